"""Cost by size: 2,500, 5,000 and 50,000 lines against an edited copy of them, and two texts of 19,000 words.

    python -m benchmarks.size            prints seconds and peak memory of each, and what ten times the size costs
    python -m benchmarks.size --quick    without the largest

The lines are made from a seeded vocabulary with the word frequencies of real text, so that nothing need be at hand; a
third of the lines is changed, dropped, new or moved. Each size runs in a process of its own, with its own peak memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time

from dialogue_cli.statement.model import Statement, Unit

SIZES = (2_500, 5_000, 50_000)
VOCABULARY = 40_000
WORDS = 14
"""Words a line: about what a line of a hard-wrapped statement holds."""


def lines(number: int, rng: random.Random) -> list[str]:
    """Lines of words drawn by Zipf's law from an invented vocabulary."""
    syllables = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo", "zu")
    vocabulary = ["".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(VOCABULARY)]
    weights = [1.0 / (rank + 3) for rank in range(VOCABULARY)]
    return [" ".join(rng.choices(vocabulary, weights, k=rng.randint(WORDS - 6, WORDS + 6))) for _ in range(number)]


def changed(old: list[str], rng: random.Random) -> list[str]:
    """A third of the lines changed: words swapped, dropped, new, moved."""
    new: list[str] = []
    for line in old:
        fate = rng.random()
        if fate < 0.05:
            continue
        if fate < 0.25:
            words = line.split()
            for _ in range(max(1, len(words) // 5)):
                words[rng.randrange(len(words))] = rng.choice(rng.choice(old).split())
            line = " ".join(words)  # noqa: PLW2901 - the line as it came back
        new.append(line)
        if fate > 0.95:
            new.append(" ".join(rng.choice(old).split()[:7] + rng.choice(old).split()[-7:]))
    for _ in range(len(new) // 100):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return new


def statement(texts: list[str], name: str) -> Statement:
    """A statement of one unit a line."""
    units = []
    start = 0
    for number, text in enumerate(texts, start=1):
        units.append(Unit(f"s{number}", "line", start, start + len(text), text, paragraph=number, line=number))
        start += len(text) + 1
    return Statement(name, name, "\n".join(texts), tuple(units))


def measure(number: int, *, all_changed: bool = False) -> tuple[float, float, float]:
    """Seconds of CPU and peak MiB of aligning ``number`` lines with their edited copy; share of true links found."""
    from dialogue_cli.align.match import align
    from dialogue_cli.align.score import parse_weights
    from dialogue_cli.data import read_text

    rng = random.Random(number)
    old = lines(number, rng)
    new = [f"{line} {rng.choice(old).split()[0]}" for line in old] if all_changed else changed(old, rng)
    one, two = statement(old, "old"), statement(new, "new")
    weights = parse_weights(read_text("alignment_weights.json"), read_text("spelling_en.tsv"))
    start = time.process_time()
    alignment = align(one, two, weights)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, len(alignment.links) / (0.95 * number)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="without the largest size")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--all-changed", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        found = measure(chosen.one, all_changed=chosen.all_changed)
        sys.stdout.write(" ".join(f"{value:.4f}" for value in found) + "\n")
        return 0
    seconds: dict[int, float] = {}
    for number in SIZES[:-1] if chosen.quick else SIZES:
        seconds[number] = _row(number)
    if not chosen.quick:
        _row(SIZES[-1], "--all-changed")
        sys.stdout.write(f"ten times the size costs {seconds[50_000] / seconds[5_000]:.1f} times the time\n")
    return 0


def _row(number: int, *options: str) -> float:
    """Measure one size in a process of its own, print it, give back the seconds."""
    command = [sys.executable, "-m", "benchmarks.size", "--one", str(number), *options]
    took, peak, found = map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    what = "every line changed" if options else "a third changed"
    sys.stdout.write(f"{number:7,} lines, {what}: {took:.2f} s of CPU, peak {peak:.0f} MiB, links {found:.1%}\n")
    return took


if __name__ == "__main__":
    sys.exit(main())
