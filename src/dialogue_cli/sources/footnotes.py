"""Footnotes that were typed as text: "the Fund.[1]" and, further down, "[1] Set up by the Act of 2019."."""

from __future__ import annotations

from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import replace

_NOTE = regex(r"\[(\d{1,3})\] +(?=\S)")
_NUMBER = regex(r"\[(\d{1,3})\]")
_MARK = regex(r"(?<=[^\W_]|[.,;:!?)\"'”’»\]]) ?\[(\d{1,3})\](?!\w)")


def without_bracketed_notes(blocks: list[Block]) -> tuple[list[Block], list[CleanedNote]]:
    """The blocks with typed footnotes as footnotes and their marks taken out, a note for each.

    Only numbers that have both count: a mark without a note may be a reference ("see [3]"), a note without a mark an
    item of a list.
    """
    opened = [_own_number(block) for block in blocks]
    marked = {match[1] for block in blocks for match in _MARK.finditer(_without_number(block))}
    known = marked & {number for number in opened if number}
    if not known:
        return blocks, []
    notes: list[CleanedNote] = []
    found: list[Block] = []
    for block, number in zip(blocks, opened, strict=True):
        if number in known and block.kind in ("paragraph", "item"):
            found.append(replace(block, kind="footnote", text=_without_number(block), marker=number))
            continue
        marks = [match[1] for match in _MARK.finditer(block.text) if match[1] in known]
        notes.extend(CleanedNote("footnote mark", number, block.line) for number in marks)
        text = _MARK.sub(lambda match: "" if match[1] in known else match[0], block.text) if marks else block.text
        found.append(replace(block, text=text) if marks else block)
    return found, notes


def _own_number(block: Block) -> str:
    """The number in brackets that a block opens with, or bears as its mark; empty where there is none."""
    match = _NUMBER.fullmatch(block.marker) if block.marker else _NOTE.match(block.text)
    return match[1] if match else ""


def _without_number(block: Block) -> str:
    head = None if block.marker else _NOTE.match(block.text)
    return block.text[head.end() :] if head else block.text
