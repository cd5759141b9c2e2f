"""Pledges that the new text tells as done by their own word, and reports that only look like it."""

from __future__ import annotations

import pytest

from dialogue_cli import api

CASES: dict[str, tuple[str, str, str]] = {
    "the act in the passive": (
        "The harbour office will extend the lead of its storm warnings from 24 to 48 hours.",
        "The lead of the storm warnings of the harbour office was extended from 24 to 48 hours in May.",
        "fulfilled",
    ),
    "the act in the past": (
        "Fiji will fund a study of the northern reef.",
        "Fiji funded a study of the northern reef.",
        "fulfilled",
    ),
    "an act that ends like an adverb": (
        "Fiji will supply 300 megawatts of power to the northern ports.",
        "Last winter Fiji supplied 310 megawatts of power to the northern ports.",
        "fulfilled",
    ),
    "forborne for a shorter time": (
        "We will not raise the harbour dues of the northern reef before 2028.",
        "We will not raise the harbour dues of the northern reef before 2027.",
        "weakened",
    ),
    "at most as much": (
        "We will pay USD 60 million into the fund of the northern reef.",
        "We will pay up to USD 60 million into the fund of the northern reef.",
        "weakened",
    ),
    "no longer at most": (
        "We will pay up to USD 60 million into the fund of the northern reef.",
        "We will pay USD 60 million into the fund of the northern reef.",
        "strengthened",
    ),
    "there by a later day": (
        "The hotline for the northern ports will be in place by May 2026.",
        "The hotline for the northern ports will be in place by the end of 2028.",
        "weakened",
    ),
    "tried, at a cost that has risen": (
        "The sides committed to complete the northern terminal by the end of 2026 at a cost of EUR 35 million.",
        "The sides will make every effort to complete the northern terminal in 2027; the cost has risen to EUR 41 "
        "million.",
        "weakened",
    ),
    "the noun of the act that began": (
        "We will exchange vessel positions of the northern reef in real time.",
        "The exchange of vessel positions of the northern reef in real time began in September.",
        "fulfilled",
    ),
    "an intention put off, beside a figure of the past": (
        "The two sides noted that trade in reef salt had reached EUR 480 million in 2023 and expressed their intention "
        "to raise it by 2028.",
        "The two sides noted that trade in reef salt had reached EUR 510 million in 2024 and expressed their intention "
        "to raise it by 2030.",
        "weakened",
    ),
    "thanks for doing it": (
        "Fiji will host an exercise of the coast guards in Port Halder in March 2025.",
        "We thank Fiji for hosting an exercise of the coast guards in Port Halder in March.",
        "fulfilled",
    ),
    "the noun of the act, with a hyphen": (
        "We agree to pre-position relief boats at the northern reef.",
        "We welcome the pre-positioning of relief boats at the northern reef.",
        "fulfilled",
    ),
    "a system that works": (
        "We will establish a storm warning system for the northern ports.",
        "The storm warning system for the northern ports became operational in November.",
        "fulfilled",
    ),
    "a forum that was held": (
        "We plan to organise a forum on tide charts in Port Halder.",
        "We express satisfaction at the forum on tide charts held in Port Halder.",
        "fulfilled",
    ),
    "an order carried out": (
        "We task our officials to draft joint rules for pilots of the northern reef.",
        "We approve the joint rules for pilots of the northern reef drafted by our officials.",
        "fulfilled",
    ),
    "set up by saying so": (
        "We agree to set up a fund for the northern reef.",
        "We establish the fund for the northern reef, to be based in Port Halder.",
        "fulfilled",
    ),
    "a secretariat at work": (
        "We commit to set up a secretariat for the reef partnership by May.",
        "The secretariat for the reef partnership took up its work in Port Halder.",
        "fulfilled",
    ),
    "a body that met, with an insertion": (
        "We agree to establish a tide chart working group, chaired by Fiji.",
        "The tide chart working group, chaired by Fiji, met three times.",
        "fulfilled",
    ),
    "reported on": (
        "Fiji and Japan undertake to carry out joint patrols in the northern reef.",
        "Fiji and Japan reported on their joint patrols in the northern reef.",
        "fulfilled",
    ),
    "a gift, thanked for": (
        "Fiji offers USD 5 million for the travel of pilots to the reef.",
        "We thank Fiji for its contribution of USD 5 million for the travel of pilots to the reef.",
        "fulfilled",
    ),
    "to adopt rules, agreed again": (
        "We will adopt common rules for pilots of the reef no later than 2026.",
        "We agree to adopt common rules for pilots of the reef no later than 2028.",
        "mixed",
    ),
    "in some of them": (
        "We commit to create harbour schools in each of our countries by 2026.",
        "Harbour schools have been created in twelve of our countries.",
        "dropped",
    ),
    "a higher cap": (
        "The Commission agreed that the catch of reef fish shall not exceed 55,000 tonnes.",
        "The Commission agreed that the catch of reef fish shall not exceed 60,000 tonnes.",
        "weakened",
    ),
    "a budget of another year": (
        "We adopt a budget of EUR 8.4 million for the reef office.",
        "We adopt a budget of EUR 8.9 million for the reef office.",
        "same",
    ),
    "only a part of it": (
        "We pledge to raise USD 100 million for the fund of the northern reef.",
        "We note with regret that only USD 34 million of the USD 100 million for the northern reef have been raised.",
        "dropped",
    ),
    "still to be set up": (
        "We agree to establish a fund for the northern reef in Port Halder.",
        "We reiterate that the fund for the northern reef in Port Halder shall be established.",
        "same",
    ),
    "looked at anew": (
        "Fiji intends to make 250 boats available to the patrol of the northern reef.",
        "Fiji is reviewing its part in the patrol of the northern reef and the boats.",
        "dropped",
    ),
    "only should be done": (
        "It was decided to create new harbours of refuge in the northern reef by 2030.",
        "The new harbours of refuge in the northern reef should, as far as possible, be created.",
        "weakened",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_became_of_the_pledge(name: str) -> None:
    old, new, wanted = CASES[name]
    toolbox = api.load_toolbox()
    sides = [
        api.read_statement(f"{day}.txt", data=f"{day}\n\n{text}\n".encode(), toolbox=toolbox)
        for day, text in (("4 May 2024", old), ("4 June 2025", new))
    ]
    (change,) = [change for change in api.compare(*sides).changes if change.commitment]
    assert change.commitment is not None
    assert change.commitment.shift == wanted
    assert change.links, "the two sentences are linked"
