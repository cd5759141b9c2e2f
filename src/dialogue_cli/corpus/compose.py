"""A statement as Markdown that people can read and edit, and that gives the same units when it is read again.

Headings are ``##`` and deeper, list items keep their marks, and every sentence has its own line, so that a change of
one sentence is a change of one line in git and a finding can name the line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from dialogue_cli.statement.model import Statement, Unit

# What Markdown, or the reader of plain text, would take for more than a letter.
INLINE = re.compile(r"[\\*`]|(?<![^\W_])_|_(?![^\W_])|\](?=[(:])|\[(?=\^)|<(?=[A-Za-z/!])|&(?=#?\w+;)")
OPENING = re.compile(r"[#>|+=~:•●▪■◦‣⁃·○❖➢►–—-]|\[|o(?= )|(?=\()")
NUMBERED = re.compile(r"(\w{1,6})([.)])(?= )")
DEEPEST = 6


def to_markdown(statement: Statement) -> str:
    """The body of a statement's file: everything but its metadata."""
    depths = _depths(statement.units)
    blocks: list[tuple[bool, str]] = []
    for _, group in itertools.groupby(statement.units, key=lambda unit: (unit.paragraph, unit.kind == "heading")):
        units = list(group)
        blocks.append((_is_bullet(units[0]), _block(statement.text, units, depths)))
    text = ""
    for number, (bullet, block) in enumerate(blocks):
        tight = bullet and number and blocks[number - 1][0]
        text += ("" if not number else "\n" if tight else "\n\n") + block
    return text + "\n"


def _is_bullet(unit: Unit) -> bool:
    return unit.marker == "-"


def _depths(units: Iterable[Unit]) -> dict[str, int]:
    """How deep each item is nested: one deeper than the item that it continues."""
    depths: dict[str, int] = {}
    for unit in units:
        above = depths.get(unit.stem or "", 0)
        depths[unit.id] = above + 1 if unit.kind == "item" or unit.marker else 0
    return depths


def _block(text: str, units: list[Unit], depths: dict[str, int]) -> str:
    first = units[0]
    if first.kind == "heading":
        return _heading(first)
    lines = _lines(text, units)
    if not first.marker:
        return "\n".join(lines)
    indent = "  " * (depths[first.id] - 1) if _is_bullet(first) else "   " * (depths[first.id] - 1)
    hanging = indent + " " * (len(first.marker) + 1)
    return f"{indent}{first.marker} " + f"\n{hanging}".join(lines)


def _heading(unit: Unit) -> str:
    words = escape(unit.text, opening=False).replace("#", "\\#")
    if unit.marker:
        return f"{unit.marker} **{words}**"
    return "#" * min(DEEPEST, (unit.level or 1) + 1) + f" {words}"


def _lines(text: str, units: list[Unit]) -> list[str]:
    """One line a sentence; where two stand without a space between, they share a line."""
    lines: list[str] = []
    here = units[0].text
    for before, unit in itertools.pairwise(units):
        between = text[before.end : unit.start]
        worded = any(char.isalnum() for char in unit.text)  # "* * *" on a line of its own would be a rule
        if between == " " and worded and not before.text.endswith("-"):
            lines.append(here)
            here = unit.text
        else:
            here += between + unit.text
    lines.append(here)
    first, *rest = lines
    return [escape(first, opening=not units[0].marker), *(escape(line) for line in rest)]


def escape(line: str, *, opening: bool = True) -> str:
    r"""The line with a backslash before what would be taken for markup; ``opening`` where it starts a line.

    >>> escape("- 14. [a](b) snake_case *x*"), escape("14. May")
    ('\\- 14. [a\\](b) snake_case \\*x\\*', '14\\. May')
    """
    line = INLINE.sub(r"\\\g<0>", line)
    if not opening:
        return line
    numbered = NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    if not OPENING.match(line):
        return line
    return "\\" + line if line[0].isascii() and not line[0].isalnum() else f"&#{ord(line[0])};{line[1:]}"
