"""More than two statements in a row: ``diff A B C``, ``SERIES@1..4``, ``SERIES --since DATE``, a folder, a corpus.

Each statement is compared with the next one of its row (``rows`` says which statements make one).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.comparing import compare_operands, compare_two
from dialogue_cli.cli.git_files import check_revision, in_revision
from dialogue_cli.cli.operands import exists, load_tools
from dialogue_cli.cli.output import warn
from dialogue_cli.cli.rows import Row, is_range, read_rows, rows_of
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import UsageError
from dialogue_cli.values import replace

if TYPE_CHECKING:
    from dialogue_cli.align.link import Progress
    from dialogue_cli.statement.comparison import Comparison
    from dialogue_cli.statement.model import Statement

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


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


def comparisons(
    operands: Sequence[str],
    since: str | None,
    settings: Settings,
    progress: Progress | None = None,
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


def _whole_rows(operands: Sequence[str], settings: Settings) -> list[Row]:
    """As :func:`rows_of`; references to single statements of one series make one row in the order typed."""
    if len(operands) > 1 and any(exists(word) and Path(word).is_dir() for word in operands):
        raise UsageError("a folder stands alone", where=" ".join(operands), do="name one folder, or files")
    if len(operands) == 1 and not exists(operands[0]) and "@" in operands[0] and not is_range(operands[0]):
        raise UsageError("names one statement", where=operands[0], do="name the series, or a range such as @1..4")
    return rows_of(operands, settings)


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
