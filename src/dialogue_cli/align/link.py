"""What the stages of the aligner hand to each other: a reader's verdict, and a scored pair of units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[float], None]
"""Called now and then with the share of the work that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A reader's verdict: the old unit ``old`` became exactly the new units ``new`` (ids); empty ``new`` means none.

    ``old`` is None where the verdict is about new units that have no partner. Several verdicts may name the same new
    unit (a merge). ``by`` is the reader's name, carried to the links. The machine adds no link to a unit so named.
    """

    old: str | None
    new: tuple[str, ...]
    by: str = "reader"


@dataclass(frozen=True, slots=True)
class Pair:
    """Old unit number ``old`` against new unit number ``new`` (places in the statements, from 0) with a probability."""

    old: int
    new: int
    probability: float
