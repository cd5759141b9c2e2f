"""Signals of likeness between an old and a new unit: what the fitted weights are multiplied with.

Each signal is documented at its place in ``SIGNALS``. None needs the whole table of pairs: rivals are the other
candidates of the two units, neighbours are looked up. The set was chosen from 150 signals step by step, with whole
series left out; the rest (partial ratio, character n-grams, likeness of sections, names apart, lengths) took away from
the figures on unseen series, whatever they added on the seen ones (docs/alignment.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dialogue_cli.align.acts import act_of
from dialogue_cli.align.sharing import shared_stems, together_here, won
from dialogue_cli.align.surroundings import AtOnce, OneByOne
from dialogue_cli.align.terms import Profile
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass, field

SIGNALS = (
    "cosine",  # cosine of the rarity-weighted stems
    "ratio",  # rapidfuzz ratio of the folded words: order and length count
    "covered_new",  # share of the new unit's rarity that stands in the old one: near 1 where it was split off
    "numbers_shared",  # numbers on both sides, at most 2
    "together_here",  # pairs of stems that stand together in these two units and in no other, at most 6
    "won_old",  # share of the old unit's rarity won against its other candidates
    "margin_old",  # likeness above (or below) the best rival of the old unit
    "margin_new",  # the same for the new unit
    "margin",  # the lesser of the two
    "crowd_new",  # mean cosine of the new unit's five best candidates: high where it is like everything (CSLS)
    "around",  # cosine of what stands around the two units
    "old_in_context",  # cosine of the old unit with what stands around the new one
    "before",  # best cosine of the unit before either with the other, or of the two before: what the text came from
    "neighbours",  # best likeness among candidate pairs within two places before or after
    "ends",  # 1 where both stand among the first two or the last two units
    "same_kind",  # 1 where both are sentences, or items, or headings
    "one_heading",  # 1 where just one is a heading
    "same_act",  # 1 where both do the same thing with words: report, pledge, welcome, condemn, urge
)
LEAN = ("cosine", "ratio", "covered_new", "margin_old", "margin_new", "margin", "crowd_new", "before", "one_heading")
"""The signals that are cheap enough for 50,000 units, with weights of their own."""

RATIO_SHARE = 0.4
"""Share of the ratio in ``likeness``, the rest is cosine: the best simple blend on gold (docs/alignment.md)."""
CROWD = 5
TOGETHER_MOST = 6
"""Pairs of stems counted: a reworded unit has six or more, a rewritten one a few. 8 and 12 give 0.002 of F1 less."""
AMPLE = 0.6
"""Support from context counts up to here: in an edited copy everything around is equal, which says nothing of a unit
put in where another was dropped. Without it such pairs are linked twice as often (benchmarks/controlled.py)."""

PLAIN = 0.2
"""Cosine from which rivals and context count in full; below, in proportion. Of 1,000 right links on gold eight lie
below. Without it an unrelated pledge that stands where another was dropped, all else equal, would be linked."""

Place = tuple[int, int]
_NONE: dict[int, float] = {}


@dataclass(slots=True)
class Side:
    """One statement prepared: its units with their profiles and acts (which are empty in a lean scene)."""

    units: Sequence[Unit]
    profiles: list[Profile]
    acts: list[str] = field(default_factory=list)


def side(units: Sequence[Unit], profiles: list[Profile], *, lean: bool = False) -> Side:
    """Prepare one statement; a ``lean`` side does without acts."""
    return Side(units, profiles, [] if lean else [act_of(p.joined) for p in profiles])


class Scene:
    """Both sides with their candidates and exact pairs: everything a signal may look at."""

    def __init__(
        self,
        old: Side,
        new: Side,
        cosines: dict[Place, float],
        exact: Sequence[Place],
        near: AtOnce | OneByOne,
        *,
        lean: bool = False,
    ) -> None:
        from rapidfuzz.fuzz import ratio

        self.old, self.new, self.cosines, self.near, self.lean = old, new, cosines, near, lean
        one, two = old.profiles, new.profiles
        self.ratios = {(i, j): ratio(one[i].joined, two[j].joined) / 100.0 for i, j in cosines}
        self.likeness = {p: (1 - RATIO_SHARE) * c + RATIO_SHARE * self.ratios[p] for p, c in cosines.items()}
        self.best_old = _best_two(self.likeness, 0)
        self.best_new = _best_two(self.likeness, 1)
        self.crowd_new = _crowd(cosines)
        self.shared = {} if lean else shared_stems(one, two, cosines)
        self.won_old = won(self.shared, one, self.likeness)
        self.together = {} if lean else together_here(one, two, cosines)
        self.likeness.update(dict.fromkeys(exact, 1.0))
        self.likes: dict[int, dict[int, float]] = defaultdict(dict)
        """Likeness again, by old unit and then by new."""
        for (i, j), value in self.likeness.items():
            self.likes[i][j] = value

    def signals(self, i: int, j: int) -> tuple[float, ...]:
        """All signals of old unit ``i`` and new unit ``j``, in the order of ``SIGNALS`` (``LEAN`` in a lean scene)."""
        return self.row(i, [j])[0]

    def row(self, i: int, others: Sequence[int]) -> list[tuple[float, ...]]:
        """The same of old unit ``i`` and each of some new ones: what rests on the old unit is looked up once."""
        part = [min(1.0, self.cosines[i, j] / PLAIN) for j in others]  # how far context counts beside the words
        if self.lean:
            return self._lean(i, others, part)
        rows = self._words(i, others), self._rivalry(i, others, part), self._setting(i, others, part)
        return [(*a, *b, *c, *d) for a, b, c, d in zip(*rows, self._form(i, others), strict=True)]

    def _lean(self, i: int, others: Sequence[int], part: Sequence[float]) -> list[tuple[float, ...]]:
        heading, units = self.old.units[i].kind == "heading", self.new.units
        rows = zip(others, self._rivalry(i, others, part), self.near.before(i, others), part, strict=True)
        return [
            (
                self.cosines[i, j],
                self.ratios[i, j],
                self._covered_new(i, j),
                *rivalry,
                share * min(AMPLE, before),
                float(heading != (units[j].kind == "heading")),
            )
            for j, rivalry, before, share in rows
        ]

    def _words(self, i: int, others: Sequence[int]) -> list[tuple[float, ...]]:
        one, profiles = self.old.profiles[i], self.new.profiles
        value, shared, together = one.rarity.__getitem__, self.shared, self.together
        return [
            (
                self.cosines[i, j],
                self.ratios[i, j],
                sum(map(value, shared[i, j])) / profiles[j].mass if profiles[j].mass else 0.0,
                float(min(2, len(one.numbers & profiles[j].numbers))) if one.numbers else 0.0,
                float(min(TOGETHER_MOST, together.get((i, j), 0))),
                self.won_old[i, j],
            )
            for j in others
        ]

    def _covered_new(self, i: int, j: int) -> float:
        one, two = self.old.profiles[i].rarity, self.new.profiles[j]
        shared = filter(two.rarity.__contains__, one)
        return sum(map(one.__getitem__, shared)) / two.mass if two.mass else 0.0

    def _rivalry(self, i: int, others: Sequence[int], part: Sequence[float]) -> list[tuple[float, ...]]:
        best_old, best_new, crowd = self.best_old[i], self.best_new, self.crowd_new
        found: list[tuple[float, ...]] = []
        for j, share in zip(others, part, strict=True):
            own = self.likeness[i, j]
            old, new = own - _beside(best_old, own), own - _beside(best_new[j], own)
            found.append((share * old, share * new, share * min(old, new), crowd[j]))
        return found

    def _setting(self, i: int, others: Sequence[int], part: Sequence[float]) -> list[tuple[float, ...]]:
        near, n, m = self.near, len(self.old.profiles), len(self.new.profiles)
        first, last = i < 2, i >= n - 2
        rows = zip(
            others,
            part,
            near.around(i, others),
            near.in_context(i, others),
            near.before(i, others),
            self._neighbours(i, others),
            strict=True,
        )
        return [
            (
                share * min(AMPLE, around),
                share * min(AMPLE, in_context),
                share * min(AMPLE, before),
                share * min(AMPLE, beside),
                share * float((first and j < 2) or (last and j >= m - 2)),
            )
            for j, share, around, in_context, before, beside in rows
        ]

    def _neighbours(self, i: int, others: Sequence[int]) -> list[float]:
        """The best likeness among the candidate pairs up to two places before, or behind, in both texts."""
        a, b, c, d = (self.likes[i + at].get if i + at in self.likes else _NONE.get for at in (-2, -1, 1, 2))
        return [
            max(
                *(a(j - 2, 0.0), a(j - 1, 0.0), b(j - 2, 0.0), b(j - 1, 0.0)),
                *(c(j + 1, 0.0), c(j + 2, 0.0), d(j + 1, 0.0), d(j + 2, 0.0)),
            )
            for j in others
        ]

    def _form(self, i: int, others: Sequence[int]) -> list[tuple[float, ...]]:
        kind, act, units, acts = self.old.units[i].kind, self.old.acts[i], self.new.units, self.new.acts
        return [
            (
                float(kind == units[j].kind),
                float((kind == "heading") != (units[j].kind == "heading")),
                float(act == acts[j] and act != "none"),
            )
            for j in others
        ]


def _best_two(likeness: dict[Place, float], end: int) -> dict[int, list[float]]:
    """For each unit of one side (``end`` 0 old, 1 new) its two best likenesses, best first."""
    likes: dict[int, list[float]] = defaultdict(list)
    for pair, value in likeness.items():
        likes[pair[end]].append(value)
    return {unit: sorted(values, reverse=True)[:2] for unit, values in likes.items()}


def _crowd(cosines: dict[Place, float]) -> dict[int, float]:
    """For each new unit the mean of its ``CROWD`` best cosines."""
    found: dict[int, list[float]] = defaultdict(list)
    for (_, j), value in cosines.items():
        found[j].append(value)
    return {j: sum(sorted(values, reverse=True)[:CROWD]) / CROWD for j, values in found.items()}


def _beside(best: list[float], own: float) -> float:
    """The best likeness besides ``own``; 0 where there is no other."""
    if own < best[0]:
        return best[0]
    return best[1] if len(best) > 1 else 0.0
