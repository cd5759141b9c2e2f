"""French names that hold numbers ("Programme 2030", "article 5"), hidden before dates and amounts are read."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogue_cli.tags.masks import masked

_INSTRUMENT = (
    r"programmes?|agenda|stratégies?|vision|feuilles? de route|plans?(?: d['’]action)?|cadres?|objectifs?|déclaration|"
    r"convention|protocole|traité|accords?|pacte|charte|résolutions?|rapport"
)
_SPAN = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?"
_MASKS = (
    rf"\b(?:{_INSTRUMENT}) (?:de )?développement durable (?:à l['’]horizon |pour )?{_SPAN}",
    rf"\b(?:{_INSTRUMENT})(?: [\w'’»-]+){{0,6}}? \(?(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\)?",
    rf"\b(?:{_INSTRUMENT}) (?:à l['’]horizon )?(?:de )?{_SPAN}\b",
    r"\b(?:résolutions?|articles?|paragraphes?|alinéas?|chapitres?|annexes?|sections?|objectifs?|ODD|phase|volet|pilier|"
    r"point|titre|niveau|n[°º])\s?\d+(?:[./]\d+)*(?:\s?\(\d{4}\))?(?:(?:,| et|, et) \d+(?:\s?\(\d{4}\))?)*",
    r"\b\d+\s?(?:er|ère|e|ème|ième|es|nde?)\b(?! (?:semestre|trimestre))(?! (?:janvier|février|mars|avril|mai|juin|"
    r"juillet|août|septembre|octobre|novembre|décembre))",
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_MASKS), re.IGNORECASE)


def masked_fr(text: str) -> str:
    """``text`` with every name that holds a number blanked out, at the same length, so that places stay right."""
    return _pattern().sub(lambda m: "\x00" * (m.end() - m.start()), masked(text))
