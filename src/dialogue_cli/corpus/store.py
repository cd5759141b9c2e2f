"""Statements put into a corpus and taken out again. Files are the truth; each is whole or absent at any moment."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

from dialogue_cli.corpus.atomic import sweep, write_whole
from dialogue_cli.corpus.compose import to_markdown
from dialogue_cli.corpus.entries import ORIGINALS, Entry, inside, read_entry, scan, valid_series
from dialogue_cli.corpus.filing import free_stem, meta_of, shown_source, slug_of, text_hash
from dialogue_cli.corpus.front_matter import is_iso_date, split_front_matter, write_front_matter
from dialogue_cli.corpus.locate import MARK, Corpus
from dialogue_cli.corpus.locks import locked
from dialogue_cli.errors import CorpusError, SourceError, UsageError
from dialogue_cli.sources.block import Source
from dialogue_cli.sources.limits import DEFAULT_LIMITS, Limits
from dialogue_cli.statement.model import CleanedNote, Statement
from dialogue_cli.values import dataclass, replace

LOCK = ".dialogue-corpus.lock"
MARK_TEXT = """\
# This file marks the directory as a corpus of `dialogue`. Each folder in it is a series, each file a statement.
schema = "dialogue-corpus/1"
"""
IGNORED = "# What `dialogue` keeps beside the statements and can make again.\n.dialogue-*\n"


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that the corpus now holds. ``guessed`` fields come from its text; ``notes`` are for the user."""

    operand: str
    entry: Entry
    guessed: tuple[str, ...] = ()
    cleaned: tuple[CleanedNote, ...] = ()
    notes: tuple[str, ...] = ()
    units: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A statement that was there before: the same bytes, or the same text out of another file."""

    operand: str
    entry: Entry
    same: str

    @property
    def reason(self) -> str:
        """Why, in a few words."""
        return f"the same {self.same} is already here as {self.entry.reference}"


class Store:
    """One corpus, open for writing. Remembers what it read, so that adding many files reads each other one once."""

    def __init__(self, corpus: Corpus, limits: Limits = DEFAULT_LIMITS) -> None:
        if not corpus.writable:
            raise CorpusError(
                "is the corpus that ships with dialogue and is not written to",
                where=str(corpus.root),
                do="name one of your own with --corpus DIR, it is made if absent",
            )
        self.corpus, self.limits = corpus, limits
        self._seen: dict[tuple[str, str, int, int], Entry] = {}

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the corpus's lock. Makes the corpus where it is absent and removes what killed writers left."""
        root = self.corpus.root
        try:
            root.mkdir(parents=True, exist_ok=True)
            with locked(root / LOCK):
                _in_order(root)
                yield
        except OSError as fault:
            what = f"cannot be written to ({fault.strerror or fault})"
            raise CorpusError(what, where=str(root), do="ask for the right to write there, or use --corpus") from fault

    def entries(self) -> list[Entry]:
        """Every statement there is now."""
        found: dict[tuple[str, str, int, int], Entry] = {}
        for series, name, status in scan(self.corpus) if self.corpus.root.exists() else ():
            key = (series, name, status.st_mtime_ns, status.st_size)
            found[key] = self._seen.get(key) or read_entry(self.corpus.root / series / name, series)
        self._seen = found
        return list(found.values())

    def add(
        self,
        source: Source,
        given: Mapping[str, object],
        *,
        original: bytes | None = None,
        extra: Mapping[str, str] | None = None,
        replaces: bool = False,
    ) -> Added | Refused:
        """Put one document in. ``given`` metadata (series, meeting, date, ...) wins over what the text says.

        ``original`` are bytes to keep beside the text, ``extra`` is more front matter. ``replaces`` lets it take the
        place of an earlier fetch of the same source. Raises SourceError, CorpusError, UsageError; then nothing changed.
        """
        from dialogue_cli.statement.build import build_statement

        statement = build_statement(source, given=given, limits=self.limits)
        with self.writing():
            return self._put(source, statement, original, extra or {}, replaces=replaces)

    def _put(
        self, source: Source, statement: Statement, original: bytes | None, extra: Mapping[str, str], *, replaces: bool
    ) -> Added | Refused:
        found = self.entries()
        old = next((e for e in found if replaces and e.source == statement.source), None)
        same = _double(statement, [entry for entry in found if entry is not old])
        if same:
            return Refused(source.name, *same)
        statement, notes = _checked(statement, source.name, [entry for entry in found if entry is not old])
        if not inside(self.corpus.root / str(statement.series), self.corpus.root):
            raise CorpusError("is a link out of the corpus", where=str(statement.series), do="remove the link")
        entry, text, doubts = _file_of(self, statement, found, old, extra)
        if original is not None:
            self._keep(entry, original, _ending(source))
        write_whole(entry.path, text.encode("utf-8"), root=self.corpus.root)
        guessed = statement.guessed + (("date_end",) if "date" in statement.guessed and statement.date_end else ())
        return Added(source.name, entry, guessed, statement.cleaned, (*notes, *doubts), len(statement.units))

    def _keep(self, entry: Entry, original: bytes, ending: str) -> None:
        """Put the bytes beside the text, in place of those of an earlier fetch."""
        folder = entry.path.parent / ORIGINALS
        kept = folder / (entry.stem + ending)
        write_whole(kept, original, root=self.corpus.root)
        for other in folder.glob(f"{entry.stem}.*"):
            if other != kept:
                other.unlink(missing_ok=True)

    def remove(self, entries: tuple[Entry, ...]) -> None:
        """Take statements out, with their originals; a series' folder goes with its last statement."""
        with self.writing():
            for entry in entries:
                entry.path.unlink(missing_ok=True)
                folder = entry.path.parent
                for kept in (folder / ORIGINALS).glob(f"{entry.stem}.*"):
                    kept.unlink(missing_ok=True)
                for empty in (folder / ORIGINALS, folder):
                    with contextlib.suppress(OSError):
                        empty.rmdir()

    def accept(self) -> tuple[Entry, ...]:
        """Record the texts as they stand now: the hash in the front matter of each edited file is written anew."""
        taken: list[Entry] = []
        with self.writing():
            taken += filter(self._renew, self.entries())
        return tuple(taken)

    def _renew(self, entry: Entry) -> bool:
        """Write the hash of an edited file anew; whether it was edited."""
        if entry.path.stat().st_size > self.limits.bytes:
            return False  # verify calls it unreadable
        text = entry.path.read_text(encoding="utf-8")
        now = text_hash(split_front_matter(text)[2])
        if entry.fault or entry.text_sha256 in ("", now):
            return False
        text = text.replace(f'text_sha256 = "{entry.text_sha256}"', f'text_sha256 = "{now}"', 1)
        write_whole(entry.path, text.encode("utf-8"), root=self.corpus.root)
        return True


def _in_order(root: Path) -> None:
    """Marked as a corpus, without what killed writers left."""
    sweep(root)
    if not (root / MARK).exists():
        write_whole(root / ".gitignore", IGNORED.encode(), root=root)
        write_whole(root / MARK, MARK_TEXT.encode(), root=root)


def _ending(source: Source) -> str:
    endings = {"markdown": ".md", "text": ".txt"}
    return endings.get(source.format, f".{source.format}")


def _double(statement: Statement, found: list[Entry]) -> tuple[Entry, str] | None:
    """The statement of the corpus that has the same bytes or the same text."""
    text = text_hash(to_markdown(statement))
    for entry in found:
        if entry.sha256 == statement.sha256:
            return entry, "file"
        if entry.text_sha256 == text:
            return entry, "text"
    return None


def _checked(statement: Statement, where: str, found: list[Entry]) -> tuple[Statement, tuple[str, ...]]:
    """The statement with a series and a date it can be filed under, and what the user should know."""
    series = statement.series or ""
    if not series:
        raise UsageError("belongs to no series", where=where, do="name one with --series")
    if not valid_series(series):
        slug = slug_of(series) or "my-series"
        raise UsageError(f"{series!r} cannot name a series", where=where, do=f"say --series {slug}")
    if not statement.date or not is_iso_date(statement.date):
        raise SourceError("no date stands in it or in its name", where=where, do="give one with --date YYYY-MM-DD")
    siblings = [entry for entry in found if entry.series == series]
    notes: list[str] = []
    if "meeting" in statement.guessed and _misfits(statement, siblings):
        notes.append(f"its text says meeting {statement.meeting}, which does not fit the series; left without a number")
        statement = replace(statement, meeting=None, guessed=tuple(f for f in statement.guessed if f != "meeting"))
    same_day = [entry for entry in siblings if entry.date == statement.date]
    if same_day:
        notes.append(f"{series} has another statement of {statement.date}: {same_day[0].reference}")
    notes.extend(statement.warnings)
    return statement, tuple(notes)


def _misfits(statement: Statement, siblings: list[Entry]) -> bool:
    """Whether a guessed number clashes: taken on another day, or out of order with the dates."""
    day, number = statement.date or "", statement.meeting or 0
    for entry in siblings:
        if entry.meeting is None or not entry.date or entry.date == day:
            continue
        if (entry.meeting - number) * (1 if entry.date > day else -1) <= 0:
            return True
    return False


def _file_of(
    store: Store, statement: Statement, found: list[Entry], old: Entry | None, extra: Mapping[str, str]
) -> tuple[Entry, str, tuple[str, ...]]:
    """Where it goes, what the file says, and what there is to say about that."""
    series, body = str(statement.series), to_markdown(statement)
    taken = {entry.stem for entry in found if entry.series == series and entry is not old}
    stem = old.stem if old and old.series == series else free_stem(statement, taken)
    path = store.corpus.root / series / f"{stem}.md"
    text = write_front_matter({**meta_of(statement, body), **extra}) + "\n" + body
    notes = _proved(statement, path, text, store.limits)
    entry = Entry(
        path=path, series=series, stem=stem, date=statement.date, date_end=statement.date_end,
        meeting=statement.meeting, title=statement.title, type=statement.type, language=statement.language,
        place=statement.place, parties=statement.parties, source=shown_source(statement.source),
        sha256=statement.sha256, text_sha256=text_hash(body), declared_series=series,
    )  # fmt: skip
    return entry, text, notes


def _proved(statement: Statement, path: Path, text: str, limits: Limits) -> tuple[str, ...]:
    """Read the file's text back before it is written. It must give the same units, or at least the same words.

    Returns a note where a unit is cut or classed otherwise. Raises SourceError where words would be lost.
    """
    from dialogue_cli.sources.read import parse_bytes
    from dialogue_cli.statement.build import build_statement

    again = build_statement(parse_bytes(text.encode("utf-8"), name=str(path), limits=limits), limits=limits)
    if words_of(again) != words_of(statement):
        where = statement.source or statement.id
        raise SourceError("cannot be kept as Markdown without losing words", where=where, do="please report it")
    for old, new in itertools.zip_longest(statement.units, again.units):
        if old is None or new is None or (old.kind, old.text, old.section) != (new.kind, new.text, new.section):
            unit = old or new
            return (f"kept as Markdown it reads otherwise from {unit.id if unit else 's1'} on: look at that place",)
    return ()


def words_of(statement: Statement) -> str:
    """Every letter and digit of the text, in order."""
    return "".join(char for char in statement.text if char.isalnum())
