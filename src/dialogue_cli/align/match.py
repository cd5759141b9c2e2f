"""One joint decision over two statements: which units carry on which, what moved, what is only related."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..statement.model import Alignment, Link, Related, Statement
from .anchors import exact_pairs
from .assign import assignment
from .candidates import candidates
from .features import signals
from .link import Pair, Signed
from .moves import in_order
from .score import Weights, probability
from .terms import Folder, key_of, profile, rarity_of

RELATED = 3
"""Candidates listed for a unit without partner."""


def align(
    old: Statement,
    new: Statement,
    weights: Weights,
    *,
    signed: Sequence[Signed] = (),
    progress: Callable[[float], None] | None = None,
) -> Alignment:
    """Links between the units of two statements, with calibrated confidence, and what stands close to the rest.

    ``signed`` verdicts are kept as they are and their units are closed to the machine. ``progress`` hears the share
    of the work done, 0 to 1. Raises KeyError where a verdict names a unit that is not there.
    """
    folder = Folder(weights.spelling)
    folded_old = [folder.fold(unit.text) for unit in old.units]
    folded_new = [folder.fold(unit.text) for unit in new.units]
    by_hand, closed_old, closed_new = _signed_places(old, new, signed)
    keys_old = [
        "" if i in closed_old else key_of(f[0], u) for i, (f, u) in enumerate(zip(folded_old, old.units, strict=True))
    ]
    keys_new = [
        "" if j in closed_new else key_of(f[0], u) for j, (f, u) in enumerate(zip(folded_new, new.units, strict=True))
    ]
    exact = exact_pairs(keys_old, keys_new)
    closed_old |= {i for i, _ in exact}
    closed_new |= {j for _, j in exact}
    rarity = rarity_of([s for _, s in folded_old] + [s for _, s in folded_new], weights.background)
    left = [None if i in closed_old else profile(*f, rarity) for i, f in enumerate(folded_old)]
    right = [None if j in closed_new else profile(*f, rarity) for j, f in enumerate(folded_new)]
    scored: dict[tuple[int, int], float] = {}
    for (i, j), cosine in sorted(candidates(left, right).items()):
        one, two = left[i], right[j]
        if one is not None and two is not None:
            scored[i, j] = probability(signals(one, two, cosine), weights)
    chosen = assignment({pair: p for pair, p in scored.items() if p >= weights.link_at})
    pairs = [Pair(i, j, weights.exact) for i, j in exact] + [Pair(i, j, scored[i, j]) for i, j in chosen.items()]
    return _alignment(old, new, pairs, by_hand, scored, weights)


def _signed_places(
    old: Statement, new: Statement, signed: Sequence[Signed]
) -> tuple[dict[tuple[int, int], str], set[int], set[int]]:
    place_old = {unit.id: place for place, unit in enumerate(old.units)}
    place_new = {unit.id: place for place, unit in enumerate(new.units)}
    links: dict[tuple[int, int], str] = {}
    closed_old: set[int] = set()
    closed_new: set[int] = set()
    for verdict in signed:
        closed_new.update(place_new[unit] for unit in verdict.new)
        if verdict.old is not None:
            closed_old.add(place_old[verdict.old])
            links.update({(place_old[verdict.old], place_new[unit]): verdict.by for unit in verdict.new})
    return links, closed_old, closed_new


def _alignment(
    old: Statement,
    new: Statement,
    pairs: list[Pair],
    by_hand: dict[tuple[int, int], str],
    scored: dict[tuple[int, int], float],
    weights: Weights,
) -> Alignment:
    probable = {(p.old, p.new): p.probability for p in pairs} | dict.fromkeys(by_hand, 1.0)
    places = sorted(probable)
    sizes = [float(len(old.units[i].text) + len(new.units[j].text)) for i, j in places]
    kept = in_order(places, sizes, len(new.units))
    links = tuple(
        Link(old.units[i].id, new.units[j].id, round(probable[i, j], 4), k not in kept, by_hand.get((i, j)))
        for k, (i, j) in enumerate(places)
    )
    linked_old, linked_new = {i for i, _ in places}, {j for _, j in places}
    near_old: dict[int, list[tuple[float, int]]] = {i: [] for i in range(len(old.units)) if i not in linked_old}
    near_new: dict[int, list[tuple[float, int]]] = {j: [] for j in range(len(new.units)) if j not in linked_new}
    for (i, j), p in scored.items():
        if i in near_old:
            near_old[i].append((-p, j))
        if j in near_new:
            near_new[j].append((-p, i))
    alone = {f"old:{old.units[i].id}": _alone(near) for i, near in near_old.items()}
    alone |= {f"new:{new.units[j].id}": _alone(near) for j, near in near_new.items()}
    return Alignment(
        links,
        {
            old.units[i].id: tuple(
                Related(new.units[j].id, "new", round(-p, 4))
                for p, j in sorted(near)[:RELATED]
                if -p >= weights.related_at
            )
            for i, near in near_old.items()
        },
        {
            new.units[j].id: tuple(
                Related(old.units[i].id, "old", round(-p, 4))
                for p, i in sorted(near)[:RELATED]
                if -p >= weights.related_at
            )
            for j, near in near_new.items()
        },
        alone,
    )


def _alone(near: list[tuple[float, int]]) -> float:
    return round(1.0 - max((-p for p, _ in near), default=0.0), 4)
