"""Deadlines and figures compared by what they mean, not by how they are written."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_cli.statement.model import Deadline, Quantity

#: Kinds of time bound that bind; a start, a rhythm or a horizon is shown but says nothing of force.
_BINDING = frozenset(["due", "window", "event", "urgency", "duration"])
#: Units of change: beside one of these, a figure in percent is the level that follows from it.
_DELTA_UNITS = frozenset(["basis point", "basis points", "percentage point", "percentage points"])
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of the two statements, where known: a round of meetings moves on with them and slips nothing."""

    old: str | None = None
    new: str | None = None

    @property
    def years(self) -> int:
        """Whole years between the two, by calendar."""
        return int(self.new[:4]) - int(self.old[:4]) if self.old and self.new else 0


UNDATED = Span()


def deadline_direction(old: Deadline | None, new: Deadline | None, span: Span, *, meeting: bool = False) -> int | None:
    """+1 added or earlier, -1 gone or later, 0 differs without saying more, None where both mean the same.

    ``meeting`` marks a pledge to hold a meeting: its year that moved on with the statements' own years is no change.
    """
    if old is None and new is None:
        return None
    if old is None or new is None:
        there = new or old
        sign = 1 if old is None else -1
        return sign if there is not None and there.kind in _BINDING else 0
    return _both(old, new, span, meeting)


def _both(old: Deadline, new: Deadline, span: Span, meeting: bool) -> int | None:
    before, after = old.latest or old.earliest, new.latest or new.earliest
    if before and after:
        if before == after:
            return None
        moved_on = span.years > 0 and int(after[:4]) - int(before[:4]) == span.years
        if moved_on and (meeting or old.text.casefold() == new.text.casefold()):
            return None
        return -1 if after > before else 1
    if old.text.casefold() == new.text.casefold() or old.kind == new.kind != "duration":
        return None
    if (old.kind in _BINDING) != (new.kind in _BINDING):
        return 1 if new.kind in _BINDING else -1
    return 0


def quantity_direction(old: tuple[Quantity, ...], new: tuple[Quantity, ...]) -> list[Pairing]:
    """Figures of both sides set against each other by unit, with +1 raised or added, -1 lowered or gone, 0 unsaid.

    A level ("to 1.5 percent") beside a step ("by 25 basis points") follows from the step and is not compared.
    A figure that comes or goes counts only where the other side has none at all: else the object has changed.
    """
    left, right = _without_levels(old), _without_levels(new)
    pairs: list[Pairing] = []
    rest = list(right)
    alone = []
    for q in left:
        same = [r for r in rest if r.unit == q.unit]
        match = next((r for r in same if _equal(q, r)), same[0] if same else None)
        if match is None:
            alone.append(q)
            continue
        rest.remove(match)
        if not _equal(q, match):
            pairs.append(Pairing(q, match, _way(q, match)))
    pairs += [Pairing(q, None, 0 if right else -1) for q in alone]
    pairs += [Pairing(None, q, 0 if left else 1) for q in rest]
    return pairs


@dataclass(frozen=True, slots=True)
class Pairing:
    """An old and a new figure of one unit, or one that stands alone, and which way it went."""

    old: Quantity | None
    new: Quantity | None
    direction: int


def _equal(a: Quantity, b: Quantity) -> bool:
    return abs(a.value - b.value) <= _TOLERANCE * max(abs(a.value), 1.0) and a.upper == b.upper


def _way(a: Quantity, b: Quantity) -> int:
    low = (b.upper if b.upper is not None else b.value) - (a.upper if a.upper is not None else a.value)
    if abs(low) <= _TOLERANCE:
        low = b.value - a.value
    return 1 if low > 0 else -1


def _without_levels(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    steps = [q for q in found if q.unit in _DELTA_UNITS or q.bound == "delta"]
    return tuple(q for q in found if q in steps or q.unit != "percent") if steps else found
