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
    before, after = _nearest(stays), _nearest(stays[::-1])[::-1]
    for n, unit in enumerate(old.units):
        if not home[unit.id].new:
            above, below = before[n], len(stays) - 1 - after[n] if after[n] >= 0 else -1
            key[id(home[unit.id])] = _removed_key(old.units, stays, n, (above, below), new_place)
    return sorted(groups, key=lambda g: key[id(g)])


def _removed_key(
    units: tuple[Unit, ...], stays: list[Group | None], n: int, near: tuple[int, int], new_place: dict[str, int]
) -> tuple[int, int, int]:
    """(place in the new document, before or after it, place in the old one); ``near`` are old places, -1 for none."""
    above, below = near
    if above >= 0 and (_same_section(units, above, n) or below < 0 or not _same_section(units, below, n)):
        return (_place(stays[above], new_place), 1, n)
    if below >= 0:
        return (_place(stays[below], new_place), -1, n)
    return (-1, 1, n)


def _place(group: Group | None, new_place: dict[str, int]) -> int:
    """Where a group is shown: at its first new unit."""
    return new_place[group.new[0].id] if group else -1


def _nearest(stays: list[Group | None]) -> list[int]:
    """For each place the nearest one before it whose group kept its place, -1 where there is none."""
    found, last = [], -1
    for n, group in enumerate(stays):
        found.append(last)
        last = n if group is not None else last
    return found


def _same_section(units: tuple[Unit, ...], a: int, b: int) -> bool:
    return _section(units[a]) == _section(units[b])


def _section(unit: Unit) -> tuple[str, ...]:
    """A heading opens its own section, whether or not its path already names it."""
    return unit.section if unit.kind != "heading" or unit.section[-1:] == (unit.text,) else (*unit.section, unit.text)
