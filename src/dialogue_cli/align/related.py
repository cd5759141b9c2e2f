"""The candidates listed beside a unit that has no partner: the two most likely, and one that stands beside a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

Place = tuple[int, int]
Candidates = dict[int, list[tuple[float, int]]]
"""For each unit of one side: minus the probability and the place on the other side."""

RELATED = 3
"""Candidates listed for a unit without partner: the right one is among three in 89 to 97 % of cases."""
TRIED = 8
"""Candidates among which the third is chosen; 6 cover the same within 0.003."""
BESIDE = {(a, b): 0.7 ** (abs(a) + abs(b) - 1) for a in range(-2, 3) for b in range(-2, 3) if (a, b) != (0, 0)}
"""What a pair says for another that stands so many places before or behind it; 0.5 and one place cover 0.002 less."""
OWN = 0.1
"""What the third candidate's own probability counts beside that of its neighbours."""


def candidates_by_unit(scored: Mapping[Place, float], end: int, done: Collection[int]) -> Candidates:
    """For each unit of one side (``end`` 0 old, 1 new) that is not ``done``: its candidates, unsorted."""
    near: Candidates = defaultdict(list)
    for pair, p in scored.items():
        if pair[end] not in done:
            near[pair[end]].append((-p, pair[1 - end]))
    return near


def closest(
    near: Candidates, end: int, scored: Mapping[Place, float], links: Collection[Place], least: float
) -> Candidates:
    """Up to ``RELATED`` candidates of each unit with a probability of at least ``least``, the most likely first.

    The third is the one that most is said for by what stands beside it, links and likely pairs: where words fail, a
    rewritten unit is still found where its neighbours went.
    """
    listed: Candidates = {}
    for place in sorted(near):
        best = [row for row in sorted(near[place])[:TRIED] if -row[0] >= least]
        if len(best) > RELATED:
            others = best[RELATED - 1 :]
            values = [_support((k, place) if end else (place, k), scored, links) - OWN * p for p, k in others]
            best = [*best[: RELATED - 1], others[values.index(max(values))]]
        if best:
            listed[place] = best
    return listed


def _support(pair: Place, scored: Mapping[Place, float], links: Collection[Place]) -> float:
    """How strongly one pair that stands beside this one speaks for it, 0 to 1: a link whole, others as likely."""
    i, j = pair
    best = 0.0
    for (a, b), share in BESIDE.items():
        if share > best:
            place = (i + a, j + b)
            best = max(best, share * (1.0 if place in links else scored.get(place, 0.0)))
    return best
