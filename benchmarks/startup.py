"""How long the program takes to start, beside ``python -c pass``; and what each version of typer costs.

    python -m benchmarks.startup                        the shipped pair of 40 sentences as JSON, and what it is made of
    python -m benchmarks.startup --typer 0.20.0 0.28.0  each version installed into a folder of its own, then timed
    python -m benchmarks.startup --imports              the slowest imports of a diff as JSON

Aim: the whole process at most ten times ``python -c pass``. The first counts CPU time, so that other work counts less.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import environment, program_command, race, table

ROOT = Path(__file__).resolve().parent.parent
PAIR = [str(ROOT / f"corpus/reef-dialogue/{stem}.md") for stem in ("2023-06-13_04", "2024-11-19_05")]
PASS = "python -c pass"
#: A program of one command with one option, as small as typer allows.
TINY = """
import sys
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(name: str, times: int = 1) -> None:
    pass
sys.argv = ["tiny", "x", "--times", "2"]
app(standalone_mode=False)
"""


def program(rounds: int) -> str:
    """The program itself, step by step, beside an empty Python."""
    python = [sys.executable]
    module = program_command()
    commands = {
        PASS: [*python, "-c", "pass"],
        "import argparse": [*python, "-c", "import argparse"],
        "import typer": [*python, "-c", "import typer"],
        "import rapidfuzz.fuzz": [*python, "-c", "import rapidfuzz.fuzz"],
        "import dialogue_cli.statement.model": [*python, "-c", "import dialogue_cli.statement.model"],
        "dialogue --version": [*module, "--version"],
        "dialogue diff, JSON, 2 x 40 sentences": [*module, "diff", *PAIR, "--format", "json"],
        "dialogue diff, text, the same": [*module, "diff", *PAIR],
    }
    return table(race(commands, rounds, clock="cpu"), PASS)


def typers(versions: list[str], rounds: int) -> str:
    """A tiny program under each version of typer, with what it imports besides."""
    commands = {PASS: [sys.executable, "-c", "pass"]}
    env: dict[str, dict[str, str]] = {}
    notes = []
    with tempfile.TemporaryDirectory() as folder:
        for version in versions:
            target = Path(folder) / version
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]
            subprocess.run([*pip, str(target), f"typer=={version}"], check=True, env=environment())
            name = f"typer {version}"
            commands[name] = [sys.executable, "-c", TINY]
            env[name] = {"PYTHONPATH": str(target)}
            ask = f"{TINY}\nprint(*[n for n in ('rich', 'pydantic', 'click', 'typer._click') if n in sys.modules])"
            seen = subprocess.run(
                [sys.executable, "-c", ask],
                capture_output=True,
                text=True,
                check=True,
                env={**environment(), **env[name]},
            )
            notes.append(f"{name:<44} loads {seen.stdout.strip() or 'nothing of note'}")
        timings = race(commands, rounds, env)
    return "\n".join([table(timings, PASS), "", *notes])


def imports(count: int = 40) -> str:
    """The slowest imports of a diff as JSON, milliseconds of each module's own body."""
    command = [sys.executable, "-X", "importtime", "-m", "dialogue_cli", "diff", *PAIR, "--format", "json"]
    best: dict[str, int] = {}
    for _ in range(5):
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
        for own, name in re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", done.stderr):
            best[name] = min(best.get(name, 10**9), int(own))
    rows = sorted(best.items(), key=lambda row: -row[1])[:count]
    total = f"{sum(best.values()) / 1000:9.1f}  all {len(best)} modules"
    return "\n".join([total, *(f"{own / 1000:9.1f}  {name}" for name, own in rows)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--typer", nargs="+", metavar="VERSION", default=[])
    options.add_argument("--imports", action="store_true")
    options.add_argument("--rounds", type=int, default=15)
    asked = options.parse_args()
    if asked.typer:
        print(typers(asked.typer, asked.rounds))
    elif asked.imports:
        print(imports())
    else:
        print(program(asked.rounds))


if __name__ == "__main__":
    main()
