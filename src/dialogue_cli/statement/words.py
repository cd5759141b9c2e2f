"""Word lists that segmentation and metadata need, as values: read from ``data/`` once, or handed in by a caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_LANGUAGES = ("en", "fr", "es", "pt")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words before a full stop that does not end a sentence, without the stop, in lower case.

    ``never``: no sentence ends on them (Mr, e.g). ``number``: none where a number follows (No, Art, para).
    ``perhaps``: one may (U.S, Inc, etc), where a ``starter`` follows: a word that opens sentences, in any language.
    """

    never: frozenset[str]
    number: frozenset[str]
    perhaps: frozenset[str]
    starters: frozenset[str]


def parse_abbreviations(texts: Mapping[str, str]) -> Abbreviations:
    """Lists of one language each (code to text): a line ``[never]`` opens a list, one entry a line, ``#`` comments."""
    found: dict[str, set[str]] = {"never": set(), "number": set(), "perhaps": set(), "starters": set()}
    for text in texts.values():
        current = found["never"]
        for row in text.splitlines():
            entry = row.partition("#")[0].strip()
            if entry.startswith("["):
                current = found[entry.strip("[]")]
            elif entry:
                current.update(word.rstrip(".").lower() for word in entry.split())
    return Abbreviations(**{name: frozenset(words) for name, words in found.items()})


@cache
def shipped_abbreviations() -> Abbreviations:
    """The lists of the package, all languages together: a statement quotes names of other languages too."""
    from dialogue_cli.data import read_text

    return parse_abbreviations({code: read_text(f"abbreviations_{code}.txt") for code in _LANGUAGES})
