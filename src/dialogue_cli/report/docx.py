"""A Comparison as a Word file with real tracked changes: accepting all gives the new text, rejecting all the old one.

Both texts are seen as one line of pieces: a gap, a unit, a gap, a unit, ..., a gap. Changes that keep the order and
lie side by side on both sides are anchors; between two anchors everything old is deleted and everything new inserted.
Paragraph ends are pieces like any other, so that a mark too can be deleted or inserted. That makes the file exact by
construction: the pieces that are equal or deleted spell the old text, those that are equal or inserted the new one.
A unit that moved unchanged is a Word move (w:moveFrom, w:moveTo); one that moved and changed is deleted and inserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dialogue_cli.report.ooxml import Mark, Paragraph, Run, write_document
from dialogue_cli.report.phrases import signal_words
from dialogue_cli.report.row import made_by
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass

AUTHOR = "dialogue"
#: The mark of an item in the text, which the style of its paragraph shows here.
BULLET = "- "
_WORDS = {
    "weakened": "weakened",
    "strengthened": "strengthened",
    "mixed": "mixed: firmer in one respect, weaker in another",
    "fulfilled": "reported as done",
    "dropped": "not restated",
    "new": "new commitment",
    "unsure": "unsure",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of either text with its mark; ``unit`` is None for a gap. Paragraph ends are newlines in ``text``."""

    text: str
    mark: Mark
    unit: Unit | None = None
    move: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Positions [old0, old1) and [new0, new1) of the units of a change that stands in both texts in the same order."""

    change: Change
    old0: int
    old1: int
    new0: int
    new1: int


def render(comparison: Comparison, *, author: str = AUTHOR, date: str | None = None) -> bytes:
    """The .docx bytes. ``date`` (ISO, with time) stamps the revisions; by default it is the new statement's own date.

    The wall clock is not read, so the same comparison gives the same file.
    """
    stamp = date or f"{comparison.new.date or comparison.old.date or '1980-01-01'}T00:00:00Z"
    title = comparison.new.title or comparison.old.title
    about = made_by(comparison.tool)
    header = " against ".join(_called(side) for side in (comparison.old, comparison.new))
    body = paragraphs(pieces(comparison))
    return write_document(body, title=title, author=author, date=stamp, about=about, header=header)


def _called(statement: Statement) -> str:
    """A statement in the header of the pages: title and date. The titles are no part of the texts compared."""
    return ", ".join(part for part in (statement.title or statement.id, statement.date) if part)


def pieces(comparison: Comparison) -> Iterator[Piece]:
    """Both texts as one line of pieces, in reading order."""
    old, new = _Line(comparison.old), _Line(comparison.new)
    changes = {unit: change for change in comparison.changes for unit in change.new}
    losses = {unit: change for change in comparison.changes for unit in change.old}
    at_old = at_new = 0
    for anchor in [*_anchors(comparison, old, new), None]:
        stop_old = anchor.old0 if anchor else len(old.units)
        stop_new = anchor.new0 if anchor else len(new.units)
        yield from _between(old.stretch(at_old, stop_old), new.stretch(at_new, stop_new), losses, changes)
        if anchor:
            yield from _anchored(anchor, old, new)
            at_old, at_new = anchor.old1, anchor.new1


class _Line:
    """A statement as gap, unit, gap, unit, ..., gap."""

    def __init__(self, statement: Statement) -> None:
        self.units = statement.units
        ends = [0, *(unit.end for unit in self.units)]
        starts = [*(unit.start for unit in self.units), len(statement.text)]
        self.gaps = [statement.text[end:start] for end, start in zip(ends, starts, strict=True)]
        self.place = {unit.id: number for number, unit in enumerate(self.units)}

    def stretch(self, first: int, stop: int) -> list[str | Unit]:
        """The gap before unit ``first``, the units up to ``stop`` with their gaps, and the gap before ``stop``."""
        out: list[str | Unit] = [self.gaps[first]]
        for number in range(first, stop):
            out += [self.units[number], self.gaps[number + 1]]
        return out


def _anchors(comparison: Comparison, old: _Line, new: _Line) -> list[_Anchor]:
    found: list[_Anchor] = []
    for change in comparison.changes:
        anchor = _anchor(change, old, new)
        if anchor:
            found.append(anchor)
    found.sort(key=lambda a: a.new0)
    return _increasing(found)


def _anchor(change: Change, old: _Line, new: _Line) -> _Anchor | None:
    if change.moved or not change.old or not change.new:
        return None
    spans = []
    for line, units in ((old, change.old), (new, change.new)):
        places = [line.place[unit] for unit in units]
        first, stop = places[0], places[-1] + 1
        if places != list(range(first, stop)) or any(line.gaps[n] != " " for n in range(first + 1, stop)):
            return None
        spans.append((first, stop))
    return _Anchor(change, *spans[0], *spans[1])


def _increasing(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """The anchors that do not cross, in order; links that are not moved cross only where a change has several units."""
    kept: list[_Anchor] = []
    for anchor in anchors:
        if not kept or (anchor.old0 >= kept[-1].old1 and anchor.new0 >= kept[-1].new1):
            kept.append(anchor)
    return kept


def _between(
    old: list[str | Unit], new: list[str | Unit], losses: dict[str, Change], changes: dict[str, Change]
) -> Iterator[Piece]:
    if old[0] == new[0]:
        yield Piece(str(old[0]), "equal")
        old, new = old[1:], new[1:]
    tail = str(old[-1]) if old and new and old[-1] == new[-1] else ""
    if tail:
        old, new = old[:-1], new[:-1]
    gone = [_lone(part, "delete", losses) for part in old]
    come = [_lone(part, "insert", changes) for part in new]
    spaced = len(new) == 1 and new[0] == " "  # a space in the place of a paragraph's end stands before it
    yield from (*come, *gone) if spaced else (*gone, *come)
    if tail:
        yield Piece(tail, "equal")


def _lone(part: str | Unit, mark: Mark, changes: dict[str, Change]) -> Piece:
    if isinstance(part, str):
        return Piece(part, mark)
    change = changes[part.id]
    if change.moved and len(change.old) == len(change.new) == 1 and len(change.edits) == 1:
        return Piece(part.text, "move_from" if mark == "delete" else "move_to", part, move=f"move-{change.id}")
    comment = _comment(change) if mark == "insert" or not change.new else None
    return Piece(part.text, mark, part, comment=comment)


def _anchored(anchor: _Anchor, old: _Line, new: _Line) -> Iterator[Piece]:
    unit = new.units[anchor.new0]
    marks: dict[str, Mark] = {"equal": "equal", "delete": "delete", "insert": "insert"}
    comment = _comment(anchor.change)
    for edit in anchor.change.edits:
        yield Piece(edit.text, marks[edit.op], unit, comment=comment)
        comment = None


def _comment(change: Change) -> str | None:
    """The shift of the commitment or stance in words, with its signals; None where there is nothing to tell."""
    told: list[str] = []
    shift = change.commitment
    if shift and shift.shift in _WORDS:
        strengths = " -> ".join("none" if value is None else str(value) for value in (shift.old, shift.new))
        told.append(f"Commitment {_WORDS[shift.shift]} (strength {strengths}).")
    if change.stance and change.stance.shift:
        told.append(f"Position {change.stance.shift}: {change.stance.old} -> {change.stance.new}.")
    told += [f"{words}." for words in map(signal_words, change.signals) if words]
    return f"{change.id}. {' '.join(told)}" if told else None


def paragraphs(stream: Iterable[Piece]) -> Iterator[Paragraph]:
    """Cut the line of pieces at its newlines; the mark of a newline is the mark of the paragraph it ends.

    Blank lines between paragraphs are spacing here: a run of newlines ends one paragraph. The mark of an item is its
    paragraph's bullet.
    """
    runs: list[Run] = []
    comments: list[str] = []
    unit: Unit | None = None
    for piece in stream:
        unit = piece.unit or unit
        if piece.comment:
            comments.append(piece.comment)
        head, *rest = piece.text.split("\n") if piece.unit is None else [piece.text]
        if head:
            runs.append(Run(head, piece.mark, move=piece.move))
        if rest:
            yield _close(runs, unit, piece.mark, comments)
            runs, comments, unit = [], [], None
            if rest[-1] and rest[-1] != BULLET:
                runs.append(Run(rest[-1], piece.mark))
    if runs:
        yield _close(runs, unit, "equal", comments)


def _close(runs: Sequence[Run], unit: Unit | None, mark: Mark, comments: Sequence[str]) -> Paragraph:
    style = f"Heading{min(6, unit.level or 1)}" if unit and unit.kind == "heading" else "Normal"
    bullet = bool(unit and unit.kind == "item")
    return Paragraph(tuple(runs), style, mark, bullet, tuple(comments))
