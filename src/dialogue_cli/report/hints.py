"""What a headline says beside a pledge: what moved it, what the sentence does now, and its rival. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_cli.report.phrases import is_effort, signal_words
from dialogue_cli.report.ranking import lapsed
from dialogue_cli.report.view import Sides
from dialogue_cli.statement.comparison import Change, Related
from dialogue_cli.statement.model import Commitment, Unit


def restated(change: Change) -> str:
    """When a removed unit was still said: "restated 2022-03-22"; empty where nothing in between carried it on.

    More than four days are counted, with the last one named, which is what a reader asks.
    """
    days = change.restated_in
    if len(days) > 4:
        return f"restated {len(days)} times, last {days[-1]}"
    return f"restated {', '.join(days)}" if days else ""


#: What a tag without a pledge does (a rung below a pledge, or the past, or others) -> words for it.
_Words = Mapping[str | int | None, str]


def late(change: Change, tag: Commitment | None, today: str | None) -> str:
    """That a pledge could not be said again, since it was bound to a time before ``today``."""
    gone = bool(change.commitment and change.commitment.shift == "dropped")
    words = lapsed(tag, today) if gone else ""
    return f'its time has passed: "{words}"' if words else ""


def hint_of(change: Change, sides: Sides) -> str:
    """What a reader must know beside the pledge itself, empty where it speaks for itself."""
    shift = change.commitment
    if shift is None:
        return ""
    again = restated(change)
    if shift.shift == "unsure":
        return "; ".join(part for part in (_rival(change.related, sides), again) if part)
    if again:
        return again
    if shift.shift == "same":
        return "; ".join(f'before: "{s.old}"' for s in change.signals if s.kind == "object")
    if shift.shift in ("strengthened", "weakened", "mixed"):
        return _why(change)
    old, new = sides.units(change)
    if shift.shift == "dropped" and new:
        return f"the sentence stayed, but now it {_stance_of(new, _NOW)}"
    if shift.shift == "new" and old:
        return f"the old sentence {_stance_of(old, _THEN)}"
    return ""


def _why(change: Change) -> str:
    """What moved a pledge within its band, or both ways: the words that came or went, else the rule that decided.

    Empty where another verb alone did it, which the rungs beside it say already.
    """
    told = dict.fromkeys(
        signal_words(s) for s in change.signals if s.direction and s.kind in _MOVING and not is_effort(s)
    )
    if told:
        return "; ".join(told)
    shift = change.commitment
    rules = [p.rule for p in shift.parts if p.shift == shift.shift] if shift else []
    return next((rule for rule in rules if rule not in _SAID), "")


def _rival(related: tuple[Related, ...], sides: Sides) -> str:
    if not related:
        return "perhaps carried on elsewhere"
    best = related[0]
    text = (sides.old if best.side == "old" else sides.new)[best.unit].text
    return f'perhaps {best.side}:{best.unit} "{text}"'


#: Signals that move a pledge within its band, and rules that the line itself already tells.
_MOVING = frozenset(["deadline", "quantity", "hedge", "actor"])
_SAID = frozenset(["", "firmer verb", "weaker verb"])
_NOW: _Words = {"past": "looks back", "others": "speaks of others", 2: "only affirms",
                1: "only notes or welcomes", 0: "only reports", None: "pledges nothing"}  # fmt: skip
_THEN: _Words = {"past": "looked back", "others": "spoke of others", 2: "only affirmed",
                 1: "only noted or welcomed", 0: "only reported", None: "pledged nothing"}  # fmt: skip


def _stance_of(units: tuple[Unit, ...], words: _Words) -> str:
    """What a sentence without a pledge of its own does instead."""
    tag = max((c for u in units for c in u.commitments), key=lambda c: c.strength, default=None)
    key: str | int | None = None
    if tag is not None:
        past_deed = tag.tense == "past" and tag.strength not in (1, 2)  # "reaffirmed" affirms in any tense
        key = "past" if past_deed else "others" if tag.actor_kind == "others" else tag.strength
    return words.get(key, words[None])
