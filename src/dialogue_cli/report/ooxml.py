"""A small, exact writer of WordprocessingML: paragraphs, runs, tracked changes, moves and comments.

Why not a library: python-docx writes no tracked changes, docx-revisions adds insertions and deletions but neither
moves nor paragraph marks, and without marks an accepted deletion leaves empty paragraphs behind. What is needed is
small and fixed by ECMA-376 part 1, sections 17.3 (paragraphs and runs), 17.13.4 (comments), 17.13.5 (revisions).

The package is the same byte for byte from run to run: entries carry a fixed time, and the date of the revisions is
handed in. All text is escaped, and characters that XML 1.0 does not allow are replaced by U+FFFD.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from dialogue_cli.report.ooxml_parts import (
    DOCUMENT_RELS,
    HEAD,
    NUMBERING,
    PACKAGE,
    REL,
    RELS,
    W_NS,
    content_types,
    styles,
)

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)

#: Stands in the text of a run for Word's own hyphen at which no line ends.
UNBROKEN = "\x1e"

Mark = Literal["equal", "insert", "delete", "move_from", "move_to"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark. ``move`` names the pair that a moved run belongs to."""

    text: str
    mark: Mark = "equal"
    bold: bool = False
    italic: bool = False
    move: str | None = None
    struck: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs and the paragraph mark that ends them. ``style`` is a style id of this module (Normal, Heading1, ...)."""

    runs: tuple[Run, ...]
    style: str = "Normal"
    mark: Mark = "equal"
    bullet: bool = False
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain cells; the first row is the head."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass
class _Ids:
    """Revision, move and comment numbers of one document."""

    author: str
    date: str
    next_id: int = 0
    comments: list[str] = field(default_factory=list)

    def take(self) -> int:
        self.next_id += 1
        return self.next_id

    def attributes(self) -> str:
        return f'w:id="{self.take()}" w:author={quoteattr(xml_text(self.author))} w:date="{self.date}"'


def xml_text(text: str) -> str:
    """The text with every character that XML 1.0 forbids replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def write_document(
    blocks: Iterable[Paragraph | Table],
    *,
    title: str,
    author: str,
    date: str,
    landscape: bool = False,
    about: str = "",
    header: str = "",
) -> bytes:
    """The bytes of a .docx file. ``date`` is ISO 8601 with a time and zone ("2024-03-20T00:00:00Z").

    ``about`` is the description in the file's properties: what made it. ``header`` stands on top of every page.
    """
    ids = _Ids(author, date)
    body = "".join(_table(block) if isinstance(block, Table) else _paragraph(block, ids) for block in blocks)
    section = _section(landscape, headed=bool(header))
    document = f'{HEAD}<w:document xmlns:w="{W_NS}" xmlns:r="{REL}"><w:body>{body}{section}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": RELS,
        "docProps/core.xml": _core(title, author, date, about),
        "word/document.xml": document,
        "word/styles.xml": styles(),
        "word/numbering.xml": NUMBERING,
        "word/comments.xml": _comments(ids),
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W_NS}"><w:defaultTabStop w:val="720"/></w:settings>',
        "word/header1.xml": _header(header),
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
    }
    return _packed(parts)


def _packed(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def _paragraph(paragraph: Paragraph, ids: _Ids) -> str:
    opened = [ids.take() for _ in paragraph.comments]
    ids.comments += [
        f"<w:comment {_comment_attributes(number, ids)}><w:p><w:r>{_text('t', text)}</w:r></w:p></w:comment>"
        for number, text in zip(opened, paragraph.comments, strict=True)
    ]
    before = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in opened)
    after = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>' for number in opened
    )
    runs = "".join(_run(run, ids) for run in paragraph.runs if run.text)
    return f"<w:p>{_paragraph_properties(paragraph, ids)}{before}{runs}{after}</w:p>"


def _paragraph_properties(paragraph: Paragraph, ids: _Ids) -> str:
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if paragraph.bullet else ""
    tags = {"insert": "ins", "delete": "del", "move_from": "del", "move_to": "ins"}
    mark = f"<w:rPr><w:{tags[paragraph.mark]} {ids.attributes()}/></w:rPr>" if paragraph.mark in tags else ""
    return f'<w:pPr><w:pStyle w:val="{paragraph.style}"/>{numbering}{mark}</w:pPr>'


def _run(run: Run, ids: _Ids) -> str:
    properties = (
        ("<w:b/>" if run.bold else "")
        + ("<w:i/>" if run.italic else "")
        + ("<w:strike/>" if run.struck else "")
        + ('<w:u w:val="single"/>' if run.underlined else "")
    )
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    kind = "delText" if run.mark == "delete" else "t"
    inner = f"<w:r>{head}{_text(kind, run.text)}</w:r>"
    if run.mark == "equal":
        return inner
    if run.mark in ("insert", "delete"):
        tag = "ins" if run.mark == "insert" else "del"
        return f"<w:{tag} {ids.attributes()}>{inner}</w:{tag}>"
    tag = "moveFrom" if run.mark == "move_from" else "moveTo"
    range_id = ids.take()
    stamp = f'w:author={quoteattr(xml_text(ids.author))} w:date="{ids.date}" w:name={quoteattr(run.move or "move")}'
    return (
        f'<w:{tag}RangeStart w:id="{range_id}" {stamp}/>'
        f"<w:{tag} {ids.attributes()}>{inner}</w:{tag}>"
        f'<w:{tag}RangeEnd w:id="{range_id}"/>'
    )


def _text(tag: str, text: str) -> str:
    parts = []
    for number, line in enumerate(text.split("\n")):
        if number:
            parts.append("<w:br/>")
        pieces = map(xml_text, line.split(UNBROKEN))
        parts.append("<w:noBreakHyphen/>".join(f'<w:{tag} xml:space="preserve">{escape(p)}</w:{tag}>' for p in pieces))
    return "".join(parts)


def _table(table: Table) -> str:
    widths = table.widths or tuple(9000 // max(1, len(table.rows[0])) for _ in table.rows[0])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths, head=number == 0) for number, row in enumerate(table.rows))
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="999999"/>' for edge in ("top", "bottom", "insideH"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, head: bool) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    header = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    body = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr><w:r>{bold}{_text("t", cell)}</w:r></w:p></w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{header}{body}</w:tr>"


def _comment_attributes(number: int, ids: _Ids) -> str:
    return f'w:id="{number}" w:author={quoteattr(xml_text(ids.author))} w:date="{ids.date}" w:initials="d"'


def _comments(ids: _Ids) -> str:
    return f'{HEAD}<w:comments xmlns:w="{W_NS}">{"".join(ids.comments)}</w:comments>'


def _header(words: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Note"/></w:pPr>'
    return f'{HEAD}<w:hdr xmlns:w="{W_NS}"><w:p>{style}<w:r>{_text("t", words)}</w:r></w:p></w:hdr>'


def _section(landscape: bool, *, headed: bool) -> str:
    above = '<w:headerReference w:type="default" r:id="rId5"/>' if headed else ""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    edges = "".join(f' w:{edge}="1134"' for edge in ("top", "right", "bottom", "left"))
    return f'<w:sectPr>{above}<w:pgSz {size}/><w:pgMar{edges} w:header="567"/></w:sectPr>'


def _core(title: str, author: str, date: str, about: str) -> str:
    told = f"<dc:description>{escape(xml_text(about))}</dc:description>" if about else ""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(xml_text(title))}</dc:title><dc:creator>{escape(xml_text(author))}</dc:creator>{told}"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created></cp:coreProperties>'
    )
