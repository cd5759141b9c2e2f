"""How gold finds its units: by the fingerprint of their words (dialogue_cli.statement.fingerprint), else by a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dialogue_cli.statement.fingerprint import cue, fingerprint, words

__all__ = ["cue", "find_cue", "find_fingerprint", "fingerprint", "without_number", "words"]

_NUMBER = re.compile(r"^(?:\(?[ivxlcdm]+[.)]|\(?\d+(?:\.\d+)*[.)]|\(?[a-z][.)])\s+", re.IGNORECASE)


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
