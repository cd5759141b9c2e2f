"""How well positions are found, on which ladder and how strongly, against labelled units of real statements.

    DIALOGUE_STATEMENTS=... python -m benchmarks.stance [-v] [NAME...]

Labels are ``tests/gold/stance_units/*.tsv``; ``unsure`` ones are left out. ``found`` asks for a position of the right
ladder; ``degree`` for the same rung among those found, ``degree±1`` for one beside it, ``target`` for words in common.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from benchmarks.commitments import CORPUS, read_rows
from benchmarks.fingerprint import find_fingerprint, words
from benchmarks.gold import find
from dialogue_cli.data import read_text
from dialogue_cli.errors import SourceError
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Stance, Unit
from dialogue_cli.tags.tag import tag_statement
from dialogue_cli.tags.word_lists import Lexicons, lexicon_files, parse_lexicons

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "stance_units"
Labelled = tuple[dict[str, str], Unit]


def labelled(path: Path, folder: Path, lexicons: Lexicons) -> tuple[str, list[Labelled]]:
    """The half of a gold file and its rows with the tagged units they name."""
    head, rows = read_rows(path)
    shipped = head["statement"].removeprefix("corpus:")
    source = CORPUS / shipped if shipped != head["statement"] else folder / shipped
    statement = tag_statement(build_statement(read_source(str(source))), lexicons)
    texts = [unit.text for unit in statement.units]
    found: list[Labelled] = []
    for row in rows:
        hits = find_fingerprint(row["fingerprint"], texts)
        unit = statement.units[hits[0]] if hits else find(row["fingerprint"], row["cue"], statement.units)
        if unit is not None and row["polarity"] != "unsure":
            found.append((row, unit))
    return head["half"], found


def count(row: dict[str, str], said: Stance | None, ladders: dict[str, list[str]]) -> Counter[str]:
    """What one labelled unit adds to the counts."""
    wanted = row["polarity"]
    if said is None:
        return Counter(fn=1) if wanted != "none" else Counter(tn=1)
    if said.polarity != wanted:
        return Counter(fp=1, fn=int(wanted != "none"))
    apart = abs(ladders[wanted].index(row["degree"]) - ladders[wanted].index(said.stance))
    about = set(words(row["target"])) & set(words(said.target or "")) - {"the", "of", "and"}
    return Counter(tp=1, same=apart == 0, near=apart <= 1, target=bool(about))


def line(name: str, got: Counter[str]) -> str:
    """One row of the table."""
    hit = max(1, got["tp"])
    shares = (got["tp"] / max(1, got["tp"] + got["fp"]), got["tp"] / max(1, got["tp"] + got["fn"]))
    rest = (got["same"] / hit, got["near"] / hit, got["target"] / hit)
    units = got["tp"] + got["fp"] + got["fn"] + got["tn"]
    return f"{name:34}{units:6}{got['tp'] + got['fn']:6}" + "".join(f"{share:9.3f}" for share in (*shares, *rest))


def main(arguments: list[str]) -> int:
    """Print a table by statement and by half."""
    verbose, names = "-v" in arguments, [a for a in arguments if not a.startswith("-")]
    folder = os.environ.get("DIALOGUE_STATEMENTS", "")
    if not folder:
        print("no statements at hand: set DIALOGUE_STATEMENTS")
        return 1
    lexicons = parse_lexicons({name: read_text(name) for name in lexicon_files("en")})
    ladders = {polarity: list(rungs) for polarity, rungs in lexicons.stances["en"].ladders.items()}
    print(f"{'statement':34}{'units':>6}{'taken':>6}{'prec.':>9}{'recall':>9}{'degree':>9}{'±1':>9}{'target':>9}")
    totals: dict[str, Counter[str]] = {}
    for path in sorted(GOLD.glob("*.tsv")):
        if names and path.stem not in names:
            continue
        try:
            half, rows = labelled(path, Path(folder), lexicons)
        except SourceError as fault:
            print(f"{path.stem}: left out, {fault.what}")
            continue
        got: Counter[str] = Counter()
        for row, unit in rows:
            new = count(row, unit.stance, ladders)
            got += new
            if verbose and (new["fp"] or new["fn"] or (new["tp"] and not new["same"])):
                said = unit.stance and unit.stance.stance
                print(f"    wanted {row['polarity']} {row['degree']} said {said}: {unit.text[:180]}")
        print(line(path.stem, got))
        totals.setdefault(half, Counter()).update(got)
        totals.setdefault("all", Counter()).update(got)
    print()
    for half, got in sorted(totals.items()):
        print(line(half, got))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
