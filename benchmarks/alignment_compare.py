"""Simpler aligners beside ours on the same gold, in one go.

    python -m benchmarks.alignment_compare

Four measures of likeness (rapidfuzz ratio, rarity-weighted cosine of stems, the two blended, cosine of character
4-grams) times three ways to decide (assignment, dynamic programming in order, greedy), each at the threshold that is
best for it on these very pairs, which flatters it; ours with whole series left out. Gold: the pairs given.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import log

import numpy as np
from rapidfuzz.fuzz import ratio

from benchmarks.alignment_assign import assignment, greedy
from benchmarks.alignment_fit import LINK_AT, SIGNALS, Rows, at, gather, left_out
from benchmarks.alignment_gold import Tally, tally
from dialogue_cli.align.terms import Folder, dot, rarity_of, scaled
from dialogue_cli.statement.folding import RULES_ONLY

Matrix = np.ndarray
THRESHOLDS = [round(0.05 * k, 2) for k in range(2, 19)]


def measures(rows: Rows) -> dict[str, Matrix]:
    """The four tables of likeness, old by new, 0 to 1."""
    folder = Folder(RULES_ONLY)
    old = [folder.fold(unit.text) for unit in rows.pair.old.units]
    new = [folder.fold(unit.text) for unit in rows.pair.new.units]
    cosine = _cosines([f[1] for f in old], [f[1] for f in new])
    grams = _cosines([_grams(f[0]) for f in old], [_grams(f[0]) for f in new])
    ratios = np.array([[ratio(" ".join(a[0]), " ".join(b[0])) / 100.0 for b in new] for a in old])
    return {"ratio": ratios, "cosine": cosine, "0.6 cosine + 0.4 ratio": 0.6 * cosine + 0.4 * ratios, "4-grams": grams}


def _grams(words: tuple[str, ...]) -> tuple[str, ...]:
    text = " ".join(words)
    return tuple(text[k : k + 4] for k in range(max(1, len(text) - 3)))


def _cosines(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> Matrix:
    rarity = rarity_of([*old, *new], {})
    vectors = [
        [scaled({t: rarity[t] * (1 + log(unit.count(t))) for t in dict.fromkeys(unit)}) for unit in side]
        for side in (old, new)
    ]
    return np.array([[dot(a, b) for b in vectors[1]] for a in vectors[0]])


def in_sequence(worth: dict[tuple[int, int], float]) -> dict[int, int]:
    """The heaviest set of pairs that never cross: what a plain diff of units can find."""
    rows, columns = max(i for i, _ in worth) + 1, max(j for _, j in worth) + 1
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            match = best[i, j] + worth[i, j] if (i, j) in worth else 0.0
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], match)
    chosen: dict[int, int] = {}
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chosen[i] = j
    return chosen


DECISIONS: dict[str, Callable[[dict[tuple[int, int], float]], dict[int, int]]] = {
    "assignment": assignment,
    "in order (dynamic programming)": in_sequence,
    "greedy": greedy,
}


def scored(rows: list[Rows], tables: list[Matrix], decide: str, threshold: float) -> Tally:
    """Counts over all pairs."""
    total = Tally()
    for r, table in zip(rows, tables, strict=True):
        worth = {(int(i), int(j)): float(table[i, j]) for i, j in np.argwhere(table >= threshold)}
        links = DECISIONS[decide](worth) if worth else {}
        total += tally(r.pair, {r.key(place) for place in links.items()})
    return total


def main() -> int:
    """Print the table."""
    every, extra = gather()
    rows = [r for r in every if r.given]
    if not rows:
        sys.stderr.write("alignment_compare: set DIALOGUE_STATEMENTS and DIALOGUE_GOLD to their folders\n")
        return 2
    tables = [measures(r) for r in rows]
    out = sys.stdout.write
    out(f"{'likeness':24} {'decision':31} cut   precision  recall  F1\n")
    for measure in tables[0]:
        for decide in DECISIONS:
            counts = {t: scored(rows, [table[measure] for table in tables], decide, t) for t in THRESHOLDS}
            cut, best = max(counts.items(), key=lambda item: item[1].f1)
            out(f"{measure:24} {decide:31} {cut:.2f}  {best.precision:.3f}      {best.recall:.3f}   {best.f1:.3f}\n")
    odds = left_out(every, list(range(len(SIGNALS))), extra)
    ours = at([r for r in every if r.given], [o for r, o in zip(every, odds, strict=True) if r.given], LINK_AT)
    name, how = f"{len(SIGNALS)} weighed signals", "one cut, many to many"
    out(f"{name:24} {how:31} {LINK_AT}  {ours.precision:.3f}      {ours.recall:.3f}   {ours.f1:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
