"""Word edits: exact, whole, readable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.changes.edits import edits_between, gives_back, similarity_of, word_edits
from dialogue_cli.changes.words import is_title, tokens


def redline(old: str, new: str) -> str:
    """wdiff's marks, so that an expectation can be read."""
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[e.op].format(e.text) for e in edits_between(old, new))


WORDS = st.sampled_from(
    [
        "we",
        "We",
        "will",
        "commit",
        "to",
        "the",
        "peace",
        ",",
        ".",
        "U.S.",
        "$2.5 million",
        "2,500,000",
        "1.5°C",
        "(",
        ")",
        "Republic",
        "of",
        "Korea",
        "and",
        "stability",
        "in",
        "“free”",
        "A/RES/75/239",
        "naïve",
        "二",
        "-",
        "\t",
        "  ",
    ]
)
PHRASES = st.lists(WORDS, max_size=30).map(" ".join)
ANY = st.text(max_size=40) | PHRASES


@settings(deadline=None)
@given(ANY, ANY)
def test_edits_give_both_texts_back(old: str, new: str) -> None:
    assert gives_back(edits_between(old, new), old, new)
    if old and new:
        assert gives_back(word_edits(old, new), old, new)


@settings(deadline=None)
@given(ANY, ANY)
def test_no_empty_edit_and_no_two_of_a_kind_in_a_row(old: str, new: str) -> None:
    edits = edits_between(old, new)
    assert all(e.text for e in edits)
    assert all(a.op != b.op for a, b in pairwise(edits))
    assert 0.0 <= similarity_of(edits) <= 1.0


@settings(deadline=None)
@given(ANY)
def test_tokens_give_the_text_back(text: str) -> None:
    assert "".join(t.lead + t.text for t in tokens(text)) == text


@settings(deadline=None)
@given(PHRASES, PHRASES)
def test_no_token_is_cut(old: str, new: str) -> None:
    """Every border between edits falls between two tokens of the side it stands on."""
    for side, other in (("old", "insert"), ("new", "delete")):
        text = old if side == "old" else new
        borders, at = {0}, 0
        for token in tokens(text, names=not (is_title(old) and is_title(new))):
            borders |= set(range(at, at + len(token.lead) + 1))
            at += len(token.lead) + len(token.text)
        borders.add(at)
        at = 0
        for edit in edits_between(old, new):
            if edit.op != other:
                at += len(edit.text)
                assert at in borders


CASES = {
    "one word": ("We will act.", "We intend to act.", "We [-will-]{+intend to+} act."),
    "nothing": ("We act.", "We act.", "We act."),
    "added": ("", "We act.", "{+We act.+}"),
    "number with its unit": (
        "about $2.5 million now",
        "about $2.5 billion now",
        "about [-$2.5 million-]{+$2.5 billion+} now",
    ),
    "decimal": ("below 1.5°C, always", "below 2°C, always", "below [-1.5°C-]{+2°C+}, always"),
    "abbreviation": ("the U.S. side", "the U.K. side", "the [-U.S.-]{+U.K.+} side"),
    "name": (
        "with the Republic of Korea today",
        "with the Republic of Congo today",
        "with the [-Republic of Korea-]{+Republic of Congo+} today",
    ),
    "an initial": (
        "Esther L. George and Ben S. Bernanke voted.",
        "Esther L. George and Eric S. Rosengren voted.",
        "Esther L. George and [-Ben S. Bernanke-]{+Eric S. Rosengren+} voted.",
    ),
    "abbreviation and hyphen": (
        "The U.S.-EU group met.",
        "The U.S.-UK group met.",
        "The [-U.S.-EU-]{+U.S.-UK+} group met.",
    ),
    "a short sentence of names is no title": (
        "The Reef Fund of Oruba acts, too.",
        "The Reef Fund of Oruba acts.",
        "The Reef Fund of Oruba acts[-, too-].",
    ),
    "shouted words": ("We HEREBY DECLARE so", "We HEREBY DECLARE TO so", "We HEREBY DECLARE{+ TO+} so"),
    "case is an edit": ("the Leaders met", "the leaders met", "the [-Leaders-]{+leaders+} met"),
    "punctuation is an edit": ("peace and order", "peace, and order", "peace{+,+} and order"),
    "bracket": ("hello there", "(hello) there", "[-hello-]{+(hello)+} there"),
}


@pytest.mark.parametrize(("old", "new", "shown"), CASES.values(), ids=CASES)
def test_redline(old: str, new: str, shown: str) -> None:
    assert redline(old, new) == shown
