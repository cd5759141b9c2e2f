"""The fingerprint of a unit: it lets gold name a sentence of a real statement without carrying its text.

Words are runs of letters and digits after NFC and case folding, joined by one space, so that wrapping, quotes, dashes,
punctuation and case change nothing. The fingerprint is the first twelve hexadecimal digits of the SHA-256 of that line.

>>> fingerprint("We commit to train 40 divers.") == fingerprint("we commit to\\ntrain 40 divers")
True
>>> cue("We commit to train 40 divers by 2030.")
'We commit to train 40'
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"^(?:\(?[ivxlcdm]+[.)]|\(?\d+(?:\.\d+)*[.)]|\(?[a-z][.)])\s+", re.IGNORECASE)
DIGITS = 12


def words(text: str) -> list[str]:
    """The words that count, folded: letters and digits only."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for the words of ``text``."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:DIGITS]


def cue(text: str, count: int = 5) -> str:
    """The first words of ``text`` as written, at most ``count`` of them."""
    return " ".join(text.split()[:count]).rstrip(",;:.")


def without_number(text: str) -> str:
    """``text`` without the number of a heading or paragraph at its front ("II. Climate", "14. Trade", "(a) ...")."""
    return _NUMBER.sub("", text)


def find_cue(leading: str, texts: Sequence[str]) -> list[int]:
    """Which of ``texts`` begin with the words of ``leading``; those that are nothing but these words win.

    A number in front of a text is passed over. One index means that the cue is good; none or several that it is not.
    """
    wanted = words(leading)
    found = [index for index, text in enumerate(texts) if _begins(text, wanted)]
    whole = [index for index in found if words(without_number(texts[index])) == wanted]
    return whole or found


def find_fingerprint(wanted: str, texts: Iterable[str]) -> list[int]:
    """Which of ``texts`` have this fingerprint; a number in front of a text may be there or not."""
    return [
        index for index, text in enumerate(texts) if wanted in (fingerprint(text), fingerprint(without_number(text)))
    ]


def _begins(text: str, wanted: list[str]) -> bool:
    return any(words(form)[: len(wanted)] == wanted for form in (text, without_number(text)))
