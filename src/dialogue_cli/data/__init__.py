"""Word lists, weights, schemas and templates. No code lives here but the reading of a file by its name."""

from __future__ import annotations

import os
from typing import Any

PARSED = "parsed.jsonl"


class ParsedText(str):
    """The text of a TOML file with the tables that it holds, so that nobody has to parse it again.

    ``terms`` are those of themes by their first word, folded by the shipped table of spellings.
    """

    __slots__ = ("tables", "terms")

    tables: dict[str, Any]
    terms: dict[str, str]


def read_text(name: str) -> str:
    """The text of a shipped data file, e.g. ``read_text("lexicon_en.toml")``. Raises FileNotFoundError."""
    # Not importlib.resources: it loads tempfile, shutil and zipfile, 7 ms of every start.
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read()


def read_lists(*names: str) -> dict[str, str]:
    """Texts of shipped TOML files by name, each with its tables where ``parsed.jsonl`` is of the very same text.

    Parsing TOML takes Python longer than all other work on the word lists. ``python -m benchmarks.parsed`` writes the
    file; a list that was edited since, or one of the texts ``after`` which its tables were made, is parsed as ever, so
    that a stale table is never used.
    """
    import json
    from hashlib import sha256

    rows = {row.split('"', 4)[3]: row for row in read_text(PARSED).splitlines()}  # by the name that each begins with
    found: dict[str, str] = {}
    for name in names:
        text = read_text(name)
        row = json.loads(rows[name]) if name in rows else None
        if row and row["sha256"] == sha256("".join([text, *map(read_text, row["after"])]).encode()).hexdigest():
            text = ParsedText(text)
            text.tables, text.terms = row["tables"], row["terms"]
        found[name] = text
    return found
