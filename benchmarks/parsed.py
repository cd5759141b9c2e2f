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

DATA = Path(__file__).resolve().parent.parent / "src/dialogue_cli/data"
#: What a diff reads. Lists of other commands are parsed where they are used.
LISTS = ("lexicon_en.toml", "stance_en.toml", "actors_en.toml", "lexicon_fr.toml", "actors_fr.toml", "themes.toml")


def parsed() -> str:
    """One line a list: name, SHA-256 of the text, its tables."""
    rows = []
    for name in LISTS:
        text = (DATA / name).read_text(encoding="utf-8")
        row = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "tables": tomllib.loads(text)}
        rows.append(f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False, separators=(',', ':'))}")
    return "{" + ",\n".join(rows) + "}\n"


def main() -> int:
    path = DATA / "parsed.json"
    if "--check" in sys.argv[1:]:
        return int(path.read_text(encoding="utf-8") != parsed())
    path.write_text(parsed(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
