"""Calendar dates as statements write them: single days and ranges, in English, French, Spanish and Portuguese."""

from __future__ import annotations

import re
from functools import cache

_MONTHS = (
    "january jan janvier janv enero ene janeiro",
    "february feb février févr febrero fevereiro fev",
    "march mar mars marzo março",
    "april apr avril avr abril abr",
    "may mai mayo maio",
    "june jun juin junio junho",
    "july jul juillet juil julio julho",
    "august aug août agosto ago",
    "september sept sep septembre septiembre setembro set",
    "october oct octobre octubre outubro out",
    "november nov novembre noviembre novembro",
    "december dec décembre déc diciembre dic dezembro dez",
)
MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
Dated = tuple[int, int, str, str]


@cache
def _pattern() -> re.Pattern[str]:
    month = "(?:" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\.?"
    day, year, to = r"\d{1,2}(?:st|nd|rd|th|er|º)?", r"(?:19|20)\d\d", r"\s?(?:-|–|to|and|&|through|au|et|al|y|a|e)\s?"
    return re.compile(
        rf"""\b(?:
          (?P<iso>(?P<iy>{year})-(?P<im>[01]\d)-(?P<id>[0-3]\d))(?!\d)
        | (?P<m1>{month})\s(?P<d1>{day})(?:,?\s(?P<y1>{year}))?{to}
          (?P<m2>{month})\s(?P<d2>{day})(?:,\s?|\s)(?P<y2>{year})
        | (?P<m3>{month})\s(?P<d3>{day})(?:{to}(?P<d4>{day}))?(?:,\s?|\s)(?P<y3>{year})
        | (?P<d5>{day})\s(?:de\s)?(?P<m5>{month})(?:(?:\sde[l]?)?\s(?P<y5>{year}))?{to}
          (?P<d6>{day})\s(?:de\s)?(?P<m6>{month}),?\s(?:del?\s)?(?P<y6>{year})
        | (?P<d7>{day})(?:{to}(?P<d8>{day}))?\s(?:de\s|of\s)?(?P<m7>{month}),?\s(?:del?\s)?(?P<y7>{year})
        | (?P<d9>[0-3]?\d)\.(?P<m9>[01]?\d)\.(?P<y9>{year})
        )(?!\d)""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_dates(text: str) -> list[Dated]:
    """``(start, end, first, last)`` of every full date in the text; first and last are ISO and equal for one day."""
    found: list[Dated] = []
    if "19" not in text and "20" not in text:  # no year: the pattern need not be made
        return found
    for match in _pattern().finditer(text):
        span = _read(match)
        if span is not None:
            found.append((match.start(), match.end(), *span))
    return found


def _read(match: re.Match[str]) -> tuple[str, str] | None:
    part = match.groupdict()
    if part["iso"]:
        return _range(part["iy"], part["im"], part["id"])
    if part["y2"]:
        return _range(part["y1"] or part["y2"], part["m1"], part["d1"], part["y2"], part["m2"], part["d2"])
    if part["y3"]:
        return _range(part["y3"], part["m3"], part["d3"], part["y3"], part["m3"], part["d4"])
    if part["y6"]:
        return _range(part["y5"] or part["y6"], part["m5"], part["d5"], part["y6"], part["m6"], part["d6"])
    if part["y7"]:
        return _range(part["y7"], part["m7"], part["d7"], part["y7"], part["m7"], part["d8"])
    return _range(part["y9"], part["m9"], part["d9"])


def _range(
    year: str, month: str, day: str, year2: str | None = None, month2: str | None = None, day2: str | None = None
) -> tuple[str, str] | None:
    first = _iso(year, month, day)
    last = _iso(year2, month2, day2) if year2 and month2 and day2 else first
    if first is None or last is None or last < first:
        return None
    return first, last


def _iso(year: str, month: str, day: str) -> str | None:
    number = MONTH_NUMBER.get(month.rstrip(".").lower()) or (int(month) if month.isdigit() else 0)
    days = int(re.sub(r"\D", "", day))
    most = (31, 29 if _leap(int(year)) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= number <= 12 or not 1 <= days <= most[number - 1]:
        return None
    return f"{int(year):04d}-{number:02d}-{days:02d}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
