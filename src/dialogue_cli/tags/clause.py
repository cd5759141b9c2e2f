"""Times and amounts of one unit: what ``deadlines`` and ``quantities`` find, with names that hold numbers hidden."""

from __future__ import annotations

import re

from dialogue_cli.statement.model import Deadline, Quantity
from dialogue_cli.tags.deadlines import find_times
from dialogue_cli.tags.masks import masked
from dialogue_cli.tags.quantities import find_quantities
from dialogue_cli.values import dataclass

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Clause:
    """Times and amounts of one unit, with the places of those that lie in the past (code points)."""

    deadlines: tuple[Deadline, ...] = ()
    past: tuple[tuple[int, int], ...] = ()
    quantities: tuple[Quantity, ...] = ()


def clause_of(text: str, on: str | None) -> Clause:
    """What an English text says of time and amounts, counted from the statement's ISO date ``on`` where it is known."""
    hidden = masked(text) if _DIGIT.search(text) else text
    times = find_times(text, hidden, on)
    taken = (*((d.start, d.end) for d in times.deadlines), *times.past)
    return Clause(times.deadlines, times.past, find_quantities(text, hidden, taken))
