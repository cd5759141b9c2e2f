"""The statement inside a web page: its main part found, menus, bars and link lists left out and said to be."""

from __future__ import annotations

import re

from dialogue_cli.sources.block import Block, BlockKind, Source
from dialogue_cli.sources.clean import clean_text
from dialogue_cli.sources.emphasis import split_styled
from dialogue_cli.sources.encoding import decode
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.main_part import Weigher, is_furniture, main_part, size_of
from dialogue_cli.sources.markup import Element, Inline, Page, Text, parse_page
from dialogue_cli.sources.styled import Style, StyledBuilder
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})", re.I
)
_STYLES: dict[str, Style] = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SHORT = 200
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_html(data: bytes, name: str, where: str, limits: Limits) -> Source:
    """The statement of a page. Its title is its main heading, or what its head says without the name of the site."""
    from dialogue_cli.sources.read import finish

    match = _CHARSET.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii", "replace") if match else None
    text, _, warnings = decode(data, declared=declared, where=where)
    text, notes = clean_text(text)
    page = parse_page(text, limits.depth, where, limits.elements)
    Weigher().weigh(page.root)
    root = main_part(page.root)
    writer = _Writer(page)
    writer.notes.extend(notes)
    writer.walk(root)
    writer.flush()
    outside = size_of(page.root) - size_of(root)
    if outside > 0:
        writer.notes.append(CleanedNote("page furniture", f"{outside:,} characters outside the main part of the page"))
    title = _title(page, root, writer)
    blocks = [Block("title", title), *_without(writer.blocks, title)] if title else writer.blocks
    meta: dict[str, object] = {}
    published = next((page.head[key] for key in _PUBLISHED if page.head.get(key)), "")
    if published:
        meta["published"] = published
    if page.head.get("lang"):
        meta["page_language"] = page.head["lang"][:2].lower()
    return finish(name, data, blocks, writer.notes, meta=meta, warnings=warnings, format="html")


_PUBLISHED = (
    "article:published_time",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "date",
    "datepublished",
    "pubdate",
)


@dataclass(slots=True)
class _Writer:
    """Walks the main part and writes blocks."""

    page: Page
    blocks: list[Block] = field(default_factory=list)
    notes: list[CleanedNote] = field(default_factory=list)
    out: StyledBuilder = field(default_factory=StyledBuilder)
    lines: list[int] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int = 1
    marker: str | None = None
    depth: int = 0
    link_letters: int = 0
    link: str | None = None
    in_sup: bool = False
    marks: set[str] = field(default_factory=set)

    def walk(self, element: Element) -> None:
        """The element's content in order."""
        whole = max(1, size_of(self.page.root))
        counter = _first_number(element)
        for part in element.content:
            if isinstance(part, Text):
                self.text(part)
            elif isinstance(part, Inline):
                self.inline(part)
            elif is_furniture(part, whole):
                self.leave_out(part)
            elif part.name == "li":
                self.item(part, f"{counter}." if element.name == "ol" else "-")
                counter += 1
            else:
                self.block(part)

    def block(self, element: Element) -> None:
        """An element that is neither inline nor a list item."""
        self.flush()
        if element.name in _HEADINGS:
            self.kind, self.level = "heading", _HEADINGS[element.name]
            self.walk(element)
        elif element.name == "tr":
            self.row(element)
        elif element.name in ("ul", "ol"):
            self.depth += 1
            self.walk(element)
            self.depth -= 1
        else:
            marker, kind, level = self.marker, self.kind, self.level
            self.walk(element)
            if kind == "item" and not self.lines and marker is not None:
                self.marker, self.kind, self.level = marker, kind, level
        self.flush()

    def item(self, element: Element, marker: str) -> None:
        """A list item; a list in which nearly every letter is a link is a menu."""
        self.flush()
        self.kind, self.marker, self.level = "item", marker, max(1, self.depth)
        self.walk(element)
        self.flush()

    def row(self, element: Element) -> None:
        """A table row: its cells with a bar between them, or as blocks where one cell lays out the page."""
        cells = [part for part in element.content if isinstance(part, Element) and part.name in ("td", "th")]
        if len(cells) < 2 or any(size_of(cell) > 600 for cell in cells):
            for cell in cells:
                self.walk(cell)
                self.flush()
            return
        for at, cell in enumerate(cells):
            if at and self.out.length:
                self.out.add(" | ")
            self.flat(cell)

    def flat(self, element: Element) -> None:
        """All text below an element as one line."""
        for part in element.content:
            if isinstance(part, Element):
                self.flat(part)
                self.out.add(" ")
            elif isinstance(part, Text):
                self.text(part)
            else:
                self.inline(part)

    def text(self, part: Text) -> None:
        """Characters: their line ends are spaces to a browser, and mark source lines to us."""
        line = self.page.line(part.offset)
        if self.link is not None:
            self.link_letters += len(part.text.strip())
        words = part.text
        if self.in_sup and re.fullmatch(r"\s*[\[(]?\d{1,3}[\])]?\s*", words):
            if self.raised(words.strip(" []()\n")):
                self.notes.append(CleanedNote("footnote mark", words.strip(), line))
                return
            words = words.translate(_EXPONENTS)  # 10 to the third is no 103
        for at, row in enumerate(words.split("\n")):
            if at and self.out.length and self.lines and not self.at_line_start():
                self.out.add("\n")
                self.lines.append(line + at)
            if not row.strip() and not self.out.length:
                continue
            if not self.lines:
                self.lines.append(line + at)
            elif self.at_line_start():
                self.lines[-1] = line + at
            self.out.add(row if not self.at_line_start() else row.lstrip())

    def at_line_start(self) -> bool:
        """Whether nothing stands on the present line yet."""
        return not self.out.parts or self.out.parts[-1].endswith("\n")

    def inline(self, part: Inline) -> None:
        """Bold, italic and underline are kept as styles; ``br`` ends a paragraph, or is a space in a heading."""
        if part.name == "br":
            if self.kind == "heading":
                self.out.add(" ")
            else:
                kind, level, marker = self.kind, self.level, self.marker
                self.flush()
                if kind == "item" and not self.blocks:
                    self.kind, self.level, self.marker = kind, level, marker
        elif part.name in _STYLES:
            self.out.set(_STYLES[part.name], part.opens)
        elif part.name == "sup":
            self.in_sup = part.opens
        elif part.name == "a":
            href = part.attributes.get("href", "") if part.opens else None
            if href and not href.startswith("#"):
                self.notes.append(CleanedNote("link", href, self.lines[-1] if self.lines else None))
            self.link = href

    def raised(self, number: str) -> bool:
        """Whether a raised number marks a footnote: it is a link, or stands behind a word or mark ("outcome" but not
        "m"), or heads the footnote itself, whose mark was met before."""
        if self.link is not None:
            return True
        before = "".join(self.out.parts[-2:]).rstrip()
        if not before and number in self.marks:
            self.kind, self.marker = "footnote", number
            return True
        marks = bool(re.search(r"(?:[^\W\d_]{4}|[.,;:)\"'”’»])$", before))
        self.marks.update([number] if marks else [])
        return marks

    def leave_out(self, element: Element) -> None:
        """A note that something was not taken for text, with its first words."""
        words = " ".join(_words(element).split())
        if words:
            self.flush_if_paragraph()
            self.notes.append(CleanedNote("page furniture", words[:_SHORT]))

    def flush_if_paragraph(self) -> None:
        """End the paragraph that the left-out element interrupts."""
        if self.kind == "paragraph":
            self.flush()

    def flush(self) -> None:
        """What was collected, as a block; a short one that is all link is furniture."""
        styled = self.out.result()
        letters = len(styled.text.strip())
        if letters:
            block = Block(self.kind, styled.text, self.lines[0] if self.lines else None, None, self.level, self.marker)
            rows = styled.text.count("\n") + 1
            block_lines = tuple(self.lines) if len(self.lines) == rows else ()
            block = Block(block.kind, block.text, block.line, None, block.level, block.marker, block_lines)
            if self.link_letters > 0.8 * letters and letters < _SHORT and self.kind != "heading":
                self.notes.append(CleanedNote("page furniture", " ".join(styled.text.split()), block.line))
            elif self.kind == "heading":
                self.blocks.append(block)
            else:
                self.blocks.extend(split_styled(block, styled))
        self.out = StyledBuilder()
        self.lines = []
        self.kind, self.level, self.marker = "paragraph", 1, None
        self.link_letters = 0


def _first_number(element: Element) -> int:
    start = element.attributes.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1


def _words(element: Element) -> str:
    found: list[str] = []
    size = 0
    for part in element.content:
        if isinstance(part, Text):
            found.append(part.text)
        elif isinstance(part, Element):
            found.append(" " + _words(part))
        size += len(found[-1]) if found else 0
        if size > 2 * _SHORT:
            break
    return "".join(found)


def _title(page: Page, root: Element, writer: _Writer) -> str | None:
    """The only main heading of the page, or what its head says, without the site's name behind a bar or dash."""
    tops = [block.text for block in writer.blocks if block.kind == "heading" and block.level == 1]
    if len(tops) == 1:
        return " ".join(tops[0].split())
    everywhere = [" ".join(_words(element).split()) for element in _find(page.root, "h1")]
    if len(everywhere) == 1 and everywhere[0]:
        return everywhere[0]
    said = page.head.get("og:title") or page.head.get("dcterms.title") or page.head.get("title") or ""
    said = " ".join(said.split())
    return re.split(r"\s+(?:[|–—·»]|-)\s+(?=[^|–—·»]{2,60}$)", said)[0].strip() or None


def _find(element: Element, name: str) -> list[Element]:
    found = [element] if element.name == name else []
    for part in element.content:
        if isinstance(part, Element):
            found.extend(_find(part, name))
    return found


def _without(blocks: list[Block], title: str) -> list[Block]:
    return [block for block in blocks if not (block.kind == "heading" and " ".join(block.text.split()) == title)]
