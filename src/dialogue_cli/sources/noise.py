"""Lines that were put around a statement and are not part of it: syndication, end marks, its title said again."""

from __future__ import annotations

import re
from functools import cache

from dialogue_cli.data import read_text
from dialogue_cli.sources.block import Block
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class NoiseRules:
    """``whole`` patterns must match a whole block, ``kinds`` names the rule that each came from."""

    kinds: tuple[str, ...]
    whole: tuple[re.Pattern[str], ...]


@cache
def shipped_rules() -> NoiseRules:
    """The rules of ``data/noise.toml``."""
    return parse_rules(read_text("noise.toml"))


def parse_rules(text: str) -> NoiseRules:
    """Rules out of TOML: one table a kind with a list ``whole`` of regular expressions, case ignored.

    Only ``[kind]``, ``whole = [`` and single-quoted lines are used, so that no TOML parser has to be loaded.
    """
    kinds: list[str] = []
    patterns: list[re.Pattern[str]] = []
    kind = ""
    found: list[str] = []
    for row in map(str.strip, [*text.split("\n"), "[end]"]):
        if row.startswith("[") and row.endswith("]") and len(row) > 2:
            if found:
                kinds.append(kind)
                patterns.append(re.compile("|".join(f"(?:{pattern})" for pattern in found), re.IGNORECASE))
            kind, found = row[1:-1], []
        elif row.startswith("'"):
            found.append(row.rstrip(",")[1:-1])
    return NoiseRules(tuple(kinds), tuple(patterns))


def drop_noise(blocks: list[Block], rules: NoiseRules | None = None) -> tuple[list[Block], list[CleanedNote]]:
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


def _noise(block: Block, rules: NoiseRules) -> str | None:
    if len(block.text) > 400 or block.kind == "footnote":
        return None
    words = " ".join(block.text.split())
    for kind, pattern in zip(rules.kinds, rules.whole, strict=True):
        if pattern.fullmatch(words):
            return kind
    return None
