"""Where each group stands: the new document's reading order, and what was removed where it used to stand."""

from __future__ import annotations

from dialogue_cli.changes.classify import Group
from dialogue_cli.statement.model import Statement, Unit


def reading_order(old: Statement, new: Statement, groups: list[Group]) -> list[Group]:
    """Groups with a new side by their first new unit; a removed one after the change of the unit before it.

    A neighbour that moved away does not carry it along, and at the head of a section the removed unit stands before
    its successor rather than at the foot of the section above.
    """
    new_place = {u.id: n for n, u in enumerate(new.units)}
    home = {u.id: g for g in groups for u in g.old}
    key: dict[int, tuple[int, int, int]] = {}
    for g in groups:
        if g.new:
            key[id(g)] = (new_place[g.new[0].id], 0, 0)
    stays = [g if (g := home[u.id]).new and not g.moved else None for u in old.units]
    for n, unit in enumerate(old.units):
        if not home[unit.id].new:
            key[id(home[unit.id])] = _removed_key(old.units, stays, n, unit, new_place)
    return sorted(groups, key=lambda g: key[id(g)])


def _removed_key(
    units: tuple[Unit, ...], stays: list[Group | None], n: int, unit: Unit, new_place: dict[str, int]
) -> tuple[int, int, int]:
    """(place in the new document, before or after it, place in the old one)."""
    before = _nearest(units, stays, range(n - 1, -1, -1), unit)
    after = _nearest(units, stays, range(n + 1, len(units)), unit)
    if before is not None and (before[1] or after is None or not after[1]):
        return (new_place[before[0].new[0].id], 1, n)
    if after is not None:
        return (new_place[after[0].new[0].id], -1, n)
    return (-1, 1, n)


def _nearest(units: tuple[Unit, ...], stays: list[Group | None], steps: range, unit: Unit) -> tuple[Group, bool] | None:
    """The nearest group that kept its place, and whether its old unit stood in the same section."""
    for k in steps:
        group = stays[k]
        if group is not None:
            return group, _section(units[k]) == _section(unit)
    return None


def _section(unit: Unit) -> tuple[str, ...]:
    """A heading opens its own section, whether or not its path already names it."""
    return unit.section if unit.kind != "heading" or unit.section[-1:] == (unit.text,) else (*unit.section, unit.text)
