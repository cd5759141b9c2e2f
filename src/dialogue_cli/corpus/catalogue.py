"""A catalogue of official pages (series, meeting, date, place, address: facts only), and fetching what it lists.

A catalogue is TOML: ``schema = "dialogue-catalogue/1"`` and a ``[[page]]`` for each page. A page that is in the corpus
already is asked for again only on condition that it changed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dialogue_cli.corpus.entries import Entry, valid_series
from dialogue_cli.corpus.fetch import Fetcher, Page
from dialogue_cli.corpus.front_matter import is_iso_date
from dialogue_cli.corpus.store import Added, Store
from dialogue_cli.errors import CorpusError, DataError, DialogueError, SourceError
from dialogue_cli.values import dataclass, field, replace

SCHEMA = "dialogue-catalogue/1"
ROBOTS_BYTES = 512_000  # RFC 9309 asks readers to take in at least 500 KiB
PAUSE = 1.0  # seconds between two pages of one host, where its robots.txt asks for no more
LONGEST_PAUSE = 30.0
TEXTS = ("url", "series", "date", "date_end", "place", "language", "type", "title")

Outcome = Literal["added", "changed", "unchanged", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a catalogue. What is None is read out of the page."""

    url: str
    series: str
    date: str
    meeting: int | None = None
    date_end: str | None = None
    place: str | None = None
    language: str | None = None
    type: str | None = None
    title: str | None = None

    def given(self) -> dict[str, object]:
        """What is known of the page's statement; its source is the page."""
        names = ("series", "date", "meeting", "date_end", "place", "language", "type", "title")
        known = {name: getattr(self, name) for name in names}
        return {**{name: value for name, value in known.items() if value is not None}, "source": self.url}


@dataclass(frozen=True, slots=True)
class Pulled:
    """What became of one page; ``why`` says more where it was refused or failed."""

    page: Listed
    outcome: Outcome
    added: Added | None = None
    why: str = ""


def parse_catalogue(text: str, *, where: str = "catalogue.toml") -> tuple[Listed, ...]:
    """The pages of a catalogue, in its order. Raises DataError that names the page and the key."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise DataError(f"is not TOML: {fault}", where=where) from fault
    if table.get("schema") != SCHEMA:
        raise DataError(f"must be {SCHEMA!r}", where=where, key="schema")
    pages = table.get("page", [])
    if not isinstance(pages, list) or not all(isinstance(page, dict) for page in pages):
        raise DataError("must be tables: [[page]]", where=where, key="page")
    return tuple(_listed(page, f"page {number}", where) for number, page in enumerate(pages, start=1))


def _listed(page: dict[str, object], place: str, where: str) -> Listed:
    def fault(key: str, what: str) -> DataError:
        return DataError(what, where=where, key=f"{place}: {key}")

    unknown = sorted(set(page) - {*TEXTS, "meeting"})
    if unknown:
        raise fault(unknown[0], "no such key")
    texts: dict[str, str] = {}
    for key in TEXTS:
        value = page.get(key)
        value = value.isoformat() if isinstance(value, date) else value
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise fault(key, "must be words")
        if isinstance(value, str):
            texts[key] = value.strip()
    for key in ("url", "series", "date"):
        if key not in texts:
            raise fault(key, "is missing")
    if not valid_series(texts["series"]):
        raise fault("series", "cannot name a series")
    for key in ("date", "date_end"):
        if key in texts and not is_iso_date(texts[key]):
            raise fault(key, "must be a day such as 2024-03-20")
    meeting = page.get("meeting")
    if meeting is not None and (not isinstance(meeting, int) or isinstance(meeting, bool) or meeting < 1):
        raise fault("meeting", "must be a number from 1")
    return Listed(meeting=meeting, **texts)


@dataclass(slots=True)
class Robots:
    """What robots.txt allows, asked once a host and a run (RFC 9309)."""

    fetcher: Fetcher
    known: dict[str, RobotFileParser | SourceError] = field(default_factory=dict)

    def check(self, url: str) -> float:
        """How long to wait between pages of this host. Raises SourceError where the page may not be fetched."""
        rules = self._of(url)
        if not rules.can_fetch(self.fetcher.rules.agent, url):
            raise SourceError("may not be fetched by programs, says robots.txt", where=url, do="save it by hand")
        delay = rules.crawl_delay(self.fetcher.rules.agent)
        return min(LONGEST_PAUSE, max(PAUSE, float(delay or 0)))

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.known:
            try:
                self.known[host] = self._read(f"{host}/robots.txt")
            except SourceError as fault:
                self.known[host] = fault
        known = self.known[host]
        if isinstance(known, SourceError):
            raise known
        return known

    def _read(self, url: str) -> RobotFileParser:
        rules = RobotFileParser()
        short = replace(self.fetcher, rules=replace(self.fetcher.rules, bytes=ROBOTS_BYTES))
        try:
            text = short.get(url, typed=False).data.decode("utf-8", errors="replace")
        except DialogueError as fault:
            # A host without the file (4xx) allows all; one that cannot be asked allows nothing.
            if re.search(r"answers 4\d\d\b", fault.what):
                text = ""
            else:
                raise SourceError(f"its robots.txt cannot be read ({fault.what})", where=url, do="try later") from fault
        rules.parse(text.splitlines())
        return rules


def pull(store: Store, pages: Iterable[Listed], fetcher: Fetcher) -> Iterator[Pulled]:
    """Fetch the pages and put them into the corpus, one after the other. Trouble with one page stops no other.

    Raises CorpusError where the corpus itself is in trouble.
    """
    robots = Robots(fetcher)
    last: dict[str, float] = {}
    for page in pages:
        try:
            yield _pull_one(store, page, fetcher, robots, last)
        except CorpusError:
            raise
        except DialogueError as fault:
            yield Pulled(page, "failed", why=str(fault))


def _pull_one(store: Store, page: Listed, fetcher: Fetcher, robots: Robots, last: dict[str, float]) -> Pulled:
    host = _waited_for(page.url, fetcher, robots, last)
    known = next((entry for entry in store.entries() if entry.source == page.url), None)
    try:
        got = fetcher.get(page.url, etag=known.etag if known else "", modified=known.modified if known else "")
    finally:
        last[host] = time.monotonic()
    if got.unchanged:
        return Pulled(page, "unchanged")
    if got.url != page.url:
        robots.check(got.url)  # a redirect may lead to a host with other rules
    return _take(store, page, got, known)


def _waited_for(url: str, fetcher: Fetcher, robots: Robots, last: dict[str, float]) -> str:
    """The host of an address, once it may be asked again."""
    pause = robots.check(url)
    host = str(urlsplit(url).hostname)
    ready = last.get(host, 0.0) + pause - time.monotonic()
    if host in last and ready > 0:
        fetcher.sleep(ready)
    return host


def _take(store: Store, page: Listed, got: Page, known: Entry | None) -> Pulled:
    from dialogue_cli.sources.read import parse_bytes

    source = parse_bytes(got.data, name=got.url, format=got.format)
    if known and known.sha256 == source.sha256:
        return Pulled(page, "unchanged")
    kept = {"etag": got.etag, "last_modified": got.modified}
    done = store.add(source, page.given(), original=got.data, extra=kept, replaces=known is not None)
    if isinstance(done, Added):
        return Pulled(page, "changed" if known else "added", done)
    return Pulled(page, "refused", why=done.reason)


def chosen(pages: Sequence[Listed], series: Sequence[str]) -> list[Listed]:
    """The pages of these series, all without any. Raises DataError for a series that the catalogue does not list."""
    have = {page.series for page in pages}
    for name in series:
        if name not in have:
            raise DataError("the catalogue lists no such series", where=name, do=f"it lists {', '.join(sorted(have))}")
    return [page for page in pages if not series or page.series in series]
