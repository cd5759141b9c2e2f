"""Words of a unit with their places: what every word list is matched against."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogue_cli.patterns import regex
from dialogue_cli.values import dataclass

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-'.][^\W_]+)*'?|[^\w\s]")
#: Words an aside between brackets may have: a short name ("(ROK)"), a figure, "the host of the meeting".
_ASIDE = 10
_BETWEEN = regex(r"\W+")
#: French adverbs of several words are one token, so that they may stand between a verb and its parts.
_TOKEN_FR = regex(
    r"[Aa]ujourd['’]hui|\b(?:[Ee]n (?:outre|conséquence|particulier|commun)|[Pp]ar ailleurs|[ÀàA] cet (?:égard|effet)|"
    r"[ÀàA] (?:cette (?:fin|occasion)|ce titre|nouveau)|[Dd]ans (?:ce (?:contexte|cadre|domaine)|cet esprit)|"
    r"[Ss]ur cette base|[Dd]e (?:concert|nouveau)|[Dd]['’]un commun accord|[Dd]['’]ores et déjà|[Dd]ès à présent)\b|"
    r"[^\W\d_]{1,7}['’](?=\w)|(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-.‑][^\W_]+)*|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text``: ``words`` in lower case with straight quotes, ``starts`` and ``ends`` in code points."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, start: int, end: int) -> str:
        """The text from token ``start`` up to, not including, token ``end``; empty where there is none."""
        if start >= end:
            return ""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


@lru_cache(maxsize=1 << 12)  # two statements of a series say much in the same words
def tokenize(text: str, language: str = "en") -> Tokens:
    """Cut ``text`` into words and single punctuation marks. "U.S." is one token; in French "s'engage" is two."""
    pattern = _TOKEN_FR if language == "fr" else _TOKEN
    plain = text.replace("’", "'") if "’" in text else text
    lowered = lower(plain)
    spans = [m.span() for m in pattern.finditer(plain)]
    return Tokens(
        text,
        tuple([lowered[a:b] for a, b in spans]),
        tuple([a for a, _ in spans]),
        tuple([b for _, b in spans]),
    )


def lower(text: str) -> str:
    """The text in lower case, at the same length: a few letters grow ("İ") and are left, or places would be wrong."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def parts_of(word: str) -> list[str]:
    """The letters and digits of a word (with the marks that cling to it), parted where a mark stands between them.

    >>> parts_of("(mid-2024),")
    ['', 'mid', '2024', '']
    """
    return [word] if word.isalpha() else _BETWEEN.split(word)


def holds_digit(word: str) -> bool:
    """Whether there is a digit in a word."""
    return not word.isalpha() and any(map(str.isdecimal, word))


def without_asides(tokens: Tokens) -> Tokens:
    """The same without short asides in brackets: "the Republic of Korea (ROK) will" has one subject and one verb.

    An aside that opens the text is kept, for it may be all there is; so is one left open, or set to a word ("f(1)").
    """
    words = tokens.words
    if "(" not in words:
        return tokens
    kept: list[int] = []
    place = 0
    while place < len(words):
        if place and _closes(words, place) and tokens.starts[place] > tokens.ends[place - 1]:
            place = words.index(")", place) + 1
            continue
        kept.append(place)
        place += 1
    return Tokens(
        tokens.text,
        tuple([words[i] for i in kept]),
        tuple([tokens.starts[i] for i in kept]),
        tuple([tokens.ends[i] for i in kept]),
    )


def _closes(words: tuple[str, ...], place: int) -> bool:
    """Whether a bracket opens here and closes soon, with none inside."""
    if words[place] != "(":
        return False
    inside = words[place + 1 : place + _ASIDE + 2]
    return ")" in inside and "(" not in inside[: inside.index(")")]
