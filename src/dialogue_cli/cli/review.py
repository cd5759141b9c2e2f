"""``dialogue review``: the reader decides what is unsure, once; every other command honours it."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.errors import UsageError

Old = Annotated[
    str | None,
    typer.Argument(metavar="[OLD]", show_default=False, help="The older statement, or a SERIES for its last two."),
]
New = Annotated[str | None, typer.Argument(metavar="[NEW]", show_default=False, help="The newer statement.")]
List = Annotated[bool, typer.Option("--list", help="List the questions, the most telling first, and ask nothing.")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="VERDICT",
        help="Write a verdict: s8=s12,s13, s8=none, new:s12=s3, new:s12.strength=5; may be repeated.",
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="List stale and contradictory verdicts; of a SERIES in every file.")
]
Merge = Annotated[
    str | None,
    typer.Option("--merge", metavar="FILE", help="Take another reader's verdicts in; conflicts are shown and kept."),
]
Agreement = Annotated[
    tuple[str, str] | None,
    typer.Option("--agreement", metavar="A B", help="Agreement and Cohen's kappa of two verdict files, by label."),
]
Judge = Annotated[
    str | None,
    typer.Option("--judge", metavar="COMMAND", help="Let a program answer: JSON lines in, JSON lines out."),
]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long --judge may take.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most N questions.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who signs; else git's user.name or the login.")]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="A note in every verdict written now.")]
Final = Annotated[bool, typer.Option("--final", help="Outweigh what other readers say on the same unit.")]
Wide = Annotated[bool, typer.Option("--all", help="Also ask about what is likely, not only what is unsure.")]
Plain = Annotated[bool, typer.Option("--plain", help="The plain prompt, also where a full screen could be shown.")]


def command(
    old: Old = None,
    new: New = None,
    *,
    list_: List = False,
    set_: Set = None,
    limit: Limit = None,
    by: By = None,
    note: Note = "",
    final: Final = False,
    check: Check = False,
    merge: Merge = None,
    agreement: Agreement = None,
    judge: Judge = None,
    timeout: Timeout = 120.0,
    wide: Wide = False,
    plain: Plain = False,
    form: options.Format = None,
    verdicts: options.Verdicts = None,
    unit: options.UnitOption = None,
    color: options.Color = None,
    palette: options.Palette = None,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> int:
    """Ask about what is unsure, the most telling first, and keep the answers in a file that every command honours."""
    from dialogue_cli.cli import review_acts as acts

    chosen = [name for name, on in (("--list", list_), ("--set", set_), ("--check", check), ("--merge", merge),
                                    ("--agreement", agreement), ("--judge", judge)) if on]  # fmt: skip
    if len(chosen) > 1:
        raise UsageError("ask for different things", where=" ".join(chosen), do="leave all but one out")
    if form not in (None, "text", "jsonl") or (form == "jsonl" and not list_):
        raise UsageError(f"no such format here: {form}", where="--format", do="--list has text and jsonl")
    settings = load_settings(
        {"verdicts": verdicts, "unit": unit, "color": color, "palette": palette, "width": width, "corpus": corpus,
         "lexicon": lexicon, "quiet": quiet}
    )  # fmt: skip
    if agreement:
        return acts.agreed(*agreement)
    if old is None:
        raise UsageError("names no statements", where="review", do="name two statements, or a series for its last two")
    if check:
        from dialogue_cli.cli.review_check import check as checked

        return checked(old, new, settings)
    sitting = acts.Sitting(
        old,
        new,
        settings,
        by=by,
        note=note,
        final=final,
        limit=limit,
        wide=wide,
        reading=list_,
        merging=bool(merge),
    )
    if merge:
        return sitting.merge(merge)
    if set_:
        return sitting.set_all(set_)
    if list_:
        return sitting.listed(lines=form == "jsonl")
    if judge:
        return sitting.judged(judge, timeout)
    return sitting.ask(plain=plain)
