"""Word documents with the standard library: headings, lists, numbers, tables, footnotes, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dialogue_cli.errors import SourceError
from dialogue_cli.sources.block import Block, BlockKind, Source
from dialogue_cli.sources.clean import clean_text
from dialogue_cli.sources.docx_styles import StyleInfo, W, is_on, read_numbering, read_styles, value_of
from dialogue_cli.sources.emphasis import split_styled
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.numbers import number_text
from dialogue_cli.sources.package import Package
from dialogue_cli.sources.styled import Style, Styled, StyledBuilder, joined, split_lines
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_BODY = "word/document.xml"
# Containers whose content is read in place; whatever is not listed and not known holds no running text.
_THROUGH = frozenset("hyperlink ins moveTo smartTag sdt sdtContent fldSimple customXml dir bdo".split())


def read_docx(data: bytes, name: str, where: str, limits: Limits) -> Source:
    """The text of a document as it stands when all tracked changes are accepted; a warning says so where there are."""
    from dialogue_cli.sources.read import finish

    package = Package(data, where, limits)
    if not package.has(_BODY):
        raise SourceError("is a zip archive, but no Word document", where=where, do="give a txt, md, html or docx file")
    reader = _Docx(package)
    reader.body(_strict_names(package.xml(_BODY)))
    reader.footnotes()
    meta: dict[str, object] = {"document_title": reader.title()}
    return finish(name, data, reader.blocks, reader.notes, meta=meta, warnings=reader.warnings(), format="docx")


def _strict_names(root: Element) -> Element:
    """Documents of the strict kind differ in their namespace only."""
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            if element.tag.startswith(_STRICT):
                element.tag = W + element.tag[len(_STRICT) :]
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.attrib[W + key[len(_STRICT) :]] = element.attrib.pop(key)
    return root


@dataclass(slots=True)
class _Docx:
    package: Package
    blocks: list[Block] = field(default_factory=list)
    notes: list[CleanedNote] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    counters: dict[str, list[int]] = field(default_factory=dict)
    styles: dict[str, StyleInfo] = field(default_factory=dict)
    levels: dict[str, dict[int, tuple[str, str, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.package.has("word/styles.xml"):
            self.styles = read_styles(_strict_names(self.package.xml("word/styles.xml")))
        if self.package.has("word/numbering.xml"):
            self.levels = read_numbering(_strict_names(self.package.xml("word/numbering.xml")))

    def title(self) -> str:
        """The title in the document's properties, but for what a program put there."""
        if not self.package.has("docProps/core.xml"):
            return ""
        said = self.package.xml("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title", "").strip()
        return "" if said.lower().startswith(("microsoft word", "powerpoint")) or "." in said[-5:] else said

    def warnings(self) -> tuple[str, ...]:
        """That tracked changes were taken as accepted."""
        if not self.inserted and not self.deleted:
            return ()
        return (f"tracked changes taken as accepted: {self.inserted} insertions, {self.deleted} deletions",)

    def body(self, element: Element) -> None:
        """Paragraphs and tables in order, wherever they are wrapped in."""
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name in ("body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "txbxContent"):
                self.body(child)

    def paragraph(self, element: Element) -> None:
        """One paragraph as one or more blocks; a manual line break ends a block, but not inside a heading."""
        properties = element.find(W + "pPr")
        style = self.styles.get(value_of(properties, "pStyle") or "", StyleInfo())
        outline = value_of(properties, "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else style.level
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.deleted += 1
        marker, depth = self.marker(properties, style)
        styled = self.runs(element, bold=style.bold)
        kind: BlockKind = "paragraph"
        if level is not None:
            kind = "title" if level == 0 else "heading"
            styled = Styled(" ".join(styled.text.split()))
        elif marker is not None:
            kind = "item"
        for at, part in enumerate(split_lines(styled) if kind != "heading" else [styled]):
            if not part.text.strip():
                continue
            own = marker if at == 0 else None
            block = Block(
                kind if at == 0 or kind == "title" else "paragraph", part.text, level=level or depth, marker=own
            )
            self.blocks.extend([block] if kind in ("heading", "title") else split_styled(block, part))
        for box in element.iter(W + "txbxContent"):
            if not _in_fallback(element, box):
                self.body(box)

    def marker(self, properties: Element | None, style: StyleInfo) -> tuple[str | None, int]:
        """The mark before a list paragraph, counted on, and its depth from 1."""
        number = properties.find(W + "numPr") if properties is not None else None
        list_id, level = style.number or ("", 0)
        if number is not None:
            list_id = value_of(number, "numId") or list_id
            shown = value_of(number, "ilvl")
            level = int(shown) if shown and shown.isdigit() else level
        levels = self.levels.get(list_id)
        if list_id in ("", "0") or levels is None or level > 8:
            return None, 1
        kind, pattern, start = levels.get(level, ("bullet", "", 1))
        counts = self.counters.setdefault(list_id, [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (8 - level)
        if kind in ("bullet", "none"):
            return ("-" if kind == "bullet" else None), level + 1
        text = re.sub(
            r"%([1-9])",
            lambda match: number_text(
                max(1, counts[int(match[1]) - 1]), levels.get(int(match[1]) - 1, ("decimal", "", 1))[0]
            ),
            pattern,
        )
        return text.strip() or "-", level + 1

    def runs(self, element: Element, *, bold: bool = False) -> Styled:
        """The characters of a paragraph with their styles."""
        out = StyledBuilder()
        for run in self._each_run(element):
            properties = run.find(W + "rPr")
            if is_on(properties, "vanish"):
                continue
            styles: list[Style] = []
            if is_on(properties, "b") or (bold and value_of(properties, "b") is None):
                styles.append("bold")
            if is_on(properties, "i"):
                styles.append("italic")
            if is_on(properties, "u"):
                styles.append("underline")
            for style in styles:
                out.set(style, True)
            for part in run:
                out.add(self._run_text(part))
            for style in styles:
                out.set(style, False)
        return joined(out.result())

    def _each_run(self, element: Element) -> Iterator[Element]:
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "r":
                yield child
            elif name in ("del", "moveFrom"):
                self.deleted += 1
            elif name in _THROUGH:
                self.inserted += name in ("ins", "moveTo")
                yield from self._each_run(child)

    def _run_text(self, part: Element) -> str:
        name = part.tag.removeprefix(W)
        if name == "t":
            return clean_text(part.text or "")[0].replace("\n", " ")
        if name in ("footnoteReference", "endnoteReference"):
            self.notes.append(CleanedNote("footnote mark", part.get(W + "id", "")))
        if name == "br" and part.get(W + "type", "textWrapping") != "textWrapping":
            return ""
        return {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}.get(name, "")

    def table(self, element: Element) -> None:
        """A row is one paragraph, its cells parted by a bar; a table of one column is a frame around paragraphs."""
        for row in element.iter(W + "tr"):
            cells = row.findall(W + "tc")
            texts = [
                " ".join(" ".join(self.runs(p).text.split()) for p in cell.iter(W + "p")).strip() for cell in cells
            ]
            if len(cells) == 1:
                self.body(cells[0])
            elif any(texts):
                self.blocks.append(Block("paragraph", " | ".join(text for text in texts if text)))

    def footnotes(self) -> None:
        """Footnotes and endnotes stand apart from the text."""
        for name in ("word/footnotes.xml", "word/endnotes.xml"):
            if not self.package.has(name):
                continue
            for note in _strict_names(self.package.xml(name)):
                if note.get(W + "type") in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                text = " ".join(" ".join(self.runs(p).text.split()) for p in note.iter(W + "p")).strip()
                if text:
                    self.blocks.append(Block("footnote", text, marker=note.get(W + "id")))


def _in_fallback(paragraph: Element, box: Element) -> bool:
    """Text boxes are written twice, for new and for old readers; the second is a copy."""
    for fallback in paragraph.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"):
        if any(inner is box for inner in fallback.iter(W + "txbxContent")):
            return True
    return False
