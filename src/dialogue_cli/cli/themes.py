"""``dialogue themes``: what share of each statement each theme has, and how that shifts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dialogue_cli.cli import options
from dialogue_cli.cli.charting import Chart, chart_format, write_chart
from dialogue_cli.cli.operands import load_tools
from dialogue_cli.cli.output import columns, format_asked, write, write_machine
from dialogue_cli.cli.rows import read_many
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.cli.theme_names import check_themes

if TYPE_CHECKING:
    from dialogue_cli.statement.comparison import Tool
    from dialogue_cli.statement.model import Statement
    from dialogue_cli.tags.shares import ThemeRow

SCHEMA = "dialogue-themes-table/1"
COLUMNS = ("statement", "series", "meeting", "date", "theme", "group", "units", "all_units", "share", "words",
           "all_words", "per_1000_words", "change")  # fmt: skip
FORMATS = ("text", "json", "csv", "jsonl")


def command(
    operands: options.Operands,
    *,
    theme: options.Theme = None,
    form: options.Format = None,
    output: options.Output = None,
    chart: Chart = None,
    force: options.Force = False,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    quiet: options.Quiet = False,
) -> int:
    """Show the share of each theme in one statement, or over the meetings of a series."""
    from dialogue_cli.cli.review_store import labelled
    from dialogue_cli.tags.shares import theme_rows

    settings = load_settings(
        {"width": width, "corpus": corpus, "quiet": quiet, "verdicts": verdicts, "ignore_verdicts": ignore_verdicts}
    )
    name = format_asked(form, output, FORMATS)
    picture = chart_format(chart, force=force)
    tools = load_tools(settings)
    check_themes(theme, tools.themes.ids)
    statements = [labelled(statement, settings, tools) for statement in read_many(operands, settings, tools)]
    rows = theme_rows(statements, tools.themes.ids)
    if theme:
        rows = tuple(row for row in rows if any(row.theme == t or row.theme.startswith(f"{t}.") for t in theme))
    if picture:
        from dialogue_cli.report import chart_kinds

        tool, labels = tools.tool(settings.of_result()), dict(tools.themes.labels)
        write_chart(chart, picture, lambda form: chart_kinds.themes(rows, statements, labels, tool, form), force=force)
    if name == "text":
        from dialogue_cli.report.tables import theme_lines

        write(theme_lines(rows, statements, width=columns(settings, to_file=bool(output))), output=output, force=force)
        return 0 if rows else 1
    write_machine(
        _table(name, _rows(rows, statements, tools.themes.groups), tools.tool(settings.of_result())),
        output=output,
        force=force,
    )
    return 0 if rows else 1


def _rows(
    rows: Iterable[ThemeRow], statements: Iterable[Statement], groups: Mapping[str, str]
) -> list[tuple[object, ...]]:
    """One row a theme and statement; ``change`` is the difference from the share of the statement before."""
    known = {statement.id: statement for statement in statements}
    table: list[tuple[object, ...]] = []
    for row in rows:
        before: float | None = None
        for share in row.shares:
            of = known[share.statement]
            change = None if before is None else round(share.share - before, 4)
            before = share.share
            head = (of.id, of.series, of.meeting, of.date, row.theme, groups[row.theme])
            counts = (share.units, share.total, round(share.share, 4), share.words, share.all_words)
            table.append((*head, *counts, round(share.rate, 3), change))
    return table


def _table(name: str, table: list[tuple[object, ...]], tool: Tool) -> str:
    from dialogue_cli.report.csv import traced

    if name == "csv":
        from dialogue_cli.report.csv import table as as_csv

        return as_csv(COLUMNS, table, tool=tool)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table]
    if name == "jsonl":
        return "".join(json.dumps(traced(row, tool), ensure_ascii=False) + "\n" for row in rows)
    from dialogue_cli.report.json import tool_wire

    return json.dumps({"schema": SCHEMA, "tool": tool_wire(tool), "rows": rows}, ensure_ascii=False, indent=2) + "\n"
