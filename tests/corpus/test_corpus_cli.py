"""The commands as a user meets them: exit codes, what goes where, and that no word of a file reaches a terminal raw."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from corpus_making import put

from dialogue_cli.cli.main import main

HOSTILE = "=cmd|' /C calc'!A0 met \x1b[31mred\x1b[0m\x07 and <script>alert(1)</script> \u202eevil"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "corpus"
    put(corpus, "reef", "2021-01-01_01", ["The ministers met.", "We will share data."], meeting=1)
    put(corpus, "reef", "2022-01-01_02", ["The ministers met again.", "They thanked the hosts."], meeting=2)
    (corpus / "corpus.toml").write_text('schema = "dialogue-corpus/1"\n', encoding="utf-8")
    return corpus


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


CODES = {
    "found": (["search", "ministers"], 0),
    "not found": (["search", "volcano"], 1),
    "counted": (["search", "ministers", "--count"], 0),
    "counted, none": (["search", "volcano", "--count"], 1),
    "faulty query": (["search", "(ministers"], 2),
    "no such series": (["search", "ministers", "--series", "tide"], 2),
    "no date": (["search", "ministers", "--since", "May"], 2),
    "no such sort": (["search", "ministers", "--sort", "up"], 2),
    "no such format": (["search", "ministers", "-f", "xml"], 2),
    "list": (["corpus", "list"], 0),
    "show": (["corpus", "show", "reef"], 0),
    "show nothing": (["corpus", "show", "reef@7"], 2),
    "verify": (["corpus", "verify"], 0),
    "reindex": (["corpus", "reindex"], 0),
    "export": (["corpus", "export"], 0),
    "remove a whole series": (["corpus", "remove", "reef"], 2),
    "add nothing there": (["corpus", "add", "none.txt"], 2),
    "pull what is not listed": (["corpus", "pull", "nope"], 2),
    "no such corpus": (["corpus", "list", "--corpus", "none"], 2),
}


@pytest.mark.parametrize(("words", "code"), CODES.values(), ids=CODES)
def test_exit_codes(root: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int) -> None:
    got, out, err = run(capsys, *words)
    assert got == code, err
    if code == 2:
        assert out == "" and err.count("\n") == 1 and err.startswith("dialogue: ")


def test_verify_with_findings_is_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, "reef", "2024-01-01_04", ["We met."], meeting=4)
    code, out, _ = run(capsys, "corpus", "verify")
    assert code == 1 and out.startswith("gap         reef: meeting 3 missing between 2 and 4")


FINDINGS = {
    "order": ("2020-05-05_03", {"meeting": 3}, "order"),
    "name": ("2023-05-05_03", {"meeting": 4, "date": "2023-05-05"}, "name"),
    "date in the name": ("2023-05-05_03", {"meeting": 3, "date": "2023-06-06"}, "name"),
    "number twice": ("2023-05-05_02", {"meeting": 2}, "number"),
    "ends early": ("2023-05-05_03", {"meeting": 3, "date_end": "2023-05-01"}, "date"),
    "far future": ("2223-05-05_03", {"meeting": 3}, "date"),
    "another series": ("2023-05-05_03", {"meeting": 3, "series": "tide"}, "name"),
}


@pytest.mark.parametrize(("stem", "meta", "kind"), FINDINGS.values(), ids=FINDINGS)
def test_verify_finds(
    root: Path, capsys: pytest.CaptureFixture[str], stem: str, meta: dict[str, str | int], kind: str
) -> None:
    put(root, "reef", stem, ["Another text."], **meta)  # type: ignore[arg-type]
    _, out, _ = run(capsys, "corpus", "verify", "-f", "json")
    assert kind in {finding["kind"] for finding in json.loads(out)["findings"]}


def test_verify_finds_doubles_and_unreadable_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, "tide", "2021-01-01", ["The ministers met.", "We will share data."])
    (root / "tide" / "2022-01-01.md").write_text("+++\ntitle = \n+++\nWe met.\n", encoding="utf-8")
    (root / "tide" / "2023-01-01.md").write_text("", encoding="utf-8")
    _, out, _ = run(capsys, "corpus", "verify", "-f", "json")
    kinds = [finding["kind"] for finding in json.loads(out)["findings"]]
    assert kinds.count("double") == 1 and kinds.count("unreadable") >= 2


def test_several_files_are_added_and_the_sum_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root.parent / "new"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.txt").write_text(f"Joint Statement\n\nWe met on May {number}, 2023.\n", encoding="utf-8")
    (folder / "3.txt").write_text("No day stands here.\n", encoding="utf-8")
    code, out, err = run(capsys, "corpus", "add", "new", "--series", "tide")
    assert code == 2 and out.endswith("2 added, 0 refused, 1 failed\n") and "give one with --date" in err
    code, out, err = run(capsys, "corpus", "add", "new/1.txt", "--series", "tide")
    assert code == 1 and "refused" in err and out == ""
    code, out, _ = run(capsys, "corpus", "add", "new/3.txt", "-s", "tide", "--date", "2023-07-07", "-f", "json")
    added = json.loads(out)["added"][0]
    assert code == 0 and added["statement"] == "tide@2023-07-07" and "date" not in added["guessed"]


def test_options_for_one_statement_are_refused_for_many(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (1, 2):
        (root.parent / f"{number}.txt").write_text("We met.", encoding="utf-8")
    code, _, err = run(capsys, "corpus", "add", "1.txt", "2.txt", "--series", "tide", "--date", "2020-01-01")
    assert code == 2 and "fits one statement, not 2" in err


def test_hostile_words_reach_no_terminal_and_no_spreadsheet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root.parent / "hostile.txt"
    path.write_text(f"{HOSTILE}\n\n{HOSTILE} on May 4, 2021.\n", encoding="utf-8")
    run(capsys, "corpus", "add", str(path), "--series", "tide", "--title", HOSTILE)
    for words in (
        ["search", "evil"], ["search", "evil", "--count"], ["search", "evil", "-f", "csv"], ["corpus", "show", "tide"],
        ["corpus", "list"], ["corpus", "verify"], ["corpus", "export", "-f", "csv"], ["corpus", "show", "tide@latest"],
    ):  # fmt: skip
        _, out, err = run(capsys, *words)
        assert out and not {"\x1b", "\x07", "\u202e"} & set(out + err), words
        if "csv" in words:
            cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
            assert cells and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_json_lines_are_one_hit_each(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "search", "ministers", "-f", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["statement"] for row in rows] == ["reef@1", "reef@2"]
    assert {row["schema"] for row in rows} == {"dialogue-hits/1"}


def test_a_result_goes_to_a_file_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "search", "ministers", "-f", "csv", "-o", "hits.csv")
    assert code == 0 and out == "" and len(Path("hits.csv").read_text(encoding="utf-8").splitlines()) == 3
    code, _, err = run(capsys, "search", "ministers", "-o", "hits.csv")
    assert code == 2 and "already exists" in err


def test_the_limit_says_that_there_is_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "first 1 hit in 1 statement; more" in run(capsys, "search", "ministers", "-n", "1")[1]
    assert "2 hits in 2 statements\n" in run(capsys, "search", "ministers", "-n", "2")[1]


def test_fuzzy_is_offered_and_taken(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "search", "ministres")
    assert code == 1 and '--fuzzy would take it for "ministers"' in err
    code, out, _ = run(capsys, "search", "ministres", "--fuzzy")
    assert code == 0 and 'taken for "ministers"' in out


def test_a_damaged_index_is_rebuilt_under_way(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = run(capsys, "search", "ministers")[1]
    (root / ".dialogue-index.sqlite3").write_bytes(b"scribble" * 1000)
    for leftover in root.glob(".dialogue-index.sqlite3-[ws][ah][lm]"):
        leftover.unlink()
    code, out, err = run(capsys, "search", "ministers")
    assert (code, out) == (0, first) and "rebuilt" in err


def test_export_has_every_unit(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "corpus", "export", "reef")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["statement"], row["unit"]) for row in rows][:2] == [
        ("reef@2021-01-01_01", "s1"),
        ("reef@2021-01-01_01", "s2"),
    ]
    assert rows[1]["commitment"] is True and rows[1]["text"] == "We will share data."


def test_pull_lists_without_fetching(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "corpus", "pull", "--list", "us-france-space", "--corpus", str(tmp_path))
    assert code == 0 and out.count("diplomatie.gouv.fr") == 3
    listed = json.loads(run(capsys, "corpus", "pull", "--list", "-f", "json", "--corpus", str(tmp_path))[1])
    assert len(listed["pages"]) > 30
