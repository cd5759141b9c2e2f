"""How like two units are to what stands around them, in two ways that give the same numbers.

``OneByOne`` works a cosine out when it is asked for: right for long texts of which most stayed. ``AtOnce`` works out
all cosines of two statements by one pass over an index, so that what stands around a unit is a sum over a row of
numbers and not over words: right where most units changed, since then nearly all are asked for, many more than once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import sqrt
from operator import add

from dialogue_cli.align.terms import Vector, dot, rarest_first, scaled, summed

REACH = 3
"""Neighbours on either side that make up a unit's context; the next one counts whole, the third a third."""


class OneByOne:
    """Cosines of old unit ``i`` and new unit ``j``, each worked out when asked for."""

    def __init__(self, old: Sequence[Vector], new: Sequence[Vector]) -> None:
        self._old, self._new = old, new
        self._around_old = cache(lambda i: scaled(_context(old, i)))
        self._around_new = cache(lambda j: scaled(_context(new, j)))

    def around(self, i: int, others: Sequence[int]) -> list[float]:
        """The cosines of what stands around the old unit and around each new one."""
        own = self._around_old(i)
        return [dot(own, self._around_new(j)) for j in others]

    def in_context(self, i: int, others: Sequence[int]) -> list[float]:
        """The cosines of the old unit with what stands around each new one."""
        own = self._old[i]
        return [dot(own, self._around_new(j)) for j in others]

    def before(self, i: int, others: Sequence[int]) -> list[float]:
        """For each new unit the best cosine of the unit before either with the other, or of the two before."""
        return [self._before(i, j) for j in others]

    def _before(self, i: int, j: int) -> float:
        old, new = self._old, self._new
        best = dot(old[i], new[j - 1]) if j else 0.0
        if i:
            best = max(best, dot(old[i - 1], new[j]))
        return max(best, dot(old[i - 1], new[j - 1])) if i and j else best


class AtOnce:
    """The same from a table of all cosines. A margin of zeros stands around it, so that units at an edge have
    neighbours too."""

    def __init__(self, old: Sequence[Vector], new: Sequence[Vector]) -> None:
        index: dict[str, list[tuple[int, float]]] = {}
        for place, vector in enumerate(new, REACH):
            for term, value in vector.items():
                index.setdefault(term, []).append((place, value))
        margin = [[0.0] * (len(new) + 2 * REACH)] * REACH
        self._rows = [*margin, *(_row(vector, index, len(new) + 2 * REACH) for vector in old), *margin]
        self._old = old
        self._length_new = cache(lambda j: _length(_context(new, j)))

    def of_old(self, i: int) -> list[float]:
        """The cosines of old unit ``i`` with every new one."""
        return self._rows[i + REACH][REACH:-REACH]

    def of_new(self, j: int) -> list[float]:
        """The cosines of new unit ``j`` with every old one."""
        return [row[j + REACH] for row in self._rows[REACH:-REACH]]

    def around(self, i: int, others: Sequence[int]) -> list[float]:
        """The cosines of what stands around the old unit and around each new one."""
        own, length = _length(_context(self._old, i)), self._length_new
        return [
            sum_ / (own * length(j)) for j, sum_ in zip(others, _weighed(self._context_row(i), others), strict=True)
        ]

    def in_context(self, i: int, others: Sequence[int]) -> list[float]:
        """The cosines of the old unit with what stands around each new one."""
        length, sums = self._length_new, _weighed(self._rows[i + REACH], others)
        return [sum_ / length(j) for j, sum_ in zip(others, sums, strict=True)]

    def before(self, i: int, others: Sequence[int]) -> list[float]:
        """For each new unit the best cosine of the unit before either with the other, or of the two before."""
        above, own, left = self._rows[i + REACH - 1], self._rows[i + REACH], REACH - 1
        return [max(own[j + left], above[j + REACH], above[j + left]) for j in others]

    def _context_row(self, i: int) -> list[float]:
        """The inner products of what stands around old unit ``i`` with every new one."""
        rows, at = self._rows, i + REACH
        near, next_, third = (map(add, rows[at - d], rows[at + d]) for d in range(1, REACH + 1))
        return [a + b / 2 + c / 3 for a, b, c in zip(near, next_, third, strict=True)]


def _row(vector: Vector, index: dict[str, list[tuple[int, float]]], size: int) -> list[float]:
    row = [0.0] * size
    for term, value in rarest_first(vector):  # as the candidates are summed
        for place, weight in index.get(term, ()):
            row[place] += value * weight
    return row


def _weighed(row: list[float], others: Sequence[int]) -> list[float]:
    """The sum of a row around each of some places, the nearer the heavier."""
    return [
        row[at - 1] + row[at + 1] + (row[at - 2] + row[at + 2]) / 2 + (row[at - 3] + row[at + 3]) / 3
        for at in [j + REACH for j in others]
    ]


def _context(vectors: Sequence[Vector], i: int) -> Vector:
    """The sum of the ``REACH`` neighbours of a unit on either side, the nearer the heavier."""
    near = [(i + d, 1.0 / abs(d)) for d in range(-REACH, REACH + 1) if d]
    return summed([(vectors[k], weight) for k, weight in near if 0 <= k < len(vectors)])


def _length(vector: Vector) -> float:
    return sqrt(sum([value * value for value in vector.values()])) or 1.0
