"""``dialogue report``: a comparison as a file to send: page, Word redline, Markdown, or any other format."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.diff import New, Old, emit
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.errors import UsageError
from dialogue_cli.report.registry import FORMATS, format_for, known

Target = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; the ending chooses the format.")
]


def command(
    old: Old,
    new: New = None,
    *,
    output: Target,
    form: options.Format = None,
    force: options.Force = False,
    unit: options.UnitOption = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> int:
    """Write the comparison of two statements (or of a series' last two) to a file.

    report old.md new.md -o changes.html   one self-contained page; .docx: Word with tracked changes; .md: Markdown
    """
    settings = load_settings({"unit": unit, "corpus": corpus, "lexicon": lexicon, "quiet": quiet})
    name = form or format_for(output)
    if name is None:
        raise UsageError("the ending names no format", where=output,
                         do=f"add --format, one of {', '.join(FORMATS)}")  # fmt: skip
    known(name)
    from dialogue_cli.cli.operands import compare_operands

    emit(compare_operands(old, new, settings), name, settings, output=output, force=force)
    return 0
