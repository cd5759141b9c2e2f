"""Runs of characters on a page to lines in reading order, in one column or several. Knows no PDF library."""

from __future__ import annotations

from statistics import median

from dialogue_cli.values import dataclass

_STEP = 3.0
_FEWEST = 4
_MOST_CROSSING = 0.25


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters on one base line, with their box in points (the origin is the page's lower left corner)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        """The height of the box, which goes with the size of the type."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in its column. ``margin`` and ``edge`` are the left and right ends of that column."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool
    page: int
    column: int
    margin: float
    edge: float

    @property
    def size(self) -> float:
        """The height of the line's box."""
        return self.top - self.bottom


def order_pages(pages: list[tuple[int, float, list[Segment]]]) -> list[Line]:
    """The lines of all pages, given as number, width and segments. A page with too few lines to tell (the last one)
    takes the columns of the others where its lines keep to them."""
    gutters = [_gutter(segments, width) for _, width, segments in pages]
    known = [gutter for gutter in gutters if gutter is not None]
    usual = median(known) if known else None
    found: list[Line] = []
    for (page, _, segments), own in zip(pages, gutters, strict=True):
        gutter = own
        if own is None and usual is not None and _keeps_to(segments, usual):
            gutter = usual
        found.extend(_order_page(segments, page, gutter))
    return found


def _keeps_to(segments: list[Segment], gutter: float) -> bool:
    crossing = sum(1 for one in segments if one.left < gutter - 1 and one.right > gutter + 1)
    return crossing <= len(segments) * _MOST_CROSSING and any(one.left >= gutter - 1 for one in segments)


def _order_page(segments: list[Segment], page: int, gutter: float | None) -> list[Line]:
    """The page's lines: column after column between the lines that run across the whole page."""
    if gutter is None:
        return _lines(segments, page, 0)
    found: list[Line] = []
    left: list[Segment] = []
    right: list[Segment] = []
    column = 0

    def flush() -> None:
        nonlocal column
        for part in (left, right):
            found.extend(_lines(part, page, column))
            column += 1
            part.clear()

    for segment in sorted(segments, key=lambda one: -one.top):
        if segment.left < gutter - 1 and segment.right > gutter + 1:
            flush()
            found.extend(_lines([segment], page, column))
            column += 1
        else:
            (left if segment.right <= gutter + 1 else right).append(segment)
    flush()
    return found


def _gutter(segments: list[Segment], width: float) -> float | None:
    """The middle of the white strip between two columns; None where the text stands in one."""
    if len(segments) < 2 * _FEWEST:
        return None
    best: list[float] = []
    fewest = len(segments) * _MOST_CROSSING
    x = width * 0.3
    while x < width * 0.7:
        crossing = sum(1 for one in segments if one.left < x - 1 and one.right > x + 1)
        before = [one for one in segments if one.right <= x + 1]
        after = [one for one in segments if one.left >= x - 1]
        if crossing <= fewest and _side_by_side(before, after):
            best = [x] if crossing < fewest else [*best, x]
            fewest = crossing
        x += _STEP
    return median(best) if best else None


def _side_by_side(before: list[Segment], after: list[Segment]) -> bool:
    """Whether both sides hold full lines that stand next to each other, as in columns and not in a table of words."""
    if len(before) < _FEWEST or len(after) < _FEWEST:
        return False
    long_before = median(len(one.text) for one in before)
    long_after = median(len(one.text) for one in after)
    overlap = min(before[0].top, max(one.top for one in after)) > max(
        min(one.bottom for one in after), before[-1].bottom
    )
    return long_before >= 15 and long_after >= 15 and overlap


def _lines(segments: list[Segment], page: int, column: int) -> list[Line]:
    """Segments that stand beside each other joined to lines, top to bottom."""
    if not segments:
        return []
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: (-one.top, one.left)):
        last = rows[-1][0] if rows else None
        if last is not None and (segment.top + segment.bottom) / 2 > last.bottom:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    margin = min(segment.left for segment in segments)
    edge = max(segment.right for segment in segments)
    found = []
    for row in rows:
        row.sort(key=lambda one: one.left)
        found.append(
            Line(
                " ".join(one.text for one in row),
                row[0].left,
                min(one.bottom for one in row),
                max(one.right for one in row),
                max(one.top for one in row),
                all(one.bold for one in row),
                page,
                column,
                margin,
                edge,
            )
        )
    return found
