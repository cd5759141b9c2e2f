"""The same two texts through `dialogue`, GNU wdiff and the `redlines` package, each in a process of its own.

    python -m benchmarks.peers                    two communiqués of 19,000 words, made of the shipped series
    python -m benchmarks.peers OLD.txt NEW.txt    any two files

wdiff and redlines are asked for what they do: words, without sentences, commitments or themes. Aim: what `dialogue`
needs above `dialogue --version` is at most three times the time of wdiff, and its whole process a quarter of that of
redlines. Whichever peer is not installed is left out, and that is said.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import program_command, race, table

ROOT = Path(__file__).resolve().parent.parent
WORDS = 19_000
REDLINES = """
import sys
from redlines import Redlines
old, new = (open(name, encoding="utf-8").read() for name in sys.argv[1:3])
print(Redlines(old, new).output_markdown)
"""


def sentences() -> list[list[str]]:
    """Paragraphs of all shipped statements, oldest first, without their front matter."""
    found = []
    for path in sorted((ROOT / "corpus/reef-dialogue").glob("*.md")):
        text = path.read_text(encoding="utf-8").split("+++")[-1]
        found.append([block for block in text.split("\n\n") if block.strip()])
    return found


def communiques(words: int = WORDS, seed: int = 7) -> tuple[str, str]:
    """Two long texts in the shipped register: the newer keeps, renumbers, drops, moves and adds paragraphs.

    Every repetition of a paragraph bears other numbers and names, so that the texts are not copies of themselves.
    """
    rng = random.Random(seed)
    pool = [block for statement in sentences() for block in statement if not block.startswith("#")]
    old: list[str] = []
    while sum(len(block.split()) for block in old) < words:
        block = rng.choice(pool)
        old.append(" ".join(_other(word, rng) for word in block.split()))
    new = []
    for block in old:
        fate = rng.random()
        if fate < 0.15:
            continue
        new.append(" ".join(_other(word, rng, 0.15) for word in block.split()) if fate < 0.6 else block)
    for _ in range(len(old) // 6):
        new.insert(rng.randrange(len(new)), " ".join(_other(w, rng, 0.3) for w in rng.choice(pool).split()))
    return "\n\n".join(old) + "\n", "\n\n".join(new) + "\n"


def _other(word: str, rng: random.Random, chance: float = 0.25) -> str:
    """Now and then another number or another long word."""
    if rng.random() > chance:
        return word
    if word.isdigit():
        return str(int(word) + rng.randrange(1, 90))
    return f"{word[:3]}{rng.choice(('ality', 'ance', 'ment', 'ure', 'ing', 'ers'))}" if len(word) > 7 else word


def commands(old: str, new: str) -> tuple[dict[str, list[str]], list[str]]:
    """What is run, and what is not there to run."""
    program = program_command()
    found = {
        "dialogue --version": [*program, "--version"],
        "dialogue diff, JSON": [*program, "diff", old, new, "--format", "json"],
        "dialogue diff, text": [*program, "diff", old, new],
    }
    absent = []
    if shutil.which("wdiff"):
        found["wdiff"] = ["wdiff", old, new]
    else:
        absent.append("wdiff is not installed")
    if importlib.util.find_spec("redlines"):
        found["redlines"] = [sys.executable, "-c", REDLINES, old, new]
    else:
        absent.append("redlines is not installed: pip install redlines")
    return found, absent


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", metavar="FILE")
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = list(asked.files)
        if len(files) != 2:
            files = [str(Path(folder) / name) for name in ("old.txt", "new.txt")]
            for name, text in zip(files, communiques(), strict=True):
                Path(name).write_text(text, encoding="utf-8")
        counts = [len(Path(name).read_text(encoding="utf-8").split()) for name in files]
        run, absent = commands(*files)
        timings = race(run, asked.rounds, clock="cpu")
    print(f"{counts[0]:,} and {counts[1]:,} words, {asked.rounds} rounds")
    print(table(timings, "dialogue --version"))
    diff, start = timings["dialogue diff, JSON"].least, timings["dialogue --version"].least
    if "wdiff" in timings:
        print(f"above --version: {(diff - start) / timings['wdiff'].least:.1f} times wdiff (aim: at most 3)")
    if "redlines" in timings:
        print(f"whole process: {diff / timings['redlines'].least:.2f} of redlines (aim: at most 0.25)")
    print(*absent, sep="\n", end="" if not absent else "\n")


if __name__ == "__main__":
    main()
