"""``dialogue commitments``: who promises what, how firmly and by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.charting import Chart, chart_format, write_chart
from dialogue_cli.cli.operands import load_tools
from dialogue_cli.cli.output import columns, format_asked, warn, write, write_machine
from dialogue_cli.cli.rows import read_many
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.cli.theme_names import check_themes
from dialogue_cli.errors import UsageError

if TYPE_CHECKING:
    from dialogue_cli.tags.pledges import Wanted

FORMATS = ("text", "json", "jsonl", "csv")
MinStrength = Annotated[
    int | None, typer.Option("--min-strength", metavar="0..10", help="Only this rung and above; 5 is a commitment.")
]
Actor = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Only of this actor; parties, party and others are kinds.")
]
Deadline = Annotated[
    str | None, typer.Option("--deadline", metavar="any|DATE", help="Only with a time; a date or year: due by then.")
]
Sort = Annotated[str, typer.Option("--sort", metavar="order|strength|deadline|actor", help="Within each statement.")]
AllRungs = Annotated[bool, typer.Option("--all", help="Also appeals, affirmations and reports.")]


def command(
    operands: options.Operands,
    *,
    min_strength: MinStrength = None,
    actor: Actor = None,
    theme: options.Theme = None,
    keyword: options.Keyword = None,
    deadline: Deadline = None,
    sort: Sort = "order",
    all_rungs: AllRungs = False,
    form: options.Format = None,
    output: options.Output = None,
    chart: Chart = None,
    force: options.Force = False,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    quiet: options.Quiet = False,
) -> int:
    """List the commitments of a statement, or of every meeting of a series. Exit code 1 where there are none."""
    from dialogue_cli.tags.pledges import SORTS, Wanted, chosen, pledges_of

    settings = load_settings(
        {"width": width, "corpus": corpus, "lexicon": lexicon, "quiet": quiet, "verdicts": verdicts,
         "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    name = format_asked(form, output, FORMATS)
    _one_of("--sort", sort, SORTS)
    if min_strength is not None and not 0 <= min_strength <= 10:
        raise UsageError(f"no such strength: {min_strength}", where="--min-strength", do="give a number from 0 to 10")
    if deadline and not re.fullmatch(r"any|\d{4}(-\d\d-\d\d)?", deadline):
        raise UsageError(f"no such date: {deadline}", where="--deadline", do="give any, a year or YYYY-MM-DD")
    picture = chart_format(chart, force=force)
    tools = load_tools(settings)
    check_themes(theme, tools.themes.ids)
    from dialogue_cli.cli.review_store import labelled

    statements = [labelled(statement, settings, tools) for statement in read_many(operands, settings, tools)]
    for warning in (w for statement in statements for w in statement.warnings if "lexicon" in w):
        warn(warning, settings)
    wanted = Wanted(min_strength, actor, tuple(theme or ()), deadline, all_rungs, tuple(keyword or ()))
    found = chosen(pledges_of(statements), wanted, sort)
    from dialogue_cli.report import pledges as report

    if picture:
        from dialogue_cli.report import chart_kinds

        tags = [(s, [pledge.commitment for pledge in found if pledge.statement is s]) for s in statements]
        tool, told = tools.tool(settings.of_result()), _filter(wanted)
        write_chart(chart, picture, lambda f: chart_kinds.commitments(tags, tool, f, chosen=told), force=force)
    if name == "text":
        text = report.lines(found, statements, width=columns(settings, to_file=bool(output)))
        write(text if found else "no commitments\n", output=output, force=force)
    elif name == "csv":
        from dialogue_cli.report.csv import table

        write_machine(
            table(report.COLUMNS, report.rows(found), tool=tools.tool(settings.of_result())), output=output, force=force
        )
    else:
        write_machine(
            report.as_json(found, tools.tool(settings.of_result()), lines=name == "jsonl"), output=output, force=force
        )
    return 0 if found else 1


def _filter(wanted: Wanted) -> str:
    """The filters in words, for a chart to say what it leaves out."""
    told = [
        f"strength from {wanted.min_strength}" if wanted.min_strength is not None else "",
        f"actor {wanted.actor}" if wanted.actor else "",
        f"theme {' or '.join(wanted.themes)}" if wanted.themes else "",
        f"deadline {wanted.deadline}" if wanted.deadline else "",
    ]
    return ", ".join(part for part in told if part)


def _one_of(option: str, given: str, allowed: tuple[str, ...]) -> None:
    if given not in allowed:
        raise UsageError(f"no such choice: {given}", where=option, do=f"choices: {', '.join(allowed)}")
