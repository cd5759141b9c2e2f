"""Lexicons as data: faults are told with file, line and key; a user's file moves words and thresholds."""

from __future__ import annotations

import pytest
from tagging import lists, statement

from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError
from dialogue_cli.tags.explain import entries_for, verdict, why
from dialogue_cli.tags.lexicon import parse_lexicon
from dialogue_cli.tags.lexicon_check import CATEGORIES
from dialogue_cli.tags.tag import tag_statement
from dialogue_cli.tags.word_lists import lexicon_files, parse_lexicons

#: name -> (text, line, part of the message)
FAULTS = {
    "no TOML": ('[promise]\n"vow to" = {', 2, "not valid TOML"),
    "unknown table": ("[promises]\n", 1, "unknown table"),
    "table is no table": ("promise = 3\n", 1, "expected a table"),
    "unknown key": ('[promise]\n"vow to" = { rung = "commit", rank = 1 }\n', 2, "unknown key 'rank'"),
    "unknown rung": ('\n[promise]\n"vow to" = { rung = "swear" }\n', 3, "unknown rung 'swear'; expected one of bind"),
    "rung missing": ('[promise]\n"vow to" = { source = "own" }\n', 2, "rung is missing"),
    "wrong type": ('[promise]\n"vow to" = { rung = 8 }\n', 2, "rung: expected text"),
    "no entry": ('[promise]\n"vow to" = "commit"\n', 2, "expected { rung"),
    "strength too high": ('[promise]\n"vow to" = { rung = "commit", strength = 11 }\n', 2, "from 0 to 10"),
    "unknown frame": ('[promise]\n"vow to" = { rung = "commit", frame = "x" }\n', 2, "unknown frame"),
    "unknown source": ('[promise]\n"vow to" = { rung = "commit", source = "x" }\n', 2, "unknown source 'x'"),
    "unknown setting": ("[settings]\nlimit = 5\n", 2, "unknown setting"),
    "threshold no number": ('[settings]\nthreshold = "five"\n', 2, "whole number"),
    "ladder out of bounds": ("[ladder]\nswear = 12\n", 2, "whole number"),
    "inflection short": ('[inflections]\nswear = "swears / swore"\n', 2, "third person / past"),
    "unknown grammar list": ('[grammar]\nnouns = ["a"]\n', 2, "unknown list"),
    "grammar no list": ('[grammar]\nwe = "we"\n', 2, "list of words"),
    "pattern without a word": ('[promise]\n"* to" = { rung = "commit" }\n', 2, "begins with a word"),
}


@pytest.mark.parametrize(("text", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_faults_name_file_line_and_key(text: str, line: int, words: str) -> None:
    """A faulty lexicon says where, what, and what was expected."""
    with pytest.raises(DataError) as told:
        parse_lexicon(read_text("lexicon_en.toml"), "lexicon_en.toml", (("mine.toml", text),))
    assert told.value.where == f"mine.toml:{line}"
    assert words in str(told.value)


def judged(sentence: str, mine: str) -> int | None:
    """The strength of a sentence's own commitment under a user's lexicon; None where it is none."""
    own = parse_lexicons({name: read_text(name) for name in lexicon_files("en")}, [("mine.toml", mine)])
    found = tag_statement(statement(sentence), own).units[0].commitment
    return found.strength if found and found.is_commitment else None


OVERRIDES = {
    "a new verb": ("We covenant to protect the reef.", '[promise]\n"covenant to" = { rung = "commit" }', 8),
    "support moved up": ("We support the patrol.", '[support]\n"support" = { rung = "intend" }', 5),
    "a strength of its own": ("We plan to act.", '[promise]\n"plan to|on" = { rung = "intend", strength = 6 }', 6),
    "the threshold lowered": ("We seek to act.", "[settings]\nthreshold = 4", 4),
    "the threshold raised": ("We plan to act.", "[settings]\nthreshold = 8", None),
    "a verb taken out": ("We plan to act.", '[promise]\n"plan to|on" = false', None),
    "a new rung": ("We vow to act.", '[ladder]\nvow = 9\n[promise]\n"vow to" = { rung = "vow" }', 9),
    "another language": ("We plan to act.", 'language = "fr"\n[settings]\nthreshold = 8', 5),
}


@pytest.mark.parametrize(("sentence", "mine", "strength"), OVERRIDES.values(), ids=OVERRIDES)
def test_users_override(sentence: str, mine: str, strength: int | None) -> None:
    """A user's file is laid over the shipped one, entry by entry."""
    assert judged(sentence, mine) == strength


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_entry_names_a_listed_source(language: str) -> None:
    """Each entry of the shipped lexicons says who says so, and every source has title, year and institution."""
    lexicon = lists(language).commitments[language]
    assert {entry.source for entry in lexicon.entries} <= set(lexicon.sources)
    assert all({"title", "year", "institution"} <= set(source) for source in lexicon.sources.values())
    assert {entry.category for entry in lexicon.entries} <= set(CATEGORIES)


def test_digest_changes_with_any_text() -> None:
    """The hash of the lists names them: another word, another hash."""
    assert lists().digest != lists("en", (("mine.toml", "[settings]\nthreshold = 4"),)).digest
    assert lists().digest == lists().digest


def test_explanations_name_words_and_source() -> None:
    """A verdict can be taken apart: each cue with its meaning, the verb with its source."""
    lexicon = lists().commitments["en"]
    unit = tag_statement(statement("We intend, as appropriate, to share tide data."), lists()).units[0]
    assert unit.commitment
    reasons = {reason.role: reason for reason in why(unit.commitment, lexicon)}
    assert "intend 5" in reasons["verb"].meaning
    assert "University of Toronto" in reasons["verb"].meaning
    assert reasons["hedge"].words == "as appropriate"
    assert verdict(unit, lexicon) == "a commitment: intend 5"


def test_entries_are_found_by_any_form() -> None:
    """ "intends to" leads to the entry for "intend to"."""
    found = entries_for("intends to", lists().commitments["en"])
    assert found[0].pattern.startswith("intend ")
