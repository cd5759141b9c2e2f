"""The project's own gold: which unit became which, kept as fingerprints and short cues, put back onto real statements.

``tests/gold/links/OLD__NEW.tsv`` says for one pair of statements which units carry on which (docs/annotation.md says
by what rules); ``tests/gold/stance/`` adds positions for pairs whose links others gave. The statements themselves are
not in the repository: the environment variable DIALOGUE_STATEMENTS names their folder. A unit is found by the
fingerprint of its words, and where the reader cuts otherwise today, by its cue. Where a second reader has read the
pair (``tests/gold/second_links/``), right is what both link; what one of them links, or calls related, is neutral.
DIALOGUE_GOLD may name a second folder, in the two-readers form (``units/``, ``links/*.A.tsv``), which is then read
with the others.

    python -m benchmarks.gold          one line a pair, and the totals
"""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from benchmarks.alignment_gold import GoldPair, Key, gold_folder, load_gold
from benchmarks.fingerprint import fingerprint, words
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement, Unit

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
LINKS, POSITIONS, SECOND = GOLD / "links", GOLD / "stance", GOLD / "second_links"
COLUMNS = ("old", "old_cue", "new", "new_cue", "level", "shift", "stance", "note")
POSITION_COLUMNS = tuple(name for name in COLUMNS if name not in ("level", "shift"))
LEVELS = ("same", "light", "heavy")
SHIFTS = {
    "+": "strengthened",
    "-": "weakened",
    "=": "same",
    "m": "mixed",
    "f": "fulfilled",
    "n": "one-sided",
    "?": "unsure",
}
SERIES = {"quad": "quad-leaders", "ttc": "us-eu-ttc", "jrok": "us-japan-rok", "energy": "us-eu-energy"}
STANCES = ("none", "same", "hardened", "softened", "one")


@dataclass(frozen=True)
class Row:
    """One line of a gold file: an old and a new unit by fingerprint and cue, and the reader's verdict on the two.

    ``level`` and ``shift`` are empty in the files that hold positions alone (``tests/gold/stance``).
    """

    old: str
    old_cue: str
    new: str
    new_cue: str
    stance: str
    note: str
    level: str = ""
    shift: str = ""


@dataclass(frozen=True)
class GoldFile:
    """A gold file as written. ``old`` and ``new`` are paths relative to the folder of statements.

    ``apart`` says that other meetings lie between the two.
    """

    name: str
    old: str
    new: str
    held_back: bool
    rows: tuple[Row, ...]
    apart: bool = False


@dataclass(frozen=True)
class Pair(GoldPair):
    """A gold pair on real statements: ``right`` and ``neutral`` as everywhere, with what the reader said of each link.

    ``shifts`` has an entry where at least one side pledges (values of SHIFTS), ``stances`` where at least one side
    takes a position (STANCES without "none"). ``lost`` are rows whose units were not found in today's segmentation.
    ``readers`` is how many read it apart from each other.
    """

    related: frozenset[Key] = frozenset()
    shifts: dict[Key, str] = field(default_factory=dict)
    stances: dict[Key, str] = field(default_factory=dict)
    held_back: bool = False
    lost: tuple[Row, ...] = ()
    readers: int = 1
    apart: bool = False


def read_file(path: Path) -> GoldFile:
    """A gold file. Raises ValueError, with the line, where a level, shift, stance or column is not what it may be."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line[1:].split("=", 1) for line in lines if line.startswith("#"))
    meta = {key.strip(): value.strip() for key, value in head.items()}
    body = [line for line in lines if not line.startswith("#")]
    columns = tuple(body[0].split("\t"))
    if columns not in (COLUMNS, POSITION_COLUMNS):
        raise ValueError(f"{path.name}: the columns are not {', '.join(COLUMNS)}")
    rows = tuple(Row(**dict(zip(columns, line.split("\t"), strict=True))) for line in body[1:])
    for number, row in enumerate(rows, start=len(lines) - len(rows) + 1):
        _check(row, f"{path.name}:{number}", positions_only=columns == POSITION_COLUMNS)
    held_back, apart = (meta.get(key) == "true" for key in ("held_back", "apart"))
    return GoldFile(path.stem, meta["old"], meta["new"], held_back, rows, apart)


def _check(row: Row, where: str, *, positions_only: bool) -> None:
    if row.level not in (("",) if positions_only else (*LEVELS, "related")):
        raise ValueError(f"{where}: no such level: {row.level}")
    if row.shift and row.shift not in SHIFTS:
        raise ValueError(f"{where}: no such shift: {row.shift}")
    if row.stance not in (STANCES[1:] if positions_only else STANCES):
        raise ValueError(f"{where}: no such stance: {row.stance}")
    if row.level == "related" and (row.shift or row.stance != "none"):
        raise ValueError(f"{where}: units that are only related have no shift")
    if not all(1 <= len(cue.split()) <= 5 for cue in (row.old_cue, row.new_cue)):
        raise ValueError(f"{where}: a cue has one to five words")


def find(mark: str, cue: str, units: tuple[Unit, ...]) -> Unit | None:
    """The unit with this fingerprint, else the one that holds the words of ``cue`` in a row, else None.

    Of several with the same fingerprint the first counts; a cue that stands in several units names none of them. Of a
    cue that a cut runs through, the first three words or more must stand in one unit alone.
    """
    exact = [unit for unit in units if fingerprint(unit.text) == mark]
    if exact:
        return exact[0]
    wanted = words(cue)
    for length in range(len(wanted), min(len(wanted), 3) - 1, -1):
        leading = f" {' '.join(wanted[:length])} "
        holding = [unit for unit in units if leading in f" {' '.join(words(unit.text))} "]
        if holding:
            return holding[0] if len(holding) == 1 else None
    return None


@cache
def statement_at(path: str) -> Statement:
    """The statement in a file, cut by the project's own reader."""
    return build_statement(read_source(path))


def resolve(gold: GoldFile, folder: Path) -> Pair:
    """The gold file on the real statements under ``folder``."""
    old, new = (statement_at(str(folder / name)) for name in (gold.old, gold.new))
    right: dict[Key, str] = {}
    related: set[Key] = set()
    shifts: dict[Key, str] = {}
    stances: dict[Key, str] = {}
    lost = []
    for row in gold.rows:
        before, after = find(row.old, row.old_cue, old.units), find(row.new, row.new_cue, new.units)
        if before is None or after is None:
            lost.append(row)
            continue
        key = (before.id, after.id)
        if row.level == "related":
            related.add(key)
            continue
        if row.level:
            right[key] = max(right.get(key, "same"), row.level, key=LEVELS.index)
        if row.shift:
            shifts.setdefault(key, SHIFTS[row.shift])
        if row.stance != "none":
            stances.setdefault(key, row.stance)
    near = frozenset(related - set(right))
    series = gold.old.split("/", 1)[0]
    return Pair(gold.name, series, old, new, right, near, near, shifts, stances, gold.held_back, tuple(lost),
                apart=gold.apart)  # fmt: skip


def agreed(one: Pair, two: Pair) -> Pair:
    """What two readers of one pair share: right are the links of both, neutral what either links or calls related."""
    right = {key: max(level, two.right[key], key=LEVELS.index) for key, level in one.right.items() if key in two.right}
    neutral = frozenset((*one.right, *two.right, *one.related, *two.related)) - set(right)
    shifts = {key: shift for key, shift in one.shifts.items() if key in right and two.shifts.get(key) == shift}
    stances = {key: stance for key, stance in one.stances.items() if key in right and two.stances.get(key) == stance}
    lost = (*one.lost, *two.lost)
    return replace(one, right=right, neutral=neutral, related=neutral, shifts=shifts, stances=stances, lost=lost,
                   readers=2)  # fmt: skip


def own_pairs(folder: Path) -> list[Pair]:
    """The project's own pairs on the statements under ``folder``, two readings of a pair brought together."""
    second = {gold.name: gold for gold in files(SECOND)}
    pairs = []
    for gold in files():
        pair = resolve(gold, folder)
        other = second.get(gold.name)
        pairs.append(agreed(pair, resolve(other, folder)) if other else pair)
    return pairs


def files(folder: Path = LINKS) -> list[GoldFile]:
    """Every gold file of the project in ``folder`` (LINKS, POSITIONS or SECOND), sorted by name."""
    return [read_file(path) for path in sorted(folder.glob("*.tsv"))]


def load_stances() -> list[Pair]:
    """The pairs in which a position is labelled: those of LINKS, and those of POSITIONS, which carry nothing else.

    Without DIALOGUE_STATEMENTS there are none.
    """
    folder = Path(os.environ.get("DIALOGUE_STATEMENTS") or "?")
    if not folder.is_dir():
        return []
    pairs = [*own_pairs(folder), *(resolve(gold, folder) for gold in files(POSITIONS))]
    return [pair for pair in pairs if pair.stances]


def load_pairs(*, held_back: bool | None = None) -> list[Pair]:
    """The gold pairs that can be resolved here, sorted by name.

    ``held_back`` True gives only the pairs never used for tuning, False only the others, None both. Without
    DIALOGUE_STATEMENTS there are none of the project's own; the pairs under DIALOGUE_GOLD are added where it is set.
    """
    folder = Path(os.environ.get("DIALOGUE_STATEMENTS") or "?")
    own = own_pairs(folder) if folder.is_dir() else []
    given = gold_folder()
    pairs = own + ([_given(pair, given) for pair in load_gold(given)] if given else [])
    return sorted((p for p in pairs if held_back in (None, p.held_back)), key=lambda pair: pair.name)


def _given(pair: GoldPair, folder: Path) -> Pair:
    """A pair of the two-readers form, with the shifts that one reader gave (``shifts.tsv``).

    Its series gets the name of the folder of statements, so that leaving a series out leaves out all of it.
    """
    shifts = {
        key: SHIFTS[row["shift"]]
        for row in _rows(folder / "shifts.tsv")
        if row["pair"] == pair.name and (key := (f"s{row['old']}", f"s{row['new']}")) in pair.right
    }
    series = SERIES.get(pair.series, pair.series)
    return Pair(pair.name, series, pair.old, pair.new, pair.right, pair.neutral, pair.neutral, shifts, readers=2)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> int:
    """Prints what the gold holds."""
    levels: Counter[str] = Counter()
    shifts: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    for pair in load_pairs():
        count = Counter(pair.right.values())
        held = ", held back" if pair.held_back else ""
        sizes = f"{len(pair.old.units)} and {len(pair.new.units)} units"
        sys.stdout.write(
            f"{pair.name}: {sizes}, {len(pair.right)} links {dict(count)}, {len(pair.neutral)} related, "
            f"{len(pair.shifts)} shifts, {len(pair.stances)} positions, {pair.readers} readers, "
            f"{len(pair.lost)} lost{held}\n"
        )
        levels += count
        shifts += Counter(pair.shifts.values())
    for pair in load_stances():
        stances += Counter(pair.stances.values())
    sys.stdout.write(f"links {dict(levels)}\nshifts {dict(shifts)}\npositions {dict(stances)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
