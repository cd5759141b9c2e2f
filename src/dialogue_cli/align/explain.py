"""Why a unit was linked or not: the terms it shares with its candidates, scores, rivals, and the rule that decided."""

from __future__ import annotations

from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Rival:
    """A candidate partner of the explained unit, best first; ``terms`` are shared stems with their rarity."""

    unit: str
    confidence: float
    linked: bool
    terms: tuple[tuple[str, float], ...]
    signals: tuple[tuple[str, float, float], ...]
