"""The days that a time phrase covers, counted from the date of the statement."""

from __future__ import annotations

import re
from datetime import date

from dialogue_cli.tags.calendar import (
    MONTHS,
    Span,
    decade_span,
    month_span,
    part_of_year,
    plus_months,
    valid,
    year_span,
)

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_SMALL)} | {
    "a": 1, "an": 1, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip


#: Digits that a count of days or years is read to.
_DIGITS = 9


def period(unit: str, on: date, shift: int = 0) -> Span | None:
    """The calendar year, month, week or decade of a date, or the one after it."""
    if unit == "year":
        return year_span(on.year + shift)
    if unit == "decade":
        return decade_span(on.year + 10 * shift)
    if unit == "month":
        then = plus_months(on.replace(day=1), shift)
        return month_span(then.year, then.month)
    if unit == "week":
        monday = on.toordinal() - on.weekday() + 7 * shift
        return date.fromordinal(monday), date.fromordinal(monday + 6)
    if unit == "quarter":
        then = plus_months(on.replace(day=1), 3 * shift)
        first = then.month - (then.month - 1) % 3
        return month_span(then.year, first, first + 2)
    return None


def count_of(word: str) -> int:
    """A count in digits or words; of a number too long for any calendar the first digits, which are too many too."""
    return int(word[:_DIGITS]) if word.isdigit() else _NUMBERS.get(word.lower(), 1)


def ahead(count: int, unit: str, on: date) -> date | None:
    """``count`` units after ``on``; None where that is no date any more."""
    unit = unit.rstrip("s").lower()
    if count > 5000:
        return None
    if unit == "hour":
        return date.fromordinal(on.toordinal() + -(-count // 24))
    if unit in ("day", "week"):
        return date.fromordinal(on.toordinal() + count * (7 if unit == "week" else 1))
    return plus_months(on, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def month_of(name: str) -> int:
    """The number of a month by its English name, short or long."""
    return MONTHS[name.lower().rstrip(".")]


def span_of(m: re.Match[str], on: date | None) -> tuple[Span, str] | None:
    """The days a dated phrase covers, and its precision; None where a day or month has no year to be told by."""
    g = m.groupdict()
    for month, low, high, year in (("m1", "d1", "d2", "y1"), ("m2", "d3", "d4", "y2")):
        if g[month]:
            return _days(month_of(g[month]), int(g[low]), g[high], int(g[year]) if g[year] else on.year if on else 0)
    if g["m3"]:
        return month_span(int(g["y3"]), month_of(g["m3"])), "month"
    if g["edge"]:
        return _edge(g, on)
    if g["half"]:
        return _part(g, on)
    if g["part"]:
        return _early_or_late(int(g["y7"]), g["part"].lower(), decade=bool(g["s"]))
    if g["fy"]:
        closing = int(g["fy"])
        return (date(closing - 1, 10, 1), date(closing, 9, 30)), "fiscal year"
    if not g["y8"]:
        return None
    first = int(g["y8"])
    return ((date(first, 1, 1), date(first + 9, 12, 31)), "decade") if g["s8"] else (year_span(first), "year")


def _days(month: int, low: int, high: str | None, year: int) -> tuple[Span, str] | None:
    """One day of a month, or several."""
    first = valid(year, month, low) if year else None
    last = valid(year, month, int(high)) if first and high else first
    return ((first, last or first), "day") if first else None


def _part(g: dict[str, str | None], on: date | None) -> tuple[Span, str] | None:
    """ "the third quarter of 2023", "the first half of next year"."""
    year = int(g["y6"] or 0) or ((on.year if on else 0) + (g["rel2"] == "next year") if on else 0)
    which = g["hq"] or "half"
    size = 6 if which == "half" else 3
    nth = ("first", "second", "third", "fourth").index(g["half"] or "first")
    return (month_span(year, nth * size + 1, nth * size + size), which) if year and nth * size < 12 else None


def _early_or_late(year: int, part: str, *, decade: bool) -> tuple[Span, str]:
    """ "early 2024", "late 2030s": of a decade the first four years, the middle three, the last three."""
    if not decade:
        return part_of_year(year, part), "part of year"
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return (date(year + low, 1, 1), date(year + high, 12, 31)), "part of decade"


def _edge(g: dict[str, str | None], on: date | None) -> tuple[Span, str] | None:
    """ "the end of 2025", "the beginning of the year", "the end of the decade"."""
    if g["m4"]:
        year = int(g["y4"]) if g["y4"] else on.year if on else 0
        return (month_span(year, month_of(g["m4"])), "month") if year else None
    if g["y5"]:
        span: Span | None = year_span(int(g["y5"]))
        precision = "year"
    else:
        rel = g["rel"] or ""
        if on is None or "century" in rel:
            return None
        precision = rel.split()[-1]
        span = period(precision, on, 1 if rel.startswith("next") else 0)
    if span and g["edge"] in ("beginning", "start"):
        span = (span[0], plus_months(span[0], 3))
    elif span and g["edge"] == "middle":
        span = month_span(span[0].year, 5, 8)
    return (span, precision) if span else None
