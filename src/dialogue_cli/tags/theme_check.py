"""Faults in a user's list of themes, each with its file, line and key. What ships was checked before it shipped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogue_cli.errors import DataError

_KEYS = {"group": str, "label": str, "strong": str, "weak": str, "not": str}


def check(name: str, text: str, theme: str, table: Mapping[str, object], *, known: bool, stub: int) -> None:
    """Raises DataError for a key, value or term that cannot be.

    ``known``: it adds to a theme that is there; ``stub`` is how many letters index a term with a star.
    """
    for key, value in table.items():
        if key == "extend":
            continue
        if key not in _KEYS:
            raise DataError(
                "no such key", where=name, line=line_of(text, theme, key), key=f"{theme}.{key}",
                do=f"use one of {', '.join(_KEYS)}, extend",
            )  # fmt: skip
        if not isinstance(value, str):
            raise DataError("must be text", where=name, line=line_of(text, theme, key), key=f"{theme}.{key}",
                            do="write terms as one string, parted by semicolons")  # fmt: skip
        for entry in value.split(";") if key in ("strong", "weak", "not") else ():
            first = entry.split()[0] if entry.split() else ""
            if first.endswith("*") and len(first) <= stub:
                raise DataError(f"{first!r} would match too much", where=name, line=line_of(text, theme, key),
                                key=f"{theme}.{key}", do=f"keep {stub} letters or more before the star")  # fmt: skip
    if not known and "group" not in table:
        raise DataError("has no group", where=name, line=line_of(text, theme), key=theme, do='add group = "..."')


def line_of(text: str, theme: str, key: str | None = None) -> int | None:
    """The line of a theme's header, or of a key under it; None where it cannot be told."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            inside = bare.strip('[]" ') == theme
            if inside and key is None:
                return number
        elif inside and key is not None and re.match(rf"{re.escape(key)}\s*=", bare):
            return number
    return None
