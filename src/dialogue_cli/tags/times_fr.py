"""Times in French sentences: what is due, when a window opens, what lies in the past, by the rules of ``deadlines``.

"d'ici fin 2025", "au plus tard le 3 mai", "dans un délai de six mois", "à l'horizon 2050", "avant la fin de l'année".
Phrases are resolved against the statement's date; what ends before it is past. No day is ever invented.
"""

from __future__ import annotations

import re
from datetime import date

from dialogue_cli.statement.model import Deadline
from dialogue_cli.tags.calendar import (
    Span,
    counted_from,
    decade_span,
    month_span,
    part_of_year,
    plus_months,
    valid,
    year_span,
)
from dialogue_cli.tags.deadlines import Times, without_overlaps
from dialogue_cli.tags.time_patterns_fr import COUNTS_FR, MONTHS_FR, UNITS_FR, matches_fr
from dialogue_cli.tags.time_spans import ahead, count_of, period

_DUE = ("d'ici", "avant", "au plus tard", "à l'horizon", "pour")
_START = ("à partir", "à compter", "à dater", "dès", "après")
_HALVES = {
    "premier": 0, "1er": 0, "deuxième": 1, "second": 1, "2e": 1, "troisième": 2, "3e": 2, "quatrième": 3, "4e": 3,
}  # fmt: skip
_PARTS = {"début": "early", "milieu": "mid", "mi": "mid", "courant": "mid", "fin": "late"}
_PLAIN = str.maketrans("éèêûôà", "eeeuoa")
_MONTH_NUMBERS = {name.translate(_PLAIN): number for number, name in enumerate(MONTHS_FR, 1)}
#: Behind these a year is what is compared with: "par rapport à 2005" follows "de 20 % en 2030".
_LEVELS = re.compile(r"\s+(?:par rapport|sur la base)")

Resolved = tuple[Span, str] | None


def find_french(text: str, hidden: str, on: str | None) -> Times:
    """Every time in ``text``; ``hidden`` is the same with names masked, ``on`` the statement's ISO date or None."""
    today = counted_from(on)
    low = hidden.lower().replace("’", "'")
    found: list[Deadline] = []
    past: list[tuple[int, int]] = [m.span() for m in matches_fr("past", hidden, low)]
    for m in matches_fr("between", hidden, low):
        _between(m, today, found, past)
    for m in matches_fr("meeting", text, text.lower().replace("’", "'")):
        found.append(_made(m, "event"))
    for m in matches_fr("dated", hidden, low):
        _dated(m, hidden, today, found, past)
    for m in matches_fr("within", hidden, low):
        _within(m, today, found)
    for m in matches_fr("relative", hidden, low):
        _relative(m, today, found)
    for m in matches_fr("coming", hidden, low):
        found.append(_made(m, "window", today, None, "open"))
    for kind in ("duration", "recurring", "urgency", "horizon"):
        found += [_made(m, kind) for m in matches_fr(kind, hidden, low)]
    return Times(without_overlaps(_ahead(found, past), text), tuple(sorted(past)))


def _ahead(found: list[Deadline], past: list[tuple[int, int]]) -> list[Deadline]:
    """Without those that stand in a phrase of the past: "depuis 2020", "le 3 mai dernier"."""
    return [d for d in found if not any(start <= d.start and d.end <= end for start, end in past)]


def _made(
    m: re.Match[str], kind: str, low: date | None = None, high: date | None = None, precision: str | None = None
) -> Deadline:
    said = m.group().strip(" ,")
    start = m.start() + len(m.group()) - len(m.group().lstrip(" ,"))
    first, last = low.isoformat() if low else None, high.isoformat() if high else None
    return Deadline(said, kind, first, last, precision, start, start + len(said))


def _count(word: str) -> int:
    return count_of(word) if word.isdigit() else COUNTS_FR.get(word.lower(), 1)


def _unit(word: str) -> str:
    bare = word.lower().split()[0]
    return UNITS_FR.get(bare) or UNITS_FR.get(bare.rstrip("s"), "year")


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name.lower().translate(_PLAIN)]


def _kind(prep: str, span: Span) -> tuple[str, date | None, date | None]:
    """The kind of time that a preposition makes of a span, with its bounds; "avant le 3 mai" ends the day before."""
    low, high = span
    if prep.startswith("avant") and low == high and high.toordinal() > 1:
        return "due", None, date.fromordinal(high.toordinal() - 1)
    if prep.startswith(_DUE):
        return "due", None, high
    if prep.startswith("jusqu"):
        return "duration", None, high
    if prep.startswith(_START):
        return "start", low, None
    return "window", low, high


def _dated(
    m: re.Match[str], hidden: str, today: date | None, found: list[Deadline], past: list[tuple[int, int]]
) -> None:
    """One time with a month or a year in it, unless it is only a name; what is over by ``today`` goes to ``past``."""
    g = m.groupdict()
    prep = (g["prep"] or "").lower().replace("’", "'")
    if g["last1"] or g["last3"]:
        past.append(m.span())
        return
    bound = prep.startswith(_DUE) or bool(g["latest"])
    resolved = _span(g, today, bound=bound, prep=prep)
    if resolved is None:
        return
    span, precision = resolved
    if prep.startswith("depuis") or (today and span[1] < today):
        past.append(m.span())
        return
    bare = not prep and not g["latest"] and not (g["edge"] or g["half"] or g["d2"])
    named = prep in ("en", "le", "au", "à la", "les") and g["y8"] and re.match(r"\s+[A-ZÉ]", hidden[m.end() :])
    if bare or named or (_LEVELS.match(hidden, m.end()) and not bound):
        return
    kind, low, high = ("due", None, span[1]) if g["latest"] else _kind(prep, span)
    if re.match(r" (?:de )?chaque année\b", hidden[m.end() :]):
        kind = "recurring"
    found.append(_made(m, kind, low, high, precision))


def _span(g: dict[str, str | None], today: date | None, *, bound: bool, prep: str) -> Resolved:
    """The days that a date covers, and its precision; None where it has no year and none can be told."""
    if g["d1"]:
        return _days(g, today, bound=bound)
    if g["half"]:
        return _part(g, today)
    if g["season"]:  # no day is invented: seasons differ by hemisphere, the year does not
        return year_span(int(g["ys"] or 0)), "season"
    if g["m3"]:
        return _whole_month(g, today, bound=bound, prep=prep)
    if g["y8"]:
        year = int(g["y8"])
        edge = (g["edge"] or "").lower()
        if not edge or (edge == "fin" and (bound or prep.startswith("jusqu"))):
            return year_span(year), "year"
        return part_of_year(year, _PARTS[edge]), "part of year"
    return _edge(g, today)


def _days(g: dict[str, str | None], today: date | None, *, bound: bool) -> Resolved:
    month, year = _month(g["m1"] or ""), int(g["y1"] or 0) or (today.year if today else 0)
    first = valid(year, month, int(g["d1"] or 0)) if year else None
    last = valid(year, month, int(g["d2"])) if first and g["d2"] else first
    if first and today and not g["y1"] and first < today and (bound or g["next1"]):
        first, last = plus_months(first, 12), plus_months(last or first, 12)
    return ((first, last or first), "day") if first else None


def _whole_month(g: dict[str, str | None], today: date | None, *, bound: bool, prep: str) -> Resolved:
    """A month; without a year the next one of that name, where the words say that it is still to come."""
    month = _month(g["m3"] or "")
    if g["y3"]:
        return month_span(int(g["y3"]), month), "month"
    if today is None or not (prep or g["edge"]):
        return None
    if bound or g["next3"] or month >= today.month or (month == 1 and today.month == 12):
        return month_span(today.year + (month < today.month), month), "month"
    return None


def _part(g: dict[str, str | None], today: date | None) -> Resolved:
    """ "le troisième trimestre de 2026", "le premier semestre de l'année prochaine"."""
    year = int(g["y6"] or 0)
    if not year and today:
        year = today.year + (g["rel6"] or "").startswith("prochain")
    size = 6 if g["hq"] == "semestre" else 3
    nth = _HALVES[(g["half"] or "premier").lower()]
    precision = "half" if size == 6 else "quarter"
    return (month_span(year, nth * size + 1, nth * size + size), precision) if year and nth * size < 12 else None


def _edge(g: dict[str, str | None], today: date | None) -> Resolved:
    """ "la fin de l'année", "début du mois prochain", "la fin de la décennie"."""
    rel = (g["rel"] or "").lower()
    if today is None or rel in ("", "siècle", "semestre"):
        return None
    unit = UNITS_FR.get(rel.split()[0], "year")
    span = decade_span(today.year) if unit == "decade" else period(unit, today, int("prochain" in rel))
    edge = (g["edge2"] or "").lower()
    if span and edge == "début":
        span = (span[0], plus_months(span[0], 3))
    elif span and edge == "milieu" and unit == "year":
        span = month_span(span[0].year, 5, 8)
    return (span, unit) if span else None


def _between(m: re.Match[str], today: date | None, found: list[Deadline], past: list[tuple[int, int]]) -> None:
    """A span from one month or year to another: "entre 2024 et 2026"."""
    g = m.groupdict()
    last = int(g["y"] or g["to"] or g["to2"] or 0)
    first = int(g["y0"] or g["from"] or g["from2"] or 0) or last
    if not m.group().lower().startswith("entre") and not (g["y0"] or g["from"] or g["from2"] or g["a"]):
        return  # "de ... 2025" alone is no span
    low = month_span(first, _month(g["a"]))[0] if g["a"] else year_span(first)[0]
    high = month_span(last, _month(g["b"]))[1] if g["b"] else year_span(last)[1]
    if today and high < today:
        past.append(m.span())
    else:
        found.append(_made(m, "window", low, high, "month" if g["b"] else "year"))


def _within(m: re.Match[str], today: date | None, found: list[Deadline]) -> None:
    """ "dans un délai de six mois" is due; "au cours des deux prochaines années" is a window."""
    lead, near = m["lead"].lower().replace("’", "'"), m["near1"] or m["near2"] or m["near3"]
    due = lead.startswith(("dans un délai", "d'ici", "sous", "en l'espace")) or (lead == "dans les " and not near)
    if not due and not near and not lead.startswith("dans"):
        return
    unit = _unit(m["u"])
    high = ahead(_count(m["n"]), unit, today) if today and not m["after"] else None
    found.append(_made(m, "due" if due else "window", None if due else today, high, unit))


def _relative(m: re.Match[str], today: date | None, found: list[Deadline]) -> None:
    """A time counted from the statement: "cette année", "d'ici le mois prochain"."""
    prep = (m["prep"] or "").lower().replace("’", "'")
    unit = UNITS_FR.get((m["u1"] or m["u2"] or m["u3"] or "année").lower(), "season")
    if m["u3"] and not (prep.startswith(("au cours", "dans", "pendant", "durant")) or "en cours" in m.group().lower()):
        return  # "l'année" alone says nothing of when
    span = period(unit, today, int(bool(m["next"]))) if today else None
    kind = (
        "due"
        if prep.startswith(("d'ici", "avant", "jusqu", "au plus"))
        else "start"
        if prep.startswith(_START)
        else "window"
    )
    low = today if today and span and span[0] < today else span[0] if span else None
    low = None if kind == "due" else low
    found.append(_made(m, kind, low, None if kind == "start" else span[1] if span else None, unit))
