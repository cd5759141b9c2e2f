"""Commitments that went while another one of their sentence stayed: which tag and which words are meant. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_cli.report.view import Sides
from dialogue_cli.statement.comparison import Change, ShiftPart
from dialogue_cli.statement.folding import words
from dialogue_cli.statement.model import Commitment, Unit

HINT = "another pledge of its sentence stayed"


def lost_pledges(change: Change, sides: Sides) -> list[tuple[ShiftPart, Unit, Commitment]]:
    """Each commitment that a change lost beside one that it kept, with the old unit and the tag that hold it."""
    old, new = sides.units(change)
    taken: set[int] = set()
    found = []
    for part in change.lost_beside:
        unit = next((u for u in old if u.id == part.old_unit), None)
        tags = [t for t in unit.commitments if _is_of(t, part) and id(t) not in taken] if unit else []
        if unit and tags:
            tag = min(tags, key=lambda t: _kept_share(unit, t, new))
            taken.add(id(tag))
            found.append((part, unit, tag))
    return found


def _is_of(tag: Commitment, part: ShiftPart) -> bool:
    return tag.is_commitment and (part.old_verb or "").startswith(tag.verb)


def _kept_share(unit: Unit, tag: Commitment, new: Iterable[Unit]) -> float:
    """How much of what follows the verb of a tag, up to the next tag, stands in the new units still, 0 to 1."""
    starts = sorted(c.start for t in unit.commitments for c in t.cues if c.role == "verb" and c.unit is None)
    verb = [c for c in tag.cues if c.role == "verb" and c.unit is None]
    begin = max((c.end for c in verb), default=0)
    end = next((at for at in starts if at > begin), len(unit.text))
    clause = set(words(unit.text[begin:end]))
    kept = {word for other in new for word in words(other.text)}
    return len(clause & kept) / len(clause) if clause else 0.0
