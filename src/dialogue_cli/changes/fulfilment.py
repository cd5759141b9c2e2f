"""Whether a new unit reports an old pledge as done: the act completed, under way, or welcomed as an event.

The units are linked already, so the question is only how the new one speaks. Where it makes no pledge of its own, a
report in the perfect, of a completion, of work under way or of progress welcomed is enough, if it shares the words of
the pledge. Where it pledges too, the very act must be reported, and must not be pledged again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from dialogue_cli.changes import deeds
from dialogue_cli.changes import report_forms as forms
from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.statement.folding import root_of, stem, words
from dialogue_cli.statement.model import Unit


def _roots(line: str) -> frozenset[str]:
    return frozenset(root_of(word) for word in line.split())


#: Acts that end in a thing one can point at; any of them reported done of the same object fulfils any other.
_COMPLETIONS = frozenset(
    stem(word)
    for word in (
        "launch launching establish establishment release publish publication issue complete completion conclude "
        "conclusion finalize finalization adopt adoption sign signing "
        "signature ratify ratification open opening create creation develop development "
        "form formation deliver delivery inaugurate inauguration hold holding host convene meet start operationalize "
        "serve deploy set end present begin"
    ).split()
)
#: Words of the pledge that the report must share, by how surely its form reports a deed.
_PERFECT_SHARED, _UNDER_WAY_SHARED, _UNDER_WAY_PART = 2, 4, 0.25
_PREPOSITIONS = frozenset("of in on at by for from with within to as under until before after through".split())
_ACT_SHARED, _STRICT_PART, _PAST_PART, _BODY_PART = 3, 0.5, 0.5, 0.4
_DECIDE = 9
#: Letters that a verb and the noun made of it have in common.
_STEM = 5
#: Words of what is to be made, next to the verb; a report of another thing made does not hold any of them.
_FIRST_WORDS = 6
#: Acts that are one act in a report: to meet, to talk, to make more of what there is.
_MEETING = _roots("meet convene reconvene gather")
_TALKS = _roots("exchange share discuss consult dialogue")
_GROWTH = _roots("enhance expand strengthen deepen increase widen broaden intensify reinforce bolster")
_TELLING = _roots("announce release publish issue present unveil communicate disclose provide describe detail")
_TOWARDS = _roots(
    "start begin open consider explore negotiate discuss examine pursue seek study launch work finalize conclude sign"
)
#: What a decision on it changes at once: a rate is raised by deciding to raise it.
_ENACTED = _roots("rate rates purchases reinvestments")
_IRREGULAR = {
    "held": "hold", "built": "build", "met": "meet", "begun": "begin", "began": "begin", "made": "make", "sent": "send",
    "place": "hold", "entered": "begin", "came": "begin",
    "given": "give", "gave": "give", "taken": "take", "took": "take", "brought": "bring", "led": "lead", "put": "put",
}  # fmt: skip
#: Verbs of talk, of meeting and of promise: having done these fulfils nothing but a pledge to talk.
_TALK = tuple(
    (
        "discuss review recall not welcom express reaffirm underscor stress decid agre announc meet "
        "conven gather commit pledg resolv promis intend plan reiterat emphasi highlight reconfirm confirm affirm "
        "underlin acknowledg recogni judg stat note hop wish desir expect encourag urg call invit request ask appeal "
        "discuter examiner réaffirmer affirmer exprimer souligner rappeler décider convenir réunir rencontrer engager "
        "promettre échanger entretenir évoquer aborder débattre féliciter saluer reconnaître noter demander appeler "
        "inviter estimer espérer souhaiter participer passer faire prendre constater relever observer réitérer "
        "renouveler déclarer"
    ).split()
)


def is_fulfilled(pledge: Pledge, units: Iterable[Unit], rivals: Iterable[Pledge]) -> bool:
    """True when one of the new units reports the pledged act as done.

    ``rivals`` are the own acts that the new side pledges itself; where there are any, the report must name the very
    act, and no rival may pledge it again.
    """
    promised = [r for r in rivals if r.tag.is_commitment]
    units = list(units)
    if deeds.is_handed_over(pledge, units, promised):
        return True
    if any(_carries_out(rival, pledge) for rival in promised):
        return True
    if any(act in rival.acts for rival in promised for act in pledge.acts[:1]):
        return False
    if any(_is_restated(rival, pledge) for rival in promised):
        return False
    units = [unit for unit in units if not deeds.is_in_part(unit.text)]
    promised = [r for r in promised if not forms.KEPT.words.match(r.clause.strip().lower())]
    return any(_reported(pledge, unit, strict=bool(promised)) for unit in units)


def _is_restated(rival: Pledge, pledge: Pledge) -> bool:
    """Whether the same verb of promise has most of the words of the pledge again."""
    shared = len(rival.content & pledge.content)
    return rival.tag.rung == pledge.tag.rung and shared >= _ACT_SHARED and shared >= _STRICT_PART * len(pledge.content)


def _carries_out(decision: Pledge, pledge: Pledge) -> bool:
    """Whether a decision of this meeting is the very thing that was to be made: "we will establish", "we establish"."""
    same = bool(_COMPLETIONS & _stem_words(decision.tag.verb)) and bool(_COMPLETIONS.intersection(pledge.acts[:1]))
    declared = decision.tag.verb == "declare to" and bool(_COMPLETIONS.intersection(decision.acts[:1], pledge.acts[:1]))
    decided = decision.tag.strength == _DECIDE and pledge.tag.strength < _DECIDE
    if decided and decision.acts[:1] == pledge.acts[:1] and _ENACTED & decision.content & pledge.content:
        return True
    if decided and (same or declared) and len(decision.content & pledge.content) >= _ACT_SHARED:
        return True
    told = len(decision.content & pledge.content) >= _ACT_SHARED
    if decided and told and _TELLING.intersection(pledge.acts[:1]) and decision.tag.verb.endswith(" on"):
        return True
    if decision.tag.strength != _DECIDE or decision.tag.verb.partition(" ")[0] not in forms.SHOWN:
        return False
    sought = forms.SOUGHT.search(pledge.clause)
    return bool(sought and content_of(sought[1]) & content_of(" ".join(decision.clause.split()[:4])))


def _reported(pledge: Pledge, unit: Unit, *, strict: bool) -> bool:
    """Whether a unit reports the pledged act as done. ``strict`` asks for the act itself, or most of its words."""
    text = forms.AHEAD.split(unit.text)[0] if "forward" in unit.text.lower() else unit.text
    text = deeds.told(text)
    told = pledge.content - frozenset(pledge.acts)
    shared = len(told & content_of(text))
    share = shared / len(told) if told else 0.0
    if _was_done(pledge, text, shared) or deeds.names_the_deed(pledge, text, shared, share):
        return True
    acts = frozenset(pledge.acts)
    if pledge.tag.strength == _DECIDE:  # what was announced may stand deeper: "announce cooperation to establish"
        acts |= (_stem_words(pledge.tag.verb) | pledge.content) & _COMPLETIONS
    if strict:
        if shared >= _ACT_SHARED and (_is_done(pledge, acts, text) or _is_under_way(acts, text)):
            return True
        return shared >= _UNDER_WAY_SHARED and share >= _STRICT_PART and forms.PERFECT.stands_in(text)
    if forms.KEPT.stands_in(text):
        return True
    same_act = _is_done(pledge, acts, text)
    if same_act and ((shared >= _UNDER_WAY_SHARED and forms.MADE.stands_in(text)) or forms.PAST.stands_in(text)):
        return True
    if not pledge.tag.is_commitment:
        return same_act and shared >= _ACT_SHARED
    if (same_act or _is_praised(pledge, text)) and _whole_object(pledge, text):
        return True
    if shared < _PERFECT_SHARED:
        return False
    if shared >= _ACT_SHARED and share >= _PAST_PART and _past_verbs(unit):
        return True
    if forms.PERFECT.stands_in(text) or forms.PASSIVE.stands_in(text) or _is_under_way(acts, text):
        return True
    if _is_hailed(pledge, text):
        return True
    return (
        shared >= _UNDER_WAY_SHARED
        and share >= _UNDER_WAY_PART
        and forms.UNDER_WAY.stands_in(text)
        and not deeds.is_in_doubt(text)
    )


def _is_done(pledge: Pledge, acts: frozenset[str], text: str) -> bool:
    """Whether one of these acts is reported as done, or another act that makes the same thing."""
    completes, said = bool(acts & _COMPLETIONS), _stems_in(text)
    if acts.isdisjoint(said) and not (completes and said & _COMPLETIONS):
        return False
    done = _stems(m for form in (forms.PERFECT, forms.DECIDED, forms.WELCOMED, forms.MADE) for m in form.found(text))
    return bool(acts & done) or (completes and bool(done & _COMPLETIONS) and _same_thing(pledge, text))


def _is_under_way(acts: frozenset[str], text: str) -> bool:
    """Whether one of these acts is reported as under way; for growth, any growth that one of the parties works at."""
    grows = bool(acts & _GROWTH and _stems_in(text) & _GROWTH)
    if acts.isdisjoint(_stems_in(text)) and not grows:
        return False
    return bool(acts & _stems(forms.UNDER_WAY.found(text))) or (
        grows and bool(_GROWTH & _stems(forms.GROWING.found(text)))
    )


@lru_cache(maxsize=1 << 8)
def _stems_in(text: str) -> frozenset[str]:
    """The stems of all words and parts of words ("co-hosted"): no form reports an act that is none of them."""
    return _stem_words(text.replace("-", " "))


def _was_done(pledge: Pledge, text: str, shared: int) -> bool:
    """Reports that are enough beside whatever else the new text pledges."""
    acts = frozenset(pledge.acts)
    if acts & _MEETING and forms.MET.stands_in(text):
        return True
    if forms.MEET_NOW.stands_in(text) and forms.REGULAR.search(pledge.clause):
        return True
    set_up = acts & _COMPLETIONS or pledge.tag.strength == _DECIDE
    named = len(pledge.content & content_of(text)) if set_up else 0
    is_named = named >= _ACT_SHARED and named >= _BODY_PART * len(pledge.content)
    if is_named and (forms.AT_WORK.stands_in(text) or _has_worked(pledge, text)):
        return True
    if acts & _TOWARDS and len(pledge.content & content_of(text)) >= _PERFECT_SHARED and forms.SIGNED.stands_in(text):
        return True
    if shared < _PERFECT_SHARED:
        return False
    if pledge.tag.strength == _DECIDE and forms.ANNOUNCED.stands_in(text):
        return True
    if forms.TARGET_MET.stands_in(text):
        return True
    if acts & _TELLING and forms.TOLD_ELSEWHERE.stands_in(text):
        return True
    if (acts & _TALKS or (pledge.content & _TALKS and shared >= _ACT_SHARED)) and forms.TALKED.stands_in(text):
        return True
    first = pledge.acts[:1]
    return bool(first) and forms.BE.match(pledge.clause) is not None and first[0] in _stems(forms.STANDS.found(text))


def _has_worked(pledge: Pledge, text: str) -> bool:
    """Whether a body that the pledge names by two words is the subject of a deed."""
    opening = " ".join(text.split()[1:5])  # as many words as the pattern gives to the body
    may_stand = len(content_of(opening) & pledge.content) > 1
    return may_stand and any(len(content_of(m[1]) & pledge.content) > 1 for m in forms.WORKED.found(text))


def _same_thing(pledge: Pledge, text: str) -> bool:
    """Whether the words of a report hold one of the first words of what was to be made."""
    first = [root_of(w) for w in words(pledge.clause.split(" to ")[0])]
    if not _MEETING.isdisjoint(pledge.acts):
        return True
    things = [w for w in first if w in pledge.content and w not in pledge.acts][:_FIRST_WORDS]
    return not things or bool(frozenset(things) & content_of(text))


def _is_hailed(pledge: Pledge, text: str) -> bool:
    """Whether an event is welcomed. Progress completes nothing that is only held to ("reaffirm our commitment to")."""
    events = (m[1] for m in forms.WELCOMED.found(text))
    return any(event != "progress" or not pledge.tag.restated for event in events)


def _is_praised(pledge: Pledge, text: str) -> bool:
    """Whether the noun of the act is praised: "will remove the dues", "welcomed the removal of the dues"."""
    act = pledge.acts[0][:_STEM] if pledge.acts else ""
    return len(act) == _STEM and any(m[1].startswith(act) for m in forms.PRAISED.found(text))


def _whole_object(pledge: Pledge, text: str) -> bool:
    """Whether a text has every word of what the first act of a pledge is done to: "cease [all hostilities]"."""
    row = words(pledge.clause)
    at = next((i for i, word in enumerate(row) if pledge.acts[:1] == (root_of(word),)), len(row))
    near = takewhile(lambda word: word not in _PREPOSITIONS, row[at + 1 :])
    thing = content_of(" ".join(near))
    return bool(thing) and thing <= content_of(text)


def _past_verbs(unit: Unit) -> list[str]:
    """Deeds of the parties that the tagger read as past, talk left out."""
    past = [c.verb for c in unit.commitments if c.tense == "past" and c.actor_kind in ("parties", "party")]
    return [verb for verb in past if not verb.lower().startswith(_TALK)]


def _stems(found: Iterable[re.Match[str]]) -> frozenset[str]:
    return frozenset(s for m in found for group in m.groups() if group for s in _stem_words(group))


def _stem_words(text: str) -> frozenset[str]:
    return frozenset(root_of(_IRREGULAR.get(w, w)) for w in words(text))
