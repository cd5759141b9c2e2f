"""What markup says of a paragraph: a bold line is a heading, a bold opening may be a run-in heading."""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block
from dialogue_cli.sources.styled import Styled, covered, leading_bold, parse_inline
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import replace

# Depths that stand below those of "#" headings (1 to 6); only their order matters.
BOLD, ITALIC = 7, 8
_LONGEST_HEADING = 200
_TYPED_MARK = regex(r"\s*(?:(?P<number>\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)|[a-z]\))|[•●▪■◦‣⁃·])\s+(?=\S)")
_OPENS_MARK = "(•●▪■◦‣⁃·"
_BARE_NUMBER = regex(r"\s*(?P<number>\d{1,2})\s+(?=[A-ZÀ-Þ])")
_FEWEST_COUNTED = 3
# What a glued mark holds; looked for first, since ``re`` runs over a text to one set of characters without a stop.
_GLUED_HINT = regex(r"[.,;]['\")]?\d")
_GLUED_MARK = regex(r"(?<![a-z])([a-z]{3,})([.,;]['\")]?)(\d{1,2})(?=\s+[A-Z]|\s*$)")
_BEFORE_NUMBERS = frozenset("para paras art arts nos fig figs vol vols chap sec res doc pag cap núm".split())
_SENTENCE_END = regex(r"(?<!\b[A-Z])[.;!?,]['\")\]”’»]*\s*$")
_INITIALS_END = regex(r"\b(?:[A-Z]\.){2,}$|\bet al\.$")


def paragraph_blocks(block: Block) -> tuple[list[Block], tuple[CleanedNote, ...]]:
    """The block with its inline markup read: itself, or a heading, or a run-in heading and the rest."""
    styled, notes = parse_inline(block.text, block.line)
    if block.kind in ("heading", "title"):
        return [replace(block, text=styled.text)], notes
    return split_styled(block, styled), notes


def split_styled(block: Block, styled: Styled) -> list[Block]:
    """Headings out of a styled paragraph; the rest stays what it was."""
    text = styled.text
    if not text.strip():
        return []
    plain = block if text == block.text else replace(block, text=text)
    if not styled.spans or block.kind == "footnote":
        return [plain]
    if len(text) <= _LONGEST_HEADING and is_title_like(text):
        if covered(styled, 0, len(text), ("bold", "underline")):
            return [replace(plain, kind="heading", level=BOLD, marker=_number(block))]
        if block.kind == "paragraph" and covered(styled, 0, len(text), ("bold", "underline", "italic")):
            return [replace(plain, kind="heading", level=ITALIC)]
    return _run_in(plain, styled)


def _number(block: Block) -> str | None:
    return block.marker if block.marker != "-" else None


def _run_in(block: Block, styled: Styled) -> list[Block]:
    """``**Peace and Stability** We discussed ...``: the bold words head the sentence that follows."""
    end = leading_bold(styled)
    text = styled.text
    head, rest = text[:end], text[end:]
    if block.kind != "paragraph" or not rest.strip() or len(head) > _LONGEST_HEADING or not is_title_like(head):
        return [block]
    if head.rstrip().endswith(":") or rest.lstrip()[:1] in (":", ",", ";", ".", ")"):
        return [block]
    body = rest.lstrip()
    own_line = "\n" in rest[: len(rest) - len(body)] or head.endswith("\n")
    starts = re.match(r"[\"'“‘«(]*[A-ZÀ-ÖØ-Þ0-9]", body)
    if not starts or (not own_line and (len(head.split()) < 2 or not _opens_sentence(head, body))):
        return [block]
    cut = text[: len(text) - len(body)].count("\n")
    heading = replace(block, kind="heading", text=head.strip(), level=BOLD, lines=block.lines[: cut + 1])
    lines = block.lines[cut:]
    return [heading, replace(block, text=body, line=lines[0] if lines else block.line, lines=lines)]


def _opens_sentence(head: str, body: str) -> bool:
    """Whether what follows the bold words can stand alone: it opens like a sentence, and they do not lead into it."""
    last = head.rsplit(maxsplit=1)[-1].lower()
    if last in (
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "to",
        "by",
        "in",
        "on",
        "for",
        "with",
        "le",
        "la",
        "de",
        "du",
        "el",
        "y",
    ):
        return False
    words = body.split(None, 2)
    return (
        bool(
            re.match(
                r"(?:The|This|These|We|Our|In|On|At|As|To|Both|Since|With|It|Under|By|For|Through|"
                r"Recogni[sz]ing|Nous|Le|La|Les|En|El|Los|Las|Nosotros|Os|As|O|A)\b",
                body,
            )
        )
        and len(words) > 2
    )


def without_glued_marks(blocks: list[Block]) -> tuple[list[Block], list[CleanedNote]]:
    """Footnote numbers that lost their raised place ("securities.1 The") taken out, with a note for each."""
    found: list[Block] = []
    notes: list[CleanedNote] = []
    for block in blocks:
        text = block.text
        glued = any(text[hint.start() - 1].islower() for hint in _GLUED_HINT.finditer(text))
        likely = _GLUED_MARK.finditer(text) if glued else ()
        marks = [match for match in likely if match[1].lower() not in _BEFORE_NUMBERS]
        for match in reversed(marks):
            text = text[: match.start(3)] + text[match.end(3) :]
            notes.append(CleanedNote("footnote mark", match[3], block.line))
        found.append(replace(block, text=text) if marks else block)
    return found, notes


def with_typed_marks(blocks: list[Block]) -> list[Block]:
    """Paragraphs that open with a typed number or bullet ("14. We ...", "(a) share ...") as the items that they are.

    Bare numbers ("2 APPRECIATING ...") count only where at least three paragraphs are counted on by them.
    """
    bare = _counted(blocks)
    found: list[Block] = []
    for at, block in enumerate(blocks):
        match = _TYPED_MARK.match(block.text) if _may_be_marked(block) else None
        if at in bare:
            match = _BARE_NUMBER.match(block.text)
        if match:
            marker = match["number"] or "-"
            found.append(replace(block, kind="item", marker=marker, text=block.text[match.end() :], level=1))
        else:
            found.append(block)
    return found


def _may_be_marked(block: Block) -> bool:
    """A paragraph that opens with a digit, a bracket, one letter and a bracket, or a bullet."""
    head = block.text.lstrip()[:2]
    opens = head[:1].isdigit() or head[:1] in _OPENS_MARK or head[1:] == ")"
    return opens and block.kind == "paragraph" and block.marker is None


def _counted(blocks: list[Block]) -> set[int]:
    """Places of the paragraphs whose bare numbers go 1, 2, 3 and on."""
    places: list[int] = []
    for at, block in enumerate(blocks):
        match = _BARE_NUMBER.match(block.text) if _may_be_marked(block) else None
        if match and int(match["number"]) == len(places) + 1:
            places.append(at)
    return set(places) if len(places) >= _FEWEST_COUNTED else set()


def is_title_like(text: str) -> bool:
    """No sentence end, no comma or semicolon at the end, and at least one letter."""
    words = text.strip()
    if not any(char.isalpha() for char in words):
        return False
    return not _SENTENCE_END.search(words) or bool(_INITIALS_END.search(words))
