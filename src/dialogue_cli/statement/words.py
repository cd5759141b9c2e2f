"""Word lists that segmentation needs, as values: read from ``data/`` once, or handed in by a caller."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogue_cli.values import dataclass

_LANGUAGES = ("en", "fr", "es", "pt")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words before a full stop that does not end a sentence, without the stop.

    ``never``: no sentence ends on them (Mr, e.g). ``number``: none where a number follows (No, Art, para).
    ``perhaps``: one may (U.S, Inc, etc), where a word of ``starters`` follows, which open sentences. ``lettered``:
    things that bear a letter ("Annex A."). Entries with a capital stand for themselves, others for any case.
    """

    never: frozenset[str]
    number: frozenset[str]
    perhaps: frozenset[str]
    starters: frozenset[str]
    lettered: frozenset[str]

    def never_ends(self, token: str) -> bool:
        """Whether no sentence ends on ``token`` and its full stop."""
        return token in self.never or token.lower() in self.never

    def before_number(self, token: str) -> bool:
        """Whether the stop after ``token`` belongs to it where a number follows."""
        return token in self.number or token.lower() in self.number

    def may_end(self, token: str) -> bool:
        """Whether ``token`` is an abbreviation that may end a sentence."""
        return token in self.perhaps or token.lower() in self.perhaps


def parse_abbreviations(texts: Mapping[str, str]) -> Abbreviations:
    """Lists of one language each (code to text): a line ``[never]`` opens a list, one entry a line, ``#`` comments.

    Raises ValueError for a list with another name.
    """
    found: dict[str, set[str]] = {
        "never": set(),
        "number": set(),
        "perhaps": set(),
        "starters": set(),
        "lettered": set(),
    }
    for code, text in texts.items():
        current = found["never"]
        for row in text.splitlines():
            entry = row.partition("#")[0].strip()
            if entry.startswith("["):
                name = entry.strip("[]")
                if name not in found:
                    raise ValueError(f"abbreviations of {code}: no list is called {name!r}")
                current = found[name]
            else:
                current.update(word.rstrip(".") for word in entry.split())
    return Abbreviations(**{name: frozenset(words) for name, words in found.items()})


@cache
def shipped_abbreviations() -> Abbreviations:
    """The lists of the package, all languages together: a statement quotes names of other languages too."""
    from dialogue_cli.data import read_text

    return parse_abbreviations({code: read_text(f"abbreviations_{code}.txt") for code in _LANGUAGES})
