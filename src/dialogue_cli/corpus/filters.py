"""What a hit must also be, as SQL over the index."""

from __future__ import annotations

import re
import sqlite3

from dialogue_cli.corpus.rows import SPAN
from dialogue_cli.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must also be. Dates are ISO days, months or years, both ends included; lists mean "one of these".

    A theme covers its branches: "space" takes "space.debris" too. Parties and sections match within their names.
    """

    series: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    parties: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    commitments: bool = False


ALL = Filters()


@dataclass(frozen=True, slots=True)
class Clause:
    """Conditions that follow a WHERE, and their values."""

    sql: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, sql: str, *values: object) -> None:
        """One more condition."""
        self.sql.append(sql)
        self.values.extend(values)


def where(db: sqlite3.Connection, filters: Filters) -> Clause:
    """The filters as SQL over the unit ids: a statement's units are one run of ids."""
    clause = Clause()
    picked = statement_runs(db, filters)
    if picked is not None:
        runs = " OR ".join("words.rowid BETWEEN ? AND ?" for _ in picked) or "0"
        clause.add(f"AND ({runs})", *(end for first, last in picked for end in (first * SPAN, last * SPAN + SPAN - 1)))
    if filters.commitments:
        clause.add("AND unit.is_commitment")
    if filters.themes:
        tests = " OR ".join("theme = ? OR theme LIKE ? ESCAPE '\\'" for _ in filters.themes)
        names = (value for name in filters.themes for value in (name, like(name) + ".%"))
        clause.add(f"AND EXISTS (SELECT 1 FROM theme WHERE theme.unit = words.rowid AND ({tests}))", *names)
    if filters.sections:
        tests = " OR ".join("unit.section LIKE ? ESCAPE '\\'" for _ in filters.sections)
        clause.add(f"AND ({tests})", *(f"%{like(name)}%" for name in filters.sections))
    return clause


def like(text: str) -> str:
    """The words with LIKE's own signs made plain."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def statement_runs(db: sqlite3.Connection, filters: Filters) -> list[tuple[int, int]] | None:
    """Runs of neighbouring statements that pass, as (first, last); None where every statement does."""
    tests: list[str] = []
    values: list[object] = []
    if filters.series:
        tests.append(f"series IN ({', '.join('?' * len(filters.series))})")
        values.extend(filters.series)
    if filters.since:
        tests.append("coalesce(date_end, date) >= ?")
        values.append(filters.since)
    if filters.until:
        tests.append("date <= ?")
        values.append(filters.until + "-99-99"[: 10 - len(filters.until)])
    for name in filters.parties:
        tests.append("id IN (SELECT statement FROM party WHERE name LIKE ? ESCAPE '\\')")
        values.append(f"%{like(name)}%")
    if not tests:
        return None
    passing = f"SELECT id, {' AND '.join(f'coalesce({test}, 0)' for test in tests)} FROM statement ORDER BY id"
    runs: list[tuple[int, int]] = []
    open_run = False
    for number, passes in db.execute(passing, values):
        if passes and open_run:
            runs[-1] = (runs[-1][0], number)
        elif passes:
            runs.append((number, number))
        open_run = bool(passes)
    return runs


def themes_like(db: sqlite3.Connection, name: str) -> tuple[bool, tuple[str, ...]]:
    """Whether any unit bears the theme or a branch of it; and the themes borne whose names hold some of its words."""
    borne = [theme for (theme,) in db.execute("SELECT DISTINCT theme FROM theme ORDER BY theme")]
    known = any(theme == name or theme.startswith(f"{name}.") for theme in borne)
    words = [word for word in re.split(r"\W+", name.lower()) if word]
    return known, tuple(theme for theme in borne if any(word in theme for word in words))[:8]
