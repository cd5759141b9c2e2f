"""Titles by which bodies number their acts and their meetings."""

from __future__ import annotations

import pytest

from dialogue_cli.api import load_toolbox, read_statement

BODY = (
    "\n\nThe Reef Council,\n\nRecalling its earlier acts,\n\n1. Decides to close the reef;\n\n2. Urges all to leave.\n"
)

TITLES = {
    "a resolution": ("Resolution 12 (2024)", True),
    "a decision": ("Decision 7/RC.28", True),
    "conclusions": ("Council conclusions on Oruba", True),
    "a meeting by its number": ("37th Reef and Tide Ministerial Meeting", True),
    "a sentence that opens with a decision": ("Decision 7 was taken at the meeting on the reef.", False),
    "a heading": ("Reefs and tides", False),
}


@pytest.mark.parametrize(("line", "is_title"), TITLES.values(), ids=TITLES)
def test_the_first_line_is_the_title(line: str, is_title: bool) -> None:
    found = read_statement("minutes-of-may.txt", data=(line + BODY).encode(), toolbox=load_toolbox())
    assert (found.title == line) is is_title
