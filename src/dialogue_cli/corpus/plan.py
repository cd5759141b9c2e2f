"""Which files are new, changed or gone since they were indexed, and which ids the new ones get.

A file whose time and size are as they were is not opened; only one that was written within the clock's tick of being
indexed is hashed to be sure.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from pathlib import Path

from dialogue_cli.corpus.entries import Entry, order_of, read_entry, scan
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.values import dataclass, field

GAP = 1 << 20  # room between two statements' ids, so that twenty can be put between them before all are numbered anew
RACY_NS = 2_000_000_000  # some file systems keep times to two seconds only


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    mtime_ns: int
    size: int
    file_sha256: str
    checked_ns: int
    order: tuple[str, str, int, str]


@dataclass(slots=True)
class Plan:
    """What differs between the files and the rows. ``ids`` are those of the statements to read, once placed.

    ``touch`` holds (time, size, clock, id) of files that were only touched, ``kept`` (place in the corpus, id).
    """

    read: list[Entry] = field(default_factory=list)
    drop: list[int] = field(default_factory=list)
    touch: list[tuple[int, int, int, int]] = field(default_factory=list)
    kept: list[tuple[tuple[str, str, int, str], int]] = field(default_factory=list)
    ids: dict[Path, int] = field(default_factory=dict)

    def place(self) -> bool:
        """Give ids in the order of the corpus; False where two neighbours leave no room for what comes between."""
        self.read.sort(key=_place_of)
        rows: list[tuple[tuple[str, str, int, str], int | None, Path | None]]
        rows = [(place, known, None) for place, known in self.kept]
        rows += [(_place_of(entry), None, entry.path) for entry in self.read]
        rows.sort(key=lambda row: row[0])
        waiting: list[Path] = []
        before = 0
        for _, known, path in rows:
            if known is None:
                waiting.extend([path] if path else [])
                continue
            step = (known - before) // (len(waiting) + 1)
            if known <= before or (waiting and step < 1):
                return False
            self.ids.update({path: before + step * number for number, path in enumerate(waiting, start=1)})
            waiting, before = [], known
        self.ids.update({path: before + GAP * number for number, path in enumerate(waiting, start=1)})
        return True


def _place_of(entry: Entry) -> tuple[str, str, int, str]:
    return (entry.series, *entry.order)


def fingerprint(corpus: Corpus) -> str:
    """One hash over path, time and size of every statement file."""
    rows = [f"{series}/{name}\0{state.st_mtime_ns}\0{state.st_size}" for series, name, state in scan(corpus)]
    return hashlib.sha256("\n".join(rows).encode(errors="surrogateescape")).hexdigest()


def make_plan(db: sqlite3.Connection, corpus: Corpus, *, keep: bool) -> Plan:
    """Hold the files against the rows. Without ``keep`` everything is read again."""
    known = _known(db)
    plan = Plan()
    for series, name, status in scan(corpus):
        path = corpus.root / series / name
        row = known.pop(f"{series}/{name}", None)
        if row is None or not keep:
            plan.read.append(read_entry(path, series))
            plan.drop.extend([row.id] if row else [])
        else:
            _hold(plan, row, path, series, status)
    plan.drop.extend(row.id for row in known.values())
    return plan


def _known(db: sqlite3.Connection) -> dict[str, _Known]:
    sql = "SELECT path, id, mtime_ns, size, file_sha256, checked_ns, series, date, meeting, stem FROM statement"
    return {
        path: _Known(number, mtime, size, digest, checked, (series, *order_of(day, meeting, stem)))
        for path, number, mtime, size, digest, checked, series, day, meeting, stem in db.execute(sql)
    }


def _hold(plan: Plan, row: _Known, path: Path, series: str, status: os.stat_result) -> None:
    """One file against its row: kept, only touched, or to be read again."""
    same = (status.st_mtime_ns, status.st_size) == (row.mtime_ns, row.size)
    if same and row.checked_ns - row.mtime_ns >= RACY_NS:
        plan.kept.append((row.order, row.id))
    elif status.st_size == row.size and sha256_of(path) == row.file_sha256:
        plan.kept.append((row.order, row.id))
        plan.touch.append((status.st_mtime_ns, status.st_size, time.time_ns(), row.id))
    else:
        plan.read.append(read_entry(path, series))
        plan.drop.append(row.id)


def relative(path: Path) -> str:
    """The path as it stands in the index."""
    return f"{path.parent.name}/{path.name}"


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes; "" where it has gone meanwhile."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return ""
