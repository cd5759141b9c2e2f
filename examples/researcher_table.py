"""What the researcher's afternoon works out from the exported tables alone: nothing here imports `dialogue`.

    researcher_table.py pin COMMITMENTS.csv          a dialogue.toml that pins the word lists and weights by hash
    researcher_table.py rates COMMITMENTS.csv        commitments by band and meeting, counts and per 1,000 words
    researcher_table.py changes LOSSES.jsonl         the ids of the changes in it
    researcher_table.py answers CHANGES.csv READER   verdicts on the least certain units of the last pair

``answers`` plays two readers so that the script runs by itself: both say what the aligner said, but "ben" finds no
partner for every third linked unit. A real reader types his own, or answers `dialogue review`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

BANDS = ("binding", "pledge", "intention")
ASKED = 8


def rows_of(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file by column name."""
    with Path(path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def pin(path: str) -> str:
    """Settings under which another word list or other weights are refused."""
    found = {(row["lexicon_sha256"], row["weights_sha256"]) for row in rows_of(path)}
    if len(found) != 1:
        sys.exit(f"{path}: its rows were made by {len(found)} versions of the lists; export them again")
    lexicon, weights = found.pop()
    return f'lexicon_sha256 = "{lexicon}"\nweights_sha256 = "{weights}"\n'


def rates(path: str) -> str:
    """One line a meeting: commitments of each band, all of them, and all per 1,000 words."""
    counts: dict[str, Counter[str]] = {}
    about: dict[str, dict[str, str]] = {}
    for row in rows_of(path):
        counts.setdefault(row["statement"], Counter())[row["band"]] += 1
        about[row["statement"]] = row
    out = [f"{'date':<12}" + "".join(f"{band:>11}" for band in BANDS) + f"{'all':>6}{'per 1,000 words':>17}"]
    for statement, bands in counts.items():
        row = about[statement]
        line = "".join(f"{bands[band]:>11}" for band in BANDS)
        out.append(f"{row['date']:<12}{line}{bands.total():>6}{row['commitments_per_1000_words']:>17}")
    return "\n".join(out) + "\n"


def changes(path: str) -> str:
    """The ids of the changes, one a line."""
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return "".join(f"{line['id']}\n" for line in lines if line.get("record") == "change")


def answers(path: str, reader: str) -> str:
    """``--set`` values on the least certain linked units of the last pair, and on as many removed ones."""
    rows = rows_of(path)
    last = [row for row in rows if row["new_statement"] == rows[-1]["new_statement"]]
    single = [row for row in last if row["old_units"] and " " not in row["old_units"]]
    single.sort(key=lambda row: (float(row["confidence"]), row["change"]))
    asked = [row for kind in ("reworded", "removed") for row in [r for r in single if r["kind"] == kind][:ASKED]]
    out, linked = [], 0
    for row in asked:
        partners = row["new_units"].replace(" ", ",")
        linked += bool(partners)
        doubted = reader == "ben" and bool(partners) and linked % 3 == 0
        out.append(f"{row['old_units']}={'none' if doubted or not partners else partners}\n")
    return "".join(out)


def main(words: list[str]) -> None:
    """Run one of the four, with its files."""
    tasks = {"pin": pin, "rates": rates, "changes": changes, "answers": answers}
    if not words or words[0] not in tasks:
        sys.exit(__doc__)
    task = tasks[words[0]]
    sys.stdout.write(task(*words[1:]))  # type: ignore[operator]


if __name__ == "__main__":
    main(sys.argv[1:])
