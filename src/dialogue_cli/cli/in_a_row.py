"""More than two statements in a row: ``diff A B C``, ``SERIES@1..4``, ``SERIES --since DATE``, a folder, a corpus.

Each statement is compared with the next one of its row. Statements are parted into rows by language and, where one day
has several, by type, so that a fact sheet is never set against a declaration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.git_files import check_revision, in_revision
from dialogue_cli.cli.operands import (
    GIT_PATH,
    STDIN,
    Found,
    compare_operands,
    exists,
    find,
    is_borrowed,
    load_tools,
    read,
    whole,
)
from dialogue_cli.cli.output import warn
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import SourceError, UnknownReference, UsageError
from dialogue_cli.values import dataclass, replace

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.statement.comparison import Comparison
    from dialogue_cli.statement.model import Statement

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
RANGE = re.compile(r"[^@#/\\]+@[^#/\\]*\.\.[^#/\\]*")
#: Endings of files that are taken for statements where a folder is named; others in it are passed over.
STATEMENTS = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".odt", ".eml")


@dataclass(frozen=True, slots=True)
class Row:
    """Statements that are compared one after the other; ``name`` is that of the series or folder, or empty."""

    name: str
    found: tuple[Found, ...]


def asked(operands: Sequence[str], since: str | None = None) -> bool:
    """Whether the words typed mean a row and not one pair: more than two, a range, a folder, or ``--since``."""
    if since is not None or len(operands) > 2:
        return True
    return len(operands) == 1 and (is_range(operands[0]) or Path(operands[0]).is_dir())


def since_revision(old: str, new: str | None, since: str | None) -> tuple[str, str | None, str | None]:
    """``FILE --since REV``: the file as git has it at that revision against the file as it is now."""
    if since is None or new is not None or DATE.fullmatch(since) or not exists(old) or Path(old).is_dir():
        return old, new, since
    return f"{since}:{old}", old, None


def files_since(operands: Sequence[str], since: str | None, settings: Settings) -> list[Comparison] | None:
    """Several files, each as git has it at a revision against itself as it is now; None where that was not asked.

    A file that the revision does not have is new, and is passed over with a warning. Raises UnknownReference where
    the revision itself is unknown, so that a mistyped one never passes.
    """
    if since is None or DATE.fullmatch(since) or len(operands) < 2 or not all(_is_file(word) for word in operands):
        return None
    check_revision(since)
    found = []
    for path in operands:
        if in_revision(since, path):
            found.append(compare_operands(f"{since}:{path}", path, settings))
        else:
            warn(f"{path}: not in {since}, so there is nothing to compare", settings)
    return found


def _is_file(operand: str) -> bool:
    return exists(operand) and not Path(operand).is_dir()


def is_range(operand: str) -> bool:
    """Whether the operand is ``SERIES@1..4`` and names no file."""
    return RANGE.fullmatch(operand) is not None and not exists(operand)


def rows_of(operands: Sequence[str], settings: Settings) -> list[Row]:
    """The rows that operands stand for. A series or folder is a row, a corpus one a series, files in order are one.

    Raises UnknownReference and its kin for what names nothing.
    """
    rows: list[Row] = []
    loose: list[Found] = []
    for operand in operands:
        if operand != STDIN and exists(operand) and Path(operand).is_dir():
            rows += folder_rows(Path(operand), settings)
        elif operand == STDIN or exists(operand) or is_borrowed(operand) or GIT_PATH.fullmatch(operand):
            loose.append(find(operand, settings))
        else:
            entries = whole(operand, settings)
            if len(entries) == 1 and "@" in operand:
                loose.append(_of(entries[0], operand))
            else:
                rows += _parted(entries[0].series, entries)
    return [*rows, *([Row("", tuple(loose))] if loose else [])]


def read_rows(rows: Sequence[Row], settings: Settings, tools: Toolbox) -> list[tuple[Row, tuple[Statement, ...]]]:
    """Every row with its statements, read and tagged. A statement without a series gets the name of its row."""
    out = []
    for row in rows:
        statements = [read(found, settings, tools) for found in row.found]
        named = [replace(s, series=row.name) if row.name and not s.series else s for s in statements]
        out.append((row, _unlike(named)))
    return out


def comparisons(
    operands: Sequence[str],
    since: str | None,
    settings: Settings,
    progress: Callable[[float], None] | None = None,
) -> list[Comparison]:
    """Each statement against the next one of its row; with ``since`` only those whose newer one is not before it.

    Raises UsageError for a day that is none and where fewer than two statements are left to compare.
    """
    day = _day(since)
    tools = load_tools(settings)
    rows = read_rows(_whole_rows(operands, settings), settings, tools)
    pairs = [pair for _, statements in rows for pair in pairwise(statements)]
    if day:
        pairs = [(old, new) for old, new in pairs if _on_or_after(new, day)]
    if not pairs:
        what = f"no statement since {since} with one before it" if since else "fewer than two statements"
        raise UsageError(what, where=" ".join(operands), do="name a series or files with two or more")
    tool = tools.tool(settings.of_result())
    out = []
    for done, (old, new) in enumerate(pairs, 1):
        out.append(replace(compare_two(old, new, settings, tools), tool=tool))
        if progress:
            progress(done / len(pairs))
    return out


def compare_two(old: Statement, new: Statement, settings: Settings, tools: Toolbox) -> Comparison:
    """One pair with what readers decided on it. Raises DataError for a verdict file with a fault."""
    from dialogue_cli.api import compare
    from dialogue_cli.cli.review_store import verdicts_on

    signed, labels, told = verdicts_on(old, new, settings)
    result = compare(old, new, signed=signed, labels=labels, toolbox=tools)
    return replace(result, warnings=(*result.warnings, *told))


def _whole_rows(operands: Sequence[str], settings: Settings) -> list[Row]:
    """As :func:`rows_of`; references to single statements of one series make one row in the order typed."""
    if len(operands) > 1 and any(exists(word) and Path(word).is_dir() for word in operands):
        raise UsageError("a folder stands alone", where=" ".join(operands), do="name one folder, or files")
    if len(operands) == 1 and not exists(operands[0]) and "@" in operands[0] and not is_range(operands[0]):
        raise UsageError("names one statement", where=operands[0], do="name the series, or a range such as @1..4")
    return rows_of(operands, settings)


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
    return Found(operand, path=str(entry.path), entry=entry)


def _unlike(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements whose ids differ: a second one of the same id is numbered, so that no row of a table is ambiguous."""
    seen: dict[str, int] = {}
    out = []
    for statement in statements:
        count = seen[statement.id] = seen.get(statement.id, 0) + 1
        out.append(statement if count == 1 else replace(statement, id=f"{statement.id}-{count}"))
    return tuple(out)


def _day(since: str | None) -> str | None:
    if since is None:
        return None
    from datetime import date

    try:
        if not DATE.fullmatch(since):
            raise ValueError
        date.fromisoformat(since + "0000-01-01"[len(since) :])
    except ValueError:
        raise UsageError(
            "no date", where=f"--since {since}", do="write 2023, 2023-05 or 2023-05-14; with one file, a git revision"
        ) from None
    return since


def _on_or_after(statement: Statement, day: str) -> bool:
    return bool(statement.date) and (statement.date or "") >= day
