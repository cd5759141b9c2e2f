"""Several operands to the statements that they stand for: a folder, a series, a range ``SERIES@1..4``, files in order.

Statements are parted into rows by language and, where one day has several, by type, so that a fact sheet is never set
against a declaration.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.operands import STDIN, Found, exists, find, from_here, in_git, read, stands_alone, whole
from dialogue_cli.cli.output import warn
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import SourceError, UnknownReference, UsageError
from dialogue_cli.values import dataclass, replace

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.statement.model import Statement

RANGE = re.compile(r"[^@#/\\]+@[^#/\\]*\.\.[^#/\\]*")
#: Endings of files that are taken for statements where a folder is named; others in it are passed over.
STATEMENTS = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".odt", ".eml")


@dataclass(frozen=True, slots=True)
class Row:
    """Statements that are compared one after the other; ``name`` is that of the series or folder, or empty."""

    name: str
    found: tuple[Found, ...]


def rows_of(operands: Sequence[str], settings: Settings) -> list[Row]:
    """The rows that operands stand for. A series or folder is a row, a corpus one a series, files in order are one.

    Raises UnknownReference and its kin for what names nothing.
    """
    rows: list[Row] = []
    loose: list[Found] = []
    for operand in operands:
        if operand != STDIN and exists(operand) and Path(operand).is_dir():
            rows += folder_rows(Path(operand), settings)
        elif stands_alone(operand):
            loose.append(find(operand, settings))
        else:
            entries = whole(operand, settings)
            if len(entries) == 1 and "@" in operand:
                loose.append(_of(entries[0], operand))
            else:
                rows += _parted(entries[0].series, entries)
    return [*rows, *([Row("", tuple(loose))] if loose else [])]


def is_range(operand: str) -> bool:
    """Whether the operand is ``SERIES@1..4`` and names no file."""
    return RANGE.fullmatch(operand) is not None and not exists(operand)


def folder_rows(folder: Path, settings: Settings) -> list[Row]:
    """A corpus is all its series; another folder is its statements in the order of their names, without our reports."""
    from dialogue_cli.corpus.entries import entries, series_names
    from dialogue_cli.corpus.locate import MARK, Corpus

    if (folder / MARK).is_file():
        corpus = Corpus(folder, "option")
        return [row for name in series_names(corpus) for row in _parted(name, entries(corpus, name))]
    try:
        found = sorted(path for path in folder.iterdir() if _is_statement(path))
    except OSError as fault:
        raise SourceError(f"cannot be read: {fault.strerror}", where=str(folder)) from fault
    paths = [path for path in found if not _is_report(path, settings)]
    if not paths:
        raise UnknownReference("holds no statements", where=str(folder), do=f"endings read: {' '.join(STATEMENTS)}")
    return [Row(folder.resolve().name, tuple(Found(str(path), path=str(path)) for path in paths))]


def _is_statement(path: Path) -> bool:
    """A file with a known ending that neither hides nor speaks of the folder itself."""
    about = path.name.startswith(".") or path.stem.upper() == "README"
    return path.suffix.lower() in STATEMENTS and not about and path.is_file()


def _is_report(path: Path, settings: Settings) -> bool:
    """Whether it is a report that was written into the folder of the statements, which is said."""
    from dialogue_cli.cli.own_reports import is_own_report

    if not is_own_report(path):
        return False
    warn(f"{path}: a report that dialogue wrote, and no statement: left out", settings)
    return True


def _parted(name: str, entries: Sequence[Entry]) -> list[Row]:
    """Rows of one language; of one type each where some day has several statements in that language."""
    keys: dict[tuple[str | None, str], list[Found]] = {}
    days = [(entry.language, entry.date) for entry in entries]
    by_type = len(set(days)) < len(days)
    for entry in entries:
        keys.setdefault((entry.language, entry.type if by_type else ""), []).append(_of(entry, entry.reference))
    return [Row(name, tuple(found)) for found in keys.values()]


def _of(entry: Entry, operand: str) -> Found:
    return Found(operand, path=from_here(entry.path), entry=entry)


def read_rows(rows: Sequence[Row], settings: Settings, tools: Toolbox) -> list[tuple[Row, tuple[Statement, ...]]]:
    """Every row with its statements, read and tagged. A statement without a series gets the name of its row."""
    out = []
    for row in rows:
        statements = [read(found, settings, tools) for found in row.found]
        named = [replace(s, series=row.name) if row.name and not s.series else s for s in statements]
        out.append((row, _unlike(named)))
    return out


def _unlike(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements whose ids differ: a second one of the same id is numbered, so that no row of a table is ambiguous."""
    seen: dict[str, int] = {}
    out = []
    for statement in statements:
        count = seen[statement.id] = seen.get(statement.id, 0) + 1
        out.append(statement if count == 1 else replace(statement, id=f"{statement.id}-{count}"))
    return tuple(out)


def read_many(operands: Sequence[str], settings: Settings, tools: Toolbox) -> list[Statement]:
    """The statements that operands name, in order; a series stands for all its statements."""
    statements = []
    for operand in operands:
        if inside := _in_folder(operand, settings):
            statements += [read(found, settings, tools) for found in inside]
            continue
        if stands_alone(operand):
            statements.append(read(find(operand, settings), settings, tools))
            continue
        for entry in whole(operand, settings):
            statements.append(read(Found(operand, path=from_here(entry.path), entry=entry), settings, tools))
    return statements


def paths_of(operands: Sequence[str], settings: Settings) -> list[str]:
    """The files that operands name, in order; a series stands for all its statements. stdin and git have no path."""
    paths = []
    for operand in operands:
        if operand == STDIN or in_git(operand):
            raise UsageError("must be a file or a series here", where=operand)
        if inside := _in_folder(operand, settings):
            paths += [found.path for found in inside]
            continue
        paths += [operand] if exists(operand) else [from_here(entry.path) for entry in whole(operand, settings)]
    return paths


def _in_folder(operand: str, settings: Settings) -> tuple[Found, ...]:
    """The statements of a folder in the order of their names; none for any other operand.

    Raises UnknownReference for a folder without statements, or with several series where one row is meant.
    """
    if operand == STDIN or not exists(operand) or not Path(operand).is_dir():
        return ()
    rows = folder_rows(Path(operand), settings)
    if len(rows) > 1:
        names = ", ".join(dict.fromkeys(row.name for row in rows))
        raise UnknownReference(f"holds several rows of statements ({names})", where=operand,
                               do="name one series, or its folder")  # fmt: skip
    return rows[0].found
