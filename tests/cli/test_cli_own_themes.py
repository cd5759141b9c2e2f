"""A reader's own themes, and filters by words: settings and options that reach every command they should."""

from __future__ import annotations

import json

import pytest

from dialogue_cli.cli.main import main
from support import CORPUS

OWN = '[lanterns]\ngroup = "security"\nlabel = "Lantern exercise"\nstrong = "Lantern exercise"\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "mine.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "dialogue.toml").write_text(f'themes = ["mine.toml"]\ncorpus = "{CORPUS}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_theme_of_ones_own_is_counted_and_filters(folder, capsys):
    assert main(["themes", "reef-dialogue", "--theme", "lanterns", "--format", "json"]) == 0
    assert {row["theme"] for row in json.loads(capsys.readouterr().out)["rows"]} == {"lanterns"}
    assert main(["diff", "reef-dialogue", "--theme", "lanterns"]) == 0
    assert "Lantern exercise" in capsys.readouterr().out


def test_a_fault_in_it_names_file_and_line(folder, capsys):
    (folder / "mine.toml").write_text(OWN + "strnog = 1\n", encoding="utf-8")
    assert main(["themes", "reef-dialogue"]) == 2
    assert "mine.toml:5: lanterns.strnog: no such key" in capsys.readouterr().err


WORDS = {
    "commitments": ["commitments", "reef-dialogue@5", "--keyword", "lantern exercise", "--format", "csv"],
    "track": ["track", "reef-dialogue", "--keyword", "lantern exercise", "--format", "csv"],
    "diff": ["diff", "reef-dialogue", "--keyword", "lantern exercise", "--format", "csv"],
    "show": ["show", "reef-dialogue@5", "--keyword", "lantern exercise", "--format", "csv"],
}


@pytest.mark.parametrize("call", WORDS.values(), ids=WORDS)
def test_keywords_filter_everywhere(folder, call, capsys):
    assert main(call) == 0
    rows = capsys.readouterr().out.splitlines()[1:]
    assert rows
    assert all("lantern" in row.lower() for row in rows)
