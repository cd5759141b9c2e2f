"""Statements that lie between the two compared: a pledge missing from the newer may stand in one of them."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.statement.comparison import Alignment, Comparison
from dialogue_cli.statement.model import Statement
from dialogue_cli.values import replace


def with_restatements(comparison: Comparison, between: Sequence[tuple[Statement, Alignment]]) -> Comparison:
    """Name in ``restated_in`` of each removed unit the statements in between that carry it on (date, else id).

    ``between`` holds each such statement with the alignment of the old statement to it, in order of time. A pledge
    counts as restated only by a pledge: a report of it is none. Kinds, shifts and the summary stay: absence from the
    newer text is still what is reported.
    """
    pledging = _pledging(comparison.old)
    found: dict[str, list[str]] = {}
    for statement, alignment in between:
        there = _pledging(statement)
        said = {link.old for link in alignment.links if link.old not in pledging or link.new in there}
        for unit in said:
            found.setdefault(unit, []).append(statement.date or statement.id)
    changes = tuple(
        replace(change, restated_in=tuple(found[change.old[0]]))
        if change.kind == "removed" and change.old[0] in found
        else change
        for change in comparison.changes
    )
    return replace(comparison, changes=changes)


def _pledging(statement: Statement) -> set[str]:
    return {unit.id for unit in statement.units if any(tag.is_commitment for tag in unit.commitments)}
