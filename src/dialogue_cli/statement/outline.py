"""Blocks to an outline: which plain paragraphs are headings, how deep each stands, what a list item continues."""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block
from dialogue_cli.sources.openings import titles_part
from dialogue_cli.statement.meeting import is_date_line, is_place_line
from dialogue_cli.values import replace

_NAMED = frozenset(
    (
        "section part chapter pillar annex appendix title article partie chapitre pilier annexe parte capítulo pilar "
        "anexo sección seção"
    ).split()
)
_FIRST_WORD = regex(r"\w+")
_NUMBERED = regex(
    r"(?P<roman>[IVX]{1,6}[.)])(?=\s)|(?P<dotted>\d{1,2}(?:\.\d{1,2})+\.?)(?=\s)|(?P<upper>[A-Z][.)])(?=\s)"
    r"|(?P<digit>\d{1,2}[.)])(?=\s)|(?P<lower>\(?(?:[a-z]|[ivx]+)[.)])(?=\s)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    (
        "a an and as at but by for from in into nor of on or over per the to up via with within toward towards "
        "between among et de des du la le les l d en aux au à sur pour par un une y el los las del para por con e "
        "o os da do das dos em na no nas nos ao aos against through across under beyond vs its our their that is "
        "are"
    ).split()
)
_WORD = regex(r"[^\W_]+(?:['.&-][^\W_]+)*")
# A line that opens with an office names a person: a list of those who signed is not a list of headings.
_OFFICE = regex(
    r"(?:Prime Minister|President|Vice President|(?:Foreign |Defen[cs]e )?Minister|Secretary|Ambassador|Chancellor|"
    r"Governor|Charg[eé] d'Affaires|Commissioner|Mr|Ms|Mrs|Dr|H\.E|His|Her|Hon|Premier ministre|Presidente)\b"
)
_LONGEST_TITLE_LINE = 110
_LONGEST_LINE = 125
_MOST_WORDS = 18
_SHORTEST_BODY = 60
_DEEPEST_HASH = 6
_PLAIN = 9


def find_headings(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks, with paragraphs and numbered lines that are headings in all but markup made headings."""
    found: list[Block] = []
    last = max((at for at, block in enumerate(blocks) if _is_body(block)), default=-1)
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.kind == "heading" and block.level > _DEEPEST_HASH and block.text.endswith(":"):
            found.append(replace(block, kind="paragraph", level=1))  # "WE HEREBY DECLARE TO:" leads into a list
        elif (
            at < last and not _is_dateline(blocks, at) and _is_heading(block, following, blocks[at - 1] if at else None)
        ):
            found.append(replace(block, kind="heading", level=_PLAIN))
        else:
            found.append(block)
    return found


def _is_body(block: Block) -> bool:
    """Text that can stand under a heading; behind the last of it come names and dates of those who signed."""
    return block.kind in ("paragraph", "item") and (block.kind == "item" or block.text[-1:] in tuple(".:;!?"))


def _is_dateline(blocks: tuple[Block, ...], at: int) -> bool:
    """A line that says when the parties met, or where: beside such a line, or first of all and over a heading."""
    if is_date_line(blocks[at].text):
        return True
    after = blocks[at + 1 : at + 2]
    beside = (*blocks[max(0, at - 1) : at], *after)
    opens = at == 0 and any(block.kind == "heading" for block in after)
    return (opens or any(is_date_line(block.text) for block in beside)) and is_place_line(blocks[at].text)


def _is_heading(block: Block, following: Block | None, before: Block | None) -> bool:
    if block.kind == "paragraph":
        return following is not None and (_plain_heading(block) or _stands_over(block, following, before))
    return block.kind == "item" and block.marker != "-" and _numbered_heading(block, following)


def _may_head(text: str, longest: int) -> bool:
    """Short, with letters, no mark at its end, no row of a table, no name of a person."""
    if not text or len(text) > longest or text[-1] in ".;,!:?" or text[0] == '"':
        return False
    return any(char.isalpha() for char in text) and " | " not in text and not _OFFICE.match(text)


def _stands_over(block: Block, following: Block, before: Block | None) -> bool:
    """A short line without a full stop over a paragraph of full sentences, after one that was ended: "Next steps"."""
    text = block.text
    if not _may_head(text, _LONGEST_LINE) or not text[0].isupper() or len(text.split()) > _MOST_WORDS:
        return False
    over_text = following.kind == "paragraph" and len(following.text) > len(text) and following.text[-1] in ".:;"
    ended = before is None or before.kind == "heading" or before.text[-1:] in ".:;?!\"')"
    return over_text and ended and len(following.text) > _SHORTEST_BODY


def _plain_heading(block: Block) -> bool:
    text = block.text
    if not _may_head(text, _LONGEST_TITLE_LINE):
        return False
    numbered = _NUMBERED.match(text)
    body = text[numbered.end() :].strip() if numbered else text
    counted = numbered is not None or _is_named(text)
    return title_case(body) or (counted and len(body.split()) <= 12 and body[:1].isupper())


def _is_named(text: str) -> bool:
    """Whether it opens as parts of a document do: "Section 2", "Annexe", "Agenda Item 3: Any other business"."""
    first = _FIRST_WORD.match(text)
    return first is not None and (first[0].lower() in _NAMED or titles_part(text))


def _numbered_heading(block: Block, following: Block | None) -> bool:
    text = block.text
    if len(text) > _LONGEST_TITLE_LINE or not text or text[-1] in ".;,:!?":
        return False
    if following is None or (following.kind == "item" and following.marker != "-" and len(following.text) < 60):
        return False
    return title_case(text)


def title_case(text: str) -> bool:
    """Whether a line is written as titles are: every word but small ones with a capital, or all in capitals."""
    words = _WORD.findall(text)
    if not words or len(words) > 16 or not (words[0][:1].isupper() or words[0][:1].isdigit()):
        return False
    weighty = [word for word in words if word.lower() not in _SMALL]
    capital = sum(1 for word in weighty if word[:1].isupper() or word[:1].isdigit())
    if len(words) == 1:
        return capital == 1 and words[0][:1].isalpha()
    return bool(weighty) and capital == len(weighty)


def heading_rank(block: Block, seen_roman: bool) -> int:
    """How high a heading stands: a small number is high. ``#`` depth first, then numbering, then style."""
    text = f"{block.marker} {block.text}" if block.marker else block.text
    if block.level <= 6:
        return block.level * 2
    if _is_named(text):
        return 14
    numbered = _NUMBERED.match(text)
    if numbered:
        return _numbered_rank(numbered, seen_roman)
    if block.text.isupper() and len(block.text) > 4:
        return 32
    return 40 + 2 * block.level


def _numbered_rank(numbered: re.Match[str], seen_roman: bool) -> int:
    mark = numbered[0]
    if numbered["roman"] and mark.isupper() and (seen_roman or mark[0] == "I"):
        return 20
    if len(mark) == 2 and mark[0].isupper():
        return 30
    if numbered["dotted"]:
        return 35 + mark.strip(".").count(".")
    return 34 if numbered["digit"] else 38


class Sections:
    """The path of headings above the present place."""

    def __init__(self) -> None:
        self._path: list[tuple[int, str]] = []
        self._roman = False

    def enter(self, block: Block) -> tuple[tuple[str, ...], int]:
        """The path above the heading, and its depth from 1; what follows stands under it, but for a line of a date."""
        if is_date_line(block.text):
            return self.path, len(self._path) + 1
        rank = heading_rank(block, self._roman)
        self._roman = self._roman or rank == 20
        while self._path and self._path[-1][0] >= rank:
            self._path.pop()
        above = self.path
        self._path.append((rank, block.text))
        return above, len(self._path)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above the present place, highest first."""
        return tuple(text for _, text in self._path)
