"""How JSON writes what became of positions: shifts of linked ones, and those that are new or gone."""

from __future__ import annotations

from typing import Any

from dialogue_cli.statement.comparison import Change, Position


def stance_change_wire(change: Change) -> dict[str, Any] | None:
    """A shift of a position with the units that take it; None where no linked pair does."""
    stance = change.stance
    if stance is None:
        return None
    return {
        "shift": stance.shift,
        "old": stance.old,
        "new": stance.new,
        "target": stance.target,
        "signed": stance.signed,
        "old_unit": stance.old_unit,
        "new_unit": stance.new_unit,
    }


def position_wire(position: Position) -> dict[str, Any]:
    """A firm position that is new or gone."""
    return {
        "course": position.course,
        "unit": position.unit,
        "stance": position.stance,
        "polarity": position.polarity,
        "degree": position.degree,
        "target": position.target,
    }
