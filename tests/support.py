"""What several test folders share: where real statements are, and how to say that they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY / "corpus"


def statements_folder() -> Path | None:
    """The folder of real statements named by DIALOGUE_STATEMENTS, or None."""
    named = os.environ.get("DIALOGUE_STATEMENTS", "")
    folder = Path(named) if named else None
    return folder if folder and folder.is_dir() else None


def statement_files() -> list[Path]:
    """Every real statement at hand, sorted; an empty list where the folder is absent."""
    folder = statements_folder()
    return sorted(folder.glob("*/*.txt")) if folder else []


needs_statements = pytest.mark.skipif(
    statements_folder() is None, reason="real statements are not at hand: set DIALOGUE_STATEMENTS to their folder"
)
