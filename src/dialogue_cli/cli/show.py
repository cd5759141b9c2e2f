"""``dialogue show``: one statement with its metadata, sections, units and tags."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.diff import layout_for
from dialogue_cli.cli.output import format_asked, warn, write, write_machine
from dialogue_cli.cli.settings import load_settings

Cleaned = Annotated[bool, typer.Option("--cleaned", help="Also what was left out while reading, with its line.")]
FORMATS = ("text", "sentences", "json", "jsonl", "csv")


def command(
    statement: options.OperandArgument,
    *,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    commitments: options.Commitments = False,
    theme: options.Theme = None,
    keyword: options.Keyword = None,
    cleaned: Cleaned = False,
    unit: options.UnitOption = None,
    color: options.Color = None,
    palette: options.Palette = None,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show one statement: title, date, place, parties, then its units with their tags. SERIES@2#s12 shows one unit."""
    settings = load_settings(
        {"color": color, "palette": palette, "width": width, "unit": unit, "corpus": corpus, "lexicon": lexicon,
         "quiet": quiet, "verbose": verbose, "verdicts": verdicts, "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    name = format_asked(form, output, FORMATS)
    from dialogue_cli.cli.operands import find, load_tools, read
    from dialogue_cli.cli.review_store import labelled
    from dialogue_cli.cli.theme_names import check_themes
    from dialogue_cli.report.selection import Selection
    from dialogue_cli.report.statement import chosen_units, render

    found = find(statement, settings)
    tools = load_tools(settings)
    check_themes(theme, tools.themes.ids)
    read_one = labelled(read(found, settings, tools), settings, tools)
    selection = Selection(commitments=commitments, themes=tuple(theme or ()), keywords=tuple(keyword or ()))
    shown = chosen_units(read_one, selection, found.unit)
    if name == "text":
        layout = layout_for(settings, output)
        write(render(shown, layout=layout, cleaned=cleaned, verbose=settings.verbose), output=output, force=force)
        return
    for warning in read_one.warnings:
        warn(warning, settings)
    if name == "sentences":
        from dialogue_cli.report.statement import sentences

        write_machine(sentences(shown), output=output, force=force)
        return
    if name == "csv":
        from dialogue_cli.report.csv import render_statement as as_csv

        write_machine(as_csv(shown, tools.tool(settings.of_result())), output=output, force=force)
        return
    if name == "json":
        from dialogue_cli.report.json import render_statement as as_lines
    else:
        from dialogue_cli.report.jsonl import render_statement as as_lines
    write_machine(as_lines(shown, tools.tool(settings.of_result())), output=output, force=force)
