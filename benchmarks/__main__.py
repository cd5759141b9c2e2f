"""All figures in one go.

    python -m benchmarks                    every script, one after the other
    python -m benchmarks alignment size     these alone
    python -m benchmarks --check            measure what has floors (floors.json) and fail where one is missed
    python -m benchmarks --pin [--lower]    raise the floors to what is measured; --lower may loosen them

A script that needs real statements says so and is passed over. Another script joins by its line in SCRIPTS.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys

from benchmarks import gate

SCRIPTS = {
    "gold": "benchmarks.gold",
    "alignment": "benchmarks.alignment_fit",
    "aligners": "benchmarks.alignment_compare",
    "controlled": "benchmarks.controlled",
    "size": "benchmarks.size",
    "shifts": "benchmarks.shifts",
    "commitments": "benchmarks.commitments",
    "stance": "benchmarks.stance",
    "themes": "benchmarks.themes",
    "review": "benchmarks.review",
    "search": "benchmarks.search",
    "peers": "benchmarks.peers",
    "startup": "benchmarks.startup",
}
"""Name on the command line -> module that is run with ``python -m``."""
WITH_FLOORS = {
    "alignment": "benchmarks.alignment_fit",
    "controlled": "benchmarks.controlled",
    "shifts": "benchmarks.shifts",
}
"""Modules whose ``figures()`` gives name -> value; empty where their data are not at hand."""


def measured(*, pin: bool, lower: bool) -> int:
    """Check every group against its floors, or pin them; 1 where a floor was missed."""
    floors = gate.read_floors()
    missed = 0
    for group, module in WITH_FLOORS.items():
        figures = importlib.import_module(module).figures()
        if not figures:
            sys.stdout.write(f"{group}: passed over, its data are not at hand\n")
            continue
        for name, value in figures.items():
            sys.stdout.write(f"{group}: {name} {value:.4f}\n")
        if pin:
            floors = gate.repinned(group, figures, floors, lower=lower)
            continue
        lines = gate.failures(group, figures, floors)
        missed += len(lines)
        sys.stdout.writelines(f"MISSED {line}\n" for line in lines)
    if pin:
        gate.write_floors(floors)
    return 1 if missed else 0


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=f"of: {', '.join(SCRIPTS)}")
    parser.add_argument("--check", action="store_true", help="compare with floors.json")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: floors may fall")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.names if name not in SCRIPTS]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    if chosen.check or chosen.pin:
        return measured(pin=chosen.pin, lower=chosen.lower)
    failed = []
    for name in chosen.names or SCRIPTS:
        sys.stdout.write(f"== {name} (python -m {SCRIPTS[name]})\n")
        sys.stdout.flush()
        if subprocess.run([sys.executable, "-m", SCRIPTS[name]], check=False).returncode:
            failed.append(name)
    if failed:
        sys.stdout.write(f"not measured, or failed: {', '.join(failed)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
