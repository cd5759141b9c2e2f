"""Deadlines and figures compared by what they mean, not by how they are written."""

from __future__ import annotations

from datetime import date

from dialogue_cli.changes.paces import pace_of
from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import Deadline, Quantity
from dialogue_cli.values import dataclass

#: Kinds of time bound that bind; a start, a rhythm or a horizon is shown but says nothing of force.
_BINDING = frozenset(["due", "window", "event", "urgency", "duration"])
#: Units of change: beside one of these, a figure in percent is the level that follows from it.
_DELTA_UNITS = frozenset(["basis point", "basis points", "percentage point", "percentage points"])
_LISTED = frozenset(
    "issue area pillar theme principle priority point topic field track stream dimension chapter".split()
)
_TOLERANCE = 1e-9
#: A count and its unit; how much longer or shorter a term may be and still be the same.
_TERM = regex(r"(?:with)?in (?:the next )?(?:\d+|[a-z]+) (?:hour|day|week|month|year)s?\b")
_SOME_DAYS = 0.1


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of the two statements, where known: what was past when it was said is no deadline.

    ``language`` is that of the new statement. ``parties`` are those of either statement, so that a pledge of one of
    them is told from a pledge of all.
    """

    old: str | None = None
    new: str | None = None
    parties: tuple[str, ...] = ()
    language: str | None = None


UNDATED = Span()


def deadline_direction(old: Deadline | None, new: Deadline | None, span: Span, *, meeting: bool = False) -> int | None:
    """+1 added or earlier, -1 gone or later, 0 differs without saying more, None where both mean the same.

    ``meeting`` marks a pledge to hold a meeting, whose date moves on from round to round and says nothing of force.
    """
    old, new = _ahead(old, span.old), _ahead(new, span.new)
    if old is None and new is None:
        return None
    if old is None or new is None:
        there = new or old
        sign = 1 if old is None else -1
        return sign if there is not None and _binds(there) and not meeting else 0
    direction = _both(old, new)
    if span.old and span.new and (_runs(old) or _runs(new)):
        terms = _length(old, span.old), _length(new, span.new)
        if (_runs(old) and _runs(new)) or _alike(*terms):
            direction = _terms(*terms)
    often = old.kind == new.kind == "recurring"  # how often they meet is no date of a meeting
    return 0 if meeting and direction is not None and not often else direction


def _ahead(deadline: Deadline | None, said: str | None) -> Deadline | None:
    """None for a date that was past when the statement was made: it tells when something was."""
    if deadline and said and (deadline.latest or deadline.earliest or said) < said:
        return None
    return deadline


def _runs(deadline: Deadline) -> bool:
    """Whether it is a term that runs from some day on: "within 30 days", "in twelve months".

    Two of them are compared by their length; one and a day that is as far ahead of its statement are alike.
    """
    return deadline.latest is not None and _TERM.match(deadline.text.casefold()) is not None


def _alike(old: int, new: int) -> bool:
    """Whether two terms are the same but for some days."""
    return abs(old - new) <= _SOME_DAYS * max(old, new)


def _terms(old: int, new: int) -> int | None:
    """Two terms by their length in days: the shorter one is the firmer."""
    return None if _alike(old, new) else 1 if new < old else -1


def _length(term: Deadline, said: str) -> int:
    """Days from the statement to the end of a term."""
    return (date.fromisoformat(term.latest or said) - date.fromisoformat(said)).days


def _binds(deadline: Deadline) -> bool:
    """A window counts where its end is known: "in the coming months" binds nobody."""
    return deadline.kind in _BINDING and (deadline.kind != "window" or deadline.latest is not None)


def _both(old: Deadline, new: Deadline) -> int | None:
    """The direction between two times: sooner is firmer, and longer where it says how long; None where they agree."""
    if old.text.casefold() == new.text.casefold():
        return None
    if "start" in (old.kind, new.kind):  # when it begins says nothing of when it is done
        return None if old.kind == new.kind else 0
    before, after = old.latest or old.earliest, new.latest or new.earliest
    if before and after:
        if before == after:
            return None
        longer = _lasts(old) and _lasts(new)  # "until 2025" binds for as long as it says
        return 1 if (after < before) != longer else -1
    if old.kind == new.kind == "recurring":
        return _paces(pace_of(old.text), pace_of(new.text))
    if old.kind == new.kind != "duration":
        return None
    return _weight(new) - _weight(old)


def _weight(deadline: Deadline) -> int:
    """1 for a day that binds, 0 for "promptly" and the like: of no weight against it, if of some against nothing."""
    return int(_binds(deadline) and deadline.latest is not None)


def _lasts(deadline: Deadline) -> bool:
    """Whether it says for how long: "until 2025", "during the first half of 2024"."""
    return deadline.kind == "duration" or deadline.text.casefold().startswith(("during", "throughout", "through "))


def _paces(old: float | None, new: float | None) -> int | None:
    """Two rhythms: the quicker one is the firmer; one without a number says less than any."""
    return None if old is None or new is None or old == new else 1 if new > old else -1


#: Bounds that let less do ("up to 60 million", "less than 60").
_AT_MOST = ("le", "lt")


def quantity_direction(old: tuple[Quantity, ...], new: tuple[Quantity, ...], *, same_object: bool) -> list[Pairing]:
    """Figures of both sides set against each other by unit, with +1 raised or added, -1 lowered or gone, 0 unsaid.

    A level ("to 1.5 percent") beside a step ("by 25 basis points") follows from the step and is not compared.
    The same figure is lowered where "up to" comes before it: less will do.
    A figure that comes or goes counts only where the other side has none at all and speaks of the ``same_object``.
    """
    left, right = _measured(_without_levels(old)), _measured(_without_levels(new))
    pairs: list[Pairing] = []
    rest = list(right)
    alone = []
    for q in left:
        match = next((r for r in rest if r.unit == q.unit and _equal(q, r)), None)
        if match is None:
            alone.append(q)
            continue
        rest.remove(match)
        if (q.bound in _AT_MOST) != (match.bound in _AT_MOST):
            pairs.append(Pairing(q, match, 1 if q.bound in _AT_MOST else -1))
    for q in list(alone):
        match = min((r for r in rest if r.unit == q.unit), key=lambda r: _apart(q, r), default=None)
        if match is not None:
            alone.remove(q)
            rest.remove(match)
            pairs.append(Pairing(q, match, _way(q, match)))
    pairs += [Pairing(q, None, -1 if same_object and not right else 0) for q in alone]
    pairs += [Pairing(None, q, 1 if same_object and not left else 0) for q in rest]
    return pairs


@dataclass(frozen=True, slots=True)
class Pairing:
    """An old and a new figure of one unit, or one that stands alone, and which way it went."""

    old: Quantity | None
    new: Quantity | None
    direction: int


def _equal(a: Quantity, b: Quantity) -> bool:
    return abs(a.value - b.value) <= _TOLERANCE * max(abs(a.value), 1.0) and a.upper == b.upper


def _apart(a: Quantity, b: Quantity) -> float:
    """How many times the one is the other: of "by 500 to 1,850" the second is what 1,350 became."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high / low if low else float("inf")


def _way(a: Quantity, b: Quantity) -> int:
    low = (b.upper if b.upper is not None else b.value) - (a.upper if a.upper is not None else a.value)
    if abs(low) <= _TOLERANCE:
        low = b.value - a.value
    return 1 if low > 0 else -1


def _measured(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Without the numbers of what is only listed: "five priority areas" is no target."""
    return tuple(q for q in found if q.unit not in _LISTED)


def _without_levels(found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    steps = [q for q in found if q.unit in _DELTA_UNITS or q.bound == "delta"]
    return tuple(q for q in found if q in steps or q.unit != "percent") if steps else found
