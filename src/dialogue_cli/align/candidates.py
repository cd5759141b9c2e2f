"""A few likely partners for each unit, from an inverted index over its rare terms; never all pairs.

Work is bounded by two fixed numbers, so that ten times the text costs about ten times the time: each unit reads at
most ``POSTINGS`` entries of the index, from its rarest term on, and keeps its ``KEPT`` best partners.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dialogue_cli.align.surroundings import AtOnce
from dialogue_cli.align.terms import Profile, dot, rarest_first

POSTINGS = 1500
"""Index entries read for one unit: statements of 500 units are read whole, 50,000 lines cost a constant each."""
POSTINGS_LARGE = 250
"""The same where either side has thousands of open units: 50,000 changed lines stay under a minute."""
KEPT = 12
"""Candidates kept for one unit; on gold the right partner is among five in 92 to 100 %."""

_NONE: list[tuple[int, float]] = []


def candidates(
    old: Sequence[Profile | None],
    new: Sequence[Profile | None],
    *,
    postings: int = POSTINGS,
    kept: int = KEPT,
    table: AtOnce | None = None,
) -> dict[tuple[int, int], float]:
    """Pairs of places with their cosine, the best ``kept`` of every unit of either side.

    None stands for a place that is out of the question (it has its partner already). ``table`` holds all cosines, where
    they are known; a unit that may not read the whole index is not given them.
    """
    pairs = {(i, j): c for i, best in _best(old, new, postings, kept, table.of_old if table else None) for j, c in best}
    for j, best in _best(new, old, postings, kept, table.of_new if table else None):
        pairs.update({(i, j): c for i, c in best})
    if postings < POSTINGS:  # a reading cut short leaves sums that lack the common terms
        for i, j in pairs:
            one, two = old[i], new[j]
            if one is not None and two is not None:
                pairs[i, j] = dot(one.vector, two.vector)
    return pairs


def _index(profiles: Sequence[Profile]) -> dict[str, list[tuple[int, float]]]:
    """For each term the numbers of the units that hold it, with its weight there."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for term, value in profile.vector.items():
            index[term].append((number, value))
    return index


def _best(
    profiles: Sequence[Profile | None],
    others: Sequence[Profile | None],
    postings: int,
    kept: int,
    known: Callable[[int], Sequence[float]] | None,
) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """For each unit its best partners among the ``others``, as far as its share of their index tells."""
    places = [place for place, profile in enumerate(others) if profile is not None]
    index = _index([profile for profile in others if profile is not None])
    for place, profile in enumerate(profiles):
        if profile is None:
            continue
        scores: Sequence[float] | Mapping[int, float]
        if known and sum([len(index.get(term, _NONE)) for term in profile.vector]) <= postings:
            row = known(place)
            scores = [row[other] for other in places]
        else:
            near = bisect_left(places, place * len(others) // len(profiles))
            scores = _scores(profile, index, len(places), near, postings)
        # Not ``heapq.nlargest``: below some 500 others it takes twice as long.
        numbers = scores if isinstance(scores, Mapping) else range(len(scores))
        best = sorted(numbers, key=scores.__getitem__, reverse=True)[:kept]
        yield place, [(places[n], scores[n]) for n in best if scores[n]]


def _scores(
    profile: Profile, index: dict[str, list[tuple[int, float]]], size: int, near: int, postings: int
) -> list[float] | dict[int, float]:
    """The cosines of others by their numbers, as far as ``postings`` entries tell, from the rarest term on.

    ``near`` is where the unit would be expected among them.
    """
    # A list is counted up in half the time of a dictionary, where most of the units are read.
    scores: list[float] | dict[int, float] = [0.0] * size if size <= postings else defaultdict(float)
    left = postings
    for term, value in rarest_first(profile.vector):
        entries = index.get(term, _NONE)
        if len(entries) > left:
            entries = _around(entries, near, left)
        left -= len(entries)
        for number, weight in entries:
            scores[number] += value * weight
        if left <= 0:
            break
    return scores


def _around(entries: list[tuple[int, float]], number: int, size: int) -> list[tuple[int, float]]:
    """The ``size`` entries of a long list that stand nearest to where the unit would be expected."""
    middle = bisect_left(entries, (number, 0.0))
    start = max(0, min(middle - size // 2, len(entries) - size))
    return entries[start : start + size]
