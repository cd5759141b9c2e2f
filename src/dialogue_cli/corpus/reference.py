"""References into a corpus: ``reef@2``, ``reef@2024-03-20``, ``reef@latest``, ``reef@1..4``, ``reef``, ``reef@2#s12``.

An existing path wins over a reference; that is for the caller to ask first. A reference that names nothing, or two
statements where one is meant, is refused with what there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dialogue_cli.corpus.entries import Entry, entries, series_names, valid_series
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.errors import UnknownReference
from dialogue_cli.values import dataclass

REFERENCE = re.compile(r"(?P<series>[^@#/\\]+)(?:@(?P<which>[^#]+))?(?:#(?P<unit>[A-Za-z]+\d+))?")
RANGE = re.compile(r"(?P<first>[^.]*)\.\.(?P<last>[^.]*)")
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

Kind = Literal["one", "pair", "range"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What was asked for: the statements in order, and the unit where one was named.

    ``kind`` is "one" (one statement), "pair" (a bare series: its last two of the same type) or "range" (any number).
    """

    text: str
    kind: Kind
    entries: tuple[Entry, ...]
    unit: str | None = None

    @property
    def entry(self) -> Entry:
        """The statement, where exactly one is meant. Raises UnknownReference otherwise."""
        if len(self.entries) != 1:
            raise _several(self.text, self.entries, "names more than one statement")
        return self.entries[0]


class UnknownSeries(UnknownReference):
    """No series of this name; ``known`` are those that exist."""

    def __init__(self, reference: str, series: str, known: Sequence[str]) -> None:
        self.reference, self.series, self.known = reference, series, tuple(known)
        near = _nearest(series, known)
        has = f"did you mean {near}?" if near else f"the corpus has {', '.join(known) or 'no series yet'}"
        what = f"no such series, {has}" if "@" in reference else f"no such file or series, {has}"
        super().__init__(what, where=reference, do="list them: dialogue corpus list")


class UnknownMeeting(UnknownReference):
    """A series that has no such meeting, date or file; ``found`` are its statements."""

    def __init__(self, reference: str, series: str, asked: str, found: Sequence[Entry]) -> None:
        self.reference, self.series, self.found = reference, series, tuple(found)
        what = f"no such {asked}, {series} has {describe(found, dates=asked == 'date')}"
        super().__init__(what, where=reference, do=f"list them: dialogue corpus show {series}")


class AmbiguousReference(UnknownReference):
    """A reference that fits several statements, all of them named in the message by a reference that fits one."""

    def __init__(self, reference: str, what: str, found: Sequence[Entry]) -> None:
        self.reference, self.found = reference, tuple(found)
        names = " or ".join(entry.reference for entry in found[:6]) + (" ..." if len(found) > 6 else "")
        super().__init__(what, where=reference, do=f"say {names}")


def resolve(reference: str, corpus: Corpus) -> Reference:
    """Find what a reference names. Raises UnknownReference, in one line that says what exists."""
    parts = REFERENCE.fullmatch(reference)
    if not parts or not valid_series(parts["series"]):
        raise UnknownSeries(reference, reference.partition("@")[0], series_names(corpus))
    series, which, unit = parts["series"], parts["which"], parts["unit"]
    found = entries(corpus, series)
    if not found:
        raise UnknownSeries(reference, series, series_names(corpus))
    if which is None:
        return Reference(reference, "pair", last_two(found, reference), unit)
    span = RANGE.fullmatch(which)
    if span:
        return Reference(reference, "range", _range(reference, series, found, span["first"], span["last"]), unit)
    matches = select(reference, series, found, which)
    if len(matches) > 1:
        raise _several(reference, matches, "fits several statements")
    return Reference(reference, "one", matches, unit)


def looks_like_reference(operand: str) -> bool:
    """Whether words that name no existing path can be meant as a reference (``reef@2``, ``reef@1..4``)."""
    parts = REFERENCE.fullmatch(operand)
    return parts is not None and valid_series(parts["series"])


def whole_series(series: str, corpus: Corpus) -> tuple[Entry, ...]:
    """All statements of a series, in order. Raises UnknownReference where there are none."""
    found = entries(corpus, series)
    if not found:
        raise UnknownSeries(series, series, series_names(corpus))
    return found


def select(reference: str, series: str, found: Sequence[Entry], which: str) -> tuple[Entry, ...]:
    """Every statement of a series that one selector fits: an ordinal, a date, latest, previous or a file's stem."""
    if which in {"latest", "previous"}:
        return _from_the_end(reference, found, which)
    by_stem = tuple(entry for entry in found if entry.stem == which)
    if by_stem:
        return by_stem
    if which.isascii() and which.isdigit() and len(which) < 4:
        return _by_number(found, int(which)) or _none(reference, series, "meeting", found)
    if DAY.fullmatch(which):
        fitting = tuple(entry for entry in found if (entry.date or "").startswith(which) or _covers(entry, which))
        return fitting or _none(reference, series, "date", found)
    return _none(reference, series, "statement", found)


def _covers(entry: Entry, day: str) -> bool:
    """Whether a meeting of several days was under way on this one."""
    return (
        len(day) == 10 and bool(entry.date and entry.date_end) and (entry.date or "") <= day <= (entry.date_end or "")
    )


def _by_number(found: Sequence[Entry], number: int) -> tuple[Entry, ...]:
    """The meeting with this number. A series that numbers no meeting is counted by its dates, from 1."""
    if any(entry.meeting is not None for entry in found):
        return tuple(entry for entry in found if entry.meeting == number)
    days = sorted({entry.date for entry in found if entry.date})
    day = days[number - 1] if 0 < number <= len(days) else None
    return tuple(entry for entry in found if day and entry.date == day)


def _from_the_end(reference: str, found: Sequence[Entry], which: str) -> tuple[Entry, ...]:
    if which == "latest":
        return tuple(entry for entry in found if entry.date == found[-1].date)
    latest = _from_the_end(reference, found, "latest")
    kinds = {_family(entry) for entry in latest}
    earlier = [entry for entry in found if entry.date != latest[0].date and _family(entry) in kinds]
    if not earlier:
        raise UnknownReference("nothing of the same type came before its latest statement", where=reference)
    return tuple(entry for entry in earlier if entry.date == earlier[-1].date)


def _family(entry: Entry) -> tuple[str, str | None]:
    """Statements are compared within a type and a language."""
    return (entry.type, entry.language)


def last_two(found: Sequence[Entry], reference: str) -> tuple[Entry, ...]:
    """The last two statements of the same type and language. Raises UnknownReference where that is not one pair."""
    latest = tuple(entry for entry in found if entry.date == found[-1].date)
    pairs = []
    for family in sorted({_family(entry) for entry in latest}, key=str):
        newest = [entry for entry in latest if _family(entry) == family]
        if len(newest) > 1:
            raise _several(reference, newest, "has several statements of its last day")
        before = [entry for entry in found if _family(entry) == family and entry is not newest[0]]
        if before:
            rivals = [entry for entry in before if entry.date == before[-1].date]
            if len(rivals) > 1:
                raise _several(reference, rivals, "has several statements before the last")
            pairs.append((before[-1], newest[0]))
    if not pairs:
        have = "has only one statement" if len(found) == 1 else f"has only one {latest[-1].type} of its last type"
        raise UnknownReference(have, where=reference, do="name two statements, for example with SERIES@1")
    if len(pairs) > 1:
        raise _several(reference, [new for _, new in pairs], "has several statements of its last day")
    return pairs[0]


def _range(reference: str, series: str, found: Sequence[Entry], first: str, last: str) -> tuple[Entry, ...]:
    """All statements between two selectors, both included; an open end reaches to the first or the latest."""
    low = select(reference, series, found, first)[0] if first else found[0]
    high = select(reference, series, found, last)[-1] if last else found[-1]
    start, end = found.index(low), found.index(high)
    if start > end:
        raise UnknownReference("the range runs backwards", where=reference, do=f"say {series}@{last}..{first}")
    return tuple(found[start : end + 1])


def _none(reference: str, series: str, asked: str, found: Sequence[Entry]) -> tuple[Entry, ...]:
    raise UnknownMeeting(reference, series, asked, found)


def _several(reference: str, found: Sequence[Entry], what: str) -> AmbiguousReference:
    return AmbiguousReference(reference, what, found)


def describe(found: Sequence[Entry], *, dates: bool = False) -> str:
    """What a series has, in a few words: "1 to 4", "1, 2 and 4", or its dates where it numbers no meeting."""
    numbers = sorted({entry.meeting for entry in found if entry.meeting is not None})
    if dates or not numbers:
        days = [entry.date or entry.stem for entry in found]
        shown = days if len(days) <= 8 else [*days[:3], "...", *days[-3:]]
        return (f"{len(days)} statements: " if len(days) > 8 else "") + ", ".join(shown)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]} to {numbers[-1]}"
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _nearest(series: str, known: Sequence[str]) -> str | None:
    from rapidfuzz import fuzz, process

    best = process.extractOne(series.lower(), known, scorer=fuzz.ratio, score_cutoff=70)
    return best[0] if best else None
