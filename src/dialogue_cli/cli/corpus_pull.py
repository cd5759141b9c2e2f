"""``dialogue corpus pull``: official pages of a catalogue, fetched and put into the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.corpus_common import Corpora, corpus_of, format_of, json_of, settings_from
from dialogue_cli.cli.output import write, write_machine
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import DataError, UsageError

if TYPE_CHECKING:
    from dialogue_cli.corpus.catalogue import Listed, Pulled
    from dialogue_cli.corpus.fetch import Fetcher

OUTCOMES = ("added", "changed", "unchanged", "refused", "failed")
Series = Annotated[
    list[str] | None, typer.Argument(metavar="[SERIES...]", show_default=False, help="All that is listed without any.")
]
Catalogue = Annotated[
    str | None, typer.Option("--catalogue", metavar="FILE", help="A list of your own in place of the shipped one.")
]
ListOnly = Annotated[bool, typer.Option("--list", help="Say what is listed and fetch nothing.")]
AllowHttp = Annotated[bool, typer.Option("--allow-http", help="Fetch http too, which anyone on the way can change.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses of private networks too.")]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="The longest silence.")]


def pull(
    series: Series = None,
    *,
    catalogue: Catalogue = None,
    list_only: ListOnly = False,
    allow_http: AllowHttp = False,
    allow_private: AllowPrivate = False,
    timeout: Timeout = 20.0,
    corpus: Corpora = None,
    form: options.Format = None,
    quiet: options.Quiet = False,
) -> int:
    """Fetch official pages into the corpus; one that is there is asked only whether it changed. Exit 2 where one fails.

    The bytes are kept beside the text, with their hash and date. robots.txt is obeyed.
    """
    from dialogue_cli.corpus.catalogue import chosen, parse_catalogue

    settings = settings_from(corpus=corpus, quiet=quiet)
    name = format_of(form, "text", "json")
    pages = chosen(parse_catalogue(_text(catalogue), where=catalogue or "catalogue.toml"), series or ())
    if list_only:
        return _list(pages, name)
    fetcher = _fetcher(settings, timeout, allow_http=allow_http, allow_private=allow_private)
    return _pull(settings, pages, fetcher, name)


def _text(catalogue: str | None) -> str:
    from dialogue_cli.data import read_text
    from dialogue_cli.sources.limits import list_text

    if catalogue is None:
        return read_text("catalogue.toml")
    try:
        return list_text(catalogue)
    except (OSError, ValueError) as fault:
        raise DataError(f"cannot be read ({fault})", where=catalogue) from fault


def _fetcher(settings: Settings, timeout: float, *, allow_http: bool, allow_private: bool) -> Fetcher:
    from dialogue_cli.corpus.fetch import Fetcher, Rules
    from dialogue_cli.sources.limits import DEFAULT_LIMITS

    most = dict(settings.limits).get("bytes", DEFAULT_LIMITS.bytes)
    deadline = max(timeout, timeout * 6)
    return Fetcher(Rules(allow_http, allow_private, timeout=timeout, deadline=deadline, bytes=most))


def _list(pages: Sequence[Listed], name: str) -> int:
    from dialogue_cli.report.holdings import aligned

    if name == "json":
        write_machine(json_of("dialogue-catalogue/1", pages=[{**page.given(), "url": page.url} for page in pages]))
        return 0
    rows = [[p.series, str(p.meeting or "-"), p.date, p.language or "-", p.url] for p in pages]
    write("".join(f"{line}\n" for line in aligned(rows)))
    return 0


def _pull(settings: Settings, pages: Sequence[Listed], fetcher: Fetcher, name: str) -> int:
    from dialogue_cli.corpus.catalogue import pull as fetch_all
    from dialogue_cli.corpus.store import Store
    from dialogue_cli.report.safe import one_line
    from dialogue_cli.sources.limits import Limits

    if not pages:
        raise UsageError("the catalogue lists no page", do="add a [[page]] to it")
    done: list[Pulled] = []
    for pulled in fetch_all(Store(corpus_of(settings, create=True), Limits(**dict(settings.limits))), pages, fetcher):
        done.append(pulled)
        if name == "text" and not settings.quiet:
            what = pulled.added.entry.reference if pulled.added else pulled.why or pulled.page.url
            write(one_line(f"{pulled.outcome}: {what}") + "\n")
    failed = any(pulled.outcome == "failed" for pulled in done)
    if name == "json":
        write_machine(json_of("dialogue-corpus-pulled/1", pages=[_wire(pulled) for pulled in done]))
    else:
        counts = [(outcome, sum(1 for pulled in done if pulled.outcome == outcome)) for outcome in OUTCOMES]
        write(", ".join(f"{number} {outcome}" for outcome, number in counts if number) + "\n")
    return 2 if failed else 0


def _wire(pulled: Pulled) -> dict[str, object]:
    reference = pulled.added.entry.reference if pulled.added else None
    return {"url": pulled.page.url, "series": pulled.page.series, "outcome": pulled.outcome, "statement": reference,
            "why": pulled.why}  # fmt: skip
