"""What to ask a reader, the most telling first.

The doubt of a pair of units is the probability that the machine is wrong about it: one minus the confidence of a link,
the confidence of a candidate that it did not link. The doubt of a unit is the sum over its pairs: the number of errors
that one answer is expected to mend. It counts more where a commitment is at stake, by its strength, and most where one
would be called dropped, weakened or unsure; headings count half. A pair that one question settles is not asked again
from its other side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from dialogue_cli.align.link import LIKELY
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.fingerprint import words
from dialogue_cli.statement.model import Side, Statement, Unit

UNSURE = 1 - LIKELY
"""Least doubt of one pair that makes a question: the band ``unsure`` seen from either side."""
SLIGHT = 0.02
"""Doubt of a pair below which it is asked about only when nothing clearer is left: many slight ones of one unit would
outweigh a real one (benchmarks/review.py, a question for four changed units: F1 0.968 in one heap, 0.971 in two)."""
FAINT = 0.002
"""Least doubt of a pair under ``--all``: that of the faintest candidate the aligner lists."""
STEM = 6
"""Letters of a word that count when units are looked for by shared words."""
SHOWN = 7
"""Candidates shown: those of the machine, filled up by words shared. F1 after a question for four changed units: 0.970
with five of them, 0.973 with seven (benchmarks/review.py)."""
_TELLING = frozenset({"dropped", "weakened", "unsure", "mixed"})
Key = tuple[Side, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of the other side. ``confidence`` is the machine's, None where only shared words speak for it."""

    unit: str
    confidence: float | None
    linked: bool
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What became of (or where came from) one unit. ``doubt`` is unweighted, ``weight`` orders the questions."""

    side: Side
    unit: str
    candidates: tuple[Candidate, ...]
    doubt: float
    weight: float
    change: str

    @property
    def key(self) -> Key:
        """Which unit is asked about."""
        return (self.side, self.unit)

    @property
    def other(self) -> Side:
        """The side on which the candidates stand."""
        return "new" if self.side == "old" else "old"


@dataclass(frozen=True, slots=True)
class _Pair:
    old: str
    new: str
    confidence: float
    linked: bool

    @property
    def doubt(self) -> float:
        return 1 - self.confidence if self.linked else self.confidence


def questions_of(
    comparison: Comparison,
    decided: Iterable[Key] = (),
    *,
    least: float = UNSURE,
    stopwords: frozenset[str] = frozenset(),
) -> tuple[Question, ...]:
    """Every question that is worth asking, the most telling first. ``decided`` units are not asked about."""
    board = Board(comparison, stopwords)
    settled = set(decided)
    found: list[Question] = []
    for level in sorted({max(least, SLIGHT), least}, reverse=True):
        found += _asked(board, settled, level)
        settled.update(question.key for question in found)
    return tuple(found)


def _asked(board: Board, settled: set[Key], least: float) -> list[Question]:
    """Questions about pairs of at least this doubt, each pair by one of its ends, the most telling first."""
    open_pairs = [
        pair
        for pair in board.pairs
        if ("old", pair.old) not in settled and ("new", pair.new) not in settled and pair.doubt >= least
    ]
    found: list[Question] = []
    while open_pairs:
        doubts: dict[Key, float] = {}
        for pair in open_pairs:
            for key in _ends(pair):
                doubts[key] = doubts.get(key, 0.0) + pair.doubt
        best = max(doubts, key=lambda key: (doubts[key] * board.telling(key), key[0] == "old", -board.order[key]))
        found.append(board.question(best, doubts[best]))
        open_pairs = [pair for pair in open_pairs if best not in _ends(pair)]
    return sorted(found, key=lambda q: -q.weight)


def _ends(pair: _Pair) -> tuple[Key, Key]:
    return ("old", pair.old), ("new", pair.new)


class Board:
    """One comparison laid out for asking: what the machine believes of every pair, and what each unit is worth."""

    def __init__(self, comparison: Comparison, stopwords: frozenset[str] = frozenset()) -> None:
        self.comparison = comparison
        self.stopwords = stopwords
        self.sides: dict[Side, Statement] = {"old": comparison.old, "new": comparison.new}
        self.units: dict[Key, Unit] = {(side, u.id): u for side, s in self.sides.items() for u in s.units}
        self.order = {key: place for place, key in enumerate(self.units)}
        self.change: dict[Key, Change] = {}
        for change in comparison.changes:
            self.change.update({("old", unit): change for unit in change.old})
            self.change.update({("new", unit): change for unit in change.new})
        self.pairs = tuple(self._pairs())
        self.content: dict[Key, frozenset[str]] = {}
        self.stems: dict[Key, frozenset[str]] = {}
        self.spread: Counter[str] = Counter()

    def _pairs(self) -> list[_Pair]:
        found: dict[tuple[str, str], _Pair] = {}
        for change in self.comparison.changes:
            for link in change.links:
                sure = 1.0 if link.signed else link.confidence
                found[link.old, link.new] = _Pair(link.old, link.new, sure, True)
            for near in change.related:
                old, new = (near.unit, change.new[0]) if near.side == "old" else (change.old[0], near.unit)
                found.setdefault((old, new), _Pair(old, new, near.confidence, False))
        return list(found.values())

    def telling(self, key: Key) -> float:
        """How much an answer about this unit matters: 1 for plain words, up to 1.5 for a firm pledge called dropped.

        A heavier hand was tried and costs what the questions are for: with up to 3, F1 after one question for four
        changed units fell by 0.003 (benchmarks/review.py).
        """
        unit, change = self.units[key], self.change[key]
        if unit.kind == "heading":
            return 0.5
        tag = unit.commitment
        pledge = tag.strength / 40 if tag and tag.is_commitment else 0.0
        news = 0.25 if change.commitment and change.commitment.shift in _TELLING else 0.0
        return 1 + pledge + news

    def question(self, key: Key, doubt: float = 0.0) -> Question:
        """The question about one unit, also about one that is decided already."""
        side, unit = key
        return Question(side, unit, self.candidates(key), doubt, doubt * self.telling(key), self.change[key].id)

    def candidates(self, key: Key) -> tuple[Candidate, ...]:
        """Linked units first, then the machine's candidates, then those that share the most words."""
        side, unit = key
        rows = [p for p in self.pairs if (p.old if side == "old" else p.new) == unit]
        rows.sort(key=lambda p: (not p.linked, -p.confidence))
        found = [
            Candidate(p.new if side == "old" else p.old, p.confidence, p.linked, self.shared(p.old, p.new))
            for p in rows
        ]
        listed = {c.unit for c in found}
        for other in self._alike(key, listed)[: max(0, SHOWN - len(found))]:
            old, new = (unit, other) if side == "old" else (other, unit)
            found.append(Candidate(other, None, False, self.shared(old, new)))
        return tuple(found)

    def _alike(self, key: Key, listed: set[str]) -> list[str]:
        """Units of the other side by the content words they have in common, rare ones first; none without two."""
        other: Side = "new" if key[0] == "old" else "old"
        mine = self._stems(key)
        worth = sum(map(self._rarity, mine))
        scored = []
        for unit in self.sides[other].units:
            theirs = self._stems((other, unit.id))
            common = mine & theirs
            if len(common) >= 2 and unit.id not in listed:
                likeness = 2 * sum(map(self._rarity, common)) / (worth + sum(map(self._rarity, theirs)))
                scored.append((-likeness, self.order[other, unit.id], unit.id))
        return [unit for _, _, unit in sorted(scored)]

    def _stems(self, key: Key) -> frozenset[str]:
        """Content words cut to their beginnings, so that "supply" and "supplies" count as one."""
        if key not in self.stems:
            self.stems[key] = frozenset(word[:STEM] for word in self._content(key))
        return self.stems[key]

    def _rarity(self, stem: str) -> float:
        """What a shared word says: much where few units have it (the logarithm of one over their share)."""
        if not self.spread:
            self.spread = Counter(s for key in self.units for s in self._stems(key))
        return log((1 + len(self.units)) / self.spread[stem])

    def shared(self, old: str, new: str) -> tuple[str, ...]:
        """The content words that two units have in common, in the order of the old one."""
        common = self._content(("old", old)) & self._content(("new", new))
        return tuple(dict.fromkeys(word for word in words(self.units["old", old].text) if word in common))

    def _content(self, key: Key) -> frozenset[str]:
        if key not in self.content:
            self.content[key] = frozenset(words(self.units[key].text)) - self.stopwords
        return self.content[key]

    def around(self, key: Key) -> tuple[Unit | None, Unit | None]:
        """The unit before and the unit after."""
        units: Sequence[Unit] = self.sides[key[0]].units
        place = next(n for n, unit in enumerate(units) if unit.id == key[1])
        return (units[place - 1] if place else None, units[place + 1] if place + 1 < len(units) else None)
