"""``dialogue commitments`` and ``dialogue lexicon`` as a user meets them: filters, formats, bad input, exit codes."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dialogue_cli.cli.main import main
from support import CORPUS

TEXT = """+++
title = "Joint Statement of Ninavay and Velmora on Reefs"
date = "2024-03-20"
parties = ["Ninavay", "Velmora"]
language = "en"
+++

Both sides commit to restore 2,000 hectares of reef by 2030.

Ninavay intends, as appropriate, to train forty divers before the next meeting.

Both sides call on all fleets to leave the reef.

They welcomed the new chart.
"""


@pytest.fixture
def reef(tmp_path, monkeypatch):
    """One invented statement in a folder of its own, with no settings about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "reef.md").write_text(TEXT)
    return "reef.md"


def rows(capsys, *words: str) -> list[dict[str, object]]:
    """What --format json gives; the exit code must agree with whether there are rows."""
    code = main(["commitments", *words, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "dialogue-commitments/1"
    assert code == (0 if found["commitments"] else 1)
    return found["commitments"]


def test_text_shows_strength_actor_words_and_time(reef, capsys):
    """Everything is told in words; nothing needs colour."""
    assert main(["commitments", reef]) == 0
    out, err = capsys.readouterr()
    assert "########..  8 commit  Both sides" in out
    assert "when: by 2030 (2030-12-31)" in out
    assert "how much: 2,000" in out
    assert "hedge: as appropriate" in out
    assert "leave the reef" not in out
    assert err == ""


#: name -> (options, the verbs that remain)
FILTERS = {
    "none": ((), ["commit to", "intend to"]),
    "strength": (("--min-strength", "8"), ["commit to"]),
    "a lower strength": (("--min-strength", "3"), ["commit to", "intend to", "call on"]),
    "actor": (("--actor", "ninavay"), ["intend to"]),
    "kind of actor": (("--actor", "parties"), ["commit to"]),
    "any deadline": (("--deadline", "any"), ["commit to", "intend to"]),
    "due by a year": (("--deadline", "2030"), ["commit to"]),
    "due by an earlier day": (("--deadline", "2029-12-31"), []),
    "all rungs": (("--all",), ["commit to", "intend to", "call on", "welcome"]),
    "sorted by strength, reversed order kept": (
        ("--sort", "strength", "--all"),
        ["commit to", "intend to", "call on", "welcome"],
    ),
    "theme that nothing has": (("--theme", "space"), []),
}


@pytest.mark.parametrize(("options", "verbs"), FILTERS.values(), ids=FILTERS)
def test_filters(reef, capsys, options, verbs):
    """Each filter is a question of its own; all of them together must hold."""
    assert [row["verb"] for row in rows(capsys, reef, *options)] == verbs


def test_csv_and_json_lines_hold_the_same_rows(reef, capsys):
    """One row a commitment, whatever the format."""
    expected = rows(capsys, reef)
    assert main(["commitments", reef, "--format", "csv"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main(["commitments", reef, "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["verb"] for row in table] == [row["verb"] for row in lines] == [row["verb"] for row in expected]
    assert lines[0]["latest"] == table[0]["latest"] == "2030-12-31"


def test_a_series_has_a_head_for_each_meeting(capsys, monkeypatch, tmp_path):
    """A series stands for all its statements, in order."""
    monkeypatch.chdir(tmp_path)
    assert main(["commitments", "reef-dialogue", "--corpus", str(CORPUS)]) == 0
    out = capsys.readouterr().out
    assert out.index("2019-05-14") < out.index("2020-10-06") < out.index("2022-03-22")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["commitments", "reef.md", "--format", "html"], "--format: no such format: html"),
        (["commitments", "reef.md", "--sort", "size"], "--sort: no such choice: size"),
        (["commitments", "reef.md", "--min-strength", "11"], "no such strength: 11"),
        (["commitments", "reef.md", "--deadline", "soon"], "no such date: soon"),
        (["commitments", "absent.md"], "absent.md"),
        (["commitments", "reef.md", "--lexicon", "absent.toml"], "absent.toml"),
        (["lexicon", "list", "--category", "oaths"], "no such category: oaths"),
        (["lexicon", "test", "We act.", "--language", "xx"], "no lexicon for xx"),
        (["lexicon", "test", "We act.", "--date", "2024-13-01"], "no such day: 2024-13-01"),
    ],
)
def test_bad_input_is_one_line(reef, capsys, words, told):
    """What, where, what to do; exit code 2 and nothing on stdout."""
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err


def test_a_faulty_lexicon_names_file_line_and_key(reef, capsys, tmp_path):
    """The user's own file is named with the line of the fault."""
    (tmp_path / "mine.toml").write_text('[promise]\n"vow to" = { rung = "swear" }\n')
    assert main(["commitments", reef, "--lexicon", "mine.toml"]) == 2
    err = capsys.readouterr().err
    assert "mine.toml:2" in err
    assert "promise.vow to: unknown rung 'swear'" in err


def test_a_users_lexicon_moves_a_verb(reef, capsys, tmp_path):
    """Support on rung 5 is a commitment to whoever says so."""
    (tmp_path / "mine.toml").write_text('[appeal]\n"call on|upon|for" = { rung = "commit" }\n')
    assert "call on" in [row["verb"] for row in rows(capsys, reef, "--lexicon", "mine.toml")]


def test_lexicon_test_explains_word_by_word(reef, capsys):
    """The verdict, then each cue with what it counts as and who says so."""
    assert main(["lexicon", "test", "We intend, as appropriate, to act by 2030.", "--date", "2024-01-01"]) == 0
    out = capsys.readouterr().out
    assert "a commitment: intend 5" in out
    assert "University of Toronto" in out
    assert "due, to 2030-12-31" in out
    assert main(["lexicon", "test", "The sea is warming."]) == 1
    assert "no verb of the lists" in capsys.readouterr().out


def test_lexicon_test_takes_parties(reef, capsys):
    """Whether a state may promise depends on whose statement it is."""
    sentence = "Canada will train divers."
    assert main(["lexicon", "test", sentence, "--party", "Canada", "--party", "Japan"]) == 0
    assert main(["lexicon", "test", sentence, "--party", "Australia", "--party", "Japan"]) == 1
    assert "not of the parties" in capsys.readouterr().out


def test_lexicon_show_and_list(reef, capsys):
    """Entries are found by any form of their words; nothing found is exit code 1."""
    assert main(["lexicon", "show", "pledged to"]) == 0
    assert "8 commit" in capsys.readouterr().out
    assert main(["lexicon", "show", "xyzzy"]) == 1
    capsys.readouterr()
    assert main(["lexicon", "list", "--category", "modal", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {entry["pattern"] for entry in listed["entries"]} == {"shall", "will"}


def test_lexicon_test_in_french(reef, capsys):
    """The French list has its own test."""
    assert main(["lexicon", "test", "Nous nous engageons à agir.", "--language", "fr"]) == 0
    assert "commit 8" in capsys.readouterr().out
