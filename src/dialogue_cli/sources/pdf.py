"""PDF with the extra [pdf]: pages to text in reading order, furniture dropped, paragraphs put together again."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from dialogue_cli.errors import MissingExtra, SourceError
from dialogue_cli.sources.block import Source
from dialogue_cli.sources.limits import Limits, check
from dialogue_cli.sources.pdf_layout import Segment, order_pages
from dialogue_cli.sources.pdf_paragraphs import paragraphs
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass

_MARGIN = 0.09
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|página|pág\.)?\s*\d{1,4}(?:\s*(?:of|/|sur|de|von)\s*\d{1,4})?|[ivxl]{1,6})\W*",
    re.IGNORECASE,
)
_SMALL = 0.78


def read_pdf(data: bytes, name: str, where: str, limits: Limits) -> Source:
    """The text of a PDF. Pages without text are named in a warning; a PDF without any is a SourceError."""
    from dialogue_cli.sources.read import finish

    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("pdf", where=where, purpose="reading PDF") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise SourceError(
            "is locked with a password" if locked else "is no intact PDF", where=where, do="save an open copy of it"
        ) from None
    pages = _read_pages(document, limits, where)
    empty = [number for number, page in enumerate(pages, start=1) if not page.segments]
    if len(empty) == len(pages):
        raise SourceError(
            "holds no text, only pictures of it (a scan)", where=where, do="run text recognition (OCR) on it first"
        )
    warnings = _about_empty(empty)
    notes = [note for page in pages for note in page.notes]
    _drop_furniture(pages, notes)
    lines = order_pages([(page.number, page.width, page.segments) for page in pages])
    blocks = paragraphs(lines, {page.number: page.marks for page in pages})
    return finish(name, data, blocks, notes, warnings=warnings, format="pdf")


def _read_pages(document: Any, limits: Limits, where: str) -> list[_Page]:
    try:
        check(len(document), limits.pages, name="pages", what="pages", where=where)
        return [_read_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def _about_empty(empty: list[int]) -> tuple[str, ...]:
    if not empty:
        return ()
    some = ", ".join(map(str, empty[:10])) + (" ..." if len(empty) > 10 else "")
    return (f"no text on page{'s' if len(empty) > 1 else ''} {some}: blank, or a scan without text recognition",)


@dataclass(slots=True)
class _Page:
    """One page: its runs of characters, its size in points, the footnote marks that stood in its text."""

    number: int
    width: float
    height: float
    segments: list[Segment]
    marks: list[str]
    notes: list[CleanedNote]


def _read_page(document: Any, index: int) -> _Page:
    """Characters with their boxes as runs on one base line; small raised digits are footnote marks."""

    from pypdfium2 import raw

    page = document[index]
    width, height = page.get_size()
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    runs = _Runs(index + 1)
    glyphs = _Glyphs(raw, text_page.raw)
    offset = 0
    for char in text:
        if char in "\r\n":
            runs.end()
        elif glyphs.look(offset) and runs.add(char, glyphs):
            runs.bold = _is_bold(raw, text_page.raw, offset)
        offset += 1 if ord(char) < 0x10000 else 2
    runs.end()
    text_page.close()
    page.close()
    return _Page(index + 1, width, height, runs.segments, runs.marks, runs.notes)


class _Glyphs:
    """Where a character stands: left and right end, base line, size of its type, in points."""

    def __init__(self, raw: Any, handle: Any) -> None:
        import ctypes

        self._raw = raw
        self._handle = handle
        self._numbers = [ctypes.c_double() for _ in range(6)]
        self._box = [ctypes.byref(number) for number in self._numbers[:4]]
        self._origin = [ctypes.byref(number) for number in self._numbers[4:]]
        self._matrix = raw.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self.left = self.right = self.base = self.size = 0.0

    def look(self, offset: int) -> bool:
        """Read the character at ``offset``; False where it stands nowhere."""
        if not self._raw.FPDFText_GetCharBox(self._handle, offset, *self._box):
            return False
        self._raw.FPDFText_GetCharOrigin(self._handle, offset, *self._origin)
        self.left, self.right = self._numbers[0].value, self._numbers[1].value
        self.base = self._numbers[5].value
        self.size = self._raw.FPDFText_GetFontSize(self._handle, offset)
        if self._raw.FPDFText_GetMatrix(self._handle, offset, self._matrix_at):
            self.size *= abs(self._matrix.d) or abs(self._matrix.b) or 1.0
        return self.size > 0


def _is_bold(raw: Any, handle: Any, offset: int) -> bool:
    import ctypes

    if raw.FPDFText_GetFontWeight(handle, offset) >= 600:
        return True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, offset, buffer, 128, ctypes.byref(flags))
    return bool(re.search(rb"bold|black|heavy|semibd|demi", buffer.value, re.IGNORECASE))


class _Runs:
    """Collects characters into runs: a new one where the base line changes or a gap is wide."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.segments: list[Segment] = []
        self.marks: list[str] = []
        self.notes: list[CleanedNote] = []
        self.bold = False
        self._chars: list[str] = []
        self._left = self._right = self._base = self._size = 0.0

    def add(self, char: str, glyph: _Glyphs) -> bool:
        """One character; whether it starts a run."""
        if not self._chars:
            if char != " ":
                self._start(char, glyph)
            return char != " "
        raised = glyph.base - self._base
        if glyph.size < _SMALL * self._size and raised > 0.1 * self._size and (char.isdigit() or char in "*†‡"):
            self._mark(char)
            return False
        gap = glyph.left - self._right
        apart = abs(raised) > 0.6 * self._size or gap > 1.8 * self._size or glyph.left < self._left - self._size
        if char != " " and apart:
            self.end()
            self._start(char, glyph)
            return True
        self._chars.append(char)
        if char != " ":
            self._right = max(self._right, glyph.right)
        return False

    def _start(self, char: str, glyph: _Glyphs) -> None:
        self._chars = [char]
        self._left, self._right, self._base, self._size = glyph.left, glyph.right, glyph.base, glyph.size

    def _mark(self, char: str) -> None:
        if self.notes and self.notes[-1].kind == "footnote mark" and self._chars[-1:] == ["\x01"]:
            self.marks[-1] += char
            self.notes[-1] = CleanedNote("footnote mark", self.marks[-1])
        else:
            self.marks.append(char)
            self.notes.append(CleanedNote("footnote mark", char))
            self._chars.append("\x01")

    def end(self) -> None:
        """The run is over."""
        text = "".join(self._chars).replace("\x01", "").strip()
        if text:
            bottom, top = self._base - 0.22 * self._size, self._base + 0.78 * self._size
            self.segments.append(Segment(text, self._left, bottom, self._right, top, self.bold))
        self._chars = []


def _drop_furniture(pages: list[_Page], notes: list[CleanedNote]) -> None:
    """Running headers and footers (the same words near the edge of several pages) and page numbers go."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_key(segment) for segment in page.segments if _at_edge(segment, page)})
    wanted = max(2, len(pages) * 2 // 5)
    for page in pages:
        kept = []
        for segment in page.segments:
            repeated = _at_edge(segment, page) and edges[_key(segment)] >= wanted and len(pages) > 1
            repeated = repeated and not _is_sentence_end(segment.text)
            if repeated or (_at_edge(segment, page) and _PAGE_NUMBER.fullmatch(segment.text)):
                notes.append(CleanedNote("running header or footer", segment.text))
            else:
                kept.append(segment)
        page.segments = kept


def _key(segment: Segment) -> str:
    """What makes two headers one: the same words, whatever the page's number. A number between words is text."""
    return re.sub(r"^\d+\b|\b\d+$|\bpage \d+(?: of \d+)?", "#", segment.text.casefold())


def _is_sentence_end(text: str) -> bool:
    """Whether a line ends as sentences do, so that it may be text that several pages share; a notice is none."""
    notice = re.match(r"©|\(c\)|copyright|source|https?:|www\.", text, re.IGNORECASE)
    return bool(re.search(r"[a-z)][.;!?][\"')\]”’»]*$", text)) and not notice


def _at_edge(segment: Segment, page: _Page) -> bool:
    middle = (segment.top + segment.bottom) / 2
    return middle < _MARGIN * page.height or middle > (1 - _MARGIN) * page.height
