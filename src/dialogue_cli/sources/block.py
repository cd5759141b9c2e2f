"""What every reader returns: a source's own layout, before anything is cut into sentences."""

from __future__ import annotations

from typing import Literal

from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

BlockKind = Literal["title", "heading", "paragraph", "item", "footnote"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item. ``line`` is its first line in the source (from 1), ``page`` its page.

    ``lines`` gives the source line of each of its text lines, so that a sentence deep in a wrapped paragraph keeps its
    own line. ``level`` is the depth of a heading or list item, ``marker`` what stood before it ("-", "14.", "(a)").
    """

    kind: BlockKind
    text: str
    line: int | None = None
    page: int | None = None
    level: int = 1
    marker: str | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One document as read: blocks in reading order, front matter as given, and what was left out on the way."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]
    meta: dict[str, object] = field(default_factory=dict)
    cleaned: tuple[CleanedNote, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = "text"
