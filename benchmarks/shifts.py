"""How often the direction of a shift is right, given the true links.

    DIALOGUE_STATEMENTS=... DIALOGUE_GOLD=... python -m benchmarks.shifts [-v]

Each labelled link is judged by itself (old unit, new unit); ``in groups`` judges the whole change that the true links
make, as a reader sees it. ``one-sided`` labels (only one side pledges) count as right where the tool says dropped or
new, or no shift at all; they stand in a column of their own, since they have no direction. Undecidable ones are left
out.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

from benchmarks.gold import Pair, load_pairs, load_stances
from dialogue_cli.api import Toolbox, load_toolbox, tag
from dialogue_cli.changes.classify import Group, groups_of
from dialogue_cli.changes.shift import commitment_shift
from dialogue_cli.changes.stances import stance_change
from dialogue_cli.changes.values import Span
from dialogue_cli.statement.comparison import Alignment, Link
from dialogue_cli.statement.model import Statement

ONE_SIDED = "one-sided"
#: Gold in the two-readers form carries no metadata; a deadline needs the day on which it was said.
DATES = {
    "aukus-2022": "2022-09-23",
    "aukus-2023": "2023-09-15",
    "aukus-2024": "2024-09-17",
    "energy-2022": "2022-05-24",
    "energy-2023a": "2023-04-03",
    "energy-2023b": "2023-11-01",
    "jrok-2022": "2022-11-13",
    "jrok-2023": "2023-08-18",
    "jrok-2024": "2024-11-15",
    "quad-2021": "2021-09-24",
    "quad-2022": "2022-05-24",
    "quad-2023": "2023-05-20",
    "quad-2024": "2024-09-21",
    "ttc-2021": "2021-09-29",
    "ttc-2022": "2022-12-05",
    "ttc-2023": "2023-05-31",
    "ttc-2024": "2024-04-05",
}
PARTIES = {
    "aukus": ("Australia", "United Kingdom", "United States"),
    "jrok": ("Japan", "Republic of Korea", "United States"),
    "quad": ("Australia", "India", "Japan", "United States"),
    "ttc": ("United States", "European Union"),
    "energy": ("United States", "European Union"),
}


def completed(statement: Statement) -> Statement:
    """The statement with a language, date and parties where the gold carries none."""
    series, _, rest = statement.id.partition("-")
    return replace(
        statement,
        language=statement.language or "en",
        date=statement.date or DATES.get(statement.id) or rest,
        parties=statement.parties or PARTIES.get(series, ()),
    )


def span_of(pair: Pair) -> Span:
    """The setting that the comparison itself would use."""
    return Span(pair.old.date, pair.new.date, tuple(sorted({*pair.old.parties, *pair.new.parties})))


def tagged(pair: Pair, toolbox: Toolbox) -> Pair:
    """The pair with tags on both statements."""
    return replace(pair, old=tag(completed(pair.old), toolbox), new=tag(completed(pair.new), toolbox))


def said_of_links(pair: Pair) -> dict[tuple[str, str], str | None]:
    """The shift that the tool gives each labelled link by itself."""
    span = span_of(pair)
    said: dict[tuple[str, str], str | None] = {}
    for old, new in pair.shifts:
        group = Group((pair.old.unit(old),), (pair.new.unit(new),), (Link(old, new, 1.0),))
        shift = commitment_shift(group, (), span)
        said[old, new] = shift.shift if shift else None
    return said


def said_in_groups(pair: Pair) -> dict[tuple[str, str], str | None]:
    """The shift of the change that each labelled link is part of, with all true links given."""
    alignment = Alignment(tuple(Link(old, new, 1.0) for old, new in sorted(pair.right)))
    span = span_of(pair)
    said: dict[tuple[str, str], str | None] = {}
    for group in groups_of(pair.old, pair.new, alignment):
        shift = commitment_shift(group, (), span)
        said.update({(k.old, k.new): shift.shift if shift else None for k in group.links})
    return {key: said.get(key) for key in pair.shifts}


def is_right(label: str, said: str | None) -> bool:
    """Whether the tool's word fits the reader's."""
    return said in ("dropped", "new", None) if label == ONE_SIDED else said == label


def scored_shifts(totals: dict[bool, Counter[str]], toolbox: Toolbox, *, verbose: bool) -> list[str]:
    """Adds every labelled shift to the totals of the tuned and the held-back pairs; one line a pair."""
    lines = []
    for pair in (tagged(p, toolbox) for p in load_pairs()):
        alone, grouped = said_of_links(pair), said_in_groups(pair)
        count: Counter[str] = Counter()
        for key, label in pair.shifts.items():
            if label == "unsure":
                continue
            column = "one-sided" if label == ONE_SIDED else "direction"
            count[column] += 1
            count[f"{column} right"] += is_right(label, alone[key])
            count[f"{column} right in groups"] += is_right(label, grouped[key])
            if verbose and not is_right(label, alone[key]):
                _explain(pair, key, label, alone[key])
        totals[pair.held_back] += count
        lines.append(f"{pair.name}{' (held back)' if pair.held_back else ''}: {dict(count)}\n")
    return lines


def figures() -> dict[str, float]:
    """Shares right by name, for the floors; empty where the statements are not at hand."""
    totals: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    if not scored_shifts(totals, load_toolbox(), verbose=False):
        return {}
    rows = ((held, column) for held in totals for column in ("direction", "one-sided"))
    return {
        f"{'held back' if held else 'tuned'}, {column}": totals[held][f"{column} right"] / max(1, totals[held][column])
        for held, column in rows
    }


def main() -> int:
    """Prints one line a pair, then totals for the tuned and the held-back pairs."""
    verbose = "-v" in sys.argv[1:]
    toolbox = load_toolbox()
    totals: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    sys.stdout.writelines(scored_shifts(totals, toolbox, verbose=verbose))
    for pair in (tagged(p, toolbox) for p in load_stances()):
        totals[pair.held_back] += scored_stances(pair, verbose=verbose)
    for held, count in totals.items():
        sys.stdout.write(f"{'held back' if held else 'tuned'}: {summary(count)}\n")
    return 0


def scored_stances(pair: Pair, *, verbose: bool) -> Counter[str]:
    """Positions of linked pairs: the same, hardened, softened; ``one`` where only one side takes a position."""
    count: Counter[str] = Counter()
    for (old, new), label in pair.stances.items():
        change = stance_change(Group((pair.old.unit(old),), (pair.new.unit(new),), (Link(old, new, 1.0),)))
        said = "one" if change is None else change.shift or "same"
        count["stance"] += 1
        count["stance right"] += said == label
        if verbose and said != label:
            sides = ((mark, s.unit(i)) for mark, s, i in (("-", pair.old, old), ("+", pair.new, new)))
            rows = [f"    {m} {u.stance and (u.stance.stance, u.stance.degree)} {u.text[:220]}\n" for m, u in sides]
            sys.stdout.write(f"  {pair.name} position {label}, said {said}\n{''.join(rows)}")
    return count


def summary(count: Counter[str]) -> str:
    """The totals as shares."""
    return ", ".join(
        f"{name} {count[f'{name}{suffix}']}/{count[name]} = {count[f'{name}{suffix}'] / max(1, count[name]):.3f}{where}"
        for name, suffix, where in (
            ("direction", " right", ""),
            ("direction", " right in groups", " in groups"),
            ("one-sided", " right", ""),
            ("stance", " right", ""),
        )
    )


def _explain(pair: Pair, key: tuple[str, str], label: str, said: str | None) -> None:
    old, new = pair.old.unit(key[0]), pair.new.unit(key[1])
    sys.stdout.write(f"  {key[0]}>{key[1]} gold {label}, said {said}\n")
    for mark, unit in (("-", old), ("+", new)):
        tags = [
            f"{c.verb} {c.strength}{'' if c.is_commitment else '*'} {c.actor_kind} {list(c.hedges)} "
            f"{c.deadline.text if c.deadline else ''} {[q.text for q in c.quantities]}"
            for c in unit.commitments
        ]
        sys.stdout.write(f"    {mark} {unit.text[:300]}\n      {tags}\n")


if __name__ == "__main__":
    sys.exit(main())
