"""Deeds told by the very words of the pledge: the act in the past, thanks for doing it, the paper that was ordered.

And what looks like such a report and is none: what is still to be done, what was done in part, what is in doubt.
English, as the forms of reports.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.patterns import regex
from dialogue_cli.statement.folding import root_of, words
from dialogue_cli.statement.model import Unit


def _roots(line: str) -> frozenset[str]:
    return frozenset(root_of(word) for word in line.split())


_NUMBER = (
    r"(?:(?:[a-z]{3} ?)?[$€£]?\d[\d,.]*(?: (?:million|billion))?|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)"
)
#: "shall be set up", "should, as far as possible, be created", "to be hosted": none of it is done.
_TO_COME = regex(
    r"\b(?:will|shall|should|must|may|might|could|would|can|to)\b(?:,[^,;.]{0,40},)?\s+"
    r"(?:\w+ly |also |not |soon )*be\s+(?:\w+ly )*\w+"
)
#: A part of what was promised, and what is said of a thing that is not there yet.
_IN_PART = regex(
    r"\bonly\b[^.;]{0,80}\b(?:have|has|had|was|were)\b|\bnot (?:yet|all|fully)\b|\byet to\b|\bremain(?:s|ed)? to be\b|"
    r"\bthe (?:others|rest|remaining ones)\b|"
    r"\b(?:delayed|delays? in|postponed)\b|\bregret(?:s|ted)? (?:that|the (?:delay|failure|lack))\b|\bwith regret\b"
)
_IN_PART_HINTS = tuple(
    "only |not yet|not all|not fully|yet to|the others|the rest|the remaining|remain to|remains to|remained to|delay|"
    "postpon|regret".split("|")
)
#: "34 of the 100 million", "in three of our ports"; the pattern is tried where a number stands before "of".
_SOME_OF = regex(rf"\b{_NUMBER} of (?:the|its|our|their) {_NUMBER}\b|\bin {_NUMBER} of (?:the|its|our|their)\b")
_OF_ALL = (" of the ", " of its ", " of our ", " of their ")
_COUNTS = frozenset("million billion two three four five six seven eight nine ten eleven twelve".split())
#: Who looks at a thing anew has not done it.
_IN_DOUBT = regex(
    r"\b(?:is|are)\s+(?:now |currently |still )?(?:re-?)?(?:reviewing|examining|considering|assessing|thinking)\b"
)
_PASSIVE = regex(r"\b(?:was|were|been)\s+(?:\w+ly |also |first |since )*([\w-]+(?:ed|en|un|nt|lt|ld|ught|ade|et))\b")
_THANKS = regex(
    r"\b(?:thank|gratitude|appreciat|congratulat|commend|prais|applaud)\w*\b[^.;]{0,80}?\bfor\s+"
    r"(?:\w+ly |the |its |their |successful )*([\w-]+(?:ing|ion|ment))\b"
)
#: One of these stands wherever a deed is praised.
_PRAISE = tuple("thank gratitude appreciat congratulat commend prais applaud welcom hail celebrat".split())
_HAILED = regex(
    r"\b(?:welcom|prais|applaud|hail|celebrat|commend)\w*\s+(?:[\w-]+\s+){0,3}?"
    r"([\w-]{3,}(?:ion|ment|ing|al|ance|ence))\s+of\b"
)
_WORKS = regex(
    r"\b(?:became|becomes|is now|are now|been|went)\s+(?:fully |now )*"
    r"(?:operational|live|active|in force|in operation|in place)\b|"
    r"\b(?:entered into|came into|began) (?:operations?|service)\b|\bup and running\b|"
    r"\b(?:took up|begun|began|started) (?:its|their) (?:work|operations|duties|activities)\b"
)
#: "reported on their joint patrols".
_TOLD_OF = regex(r"\breported on (?:the|their|its|our)\b")
#: "The exchange of positions began in May".
_STARTED = regex(r"\b(?:began|started|(?:has|have) begun|(?:is|are) under ?way)\b")
_HELD = regex(r"(?<!be )(?<!to be )\b(?:held|hosted|organised|organized|convened|took place)\b")
_HANDED = regex(
    r"(?<!to )(?<!will )(?<!shall )(?<!should )\b(?:not(?:e|es|ed) of|welcom\w+|considered|examined|received|heard|"
    r"adopt\w*|approv\w*|endors\w*)\s+"
    r"(?:[\w'-]+\s+){0,6}?(?:report|plan|list|study|assessment|proposal|review|stocktake|procedures|principles|"
    r"guidelines|recommendations|map|roadmap|strategy|framework|options|findings|rules|standards)s?\b"
)
_PAPERS = _roots(
    "report review submit prepare draft draw study assess examine develop compile map finalise finalize agree adopt "
    "present publish formulate"
)
_FOUNDING = _roots("establish create launch open set build introduce form")
_GATHERING = _roots("organise organize hold host convene")
_GIFTS = frozenset(["contribution", "donation", "funding"])
_NOT_PAST = frozenset("to be will shall should would may can could the a an of by its our their this that".split())
_LETTERS = 5
_SHARED, _PART, _LESS = 3, 0.4, 0.35
_FEW = 2
_DECIDE = 9


def told(text: str) -> str:
    """A text without what is still to be done in it."""
    return _TO_COME.sub(" ", text) if " be " in text else text


def is_in_part(text: str) -> bool:
    """Whether a deed is told as done in part, late, or not done: "only 34 of the 100 million have been raised"."""
    low = text.lower()
    if any(hint in low for hint in _IN_PART_HINTS) and _IN_PART.search(low):
        return True
    return any(of in low and _counts_some(low, of) for of in _OF_ALL)


def _counts_some(text: str, of: str) -> bool:
    """Whether a number stands before one of these words, and makes it a part of the whole."""
    last = (before.rpartition(" ")[2] for before in text.split(of)[:-1])
    return any(word in _COUNTS or word[-1:].isdigit() for word in last) and _SOME_OF.search(text) is not None


def is_in_doubt(text: str) -> bool:
    """Whether what was promised is looked at anew: "is reviewing its contribution"."""
    return _IN_DOUBT.search(text.lower()) is not None


def is_handed_over(pledge: Pledge, units: Iterable[Unit], rivals: Iterable[Pledge]) -> bool:
    """Whether a paper that was ordered is there ("draft procedures", "approved the procedures"), or what was to be set
    up is set up by saying so ("agree to set up a fund", "establish the fund")."""
    if any(_sets_up(rival, pledge) for rival in rivals):
        return True
    acts = pledge.content if pledge.tag.addressee else frozenset(pledge.acts)  # "tasked officials to draft"
    if _PAPERS.isdisjoint(acts):
        return False
    thing = pledge.content - (acts & _PAPERS)
    for unit in units:
        shared = len(thing & content_of(unit.text))
        if shared >= max(_FEW, _LESS * len(thing)) and _HANDED.search(unit.text.lower()) and not is_in_part(unit.text):
            return True
    return False


def _sets_up(rival: Pledge, pledge: Pledge) -> bool:
    verb = root_of(rival.tag.verb.partition(" ")[0])
    here = rival.tag.strength == _DECIDE and verb in _FOUNDING
    promised = (
        bool(_FOUNDING.intersection(pledge.acts[:1])) and root_of(pledge.tag.verb.partition(" ")[0]) not in _FOUNDING
    )
    return here and promised and len(rival.content & pledge.content) >= _SHARED


def names_the_deed(pledge: Pledge, text: str, shared: int, share: float) -> bool:
    """Whether the act of a pledge is told in the past by its own word, with most of what it is done to; ``shared``
    words of the pledge, and that ``share`` of them, stand in the text."""
    low = text.lower()
    if shared < _FEW or share < _LESS:
        return False
    if not (_FOUNDING | _GATHERING).isdisjoint(pledge.acts[:1]) and _WORKS.search(low):
        return True
    given = bool(pledge.tag.quantities) and any(m[1] in _GIFTS for m in _THANKS.finditer(low))
    if given or _TOLD_OF.search(low):
        return True
    if not _GATHERING.isdisjoint(pledge.acts[:1]) and _HELD.search(low):
        return True
    act = pledge.acts[0].replace("-", "")[:_LETTERS] if pledge.acts else ""
    if (
        len(act) >= _LETTERS - 1
        and any(word in low for word in _PRAISE)
        and any(m[1].replace("-", "").startswith(act) for form in (_THANKS, _HAILED) for m in form.finditer(low))
    ):
        return True
    if shared < _SHARED or share < _PART:
        return False
    known = pledge.content | frozenset(pledge.acts)
    if pledge.acts and pledge.acts[0] in content_of(text) and _STARTED.search(low):
        return True
    return any(root_of(m[1]) in known for m in _PASSIVE.finditer(low)) or _in_the_past(pledge, low)


def _in_the_past(pledge: Pledge, text: str) -> bool:
    """Whether the first act stands in the past: "Oruba funded the study", and no "the funded study", "funded by"."""
    row = words(text)
    item = pledge.clause == pledge.unit.text  # whose verb stands somewhere in it: "Grid: Oruba to fund the study"
    acts = pledge.content if item else frozenset(pledge.acts[:1])
    for at, word in enumerate(row):
        past = word.endswith("ed") and root_of(word) in acts
        if past and at and row[at - 1] not in _NOT_PAST and row[at + 1 : at + 2] != ["by"]:
            return True
    return False
