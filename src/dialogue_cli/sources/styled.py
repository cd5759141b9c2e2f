"""Text with the stretches that stood in bold, italic or underline: all that outline needs of a source's markup."""

from __future__ import annotations

import re
from typing import Literal

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass

Style = Literal["bold", "italic", "underline"]

# One pass over a paragraph; every alternative is anchored on a distinct character, so matching stays linear.
_TOKEN = regex(
    r"""\\([!-/:-@\[-`{-~])                             # 1 an escaped mark
    |\]\(\s*<?((?:[^\s()<>]|\n)*(?:\([^\s()]*\)(?:[^\s()<>]|\n)*)*)>?   # 2 the address of a link,
        (?:\s+"[^"\n]{0,300}")?\s*\)                  # perhaps with a title
    |\[\^([\w-]{1,40})\]                                # 3 a footnote mark
    |(!?\[)                                             # 4 perhaps the start of a link
    |<((?:https?://|mailto:)[^\s<>]{1,2000})>           # 5 an address in brackets
    |<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]{0,500})?/?>  # 6, 7 a tag
    |<!--.{0,5000}?-->
    |&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});
    |(?:https?://|www\.)[^\s<>\[\]]+?(?=[).,;:!?"'*]*(?:\s|$|[\[\]<>]))
    |\*+|_+
    """,
    re.VERBOSE | re.DOTALL,
)
_MARKUP = regex(r"[\\\]\[<&*_]")
_TAG_STYLES: dict[str, Style] = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
_KNOWN_TAGS = frozenset(
    "a b strong i em u s del ins sup sub span br p div font small big center mark q cite abbr code tt wbr hr "
    "img".split()
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the text stood in ``style``."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph's text, line ends kept, with its styled spans in order of their start."""

    text: str
    spans: tuple[Span, ...] = ()


class StyledBuilder:
    """Collects text and styles; ``toggle`` and ``set`` open and close a style at the present place."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self._open: dict[Style, int] = {}
        self._spans: list[Span] = []

    def add(self, text: str) -> None:
        """Append characters."""
        if text:
            self.parts.append(text)
            self.length += len(text)

    def set(self, style: Style, on: bool) -> None:
        """Open or close a style; closing one that is not open does nothing."""
        if on:
            self._open.setdefault(style, self.length)
        elif style in self._open:
            start = self._open.pop(style)
            if start < self.length:
                self._spans.append(Span(start, self.length, style))

    def is_open(self, style: Style) -> bool:
        """Whether the style is open at the present place."""
        return style in self._open

    def toggle(self, style: Style) -> None:
        """Open the style where it is closed, and the other way round."""
        self.set(style, style not in self._open)

    def result(self) -> Styled:
        """What was collected; styles still open end here."""
        for style in tuple(self._open):
            self.set(style, False)
        return Styled("".join(self.parts), tuple(sorted(self._spans, key=lambda span: (span.start, span.end))))


def parse_inline(text: str, line: int | None = None) -> tuple[Styled, tuple[CleanedNote, ...]]:
    """Markdown and inline HTML of one paragraph to styled text; addresses and footnote marks become notes.

    Looser than CommonMark on purpose: saved pages close ``**`` after a space or leave empty ``****`` behind, and
    none of it may reach the text. The number of line ends stays the same.
    """
    if not _MARKUP.search(text):
        return Styled(text), ()
    out = StyledBuilder()
    notes: list[CleanedNote] = []
    brackets: list[int] = []
    last = 0
    for match in _TOKEN.finditer(text):
        out.add(text[last : match.start()])
        last = match.end()
        _inline_token(match, text, out, notes, brackets, line)
    out.add(text[last:])
    return out.result(), tuple(notes)


def _inline_token(
    match: re.Match[str],
    text: str,
    out: StyledBuilder,
    notes: list[CleanedNote],
    brackets: list[int],
    line: int | None,
) -> None:
    token = match[0]
    if match[1]:
        out.add(match[1])
    elif match[2] is not None:
        _close_link(match, out, notes, brackets, line)
    elif match[3]:
        notes.append(CleanedNote("footnote mark", match[3], line))
    elif match[4]:
        brackets.append(len(out.parts))
        out.add(token)
    elif match[5]:
        out.add(match[5])
    elif match[7]:
        _tag(match, out)
    elif token[0] == "&":
        out.add(_entity(token))
    elif token[0] in "*_":
        _emphasis(match, text, out)
    elif token.startswith("<!--"):
        out.add("\n" * token.count("\n"))
    else:
        out.add(token)


def _entity(token: str) -> str:
    from html import unescape  # its table of names takes a while to load

    return unescape(token)


def _close_link(
    match: re.Match[str], out: StyledBuilder, notes: list[CleanedNote], brackets: list[int], line: int | None
) -> None:
    if not brackets:
        out.add(match[0])
        return
    opened = brackets.pop()
    out.length -= len(out.parts[opened])
    if out.parts[opened] == "![":
        breaks = sum(part.count("\n") for part in out.parts[opened:])
        removed = sum(len(part) for part in out.parts[opened + 1 :])
        del out.parts[opened:]
        out.length -= removed
        out.add("\n" * breaks)
        notes.append(CleanedNote("image", match[2], line))
        return
    out.parts[opened] = ""
    out.add("\n" * match[0].count("\n"))
    if match[2]:
        notes.append(CleanedNote("link", match[2], line))


def _tag(match: re.Match[str], out: StyledBuilder) -> None:
    name = match[7].lower()
    if name not in _KNOWN_TAGS:
        out.add(match[0])
        return
    style = _TAG_STYLES.get(name)
    if style is None and name == "span" and "underline" in match[0]:
        style = "underline"
    if style is not None:
        out.set(style, not match[6])
    elif name == "span" and match[6]:
        out.set("underline", False)
    elif name == "br" and not match.string.startswith("\n", match.end()):
        out.add(" ")
    out.add("\n" * match[0].count("\n"))


def _emphasis(match: re.Match[str], text: str, out: StyledBuilder) -> None:
    token, start, end = match[0], match.start(), match.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if token[0] == "_":
        inside_word = (before.isalnum() or before == "_") and (after.isalnum() or after == "_")
        if inside_word or len(token) > 3 or (before.isspace() and after.isspace()):
            out.add(token)
            return
    elif len(token) == 1 and before.isspace() and after.isspace():
        if out.is_open("italic") and not text[end:].partition("\n")[0].strip():
            out.set("italic", False)  # "*Ukraine *": closed after a space at the line's end
        else:
            out.add(token)
        return
    if len(token) % 2:
        out.toggle("italic")
    if len(token) in (2, 3):
        out.toggle("bold")


def covered(styled: Styled, start: int, end: int, styles: tuple[Style, ...]) -> bool:
    """Whether every letter and digit from ``start`` to ``end`` stands in one of the styles."""
    position = start
    for span in styled.spans:
        if span.style in styles and span.end > position:
            if _has_word(styled.text, position, min(span.start, end)):
                return False
            position = max(position, span.end)
            if position >= end:
                return True
    return not _has_word(styled.text, position, end)


def _has_word(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end]) if start < end else False


def leading_bold(styled: Styled) -> int:
    """Where the bold (or underlined) stretch that opens the paragraph ends; 0 where none does."""
    position = 0
    for span in styled.spans:
        if span.style == "italic":
            continue
        if span.start <= position or not _has_word(styled.text, position, span.start):
            position = max(position, span.end)
        else:
            break
    return position


def joined(styled: Styled) -> Styled:
    """Spans that touch become one: Word cuts a bold line into many runs."""
    spans: list[Span] = []
    for style in ("bold", "italic", "underline"):
        last: Span | None = None
        for span in (found for found in styled.spans if found.style == style):
            if last is not None and not styled.text[last.end : span.start].strip():
                last = Span(last.start, span.end, style)
                spans[-1] = last
            else:
                last = span
                spans.append(span)
    return Styled(styled.text, tuple(sorted(spans, key=lambda span: (span.start, span.end))))


def split_lines(styled: Styled) -> list[Styled]:
    """The lines of a paragraph that holds manual breaks, each with its own spans."""
    parts: list[Styled] = []
    start = 0
    for row in styled.text.split("\n"):
        end = start + len(row)
        spans = tuple(
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in styled.spans
            if span.start < end and span.end > start
        )
        parts.append(Styled(row, spans))
        start = end + 1
    return parts
