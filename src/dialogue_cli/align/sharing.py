"""What two units share that others do not: words that stand together in these two alone, and words won from rivals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, repeat

from dialogue_cli.align.terms import Profile, Vector

Place = tuple[int, int]
Pair = tuple[str, str]
Shared = dict[Place, list[str]]

TOGETHER = 4
"""A word stands together with the four after it; 2 to 5 give the same F1 within 0.005."""
TELLING = 1.0
"""Rarity from which a stem is looked at: what stands in more than a third of the units ("the", "and", "of") is left
out, which spares a fifth of the pairs. From 1.5 on F1 falls on statements that are meetings apart."""
_NOTHING = 1e-300
"""A square of a likeness so small that a rarity divided by it is no number any more; there is no likeness then."""


def shared_stems(old: Sequence[Profile], new: Sequence[Profile], pairs: Mapping[Place, float]) -> Shared:
    """The stems that both units of each pair hold, in the order of the old one."""
    return {(i, j): list(filter(new[j].rarity.__contains__, old[i].rarity)) for i, j in pairs}


def together_here(
    old: Sequence[Profile], new: Sequence[Profile], among: Collection[Place] | None = None
) -> Counter[Place]:
    """How many pairs of stems stand together in this old and this new unit, and in no other unit of either text.

    Stems that only one text has, or most units have, are passed over; of a unit the first occurrence of each counts.
    All words of a unit may be common in the two texts, and two of them still stand side by side in just one unit of
    each: "maritime" with "training" tells more than either word. Of units that none of the pairs ``among`` has (those
    that both texts say in the same words), only what they rule out is looked at, once for both texts.
    """
    here = set(range(len(old))) if among is None else {i for i, _ in among}
    there = set(range(len(new))) if among is None else {j for _, j in among}
    rest = [p for i, p in enumerate(old) if i not in here] + [p for j, p in enumerate(new) if j not in there]
    both = frozenset().union(*[p.rarity for p in old]) & frozenset().union(*[p.rarity for p in new])
    first: dict[Pair, int] = {}
    second: dict[Pair, int] = {}
    again: set[Pair] = set()
    for i in here:
        pairs = _together(old[i], both)
        again.update(filter(first.__contains__, pairs))
        first.update(zip(pairs, repeat(i)))
    for profile in {id(profile): profile for profile in rest}.values():
        again.update(filter(first.__contains__, _together(profile, both)))
    for j in there:
        pairs = list(filter(first.__contains__, _together(new[j], both)))
        again.update(filter(second.__contains__, pairs))
        second.update(zip(pairs, repeat(j)))
    return Counter([(first[pair], j) for pair, j in second.items() if pair not in again])


def _together(profile: Profile, both: frozenset[str]) -> list[Pair]:
    """Each stem with the ``TOGETHER`` after it; the stems of a unit are distinct, and so are the pairs."""
    stems = [stem for stem, rarity in profile.rarity.items() if rarity >= TELLING and stem in both]
    return list(chain.from_iterable([zip(stems, stems[gap:], strict=False) for gap in range(1, TOGETHER + 1)]))


def won(shared: Shared, old: Sequence[Profile], likeness: Mapping[Place, float]) -> dict[Place, float]:
    """The share of the old unit's rarity (0 to 1) that each of its candidates wins.

    A stem that several candidates hold is parted among them by the square of their likeness: what a better partner
    has already carried on says little for the next.
    """
    totals: dict[int, Vector] = {}
    for (i, j), stems in shared.items():
        total, square = totals.setdefault(i, {}), likeness[i, j] ** 2
        for stem in stems:
            total[stem] = total.get(stem, 0.0) + square
    worth = {
        i: {stem: old[i].rarity[stem] / sum_ for stem, sum_ in total.items() if sum_ > _NOTHING}
        for i, total in totals.items()
    }
    found = {}
    for (i, j), stems in shared.items():
        square = likeness[i, j] ** 2
        parts = sum(map(worth[i].__getitem__, stems)) if square > _NOTHING else 0.0
        found[i, j] = square * parts / old[i].mass if old[i].mass else 0.0
    return found
