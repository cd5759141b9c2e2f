"""Lines that were put around a statement and are not part of it: syndication, end marks, its title said again."""

from __future__ import annotations

import re
from functools import cache

from dialogue_cli.data import read_text
from dialogue_cli.sources.block import Block
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass


@dataclass(slots=True)
class NoiseRule:
    """One kind of noise. The patterns are compiled when a block first holds one of the hints."""

    kind: str
    hints: tuple[str, ...]
    sources: tuple[str, ...]
    longest: int = 400
    compiled: re.Pattern[str] | None = None

    def matches(self, words: str, *, lettered: bool) -> bool:
        """Whether the whole block, in lower case, is noise of this kind."""
        if len(words) > self.longest or (lettered and not any(hint in words for hint in self.hints)):
            return False
        if self.compiled is None:
            self.compiled = re.compile("|".join(f"(?:{source})" for source in self.sources))
        return self.compiled.fullmatch(words) is not None


@cache
def shipped_rules() -> tuple[NoiseRule, ...]:
    """The rules of ``data/noise.toml``."""
    return parse_rules(read_text("noise.toml"))


def parse_rules(text: str) -> tuple[NoiseRule, ...]:
    """Rules out of TOML: one table a kind, with ``hints`` and a list ``whole`` of regular expressions in lower case.

    Only ``[kind]``, ``hints = "..."``, ``longest = N`` (characters of the block) and single-quoted lines are used, so
    that no TOML parser has to be loaded.
    """
    rules: list[NoiseRule] = []
    kind, hints, longest = "", "", 400
    found: list[str] = []
    for row in map(str.strip, [*text.split("\n"), "[end]"]):
        if row.startswith("[") and row.endswith("]") and len(row) > 2:
            if found:
                rules.append(NoiseRule(kind, tuple(hints.split()), tuple(found), longest))
            kind, hints, longest, found = row[1:-1], "", 400, []
        elif row.startswith("hints"):
            hints = row.partition('"')[2].rstrip('"')
        elif row.startswith("longest"):
            longest = int(row.partition("=")[2])
        elif row.startswith("'"):
            found.append(row.rstrip(",")[1:-1])
    return tuple(rules)


def drop_noise(
    blocks: list[Block], rules: tuple[NoiseRule, ...] | None = None
) -> tuple[list[Block], list[CleanedNote]]:
    """The blocks that are text, and a note for each that is not."""
    rules = rules or shipped_rules()
    kept: list[Block] = []
    notes: list[CleanedNote] = []
    for block in blocks:
        kind = _noise(block, rules)
        if kind:
            notes.append(CleanedNote(kind, " ".join(block.text.split()), block.line))
        else:
            kept.append(block)
    return kept, notes


def _noise(block: Block, rules: tuple[NoiseRule, ...]) -> str | None:
    if len(block.text) > 400 or block.kind == "footnote":
        return None
    words = " ".join(block.text.lower().split())
    lettered = any(map(str.isalpha, words))
    return next((rule.kind for rule in rules if rule.matches(words, lettered=lettered)), None)
