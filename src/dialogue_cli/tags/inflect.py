"""The forms of a verb, from spelling rules and the irregular forms that a lexicon lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Form = Literal["base", "present", "past", "participle", "gerund"]
_VOWELS = "aeiou"


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    past = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    return third, past, past, f"{stem}ing"


def forms(verb: str, irregular: Mapping[str, str]) -> dict[str, frozenset[Form]]:
    """Every form of ``verb`` with what it can be; "agreed" is both past and participle.

    ``irregular`` maps a verb to "third person / past / participle / gerund"; several forms may stand in one place.

    >>> sorted(forms("seek", {"seek": "seeks / sought / sought / seeking"}))
    ['seek', 'seeking', 'seeks', 'sought']
    """
    found: dict[str, set[Form]] = {verb: {"base"}}
    listed = irregular.get(verb)
    groups = [part.split() for part in listed.split("/")] if listed else [[form] for form in _regular(verb)]
    names: tuple[Form, ...] = ("present", "past", "participle", "gerund")
    for name, words in zip(names, groups, strict=False):
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(kinds) for word, kinds in found.items()}
