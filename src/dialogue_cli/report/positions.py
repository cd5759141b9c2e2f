"""Positions in words: how a text itself puts them, which are new or gone, and where their words begin. Pure."""

from __future__ import annotations

from dialogue_cli.report.view import Sides
from dialogue_cli.statement.comparison import Change, Position
from dialogue_cli.statement.model import Stance, Unit

#: Kind of news -> the course of a position and the word for it.
NEWS = {"stance-new": "new", "stance-gone": "gone"}
#: Words before the word that judges which do not colour it: "their support", "we condemn".
_BARE = frozenset("a also an and have in is are its of our the their they to we with".split())
_TRAILS = frozenset(["by", "for", "to", "with", "against", "behind", "alongside"])


def words_of(stance: Stance) -> str:
    """A position as its text has it, without who takes it: "grave concern", "strongly condemn", "opposed to".

    The rung's name where the text has no such words at hand: "We remain steadfast in our support".
    """
    cue = next((cue.text for cue in stance.cues if cue.role == "stance"), "")
    words = cue.split()
    last = len(words) - 1
    while last > 0 and (words[last].lower() in _TRAILS or words[last].endswith("ly")):
        last -= 1
    if not words:
        return stance.stance
    if "strongest" in stance.stance:
        verb = words[words.index("in") - 1 if "in" in words else last].lower()
        return f"{verb} {stance.stance.partition(' ')[2]}" if verb.startswith("condemn") else stance.stance
    raised = " " in stance.stance
    if not raised or any(word.endswith("ly") for word in words[last + 1 :]):
        return " ".join(words[last:]).lower()
    before = words[last - 1] if last else ""
    if not before or before.lower().strip(",") in _BARE or before[0].isupper():
        return stance.stance
    return " ".join(words[last - 1 :]).lower()


def begins(unit: Unit) -> int:
    """Where the words behind the verb of a position begin in the unit's text, 0 where that is not known."""
    cues = unit.stance.cues if unit.stance else ()
    end = next((cue.end for cue in cues if cue.role == "stance"), 0)
    return end + len(unit.text[end:]) - len(unit.text[end:].lstrip())


def force_of(change: Change, sides: Sides) -> str:
    """Both sides of a position that shifted, each in its text's words: "concern -> grave concern"."""
    stance = change.stance
    if stance is None:
        return ""
    old, new = sides.units(change)
    return f"{_side(old, stance.old_unit, stance.old)} -> {_side(new, stance.new_unit, stance.new)}"


def holder(units: tuple[Unit, ...], unit_id: str | None, rung: str | None) -> Unit:
    """The unit that takes a position: the one named, else one on this rung, else one with any, else the first."""
    named = [u for u in units if u.id == unit_id]
    fitting = [u for u in units if u.stance and u.stance.stance == rung]
    return (named or fitting or [u for u in units if u.stance] or list(units))[0]


def _side(units: tuple[Unit, ...], unit_id: str | None, rung: str | None) -> str:
    unit = holder(units, unit_id, rung) if units else None
    if unit and unit.stance and unit.stance.stance == rung:
        return words_of(unit.stance)
    return rung or "none"


def news_of(change: Change, kind: str) -> tuple[Position, ...]:
    """The positions of a change that are new ("stance-new") or gone, blame before praise, the firmest first."""
    return tuple(sorted((p for p in change.positions if p.course == NEWS.get(kind)), key=order))


def order(position: Position) -> tuple[bool, int]:
    """Blame before praise, the firmest first."""
    return position.polarity != "against", -position.degree


def unit_of(position: Position, sides: Sides) -> Unit:
    """The unit that takes a position that is new or gone."""
    return (sides.new if position.course == "new" else sides.old)[position.unit]


def said(position: Position, sides: Sides) -> str:
    """A position that is new or gone, in its text's words."""
    stance = unit_of(position, sides).stance
    return words_of(stance) if stance and stance.stance == position.stance else position.stance
