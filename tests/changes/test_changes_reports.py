"""Reports of deeds against pledges, and pledges that faded into weaker words, on text with the shipped word lists."""

from __future__ import annotations

import pytest
from changes_made import linked

from dialogue_cli.api import Toolbox, load_toolbox, read_statement
from dialogue_cli.changes.classify import Group
from dialogue_cli.changes.shift import commitment_shift


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return load_toolbox()


def shift(old: str, new: str, toolbox: Toolbox) -> str | None:
    """The shift of two sentences that are linked."""
    sides = [read_statement("x.txt", data=text.encode(), toolbox=toolbox).units for text in (old, new)]
    found = commitment_shift(Group(sides[0][:1], sides[1][:1], linked((1, 1)).links))
    return found.shift if found else None


LAUNCHED = (
    "We launched the Reef Experts Group, comprised of top experts from our respective governments, charged with "
    "building strong ties and better aligning our plans to support reef health security and storm response."
)
CASES = {
    "perfect": ("We will publish a joint map of the reef.", "We have published a joint map of the reef.", "fulfilled"),
    "past": ("We intend to launch a tide data network.", "We launched the tide data network.", "fulfilled"),
    "passive": ("We intend to carry out a joint study of the reef fishery.",
                "The joint study of the reef fishery was completed last spring.", "fulfilled"),
    "welcomed": ("We will open a nursery in Port Halder.",
                 "We welcome the opening of the nursery in Port Halder.", "fulfilled"),
    "under way": ("The parties will cooperate on warning systems, tide data and diver training.",
                  "We are now cooperating on warning systems, tide data and diver training.", "fulfilled"),
    "done, and pledged in addition": (
        "We will provide tide data to the small ports of the gulf.",
        "We are providing tide data to the small ports of the gulf and will build a new harbour light.", "fulfilled"),
    "said to be kept": ("We are committed to restoring the northern reef.",
                        "The plan of today delivers on this commitment.", "fulfilled"),
    "looked forward to is not done": ("We will open a coral nursery in Port Halder.",
                                      "We look forward to the opening of the coral nursery in Port Halder.", "dropped"),
    "about something else": ("We will publish a joint map of the northern reef.",
                             "The ferry line has carried many people.", "dropped"),
    "faded into support": ("We reaffirm our commitment to stand with Oruba against piracy.",
                           "We remain resolute in supporting Oruba against piracy.", "weakened"),
    "a commitment still, under another subject": (
        "We reaffirm our commitment to consult on storms that affect the gulf.",
        "These steps underscore our shared commitment to consult on storms that affect the gulf.", "same"),
    "explored before, planned now": ("We are exploring ways to share data.", "We plan to share data.", "strengthened"),
    "support before, pledge now": ("We express support for the reef fund.", "We will finance the reef fund.", "new"),
    "another's commitment": ("We will protect the reef.",
                             "We welcome the commitment of Tesk to protect the reef.", "dropped"),
    "the line above a list is no pledge of its own": (
        "The four islands hereby declare:", "The four islands hereby declare to:", None),
    "nor is it lost": ("We will take the following steps:", "We met in the harbour town on the following day.", None),
    "a line above a list that says what": ("We will open ports of the north:", "We met in the harbour.", "dropped"),
    "a report repeated word for word": (LAUNCHED, LAUNCHED, "same"),
    "support is not carried out by a visit": (
        "We support a fair and lasting peace of the reef ports, in line with the Tide Charter.",
        "Each of us has visited the reef ports; we repeat the need for a fair and lasting peace of the ports, in line "
        "with the Tide Charter.", None),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_shift_of_a_linked_pair(old: str, new: str, expected: str | None, toolbox: Toolbox) -> None:
    assert shift(old, new, toolbox) == expected
