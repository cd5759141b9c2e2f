"""Arithmetic of days and months on ISO dates, without a clock: everything counts from the date of the statement."""

from __future__ import annotations

from datetime import MAXYEAR, date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier", "february feb février fevrier", "march mar mars", "april apr avril", "may mai",
            "june jun juin", "july jul juillet", "august aug août aout", "september sept sep septembre",
            "october oct octobre", "november nov novembre", "december dec décembre decembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

Span = tuple[date, date]
#: Years that a time may reach ahead: 5000 weeks, and a decade.
_AHEAD = 110


def counted_from(on: str | None) -> date | None:
    """The day that times are counted from; None at the ends of the calendar, where nothing can be added."""
    day = date.fromisoformat(on) if on else None
    return day if day and day.year < MAXYEAR - _AHEAD else None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def month_span(year: int, first: int, last: int | None = None) -> Span:
    """From the first day of month ``first`` to the last day of month ``last`` of one year."""
    return date(year, first, 1), last_day(year, last or first)


def year_span(year: int) -> Span:
    """1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def decade_span(year: int) -> Span:
    """The decade by its digits: 2024 lies in 2020 to 2029. (Some read its end as 2030.)"""
    first = year - year % 10
    return date(max(first, 1), 1, 1), date(first + 9, 12, 31)


def part_of_year(year: int, part: str) -> Span:
    """Early, mid and late in a year: January to April, May to August, September to December (a convention)."""
    first = {"early": 1, "mid": 5, "late": 9}[part]
    return month_span(year, first, first + 3)


def plus_months(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it is shorter."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return day
    return min(date(year, month + 1, 1).replace(day=1), last_day(year, month + 1)).replace(
        day=min(day.day, last_day(year, month + 1).day)
    )


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
