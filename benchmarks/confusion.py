"""The figures and confusion tables of docs/method.md, all from one run over the gold at hand.

    DIALOGUE_STATEMENTS=... DIALOGUE_GOLD=... python -m benchmarks.confusion

prints them as Markdown; with --write they go into the page as well.

Rows are what a reader said, columns what the tool said. Tuned and held-back gold stand apart: nothing was tuned on the
held-back half. The alignment figures leave whole series out of the fit (benchmarks.alignment_fit).
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import commitments, shifts, stance
from benchmarks.gold import load_pairs, load_stances
from dialogue_cli.api import Toolbox, load_toolbox
from dialogue_cli.changes.classify import Group
from dialogue_cli.changes.stances import stance_change
from dialogue_cli.errors import SourceError
from dialogue_cli.statement.comparison import Link

PAGE = Path(__file__).resolve().parent.parent / "docs" / "method.md"
START, END = "<!-- figures: written by python -m benchmarks.confusion --write -->", "<!-- end of figures -->"
Cell = tuple[str, str]
SHIFTS = ("strengthened", "weakened", "mixed", "same", "fulfilled", "one-sided")
SAID = ("strengthened", "weakened", "mixed", "same", "fulfilled", "new", "dropped", "none")


def table(counts: Counter[Cell], rows: Sequence[str], columns: Sequence[str]) -> list[str]:
    """A confusion table: label down, said across; the last column is the share that is right."""
    out = [f"| reader \\ tool | {' | '.join(columns)} | all | right |", f"|---|{'--:|' * (len(columns) + 2)}"]
    for row in rows:
        found = [counts[row, column] for column in columns]
        total = sum(found)
        if not total:
            continue
        right = counts[row, row] if row != "one-sided" else sum(counts[row, c] for c in ("new", "dropped", "none"))
        out.append(f"| {row} | {' | '.join(str(n or '.') for n in found)} | {total} | {right / total:.3f} |")
    return [*out, ""]


def rates(outcome: Counter[str]) -> tuple[float, float]:
    """Precision and recall."""
    tp, fp, fn = outcome["tp"], outcome["fp"], outcome["fn"]
    return tp / max(1, tp + fp), tp / max(1, tp + fn)


def commitment_tables(tools: Toolbox) -> list[str]:
    """Found or not by set, then rung by rung."""
    scores: dict[str, commitments.Score] = {}
    for group, _, cases in commitments.collect(tools.lexicons):
        score = scores.setdefault(group, commitments.Score())
        for case in cases:
            score.add(case)
    out = ["### Commitments", "", "`python -m benchmarks commitments`", ""]
    out += ["| gold | units | pledges | found | wrongly found | missed | precision | recall | rung ±1 | actor | time |"]
    out += [f"|---|{'--:|' * 10}"]
    rungs: Counter[Cell] = Counter()
    for group, score in scores.items():
        got = score.outcome
        shares = [
            *rates(got),
            score.near / max(1, score.ranked),
            score.actor / max(1, score.acted),
            score.deadline / max(1, score.timed),
        ]
        numbers = (sum(got.values()), got["tp"] + got["fn"], got["tp"], got["fp"], got["fn"])
        cells = [*map(str, numbers), *(f"{s:.3f}" for s in shares)]
        out.append(f"| {group.replace('_', ' ')} | {' | '.join(cells)} |")
        rungs.update({(str(a), str(b)): n for (a, b), n in score.rungs.items()})
    order = [str(n) for n in range(10, -1, -1) if any(str(n) in pair for pair in rungs)]
    return [*out, "", "Rung, of those that both call a commitment or that carry a rung in the gold:", "",
            *table(rungs, order, order)]  # fmt: skip


def shift_tables(tools: Toolbox) -> list[str]:
    """Shift by shift on the true links, tuned and held back."""
    found: dict[bool, Counter[Cell]] = {False: Counter(), True: Counter()}
    for pair in (shifts.tagged(p, tools) for p in load_pairs()):
        for key, said in shifts.said_of_links(pair).items():
            if pair.shifts[key] != "unsure":
                found[pair.held_back][pair.shifts[key], said or "none"] += 1
    out = [
        "### Shifts of linked pledges",
        "",
        "`python -m benchmarks shifts`; each link is given, and judged by itself.",
        "",
    ]
    out += ["`one-sided` is a pair of which one side pledges: new, dropped or none are right.", ""]
    for held, counts in found.items():
        right = sum(n for (a, b), n in counts.items() if a == b)
        total = sum(n for (a, _), n in counts.items() if a != "one-sided")
        out += [f"{'Held back' if held else 'Tuned'}: direction right in {right} of {total}.", ""]
        out += table(counts, SHIFTS, SAID)
    return out


def position_tables(tools: Toolbox) -> list[str]:
    """Which ladder a unit stands on, and what became of linked positions."""
    folder = Path(os.environ["DIALOGUE_STATEMENTS"])
    halves: dict[str, Counter[Cell]] = {}
    for path in sorted(stance.GOLD.glob("*.tsv")):
        try:
            half, rows = stance.labelled(path, folder, tools.lexicons)
        except SourceError:
            continue
        for row, unit in rows:
            halves.setdefault(half, Counter())[row["polarity"], unit.stance.polarity if unit.stance else "none"] += 1
    kinds = ("against", "for", "none")
    out = ["### Positions", "", "`python -m benchmarks stance`", ""]
    for half, counts in sorted(halves.items()):
        out += [
            f"{half.replace('_', ' ').capitalize()}: which ladder a unit stands on.",
            "",
            *table(counts, kinds, kinds),
        ]
    pairs: Counter[Cell] = Counter()
    for pair in (shifts.tagged(p, tools) for p in load_stances()):
        for (old, new), label in pair.stances.items():
            change = stance_change(Group((pair.old.unit(old),), (pair.new.unit(new),), (Link(old, new, 1.0),)))
            pairs[label, "one" if change is None else change.shift or "same"] += 1
    order = ("hardened", "softened", "same", "one")
    out += ["Linked positions; `one` is a pair of which one side takes a position.", "", *table(pairs, order, order)]
    return out


def alignment_tables() -> list[str]:
    """Figures on series left out of the fit, and on controlled edits."""
    from benchmarks import alignment_fit, controlled

    out = [
        "### Alignment",
        "",
        "`python -m benchmarks --check`; `covered`: the right partner is linked or among `related`.",
        "",
    ]
    for title, figures in (("Gold, whole series left out", alignment_fit.figures()),
                           ("Controlled edits of real statements", controlled.figures())):  # fmt: skip
        if figures:
            out += [
                f"| {title} | |",
                "|---|--:|",
                *(f"| {name} | {value:.3f} |" for name, value in figures.items()),
                "",
            ]
    return out


def document(tools: Toolbox) -> str:
    """All tables, with what made them."""
    tool = tools.tool()
    head = f"Made by dialogue {tool.version}, lexicon {tool.lexicon}, weights {tool.weights}."
    parts: Iterable[list[str]] = (
        alignment_tables(), commitment_tables(tools), shift_tables(tools), position_tables(tools)
    )  # fmt: skip
    return "\n".join([head, "", *(line for part in parts for line in part)]).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Print the tables; with --write put them into the page as well."""
    if not os.environ.get("DIALOGUE_STATEMENTS"):
        print("no statements at hand: set DIALOGUE_STATEMENTS")
        return 1
    made = document(load_toolbox())
    sys.stdout.write(made)
    if "--write" in arguments:
        above, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        below = rest.partition(END)[2]
        PAGE.write_text(f"{above}{START}\n\n{made}\n{END}{below}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
