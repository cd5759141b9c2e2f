"""How well themes are found, against units of real statements that a reader labelled.

    DIALOGUE_STATEMENTS=... python -m benchmarks.themes [-v] [THEME...]

Labels are ``tests/gold/themes/*.tsv``, several a unit or none. ``process`` and ``order`` are told apart from the rest:
they say how a statement is made, and readers differ most on them. ``-v`` prints what is wrong and missed in the tuned
half; nobody should look at the held-back half while changing words.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commitments import CORPUS, read_rows
from benchmarks.fingerprint import find_fingerprint
from benchmarks.gold import find
from dialogue_cli.data import read_text
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.tags.theme_list import ThemeList, parse_themes
from dialogue_cli.tags.themes import themes_by_unit

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "themes"
ASIDE = frozenset({"process", "order"})


def labelled(path: Path, folder: Path, themes: ThemeList) -> Iterator[tuple[str, set[str], set[str], str]]:
    """Half, themes of the reader, themes of the program, and the words, for every unit that the labels name."""
    head, rows = read_rows(path)
    shipped = head["statement"].removeprefix("corpus:")
    source = CORPUS / shipped if shipped != head["statement"] else folder / shipped
    statement = build_statement(read_source(str(source)))
    made = dict(zip([unit.id for unit in statement.units], themes_by_unit(statement, themes), strict=True))
    texts = [unit.text for unit in statement.units]
    for row in rows:
        hits = find_fingerprint(row["fingerprint"], texts)
        unit = statement.units[hits[0]] if hits else find(row["fingerprint"], row["cue"], statement.units)
        if unit is not None:
            wanted = {name for name in row["themes"].split(",") if name not in ("", "none")}
            yield head["half"], wanted, {tag.theme for tag in made[unit.id]}, unit.text


def figures(counts: Counter[str]) -> str:
    """Precision, recall and F1 of true positives, false ones and misses."""
    precision = counts["tp"] / max(1, counts["tp"] + counts["fp"])
    recall = counts["tp"] / max(1, counts["tp"] + counts["fn"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{counts['tp'] + counts['fn']:6}{precision:9.3f}{recall:9.3f}{f1:9.3f}"


def main(arguments: list[str]) -> int:
    """Print the totals by half, and each theme over both."""
    verbose, asked = "-v" in arguments, {a for a in arguments if not a.startswith("-")}
    folder = os.environ.get("DIALOGUE_STATEMENTS", "")
    if not folder:
        print("no statements at hand: set DIALOGUE_STATEMENTS")
        return 1
    themes = parse_themes([("themes.toml", read_text("themes.toml"))])
    totals: dict[str, Counter[str]] = {}
    for path in sorted(GOLD.glob("*.tsv")):
        for half, wanted, said, text in labelled(path, Path(folder), themes):
            for theme in wanted | said:
                key = "tp" if theme in wanted & said else "fp" if theme in said else "fn"
                group = f"{half}, process and order" if theme in ASIDE else half
                totals.setdefault(group, Counter())[key] += 1
                totals.setdefault(theme, Counter())[key] += 1
                if verbose and key != "tp" and half == "tune" and (not asked or theme in asked):
                    print(f"  {key} {theme}: {text[:150]}")
    print(f"{'':32}{'taken':>6}{'prec.':>9}{'recall':>9}{'F1':>9}")
    first = sorted(name for name in totals if name.startswith(("tune", "held_back")))
    for name in (*first, *(theme for theme in themes.ids if theme in totals)):
        print(f"{name:32}{figures(totals[name])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
