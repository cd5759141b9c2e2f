"""Times in French sentences: the core forms ("d'ici 2030", "avant la fin de 2025"), resolved like the English."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dialogue_cli.statement.model import Deadline
from dialogue_cli.tags.calendar import MONTHS, Span, month_span, valid, year_span

_KINDS = (
    (("d'ici", "avant", "au plus tard"), "due"),
    (("à partir", "dès", "à compter"), "start"),
    (("jusqu",), "duration"),
    (("en", "le", "au cours", "durant", "pendant"), "window"),
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    months = "|".join(name for name in MONTHS if len(name) > 2)
    return re.compile(
        r"\b(?P<prep>d['’]ici(?: à)?(?: la fin(?: de l['’]année)?(?: de)?| fin)?"
        r"|avant(?: la fin(?: de l['’]année)?(?: de)?)?"
        r"|au plus tard(?: en| le| fin)?|à partir (?:de|du)|à compter (?:de|du)|dès|jusqu['’](?:en|à|au)|depuis"
        r"|au cours de l['’]année|durant|pendant|en|le)"
        rf"(?: l['’]année)? (?:(?P<day>\d{{1,2}})(?:er)? )?(?:(?P<month>{months}) )?(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


def _span(m: re.Match[str]) -> tuple[Span, str] | None:
    year, month = int(m["year"]), MONTHS.get((m["month"] or "").lower())
    if m["day"]:
        day = valid(year, month, int(m["day"])) if month else None
        return ((day, day), "day") if day else None
    return (month_span(year, month), "month") if month else (year_span(year), "year")


def find_french(hidden: str, on: str | None) -> tuple[list[Deadline], list[tuple[int, int]]]:
    """Deadlines and the places of what lies before ``on``; ``hidden`` is the text with names masked."""
    today = date.fromisoformat(on) if on else None
    found: list[Deadline] = []
    past: list[tuple[int, int]] = []
    for m in _pattern().finditer(hidden):
        resolved = _span(m)
        if resolved is None:
            continue
        (low, high), precision = resolved
        prep = m["prep"].lower().replace("’", "'")
        if prep == "depuis" or (today and high < today):
            past.append(m.span())
            continue
        kind = next((kind for words, kind in _KINDS if prep.startswith(words)), "window")
        first = low.isoformat() if kind in ("start", "window") else None
        last = high.isoformat() if kind != "start" else None
        found.append(Deadline(m.group(), kind, first, last, precision, m.start(), m.end()))
    return found, past
