"""``dialogue explain``: the words, the sources, the candidates with sums that add up, the rule, and the hashes."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path

import pytest

from dialogue_cli.align.explain import MEANINGS
from dialogue_cli.align.features import LEAN, SIGNALS
from dialogue_cli.align.score import parse_weights
from dialogue_cli.cli.main import main
from dialogue_cli.data import read_text
from support import CORPUS

PAIR = ("reef-dialogue@2", "reef-dialogue@3")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with the shipped corpus at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    monkeypatch.setenv("NO_COLOR", "1")


def explained(capsys, *words: str) -> dict:
    assert main(["explain", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def compared(capsys) -> dict:
    assert main(["diff", *PAIR, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def change_with(changes: dict, shift: str) -> dict:
    return next(c for c in changes["changes"] if c["commitment"] and c["commitment"]["shift"] == shift)


def test_every_signal_has_words():
    assert set(MEANINGS) == {*SIGNALS, *LEAN}


def test_the_change_is_that_of_diff(capsys):
    whole = compared(capsys)
    for change in whole["changes"][:12]:
        found = explained(capsys, *PAIR, change["id"])
        assert found["schema"] == "dialogue-explanation/1"
        assert found["change"] == change
        assert found["tool"] == whole["tool"]


def test_a_unit_names_its_change(capsys):
    change = change_with(compared(capsys), "weakened")
    by_unit = explained(capsys, *PAIR, f"old:{change['old'][0]}")
    assert by_unit["change"]["id"] == change["id"]


def test_the_effects_add_up_to_the_confidence(capsys):
    """The sum of all effects and the offset is the log odds of what is told."""
    change = change_with(compared(capsys), "weakened")
    offset = parse_weights(read_text("alignment_weights.json"), read_text("spelling_en.tsv")).full.offset
    weighed = [c for c in explained(capsys, *PAIR, change["id"])["candidates"] if c["signals"]]
    assert weighed
    for candidate in weighed:
        odds = offset + sum(signal["effect"] for signal in candidate["signals"])
        assert 1 / (1 + exp(-odds)) == pytest.approx(candidate["confidence"], abs=0.002)


def test_linked_candidates_are_the_links(capsys):
    whole = compared(capsys)
    change = next(c for c in whole["changes"] if c["kind"] == "merged")
    found = explained(capsys, *PAIR, change["id"])
    linked = {(c["unit"], c["candidate"]) for c in found["candidates"] if c["linked"] and c["side"] == "old"}
    assert linked == {(link["old"], link["new"]) for link in change["links"]}
    confidence = {(link["old"], link["new"]): link["confidence"] for link in change["links"]}
    told = {(c["unit"], c["candidate"]): c["confidence"] for c in found["candidates"] if c["side"] == "old"}
    assert all(told[pair] == value for pair, value in confidence.items())


def test_the_verb_names_its_entry_and_source(capsys):
    change = change_with(compared(capsys), "weakened")
    found = explained(capsys, *PAIR, change["id"])
    verbs = [cue for row in found["reasons"] for cue in row["cues"] if cue["role"] == "verb"]
    assert verbs
    assert all("source" in cue["meaning"] for cue in verbs)


def test_text_holds_rule_places_sources_and_whole_hashes(capsys):
    whole = compared(capsys)
    change = change_with(whole, "weakened")
    assert main(["explain", *PAIR, change["id"]]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{change['id']}: {change['kind']}")
    for part in change["commitment"]["parts"]:
        assert f"rule: {part['rule']}" in out
    assert whole["tool"]["lexicon"] in out
    assert whole["tool"]["weights"] in out
    assert whole["old"]["sha256"] in out
    assert "characters " in out
    assert "candidate 1 of old:" in out


def test_no_partner_is_explained_too(capsys):
    change = next(c for c in compared(capsys)["changes"] if c["kind"] == "removed")
    assert main(["explain", *PAIR, change["id"]]) == 0
    out = capsys.readouterr().out
    assert "probable that the other statement has no partner" in out
    assert "not linked" in out or "has no candidate" in out


def test_equal_words_are_paired_before_anything_is_weighed(capsys):
    change = next(c for c in compared(capsys)["changes"] if c["kind"] == "unchanged")
    assert main(["explain", *PAIR, change["id"]]) == 0
    assert "the day and place at the head: paired before any signal is weighed" in capsys.readouterr().out


def test_markdown_shows_words_and_nothing_else(capsys):
    Path("a.md").write_text("We commit to share [tide](http://x) data <img src=x> with @all.\n")
    Path("b.md").write_text("We intend to share [tide](http://x) data <img src=x> with @all.\n")
    assert main(["explain", "a.md", "b.md", "c1", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "<img" not in out
    assert "@all" not in out
    assert "](http" not in out
    assert "## Redline" in out


def test_a_series_alone_is_its_last_two(capsys):
    short = explained(capsys, "reef-dialogue", "c3")
    assert short == explained(capsys, "reef-dialogue@4", "reef-dialogue@5", "c3")


FAULTS = {
    "no id": (["reef-dialogue"], "needs OLD NEW ID"),
    "too many": ([*PAIR, "c1", "c2"], "needs OLD NEW ID"),
    "no such change": ([*PAIR, "c999"], "no such change"),
    "no such unit": ([*PAIR, "old:s999"], "no such change"),
    "no such format": ([*PAIR, "c1", "--format", "csv"], "no such format: csv"),
    "the file is there": ([*PAIR, "c1", "-o", "there.md"], "already exists"),
}


@pytest.mark.parametrize(("words", "said"), FAULTS.values(), ids=FAULTS)
def test_faults_are_one_line(words, said, capsys):
    Path("there.md").write_text("mine")
    assert main(["explain", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert Path("there.md").read_text() == "mine"
