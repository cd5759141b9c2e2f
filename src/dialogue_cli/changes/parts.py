"""Which pledge of the old side became which of the new one, inside one group of linked units."""

from __future__ import annotations

from dialogue_cli.changes.pledges import Pledge
from dialogue_cli.values import dataclass

#: Below this likeness two pledges of sentences that hold several are not the same one.
SAME_PART = 0.18
#: How far from its place a pledge is looked for in a group of more than twice as many; no real sentence has them.
_REACH = 50


@dataclass(frozen=True, slots=True)
class Part:
    """A pledge and what became of it; one side is None where it has no partner."""

    old: Pledge | None
    new: Pledge | None


def match_parts(old: list[Pledge], new: list[Pledge]) -> list[Part]:
    """Pair pledges by the words of their clauses, their verb and their order, the best pair first.

    The units are linked, so where each side has one pledge the two belong together whatever their words; where one
    has several, at least the firmest that are likest are paired. Order: the old side's, then what is only new.
    """
    if len(old) == 1 and len(new) == 1:
        return [Part(old[0], new[0])]
    scored = sorted(
        (
            (_likeness(a, b, i / max(len(old), 1), j / max(len(new), 1)), -i, -j)
            for i, a in enumerate(old)
            for j, b in _within_reach(i, len(old), new)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    gone: set[int] = set()
    for score, i, j in scored:
        if score < SAME_PART and taken:
            break
        if -i not in taken and -j not in gone:
            taken[-i] = -j
            gone.add(-j)
    parts = [Part(a, new[taken[i]] if i in taken else None) for i, a in enumerate(old)]
    return parts + [Part(None, b) for j, b in enumerate(new) if j not in gone]


def _within_reach(i: int, size: int, new: list[Pledge]) -> list[tuple[int, Pledge]]:
    """The new pledges that the ``i``-th of ``size`` old ones may be: all, or of a great many those around its place."""
    if len(new) <= 2 * _REACH:
        return list(enumerate(new))
    middle = i * len(new) // size
    low = max(0, middle - _REACH)
    return list(enumerate(new[low : middle + _REACH], low))


def _likeness(a: Pledge, b: Pledge, place_a: float, place_b: float) -> float:
    """0 to about 1.3: shared words of the clauses over the shorter one, then verb, band and place as tie-breakers."""
    shared = len(a.content & b.content) / max(1, min(len(a.content), len(b.content), 12))
    verb = 0.15 if a.tag.verb.casefold() == b.tag.verb.casefold() else 0.0
    return shared + verb + 0.05 * (a.band == b.band) + 0.1 * (1 - abs(place_a - place_b))
