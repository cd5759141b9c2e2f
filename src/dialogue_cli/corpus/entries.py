"""What a corpus holds, read from its files: they are the truth, their names and the index only repeat it."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

from dialogue_cli.corpus.front_matter import is_iso_date, read_front_matter, split_front_matter
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.errors import CorpusError
from dialogue_cli.values import dataclass

ORIGINALS = "originals"
HEAD_BYTES = 65_536  # far more than any front matter; a file without one is never read whole to list it
NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:_.+)?\.(?:md|txt)", re.IGNORECASE)
STEM = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:_(?P<meeting>\d{1,4}))?(?:_(?P<rest>.+))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement file. ``fault`` says why its front matter could not be read; the rest then comes from its name."""

    path: Path
    series: str
    stem: str
    date: str | None = None
    date_end: str | None = None
    meeting: int | None = None
    title: str = ""
    type: str = "statement"
    language: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    source: str = ""
    sha256: str = ""
    text_sha256: str = ""
    retrieved: str = ""
    etag: str = ""
    modified: str = ""
    declared_series: str | None = None
    fault: str = ""

    @property
    def reference(self) -> str:
        """The shortest words that surely name it."""
        return f"{self.series}@{self.stem}"

    @property
    def order(self) -> tuple[str, int, str]:
        """Statements of a series stand by date, then meeting, then name; those without a date come last."""
        return order_of(self.date, self.meeting, self.stem)


def order_of(date: str | None, meeting: int | None, stem: str) -> tuple[str, int, str]:
    """What statements of a series are sorted by."""
    return (date or "9999-99-99", meeting or 0, stem)


def valid_series(name: str) -> bool:
    """Whether a series may be called so: letters, digits, ``-``, ``_`` and ``.``, beginning with a letter or digit.

    Anything that could climb out of the corpus, hide, or be taken for an option or a reference is refused.
    """
    if not name or len(name) > 80 or not name[0].isalnum() or unicodedata.normalize("NFC", name) != name:
        return False
    return all(char.isalnum() or char in "-_." for char in name) and ".." not in name


def series_names(corpus: Corpus) -> list[str]:
    """Every series with at least one statement file, sorted. Raises CorpusError where the directory cannot be read."""
    return [name for name in _folders(corpus) if next(_statement_files(corpus, name), None)]


def _folders(corpus: Corpus) -> list[str]:
    try:
        with os.scandir(corpus.root) as found:
            names = [item.name for item in found if valid_series(item.name) and _is(item.is_dir)]
    except OSError as fault:
        raise CorpusError(f"cannot be read: {fault.strerror}", where=str(corpus.root)) from fault
    return sorted(name for name in names if inside(corpus.root / name, corpus.root))


def _is(ask: Callable[[], bool]) -> bool:
    """What the system says of an entry; a link in a loop is neither a file nor a folder."""
    try:
        return ask()
    except OSError:
        return False


def inside(path: Path, root: Path) -> bool:
    """Whether the path, links followed, stays within the corpus: a link that leads out of it is never read."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def scan(corpus: Corpus) -> Iterator[tuple[str, str, os.stat_result]]:
    """Series, file name and state of every statement file, sorted; one system call a file."""
    for series in _folders(corpus):
        yield from ((series, name, status) for name, status in _statement_files(corpus, series))


def _statement_files(corpus: Corpus, series: str) -> Iterator[tuple[str, os.stat_result]]:
    folder = corpus.root / series
    if not valid_series(series) or not folder.is_dir() or not inside(folder, corpus.root):
        return
    with os.scandir(folder) as found:
        items = sorted((item for item in found if is_statement_name(item.name)), key=lambda item: item.name)
    for item in items:
        if _is(item.is_file) and (not item.is_symlink() or inside(folder / item.name, corpus.root)):
            status = _state(item)
            if status:
                yield item.name, status


def _state(item: os.DirEntry[str]) -> os.stat_result | None:
    with contextlib.suppress(OSError):  # removed since it was listed
        return item.stat()
    return None


def is_statement_name(name: str) -> bool:
    """A statement's file name begins with its date; anything else in a series' folder is notes."""
    found = NAME.fullmatch(name)
    return found is not None and _is_day(found[1])


@cache
def _is_day(text: str) -> bool:
    """As `is_iso_date`, remembered: this runs for each file of a corpus at each command."""
    return is_iso_date(text)


def entries(corpus: Corpus, series: str) -> tuple[Entry, ...]:
    """All statements of a series in order; empty where there is no such series."""
    folder = corpus.root / series
    found = (read_entry(folder / name, series) for name, _ in _statement_files(corpus, series))
    return tuple(sorted(found, key=lambda entry: entry.order))


def all_entries(corpus: Corpus) -> tuple[Entry, ...]:
    """All statements of the corpus, series by series."""
    return tuple(entry for series in _folders(corpus) for entry in entries(corpus, series))


def read_entry(path: Path, series: str) -> Entry:
    """One file's metadata from its head. What the front matter lacks comes from the file's name; never raises."""
    try:
        head = _head_of(path)
        meta, _ = read_front_matter(head, where=str(path))
        fence, _, _ = split_front_matter(head)
        cut = not fence and len(head) >= HEAD_BYTES // 2 and head.startswith(("+++", "---"))
        fault = "front matter has no end" if cut else ""
    except CorpusError as damaged:
        meta, fault = {}, damaged.what
    except OSError as unreadable:
        meta, fault = {}, unreadable.strerror or "cannot be read"
    return entry_from(path, series, meta, fault)


def _head_of(path: Path) -> str:
    with path.open("rb") as handle:
        return handle.read(HEAD_BYTES).decode("utf-8", errors="replace")


def entry_from(path: Path, series: str, meta: dict[str, object], fault: str = "") -> Entry:
    """An entry from parsed metadata; the file's name fills in the date and the meeting."""
    named = STEM.fullmatch(path.stem)
    from_name = named.groupdict() if named else {}
    number = meta.get("meeting")
    if not isinstance(number, int) or isinstance(number, bool):
        number = int(from_name["meeting"]) if from_name.get("meeting") else None
    return Entry(
        path=path,
        series=series,
        stem=path.stem,
        date=_day(meta.get("date")) or from_name.get("date"),
        date_end=_day(meta.get("date_end")),
        meeting=number,
        title=_words(meta.get("title")),
        type=_words(meta.get("type")) or "statement",
        language=_words(meta.get("language")) or None,
        place=_words(meta.get("place")) or None,
        parties=_list(meta.get("parties")),
        source=_words(meta.get("source")) or _words(meta.get("source_url")),
        sha256=_words(meta.get("sha256")),
        text_sha256=_words(meta.get("text_sha256")),
        retrieved=_day(meta.get("retrieved")) or "",
        etag=_words(meta.get("etag")),
        modified=_words(meta.get("last_modified")),
        declared_series=_words(meta.get("series")) or None,
        fault=fault,
    )


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(_words(item) for item in value if _words(item)) if isinstance(value, list) else ()


def _day(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) and is_iso_date(value) else None
