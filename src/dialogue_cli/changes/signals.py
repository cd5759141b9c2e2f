"""Signals: what differs in a linked pair beyond its wording."""

from __future__ import annotations

from dialogue_cli.changes.classify import Group
from dialogue_cli.statement.model import Signal


def signals_between(group: Group) -> tuple[Signal, ...]:
    """Every difference of strength between the two sides, with the words."""
    old = max((c for u in group.old for c in u.commitments), key=lambda c: c.strength, default=None)
    new = max((c for u in group.new for c in u.commitments), key=lambda c: c.strength, default=None)
    if old is None or new is None or old.strength == new.strength:
        return ()
    return (Signal("strength", old.verb, new.verb, direction=1 if new.strength > old.strength else -1),)
