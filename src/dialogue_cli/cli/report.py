"""``dialogue report``: a comparison as a file to send: page, Word redline, Markdown, or any other format."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.diff import emit, is_row, layout_for
from dialogue_cli.cli.in_a_row import since_revision
from dialogue_cli.cli.options import New, Old
from dialogue_cli.cli.output import write, write_machine
from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.errors import UsageError
from dialogue_cli.report.registry import FORMATS, format_for, known

Target = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; the ending chooses the format.")
]
Shape = Annotated[
    str, typer.Option("--form", metavar="redline|note", help="The whole redline, or a note of two pages by theme.")
]
AllPairs = Annotated[
    bool,
    typer.Option("--all-pairs", help="Every statement of the series against the next; --output names a folder."),
]
Backend = Annotated[
    str, typer.Option("--backend", metavar="serial|processes|dask", help="Where --all-pairs does its work.")
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="The Dask scheduler, e.g. tcp://host:8786.")
]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="How many at once; all cores by default.")]


def command(
    old: Old,
    new: New = None,
    more: options.More = None,
    *,
    since: options.Since = None,
    output: Target,
    form: options.Format = None,
    shape: Shape = "redline",
    all_pairs: AllPairs = False,
    backend: Backend = "processes",
    scheduler: Scheduler = None,
    jobs: Jobs = None,
    force: options.Force = False,
    unit: options.UnitOption = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    quiet: options.Quiet = False,
) -> int:
    """Write the comparison of two statements (or of a series' last two) to a file.

    report old.md new.md -o changes.html   one self-contained page; .docx: Word with tracked changes; .md: Markdown
    """
    settings = load_settings(
        {"unit": unit, "corpus": corpus, "lexicon": lexicon, "quiet": quiet, "verdicts": verdicts,
         "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    if all_pairs:
        operands = [old, *([new] if new is not None else []), *(more or ())]
        return _all_pairs(operands, form or "html", output, settings, backend=backend, scheduler=scheduler, jobs=jobs,
                          force=force)  # fmt: skip
    name = form or format_for(output)
    if name is None:
        raise UsageError("the ending names no format", where=output,
                         do=f"add --format, one of {', '.join(FORMATS)}")  # fmt: skip
    known(name)
    if shape not in ("redline", "note"):
        raise UsageError(f"no such form: {shape}", where="--form", do="forms: redline, note")
    old, new, since = since_revision(old, new, since)
    if is_row(old, new, more, since):
        _row([old, *([new] if new is not None else []), *(more or ())], since, name, shape, settings, output=output,
             force=force)  # fmt: skip
        return 0
    from dialogue_cli.cli.comparing import compare_operands

    if shape == "note":
        _note(old, new, name, settings, output=output, force=force)
    elif name == "html" and new is None:
        write_machine(_series_page(old, settings), output=output, force=force)
    else:
        emit(compare_operands(old, new, settings), name, settings, output=output, force=force)
    return 0


def _series_page(series: str, settings: Settings) -> str:
    """The last two statements of a series as a page, with the timeline of all its statements of the same type."""
    from dialogue_cli.api import trace
    from dialogue_cli.cli.comparing import compare_operands
    from dialogue_cli.cli.operands import load_tools
    from dialogue_cli.cli.progress import progress
    from dialogue_cli.cli.rows import read_many
    from dialogue_cli.cli.track import select
    from dialogue_cli.report.html import render

    comparison = compare_operands(series, None, settings)
    tools = load_tools(settings)
    newest = comparison.new
    statements = [
        statement for statement in read_many([series], settings, tools)
        if (statement.type, statement.language) == (newest.type, newest.language)
    ]  # fmt: skip
    if len(statements) < 3:
        return render(comparison)
    with progress("comparing", quiet=settings.quiet) as show:
        lineage, _ = trace(statements, series=newest.series or series, toolbox=tools, progress=show)
    return render(comparison, lineage=lineage, threads=select(lineage), themes=tools.themes.ids)


def _row(
    operands: list[str], since: str | None, name: str, shape: str, settings: Settings, *, output: str, force: bool
) -> None:
    """A table of several comparisons."""
    from dialogue_cli.cli.row_output import check_format, compare_row, emit_row
    from dialogue_cli.report.selection import Selection

    if shape == "note":
        raise UsageError("is about one pair, and this is a row", where="--form note", do="name two statements")
    check_format(name, Selection())
    emit_row(compare_row(operands, since, settings), name, layout=layout_for(settings, output), output=output,
             force=force)  # fmt: skip


def _all_pairs(
    operands: list[str],
    form: str,
    output: str,
    settings: Settings,
    *,
    backend: str,
    scheduler: str | None,
    jobs: int | None,
    force: bool,
) -> int:
    from pathlib import Path

    from dialogue_cli.cli.all_pairs import run, tasks_for
    from dialogue_cli.cli.progress import progress

    tasks = tasks_for(operands, form, settings)
    with progress("reports", quiet=settings.quiet) as show:
        written = run(tasks, Path(output), settings, backend=backend, scheduler=scheduler, jobs=jobs, force=force,
                      progress=show)  # fmt: skip
    write("".join(f"{path}\n" for path in written))
    return 0


def _note(old: str, new: str | None, name: str, settings: Settings, *, output: str, force: bool) -> None:
    from dialogue_cli.cli.comparing import compare_operands
    from dialogue_cli.cli.operands import load_tools
    from dialogue_cli.report.note import note_of
    from dialogue_cli.report.note_writers import FORMATS as NOTE_FORMATS
    from dialogue_cli.report.note_writers import write as write_note

    if name not in NOTE_FORMATS:
        raise UsageError(f"a note cannot be written as {name}", where="--form note",
                         do=f"formats: {', '.join(NOTE_FORMATS)}")  # fmt: skip
    comparison = compare_operands(old, new, settings)
    note = note_of(comparison, load_tools(settings).themes.labels)
    write(write_note(note, name, date=comparison.new.date), output=output, force=force)
