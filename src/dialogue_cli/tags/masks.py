"""Names that hold numbers ("2030 Agenda", "COVID-19", "Article 14"): hidden before dates and amounts are read."""

from __future__ import annotations

import re
from functools import lru_cache

_INSTRUMENT = (
    r"Agenda|Strategy|Vision|Masterplan|Master Plan|Blueprints?|Plan|Framework|Convention|Protocol|Treaty|Charter|"
    r"Accords?|Agreement|UNCLOS|Declaration|Compact|Roadmap|Programme|Program|Award|Resolution|MPAC|Policy|Survey|"
    r"(?:nationally determined|NDCs?)"
)
_MASKS = (
    r"\bAgenda (?:19|20)\d\d\b",
    rf"\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\s+(?:(?:U\.?N\.?|UN|Paris|Arbitral|Refugee|Geneva|National|"
    rf"Joint|Digital|Pacific|ASEAN|Defen[cs]e|Security|Strategic)\s+){{0,3}}(?:{_INSTRUMENT})\b",
    rf"\b(?:{_INSTRUMENT}|Work Plan|Action Plan|DIFAP)\s*\(?(?:for )?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\)?",
    r"\b(?:UNSCRs?|(?:UNSC |UN Security Council |Security Council |General Assembly "
    r")?[Rr]esolutions?)\s+(?:A/RES/)?\d+(?:/\d+)?(?:\s?\(\d{4}\))?(?:(?:,| and|, and) \d{3,4}(?:\s?\(\d{4}\))?)*",
    r"\bA/RES/\d+/\d+",
    r"\b(?:Articles?|Sections?|Chapters?|Annex|Paragraphs?|Pillars?|Track|Working Group|Phase|Level|Tier|Goal|"
    r"SDGs?|Goals|Scope|Item|No\.|Artemis|Apollo|Ariane|Horizon|Sentinel|Landsat)\s?-?\s?\d+(?:\.\d+)*(?:(?:,| "
    r"and|, and) \d+)*",
    r"\bCOVID[- ]?19\b",
    r"\b[A-Z]{1,6}-?\d+[A-Z]{0,2}(?:-[A-Z]+)?\b",
    r"\b[2-9]G(?:/[2-9]G)?\b|\b[GCB]-?\d{1,2}\b(?:\+\d)?|\bCOP\s?-?\d\d\b|\bMC\d\d\b|\b\d\+\d\b|\b24/7\b",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\bPM ?2\.5\b|\bCO2\b",
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_MASKS))


def masked(text: str) -> str:
    """``text`` with every name that holds a number blanked out, at the same length, so that places stay right."""
    return _pattern().sub(lambda m: "\x00" * (m.end() - m.start()), text)
