"""The forms in which a text reports that something was done, is under way, or has happened.

Each has the substrings of which one stands wherever it does, so that most sentences never wake its pattern. English; in
other languages only the tags decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogue_cli.patterns import regex
from dialogue_cli.values import dataclass

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
class Form:
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


def _form(hints: str, words: str) -> Form:
    return Form(tuple(hints.split()), regex(words))


_DONE_HINTS = _DONE.replace("|", " ")
#: Participles that look like the plain verb, so that only an auxiliary before them tells a deed.
_PLAIN = "set up|put in place|put into"
#: A promise made is no deed done.
_PROMISED = r"(?!(?:pledged|promised|vowed|resolved)\b|(?:committed|undertaken) (?:\w+ )?to\b)"
PERFECT = _form(
    "have has had",
    rf"\b(?:have|has|had)\s+(?:been\s+)?{_ADVERBS}(?:been\s+)?{_PROMISED}"
    rf"({_PLAIN}|\w+(?:ed|en|un|nt|lt|ld|ught|ade|me|et|ne|wn))\b"
    r"(?:[^.;]{0,80}?\b(?:by|through)\s+(\w+ing)\b(?:[^.;]{0,60}?\band\s+(\w+ing)\b)?)?",
)
#: What happened without anybody who did it, or by a decision: no participle tells of it.
_HAPPENED = (
    r"\brolled (out)\b|\btook (place)\b|\b(began|started)\b|\b(entered|came) into (?:force|effect)\b|"
    r"\bdecided to (?:\w+ and )?(\w+)"
)
DECIDED = _form("rolled decided took began started into", _HAPPENED)
PAST = _form(
    f"rolled decided took began started into {_DONE_HINTS}",
    rf"\b(?:(?:was|were)\s+{_ADVERBS}({_DONE})\b|({_DONE})\b(?!\s+(?:by|at|in|on|under)\b)|{_HAPPENED})",
)
PASSIVE = _form(f"set put {_DONE_HINTS}", rf"\b(?:was|were)\s+{_ADVERBS}({_DONE}|{_PLAIN})\b")
WELCOMED = _form(
    "following welcom celebrat applaud mark hail commend congratulat not recogni",
    r"\b(?:following|welcom|celebrat|applaud|mark|hail|commend|congratulat|not|recognis|recogniz)\w*\b[^.;]{0,60}?"
    rf"\b({_EVENTS})\b(?! (?:plans?|strateg|roadmap|framework|schedule|timeline|matrix|arrangement))",
)
#: A deed that is praised by its noun: "welcomed the removal of".
PRAISED = _form(
    "welcom prais applaud hail celebrat commend",
    r"\b(?:welcom|prais|applaud|hail|celebrat|commend)\w*\s+(?:\w+\s+){0,3}?(\w{3,}(?:ion|ment|ing|al|ance|ence))\s+of\b",
)
#: Who is only working to do a thing has not begun to.
_TRYING = (
    r"(?!(?:working|seeking|trying|aiming|striving|looking|planning|preparing|hoping|considering)\b"
    r"(?! (?:with|together)\b))"
)
UNDER_WAY = _form(
    "are is", rf"\b(?:are|is)\s+{_ADVERBS}{_TRYING}(\w+ing)\b(?:[^.;]{{0,80}}?\b(?:by|through)\s+(\w+ing)\b)?"
)
KEPT = _form(
    "deliver fulfil",
    r"\b(?:deliver(?:s|ed|ing)? on|fulfil(?:l)?(?:s|ed|ing)?|in fulfil(?:l)?ment of)\b[^.;]{0,40}\b"
    r"(?:commitment|pledge|promise)s?\b|"
    r"\bdeliver(?:s|ed|ing)? on (?:these|those|our|its|their) (?:\w+ )?(?:goals|objectives|plans)\b",
)
#: A meeting of the parties held ("today the presidents met"), at the head of the sentence.
MET = _form(
    "met convened gathered hosted held",
    r"^[^.;]{0,160}?\b(?:(?:met|convened|gathered)\b(?! (?:by|with|the)\b)|"
    r"(?:hosted|held)\b[^;]{0,160}\b(?:meeting|summit|session)\b)",
)
#: What was decided is looked back on: "the consultations announced in May".
ANNOUNCED = _form(
    "announced decided agreed launched",
    r"\b(?:(?:announced|decided|agreed|launched) (?:in|at|on|last|by|during|earlier)\b|"
    r"^(?:in|on|at|last) [^.;]{0,40}?\d{4}, [^.;]{0,80}?\b(?:announced|decided|agreed|launched)\b)",
)
#: What was to be set up is praised for its work, so it is there.
AT_WORK = _form(
    "commend welcom applaud progress work report findings",
    r"\b(?:commend|applaud|welcom)\w*\b[^.;]{0,90}?\b(?:for \w+ing|(?:first|second|third) (?:year|meeting|round))\b|"
    r"\b(?:progress|work|reports?|findings) (?:made |done |presented )?(?:by|of) (?:the|our|its|their)\b",
)
#: The body that was to be set up has worked: "The Task Force brought together ...".
WORKED = _form(
    "force group dialogue partner network fund mechanism initiative forum committee council secretar program platform",
    r"^(?:the|this|our)\s+((?:[\w-]+\s+){0,3}(?:force|group|dialogue|partnership|network|fund|mechanism|initiative|forum|"
    r"committee|council|secretariat|programme|program|platform))"
    r"(?:, [^,;.]{1,60},)?\s+(?:brought|met|held|made|led|has|have|(?!announced|decided|agreed|reaffirmed)\w+ed)\b",
)
#: To meet often, pledged and reported as the habit it is now.
REGULAR = regex(
    r"\b(?:regular meetings|(?:meet|convene) (?:\w+ )?(?:regularly|annually|periodically))\b", re.IGNORECASE
)
MEET_NOW = _form(
    "meet conven",
    r"(?<!will )(?<!\bto )\b(?:meets?|convenes?)\s+(?:together\s+)?(?:on a regular basis|regularly|annually|every)\b",
)
#: What was to be found or drawn up, and the words that present it.
SOUGHT = regex(r"\b(?:seek|find|identify|develop|draw up|work out|define)\s+(?:an?|the|our)\s+((?:\w+\s+){0,2}\w+)")
SHOWN = frozenset(["announce", "present", "publish", "release", "adopt", "unveil"])
TARGET_MET = _form(
    "target goal objective",
    r"\b(?:met|exceeded|surpassed|doubled|tripled|reached|achieved|attained)\s+(?:its|their|our|this|that|the|these)\s+"
    r"(?:\w+\s+)?(?:targets?|goals?|objectives?)\b",
)
TALKED = _form(
    "exchange discussion consultation dialogue",
    r"\b(?:had|held|continued|conducted|organi[sz]ed)\s+(?:[\w-]+\s+){0,2}(?:exchanges|discussions|consultations|dialogues?)\b",
)
#: What was to be told is told elsewhere: "are described in a separate release".
TOLD_ELSEWHERE = _form(
    "described detailed outlined listed available published contained set laid",
    r"\b(?:is|are)\s+(?:now\s+|also\s+)?"
    r"(?:described|detailed|outlined|listed|available|published|contained|set out|laid out)\s+(?:in|at|on)\b",
)
_INSTRUMENT = (
    r"\b(?:agreement|arrangement|treaty|memorandum|convention|pact|accord|protocol|compact|contract|charter)s?\b"
)
#: An instrument signed or in force, which is more than the talks about it.
SIGNED = _form(
    "signed signing signature concluded conclusion ratif into",
    rf"(?:\b(?:we|ministers|leaders|sides|parties|have|has|had|and|they|jointly|also)\s+(?:signed|concluded|ratified)\b|"
    rf"\b(?:signing|signature|conclusion|ratification|entry into force) of\b)[^.;]{{0,80}}?{_INSTRUMENT}|"
    rf"{_INSTRUMENT}[^.;]{{0,80}}?\b(?:entered into force|(?:was|were|been) (?:signed|concluded|ratified))\b",
)
#: A sentence that tells of the thing the one before it told of.
POINTS_BACK = regex(
    r"(?:(?:this|these) (?:\w+ )?|the )"
    r"(?:documents?|reports?|guidance|guidelines|recommendations|studies|study|papers?|handbook|toolkit|publications?)\b",
    re.IGNORECASE,
)
#: A lasting state: "are chaired by".
STANDS = _form("is are was were", r"\b(?:is|are|was|were)\s+(\w+ed|led|held)\b")
#: One of the parties doing more: "are expanding our cooperation", but not "ties are expanding".
GROWING = _form(
    "are is",
    rf"\b(?:are|is)\s+{_ADVERBS}(\w+ing)\s+(?:our|their|its|the|this|these|trilateral|bilateral|joint|\w+ion)\b",
)
BE = regex(r"\s*be\b")
MADE = _form(_DONE_HINTS, rf"(?<!\bbe )\b({_DONE})\b")
#: What stands behind it has not happened yet.
AHEAD = regex(r"\blook(?:s|ed|ing)? forward\b", re.IGNORECASE)
