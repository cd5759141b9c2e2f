"""OpenDocument texts with the standard library, read as DOCX is: tracked changes accepted, footnotes apart."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dialogue_cli.errors import SourceError
from dialogue_cli.sources.block import Block, BlockKind, Source
from dialogue_cli.sources.clean import clean_text
from dialogue_cli.sources.emphasis import split_styled
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.numbers import number_text
from dialogue_cli.sources.package import Package
from dialogue_cli.sources.styled import Style, Styled, StyledBuilder, joined, split_lines
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = "{" + _OASIS + "text:1.0}"
STYLE = "{" + _OASIS + "style:1.0}"
FO = "{" + _OASIS + "xsl-fo-compatible:1.0}"
OFFICE = "{" + _OASIS + "office:1.0}"
TABLE = "{" + _OASIS + "table:1.0}"
DRAW = "{" + _OASIS + "drawing:1.0}"
_MOST_SPACES = 100


def read_odt(data: bytes, name: str, where: str, limits: Limits) -> Source:
    """The text of a document as it stands when all tracked changes are accepted; a warning says so where there are."""
    from dialogue_cli.sources.read import finish

    package = Package(data, where, limits)
    if not package.has("content.xml"):
        raise SourceError("is a zip archive, but no OpenDocument text", where=where, do="give a docx or odt file")
    reader = _Odt()
    if package.has("styles.xml"):
        reader.learn(package.xml("styles.xml"))
    content = package.xml("content.xml")
    reader.learn(content)
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise SourceError("is no OpenDocument text", where=where, do="save it as a text document")
    reader.body(body)
    changes = reader.changes
    warnings = (f"tracked changes taken as accepted: {changes} changes",) if changes else ()
    return finish(name, data, [*reader.blocks, *reader.footnotes], reader.notes, warnings=warnings, format="odt")


@dataclass(slots=True)
class _Odt:
    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    notes: list[CleanedNote] = field(default_factory=list)
    changes: int = 0
    styles: dict[str, tuple[Style, ...]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[int, tuple[str, str, str]]] = field(default_factory=dict)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

    def learn(self, root: Element) -> None:
        """Which styles are bold, italic or underlined, and how lists are numbered."""
        for style in root.iter(STYLE + "style"):
            name = style.get(STYLE + "name", "")
            self.parents[name] = style.get(STYLE + "parent-style-name", "")
            properties = style.find(STYLE + "text-properties")
            if properties is not None:
                self.styles[name] = _marks(properties)
        for listed in root.iter(TEXT + "list-style"):
            levels: dict[int, tuple[str, str, str]] = {}
            for level in listed:
                index = level.get(TEXT + "level", "1")
                if index.isdigit():
                    kind = level.get(STYLE + "num-format", "") if level.tag == TEXT + "list-level-style-number" else "-"
                    before, after = level.get(STYLE + "num-prefix", ""), level.get(STYLE + "num-suffix", "")
                    levels[int(index)] = (kind, before, after)
            self.lists[listed.get(STYLE + "name", "")] = levels

    def body(self, element: Element) -> None:
        """Headings, paragraphs, lists, tables and sections in order."""
        for child in element:
            if child.tag == TEXT + "h":
                self.heading(child)
            elif child.tag == TEXT + "p":
                self.paragraph(child, "paragraph", None, 1)
            elif child.tag == TEXT + "list":
                self.listed(child, child.get(TEXT + "style-name", ""), 1)
            elif child.tag == TABLE + "table":
                self.table(child)
            elif child.tag == TEXT + "tracked-changes":
                self.changes += len(child)
            elif child.tag in (TEXT + "section", TEXT + "index-body"):
                self.body(child)

    def heading(self, element: Element) -> None:
        """A heading of the outline."""
        level = element.get(TEXT + "outline-level", "1")
        text = " ".join(self.styled(element).text.split())
        if text:
            self.blocks.append(Block("heading", text, level=min(6, int(level)) if level.isdigit() else 1))

    def paragraph(self, element: Element, kind: BlockKind, marker: str | None, depth: int) -> None:
        """One paragraph as one or more blocks; a manual line break ends a block."""
        name = element.get(TEXT + "style-name", "")
        styled = self.styled(element, self.marks(name))
        if self.is_title(name):
            self.blocks.append(Block("title", " ".join(styled.text.split())))
            return
        for at, part in enumerate(split_lines(joined(styled))):
            if part.text.strip():
                block = Block(
                    kind if at == 0 else "paragraph", part.text, level=depth, marker=marker if at == 0 else None
                )
                self.blocks.extend(split_styled(block, part))
        for box in element.iter(DRAW + "text-box"):
            self.body(box)

    def is_title(self, name: str) -> bool:
        """Whether a style is, or stands on, the one called Title."""
        for _ in range(10):
            if name == "Title":
                return True
            name = self.parents.get(name, "")
        return False

    def marks(self, name: str) -> tuple[Style, ...]:
        """The styles of a named style, or of the nearest one that it stands on and that says any."""
        for _ in range(10):
            if name in self.styles:
                return self.styles[name]
            name = self.parents.get(name, "")
        return ()

    def listed(self, element: Element, style: str, depth: int) -> None:
        """The items of a list; the first paragraph of an item bears its mark."""
        if (
            depth == 1
            and element.get(TEXT + "continue-numbering") != "true"
            and not element.get(TEXT + "continue-list")
        ):
            self.counters = {key: count for key, count in self.counters.items() if key[0] != style}
        for item in element:
            marker = None
            if item.tag == TEXT + "list-item":
                marker = self.marker(style, depth)
            for part in item:
                if part.tag == TEXT + "list":
                    self.listed(part, part.get(TEXT + "style-name", style), depth + 1)
                elif part.tag == TEXT + "h":
                    self.heading(part)
                elif part.tag == TEXT + "p":
                    self.paragraph(part, "item" if marker else "paragraph", marker, depth)
                    marker = None

    def marker(self, style: str, depth: int) -> str | None:
        """The mark of the next item, counted on."""
        kind, before, after = self.lists.get(style, {}).get(depth, ("-", "", ""))
        if kind == "-":
            return "-"
        key = (style, depth)
        self.counters[key] = self.counters.get(key, 0) + 1
        return f"{before}{number_text(self.counters[key], kind)}{after}".strip() if kind else None

    def table(self, element: Element) -> None:
        """A row is one paragraph, its cells parted by a bar."""
        for row in element.iter(TABLE + "table-row"):
            cells = row.findall(TABLE + "table-cell")
            if len(cells) == 1:
                self.body(cells[0])
                continue
            texts = [" ".join(" ".join(self.styled(p).text.split()) for p in cell.iter(TEXT + "p")) for cell in cells]
            if any(texts):
                self.blocks.append(Block("paragraph", " | ".join(text for text in texts if text)))

    def styled(self, element: Element, marks: tuple[Style, ...] = ()) -> Styled:
        """The characters below an element with their styles."""
        out = StyledBuilder()
        self._add(element, marks, out)
        return out.result()

    def _add(self, element: Element, marks: tuple[Style, ...], out: StyledBuilder) -> None:
        self._text(element.text, marks, out)
        for child in element:
            if child.tag == TEXT + "note":
                self.note(child)
            elif child.tag == TEXT + "s":
                count = child.get(TEXT + "c", "1")
                out.add(" " * min(_MOST_SPACES, int(count) if count.isdigit() else 1))
            elif child.tag == TEXT + "tab":
                out.add(" ")
            elif child.tag == TEXT + "line-break":
                out.add("\n")
            elif child.tag == TEXT + "span":
                self._add(child, (*marks, *self.marks(child.get(TEXT + "style-name", ""))), out)
            elif child.tag in (TEXT + "a", TEXT + "meta", TEXT + "ruby", TEXT + "ruby-base"):
                self._add(child, marks, out)
            elif child.tag.startswith(TEXT) and not len(child) and child.text:
                self._text(child.text, marks, out)  # fields: dates, page numbers, references
            self._text(child.tail, marks, out)

    def _text(self, text: str | None, marks: tuple[Style, ...], out: StyledBuilder) -> None:
        if not text:
            return
        for style in marks:
            out.set(style, True)
        out.add(clean_text(text)[0].replace("\n", " "))
        for style in marks:
            out.set(style, False)

    def note(self, element: Element) -> None:
        """A footnote or endnote stands apart from the text."""
        mark = "".join(citation.text or "" for citation in element.iter(TEXT + "note-citation"))
        self.notes.append(CleanedNote("footnote mark", mark))
        body = element.find(TEXT + "note-body")
        if body is not None:
            text = " ".join(" ".join(self.styled(p).text.split()) for p in body.iter(TEXT + "p"))
            self.footnotes.append(Block("footnote", text, marker=mark))


def _marks(properties: Element) -> tuple[Style, ...]:
    found: list[Style] = []
    weight = properties.get(FO + "font-weight", "")
    if weight == "bold" or (weight.isdigit() and int(weight) >= 600):
        found.append("bold")
    if properties.get(FO + "font-style") in ("italic", "oblique"):
        found.append("italic")
    if properties.get(STYLE + "text-underline-style", "none") != "none":
        found.append("underline")
    return tuple(found)
