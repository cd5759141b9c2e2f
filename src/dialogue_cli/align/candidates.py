"""A few likely partners for each unit, from an inverted index over its rare terms; never all pairs.

Work is bounded by two fixed numbers, so that ten times the text costs about ten times the time: each unit reads at
most ``POSTINGS`` entries of the index, from its rarest term on, and keeps its ``KEPT`` best partners.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from operator import itemgetter

from .terms import Profile, dot

POSTINGS = 1500
"""Index entries read for one unit: statements of 500 units are read whole, 50,000 lines cost a constant each."""
POSTINGS_LARGE = 250
"""The same where either side has thousands of open units: 50,000 changed lines stay under a minute."""
KEPT = 12
"""Candidates kept for one unit; on gold the right partner is among five in 92 to 100 %."""

_by_score = itemgetter(1)
_NONE: list[tuple[int, float]] = []


def candidates(
    old: Sequence[Profile | None], new: Sequence[Profile | None], *, postings: int = POSTINGS, kept: int = KEPT
) -> dict[tuple[int, int], float]:
    """Pairs of places with their cosine, the best ``kept`` of every unit of either side.

    None stands for a place that is out of the question (it has its partner already).
    """
    pairs = {(i, j): c for i, best in _best(old, _index(new), len(new), postings, kept) for j, c in best}
    for j, best in _best(new, _index(old), len(old), postings, kept):
        pairs.update({(i, j): c for i, c in best})
    if postings < POSTINGS:  # a reading cut short leaves sums that lack the common terms
        for i, j in pairs:
            one, two = old[i], new[j]
            if one is not None and two is not None:
                pairs[i, j] = dot(one.vector, two.vector)
    return pairs


def _index(profiles: Sequence[Profile | None]) -> dict[str, list[tuple[int, float]]]:
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        if profile is not None:
            for term, value in profile.vector.items():
                index[term].append((place, value))
    return index


def _best(
    profiles: Sequence[Profile | None],
    index: dict[str, list[tuple[int, float]]],
    others: int,
    postings: int,
    kept: int,
) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """For each unit its best partners among ``others`` units, as far as its share of the index tells."""
    for place, profile in enumerate(profiles):
        if profile is None:
            continue
        scores: dict[int, float] = defaultdict(float)
        left = postings
        for term, value in sorted(profile.vector.items(), key=lambda item: (-item[1], item[0])):
            entries = index.get(term, _NONE)
            if len(entries) > left:
                entries = _around(entries, place * others // len(profiles), left)
            left -= len(entries)
            for other, weight in entries:
                scores[other] += value * weight
            if left <= 0:
                break
        yield place, nlargest(kept, scores.items(), key=_by_score)


def _around(entries: list[tuple[int, float]], place: int, number: int) -> list[tuple[int, float]]:
    """The ``number`` entries of a long list that stand nearest to where the unit would be expected."""
    middle = bisect_left(entries, (place, 0.0))
    start = max(0, min(middle - number // 2, len(entries) - number))
    return entries[start : start + number]
