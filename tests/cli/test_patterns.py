"""Patterns that are compiled on first use are the ones of ``re``, and none of them holds a fault."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import dialogue_cli
from dialogue_cli.patterns import regex

NEEDS_AN_EXTRA = {"dialogue_cli.cli.review_screen"}


def all_patterns():
    """Every pattern that a module of the package names, as (where, pattern)."""
    for module in pkgutil.walk_packages(dialogue_cli.__path__, "dialogue_cli."):
        if module.name in NEEDS_AN_EXTRA or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, regex):
                yield f"{module.name}.{name}", value


def test_every_pattern_of_the_package_can_be_compiled():
    found = dict(all_patterns())
    assert len(found) > 40
    for where, value in found.items():
        assert isinstance(value.pattern, str), where


CALLS = {
    "match": ("match", ("Ab1", 0)),
    "fullmatch": ("fullmatch", ("aB",)),
    "nothing": ("search", ("12",)),
    "findall": ("findall", ("ab CD 12 e",)),
    "sub": ("sub", ("-", "ab CD 12 e")),
}


@pytest.mark.parametrize(("method", "words"), CALLS.values(), ids=CALLS)
def test_it_does_what_re_does(method, words):
    """Twice, since the first call compiles and the second finds what was compiled."""
    lazy, plain = regex(r"[a-z]+", re.IGNORECASE), re.compile(r"[a-z]+", re.IGNORECASE)
    for _ in range(2):
        ours, theirs = getattr(lazy, method)(*words), getattr(plain, method)(*words)
        if isinstance(theirs, re.Match):
            ours, theirs = (ours[0], ours.span()), (theirs[0], theirs.span())
        assert ours == theirs


def test_a_fault_shows_when_it_is_used():
    broken = regex("(")
    with pytest.raises(re.error):
        broken.match("")
    with pytest.raises(AttributeError):
        regex("a").nothing  # noqa: B018
