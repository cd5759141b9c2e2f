"""The forms in which joint statements write times, as patterns compiled one by one when first needed.

Counted over joint statements of eleven series; months and years are English. ``HINTS`` are words without which a
pattern cannot match, so that most sentences never wake it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|"
    r"Aug\.?|Sept\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_MONTH_STARTS = ("jan", "feb", "march", "april", "may", "june", "july", "aug", "sept", "oct", "nov", "dec")
_YEAR = r"(?:19|20)\d\d"
_UNIT = r"(?:hour|day|week|month|year|decade|quarter)s?"
_COUNTS = (
    "a an one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty sixty ninety"
).split()
_COUNT = rf"(?:\d+|{'|'.join(_COUNTS)})"
_MEETING = (
    r"(?:meetings?|summit|ministerial|dialogue|session|conference|round|consultations?|gathering|assembly|COP "
    r"?\d\d|talks)"
)

_TIMES = "three|four|five|six|seven|eight|nine|ten|twelve"
_UNITS = ("hour", "day", "week", "month", "year", "decade", "quarter")
#: Substrings (lower case) of which one must stand in a text before the pattern is tried; "dated" has its own trigger.
HINTS: Mapping[str, tuple[str, ...]] = {
    "between": ("between ", "from "),
    "meeting": (
        " next", " upcoming", " forthcoming", " coming", " following", " cop", "future meet", "subsequent meet",
    ),
    "gathering": ("ahead of the", "prior to the", "in time for the", "by the ", "before the ", "until the "),
    "within": _UNITS,
    "relative": ("this ", "next ", "later", "earlier"),
    "coming": (" coming", " next ", " upcoming", " following", "ahead"),
    "duration": (*_UNITS, "as long as"),
    "recurring": (
        "annual", "annum", "every ", "each year", "a year", "per year", "times ", "once ", "twice ", "year on",
        "year-on", "bienni", "quarterly", "monthly", "regular", "periodically",
    ),
    "urgency": ("soon", "earliest", "delay", "promptly", "expedi", "immediately", "early date"),
    "horizon": (
        "in the near", "in the medium", "in the long", "in the short", "in the immediate", "in the foreseeable",
        "in future", "in the future", "in due ", "over time",
    ),
    "past": (
        "last ", "past ", "previous", "earlier", "ago", "since our", "since the", "since its", "since last", "when ",
    ),
}  # fmt: skip
#: The same of what must stand there besides, one of each row: a longer look, taken where the first one finds a hint.
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "between": (
        tuple([f"{word} {month}" for word in ("between", "from") for month in _MONTH_STARTS]),
        tuple([f" {word} {month}" for word in ("and", "to", "until") for month in _MONTH_STARTS]),
    ),
    "coming": (
        (
            *[
                f"{before} {word}"
                for before in ("the", "in", "over", "during", "within", "throughout")
                for word in ("coming", "next ", "upcoming", "following")
            ],
            "ahead",
        ),
    ),
    "gathering": (("summit", "conference", "ministerial", "assembly", "meeting"),),
}
#: What stands before the count in the forms of "duration": "for two years", "a two-year plan", "a period of two years".
_BEFORE_COUNT = ("a", "an", "the", "of", "for")


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    """ "dated", "between", "gathering" and "past" look at capitals. The others are looked for in lower case: ``re``
    passes over alternatives by their first letter only where case counts."""
    meeting = _MEETING.lower()
    date_ = (
        rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:[-–]|to|and)\s?(?P<d2>\d{{1,2}}))?(?: of)? "
        rf"(?P<m1>{_MONTH}),?(?: (?P<y1>{_YEAR}))?\b"
        rf"|(?P<m2>{_MONTH}) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:[-–]|to|"
        rf"and)\s?(?P<d4>\d{{1,2}}))?(?!\d)(?:,? (?P<y2>{_YEAR}))?"
        rf"|(?:(?P<em>(?i:early|mid|late))[- ])?(?P<m3>{_MONTH}),?(?: of)? (?P<y3>{_YEAR})\b"
        rf"|(?:the )?(?P<edge>beginning|start|middle|end|close) of (?:the )?(?:calendar |fiscal "
        rf")?(?:(?P<m4>{_MONTH})(?: (?P<y4>{_YEAR}))?|(?P<y5>{_YEAR})|(?P<rel>(?:this |next )?(?:year|month|"
        rf"decade|century)))\b"
        rf"|(?:the )?(?P<half>first|second|third|fourth) (?P<hq>half|quarter) of (?:(?P<y6>{_YEAR})|"
        rf"(?P<rel2>(?:this|next|the) year))\b"
        rf"|(?:the )?(?P<part>(?i:early|mid|late))[- ](?P<y7>{_YEAR})(?P<s>s)?\b"
        rf"|(?:fiscal year|FY) ?(?P<fy>{_YEAR})\b"
        rf"|(?:the )?(?:(?:spring|summer|autumn|fall|winter) (?:of )?)?"
        rf"(?P<y8>{_YEAR})(?P<s8>s)?(?![\d/]|-(?:\d|[a-z]))\b(?:(?<=[bB]y the \d{{4}}) (?:[A-Z]\w+ )?"
        r"(?:Meetings?|Summit|Conference|Session|Assembly)\b)?"
        rf"|(?:(?i:early|mid|late)[- ])?(?P<m5>{_MONTH})(?![a-z])(?= (?:and|at|in|to|,)|[,.;)]|$))"
    )
    return {
        "dated": (  # the two looks ahead rule most places out before thirty prepositions and ten forms are tried there
            r"(?=\d|[A-Z]|\b[a-z])"
            rf"(?:\b(?P<prep>(?i:by no later than|no later than|not later than|at the latest by|by|before|"
            rf"ahead of|prior to|until at least|until|till|up to|"
            rf"through|throughout|within|during|since|from|starting from|starting in|starting|beginning in|"
            rf"beginning from|beginning|commencing in|as early as|"
            rf"as of|after|between|over|following|in|on|at))(?: (?:or )?(?:well )?(?:before|in|by|on|around|"
            rf"about|approximately|the|of))*\s+)?"
            rf"(?=[\dJFMASONDELbemlscftaw]){date_}(?P<latest> at the latest)?"
        ),
        "between": (
            rf"\b(?:between|from) (?P<a>{_MONTH})(?: (?P<y0>{_YEAR}))? (?:and|to|until) (?P<b>{_MONTH}) "
            rf"(?P<y>{_YEAR})\b"
        ),
        "meeting": (
            rf"\b(?:by|before|ahead of|prior to|until|at|in time for|for|to|towards)(?: the time of)? (?:our|"
            rf"the|their|its|a)?\s?(?:time of our )?"
            rf"(?:next|upcoming|forthcoming|coming|following)(?: [\w.'-]+){{0,5}}? {meeting}(?: "
            rf"{meeting})?\b|\b(?:by|before|ahead of|prior to|at|until) cop ?\d\d\b"
            rf"|\bat (?:future|subsequent|upcoming|coming) meetings\b|\bahead of (?:the )?next (?:winter|"
            rf"summer|year|season)\b"
        ),
        "gathering": (  # one that has a name of its own
            r"\b(?:ahead of|prior to|in time for|by|before|until) the (?:[A-Z][\w'-]+ ){1,4}(?:Summit|Conference|"
            r"Ministerial|Assembly|Meeting)\b"
        ),
        "within": (
            rf"\b(?:within|in|over|during|for)(?: the)?(?: (?:next|coming|following|span of|period of))*(?: "
            rf"the next)? (?P<n>{_COUNT})(?:[- ](?:to|or)[- ]{_COUNT})?[- ](?P<u>{_UNIT})\b"
        ),
        "relative": (
            r"\b(?P<late>later|earlier) (?:this|in the) (?P<u1>year|month|week|decade)\b"
            r"|\b(?:(?:by|before|within|in|during|over|throughout|well before) )?(?P<r>this|next) (?:coming "
            r")?(?P<u2>year|month|week|decade|quarter|summer|autumn|fall|winter|spring)\b(?!')"
            r"|\b(?:in )?(?P<en>early|late|mid) (?:in )?next year\b"
        ),
        "coming": (
            r"\b(?:in|over|during|within|throughout) (?:the )?(?:coming|next|months|years|weeks|upcoming|"
            r"following)(?: (?:few|several|two|three|five|ten|months|and|weeks|years|days|decades?|year|month|"
            r"quarters?))+(?: ahead)?"
            r"|\b(?:in|over) the (?:months|years|weeks|period)(?: and (?:years|months))? ahead\b"
        ),
        "duration": (
            rf"\bfor as long as (?:it takes|necessary)\b|\bfor a (?:further )?(?:period|term|duration) of "
            rf"(?P<n>{_COUNT}) (?P<u>{_UNIT})\b|\b(?:an?|the) (?P<n2>{_COUNT})[- ](?P<u2>month|year)(?:[- "
            rf"]long)? (?:mandate|term|period|programme|program|plan|effort|extension)\b"
            rf"|\b(?:of|for) (?P<n3>{_COUNT}) (?P<u3>{_UNIT})\b"
        ),
        "recurring": (
            r"\b(?:at least )?(?:annually|once (?:a|per|every) year|twice (?:a|per) year|biannually|"
            rf"(?:once|twice|(?:\d+|{_TIMES}) times) (?:a|per|each|every) (?:year|month|quarter|week|day)|"
            r"bienniall?y?|quarterly|monthly|each year|"
            rf"every (?:other |second |third |fourth |fifth |{_COUNT} )?"
            r"(?:years?|months?|quarters?|weeks?|days?|hours?|minutes?)|on "
            r"an annual basis|(?:on )?an? (?:annual|biennial|semi-annual) basis|year[- ]on[- ]year|per annum)\b"
            r"|\b(?:at )?(?:regular intervals|regularly|on a regular basis|periodically)\b|\bannual\b"
        ),
        "urgency": (
            r"\bas soon as (?:possible|practicable|feasible)\b|\bat (?:the|an|their) earliest(?: possible| "
            r"convenient| achievable| practicable| available)?(?: date| opportunity| convenience| time)?\b|"
            r"\b(?:without (?:further |undue )?delay|promptly|expeditiously|in an expeditious manner|"
            r"immediately|at an early date|(?:very|quite) soon)\b"
        ),
        "horizon": (
            r"\bin the (?:near|medium|long|short|immediate|foreseeable)(?:[- ]to[- ](?:medium|long|mid))?[- "
            r"]?(?:term|run|future)\b|\bin (?:the )?future\b|\bin due (?:course|time)\b|\bover time\b"
        ),
        "past": (
            rf"\b(?:[Ll]ast|[Pp]ast|[Pp]revious) (?:year|month|week|summer|autumn|fall|winter|spring|{_MONTH})\b|"
            rf"\b(?:[Ll]ast|[Pp]revious) (?:[\w.'-]+ ){{0,3}}?{_MEETING}\b|"
            rf"\b(?:[Ee]arlier|[Pp]reviously)\b(?! than)|\b(?:{_COUNT} (?:years?|months?|weeks?) ago)\b|\bsince "
            rf"(?:our|the|its|their|then|last)\b|^When [^,]{{3,60}} (?:was|were|met|launched|began)\b|\bago\b"
        ),
    }


@lru_cache(maxsize=32)
def pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern of one form of time."""
    return re.compile(_texts()[name])


def matches(name: str, text: str, low: str) -> list[re.Match[str]]:
    """Where the form stands in ``text``, in lower case unless the form looks at capitals; ``low`` always is."""
    for hint in HINTS[name]:
        if hint in low:
            return list(pattern(name).finditer(text)) if _may_stand(name, low) else []
    return []


def _may_stand(name: str, low: str) -> bool:
    """A second look at a text that holds a hint, since these patterns take longer to compile than it does."""
    if name == "within":
        return bool(_before_counts(low))
    if name == "duration":
        return "as long as" in low or any(word.endswith(_BEFORE_COUNT) for word in _before_counts(low))
    return all(any(hint in low for hint in row) for row in _NEEDED.get(name, ()))


@lru_cache(maxsize=64)
def _before_counts(low: str) -> list[str]:
    """The word before every count of hours, days, months or years: "next" for "in the next two years"."""
    words = low.replace("-", " ").split()
    return [
        words[at - 2] if at > 1 else ""
        for at, word in enumerate(words)
        if at and word.startswith(_UNITS) and (words[at - 1] in _COUNTS or words[at - 1][-1].isdigit())
    ]
