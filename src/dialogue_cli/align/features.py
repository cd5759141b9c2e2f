"""Signals of likeness between an old and a new unit, one small documented function each."""

from __future__ import annotations

from .terms import Profile

SIGNALS = ("cosine", "ratio")


def signals(old: Profile, new: Profile, cosine: float) -> tuple[float, ...]:
    """All signals of one pair, in the order of ``SIGNALS``."""
    from rapidfuzz.fuzz import ratio

    return cosine, ratio(old.joined, new.joined) / 100.0
