"""Sentences: every hard case of the benchmark, and the floor on those it was never mended with."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.normalise import normalise
from dialogue_cli.statement.segment import sentence_spans
from dialogue_cli.statement.words import parse_abbreviations, shipped_abbreviations
from support import REPOSITORY, needs_statements, statement_files

sys.path.insert(0, str(REPOSITORY / "benchmarks" / "segmentation"))
import compare

CASES = compare.read_cases(compare.CASES)
HELD_OUT = compare.read_cases(compare.HELD_OUT)
FLOOR = 0.90


@pytest.mark.parametrize(("group", "paragraph", "sentences"), CASES, ids=[case[1][:40] for case in CASES])
def test_hard_sentences(group: str, paragraph: str, sentences: list[str]) -> None:
    assert compare.cuts(compare.own()(paragraph)) == compare.cuts(sentences), group


def test_floor_on_the_held_out_cases() -> None:
    split = compare.own()
    right = sum(compare.cuts(split(paragraph)) == compare.cuts(sentences) for _, paragraph, sentences in HELD_OUT)
    assert right >= FLOOR * len(HELD_OUT)


#: Words that are abbreviations only sometimes, with the cut where there is one.
SOMETIMES = {
    "the number of a resolution": "78/123. Reefs and tides of the sea",
    "a word of Spanish": "We back the price cap. | We will keep it.",
    "its number": "See cap. III of the treaty.",
    "its name": "El Cap. La Torre llegó.",
    "art and the speaker": "This is the state of the art. | I welcome it.",
    "art and its number": "This follows from art. I of the treaty.",
    "no and the speaker": "They said no. | I'd have said yes.",
    "no and its number": "This follows from no. 14 and no. IV of the list.",
    "max": "It rose to its max. | The sides agree.",
    "vol": "They cut the vol. | These are the figures.",
    "sec": "It took a sec. | We agreed.",
    "min": "It lasted ten min. | It was enough.",
    "a month": "We met in Sept. | The talks went well.",
    "a month and its day": "We met on Sept. 5 and in Dec. 2023.",
    "a letter of an annex": "This is told in Annex D. | The parties agree.",
    "a letter that is a title": "We met with M. Le Goff and D. La Torre.",
    "a title and a name that opens sentences": "It was led by Mr. To Lan and Dr. She.",
    "what joins": "They keep the cap, i.e. The Limit, cf. The Hague.",
}


@pytest.mark.parametrize("row", SOMETIMES.values(), ids=SOMETIMES)
def test_words_that_are_abbreviations_only_sometimes(row: str) -> None:
    assert " | ".join(compare.own()(row.replace(" | ", " "))) == row


@given(st.text(alphabet="aA.!? \"'()U.S1–", max_size=80).map(normalise))
def test_spans_lie_in_order_and_leave_only_spaces(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text, shipped_abbreviations()):
        assert not text[position:start].strip()
        assert start < end
        position = end
    assert not text[position:].strip()


@given(st.text(max_size=120))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_an_unknown_list_is_named() -> None:
    with pytest.raises(ValueError, match="no list is called 'some'"):
        parse_abbreviations({"xx": "[some]\nword\n"})


@needs_statements
@pytest.mark.parametrize("path", statement_files(), ids=lambda path: path.name[:40])
def test_every_real_statement_is_read_whole(path) -> None:  # type: ignore[no-untyped-def]
    statement = build_statement(read_source(str(path)))
    assert statement.units
    assert statement.language in ("en", "fr", "es", "pt")
    assert statement.date
    assert statement.series == path.parent.name
    for mark in ("**", "](", "<u", "<s", "\\", "  ", "###", "\u00a0"):
        assert mark not in statement.text
    lines = path.read_text(encoding="utf-8").splitlines()
    for unit in statement.units:
        assert unit.line is not None
        word = next((word for word in unit.text.split() if word.isalpha() and word.isascii()), None)
        assert word is None or any(word in line for line in lines[unit.line - 1 : unit.line + 3])


@pytest.mark.parametrize("text", [" -  -  We met.", "- - We met.", "--- \nWe met.", "\n - -   \n—\n-", "We — \n -- -"])
def test_dashes_in_a_row_are_written_once_and_for_all(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
