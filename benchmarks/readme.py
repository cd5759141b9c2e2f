"""Write the example in README.md from the program's own output, so that it never shows what is not so.

python -m benchmarks.readme
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from dialogue_cli.cli.main import main as program

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "README.md"
CALL = ("diff", "reef-dialogue@4", "reef-dialogue@5")
OPEN, CLOSE = "<!-- written by python -m benchmarks.readme -->\n```\n", "```\n<!-- end -->\n"


def headline() -> str:
    """What the call prints before the first section."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = program([*CALL, "--corpus", str(ROOT / "corpus"), "--width", "100", "--color", "never"])
    if code:
        raise SystemExit(f"nothing written: dialogue {' '.join(CALL)} ended with {code}")
    return told.getvalue().split("\n\n--")[0].rstrip() + "\n"


def page(text: str) -> str:
    """README with today's output between the marks."""
    before, rest = text.split(OPEN)
    return before + OPEN + headline() + CLOSE + rest.split(CLOSE)[1]


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
