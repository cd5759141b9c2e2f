"""What somebody who never saw the program types first, and what it must tell them."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from dialogue_cli.cli.main import COMMANDS, main
from dialogue_cli.cli.own_reports import is_own_report
from support import CORPUS

OLD = "# Joint Statement of the First Meeting\n\nSuva, 3 May 2021\n\nWe will guard the reef. We thank the pilots.\n"
NEW = "# Joint Statement of the Second Meeting\n\nSuva, 3 May 2022\n\nWe will guard the reef. We thank the crews.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two statements in a folder of their own, and the corpus that ships."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    Path("old.md").write_text(OLD)
    Path("new.md").write_text(NEW)


THEMED = {
    "diff": ["diff", "old.md", "new.md"],
    "show": ["show", "new.md"],
    "commitments": ["commitments", "new.md"],
    "track": ["track", "old.md", "new.md"],
    "themes": ["themes", "new.md"],
}


@pytest.mark.parametrize("words", THEMED.values(), ids=THEMED)
def test_a_mistyped_theme_is_named_and_not_taken_for_an_absent_one(words, folder, capsys):
    assert main([*words, "--theme", "fishery"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "dialogue: --theme: no such theme: fishery; did you mean fisheries?\n")
    assert main([*words, "--theme", "zzz"]) == 2
    assert "themes: defence, maritime," in capsys.readouterr().err
    assert main([*words, "--theme", "space"]) in (0, 1), "a group stands for its themes"


@pytest.mark.parametrize("more", [["--stat"], ["--explain", "c1"]], ids=["stat", "explain"])
def test_swapped_statements_are_said_to_be_so_in_every_view(more, folder, capsys):
    assert main(["diff", "new.md", "old.md", *more]) == 0
    assert "are they swapped?" in capsys.readouterr().err
    assert main(["diff", "new.md", "old.md", "--quiet", *more]) == 0
    assert capsys.readouterr().err == ""


def test_a_search_without_hits_says_where_it_looked(folder, capsys):
    assert main(["search", "pilotage", "old.md"]) == 1
    out, err = capsys.readouterr()
    assert out == "0 hits in 0 statements\n"
    assert f"nothing found in 6 statements of {CORPUS}" in err
    assert "old.md is a file, and a search looks in a corpus" in err
    assert main(["search", "pilotage", "--quiet"]) == 1
    assert "nothing found" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [["diff", "old.md", "new.md"], ["commitments", "new.md"], ["export", "new.md"]],
                         ids=lambda words: words[0])  # fmt: skip
def test_no_text_is_written_under_the_ending_of_another_format(words, folder, capsys):
    for name in ("table.xlsx", "changes.PDF"):
        assert main([*words, "-o", name]) == 2
        assert capsys.readouterr().err.startswith(f"dialogue: {name}: would be no .")
        assert not Path(name).exists()
    assert main([*words, "-o", "plain"]) == 0 and Path("plain").read_text()


def test_explain_asks_for_the_change_where_only_two_statements_are_named(folder, capsys):
    assert main(["explain", "old.md", "new.md"]) == 2
    assert "needs OLD NEW ID; for example: dialogue explain old.md new.md c7" in capsys.readouterr().err


REPORTS = {"page": ["page.html"], "Word": ["redline.docx"], "Markdown": ["changes.md"],
           "note": ["note.docx", "--form", "note"], "note as a page": ["note.html", "--form", "note"]}  # fmt: skip


@pytest.mark.parametrize("made", REPORTS.values(), ids=REPORTS)
def test_a_report_left_among_the_statements_is_none_of_them(made, folder, capsys):
    Path("both").mkdir()
    Path("old.md").rename("both/2021.md")
    Path("new.md").rename("both/2022.md")
    assert main(["report", "both/2021.md", "both/2022.md", "-o", f"both/{made[0]}", *made[1:]]) == 0
    capsys.readouterr()
    assert main(["diff", "both"]) == 0
    out, err = capsys.readouterr()
    assert "both, 1 comparison, 2021-05-03 to 2022-05-03" in out
    assert err == f"dialogue: warning: both/{made[0]}: a report that dialogue wrote, and no statement: left out\n"
    assert main(["commitments", "both", "-f", "csv", "--quiet"]) == 0
    assert "2022" in capsys.readouterr().out


def test_a_statement_that_names_the_program_is_a_statement(folder):
    Path("about.md").write_text("The parties use dialogue 0.1.0, lexicon sha256 abc. They thank its makers.\n")
    Path("broken.docx").write_bytes(b"PK no package")
    assert not any(is_own_report(Path(name)) for name in ("about.md", "broken.docx", "absent.md", "old.md"))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_which_formats_a_command_writes(name, capsys):
    formats = getattr(importlib.import_module(COMMANDS[name][0]), "FORMATS", ())
    assert main([name, "--help"]) == 0
    told = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert not formats or f"How to write the result: {', '.join(formats)}." in told
    assert formats or name in ("corpus", "lexicon", "review"), "their forms differ from one use to the next"
