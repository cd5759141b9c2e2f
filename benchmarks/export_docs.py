"""docs/export.md: the page on exports, its tables of columns written from the columns themselves.

    python -m benchmarks.export_docs            writes docs/export.md
    python -m benchmarks.export_docs --check    exit 1 where the page is stale

What stands above the mark in the page is written by hand and kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dialogue_cli.report.export import document

PAGE = Path(__file__).resolve().parent.parent / "docs" / "export.md"
MARK = "<!-- columns: written by python -m benchmarks.export_docs -->"


def page(now: str) -> str:
    """The page with today's columns below the mark. Raises ValueError where the mark is missing."""
    above, mark, _ = now.partition(MARK)
    if not mark:
        raise ValueError(f"no line {MARK!r} in {PAGE.name}")
    return f"{above}{MARK}\n\n{document()}"


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is stale."""
    now = PAGE.read_text(encoding="utf-8")
    made = page(now)
    if "--check" in arguments:
        print(
            "docs/export.md is up to date"
            if now == made
            else "docs/export.md is stale: python -m benchmarks.export_docs"
        )
        return 0 if now == made else 1
    PAGE.write_text(made, encoding="utf-8")
    print("wrote export.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
