"""What the first characters of a line may open (a heading, a list item), and which item may follow which."""

from __future__ import annotations

import re
from itertools import pairwise

from dialogue_cli.patterns import regex

# One look at the start of a line tells what it may open.
_HEAD = regex(
    r"[ ]*(?:"
    r"(?P<hash>\#{1,6})(?=[ ]+[^\s\#]|[ ]*$)"
    r"|(?P<dash>[–—])(?=[ ]+\S)"
    r"|(?P<bullet>[^\w\s](?=[ ]+\S)|o(?=[ ]{2,}\S))"  # any mark: a class of these costs as much as all the rest
    r"|(?P<number>(?:\d{1,3}|[ivxl]{1,6}|[a-z])(?:\.|\))|\((?:\d{1,3}|[ivxl]{1,6}|[a-z]|[A-Z])\)"
    r"|\[\d{1,3}\](?=[ ]+[A-Z]))(?=[ ]+\S)"
    r")"
)
_FEWEST_LINES = 3
_BULLETS = "-*+•●▪■◦‣⁃·○❖➢►o"
_PARTS = ("article", "section", "chapter", "part", "annex", "appendix", "chapitre", "partie", "annexe")
_PART_NUMBER = regex(r"(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])[.:]?")
_TITLED = (
    "agenda item|item|article|section|chapter|part|pillar|annex|appendix|priority|track|theme|topic|session|"
    "working group"
)
_TITLED_PART = regex(rf"(?:{_TITLED}) (?:\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z]) ?[:.–—-] ?[A-Z]", re.IGNORECASE)
#: Their first words: no other line is looked at by the pattern.
_TITLING = frozenset(name.split()[0] for name in _TITLED.split("|"))
_LONGEST_TITLE = 80
SURE_BULLETS = "•●▪■◦‣⁃❖➢►"


def head_of(row: str) -> re.Match[str] | None:
    """What a line opens by its first characters, if anything."""
    head = _HEAD.match(row)
    return None if head and (head["bullet"] or "o") not in _BULLETS else head


def is_first(marker: str) -> bool:
    """Whether a number opens a list: 1, a or i, whatever stands around it."""
    return re.sub(r"\W", "", marker) in ("1", "a", "i")


def same_kind(marker: str | None, head: re.Match[str]) -> bool:
    """Whether a mark is of the sort of that of the item before: bullet and bullet, (a) and (b), 1. and 12."""
    if marker is None:
        return False
    if marker == "-":
        return bool(head["bullet"] or head["dash"])
    return head["number"] is not None and _shape(marker) == _shape(head["number"])


def _shape(marker: str) -> str:
    return re.sub(r"[a-zA-Z]+", "a", re.sub(r"\d+", "1", marker))


def follows(marker: str | None, head: re.Match[str]) -> bool:
    """Whether the number is the next one (2 after 1, b after a), or the mark a bullet that needs no order."""
    if marker is None or not head["number"]:
        return bool(head["bullet"])
    old, new = re.sub(r"\W", "", marker), re.sub(r"\W", "", head["number"])
    if old.isdigit() and new.isdigit():
        return int(new) == int(old) + 1
    return not old.isdigit() and not new.isdigit()


def names_part(row: str) -> bool:
    """Whether a line is nothing but the number of a part: "Article 2", "ANNEX A"."""
    words = row.split(maxsplit=2)
    return len(words) == 2 and words[0].lower() in _PARTS and bool(_PART_NUMBER.fullmatch(words[1]))


def titles_part(row: str) -> bool:
    """Whether a line is the number of a part with its title: "Agenda Item 2: Flood Warning"."""
    named = len(row) <= _LONGEST_TITLE and row.partition(" ")[0].lower() in _TITLING
    return named and bool(_TITLED_PART.match(row))


def wrap_width(rows: list[str]) -> int:
    """The width to which the text was wrapped: what nine in ten of the lines inside paragraphs stay under.

    A large number where lines are as long as their paragraphs, so that nothing counts as wrapped.
    """
    inner = sorted(len(row.rstrip()) for row, after in pairwise(rows) if row.strip() and after.strip())
    return inner[min(len(inner) - 1, len(inner) * 9 // 10)] if inner else 0


def one_paragraph_a_line(rows: list[str]) -> bool:
    """A text without blank lines whose lines mostly end a sentence, and before the margin, has one paragraph a line."""
    full = [row.rstrip() for row in rows if row.strip()]
    if len(full) < _FEWEST_LINES or len(rows) - len(full) > len(full) // 8:
        return False
    width = max(map(len, full))
    inner = [(row, after) for row, after in pairwise(full)]
    short = sum(1 for row, after in inner if len(row) + 1 + len(after.split(" ", 1)[0]) <= width)
    ends = sum(1 for row in full if re.search(r"[.:;!?][\"')\]”’»]*$", row))
    return short * 2 >= len(inner) and ends * 2 >= len(full)


def few_trailing_spaces(rows: list[str]) -> bool:
    """Whether two spaces at a line end mean a break: not where an editor left them on most lines inside paragraphs."""
    inner = [row for row, after in pairwise(rows) if row.strip() and after.strip()]
    return sum(1 for row in inner if row.endswith("  ")) * 3 <= len(inner)
