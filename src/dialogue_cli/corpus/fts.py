"""A query's tree in FTS5's own language, with every form of its words that is looked for."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from dialogue_cli.corpus.query import JOINED, Both, Near, Node, Phrase, Word

MOST_FORMS = 400  # alternatives of one NEAR or phrase; beyond, its words are taken as they stand

Forms = Callable[[str], tuple[str, ...]]


def to_fts5(tree: Node, stems: Forms, numbers: Forms) -> str:
    """The query in FTS5's own language. ``stems`` and ``numbers`` give the forms of a word that are looked for.

    A single word is looked for in all forms of its stem; the words of a phrase in their singular, plural and spelling.
    """
    if isinstance(tree, Both):
        return f"({to_fts5(tree.left, stems, numbers)} {tree.op} {to_fts5(tree.right, stems, numbers)})"
    if isinstance(tree, Near):
        return _near(tree, stems, numbers)
    choices = _phrases(tree, stems, numbers)
    ending = " *" if isinstance(tree, Word) and tree.prefix else ""
    return "(" + " OR ".join(f'"{choice}"{ending}' for choice in choices) + ")"


def _near(tree: Near, stems: Forms, numbers: Forms) -> str:
    choices = [_phrases(item, stems, numbers) for item in tree.items]
    if _size(choices) > MOST_FORMS:
        choices = [_phrases(item, numbers, numbers) for item in tree.items]
    if _size(choices) > MOST_FORMS:
        choices = [[" ".join(item.parts)] for item in tree.items]
    groups = (" ".join(f'"{item}"' for item in row) for row in itertools.product(*choices))
    return "(" + " OR ".join(f"NEAR({group}, {tree.distance})" for group in groups) + ")"


def _phrases(item: Word | Phrase, stems: Forms, numbers: Forms) -> list[str]:
    """Every way to write it, best first."""
    if isinstance(item, Word) and item.prefix:
        return [" ".join(item.parts)]
    if len(item.parts) == 1:
        word = item.parts[0]
        forms = stems(word) if isinstance(item, Word) else numbers(word)
        return list(dict.fromkeys(forms))
    rows = [numbers(part) for part in item.parts]
    if _size(rows) > MOST_FORMS:
        rows = [(part,) for part in item.parts]
    found = [" ".join(row) for row in itertools.product(*rows)]
    hyphened = isinstance(item, Word) and len(item.parts) == 2 and item.parts[0].lower() in JOINED
    return [*found, *(stems("".join(item.parts)) if hyphened else ())]


def _size(rows: Sequence[Sequence[str]]) -> int:
    size = 1
    for row in rows:
        size *= max(1, len(row))
    return size
