"""A comparison as lines of JSON: first one for the comparison, then one a change with both texts in it.

Made for ``jq`` and for data frames: every line of a change stands alone. ``record`` tells the lines apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_cli.report.json import change_wire, dumps, statement_wire, summary_wire, tool_wire, unit_wire
from dialogue_cli.statement.comparison import Comparison, Tool
from dialogue_cli.statement.model import Statement

SCHEMA = "dialogue-comparison-lines/1"
STATEMENT_LINES = "dialogue-statement-lines/1"


def render(comparison: Comparison) -> str:
    """All lines, each ending in a newline."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def render_statement(statement: Statement, tool: Tool) -> str:
    """One line for the statement, then one a unit."""
    head = {"schema": STATEMENT_LINES, "record": "statement", "tool": tool_wire(tool)}
    rows = [{**head, **statement_wire(statement, text=False)}]
    rows += [{"schema": STATEMENT_LINES, "record": "unit", **unit_wire(unit)} for unit in statement.units]
    return "".join(f"{dumps(row)}\n" for row in rows)


def _lines(comparison: Comparison) -> Iterator[str]:
    yield dumps(
        {
            "schema": SCHEMA,
            "record": "comparison",
            "tool": tool_wire(comparison.tool),
            "warnings": list(comparison.warnings),
            "old": statement_wire(comparison.old, text=False),
            "new": statement_wire(comparison.new, text=False),
            "summary": summary_wire(comparison.summary),
        }
    )
    old = {unit.id: unit for unit in comparison.old.units}
    new = {unit.id: unit for unit in comparison.new.units}
    for change in comparison.changes:
        wire = change_wire(change)
        wire["old_text"] = " ".join(old[unit].text for unit in change.old) if change.old else None
        wire["new_text"] = " ".join(new[unit].text for unit in change.new) if change.new else None
        wire["section"] = list((new[change.new[0]] if change.new else old[change.old[0]]).section)
        yield dumps({"schema": SCHEMA, "record": "change", **wire})
