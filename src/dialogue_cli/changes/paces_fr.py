"""How often, in French: "tous les deux ans" is 0.5 times a year, "deux fois par an" 2, "régulièrement" 0."""

from __future__ import annotations

import re

from dialogue_cli.tags.time_patterns_fr import COUNTS_FR

_A_YEAR = {"jour": 365.0, "semaine": 52.0, "mois": 12.0, "trimestre": 4.0, "semestre": 2.0, "an": 1.0, "année": 1.0}
_WORDS = {
    "bisannuel": 2.0, "biennal": 0.5, "annuel": 1.0, "semestriel": 2.0, "trimestriel": 4.0, "mensuel": 12.0,
    "par an": 1.0, "réguli": 0.0, "périodi": 0.0,
}  # fmt: skip
_UNIT = r"(jour|semaine|mois|trimestre|semestre|année|an)"


def pace_of_french(low: str) -> float | None:
    """Times a year of a rhythm in lower case; None where the words are not known."""
    times = re.search(rf"([\w-]+) fois par {_UNIT}", low)
    if times:
        count = _count(times[1])
        return count * _A_YEAR[times[2]] if count else None
    every = re.search(rf"(?:chaque|tou(?:te)?s les) (?:([\w-]+) )?{_UNIT}", low)
    if every:
        count = _count(every[1] or "un")
        return _A_YEAR[every[2]] / count if count else None
    return next((times for words, times in _WORDS.items() if words in low), None)


def _count(word: str) -> int | None:
    return int(word[:9]) if word.isdecimal() else COUNTS_FR.get(word)
