"""How often something is promised, and which of two rhythms is the firmer."""

from __future__ import annotations

import pytest

from dialogue_cli import api
from dialogue_cli.changes.paces import pace_of

PACES = {
    "every five minutes": 105_120.0,
    "every second year": 0.5,
    "every two years": 0.5,
    "twice a year": 2.0,
    "four times a year": 4.0,
    "12 times per month": 144.0,
    "each year": 1.0,
    "regularly": 0.0,
    "many times a year": None,
}


@pytest.mark.parametrize("words", PACES)
def test_times_a_year(words: str) -> None:
    assert pace_of(words) == PACES[words]


@pytest.mark.parametrize(
    ("old", "new", "shift"),
    [
        ("every fifteen minutes", "every five minutes", "strengthened"),
        ("twice a year", "four times a year", "strengthened"),
        ("three times a year", "once a year", "weakened"),
        ("every year", "every second year", "weakened"),
    ],
)
def test_the_quicker_rhythm_is_the_firmer(old: str, new: str, shift: str) -> None:
    toolbox = api.load_toolbox()
    sides = [
        api.read_statement(
            f"{name}.txt", data=f"We will send each other charts of the reef {often}.\n".encode(), toolbox=toolbox
        )
        for name, often in (("a", old), ("b", new))
    ]
    changes = api.compare(*sides).changes
    assert [change.commitment.shift for change in changes if change.commitment] == [shift]


def test_an_order_is_one_whoever_is_its_subject() -> None:
    toolbox = api.load_toolbox()
    texts = (
        "We request the secretariat to draw up a report on the northern reef.",
        "The secretariat is requested to draw up a report on the northern reef.",
    )
    sides = [api.read_statement(f"{n}.txt", data=f"{t}\n".encode(), toolbox=toolbox) for n, t in enumerate(texts)]
    changes = api.compare(*sides).changes
    assert [change.commitment.shift for change in changes if change.commitment] == ["same"]
