"""``dialogue keywords``: key terms of a statement, or what it says more and less than others."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.operands import load_tools
from dialogue_cli.cli.output import format_asked, write, write_machine
from dialogue_cli.cli.rows import read_many
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.errors import UsageError

if TYPE_CHECKING:
    from dialogue_cli.statement.comparison import Tool
    from dialogue_cli.statement.model import Statement

SCHEMA = "dialogue-keywords/1"
TOP = 20
FORMATS = ("text", "json", "csv", "jsonl")
Against = Annotated[
    list[str] | None,
    typer.Option("--against", metavar="STATEMENT|SERIES", help="Compare with these; repeatable."),
]
Most = Annotated[
    int | None,
    typer.Option("--top", metavar="N", min=1, help="How many terms, more and less; 20, and all for programs."),
]
Least = Annotated[int, typer.Option("--min-count", metavar="N", min=1, help="Leave out what stands less often.")]


def command(
    operands: options.Operands,
    *,
    against: Against = None,
    top: Most = None,
    least: Least = 2,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    corpus: options.CorpusOption = None,
    quiet: options.Quiet = False,
) -> int:
    """Key terms of one statement; of two or more, or with --against, what the first says more and less.

    keywords reef-dialogue@5 --against reef-dialogue   one meeting against the rest of its series
    """
    from dialogue_cli.tags.keywords import key_terms, keyness

    settings = load_settings({"corpus": corpus, "quiet": quiet})
    name = format_asked(form, output, FORMATS)
    tools = load_tools(settings)
    first, *rest = read_many(operands, settings, tools)
    if against:
        rest += [s for s in read_many(against, settings, tools) if s.sha256 != first.sha256]
    if not rest and not against:
        terms = key_terms(first, tools.stopwords, most=top or TOP)
        rows: list[dict[str, object]] = [{"term": t, "count": c, "units": u} for t, c, u in terms]
        if name == "text":
            from dialogue_cli.report.tables import term_lines

            write(term_lines(terms, len(first.units)), output=output, force=force)
            return 0 if terms else 1
    else:
        if not rest:
            raise UsageError("nothing is left to compare with", where="--against", do="name another statement")
        found = keyness(first, rest, tools.stopwords, least=least, spelling=tools.weights.spelling)
        shown = [
            *[row for row in found if row.log_ratio >= 0][:top],
            *[row for row in found if row.log_ratio < 0][:top],
        ]
        rows = [asdict(row) for row in (found if top is None else sorted(shown, key=lambda row: -row.g2))]
        if name == "text":
            from dialogue_cli.report.tables import keyness_lines

            write(keyness_lines(found, first.id, _named(rest), most=top or TOP), output=output, force=force)
            return 0 if found else 1
    write_machine(_written(name, rows, tools.tool(settings.of_result())), output=output, force=force)
    return 0 if rows else 1


def _named(rest: list[Statement]) -> str:
    return rest[0].id if len(rest) == 1 else f"{len(rest)} others"


def _written(name: str, rows: list[dict[str, object]], tool: Tool) -> str:
    if name == "csv":
        from dialogue_cli.report.csv import table

        return table(list(rows[0]) if rows else ["term"], (list(row.values()) for row in rows), tool=tool)
    if name == "jsonl":
        from dialogue_cli.report.csv import traced

        return "".join(json.dumps(traced(row, tool), ensure_ascii=False) + "\n" for row in rows)
    from dialogue_cli.report.json import tool_wire

    return json.dumps({"schema": SCHEMA, "tool": tool_wire(tool), "rows": rows}, ensure_ascii=False, indent=2) + "\n"
