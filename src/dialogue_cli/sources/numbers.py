"""The number of a list item as it is printed: 4 as "4", "d", "D", "iv" or "IV"."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_ROMAN = 3999


def number_text(value: int, kind: str) -> str:
    """``kind`` as DOCX (lowerLetter) or ODT (a) calls it; anything unknown is decimal."""
    if kind in ("lowerLetter", "a"):
        return _letters(value)
    if kind in ("upperLetter", "A"):
        return _letters(value).upper()
    if kind in ("lowerRoman", "i"):
        return _roman(value)
    if kind in ("upperRoman", "I"):
        return _roman(value).upper()
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 % 9 + 1)


def _roman(value: int) -> str:
    if not 0 < value <= _MOST_ROMAN:
        return str(value)
    found = ""
    for size, letters in _ROMAN:
        while value >= size:
            found += letters
            value -= size
    return found
