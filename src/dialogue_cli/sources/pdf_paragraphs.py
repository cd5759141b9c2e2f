"""Lines in reading order to paragraphs, headings, items and footnotes. Knows no PDF library."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from dialogue_cli.sources.block import Block
from dialogue_cli.sources.emphasis import BOLD, is_title_like
from dialogue_cli.sources.hyphens import mended, words_of
from dialogue_cli.sources.pdf_layout import Line

_MARK = re.compile(r"(?:\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)|[a-z]\)|[•●▪■◦‣⁃·–o-])\s+(?=\S)")
_BULLET = re.compile(r"[•●▪■◦‣⁃·]\s")
_FOOTNOTE = re.compile(r"(\d{1,3}|\*{1,3}|†|‡)\s+(?=\S)")
_TERMINAL = re.compile(r"[.:;!?][\"')\]”’»]*$")
_BROKEN = re.compile(r"([^\W_]+)(?:\ufffe|-\n|\u00ad\n?|\ufffe\n)([^\W_]+)")
_LONGEST_HEADING = 200
_FEWEST_LETTERS = 20


def paragraphs(lines: list[Line], marks: dict[int, list[str]]) -> list[Block]:
    """Blocks out of lines; ``marks`` are the footnote marks met in the text of each page."""
    body = _body_size(lines)
    leading = _leading(lines)
    groups: list[list[Line]] = []
    notes: list[list[Line]] = []
    for line in lines:
        opens = _opens_footnote(line, body, marks, groups)
        if opens:
            notes.append([line])
        elif notes and _continues_footnote(notes[-1][-1], line, body):
            notes[-1].append(line)
        elif groups and not _breaks(groups[-1], line, leading * line.size / (body or 1.0)):
            groups[-1].append(line)
        else:
            groups.append([line])
    words = words_of(line.text for line in lines)
    blocks = _titled([_block(group, body, words) for group in groups], groups, body)
    found = [Block("footnote", _joined(group, words), page=group[0].page) for group in notes]
    return [*blocks, *found]


def _body_size(lines: list[Line]) -> float:
    """The height in which most characters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _leading(lines: list[Line]) -> float:
    """The usual distance from one line's base to the next in the same column."""
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if (one.page, one.column) == (other.page, other.column) and one.bottom > other.bottom
    ]
    return median(steps) if steps else 0.0


def _opens_footnote(line: Line, body: float, marks: dict[int, list[str]], groups: list[list[Line]]) -> bool:
    match = _FOOTNOTE.match(line.text)
    if match is None or not groups:
        return False
    small = line.size < 0.93 * body
    known = match[1] in marks.get(line.page, ())
    last = groups[-1][-1]
    return small or (
        known and last.page == line.page and (last.bottom - line.top > 0.5 * body or last.column != line.column)
    )


def _continues_footnote(last: Line, line: Line, body: float) -> bool:
    return (
        last.page == line.page and abs(line.size - last.size) < 0.5 and line.size < 0.93 * body and line.top < last.top
    )


def _breaks(group: list[Line], line: Line, leading: float) -> bool:
    """Whether a line starts a new paragraph. ``leading`` is the usual step for type of its size."""
    last = group[-1]
    if abs(line.size - last.size) > 0.08 * last.size or line.bold != last.bold:
        return True
    if _BULLET.match(line.text) or (_MARK.match(line.text) and _TERMINAL.search(last.text)):
        return True
    width = max(1.0, last.edge - last.margin)
    short = last.right < last.edge - 0.12 * width
    ended = bool(_TERMINAL.search(last.text))
    if (last.page, last.column) != (line.page, line.column):
        return ended and (short or line.left > line.margin + 0.6 * line.size or line.bold)
    if last.bottom - line.bottom > leading + 0.3 * line.size:
        return True
    is_item = bool(_MARK.match(group[0].text))
    indented = line.left > line.margin + 0.6 * line.size and last.left < line.left - 0.4 * line.size
    level_with_item = abs(line.left - group[0].left) < 1.0
    if indented and (level_with_item or not is_item) and len(line.text) > _FEWEST_LETTERS:
        return True
    return short and ended and (not is_item or line.left <= group[0].left + 1)


def _block(group: list[Line], body: float, words: Counter[str]) -> Block:
    first = group[0]
    text = _joined(group, words)
    large = first.size > 1.12 * body
    of_one_kind = all(line.bold == first.bold for line in group)
    if (first.bold or large) and of_one_kind and len(text) <= _LONGEST_HEADING and is_title_like(text):
        level = max(1, 6 - int((first.size / body - 1) * 10)) if large else BOLD
        return Block("heading", text, page=first.page, level=level)
    return Block("paragraph", text, page=first.page)


def _joined(group: list[Line], words: Counter[str]) -> str:
    """The lines as one text, words that were cut at a line end put together again."""
    text = "\n".join(line.text for line in group)
    text = _BROKEN.sub(lambda match: _mend(match, words), text)
    return text.replace("\ufffe\n", "-").replace("\ufffe", "-").replace("\n", " ")


def _mend(match: re.Match[str], words: Counter[str]) -> str:
    chained = match.string[max(0, match.start() - 1) : match.start()] == "-"
    return mended(match[1], match[2], words, chained=chained)


def _titled(blocks: list[Block], groups: list[list[Line]], body: float) -> list[Block]:
    """The largest lines on the first page are the title, where they stand above all else in size."""
    large = [(group[0].size, at) for at, group in enumerate(groups[:12]) if group[0].page == groups[0][0].page]
    if not large:
        return blocks
    size, at = max(large, key=lambda entry: (entry[0], -entry[1]))
    if size <= 1.2 * body or blocks[at].kind != "heading":
        return blocks
    title = Block("title", blocks[at].text, page=blocks[at].page)
    return [*blocks[:at], title, *blocks[at + 1 :]]
