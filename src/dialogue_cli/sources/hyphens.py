"""Words that were cut at a line end, put together again by what the rest of the document writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dialogue_cli.patterns import regex

_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SUFFIXES = tuple(
    "ment ing ed ship ize ise tion sion ance ence ness able ible ly er or al ity ities hood less ful ous ive ist ism "
    "ward ary ory ate age ant ent ure".split()
)
_PREFIXES = frozenset("non like near self cross multi post pre anti co well long short high low all".split())
_CUT_HALF = regex("[^\\W\\d_]+[-\ufffe\u00ad]\\s*$")
_ENDS_CUT = regex(r"([^\W\d_]{2,})-$")
_OPENS_REST = regex(r"[a-zß-öø-ÿ]{2,}")
#: A text whose lines end in a hyphen at least this often was set by a printer, who cuts words as they fall. Lines that
#: a program wrapped break at hyphens that were there before, and those are rare.
_OFTEN, _FEWEST = 1 / 8, 4


def words_of(rows: Iterable[str]) -> Counter[str]:
    """How often each word stands in the rows, in lower case; half of one at a row's end is none."""
    return Counter(word.casefold() for row in rows for word in _WORD.findall(_CUT_HALF.sub("", row)))


def mended(first: str, second: str, words: Counter[str], *, chained: bool = False) -> str:
    """A cut word: with its hyphen where the document writes it so elsewhere, or where its first half is a word of the
    document and the second no mere ending ("state-ment"). ``chained``: another hyphen stands right before it."""
    whole, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
    if chained or second[:1].isupper() or first[-1:].isdigit() or words[hyphened] > words[whole]:
        return f"{first}-{second}"
    if words[whole]:
        return first + second
    known = words[first.casefold()] > 0 and len(first) > 3 and not second.casefold().startswith(_SUFFIXES)
    return f"{first}-{second}" if known or first.casefold() in _PREFIXES else first + second


def join_cut_words(rows: list[str]) -> list[str]:
    """The rows of a plain text with the second half of each cut word moved up to its first.

    Only in a text that was hyphenated by a printer, told by how many of its lines end so or by a cut word that stands
    whole elsewhere; in any other the hyphen at a line end belongs to the word ("long-" and "term").
    """
    places = [at for at in range(len(rows) - 1) if _is_cut(rows[at], rows[at + 1])]
    if not places:
        return rows
    words = words_of(rows)
    halves = {at: (_first(rows[at]), _OPENS_REST.match(rows[at + 1].lstrip())) for at in places}
    whole = sum(1 for first, rest in halves.values() if rest and words[(first + rest[0]).casefold()])
    wrapped = sum(1 for at in range(len(rows) - 1) if rows[at].strip() and rows[at + 1].strip())
    kinds = {(first.lower(), rest[0]) for first, rest in halves.values() if rest}
    if not whole and (len(kinds) < _FEWEST or len(places) < wrapped * _OFTEN):
        return rows
    found = list(rows)
    for at in reversed(places):
        first, rest = halves[at]
        if rest is None:
            continue
        row = found[at].rstrip()
        stem = row[: len(row) - len(first) - 1]
        word = mended(first, rest[0], words, chained=stem.endswith("-"))
        below = found[at + 1].lstrip()
        indent = found[at + 1][: len(found[at + 1]) - len(below)]
        after = below[rest.end() :]
        mark = re.match(r"\S*", after)
        tail = mark[0] if mark else ""
        found[at] = f"{stem}{word}{tail}"
        found[at + 1] = indent + after[len(tail) :].lstrip()
    return found


def _first(row: str) -> str:
    match = _ENDS_CUT.search(row.rstrip())
    return match[1] if match else ""


def _is_cut(row: str, following: str) -> bool:
    return row.rstrip().endswith("-") and bool(_first(row)) and bool(_OPENS_REST.match(following.lstrip()))
