"""How often something is to be done, in times a year: "every three months" is 4, "annually" 1, "regularly" 0."""

from __future__ import annotations

from dialogue_cli.patterns import regex

_A_YEAR = {"minute": 525600.0, "hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_WORDS = {
    "twice a year": 2.0, "twice per year": 2.0, "biannual": 2.0, "semi-annual": 2.0, "biennial": 0.5, "quarterly": 4.0,
    "monthly": 12.0, "weekly": 52.0, "annual": 1.0, "annum": 1.0, "a year": 1.0, "per year": 1.0, "each year": 1.0,
    "regular": 0.0, "periodically": 0.0,
}  # fmt: skip
_COUNTS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {
    "other": 2,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "fifteen": 15,
    "eighteen": 18,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_EVERY = regex(r"every (?:(\w+) )?(minute|hour|day|week|month|quarter|year)s?")
_TIMES = regex(r"(once|twice|(\w+) times) (?:a|per|each|every) (day|week|month|quarter|year)")


def pace_of(text: str) -> float | None:
    """Times a year; 0 where only some rhythm is promised, None where the words are not known."""
    low = text.casefold()
    counted = _TIMES.search(low) if "times" in low or "ce " in low else None
    if counted:
        word = counted[2] or {"once": "one", "twice": "two"}[counted[1]]
        count = int(word[:9]) if word.isdecimal() else _COUNTS.get(word)
        return _A_YEAR[counted[3]] * count if count else None
    every = _EVERY.search(low) if "every " in low else None
    if every:
        count = int(every[1][:9]) if (every[1] or "").isdecimal() else _COUNTS.get(every[1] or "one")
        return _A_YEAR[every[2]] / count if count else None
    known = next((times for words, times in _WORDS.items() if words in low), None)
    if known is None:
        from dialogue_cli.changes.paces_fr import pace_of_french

        return pace_of_french(low)
    return known
