"""Shifts: how a pledge fared between two meetings."""

from __future__ import annotations

from dialogue_cli.changes.classify import Group
from dialogue_cli.statement.model import Commitment, CommitmentShift, Related, Shift, Unit

#: A related candidate at or above this confidence stands in the way of saying "dropped" or "new".
CLOSE = 0.35
_BANDS = {10: 4, 9: 4, 8: 3, 7: 3, 6: 2, 5: 2, 4: 1, 3: 1}


def commitment_shift(group: Group, related: tuple[Related, ...]) -> CommitmentShift | None:
    """The shift of a group, None where no pledge is at stake."""
    old, new = _pledge(group.old), _pledge(group.new)
    if old is None and new is None:
        return None
    if old is not None and new is not None:
        a, b = _BANDS.get(old.strength, 0), _BANDS.get(new.strength, 0)
        shift: Shift = "strengthened" if b > a else "weakened" if b < a else "same"
    else:
        shift = "dropped" if new is None else "new"
        if not group.links and any(r.confidence >= CLOSE for r in related):
            shift = "unsure"
    return CommitmentShift(shift, old.strength if old else None, new.strength if new else None)


def _pledge(units: tuple[Unit, ...]) -> Commitment | None:
    found = [c for u in units for c in u.commitments if c.is_commitment]
    return max(found, key=lambda c: c.strength, default=None)
