"""A comparison as a table: one row a change, one column a fact, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from dialogue_cli.report.change_cells import change_cells
from dialogue_cli.report.safe import safe
from dialogue_cli.statement.comparison import Comparison, Tool
from dialogue_cli.statement.model import Statement, Unit

COLUMNS = (
    "id", "kind", "moved", "old", "new", "section", "similarity", "confidence", "shift", "old_strength",
    "new_strength", "stance_shift", "old_stance", "new_stance", "position_new", "position_gone", "signals", "themes",
    "spelling_only", "related", "restated_in", "old_text", "new_text", "redline",
)  # fmt: skip
UNIT_COLUMNS = (
    "id", "kind", "section", "paragraph", "line", "is_commitment", "strength", "rung", "verb", "actor", "addressee",
    "deadline", "hedges", "stance", "themes", "keywords", "text",
)  # fmt: skip

#: The last columns of every table: what made the row.
MADE_BY = ("tool_version", "lexicon_sha256", "weights_sha256", "settings")

#: A cell that begins so is taken for a formula (OWASP, "CSV Injection"); a quote before it keeps it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(comparison: Comparison) -> str:
    """The table with its header, newline-terminated rows."""
    return table(COLUMNS, rows(comparison), tool=comparison.tool)


def rows(comparison: Comparison) -> Iterator[list[object]]:
    """One row a change, by :data:`COLUMNS`."""
    old = {unit.id: unit for unit in comparison.old.units}
    new = {unit.id: unit for unit in comparison.new.units}
    for change in comparison.changes:
        cells = change_cells(change, old, new)
        yield [cells[name] for name in COLUMNS]


def render_statement(statement: Statement, tool: Tool) -> str:
    """One row a unit."""
    return table(UNIT_COLUMNS, (_unit_row(unit) for unit in statement.units), tool=tool)


def table(columns: Iterable[str], rows: Iterable[Iterable[object]], *, tool: Tool | None = None) -> str:
    """Any rows as CSV: None is an empty cell, text is guarded, numbers stay numbers.

    With ``tool`` every row says in its last columns (:data:`MADE_BY`) what made it, so that it can be copied out of
    its file and still be traced.
    """
    last = made_by(tool) if tool else ()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*columns, *(MADE_BY if tool else ())))
    for row in rows:
        writer.writerow([cell(value) for value in (*row, *last)])
    return out.getvalue()


def made_by(tool: Tool) -> tuple[str, str, str, str]:
    """The values of :data:`MADE_BY`; hashes without the name of their kind."""
    settings = "; ".join(f"{name}={value}" for name, value in tool.settings)
    return (tool.version, tool.lexicon.rpartition(" ")[2], tool.weights.rpartition(" ")[2], settings)


def traced(row: Mapping[str, object], tool: Tool) -> dict[str, object]:
    """A row for JSON with the same last fields."""
    return {**row, **dict(zip(MADE_BY, made_by(tool), strict=True))}


def cell(value: object) -> object:
    """One cell: words that a spreadsheet would run as a formula get a quote before them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return safe(f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value)
    return value


def _unit_row(unit: Unit) -> list[object]:
    tag = unit.commitment
    return [
        unit.id,
        unit.kind,
        " / ".join(unit.section),
        unit.paragraph,
        unit.line,
        tag.is_commitment if tag else False,
        tag.strength if tag else None,
        tag.rung if tag else None,
        tag.verb if tag else None,
        tag.actor if tag else None,
        tag.addressee if tag else None,
        tag.deadline.text if tag and tag.deadline else None,
        "; ".join(tag.hedges) if tag else None,
        unit.stance.stance if unit.stance else None,
        " ".join(t.theme for t in unit.themes),
        "; ".join(unit.keywords),
        unit.text,
    ]
