"""The one place where words from outside are made harmless for a terminal.

A statement, a file name or an option may hold escape codes, carriage returns that overwrite a line, or bidirectional
controls that show words in another order than they stand. They are shown as visible pictures, never sent. The table
is the C0 and C1 controls and DEL (ECMA-48), and the bidirectional and invisible format characters of Unicode
TR #36 and TR #39; zero-width joiners stay, since Persian and Indic names need them.
"""

from __future__ import annotations

import re
from functools import cache

_C0 = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_FORMAT = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, 0xFEFF, 0x180E)


@cache
def _table() -> dict[int, str]:
    return {
        **_C0,
        0x7F: "\u2421",
        **{code: f"<{code:02X}>" for code in range(0x80, 0xA0)},
        **{code: f"<U+{code:04X}>" for code in _FORMAT},
        **{code: f"<U+{code:04X}>" for code in range(0xE0000, 0xE0080)},
        **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    }


@cache
def _in_json() -> re.Pattern[str]:
    marks = "".join(map(chr, _FORMAT))
    return re.compile(f"[\x7f-\x9f{marks}\ud800-\udfff]")


def inert_json(text: str) -> str:
    r"""JSON with every control and mark of direction as an escape of JSON. The values stay what they were.

    >>> inert_json('["a\u202eb"]')
    '["a\\u202eb"]'
    """
    # Not ``translate``, which looks every letter up: a quarter of a second for a long comparison.
    if text.isascii():
        return text
    lines = text.split("\n") if "\x7f" not in text else [text]  # few lines have letters beyond ASCII, fewer a mark
    return "\n".join(
        [line if line.isascii() or line.isprintable() else _in_json().sub(_escaped, line) for line in lines]
    )


def _escaped(mark: re.Match[str]) -> str:
    return f"\\u{ord(mark[0]):04x}"


def safe(text: str) -> str:
    """``text`` without anything a terminal obeys; newlines and tabs stay. Idempotent."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_table())


def one_line(text: str) -> str:
    """As :func:`safe`, with every run of white space as one space."""
    return " ".join(safe(text).split())
