"""A Source to a Statement: normalised text, units with sections, stems and source lines, and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from dialogue_cli.sources.block import Block, Source
from dialogue_cli.sources.limits import DEFAULT_LIMITS, Limits, check
from dialogue_cli.statement.closing import without_sections
from dialogue_cli.statement.header import part_header
from dialogue_cli.statement.metadata import read_metadata, same_title
from dialogue_cli.statement.model import CleanedNote, Statement, Unit, UnitKind, UnitSize
from dialogue_cli.statement.normalise import line_at, refill
from dialogue_cli.statement.outline import Sections, find_headings
from dialogue_cli.statement.segment import sentence_spans
from dialogue_cli.statement.words import Abbreviations, shipped_abbreviations
from dialogue_cli.values import dataclass, field, replace

_MOST_TITLES = 4
Starts = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Part:
    """A block with its text normalised, and where in that text each source line starts."""

    block: Block
    starts: Starts


def build_statement(
    source: Source,
    *,
    unit: UnitSize = "sentence",
    given: Mapping[str, object] = {},
    abbreviations: Abbreviations | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Statement:
    """The statement in ``source``, cut into units of the size ``unit``.

    ``given`` metadata (keys as in front matter) wins over the source's front matter, which wins over what is read
    out of the text. ``abbreviations`` default to the shipped lists. Raises LimitExceeded over ``limits.units`` and
    ``limits.sentence``.
    """
    parts, footnotes = _normalised(part_header(source.blocks), by_line=unit == "line")
    metadata = read_metadata(source, given, [part.block for part in parts])
    parts, dropped = _without_title(parts, metadata.title)
    assembly = _Assembly(unit, abbreviations or shipped_abbreviations(), limits, source.name)
    headed = parts if unit == "line" else _with_headings(parts)
    for part in headed:
        assembly.add(part)
    text = assembly.text()
    _verify(text, assembly.units)
    units = assembly.units if unit == "line" else without_sections(assembly.units)
    return Statement(
        id=metadata.id,
        title=metadata.title,
        text=text,
        units=tuple(units),
        type=metadata.type,
        series=metadata.series,
        meeting=metadata.meeting,
        date=metadata.date,
        date_end=metadata.date_end,
        place=metadata.place,
        parties=metadata.parties,
        language=metadata.language,
        source=metadata.source,
        path=source.name,
        sha256=source.sha256,
        next_meeting=metadata.next_meeting,
        guessed=metadata.guessed,
        cleaned=tuple(sorted((*source.cleaned, *footnotes, *dropped), key=lambda note: note.line or 0)),
        warnings=source.warnings,
    )


def _normalised(blocks: tuple[Block, ...], *, by_line: bool) -> tuple[list[_Part], list[CleanedNote]]:
    parts: list[_Part] = []
    footnotes: list[CleanedNote] = []
    for block in blocks:
        for piece in _lines_of(block) if by_line else (block,):
            text, starts = refill(piece.text, piece.lines or ((piece.line,) if piece.line else ()))
            if block.kind == "footnote":
                footnotes.append(CleanedNote("footnote", text, piece.line))
            elif text:
                parts.append(_Part(piece if text == piece.text else replace(piece, text=text), starts))
    return parts, footnotes


def _lines_of(block: Block) -> list[Block]:
    rows = block.text.split("\n")
    if len(rows) == 1:
        return [block]
    lines = block.lines if len(block.lines) == len(rows) else (None,) * len(rows)
    return [
        replace(block, text=row, line=line, lines=(line,) if line else (), marker=block.marker if at == 0 else None)
        for at, (row, line) in enumerate(zip(rows, lines, strict=True))
    ]


def _without_title(parts: list[_Part], title: str) -> tuple[list[_Part], list[CleanedNote]]:
    """The parts without the title, which is metadata: a title block, or opening blocks that say the title again."""
    notes: list[CleanedNote] = []
    kept: list[_Part] = []
    opening = True
    for part in parts:
        if part.block.kind == "title" or (opening and _says_title(part.block, title) and len(notes) < _MOST_TITLES):
            notes.append(CleanedNote("title", part.block.text, part.block.line))
            continue
        opening = opening and len(kept) < 2
        kept.append(part)
    return kept, notes


def _says_title(block: Block, title: str) -> bool:
    return block.kind != "item" and same_title(block.text, title)


def _with_headings(parts: list[_Part]) -> list[_Part]:
    blocks = find_headings(tuple(part.block for part in parts))
    return [_Part(block, part.starts) for block, part in zip(blocks, parts, strict=True)]


@dataclass(slots=True)
class _Stem:
    """A unit that leads into a list, and what the marks of that list look like once its first item is met.

    ``own`` is what its own mark looks like: "4. We agree to:" leads into "(a)", also where neither is indented.
    """

    unit: str
    text: str
    shape: str | None = None
    own: str | None = None


def _shape(marker: str | None) -> str:
    """ "(a)" and "(iv)" have one shape, "1." and "12." another."""
    kinds = ("1" if char.isdigit() else "a" if char.isalpha() else char for char in marker or "-")
    return "".join(kind for kind, _ in groupby(kinds))[:2]


def _is_first(marker: str | None) -> bool:
    return (marker or "").strip("().[]").lower() in ("1", "a", "i")


@dataclass(slots=True)
class _Assembly:
    """Puts units and the text between them together, in order."""

    unit: UnitSize
    abbreviations: Abbreviations
    limits: Limits
    where: str
    units: list[Unit] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraph: int = 0
    sections: Sections = field(default_factory=Sections)
    stems: dict[int, _Stem] = field(default_factory=dict)
    last_kind: str = ""

    def text(self) -> str:
        """The statement's text so far."""
        return "".join(self.pieces)

    def add(self, part: _Part) -> None:
        """One block as one or more units."""
        block = part.block
        self.paragraph += 1
        self._gap(block)
        if block.kind == "heading":
            above, depth = self.sections.enter(block)
            self._put("heading", block, block.text, part, 0, section=above, level=depth)
            self._keep_solemn_stem()
        elif self.unit == "line":
            self._put("line", block, block.text, part, 0)
        elif self.unit == "paragraph":
            self._put(
                "item" if self._is_item(block) else "paragraph", block, block.text, part, 0, stem=self._stem(block)
            )
        else:
            self._sentences(block, part)
        self.last_kind = block.kind

    def _sentences(self, block: Block, part: _Part) -> None:
        kind: UnitKind = "item" if self._is_item(block) else "sentence"
        stem = self._stem(block)
        position = 0
        for start, end in sentence_spans(block.text, self.abbreviations):
            self._raw(block.text[position:start])
            self._put(kind, block, block.text[start:end], part, start, stem=stem, marked=start == 0)
            position = end
        self._remember(block)

    def _is_item(self, block: Block) -> bool:
        """A bullet is an item; a numbered paragraph is one only where it continues a stem."""
        if block.kind != "item":
            return False
        return block.marker == "-" or self._stem(block) is not None

    def _stem(self, block: Block) -> str | None:
        """The unit that the item continues: the nearest one above that leads into a list of this kind."""
        if block.kind != "item":
            return None
        shape, level = _shape(block.marker), self._depth(block)
        for depth in range(level - 1, -1, -1):
            stem = self.stems.get(depth)
            if stem is None:
                continue
            if stem.shape is None and (shape == "-" or _is_first(block.marker)):
                stem.shape = shape
            if stem.shape == shape or depth < level - 1:
                return stem.unit
        return None

    def _depth(self, block: Block) -> int:
        """How deep an item stands: one deeper than its indent where a numbered line leads into other marks."""
        beside, shape = self.stems.get(block.level), _shape(block.marker)
        if beside is None or beside.own in (None, "-", shape):
            return block.level
        nested = beside.shape == shape or (beside.shape is None and (shape == "-" or _is_first(block.marker)))
        return block.level + nested

    def _keep_solemn_stem(self) -> None:
        """Headings end a list, but not one under a stem such as "WE HEREBY DECLARE TO:", which carries several."""
        top = self.stems.get(0)
        self.stems.clear()
        if top is not None and top.text.isupper():
            self.stems[0] = _Stem(top.unit, top.text)

    def _remember(self, block: Block) -> None:
        """Whether the last unit leads into a list: it ends with a colon. What stood deeper is over."""
        last = self.units[-1]
        depth = self._depth(block) if block.kind == "item" else 0
        for deeper in [known for known in self.stems if known >= depth]:
            del self.stems[deeper]
        if last.text.endswith(":"):
            own = _shape(block.marker) if block.kind == "item" else None
            self.stems[depth] = _Stem(last.id, last.text, own=own)

    def _gap(self, block: Block) -> None:
        if self.units:
            close = self.unit == "line" or (block.kind == "item" and self.last_kind == "item")
            self._raw("\n" if close else "\n\n")
        if block.marker:
            self._raw(f"{block.marker} ")

    def _raw(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def _put(
        self,
        kind: UnitKind,
        block: Block,
        text: str,
        part: _Part,
        offset: int,
        *,
        section: tuple[str, ...] | None = None,
        level: int | None = None,
        stem: str | None = None,
        marked: bool = True,
    ) -> None:
        start = self.length
        self._raw(text)
        self.units.append(
            Unit(
                id=f"s{len(self.units) + 1}",
                kind=kind,
                start=start,
                end=self.length,
                text=text,
                section=self.sections.path if section is None else section,
                paragraph=self.paragraph,
                line=line_at(part.starts, offset) or block.line,
                page=block.page,
                stem=stem,
                level=level,
                marker=block.marker if marked else None,
            )
        )
        if len(self.units) > self.limits.units:
            check(len(self.units), self.limits.units, name="units", what="units", where=self.where)
        if len(text) > self.limits.sentence:
            what = f"characters in one {kind}"
            check(len(text), self.limits.sentence, name="sentence", what=what, where=self.where)


def _verify(text: str, units: list[Unit]) -> None:
    """The first invariant, at run time: units lie in order and are what the text says there."""
    position = 0
    for unit in units:
        if unit.start < position or text[unit.start : unit.end] != unit.text or not unit.text:
            raise AssertionError(f"unit {unit.id} does not stand where it says")
        position = unit.end
