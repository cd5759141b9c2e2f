"""``dialogue corpus``: its commands, and those that list, show and remove."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.corpus_add import add
from dialogue_cli.cli.corpus_care import export, reindex, verify
from dialogue_cli.cli.corpus_common import Corpora, corpus_of, entries_of, format_of, json_of, settings_from
from dialogue_cli.cli.corpus_pull import pull
from dialogue_cli.cli.output import columns, write, write_machine
from dialogue_cli.errors import UsageError

Which = Annotated[str, typer.Argument(metavar="SERIES or SERIES@2", show_default=False, help="What to show.")]
References = Annotated[
    list[str], typer.Argument(metavar="SERIES@2...", show_default=False, help="Statements; SERIES@1..4 for several.")
]


def list_series(*, corpus: Corpora = None, form: options.Format = None) -> None:
    """Which series there are, with how many statements and of which years."""
    from dialogue_cli.corpus.entries import all_entries
    from dialogue_cli.report.holdings import HOLDINGS_SCHEMA, entry_wire, series_lines

    here = corpus_of(settings_from(corpus=corpus))
    name = format_of(form, "text", "json")
    found = all_entries(here)
    if name == "json":
        write_machine(json_of(HOLDINGS_SCHEMA, corpus=str(here.root), statements=[entry_wire(e) for e in found]))
        return
    write("".join(f"{line}\n" for line in series_lines(here, found)))


def show(which: Which, *, corpus: Corpora = None, form: options.Format = None, width: options.Width = None) -> None:
    """The statements of a series, or the metadata of one statement."""
    from dialogue_cli.report.holdings import HOLDINGS_SCHEMA, entry_lines, entry_wire, statement_lines

    settings = settings_from(corpus=corpus, width=width)
    here = corpus_of(settings)
    name = format_of(form, "text", "json")
    found = entries_of(here, which)
    if name == "json":
        write_machine(json_of(HOLDINGS_SCHEMA, corpus=str(here.root), statements=[entry_wire(e) for e in found]))
        return
    single = "@" in which and len(found) == 1
    whole = not settings.width and not sys.stdout.isatty()  # what goes to a file or another program is not cut
    lines = entry_lines(found[0]) if single else statement_lines(found, None if whole else columns(settings))
    write("".join(f"{line}\n" for line in lines))


def remove(references: References, *, corpus: Corpora = None) -> None:
    """Take statements out of the corpus: the files are deleted."""
    from dialogue_cli.corpus.reference import resolve
    from dialogue_cli.corpus.store import Store
    from dialogue_cli.report.safe import one_line

    here = corpus_of(settings_from(corpus=corpus))
    store = Store(here)
    for reference in references:
        if "@" not in reference:
            raise UsageError("names a whole series", where=reference, do=f"say {reference}@1.. to remove all of it")
    found = [resolve(reference, here).entries for reference in references]  # all are found before any goes
    for entries in found:
        store.remove(entries)
        for entry in entries:
            write(one_line(f"removed {entry.reference}  {entry.series}/{entry.path.name}") + "\n")


#: What each command writes, for its help page; the first without --format.
GROUP_FORMATS = {
    **dict.fromkeys(["add", "list", "show", "verify", "pull"], ("text", "json")),
    "export": ("jsonl", "csv"),
}
COMMANDS: dict[str, Callable[..., int | None]] = {
    "add": add,
    "list": list_series,
    "show": show,
    "remove": remove,
    "verify": verify,
    "pull": pull,
    "reindex": reindex,
    "export": export,
}
