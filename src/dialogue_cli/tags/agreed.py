"""Agreements told by their outcome: what was reached, set up by saying so, or agreed to be done."""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.reading import Reading

#: Before an act these make agreement on it a view: "agreed that action must be taken".
_POSSIBLE = frozenset(["must", "can", "could", "may", "might", "cannot"])
_REACHED = frozenset(["agreement", "agreements", "decision", "decisions", "understanding", "consensus"])
_FOUNDED = frozenset("established launched created founded inaugurated instituted opened formed".split())
#: What a plan or a group is agreed to do: "agreed that the plan will focus on ports".
_COVERS = frozenset("focus cover include concentrate start begin commence meet convene open run".split())
_RAISED = frozenset("elevated upgraded raised extended renewed repeated prolonged resumed".split())
_STATES = frozenset(
    "needed required guided based informed affected characterised characterized defined determined united committed "
    "limited related linked rooted grounded faced threatened concerned interested remembered welcomed".split()
)
_REACH = 22


def is_reached(reading: Reading, p: Predicate) -> bool:
    """ "Agreement was reached to": an agreement of theirs, though a noun is the subject.

    "The decision was taken to" speaks of one that was told before.
    """
    said = reading.words[p.subject.start : p.subject.end]
    return not _REACHED.isdisjoint(said) and said[0] not in ("the", "this", "that", "such")


def is_founded(reading: Reading, place: int) -> bool:
    """Whether what is announced is set up by saying so: "announce that a council is hereby established"."""
    return any(
        reading.words[at] in reading.g.be and reading.word(reading.skip(at + 1)) in _FOUNDED
        for at in range(place, min(len(reading.words), place + _REACH))
    )


def is_agreed_act(reading: Reading, place: int) -> bool:
    """Whether what is agreed is an act of the parties: they will act, or a thing will or shall be set up."""
    words, g = reading.words, reading.g
    for at in range(place, min(len(words), place + _REACH)):
        word = words[at]
        if word in (";", ":"):
            return False
        if reading.is_arranged(at) and words[at - 1] not in g.to and words[at - 1] not in _POSSIBLE:
            return True
        if at > place and (word in g.future or word in g.past_future or word == "should"):
            own = reading.resolver.resolve(reading.tokens, place, at).kind in PROMISING
            if own or words[at - 1] in g.we or words[at - 1] in g.they:
                return True
            act = reading.word(reading.skip(at + 1))
            if act == "be" and _is_done_to(reading, reading.word(reading.skip(reading.skip(at + 1) + 1)), word):
                return True
            if act in _COVERS and word != "should":
                return True
            if act != "be":
                return False
    return False


def _is_done_to(reading: Reading, act: str, modal: str) -> bool:
    """Whether a participle after "will be" or "should be" is an act: "repeated", and no "guided" or "needed"."""
    if modal in reading.g.future or modal in reading.g.past_future:
        return act.endswith("ed") and act not in _STATES
    return act in _RAISED
