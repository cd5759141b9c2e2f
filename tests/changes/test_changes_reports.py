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
    given = {"parties": ("Oruba", "Tesk"), "date": "2023-05-01"}
    sides = [read_statement("x.txt", data=text.encode(), toolbox=toolbox, given=given).units for text in (old, new)]
    found = commitment_shift(Group(sides[0][:1], sides[1][:1], linked((1, 1)).links))
    return found.shift if found else None


LAUNCHED = (
    "We launched the Reef Experts Group, comprised of top experts from our respective governments, charged with "
    "building strong ties and better aligning our plans to support reef health security and storm response."
)
CASES = {
    "the act praised by its noun": (
        "We decided to exempt the pilots from dues.", "We welcomed the exemption of the pilots from dues.",
        "fulfilled"),
    "another act praised": (
        "We decided to exempt the pilots from dues.", "We welcomed the protection of the pilots.", "dropped"),
    "an order became an encouragement": (
        "The Ministers instructed their officials to finish the chart.",
        "The Ministers encouraged their officials to finish the chart.", "weakened"),
    "others encouraged": (
        "The Ministers agreed to finish the chart.", "The Ministers encouraged all ports to finish the chart.",
        "dropped"),
    "one modal of one subject, whoever acts": (
        "Disputes shall be submitted to the Reef Court.", "Disputes shall be settled by negotiation.", "same"),
    "the very act in the perfect, its object whole": (
        "The Parties shall cease all hostilities as of 10 May 2030.", "The Parties have ceased all hostilities.",
        "fulfilled"),
    "the end of talks welcomed": (
        "We will conclude the reef treaty by the summer.", "We welcomed the conclusion of the reef treaty.",
        "fulfilled"),
    "hoped for is not done": (
        "We agreed that our teams would work at pace on a reef roadmap.",
        "We hoped that our teams could finalise a reef roadmap by the end of the year.", "dropped"),
    "shall became should": (
        "Oruba shall guard the northern reef.", "Oruba should guard the northern reef.", "weakened"),
    "will became may": (
        "Oruba will fund the northern reef patrol.", "Oruba may fund the northern reef patrol.", "weakened"),
    "should of another is no weaker pledge": (
        "Oruba will guard the northern reef.", "All states should guard the northern reef.", "dropped"),
    "the date of a meeting that takes place": (
        "The next meeting of the steering committee will take place in Halder in April 2031.",
        "The next meeting of the steering committee will take place in Perrin in May 2032.", "same"),
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
    "a promise of an earlier day is told, not made": (
        "Oruba is committed to meeting the highest standard of reef protection.",
        "When we announced the reef pact in May 2021, we committed to set the highest standard of reef protection. "
        "We stand by the pact today.",
        "dropped"),
    "a promise that something came of": (
        "The parties are committed to reducing the waste of the ports.",
        "The Port Task Force is an outcome of the joint commitment to reduce the waste of the ports.", "dropped"),
    "a promise said to be vital": (
        "Oruba reaffirmed its firm commitments to Tesk and Halder.",
        "The firm commitments of Oruba to Tesk and Halder are vital to the peace of the gulf.", "dropped"),
    "a decision looked back on": (
        "The two leaders have decided to open in-depth consultations on the reef.",
        "This meeting built on the in-depth consultations announced in their May statement on the reef.", "fulfilled"),
    "a target more than met": (
        "Oruba will strive to ensure additional coral deliveries to Tesk of at least 15 tonnes in 2022.",
        "Oruba exceeded its target to ensure additional deliveries of coral to Tesk.", "fulfilled"),
    "a lasting state": ("The Task Force will be chaired by a member of the reef office.",
                        "The meetings of the Task Force are chaired by Ana Lund, head of the reef office.",
                        "fulfilled"),
    "met": ("They will meet in Tesk at the end of October.",
            "Today, the Presidents of Oruba and Tesk met in Halder to reaffirm their commitment to the reef.",
            "fulfilled"),
    "met is no more than met": ("We have convened to reaffirm our commitment to reef protection by Oruba and Tesk.",
                                "We, the leaders of Oruba and Tesk, convened today for reef protection.", "dropped"),
    "talks held": ("We intend to exchange information on landing trends and the best practices of the ports.",
                   "The parties continued exchanges on landing trends that affect the ports.", "fulfilled"),
    "more of it, by the parties": ("We are committed to enhancing our rescue and storm response cooperation.",
                                   "The parties also are expanding our cooperation on rescue in storms.", "fulfilled"),
    "more of it, by itself": ("We will work to further strengthen the ties of our divers and young people.",
                              "The ties of our divers are expanding fast, and we are discussing this.", "weakened"),
    "the goals delivered on": (
        "Beginning in 2023, divers of Oruba will train with the crews of Tesk.",
        "Our nations continue to deliver on these goals; the first divers of Oruba left the school in July.",
        "fulfilled"),
    "another thing released": (
        "We will establish contact groups to promote an open and voluntary approach to reef standards.",
        "The Reef Principles, released today, reflect an open and voluntary approach to reef standards.", "dropped"),
    "a body praised for its work": (
        "We are pleased to launch a dialogue among the islands on reef security.",
        "We commend the Reef Security Dialogue for deepening the ties of the islands.", "fulfilled"),
    "a body at work": (
        "The parties are launching a Diver Training Task Force that will bring together schools and ports.",
        "The Training Task Force brought together leaders of schools and ports.", "fulfilled"),
    "a board that decides as ever": (
        "The Reef Market Committee decided to keep its target for reef fees at 2 percent.",
        "The Reef Market Committee decided to keep its target for reef fees at 2 percent this time too.", "same"),
    "declared into being": (
        "We commit to establish a Reef and Harbour Partnership of the islands.",
        "We hereby declare to establish the Reef and Harbour Partnership of the islands.", "fulfilled"),
    "found": ("We embark on an effort of 18 months to seek an optimal pathway to restore this reef.",
              "Today, we announce our pathway to restore this reef.", "fulfilled"),
    "the habit it is now": ("We will make our work steady, including regular meetings by the ministers.",
                            "Our ministers meet on a regular basis to consult one another.", "fulfilled"),
    "the date of the next meeting": ("We will next meet in Port Halder in April 2025.",
                                     "We will next meet in Cape Miro in August 2025.", "same"),
    "meetings less often": ("We decided to meet every two months.", "We decided to meet every four months.",
                            "weakened"),
    "once a year, then only regular": ("Our ministers will meet at least once a year.",
                                       "We will make our work steady, including regular meetings by the ministers.",
                                       "weakened"),
    "the host looks forward": ("Oruba will host our next reef summit in 2024.",
                               "We look forward to the next reef summit hosted by Oruba in 2025.", "weakened"),
    "another host": ("Oruba will host our next reef summit in 2024.",
                     "We look forward to the next reef summit hosted by Tesk in 2025.", "dropped"),
    "an object that is only urged now": (
        "We reaffirm our commitment to the immediate release of seized boats and crews.",
        "We promote the rights of divers and call for the immediate release of seized boats and crews.", "dropped"),
    "a position before": ("We support the reform of the reef board.",
                          "We are determined to sustain our work for the reform of the reef board.", "new"),
    "what stays as it is": (
        "Respect for the islands is and will remain at the heart of the Reef Council's efforts.",
        "Respect for the small islands is and will remain at the heart of the Reef Council's efforts.", "same"),
    "kept up, twice": ("The Board is maintaining its existing policy of buying coral.",
                       "The Board is maintaining its policy of buying coral.", "same"),
    "a thing that stays is no pledge": ("The water of the gulf will remain warm.",
                                        "The water of the gulf will remain very warm.", None),
    "shared data are no shared readiness": (
        "We will find new fields of work and share data on storms, disaster response and preparedness, and fishing.",
        "We commit to open sharing of tide data on storms.", "same"),
    "an endorsement that is only noted": ("Ministers endorsed the Reef Watch Initiative and its implementation plan.",
                                          "Ministers noted the Reef Watch Initiative and its implementation plan.",
                                          "dropped"),
    "others are encouraged to do it": (
        "Ministers committed to fund the Reef Facility with 50 million dollars by 2026.",
        "Ministers encouraged Members to fund the Reef Facility with 50 million dollars by 2027.", "dropped"),
    "a mandate": ("Our mandate is to ensure that the islands are aligned in their aims and work.",
                  "The secretariat will seek to ensure that the islands are aligned in their aims.", "weakened"),
    "heads of delegations speak for all": (
        "The security advisors reaffirmed their commitment to protect the reef.",
        "They reaffirm their commitment to protect the reef.", "same"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_shift_of_a_linked_pair(old: str, new: str, expected: str | None, toolbox: Toolbox) -> None:
    assert shift(old, new, toolbox) == expected
