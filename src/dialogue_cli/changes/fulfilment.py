"""Whether a new unit reports an old pledge as done: the same act, in the past, under way, or as a welcomed event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.statement.folding import RULES_ONLY, stem, words
from dialogue_cli.statement.model import Unit

#: Acts that end in a thing one can point at; any of them reported done of the same object fulfils any other.
_COMPLETIONS = frozenset(
    stem(word)
    for word in (
        "launch establish release publish issue complete conclude finalize adopt sign open create develop form deliver "
        "inaugurate hold host convene launching opening establishment completion conclusion adoption publication "
        "signing creation inauguration delivery development release start formation finalization implementation "
        "operationalize "
        "serve set"
    ).split()
)
#: So many rare words of the pledge must stand in the report, or this share of them.
_SHARED_WORDS, _SHARED_PART = 3, 0.5

_ADVERBS = r"(?:(?:now|already|also|since|successfully|recently|jointly|both|\w+ly)\s+)*"


@cache
def _reports() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Perfect and simple past of completion, welcome of an event, under way, and by doing."""
    return (
        re.compile(rf"\b(?:have|has|had)\s+(?:been\s+)?{_ADVERBS}(?:been\s+)?(\w+)", re.IGNORECASE),
        re.compile(
            r"(?<!\bbe )\b(launched|established|released|published|issued|completed|concluded|"
            r"finali[sz]ed|adopted|signed|opened|created|inaugurated|delivered|convened|hosted|held)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:welcom|celebrat|applaud|mark|hail|commend|congratulat|not)\w*\b[^.;]{0,60}?\b"
            r"(launch(?:ing)?|opening|establishment|"
            r"completion|conclusion|adoption|publication|release|signing|creation|inauguration|start|delivery|formation|"
            r"finali[sz]ation|implementation|entry)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:are|is)\s+{_ADVERBS}(\w+ing)\b(?:[^.;]{{0,80}}?\b(?:by|through)\s+(\w+ing)\b)?", re.IGNORECASE
        ),
    )


def is_fulfilled(pledge: Pledge, units: Iterable[Unit], rivals: Iterable[Pledge]) -> bool:
    """True when a unit reports the pledged act as done.

    The act must be the pledged one (or, of things made, another word for completion), and the report must share the
    pledge's words. Where the unit goes on to pledge the same act again, nothing is said to be fulfilled.
    """
    if any(act in rival.acts for rival in rivals for act in pledge.acts[:1]):
        return False
    return any(_reported(pledge, unit.text) for unit in units)


def _reported(pledge: Pledge, text: str) -> bool:
    acts = frozenset(pledge.acts)
    done, under_way = _done_acts(text)
    made = bool(acts & _COMPLETIONS) and bool(done & _COMPLETIONS)
    if not (acts & done or made or acts & under_way):
        return False
    told = pledge.content - acts
    shared = len(told & content_of(text))
    return shared >= _SHARED_WORDS or (bool(told) and shared / len(told) >= _SHARED_PART)


def _done_acts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of acts reported as done, and of acts under way."""
    perfect, past, welcomed, going = _reports()
    done = [m.group(1) for pattern in (perfect, past, welcomed) for m in pattern.finditer(text)]
    under_way = [word for m in going.finditer(text) for word in m.groups() if word]
    return _stems(done), _stems(under_way)


def _stems(found: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(RULES_ONLY.fold(w)) for word in found for w in words(word))
