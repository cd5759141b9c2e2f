"""What the HTML page shows of a Comparison, as plain values: the template only writes them down.

No judgement is made here: kinds, shifts, signals and confidence come from the Comparison as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dialogue_cli.report.headline import SHIFT_WORDS, Group, counts, force, position, positions, strength
from dialogue_cli.report.headline import groups as headline_groups
from dialogue_cli.report.hints import restated
from dialogue_cli.report.phrases import arrowed, signal_change, signal_kind
from dialogue_cli.report.positions import force_of, said
from dialogue_cli.report.review_marks import signatures
from dialogue_cli.report.view import Sides, sides_of
from dialogue_cli.statement.comparison import Change, Comparison, Edit, Related, Signal
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass

CHART_WIDTH = 340
CLOSE = 0.2  # a related unit less likely than this is not worth a reader's second


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
    """A signal as it is read: "condition" and "as appropriate" added."""

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
    pointer: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The rows under one heading of the new statement."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one matter, under its name."""

    name: str
    figures: tuple[Figure, ...]


def figures(comparison: Comparison) -> tuple[Figures, ...]:
    """Shifts of commitments first, then positions, then kinds of change; a zero is news too."""
    summary = comparison.summary
    pledges = tuple(Figure(str(count), word) for _, count, word in counts(comparison))
    words = positions(comparison, sides_of(comparison))
    held = tuple(Figure(str(count), word) for word, count in words.items())
    kinds = ("unchanged", "reworded", "split", "merged", "removed", "added")
    told = [Figure(str(summary.kinds.get(kind, 0)), kind) for kind in kinds]
    told += [Figure(str(summary.moved), "of them moved"), Figure(f"{summary.similarity:.0%}", "in common")]
    return (Figures("Commitments", pledges), Figures("Positions", held), Figures("Text", tuple(told)))


def groups(comparison: Comparison) -> tuple[Group, ...]:
    """The headline of every view, whole: commitments by shift, the firmest first, then positions."""
    return headline_groups(comparison, limit=None)


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
    sides = sides_of(comparison)
    left = _departures(comparison)
    for change in comparison.changes:
        section = _section(sides.new[change.new[0]]) if change.new else None
        yield section, _row(change, sides)
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
               change.themes, (edit,), (), (), f"here, now {change.id}", pointer=True)  # fmt: skip


def _row(change: Change, sides: Sides) -> Row:
    old, new = sides.units(change)
    units = (*old, *new)
    paragraph = units[-1].paragraph
    return Row(
        id=change.id,
        kind=change.kind,
        label=f"{change.kind}, moved" if change.moved else change.kind,
        where=", ".join([_ids(change), *(_home(old[0]) if change.kind == "removed" else ()), f"paragraph {paragraph}"]),
        badge=_badge(change, sides),
        confidence=f"confidence {change.confidence:.2f}" if change.kind != "unchanged" else "",
        strength=max([strength(change), *(c.strength for u in units for c in u.commitments if c.is_commitment)]),
        themes=change.themes,
        edits=change.edits,
        signals=tuple(_signal(s) for s in change.signals if s.kind != "strength"),
        related=tuple(_near(r, sides) for r in change.related if r.confidence >= CLOSE),
        moved=f"at {', '.join(change.old)} in the old text" if change.moved else "",
    )


def _home(unit: Unit) -> tuple[str, ...]:
    """The old heading above a removed unit, which is shown under a heading of the new statement."""
    return tuple(f'under "{_shorten(heading, 60)}"' for heading in unit.section[-1:] if unit.kind != "heading")


def _signal(signal: Signal) -> SignalWords:
    return SignalWords(signal_kind(signal), arrowed(signal_change(signal)))


def _near(related: Related, sides: Sides) -> Near:
    unit = (sides.old if related.side == "old" else sides.new)[related.unit]
    return Near(_shorten(unit.text, 160), f"{related.side}:{related.unit}, {related.confidence:.2f}")


def _ids(change: Change) -> str:
    sides = [
        ", ".join(f"{side}:{unit}" for unit in units) for side, units in (("old", change.old), ("new", change.new))
    ]
    return " → ".join(part for part in sides if part)


def _badge(change: Change, sides: Sides) -> str:
    parts = []
    if change.commitment and change.commitment.shift != "same":
        parts.append(arrowed(f"{SHIFT_WORDS[change.commitment.shift]}: {force(change, sides)}"))
    if change.stance and change.stance.shift:
        parts.append(f"{position(change, sides)}: {arrowed(force_of(change, sides))}")
    parts += [f"position {p.course}: {said(p, sides)}" for p in change.positions]
    parts += signatures(change)
    if change.restated_in:
        parts.append(restated(change))
    return "; ".join(parts)


def _section(unit: Unit) -> str:
    path = (*unit.section, unit.text) if unit.kind == "heading" else unit.section
    return " / ".join(path)


def _shorten(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{text[: limit - 1].rsplit(' ', 1)[0]} …"
