"""``dialogue corpus verify``, ``reindex`` and ``export``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.corpus_common import Corpora, corpus_of, entries_of, format_of, json_of, settings_from
from dialogue_cli.cli.output import format_asked, write, write_machine

if TYPE_CHECKING:
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.sources.limits import Limits
    from dialogue_cli.statement.model import Statement

Picked = Annotated[
    list[str] | None, typer.Argument(metavar="[SERIES or SERIES@2...]", show_default=False, help="All without any.")
]
Accept = Annotated[bool, typer.Option("--accept", help="Take edited texts as they are now: record their hashes.")]


def verify(*, corpus: Corpora = None, accept: Accept = False, form: options.Format = None) -> int:
    """Look for changed texts, holes in the numbering, doubles, dates out of order. Exit 1 where something is found."""
    from dialogue_cli.corpus.store import Store
    from dialogue_cli.corpus.verify import verify as look
    from dialogue_cli.report.holdings import VERIFY_SCHEMA, finding_lines, finding_wire
    from dialogue_cli.sources.limits import Limits

    settings = settings_from(corpus=corpus)
    here = corpus_of(settings)
    limits = Limits(**dict(settings.limits))
    name = format_of(form, "text", "json")
    if accept:
        for entry in Store(here, limits).accept():
            write(f"accepted {entry.reference}\n")
    verdict = look(here, _plain_reader(limits))
    if name == "json":
        findings = [finding_wire(finding) for finding in verdict.findings]
        write_machine(
            json_of(VERIFY_SCHEMA, findings=findings, series=verdict.series, statements=verdict.statements,
                  hashed=verdict.hashed)
        )  # fmt: skip
    else:
        write("".join(f"{line}\n" for line in finding_lines(verdict)))
    return 1 if verdict.findings else 0


def _plain_reader(limits: Limits) -> Callable[[Entry], Statement]:
    """Reads without tags, which no check of the corpus needs."""
    from dialogue_cli.sources.read import read_source
    from dialogue_cli.statement.build import build_statement

    return lambda entry: build_statement(read_source(str(entry.path), limits=limits), limits=limits)


def reindex(*, corpus: Corpora = None, lexicon: options.Lexicon = None, quiet: options.Quiet = False) -> None:
    """Make the index anew from the files. Never needed, but when you doubt it."""
    from dialogue_cli.cli.indexing import maker_for
    from dialogue_cli.cli.output import warn
    from dialogue_cli.corpus.index import open_index
    from dialogue_cli.report.holdings import count

    settings = settings_from(corpus=corpus, lexicon=lexicon, quiet=quiet)
    with open_index(corpus_of(settings), maker_for(settings), rebuild=True) as index:
        units = index.db.execute("SELECT count(*) FROM unit").fetchone()[0]
        for path, why in index.refresh.faults:
            warn(f"{path}: {why}" if path not in why else why, settings)
        write(f"{count(index.refresh.read, 'statement')}, {count(units, 'unit')} indexed in {index.where}\n")


def export(
    which: Picked = None,
    *,
    corpus: Corpora = None,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lexicon: options.Lexicon = None,
) -> None:
    """Every unit with its tags, a line or row each, for other tools (jsonl, csv)."""
    from dialogue_cli.cli.indexing import reader_for
    from dialogue_cli.corpus.entries import all_entries

    settings = settings_from(corpus=corpus, lexicon=lexicon)
    here = corpus_of(settings)
    name = format_asked(form, output, ("jsonl", "csv"))
    found = [entry for word in which for entry in entries_of(here, word)] if which else list(all_entries(here))
    rows = _rows(found, reader_for(settings))
    pieces = _csv(rows) if name == "csv" else _lines(rows)
    if output:
        write_machine("".join(pieces), output=output, force=force)
        return
    for piece in pieces:
        write_machine(piece)


def _rows(found: Sequence[Entry], read: Callable[[Entry], Statement]) -> Iterator[dict[str, Any]]:
    from dialogue_cli.report.holdings import unit_row

    for entry in found:
        statement = read(entry)
        yield from (unit_row(entry, statement, unit) for unit in statement.units)


def _lines(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    from dialogue_cli.report.holdings import UNIT_SCHEMA
    from dialogue_cli.report.json import dumps

    return (dumps({"schema": UNIT_SCHEMA, **row}) + "\n" for row in rows)


def _csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    from dialogue_cli.report.csv import table
    from dialogue_cli.report.holdings import EXPORT_COLUMNS

    yield table(EXPORT_COLUMNS, ())
    for row in rows:
        flat = {**row, "section": " > ".join(row["section"]), "themes": " ".join(row["themes"])}
        yield table((), [[flat[name] for name in EXPORT_COLUMNS]]).lstrip("\r\n")
