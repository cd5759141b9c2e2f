"""The close of a statement: its date line and the names of those who sign it, which belong to no section."""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import Unit
from dialogue_cli.statement.outline import title_case
from dialogue_cli.values import replace

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_NAMES = tuple(_MONTHS.split("|"))
_DATE = regex(rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\W+)?(?:{_MONTHS})\W+(?:\d{{1,2}}(?:st|nd|rd|th)?\W+)?(?:19|20)\d\d\.?$")
_DONE = regex(r"(?:done|adopted|signed) (?:in|at|on|this)\b", re.IGNORECASE)
_DOINGS = ("done ", "adopted ", "signed ")
#: Words of the longest line that says where and when a statement was done.
_LONGEST = 40


def without_sections(units: list[Unit]) -> list[Unit]:
    """The units, with those of the closing block under no heading: they stand below the last section by accident."""
    last = len(units)
    while last and units[last - 1].kind == "sentence" and _closes(units[last - 1].text):
        last -= 1
    return [*units[:last], *(replace(unit, section=()) if unit.section else unit for unit in units[last:])]


def _closes(text: str) -> bool:
    """Whether a line is a date, says where the statement was done, or is a name with its office and no sentence."""
    if (text[:1].isdecimal() or text.startswith(_MONTH_NAMES)) and _DATE.match(text):
        return True
    if text.lower().startswith(_DOINGS) and _DONE.match(text):
        return len(text.split()) <= _LONGEST
    named = text.replace(" d'", " D'")
    return (title_case(named) and not text.endswith((".", ":", ";", ",", "?", "!"))) or _ends_in_junior(text)


def _ends_in_junior(text: str) -> bool:
    """ "Joseph R. Biden, Jr." ends with a point and is no sentence."""
    return text.endswith((" Jr.", " Sr.")) and title_case(text)
