"""Scope: words that widen or narrow what is said, come or gone inside an edit ("all", "relevant", "including ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dialogue_cli.changes.edit_pairs import edit_pairs, place_of
from dialogue_cli.statement.model import Edit, Signal, Unit

_MAX_WORDS = 8


@cache
def _scopes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Single words of extent; and clauses of extent up to the next mark."""
    return (
        re.compile(
            r"\b(?:all|every|any|each|certain|some|selected|relevant|only|solely|at least|up to|civil|voluntary|"
            r"non-legally binding|non-binding|legally binding|global|worldwide)\b(?! (?:of us|our people))",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:including|except(?: for)?|excluding|other than|in particular|especially|such as)\b[^,.;:()]*",
            re.IGNORECASE,
        ),
    )


def scope_signals(old: Sequence[Unit], new: Sequence[Unit], edits: Sequence[Edit]) -> list[Signal]:
    """What came and went of words of extent; a word that only changed its place in the sentence is no signal."""
    before, after = " ".join(u.text for u in old).casefold(), " ".join(u.text for u in new).casefold()
    found: list[Signal] = []
    for pair in edit_pairs(edits):
        gone = [w for w in _extents(pair.deleted) if w.casefold() not in after]
        came = [w for w in _extents(pair.inserted) if w.casefold() not in before]
        for n in range(max(len(gone), len(came))):
            was, now = (gone[n] if n < len(gone) else None), (came[n] if n < len(came) else None)
            found.append(Signal("scope", was, now, place_of(old, was, pair.old_at), place_of(new, now, pair.new_at)))
    return found


def _extents(text: str) -> list[str]:
    """Words of extent in the order of the text, long clauses cut at a word."""
    words, clauses = _scopes()
    spans: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for m in clauses.finditer(text):
        taken.append(m.span())
        spans.append((m.start(), " ".join(m.group().split()[:_MAX_WORDS])))
    spans += [(m.start(), m.group()) for m in words.finditer(text) if not any(a <= m.start() < b for a, b in taken)]
    return [w for _, w in sorted(spans)]
