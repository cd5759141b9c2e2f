"""Plain text and Markdown: lines to blocks. Hard wraps are kept as line ends here and refilled in ``statement``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block, BlockKind
from dialogue_cli.sources.emphasis import paragraph_blocks
from dialogue_cli.sources.openings import (
    SURE_BULLETS,
    few_trailing_spaces,
    follows,
    head_of,
    is_first,
    names_part,
    one_paragraph_a_line,
    same_kind,
    titles_part,
    wrap_width,
)  # fmt: skip
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_MARKS = "-*_=#~\\•·"
_RULE = regex(r"\s*(?:\\?[-*_=#~•·]\s*){3,}$")
_SETEXT = regex(r" {0,3}(=+|-+)\s*$")
_COMMENT = regex(r"\s*<!--.*?-->\s*$")
_FOOTNOTE = regex(r"\[\^([\w-]{1,40})\]:\s*")
_BRACKETED = regex(r"\[\d{1,3}\] +(?=\S)")
_REFERENCE = regex(r"\[[^\]\n]{1,200}\]:\s+\S+")
_FENCE = regex(r" {0,3}(?:```|~~~)")
_TABLE_RULE = regex(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_HARD_BREAK = regex(r"(?: {2,}|\\)$")
_LONGEST_UNDERLINED = 120
_NARROWEST, _SHORT, _FULL = 50, 0.6, 0.75
_MOST_HEADING_WORDS = 8
_ENDS_THOUGHT = tuple(".:;!?,")
_CLOSES = "\"')]”’»*_"


@dataclass(slots=True)
class _Open:
    """The block being collected."""

    kind: BlockKind = "paragraph"
    rows: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    marker: str | None = None
    level: int = 1
    indent: int = 0


def read_text(text: str, first_line: int = 1) -> tuple[list[Block], list[CleanedNote]]:
    """Blocks and notes of a plain text or Markdown body whose first line has the number ``first_line``."""
    rows = text.split("\n")
    return read_rows(rows, range(first_line, first_line + len(rows)))


def read_rows(rows: list[str], numbers: Sequence[int]) -> tuple[list[Block], list[CleanedNote]]:
    """The same of lines, each with its number in the source."""
    return _Reader(rows, numbers).run()


class _Reader:
    def __init__(self, rows: list[str], numbers: Sequence[int]) -> None:
        self.rows = rows
        self.numbers = numbers
        self.width = wrap_width(rows)
        self.one_line_paragraphs = one_paragraph_a_line(rows)
        self.blocks: list[Block] = []
        self.notes: list[CleanedNote] = []
        self.open = _Open()
        self.after_blank = True
        self.list_indents: list[int] = []
        self.nested = 0
        self.trust_breaks = few_trailing_spaces(rows)

    def run(self) -> tuple[list[Block], list[CleanedNote]]:
        """Every line once, then what is still open."""
        for index, (row, number) in enumerate(zip(self.rows, self.numbers, strict=True)):
            self._row(row, number, index)
        self._flush()
        return self.blocks, self.notes

    def _row(self, row: str, number: int, index: int) -> None:
        if row.lstrip(" ").startswith("> "):
            row = row.lstrip(" ")[2:]
        stripped = row.strip()
        if stripped in ("", "\\", ">"):
            self._flush()
            self.after_blank = True
            return
        if self._special(row, stripped, number):
            self.after_blank = self.open.kind != "footnote"
            return
        head = head_of(row)
        if head and self._opens(head, row, index):
            self._start(head, row, number)
        elif self.open.rows and not self.after_blank and not self._breaks_before(row, index):
            self._continue(row, number)
        elif self.after_blank and self._belongs_to_item(row):
            self._flush()
            self.open = _Open(kind="paragraph", rows=[row.strip()], numbers=[number])
        else:
            self._flush()
            if not row.startswith("  "):
                self.list_indents.clear()
                self.nested = 0
            self.open = _Open(rows=[row.lstrip()], numbers=[number])
        self.after_blank = False

    def _special(self, row: str, stripped: str, number: int) -> bool:
        """Lines that are no text of the statement, or change what stands above them. Whether this was one."""
        first = stripped[0]
        if first in "-=" and self._underlines(row):
            self.open.kind, self.open.level = "heading", 1 if first == "=" else 2
            self._flush()
        elif first in _MARKS and stripped[-1] in _MARKS and _RULE.match(stripped):
            self._note("separator", stripped, number)
        elif first == "<" and _COMMENT.match(row):
            self._note("comment", stripped, number)
            self._list_break()
        elif first == "[":
            return self._definition(stripped, number)
        elif first in "`~" and _FENCE.match(row):
            self._flush()
        elif first == "|" and stripped.endswith("|") and stripped.count("|") >= 2:
            self._table_row(stripped, number)
        else:
            return first in ":-" and "|" in stripped and bool(_TABLE_RULE.match(stripped))
        return True

    def _underlines(self, row: str) -> bool:
        opened = self.open
        if self.after_blank or len(opened.rows) != 1 or opened.kind != "paragraph":
            return False
        return len(opened.rows[0]) < _LONGEST_UNDERLINED and bool(_SETEXT.match(row))

    def _note(self, kind: str, words: str, number: int) -> None:
        self._flush()
        self.notes.append(CleanedNote(kind, words, number))

    def _list_break(self) -> None:
        """``<!-- -->`` between lists: the second is nested where the first ended with a colon, until the next."""
        last = self.blocks[-1] if self.blocks else None
        self.nested = int(last is not None and last.kind == "item" and last.text.rstrip().endswith(":"))

    def _definition(self, stripped: str, number: int) -> bool:
        footnote = _FOOTNOTE.match(stripped)
        if footnote:
            self._flush()
            self.open = _Open("footnote", [stripped[footnote.end() :]], [number], marker=footnote[1])
        elif _REFERENCE.fullmatch(stripped):
            self.notes.append(CleanedNote("link", stripped, number))
        else:
            return False
        return True

    def _table_row(self, stripped: str, number: int) -> None:
        if _TABLE_RULE.match(stripped):
            return
        self._flush()
        cells = [cell.strip() for cell in stripped.strip("|").split("|")]
        self.open = _Open(rows=[" | ".join(cell for cell in cells if cell)], numbers=[number])
        self._flush()

    def _opens(self, head: re.Match[str], row: str, index: int) -> bool:
        """Whether a line that looks like a heading or list item is one, and not a wrapped line that starts so."""
        bullet = head["bullet"]
        if self.after_blank or not self.open.rows or head["hash"] or (bullet and bullet in SURE_BULLETS):
            return True
        previous = self.open.rows[-1].rstrip()
        indent = len(row) - len(row.lstrip(" "))
        in_list = self.open.kind == "item"
        ended = _ends_thought(previous)
        if in_list and same_kind(self.open.marker, head) and indent <= self.open.indent + 1 + len(head[0]):
            return ended or follows(self.open.marker, head)
        if in_list and indent > self.open.indent:
            return ended
        if bullet or head["dash"]:
            return ended and (in_list or previous.endswith(":") or self._short(index - 1))
        # "(1) ...; (2) ..." inside a sentence may be wrapped before a number: a list breaks its lines on purpose.
        if previous.endswith(":") and is_first(head["number"]) and self._goes_on(head, index):
            return True
        return ended and self._short(index - 1) and (previous[-1] != "," or is_first(head["number"]))

    def _goes_on(self, head: re.Match[str], index: int) -> bool:
        """Whether the number after a first one opens a line too, behind a mark: a list, and no wrapped sentence."""
        for before, row in pairwise(self.rows[index:]):
            if not row.strip():
                return False
            following = head_of(row)
            if following and same_kind(head["number"], following):
                return follows(head["number"], following) and _ends_thought(before.rstrip(" \\"))
        return False

    def _start(self, head: re.Match[str], row: str, number: int) -> None:
        self._flush()
        indent = len(row) - len(row.lstrip(" "))
        rest = row[head.end() :].strip(" ") if not _HARD_BREAK.search(row) else row[head.end() :].lstrip(" ")
        if head["hash"]:
            rest = re.sub(r"\s+#+\s*$", "", rest).strip()
            if rest:
                self.open = _Open("heading", [rest], [number], level=len(head["hash"]))
                self._flush()
            self.list_indents.clear()
            return
        while self.list_indents and self.list_indents[-1] > indent:
            self.list_indents.pop()
        if not self.list_indents or self.list_indents[-1] < indent:
            self.list_indents.append(indent)
        marker = head["number"] or "-"
        nested = head_of(rest)
        if marker == "-" and nested and nested["bullet"] and nested["bullet"] in "·•▪●":
            rest = rest[nested.end() :].lstrip(" ")  # "-   ·   text": a bullet that was converted twice
        self.open = _Open("item", [rest], [number], marker, len(self.list_indents) + self.nested, indent)

    def _continue(self, row: str, number: int) -> None:
        self.open.rows.append(row.lstrip(" "))
        self.open.numbers.append(number)

    def _belongs_to_item(self, row: str) -> bool:
        return bool(self.list_indents) and row.startswith("  ")

    def _short(self, index: int) -> bool:
        """Whether the line was ended on purpose: the first word of the next one would still have fitted."""
        if index + 1 >= len(self.rows):
            return True
        line, following = self.rows[index].rstrip().rstrip("\\"), self.rows[index + 1].strip()
        word = following.split(" ", 1)[0]
        return len(line) + 1 + len(word) <= self.width

    def _breaks_before(self, row: str, index: int) -> bool:
        """Whether a new paragraph starts here although no blank line stands before it."""
        if self.open.kind in ("heading", "footnote"):
            return False
        previous = self.open.rows[-1]
        if row.startswith("[") and _BRACKETED.match(row):
            return True
        if (
            self.one_line_paragraphs
            or self._heads_part(previous, index)
            or self._stands_over(previous, row)
            or (names_part(row) and _ends_thought(previous))
        ):
            return True
        if not _HARD_BREAK.search(previous):
            return False
        return self._short(index - 1) or (self.trust_breaks and not _ends_thought(previous.rstrip(" \\")))

    def _heads_part(self, previous: str, index: int) -> bool:
        """Whether the line before is all of a block that heads a part: "Article 2", or "Scope" right below it."""
        if len(self.open.rows) > 1 or _ends_thought(previous):
            return False
        below = bool(self.blocks) and not self.after_blank and names_part(self.blocks[-1].text)
        row = self.rows[index].strip()
        titled = titles_part(previous) and row[:1].isupper() and (len(row) > len(previous) or _ends_thought(row))
        return names_part(previous) or titled or (below and self._short(index - 1))

    def _stands_over(self, previous: str, row: str) -> bool:
        """Whether the line before heads the wrapped paragraph right below it: short on purpose, no mark at its end."""
        if len(self.open.rows) > 1 or self.width < _NARROWEST or self.open.kind != "paragraph":
            return False
        line, below = previous.strip(), row.strip()
        short = len(line) < self.width * _SHORT and len(line.split()) <= _MOST_HEADING_WORDS
        capital = line[:1].isupper() and below[:1].isupper()
        return short and capital and len(below) > self.width * _FULL and not _ends_thought(line)

    def _flush(self) -> None:
        opened = self.open
        if opened.rows:
            block = Block(
                kind=opened.kind,
                text="\n".join(opened.rows),
                line=opened.numbers[0],
                level=opened.level,
                marker=opened.marker,
                lines=tuple(opened.numbers),
            )
            blocks, notes = paragraph_blocks(block)
            self.blocks.extend(blocks)
            self.notes.extend(notes)
        self.open = _Open()


def _ends_thought(row: str) -> bool:
    """Whether a line ends with a mark, whatever closes after it."""
    return row.rstrip(_CLOSES).endswith(_ENDS_THOUGHT)
