"""One joint decision over two statements: which units carry on which, what moved, what is only related.

Equal units are linked first. Every other pair has a probability that already weighs its rivals, its neighbours and
what stands around it, so that the decision is one line drawn through all of them: what lies above is a link, also
where a unit then has several (a split, a merge). What lies below stays apart, with its closest candidates listed:
unsure means added and removed, never a confident guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dialogue_cli.align.features import Place, Scene
from dialogue_cli.align.link import Progress, Signed
from dialogue_cli.align.moves import in_order
from dialogue_cli.align.related import Candidates, candidates_by_unit, closest
from dialogue_cli.align.score import Weights, probability
from dialogue_cli.align.survey import Survey, survey
from dialogue_cli.statement.comparison import Alignment, Link, Related
from dialogue_cli.statement.model import Side, Statement

FAN = 5
"""Most partners of one unit; the widest split in gold has four."""
SAME_WORDS = 0.8
"""Likeness (fuzz.ratio) from which a line is the same, though one text marks it as a heading and the other does not."""
BRIDGE = 0.7
"""Below this a link does not tie two changes into one: between two units that both have a surer partner, three such
links on gold are right and five wrong, and each makes one large change of two that readers tell apart."""
_TOLD_EVERY = 400


def align(
    old: Statement,
    new: Statement,
    weights: Weights,
    *,
    signed: Sequence[Signed] = (),
    progress: Progress | None = None,
) -> Alignment:
    """Links between the units of two statements, with calibrated confidence, and what stands close to the rest.

    ``signed`` verdicts are kept as they are, their units are closed to the machine, and they count as sure neighbours
    of what stands beside them. ``progress`` hears the share of the work done, 0 to 1. Raises DataError where a verdict
    names a unit that is not there.
    """
    known = survey(old, new, weights.background, weights.spelling, signed)
    scored = _of_one_kind(known.scene, score_all(known.scene, weights, progress)) if known.scene else {}
    links = _decide(known, scored, weights)
    if progress:
        progress(1.0)
    return _alignment(old, new, links, known, scored, weights)


def score_all(scene: Scene, weights: Weights, progress: Progress | None = None) -> dict[Place, float]:
    """The probability of every candidate pair, in the order of the text."""
    layer = weights.lean if scene.lean else weights.full
    scored: dict[Place, float] = {}
    candidates: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(scene.cosines):
        candidates[i].append(j)
    for count, (i, others) in enumerate(candidates.items()):
        for j, signals in zip(others, scene.row(i, others), strict=True):
            scored[i, j] = probability(signals, layer)
        if progress and count % _TOLD_EVERY == 0:
            progress(len(scored) / len(scene.cosines))
    return scored


def _of_one_kind(scene: Scene, scored: dict[Place, float]) -> dict[Place, float]:
    """The pairs without those of a heading and a sentence, unless they say the same: a title carries on no pledge."""
    one, two = scene.old.units, scene.new.units
    return {
        (i, j): p
        for (i, j), p in scored.items()
        if (one[i].kind == "heading") == (two[j].kind == "heading") or scene.ratios[i, j] >= SAME_WORDS
    }


def _decide(known: Survey, scored: dict[Place, float], weights: Weights) -> dict[Place, float]:
    """Every link with its confidence: signed ones 1, exact ones as often right as gold says, others as scored."""
    links = dict.fromkeys(known.exact, weights.exact)
    fan_old: dict[int, int] = defaultdict(int)
    fan_new: dict[int, int] = defaultdict(int)
    for (i, j), p in sorted(scored.items(), key=lambda item: (-item[1], item[0])):
        if p < weights.link_at:
            break
        if fan_old[i] < FAN and fan_new[j] < FAN:
            links[i, j] = p
            fan_old[i] += 1
            fan_new[j] += 1
    links.update(dict.fromkeys(known.verdicts.links, 1.0))
    return without_bridges(links)


def without_bridges(links: dict[Place, float]) -> dict[Place, float]:
    """The links without weak ones between two units that both have a surer partner; the weakest goes first."""
    of_old: dict[int, list[Place]] = defaultdict(list)
    of_new: dict[int, list[Place]] = defaultdict(list)
    for place in links:
        of_old[place[0]].append(place)
        of_new[place[1]].append(place)
    kept = dict(links)
    weak = (place for place, p in links.items() if p < BRIDGE)
    for place in sorted(weak, key=lambda place: (links[place], place)):
        beside = of_old[place[0]], of_new[place[1]]
        if all(any(kept.get(other, 0.0) > links[place] for other in places) for places in beside):
            del kept[place]
    return kept


def _alignment(
    old: Statement,
    new: Statement,
    links: dict[Place, float],
    known: Survey,
    scored: dict[Place, float],
    weights: Weights,
) -> Alignment:
    places = sorted(links)
    sizes = [float(len(old.units[i].text) + len(new.units[j].text)) for i, j in places]
    kept = in_order(places, sizes, len(new.units))
    by = known.verdicts.links
    near_old = candidates_by_unit(scored, 0, {i for i, _ in places} | known.verdicts.old)
    near_new = candidates_by_unit(scored, 1, {j for _, j in places} | known.verdicts.new)
    closest_old = closest(near_old, 0, scored, links, weights.related_at)
    closest_new = closest(near_new, 1, scored, links, weights.related_at)
    free_old = set(range(len(old.units))) - {i for i, _ in places}
    free_new = set(range(len(new.units))) - {j for _, j in places}
    return Alignment(
        tuple(
            Link(old.units[i].id, new.units[j].id, round(links[i, j], 4), k not in kept, by.get((i, j)))
            for k, (i, j) in enumerate(places)
        ),
        _listed(closest_old, old, new, "new"),
        _listed(closest_new, new, old, "old"),
        {f"old:{old.units[i].id}": _alone(near_old.get(i, ())) for i in sorted(free_old)}
        | {f"new:{new.units[j].id}": _alone(near_new.get(j, ())) for j in sorted(free_new)},
    )


def _listed(closest: Candidates, own: Statement, other: Statement, side: Side) -> dict[str, tuple[Related, ...]]:
    return {
        own.units[place].id: tuple(Related(other.units[k].id, side, round(-p, 4)) for p, k in best)
        for place, best in closest.items()
    }


def _alone(near: Iterable[tuple[float, int]]) -> float:
    """The probability that no candidate is a partner, as if they were independent (checked: docs/alignment.md)."""
    alone = 1.0
    for negative, _ in near:
        alone *= 1.0 + negative
    return round(alone, 4)
