"""Fit the aligner's weights on gold and say how good they are on series they have not seen.

    python -m benchmarks.alignment_fit            figures alone
    python -m benchmarks.alignment_fit --write    and write src/dialogue_cli/data/alignment_weights.json

Needs scikit-learn (here alone), DIALOGUE_STATEMENTS for the project's own gold (tests/gold/links, many pairs with a
second reading) and DIALOGUE_GOLD for the pairs given to the project, which two readers annotated. Every figure comes
from leaving whole series out: the series that is scored had no part in the weights or in the word counts used for it.
Held-back pairs are never fitted on.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.alignment_gold import Tally, gold_folder, tally
from benchmarks.controlled import statements, strangers
from benchmarks.controlled_edits import edited
from benchmarks.gold import Pair, load_pairs
from dialogue_cli.align.features import LEAN, SIGNALS
from dialogue_cli.align.match import without_bridges
from dialogue_cli.align.related import candidates_by_unit, closest
from dialogue_cli.align.survey import survey
from dialogue_cli.align.terms import Folder
from dialogue_cli.data import read_text
from dialogue_cli.statement.folding import parse_spelling

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "dialogue_cli" / "data" / "alignment_weights.json"
STRENGTH = 0.1
"""Inverse of the ridge penalty; 0.05 to 0.3 give the same figures within 0.003."""
ONE_READER = 0.5
"""Weight of a pair that one reader annotated: where two readers differ, one of them is wrong one time in two."""
APART = 0.3
"""Weight of a pair between which other meetings lie: far fewer of its units are carried on than from one to the next,
which is what most readers compare; 0 to 1 give the same F1 within 0.004."""
SPREAD, SHARE = 4, 0.004
"""A stem is background when at least four series use it, in four units of a thousand on average."""
LINK_AT = 0.5
"""Probability from which a pair is a link. From 0.4 to 0.6 F1 moves by 0.007 and precision by 0.04, on controlled edits
nothing moves; at 0.5 both first aims hold on the given pairs as a whole command (F1 0.85, precision 0.92)."""
RELATED_AT = 0.002
"""Below this a candidate is no help: at 0.02 four right partners in a hundred more are left out, at 0 none fewer."""
DRILL, DRILL_SEED = 0.2, 7
"""Weight and seed of controlled edits among what is fitted on; benchmarks/controlled.py measures with other seeds."""


@dataclass
class Rows:
    """The candidate pairs of one gold pair: signals, 1 linked / 0 not / 2 neutral, and the exact pairs."""

    pair: Pair
    given: bool
    places: list[tuple[int, int]]
    x: np.ndarray
    y: np.ndarray
    exact: list[tuple[int, int]]
    weight: float = 1.0

    def key(self, place: tuple[int, int]) -> tuple[str, str]:
        """The ids of the two units at these places."""
        return self.pair.old.units[place[0]].id, self.pair.new.units[place[1]].id


def shares_by_series(folder: Path) -> dict[str, dict[str, float]]:
    """For each series of English statements: the share of its units that hold each stem."""
    folder_of_words = Folder(parse_spelling(read_text("spelling_en.tsv")))
    shares: dict[str, dict[str, float]] = {}
    for series in sorted(path for path in folder.iterdir() if path.is_dir() and "multilingual" not in path.name):
        count: Counter[str] = Counter()
        units = 0
        for path in sorted(series.glob("*.txt")):
            for unit in re.split(r"(?<=[.;:])\s+|\n\n", path.read_text(encoding="utf-8")):
                stems = set(folder_of_words.fold(unit)[1])
                if len(stems) > 2:
                    count.update(stems)
                    units += 1
        shares[series.name] = {stem: seen / units for stem, seen in count.items()}
    return shares


def background(shares: dict[str, dict[str, float]], without: str = "") -> dict[str, float]:
    """The mean share of each common stem over all series but one."""
    others = [share for name, share in shares.items() if name != without]
    spread: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for share in others:
        spread.update(share.keys())
        total.update(share)
    return {
        stem: round(total[stem] / len(others), 4)
        for stem in sorted(total)
        if spread[stem] >= SPREAD and total[stem] / len(others) >= SHARE
    }


def rows_of(pair: Pair, common: dict[str, float], *, given: bool = False) -> Rows:
    """Candidates and signals of one gold pair, as the aligner itself makes them."""
    known = survey(pair.old, pair.new, common, parse_spelling(read_text("spelling_en.tsv")))
    places = sorted(known.scene.cosines) if known.scene else []
    x = np.array([known.scene.signals(*place) for place in places]) if known.scene else np.zeros((0, len(SIGNALS)))
    weight = (1.0 if pair.readers > 1 else ONE_READER) * (APART if pair.apart else 1.0)
    rows = Rows(pair, given, places, x, np.zeros(len(places)), known.exact, weight)
    keys = [rows.key(place) for place in places]
    rows.y = np.array([2 if key in pair.neutral else int(key in pair.right) for key in keys])
    return rows


def fit(rows: list[Rows], columns: list[int]) -> tuple[np.ndarray, float]:
    """Ridge logistic regression on standardised signals, given back as weights of the bare signals."""
    from sklearn.linear_model import LogisticRegression

    x = np.vstack([r.x for r in rows])[:, columns]
    y = np.concatenate([r.y for r in rows])
    weight = np.concatenate([np.full(len(r.y), r.weight) for r in rows])
    x, y, weight = x[y < 2], y[y < 2], weight[y < 2]
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=500, solver="newton-cholesky")
    model.fit((x - mean) / spread, y, sample_weight=weight)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


def drill(shares: dict[str, dict[str, float]], folder: Path) -> list[Rows]:
    """Controlled edits as rows: what a pledge in the place of another looks like, which gold is too small to show."""
    pool = statements(folder)
    rows = []
    for number, (series, statement) in enumerate(pool):
        case = edited(statement, strangers(series, pool, DRILL_SEED), 1000 * DRILL_SEED + number)
        pair = Pair(statement.id, series, statement, case.new, case.links, frozenset())
        rows.append(rows_of(pair, background(shares, series)))
        rows[-1].weight = DRILL
    return [r for r in rows if len(r.places)]


def left_out(rows: list[Rows], columns: list[int], extra: list[Rows]) -> list[np.ndarray]:
    """For each gold pair the log odds of its candidates by weights that saw nothing of its series."""
    odds: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for series in sorted({r.pair.series for r in rows}):
        weights, offset = fit([r for r in (*rows, *extra) if r.pair.series != series and not r.pair.held_back], columns)
        for k, r in enumerate(rows):
            if r.pair.series == series:
                odds[k] = r.x[:, columns] @ weights + offset
    return odds


def probability(odds: np.ndarray) -> np.ndarray:
    """The logistic."""
    return 1.0 / (1.0 + np.exp(-odds))


def at(rows: list[Rows], odds: list[np.ndarray], threshold: float, related_at: float = 1.0) -> Tally:
    """Counts over all pairs when everything above the threshold is a link; related as the aligner lists them."""
    total = Tally()
    for r, o in zip(rows, odds, strict=True):
        scored = {place: float(q) for place, q in zip(r.places, probability(o), strict=True)}
        sure = dict.fromkeys(r.exact, 1.0)
        links = set(without_bridges({place: q for place, q in scored.items() if q >= threshold} | sure))
        listed: set[tuple[str, str]] = set()
        for end in (0, 1):
            near = candidates_by_unit(scored, end, {place[end] for place in links})
            for own, best in closest(near, end, scored, links, related_at).items():
                listed |= {r.key((other, own) if end else (own, other)) for _, other in best}
        shown = {r.key(place) for place in links}
        total += tally(r.pair, shown, listed)
    return total


def line(name: str, count: Tally) -> str:
    """One row of figures."""
    levels = ", ".join(f"{a} {f}/{n}" for a, (f, n) in zip(("same", "light", "heavy"), count.levels, strict=True))
    return (
        f"{name:34} links {count.right:4}  precision {count.precision:.3f}  recall {count.recall:.3f}  "
        f"F1 {count.f1:.3f}  covered {count.coverage:.3f}  ({levels})\n"
    )


def reliability(rows: list[Rows], odds: list[np.ndarray]) -> str:
    """Table of said against seen, for pairs and for units without partner, and the Brier scores."""
    p = np.concatenate([probability(o) for o in odds])
    y = np.concatenate([r.y for r in rows])
    p, y = p[y < 2], y[y < 2]
    text = f"pairs: Brier {np.mean((p - y) ** 2):.4f} over {len(p)} candidates\n" + _table(p, y)
    alone, seen = [], []
    for r, o in zip(rows, odds, strict=True):
        for end in (0, 1):
            shut = {place[end] for place in r.exact}
            taken = {key[end] for key in r.pair.right}
            hazy = {key[end] for key in r.pair.neutral} - taken
            rest: dict[int, float] = {}
            for place, q in zip(r.places, probability(o), strict=True):
                rest[place[end]] = rest.get(place[end], 1.0) * (1.0 - q)
            for unit, chance in rest.items():
                name = (r.pair.old, r.pair.new)[end].units[unit].id
                if unit not in shut and name not in hazy:
                    alone.append(chance)
                    seen.append(name not in taken)
    a, s = np.array(alone), np.array(seen, dtype=float)
    return text + f"units without partner: Brier {np.mean((a - s) ** 2):.4f} over {len(a)} units\n" + _table(a, s)


def _table(p: np.ndarray, y: np.ndarray) -> str:
    edges = [0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1.0001]
    text = "    said             n   mean said   seen\n"
    for low, high in pairwise(edges):
        inside = (p >= low) & (p < high)
        if inside.any():
            mean = f"{p[inside].mean():9.3f}   {y[inside].mean():.3f}"
            text += f"    {low:.2f} to {min(high, 1):.2f} {inside.sum():7} {mean}\n"
    return text


@cache
def gather() -> tuple[list[Rows], list[Rows]]:
    """Every gold pair with its candidates, and the drill. Empty where DIALOGUE_STATEMENTS or DIALOGUE_GOLD is unset."""
    folder, given = Path(os.environ.get("DIALOGUE_STATEMENTS") or "?"), gold_folder()
    if not folder.is_dir() or given is None:
        return [], []
    shares = shares_by_series(folder)
    double = {path.name.removesuffix(".A.tsv") for path in (given / "links").glob("*.A.tsv")}
    rows = [rows_of(pair, background(shares, pair.series), given=pair.name in double) for pair in load_pairs()]
    return [r for r in rows if len(r.places)], drill(shares, folder)


def groups_of(rows: list[Rows]) -> dict[str, list[int]]:
    """Which rows are reported together."""
    own = [k for k, r in enumerate(rows) if not r.given and not r.pair.held_back]
    return {
        "given": [k for k, r in enumerate(rows) if r.given],
        "own": [k for k in own if not rows[k].pair.apart],
        "own, meetings apart": [k for k in own if rows[k].pair.apart],
        "held back": [k for k, r in enumerate(rows) if r.pair.held_back],
    }


def figures() -> dict[str, float]:
    """The figures that floors.json pins, from series left out; empty where no gold is at hand."""
    rows, extra = gather()
    if not rows:
        return {}
    odds = left_out(rows, list(range(len(SIGNALS))), extra)
    found: dict[str, float] = {}
    for name, members in groups_of(rows).items():
        count = at([rows[k] for k in members], [odds[k] for k in members], LINK_AT, RELATED_AT)
        found |= {f"{name}, precision": count.precision, f"{name}, F1": count.f1, f"{name}, covered": count.coverage}
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; with --write also the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights file of the package")
    write = parser.parse_args(arguments).write
    rows, extra = gather()
    if not rows:
        sys.stderr.write("alignment_fit: set DIALOGUE_STATEMENTS and DIALOGUE_GOLD to their folders\n")
        return 2
    learn = [r for r in rows if not r.pair.held_back]
    every, lean = list(range(len(SIGNALS))), [SIGNALS.index(name) for name in LEAN]
    odds = left_out(rows, every, extra)
    out = sys.stdout.write
    out(f"{len(learn)} pairs fitted on, links from {LINK_AT}; every series scored by weights that did not see it\n")
    groups = groups_of(rows)
    for name, members in groups.items():
        out(line(name, at([rows[k] for k in members], [odds[k] for k in members], LINK_AT, RELATED_AT)))
    both = groups["given"]
    for series in sorted({rows[k].pair.series for k in both}):
        members = [k for k in both if rows[k].pair.series == series]
        out(line(f"  {series}", at([rows[k] for k in members], [odds[k] for k in members], LINK_AT, RELATED_AT)))
    lean_odds = left_out([rows[k] for k in both], lean, extra)
    out(line("lean signals, given", at([rows[k] for k in both], lean_odds, LINK_AT, RELATED_AT)))
    out(reliability([rows[k] for k in both], [odds[k] for k in both]))
    exact = [(r, place) for r in learn for place in r.exact if r.key(place) not in r.pair.neutral]
    right = sum(r.key(place) in r.pair.right for r, place in exact)
    out(f"equal units: {right} of {len(exact)} linked by the readers\n")
    if write:
        shares = shares_by_series(Path(os.environ["DIALOGUE_STATEMENTS"]))
        _write([*learn, *extra], every, lean, background(shares), right / max(1, len(exact)))
    return 0


def _write(
    learn: list[Rows],
    every: list[int],
    lean: list[int],
    common: dict[str, float],
    exact: float,
) -> None:
    data: dict[str, object] = {
        "about": "Fitted by benchmarks/alignment_fit.py; docs/alignment.md has the figures.",
        "link_at": LINK_AT,
        "related_at": RELATED_AT,
        "exact": round(min(exact, 0.999), 4),
    }
    for name, columns in (("full", every), ("lean", lean)):
        weights, offset = fit(learn, columns)
        named = {SIGNALS[c]: round(float(w), 5) for c, w in zip(columns, weights, strict=True)}
        data[name] = {"offset": round(offset, 5), "signals": named}
    data["background"] = common
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
