"""A query to hits: rows of where, left, node, right. Prints nothing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal

from dialogue_cli.corpus.filters import ALL, Filters, statement_runs, where
from dialogue_cli.corpus.fts import to_fts5
from dialogue_cli.corpus.index import Index
from dialogue_cli.corpus.query import Node, one_node_a_unit
from dialogue_cli.corpus.rows import SPAN
from dialogue_cli.corpus.vocabulary import Vocabulary
from dialogue_cli.errors import QueryError
from dialogue_cli.values import dataclass

Sort = Literal["text", "left", "right", "date", "rank"]
SORTS: tuple[Sort, ...] = ("text", "left", "right", "date", "rank")

OPEN, CLOSE = "\x01", "\x02"  # no indexed text holds control characters
MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
SPARKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a concordance. ``start`` and ``end`` are the node's offsets into the unit's text.

    ``statement`` is a reference that `dialogue show` takes. ``also`` are further places of the query's words in the
    same unit, where the query joins words (AND, NEAR) and the unit is one hit. ``rank`` is BM25, smaller is better.
    """

    statement: str
    series: str
    meeting: int | None
    date: str | None
    title: str
    unit: str
    kind: str
    section: str
    line: int | None
    left: str
    node: str
    right: str
    start: int
    end: int
    also: tuple[tuple[int, int], ...] = ()
    commitment: bool = False
    strength: int | None = None
    rung: str | None = None
    themes: tuple[str, ...] = ()
    rank: float | None = None

    @property
    def reference(self) -> str:
        """What can be pasted behind `dialogue show`."""
        return f"{self.statement}#{self.unit}"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a query was found in one statement; ``units`` is the number of the statement's units."""

    statement: str
    series: str
    meeting: int | None
    date: str | None
    title: str
    hits: int
    units: int


SELECT = """
SELECT words.rowid, highlight(words, 0, char(1), char(2)), unit.unit, unit.kind, unit.section, unit.line,
       unit.is_commitment, unit.strength, unit.rung, {rank}
FROM words JOIN unit ON unit.id = words.rowid
WHERE words MATCH ? {where} ORDER BY {order}
"""


def search(
    index: Index,
    tree: Node,
    filters: Filters = ALL,
    *,
    sort: Sort = "text",
    limit: int | None = None,
) -> Iterator[Hit]:
    """Hits in the order asked for; "text" is the order of the corpus and streams. Raises QueryError.

    ``limit`` ends after so many hits. Sorting by left or right context looks outwards from the node, word by word.
    """
    hits = _hits(index, tree, filters, sort)
    if sort in {"left", "right"}:
        key = _left_words if sort == "left" else _right_words
        hits = iter(sorted(hits, key=lambda hit: (key(hit), hit.series, hit.date or "", hit.start)))
    for number, hit in enumerate(hits):
        if limit is not None and number >= limit:
            return
        yield hit


def _left_words(hit: Hit) -> list[str]:
    return [word.lower() for word in reversed(hit.left.split())]


def _right_words(hit: Hit) -> list[str]:
    return [word.lower() for word in hit.right.split()]


def _hits(index: Index, tree: Node, filters: Filters, sort: Sort) -> Iterator[Hit]:
    clause = where(index.db, filters)
    order = {"rank": "words.rank, words.rowid", "date": "words.rowid"}.get(sort, "words.rowid")
    sql = SELECT.format(rank="words.rank" if sort == "rank" else "NULL", where=" ".join(clause.sql), order=order)
    names = _Statements(index.db)
    joined = one_node_a_unit(tree)
    rows = run(index, sql, [_match(index, tree), *clause.values])
    if sort == "date":
        rows = iter(sorted(rows, key=lambda row: (names.row(row[0]).date or "9999", row[0])))
    for row in rows:
        yield from _row_hits(names, row, joined)


def run(index: Index, sql: str, values: Sequence[object]) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Rows of a statement with MATCH. What FTS5 itself refuses is a QueryError."""
    try:
        # Not "yield from": that would close the cursor of a reader who stops early after its database was closed.
        for row in index.db.execute(sql, values):  # noqa: UP028
            yield row
    except sqlite3.OperationalError as fault:
        if "fts5" not in str(fault):
            raise
        raise QueryError(f"cannot be looked up ({fault})", where="query", do="make it simpler") from fault


def _match(index: Index, tree: Node) -> str:
    vocabulary = Vocabulary(index.db, index.fold)
    return to_fts5(tree, vocabulary.stems, vocabulary.numbers)


def _row_hits(names: _Statements, row: tuple, joined: bool) -> Iterator[Hit]:  # type: ignore[type-arg]
    rowid, marked, unit, kind, section, line, is_commitment, strength, rung, rank = row
    text, places = unmark(marked)
    about = names.row(rowid)
    themes = names.themes(rowid)
    for number, (start, end) in enumerate(places):
        if joined and number:
            return
        yield Hit(
            about.statement, about.series, about.meeting, about.date, about.title, unit, kind, section, line,
            text[:start], text[start:end], text[end:], start, end, tuple(places[1:]) if joined else (),
            bool(is_commitment), strength, rung, themes, rank,
        )  # fmt: skip


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    r"""The text without FTS5's marks, and the places that they marked.

    >>> unmark("the \x01space\x02 age")
    ('the space age', [(4, 9)])
    """
    places = [
        (found.start() - 2 * number, found.end() - 2 - 2 * number)
        for number, found in enumerate(MARKED.finditer(marked))
    ]
    return MARKED.sub(r"\1", marked), places


@dataclass(frozen=True, slots=True)
class _About:
    statement: str
    series: str
    meeting: int | None
    date: str | None
    title: str


class _Statements:
    """What the hits of a statement share, looked up once a statement."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: dict[int, _About] = {}

    def row(self, rowid: int) -> _About:
        number = rowid // SPAN
        if number not in self._rows:
            self._rows[number] = self._look_up(number)
        return self._rows[number]

    def themes(self, rowid: int) -> tuple[str, ...]:
        found = self._db.execute("SELECT theme FROM theme WHERE unit = ? ORDER BY theme", [rowid])
        return tuple(theme for (theme,) in found)

    def _look_up(self, number: int) -> _About:
        sql = "SELECT series, stem, meeting, date, title FROM statement WHERE id = ?"
        series, stem, meeting, date, title = self._db.execute(sql, [number]).fetchone()
        return _About(f"{series}@{self._which(series, stem, meeting, date)}", series, meeting, date, title)

    def _which(self, series: str, stem: str, meeting: int | None, date: str | None) -> str:
        """The shortest selector that fits this statement alone: its number, its date, or its file's stem."""
        for column, value in (("meeting", meeting), ("date", date)):
            same = f"SELECT count(*) FROM statement WHERE series = ? AND {column} = ?"
            if value is not None and self._db.execute(same, [series, value]).fetchone()[0] == 1:
                return str(value)
        return stem


def counts(index: Index, tree: Node, filters: Filters = ALL) -> tuple[Count, ...]:
    """Hits a statement, nought included, for every series that has any hit, in the order of the corpus."""
    clause = where(index.db, filters)
    names = _Statements(index.db)
    joined = one_node_a_unit(tree)
    sql = SELECT.format(rank="NULL", where=" ".join(clause.sql), order="words.rowid")
    found: dict[int, int] = {}
    for row in run(index, sql, [_match(index, tree), *clause.values]):
        number = row[0] // SPAN
        found[number] = found.get(number, 0) + (1 if joined else row[1].count(OPEN))
    runs = statement_runs(index.db, filters)
    hit_series = {names.row(number * SPAN).series for number in found}
    rows = index.db.execute("SELECT id, series, units FROM statement ORDER BY id").fetchall()
    return tuple(
        Count(*_named(names.row(number * SPAN)), found.get(number, 0), units)
        for number, series, units in rows
        if series in hit_series and (runs is None or any(first <= number <= last for first, last in runs))
    )


def _named(about: _About) -> tuple[str, str, int | None, str | None, str]:
    return (about.statement, about.series, about.meeting, about.date, about.title)


def sparkline(values: Sequence[float]) -> str:
    """One bar a value, from the lowest (nought) to the highest of the values given.

    >>> sparkline([0, 1, 2, 4])
    '▁▃▅█'
    """
    top = max(values, default=0)
    if top <= 0:
        return SPARKS[0] * len(values)
    return "".join(SPARKS[min(len(SPARKS) - 1, round(value / top * (len(SPARKS) - 1)))] for value in values)
