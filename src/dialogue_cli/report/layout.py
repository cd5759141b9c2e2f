"""Words to lines of a given width, counted in terminal cells; styles travel with the words. Draws nothing itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from dialogue_cli.report.safe import one_line, safe
from dialogue_cli.report.style import Paint, plain
from dialogue_cli.statement.comparison import Edit
from dialogue_cli.values import dataclass

_TOKEN = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out. ``wrap`` is off where nothing is known of the reader's width (a pipe, a file)."""

    width: int = 100
    wrap: bool = True
    paint: Paint = plain


Piece = tuple[str, str]


def cells(text: str) -> int:
    """How many columns a terminal needs for ``text``: wide East Asian letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(char) or char in "\u200d\u200c"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def pieces_of(edits: Iterable[Edit]) -> list[Piece]:
    """Edits as styled pieces with the marks of wdiff: ``[-gone-] {+come+}``. Words are made harmless on the way."""
    found: list[Piece] = []
    for edit in edits:
        text = safe(edit.text)
        if edit.op == "equal":
            found.append(("", text))
            continue
        before = text[: len(text) - len(text.lstrip())]
        core = text.strip()
        after = text[len(before) + len(core) :]
        if core:
            mark = ("[-", "-]") if edit.op == "delete" else ("{+", "+}")
            style = "removed" if edit.op == "delete" else "added"
            found += [("", before), (style, f"{mark[0]}{core}{mark[1]}"), ("", after)]
        elif text:
            found.append(("", " "))
    return [piece for piece in found if piece[1]]


def wrap(pieces: Sequence[Piece], layout: Layout, indent: str = "") -> list[str]:
    """Painted lines, broken at spaces only; a word longer than the width stands on a line of its own."""
    room = max(10, layout.width - len(indent)) if layout.wrap else None
    lines: list[list[Piece]] = [[]]
    used, gap = 0, False
    for word in _words(pieces):
        size = sum(cells(text) for _, text in word)
        if used and room is not None and used + gap + size > room:
            lines.append([])
            used = 0
        if used and gap:
            lines[-1].append((_shared(lines[-1], word), " "))
            used += 1
        lines[-1] += word
        used += size
        gap = True
    return [indent + _painted(line, layout.paint) for line in lines if line]


def _words(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces cut at white space; a word may be made of several pieces (``end{+ing+}``)."""
    words: list[list[Piece]] = []
    open_word = False
    for style, text in pieces:
        for token in _TOKEN.findall(text):
            if token.isspace():
                open_word = False
            elif open_word:
                words[-1].append((style, token))
            else:
                words.append([(style, token)])
                open_word = True
    return words


def _shared(line: Sequence[Piece], word: Sequence[Piece]) -> str:
    """The style of the space between two words: theirs where both have the same, so that a strike runs through."""
    return line[-1][0] if line[-1][0] == word[0][0] else ""


def _painted(line: Sequence[Piece], paint: Paint) -> str:
    merged: list[Piece] = []
    for style, text in line:
        if merged and merged[-1][0] == style:
            merged[-1] = (style, merged[-1][1] + text)
        else:
            merged.append((style, text))
    return "".join(paint(style, text) if style else text for style, text in merged)


def shorten(text: str, room: int) -> str:
    """One line of at most ``room`` cells, cut at a word, with " ..." where something was left out."""
    text = one_line(text)
    if cells(text) <= room:
        return text
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}".strip()
        if cells(longer) > room - 4:
            break
        kept = longer
    return f"{kept} ..." if kept else f"{_fit(text, max(1, room - 3))}..."


def _fit(text: str, room: int) -> str:
    used = 0
    for place, char in enumerate(text):
        used += cells(char)
        if used > room:
            return text[:place]
    return text


def beside(left: str, right: str, width: int, paint: Paint, styles: tuple[str, str]) -> list[str]:
    """Two texts on one line, the right one flush; on two lines where they do not fit."""
    gap = width - cells(left) - cells(right)
    if not right:
        return [paint(styles[0], left)]
    if gap >= 2:
        return [f"{paint(styles[0], left)}{' ' * gap}{paint(styles[1], right)}"]
    return [paint(styles[0], left), f"    {paint(styles[1], right)}"]
