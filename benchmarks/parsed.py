"""Write ``data/parsed.json``: the shipped word lists as a start reads them, without a TOML parser.

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
from dialogue_cli.tags.themes import fold_tables

DATA = Path(__file__).resolve().parent.parent / "src/dialogue_cli/data"
#: What a diff reads. Lists of other commands are parsed where they are used.
LISTS = ("lexicon_en.toml", "stance_en.toml", "actors_en.toml", "lexicon_fr.toml", "actors_fr.toml", "themes.toml")


#: Lists whose tables are worked on with another text before they ship: terms of themes are folded.
AFTER = {"themes.toml": ("spelling_en.tsv",)}


def tables_of(name: str) -> dict[str, object]:
    """The tables of a list as they ship."""
    tables = tomllib.loads(read_text(name))
    return fold_tables(tables, parse_spelling(read_text("spelling_en.tsv"))) if name == "themes.toml" else tables


def parsed() -> str:
    """One line a list: name, SHA-256 of its text and of those after which it was made, its tables."""
    rows = []
    for name in LISTS:
        after = AFTER.get(name, ())
        texts = "".join(map(read_text, (name, *after)))
        row = {"sha256": hashlib.sha256(texts.encode()).hexdigest(), "after": after, "tables": tables_of(name)}
        rows.append(f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False, separators=(',', ':'))}")
    return "{" + ",\n".join(rows) + "}\n"


def main() -> int:
    path = DATA / PARSED
    if "--check" in sys.argv[1:]:
        return int(path.read_text(encoding="utf-8") != parsed())
    path.write_text(parsed(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
