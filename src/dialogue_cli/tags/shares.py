"""How much of each statement bears each theme, meeting by meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """Units of one statement that bear a theme: how many, of how many, their words, and the rate per 1,000 words."""

    statement: str
    theme: str
    units: int
    total: int
    words: int
    all_words: int

    @property
    def share(self) -> float:
        """Units with the theme by all units, 0 to 1."""
        return self.units / self.total if self.total else 0.0

    @property
    def rate(self) -> float:
        """Units with the theme per 1,000 words of the statement."""
        return 1000 * self.units / self.all_words if self.all_words else 0.0


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme over several statements, in their order; ``change`` is the last share less the one before it."""

    theme: str
    shares: tuple[ThemeShare, ...]

    @property
    def change(self) -> float:
        """Difference of the last two shares, in shares (0.1 is ten points); 0 for a single statement."""
        return self.shares[-1].share - self.shares[-2].share if len(self.shares) > 1 else 0.0


def theme_rows(statements: Sequence[Statement], themes: Iterable[str]) -> tuple[ThemeRow, ...]:
    """One row for each theme that some statement has, the greatest total first. Headings do not count."""
    order = list(themes)
    table = {statement.id: _counts(statement) for statement in statements}
    rows = [
        ThemeRow(theme, tuple(_share(statement, theme, table[statement.id]) for statement in statements))
        for theme in order
    ]
    present = [row for row in rows if any(share.units for share in row.shares)]
    return tuple(sorted(present, key=lambda row: (-sum(s.share for s in row.shares), order.index(row.theme))))


def _counts(statement: Statement) -> tuple[Counter[str], Counter[str], int, int]:
    units, words = Counter[str](), Counter[str]()
    body = [unit for unit in statement.units if unit.kind != "heading"]
    for unit in body:
        for theme in {tag.theme for tag in unit.themes}:
            units[theme] += 1
            words[theme] += _size(unit)
    return units, words, len(body), sum(map(_size, body))


def _share(statement: Statement, theme: str, counts: tuple[Counter[str], Counter[str], int, int]) -> ThemeShare:
    units, words, total, all_words = counts
    return ThemeShare(statement.id, theme, units[theme], total, words[theme], all_words)


def _size(unit: Unit) -> int:
    return len(unit.text.split())
