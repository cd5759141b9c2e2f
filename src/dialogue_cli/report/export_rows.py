"""The rows of the long tables, one function a table. Values are Python's own; None is an empty cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dialogue_cli.report.change_cells import change_cells
from dialogue_cli.statement.comparison import Change, Comparison, Lineage
from dialogue_cli.statement.model import Commitment, Statement, Unit
from dialogue_cli.tags.shares import theme_rows

Names = Mapping[str, tuple[str, str]]
"""Theme id -> its label and its group, in the order of the theme list."""

#: Columns of the long table -> the cells of a change that they show under a longer name.
CALLED = {"change": "id", "old_units": "old", "new_units": "new"}
#: Least strength of each band (docs/commitments.md).
BANDS = ((9, "binding"), (7, "pledge"), (5, "intention"), (3, "effort"), (0, "no act"))


def words_of(units: Iterable[Unit]) -> int:
    """Words of the units that are no headings, parted at white space."""
    return sum(len(unit.text.split()) for unit in units if unit.kind != "heading")


def per_1000(count: int, words: int) -> float:
    """A rate per 1,000 words to three places; 0 for a text without words."""
    return round(1000 * count / words, 3) if words else 0.0


def pledges_in(statement: Statement) -> list[tuple[Unit, Commitment]]:
    """Every commitment of a statement with its unit, in the order of the text."""
    return [(unit, tag) for unit in statement.units for tag in unit.commitments if tag.is_commitment]


def band(strength: int) -> str:
    """The band of a strength; commitments below 5 need a threshold of the user's own."""
    return next(name for least, name in BANDS if strength >= least)


def commitments(statements: Iterable[Statement]) -> Iterator[tuple[object, ...]]:
    """One row a commitment, in the order of the text."""
    for statement in statements:
        found = pledges_in(statement)
        words = words_of(statement.units)
        count = (words, len(found), per_1000(len(found), words), statement.source, statement.sha256)
        for unit, tag in found:
            yield (*_who(statement), statement.title, *_unit(unit), *_tag(tag), _themes(unit), unit.text, *count)


def _who(statement: Statement) -> tuple[object, ...]:
    return (statement.series or "", statement.id, statement.meeting, statement.date)


def _unit(unit: Unit) -> tuple[object, ...]:
    return (unit.id, unit.kind, " / ".join(unit.section), unit.paragraph, unit.line)


def _tag(tag: Commitment) -> tuple[object, ...]:
    due = tag.deadline
    return (
        tag.strength,
        tag.rung,
        band(tag.strength),
        tag.verb,
        tag.actor,
        tag.actor_kind,
        tag.addressee,
        due.text if due else None,
        due.earliest if due else None,
        due.latest if due else None,
        "; ".join(tag.hedges),
        "; ".join(tag.boosters),
        "; ".join(quantity.text for quantity in tag.quantities),
        tag.negated,
        tag.restated,
    )


def _themes(unit: Unit) -> str:
    return " ".join(tag.theme for tag in unit.themes)


def changes(comparisons: Iterable[Comparison], columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """One row a change, comparison by comparison, in reading order: the cells that ``columns`` name."""
    for comparison in comparisons:
        pair = _pair(comparison)
        rates = _rates(comparison)
        old, new = ({unit.id: unit for unit in side.units} for side in (comparison.old, comparison.new))
        for change in comparison.changes:
            cells = {**pair, **change_cells(change, old, new), **rates(change)}
            yield tuple(cells[CALLED.get(name, name)] for name in columns)


def _pair(comparison: Comparison) -> dict[str, object]:
    """What every row of a comparison says of its two statements."""
    old, new = comparison.old, comparison.new
    return {
        "series": new.series or old.series or "",
        "old_statement": old.id,
        "old_date": old.date,
        "new_statement": new.id,
        "new_date": new.date,
        "old_words": words_of(old.units),
        "new_words": words_of(new.units),
        "old_sha256": old.sha256,
        "new_sha256": new.sha256,
    }


def _rates(comparison: Comparison) -> Callable[[Change], dict[str, object]]:
    """How many changes of a comparison are of one change's kind, and of its shift."""
    sizes = (words_of(comparison.old.units), words_of(comparison.new.units))
    kinds = Counter(change.kind for change in comparison.changes)
    shifts = Counter(change.commitment.shift for change in comparison.changes if change.commitment)

    def rates(change: Change) -> dict[str, object]:
        shift = change.commitment.shift if change.commitment else None
        return {
            "pair_kind": kinds[change.kind],
            "pair_kind_per_1000_words": per_1000(kinds[change.kind], sizes[change.kind != "removed"]),
            "pair_shift": shifts[shift] if shift else None,
            "pair_shift_per_1000_words": per_1000(shifts[shift], sizes[shift != "dropped"]) if shift else None,
        }

    return rates


def themes(statements: Sequence[Statement], names: Names) -> Iterator[tuple[object, ...]]:
    """One row a theme and statement, for every theme that some statement of the series bears."""
    known = {statement.id: statement for statement in statements}
    for row in theme_rows(statements, names):
        before: float | None = None
        for share in row.shares:
            of = known[share.statement]
            shift = None if before is None else round(share.share - before, 4)
            before = share.share
            counts = (share.units, share.total, round(share.share, 4), share.words, share.all_words)
            yield (*_who(of), row.theme, *names[row.theme], *counts, round(share.rate, 3), shift, of.sha256)


def threads(lineage: Lineage) -> Iterator[tuple[object, ...]]:
    """One row a thread and meeting at which it speaks or falls silent; later silence has no row."""
    known = {statement.id: statement for statement in lineage.statements}
    units = {statement.id: {unit.id: unit for unit in statement.units} for statement in lineage.statements}
    sizes = {statement.id: words_of(statement.units) for statement in lineage.statements}
    for thread in lineage.threads:
        said = [units[point.statement][unit] for point in thread.points for unit in point.units]
        pledged = any(tag.is_commitment for unit in said for tag in unit.commitments)
        meetings = sum(bool(point.units) for point in thread.points)
        head = (lineage.series, thread.id, thread.label, pledged, meetings)
        for point in thread.points:
            if not (point.units or point.course):
                continue
            of = known[point.statement]
            here = [units[of.id][unit] for unit in point.units]
            words = words_of(here)
            counts = (" ".join(point.units), len(here), words, per_1000(words, sizes[of.id]))
            tail = (" ".join(thread.themes), " ".join(unit.text for unit in here), of.sha256)
            course = (point.course, point.strength, point.verb, point.change)
            yield (*head, of.id, of.meeting, of.date, *course, *counts, *tail)
