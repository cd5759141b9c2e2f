"""A second, more lenient reading of the side of a link that shows no pledge of its own.

The tagger must not see promises in every mention of one. But where a unit is known to carry on a pledge, words such as
"these actions underscore our shared commitment to" or "we remain steadfast in our support for" are what that pledge
became: weaker or the same, not gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dialogue_cli.changes.pledges import Pledge, content_of, is_trying, other_tags, pledge_at
from dialogue_cli.patterns import regex
from dialogue_cli.statement.folding import root_of
from dialogue_cli.statement.folding import words as words_of
from dialogue_cli.statement.model import Commitment, Cue, Unit
from dialogue_cli.values import replace

#: Verbs that speak of another's promise, or look at it from outside.
_OUTSIDE = regex(
    r"\b(?:welcom|acknowledg|recall|thank|commend|applaud|congratulat|appreciat|prais)\w*\b", re.IGNORECASE
)

#: "will" of a named body or of one of the parties' own; things and forecasts ("growth will slow") are left out.
_WILL = (
    r"(?:\b[A-Z]\w*[A-Z]\w*|[a-z,'] (?:the )?[A-Z][\w-]+|\b[A-Z][\w-]+ [A-Z][\w-]+|"
    r"\b(?:partners?|group|force|partnership|dialogue|initiative|secretariat|programme|program|council|network|fund))"
    r"(?: \([A-Z]\w+\))?\s+(will (?:(?:also|further|now|continue to|\w+ly) )?(?!be\b|have\b|remain\b|not\b)\w+)"
)
#: A promise behind these words only says where something came from.
_ORIGIN = regex(r"\b(?:outcome|result|product) of (?:[\w'-]+ ){0,4}$", re.IGNORECASE)
#: A promise that is the subject of its own worth ("our commitments to them are vital") is described, not made.
_WORTH = regex(
    r"[^.;]*?\b(?:is|are|remains?) (?:\w+ly )?(?:critical|essential|vital|key|central|crucial|indispensable|important|"
    r"fundamental)\b",
    re.IGNORECASE,
)
#: What the parties' own work or decisions are and will stay.
_OWN_WORK = "efforts|decisions|policy|policies|cooperation|work"
_LASTING = (
    rf"\b(?:is and )?will remain\b(?=[^.;]{{0,40}}'s? (?:{_OWN_WORK})\b)|"
    rf"(?:'s?|\b[Ii]ts|\b[Oo]ur|\b[Tt]heir) (?:[\w-]+ ){{0,3}}(?:{_OWN_WORK})\b[^.;]{{0,30}}"
    r"\b(will (?:remain|continue to be|be based))\b"
)
#: A bank's rates are what it decides.
_RATES = (
    r"\b(?:interest|policy|bank|key|cash) rates?\b[^.;]{0,200}?\bwill (?:remain unchanged|"
    r"be (?:\w+ )?(?:increased|decreased|raised|lowered|reduced|cut|left unchanged))\b"
)
#: How far before a promise "today" may stand.
_SAID_TODAY = 50
_MODAL = frozenset(["shall", "will"])
#: Verbs of an order to the parties' own officials and bodies.
_ORDERS = ("task", "instruct", "direct", "mandate", "charge", "order")
#: Modals that advise or allow and bind nobody.
_LOOSE = frozenset(["should", "may", "might", "could", "can"])
#: What a body does as a thing of its own; steps up or down are its own only where an amount is said.
_OWN_NOUNS = frozenset("decisions policy purchases reinvestments portfolio holdings calibration flexibility".split())
_OWN_STEPS = frozenset("decline reduction increase adjustment pace".split())
#: "should, as far as possible, be paid".
_BE_DONE = regex(r"\b(should|may|might|could|can)\b(?:,[^,;.]{0,40},)?\s+(?:\w+ly |also )*be\s+(?:\w+ly )*([a-z]+)\b")
_FIRM = "steadfast|unwavering|resolute|united|firm|strong"


#: One wording: strength, rung, substrings (lower case) without which it cannot stand in a text, and its pattern.
_Reading = tuple[int, str, tuple[str, ...], "re.Pattern[str]"]


@cache
def _readings() -> tuple[_Reading, ...]:
    """Every wording, the firmest first."""
    rows = (
        (9, "decide", "interest rate|policy rate|bank rate|key rate|cash rate", _RATES),
        (8, "commit", "commit|pledge|dedicat",
         r"\b(?:commitments?|pledges?)\b(?=[^.;]{0,25}\bto\b| (?:of|in) (?:the|our|their|all) [^.;]{0,80}?\bto\b)|"
         r"\b(?:re)?committed (?:to\b|in (?:our|their|its)\b)|"
         r"\bdedicated to\b"),
        (8, "commit", "resol", r"\b(?:resolved to|(?:in|strong|firm|shared|our|their) resolve)\b"),
        (8, "commit", "today", r"\btoday\b[^.;]{0,40}?\b(have (?:pledged|promised|resolved|committed|agreed) to)\b"),
        (8, "commit", "mandate|mission", r"\bour (?:\w+ )?(?:mandate|mission) is to\b"),
        (6, "determined", "determin", r"\b(?:determination|determined) to\b"),
        (7, "will", "will", _WILL),
        (5, "intend", "inten|expect|anticipate",
         r"\b(?:intentions?|intent|intends?|expects?|anticipates?|expectation) (?:to|that)\b"),
        (5, "intend", "prepared|ready", r"\b(?:is|are|stands?|remains?) (?:\w+ )?(?:prepared|ready) to\b"),
        (7, "remain", "maintaining|will remain|will continue to be|will be based",
         rf"\b(?:is|are) maintaining (?:its|our|their)\b|{_LASTING}"),
        (5, "intend", "hosted", r"\blook(?:s|ing)? forward to\b[^.;]{0,120}\bhosted by (?:the )?[A-Z]\w+"),
        (4, "seek", "exploring|considering|seeking|striving|discussing|examining|working",
         r"\b(?:is|are) (?:\w+ )?(?:exploring|considering|seeking|striving|discussing|examining|working)\b"),
        (3, "support", "support",
         rf"\b(?:{_FIRM}|express\w*|reiterat\w*|reaffirm\w*)\b[^.;]{{0,90}}?\bsupport(?:ing)?\b"),
        (3, "support", "stand", r"\bstands? (?:for|with|by|behind)\b"),
    )  # fmt: skip
    return tuple(
        (strength, rung, tuple(hints.split("|")), regex(words, 0 if rung == "will" else re.IGNORECASE))
        for strength, rung, hints, words in rows
    )


def latent_pledges(units: Iterable[Unit], *, support: bool) -> list[Pledge]:
    """At most one pledge a unit: the firmest wording found. None from a unit that speaks of another's promise.

    ``support`` takes words of support for what became of a pledge; a pledge that grew out of mere support is new.
    """
    read = ((unit, _tag_in(unit.text, support)) for unit in units)
    return [pledge_at(unit, tag) for unit, tag in read if tag and not _is_history(unit, tag)]


def advised(old: Iterable[Pledge], units: Iterable[Unit]) -> list[Pledge]:
    """What became of an act that its doer shall or will do where it now only should, may or could do it, and of an
    order to a body of the parties that is encouraged now."""
    old = list(old)
    acts = {p.acts[:1] for p in old if p.acts}
    orders = {p.acts[:1] for p in old if p.acts and _first_word(p).startswith(_ORDERS)}
    units = list(units)
    undone = [_undergone(old, unit) for unit in units if " be " in unit.text]
    return [p for p in undone if p] or [
        p
        for p in other_tags(units)
        if p.tag.actor_kind in ("parties", "party")
        and ((_first_word(p) in _LOOSE and p.acts[:1] in acts) or (p.tag.rung == "urge" and p.acts[:1] in orders))
    ]


def own_work(units: Iterable[Unit]) -> list[Pledge]:
    """What those who speak will do, told with their own work as its subject: "future decisions will ensure", "net
    purchases will continue", "the decline will amount to". For both sides of a link, never for one alone."""
    return [
        pledge_at(p.unit, replace(p.tag, is_commitment=True, strength=7, rung="will", actor_kind="parties"))
        for p in other_tags(units)
        if p.tag.verb.lower() in _MODAL and p.tag.actor_kind == "none" and _is_own_work(p.tag)
    ]


def _is_own_work(tag: Commitment) -> bool:
    said = frozenset(words_of(tag.actor or ""))
    if said & _OWN_NOUNS:
        return True
    amounts = frozenset(word for q in tag.quantities for word in words_of(q.text))
    return bool(tag.quantities) and bool((said | amounts) & _OWN_STEPS)


def _undergone(old: Iterable[Pledge], unit: Unit) -> Pledge | None:
    """What a thing only should, may or could undergo now that it was to undergo: "the dues should be paid". That it
    should be so is a view where it stands behind "that"."""
    said = content_of(unit.text)
    for match in _BE_DONE.finditer(unit.text):
        act = root_of(match[2])
        if " that " not in unit.text[: match.start()] and any(
            p.acts and act in p.acts and 2 * len(p.content & said) > len(p.content) for p in old
        ):
            cue = Cue("verb", *match.span(1), match[1])
            return pledge_at(unit, Commitment(False, 3, "urge", match[1], actor_kind="parties", cues=(cue,)))
    return None


def _first_word(pledge: Pledge) -> str:
    return pledge.tag.verb.casefold().partition(" ")[0]


def in_same_words(given: Iterable[Pledge], units: Iterable[Unit]) -> list[Pledge]:
    """Tags of the other side that have the subject and the modal of a pledge, whatever was read of their doer: of "the
    dues shall be paid" and "the dues shall be waived" both bind."""
    kept = [p for p in given if p.tag.is_commitment and p.tag.verb.lower() in _MODAL and p.tag.actor]
    found = []
    for other in other_tags(units):
        for p in kept:
            if _subject_and_verb(p.tag) == _subject_and_verb(other.tag) and not other.tag.strength:
                found.append(
                    pledge_at(
                        other.unit,
                        replace(
                            other.tag,
                            is_commitment=True,
                            strength=p.tag.strength,
                            rung=p.tag.rung,
                            actor_kind=p.tag.actor_kind,
                        ),
                    )
                )
                break
    return found


def _subject_and_verb(tag: Commitment) -> tuple[str, str]:
    return (tag.actor or "").casefold(), tag.verb.casefold()


def _is_history(unit: Unit, tag: Commitment) -> bool:
    """Whether the tagger knows the words for a promise of an earlier day ("in 2021 we committed to")."""
    at = tag.cues[0]
    if "today" in unit.text[max(0, at.start - _SAID_TODAY) : at.start].casefold():
        return False
    told = [c for c in unit.commitments if c.tense == "past" and not c.strength]
    return any(cue.role == "verb" and cue.start < at.end and at.start < cue.end for c in told for cue in c.cues)


def _is_told(match: re.Match[str]) -> bool:
    """Whether the promise is only spoken of: something is its outcome, or it is said what it is worth."""
    before = match.string[: match.start()]
    origin = any(word in before.lower() for word in ("outcome of", "result of", "product of"))
    noun = match.group().lower().startswith(("commitment", "pledge"))
    return (origin and bool(_ORIGIN.search(before))) or (
        noun and len(before.split()) <= 6 and bool(_WORTH.match(match.string, match.end()))
    )


@lru_cache(maxsize=1 << 10)  # both sides of an unchanged unit are read, and some are read twice
def _tag_in(text: str, support: bool) -> Commitment | None:
    """The firmest wording in a text as a tag."""
    low = text.lower()
    for strength, rung, hints, words in _readings():
        if (rung == "support" and not support) or not any(hint in low for hint in hints):
            continue
        match = words.search(text)
        outside = _OUTSIDE.search(text) if match else None
        if match and not (outside and outside.start() < match.start()) and not _is_told(match):
            return _tag(match, strength, rung)
    return None


def _tag(match: re.Match[str], strength: int, rung: str) -> Commitment:
    """A commitment that rests on these words; a verb of trying after "will" is its hedge."""
    words = match.lastindex or 0
    said = match.group(words).split()
    start, end = match.span(words)
    trying = said[-1] if rung == "will" and is_trying(said[-1]) else ""
    if rung == "will":
        end = start + len(said[0])
    elif rung == "support":
        start = end - len(said[-1])
    cue = Cue("verb", start, end, match.string[start:end])
    return Commitment(
        is_commitment=strength >= 5,
        strength=strength,
        rung=rung,
        verb=cue.text.lower(),
        actor_kind="parties",
        hedges=(trying,) if trying else (),
        tense="present",
        cues=(cue,),
    )
