"""Whole processes, timed side by side: every command once a round, in turn, so that a busy machine is busy for all.

The figure is the least time of all rounds (noise only ever adds), and beside it the middle one.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Clock = Literal["wall", "cpu"]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one command over all rounds."""

    name: str
    least: float
    middle: float


def environment() -> dict[str, str]:
    """The caller's environment, with compiled modules allowed as in an ordinary installation."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def program_command() -> list[str]:
    """The installed ``dialogue`` of this Python, as a user calls it; without one, the module."""
    script = Path(sys.executable).parent / "dialogue"
    return [str(script)] if script.exists() else [sys.executable, "-m", "dialogue_cli"]


def race(
    commands: Mapping[str, Sequence[str]],
    rounds: int = 15,
    env: Mapping[str, Mapping[str, str]] | None = None,
    *,
    clock: Clock = "wall",
) -> dict[str, Timing]:
    """Time every command ``rounds`` times after one unmeasured run. Raises CalledProcessError where one fails.

    ``env`` adds variables for single commands. Exit code 1 is a result (diff, wdiff), 2 and more are faults. ``clock``
    "cpu" counts user and system time of the process instead of the time that went by, which other work lengthens.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, words in commands.items():
            extra = dict((env or {}).get(name, {}))
            start = _now(clock)
            done = subprocess.run(list(words), capture_output=True, check=False, env={**environment(), **extra})
            spent = _now(clock) - start
            if done.returncode > 1:
                raise subprocess.CalledProcessError(done.returncode, list(words), done.stdout, done.stderr)
            if number:
                seconds[name].append(spent)
    return {name: Timing(name, min(times), statistics.median(times)) for name, times in seconds.items()}


def _now(clock: Clock) -> float:
    if clock == "wall":
        return time.perf_counter()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def table(timings: Mapping[str, Timing], base: str) -> str:
    """One line a command: milliseconds and how many times the base."""
    unit = timings[base].least
    rows = [f"{'command':<44} {'least ms':>9} {'middle ms':>10} {'times':>7}"]
    for name, timing in timings.items():
        rows.append(f"{name:<44} {timing.least * 1000:>9.1f} {timing.middle * 1000:>10.1f} {timing.least / unit:>7.1f}")
    return "\n".join(rows)
