"""What never belongs to a statement's text, whatever the format: escapes, controls, marks without width."""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import CleanedNote

# Terminal escapes: CSI (colours), OSC (titles, links), and the two-character ones, in 7-bit and 8-bit form.
_ESCAPES = "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b[\\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\\\|\x9c)|\x1b[ -/]*[0-~]?"
# C0 and C1 controls but tab and newline; zero-width space, joiners outside Arabic and Indic words, marks of direction,
# word joiner, invisible operators, interlinear annotation, tags, variation selectors, lone surrogates.
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
    "|(?<![\u0600-\u0dff])[\u200c\u200d]"
)
_REMOVE = regex(f"{_ESCAPES}|{_INVISIBLE}")
_LINE_ENDS = regex("\r\n?|[\x0b\x85\u2028]|\n?\x0c\n?|\u2029")
_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"


def one_kind_of_line_end(text: str) -> str:
    r"""Every line end as ``\n``; a form feed ends a line, a paragraph separator a paragraph."""
    if not any(mark in text for mark in _ENDS):
        return text
    return _LINE_ENDS.sub(_line_end, text)


def _line_end(match: re.Match[str]) -> str:
    return "\n\n" if match[0] == "\u2029" else "\n"


def strip_invisible(text: str) -> tuple[str, int]:
    """The text without escapes and characters without width, all spaces as U+0020, and how many went."""
    if _is_plain(text):
        return text, 0
    spaced = _with_plain_spaces(text)
    if _is_plain(spaced):  # most texts have no others than spaces that do not break
        return spaced, 0
    text, count = _REMOVE.subn("", text)
    return _with_plain_spaces(text), count


def _is_plain(text: str) -> bool:
    """Whether nothing has to go. What is printable is none of what goes but the variation selectors, from U+FE00 on."""
    return text.replace("\n", "").isprintable() and (text.isascii() or max(text) < "\ufe00")


def _with_plain_spaces(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def clean_text(text: str) -> tuple[str, tuple[CleanedNote, ...]]:
    """Both steps on a whole source, with a note where characters were removed."""
    text, count = strip_invisible(one_kind_of_line_end(text))
    if not count:
        return text, ()
    return text, (CleanedNote(kind="invisible characters", words=f"{count} characters"),)
