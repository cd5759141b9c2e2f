"""Ask the advisory service about every pinned dependency; an unreachable service is said aloud and is no failure.

    python packaging/audit.py constraints.txt

Exit 1 where a pinned version has a known weakness, 0 where none is known or nobody could be asked.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

#: Words of pip-audit where it has found something, whatever else went wrong.
FOUND = "known vulnerabilit"
SECONDS = 300


def installed(folder: Path) -> list[str] | None:
    """pip-audit in an environment of its own, so that it is no dependency; None where it cannot be had."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    tool = [str(folder / "bin" / "python"), "-m"]
    asked = [*tool, "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit>=2.7"]
    try:
        done = subprocess.run(asked, check=False, timeout=SECONDS, stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None
    return [*tool, "pip_audit"] if done.returncode == 0 else None


def verdict(code: int, told: str) -> tuple[int, str]:
    """Our exit code and last line for what pip-audit said.

    >>> verdict(0, "No known vulnerabilities found"), verdict(1, "Found 1 known vulnerability in 1 package")[0]
    ((0, 'audit: no known weakness in the pinned dependencies'), 1)
    >>> verdict(1, "ConnectionError: pypi.org")[0]
    0
    """
    if code == 0:
        return 0, "audit: no known weakness in the pinned dependencies"
    if FOUND in told:
        return 1, "audit: a pinned dependency has a known weakness; raise it in constraints.txt"
    return 0, "audit: NOT DONE: the advisory service could not be asked"


def main(constraints: str) -> int:
    """Audit one file of pins."""
    with tempfile.TemporaryDirectory() as scratch:
        tool = installed(Path(scratch) / "venv")
        if tool is None:
            print("audit: NOT DONE: pip-audit could not be installed", file=sys.stderr)
            return 0
        asked = [*tool, "--no-deps", "--disable-pip", "--progress-spinner", "off", "-r", constraints]
        try:
            done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            print("audit: NOT DONE: the advisory service did not answer", file=sys.stderr)
            return 0
        code, line = verdict(done.returncode, done.stdout + done.stderr)
        if code:
            print(done.stdout + done.stderr, file=sys.stderr)
        print(line, file=sys.stderr)
        return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
