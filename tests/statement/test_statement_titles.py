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


LETTERHEADS = {
    "minutes": ("REEF RIVER COMMISSION\n\nAgreed Minutes of the Fourth Session\n\nPerth, 4 May 2023", 1),
    "a declaration": ("REEF COMMUNITY\n\nDECLARATION OF THE 12TH SUMMIT\n\nPerth\n\n4 May 2023", 1),
    "a report of a session": ("REEF FISH COMMISSION\n\nReport of the Fourth Session\n\nPerth, 4 May 2023", 1),
    "no head of a text": ("Ports and reefs\n\nThe declaration on ports", None),
}


@pytest.mark.parametrize("name", LETTERHEADS)
def test_the_title_stands_below_the_name_of_a_body(name: str) -> None:
    head, at = LETTERHEADS[name]
    found = read_statement("of-may.txt", data=(head + BODY).encode(), toolbox=load_toolbox())
    assert found.title == ("Of may" if at is None else head.split("\n\n")[at])


def test_a_title_over_a_date_is_no_place() -> None:
    head = "Monetary Policy Statement\n\n4 May 2023"
    found = read_statement("of-may.txt", data=(head + BODY).encode(), toolbox=load_toolbox())
    assert (found.title, found.date, found.place) == ("Monetary Policy Statement", "2023-05-04", None)


@pytest.mark.parametrize(("line", "is_title"), TITLES.values(), ids=TITLES)
def test_the_first_line_is_the_title(line: str, is_title: bool) -> None:
    found = read_statement("minutes-of-may.txt", data=(line + BODY).encode(), toolbox=load_toolbox())
    assert (found.title == line) is is_title
