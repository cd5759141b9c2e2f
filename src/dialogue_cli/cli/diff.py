"""``dialogue diff``: what changed between two statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogue_cli.cli.output import colored, columns, warn, write, write_machine
from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.errors import UsageError
from dialogue_cli.report import registry
from dialogue_cli.report.registry import Format, format_for, known, renderer
from dialogue_cli.report.selection import Selection, filtered, parse_kinds
from dialogue_cli.statement.comparison import Comparison

if TYPE_CHECKING:  # annotations are read when typer needs them (cli/lazy.py puts ``options`` here), not before
    from dialogue_cli.cli import options
    from dialogue_cli.report.layout import Layout

FORMATS = tuple(registry.FORMATS)


def command(
    old: options.Old,
    new: options.New = None,
    more: options.More = None,
    *,
    since: options.Since = None,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    only: options.Only = None,
    commitments: options.Commitments = False,
    theme: options.Theme = None,
    keyword: options.Keyword = None,
    context: options.Context = None,
    unit: options.UnitOption = None,
    stat: options.Stat = False,
    exit_code: options.ExitCode = False,
    explain: options.Explain = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    color: options.Color = None,
    palette: options.Palette = None,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Say what was added, removed and reworded between two statements, above all in the commitments."""
    settings = load_settings(
        {"color": color, "palette": palette, "width": width, "unit": unit, "context": context, "corpus": corpus,
         "lexicon": lexicon, "quiet": quiet, "verbose": verbose, "verdicts": verdicts,
         "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    selection = Selection(parse_kinds(only), commitments, tuple(theme or ()), tuple(keyword or ()))
    name = form or (format_for(output) if output else None) or "text"
    chosen = known(name)
    _together(chosen, name, selection, stat=stat, explain=explain)
    if theme:
        from dialogue_cli.cli.operands import load_tools
        from dialogue_cli.cli.theme_names import check_themes

        check_themes(theme, load_tools(settings).themes.ids)
    if since is not None:
        from dialogue_cli.cli.in_a_row import since_revision

        old, new, since = since_revision(old, new, since)
    if is_row(old, new, more, since):
        return _row([old, *([new] if new is not None else []), *(more or ())], since, name, settings, selection,
                    output=output, force=force, exit_code=exit_code, one=stat or bool(explain))  # fmt: skip
    from dialogue_cli.cli.comparing import compare_operands

    comparison = compare_operands(old, new, settings)
    if stat or explain:  # views without a head, where warnings would stand
        for warning in comparison.warnings:
            warn(warning, settings)
    if explain:
        from dialogue_cli.report.explain import render as explained

        write(explained(comparison, explain, layout=layout_for(settings, output)), output=output, force=force)
    elif stat:
        from dialogue_cli.report.stat import render as counted

        write(counted(comparison, layout=layout_for(settings, output)), output=output, force=force)
    else:
        emit(comparison, name, settings, selection=selection, output=output, force=force)
    return 1 if exit_code and differs(comparison) else 0


def is_row(old: str, new: str | None, more: list[str] | None, since: str | None) -> bool:
    """Whether more than one pair is meant: three statements or more, ``SERIES@1..4``, a folder, or ``--since``."""
    if more or since is not None:
        return True
    if new is not None or ("@" in old and ".." not in old):
        return False
    from dialogue_cli.cli.in_a_row import asked

    return asked([old])


def _row(
    operands: list[str],
    since: str | None,
    name: str,
    settings: Settings,
    selection: Selection,
    *,
    output: str | None,
    force: bool,
    exit_code: bool,
    one: bool,
) -> int:
    """Several comparisons in one table."""
    from dialogue_cli.cli.row_output import check_format, compare_row, emit_row

    if one:
        raise UsageError("is about one pair, and this is a row", where="--stat, --explain", do="name two statements")
    check_format(name, selection)
    found = compare_row(operands, since, settings)
    emit_row(found, name, layout=layout_for(settings, output), selection=selection, output=output, force=force)
    return 1 if exit_code and any(differs(comparison) for comparison in found) else 0


def differs(comparison: Comparison) -> bool:
    """Whether anything at all changed: words, order or a pledge."""
    from dialogue_cli.report.view import is_quiet

    return not all(is_quiet(change) for change in comparison.changes)


def emit(
    comparison: Comparison,
    name: str,
    settings: Settings,
    *,
    selection: Selection | None = None,
    output: str | None = None,
    force: bool = False,
) -> None:
    """Write a comparison in a format. Warnings stand in the text itself; for every other format they go to stderr."""
    row, render, chosen = known(name), renderer(name), selection or Selection()
    if row.laid_out:
        text = render(comparison, layout=layout_for(settings, output), selection=chosen, context=settings.context,
                      verbose=settings.verbose)  # fmt: skip
        write(text, output=output, force=force)
        return
    for warning in comparison.warnings:
        warn(warning, settings)
    result = render(filtered(comparison, chosen))
    if isinstance(result, str) and row.machine:
        write_machine(result, output=output, force=force)
    else:
        write(result, output=output, force=force, binary=row.binary)


def layout_for(settings: Settings, output: str | None) -> Layout:
    """Width, wrapping and colours for where the text goes: lines are not broken where no width is known."""
    import sys

    from dialogue_cli.report.layout import Layout
    from dialogue_cli.report.style import painter

    to_file = bool(output and output != "-")
    wrap = settings.width is not None or (not to_file and sys.stdout.isatty())
    return Layout(
        columns(settings, to_file=to_file), wrap, painter(colored(settings, to_file=to_file), settings.palette)
    )


def _together(row: Format, name: str, selection: Selection, *, stat: bool, explain: str | None) -> None:
    """Refuse options that contradict each other before any work is done."""
    if (stat or explain) and name != "text":
        raise UsageError("is text only", where="--stat" if stat else "--explain", do="leave --format out")
    if stat and explain:
        raise UsageError("asks for two things", where="--stat --explain", do="leave one out")
    if selection.active and (row.whole or stat or explain):
        what = f"--format {name}" if row.whole else "--stat" if stat else "--explain"
        raise UsageError("works on the whole comparison", where=what, do=f"leave out {selection.words()}")
