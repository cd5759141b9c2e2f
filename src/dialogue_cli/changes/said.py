"""Whether a text says some words, in any form of them: "immediately" stands in "the immediate end of"."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogue_cli.changes.pledges import content_of
from dialogue_cli.statement.folding import root_of, words

#: Shortest adverb that is read as its adjective.
_ADVERB = 6
#: Words with a capital before a year that is no part of a name: "December 2030", "By 2030".
_DATED = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec by in of at on for the fro unt sin bef aft dur".split()
)


@lru_cache(maxsize=1 << 9)  # the texts of a change are asked of each of its signals
def folded(text: str) -> str:
    """The stems of all words of a text in their order, with a space before and behind each; adverbs as adjectives."""
    return f" {' '.join(map(_root, words(text)))} "


def _root(word: str) -> str:
    return root_of(word[:-2] if word.endswith("ly") and len(word) >= _ADVERB else word)


def says(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in a text one behind the other, in any form and in any case of letters."""
    return folded(phrase) in folded(text)


def says_core(text: str, phrase: str) -> bool:
    """As :func:`says`, but without the small words at the end of the phrase, and without those at its start where a
    figure follows: "by 2030" stands in "the 2030 target", but not in a name ("2030 Agenda", "Vision 2030"); "over
    time" only where both words do."""
    row = words(phrase)
    if any(word[0].isdigit() for word in row):
        while row and not content_of(row[0]):
            row.pop(0)
    end = len(row)
    while end > 1 and not content_of(row[end - 1]):
        end -= 1
    if end == 1 and row[0].isdigit():
        found = re.finditer(rf"(\b[A-Z]\w+ )?\b{row[0]}\b(?! [A-Z])", text)
        return any(not m[1] or m[1].strip().lower()[:3] in _DATED for m in found)
    return bool(row) and says(text, " ".join(row[:end]))
