"""What is wrong with a corpus: changed texts, holes in the numbering, doubles, dates out of order, broken files.

A killed command, a lost cache or a stray note is nothing wrong. A finding names a file and says what to do about it.
"""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from dialogue_cli.corpus.entries import ORIGINALS, STEM, Entry, all_entries
from dialogue_cli.corpus.filing import text_hash
from dialogue_cli.corpus.front_matter import is_iso_date, split_front_matter
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.errors import SourceError
from dialogue_cli.sources.limits import DEFAULT_LIMITS
from dialogue_cli.statement.model import Statement
from dialogue_cli.values import dataclass

FindingKind = Literal[
    "unreadable", "edited", "original", "number", "gap", "double", "order", "name", "date", "index"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``where`` is a path relative to the corpus, or a series."""

    kind: FindingKind
    where: str
    what: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings, and how much was looked at: ``hashed`` statements had a hash to hold their text against."""

    findings: tuple[Finding, ...]
    series: int
    statements: int
    hashed: int


def verify(corpus: Corpus, read: Callable[[Entry], Statement]) -> Verdict:
    """Look at every statement of the corpus. ``read`` reads one, raising SourceError where that fails."""
    found = all_entries(corpus)
    findings: list[Finding] = []
    texts: dict[str, Entry] = {}
    for entry in found:
        findings.extend(_file(corpus, entry))
        findings.extend(_text(entry, read, texts))
    for series, group in itertools.groupby(found, key=lambda entry: entry.series):
        findings.extend(_numbers(series, list(group)))
    findings.extend(_index(corpus))
    series_count = len({entry.series for entry in found})
    return Verdict(tuple(findings), series_count, len(found), sum(1 for entry in found if entry.text_sha256))


def place(entry: Entry) -> str:
    """The path as it is told: from the corpus down."""
    return f"{entry.series}/{entry.path.name}"


def _file(corpus: Corpus, entry: Entry) -> Iterator[Finding]:
    where = place(entry)
    if entry.fault:
        yield Finding("unreadable", where, entry.fault, "mend its front matter")
        return
    if entry.declared_series and entry.declared_series != entry.series:
        yield Finding(
            "name", where, f"says series {entry.declared_series!r} but lies in {entry.series}", "move or mend it"
        )
    yield from _name(entry)
    if entry.date and (not is_iso_date(entry.date) or entry.date > _far()):
        yield Finding("date", where, f"has the date {entry.date}", "mend it")
    if entry.date and entry.date_end and entry.date_end < entry.date:
        yield Finding("date", where, f"ends on {entry.date_end}, before it begins", "mend it")
    if entry.text_sha256 and body_hash(entry) != entry.text_sha256:
        yield Finding("edited", where, "its text is not the one that was added", "restore it, or: verify --accept")
    yield from _original(entry)


def body_hash(entry: Entry) -> str:
    """The hash of a file's text as it is now; "" where it cannot be read."""
    try:
        if entry.path.stat().st_size > DEFAULT_LIMITS.bytes:
            return ""
        _, _, body = split_front_matter(entry.path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return text_hash(body)


def _far() -> str:
    """Statements are of the past; a day of grace for time zones."""
    today = date.today()
    return today.replace(year=today.year + 1, day=1).isoformat()


def _name(entry: Entry) -> Iterator[Finding]:
    named = STEM.fullmatch(entry.stem)
    if named and entry.date and named["date"] != entry.date:
        yield Finding("name", place(entry), f"is named {named['date']} but dated {entry.date}", "rename or mend it")
    number = int(named["meeting"]) if named and named["meeting"] else None
    if number is not None and entry.meeting is not None and number != entry.meeting:
        yield Finding("name", place(entry), f"is named meeting {number} but says {entry.meeting}", "rename or mend it")


def _original(entry: Entry) -> Iterator[Finding]:
    """Bytes that were kept beside the text must be those that were fetched."""
    folder = entry.path.parent / ORIGINALS
    if not entry.sha256 or not folder.is_dir():
        return
    for kept in sorted(folder.glob(f"{entry.stem}.*")):
        try:
            with kept.open("rb") as handle:
                actual = hashlib.file_digest(handle, "sha256").hexdigest()
        except OSError as fault:
            actual = fault.strerror or "unreadable"
        if actual != entry.sha256:
            where = f"{entry.series}/{ORIGINALS}/{kept.name}"
            yield Finding("original", where, "is not what was fetched", "restore it, or fetch it again: corpus pull")


def _text(entry: Entry, read: Callable[[Entry], Statement], texts: dict[str, Entry]) -> Iterator[Finding]:
    try:
        statement = read(entry)
    except (SourceError, OSError) as fault:
        yield Finding("unreadable", place(entry), str(fault), "mend or remove it")
        return
    digest = hashlib.sha256(statement.text.encode("utf-8", "surrogatepass")).hexdigest()
    first = texts.setdefault(digest, entry)
    if first is not entry:
        yield Finding("double", place(entry), f"has the same text as {place(first)}", "remove one of them")


def _numbers(series: str, found: Sequence[Entry]) -> Iterator[Finding]:
    """Meetings that are missing between the first and the last, numbers given twice, numbers against the dates."""
    numbered = [entry for entry in found if entry.meeting is not None and entry.date]
    have = sorted({entry.meeting for entry in numbered if entry.meeting is not None})
    for low, high in itertools.pairwise(have):
        if high - low > 1:
            span = f"meeting {low + 1}" if high - low == 2 else f"meetings {low + 1} to {high - 1}"
            yield Finding("gap", series, f"{span} missing between {low} and {high}", "add what is missing")
    for before, after in itertools.pairwise(numbered):
        if (before.meeting or 0) > (after.meeting or 0):
            what = f"is meeting {after.meeting}, after meeting {before.meeting} of {before.date}"
            yield Finding("order", place(after), what, "mend the number or the date")
    for number in have:
        days = sorted({str(entry.date) for entry in numbered if entry.meeting == number})
        apart = (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days if _all_days(days) else 0
        if apart > 31:  # annexes and fact sheets come out within days of the meeting
            yield Finding("number", series, f"meeting {number} is dated {' and '.join(days)}", "mend one of them")


def _all_days(days: Sequence[str]) -> bool:
    return all(is_iso_date(day) for day in days)


def _index(corpus: Corpus) -> Iterator[Finding]:
    """An index that is there must be whole; that it is stale or absent is nothing wrong."""
    path = corpus.index_path
    if not path.exists():
        return
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
        try:
            result = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            db.close()
    except sqlite3.Error as fault:
        if fault.sqlite_errorname.startswith("SQLITE_READONLY"):
            return  # what a killed writer left half done is undone by the next command that may write
        result = str(fault)
    if result != "ok":
        yield Finding("index", path.name, f"is damaged ({result})", "rebuild it: dialogue corpus reindex")
