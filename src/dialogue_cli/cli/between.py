"""Statements of the same series, or of the same folder of dated files, that lie between the two compared.

What is missing from the newer statement may stand in one of them; it then says so ("restated 2023-03-13"). Files count
where both have a name that begins with a date and lie in one folder; stdin and git revisions have no neighbours.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.operands import Found, from_here, read
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import DialogueError
from dialogue_cli.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogue_cli.api import Toolbox
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.statement.comparison import Alignment, Comparison
    from dialogue_cli.statement.model import Statement

DATED = regex(r"\d{4}-\d{2}-\d{2}")
#: So many are read at most, those nearest to the newer statement: each costs an alignment (about 10 ms).
MOST = 200


def between(first: Found, second: Found, settings: Settings) -> tuple[tuple[str, Found], ...]:
    """Day and operand of each statement between the two, in order of time; of their type and language in a corpus."""
    if first.entry and second.entry:
        return _in_series(first.entry, second.entry, settings)
    if first.data is not None or second.data is not None or not first.path or not second.path:
        return ()
    return _in_folder(Path(first.path), Path(second.path))


def with_those_between(
    comparison: Comparison, found: Sequence[tuple[str, Found]], settings: Settings, tools: Toolbox
) -> Comparison:
    """The comparison, in which every removed unit names the days on which it was still said."""
    from dialogue_cli.align.match import align
    from dialogue_cli.changes.between import with_restatements
    from dialogue_cli.values import replace

    if not any(change.kind == "removed" for change in comparison.changes):
        return comparison
    aligned: list[tuple[Statement, Alignment]] = []
    warnings = list(comparison.warnings)
    for day, operand in found[-MOST:]:
        try:
            statement = read(operand, settings, tools)
        except DialogueError as fault:
            warnings.append(f"{day} lies between the two and was not looked at: {fault.what}")
            continue
        aligned.append((replace(statement, date=day), align(comparison.old, statement, tools.weights)))
    if len(found) > MOST:
        warnings.append(f"of {len(found)} statements between the two only the last {MOST} were looked at")
    return replace(with_restatements(comparison, aligned), warnings=tuple(warnings))


def _in_series(first: Entry, second: Entry, settings: Settings) -> tuple[tuple[str, Found], ...]:
    if first.series != second.series or not first.date or not second.date:
        return ()
    from dialogue_cli.corpus.locate import find_corpus
    from dialogue_cli.corpus.reference import whole_series

    rows = whole_series(first.series, find_corpus(settings.corpus))
    return tuple(
        (row.date, Found(row.reference, path=from_here(row.path), entry=row))
        for row in rows
        if row.date and first.date < row.date < second.date
        if (row.type, row.language) == (first.type, first.language)
    )


def _in_folder(one: Path, two: Path) -> tuple[tuple[str, Found], ...]:
    low, high = _day(one), _day(two)
    if not low or not high or one.resolve().parent != two.resolve().parent:
        return ()
    names = sorted(path for path in one.parent.iterdir() if path.suffix == one.suffix)
    dated = ((_day(path), path) for path in names)
    return tuple((day, Found(str(path), path=str(path))) for day, path in dated if day and low < day < high)


def _day(path: Path) -> str | None:
    found = DATED.match(path.name)
    return found.group() if found else None
