"""One way to write quotes, dashes, spaces and accents, by a listed table. NFC, never NFKC (10² is not 102)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from dialogue_cli.patterns import regex
from dialogue_cli.sources.clean import strip_invisible

# The whole table: what is written one way. Letters, digits, superscripts and symbols stay as they are.
TABLE = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'", "‹": "'", "›": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
    "‐": "-", "‑": "-", "‒": "–", "―": "—", "−": "-", "﹣": "-",
    "…": "...",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_TABLE = str.maketrans(TABLE)
_GUILLEMETS = regex(r"([«‹])[ \n]+|[ \n]+([»›])")
_SOFT_HYPHEN = regex("\u00ad *(\n) *|\u00ad")
_LINE_HYPHEN = regex(r"(?<=[^\W\d_]-) *\n *(?!(?:and|or|to|und|oder|et|ou|y|e|o|u)\b)(?=\w)")
# A dash between spaces, a doubled hyphen, or a long dash: one parenthetic dash. Between digits or letters the short
# one is a hyphen ("2023–2024", "France–U.S.").
_DASHES = regex(r"(?P<a>[ \n]*)(?:—+|(?<!-)-{2,3}(?!-))(?P<b>[ \n]*)|(?P<c>[ \n]+)[–-](?P<d>[ \n]+)|(?<=\w)–(?=\w)")
_DASH_HINTS = ("—", "–", "--", " -", "\n-")
_DOTS = regex(r"(?<![.\w])(?:\. ){2,}\.|(?<=\w) ?(?:\. ){2,}\.")
_RUNS = regex(r"[ \n]*\n[ \n]*| {2,}")


def normalise(text: str) -> str:
    """The text as it is compared: refilled, spaces single, the table applied, NFC. Doing it twice changes nothing."""
    return refill(text)[0]


def refill(text: str, lines: tuple[int, ...] = ()) -> tuple[str, tuple[tuple[int, int], ...]]:
    r"""The normalised text of a block whose lines are joined by ``\n``, and ``(offset, line)`` where each line starts.

    ``lines`` are the source lines of its text lines. A word hyphenated at a line end by a soft hyphen is joined; a
    hard hyphen there keeps its place without a space ("Indo-" and "Pacific").
    """
    text = characters(text).strip(" \n")
    if "\n" not in text and "\x01" not in text:
        return text, ((0, lines[0]),) if lines else ()
    pieces: list[str] = []
    starts: list[tuple[int, int]] = [(0, lines[0])] if lines else []
    length, last = 0, 0
    for index, match in enumerate(re.finditer("[\n\x01]", text), start=1):
        piece = text[last : match.start()] + (" " if match[0] == "\n" else "")
        pieces.append(piece)
        length += len(piece)
        last = match.end()
        if index < len(lines):
            starts.append((length, lines[index]))
    pieces.append(text[last:])
    return "".join(pieces), tuple(starts)


def characters(text: str) -> str:
    r"""The table and the rules for spaces and dashes; line ends stay, as ``\n`` or, inside a word, as ``\x01``."""
    text, _ = strip_invisible(text)
    if not text.isascii():
        if "\u00ad" in text:
            text = _SOFT_HYPHEN.sub(lambda match: "\x01" if match[1] else "", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if "«" in text or "»" in text or "‹" in text:
            text = _GUILLEMETS.sub(lambda match: match[1] or match[2], text)
        text = text.translate(_TABLE)
    elif "`" in text:
        text = text.replace("`", "'")
    text = text.replace("''", '"') if "''" in text else text
    if "-\n" in text or "- " in text:
        text = _LINE_HYPHEN.sub("\x01", text)
    if any(hint in text for hint in _DASH_HINTS):
        text = _dashed(text)
    if ". ." in text:
        text = _DOTS.sub("...", text)
    if "\n" in text or "  " in text:
        text = _RUNS.sub(lambda match: "\n" if "\n" in match[0] else " ", text)
    return text


def _dashed(text: str) -> str:
    """Every dash written one way; again where one that was written so stands right before the next ("- - -")."""
    while (written := _DASHES.sub(_dash, text)) != text:
        text = written
    return text


def _dash(match: re.Match[str]) -> str:
    before, after = match["a"] or match["c"] or "", match["b"] or match["d"] or ""
    if not before and not after and match["c"] is None and "–" in match[0]:
        return "-"
    opens, closes = match.start() == 0, match.end() == len(match.string)
    if opens or closes:
        dash = match[0].strip(" \n").replace("—", "–")
        return ("" if opens else _gap(before)) + dash + ("" if closes else _gap(after))
    return (_gap(before) or " ") + "–" + (_gap(after) or " ")


def _gap(space: str) -> str:
    """A line end or one space, or nothing where there was none."""
    return "\n" if "\n" in space else " " if space else ""


def line_at(starts: tuple[tuple[int, int], ...], offset: int) -> int | None:
    """The source line on which the character at ``offset`` stood; None where lines are not known."""
    if not starts:
        return None
    return starts[max(0, bisect_right(starts, (offset, 1 << 60)) - 1)][1]
