"""Titles over a line of place and date, with no blank line between them."""

from __future__ import annotations

import pytest

from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

BODY = "\n\nThe two sides met in Vienna. They agreed to map the reef.\n"


def read(text: str) -> Statement:
    return build_statement(parse_bytes(text.encode(), name="a.txt"))


#: The head of a text -> its title, day, place and meeting.
HEADS: dict[str, tuple[str, tuple[str, str | None, str | None, int | None]]] = {
    "title, then place and day": (
        "The 30th Ministerial Meeting\nVienna, 4 June 2023",
        ("The 30th Ministerial Meeting", "2023-06-04", "Vienna", 30),
    ),
    "title in two lines": (
        "Joint Press Release of the\nThird Round of Talks\nLagos, 3 April 2023",
        ("Joint Press Release of the Third Round of Talks", "2023-04-03", "Lagos", 3),
    ),
    "a title with place and day": (
        "Leaders' Declaration, Bali, 15-16 November 2022",
        ("Leaders' Declaration, Bali, 15-16 November 2022", "2022-11-15", "Vienna", None),
    ),
    "parted by a blank line": (
        "The 30th Ministerial Meeting\n\n4 June 2023",
        ("The 30th Ministerial Meeting", "2023-06-04", "Vienna", 30),
    ),
    "the day at the end of the title": (
        "Conclusions on the safety of ferries, 12 May 2023",
        ("Conclusions on the safety of ferries, 12 May 2023", "2023-05-12", "Vienna", None),
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_told_from_the_text(name: str) -> None:
    head, (title, day, place, meeting) = HEADS[name]
    found = read(head + BODY)
    assert (found.title, found.date, found.place, found.meeting) == (title, day, place, meeting)
    assert [unit.text for unit in found.units][-1] == "They agreed to map the reef."


def test_a_wrapped_sentence_that_ends_in_a_date_stays_whole() -> None:
    found = read(
        "WE, the members of the pact, gathered in\nJakarta, Indonesia, on 6 September 2023;\n\nAGREE to meet.\n"
    )
    assert found.units[0].text == "WE, the members of the pact, gathered in Jakarta, Indonesia, on 6 September 2023;"
