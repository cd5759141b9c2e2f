"""The fingerprint of a unit: it lets a verdict or a label name a sentence without carrying its text.

Words are runs of letters and digits after NFC and case folding, joined by one space, so that wrapping, quotes, dashes,
punctuation and case change nothing. The fingerprint is the first twelve hexadecimal digits of the SHA-256 of that line
(48 bits: among a million sentences two share one by chance about once in 560 corpora).

>>> fingerprint("We commit to train 40 divers.") == fingerprint("we commit to\\ntrain 40 divers")
True
>>> cue("We commit to train 40 divers by 2030.")
'We commit to train 40'
>>> cue_of("We commit to train forty divers of all islands in the new marine school by 2030.")
'We commit to train forty divers ... school by 2030'
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

DIGITS = 12
GAP = " ... "
HEAD, TAIL = 6, 3
"""Words that a cue shows of a unit's beginning and of its end."""
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words that count, folded: letters and digits only."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for the words of ``text``."""
    return fingerprint_of(words(text))


def fingerprint_of(folded: Iterable[str]) -> str:
    """As :func:`fingerprint`, for words that are folded already."""
    return hashlib.sha256(" ".join(folded).encode()).hexdigest()[:DIGITS]


def cue(text: str, count: int = 5) -> str:
    """The first words of ``text`` as written, at most ``count`` of them."""
    return " ".join(text.split()[:count]).rstrip(",;:.")


def cue_of(text: str) -> str:
    """How ``text`` begins and ends, as written; the whole of it where it is hardly longer than that."""
    parts = text.split()
    if len(parts) <= HEAD + TAIL + 1:
        return " ".join(parts).rstrip(",;:.")
    return GAP.join((" ".join(parts[:HEAD]).rstrip(",;:."), " ".join(parts[-TAIL:]).rstrip(",;:.")))
