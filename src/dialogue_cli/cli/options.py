"""Every option that more than one command has, once: name, help, choices. Commands use these as annotations.

``def command(old: Operand, format: Format = None, ...)``. The default of each is None, which means "not given here":
the settings file, the environment and then the built-in default decide (``cli/settings.py``).
"""

from __future__ import annotations

from typing import Annotated

import typer

OperandArgument = Annotated[
    str,
    typer.Argument(
        metavar="STATEMENT",
        help="A file, - for stdin, a corpus reference (SERIES@2, SERIES@2024-03-20, SERIES@latest) or REV:PATH of git.",
    ),
]
Operands = Annotated[
    list[str],
    typer.Argument(
        metavar="STATEMENT|SERIES...",
        show_default=False,
        help="Files, a folder of them, corpus references (SERIES@2, SERIES@latest), or a SERIES with all its meetings.",
    ),
]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="How to write the result.")]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the result there; the ending chooses the format."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file that --output names.")]
Color = Annotated[
    str | None, typer.Option("--color", metavar="auto|always|never", help="Colours; NO_COLOR is honoured.")
]
Palette = Annotated[
    str | None, typer.Option("--palette", metavar="blue-orange|high-contrast|mono", help="Which colours.")
]
Width = Annotated[int | None, typer.Option("--width", metavar="COLUMNS", help="Width of the text, from 40.")]
Theme = Annotated[
    list[str] | None, typer.Option("--theme", metavar="THEME", help="Only what bears this theme tag; may be repeated.")
]
Keyword = Annotated[
    list[str] | None, typer.Option("--keyword", "-k", metavar="WORDS", help="Only what has these words; repeatable.")
]
Only = Annotated[
    str | None,
    typer.Option(
        "--only", metavar="KINDS", help="Only these kinds of change or shift, e.g. added,weakened,position-gone."
    ),
]
Commitments = Annotated[bool, typer.Option("--commitments", help="Only commitments.")]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="sentence|paragraph|line", help="What the text is cut into.")
]
Context = Annotated[
    int | None, typer.Option("--context", "-C", metavar="N", help="Show N unchanged units around each change.")
]
CorpusOption = Annotated[
    str | None, typer.Option("--corpus", metavar="DIR", help="The corpus to look references up in.")
]
Lexicon = Annotated[
    list[str] | None,
    typer.Option("--lexicon", metavar="FILE", help="A word list over the shipped one; may be repeated."),
]
Verdicts = Annotated[
    str | None,
    typer.Option(
        "--verdicts", metavar="FILE", help="Readers' verdicts, or a folder of them; else verdicts/ beside the newer."
    ),
]
IgnoreVerdicts = Annotated[
    bool, typer.Option("--ignore-verdicts", help="The machine's own view, as if no reader had decided anything.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings on stderr.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="More detail.")]

Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        show_default=False,
        help="The older statement: a file, - for stdin, SERIES@2, SERIES@2024-03-20, SERIES@latest, or REV:PATH of"
        " git. A SERIES alone compares its last two statements of the same type.",
    ),
]
New = Annotated[
    str | None, typer.Argument(metavar="[NEW]", show_default=False, help="The newer statement, named the same way.")
]
More = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[MORE]...",
        show_default=False,
        help="Further statements: each is compared with the one before, in one table. Likewise SERIES@1..4.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Every comparison of a series whose newer statement is of then or later; of one file: since a revision.",
    ),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where the two differ, 0 where they do not.")]
Stat = Annotated[bool, typer.Option("--stat", help="Only counts: one line a section, then the totals.")]
Explain = Annotated[
    str | None,
    typer.Option("--explain", metavar="ID", help="Say why one change (c7) or unit (new:s5) was judged as it was."),
]
