"""Lines that were put around a statement and are not part of it: syndication, end marks, its title said again."""

from __future__ import annotations

import re
from functools import cache

from dialogue_cli.data import read_text
from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """One form of a kind of noise: what matches the whole block, and how a block with letters ``opens`` where it may.

    Where there are ``hints``, it holds one of them as well.
    """

    kind: str
    opens: tuple[str, ...]
    hints: tuple[str, ...]
    form: re.Pattern[str]
    longest: int = 400


@cache
def shipped_rules() -> tuple[NoiseRule, ...]:
    """The rules of ``data/noise.toml``."""
    return parse_rules(read_text("noise.toml"))


def parse_rules(text: str) -> tuple[NoiseRule, ...]:
    """Rules out of TOML: one table a kind, in it ``hints = pattern``, the pattern in lower case.

    Only ``[kind]``, ``"hints" = 'pattern'`` and ``longest = N`` (characters of the block, for the lines below it) are
    used, so that no TOML parser has to be loaded.
    """
    rules: list[NoiseRule] = []
    kind, longest = "", 400
    for row in map(str.strip, text.split("\n")):
        if row.startswith("["):
            kind, longest = row[1:-1], 400
        elif row.startswith("longest"):
            longest = int(row.partition("=")[2])
        elif row.startswith('"'):
            words, _, form = row[1:].partition('" = ')
            opens = tuple([word[1:] for word in words.split() if word[0] == "^"])
            hints = tuple([word for word in words.split() if word[0] != "^"])
            if hints and not opens:
                opens = ("",)  # it may open with anything
            rules.append(NoiseRule(kind, opens, hints, regex(form[1:-1]), longest))
    return tuple(rules)


def drop_noise(
    blocks: list[Block], rules: tuple[NoiseRule, ...] | None = None
) -> tuple[list[Block], list[CleanedNote]]:
    """The blocks that are text, and a note for each that is not."""
    rules = rules or shipped_rules()
    openings = tuple([word for rule in rules for word in rule.opens if word])
    loose = tuple([rule for rule in rules if "" in rule.opens])
    kept: list[Block] = []
    notes: list[CleanedNote] = []
    for block in blocks:
        kind = _noise(block, rules, openings, loose)
        if kind:
            notes.append(CleanedNote(kind, " ".join(block.text.split()), block.line))
        else:
            kept.append(block)
    return kept, notes


def _noise(
    block: Block, rules: tuple[NoiseRule, ...], openings: tuple[str, ...], loose: tuple[NoiseRule, ...]
) -> str | None:
    """The kind of noise that a block is. One that has letters and none of the ``openings`` meets the ``loose`` rules
    alone, those that name no opening."""
    if len(block.text) > 400 or block.kind == "footnote":
        return None
    words = " ".join(block.text.lower().split())
    lettered = any(map(str.isalpha, words))
    for rule in loose if lettered and not words.startswith(openings) else rules:
        if lettered and not words.startswith(rule.opens):
            continue
        if lettered and rule.hints and not any(hint in words for hint in rule.hints):
            continue
        if len(words) <= rule.longest and rule.form.fullmatch(words):
            return rule.kind
    return None
