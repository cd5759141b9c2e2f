"""The shift of a change of several links, out of the shifts of its links.

Each link is judged by itself, as a reader would lay the two sentences side by side; a pledge that went into two
sentences, or two that went into one, is not torn apart for it. What most of the old units came to names the change;
where as many say one thing as another, a loss is told before a gain, and a gain before what stayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogue_cli.statement.comparison import CommitmentShift, Link, Shift, ShiftPart

#: Of a unit that went two ways: kept in one of its sentences, it is kept.
_KEPT_FIRST: tuple[Shift, ...] = ("same", "strengthened", "fulfilled", "mixed", "weakened", "dropped", "new", "unsure")
#: Of several units: what a reader must not miss.
_LOST_FIRST: tuple[Shift, ...] = ("weakened", "mixed", "strengthened", "fulfilled", "same", "dropped", "new", "unsure")
_ONE_SIDED = frozenset(["dropped", "new"])


def summed(links: Sequence[Link], told: Sequence[CommitmentShift | None]) -> CommitmentShift | None:
    """The shift of the whole change, ``told`` being those of its links in their order; None where all are None."""
    found = [shift for shift in told if shift]
    if not found:
        return None
    fates: dict[str, list[Shift]] = {}
    for link, shift in zip(links, told, strict=True):
        if shift:
            fates.setdefault(link.old, []).append(shift.shift)
    firmest = max(found, key=lambda s: (s.new or 0, s.old or 0))
    return CommitmentShift(
        shift=_most(_two_sided([_most(_two_sided(row), _KEPT_FIRST) for row in fates.values()]), _LOST_FIRST),
        old=_top(s.old for s in found),
        new=_top(s.new for s in found),
        parts=_parts(found),
        restated=firmest.restated,
    )


def _two_sided(shifts: Sequence[Shift]) -> Sequence[Shift]:
    """Those that compare two pledges, where there is one: beside it "dropped" says that the rest is elsewhere."""
    return [shift for shift in shifts if shift not in _ONE_SIDED] or shifts


def _most(shifts: Sequence[Shift], order: Sequence[Shift]) -> Shift:
    """The most frequent, of equally frequent ones the first in an order."""
    return max(shifts, key=lambda shift: (shifts.count(shift), -order.index(shift)))


def _top(strengths: Iterable[int | None]) -> int | None:
    return max((s for s in strengths if s is not None), default=None)


def _parts(found: Iterable[CommitmentShift]) -> tuple[ShiftPart, ...]:
    """Every pair of pledges once; a pledge stands alone only where it has a partner in none of its links."""
    parts = dict.fromkeys(part for shift in found for part in shift.parts)
    paired = [part for part in parts if part.old_unit and part.new_unit]
    old = {(part.old_unit, part.old_verb, part.old) for part in paired}
    new = {(part.new_unit, part.new_verb, part.new) for part in paired}
    return tuple(
        part
        for part in parts
        if (part.old_unit and part.new_unit)
        or (part.old_unit and (part.old_unit, part.old_verb, part.old) not in old)
        or (part.new_unit and (part.new_unit, part.new_verb, part.new) not in new)
    )
