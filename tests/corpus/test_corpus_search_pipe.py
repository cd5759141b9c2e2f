"""A reader who stops early (``| head``) is no fault."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support import CORPUS


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_closed_pipe_ends_a_search_quietly(form, tmp_path):
    call = [sys.executable, "-m", "dialogue_cli", "search", "the OR reef", "-f", form, "--corpus", str(CORPUS)]
    program = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait() == 0
