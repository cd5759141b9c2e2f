"""Positions: whether the words about one target became harder or softer."""

from __future__ import annotations

import re

from dialogue_cli.changes.classify import Group
from dialogue_cli.statement.model import Stance, StanceChange, StanceShift, Unit


def stance_change(group: Group) -> StanceChange | None:
    """The stance of a linked group on both sides; None where no side or only one side takes a position.

    Up on its ladder is ``hardened``, down is ``softened``, for praise as for blame: the words got firmer or milder.
    A change of ladder (from concern to welcome) is told by its sign: towards "against" is hardened.
    """
    if not group.links:
        return None
    old, new = _strongest(group.old), _strongest(group.new)
    if old is None and new is not None:
        old = _noted(group.old, new)
    elif new is None and old is not None:
        new = _noted(group.new, old)
    if old is None or new is None:
        return None
    shift: StanceShift | None = None
    if old.polarity != new.polarity:
        shift = "hardened" if new.polarity == "against" else "softened"
    elif old.degree != new.degree:
        shift = "hardened" if new.degree > old.degree else "softened"
    return StanceChange(shift, old.stance, new.stance, new.target or old.target)


def _strongest(units: tuple[Unit, ...]) -> Stance | None:
    """The firmest stance of the units, the first of equals."""
    found = [u.stance for u in units if u.stance]
    return max(found, key=lambda s: s.degree, default=None)


def _noted(units: tuple[Unit, ...], other: Stance) -> Stance | None:
    """The lowest rung of the other side's ladder, where a unit only takes note of what the other took a position on."""
    words = re.compile(r"\b(?:recogni[sz]e[sd]?|acknowledge[sd]?|note[sd]?|RECOGNI[SZ]ING|ACKNOWLEDGING|NOTING)\b")
    if any(words.search(u.text) for u in units):
        return Stance("note", other.polarity, 1, other.target)
    return None
