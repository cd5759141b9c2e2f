"""Charts: the same bytes every time, their words in the file, nothing drawn of nothing, and faults of one line."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from dialogue_cli.cli.main import main
from support import CORPUS, needs_statements, statements_folder

pytest.importorskip("matplotlib")
SERIES = "reef-dialogue"
COMMANDS = ("themes", "commitments", "track")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with the shipped corpus at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_chart_is_the_same_bytes_every_time(name, form, capsys):
    for copy in ("one", "two"):
        assert main([name, SERIES, "--chart", f"{copy}.{form}"]) == 0
    assert Path(f"one.{form}").read_bytes() == Path(f"two.{form}").read_bytes()
    head = Path(f"one.{form}").read_bytes()[:200]
    assert head.startswith(b"\x89PNG" if form == "png" else b"<?xml")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_the_users_style_changes_nothing(name, monkeypatch, capsys):
    import matplotlib

    assert main([name, SERIES, "--chart", "plain.svg"]) == 0
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": "own"}):
        assert main([name, SERIES, "--chart", "styled.svg"]) == 0
    assert Path("plain.svg").read_bytes() == Path("styled.svg").read_bytes()


@pytest.mark.parametrize("name", COMMANDS)
def test_title_dates_sources_and_hashes_are_in_the_file(name, capsys):
    assert main([name, SERIES, "--chart", "c.svg"]) == 0
    text = Path("c.svg").read_text(encoding="utf-8")
    told = re.search(r"<dc:description>(.*?)</dc:description>", text)
    assert f": {SERIES}" in re.search(r"<dc:title>(.*?)</dc:title>", text).group(1)
    assert "5 statements, 2019-05-14 to 2024-11-19" in told.group(1)
    assert "Sources: written for the dialogue project" in told.group(1)
    assert "lexicon" in told.group(1)
    assert "<dc:date>" not in text


@pytest.mark.parametrize("name", COMMANDS)
def test_no_colour_carries_meaning(name, capsys):
    """Every colour in the file is a grey."""
    assert main([name, SERIES, "--chart", "c.svg"]) == 0
    colours = set(re.findall(r"#([0-9a-fA-F]{6})\b", Path("c.svg").read_text(encoding="utf-8")))
    assert colours
    assert all(c[:2] == c[2:4] == c[4:] for c in colours), colours


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_is_printed_as_without_a_chart(name, capsys):
    assert main([name, SERIES, "--format", "csv"]) == 0
    plain = capsys.readouterr().out
    assert main([name, SERIES, "--format", "csv", "--chart", "c.png"]) == 0
    assert capsys.readouterr().out == plain


def test_what_is_filtered_is_said(capsys):
    assert main(["commitments", SERIES, "--min-strength", "8", "--chart", "c.svg"]) == 0
    assert "only strength from 8" in Path("c.svg").read_text(encoding="utf-8")


def test_words_of_a_statement_are_no_mathematics(tmp_path, capsys):
    head = '+++\ntitle = "$x^2$ \\\\frac <b>"\nseries = "s"\ndate = "2021-01-01"\n+++\n\n'
    Path("a.md").write_text(f"{head}We will open ports at $5 or $6.\n")
    assert main(["commitments", "a.md", "--chart", "c.svg"]) == 0
    assert main(["track", "a.md", "a.md", "--all", "--chart", "t.svg"]) == 0
    assert "<b>" not in Path("c.svg").read_text(encoding="utf-8")


FAULTS = {
    "no picture": (["themes", SERIES, "--chart", "c.pdf"], "the ending names no picture"),
    "no ending": (["track", SERIES, "--chart", "c"], "the ending names no picture"),
    "it is there": (["commitments", SERIES, "--chart", "there.svg"], "already exists"),
    "a folder": (["commitments", SERIES, "--chart", "folder.svg"], "cannot be written there"),
    "no such folder": (["themes", SERIES, "--chart", "nowhere/c.svg"], "cannot be written there"),
    "no data: themes": (["themes", "calm.txt", "--theme", "space", "--chart", "c.svg"], "nothing to draw"),
    "no data: commitments": (["commitments", "calm.txt", "--chart", "c.svg"], "nothing to draw"),
    "no data: threads": (["track", SERIES, "zeppelin", "--chart", "c.svg"], "nothing to draw"),
}


@pytest.mark.parametrize(("words", "said"), FAULTS.values(), ids=FAULTS)
def test_faults_are_one_line_and_leave_nothing(words, said, capsys):
    Path("there.svg").write_text("mine")
    Path("folder.svg").mkdir()
    Path("calm.txt").write_text("The sea was calm.\n")
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert sorted(path.name for path in Path().iterdir()) == ["calm.txt", "folder.svg", "there.svg"]
    assert Path("there.svg").read_text() == "mine"


def test_without_the_library_the_install_line_is_named(monkeypatch, capsys):
    import importlib.util

    known = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *a: None if name == "matplotlib" else known(name, *a))
    assert main(["themes", SERIES, "--chart", "c.svg"]) == 2
    assert "pip install 'dialogue-cli[charts]'" in capsys.readouterr().err


def test_without_a_chart_the_library_is_not_loaded():
    import subprocess

    code = (
        "import sys\nfrom dialogue_cli.cli.main import main\n"
        f"main(['themes', '{SERIES}', '--format', 'csv', '-o', 't.csv'])\n"
        "assert not {'matplotlib', 'numpy', 'arro3'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@needs_statements
@pytest.mark.parametrize("name", COMMANDS)
def test_a_long_series_is_drawn(name, capsys):
    files = [str(path) for path in sorted((statements_folder() / "fomc").glob("*.txt"))[-40:]]
    assert main([name, *files, "--chart", "c.png"]) == 0
    assert Path("c.png").stat().st_size > 20_000
