"""Controlled edits: the aligner against known truth, by kind of edit.

    python -m benchmarks.controlled            all statements of 25 to 250 units, two seeds each

Needs DIALOGUE_STATEMENTS. One line a kind of edit, then links, moves, splits and merges. A unit equal to another one of
the same text (twice the same heading) is a link whichever of the two is taken.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from benchmarks.controlled_edits import Edited, edited
from dialogue_cli.align.match import align
from dialogue_cli.align.score import Weights, parse_weights
from dialogue_cli.data import read_text
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

SEEDS = (1, 2)
LEAST, MOST = 25, 250
STRANGE = 120
"""Sentences at hand for insertion, from statements of other series."""


def statements(folder: Path) -> list[tuple[str, Statement]]:
    """Statements of the size in question, with their series, sorted by path; at most eight of one series."""
    found: list[tuple[str, Statement]] = []
    for series in sorted(path for path in folder.iterdir() if path.is_dir() and "multilingual" not in path.name):
        whole = [build_statement(read_source(str(path))) for path in sorted(series.glob("*.txt"))]
        fit = [s for s in whole if LEAST <= len(s.units) <= MOST]
        found += [(series.name, s) for s in fit[-8:]]
    return found


def strangers(series: str, pool: list[tuple[str, Statement]], seed: int) -> list[str]:
    """Sentences of other series, picked evenly."""
    sentences = [u.text for name, s in pool if name != series for u in s.units if u.kind == "sentence"]
    step = max(1, len(sentences) // STRANGE)
    return sentences[seed % step :: step][:STRANGE]


class Count:
    """Sums over all cases."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.sums: Counter[str] = Counter()

    def add(self, old: Statement, truth: Edited, weights: Weights) -> None:
        """Align one case and count."""
        alignment = align(old, truth.new, weights)
        shown = {(link.old, link.new): link.moved for link in alignment.links}
        texts = {u.id: u.text for u in old.units}, {u.id: u.text for u in truth.new.units}
        same_text = {(texts[0][i], texts[1][j]) for i, j in truth.links}
        right = {key for key in shown if key in truth.links or (texts[0][key[0]], texts[1][key[1]]) in same_text}
        for key, fate in truth.links.items():
            self.seen[fate] += 1
            self.found[fate] += key in shown
        twins = Counter(texts[1][j] for _, j in truth.links)
        steady = [k for k in truth.links if k in shown and k not in truth.moved and twins[texts[1][k[1]]] == 1]
        moved = [k for k in truth.moved if twins[texts[1][k[1]]] == 1]
        self.sums.update(
            shown=len(shown),
            right=len(right),
            moved=len(moved),
            moved_found=sum(shown.get(k, False) for k in moved),
            steady=len(steady),
            false_moves=sum(shown[k] for k in steady),
            traps=len(truth.traps),
            trapped=len(truth.traps & set(shown)),
        )
        self._groups(truth, set(shown))

    def _groups(self, truth: Edited, shown: set[tuple[str, str]]) -> None:
        """Splits and merges as whole groups: every link of the group and no other link of its units."""
        of_old: dict[str, set[str]] = {}
        of_new: dict[str, set[str]] = {}
        for i, j in shown:
            of_old.setdefault(i, set()).add(j)
            of_new.setdefault(j, set()).add(i)
        splits = {(i, frozenset(js)) for i, js in of_old.items() if len(js) > 1}
        merges = {(frozenset(i), j) for j, i in of_new.items() if len(i) > 1}
        self.sums.update(
            groups=len(truth.splits) + len(truth.merges),
            groups_found=len(splits & truth.splits) + len(merges & truth.merges),
            groups_shown=len(splits) + len(merges),
        )

    def figures(self) -> dict[str, float]:
        """The figures by name."""
        s, links = self.sums, sum(self.seen.values())
        return {
            "link recall": sum(self.found.values()) / max(1, links),
            "link precision": s["right"] / max(1, s["shown"]),
            "moved recall": s["moved_found"] / max(1, s["moved"]),
            "false moves": s["false_moves"] / max(1, s["steady"]),
            "false partners in place of dropped": s["trapped"] / max(1, s["traps"]),
            "split and merge recall": s["groups_found"] / max(1, s["groups"]),
            "split and merge precision": s["groups_found"] / max(1, s["groups_shown"]),
        }


def run(folder: Path, seeds: tuple[int, ...] = SEEDS) -> Count:
    """All statements under ``folder`` with all seeds."""
    weights = parse_weights(read_text("alignment_weights.json"), read_text("spelling_en.tsv"))
    pool = statements(folder)
    count = Count()
    for number, (series, statement) in enumerate(pool):
        for seed in seeds:
            case = edited(statement, strangers(series, pool, seed), 1000 * seed + number)
            count.add(statement, case, weights)
    return count


def figures() -> dict[str, float]:
    """The figures that floors.json pins; empty where no statements are at hand."""
    folder = Path(os.environ.get("DIALOGUE_STATEMENTS") or "?")
    return run(folder).figures() if folder.is_dir() else {}


def main() -> int:
    """Print the figures."""
    folder = Path(os.environ.get("DIALOGUE_STATEMENTS", "?"))
    if not folder.is_dir():
        sys.stderr.write("controlled: set DIALOGUE_STATEMENTS to the folder of real statements\n")
        return 2
    count = run(folder)
    for fate in sorted(count.seen):
        found, seen = count.found[fate], count.seen[fate]
        sys.stdout.write(f"{fate:10} {found:6} of {seen:6} links found  {found / seen:.3f}\n")
    for name, value in count.figures().items():
        sys.stdout.write(f"{name:36} {value:.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
