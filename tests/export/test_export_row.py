"""Comparisons in a row: who is compared with whom, one table in every format, and what does not go together."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from dialogue_cli.cli.in_a_row import asked, since_revision
from dialogue_cli.cli.main import main
from support import CORPUS

SERIES = "reef-dialogue"
DAYS = ["2019-05-14", "2020-10-06", "2022-03-22", "2023-06-13", "2024-11-19"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with the shipped corpus at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    monkeypatch.setenv("NO_COLOR", "1")


def pairs_of(out: str) -> list[tuple[str, str]]:
    return [(line[:10], line[14:24]) for line in out.splitlines() if line[11:13] == "->"]


ROWS = {
    "an open range": ([f"{SERIES}@.."], DAYS),
    "a range": ([f"{SERIES}@2..4"], DAYS[1:4]),
    "a range of two": ([f"{SERIES}@2..3"], DAYS[1:3]),
    "since a year": ([SERIES, "--since", "2022"], DAYS[1:]),
    "since a day that is one": ([SERIES, "--since", "2022-03-22"], DAYS[1:]),
    "since the day after": ([SERIES, "--since", "2022-03-23"], DAYS[2:]),
    "three references": ([f"{SERIES}@1", f"{SERIES}@3", f"{SERIES}@latest"], [DAYS[0], DAYS[2], DAYS[4]]),
    "a folder": ([str(CORPUS / SERIES)], DAYS),
    "files": ([str(path) for path in sorted((CORPUS / SERIES).glob("*.md"))[:3]], DAYS[:3]),
}


@pytest.mark.parametrize(("words", "days"), ROWS.values(), ids=ROWS)
def test_each_statement_is_compared_with_the_next(words, days, capsys):
    assert main(["diff", *words]) == 0
    assert pairs_of(capsys.readouterr().out) == list(pairwise(days))


def test_a_bare_series_stays_one_pair(capsys):
    assert main(["diff", SERIES]) == 0
    assert not pairs_of(capsys.readouterr().out)
    assert not asked([SERIES])
    assert not asked([f"{SERIES}@1", f"{SERIES}@2"])


def test_the_totals_are_the_sums(capsys):
    assert main(["diff", f"{SERIES}@..", "--format", "markdown"]) == 0
    head, *rows = [line.split("|")[2:-1] for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    numbers = [[int(cell) for cell in row] for row in rows]
    assert len(numbers) == len(DAYS)
    assert [len(row) for row in numbers] == [len(head)] * len(DAYS)
    assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]


def test_a_row_counts_positions_as_the_comparison_of_a_pair_does(capsys):
    assert main(["diff", f"{SERIES}@4..", "--format", "markdown"]) == 0
    head, row = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in capsys.readouterr().out.splitlines()
        if line[:1] == "|"
    ][0:3:2]
    told = dict(zip(head, row, strict=True))
    assert main(["diff", f"{SERIES}@4", f"{SERIES}@5"]) == 0
    line = next(row for row in capsys.readouterr().out.splitlines() if row.startswith("Positions"))
    for words, name in (
        ("hardened", "hardened"),
        ("warmer", "warmer"),
        ("new", "position new"),
        ("gone", "position gone"),
    ):
        assert f"{told[name]} {words}" in line


def test_a_table_too_wide_for_the_terminal_comes_in_three(capsys):
    assert main(["diff", f"{SERIES}@..", "--width", "80"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines()[:-3])) <= 100
    assert [line for line in out.splitlines() if line in ("Commitments", "Positions", "Text")] == [
        "Commitments", "Positions", "Text",
    ]  # fmt: skip


def test_json_holds_whole_comparisons_and_totals(capsys):
    assert main(["diff", f"{SERIES}@..", "--format", "json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["schema"] == "dialogue-row/1"
    assert [c["new"]["date"] for c in row["comparisons"]] == DAYS[1:]
    assert {c["schema"] for c in row["comparisons"]} == {"dialogue-comparison/1"}
    assert row["tool"] == row["comparisons"][0]["tool"]
    for shift, count in row["totals"]["commitments"].items():
        assert count == sum(c["summary"]["commitments"][shift] for c in row["comparisons"]), shift


def test_each_comparison_of_a_row_is_that_of_the_pair_alone(capsys):
    assert main(["diff", f"{SERIES}@..", "--format", "json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert main(["diff", f"{SERIES}@2", f"{SERIES}@3", "--format", "json"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert row["comparisons"][1]["changes"] == alone["changes"]
    assert row["comparisons"][1]["summary"] == alone["summary"]


def test_csv_names_the_pair_in_columns_and_filters_rows(capsys):
    assert main(["diff", f"{SERIES}@..", "--format", "csv", "--only", "weakened"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["shift"] for row in rows} == {"weakened"}
    assert {row["new_date"] for row in rows} <= set(DAYS[1:])
    assert len({row["weights_sha256"] for row in rows}) == 1


def test_jsonl_names_the_pair_in_every_line(capsys):
    assert main(["diff", f"{SERIES}@1..3", "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["pair"]["new_date"] for line in lines if line["record"] == "comparison"] == DAYS[1:3]
    assert all(line["pair"]["old_statement"] for line in lines)


def test_a_page_escapes_what_a_series_is_called():
    from dataclasses import replace

    from dialogue_cli.api import compare, read_statement
    from dialogue_cli.report.row import render_html, render_markdown

    old, new = (read_statement(path) for path in sorted((CORPUS / SERIES).glob("*.md"))[:2])
    full = compare(old, new)
    named = replace(full, new=replace(full.new, series="<script>x</script>"))
    assert "<script>" not in render_html([named])
    assert "<script>" not in render_markdown([named])


def test_report_writes_one_table(capsys):
    assert main(["report", f"{SERIES}@..", "-o", "row.html"]) == 0
    page = Path("row.html").read_text(encoding="utf-8")
    assert page.count("<tr>") == 1 + len(DAYS)
    assert "weights sha256" in page


def test_check_over_a_row_finds_what_the_pairs_have(capsys):
    assert main(["check", f"{SERIES}@..", "--fail-on", "weakened", "--format", "json"]) == 1
    row = json.loads(capsys.readouterr().out)
    assert row["schema"] == "dialogue-findings-row/1"
    for number, document in enumerate(row["comparisons"], 1):
        code = main(["check", f"{SERIES}@{number}", f"{SERIES}@{number + 1}", "--fail-on", "weakened", "-f", "json"])
        assert json.loads(capsys.readouterr().out)["findings"] == document["findings"]
        assert code == (1 if document["findings"] else 0)


def test_check_over_a_row_in_the_formats_of_ci(capsys):
    from xml.etree import ElementTree

    assert main(["check", f"{SERIES}@1..3", "--fail-on", "weakened", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert [run["automationDetails"]["id"] for run in log["runs"]] == [
        "2019-05-14_01/2020-10-06_02",
        "2020-10-06_02/2022-03-22_03",
    ]
    assert main(["check", f"{SERIES}@1..3", "--fail-on", "weakened", "--format", "junit"]) == 1
    suites = ElementTree.fromstring(capsys.readouterr().out)
    assert [suite.get("failures") for suite in suites] == ["1", "1"]
    assert main(["check", f"{SERIES}@1..3", "--fail-on", "weakened", "--format", "github"]) == 1
    assert all(line.startswith("::error ") for line in capsys.readouterr().out.splitlines())
    assert main(["check", f"{SERIES}@1..3", "--fail-on", "strength>=10 and dropped"]) == 0
    assert "0 findings in 0 of 2" in capsys.readouterr().out


def test_exit_code_of_a_row(capsys):
    assert main(["diff", f"{SERIES}@..", "--exit-code"]) == 1
    Path("a.txt").write_text("The sea was calm.\n")
    for name in ("b.txt", "c.txt"):
        Path(name).write_text("The sea was calm.\n")
    assert main(["diff", "a.txt", "b.txt", "c.txt", "--exit-code"]) == 0
    capsys.readouterr()


FAULTS = {
    "word shows one pair": (["report", f"{SERIES}@..", "-o", "r.docx"], "shows one pair"),
    "a note is about one pair": (["report", f"{SERIES}@..", "-o", "r.md", "--form", "note"], "is about one pair"),
    "sections of one pair": (["diff", f"{SERIES}@..", "--stat"], "is about one pair"),
    "one change of one pair": (["diff", f"{SERIES}@..", "--explain", "c1"], "is about one pair"),
    "a filter on counts": (["diff", f"{SERIES}@..", "--only", "weakened"], "add --format csv"),
    "no date": (["diff", SERIES, "--since", "May"], "no date"),
    "no such day": (["diff", SERIES, "--since", "2023-02-30"], "no date"),
    "nothing since": (["diff", SERIES, "--since", "2031"], "no statement since 2031"),
    "a series of one": (["diff", "us-france-space@.."], "fewer than two"),
    "a range that runs backwards": (["diff", f"{SERIES}@4..2"], "runs backwards"),
    "one statement since": (["diff", f"{SERIES}@2", "--since", "2020"], "names one statement"),
    "an empty folder": (["diff", "empty"], "holds no statements"),
    "a folder among files": (["diff", "empty", f"{SERIES}@1", f"{SERIES}@2"], "a folder stands alone"),
}


@pytest.mark.parametrize(("words", "said"), FAULTS.values(), ids=FAULTS)
def test_faults_are_one_line(words, said, capsys):
    Path("empty").mkdir()
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert [path.name for path in Path().iterdir()] == ["empty"]


def test_days_with_several_statements_are_parted_by_type(capsys):
    front = '+++\ntitle = "{}"\ndate = "{}"\ntype = "{}"\nlanguage = "en"\n+++\n\n{}\n'
    folder = Path("corpus/delta")
    folder.mkdir(parents=True)
    Path("corpus/corpus.toml").write_text('schema = "dialogue-corpus/1"\n')
    for day in ("2021-01-01", "2022-01-01"):
        for kind, text in (("joint statement", "We will share tide data."), ("fact sheet", "Facts on tide data.")):
            name = f"{day}_{kind.replace(' ', '-')}.md"
            (folder / name).write_text(front.format(f"The {kind}", day, kind, text))
    assert main(["diff", "delta@..", "--corpus", "corpus", "--format", "json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert [(c["old"]["type"], c["new"]["type"]) for c in row["comparisons"]] == [
        ("fact sheet", "fact sheet"),
        ("joint statement", "joint statement"),
    ]


def test_one_file_since_a_revision(capsys):
    for words in (["init", "-q"], ["config", "user.email", "a@b"], ["config", "user.name", "a"]):
        subprocess.run(["git", *words], check=True)
    Path("a.md").write_text("We commit to share tide data.\n")
    subprocess.run(["git", "add", "a.md"], check=True)
    subprocess.run(["git", "commit", "-q", "-m", "first"], check=True)
    Path("a.md").write_text("We intend to share tide data.\n")
    assert since_revision("a.md", None, "HEAD") == ("HEAD:a.md", "a.md", None)
    assert main(["check", "a.md", "--since", "HEAD", "--fail-on", "weakened"]) == 1
    assert "1 rule fired" in capsys.readouterr().out
    assert main(["diff", "a.md", "--since", "nowhere"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def dated():
    """Four statements in one folder whose names begin with their dates; the second and third still say it."""
    said = "Scientists presented a map of the seagrass meadows."
    pledge = "We will open two ports for hospital ships on the eastern coast."
    texts = (pledge, pledge, "We welcomed the plan for two ports for hospital ships on the eastern coast.", "")
    for year, text in enumerate(texts, 2020):
        Path(f"{year}-01-01_s.txt").write_text(f"{said}\n\nThe harbour masters met in Lira.\n\n{text}\n")
    return "2020-01-01_s.txt", "2023-01-01_s.txt"


def test_what_is_missing_names_when_it_was_still_said(dated, capsys):
    """A report of a pledge is no pledge: 2022 does not count."""
    assert main(["diff", *dated, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    gone = next(change for change in json.loads(out)["changes"] if change["kind"] == "removed")
    assert gone["restated_in"] == ["2021-01-01"]
    assert "between them lie 2021-01-01, 2022-01-01, not compared" in err
    for form in ("text", "csv", "markdown", "html"):
        assert main(["diff", *dated, "--format", form]) == 0
        assert "2021-01-01" in capsys.readouterr().out.replace("lie 2021-01-01", ""), form
    assert main(["report", *dated, "--form", "note", "-o", "n.md"]) == 0
    assert "restated 2021-01-01" in Path("n.md").read_text(encoding="utf-8")


def test_neighbours_in_time_restate_nothing(dated, capsys):
    assert main(["diff", "2021-01-01_s.txt", "2022-01-01_s.txt", "--format", "json"]) == 0
    assert not any(change["restated_in"] for change in json.loads(capsys.readouterr().out)["changes"])


def test_an_unreadable_statement_between_is_told_and_passed_over(dated, capsys):
    Path("2022-01-01_s.txt").write_bytes(b"")
    assert main(["diff", *dated]) == 0
    out = capsys.readouterr().out
    assert "2022-01-01 lies between the two and was not looked at" in " ".join(out.split())
    assert "restated 2021-01-01" in out


@pytest.mark.parametrize("name", ["themes", "commitments", "track"])
def test_a_folder_stands_for_its_statements(name, capsys):
    assert main([name, str(CORPUS / SERIES), "--format", "csv"]) == 0
    by_folder = capsys.readouterr().out
    assert main([name, *map(str, sorted((CORPUS / SERIES).glob("*.md"))), "--format", "csv"]) == 0
    assert capsys.readouterr().out == by_folder
    assert main([name, str(CORPUS)]) == 2
    assert "holds several rows" in capsys.readouterr().err


def test_a_folder_passes_over_what_is_no_statement(capsys):
    Path("f").mkdir()
    for name in ("README.md", ".hidden.txt", "notes.csv", "2021-01-01.txt", "2022-01-01.txt"):
        Path("f", name).write_text("We will open two ports for hospital ships.\n")
    assert main(["diff", "f", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["comparisons"]) == 1
