"""The lines of day and place at the head of a statement: they answer each other, though they share no word.

Readers of gold link "31 May 2023, Lulea" to "Leuven, 5 April 2024"; no likeness of words ever will.
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.statement.meeting import is_date_line, is_place_line
from dialogue_cli.statement.model import Unit

_LINES = 3
"""Among how many units of the head they are looked for."""
_LONGEST = 80
_DAY, _PLACE, _BOTH = "\0day", "\0place", "\0day and place"


def head_keys(units: Sequence[Unit], keys: Sequence[str]) -> list[str]:
    """The keys of the units, those of lines of day and place at the head replaced by what such a line is."""
    head = [_key(unit.text) or key for unit, key in zip(units[:_LINES], keys[:_LINES], strict=True)]
    return [*head, *keys[len(head) :]]


def _key(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    if is_date_line(text):
        return _BOTH if _names_a_place(text) else _DAY
    return _PLACE if is_place_line(text) else ""


def _names_a_place(line: str) -> bool:
    """Whether a part of a line of a day, between commas, has no figure: "20 May 2023, Hiroshima"."""
    return any(part.strip() and not any(map(str.isdigit, part)) for part in line.split(","))
