"""Scope: words that widen or narrow what is said, come or gone ("all", "relevant", "including ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dialogue_cli.changes.edit_pairs import edit_pairs, place_of
from dialogue_cli.statement.model import Edit, Signal, Unit

_MAX_WORDS = 10


@cache
def _words() -> re.Pattern[str]:
    """Single words of extent."""
    return re.compile(
        r"\b(?:all|every|any|each|certain|some|selected|relevant|only|solely|at least|up to|civil|voluntary|"
        r"non-legally binding|non-binding|legally binding|global|worldwide)\b(?! (?:of us|our people))",
        re.IGNORECASE,
    )


@cache
def _clauses() -> re.Pattern[str]:
    """Clauses of extent, up to the next mark."""
    return re.compile(r"\b(?:including|except(?: for)?|excluding|other than)\b[^,.;:()]*", re.IGNORECASE)


def scope_signals(old: Sequence[Unit], new: Sequence[Unit], edits: Sequence[Edit]) -> list[Signal]:
    """What came and went of words of extent; what only changed its place in the sentence is no signal."""
    before, after = " ".join(u.text for u in old), " ".join(u.text for u in new)
    gone, came = _only_in(before, after), _only_in(after, before)
    found = _paired(gone, came, old, new)
    there, here = _Side(before), _Side(after)
    for pair in edit_pairs(edits):
        lost = _singles(pair.deleted, here, gone)
        won = _singles(pair.inserted, there, came)
        found += _paired(lost, won, old, new, pair.old_at, pair.new_at)
    return found


class _Side:
    """A text that is asked for the same few words again and again; each is looked for once."""

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def says(self, word: str) -> bool:
        """Whether the word stands in it, in capitals or not."""
        key = word.lower()
        if key not in self._known:
            self._known[key] = re.search(rf"\b{re.escape(word)}\b", self._text, re.IGNORECASE) is not None
        return self._known[key]


def _only_in(text: str, other: str) -> list[str]:
    """Clauses of extent that the other side does not have, long ones cut at a word."""
    found = [
        m.group().strip() for m in _clauses().finditer(text) if m.group().strip().casefold() not in other.casefold()
    ]
    return [" ".join(clause.split(" ")[:_MAX_WORDS]) for clause in found]


def _singles(text: str, other: _Side, clauses: Sequence[str]) -> list[str]:
    """Words of extent in an edit that stand nowhere on the other side, nor inside a clause that is told already."""
    return [
        m.group()
        for m in _words().finditer(text)
        if not other.says(m.group()) and not any(m.group() in clause for clause in clauses)
    ]


def _paired(
    gone: Sequence[str], came: Sequence[str], old: Sequence[Unit], new: Sequence[Unit], *since: int
) -> list[Signal]:
    """In the order of the text, one beside the other."""
    old_at, new_at = since or (0, 0)
    found = []
    for n in range(max(len(gone), len(came))):
        was, now = (gone[n] if n < len(gone) else None), (came[n] if n < len(came) else None)
        found.append(Signal("scope", was, now, place_of(old, was, old_at), place_of(new, now, new_at)))
    return found
