"""What is too thin to call a pledge weakened or done: a word of another clause, a time said in the next sentence,
another name for the same parties, progress on what goes on anyhow. Each stands beside one that is not too thin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from changes_made import TOOL, linked, statement

from dialogue_cli.api import Toolbox, load_toolbox, tag
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.statement.comparison import Change

PARTIES = ("Oruba", "Tesk", "Valdria")


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return load_toolbox()


def changed(old: str, new: str, toolbox: Toolbox) -> Change:
    """The change of the two sentences marked with ">" (the only ones, where none is), " | " between sentences."""
    rows = [text.split(" | ") for text in (old, new)]
    at = [next((n for n, text in enumerate(row, 1) if text.startswith(">")), 1) for row in rows]
    sides = [
        tag(
            replace(statement(*[t.lstrip(">") for t in row], date=day), language="en", parties=PARTIES),
            toolbox,
        )
        for row, day in zip(rows, ("2023-05-01", "2024-05-01"), strict=True)
    ]
    found = compare_statements(*sides, linked((at[0], at[1])), tool=TOOL)
    return next(change for change in found.changes if change.links)


def shift(old: str, new: str, toolbox: Toolbox) -> str | None:
    found = changed(old, new, toolbox).commitment
    return found.shift if found else None


KEPT = {
    "a day said in the next sentence": (
        "We will map the northern reef by 2030.",
        ">We will map the northern reef. | The work ends by 2030.",
        "same"),
    "a day said nowhere": (
        "We will map the northern reef by 2030.", ">We will map the northern reef. | The work goes on.", "weakened"),
    "a day that the next sentence had before": (
        ">We will map the northern reef by 2030. | All ports open by 2030.",
        ">We will map the northern reef. | All ports open by 2030.",
        "weakened"),
    "a day that came out of the next sentence": (
        ">We will map the northern reef. | The work ends by 2030.", "We will map the northern reef by 2030.", "same"),
    "another end of the term is still told": (
        "We will keep the patrol at sea until the end of 2025 and, in any case, until the strait is safe.",
        "We will keep the patrol at sea until the strait is safe.",
        "same"),
    "a term that is gone": (
        "We will keep the patrol at sea until the end of 2025.", "We will keep the patrol at sea.", "weakened"),
    "a day of a thing added": (
        "We will keep buying nets at a pace of 20 a month, together with the ropes of the extra winter scheme until "
        "the end of 2023.",
        "We will keep buying nets at a pace of 20 a month.",
        "same"),
    "a year in a name is no day": (
        "We reaffirm our commitment to the Coral Vision 2040, to build an open reef community by 2040.",
        "We remain committed to the Coral Vision 2040 to build an open reef community.",
        "weakened"),
    "a condition of the last example": (
        "We plan to work with the ports to keep their harbour banks open.",
        "We intend to work with the ports to lower the cost of harbour banks, including by training clerks and testing "
        "shared tills, as appropriate.",
        "same"),
    "a condition of the pledge": (
        "We plan to work with the ports to keep their harbour banks open.",
        "We intend to work with the ports to keep their harbour banks open, as appropriate.",
        "weakened"),
    "a commitment that is shared": (
        "We are committed to the reef union and the values upon which it is based.",
        "We share a commitment to the tide system, with the reef union at its core.",
        "same"),
    "all parties in a list": (
        "They resolved to continue the work on tide charts through the reef panel.",
        "The reef countries, represented by the harbour ministers of Oruba, Tesk and Valdria, noted the charts and "
        "resolved to continue the work on tide charts through the reef panel.",
        "same"),
    "one party in the place of all": (
        "They resolved to continue the work on tide charts.", "Oruba resolved to continue the work on tide charts.",
        "weakened"),
    "another pledge of the sentence went": (
        "We agree to meet each spring and commit to share our tide charts with the ports.",
        "We reaffirm our commitment to share our tide charts with the ports.",
        "same"),
    "a pledge on the same thing went": (
        "We continue to support the goals of the reef strategy, and commit to paying for work on the goals of the "
        "reef strategy.",
        "We continue to support the goals of the reef strategy.",
        "weakened"),
    "a decision reaffirmed": (
        "The sides reconfirm the decision to raise the monthly catch by 400 boxes.",
        "The sides resolved to reaffirm previous decisions to raise the monthly catch by 400 boxes.",
        "same"),
    "endorsed again": (
        "We endorse the Reef Actions drawn up by the panel.", "We continue to endorse the Reef Actions of the panel.",
        "same"),
    "upheld is not endorsed": (
        "We endorse the Reef Actions drawn up by the panel.", "We intend to apply the Reef Actions of the panel.",
        "weakened"),
    "what is only recalled": (
        "We task the reef panel to provide status reports on the northern charts.",
        "We will keep our promises and recall our request that the reef panel provide status reports on the charts.",
        "dropped"),
    "when it begins": (
        "We will lower the catch by 15 boxes a month until the end of June 2025.",
        "We will lower the catch by 15 boxes a month from the beginning of March 2025 until the end of June 2025.",
        "same"),
    "support that stayed, a pledge that went": (
        "We reaffirm our strong support for the harbour schools, and underscore our dedication to working with them.",
        "We reaffirm our unwavering support for the harbour schools.",
        "dropped"),
    "another level of a rate": (
        "The Council decided to set its interest rate at 2.5 percent.",
        "The Council decided to set its interest rate at 3 percent.",
        "same"),
    "more of what is bought": (
        "The Council decided to set its share of nets at 2.5 percent.",
        "The Council decided to set its share of nets at 3 percent.",
        "strengthened"),
    "faded to support": (
        "We will rebuild the harbour schools of the northern ports.",
        "We reaffirm our steadfast support for the harbour schools of the northern ports.",
        "weakened"),
}  # fmt: skip

NOT_DONE = {
    "progress on what goes on": (
        "They reiterated their commitment to strengthening the reef partnership.",
        "The Ministers noted the substantial progress in the reef partnership.",
        "dropped"),
    "progress on what was to be done": (
        "We will join forces to expand the making of nets for the northern reef.",
        "We welcome the progress on the expansion of the making of nets for the northern reef.",
        "fulfilled"),
    "progress, and need of more": (
        "We continue to speed up our answer to the Reef Pact and its call for nets.",
        "We note that, despite progress, there is a need to step up the answer to the Reef Pact and its call for nets.",
        "dropped"),
    "working to": (
        "We commit to widen the tide network with the reef coalition.",
        "We are also working to widen the tide network with the reef coalition.",
        "dropped"),
    "working with": (
        "We will work with the reef coalition on the tide network.",
        "We are working with the reef coalition on the tide network.",
        "fulfilled"),
    "should be concluded": (
        "The Council will conclude its purchases of nets in the autumn.",
        "The Council judged that its purchases of nets should be concluded in the autumn.",
        "dropped"),
    "pledged again today": (
        "We continue to deepen our work on tide charts and nets.",
        "Today we have pledged to deepen our work on tide charts and nets.",
        "same"),
}  # fmt: skip

DONE = {
    "told in a separate paper": (
        "At its May meeting the Council will announce the detailed rules for the northern nets.",
        "The detailed rules for the northern nets are described in a separate notice.",
        "fulfilled"),
    "told in no paper": (
        "At its May meeting the Council will announce the detailed rules for the northern nets.",
        "The detailed rules for the northern nets are important.",
        "dropped"),
    "more than talks": (
        "They concurred to start considering frameworks for visits of each other's pilots.",
        "The Ministers signed the Oruba-Tesk Pilots Agreement on visits of each other's pilots.",
        "fulfilled"),
    "more than talks, of another thing": (
        "They concurred to start considering frameworks for visits of each other's pilots.",
        "The Ministers signed the Reef Agreement on coral and nets.",
        "dropped"),
    "a rate decided": (
        "The Board intends to raise the key interest rates by 25 basis points in July.",
        "The Board decided to raise the key interest rates by 50 basis points.",
        "fulfilled"),
    "told by deciding on it": (
        "At its May meeting the Council will announce the detailed rules for lowering its stock of nets.",
        "The Council today also decided on the rules for lowering its stock of nets.",
        "fulfilled"),
    "what it takes a deed to do": (
        "We intend to raise a wall around the northern harbour.",
        "We decided to raise a wall around the northern harbour.",
        "strengthened"),
    "done by the way": (
        "The group intends to conduct a joint virtual outreach event for the pilots.",
        "We have deepened our work on the reef through hosting a public event for the pilots and conducting outreach "
        "to the ports, and intend to continue such outreach in 2025.",
        "fulfilled"),
    "a document that the sentence before reports": (
        "In talks with the pilots, we plan to issue joint guidance on how ports can prevent storm losses.",
        "As we pledged in May, we have published joint guidance for ports and pilots. | "
        ">This document sets out ten steps that ports can take to prevent storm losses.",
        "fulfilled"),
    "a document that no sentence reports": (
        "In talks with the pilots, we plan to issue joint guidance on how ports can prevent storm losses.",
        "We met the pilots in May. | >This document sets out ten steps that ports can take to prevent storm losses.",
        "dropped"),
}  # fmt: skip

OWN_WORK = {
    "decisions that will ensure": (
        "The Council's future decisions will ensure that the nets will be kept at levels that are tight enough.",
        "The Council's future decisions will ensure that the nets will be set at levels tight enough.",
        "same"),
    "purchases that continue": (
        "Net purchases of rope will continue at a monthly pace of €20 million.",
        "Second, net purchases of rope will continue at a monthly pace of €20 million.",
        "same"),
    "a step by its amount": (
        "The decline will amount to 15 tons per month until the end of June 2025.",
        "The decline will amount to 12 tons per month until the end of June 2025.",
        "weakened"),
    "a forecast": (
        "The decline in storms will help the ports.", "The decline in storms will help the ports and pilots.", None),
    "one side alone": (
        "Net purchases of rope will continue at a monthly pace of €20 million.", "The Council met in Perth.", None),
    "the commitment of those who meet": (
        "The sides reaffirmed their continued commitment in the Reef Charter to keep the strait open.",
        "The Meeting reaffirmed the continued commitment of the participating ports in the Reef Charter to keep the "
        "strait open.",
        "same"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*KEPT, *NOT_DONE, *DONE, *OWN_WORK])
def test_shifts(name: str, toolbox: Toolbox) -> None:
    old, new, expected = {**KEPT, **NOT_DONE, **DONE, **OWN_WORK}[name]
    assert shift(old, new, toolbox) == expected


def test_a_day_that_only_moved_is_still_listed(toolbox: Toolbox) -> None:
    change = changed(*KEPT["a day said in the next sentence"][:2], toolbox)
    assert [(s.kind, s.old, s.direction) for s in change.signals] == [("deadline", "by 2030", 0)]


def test_force_is_that_of_the_pledge_that_stayed(toolbox: Toolbox) -> None:
    told = changed(*KEPT["another pledge of the sentence went"][:2], toolbox).commitment
    assert told is not None
    assert (told.old, told.new) == (8, 8)
    assert [p.shift for p in told.parts] == ["dropped", "same"]
