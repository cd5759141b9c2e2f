"""Links to groups, groups to kinds: which units of both sides belong to one change, and what that change is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogue_cli.statement.comparison import Alignment, ChangeKind, Link
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Group:
    """Units that hang together by links, each side in reading order; an unlinked unit is a group of its own.

    ``beside_old`` and ``beside_new`` are the sentences right before and behind them that are not in the group: what
    left a sentence for the next one did not go.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    links: tuple[Link, ...] = ()
    beside_old: tuple[Unit, ...] = ()
    beside_new: tuple[Unit, ...] = ()

    @property
    def moved(self) -> bool:
        """A change moved when all its links did; a split of which one half stayed has not moved."""
        return bool(self.links) and all(link.moved for link in self.links)

    @property
    def untouched(self) -> bool:
        """One unit a side, the same words, the same tags: nothing to judge."""
        if len(self.old) != 1 or len(self.new) != 1:
            return False
        return self.old[0].text == self.new[0].text and self.old[0].commitments == self.new[0].commitments


def groups_of(old: Statement, new: Statement, alignment: Alignment) -> list[Group]:
    """Connected components of the link graph: every unit of both statements is in exactly one group.

    Raises ValueError for a link to a unit that neither statement has: a broken alignment must not pass unseen.
    """
    order_old = {u.id: n for n, u in enumerate(old.units)}
    order_new = {u.id: n for n, u in enumerate(new.units)}
    parent: dict[tuple[str, str], tuple[str, str]] = {}
    for link in alignment.links:
        if link.old not in order_old or link.new not in order_new:
            raise ValueError(f"the alignment links {link.old!r} and {link.new!r}, which are not both there")
        _join(parent, ("old", link.old), ("new", link.new))
    members: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for side, units in (("old", old.units), ("new", new.units)):
        for unit in units:
            members.setdefault(_root(parent, (side, unit.id)), []).append((side, unit.id))
    links: dict[tuple[str, str], list[Link]] = {}
    for link in alignment.links:
        links.setdefault(_root(parent, ("old", link.old)), []).append(link)
    groups = []
    for root, rows in members.items():
        here = [order_old[i] for side, i in rows if side == "old"]
        there = [order_new[i] for side, i in rows if side == "new"]
        group = Group(
            tuple(old.units[n] for n in here),
            tuple(new.units[n] for n in there),
            tuple(sorted(links.get(root, ()), key=lambda k: (order_old[k.old], order_new[k.new]))),
        )
        if group.links and not group.untouched:
            group = replace(group, beside_old=_beside(old.units, here), beside_new=_beside(new.units, there))
        groups.append(group)
    return groups


def _beside(units: Sequence[Unit], places: Sequence[int]) -> tuple[Unit, ...]:
    """The sentences right before and behind some places, not those at the places themselves."""
    near = sorted({n + step for n in places for step in (-1, 1)}.difference(places))
    return tuple(units[n] for n in near if 0 <= n < len(units) and units[n].kind != "heading")


def by_link(group: Group) -> list[Group]:
    """A group of several links as one group for each of them."""
    if len(group.links) == 1:
        return [group]
    old, new = {u.id: u for u in group.old}, {u.id: u for u in group.new}
    return [
        Group(
            (old[link.old],),
            (new[link.new],),
            (link,),
            (*group.beside_old, *_without(group.old, link.old)),
            (*group.beside_new, *_without(group.new, link.new)),
        )
        for link in group.links
    ]


def _without(units: Iterable[Unit], unit_id: str) -> tuple[Unit, ...]:
    return tuple(u for u in units if u.id != unit_id)


def kind_of(group: Group) -> ChangeKind:
    """The kind of a group. One to one is unchanged only when nothing but white space differs; case and marks count."""
    shape = (min(len(group.old), 2), min(len(group.new), 2))
    if shape == (1, 1):
        old, new = group.old[0].text, group.new[0].text
        return "unchanged" if old == new or old.split() == new.split() else "reworded"
    kinds: dict[tuple[int, int], ChangeKind] = {(1, 0): "removed", (0, 1): "added", (1, 2): "split", (2, 1): "merged"}
    return kinds.get(shape, "reworded")


def _root(parent: dict[tuple[str, str], tuple[str, str]], node: tuple[str, str]) -> tuple[str, str]:
    path = []
    while (above := parent.get(node, node)) != node:
        path.append(node)
        node = above
    for seen in path:
        parent[seen] = node
    return node


def _join(parent: dict[tuple[str, str], tuple[str, str]], a: tuple[str, str], b: tuple[str, str]) -> None:
    root_a, root_b = _root(parent, a), _root(parent, b)
    if root_a != root_b:
        parent[root_b] = root_a
