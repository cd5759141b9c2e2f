"""Whether a new unit reports an old pledge as done: the act completed, under way, or welcomed as an event.

The units are linked already, so the question is only how the new one speaks. Where it makes no pledge of its own, a
report in the perfect, of a completion, of work under way or of progress welcomed is enough, if it shares the words of
the pledge. Where it pledges too, the very act must be reported, and must not be pledged again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.patterns import regex
from dialogue_cli.statement.folding import root_of, stem, words
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass

#: Acts that end in a thing one can point at; any of them reported done of the same object fulfils any other.
_COMPLETIONS = frozenset(
    stem(word)
    for word in (
        "launch launching establish establishment release publish publication issue complete completion conclude "
        "conclusion finalize finalization adopt adoption sign signing open opening create creation develop development "
        "form formation deliver delivery inaugurate inauguration hold host convene meet start operationalize serve "
        "deploy set end"
    ).split()
)
#: Words of the pledge that the report must share, by how surely its form reports a deed.
_PERFECT_SHARED, _UNDER_WAY_SHARED, _UNDER_WAY_PART = 2, 4, 0.3
_ACT_SHARED, _STRICT_PART, _PAST_PART = 3, 0.5, 0.5
_DECIDE = 9
_IRREGULAR = {
    "held": "hold", "built": "build", "met": "meet", "begun": "begin", "began": "begin", "made": "make", "sent": "send",
    "given": "give", "gave": "give", "taken": "take", "took": "take", "brought": "bring", "led": "lead", "put": "put",
}  # fmt: skip
#: Verbs of talk: having done these fulfils nothing but a pledge to talk.
_TALK = (
    "discuss",
    "review",
    "recall",
    "not",
    "welcom",
    "express",
    "reaffirm",
    "underscor",
    "stress",
    "decid",
    "agre",
    "announc",
)

_ADVERBS = r"(?:(?:now|already|also|since|successfully|recently|jointly|both|not only|\w+ly)\s+)*"
_DONE = (
    "launched|deployed|established|released|published|issued|completed|concluded|finalised|finalized|adopted|signed|"
    "opened|created|inaugurated|delivered|convened|hosted|held"
)
_EVENTS = (
    "launch(?:ing)?|opening|establishment|completion|conclusion|adoption|publication|release|signing|creation|"
    "inauguration|start|delivery|formation|finalisation|finalization|implementation|entry into force|progress|"
    "accomplishments?|achievements?|success(?:es|ful)?|outcomes?|results?"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a report: its pattern, and substrings (lower case) of which one stands wherever it does."""

    hints: tuple[str, ...]
    words: re.Pattern[str]

    def found(self, text: str) -> Iterable[re.Match[str]]:
        """Where it stands in a text."""
        low = text.lower()
        return self.words.finditer(text) if any(hint in low for hint in self.hints) else ()

    def stands_in(self, text: str) -> bool:
        """Whether it does at all."""
        return any(True for _ in self.found(text))


def _form(hints: str, words: str) -> _Form:
    return _Form(tuple(hints.split()), regex(words, re.IGNORECASE))


_DONE_HINTS = _DONE.replace("|", " ")
_PERFECT = _form(
    "have has had",
    rf"\b(?:have|has|had)\s+(?:been\s+)?{_ADVERBS}(?:been\s+)?(\w+(?:ed|en|un|nt|lt|ld|ught|ade|me|et|ne|wn))\b",
)
_PAST = _form(
    f"was were rolled decided {_DONE_HINTS}",
    rf"\b(?:(?:was|were)\s+{_ADVERBS}({_DONE})\b|({_DONE})\b(?!\s+(?:by|at|in|on|under)\b)|"
    r"\brolled (out)\b|\bdecided to (?:\w+ and )?(\w+))",
)
_PASSIVE = _form("was were", rf"\b(?:was|were)\s+{_ADVERBS}({_DONE})\b")
_WELCOMED = _form(
    "following welcom celebrat applaud mark hail commend congratulat not recogni",
    r"\b(?:following|welcom|celebrat|applaud|mark|hail|commend|congratulat|not|recognis|recogniz)\w*\b[^.;]{0,60}?"
    rf"\b({_EVENTS})\b",
)
_UNDER_WAY = _form("are is", rf"\b(?:are|is)\s+{_ADVERBS}(\w+ing)\b(?:[^.;]{{0,80}}?\b(?:by|through)\s+(\w+ing)\b)?")
_KEPT = _form(
    "deliver fulfil",
    r"\b(?:deliver(?:s|ed|ing)? on|fulfil(?:l)?(?:s|ed|ing)?|in fulfil(?:l)?ment of)\b[^.;]{0,40}\b"
    r"(?:commitment|pledge|promise)s?\b",
)
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
    return any(_reported(pledge, unit, strict=bool(promised)) for unit in units)


def _carries_out(decision: Pledge, pledge: Pledge) -> bool:
    """Whether a decision of this meeting is the very thing that was to be made: "we will establish", "we establish"."""
    same = bool(_COMPLETIONS & _stem_words(decision.tag.verb)) and bool(_COMPLETIONS.intersection(pledge.acts[:1]))
    decided = decision.tag.strength == _DECIDE and pledge.tag.strength < _DECIDE
    return decided and same and len(decision.content & pledge.content) >= _ACT_SHARED


def _reported(pledge: Pledge, unit: Unit, *, strict: bool) -> bool:
    text = _AHEAD.split(unit.text)[0] if "forward" in unit.text.lower() else unit.text
    told = pledge.content - frozenset(pledge.acts)
    shared = len(told & content_of(text))
    done = _stems(m for form in (_PERFECT, _PAST, _PASSIVE, _WELCOMED, _MADE) for m in form.found(text))
    under_way = _stems(_UNDER_WAY.found(text))
    acts = frozenset(pledge.acts) | (_stem_words(pledge.tag.verb) & _COMPLETIONS)
    if pledge.tag.strength == _DECIDE:  # what was announced may stand deeper: "announce cooperation to establish"
        acts |= pledge.content & _COMPLETIONS
    same_act = bool(acts & done) or bool(acts & _COMPLETIONS and done & _COMPLETIONS)
    share = shared / len(told) if told else 0.0
    deed = any(form.stands_in(text) for form in (_PERFECT, _PASSIVE, _WELCOMED))
    if strict:
        very_act = (same_act or bool(acts & under_way)) and shared >= _ACT_SHARED
        return very_act or (_PERFECT.stands_in(text) and shared >= _UNDER_WAY_SHARED and share >= _STRICT_PART)
    if _KEPT.stands_in(text):
        return True
    if same_act and _PAST.stands_in(text):
        return True
    if same_act and shared >= _UNDER_WAY_SHARED and _MADE.stands_in(text):
        return True
    if not pledge.tag.is_commitment:
        return same_act and shared >= _ACT_SHARED
    if _past_verbs(unit) and shared >= _ACT_SHARED and share >= _PAST_PART:
        return True
    if deed and shared >= _PERFECT_SHARED:
        return True
    return bool(under_way) and (
        (bool(acts & under_way) and shared >= 2) or (shared >= _UNDER_WAY_SHARED and share >= _UNDER_WAY_PART)
    )


def _past_verbs(unit: Unit) -> list[str]:
    """Deeds of the parties that the tagger read as past, talk left out."""
    past = [c.verb for c in unit.commitments if c.tense == "past" and c.actor_kind in ("parties", "party")]
    return [verb for verb in past if not stem(verb.split()[0].lower()).startswith(_TALK)]


def _stems(found: Iterable[re.Match[str]]) -> frozenset[str]:
    return frozenset(s for m in found for group in m.groups() if group for s in _stem_words(group))


def _stem_words(text: str) -> frozenset[str]:
    return frozenset(root_of(_IRREGULAR.get(w, w)) for w in words(text))
