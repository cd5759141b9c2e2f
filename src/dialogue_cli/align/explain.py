"""Why a unit was linked or not: its candidates with the terms they share, every weighed signal, and who won."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dialogue_cli.align.features import LEAN, SIGNALS, Place, Scene
from dialogue_cli.align.link import Signed
from dialogue_cli.align.match import score_all
from dialogue_cli.align.score import Weights
from dialogue_cli.align.survey import survey
from dialogue_cli.statement.model import Side, Statement
from dialogue_cli.values import dataclass

MOST = 3
TERMS = 8

#: What each signal says, in words that can be quoted.
MEANINGS = {
    "cosine": "rare words in common",
    "ratio": "letters and word order in common",
    "covered_new": "share of the new unit's rare words found in the old one",
    "numbers_shared": "numbers on both sides",
    "together_here": "words that stand together in these two units and no other",
    "won_old": "share of the old unit's rare words that no rival carries on better",
    "margin_old": "likeness above the old unit's best rival",
    "margin_new": "likeness above the new unit's best rival",
    "margin": "the lesser of both margins",
    "crowd_new": "how much the new unit is like everything",
    "around": "likeness of what stands around them",
    "old_in_context": "likeness of the old unit to what stands around the new one",
    "before": "likeness to what stands before the other",
    "neighbours": "a pair beside them is alike",
    "ends": "both stand at the beginning or the end",
    "same_kind": "both are sentences, items or headings",
    "one_heading": "just one is a heading",
    "same_act": "both do the same: report, pledge, welcome, condemn, urge",
}


@dataclass(frozen=True, slots=True)
class Rival:
    """A candidate partner of the explained unit, best first; ``terms`` are shared stems with their rarity.

    ``signals`` are (name, value, effect): the effect is value times weight, in log odds, and their sum with the
    offset of the weights is the log odds of ``confidence``. A pair of equal wording has neither: it is linked first.
    """

    unit: str
    confidence: float
    linked: bool
    terms: tuple[tuple[str, float], ...]
    signals: tuple[tuple[str, float, float], ...]


def rivals_of(
    old: Statement,
    new: Statement,
    weights: Weights,
    units: Collection[str],
    side: Side,
    *,
    linked: Collection[tuple[str, str]] = (),
    signed: Sequence[Signed] = (),
    most: int = MOST,
) -> dict[str, tuple[Rival, ...]]:
    """For each of ``units`` of one side its best candidates on the other, as :func:`match.align` sees them.

    ``linked`` are the pairs (old id, new id) that the alignment made. Raises DataError for a verdict on an unknown
    unit; a unit that is not there has no candidates.
    """
    known = survey(old, new, weights.background, weights.spelling, signed)
    scene = known.scene
    scored = score_all(scene, weights) if scene else {}
    end = 0 if side == "old" else 1
    own, other = (old, new) if side == "old" else (new, old)
    places = {unit.id: place for place, unit in enumerate(own.units)}
    sure = [*known.exact, *known.verdicts.links]
    found = {}
    for unit in units:
        pairs = [(pair, weights.exact) for pair in sure if pair[end] == places.get(unit)]
        pairs += [(pair, p) for pair, p in scored.items() if pair[end] == places.get(unit)]
        pairs.sort(key=lambda row: (-row[1], row[0]))
        rows = []
        for (i, j), p in pairs[:most]:
            ids = (old.units[i].id, new.units[j].id)
            weighed = _weighed(scene, (i, j), weights) if scene and (i, j) in scored else ()
            terms = _shared(scene, (i, j)) if scene else ()
            rows.append(Rival(other.units[(j, i)[end]].id, round(p, 4), ids in linked, terms, weighed))
        found[unit] = tuple(rows)
    return found


def _weighed(scene: Scene, pair: Place, weights: Weights) -> tuple[tuple[str, float, float], ...]:
    """Name, value and effect of every signal, the strongest effect first."""
    layer, names = (weights.lean, LEAN) if scene.lean else (weights.full, SIGNALS)
    values = scene.signals(*pair)
    rows = [
        (name, round(value, 4), round(value * weight, 4))
        for name, value, weight in zip(names, values, layer.signals, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-abs(row[2]), row[0])))


def _shared(scene: Scene, pair: Place) -> tuple[tuple[str, float], ...]:
    """Stems in both units with their rarity, the rarest first."""
    one, two = scene.old.profiles[pair[0]].rarity, scene.new.profiles[pair[1]].rarity
    shared = sorted(((stem, one[stem]) for stem in one.keys() & two.keys()), key=lambda row: (-row[1], row[0]))
    return tuple((stem, round(rarity, 2)) for stem, rarity in shared[:TERMS])
