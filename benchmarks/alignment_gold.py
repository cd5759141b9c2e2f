"""Gold pairs as values: reads the annotation folder named by DIALOGUE_GOLD and scores an alignment by its rules.

A pair of units is right when both readers link it, neutral when one of them does or either calls it related, else
wrong. Units without a word are left out. This module reads ``units/NAME.tsv`` straight into statements, so that the
aligner is measured apart from the reader of files.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from dialogue_cli.statement.comparison import Alignment
from dialogue_cli.statement.folding import words
from dialogue_cli.statement.model import Statement, Unit

KINDS = {"head": "heading", "sent": "sentence", "item": "item"}
LEVELS = ("same", "light", "heavy")
Key = tuple[str, str]


@dataclass(frozen=True)
class GoldPair:
    """One annotated pair: ``right`` maps (old id, new id) to its level, ``neutral`` pairs count neither way."""

    name: str
    series: str
    old: Statement
    new: Statement
    right: dict[Key, str]
    neutral: frozenset[Key]


def gold_folder() -> Path | None:
    """The folder named by DIALOGUE_GOLD, or None."""
    named = os.environ.get("DIALOGUE_GOLD", "")
    return Path(named) if named and Path(named).is_dir() else None


def statement_of(rows: list[tuple[str, str, str]], name: str) -> Statement:
    """A statement from rows of (number, kind, text); a heading opens a section of one level."""
    units: list[Unit] = []
    parts: list[str] = []
    start, section, stem = 0, (), None
    for paragraph, (number, short, text) in enumerate(rows, start=1):
        kind = KINDS[short]
        if kind == "item" and units and units[-1].kind == "sentence" and units[-1].text.endswith(":"):
            stem = units[-1].id
        elif kind != "item":
            stem = None
        units.append(
            Unit(f"s{number}", kind, start, start + len(text), text, section=section, paragraph=paragraph, stem=stem)
        )
        if kind == "heading":
            section = (text,)
        parts.append(text)
        start += len(text) + 1
    return Statement(id=name, title=name, text="\n".join(parts), units=tuple(units))


def _units(folder: Path, name: str) -> Statement:
    lines = (folder / "units" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return statement_of([tuple(line.split("\t"))[:3] for line in lines], name)


def _reader(folder: Path, pair: str, who: str) -> tuple[dict[Key, str], set[Key]]:
    links: dict[Key, str] = {}
    related: set[Key] = set()
    with (folder / "links" / f"{pair}.{who}.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for i in row["old"].split(","):
                for j in row["new"].split(","):
                    if not (i.strip() and j.strip()):
                        continue
                    key = (f"s{int(i)}", f"s{int(j)}")
                    if row["level"].strip() == "related":
                        related.add(key)
                    else:
                        links[key] = row["level"].strip()
    return links, related


def load_gold(folder: Path) -> list[GoldPair]:
    """Every pair of the folder that two readers annotated, sorted by name."""
    pairs = []
    for path in sorted((folder / "links").glob("*.A.tsv")):
        name = path.name[: -len(".A.tsv")]
        old, new = (_units(folder, side) for side in name.split("__"))
        (one, near), (two, also) = _reader(folder, name, "A"), _reader(folder, name, "B")
        bare_old = {u.id for u in old.units if not words(u.text)}
        bare_new = {u.id for u in new.units if not words(u.text)}
        right = {
            key: max(one[key], two[key], key=LEVELS.index)
            for key in one
            if key in two and key[0] not in bare_old and key[1] not in bare_new
        }
        neutral = (set(one) | set(two) | near | also) - set(right)
        neutral |= {(i, j) for i in bare_old for j in bare_new}
        pairs.append(GoldPair(name, name.split("-")[0], old, new, right, frozenset(neutral)))
    return pairs


@dataclass(frozen=True)
class Tally:
    """Counts over pairs: links found, shown (neutral ones left out), right in gold, and right ones linked or listed."""

    found: int = 0
    shown: int = 0
    right: int = 0
    covered: int = 0
    levels: tuple[tuple[int, int], ...] = ((0, 0), (0, 0), (0, 0))

    def __add__(self, other: Tally) -> Tally:
        """Counts of both together."""
        return Tally(
            self.found + other.found,
            self.shown + other.shown,
            self.right + other.right,
            self.covered + other.covered,
            tuple((a + c, b + d) for (a, b), (c, d) in zip(self.levels, other.levels, strict=True)),
        )

    @property
    def precision(self) -> float:
        """Share of the links shown that are right."""
        return self.found / max(1, self.shown)

    @property
    def recall(self) -> float:
        """Share of gold's links that are shown."""
        return self.found / max(1, self.right)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def coverage(self) -> float:
        """Share of gold's links that are linked or listed among ``related``."""
        return self.covered / max(1, self.right)


def tally(pair: GoldPair, shown: set[Key], listed: set[Key] = frozenset()) -> Tally:
    """Count one pair. ``listed`` holds the (old, new) pairs shown as related."""
    return Tally(
        found=len(shown & set(pair.right)),
        shown=len(shown - pair.neutral),
        right=len(pair.right),
        covered=len((shown | listed) & set(pair.right)),
        levels=tuple(
            (
                sum(level == kind and key in shown for key, kind in pair.right.items()),
                sum(level == kind for kind in pair.right.values()),
            )
            for level in LEVELS
        ),
    )


def tally_alignment(pair: GoldPair, alignment: Alignment) -> Tally:
    """Count what the aligner said of one pair."""
    shown = {(link.old, link.new) for link in alignment.links}
    listed = {(unit, r.unit) for unit, near in alignment.old_related.items() for r in near}
    listed |= {(r.unit, unit) for unit, near in alignment.new_related.items() for r in near}
    return tally(pair, shown, listed)
