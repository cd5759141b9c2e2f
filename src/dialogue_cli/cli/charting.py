"""``--chart FILE``: the option, checked before any work is done, and the writing of the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Annotated

import typer

from dialogue_cli.cli.output import write
from dialogue_cli.errors import OutputError, UsageError

Chart = Annotated[
    str | None, typer.Option("--chart", metavar="FILE", help="Draw it as well: FILE.svg or FILE.png (extra [charts]).")
]


def chart_format(path: str | None, *, force: bool) -> str | None:
    """svg or png by the ending, None without the option.

    Raises UsageError for another ending, OutputError where the file exists, MissingExtra without the library: all of
    them before a statement is read.
    """
    if path is None:
        return None
    from dialogue_cli.report.chart import FORMATS, require_charts

    form = PurePath(path).suffix.lower().lstrip(".")
    if form not in FORMATS:
        raise UsageError("the ending names no picture", where=f"--chart {path}", do="write .svg or .png")
    require_charts()
    if Path(path).is_dir() or not Path(path).resolve().parent.is_dir():
        raise OutputError("cannot be written there", where=path, do="name a file in a folder that exists")
    if Path(path).exists() and not force:
        raise OutputError("already exists", where=path, do="add --force to overwrite it")
    return form


def write_chart(path: str | None, form: str | None, draw: Callable[[str], bytes], *, force: bool) -> None:
    """Draw and write the picture where one was asked for. Raises UsageError where there is nothing to draw."""
    if path is not None and form is not None:
        write(draw(form), output=path, force=force)
