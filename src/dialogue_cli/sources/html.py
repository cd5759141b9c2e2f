"""The statement inside a web page: its main part found, menus, bars and link lists left out and said to be."""

from __future__ import annotations

import re

from dialogue_cli.sources.block import Block, BlockKind, Source
from dialogue_cli.sources.clean import clean_text
from dialogue_cli.sources.emphasis import split_styled
from dialogue_cli.sources.encoding import decode
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.markup import Element, Inline, Page, Text, parse_page
from dialogue_cli.sources.styled import Style, StyledBuilder
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})", re.I
)
_NEVER_TEXT = frozenset("nav footer aside form button select dialog menu fieldset figure map head header".split())
_NO_TEXT_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu toolbar alert".split()
)
# Parts of class and id names that mark what stands around a statement on pages of governments and news sites.
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|addtoany|"
    r"related|recommended|sidebar|footer|masthead|subscribe|newsletter|signup|comments?|promo|advert|ads?|banner|skip|"
    r"pagination|pager|tags?|taxonomy|toolbar|popup|modal|overlay|search|language|lang-switch|translations?|print|"
    r"author-box|byline|widget|carousel|slider|hidden|visually-hidden|sr-only|screen-reader-text|toc|archive-notice)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_MAIN_NAMES = re.compile(
    r"(?:^|[-_\s])(?:entry-content|article-body|articlebody|post-content|body-content|main-content|page-content|field--name-body|"
    r"field-body|rich-text|wysiwyg|text-content|ecl-editor|content-body|story-body|statement)(?:$|[-_\s])",
    re.IGNORECASE,
)
_STYLES: dict[str, Style] = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SHORT = 200


def read_html(data: bytes, name: str, where: str, limits: Limits) -> Source:
    """The statement of a page. Its title is its main heading, or what its head says without the name of the site."""
    from dialogue_cli.sources.read import finish

    match = _CHARSET.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii", "replace") if match else None
    text, _, warnings = decode(data, declared=declared, where=where)
    text, notes = clean_text(text)
    page = parse_page(text, limits.depth, where)
    _Weigher().weigh(page.root)
    root = _main_part(page.root)
    writer = _Writer(page)
    writer.notes.extend(notes)
    writer.walk(root)
    writer.flush()
    outside = _size(page.root) - _size(root)
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


class _Weigher:
    """Counts the letters of each element, and those inside links; furniture weighs nothing."""

    def weigh(self, element: Element) -> tuple[int, int]:
        """(letters, letters in links) of the element; kept in its attributes as ``:text`` and ``:links``."""
        text = links = 0
        in_link = False
        for part in element.content:
            if isinstance(part, Text):
                size = len(part.text.strip())
                text += size
                links += size if in_link else 0
            elif isinstance(part, Inline):
                in_link = part.opens if part.name == "a" else in_link
            else:
                inner_text, inner_links = self.weigh(part)
                text, links = text + inner_text, links + inner_links
        element.attributes[":text"], element.attributes[":links"] = str(text), str(links)
        return text, links


def _size(element: Element) -> int:
    return int(element.attributes.get(":text", "0"))


def _links(element: Element) -> int:
    return int(element.attributes.get(":links", "0"))


def _is_furniture(element: Element, whole: int) -> bool:
    """Whether an element is no part of the text. One that holds most of the page's own words never is."""
    attributes = element.attributes
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "")
    ):
        return _size(element) < whole * 0.9
    own = _size(element) - _links(element)
    if element.name in _NEVER_TEXT or attributes.get("role") in _NO_TEXT_ROLES:
        return own < whole * 0.5
    if element.name in ("html", "body", "main", "article") or own > whole * 0.3:
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return bool(_FURNITURE.search(names)) and not _MAIN_NAMES.search(names)


def _main_part(root: Element) -> Element:
    """The element that holds the statement: named as such, or the one whose paragraphs weigh most."""
    scores: dict[int, tuple[float, Element]] = {}
    named: list[Element] = []
    whole = max(1, _size(root))

    def visit(element: Element) -> None:
        for part in element.content:
            if not isinstance(part, Element) or _is_furniture(part, whole):
                continue
            names = f"{part.attributes.get('class', '')} {part.attributes.get('id', '')}"
            if part.name in ("article", "main") or part.attributes.get("role") == "main" or _MAIN_NAMES.search(names):
                named.append(part)
            if part.name in ("p", "li", "blockquote", "pre", "td"):
                _credit(part, scores)
            visit(part)

    visit(root)
    if not scores:
        return root
    best = max(scores.values(), key=lambda entry: entry[0])[1]
    total = sum(_own_words(element) for _, element in scores.values() if element.parent is None) or _own_words(root)
    fitting = [element for element in named if _own_words(element) >= 0.75 * _own_words(best) or _holds(element, best)]
    if fitting:
        enough = [element for element in fitting if _own_words(element) >= 0.5 * total] or fitting
        return min(enough, key=_size)
    return best


def _own_words(element: Element) -> int:
    return _size(element) - _links(element)


def _holds(outer: Element, inner: Element) -> bool:
    node: Element | None = inner
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False


def _credit(part: Element, scores: dict[int, tuple[float, Element]]) -> None:
    """A paragraph speaks for its parent, and less so for the elements above that."""
    size = _size(part) - 2 * _links(part)
    if size < 25:
        return
    node, share = part.parent, 1.0
    for _ in range(4):
        if node is None:
            return
        score, _ = scores.get(id(node), (0.0, node))
        scores[id(node)] = (score + size * share, node)
        node, share = node.parent, share * 0.9


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

    def walk(self, element: Element) -> None:
        """The element's content in order."""
        whole = max(1, _size(self.page.root))
        counter = _first_number(element)
        for part in element.content:
            if isinstance(part, Text):
                self.text(part)
            elif isinstance(part, Inline):
                self.inline(part)
            elif _is_furniture(part, whole):
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
        if len(cells) < 2 or any(_size(cell) > 600 for cell in cells):
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
        if self.in_sup and re.fullmatch(r"\s*[\[(]?\d{1,3}[\])]?\s*", part.text) and self.link is not None:
            self.notes.append(CleanedNote("footnote mark", part.text.strip(), line))
            return
        for at, row in enumerate(part.text.split("\n")):
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
