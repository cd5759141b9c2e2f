"""One statement's rows in the index: written, and taken out again. ``data/schema.sql`` says what the columns hold."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable

from dialogue_cli.corpus.entries import Entry
from dialogue_cli.corpus.stems import Fold, Stemmer
from dialogue_cli.statement.model import Statement, Unit

SPAN = 1 << 20  # unit ids of one statement; far above the limit on units of a statement
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

Stamp = tuple[str, int, int, str, int]


def add(
    db: sqlite3.Connection,
    statement_id: int,
    *,
    stamp: Stamp,
    entry: Entry,
    statement: Statement | None,
    fault: str = "",
) -> None:
    """One statement's rows. ``stamp`` is path, time and size of the file, its hash, and the clock when it was read."""
    units = statement.units if statement else ()
    db.execute(
        "INSERT INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (statement_id, *stamp, *_about(entry, statement), len(units), fault),
    )
    parties = entry.parties or (statement.parties if statement else ())
    db.executemany("INSERT OR IGNORE INTO party VALUES (?, ?)", ((name, statement_id) for name in parties))
    first = statement_id * SPAN
    rows = [_unit_row(first + place, unit) for place, unit in enumerate(units)]
    db.executemany("INSERT INTO unit VALUES (?,?,?,?,?,?,?,?,?)", rows)
    db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", ((row[0], row[-1]) for row in rows))
    themes = [(tag.theme, first + place) for place, unit in enumerate(units) for tag in unit.themes]
    db.executemany("INSERT OR IGNORE INTO theme VALUES (?, ?)", themes)


def _about(entry: Entry, statement: Statement | None) -> tuple[str | int | None, ...]:
    """Series to place; what the file does not say comes from its text."""
    text = statement
    return (
        entry.series,
        entry.stem,
        entry.meeting,
        entry.date or (text.date if text else None),
        entry.date_end or (text.date_end if text else None),
        entry.title or (text.title if text else ""),
        entry.type,
        entry.language or (text.language if text else None),
        entry.place or (text.place if text else None),
    )


def _unit_row(unit_id: int, unit: Unit) -> tuple[int, str, str, int | None, str, int, int | None, str | None, str]:
    strongest = unit.commitment
    return (
        unit_id,
        unit.id,
        unit.kind,
        unit.line,
        " > ".join(unit.section),
        int(bool(strongest and strongest.is_commitment)),
        strongest.strength if strongest else None,
        strongest.rung if strongest else None,
        CONTROL.sub(" ", unit.text),
    )


def drop(db: sqlite3.Connection, statement_id: int) -> None:
    """Take one statement's rows out."""
    span = (statement_id * SPAN, statement_id * SPAN + SPAN - 1)
    db.execute(
        "INSERT INTO words (words, rowid, text) SELECT 'delete', id, text FROM unit WHERE id BETWEEN ? AND ?", span
    )
    db.execute("DELETE FROM theme WHERE unit BETWEEN ? AND ?", span)
    db.execute("DELETE FROM unit WHERE id BETWEEN ? AND ?", span)
    db.execute("DELETE FROM party WHERE statement = ?", (statement_id,))
    db.execute("DELETE FROM statement WHERE id = ?", (statement_id,))


def drop_all(db: sqlite3.Connection) -> None:
    """Empty the tables, much faster than statement by statement."""
    db.execute("INSERT INTO words (words) VALUES ('delete-all')")
    for table in ("statement", "party", "unit", "theme", "word"):
        db.execute(f"DELETE FROM {table}")


def add_words(db: sqlite3.Connection, words: Iterable[str], fold: Fold) -> None:
    """New words with their stems; those that the table has cost nothing but the look-up."""
    asked = sorted(words)
    found = db.execute("SELECT term FROM word JOIN json_each(?) ON value = term", [json.dumps(asked)])
    known = {term for (term,) in found}
    unknown = [word for word in asked if word not in known]
    if not unknown:
        return
    stemmer = Stemmer(fold)
    try:
        db.executemany("INSERT OR IGNORE INTO word VALUES (?, ?, ?)", stemmer.rows(unknown))
    finally:
        stemmer.close()
