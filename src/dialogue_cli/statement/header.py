"""The head of a statement: a title over a line of place and date, where no blank line parts them.

Texts that were copied from a page or a mail often have none: "The 30th Ministerial Meeting", "Vienna, 4 June 2023".
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.sources.block import Block
from dialogue_cli.statement.meeting import is_date_line
from dialogue_cli.values import replace

#: Among how many blocks the head is looked for, and how many lines one has at most.
_BLOCKS, _LINES = 3, 6
#: A longer line is a wrapped sentence, whose last line may well be a date and no more.
_LONGEST = 110
_GOES_ON = tuple(".;:,–-")


def part_header(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with a line of a date in the first ones parted from the lines around it."""
    parted = [piece for block in blocks[:_BLOCKS] for piece in _parted(block)]
    return (*parted, *blocks[_BLOCKS:])


def _parted(block: Block) -> list[Block]:
    rows = block.text.split("\n")
    if not 1 < len(rows) <= _LINES or block.kind not in ("paragraph", "heading", "title"):
        return [block]
    at = next((n for n, row in enumerate(rows) if is_date_line(row.strip())), None)
    if at is None or max(map(len, rows)) > _LONGEST or rows[at].rstrip().endswith(_GOES_ON):
        return [block]
    if at and not _is_whole(rows[at - 1]):
        return [block]
    return [_lines(block, start, stop) for start, stop in ((0, at), (at, at + 1), (at + 1, len(rows))) if start < stop]


def _is_whole(row: str) -> bool:
    """Whether a line has no mark at its end and is not broken off before a date: "gathered in", "the meeting on"."""
    words = row.rstrip()
    return not words.endswith(_GOES_ON) and not words.rpartition(" ")[2].islower()


def _lines(block: Block, start: int, stop: int) -> Block:
    rows = block.text.split("\n")
    numbers = block.lines[start:stop] if len(block.lines) == len(rows) else ()
    line = numbers[0] if numbers else block.line
    kind = block.kind if start == 0 else "paragraph"
    return replace(block, text="\n".join(rows[start:stop]), kind=kind, line=line, lines=numbers)
