"""The desk officer's and the engineer's afternoons run as printed, on what ships, and leave finished work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import CORPUS, REPOSITORY

EXAMPLES = REPOSITORY / "examples"


def afternoon(script: str, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DIALOGUE": f"{sys.executable} -m dialogue_cli", "DIALOGUE_CORPUS": str(CORPUS)}
    return subprocess.run(
        ["sh", str(EXAMPLES / script), *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_desk_officer_leaves_with_a_note(tmp_path):
    done = afternoon("desk-officer.sh", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "desk-officer"
    assert (out / "note.docx").read_bytes().startswith(b"PK")
    assert (out / "redline.docx").read_bytes().startswith(b"PK")
    assert (out / "note.md").read_text(encoding="utf-8").startswith("# What changed")
    assert "Commitments" in done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_engineer_leaves_with_a_gate(tmp_path):
    done = afternoon("engineer.sh", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "identical" in done.stdout
    assert "weakened" in done.stdout
    assert done.stdout.count("exit 1") == 2
    assert (tmp_path / "engineer" / "check.xml").read_text(encoding="utf-8").startswith("<?xml")
