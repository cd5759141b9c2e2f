"""Whether a new unit reports an old pledge as done: the act completed, under way, or welcomed as an event.

The units are linked already, so the question is only how the new one speaks. Where it makes no pledge of its own, a
report in the perfect, of a completion, of work under way or of progress welcomed is enough, if it shares the words of
the pledge. Where it pledges too, the very act must be reported, and must not be pledged again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.patterns import regex
from dialogue_cli.statement.folding import root_of, stem, words
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass


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
_ACT_SHARED, _STRICT_PART, _PAST_PART, _BODY_PART = 3, 0.5, 0.5, 0.4
_DECIDE = 9
#: Words of what is to be made, next to the verb; a report of another thing made does not hold any of them.
_FIRST_WORDS = 6
#: Acts that are one act in a report: to meet, to talk, to make more of what there is.
_MEETING = _roots("meet convene reconvene gather")
_TALKS = _roots("exchange share discuss consult dialogue")
_GROWTH = _roots("enhance expand strengthen deepen increase widen broaden intensify reinforce bolster")
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
        "underlin acknowledg recogni judg stat note "
        "discuter examiner réaffirmer affirmer exprimer souligner rappeler décider convenir réunir rencontrer engager "
        "promettre échanger entretenir évoquer aborder débattre féliciter saluer reconnaître noter demander appeler "
        "inviter estimer participer passer faire prendre constater relever observer réitérer renouveler déclarer"
    ).split()
)

_ADVERBS = r"(?:(?:now|already|also|since|successfully|recently|jointly|both|not only|\w+ly)\s+)*"
_DONE = (
    "launched|deployed|established|released|published|issued|completed|concluded|finalised|finalized|adopted|signed|"
    "opened|created|inaugurated|delivered|presented|convened|hosted|held"
)
_EVENTS = (
    "launch(?:ing)?|opening|establishment|completion|conclusion|adoption|publication|release|signing|creation|"
    "inauguration|holding|start|delivery|signature|ratification|formation|finalisation|finalization|implementation|"
    "entry into force|progress|"
    "accomplishments?|achievements?|success(?:es|ful)?|outcomes?|results?"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a report: its pattern, and substrings of which one stands wherever it does; both in lower case, for
    ``re`` passes over alternatives by their first letter only where case counts."""

    hints: tuple[str, ...]
    words: re.Pattern[str]

    def found(self, text: str) -> Iterable[re.Match[str]]:
        """Where it stands in a text."""
        low = text.lower()
        return self.words.finditer(low) if any(hint in low for hint in self.hints) else ()

    def stands_in(self, text: str) -> bool:
        """Whether it does at all."""
        return any(True for _ in self.found(text))


def _form(hints: str, words: str) -> _Form:
    return _Form(tuple(hints.split()), regex(words))


_DONE_HINTS = _DONE.replace("|", " ")
_PERFECT = _form(
    "have has had",
    rf"\b(?:have|has|had)\s+(?:been\s+)?{_ADVERBS}(?:been\s+)?(\w+(?:ed|en|un|nt|lt|ld|ught|ade|me|et|ne|wn))\b",
)
#: What happened without anybody who did it, or by a decision: no participle tells of it.
_HAPPENED = (
    r"\brolled (out)\b|\btook (place)\b|\b(began|started)\b|\b(entered|came) into (?:force|effect)\b|"
    r"\bdecided to (?:\w+ and )?(\w+)"
)
_DECIDED = _form("rolled decided took began started into", _HAPPENED)
_PAST = _form(
    f"rolled decided took began started into {_DONE_HINTS}",
    rf"\b(?:(?:was|were)\s+{_ADVERBS}({_DONE})\b|({_DONE})\b(?!\s+(?:by|at|in|on|under)\b)|{_HAPPENED})",
)
_PASSIVE = _form(_DONE_HINTS, rf"\b(?:was|were)\s+{_ADVERBS}({_DONE})\b")
_WELCOMED = _form(
    "following welcom celebrat applaud mark hail commend congratulat not recogni",
    r"\b(?:following|welcom|celebrat|applaud|mark|hail|commend|congratulat|not|recognis|recogniz)\w*\b[^.;]{0,60}?"
    rf"\b({_EVENTS})\b",
)
_UNDER_WAY = _form("are is", rf"\b(?:are|is)\s+{_ADVERBS}(\w+ing)\b(?:[^.;]{{0,80}}?\b(?:by|through)\s+(\w+ing)\b)?")
_KEPT = _form(
    "deliver fulfil",
    r"\b(?:deliver(?:s|ed|ing)? on|fulfil(?:l)?(?:s|ed|ing)?|in fulfil(?:l)?ment of)\b[^.;]{0,40}\b"
    r"(?:commitment|pledge|promise)s?\b|"
    r"\bdeliver(?:s|ed|ing)? on (?:these|those|our|its|their) (?:\w+ )?(?:goals|objectives|plans)\b",
)
#: A meeting of the parties held ("today the presidents met"), at the head of the sentence.
_MET = _form(
    "met convened gathered hosted held",
    r"^[^.;]{0,160}?\b(?:(?:met|convened|gathered)\b(?! (?:by|with|the)\b)|"
    r"(?:hosted|held)\b[^;]{0,160}\b(?:meeting|summit|session)\b)",
)
#: What was decided is looked back on: "the consultations announced in May".
_ANNOUNCED = _form(
    "announced decided agreed launched",
    r"\b(?:(?:announced|decided|agreed|launched) (?:in|at|on|last|by|during|earlier)\b|"
    r"^(?:in|on|at|last) [^.;]{0,40}?\d{4}, [^.;]{0,80}?\b(?:announced|decided|agreed|launched)\b)",
)
#: What was to be set up is praised for its work, so it is there.
_AT_WORK = _form(
    "commend welcom applaud progress work report findings",
    r"\b(?:commend|applaud|welcom)\w*\b[^.;]{0,90}?\b(?:for \w+ing|(?:first|second|third) (?:year|meeting|round))\b|"
    r"\b(?:progress|work|reports?|findings) (?:made |done |presented )?(?:by|of) (?:the|our|its|their)\b",
)
#: The body that was to be set up has worked: "The Task Force brought together ...".
_WORKED = _form(
    "force group dialogue partner network fund mechanism initiative forum committee council secretar program platform",
    r"^(?:the|this|our)\s+((?:[\w-]+\s+){0,3}(?:force|group|dialogue|partnership|network|fund|mechanism|initiative|forum|"
    r"committee|council|secretariat|programme|program|platform))\s+(?:brought|met|held|made|led|has|have|(?!announced|decided|agreed|reaffirmed)\w+ed)\b",
)
#: To meet often, pledged and reported as the habit it is now.
_REGULAR = regex(
    r"\b(?:regular meetings|(?:meet|convene) (?:\w+ )?(?:regularly|annually|periodically))\b", re.IGNORECASE
)
_MEET_NOW = _form(
    "meet conven",
    r"(?<!will )(?<!\bto )\b(?:meets?|convenes?)\s+(?:together\s+)?(?:on a regular basis|regularly|annually|every)\b",
)
#: What was to be found or drawn up, and the words that present it.
_SOUGHT = regex(r"\b(?:seek|find|identify|develop|draw up|work out|define)\s+(?:an?|the|our)\s+((?:\w+\s+){0,2}\w+)")
_SHOWN = frozenset(["announce", "present", "publish", "release", "adopt", "unveil"])
_TARGET_MET = _form(
    "target goal objective",
    r"\b(?:met|exceeded|surpassed|doubled|tripled|reached|achieved|attained)\s+(?:its|their|our|this|that|the|these)\s+"
    r"(?:\w+\s+)?(?:targets?|goals?|objectives?)\b",
)
_TALKED = _form(
    "exchange discussion consultation dialogue",
    r"\b(?:had|held|continued|conducted|organi[sz]ed)\s+(?:[\w-]+\s+){0,2}(?:exchanges|discussions|consultations|dialogues?)\b",
)
#: A lasting state: "are chaired by".
_STANDS = _form("is are was were", r"\b(?:is|are|was|were)\s+(\w+ed|led|held)\b")
#: One of the parties doing more: "are expanding our cooperation", but not "ties are expanding".
_GROWING = _form(
    "are is",
    rf"\b(?:are|is)\s+{_ADVERBS}(\w+ing)\s+(?:our|their|its|the|this|these|trilateral|bilateral|joint|\w+ion)\b",
)
_BE = regex(r"\s*be\b")
_MADE = _form(_DONE_HINTS, rf"\b({_DONE})\b")
#: What stands behind it has not happened yet.
_AHEAD = regex(r"\blook(?:s|ed|ing)? forward\b", re.IGNORECASE)


def is_fulfilled(pledge: Pledge, units: Iterable[Unit], rivals: Iterable[Pledge]) -> bool:
    """True when one of the new units reports the pledged act as done.

    ``rivals`` are the own acts that the new side pledges itself; where there are any, the report must name the very
    act, and no rival may pledge it again.
    """
    promised = [r for r in rivals if r.tag.is_commitment]
    if any(_carries_out(rival, pledge) for rival in promised):
        return True
    if any(act in rival.acts for rival in promised for act in pledge.acts[:1]):
        return False
    if any(_is_restated(rival, pledge) for rival in promised):
        return False
    promised = [r for r in promised if not _KEPT.words.match(r.clause.strip().lower())]
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
    if decided and (same or declared) and len(decision.content & pledge.content) >= _ACT_SHARED:
        return True
    if decision.tag.strength != _DECIDE or decision.tag.verb.partition(" ")[0] not in _SHOWN:
        return False
    sought = _SOUGHT.search(pledge.clause)
    return bool(sought and content_of(sought[1]) & content_of(" ".join(decision.clause.split()[:4])))


def _reported(pledge: Pledge, unit: Unit, *, strict: bool) -> bool:
    text = _AHEAD.split(unit.text)[0] if "forward" in unit.text.lower() else unit.text
    told = pledge.content - frozenset(pledge.acts)
    shared = len(told & content_of(text))
    if _was_done(pledge, text, shared):
        return True
    share = shared / len(told) if told else 0.0
    acts = frozenset(pledge.acts)
    if pledge.tag.strength == _DECIDE:  # what was announced may stand deeper: "announce cooperation to establish"
        acts |= (_stem_words(pledge.tag.verb) | pledge.content) & _COMPLETIONS
    if strict:
        if shared >= _ACT_SHARED and (_is_done(pledge, acts, text) or _is_under_way(acts, text)):
            return True
        return shared >= _UNDER_WAY_SHARED and share >= _STRICT_PART and _PERFECT.stands_in(text)
    if _KEPT.stands_in(text):
        return True
    same_act = _is_done(pledge, acts, text)
    if same_act and ((shared >= _UNDER_WAY_SHARED and _MADE.stands_in(text)) or _PAST.stands_in(text)):
        return True
    if not pledge.tag.is_commitment:
        return same_act and shared >= _ACT_SHARED
    if shared < _PERFECT_SHARED:
        return False
    if shared >= _ACT_SHARED and share >= _PAST_PART and _past_verbs(unit):
        return True
    if any(form.stands_in(text) for form in (_PERFECT, _PASSIVE, _WELCOMED)) or _is_under_way(acts, text):
        return True
    return shared >= _UNDER_WAY_SHARED and share >= _UNDER_WAY_PART and _UNDER_WAY.stands_in(text)


def _is_done(pledge: Pledge, acts: frozenset[str], text: str) -> bool:
    """Whether one of these acts is reported as done, or another act that makes the same thing."""
    completes, said = bool(acts & _COMPLETIONS), _stems_in(text)
    if acts.isdisjoint(said) and not (completes and said & _COMPLETIONS):
        return False
    done = _stems(m for form in (_PERFECT, _DECIDED, _WELCOMED, _MADE) for m in form.found(text))
    return bool(acts & done) or (completes and bool(done & _COMPLETIONS) and _same_thing(pledge, text))


def _is_under_way(acts: frozenset[str], text: str) -> bool:
    """Whether one of these acts is reported as under way; for growth, any growth that one of the parties works at."""
    grows = bool(acts & _GROWTH and _stems_in(text) & _GROWTH)
    if acts.isdisjoint(_stems_in(text)) and not grows:
        return False
    return bool(acts & _stems(_UNDER_WAY.found(text))) or (grows and bool(_GROWTH & _stems(_GROWING.found(text))))


@lru_cache(maxsize=1 << 8)
def _stems_in(text: str) -> frozenset[str]:
    """The stems of all words and parts of words ("co-hosted"): no form reports an act that is none of them."""
    return _stem_words(text.replace("-", " "))


def _was_done(pledge: Pledge, text: str, shared: int) -> bool:
    """Reports that are enough beside whatever else the new text pledges."""
    acts = frozenset(pledge.acts)
    if acts & _MEETING and _MET.stands_in(text):
        return True
    if _MEET_NOW.stands_in(text) and _REGULAR.search(pledge.clause):
        return True
    set_up = acts & _COMPLETIONS or pledge.tag.strength == _DECIDE
    named = len(pledge.content & content_of(text)) if set_up else 0
    is_named = named >= _ACT_SHARED and named >= _BODY_PART * len(pledge.content)
    if is_named and (_AT_WORK.stands_in(text) or _has_worked(pledge, text)):
        return True
    if shared < _PERFECT_SHARED:
        return False
    if pledge.tag.strength == _DECIDE and _ANNOUNCED.stands_in(text):
        return True
    if _TARGET_MET.stands_in(text):
        return True
    if (acts & _TALKS or (pledge.content & _TALKS and shared >= _ACT_SHARED)) and _TALKED.stands_in(text):
        return True
    first = pledge.acts[:1]
    return bool(first) and _BE.match(pledge.clause) is not None and first[0] in _stems(_STANDS.found(text))


def _has_worked(pledge: Pledge, text: str) -> bool:
    """Whether a body that the pledge names by two words is the subject of a deed."""
    opening = " ".join(text.split()[1:5])  # as many words as the pattern gives to the body
    may_stand = len(content_of(opening) & pledge.content) > 1
    return may_stand and any(len(content_of(m[1]) & pledge.content) > 1 for m in _WORKED.found(text))


def _same_thing(pledge: Pledge, text: str) -> bool:
    """Whether the words of a report hold one of the first words of what was to be made."""
    first = [root_of(w) for w in words(pledge.clause.split(" to ")[0])]
    if not _MEETING.isdisjoint(pledge.acts):
        return True
    things = [w for w in first if w in pledge.content and w not in pledge.acts][:_FIRST_WORDS]
    return not things or bool(frozenset(things) & content_of(text))


def _past_verbs(unit: Unit) -> list[str]:
    """Deeds of the parties that the tagger read as past, talk left out."""
    past = [c.verb for c in unit.commitments if c.tense == "past" and c.actor_kind in ("parties", "party")]
    return [verb for verb in past if not verb.lower().startswith(_TALK)]


def _stems(found: Iterable[re.Match[str]]) -> frozenset[str]:
    return frozenset(s for m in found for group in m.groups() if group for s in _stem_words(group))


def _stem_words(text: str) -> frozenset[str]:
    return frozenset(root_of(_IRREGULAR.get(w, w)) for w in words(text))
