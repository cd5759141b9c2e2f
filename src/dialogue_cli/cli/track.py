"""``dialogue track``: the life of each commitment over all meetings of a series."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.charting import Chart, chart_format, write_chart
from dialogue_cli.cli.diff import layout_for
from dialogue_cli.cli.operands import load_tools
from dialogue_cli.cli.output import format_asked, warn, write, write_machine
from dialogue_cli.cli.progress import progress
from dialogue_cli.cli.rows import read_many
from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.cli.theme_names import check_themes
from dialogue_cli.errors import UsageError

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.statement.comparison import Comparison, Lineage, Thread, Tool
    from dialogue_cli.statement.model import Statement

FORMATS = ("text", "json", "csv", "jsonl")
Series = Annotated[
    list[str],
    typer.Argument(
        metavar="SERIES [QUERY]", show_default=False, help="A series, or files in order; then words to find."
    ),
]
ThreadOption = Annotated[
    str | None, typer.Option("--thread", metavar="ID", help="Every wording of one thread, each redlined.")
]
All = Annotated[bool, typer.Option("--all", help="Every thread, also those without a commitment or with one meeting.")]


def command(
    series: Series,
    *,
    thread: ThreadOption = None,
    theme: options.Theme = None,
    keyword: options.Keyword = None,
    everything: All = False,
    form: options.Format = None,
    output: options.Output = None,
    chart: Chart = None,
    force: options.Force = False,
    color: options.Color = None,
    palette: options.Palette = None,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    quiet: options.Quiet = False,
) -> int:
    """Follow commitments across all meetings: introduced, kept, strengthened, weakened, dropped, revived."""
    settings = load_settings(
        {"color": color, "palette": palette, "width": width, "corpus": corpus, "quiet": quiet, "verdicts": verdicts,
         "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    name = format_asked(form, output, FORMATS)
    picture = chart_format(chart, force=force)
    tools = load_tools(settings)
    check_themes(theme, tools.themes.ids)
    operands, query = _parted(series)
    statements = read_many(operands, settings, tools)
    lineage, comparisons = _traced(statements, settings, tools)
    if thread:
        chosen = _one(thread, lineage)
        from dialogue_cli.report.timeline import render_thread

        layout = layout_for(settings, output)
        write(render_thread(lineage, chosen, comparisons, layout=layout), output=output, force=force)
        return 0
    words = (*(keyword or ()), *([query] if query else []))
    threads = select(lineage, keywords=words, themes=tuple(theme or ()), everything=everything)
    tool = tools.tool(settings.of_result())
    if picture:
        from dialogue_cli.report import chart_kinds

        write_chart(chart, picture, lambda form: chart_kinds.threads(lineage, threads, tool, form), force=force)
    if name == "text":
        from dialogue_cli.report.timeline import render

        most = None if everything or words else 40
        write(render(lineage, threads, layout=layout_for(settings, output), most=most), output=output, force=force)
    elif name == "json":
        from dialogue_cli.report.timeline import to_json

        write_machine(to_json(lineage, threads, tool), output=output, force=force)
    else:
        write_machine(_rows(name, lineage, threads, tool), output=output, force=force)
    if not threads:
        warn("no thread fits", settings)
    return 0 if threads else 1


def _traced(
    statements: Sequence[Statement], settings: Settings, tools: Toolbox
) -> tuple[Lineage, tuple[Comparison, ...]]:
    """The threads over the statements, and the comparisons that made them."""
    from dialogue_cli.api import trace
    from dialogue_cli.cli.review_store import decisions

    with progress("comparing", quiet=settings.quiet) as show:
        series, decided = statements[-1].series or "", decisions(settings)
        return trace(statements, series=series, toolbox=tools, progress=show, verdicts=decided)


def select(
    lineage: Lineage,
    *,
    keywords: tuple[str, ...] = (),
    themes: tuple[str, ...] = (),
    everything: bool = False,
) -> tuple[Thread, ...]:
    """The threads that fit, those with most meetings first, then in the order of their first appearance.

    Without ``everything`` or keywords only threads that held a commitment and were heard at two meetings are shown.
    """
    from dialogue_cli.tags.keywords import has_keyword

    by_id = {statement.id: statement for statement in lineage.statements}
    kept: list[tuple[int, int, Thread]] = []
    for thread in lineage.threads:
        units = [by_id[p.statement].unit(u) for p in thread.points for u in p.units]
        meetings = sum(bool(p.units) for p in thread.points)
        pledged = any(u.commitment and u.commitment.is_commitment for u in units)
        if not all(has_keyword(units, words) for words in keywords):
            continue
        if themes and not any(t == want or t.startswith(f"{want}.") for t in thread.themes for want in themes):
            continue
        if everything or keywords or (pledged and meetings > 1):
            kept.append((-meetings, len(kept), thread))
    return tuple(row[2] for row in sorted(kept, key=lambda row: row[:2]))


def _parted(words: list[str]) -> tuple[list[str], str]:
    """Operands, and the query that may follow a series: what is no file and no reference is taken for words."""
    from pathlib import Path

    if len(words) > 1 and not any(Path(word).exists() for word in words) and "@" not in words[-1]:
        return words[:1], " ".join(words[1:])
    return words, ""


def _one(thread_id: str, lineage: Lineage) -> Thread:
    for thread in lineage.threads:
        if thread.id == thread_id:
            return thread
    raise UsageError(
        "no such thread", where=thread_id, do=f"threads are t1 to t{len(lineage.threads)}; list them: --all"
    )


def _rows(name: str, lineage: Lineage, threads: tuple[Thread, ...], tool: Tool) -> str:
    from dialogue_cli.report.csv import table as as_csv
    from dialogue_cli.report.csv import traced
    from dialogue_cli.report.timeline import COLUMNS, rows

    table = list(rows(lineage, threads))
    if name == "csv":
        return as_csv(COLUMNS, table, tool=tool)
    found = (traced(dict(zip(COLUMNS, row, strict=True)), tool) for row in table)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
