"""Named programmes, bodies and instruments, with their acronyms: "Surface Water and Ocean Topography (SWOT)".

An acronym in brackets names the words before it whose initials it is made of (Schwartz and Hearst, *A simple algorithm
for identifying abbreviation definitions*, 2003, simplified: letters are matched from the right, and the first must open
a word). Later uses of either form are the same entity. Runs of capitalised words count as names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import Entity, Statement

_BRACKET = regex(r"\(([A-Z][A-Za-z0-9&/-]{1,11})\)")
_SMALL = "of|the|for|and|on|de|du|des|et|la|le"
_SMALL_WORDS = frozenset(_SMALL.split("|"))
_NAME = re.compile(rf"[A-Z][\w'.-]{{0,80}}(?:\s(?:(?:{_SMALL})\s){{0,2}}(?:[A-Z][\w'-]*|\d+))+")
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_LONGEST = 12  # words before a bracket that may belong to it
_OPENING = frozenset(
    "The This These Our Their Both All We They At In On As For With By And Through Under To Today".split()
)


def acronyms_of(statement: Statement) -> dict[str, str]:
    """Acronym -> full name, for every pair that the statement itself gives."""
    found: dict[str, str] = {}
    for unit in statement.units:
        for match in _BRACKET.finditer(unit.text) if "(" in unit.text else ():
            name = expansion(unit.text[: match.start()], match.group(1))
            if name and match.group(1) not in found:
                found[match.group(1)] = name
    return found


def expansion(before: str, acronym: str) -> str | None:
    """The words at the end of ``before`` that ``acronym`` is short for, or None.

    >>> expansion("the joint Surface Water and Ocean Topography ", "SWOT")
    'Surface Water and Ocean Topography'
    """
    letters = [letter.lower() for letter in acronym if letter.isalnum()]
    parts = list(re.finditer(r"[^\W_]+", before))[-_LONGEST:]
    at = len(letters) - 1
    for part in reversed(parts):
        word = part.group()
        if word[0].lower() == letters[at]:
            at -= 1
            if at < 0:
                return before[part.start() :].strip(" ,;“”\"'")
        elif word[0].isupper() and len(letters) > 2 and word.lower() not in _SMALL_WORDS:
            inner = [letter.lower() for letter in word if letter.isupper()]
            if not inner:
                return None
    return None


def entities_by_unit(statement: Statement) -> list[tuple[Entity, ...]]:
    """The names in each unit, an acronym joined to the name it is short for."""
    known = acronyms_of(statement)
    full = {name: acronym for acronym, name in known.items()}
    longest = sorted(full.items(), key=lambda row: -len(row[0]))
    return [tuple(_entities(unit.text, known, longest)) for unit in statement.units]


def _is_date(words: Sequence[str]) -> bool:
    return words[0] in _MONTHS and all(map(str.isdecimal, words[1:]))


def _entities(text: str, known: Mapping[str, str], longest: Sequence[tuple[str, str]]) -> Iterator[Entity]:
    """Names with their places: those of ``longest`` first, then known acronyms, then any row of capitalised words."""
    taken: set[int] = set()
    for name, acronym in longest:
        if name not in text:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield Entity(name, acronym, *match.span())
    for match in re.finditer(r"(?<![\w-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w-])", text) if known else ():
        if match.group() in known and taken.isdisjoint(range(*match.span())):
            taken.update(range(*match.span()))
            yield Entity(known[match.group()], match.group(), *match.span())
    for match in _NAME.finditer(text):
        start, words = match.start(), match.group().split(" ")
        while words and (words[0] in _OPENING or words[0].lower() in _SMALL_WORDS):
            start += len(words.pop(0)) + 1
        if len(words) > 1 and not _is_date(words) and taken.isdisjoint(range(start, match.end())):
            yield Entity(
                text[start : match.end()].rstrip(".'’"), None, start, start + len(" ".join(words).rstrip(".'’"))
            )
