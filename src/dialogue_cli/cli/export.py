"""``dialogue export``: long tables of commitments, changes, themes or threads, for a spreadsheet or for statistics."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.comparing import compare_two
from dialogue_cli.cli.operands import load_tools
from dialogue_cli.cli.output import format_asked, warn, write, write_machine
from dialogue_cli.cli.progress import progress
from dialogue_cli.cli.review_store import decisions
from dialogue_cli.cli.rows import read_rows, rows_of
from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.errors import UsageError
from dialogue_cli.report.export_writers import FORMATS, require_parquet

if TYPE_CHECKING:
    from dialogue_cli.align.link import Progress
    from dialogue_cli.api import Toolbox
    from dialogue_cli.report.export import Series, Table
    from dialogue_cli.statement.model import Statement

Operands = Annotated[
    list[str],
    typer.Argument(
        metavar="SERIES|CORPUS|FILE...",
        show_default=False,
        help="A series, SERIES@1..4, a corpus directory (all its series), a folder of statements, or files in order.",
    ),
]
TableOption = Annotated[
    str, typer.Option("--table", metavar="commitments|changes|themes|threads", help="What the rows are.")
]
ListColumns = Annotated[bool, typer.Option("--columns", help="List the columns with their meaning, and stop.")]


def command(
    operands: Operands,
    *,
    table: TableOption = "commitments",
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    columns: ListColumns = False,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    unit: options.UnitOption = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> int:
    """Write a long table, one row a thing: csv, jsonl or parquet. Its columns: docs/export.md, or --columns."""
    from dialogue_cli.report import export
    from dialogue_cli.report.export_writers import write as as_table

    settings = load_settings(
        {"unit": unit, "corpus": corpus, "lexicon": lexicon, "quiet": quiet, "verdicts": verdicts,
         "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    chosen = _known(table)
    name = _format(form, output)
    head = export.columns_of(chosen)
    if columns:
        width = max(len(column.name) for column in head)
        write("".join(f"{c.name:<{width}}  {c.type:<6}  {c.meaning}\n" for c in head), output=output, force=force)
        return 0
    tools = load_tools(settings)
    with progress("comparing", quiet=settings.quiet) as show:
        series = _series(operands, chosen, settings, tools, show)
    names = {theme: (tools.themes.labels[theme], tools.themes.groups[theme]) for theme in tools.themes.ids}
    rows = list(export.rows_of(chosen, series, names, tools.tool(settings.of_result())))
    result = as_table(name, head, rows)
    if isinstance(result, bytes):
        write(result, output=output, force=force, binary=True)
    else:
        write_machine(result, output=output, force=force)
    if not rows:
        warn(f"no {table}: the table has its header only", settings)
    return 0 if rows else 1


def _known(table: str) -> Table:
    """The table of this name. Raises UsageError that lists them."""
    from dialogue_cli.report.export import TABLES

    if table not in TABLES:
        raise UsageError(f"no such table: {table}", where="--table", do=f"tables: {', '.join(TABLES)}")
    return TABLES[table]


def _format(form: str | None, output: str | None) -> str:
    """As told, else by the ending of the file, else CSV. Raises UsageError, MissingExtra."""
    name = format_asked(form, output, FORMATS)
    if name == "parquet":
        require_parquet()
    return name


def _series(
    operands: Iterable[str],
    table: Table,
    settings: Settings,
    tools: Toolbox,
    show: Progress | None,
) -> list[Series]:
    """What the table needs of every row. Raises UsageError where nothing can be compared."""
    from dialogue_cli.report.export import COMPARED, Series

    words = list(operands)
    rows = read_rows(rows_of(words, settings), settings, tools)
    if table.name not in COMPARED:
        return [Series(statements) for _, statements in rows]
    found = [
        _compared(row.name, statements, table, settings, tools, show) for row, statements in rows if len(statements) > 1
    ]
    if not found:
        raise UsageError("fewer than two statements", where=" ".join(words), do="name a series with two or more")
    return found


def _compared(
    name: str,
    statements: tuple[Statement, ...],
    table: Table,
    settings: Settings,
    tools: Toolbox,
    show: Progress | None,
) -> Series:
    from dialogue_cli.api import trace
    from dialogue_cli.report.export import Series

    if table.name == "threads":
        lineage, comparisons = trace(
            statements, series=name, toolbox=tools, progress=show, verdicts=decisions(settings)
        )
        return Series(statements, comparisons, lineage)
    done = []
    for old, new in pairwise(statements):
        done.append(compare_two(old, new, settings, tools))
        if show:
            show(len(done) / (len(statements) - 1))
    return Series(statements, tuple(done))
