"""A signal of two pledges with the places of its words on both sides."""

from __future__ import annotations

from dialogue_cli.changes.pledges import Pledge
from dialogue_cli.statement.comparison import Place, Signal, SignalKind
from dialogue_cli.statement.model import CueRole, Unit

_ROLES: dict[SignalKind, CueRole] = {
    "strength": "verb",
    "deadline": "deadline",
    "quantity": "quantity",
    "hedge": "hedge",
    "booster": "booster",
    "actor": "actor",
    "addressee": "addressee",
    "negation": "negation",
}


def signal_of(
    kind: SignalKind, old: Pledge, new: Pledge, words: tuple[str | None, str | None], direction: int
) -> Signal:
    """A signal with the places of its words; a kind is named for the cue that makes it, but strength for the verb."""
    role: CueRole = _ROLES[kind]
    return Signal(kind, *words, _place(old, role, words[0]), _place(new, role, words[1]), direction)


def _place(pledge: Pledge, role: CueRole, words: str | None) -> Place | None:
    """Where the words stand: their cue, or else where they are found in the unit; None where they do not."""
    if words is None:
        return None
    cues = [c for c in pledge.tag.cues if c.role == role]
    cue = next((c for c in cues if c.text.casefold() == words.casefold()), cues[0] if role == "verb" and cues else None)
    if cue:
        return Place(cue.unit or pledge.unit.id, cue.start, cue.end)
    return place_in(pledge.unit, words)


def place_in(unit: Unit, words: str) -> Place | None:
    """The first place of words in a unit, in any case of letters."""
    folded = unit.text.casefold()
    at = folded.find(words.casefold()) if len(folded) == len(unit.text) else unit.text.find(words)
    return Place(unit.id, at, at + len(words)) if at >= 0 else None
