"""Write ``data/parsed.jsonl``: the shipped word lists as a start reads them, without a TOML parser.

python -m benchmarks.parsed           after a change to one of the lists
python -m benchmarks.parsed --check   exit 1 where the file does not fit the lists
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from pathlib import Path

from dialogue_cli.data import PARSED, read_text
from dialogue_cli.statement.folding import parse_spelling
from dialogue_cli.tags.theme_list import terms_of

DATA = Path(__file__).resolve().parent.parent / "src/dialogue_cli/data"
#: What a diff reads. Lists of other commands are parsed where they are used.
LISTS = ("lexicon_en.toml", "stance_en.toml", "actors_en.toml", "lexicon_fr.toml", "actors_fr.toml", "themes.toml")


#: Lists that are worked on with another text before they ship: terms of themes are folded.
AFTER = {"themes.toml": ("spelling_en.tsv",)}
#: What a table of a theme keeps; its terms ship by their first word.
_NAMED = ("group", "label")


def shipped(name: str) -> dict[str, object]:
    """A list as it ships: its tables, and the terms of themes."""
    tables = tomllib.loads(read_text(name))
    if name != "themes.toml":
        return {"tables": tables, "terms": {}}
    named = {
        key: {k: table[k] for k in _NAMED if k in table} if isinstance(table, dict) else table
        for key, table in tables.items()
    }
    return {"tables": named, "terms": terms_of(tables, parse_spelling(read_text("spelling_en.tsv")))}


def parsed() -> str:
    """One line a list: name, SHA-256 of its text and of those after which it was made, its tables and terms."""
    rows = []
    for name in LISTS:
        after = AFTER.get(name, ())
        texts = "".join(map(read_text, (name, *after)))
        digest = hashlib.sha256(texts.encode()).hexdigest()
        row = {"name": name, "sha256": digest, "after": after, **shipped(name)}
        rows.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return "".join(rows)


def main() -> int:
    path = DATA / PARSED
    if "--check" in sys.argv[1:]:
        return int(path.read_text(encoding="utf-8") != parsed())
    path.write_text(parsed(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
