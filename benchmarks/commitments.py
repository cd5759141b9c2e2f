"""How well commitments are found, how firm they are said to be, who makes them and by when.

    DIALOGUE_STATEMENTS=... [DIALOGUE_GOLD=...] python -m benchmarks.commitments [-v] [NAME...]

Two sets of labels. ``tests/gold/commitments/*.tsv`` names each unit by the fingerprint of its words and says which half
it belongs to; its statements are read as the command reads them, from DIALOGUE_STATEMENTS. A folder in DIALOGUE_GOLD
has the units themselves (``units/NAME.tsv``), which are tagged as they stand there, with an item's stem taken to be the
last sentence that ended in a colon. ``unsure`` labels are neither right nor wrong. Actors count as right where both say
"all the parties" or both do not; deadlines where the words overlap, or neither has one.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fingerprint import find_fingerprint, words
from benchmarks.gold import find
from benchmarks.shifts import completed
from dialogue_cli.data import read_text
from dialogue_cli.errors import SourceError
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Commitment, Statement, Unit
from dialogue_cli.tags.tag import tag_statement
from dialogue_cli.tags.word_lists import Lexicons, lexicon_files, parse_lexicons

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "commitments"
CORPUS = Path(__file__).resolve().parent.parent / "corpus"
#: "reaffirm our commitment" stood on rung 6 when the older labels were made; it is 8 in today's ladder.
OLD_RESTATED = 6
TIMED = ("due", "event", "window", "start", "duration")


@dataclass(frozen=True)
class Case:
    """One labelled unit with what the tagger said of it."""

    label: dict[str, str]
    unit: Unit
    said: Commitment | None

    @property
    def yes(self) -> bool:
        """Whether the label calls it a commitment."""
        return self.label["commitment"] == "yes"


@dataclass
class Score:
    """Counts over the cases of one statement or group."""

    outcome: Counter[str] = field(default_factory=Counter)
    rungs: Counter[tuple[int, int]] = field(default_factory=Counter)
    near: int = 0
    exact: int = 0
    ranked: int = 0
    actor: int = 0
    acted: int = 0
    deadline: int = 0
    timed: int = 0

    def add(self, case: Case) -> str | None:
        """Count a case; the fault in one word, or None."""
        said = bool(case.said and case.said.is_commitment)
        key = {(True, True): "tp", (False, True): "fp", (True, False): "fn", (False, False): "tn"}[case.yes, said]
        self.outcome[key] += 1
        fault = {"fp": "wrong", "fn": "missed"}.get(key)
        if not case.yes or not case.said:
            return fault
        if case.label["rung"].isdigit():
            rung, strength = int(case.label["rung"]), case.said.strength
            near = rung - 1 <= strength <= (8 if rung == OLD_RESTATED else rung + 1)
            self.ranked, self.near, self.exact = self.ranked + 1, self.near + near, self.exact + (rung == strength)
            self.rungs[rung, strength] += 1
            fault = fault or (None if near else "rung")
        if key == "tp":
            right = (case.label["actor"] == "parties") == (case.said.actor_kind == "parties")
            self.acted, self.actor = self.acted + 1, self.actor + right
            timed = right_deadline(case.label["deadline"], case.unit)
            self.timed, self.deadline = self.timed + 1, self.deadline + timed
            fault = fault or (None if right else "actor") or (None if timed else "deadline")
        return fault

    def merge(self, other: Score) -> None:
        """Add the counts of another score."""
        for name in ("outcome", "rungs"):
            getattr(self, name).update(getattr(other, name))
        for name in ("near", "exact", "ranked", "actor", "acted", "deadline", "timed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self, name: str) -> str:
        """One row of the table."""
        got = self.outcome
        precision = got["tp"] / max(1, got["tp"] + got["fp"])
        recall = got["tp"] / max(1, got["tp"] + got["fn"])
        shares = [self.near / max(1, self.ranked), self.actor / max(1, self.acted), self.deadline / max(1, self.timed)]
        return f"{name:34}{sum(got.values()):6}{got['tp'] + got['fn']:6}{precision:8.3f}{recall:8.3f}" + "".join(
            f"{share:8.3f}" for share in shares
        )


def right_deadline(wanted: str, unit: Unit) -> bool:
    """Whether the times agree: words in common with one of the unit's own commitments, or none wanted and none said.

    Frequencies, urgency and horizons ("annually", "as soon as possible") are no dates in either.
    """
    said = [c.deadline for c in unit.commitments if c.is_commitment and c.deadline]
    if not wanted.strip():
        return not any(d.kind in TIMED and (d.kind != "duration" or d.latest) for d in said)
    return any(set(words(wanted)) & set(words(d.text)) - {"the", "in", "of", "at", "by"} for d in said)


def read_rows(path: Path) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The head of a gold file (``# key: value``) and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line[1:].split(":", 1) for line in lines if line.startswith("#"))
    body = [line for line in lines if not line.startswith("#")]
    rows = list(csv.DictReader(body, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {key.strip(): value.strip() for key, value in head.items()}, rows


def own_cases(path: Path, folder: Path, lexicons: Lexicons) -> tuple[str, list[Case]]:
    """The half and the cases of a gold file of this project."""
    head, rows = read_rows(path)
    shipped = head["statement"].removeprefix("corpus:")
    source = CORPUS / shipped if shipped != head["statement"] else folder / shipped
    statement = tag_statement(build_statement(read_source(str(source))), lexicons)
    texts = [unit.text for unit in statement.units]
    cases: list[Case] = []
    for row in rows:
        hits = find_fingerprint(row["fingerprint"], texts)
        unit = statement.units[hits[0]] if hits else find(row["fingerprint"], row["cue"], statement.units)
        if unit is not None and row["commitment"] in ("yes", "no"):
            cases.append(Case(row, unit, unit.commitment))
    return head["half"], cases


def other_cases(folder: Path, name: str, lexicons: Lexicons) -> list[Case]:
    """The cases of a folder that holds the units themselves."""
    units: list[Unit] = []
    stem: str | None = None
    for line in (folder / "units" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        number, kind, text = line.split("\t")[:3]
        said = {"head": "heading", "sent": "sentence", "item": "item"}[kind]
        units.append(Unit(number, said, 0, 0, text, stem=stem if kind == "item" else None))  # type: ignore[arg-type]
        if kind != "item":
            stem = number if text.rstrip().endswith(":") else None
    bare = Statement(name, name, "", tuple(units), language="en", date=_date(name))
    tagged = tag_statement(completed(bare), lexicons)
    _, rows = read_rows(folder / "commitments" / f"{name}.A.tsv")
    by_number = {unit.id: unit for unit in tagged.units}
    chosen = [row for row in rows if row["commitment"] in ("yes", "no")]
    return [Case(row, by_number[row["unit"]], by_number[row["unit"]].commitment) for row in chosen]


def _date(name: str) -> str | None:
    return name.removeprefix("fomc-") if name.startswith("fomc-") else None


def collect(lexicons: Lexicons) -> Iterator[tuple[str, str, list[Case]]]:
    """(set, name, cases) for all gold at hand."""
    statements, gold = (os.environ.get(name, "") for name in ("DIALOGUE_STATEMENTS", "DIALOGUE_GOLD"))
    if statements:
        for path in sorted(GOLD.glob("*.tsv")):
            try:
                half, cases = own_cases(path, Path(statements), lexicons)
            except SourceError as fault:
                print(f"{path.stem}: left out, {fault.what}")
                continue
            yield f"own, {half}", path.stem, cases
    if gold:
        for path in sorted(Path(gold).glob("commitments/*.A.tsv")):
            name = path.name.removesuffix(".A.tsv")
            yield "given", name, other_cases(Path(gold), name, lexicons)


def main(arguments: list[str]) -> int:
    """Print a table by statement, the totals of each set, and the confusion of rungs."""
    verbose, names = "-v" in arguments, [a for a in arguments if not a.startswith("-")]
    lexicons = parse_lexicons({name: read_text(name) for name in lexicon_files("en")})
    began = time.process_time()
    totals: dict[str, Score] = {}
    print(f"{'statement':34}{'units':>6}{'yes':>6}{'prec.':>8}{'recall':>8}{'rung±1':>8}{'actor':>8}{'time':>8}")
    for group, name, cases in collect(lexicons):
        if names and name not in names:
            continue
        score = Score()
        for case in cases:
            fault = score.add(case)
            if fault and verbose:
                got = case.said and (
                    case.said.strength,
                    case.said.verb,
                    case.said.actor,
                    case.said.deadline and case.said.deadline.text,
                )
                wanted = (case.label["rung"], case.label["actor"], case.label["deadline"])
                print(f"    {fault}: wanted {wanted} said {got}: {case.unit.text[:200]}")
        print(score.line(name))
        totals.setdefault(group, Score()).merge(score)
    if not totals:
        print("no gold at hand: set DIALOGUE_STATEMENTS or DIALOGUE_GOLD")
        return 1
    print()
    for group, score in totals.items():
        print(score.line(group))
    everything = Score()
    for score in totals.values():
        everything.merge(score)
    print(everything.line("all"))
    print(f"\nrungs, label -> said, where they differ (of {everything.ranked}, {everything.exact} the same):")
    differ = sorted(((n, key) for key, n in everything.rungs.items() if key[0] != key[1]), reverse=True)
    print("  " + "  ".join(f"{a}->{b}: {n}" for n, (a, b) in differ))
    print(f"{time.process_time() - began:.1f} s of processor time, reading included")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
