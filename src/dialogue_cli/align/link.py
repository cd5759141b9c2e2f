"""What the stages of the aligner hand to each other: a reader's verdict, and a scored pair of units."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from dialogue_cli.values import dataclass

Progress = Callable[[float], None]
"""Called now and then with the share of the work that is done, 0 to 1."""

Band = Literal["sure", "likely", "unsure"]
SURE, LIKELY = 0.9, 0.75
"""The least calibrated probability of each band; below :data:`LIKELY` is unsure."""


def band(probability: float) -> Band:
    """How sure a link is, or that a unit has no partner.

    >>> band(0.95), band(0.8), band(0.5)
    ('sure', 'likely', 'unsure')
    """
    return "sure" if probability >= SURE else "likely" if probability >= LIKELY else "unsure"


@dataclass(frozen=True, slots=True)
class Signed:
    """A reader's verdict: the old unit ``old`` became exactly the new units ``new`` (ids); empty ``new`` means none.

    ``old`` is None where the verdict is about new units that have no partner. Several verdicts may name the same new
    unit (a merge). ``by`` is the reader's name, carried to the links. The machine adds no link to a unit so named, but
    to the new ones where only the ``old`` was asked about (``closed``), since they may come from others too, and the
    other way round. ``kind`` is ``judge`` where a program answered: its links are then called judged, never signed, and
    carry ``confidence``.
    """

    old: str | None
    new: tuple[str, ...]
    by: str = "reader"
    kind: Literal["reader", "judge"] = "reader"
    confidence: float = 1.0
    closed: Literal["both", "old", "new"] = "both"


@dataclass(frozen=True, slots=True)
class Pair:
    """Old unit number ``old`` against new unit number ``new`` (places in the statements, from 0) with a probability."""

    old: int
    new: int
    probability: float
