"""Whether a French unit reports an old pledge as done: "nous nous félicitons de l'ouverture du centre", "le centre a
été ouvert". Narrower than in English: an event welcomed, or a past of the very act or of one that ends in a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.statement.model import Unit
from dialogue_cli.tags.future_fr import future_of

#: Acts that end in a thing one can point at, by their beginning; any of them reported done fulfils any other.
_COMPLETIONS = (
    "cré", "ouvr", "lanc", "établi", "adopt", "publi", "sign", "conclu", "achev", "inaugur", "organis", "élabor",
    "déploy", "institu", "instaur", "finalis", "ratifi", "réalis", "constitu", "mettre", "mis", "tenir", "tenu",
    "ouver",
)  # fmt: skip
_EVENTS = (
    "lancement|ouverture|création|mise en (?:place|service|œuvre|oeuvre)|établissement|adoption|publication|signature|"
    "conclusion|achèvement|inauguration|entrée en vigueur|tenue|réalisation|élaboration|déploiement|organisation|"
    "finalisation|ratification|constitution|instauration"
)
#: Words that the report must share with the pledge, and the part of the pledge's words.
_SHARED, _PART = 2, 0.4
_ROOT = 4


@cache
def _welcomed() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:félicit|salu|réjou|constat|accueill|not|pren|pris)\w*\b[^.;]{{0,80}}?\b(?:{_EVENTS})\b", re.IGNORECASE
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:a|ont|avons|est|sont)\s+(?:désormais\s+|déjà\s+|aussi\s+|également\s+)*(?:été\s+)?(?:\w+ment\s+)?"
        r"(\w+(?:[éiu]e?s?|is?e?s?|erte?s?))\b",
        re.IGNORECASE,
    )


def is_fulfilled_in_french(pledge: Pledge, units: Iterable[Unit], rivals: Iterable[Pledge]) -> bool:
    """True when a new unit reports the pledged act as done and none of ``rivals``, the new pledges, repeats it."""
    act = _act_of(pledge)
    if not act or any(_act_of(rival) == act for rival in rivals if rival.tag.is_commitment):
        return False
    return any(_is_about(pledge, unit.text) and _tells(act, unit.text) for unit in units)


def _act_of(pledge: Pledge) -> str:
    """The infinitive of what is promised; empty where there is none."""
    first = re.match(r"\W*(\w+)", pledge.clause)
    bases = future_of(first[1].lower()) if first else ()
    found = re.search(r"\b(\w+(?:er|ir|re))\b", pledge.clause.lower())
    return bases[0] if bases else found[1] if found else ""


def _is_about(pledge: Pledge, text: str) -> bool:
    shared = len(pledge.content & content_of(text))
    return shared >= _SHARED and shared >= _PART * min(len(pledge.content), 8)


def _tells(act: str, text: str) -> bool:
    if act.startswith(_COMPLETIONS) and _welcomed().search(text):
        return True
    for done in _past().finditer(text):
        word = done[1].lower()
        both = act.startswith(_COMPLETIONS) and word.startswith(_COMPLETIONS)
        if both or (len(act) >= _ROOT and word.startswith(act[:_ROOT])):
            return True
    return False
