"""A comparison for reading in a terminal: the news first, then every change under its section, redlined in line.

Every meaning has a mark of its own, so that the text reads the same without colour, on paper and in a mail. All words
from outside go through :mod:`dialogue_cli.report.safe`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_cli.align.link import band
from dialogue_cli.report import headline, view
from dialogue_cli.report.layout import Layout, beside, cells, pieces_of, shorten, wrap
from dialogue_cli.report.review_marks import signatures
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.selection import Selection, filtered
from dialogue_cli.report.style import MARKS, SHIFT_STYLES
from dialogue_cli.report.view import Block, Row, Sides
from dialogue_cli.statement.model import Change, Comparison, Signal, Statement, Unit

INDENT = "    "
#: What stands flush right stays within this, or the eye loses the line.
WIDEST_LINE = 100
_MOVED = {True: "moved", False: ""}
_KINDS = ("unchanged", "reworded", "split", "merged", "removed", "added")
_NOUNS = {"sentence": "sentences", "item": "items", "heading": "headings", "paragraph": "paragraphs", "line": "lines"}


def render(
    comparison: Comparison,
    *,
    layout: Layout | None = None,
    selection: Selection | None = None,
    context: int = 0,
    verbose: bool = False,
) -> str:
    """The whole view, ending in a newline."""
    page = _Page(comparison, layout or Layout(), selection or Selection(), verbose)
    lines = [*page.head(), *page.counts(), *page.body(context)]
    if verbose:
        from dialogue_cli.report.row import made_by

        lines += ["", page.paint("quiet", made_by(comparison.tool))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Page:
    """One view being drawn: what is drawn, for which width, and the look-ups that every line needs."""

    def __init__(self, comparison: Comparison, layout: Layout, selection: Selection, verbose: bool) -> None:
        self.comparison, self.layout, self.selection, self.verbose = comparison, layout, selection, verbose
        self.paint, self.width = layout.paint, layout.width
        self.line = min(layout.width, WIDEST_LINE)
        self.sides: Sides = view.sides_of(comparison)
        self.last_move = self.last_home = ""  # a section that moved says so once, not at every sentence
        self.section: tuple[str, ...] = ()

    # ---- the first lines

    def head(self) -> Iterator[str]:
        old, new = self.comparison.old, self.comparison.new
        name = one_line(new.series or old.series or "") or "Two statements"
        yield from beside(name, _sizes(old, new), self.line, self.paint, ("title", "quiet"))
        for label, side in (("old", old), ("new", new)):
            yield f"  {label}  {shorten(_who(side), self.width - 7)}"
        for warning in self.comparison.warnings:
            yield from wrap([("warning", "warning:"), ("", f" {one_line(warning)}")], self.layout, "  ")
        yield ""

    def counts(self) -> Iterator[str]:
        summary = self.comparison.summary
        told = [(f"{summary.commitments.get(s, 0)} {headline.SHIFT_WORDS[s]}", s) for s in headline.COUNT_ORDER]
        yield from self._count_line("Commitments", told)
        found = headline.groups(self.comparison, self.selection, None if self.selection.commitments else 10)
        yield from self._groups([g for g in found if g.shift not in headline.STANCES])
        positions = [(f"{summary.stances.get(s, 0)} {s}", s) for s in headline.STANCES]
        yield from self._count_line("Positions", positions)
        yield from self._groups([g for g in found if g.shift in headline.STANCES])
        kinds = [(f"{summary.kinds.get(kind, 0)} {kind}", kind) for kind in _KINDS]
        moved = [(f"{summary.moved} of them moved", "")] if summary.moved else []
        yield from self._count_line("Text", [*kinds, *moved, (f"{summary.similarity:.0%} in common", "")])

    def _count_line(self, label: str, told: list[tuple[str, str]]) -> Iterator[str]:
        """Counts side by side, in as many lines as they need; a zero is said, and is quiet."""
        lines: list[list[tuple[str, str]]] = [[]]
        used = 13
        for words, name in told:
            if lines[-1] and used + len(words) > self.width:
                lines.append([])
                used = 13
            lines[-1].append((words, name))
            used += len(words) + 3
        for number, line in enumerate(lines):
            head = self.paint("title", label.ljust(13)) if number == 0 else " " * 13
            yield head + "   ".join(
                self.paint("quiet" if words.startswith("0 ") else SHIFT_STYLES.get(name, ""), words)
                for words, name in line
            )

    def _groups(self, groups: list[headline.Group]) -> Iterator[str]:
        for group in groups:
            column = min(max(len(line.force) for line in group.lines), 26)
            for line in group.lines:
                yield from self._headline(group, line, column)
            if group.total > len(group.lines):
                yield f"  {group.total - len(group.lines)} more {group.word}: --commitments"

    def _headline(self, group: headline.Group, line: headline.Line, column: int) -> Iterator[str]:
        lead = f"{group.word.ljust(12)}  {line.force.ljust(column)}  "
        room = self.line - 2 - len(lead) - len(line.ref) - 2
        quote = f'"{shorten(headline.excerpt(line, room - 2), max(20, room - 2))}"'
        rest = f"{quote}{' ' * max(2, room - cells(quote) + 2)}{self.paint('quiet', line.ref)}"
        yield f"  {self.paint(SHIFT_STYLES[group.shift], group.word)}{lead[len(group.word) :]}{rest}"
        if line.hint:
            pad = " " * (2 + len(lead))
            yield pad + self.paint("doubt", shorten(line.hint, max(20, self.line - len(pad))))

    # ---- the changes

    def body(self, context: int) -> Iterator[str]:
        found = view.blocks(self.comparison, self.selection, context)
        if self.selection.active:
            shown = len(filtered(self.comparison, self.selection).changes)
            yield ""
            yield f"Shown: {shown} of {len(self.comparison.changes)} changes ({one_line(self.selection.words())})"
        if not found and not self.selection.active:
            yield ""
            yield "No differences." if self.comparison.changes else "Both statements are empty."
        for block in found:
            self.section = block.section
            yield ""
            yield from self._title(block)
            for row in block.rows:
                yield from self._row(row)

    def _title(self, block: Block) -> Iterator[str]:
        if block.heading:
            yield from self._heading(block.heading)
            return
        words = one_line(" / ".join(block.section)) or (
            view.unheaded(self.comparison.new) if self._has_sections() else ""
        )
        if not words:
            return
        short = shorten(words, self.width - 6)
        rule = "-" * max(2, self.line - cells(short) - 4)
        yield f"-- {self.paint('title', short)} {self.paint('quiet', rule)}"

    def _heading(self, change: Change) -> Iterator[str]:
        """A heading that is news itself: its mark, its words redlined, and where it stands, as the block's title."""
        old, new = self.sides.units(change)
        moved = f"  {_MOVED[change.moved]}".rstrip()
        ref = f"{_places(old, new)}  ({change.id}){moved}"
        lead = [("", "-- "), (_row_style(change), f"{MARKS[change.kind]} ")]
        words = pieces_of(change.edits) if change.old and change.new else [("title", one_line((new or old)[0].text))]
        lines = wrap([*lead, *words], self.layout)
        if change.kind == "removed":
            ref += "  section no longer there"
        if cells(_plain(lead, words)) + len(ref) + 3 <= self.width:
            yield f"{lines[0]}   {self.paint('quiet', ref)}"
        else:
            yield from lines
            yield self.paint("quiet", f"   {ref}")
        self.last_move = _move(old, new) if change.moved else ""

    def _has_sections(self) -> bool:
        return any(u.kind == "heading" for u in (*self.comparison.new.units, *self.comparison.old.units))

    def _row(self, row: Row) -> Iterator[str]:
        if row.kind == "fold":
            yield from self._fold(row)
        elif row.kind == "away":
            yield ""
            yield self.paint("quiet", self._away(row.changes))
        else:
            yield ""
            yield from self._change(row.change)

    def _fold(self, row: Row) -> Iterator[str]:
        unit = self.sides.new[row.change.new[0]]
        count = len(row.changes)
        lead = f"= {count} unchanged   "
        yield ""
        yield self.paint("quiet", lead + shorten(unit.text, self.width - len(lead)))

    def _away(self, changes: tuple[Change, ...]) -> str:
        """One line for units that went elsewhere together."""
        first, last = changes[0], changes[-1]
        was = f"old:{first.old[0]}" + (f" to old:{last.old[-1]}" if len(changes) > 1 else "")
        ids = [change.id for change in changes]
        now = ", ".join(ids) if len(ids) <= 4 else f"{', '.join(ids[:3])} ... {ids[-1]}"
        lead = f"^ moved away  {was}  (now {now})   "
        return lead + shorten(self.sides.old[first.old[0]].text, max(20, self.width - len(lead)))

    def _change(self, change: Change) -> Iterator[str]:
        old, new = self.sides.units(change)
        left = f"{MARKS[change.kind]} {_label(change, new or old)}  {_places(old, new)}  ({change.id})"
        styles = (_row_style(change), _verdict_style(change))
        yield from beside(left, self._verdict(change), self.line, self.paint, styles)
        if change.kind in ("added", "removed", "unchanged"):
            pieces = [("", one_line(" ".join(u.text for u in (new or old))))]
        else:
            pieces = pieces_of(change.edits)
        yield from wrap(pieces, self.layout, INDENT)
        yield from self._notes(change, old, new)

    def _verdict(self, change: Change) -> str:
        """What became of the pledge or the position, in words."""
        parts = []
        shift = change.commitment
        if shift:
            word = headline.SHIFT_WORDS[shift.shift]
            again = " (restated)" if shift.restated and bool(change.old and change.new) else ""
            parts.append(f"{word}: {headline.force(change, self.sides)}{again}")
        if change.stance and change.stance.shift:
            parts.append(f"{change.stance.shift}: {change.stance.old or 'none'} -> {change.stance.new or 'none'}")
        return "; ".join(parts)

    def _notes(self, change: Change, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Iterator[str]:
        """The lines under a change: what differs in words, where it came from, what else it may be."""
        signals = [words for words in map(signal_words, change.signals) if words]
        if signals:
            yield from wrap([("quiet", one_line("; ".join(signals)))], self.layout, INDENT)
        notes = []
        move = _move(old, new) if change.moved else ""
        if move and move != self.last_move:
            notes.append(move)
        self.last_move = move
        home = view.path_of(old[0]) if old and not new else self.section
        lost = f'stood under "{" / ".join(home)}"' if home and home != self.section and self.section else ""
        if lost and lost != self.last_home and old[0].kind != "heading":
            notes.append(lost)
        self.last_home = lost
        stem = (new or old)[0].stem
        if stem and not (old and new):
            above = (self.sides.new if new else self.sides.old).get(stem)
            notes.append(f'continues "{shorten(above.text, max(20, self.width - 20))}"' if above else "")
        if change.spelling_only:
            notes.append("only spelling differs")
        unsure = band(change.confidence) == "unsure"
        if change.links and change.kind != "unchanged" and unsure and not change.signed:
            notes.append(f"link {change.confidence:.0%} sure")
        notes += signatures(change)
        if change.restated_in:
            notes.append(f"restated in {', '.join(change.restated_in)}")
        if self.verbose and change.themes:
            notes.append(f"themes: {', '.join(change.themes)}")
        for note in filter(None, notes):
            yield from wrap([("quiet", one_line(note))], self.layout, INDENT)
        yield from self._rivals(change)

    def _rivals(self, change: Change) -> Iterator[str]:
        unsure = bool(change.commitment and change.commitment.shift == "unsure")
        count = 3 if self.verbose else 1 if unsure else 0
        for related in change.related[:count]:
            unit = (self.sides.old if related.side == "old" else self.sides.new)[related.unit]
            lead = f"perhaps {related.side}:{unit.id} ({related.confidence:.0%})"
            text = shorten(unit.text, max(20, self.width - len(INDENT) - len(lead) - 4))
            yield INDENT + self.paint("doubt", f'{lead}: "{text}"')


def signal_words(signal: Signal) -> str:
    """A signal as it is read: ``deadline: "by 2030" gone``. The change of force is said in the verdict, not here."""
    if signal.kind == "strength":
        return ""
    if signal.old is None:
        return f'{signal.kind}: "{signal.new}" added'
    if signal.new is None:
        return f'{signal.kind}: "{signal.old}" gone'
    return f'{signal.kind}: "{signal.old}" -> "{signal.new}"'


def _plain(*runs: list[tuple[str, str]]) -> str:
    return "".join(text for run in runs for _, text in run)


def _row_style(change: Change) -> str:
    """The struck style is for words; a line that says "removed" itself is not struck through."""
    return {"removed": "loss", "added": "gain"}.get(change.kind, change.kind)


def _label(change: Change, units: tuple[Unit, ...]) -> str:
    words = f"{change.kind} heading" if units[0].kind == "heading" else change.kind
    return f"{words}, moved" if change.moved else words


def _verdict_style(change: Change) -> str:
    if change.commitment:
        return SHIFT_STYLES[change.commitment.shift]
    return SHIFT_STYLES[change.stance.shift] if change.stance and change.stance.shift else "quiet"


def _places(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> str:
    return " -> ".join(part for part in (_refs("old", old), _refs("new", new)) if part)


def _refs(side: str, units: tuple[Unit, ...]) -> str:
    return ", ".join(f"{side}:{unit.id}" for unit in units)


def _move(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> str:
    """From where to where, by section or paragraph."""
    start, end = _place(old[0]), _place(new[0])
    return f"moved within {start}" if start == end else f"moved from {start} to {end}"


def _place(unit: Unit) -> str:
    section = view.path_of(unit)
    return f'"{section[-1]}"' if section else f"paragraph {unit.paragraph}"


def _who(statement: Statement) -> str:
    """Date, meeting, place and title of one side."""
    day = statement.date or "undated"
    if statement.date_end and statement.date_end != statement.date:
        day = f"{day} to {statement.date_end}"
    meeting = f"meeting {statement.meeting}" if statement.meeting is not None else ""
    parts = [day, meeting, statement.title or statement.id, f"({statement.place})" if statement.place else ""]
    return "  ".join(one_line(part) for part in parts if part)


def _sizes(old: Statement, new: Statement) -> str:
    """``16 -> 17 sentences, 5 -> 5 headings``: what either side has at all."""
    a, b = view.sizes(old), view.sizes(new)
    return ", ".join(f"{a.get(k, 0)} -> {b.get(k, 0)} {noun}" for k, noun in _NOUNS.items() if k in a or k in b)
