"""The signal ``object``: the same body decides again, and decides something else.

"Decided to await more evidence" and "decided to reduce the pace" are one decision taken anew: no firmer and no weaker,
and often all the news. Told where both verbs are the same verb of deciding and neither act stands on the other side.
"""

from __future__ import annotations

from dialogue_cli.changes.pledges import Pledge
from dialogue_cli.statement.comparison import Place, Signal
from dialogue_cli.statement.folding import root_of, words

_BINDING = 9
_DECIDING = frozenset(root_of(word) for word in ("decide", "decided", "vote", "voted", "choose", "determined"))
_LOOSE = frozenset("a an the of to in on for and or with by at from before after until that its".split())
_LONGEST = 80
"""Characters of an act that are quoted: its verb and its object, not all that follows."""


def decided_anew(old: Pledge, new: Pledge) -> Signal | None:
    """What was decided and what is decided now, or None where it is the same act, or no decision on both sides."""
    if min(old.tag.strength, new.tag.strength) < _BINDING or not (_decides(old) and _decides(new)):
        return None
    if not old.acts or not new.acts or set(old.acts) & set(new.acts):
        return None
    before, after = _act(old.clause), _act(new.clause)
    return Signal("object", before, after, _place(old, before), _place(new, after), 0)


def measures_the_act(signal: Signal) -> bool:
    """Whether a signal measures the act: a figure, or a time that only one of two acts has."""
    return signal.kind == "quantity" or (signal.kind == "deadline" and None in (signal.old, signal.new))


def _decides(pledge: Pledge) -> bool:
    verb = words(pledge.tag.verb)
    return bool(verb) and root_of(verb[0]) in _DECIDING and verb[-1] == "to"


def _act(clause: str) -> str:
    """The act in at most ``_LONGEST`` characters, cut between words."""
    text = clause.strip(" .;,")
    if len(text) <= _LONGEST:
        return text
    told = text[: _LONGEST + 1].split(" ")[:-1]
    while len(told) > 1 and told[-1] in _LOOSE:
        told.pop()
    return " ".join(told).rstrip(" .;,")


def _place(pledge: Pledge, act: str) -> Place | None:
    at = pledge.unit.text.find(act)
    return Place(pledge.unit.id, at, at + len(act)) if at >= 0 else None
