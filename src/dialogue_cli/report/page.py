"""What the HTML page shows of a Comparison, as plain values: the template only writes them down.

No judgement is made here: kinds, shifts, signals and confidence come from the Comparison as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogue_cli.statement.model import Change, Comparison, Edit, Signal, Statement, Unit

CHART_WIDTH = 340
SHIFT_LABELS = {
    "dropped": "not restated",
    "weakened": "weakened",
    "mixed": "mixed",
    "strengthened": "strengthened",
    "fulfilled": "fulfilled",
    "new": "new",
    "unsure": "unsure",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: two counts and their widths in pixels of :data:`CHART_WIDTH`."""

    label: str
    old: int
    new: int
    old_width: int
    new_width: int
    y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A pair of bars a line; ``head`` names what a line stands for."""

    title: str
    head: str
    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Near:
    """A related unit of the other side, shown under an added or removed one."""

    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class SignalWords:
    """A signal as it is read: "hedge" and "none -> as appropriate"."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One change on the page, or the place (``kind`` is "moved") from which a unit moved away."""

    id: str
    kind: str
    label: str
    where: str
    badge: str
    confidence: str
    strength: int
    themes: tuple[str, ...]
    edits: tuple[Edit, ...]
    signals: tuple[SignalWords, ...]
    related: tuple[Near, ...]
    moved: str


@dataclass(frozen=True, slots=True)
class Block:
    """The rows under one heading of the new statement."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A commitment in the table at the top, with a link to its change."""

    force: str
    words: str
    change: str


@dataclass(frozen=True, slots=True)
class Group:
    """All commitments with one shift."""

    label: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    value: str
    label: str


def figures(comparison: Comparison) -> tuple[Figure, ...]:
    """Commitment shifts first, then kinds of change; a zero is news too."""
    summary = comparison.summary
    told = [Figure(str(summary.commitments.get(shift, 0)), label) for shift, label in SHIFT_LABELS.items()]
    told += [Figure(str(summary.stances.get(shift, 0)), f"positions {shift}") for shift in ("hardened", "softened")]
    kinds = ("added", "removed", "reworded", "split", "merged", "unchanged")
    told += [Figure(str(summary.kinds.get(kind, 0)), kind) for kind in kinds]
    return (*told, Figure(str(summary.moved), "moved"), Figure(f"{summary.similarity:.0%}", "of the text in common"))


def groups(comparison: Comparison) -> tuple[Group, ...]:
    """The commitments by shift, strongest first; pledges that stayed the same are left to the redline."""
    out = []
    for shift, label in SHIFT_LABELS.items():
        found = [c for c in comparison.changes if c.commitment and c.commitment.shift == shift]
        found.sort(key=lambda c: -strength(c))
        if found:
            out.append(Group(label, tuple(GroupRow(_force(c), _words(c, comparison), c.id) for c in found)))
    return tuple(out)


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """Every change in reading order under the headings of the new statement, with a pointer where a unit moved away."""
    out: list[Block] = []
    heading: str = ""
    rows: list[Row] = []
    for section, row in _rows(comparison):
        if section is not None and section != heading:
            if rows:
                out.append(Block(heading, tuple(rows)))
            heading, rows = section, []
        rows.append(row)
    if rows:
        out.append(Block(heading, tuple(rows)))
    return tuple(out)


def strength(change: Change) -> int:
    """The stronger side of a change's commitment, 0 where there is none."""
    shift = change.commitment
    return max(shift.old or 0, shift.new or 0) if shift else 0


def strength_chart(comparison: Comparison) -> Chart:
    """Own commitments by rung, old against new."""
    counts = [
        Counter(f"{c.strength} {c.rung}" for u in side.units for c in u.commitments if c.is_commitment)
        for side in (comparison.old, comparison.new)
    ]
    labels = sorted({*counts[0], *counts[1]}, key=lambda label: -int(label.split()[0]))
    return _chart("Commitments by force", "rung", labels, counts)


def theme_chart(comparison: Comparison) -> Chart:
    """Units by top-level theme, old against new; a unit with two themes counts under both."""
    counts = [
        Counter(theme for u in side.units for theme in {tag.theme.split(".")[0] for tag in u.themes})
        for side in (comparison.old, comparison.new)
    ]
    labels = sorted({*counts[0], *counts[1]}, key=lambda t: (-counts[0][t] - counts[1][t], t))
    return _chart("Themes", "theme", labels, counts)


def _chart(title: str, head: str, labels: Sequence[str], counts: Sequence[Counter[str]]) -> Chart:
    most = max([1, *(count[label] for count in counts for label in labels)])
    bars = []
    for number, label in enumerate(labels):
        old, new = counts[0][label], counts[1][label]
        bars.append(Bar(label, old, new, old * CHART_WIDTH // most, new * CHART_WIDTH // most, number * 28))
    return Chart(title, head, tuple(bars), max(1, len(labels)) * 28)


def _rows(comparison: Comparison) -> Iterator[tuple[str | None, Row]]:
    old = {unit.id: unit for unit in comparison.old.units}
    new = {unit.id: unit for unit in comparison.new.units}
    left = _departures(comparison)
    for change in comparison.changes:
        section = _section(new[change.new[0]]) if change.new else None
        yield section, _row(change, old, new)
        for unit in change.old:
            for moved in left.get(unit, ()):
                yield None, _pointer(moved)


def _departures(comparison: Comparison) -> dict[str, list[Change]]:
    """For each old unit the moved changes whose first old unit stood right after it."""
    order = [unit.id for unit in comparison.old.units]
    before = dict(zip(order[1:], order, strict=False))
    out: dict[str, list[Change]] = {}
    for change in comparison.changes:
        if change.moved and change.old and change.old[0] in before:
            out.setdefault(before[change.old[0]], []).append(change)
    return out


def _pointer(change: Change) -> Row:
    edit = Edit("equal", _shorten("".join(e.text for e in change.edits if e.op != "insert"), 90))
    return Row(f"{change.id}-from", change.kind, "moved away", f"to {change.id}", "", "", strength(change),
               change.themes, (edit,), (), (), f"here, now {change.id}")  # fmt: skip


def _row(change: Change, old: dict[str, Unit], new: dict[str, Unit]) -> Row:
    units = [*(old[u] for u in change.old), *(new[u] for u in change.new)]
    paragraph = units[-1].paragraph
    return Row(
        id=change.id,
        kind=change.kind,
        label=f"{change.kind}, moved" if change.moved else change.kind,
        where=f"{_ids(change)}, paragraph {paragraph}",
        badge=_badge(change),
        confidence=f"confidence {change.confidence:.2f}" if change.kind != "unchanged" else "",
        strength=max([strength(change), *(c.strength for u in units for c in u.commitments if c.is_commitment)]),
        themes=change.themes,
        edits=change.edits,
        signals=tuple(_signal(s) for s in change.signals if s.kind != "strength"),
        related=tuple(_near(r.side, r.unit, r.confidence, old, new) for r in change.related),
        moved=f"at {', '.join(change.old)} in the old text" if change.moved else "",
    )


def _signal(signal: Signal) -> SignalWords:
    return SignalWords(signal.kind, f"{signal.old or 'none'} → {signal.new or 'none'}")


def _near(side: str, unit: str, confidence: float, old: dict[str, Unit], new: dict[str, Unit]) -> Near:
    text = (old if side == "old" else new)[unit].text
    return Near(_shorten(text, 160), f"{side}:{unit}, {confidence:.2f}")


def _ids(change: Change) -> str:
    sides = [
        ", ".join(f"{side}:{unit}" for unit in units) for side, units in (("old", change.old), ("new", change.new))
    ]
    return " → ".join(part for part in sides if part)


def _badge(change: Change) -> str:
    parts = []
    if change.commitment and change.commitment.shift != "same":
        parts.append(f"{SHIFT_LABELS[change.commitment.shift]}, {_force(change)}")
    if change.stance and change.stance.shift:
        parts.append(f"{change.stance.shift}: {change.stance.old} → {change.stance.new}")
    if change.signed:
        parts.append(f"signed by {change.signed}")
    return "; ".join(parts)


def _force(change: Change) -> str:
    shift = change.commitment
    if shift is None:
        return ""
    values = ["–" if value is None else str(value) for value in (shift.old, shift.new)]
    return f"{values[0]} → {values[1]}"


def _words(change: Change, comparison: Comparison) -> str:
    side: Statement = comparison.new if change.new else comparison.old
    return _shorten(" ".join(side.unit(u).text for u in change.new or change.old), 200)


def _section(unit: Unit) -> str:
    path = (*unit.section, unit.text) if unit.kind == "heading" else unit.section
    return " / ".join(path)


def _shorten(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{text[: limit - 1].rsplit(' ', 1)[0]} …"
