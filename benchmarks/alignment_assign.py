"""One partner each: the set of pairs with the greatest total worth, on a sparse graph.

Shortest augmenting paths with potentials (the Hungarian method), run apart on each connected part of the graph, so
that the cost follows the size of the knots in the text and not its length.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable

LARGEST_KNOT = 400
"""Old units in one connected part above which the greedy choice stands in; real statements stay under 150."""


def assignment(worth: dict[tuple[int, int], float]) -> dict[int, int]:
    """Old place -> new place, such that the sum of ``worth`` (all positive) is greatest and no place is used twice."""
    chosen: dict[int, int] = {}
    for part in _parts(worth):
        knot = {pair: worth[pair] for pair in part}
        solve = _hungarian if len({i for i, _ in part}) <= LARGEST_KNOT else greedy
        chosen.update(solve(knot))
    return chosen


def greedy(worth: dict[tuple[int, int], float]) -> dict[int, int]:
    """Take the best pair, strike out both units, take the next; ties go to the earlier places."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(worth.items(), key=lambda item: (-item[1], item[0])):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen


def _parts(pairs: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The pairs sorted into connected parts (union-find over old and new places)."""
    root: dict[int, int] = {}

    def find(node: int) -> int:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    ordered = sorted(pairs)
    for i, j in ordered:
        root[find(2 * i)] = find(2 * j + 1)
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in ordered:
        parts[find(2 * i)].append((i, j))
    return list(parts.values())


def _hungarian(worth: dict[tuple[int, int], float]) -> dict[int, int]:
    """Successive shortest augmenting paths; staying alone is a place of its own, so no bad pair is forced."""
    ceiling = max(worth.values())
    edges: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), value in sorted(worth.items()):
        edges[i].append((j, ceiling - value))
    for i, places in edges.items():
        places.append((_alone(i), ceiling))
    search = _Search(edges)
    for i in sorted(edges):
        search.augment(i)
    return {i: j for i, j in search.held.items() if j >= 0}


def _alone(old: int) -> int:
    return -1 - old


class _Search:
    """The state of the method: who holds which place, and the prices (dual values) of both sides."""

    def __init__(self, edges: dict[int, list[tuple[int, float]]]) -> None:
        self.edges = edges
        self.held: dict[int, int] = {}
        self.owner: dict[int, int] = {}
        self.price_old: dict[int, float] = defaultdict(float)
        self.price_new: dict[int, float] = defaultdict(float)

    def augment(self, start: int) -> None:
        """Give ``start`` a place by the cheapest chain of exchanges (Dijkstra over reduced costs)."""
        reach: dict[int, float] = {}
        via: dict[int, int] = {}
        done: dict[int, float] = {}
        rows = {start: 0.0}
        heap: list[tuple[float, int]] = []
        row, base = start, 0.0
        while True:
            for place, cost in self.edges[row]:
                length = base + cost - self.price_old[row] - self.price_new[place]
                if place not in done and length < reach.get(place, float("inf")):
                    reach[place], via[place] = length, row
                    heapq.heappush(heap, (length, place))
            while heap[0][1] in done:
                heapq.heappop(heap)
            base, end = heapq.heappop(heap)
            done[end] = base
            if end not in self.owner:
                break
            row = self.owner[end]
            rows[row] = base
        self._reprice(rows, done, base)
        self._exchange(start, end, via)

    def _reprice(self, rows: dict[int, float], done: dict[int, float], base: float) -> None:
        for row, length in rows.items():
            self.price_old[row] += base - length
        for place, length in done.items():
            self.price_new[place] -= base - length

    def _exchange(self, start: int, end: int, via: dict[int, int]) -> None:
        row = via[end]
        while True:
            left = self.held.get(row)
            self.held[row], self.owner[end] = end, row
            if row == start or left is None:
                return
            end, row = left, via[left]
