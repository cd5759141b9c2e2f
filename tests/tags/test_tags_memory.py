"""What was read of one statement is taken over for the next only where reading anew would give the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagging import lists, statement

from dialogue_cli.statement.model import Statement
from dialogue_cli.tags.tag import tag_statement
from dialogue_cli.tags.word_lists import Lexicons
from dialogue_cli.values import replace

WE = ("Australia", "Japan")
DEFINED = "We met in the Tide Network Council (TNC)."
FOUNDED = "The Ministers established a working group."
CASES = {
    "the day has gone by": (
        statement("We will open the port by 1 May 2024.", date="2024-01-10"),
        statement("We will open the port by 1 May 2024.", date="2024-09-10"),
    ),
    "the style is that of minutes": (
        statement("We welcome the plan.", "We support it.", "The Ministers noted it.", FOUNDED),
        statement("The Ministers welcomed the plan.", "The Ministers noted it.", FOUNDED),
    ),
    "others spoke before": (
        statement("Japan will host the forum.", "It will publish the map.", parties=WE),
        statement("Canada will host the forum.", "It will publish the map.", parties=WE),
    ),
    "a short name is given": (
        statement("The TNC will publish the map."),
        statement(DEFINED, "The TNC will publish the map."),
    ),
    "the parties are others": (
        statement("Japan will publish the map.", parties=WE),
        statement("Japan will publish the map.", parties=("Canada", "France")),
    ),
    "an item, and a sentence": (
        statement("We intend to:", "- Publish the map."),
        statement("We intend to:", "Publish the map."),
    ),
}
SENTENCES = (
    "Japan will host the forum by 2025.", "They will publish the map.", "It agreed to do so.", DEFINED,
    "The TNC will meet.", "- Publish the map.", "We welcome the pact and will support it.",
    "The Ministers agreed to act.",
)  # fmt: skip


def anew() -> Lexicons:
    return replace(lists(), known={})


@pytest.mark.parametrize(("first", "second"), CASES.values(), ids=CASES)
def test_what_a_reading_rests_on_is_not_taken_over(first: Statement, second: Statement) -> None:
    used = anew()
    tag_statement(first, used)
    assert tag_statement(second, used) == tag_statement(second, anew())


def test_the_same_words_are_taken_over() -> None:
    used = anew()
    one, two = (tag_statement(statement("We will act.", date=day), used) for day in ("2023-01-01", "2024-01-01"))
    assert one.units[0].commitments is two.units[0].commitments


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), min_size=2, max_size=3), st.data())
def test_a_series_reads_as_each_statement_alone(series: list[list[str]], data: st.DataObject) -> None:
    used = anew()
    for said in series:
        day = data.draw(st.sampled_from((None, "2023-06-01", "2026-06-01")))
        bare = statement(*said, parties=data.draw(st.sampled_from(((), WE))), date=day)
        assert tag_statement(bare, used) == tag_statement(bare, anew())
