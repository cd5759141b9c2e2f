"""``dialogue corpus add``: statements taken in, with what was read out of their text said to be guessed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.corpus_common import Corpora, corpus_of, format_of, json_of, settings_from
from dialogue_cli.cli.output import warn, write, write_machine
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import CorpusError, DialogueError, UsageError
from dialogue_cli.values import dataclass

if TYPE_CHECKING:
    from dialogue_cli.corpus.store import Added, Refused, Store

Files = Annotated[
    list[str], typer.Argument(metavar="FILE|DIR|GLOB...", show_default=False, help="What to take in; - for stdin.")
]
Into = Annotated[
    str | None, typer.Option("--series", "-s", metavar="SERIES", help="The series, where the files do not say it.")
]
Meeting = Annotated[int | None, typer.Option("--meeting", metavar="N", min=1, help="The meeting's number.")]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The meeting's (first) day.")]
DateEnd = Annotated[str | None, typer.Option("--date-end", metavar="YYYY-MM-DD", help="Its last day.")]
Title = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="The title, where the text has another.")]
Place = Annotated[str | None, typer.Option("--place", metavar="WORDS", help="Where it took place.")]
Kind = Annotated[str | None, typer.Option("--type", metavar="WORDS", help="joint statement, fact sheet, readout, ...")]


@dataclass(frozen=True, slots=True)
class _Failed:
    """A file that could not be taken, and why."""

    operand: str
    why: str


def add(
    files: Files,
    *,
    series: Into = None,
    meeting: Meeting = None,
    date: Date = None,
    date_end: DateEnd = None,
    title: Title = None,
    place: Place = None,
    kind: Kind = None,
    corpus: Corpora = None,
    form: options.Format = None,
    quiet: options.Quiet = False,
) -> int:
    """Take statements in: what the options do not say is read out of the text, and said to be guessed.

    A text that is already there is refused; exit 1 where nothing was new.
    """
    from dialogue_cli.corpus.operands import expand
    from dialogue_cli.corpus.store import Store
    from dialogue_cli.sources.limits import Limits

    settings = settings_from(corpus=corpus, quiet=quiet)
    name = format_of(form, "text", "json")
    given: dict[str, object] = {
        "series": series, "meeting": meeting, "date": date, "date_end": date_end, "title": title, "place": place,
        "type": kind,
    }  # fmt: skip
    _checked_days(date, date_end)
    names = _statements(expand(files), files, settings)
    single = [f"--{key}" for key in ("meeting", "date", "title") if given[key] is not None]
    if len(names) > 1 and single:
        raise UsageError(f"fits one statement, not {len(names)}", where=" ".join(single), do="add them one by one")
    store = Store(corpus_of(settings, create=True), Limits(**dict(settings.limits)))
    fixed = {key: value for key, value in given.items() if value is not None}
    outcome: list[Added | Refused | _Failed] = []
    for file in names:
        outcome.append(_add_one(store, file, fixed, settings))
        if name == "text":
            _say(outcome[-1], detail=len(names) == 1, quiet=settings.quiet)
    return _summed_up(outcome, name)


def _statements(names: Sequence[str], named: Sequence[str], settings: Settings) -> list[str]:
    """What folders and patterns hold but for the corpus itself and the reports that dialogue wrote, which are named."""
    from dialogue_cli.cli.own_reports import is_own_report

    root = corpus_of(settings, create=True).root.resolve()
    found = [name for name in names if name in named or not Path(name).resolve().is_relative_to(root)]
    if names and not found:
        raise UsageError("holds nothing but the corpus itself", where=" ".join(named), do="name statements outside it")
    reports = [name for name in found if name not in named and is_own_report(Path(name))]
    for name in reports:
        warn(f"{name}: a report that dialogue wrote, and no statement: left out", settings)
    return [name for name in found if name not in reports]


def _checked_days(*days: str | None) -> None:
    from dialogue_cli.corpus.front_matter import is_iso_date

    for day in days:
        if day and not is_iso_date(day):
            raise UsageError(f"no date: {day}", where="--date", do="say it as 2024-03-20")


def _add_one(store: Store, file: str, given: dict[str, object], settings: Settings) -> Added | Refused | _Failed:
    """Add a file. Trouble with it alone does not stop the others; trouble with the corpus does."""
    from dialogue_cli.sources.read import read_source

    try:
        return store.add(read_source(file, limits=store.limits), given)
    except CorpusError:
        raise
    except DialogueError as fault:
        return _Failed(file, str(fault))


def _say(done: Added | Refused | _Failed, *, detail: bool, quiet: bool) -> None:
    from dialogue_cli.cli.faults import shortened
    from dialogue_cli.corpus.store import Refused
    from dialogue_cli.report.holdings import added_lines, refused_line
    from dialogue_cli.report.safe import one_line

    if isinstance(done, _Failed):
        print(f"dialogue: {shortened(one_line(done.why))}", file=sys.stderr)
    elif isinstance(done, Refused):
        print(f"dialogue: {refused_line(done)}", file=sys.stderr)
    elif not quiet:
        write("".join(f"{line}\n" for line in added_lines(done, detail=detail)))


def _summed_up(outcome: Sequence[Added | Refused | _Failed], name: str) -> int:
    """Print the sum, or all of it as JSON; 2 where a file failed, 1 where nothing was new, else 0."""
    from dialogue_cli.corpus.store import Added, Refused
    from dialogue_cli.report.holdings import ADDED_SCHEMA, added_wire

    added = [done for done in outcome if isinstance(done, Added)]
    refused = [done for done in outcome if isinstance(done, Refused)]
    failed = [done for done in outcome if isinstance(done, _Failed)]
    if name == "json":
        write_machine(
            json_of(
                ADDED_SCHEMA,
                added=[added_wire(done) for done in added],
                refused=[{"operand": r.operand, "statement": r.entry.reference, "same": r.same} for r in refused],
                failed=[{"operand": done.operand, "why": done.why} for done in failed],
            )
        )
    elif len(outcome) > 1:
        write(f"{len(added)} added, {len(refused)} refused, {len(failed)} failed\n")
    return 2 if failed else 0 if added else 1
