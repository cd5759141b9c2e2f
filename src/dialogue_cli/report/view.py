"""The one place that decides what a reader is shown, and in which order. Pure: no width, no colour, no terminal.

A view is a list of blocks (the sections of the new statement, and sections of the old one that are gone), each with
rows: a change, a fold of unchanged ones, or a pointer to where a unit went. Renderers draw rows; they judge nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from dialogue_cli.report.selection import Selection, keeps
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass, field

#: Bounds of :func:`is_rewritten`: words of both sides, shares of words in common, words in a row.
_SHORT, _HARDLY, _LITTLE, _STOCK = 24, 0.1, 0.2, 4


@dataclass(frozen=True, slots=True)
class Row:
    """``change``: one change in full. ``fold``: unchanged ones, not shown. ``away``: here stood units that moved."""

    kind: Literal["change", "fold", "away"]
    changes: tuple[Change, ...]

    @property
    def change(self) -> Change:
        """The change of a row that has one; the first of a fold."""
        return self.changes[0]


@dataclass(frozen=True, slots=True)
class Block:
    """A section: its heading path (empty before the first heading), whether it is gone, and what is shown of it.

    ``heading`` is the change of the heading itself where it is shown; it is drawn as the title and is not among the
    rows. ``all`` holds every change of the section, shown or not, so that counts do not depend on the filter.
    """

    section: tuple[str, ...]
    gone: bool
    rows: tuple[Row, ...]
    all: tuple[Change, ...]
    heading: Change | None = None


@dataclass(slots=True)
class _Open:
    section: tuple[str, ...]
    gone: bool
    all: list[Change] = field(default_factory=list)
    rows: list[tuple[Change, Literal["change", "away"]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sides:
    """Units of both statements by their id."""

    old: dict[str, Unit]
    new: dict[str, Unit]

    def units(self, change: Change) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        """The old and the new units of a change."""
        return tuple(self.old[i] for i in change.old), tuple(self.new[i] for i in change.new)


def sides_of(comparison: Comparison) -> Sides:
    """Look-up tables for both statements."""
    return Sides({u.id: u for u in comparison.old.units}, {u.id: u for u in comparison.new.units})


def is_quiet(change: Change) -> bool:
    """Whether a change is no news at all: the same words in the same place, and no shift through a changed stem."""
    if change.kind != "unchanged" or change.moved or change.signals:
        return False
    shift = change.commitment.shift if change.commitment else "same"
    return shift == "same" and not (change.stance and change.stance.shift)


def blocks(comparison: Comparison, selection: Selection | None = None, context: int = 0) -> tuple[Block, ...]:
    """What is shown, section by section. ``context`` unchanged units stay open on either side of a change.

    Under a filter only the changes that it keeps are shown, without folds. A section without rows is left out.
    """
    chosen = selection or Selection()
    return tuple(block for block in all_blocks(comparison, chosen, context) if block.rows or block.heading)


def all_blocks(comparison: Comparison, selection: Selection, context: int = 0) -> Iterator[Block]:
    """Every section, also where the filter leaves nothing of it to show."""
    sides = sides_of(comparison)
    near = _near_changes(comparison.changes, context)
    for opened in _sections(comparison, sides):
        rows: list[Row] = []
        for change, kind in opened.rows:
            if selection.active:
                if kind == "change" and keeps(change, selection, sides.old, sides.new):
                    rows.append(Row("change", (change,)))
            elif kind == "away":
                _add(rows, "away", change)
            elif is_quiet(change) and change.id not in near:
                _fold(rows, change, sides)
            else:
                rows.append(Row("change", (change,)))
        heading = _heading_of(rows, sides, opened.section)
        shown = rows[1:] if heading else _without_lone_folds(rows)
        yield Block(opened.section, opened.gone, tuple(shown), tuple(opened.all), heading)


def _heading_of(rows: Sequence[Row], sides: Sides, section: tuple[str, ...]) -> Change | None:
    """The first row where it is the section's own heading."""
    if not rows or rows[0].kind != "change":
        return None
    old, new = sides.units(rows[0].change)
    units = new or old
    return rows[0].change if len(units) == 1 and units[0].kind == "heading" and path_of(units[0]) == section else None


def _fold(rows: list[Row], change: Change, sides: Sides) -> None:
    """Add an unchanged change to the fold before it. An unchanged heading is the block's title already."""
    if change.new and sides.new[change.new[0]].kind == "heading":
        return
    _add(rows, "fold", change)


def _add(rows: list[Row], kind: Literal["fold", "away"], change: Change) -> None:
    """Join neighbours of one kind into one row."""
    if rows and rows[-1].kind == kind:
        rows[-1] = Row(kind, (*rows[-1].changes, change))
    else:
        rows.append(Row(kind, (change,)))


def _without_lone_folds(rows: Sequence[Row]) -> Sequence[Row]:
    """A section in which nothing changed needs no line; its count stands in the summary."""
    return rows if any(row.kind != "fold" for row in rows) else ()


def _near_changes(changes: Sequence[Change], context: int) -> set[str]:
    """Ids of the changes within ``context`` places of one that is news."""
    loud = [n for n, change in enumerate(changes) if not is_quiet(change)]
    return {changes[m].id for n in loud for m in range(max(0, n - context), min(len(changes), n + context + 1))}


def _sections(comparison: Comparison, sides: Sides) -> list[_Open]:
    """Changes dealt into sections, in reading order. A removed heading opens a section of its own."""
    gone = _gone_sections(comparison, sides)
    left = departures(comparison)
    found: list[_Open] = []
    current: tuple[str, ...] = ()
    following = {a.id: b.id for a, b in pairwise(comparison.changes)}
    for change in comparison.changes:
        section, is_gone = _home(change, sides, gone, current)
        current = current if is_gone else section
        if not found or (found[-1].section, found[-1].gone) != (section, is_gone):
            found.append(_Open(section, is_gone))
        found[-1].all.append(change)
        found[-1].rows.append((change, "change"))
        for unit in change.old:
            away = [moved for moved in left.get(unit, ()) if moved.id != following.get(change.id)]
            found[-1].rows += [(moved, "away") for moved in away]
    return found


def _home(
    change: Change, sides: Sides, gone: set[tuple[str, ...]], current: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """The section a change is shown under, and whether that is one the new statement no longer has.

    What was removed from a section that lives on stands under ``current``, the new section last shown.
    """
    if change.new:
        return path_of(sides.new[change.new[0]]), False
    section = path_of(sides.old[change.old[0]])
    return (section, True) if section in gone else (current, False)


def _gone_sections(comparison: Comparison, sides: Sides) -> set[tuple[str, ...]]:
    """Sections of the old statement of which nothing was carried on: neither the heading nor any unit under it."""
    kept = {path_of(sides.old[unit]) for change in comparison.changes if change.new for unit in change.old}
    removed = [sides.old[c.old[0]] for c in comparison.changes if c.kind == "removed"]
    return {path_of(unit) for unit in removed if unit.kind == "heading"} - kept


def departures(comparison: Comparison) -> dict[str, list[Change]]:
    """For each old unit that kept its place, the moved changes that stood right after it, in their old order.

    What moved from the very beginning has no unit before it and gets no pointer.
    """
    home = {unit: change for change in comparison.changes for unit in change.old}
    found: dict[str, list[Change]] = {}
    anchor = None
    for unit in comparison.old.units:
        change = home.get(unit.id)
        if change is None or not change.moved:
            anchor = unit.id
        elif anchor is not None and change.old[0] == unit.id:
            found.setdefault(anchor, []).append(change)
    return found


def is_rewritten(change: Change) -> bool:
    """Whether so little stayed that a redline is confetti, and both wordings are read sooner one below the other.

    Not more than a fifth of the words in common, nowhere more than four in a row; below a tenth whatever the rows.
    The bounds were set by reading 206 linked pairs of seven real comparisons. A short line is read as it is.
    """
    counts = {"equal": 0, "delete": 0, "insert": 0}
    longest = 0
    for edit in change.edits:
        words = len(edit.text.split())
        counts[edit.op] += words
        longest = max(longest, words if edit.op == "equal" else 0)
    all_words = 2 * counts["equal"] + counts["delete"] + counts["insert"]
    if not change.old or not change.new or all_words < _SHORT:
        return False
    share = 2 * counts["equal"] / all_words
    return share < _HARDLY or (share <= _LITTLE and longest <= _STOCK)


def renamed(comparison: Comparison, sides: Sides) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Old sections whose heading lives on, with the section that it heads now."""
    found = {}
    for change in comparison.changes:
        if change.old and change.new:
            old, new = sides.old[change.old[0]], sides.new[change.new[0]]
            if old.kind == new.kind == "heading":
                found[path_of(old)] = path_of(new)
    return found


def unheaded(statement: Statement) -> str:
    """What stands before the first heading is the opening; where there is no heading at all, it is the whole text."""
    return "Opening" if any(unit.kind == "heading" for unit in statement.units) else "No heading"


def path_of(unit: Unit) -> tuple[str, ...]:
    """The heading path of a unit; a heading opens its own."""
    if unit.kind != "heading" or unit.section[-1:] == (unit.text,):
        return unit.section
    return (*unit.section, unit.text)


def sizes(statement: Statement) -> dict[str, int]:
    """How many units of each kind a statement has."""
    counts: dict[str, int] = {}
    for unit in statement.units:
        counts[unit.kind] = counts.get(unit.kind, 0) + 1
    return counts
