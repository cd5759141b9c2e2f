"""Pledges without a doer in front: passives, arrangements, and what minutes tell in the past."""

from __future__ import annotations

import pytest
from tagging import pledge, tagged

CASES: dict[str, tuple[str, bool, int | None]] = {  # sentence, told in minutes, strength of the own pledge
    "dues that shall be paid": ("Dues shall be paid by 30 June.", False, 10),
    "registers that will be strengthened": ("Harbour registers will be strengthened by 2030.", False, 7),
    "done by the parties": ("The survey will be carried by the two governments to the northern reef.", False, 7),
    "driven by another": ("Growth will be sustained by demand for fish.", False, None),
    "done by another": ("The dues will be raised by the harbour union.", False, None),
    "what befalls a thing": ("Trade will be affected by the storm.", False, None),
    "set back": ("The survey will be set back in the near term.", False, None),
    "a clause about a noun": ("This is a base upon which trust and peace will be built.", False, None),
    "an exchange that begins on a day": ("The exchange of charts will begin by 2030.", False, 7),
    "an exchange that begins some day": ("The exchange of charts will begin.", False, None),
    "a class that begins its studies": ("The first class will begin their studies in 2030.", False, None),
    "an intention in minutes": ("They planned to link their ports.", True, 5),
    "determined in minutes": ("The Ministers were determined to open the strait.", True, 6),
    "what one party said it intended": ("Minister Roy stated that Oruba intended to send pilots.", True, 5),
    "what would be done, in minutes": ("The working group would meet twice a year.", True, 7),
    "what would be done, elsewhere": ("The working group would meet twice a year.", False, None),
    "what would be welcome": ("The Ministers would welcome a visit.", True, None),
    "what is only supposed": ("The working group would meet if the strait were closed.", True, None),
    "an offer": ("Oruba offered to train pilots.", True, 5),
    "dues that are to be paid": ("Dues are to be paid by 31 March.", False, 5),
    "a cap agreed on": ("The Ministers agreed that the catch shall not exceed 500 tonnes.", True, 9),
    "an order of the commission": ("The Commission tasked the secretariat to draw up charts.", True, 9),
    "focal points": ("The focal points will draw up a plan.", False, 7),
    "an offer of money": ("Japan offers USD 5 million for the reef.", False, 5),
    "what is expected of a thing": ("The action is expected to be linked with a rise in rates.", False, None),
    "a request to their secretariat": ("The secretariat is requested to draw up a report.", False, 5),
}


@pytest.mark.parametrize("name", CASES)
def test_own_pledges(name: str) -> None:
    sentence, minutes, strength = CASES[name]
    found = pledge(sentence, minutes=minutes, parties=("Oruba", "Japan"), date="2024-06-15")
    own = found.strength if found and found.is_commitment else None
    assert own == strength


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("We will endeavour not to open the strait.", True),
        ("We will endeavour to open the strait.", False),
        ("We will not open the strait.", True),
        ("We will work not only on charts.", False),
    ],
)
def test_what_they_try_not_to_do(sentence: str, negated: bool) -> None:
    found = pledge(sentence)
    assert found is not None
    assert found.negated is negated


@pytest.mark.parametrize(
    ("item", "promised"),
    [
        ("Ports: Oruba opened a second harbour", False),
        ("The Harbour Office trained 60 pilots", False),
        ("Ports: A second harbour for Oruba", True),
        ("Improved access to the ports", True),
    ],
)
def test_an_item_that_tells_a_deed_takes_no_pledge_from_its_stem(item: str, promised: bool) -> None:
    found = tagged("The two governments announced the following:", f"- {item}.").units[-1].commitment
    assert (found is not None and found.is_commitment) is promised


def test_a_comma_inside_a_number_begins_no_subject() -> None:
    text = "Pay tribute to the mission, whose 3,000 troops have been sent, and decide to extend its term."
    unit = tagged("We, the Heads of State:", text).units[-1]
    assert [c.actor for c in unit.commitments if c.verb == "decide to"] in ([None], [])


def test_what_heads_a_declaration_is_not_restated() -> None:
    head = tagged("Have agreed to:", "- Grant visas to pilots.").units[0].commitment
    assert head is not None
    assert not head.restated
