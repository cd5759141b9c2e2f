"""Exact partners: units that say the same word for word, found first, so that only the rest costs work.

Two units are equal when their folded words are: case, punctuation, spacing and British or American forms do not count.
A wording that stands once on either side is a sure pair. Wordings that stand several times ("We intend to:") are
paired from sure neighbours outwards, then in their order within the gap between sure pairs, then in their order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence


def exact_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places with equal keys, each place at most once, sorted by the old place. Empty keys never pair."""
    if list(old) == list(new):
        return [(place, place) for place, key in enumerate(old) if key]
    places_old, places_new = _places(old), _places(new)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for key, here in places_old.items():
        there = places_new.get(key, ())
        if len(here) == 1 and len(there) == 1:
            partner[here[0]] = there[0]
            taken.add(there[0])
    _extend(old, new, partner, taken, step=1)
    _extend(old, new, partner, taken, step=-1)
    _pair_repeated(places_old, places_new, partner, taken)
    return sorted(partner.items())


def _places(keys: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            places[key].append(place)
    return places


def _extend(old: Sequence[str], new: Sequence[str], partner: dict[int, int], taken: set[int], *, step: int) -> None:
    """Grow each sure pair over equal neighbours in one direction."""
    for start in sorted(partner, reverse=step < 0):
        i, j = start + step, partner[start] + step
        while 0 <= i < len(old) and 0 <= j < len(new) and old[i] and old[i] == new[j]:
            if i in partner or j in taken:
                break
            partner[i] = j
            taken.add(j)
            i, j = i + step, j + step


def _pair_repeated(
    places_old: dict[str, list[int]], places_new: dict[str, list[int]], partner: dict[int, int], taken: set[int]
) -> None:
    """Pair what is left of repeated wordings: first within the same gap between sure pairs, then in order."""
    sure = sorted(partner.items())
    olds = [i for i, _ in sure]
    news = sorted(j for _, j in sure)
    gap_after = {j: bisect_right(news, j) for j in news}
    gap_of_old = [0, *(gap_after[j] for _, j in sure)]
    for key, here in places_old.items():
        left = [i for i in here if i not in partner]
        right = [j for j in places_new.get(key, ()) if j not in taken]
        if not left or not right:
            continue
        by_gap: dict[int, list[int]] = defaultdict(list)
        for j in reversed(right):
            by_gap[bisect_right(news, j)].append(j)
        for i in left:
            gap = by_gap.get(gap_of_old[bisect_right(olds, i)])
            if gap:
                partner[i] = gap.pop()
                taken.add(partner[i])
        left = [i for i in left if i not in partner]
        right = [j for j in right if j not in taken]
        partner.update(zip(left, right, strict=False))
        taken.update(right[: len(left)])
