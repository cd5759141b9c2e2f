"""What the page of a series shows beside its last comparison: threads and theme shares, meeting by meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_cli.report.timeline import SIGNS, force_of, sign_of
from dialogue_cli.statement.comparison import Lineage, Thread
from dialogue_cli.tags.shares import ThemeRow, theme_rows

#: Threads on a page; the rest is counted and left to ``dialogue track``.
MOST_THREADS = 60
MOST_THEMES = 15
_WIDTH, _HEIGHT = 120, 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One thread at one meeting."""

    sign: str
    course: str
    force: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thread over all meetings."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """One theme over all meetings: percentages, and the points of its course in a picture of 120 by 24."""

    theme: str
    shares: tuple[str, ...]
    points: str


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """The part of the page that a series has and a pair has not."""

    meetings: tuple[str, ...]
    lines: tuple[Line, ...]
    shares: tuple[Shares, ...]
    key: str
    gaps: str
    left_out: int


def of(lineage: Lineage, threads: Sequence[Thread], themes: Sequence[str]) -> SeriesPart:
    """Plain values for the template; ``themes`` gives the order of rows with equal shares."""
    rows = theme_rows(lineage.statements, themes)[:MOST_THEMES]
    return SeriesPart(
        meetings=tuple((s.date or s.id)[:10] for s in lineage.statements),
        lines=tuple(_line(thread) for thread in threads[:MOST_THREADS]),
        shares=tuple(_shares(row, max(s.share for r in rows for s in r.shares)) for row in rows),
        key=", ".join(f"{sign} {course}" for course, sign in SIGNS.items()) + ", . silent",
        gaps=", ".join(str(gap) for gap in lineage.gaps),
        left_out=max(0, len(threads) - MOST_THREADS),
    )


def _line(thread: Thread) -> Line:
    return Line(thread.label, tuple(Cell(sign_of(p), p.course or "", force_of(p)) for p in thread.points))


def _shares(row: ThemeRow, most: float) -> Shares:
    step = _WIDTH / max(1, len(row.shares) - 1)
    points = [
        f"{number * step:.1f},{_HEIGHT - 2 - (_HEIGHT - 4) * share.share / (most or 1):.1f}"
        for number, share in enumerate(row.shares)
    ]
    return Shares(row.theme, tuple(f"{share.share:.0%}" for share in row.shares), " ".join(points))
