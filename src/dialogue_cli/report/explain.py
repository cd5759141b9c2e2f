"""``--explain``: why one change was judged as it was, from the values that the comparison itself carries."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_cli.errors import UnknownReference
from dialogue_cli.report import headline, view
from dialogue_cli.report.layout import Layout, pieces_of, wrap
from dialogue_cli.report.phrases import signal_words
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.statement import commitment_words
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Unit


def find_change(comparison: Comparison, wanted: str) -> Change:
    """The change named ``c7``, or the one that holds ``old:s3`` or ``new:s8``. Raises UnknownReference."""
    side, _, unit = wanted.partition(":")
    for change in comparison.changes:
        if change.id == wanted or (unit and side in ("old", "new") and unit in getattr(change, side)):
            return change
    last = comparison.changes[-1].id if comparison.changes else "none"
    raise UnknownReference("no such change", where=wanted, do=f"say c1 to {last}, or a unit such as new:s5")


def render(comparison: Comparison, wanted: str, *, layout: Layout | None = None) -> str:
    """Everything that is known of one change, ending in a newline."""
    plan = layout or Layout()
    change = find_change(comparison, wanted)
    sides = view.sides_of(comparison)
    lines = [plan.paint("title", f"{change.id}: {change.kind}{', moved' if change.moved else ''}")]
    for heading, words in _facts(change, sides):
        lines.append(plan.paint("title", heading))
        for line in words:
            lines += wrap([("", one_line(line))], plan, "    ")
    if change.kind not in ("added", "removed", "unchanged"):
        lines += [plan.paint("title", "Words"), *wrap(pieces_of(change.edits), plan, "    ")]
    return "\n".join(lines) + "\n"


def _facts(change: Change, sides: view.Sides) -> Iterator[tuple[str, list[str]]]:
    old, new = sides.units(change)
    for name, units in (("Old", old), ("New", new)):
        if units:
            yield name, [_unit_line(name.lower(), unit) for unit in units]
    if change.links:
        yield (
            "Links",
            [
                f"old:{k.old} -> new:{k.new}, {k.confidence:.0%} sure{', moved' if k.moved else ''}"
                + (f", signed by {k.signed}" if k.signed else "")
                + (f", judged by {k.judged}, not signed" if k.judged else "")
                for k in change.links
            ],
        )
    elif change.kind in ("added", "removed"):
        yield "No partner", [f"{change.confidence:.0%} sure that the other statement has none"]
    if change.related:
        by_side = {"old": sides.old, "new": sides.new}
        yield (
            "Also considered",
            [f'{r.side}:{r.unit} ({r.confidence:.0%}): "{by_side[r.side][r.unit].text}"' for r in change.related],
        )
    tags = [f"{side}:{u.id}: {commitment_words(c)}" for side, units in (("old", old), ("new", new)) for u in units
            for c in u.commitments]  # fmt: skip
    if tags:
        yield "Commitment tags", tags
    if change.commitment:
        yield "Shift", _shift_lines(change, sides)
    if change.stance:
        yield "Position", [f"{change.stance.old or 'none'} -> {change.stance.new or 'none'}: "
                           f"{change.stance.shift or 'the same degree'}"]  # fmt: skip
    signals = [words for words in map(signal_words, change.signals) if words]
    if signals:
        yield "Signals", signals


def _shift_lines(change: Change, sides: view.Sides) -> list[str]:
    shift = change.commitment
    if shift is None:
        return []
    lines = [f"{headline.SHIFT_WORDS[shift.shift]}: {headline.force(change, sides)}"]
    for part in shift.parts:
        ends = [
            f"{side}:{unit} {verb or ''} {value}".replace("  ", " ")
            for side, unit, verb, value in (
                ("old", part.old_unit, part.old_verb, part.old),
                ("new", part.new_unit, part.new_verb, part.new),
            )
            if value is not None
        ]
        lines.append(
            f"{headline.SHIFT_WORDS[part.shift]}: {' -> '.join(ends)}" + (f" ({part.rule})" if part.rule else "")
        )
    return lines


def _unit_line(side: str, unit: Unit) -> str:
    where = f"line {unit.line}" if unit.line else f"paragraph {unit.paragraph}"
    section = f', under "{unit.section[-1]}"' if unit.section else ""
    return f"{side}:{unit.id} ({where}{section}): {unit.text}"
