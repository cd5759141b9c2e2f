"""The forms of a verb, from spelling rules and the irregular forms that a lexicon lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Form = Literal["base", "present", "past", "participle", "gerund"]
Forms = frozenset[Form]
_VOWELS = "aeiou"
_NAMES: tuple[Form, ...] = ("present", "past", "participle", "gerund")
_BASE: Forms = frozenset(("base",))
_PRESENT: Forms = frozenset(("present",))
_PAST: Forms = frozenset(("past", "participle"))
_GERUND: Forms = frozenset(("gerund",))


def _regular(verb: str) -> dict[str, Forms]:
    """Third person, past (which is the participle too) and gerund by the rules of English spelling."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        third, past, gerund = f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    else:
        third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
        past = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
        stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
        gerund = f"{stem}ing"
    return {verb: _BASE, third: _PRESENT, past: _PAST, gerund: _GERUND}


def forms(verb: str, irregular: Mapping[str, str]) -> dict[str, Forms]:
    """Every form of ``verb`` with what it can be; "agreed" is both past and participle.

    ``irregular`` maps a verb to "third person / past / participle / gerund"; several forms may stand in one place.

    >>> sorted(forms("seek", {"seek": "seeks / sought / sought / seeking"}))
    ['seek', 'seeking', 'seeks', 'sought']
    """
    listed = irregular.get(verb)
    if listed is None:
        return _regular(verb)
    found: dict[str, Forms] = {verb: _BASE}
    for name, words in zip(_NAMES, listed.split("/"), strict=False):
        for word in words.split():
            found[word] = found.get(word, frozenset()) | {name}
    return found
