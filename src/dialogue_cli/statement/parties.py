"""Who signs, and in which language: by lists of names and of frequent small words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dialogue_cli.data import read_text

# Code points that tell a language by its script: Japanese before Chinese, whose signs it shares.
_SCRIPTS = (
    ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7AF), ("zh", 0x4E00, 0x9FFF), ("ru", 0x400, 0x4FF), ("ar", 0x600, 0x6FF),
    ("el", 0x370, 0x3FF), ("he", 0x590, 0x5FF), ("th", 0xE00, 0xE7F), ("hi", 0x900, 0x97F),
)  # fmt: skip
_LAST_LATIN = "\u036f"
_SAMPLE = 2000
_FEWEST_WORDS = 12
_MOST_PARTIES = 40
_FIRST_WORDS = 70


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


@cache
def _names() -> tuple[dict[str, str], dict[str, tuple[str, ...]], re.Pattern[str]]:
    names, groups = _rows()
    every = sorted([*names, *groups], key=len, reverse=True)
    return names, groups, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, every))})(?!\w)")


def find_parties(title: str, opening: str) -> tuple[str, ...]:
    """Parties named in the title, or else in the first sentence or two; in their order there, each once."""
    found = _named(re.sub(r"(?<=[\w.])-(?=[A-Z])", " - ", title))
    if len(found) >= 2:
        return found
    sentences = re.split(r"(?<=[a-z)\]])\.\s", opening)
    for text in (sentences[0], ". ".join(sentences[:2])):
        more = _named(re.sub(r"(?<=[\w.])-(?=[A-Z])", " - ", text))
        if 2 <= len(more) <= _MOST_PARTIES:
            return more
    return found or _named(sentences[0][:_FIRST_WORDS])[:1]


def is_acronym(word: str) -> bool:
    """Whether the word in capitals is a party's acronym or a group's ("fomc", "aukus")."""
    names, groups, _ = _names()
    return word.upper() in names or word.upper() in groups


def _named(text: str) -> tuple[str, ...]:
    names, groups, pattern = _names()
    found: dict[str, None] = {}
    for match in pattern.finditer(text):
        for name in groups.get(match[0], (names.get(match[0], match[0]),)):
            found.setdefault(name)
    return tuple(found)


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
