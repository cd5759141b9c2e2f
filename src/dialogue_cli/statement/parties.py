"""States and bodies by their names, and languages: by lists of names and of frequent small words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dialogue_cli.data import read_text
from dialogue_cli.patterns import regex
from dialogue_cli.values import dataclass

# Code points that tell a language by its script: Japanese before Chinese, whose signs it shares.
_SCRIPTS = (
    ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7AF), ("zh", 0x4E00, 0x9FFF), ("ru", 0x400, 0x4FF), ("ar", 0x600, 0x6FF),
    ("el", 0x370, 0x3FF), ("he", 0x590, 0x5FF), ("th", 0xE00, 0xE7F), ("hi", 0x900, 0x97F),
)  # fmt: skip
_LAST_LATIN = "\u036f"
_SAMPLE = 2000
_FEWEST_WORDS = 12
_CAPITAL = regex(r"\b[^\W\d_a-z]")


@cache
def _rows() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    names: dict[str, str] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for row in read_text("parties.txt").splitlines():
        if row.startswith(">"):
            group, _, members = row[1:].partition(":")
            groups[group.strip()] = tuple(member.strip() for member in members.split(";"))
        elif row and not row.startswith("#"):
            spellings = [name.strip() for name in row.split("|")]
            names.update(dict.fromkeys(spellings, spellings[0]))
    return names, groups


def party_names() -> Mapping[str, str]:
    """Every way to write a state or party, to its name."""
    return _rows()[0]


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names a party, or a group: then ``names`` are its members."""

    names: tuple[str, ...]
    start: int
    end: int


@cache
def _openings() -> dict[str, list[str]]:
    """Two letters -> every way to write a party or group that begins with them, the longest first."""
    names, groups = _rows()
    found: dict[str, list[str]] = {}
    for name in sorted([*names, *groups], key=len, reverse=True):
        found.setdefault(name[:2], []).append(name)
    return found


def named_in(text: str) -> Iterator[Named]:
    """Every party and group that a text names, in its order; the longest way to read a name wins."""
    names, groups = _rows()
    openings, at = _openings(), 0
    for begin in _CAPITAL.finditer(text):
        start = begin.start()
        if start < at:
            continue
        for name in openings.get(text[start : start + 2], ()):
            at = start + len(name)
            if text.startswith(name, start) and not text[at : at + 1].isalnum():
                yield Named(groups.get(name) or (names[name],), start, at)
                break
        else:
            at = start


def is_acronym(word: str) -> bool:
    """Whether the word in capitals is a party's acronym or a group's ("fomc", "aukus")."""
    names, groups = _rows()
    return word.upper() in names or word.upper() in groups


@cache
def _small_words() -> dict[str, frozenset[str]]:
    rows = [row.split() for row in read_text("languages.txt").splitlines() if row and not row.startswith("#")]
    return {row[0]: frozenset(row[1:]) for row in rows}


def find_language(text: str) -> str | None:
    """ISO 639-1 code by script, then by frequent small words; None where no language leads clearly."""
    sample = [char for char in text[:_SAMPLE] if char.isalpha()]
    if sample and max(sample) > _LAST_LATIN:
        for code, first, last in _SCRIPTS:
            if sum(first <= ord(char) <= last for char in sample) * 3 > len(sample):
                return code
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    scores = sorted(
        ((sum(word in small for word in words), code) for code, small in _small_words().items()), reverse=True
    )
    best, second = scores[0], scores[1]
    if best[0] < len(words) * 0.12 or best[0] < second[0] * 1.15:
        return None
    return best[1]
