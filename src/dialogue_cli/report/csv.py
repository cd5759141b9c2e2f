"""A comparison as a table: one row a change, one column a fact, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping

from dialogue_cli.report.change_cells import CELLS, change_cells
from dialogue_cli.report.safe import safe
from dialogue_cli.statement.comparison import Comparison, Tool
from dialogue_cli.statement.model import Commitment, Statement, Unit

COLUMNS = tuple(CELLS)
#: Every cell of a unit by name, in the order of the table.
UNIT_CELLS: dict[str, Callable[[Unit, Commitment | None], object]] = {
    "id": lambda unit, _: unit.id,
    "kind": lambda unit, _: unit.kind,
    "section": lambda unit, _: " / ".join(unit.section),
    "paragraph": lambda unit, _: unit.paragraph,
    "line": lambda unit, _: unit.line,
    "is_commitment": lambda _, tag: bool(tag and tag.is_commitment),
    "strength": lambda _, tag: tag and tag.strength,
    "rung": lambda _, tag: tag and tag.rung,
    "verb": lambda _, tag: tag and tag.verb,
    "actor": lambda _, tag: tag and tag.actor,
    "addressee": lambda _, tag: tag and tag.addressee,
    "deadline": lambda _, tag: tag and tag.deadline and tag.deadline.text,
    "hedges": lambda _, tag: tag and "; ".join(tag.hedges),
    "stance": lambda unit, _: unit.stance and unit.stance.stance,
    "themes": lambda unit, _: " ".join(tag.theme for tag in unit.themes),
    "keywords": lambda unit, _: "; ".join(unit.keywords),
    "text": lambda unit, _: unit.text,
}
#: The last columns of every table: what made the row.
MADE_BY = ("tool_version", "lexicon_sha256", "weights_sha256", "settings")

#: A cell that begins so is taken for a formula (OWASP, "CSV Injection"); a quote before it keeps it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(comparison: Comparison) -> str:
    """The table with its header, newline-terminated rows."""
    return table(COLUMNS, rows(comparison), tool=comparison.tool)


def rows(comparison: Comparison) -> Iterator[list[object]]:
    """One row a change, by the columns of :data:`CELLS`."""
    old = {unit.id: unit for unit in comparison.old.units}
    new = {unit.id: unit for unit in comparison.new.units}
    for change in comparison.changes:
        yield list(change_cells(change, old, new).values())


def render_statement(statement: Statement, tool: Tool) -> str:
    """One row a unit."""
    found = ([make(unit, unit.commitment) for make in UNIT_CELLS.values()] for unit in statement.units)
    return table(UNIT_CELLS, found, tool=tool)


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
