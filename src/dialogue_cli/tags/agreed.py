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
#: What befalls a thing without anybody's promise, or says how it is.
_BEFALLEN = frozenset(
    "achieved met seen felt realised realized reached followed accompanied driven supported sustained shaped marked "
    "hit hurt undermined exceeded damaged lost delayed expected understood recalled known called entitled titled "
    "compared reflected prepared".split()
)
#: Behind a participle these make another verb of it: "will be set back", "will be prepared to".
_IDIOM = frozenset(["back", "aside", "apart", "alike", "accountable", "responsible", "liable"])
_RATES = frozenset(["rate", "rates"])
#: What an act does that somebody sets going.
_SETS_IN = frozenset("begin start commence resume enter open".split())
#: States that somebody brings about by a day: "the centre shall be operational by 2026".
_READY = frozenset(["operational", "functional", "functioning", "ready", "open", "live"])
_IN_FORCE = (("in", "place"), ("in", "operation"), ("in", "force"), ("in", "service"))
#: Participles of what people do that do not end in -ed.
_IRREGULAR = frozenset(
    "built made given put set sent paid kept brought drawn begun undertaken taken held laid cut led chosen sought "
    "written lent sold bought overseen withdrawn spent taught".split()
)
#: How far behind its verb the doer of an act may be named.
_AGENT = 16
#: How far before its verb "which" makes a clause that only describes.
_NEAR = 8
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
            if word == "shall":  # it binds, whatever its subject: "agreed that the catch shall not exceed"
                return True
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


def is_ordered(reading: Reading, p: Predicate, place: int) -> bool:
    """Whether a thing is to be done by those who speak, though it is the subject: "The dues shall be paid by 30 June",
    "Registers will be strengthened", "The centre shall be operational by 2026". What is done by another ("will be
    driven by demand") or befalls a thing is not.
    """
    g, words = reading.g, reading.words
    at = reading.skip(place + 1)
    act = reading.word(at)
    if p.role not in ("main", "that") or not g.relative.isdisjoint(words[max(0, p.first - _NEAR) : p.first]):
        return False
    if reading.word(place) != "be":
        after = reading.word(place + 1)
        sets_in = reading.word(place) in _SETS_IN and (after in g.prepositions or after[:1].isdigit())
        return sets_in and _is_dated_ahead(reading, place)
    if act in _STATES or act in _BEFALLEN or reading.word(at + 1) in _IDIOM or _is_rate(reading, p):
        return False
    if reading.words[at + 1 : at + 3] == ("to", "account"):
        return False
    if act in _READY or reading.words[at : at + 2] in _IN_FORCE:
        return _is_dated_ahead(reading, place)
    if not (act.endswith("ed") or act in _IRREGULAR):
        return False
    for by in range(at + 1, min(len(words), at + _AGENT)):
        if words[by] == "by" and not _is_time_or_means(reading, by + 1):
            end = next(
                (i for i in range(by + 1, len(words)) if words[i] in g.prepositions or not words[i][0].isalnum()),
                len(words),
            )
            return end > by + 1 and reading.resolver.resolve(reading.tokens, by + 1, end).kind in PROMISING
    return True


def _is_rate(reading: Reading, p: Predicate) -> bool:
    """Whether rates are the subject: they follow from a decision, and are read where two texts are compared."""
    return not _RATES.isdisjoint(reading.words[p.subject.start : p.subject.end])


def _is_dated_ahead(reading: Reading, place: int) -> bool:
    """Whether a day or a term stands behind a verb: "The exchange of data will begin by 2026"."""
    start = reading.tokens.starts[place]
    return any(
        d.start > start and d.kind in ("due", "window", "start") and (d.latest or d.earliest)
        for d in reading.clause.deadlines
    )


def _is_time_or_means(reading: Reading, at: int) -> bool:
    """Whether "by" is followed by a time or by what is done: "by 2030", "by the end of", "by opening ports"."""
    start = reading.tokens.starts[at] if at < len(reading.words) else -1
    dated = any(d.start <= start < d.end for d in reading.clause.deadlines) or any(
        a <= start < b for a, b in reading.clause.past
    )
    return dated or reading.word(at)[:1].isdigit() or reading.word(at).endswith("ing")


def _is_done_to(reading: Reading, act: str, modal: str) -> bool:
    """Whether a participle after "will be" or "should be" is an act: "repeated", and no "guided" or "needed"."""
    if modal in reading.g.future or modal in reading.g.past_future:
        return act.endswith("ed") and act not in _STATES
    return act in _RAISED
