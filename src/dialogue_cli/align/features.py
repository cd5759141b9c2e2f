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
NEAR = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (1, 1), (1, 2), (2, 1), (2, 2))

PLAIN = 0.2
"""Cosine from which rivals and context count in full; below, in proportion. Of 1,000 right links on gold eight lie
below. Without it an unrelated pledge that stands where another was dropped, all else equal, would be linked."""

Place = tuple[int, int]


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

    def signals(self, i: int, j: int) -> tuple[float, ...]:
        """All signals of old unit ``i`` and new unit ``j``, in the order of ``SIGNALS`` (``LEAN`` in a lean scene)."""
        if self.lean:
            return self._lean(i, j)
        part = self._part(i, j)
        return (*self._words(i, j), *self._rivalry(i, j, part), *self._setting(i, j, part), *self._form(i, j))

    def _lean(self, i: int, j: int) -> tuple[float, ...]:
        one_heading = (self.old.units[i].kind == "heading") != (self.new.units[j].kind == "heading")
        part = self._part(i, j)
        return (
            self.cosines[i, j],
            self.ratios[i, j],
            self._covered_new(i, j),
            *self._rivalry(i, j, part),
            part * min(AMPLE, self.near.before(i, j)),
            float(one_heading),
        )

    def _words(self, i: int, j: int) -> tuple[float, ...]:
        one, two = self.old.profiles[i], self.new.profiles[j]
        value = one.rarity.__getitem__
        return (
            self.cosines[i, j],
            self.ratios[i, j],
            sum(map(value, self.shared[i, j])) / two.mass if two.mass else 0.0,
            float(min(2, len(one.numbers & two.numbers))) if one.numbers else 0.0,
            float(min(TOGETHER_MOST, self.together.get((i, j), 0))),
            self.won_old[i, j],
        )

    def _covered_new(self, i: int, j: int) -> float:
        one, two = self.old.profiles[i].rarity, self.new.profiles[j]
        shared = filter(two.rarity.__contains__, one)
        return sum(map(one.__getitem__, shared)) / two.mass if two.mass else 0.0

    def _rivalry(self, i: int, j: int, part: float) -> tuple[float, ...]:
        own = self.likeness[i, j]
        margin_old = own - _beside(self.best_old[i], own)
        margin_new = own - _beside(self.best_new[j], own)
        return part * margin_old, part * margin_new, part * min(margin_old, margin_new), self.crowd_new[j]

    def _part(self, i: int, j: int) -> float:
        """How far the words alone allow what stands around to count."""
        return min(1.0, self.cosines[i, j] / PLAIN)

    def _setting(self, i: int, j: int, part: float) -> tuple[float, ...]:
        near, like = self.near, self.likeness
        n, m = len(self.old.profiles), len(self.new.profiles)
        beside = [like[place] for a, b in NEAR if (place := (i + a, j + b)) in like]
        return (
            part * min(AMPLE, near.around(i, j)),
            part * min(AMPLE, near.in_context(i, j)),
            part * min(AMPLE, near.before(i, j)),
            part * min(AMPLE, max(beside, default=0.0)),
            part * float((i < 2 and j < 2) or (i >= n - 2 and j >= m - 2)),
        )

    def _form(self, i: int, j: int) -> tuple[float, ...]:
        one, two = self.old.units[i].kind, self.new.units[j].kind
        act = self.old.acts[i]
        return (
            float(one == two),
            float((one == "heading") != (two == "heading")),
            float(act == self.new.acts[j] and act != "none"),
        )


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
