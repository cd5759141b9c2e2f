"""Times in a sentence: what is due, when a window opens, what lies in the past. No day is ever invented.

Names with numbers are hidden first (``masks``), phrases are resolved against the statement's date and then compared
with it: what ends before it is past and no deadline. The forms follow counts over joint statements of eleven series.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dialogue_cli.statement.model import Deadline
from dialogue_cli.tags.calendar import Span, counted_from, last_day, month_span, part_of_year, plus_months
from dialogue_cli.tags.overlaps import Taken
from dialogue_cli.tags.time_patterns import matches, pattern
from dialogue_cli.tags.time_spans import ahead, count_of, month_of, period, span_of
from dialogue_cli.tags.tokens import holds_digit, lower, parts_of
from dialogue_cli.values import dataclass, replace

#: Kinds from the firmest to the loosest: of two in one clause the first is shown.
ORDER = ("due", "event", "window", "start", "duration", "recurring", "urgency", "horizon")
_MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
#: How a word begins that may be a part of a time, in lower case.
_OF_TIME = tuple(
    (
        "year month week decade quarter summer autumn fall winter spring next coming annual bienn regular soon "
        "earliest prompt expedit immediat delay term future takes meeting summit day last previous earlier ago since "
        "when minute hour times twice"
    ).split()
)


@lru_cache(maxsize=1 << 14)  # asked of every word, of which a text has few different ones
def _may_be_of_time(word: str) -> bool:
    """Whether a word (with the marks that cling to it) may be a part of a time."""
    if word.isalpha():
        return _begins_as_time(word)
    return holds_digit(word) or any(map(_begins_as_time, parts_of(word)))


def _begins_as_time(word: str) -> bool:
    return word.startswith(_MONTH_NAMES) or word.lower().startswith(_OF_TIME)


def tells_of_time(text: str) -> bool:
    """Whether there may be a time in a text: a digit, or a word that is a part of one."""
    return True in map(_may_be_of_time, text.split())


_EDGES = tuple([f"{edge} of" for edge in ("end", "beginning", "start", "middle", "close", "half", "quarter")])


#: What stands before a meeting that bounds nothing: it is looked forward to, or only asked whether something is then.
_NO_BOUND = re.compile(r"(?:\bforward |\bwhether\b[^,;]*)$")
_REACH = 200


@dataclass(frozen=True, slots=True)
class Times:
    """What a text says of time: ``deadlines`` in order of place, and the places of what lies in the past."""

    deadlines: tuple[Deadline, ...] = ()
    past: tuple[tuple[int, int], ...] = ()


_BY = ("by", "before", "ahead", "prior", "no", "not", "at the latest")
_UNTIL = ("until", "till", "through", "up to")
_FROM = ("starting", "beginning", "commencing", "as early as", "as of", "from", "after", "following")


def _kind(prep: str, span: Span) -> tuple[str, date | None, date | None]:
    """The kind of time that a preposition makes of a span, with its bounds."""
    low, high = span
    if prep.startswith(("before", "ahead", "prior")) and low == high:
        return "due", None, date.fromordinal(high.toordinal() - 1)
    if prep.startswith(_BY):
        return "due", None, high
    if prep.startswith(_UNTIL):
        return "duration", None, high
    if prep.startswith(_FROM):
        return "start", low, None
    return "window", low, high


def _deadline(m: re.Match[str], kind: str, low: date | None, high: date | None, precision: str | None) -> Deadline:
    """A time with its words, at their place without the spaces around them."""
    text = m.group().strip()
    start = m.start() + len(m.group()) - len(m.group().lstrip())
    return Deadline(
        text,
        kind,
        low.isoformat() if low else None,
        high.isoformat() if high else None,
        precision,
        start,
        start + len(text),
    )


def find_times(text: str, hidden: str, on: str | None) -> Times:
    """Every time in ``text``; ``hidden`` is the same text with names masked, ``on`` the statement's ISO date or None.

    What ends before ``on`` is past. A year standing as an adjective ("the 2022 summit") is past or nothing.
    """
    if not tells_of_time(text):
        return Times()
    today = counted_from(on)
    found: list[Deadline] = []
    past: list[tuple[int, int]] = []
    low = lower(text)
    plain = low if hidden is text else lower(hidden)
    for m in matches("between", hidden, low):
        first = month_span(int(m.group("y0") or m.group("y")), month_of(m.group("a")))[0]
        last = month_span(int(m.group("y")), month_of(m.group("b")))[1]
        if today is None or last >= today:
            found.append(_deadline(m, "window", first, last, "month"))
    for m in (*matches("meeting", low, low), *matches("gathering", text, low)):
        if _NO_BOUND.search(low, max(0, m.start() - _REACH), m.start()):
            continue
        found.append(_deadline(m, "event", None, None, None))
    if _may_be_dated(hidden):
        _dated(hidden, pattern("dated"), today, found, past)
    _relative(plain, low, today, found, past)
    for kind in ("recurring", "urgency", "horizon"):
        for m in matches(kind, plain, low):
            found.append(_deadline(m, kind, None, None, None))
    past += [m.span() for m in matches("past", hidden, low)]
    return Times(without_overlaps(found, text), tuple(sorted(past)))


_AGAIN = (" each year", " every year", " annually")


def _may_be_dated(hidden: str) -> bool:
    """Whether there is a digit, a month, or an edge of a time ("the end of the year")."""
    named = any(name in hidden for name in (*_MONTH_NAMES, *_EDGES))
    return named or any(map(str.isdecimal, hidden))


def _dated(
    hidden: str, dated: re.Pattern[str], today: date | None, found: list[Deadline], past: list[tuple[int, int]]
) -> None:
    """Times with a month or a year in them; those over by ``today`` go to ``past``."""
    for m in dated.finditer(hidden):
        prep = (m.group("prep") or "").lower()
        if m.group("m5"):
            _bare_month(m, prep, today, found)
            continue
        resolved = span_of(m, today)
        if resolved is None:
            continue
        span, precision = resolved
        if (
            today
            and span[1] < today
            and prep.startswith(_BY)
            and precision == "day"
            and not (m.group("y1") or m.group("y2"))
        ):
            span = plus_months(span[0], 12), plus_months(span[1], 12)
        if today and (span[1] < today or (prep == "since" and span[0] <= today)):
            past.append(m.span())
            continue
        if not prep and not m.group("latest") and not (m.group("part") or m.group("half")):
            continue
        if prep == "from" and re.match(r"\s+(?:levels|baseline)", hidden[m.end() :]):
            continue
        if (
            prep in ("in", "on", "at", "over", "during")
            and m.group("y8")
            and re.match(r"\s+(?:[A-Z]|levels)", hidden[m.end() :])
        ):
            continue
        kind, low, high = _kind(prep, span)
        if hidden.startswith(_AGAIN, m.end()) and re.match(r" (?:each|every) year\b| annually\b", hidden[m.end() :]):
            kind = "recurring"
        found.append(
            _deadline(m, "due" if m.group("latest") else kind, None if m.group("latest") else low, high, precision)
        )


def _bare_month(m: re.Match[str], prep: str, today: date | None, found: list[Deadline]) -> None:
    """A month without a year: with "by" the next one of that name; with "in" this year's where it is still to come.

    A month gone by says nothing: "in May" may be last May or next May.
    """
    if today is None:
        return
    month = month_of(m.group("m5"))
    year = today.year + (month < today.month)
    if prep.startswith(_BY):
        found.append(_deadline(m, "due", None, last_day(year, month), "month"))
    elif month > today.month and prep in ("in", "on", "during"):
        found.append(_deadline(m, "window", *month_span(year, month), "month"))
    elif month > today.month and prep.startswith(_FROM):
        found.append(_deadline(m, "start", date(year, month, 1), None, "month"))
    elif month == 1 and today.month == 12 and prep:
        found.append(_deadline(m, "start" if prep.startswith(_FROM) else "window", *month_span(year, month), "month"))
    elif month == today.month and prep in ("in", "on", "during"):
        found.append(_deadline(m, "window", *month_span(today.year, month), "month"))


def _relative(plain: str, folded: str, today: date | None, found: list[Deadline], past: list[tuple[int, int]]) -> None:
    """Times counted from the statement: "this year", "next month", "within two weeks"."""
    for m in matches("relative", plain, folded):
        if m.group("late") == "earlier":
            past.append(m.span())
            continue
        unit = m.group("u1") or m.group("u2") or "year"
        if m.group("en") and today:
            first, last = part_of_year(today.year + 1, m.group("en"))
            found.append(_deadline(m, "window", first, last, "part of year"))
            continue
        shift = int(m.group("r") == "next" or "next" in m.group())
        span = period(unit, today, shift) if today else None
        prep = m.group()
        kind = "due" if prep.startswith(("by ", "before ", "within ", "well before")) else "window"
        low = today if today and span and span[0] < today else span[0] if span else None
        found.append(_deadline(m, kind, None if kind == "due" else low, span[1] if span else None, unit))
    for m in matches("within", plain, folded):
        words = m.group()
        unit = m.group("u").rstrip("s")
        if words.startswith("for") and "next" not in words and "coming" not in words:
            continue
        if words.startswith(("in ", "over ")) and not ("next" in words or "coming" in words or words.startswith("in ")):
            continue
        high = ahead(count_of(m.group("n")), unit, today) if today else None
        found.append(
            _deadline(
                m,
                "due" if words.startswith("within") else "window",
                None if words.startswith("within") else today,
                high,
                unit,
            )
        )
    for m in matches("coming", plain, folded):
        found.append(_deadline(m, "window", today, None, "open"))
    for m in matches("duration", plain, folded):
        found.append(_deadline(m, "duration", None, None, None))


def without_overlaps(found: list[Deadline], text: str) -> tuple[Deadline, ...]:
    """In order of place; of two that overlap the firmer kind stays, then the longer."""
    kept: list[Deadline] = []
    taken = Taken()
    for d in sorted(found, key=lambda d: (ORDER.index(d.kind), -(d.end - d.start), d.start)):
        if not taken.overlaps(d.start, d.end):
            taken.add(d.start, d.end)
            said = text[d.start : d.end]  # it was found in lower case, or with names masked
            kept.append(d if d.text == said else replace(d, text=said))
    return tuple(sorted(kept, key=lambda d: d.start))
