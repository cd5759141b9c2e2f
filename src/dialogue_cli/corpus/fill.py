"""Files to rows: what a plan says is new or changed is read, and its units are written into the index."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator

from dialogue_cli.corpus.entries import Entry, scan
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.plan import RACY_NS, Plan, fingerprint, make_plan, relative, sha256_of
from dialogue_cli.corpus.rows import add, add_words, drop, drop_all
from dialogue_cli.corpus.stems import distinct_words
from dialogue_cli.errors import SourceError
from dialogue_cli.statement.model import Statement
from dialogue_cli.values import dataclass

COMMIT_UNITS = 50_000  # a killed rebuild keeps what it had committed
Lock = Callable[[], contextlib.AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Maker:
    """How files become rows. ``read`` gives a tagged statement and may raise SourceError.

    ``fold`` gives the American form of a word. ``tags`` names tool and word lists: another value re-reads everything.
    ``progress`` is told (statements done, statements to read); ``say`` takes a sentence for the user.
    """

    read: Callable[[Entry], Statement]
    fold: Callable[[str], str] = str
    tags: str = ""
    progress: Callable[[int, int], None] | None = None
    say: Callable[[str], None] | None = None

    def tell(self, sentence: str) -> None:
        """Say it, where somebody listens."""
        if self.say:
            self.say(sentence)


@dataclass(frozen=True, slots=True)
class Refresh:
    """What bringing the index up to date took. ``faults`` are (path, why) of files that could not be read."""

    read: int = 0
    removed: int = 0
    kept: int = 0
    faults: tuple[tuple[str, str], ...] = ()


def refresh(db: sqlite3.Connection, corpus: Corpus, maker: Maker, lock: Lock) -> Refresh:
    """Bring the rows up to the files. Nothing is written, and no lock taken, where nothing changed."""
    if _is_fresh(db, corpus, maker):
        return Refresh(kept=_count(db))
    with lock():
        if _is_fresh(db, corpus, maker):
            return Refresh(kept=_count(db))
        return _update(db, corpus, maker)


def _count(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM statement").fetchone()[0])


def _is_fresh(db: sqlite3.Connection, corpus: Corpus, maker: Maker) -> bool:
    meta = dict(db.execute("SELECT key, value FROM meta"))
    return meta.get("tags") == maker.tags and meta.get("files") == fingerprint(corpus)


def _update(db: sqlite3.Connection, corpus: Corpus, maker: Maker) -> Refresh:
    now = time.time_ns()
    seen = fingerprint(corpus)
    same_tags = db.execute("SELECT 1 FROM meta WHERE key = 'tags' AND value = ?", (maker.tags,)).fetchone()
    plan = make_plan(db, corpus, keep=bool(same_tags))
    if not plan.place():  # no room left between two neighbours: all are numbered anew
        plan = make_plan(db, corpus, keep=False)
        plan.place()
    filler = _Filler(db, maker)
    filler.forget(plan)
    filler.write(plan)
    racy = any(now - status.st_mtime_ns < RACY_NS for _, _, status in scan(corpus))
    filler.finish("" if racy else seen)
    return Refresh(len(plan.read), len(plan.drop), len(plan.kept), tuple(filler.faults))


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


class _Filler:
    """Writes statements in batches of about COMMIT_UNITS units, each batch one transaction."""

    def __init__(self, db: sqlite3.Connection, maker: Maker) -> None:
        self._db, self._maker = db, maker
        self._words: set[str] = set()
        self.faults: list[tuple[str, str]] = []

    def forget(self, plan: Plan) -> None:
        """Take out what changed or went. From here on the rows are those of this maker's tags, however it ends."""
        with _transaction(self._db):
            self._db.executemany("UPDATE statement SET mtime_ns = ?, size = ?, checked_ns = ? WHERE id = ?", plan.touch)
            if plan.drop and not plan.kept:
                drop_all(self._db)
            for statement_id in plan.drop if plan.kept else ():
                drop(self._db, statement_id)
            self._note("")

    def write(self, plan: Plan) -> None:
        """Read and write all statements that are to be read."""
        done = 0
        while done < len(plan.read):
            with _transaction(self._db):
                done = self._batch(plan, done)

    def _batch(self, plan: Plan, done: int) -> int:
        """Write about COMMIT_UNITS units; how many statements are written now."""
        written = 0
        self._words.clear()
        while done < len(plan.read) and written < COMMIT_UNITS:
            written += self._add(plan.read[done], plan.ids[plan.read[done].path])
            done += 1
            if self._maker.progress:
                self._maker.progress(done, len(plan.read))
        add_words(self._db, self._words, self._maker.fold)
        return done

    def finish(self, files: str) -> None:
        """Say which state of the files the rows stand for."""
        with _transaction(self._db):
            self._note(files)

    def _note(self, files: str) -> None:
        rows = [("tags", self._maker.tags), ("files", files)]
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def _add(self, entry: Entry, statement_id: int) -> int:
        checked = time.time_ns()
        try:
            status = entry.path.stat()
        except OSError:
            return 1  # removed since the directory was listed; the next command sees that
        stamp = (relative(entry.path), status.st_mtime_ns, status.st_size, sha256_of(entry.path), checked)
        statement, fault = self._read(entry)
        add(self._db, statement_id, stamp=stamp, entry=entry, statement=statement, fault=fault)
        return 1 + (len(statement.units) if statement else 0)

    def _read(self, entry: Entry) -> tuple[Statement | None, str]:
        try:
            statement = self._maker.read(entry)
            self._words |= distinct_words(statement.text)
        except (SourceError, OSError) as reason:  # a faulty word list is no fault of the file, and stops all
            self.faults.append((str(entry.path), str(reason)))
            return None, str(reason)
        return statement, ""
