"""Long tables: their columns, their rows, what every row carries, and the three formats that hold the same."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from dialogue_cli import compare, read_statement
from dialogue_cli.cli.main import main
from dialogue_cli.report.change_cells import change_cells
from dialogue_cli.report.csv import COLUMNS
from dialogue_cli.report.export import MADE_BY, TABLES, columns_of
from dialogue_cli.report.export_rows import CALLED
from support import CORPUS

SERIES = "reef-dialogue"
#: What all three statements say, so that a short text does not make strangers look alike.
SAID = (
    "The pilots thanked the crews of the survey ships.",
    "Delegations reviewed the state of the northern lagoon.",
    "The harbour masters met in Lira in March.",
    "Scientists presented a map of the seagrass meadows.",
)
TIDE = ("We commit to share tide data by 2030.", "We intend to share tide data.", "We will share tide data.")
PORTS = "We will open two ports for hospital ships on the eastern coast."
TEXTS = {
    "2021-01-01_a.txt": "\n\n".join((TIDE[0], *SAID)) + "\n",
    "2022-01-01_b.txt": "\n\n".join((TIDE[1], *SAID, PORTS)) + "\n",
    "2023-01-01_c.txt": "\n\n".join((TIDE[2], *SAID)) + "\n",
}
WORDS = sum(len(text.split()) for text in (TIDE[0], *SAID))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Three short statements in a folder of their own, with the shipped corpus at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    Path("three").mkdir()
    for name, text in TEXTS.items():
        (Path("three") / name).write_text(text)
    return "three"


def exported(capsys, *words: str) -> list[dict[str, str]]:
    assert main(["export", *words]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_every_column_and_says_what_made_it(name, folder, capsys):
    rows = exported(capsys, SERIES, "--table", name)
    assert list(rows[0]) == [column.name for column in columns_of(TABLES[name])]
    made = {tuple(row[column.name] for column in MADE_BY) for row in rows}
    assert len(made) == 1
    version, lexicon, weights, settings = made.pop()
    assert version
    assert len(lexicon) == len(weights) == 64
    assert "unit=sentence" in settings


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_told_apart_and_explained(name):
    columns = columns_of(TABLES[name])
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert all(column.meaning and not column.meaning.endswith(".") for column in columns)


def test_both_tables_of_changes_show_every_cell_of_a_change(folder):
    comparison = compare(*(read_statement(path) for path in sorted(Path(folder).iterdir())[:2]))
    units = ({unit.id: unit for unit in side.units} for side in (comparison.old, comparison.new))
    cells = change_cells(comparison.changes[0], *units)
    assert set(cells) == set(COLUMNS)
    assert set(cells) == {CALLED.get(c.name, c.name) for c in TABLES["changes"].columns} & set(cells)


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_of_their_columns_type(name, folder, capsys):
    assert main(["export", SERIES, "--table", name, "--format", "jsonl"]) == 0
    types = {"text": str, "date": str, "whole": int, "number": (int, float), "truth": bool}
    for line in capsys.readouterr().out.splitlines():
        row = json.loads(line)
        for column in columns_of(TABLES[name]):
            value = row[column.name]
            assert value is None or isinstance(value, types[column.type]), column.name
            assert not (column.type == "whole" and isinstance(value, bool)), column.name


@pytest.mark.parametrize("name", TABLES)
def test_three_formats_hold_the_same_rows(name, folder, capsys):
    arro3 = pytest.importorskip("arro3.io")
    assert main(["export", SERIES, "--table", name, "-o", "t.parquet"]) == 0
    assert main(["export", SERIES, "--table", name, "-o", "t.jsonl"]) == 0
    lines = [json.loads(line) for line in Path("t.jsonl").read_text(encoding="utf-8").splitlines()]
    table = arro3.read_parquet("t.parquet").read_all()
    assert table.column_names == [column.name for column in columns_of(TABLES[name])]
    assert table.num_rows == len(lines)
    for column in columns_of(TABLES[name]):
        found = [scalar.as_py() for scalar in table.column(column.name)]
        wanted = [row[column.name] for row in lines]
        assert [v.isoformat() if column.type == "date" and v else v for v in found] == wanted, column.name
    again = Path("t.parquet").read_bytes()
    assert main(["export", SERIES, "--table", name, "-o", "t.parquet", "--force"]) == 0
    assert Path("t.parquet").read_bytes() == again


def test_commitments_count_what_they_say(folder, capsys):
    rows = exported(capsys, "three")
    assert [(row["date"], row["rung"], row["band"]) for row in rows] == [
        ("2021-01-01", "commit", "pledge"),
        ("2022-01-01", "intend", "intention"),
        ("2022-01-01", "will", "pledge"),
        ("2023-01-01", "will", "pledge"),
    ]
    first = rows[0]
    assert first["series"] == "three"
    assert first["statement_words"] == str(WORDS)
    assert first["statement_commitments"] == "1"
    assert first["commitments_per_1000_words"] == str(round(1000 / WORDS, 3))
    assert first["deadline_latest"] == "2030-12-31"


def test_changes_cover_every_pair_and_count_their_kinds(folder, capsys):
    rows = exported(capsys, "three", "--table", "changes")
    pairs = list(dict.fromkeys((row["old_date"], row["new_date"]) for row in rows))
    assert pairs == [("2021-01-01", "2022-01-01"), ("2022-01-01", "2023-01-01")]
    for pair in pairs:
        own = [row for row in rows if (row["old_date"], row["new_date"]) == pair]
        kinds = Counter(row["kind"] for row in own)
        assert all(int(row["pair_kind"]) == kinds[row["kind"]] for row in own)
    gone = next(row for row in rows if row["kind"] == "removed")
    assert gone["old_text"] == PORTS
    assert gone["pair_kind_per_1000_words"] == str(round(1000 / int(gone["old_words"]), 3))


def test_threads_have_a_row_a_meeting(folder, capsys):
    rows = exported(capsys, "three", "--table", "threads")
    tide = [row for row in rows if "tide data" in row["label"]]
    assert [row["course"] for row in tide] == ["introduced", "weakened", "strengthened"]
    assert all(row["pledged"] == "true" and row["meetings"] == "3" for row in tide)
    ports = [row["course"] for row in rows if "ports" in row["label"]]
    assert ports == ["introduced", "dropped"]


def test_themes_agree_with_the_command(folder, capsys):
    rows = exported(capsys, SERIES, "--table", "themes")
    assert main(["themes", SERIES, "--format", "csv"]) == 0
    told = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    shares = {(row["statement"], row["theme"]): row["share"] for row in told}
    assert {(row["statement"], row["theme"]): row["share"] for row in rows} == shares


def test_a_corpus_is_all_its_series(folder, capsys):
    rows = exported(capsys, str(CORPUS))
    assert {row["series"] for row in rows} == {SERIES, "us-france-space"}
    assert {row["series"] for row in exported(capsys, str(CORPUS), "--table", "changes")} == {SERIES}


def test_a_range_and_single_references_make_rows(folder, capsys):
    whole = exported(capsys, f"{SERIES}@2..3", "--table", "changes")
    two = exported(capsys, f"{SERIES}@2", f"{SERIES}@3", "--table", "changes")
    assert whole == two
    assert {row["new_statement"] for row in whole} == {"2022-03-22_03"}


def test_no_cell_is_a_formula(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("=HYPERLINK(1) we commit to share tide data.\n")
    row = exported(capsys, "a.txt")[0]
    assert row["text"].startswith("'=HYPERLINK")


def test_an_empty_table_has_its_header_and_exit_code_1(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The sea was calm.\n")
    assert main(["export", "a.txt"]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "no commitments" in err


FAULTS = {
    "no such table": (["three", "--table", "pledges"], "no such table: pledges"),
    "no such format": (["three", "--format", "xlsx"], "no such format: xlsx"),
    "no such series": (["reeef"], "no such file or series"),
    "an empty folder": (["empty"], "holds no statements"),
    "one statement has no changes": (["three/2021-01-01_a.txt", "--table", "changes"], "fewer than two statements"),
    "one statement has no threads": (["three/2021-01-01_a.txt", "--table", "threads"], "fewer than two statements"),
    "the file is there": (["three", "-o", "there.csv"], "already exists"),
    "no folder to write to": (["three", "-o", "nowhere/t.csv"], "cannot be written"),
}


@pytest.mark.parametrize(("words", "said"), FAULTS.values(), ids=FAULTS)
def test_faults_are_one_line_and_leave_nothing(words, said, folder, capsys):
    Path("empty").mkdir()
    Path("there.csv").write_text("mine")
    assert main(["export", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert Path("there.csv").read_text() == "mine"
    assert sorted(path.name for path in Path().iterdir()) == ["empty", "there.csv", "three"]


def test_parquet_without_its_library_names_the_install_line(folder, capsys, monkeypatch):
    import importlib.util

    known = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if "arro3" in name else known(name, *a))
    assert main(["export", "three", "-o", "t.parquet"]) == 2
    assert "pip install 'dialogue-cli[parquet]'" in capsys.readouterr().err
    assert not Path("t.parquet").exists()


def test_the_columns_are_listed(folder, capsys):
    assert main(["export", SERIES, "--table", "threads", "--columns"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [column.name for column in columns_of(TABLES["threads"])]
