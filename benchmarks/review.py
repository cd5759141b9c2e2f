"""What a reader's answers are worth: F1 of the links over questions asked, our order against a random one.

A simulated reader answers from gold. He is shown what ``dialogue review`` shows, the unit and its candidates, and
names the candidates that gold calls right; where none is, he says none, even if the right one was not on the list.
After each answer the statements are aligned anew under all answers so far. Questions are counted against the changed
units of the unattended comparison (both sides, everything but unchanged). F1 counts links as
benchmarks.alignment_gold does.

    DIALOGUE_GOLD=... DIALOGUE_STATEMENTS=... python -m benchmarks.review [--held-back | --tuned] [--pairs NAME]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.alignment_gold import Tally, tally
from benchmarks.gold import Pair, load_pairs
from dialogue_cli.align.link import Signed
from dialogue_cli.api import Toolbox, compare, load_toolbox, tag
from dialogue_cli.corpus.verdicts import Verdict
from dialogue_cli.review.apply import apply_verdicts
from dialogue_cli.review.finder import Finder
from dialogue_cli.review.questions import FAINT, Question, questions_of
from dialogue_cli.statement.comparison import Comparison
from dialogue_cli.statement.model import Statement

SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
Chooser = Callable[[Sequence[Question]], Question]


@dataclass
class Course:
    """One pair under one order: changed units, and the tally after 0, 1, 2 ... questions."""

    changed: int
    tallies: list[Tally] = field(default_factory=list)

    def at(self, share: float) -> Tally:
        """The tally after at most ``share`` questions a changed unit."""
        return self.tallies[min(int(share * self.changed), len(self.tallies) - 1)]

    def asked(self, share: float) -> int:
        """Questions really asked by then: fewer where nothing was left to ask."""
        return min(int(share * self.changed), len(self.tallies) - 1)


def answer_of(pair: Pair, question: Question) -> tuple[str, ...]:
    """The shown candidates that gold calls right."""
    keys = [(question.unit, c.unit) if question.side == "old" else (c.unit, question.unit) for c in question.candidates]
    return tuple(c.unit for c, key in zip(question.candidates, keys, strict=True) if key in pair.right)


def course(pair: Pair, old: Statement, new: Statement, tools: Toolbox, choose: Chooser, most: float) -> Course:
    """Ask until ``most`` questions a changed unit are spent or none is left."""
    finders = {"old": Finder(old), "new": Finder(new)}
    verdicts: list[Verdict] = []
    signed: tuple[Signed, ...] = ()
    comparison = compare(old, new, toolbox=tools)
    found = Course(changed_units(comparison), [_tally(pair, comparison)])
    while len(verdicts) < int(most * found.changed):
        decided = apply_verdicts(old, new, verdicts).decided
        questions = questions_of(comparison, decided, least=FAINT, stopwords=tools.stopwords)
        if not questions:
            break
        question = choose(questions)
        here, there = finders[question.side], finders[question.other]
        sides = {"old": old, "new": new}
        partners = tuple(there.reference(sides[question.other].unit(u)) for u in answer_of(pair, question))
        unit = here.reference(sides[question.side].unit(question.unit))
        verdicts.append(Verdict(question.side, unit, partners=partners, by="gold", final=True))
        signed = apply_verdicts(old, new, verdicts).signed
        comparison = compare(old, new, signed=signed, toolbox=tools)
        found.tallies.append(_tally(pair, comparison))
    return found


def changed_units(comparison: Comparison) -> int:
    """Units of both sides that are in a change other than unchanged."""
    return sum(len(c.old) + len(c.new) for c in comparison.changes if c.kind != "unchanged")


def _tally(pair: Pair, comparison: Comparison) -> Tally:
    return tally(pair, {(k.old, k.new) for c in comparison.changes for k in c.links})


def total(courses: Sequence[Course], share: float) -> Tally:
    """All pairs together at one share of questions."""
    return sum((c.at(share) for c in courses), Tally())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the curve, ours and random, as a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--tuned", action="store_true")
    parser.add_argument("--pairs", default="", help="only pairs whose name holds these words")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args(arguments)
    held = True if given.held_back else False if given.tuned else None
    pairs = [pair for pair in load_pairs(held_back=held) if given.pairs in pair.name]
    if not pairs:
        sys.stdout.write("no gold here: set DIALOGUE_GOLD or DIALOGUE_STATEMENTS\n")
        return 1
    tools = load_toolbox()
    chance = random.Random(given.seed)
    ours: list[Course] = []
    drawn: list[Course] = []
    for pair in pairs:
        old, new = tag(pair.old, tools), tag(pair.new, tools)
        ours.append(course(pair, old, new, tools, lambda rows: rows[0], SHARES[-1]))
        drawn.append(course(pair, old, new, tools, chance.choice, SHARES[-1]))
        if given.verbose:
            row = ours[-1]
            curve = ", ".join(f"{share:.2f} {row.at(share).f1:.3f}" for share in SHARES)
            sys.stdout.write(f"{pair.name}: {row.changed} changed, {len(pair.right)} links, {curve}\n")
            sys.stdout.flush()
    rows = list(zip(pairs, ours, drawn, strict=True))
    near = [row for row in rows if not row[0].apart]
    groups = {
        "from one meeting to the next": near,
        "of these, used for tuning": [row for row in near if not row[0].held_back],
        "of these, held back": [row for row in near if row[0].held_back],
        "two or three meetings apart": [row for row in rows if row[0].apart],
    }
    for name, group in groups.items():
        if group:
            sys.stdout.write(table(name, [r[1] for r in group], [r[2] for r in group]))
    return 0


def table(name: str, ours: Sequence[Course], drawn: Sequence[Course]) -> str:
    """The curve of some pairs together."""
    lines = [f"{name}: {len(ours)} pairs, {sum(c.changed for c in ours)} changed units"]
    lines.append("share  asked  P      R      F1     F1 in random order")
    for share in SHARES:
        us, other = total(ours, share), total(drawn, share)
        asked = sum(c.asked(share) for c in ours)
        figures = (us.precision, us.recall, us.f1, other.f1)
        lines.append(f"{share:5.2f}  {asked:5d}  {'  '.join(f'{x:.3f}' for x in figures)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
