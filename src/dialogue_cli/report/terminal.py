"""A comparison for reading in a terminal: the news first, then every change under its section, redlined in line.

Every meaning has a mark of its own, so that the text reads the same without colour, on paper and in a mail. All words
from outside go through :mod:`dialogue_cli.report.safe`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_cli.align.link import band
from dialogue_cli.report import headline, hints, phrases, view
from dialogue_cli.report.layout import Layout, beside, cells, pieces_of, shorten, wrap
from dialogue_cli.report.positions import force_of, said
from dialogue_cli.report.review_marks import signatures
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.selection import Selection, filtered
from dialogue_cli.report.style import MARKS, SHIFT_STYLES
from dialogue_cli.report.view import Block, Row, Sides
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import replace

INDENT = "    "
#: What stands flush right stays within this, or the eye loses the line.
WIDEST_LINE = 100
#: Shifts of which "(restated)" can be said: the words call it an earlier pledge, and both sides hold it.
_RESTATED = frozenset(["same", "strengthened", "weakened"])
_MOVED = {True: "moved", False: ""}
_KINDS = ("unchanged", "reworded", "split", "merged", "removed", "added")


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
        self.renamed = view.renamed(comparison, self.sides)
        self.last_move = ""  # a section that moved says so once, not at every sentence
        self.section: tuple[str, ...] = ()

    # ---- the first lines

    def head(self) -> Iterator[str]:
        old, new = self.comparison.old, self.comparison.new
        name = one_line(new.series or old.series or "") or "Two statements"
        yield from beside(name, phrases.sizes(old, new), self.line, self.paint, ("title", "quiet"))
        for label, side in (("old", old), ("new", new)):
            yield f"  {label}  {shorten(phrases.who(side), self.width - 7)}"
        for warning in self.comparison.warnings:
            yield from wrap([("warning", "warning:"), ("", f" {one_line(warning)}")], self.layout, "  ")
        yield ""

    def counts(self) -> Iterator[str]:
        summary = self.comparison.summary
        told = [(f"{count} {word}", shift) for shift, count, word in headline.counts(self.comparison)]
        yield from self._count_line("Commitments", told)
        found = headline.groups(self.comparison, self.selection, None if self.selection.commitments else 10)
        yield from self._groups([g for g in found if g.shift not in headline.POSITIONS])
        positions = headline.positions(self.comparison, self.sides)
        yield from self._count_line("Positions", [(f"{count} {word}", word) for word, count in positions.items()])
        yield from self._groups([g for g in found if g.shift in headline.POSITIONS])
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
                self.paint(
                    "quiet" if words.startswith("0 ") and "(" not in words else SHIFT_STYLES.get(name, ""), words
                )
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
        pad = " " * (2 + len(lead))
        quote, *more = self._quote(line, max(22, room))
        rest = f"{quote}{' ' * max(2, room - cells(quote) + 2)}{self.paint('quiet', line.ref)}"
        yield f"  {self.paint(SHIFT_STYLES[group.shift], group.word)}{lead[len(group.word) :]}{rest}"
        yield from (f"{pad}{words}" for words in more)
        if line.hint:
            room = max(20, self.line - len(pad))
            hint = shorten(line.hint, room if line.hint.startswith("perhaps ") else 2 * room)
            yield from wrap([("doubt", hint)], replace(self.layout, width=self.line, wrap=True), pad)

    def _quote(self, line: headline.Line, room: int) -> list[str]:
        """The words of a headline in one line, or in two where one would end before it has said what was pledged."""
        words = one_line(headline.excerpt(line, room - 2))
        shown = shorten(words, room - 2)
        if not headline.hides_object(line, words, shown):
            return [f'"{shown}"']
        told = shorten(words, 2 * room - 14)  # what a line loses at its end, where the next word is too long
        return wrap([("", f'"{told}"')], Layout(room))

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
        unheaded = view.unheaded(self.comparison.new) if self._has_sections() else ""
        short = phrases.path(block.section, self.width - 6) or unheaded
        if not short:
            return
        rule = "-" * max(2, self.line - cells(short) - 4)
        yield f"-- {self.paint('title', short)} {self.paint('quiet', rule)}"

    def _heading(self, change: Change) -> Iterator[str]:
        """A heading that is news itself: its mark, its words redlined, and where it stands, as the block's title."""
        old, new = self.sides.units(change)
        moved = f"  {_MOVED[change.moved]}".rstrip()
        ref = f"{phrases.places(old, new)}  ({change.id}){moved}"
        lead = [("", "-- "), (phrases.row_style(change), f"{MARKS[change.kind]} ")]
        words = pieces_of(change.edits) if change.old and change.new else [("title", one_line((new or old)[0].text))]
        lines = wrap([*lead, *words], self.layout)
        if change.kind == "removed":
            ref += "  section no longer there"
        if cells(phrases.plain(lead, words)) + len(ref) + 3 <= self.width:
            yield f"{lines[0]}   {self.paint('quiet', ref)}"
        else:
            yield from lines
            yield self.paint("quiet", f"   {ref}")
        self.last_move = phrases.move(old, new) if change.moved else ""

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
        room = self.width - len(lead)
        return lead + shorten(self.sides.old[first.old[0]].text, room) if room >= 12 else lead.rstrip()

    def _change(self, change: Change) -> Iterator[str]:
        old, new = self.sides.units(change)
        verdict = self._verdict(change)
        left = f"{MARKS[change.kind]} {phrases.label(change, new or old)}  {phrases.places(old, new)}"
        left += f"{self._home(change, old, len(left) + len(change.id) + len(verdict))}  ({change.id})"
        styles = (phrases.row_style(change), phrases.verdict_style(change))
        if self.layout.wrap and cells(left) > self.width:  # a change of many units
            yield from wrap([(styles[0], left)], self.layout)
            yield from wrap([(styles[1], verdict)], self.layout, INDENT)
        else:
            yield from beside(left, verdict, self.line, self.paint, styles)
        if change.kind in ("added", "removed", "unchanged"):
            yield from wrap([("", one_line(" ".join(u.text for u in (new or old))))], self.layout, INDENT)
        elif view.is_rewritten(change):
            yield from self._both("old", old)
            yield from self._both("new", new)
        else:
            yield from wrap(pieces_of(change.edits), self.layout, INDENT)
        yield from self._notes(change, old, new)

    def _both(self, side: str, units: tuple[Unit, ...]) -> Iterator[str]:
        """One side of a rewritten sentence, whole, with its name in front."""
        lines = wrap([("", one_line(" ".join(unit.text for unit in units)))], self.layout, INDENT + " " * 5)
        yield f"{INDENT}{self.paint('quiet', side)}  {lines[0].lstrip()}"
        yield from lines[1:]

    def _home(self, change: Change, old: tuple[Unit, ...], used: int) -> str:
        """Where a removed unit stood, if that is another section than the one it is shown under."""
        if change.kind != "removed" or old[0].kind == "heading":
            return ""
        home = view.path_of(old[0])
        if self.section in (home, self.renamed.get(home)):
            return ""
        return f', under "{shorten(home[-1], max(24, self.line - used - 18))}"' if home else ", under no heading"

    def _verdict(self, change: Change) -> str:
        """What became of the pledge or the position, in words."""
        parts = []
        shift = change.commitment
        if shift:
            word = headline.SHIFT_WORDS[shift.shift]
            again = " (restated)" if shift.restated and shift.shift in _RESTATED else ""
            parts.append(f"{word}: {headline.force(change, self.sides)}{again}")
        if change.stance and change.stance.shift:
            word = headline.position(change, self.sides)
            parts.append(f"{word}: {force_of(change, self.sides)}")
        parts += [f"position {p.course}: {said(p, self.sides)}" for p in change.positions]
        return "; ".join(parts)

    def _notes(self, change: Change, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Iterator[str]:
        """The lines under a change: what differs in words, where it came from, what else it may be."""
        signals = [words for words in dict.fromkeys(map(phrases.signal_words, change.signals)) if words]
        if signals:
            yield from wrap([("quiet", one_line("; ".join(signals)))], self.layout, INDENT)
        notes = []
        move = phrases.move(old, new) if change.moved else ""
        if move and move != self.last_move:
            notes.append(move)
        self.last_move = move
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
            notes.append(hints.restated(change))
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


def _is_nothing(words: str) -> bool:
    """Whether a count is zero, and nothing is told beside it in brackets."""
    return words.startswith("0 ") and "(" not in words
