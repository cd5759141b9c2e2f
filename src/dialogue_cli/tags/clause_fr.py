"""Times and amounts of a French unit. Loaded, and its patterns compiled, when a French statement comes."""

from __future__ import annotations

from dialogue_cli.tags.clause import Clause
from dialogue_cli.tags.masks_fr import masked_fr
from dialogue_cli.tags.quantities_fr import find_quantities_fr
from dialogue_cli.tags.times_fr import find_french


def clause_fr(text: str, on: str | None) -> Clause:
    """What a text says of time and how much, counted from the statement's ISO date ``on`` where it is known."""
    hidden = masked_fr(text)
    times = find_french(text, hidden, on)
    taken = (*((d.start, d.end) for d in times.deadlines), *times.past)
    return Clause(times.deadlines, times.past, find_quantities_fr(text, hidden, taken))
