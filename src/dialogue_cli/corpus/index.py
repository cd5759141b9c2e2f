"""The SQLite index beside a corpus: opened by many, brought up to date by one, thrown away and rebuilt when broken.

It is a cache. Whatever is wrong with it (older, newer, cut short, scribbled over) costs a rebuild and a word about it,
never a result; where it cannot be written at all, the same tables are made in memory for this one command.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dialogue_cli.corpus.fill import Lock, Maker, Refresh, refresh
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.locks import locked
from dialogue_cli.corpus.stems import Fold
from dialogue_cli.errors import CorpusError
from dialogue_cli.values import dataclass

VERSION = 2
APPLICATION = 0x44494C47  # "DILG": tells our file from any other SQLite file of this name
BUSY_MS = 60_000
MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class Index:
    """An open, fresh index. ``fold`` gives the American form of a word, as the rows were made with it."""

    db: sqlite3.Connection
    corpus: Corpus
    refresh: Refresh
    where: str
    fold: Fold


@contextlib.contextmanager
def open_index(corpus: Corpus, maker: Maker, *, rebuild: bool = False) -> Iterator[Index]:
    """The index of a corpus, up to date while the block runs. ``rebuild`` makes it anew first.

    Raises CorpusError where the corpus cannot be read, or where another process holds the index too long.
    """
    path = corpus.index_path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = _open_file(path, corpus, maker, rebuild)
        index = opened.__enter__()
    except (OSError, sqlite3.OperationalError) as fault:
        maker.tell(f"the index cannot be kept ({_reason(fault)}), so it is made for this command only")
        yield _in_memory(corpus, maker)
        return
    try:
        yield index
    finally:
        opened.__exit__(None, None, None)


def _reason(fault: OSError | sqlite3.OperationalError) -> str:
    return (fault.strerror if isinstance(fault, OSError) else str(fault)) or "unknown fault"


@contextlib.contextmanager
def _open_file(path: Path, corpus: Corpus, maker: Maker, rebuild: bool) -> Iterator[Index]:
    if rebuild:
        discard(path)
    reason = ""
    for _ in range(2):
        with locked(_lock_of(path), shared=True), contextlib.ExitStack() as stack:
            index = _fresh(path, corpus, maker, stack)
            if isinstance(index, Index):
                yield index
                return
            reason = index
        maker.tell(f"{reason}; it is rebuilt from the files")
        discard(path)
    raise CorpusError(f"{reason} and cannot be rebuilt", where=str(path), do="delete it")


def _fresh(path: Path, corpus: Corpus, maker: Maker, stack: contextlib.ExitStack) -> Index | str:
    """The index of a file, brought up to date and closed by ``stack``; or why the file cannot be used."""
    try:
        db = connect(str(path))
        stack.callback(db.close)
        reason = prepare(db)
        return reason or Index(db, corpus, refresh(db, corpus, maker, _updating(path, maker)), str(path), maker.fold)
    except sqlite3.DatabaseError as fault:
        if isinstance(fault, sqlite3.OperationalError) and not _is_damage(fault):
            raise
        return f"the index was damaged ({fault})"


def _is_damage(fault: sqlite3.Error) -> bool:
    words = str(fault)
    return any(sign in words for sign in ("malformed", "not a database", "corrupt", "no such table", "no such column"))


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + "-use.lock")


def _updating(path: Path, maker: Maker) -> Lock:
    def enter() -> contextlib.AbstractContextManager[None]:
        lock = path.with_name(path.name + "-update.lock")
        return locked(lock, patience=600, waiting=lambda: maker.tell("another process is indexing; waiting for it"))

    return enter


def connect(path: str) -> sqlite3.Connection:
    """A connection that waits for others and commits only when told."""
    db = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def prepare(db: sqlite3.Connection) -> str:
    """Make the tables in an empty file. Returns why the file cannot be used, or ""."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    application = db.execute("PRAGMA application_id").fetchone()[0]
    if (application, version) == (APPLICATION, VERSION):
        db.execute("PRAGMA synchronous = NORMAL")
        return ""
    if application == APPLICATION:
        kind = "a newer" if version > VERSION else "an older"
        return f"the index was made by {kind} version of dialogue"
    if application or version or db.execute("SELECT 1 FROM sqlite_master").fetchone():
        return "the index was not made by dialogue"
    create(db)
    return ""


def create(db: sqlite3.Connection) -> None:
    """Every table in one transaction: another process sees all of them or none."""
    db.execute("PRAGMA journal_mode = WAL")  # readers go on while one writes
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            _make_tables(db)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _make_tables(db: sqlite3.Connection) -> None:
    from dialogue_cli.data import read_text

    for statement in _statements(read_text("schema.sql")):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute(f"PRAGMA application_id = {APPLICATION}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit between them."""
    so_far = ""
    for line in script.splitlines(keepends=True):
        so_far += line.partition("--")[0].rstrip() + "\n"
        if sqlite3.complete_statement(so_far):
            yield so_far
            so_far = ""


def discard(path: Path) -> None:
    """Remove the index once nobody uses it. Its log goes with it: left behind, it would be played into the next one."""
    with locked(_lock_of(path)):
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
            path.with_name(name).unlink(missing_ok=True)


def _in_memory(corpus: Corpus, maker: Maker) -> Index:
    db = connect(MEMORY)
    create(db)
    return Index(db, corpus, refresh(db, corpus, maker, contextlib.nullcontext), MEMORY, maker.fold)
