"""``--stat``: one line a section with its counts and a bar, like ``git diff --stat``; the total is their sum.

Where neither statement has headings, the lines are topics: the first theme of each change.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_cli.report import view
from dialogue_cli.report.layout import Layout, cells, shorten
from dialogue_cli.report.selection import Selection
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.values import dataclass

SIGNS = (("unchanged", "="), ("reworded", "~"), ("added", "+"), ("removed", "-"))
STYLES = {"~": "reworded", "+": "added", "-": "loss"}
BAR = 30
NO_THEME = "(no theme)"


@dataclass(frozen=True, slots=True)
class StatLine:
    """Counts of changes, by sign; a split or merged one counts as reworded."""

    label: str
    counts: dict[str, int]

    @property
    def news(self) -> int:
        """How many of them are no unchanged ones."""
        return sum(count for sign, count in self.counts.items() if sign != "=")


def lines_of(comparison: Comparison) -> tuple[StatLine, ...]:
    """One line a section in the order of the view; every change is in exactly one line."""
    found: dict[str, dict[str, int]] = {}
    for label, change in _labelled(comparison):
        counts = found.setdefault(label, {sign: 0 for _, sign in SIGNS})
        counts[sign_of(change)] += 1
    lines = [StatLine(label, counts) for label, counts in found.items()]
    return tuple(sorted(lines, key=lambda line: line.label == NO_THEME))


def sign_of(change: Change) -> str:
    """``=``, ``~``, ``+`` or ``-``."""
    return dict(SIGNS).get(change.kind, "~")


def total_of(lines: tuple[StatLine, ...]) -> StatLine:
    """The sums of all lines."""
    return StatLine("total", {sign: sum(line.counts[sign] for line in lines) for _, sign in SIGNS})


def render(comparison: Comparison, *, layout: Layout | None = None) -> str:
    """The table, ending in a newline."""
    plan = layout or Layout()
    lines = lines_of(comparison)
    total = total_of(lines)
    digits = max(len(str(count)) for count in total.counts.values())
    column = min(max([cells(line.label) for line in lines] + [5]), max(16, plan.width - 4 * (digits + 5) - 12))
    room = min(BAR, max(4, plan.width - column - 4 * (digits + 5) - 4))
    most = max([line.news for line in lines] + [1])
    out = [_line(line, column, digits, _bar(line, room, most, plan), plan) for line in lines]
    out.append(_line(total, column, digits, "", plan))
    return "\n".join(line.rstrip() for line in out) + "\n"


def _line(line: StatLine, column: int, digits: int, bar: str, plan: Layout) -> str:
    label = shorten(line.label, column)
    counts = "  ".join(f"{sign} {str(line.counts[sign]).rjust(digits)}" for _, sign in SIGNS)
    return f" {label}{' ' * (column - cells(label))}   {counts}   {bar}"


def _bar(line: StatLine, room: int, most: int, plan: Layout) -> str:
    """Signs in proportion; a count above zero never vanishes."""
    scale = min(1.0, room / most)
    parts = []
    for _, sign in SIGNS[1:]:
        count = line.counts[sign]
        length = max(1, int(count * scale)) if count else 0
        parts.append(plan.paint(STYLES[sign], sign * length))
    return "".join(parts)


def _labelled(comparison: Comparison) -> Iterator[tuple[str, Change]]:
    units = (*comparison.old.units, *comparison.new.units)
    if not any(unit.kind == "heading" for unit in units):
        for change in comparison.changes:
            yield (change.themes[0] if change.themes else NO_THEME), change
        return
    opening = f"({view.unheaded(comparison.new).lower()})"
    for block in view.all_blocks(comparison, Selection()):
        label = block.section[-1] if block.section else opening
        for change in block.all:
            yield (f"{label} (gone)" if block.gone else label), change
