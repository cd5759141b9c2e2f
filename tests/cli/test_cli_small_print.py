"""Small promises of the command line: formats are named, paths are those one types, folders hold no reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogue_cli.cli.main import main

OLD = """Joint Statement of the First Tide Dialogue

Port Elan, 4 May 2021

The Norwegian and Japanese ministers met.

Norway and Japan will share data on tides by 2025. Both sides reaffirm their commitment to guard the reef.

We thank the sailors.
"""
NEW = OLD.replace("First", "Second").replace("4 May 2021", "6 May 2022").replace("will share", "intend to share")
NEW = NEW.replace("sailors", "pilots of both sides")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(list(words)) or 0
    except SystemExit as done:
        code = int(done.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("words", "formats"),
    [
        (("corpus", "list"), "text, json"),
        (("corpus", "export"), "jsonl, csv"),
        (("lexicon", "list"), "text, json, jsonl, csv"),
        (("lexicon", "test"), "text, json"),
    ],
)
def test_the_help_of_a_command_in_a_group_names_its_formats(
    words: tuple[str, ...], formats: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, *words, "--help")
    assert f"How to write the result: {formats}." in " ".join(out.split())


@pytest.mark.parametrize(("words", "told"), [(("We will.", "-f", "csv"), "--format"), ((" ",), "SENTENCE")])
def test_lexicon_test_refuses_what_it_cannot_do(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "lexicon", "test", *words)
    assert (code, out) == (2, "") and told in err


def test_a_folder_is_taken_in_without_the_corpus_in_it_and_without_reports(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "report", "old.txt", "new.txt", "-o", "report.html")[0] == 0
    assert run(capsys, "corpus", "add", "old.txt", "--series", "tides", "--corpus", "corpus")[0] == 0
    code, out, err = run(capsys, "corpus", "add", ".", "--series", "tides")
    assert (code, "1 added, 1 refused, 0 failed" in out) == (0, True)
    assert "report.html: a report that dialogue wrote" in err
    assert run(capsys, "corpus", "add", "corpus")[0] == 2


def test_findings_on_a_corpus_below_name_relative_paths(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "corpus", "add", "old.txt", "new.txt", "--series", "tides", "--corpus", "corpus")
    code, out, _ = run(capsys, "check", "tides", "--fail-on", "weakened", "-f", "github")
    assert code == 1
    assert out.startswith("::error file=corpus/tides/2022-05-06_02.md,line=")
    _, out, _ = run(capsys, "check", "tides", "--fail-on", "weakened", "-f", "sarif")
    place = json.loads(out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "corpus/tides/2022-05-06_02.md"}


def test_top_counts_in_every_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("keywords", "new.txt", "--against", "old.txt", "--min-count", "1", "-f", "json")
    every, some = (json.loads(run(capsys, *words, *more)[1])["rows"] for more in ((), ("--top", "1")))
    assert len(some) < len(every)
    assert all(row in every for row in some)


def test_terms_that_differ_by_length_alone_are_no_key_terms(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "keywords", "new.txt", "--against", "old.txt", "--min-count", "1")
    (folder / "like.txt").write_text(NEW.replace("pilots of both sides", "sailors"), encoding="utf-8")
    _, like, _ = run(capsys, "keywords", "like.txt", "--against", "old.txt", "--min-count", "1")
    assert "pilots" in out
    assert "tides" not in like


def test_a_long_verb_leaves_room_for_its_strength(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "track", "old.txt", "new.txt")
    assert "reaffirm 8" in out


def test_one_statement_has_no_meeting_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "meeting before" not in run(capsys, "themes", "old.txt")[1]
    assert "meeting before" in run(capsys, "themes", "old.txt", "new.txt")[1]


GERMAN = """Die Minister verurteilten die Angriffe auf die Schiffe. Beide Seiten werden im Jahr 2024 ein Büro der
Minister in Berlin eröffnen, und die Zusammenarbeit mit den Partnern wird vertieft.
"""


def test_what_reading_could_not_do_is_told_in_every_view(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "de.txt").write_text(GERMAN * 3, encoding="utf-8")
    (folder / "de2.txt").write_text(GERMAN * 4, encoding="utf-8")
    told = "no lexicon for the language de: commitments and positions are not marked"
    for form in ("text", "json", "markdown", "html"):
        _, out, _ = run(capsys, "diff", "de.txt", "de2.txt", "-f", form)
        assert out.count(told) >= 1, form
    assert told in run(capsys, "check", "de.txt", "de2.txt", "--fail-on", "dropped")[2]
    _, out, _ = run(capsys, "diff", "old.txt", "de.txt")
    assert f"warning: new: {told}" in out


def test_a_mail_that_covers_a_text_is_told_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mail.txt").write_text(f"Dear all, see below.\n\n---- Original Message ----\n\n{NEW}", encoding="utf-8")
    _, out, _ = run(capsys, "diff", "old.txt", "mail.txt")
    assert "warning: new: left out: 4 words of the mail that forwards the text" in out


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        (("commitments", "old.txt"), "out.csv", "statement,"),
        (("themes", "old.txt"), "out.json", "{"),
        (("check", "old.txt", "new.txt", "--fail-on", "weakened"), "out.sarif", "{"),
        (("check", "old.txt", "new.txt", "--fail-on", "weakened"), "out.xml", "<?xml"),
        (("explain", "old.txt", "new.txt", "c2"), "out.md", "# c2"),
        (("show", "old.txt"), "out.jsonl", "{"),
        (("commitments", "old.txt"), "out.txt", "1  2021"),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(
    words: tuple[str, ...], name: str, begins: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, *words, "-o", name)[0] in (0, 1)
    assert (folder / name).read_text(encoding="utf-8").lstrip().startswith(begins)


@pytest.mark.parametrize("words", [("export", "old.txt"), ("themes", "old.txt"), ("commitments", "old.txt")])
def test_an_ending_of_another_format_is_refused(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, *words, "-o", "out.html")
    assert code == 2 and "out.html: html is not written by this command" in err and "formats here: " in err
    assert not (folder / "out.html").exists()
