"""Edits seen as replacements: what went and what came at one spot, with offsets into the joined texts."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.statement.comparison import Edit, Place
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class EditPair:
    """Words deleted and words inserted between two equal runs; the offsets count in the units joined by one space."""

    deleted: str
    inserted: str
    old_at: int
    new_at: int


def edit_pairs(edits: Sequence[Edit]) -> list[EditPair]:
    """The replacements of a change in order; a pure deletion has no ``inserted`` and the other way round."""
    pairs: list[EditPair] = []
    old_at = new_at = 0
    deleted = inserted = ""
    for edit in [*edits, Edit("equal", "")]:
        if edit.op == "delete":
            deleted += edit.text
        elif edit.op == "insert":
            inserted += edit.text
        else:
            if deleted or inserted:
                pairs.append(EditPair(deleted, inserted, old_at, new_at))
                old_at, new_at = old_at + len(deleted), new_at + len(inserted)
                deleted = inserted = ""
            old_at, new_at = old_at + len(edit.text), new_at + len(edit.text)
    return pairs


def place_of(units: Sequence[Unit], words: str | None, since: int) -> Place | None:
    """Where words stand at or after an offset of the joined text; None for no words, or words across two units."""
    if not words:
        return None
    at = " ".join(u.text for u in units).find(words, since)
    for unit in units:
        if 0 <= at <= len(unit.text) - len(words):
            return Place(unit.id, at, at + len(words))
        at -= len(unit.text) + 1
    return None
