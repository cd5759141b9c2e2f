"""What never belongs to a text goes, whatever stands beside it; what is printed stays."""

from __future__ import annotations

import re

import pytest

from dialogue_cli.sources import clean

BESIDE = {"ASCII": "a\nb ", "accents": "é\n—"}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_the_short_way_gives_what_the_patterns_give(beside):
    """Every character there is: texts that are printable are not looked through, so that none may be missed."""
    spaces = re.compile(f"[{clean._SPACES}]")
    for code in range(0x110000):
        text = beside + chr(code)
        bare, gone = clean._REMOVE.subn("", text)
        assert clean.strip_invisible(text) == (spaces.sub(" ", bare), gone), hex(code)
