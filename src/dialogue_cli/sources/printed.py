"""What a printed page leaves in plain text: running headers and footers, page numbers, line numbers, cut words.

Such texts come from ``pdftotext``, from text recognition and from drafts with numbered lines. Pages end at form feeds
and at lines that hold a page number and nothing else ("- 3 -", "Page 3 of 7").
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from dialogue_cli.patterns import regex
from dialogue_cli.sources.clean import one_kind_of_line_end
from dialogue_cli.sources.hyphens import join_cut_words
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_PAGE_LINE = regex(r"\s*(?:[-–—] ?\d{1,4} ?[-–—]|page \d{1,4}(?: ?(?:of|/|de|sur|von) ?\d{1,4})?)\s*", re.IGNORECASE)
_BARE_NUMBER = regex(r"\s*(?:\d{1,4}|\d{1,4} ?/ ?\d{1,4}|[ivxl]{1,7})\s*", re.IGNORECASE)
_LINE_NUMBER = regex(r"\s{0,8}(\d{1,5})(?:([ \t]{1,8})(?=\S)|\s*$)")
_TERMINAL = regex(r"[.:;!?][\"')\]”’»]*$")
_COUNTED = regex(r"^\d+\b|\b\d+$|\bpage \d+(?: of \d+)?")
_EDGE = 2  # lines at the top and at the foot of a page among which headers and footers are looked for
_LONGEST_HEADER = 160
_FEWEST_NUMBERED = 8


@dataclass(slots=True)
class Rows:
    """Lines of a text, each with its number in the source, and notes on what was taken out."""

    rows: list[str]
    numbers: list[int]
    notes: list[CleanedNote] = field(default_factory=list)


def page_starts(text: str) -> tuple[int, ...]:
    """The numbers of the lines, from 1, that follow a form feed, in a text as ``clean_text`` will have cut it."""
    starts: list[int] = []
    line = 1
    for page in re.split("\n?\x0c\n?", text)[:-1]:
        line += one_kind_of_line_end(page).count("\n") + 1
        starts.append(line)
    return tuple(starts)


def undressed(rows: list[str], numbers: list[int], starts: tuple[int, ...] = ()) -> Rows:
    """The lines of a body without what the page put around them; ``starts``: numbers of lines that open a page."""
    found = Rows(list(rows), numbers)
    _drop_line_numbers(found)
    _drop_pages(found, frozenset(starts))
    found.rows = join_cut_words(found.rows)
    return found


def _drop_line_numbers(found: Rows) -> None:
    """Numbers in the margin of every line. Numbered paragraphs are none: most of their lines end a sentence."""
    full = [row for row in found.rows if row.strip()]
    if len(full) < _FEWEST_NUMBERED or not full[0].lstrip()[:1].isdigit():
        return
    matches = [_LINE_NUMBER.match(row) for row in full]
    values = [int(match[1]) for match in matches if match]
    steps = sum(1 for one, two in pairwise(values) if two == one + 1 or two == 1)
    if len(values) < 0.9 * len(full) or steps < 0.9 * (len(values) - 1):
        return
    texts = [row[match.end() :] for row, match in zip(full, matches, strict=True) if match and match[2]]
    if sum(1 for words in texts if _TERMINAL.search(words.rstrip())) * 2 > len(texts):
        return
    gap = min((len(match[2]) for match in matches if match and match[2]), default=1)
    for at, row in enumerate(found.rows):
        match = _LINE_NUMBER.match(row)
        if match:
            found.rows[at] = row[match.end(1) + gap :] if match[2] else ""
    found.notes.append(CleanedNote("line numbers", f"{values[0]} to {values[-1]}", found.numbers[0]))


def _drop_pages(found: Rows, starts: frozenset[int]) -> None:
    pages = _pages(found, starts)
    if len(pages) < 2:
        return
    edges = [_edge_places(found.rows, page) for page in pages]
    keys: Counter[str] = Counter()
    for places in edges:
        keys.update({_key(found.rows[at]) for at in places})
    wanted = max(2, len(pages) * 2 // 5)
    gone: set[int] = set()
    for number, (page, places) in enumerate(zip(pages, edges, strict=True)):
        numbered = found.numbers[page.start] in starts or found.numbers[page.stop - 1] + 1 in starts
        for at in places:
            row = found.rows[at]
            repeated = keys[_key(row)] >= wanted and len(row) <= _LONGEST_HEADER and not _TERMINAL.search(row)
            repeated = repeated and _may_go(found.rows, page, at, number)
            counted = bool(_PAGE_LINE.fullmatch(row) or (numbered and _BARE_NUMBER.fullmatch(row)))
            if counted or repeated:
                gone.add(at)
                kind = "page number" if counted else "running header or footer"
                found.notes.append(CleanedNote(kind, row.strip(), found.numbers[at]))
    _close_up(found, pages, gone)


def _pages(found: Rows, starts: frozenset[int]) -> list[range]:
    """Ranges of rows: a page ends before a row that follows a form feed, or behind a page number."""
    bounds = [0]
    for at, row in enumerate(found.rows):
        if found.numbers[at] in starts and at > bounds[-1]:
            bounds.append(at)
        if _PAGE_LINE.fullmatch(row) and at + 1 < len(found.rows) and found.numbers[at + 1] not in starts:
            ahead = next((n for n in range(at + 1, len(found.rows)) if found.rows[n].strip()), None)
            if ahead is None or found.numbers[ahead] not in starts:
                bounds.append(at + 1)
    bounds.append(len(found.rows))
    spans = [range(one, two) for one, two in pairwise(bounds) if one < two]
    return [span for span in spans if any(found.rows[at].strip() for at in span)]


def _edge_places(rows: list[str], page: range) -> list[int]:
    full = [at for at in page if rows[at].strip()]
    return sorted({*full[:_EDGE], *full[-_EDGE:]})


def _key(row: str) -> str:
    """What makes two headers one: the same words, whatever the page's number."""
    return _COUNTED.sub("#", " ".join(row.casefold().split()))


def _may_go(rows: list[str], page: range, at: int, number: int) -> bool:
    """On the first page a line that other pages repeat may be the title itself: it goes where another one follows."""
    if number or at > page.start + len(page) // 2:
        return True
    below = next((rows[n].strip() for n in range(at + 1, page.stop) if rows[n].strip()), "")
    return len(below) <= _LONGEST_HEADER and below[:1].isupper() and not _TERMINAL.search(below)


def _close_up(found: Rows, pages: list[range], gone: set[int]) -> None:
    """Takes the rows out, and the blank ones at the edge of a page over which a sentence runs on."""
    width = max((len(row.rstrip()) for row in found.rows), default=0)
    for page, following in pairwise(pages):
        last = next((at for at in reversed(page) if at not in gone and found.rows[at].strip()), None)
        first = next((at for at in following if at not in gone and found.rows[at].strip()), None)
        if last is None or first is None:
            continue
        between = range(last + 1, first)
        row, below = found.rows[last].rstrip(), found.rows[first].lstrip()
        broken = not _TERMINAL.search(row) and (below[:1].islower() or (len(row) > width * 3 / 4 and row[-1:] != ","))
        if broken or row.endswith((",", "-")):
            gone.update(between)
        elif between:
            gone.discard(between[0])
            found.rows[between[0]] = ""
    kept = [at for at in range(len(found.rows)) if at not in gone]
    found.rows, found.numbers = [found.rows[at] for at in kept], [found.numbers[at] for at in kept]
