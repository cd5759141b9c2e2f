"""Which sentences are commitments, on which rung and whose: tables by the grammar of joint statements, all invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagging import lists, pledge, statement, tagged

from dialogue_cli.statement.model import Commitment
from dialogue_cli.tags.tag import tag_statement
from dialogue_cli.values import replace

PARTIES = ("Australia", "Japan")

#: name -> (sentence, is a commitment, strength)
PRESENT = {
    "bind": ("We shall never use the reef as a target.", True, 10),
    "undertake to": ("The parties undertake to exchange tide data.", True, 10),
    "undertake a thing is no treaty word": ("We will undertake a survey of the reef.", True, 7),
    "agree to": ("We agree to hold our next meeting on the northern shelf.", True, 9),
    "agree that, a view": ("We agree that the sea is warming.", False, 2),
    "agree on the need": ("We agree on the need for better charts.", False, 2),
    "announce a thing": ("Today, we announce a new patrol of the reef.", True, 9),
    "announce a plan": ("We announce our intention to map the reef.", True, 5),
    "announce that we intend": ("We announce today that we intend to map the reef.", True, 5),
    "pleased to announce": ("We are pleased to announce a new patrol.", True, 9),
    "announce a result": ("We announce the completion of the survey.", False, 0),
    "are launching": ("We are launching a network of tide gauges.", True, 9),
    "task our own": ("We task our ministers to report by next year.", True, 9),
    "ask our own officials": ("We ask our officials to draw up a plan.", True, 9),
    "ask others": ("We ask the Harbour Union to draw up a plan.", False, 3),
    "commit": ("We commit to fund the reef patrol.", True, 8),
    "are committed": ("We are fully committed to protecting the reef.", True, 8),
    "remain committed": ("We remain committed to the reef patrol.", True, 8),
    "reaffirm our commitment": ("We reaffirm our unwavering commitment to protect the reef.", True, 8),
    "commitment after and": ("We reaffirm our support for divers and our commitment to train them.", True, 8),
    "commitment with a clause between": ("We reiterate their commitment under the pact to train divers.", True, 8),
    "reaffirm a view": ("We reaffirm that the reef is vital.", False, 2),
    "reaffirm the importance": ("We reaffirm the importance of a commitment to peace.", False, 2),
    "pledge": ("We pledge to open two ports.", True, 8),
    "resolve": ("We resolve to deepen our cooperation.", True, 8),
    "firm in our resolve": ("We remain firm in our resolve to protect the reef.", True, 8),
    "will": ("We will train forty divers.", True, 7),
    "will, after a fronted phrase": ("Through the Reef Fund we will train divers.", True, 7),
    "will, after an insertion": ("We, the members of the reef pact, will train divers.", True, 7),
    "will, second verb unknown": ("We are building two ports, and will expand the third.", True, 7),
    "political will is a noun": ("Our political will to act is strong.", False, None),
    "a thing predicts": ("This network will help our divers.", False, 0),
    "which will predicts": ("We welcome the network, which will help our divers.", False, 1),
    "they, things": ("We publish two charts.  They will help divers.", False, 0),
    "their own aim": ("The focus of our policy will be to protect the reef.", True, 7),
    "an arrangement": ("The next meeting will be held on the northern shelf.", True, 7),
    "scheduled arrangement": ("The next meeting is scheduled to be held in May.", True, 5),
    "here to stay": ("The Council is here to stay.", False, None),
    "continue to": ("We continue to train divers.", True, 7),
    "continue a thing": ("We continue our efforts to protect the reef.", True, 7),
    "continue to appeal": ("We continue to call on all fleets to leave.", False, 3),
    "will continue to appeal": ("We will continue to urge all fleets to leave.", False, 3),
    "continue to welcome": ("We continue to welcome the work of the harbour union.", False, 1),
    "determined": ("We are determined to protect the reef.", True, 6),
    "resolute in our determination": ("We are resolute in our determination to protect the reef.", True, 6),
    "intend": ("We intend to share tide data.", True, 5),
    "intend, with an insertion": ("We intend, subject to funds, to share tide data.", True, 5),
    "plan": ("We plan to share tide data.", True, 5),
    "a plan is a noun": ("The plan to share tide data is sound.", False, None),
    "stand ready": ("We stand ready to send divers.", True, 5),
    "expect of ourselves": ("We expect to have drawn up the charts by May.", True, 5),
    "a body is tasked": ("The tide working group is tasked to draw up charts.", True, 5),
    "forecast": ("The new radio is expected to replace the old one.", False, None),
    "seek": ("We seek to deepen our cooperation.", False, 4),
    "are working": ("We are working to map the reef.", False, 0),
    "support": ("We support the work of the harbour union.", False, 3),
    "appeal with a pledge inside": ("We call upon all fleets to commit not to dump waste.", False, 3),
    "appeal, second verb": ("We call on all fleets to leave and commit to inspections.", False, 3),
    "should": ("All fleets should leave the reef.", False, None),
    "welcome": ("We welcome the launch of the patrol.", False, 1),
    "unflinching in our commitment": ("We are unflinching in our commitment to protect the reef.", True, 8),
    "stress the promise of one": ("We highlight Japan's commitment to the reef pact.", False, 2),
    "reaffirm the promise of one": ("We reaffirm Japan's commitment to protect the reef.", True, 8),
    "a subject before an insertion": (
        "The Committee expects that work to rebuild ports, together with tide data, will help divers.",
        False,
        1,
    ),
    "a name with its short form": ("Australia (AUS) will train divers.", True, 7),
    "a body with its short form": ("The Tide and Reef Council (TRC) will train divers.", True, 7),
    "an aside": ("We (and all who joined us) will train divers.", True, 7),
    "a name behind a participle": ("Implementing the reef pact will need our trust.", False, 0),
    "a numbered body": ("Working Group 9 is tasked to draw up charts.", True, 5),
    "ask each of our bodies": ("We ask that each of the working groups set up in May draw up a plan.", True, 9),
    "call on our own": ("We call on our ministers to draw up a plan.", True, 9),
    "call on partners": ("We call on our partners to draw up a plan.", False, 3),
    "envisage to": ("We envisage to meet at regular intervals.", True, 5),
    "united in our dedication": ("We stand united in our dedication to protect the reef.", True, 8),
    "stand by our commitment": ("We stand by our commitment to protect the reef.", True, 8),
    "take this opportunity": ("We take this opportunity to announce a new reef patrol.", True, 9),
    "wish to reaffirm": ("We wish to reaffirm our commitment to the reef pact.", True, 8),
    "make a commitment": ("We make the following commitments.", True, 8),
    "in this spirit": ("It is in this spirit that we will train divers.", True, 7),
    "held to account": ("Those responsible will be held to account.", False, 0),
    "a meeting takes place": ("The next reef summit will take place in May.", True, 7),
    "a storm takes place": ("The rains will take place in May.", False, 0),
    "a body described": ("The reef office will be located on the northern shelf.", False, 0),
    "relative clause goes on": ("The working group has made charts which have helped and will last.", False, None),
    "a participle after a comma": ("We stress that the pact is a force for good, committed to peace.", False, 2),
    "promised last year": ("Last year, we pledged to open two ports.", False, 0),
    "promised at a meeting before": ("At our last reef summit, we agreed to open two ports.", False, 0),
    "welcome what one will do": ("We welcome that Japan will open two ports.", False, 1),
    "confident of a body": ("We are confident that the reef council will succeed.", False, 2),
    "confident of ourselves": ("You can be confident that our nations will protect the reef.", True, 7),
    "it is our resolve": ("It is our resolve to protect the reef.", True, 8),
    "have today established": ("We have today established a reef council.", True, 9),
    "have established": ("We have established a reef council.", False, 0),
    "agreed further action": ("We agree further action to protect the reef.", True, 9),
    "commitments as set out": ("We reaffirm our tide data commitments as set out in May.", True, 8),
    "an adjective in -ing": ("We underline our shared, deepening commitment to the reef.", True, 8),
    "a gerund before the noun": ("We underline the need of honouring our commitment to the reef.", False, 2),
    "intention and its second verb": (
        "We reaffirm our intention to map the reef and continue training divers.",
        True,
        5,
    ),
    "a thing demands": ("The storm demands that Australia and Japan continue to map the reef.", False, None),
    "to stress that we will": ("We would like to stress that we will map the reef.", True, 7),
    "the promise of a thing": ("We underscore the importance and promise of new ports.", False, 2),
    "a bare participle": ("DETERMINED to protect the reef;", True, 6),
    "participles of a preamble": ("RECALLING the pact, NOTING the loss, DETERMINED to protect the reef,", False, 1),
    "a sum": ("Australia commits $20 million to the reef.", True, 8),
    "a sum in words": ("Australia is pledging 20 million dollars to the reef.", True, 8),
    "said that it intends": ("The Prime Minister of Japan says that Japan intends to open a port.", True, 5),
    "said that it is so": ("The Prime Minister of Japan says that the port is vital.", False, 2),
    "as such": ("As such Australia and Japan will map the reef.", True, 7),
    "participles in a row": (
        "The leaders reaffirmed their pact, guided by trust, driven by need, and committed to peace.",
        False,
        2,
    ),
    "welcome another's pledge": ("We welcome Canada's commitment to train divers.", False, 1),
    "look forward": ("We look forward to meeting again.", False, 1),
    "arrive at a consensus": ("We arrive at a consensus to open two ports.", True, 9),
    "agreement was reached": ("Agreement was reached to open two ports.", True, 9),
    "a decision was taken": ("A decision was taken to open two ports.", True, 9),
    "the decision, told before": ("The decision was taken to calm the sea.", False, None),
    "the height was reached": ("The height was reached on the shelf.", False, None),
    "met to reaffirm": (
        "We met in Perth, Australia, to discuss tides and to reaffirm our commitment to divers.",
        True,
        8,
    ),
    "met to discuss a commitment": ("We met in Perth to discuss the commitment of all fleets.", False, 0),
    "met last year to reaffirm": ("We met in 2021 to reaffirm our commitment to divers.", False, 0),
    "reinforce our commitment": ("We reinforce our shared commitment to divers.", True, 8),
    "an agreement is a name": (
        "We underline the value of talks on a Reef Pact and an ambitious Tide Trade Agreement for divers.",
        False,
        2,
    ),
    "in capitals it is none": ("REAFFIRM OUR COMMITMENT to protect the reef;", True, 8),
    "a council is founded": ("We announce that a reef council is hereby established.", True, 9),
    "a council was founded": ("We announce that the old reef council is of use.", False, 2),
    "attach importance, and agree": ("Both sides attach great importance to the reef and agree to map it.", True, 9),
    "a verb no list knows": ("Both sides weighed the plan and have agreed to map the reef.", True, 9),
    "which we will open": ("We note the reef port, which we will open in May.", True, 7),
    "which we will face": ("We note the storms, which we will face in May.", False, 1),
    "which it will open": ("We note the reef port, which it will open in May.", False, 1),
    "without a modal": ("Japan to train forty divers.", True, 7),
    "to, a preposition": ("Parties to the reef pact.", False, None),
    "by May": ("Both sides to train forty divers by May", True, 7),
    "economies of both": ("We note that the economies of both countries will grow.", False, 1),
    "commit our governments": ("We commit our governments to mapping the reef.", True, 8),
    "commit a crime": ("Those who commit the worst crimes at sea will be caught.", False, None),
    "members of another body": ("We note that WTO members will decide in May.", False, 7),
    "reaffirming in front": ("Reaffirming our commitment to divers, we welcome the chart.", True, 8),
    "recalling in front": ("Recalling the reef pact, we welcome the chart.", False, 1),
    "re-commit": ("We re-commit to mapping the reef.", True, 8),
    "agreed that it will be repeated": ("We agree that the reef survey will be repeated in May.", True, 9),
    "agreed that it will be guided": ("We agree that the reef survey will be guided by trust.", False, 2),
    "agreed that it will focus on": ("We agree that the reef plan will focus on divers.", True, 9),
    "agreed that it will matter": ("We agree that the reef plan will matter to divers.", False, 2),
    "agreed that it should be raised": ("We agree that the reef pact should be elevated to a treaty.", True, 9),
    "agreed that it should be strong": ("We agree that the reef pact should be strengthened.", False, 2),
    "worked, and continue": ("We worked on the port and continue to train divers.", True, 7),
    "shared, an adjective": (
        "We agree that it is a pact of trust and shared interests, and a commitment to peace.",
        False,
        2,
    ),
    "a summit is foreseen": ("We believe this reef Summit will lead to trust.", False, 2),
    "united in our steadfast commitment": ("We are united in our steadfast commitment to the reef.", True, 8),
    "the commitment of a pact": ("We affirm the value and lasting commitment of our reef pact.", False, 2),
    "the commitment of all of us": ("We affirm the commitment of our two countries to the reef.", True, 8),
    "the intention of one": ("Japan reaffirms the intention of the Government of Japan to train divers.", True, 5),
    "the commitment of others": ("We affirm the commitment of all fleets to the reef.", False, 2),
    "confident, after a front": ("Japan is confident that under the reef pact, Australia will become rich.", False, 2),
    "announced, after a front": ("We announce that under the reef pact, we will train divers.", True, 7),
    "resolute in our duty and commitment": ("We stand resolute in our duty and commitment to divers.", True, 8),
    "a body and what it allows": ("The Reef Taskforce will allow both countries to train divers.", False, 0),
    "a body and what it is": ("The Reef Council will be the main forum for divers.", False, 0),
    "background clause": ("As we commit to new ports, the sea warms.", False, None),
    "hung on a noun": ("The network we launch today will help divers.", False, None),
    "we launched before": ("Last year we launched a network.", False, 0),
    "pledged before": ("In 2019 we pledged to open two ports.", False, 0),
    "have pledged": ("We have pledged to open two ports.", False, 0),
    "have decided": ("We have decided to open two ports.", True, 9),
    "have committed": ("We have committed to opening two ports.", True, 8),
    "a list after being": ("We are witnessing storms which harm reefs but also create new ones.", False, None),
    "will not": ("We will not dump waste on the reef.", True, 7),
    "verb with its to run together": ("WE HEREBY COMMITTO protect the reef.", True, 8),
    "preamble": ("REAFFIRMING the importance of the reef,", False, 2),
    "preamble that restates": ("FURTHER REAFFIRMING our shared commitment to protect the reef,", True, 8),
    "preamble that commits": ("COMMITTING to practical work on the reef;", True, 8),
}

#: Third person, past: minutes. name -> (sentence, is a commitment, strength)
MINUTES_STYLE = {
    "keenness": ("The Ministers affirmed their keenness to open the port.", False, 4),
    "have the intention": ("The Ministers have the intention to open the port.", True, 5),
    "consider unacceptable": ("The Ministers consider unacceptable the use of dues.", False, 2),
    "assured that it would": ("The Japanese side assured that Japan would repair the dam.", True, 7),
    "wanted to": ("The Ministers want to open the port by 2030.", False, 4),
    "what is so, and will": ("The Ministers agreed that trade is of use to all, and will promote growth.", False, 2),
    "reinforced their governments' commitment": (
        "The Ministers reinforced their respective governments' full commitment to the reef pact.",
        True,
        8,
    ),
    "proclaim as": ("The Ministers proclaimed the reef as a park.", True, 9),
    "agreed that it would convene": ("The Ministers agreed that the next session would convene in Perth.", True, 9),
    "a summit directs": ("The Joint Summit directed the harbour chiefs to meet in May.", True, 9),
    "a first official visit": (
        "The Ministers, on the occasion of Prime Minister Mori's first official visit to Perth, reiterated their "
        "commitment to the reef.",
        True,
        8,
    ),
    "and shared views": ("The Ministers met in Perth and shared views on the reef.", False, 2),
    "agreed that it must": ("The Ministers agreed that action must be taken at sea.", False, 2),
    "members": ("At the meeting, members reaffirmed their commitment to divers.", True, 8),
    "members of the public": ("At sea, members of the public agreed to leave.", False, None),
    "ratified": ("The Ministers ratified their firm commitment to the reef pact.", True, 8),
    "a date in an insertion": (
        "The Ministers, recalling their statement of June 4, 2020, committed to map the reef.",
        True,
        8,
    ),
    "an insertion that is a date": ("The Ministers, in June 2020, committed to map the reef.", False, 0),
    "an adjective behind an owner": (
        "Prime Minister Mori affirms the Japanese extended patrol commitment to Fiji.",
        True,
        8,
    ),
    "took the following decisions": ("The Council took the following fishing decisions:", True, 9),
    "a plan of others": ("The Ministers reconfirmed the harbour plan of May.", False, 2),
    "all participating countries": ("All participating countries agreed to map the reef.", True, 9),
    "a year ago, in front": ("As part of this pact, one year ago, the Ministers agreed to map the reef.", False, 0),
    "the two": ("The two also decided to map the reef.", True, 9),
    "the two things": ("The two agreed charts help divers.", False, None),
    "pledged the group's support": ("The Ministers pledged the group's full support to the reef pact.", True, 8),
    "agreed to": ("The Ministers agreed to set up a tide working group.", True, 9),
    "decided": ("The Committee decided today to keep the patrol.", True, 9),
    "resolved to": ("Both sides resolved to deepen their cooperation.", True, 8),
    "instructed": ("The Presidents instructed their officials to conclude the talks.", True, 9),
    "committed to": ("The Leaders committed to doubling the patrols.", True, 8),
    "expressed their intent": ("The participants expressed their intent to map the reef.", True, 5),
    "concurred on": ("Both sides concurred on holding the next meeting in May.", True, 9),
    "agreed on the need": ("They agreed on the need to map the reef.", False, 2),
    "agreed that they would": ("The two sides agreed that they would map the reef.", True, 9),
    "agreed that a thing be set up": ("The sides agreed that a working group be established.", True, 9),
    "it was agreed": ("It was agreed that a second survey would be held in May.", True, 9),
    "it was decided": ("It was decided to set up a joint team.", True, 9),
    "stressed that they would": ("The leaders stressed that they would map the reef.", True, 7),
    "adopted": ("The leaders adopted the reef plan.", True, 9),
    "voted by a majority": ("The Committee voted by a majority of 8-1 to keep the patrol.", True, 9),
    "consented to": ("The leaders consented to speed up the survey.", True, 9),
    "directed to report at a meeting": ("The leaders directed officials to report at the next meeting.", True, 9),
    "directed at a meeting before": ("The leaders directed officials at the Leaders' Summit to report.", False, 0),
    "an adjective before a plural": (
        "The Minister told the President of his ambitious plans to map the reef.",
        False,
        None,
    ),
    "pledged his support": ("The Prime Minister of Japan pledged his full support to the reef pact.", True, 8),
    "a noun after a plural": ("The sides discussed the port and plans to widen it.", False, 0),
    "established elsewhere": ("The leaders established this team during the Leaders' Summit.", False, 0),
    "one person foresees": (
        "He believed that keeping the net was no longer fit and will lead to a loss of fish.",
        False,
        2,
    ),
    "welcomed": ("The Ministers welcomed the progress.", False, 1),
    "discussed": ("The leaders discussed ways to map the reef.", False, 0),
    "held talks": ("The Ministers held talks on the northern shelf.", False, 0),
    "invited": ("The President invited the Minister to visit.", False, 3),
    "looked forward": ("They looked forward to the next meeting.", False, 1),
    "readiness": ("The sides expressed readiness to continue.", True, 5),
    "renewed an invitation": ("The President renewed her invitation.", False, 2),
    "an office conveyed a decision": ("The President conveyed her decision to send divers.", True, 9),
    "council, present": ("The Council reaffirms its commitment to the reef.", True, 8),
    "council, appeal": ("The Council calls on its members to act.", False, 3),
    "council, capitals": ("The Council CALLS ON all fleets to leave.", False, 3),
    "committee forecasts": ("The Committee anticipates that prices will rise.", False, 1),
}


@pytest.mark.parametrize(("sentence", "yes", "strength"), PRESENT.values(), ids=PRESENT)
def test_present_style(sentence: str, yes: bool, strength: int | None) -> None:
    """A statement in the first person and the present: subject, object and tense decide before the verb's rung."""
    found = pledge(sentence, parties=PARTIES, date="2024-06-15")
    assert bool(found and found.is_commitment) is yes
    assert (found.strength if found else None) == strength


@pytest.mark.parametrize(("sentence", "yes", "strength"), MINUTES_STYLE.values(), ids=MINUTES_STYLE)
def test_minutes_style(sentence: str, yes: bool, strength: int | None) -> None:
    """A statement in the third person and the past tells its own acts, unless they are dated earlier."""
    found = pledge(sentence, minutes=True, parties=PARTIES, date="2024-06-15")
    assert (bool(found and found.is_commitment), found.strength if found else None) == (yes, strength)


ACTORS = {
    "we": ("We will act.", "parties"),
    "both sides": ("Both sides will act.", "parties"),
    "all parties by name": ("Australia and Japan will act.", "parties"),
    "a list with a comma": ("Australia, as well as Japan, will act.", "party"),
    "governments": ("The Government of Australia and the Government of Japan will act.", "parties"),
    "one party": ("Australia will act.", "party"),
    "its other name": ("The Commonwealth of Australia will act.", "party"),
    "a body": ("The Tide Task Force will act.", "party"),
    "a body with small words in its name": ("The Talent for Growth Task Force will act.", "party"),
    "central banks": ("Our central banks will act.", "party"),
    "an alliance": ("An alliance of fishers will act.", "none"),
    "a noun that looks like a verb": ("Australian member states will act.", "party"),
    "a word of a title in a thing": ("The general review will map the reef.", "none"),
    "armed forces": ("The Australian and Japanese navies will act.", "party"),
    "each partner": ("Each partner will act.", "parties"),
    "a body of a list": ("The working group on trade and security will act.", "party"),
    "an agency": ("JAXA will act.", "party"),
    "each side": ("Each country will act.", "parties"),
    "each of us": ("Each of us will act.", "parties"),
    "our officials": ("Our officials will act.", "party"),
    "an agency with a state in its name": ("The Japan International Tide Agency will act.", "party"),
    "a corporation": ("The Japanese Reef Finance Corporation will act.", "party"),
    "their leaders": ("The two countries' leaders will act.", "parties"),
    "we, by our names": ("We, the Ministers of Fiji, Japan and Peru will act.", "parties"),
    "we, by our names and offices": (
        "We, Ana Tui, President of Fiji, Leo Mori, President of Peru, and Eve Roy, having met, agree to act.",
        "parties",
    ),
    "we, after others": ("We met with the participation of Fiji and we will act.", "parties"),
    "a list with a short form": ("As reef states, Australia (AUS), and Japan will act.", "parties"),
    "a list after a meeting of persons": (
        "As agreed in the talks between the Ministers, Australia and Japan will act.",
        "parties",
    ),
    "a list of what stands between": ("Talks between Canada, Australia and Japan will go on.", "none"),
    "it, after an opening clause": ("As Japan takes the chair of the reef pact, it will act.", "party"),
    "it, after a thing": ("As the reef recovers, it will draw divers.", "none"),
    "each signatory": ("Each Signatory will act.", "parties"),
    "brotherly countries": ("The two brotherly countries will act.", "parties"),
    "my own government": ("My Government will act.", "party"),
    "the holder of an office": ("The Prime Minister will act.", "party"),
    "a label with a date, and a list of acts": ("By June 2030: Japan to open the port.", "party"),
    "a state by its full name": ("The Commonwealth of Fiji and the Republic of Tonga will act.", "others"),
    "a party by its full name": ("The Federation of Japan will act.", "party"),
    "most of those who met": ("Most members will act.", "party"),
    "most of others": ("Most leaders of the region will act.", "others"),
    "a third state": ("Canada will act.", "others"),
    "a third group": ("Other countries will act.", "others"),
    "an international body": ("The UN Security Council will act.", "none"),
    "cooperation between the parties": ("Cooperation between Australia and Japan will grow.", "none"),
    "a thing": ("The reef will recover.", "none"),
}


@pytest.mark.parametrize(("sentence", "kind"), ACTORS.values(), ids=ACTORS)
def test_actor(sentence: str, kind: str) -> None:
    """The subject is asked before the rung: who could promise at all."""
    found = pledge(sentence, parties=PARTIES)
    assert found is not None
    if kind == "none":
        assert not found.is_commitment
    else:
        assert found.actor_kind == kind
        assert found.is_commitment is (kind != "others")


def test_a_side_is_a_party_though_no_list_has_its_state() -> None:
    """ "The Lestovan side will": who else would sit at the table."""
    found = pledge("The Lestovan side will supply power to the ports.")
    assert found and found.is_commitment and found.actor_kind == "party"
    assert not pledge("The other side will supply power to the ports.").is_commitment  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Participating cities pledged to install 250 tide gauges.", True),
        ("Other cities pledged to install 250 tide gauges.", False),
        ("The Secretariat was asked to prepare a handbook.", True),
        ("The ships were asked to leave the harbour.", False),
    ],
)
def test_who_takes_part_promises_and_who_serves_is_tasked(sentence: str, promised: bool) -> None:
    found = pledge(sentence)
    assert bool(found and found.is_commitment) is promised


@pytest.mark.parametrize(
    ("title", "ordered"),
    [("Protocol of the Fifth Meeting of the Joint Committee", True), ("Joint Statement of the Presidents", False)],
)
def test_the_body_that_meets_gives_orders(title: str, ordered: bool) -> None:
    """A body named in the title is those who met; another one orders in its own name."""
    said = "The Committee instructed the harbour office to report twice a year."
    minutes = ("The Ministers welcomed the report.", "Both sides noted the progress.", "They stressed its importance.")
    text = replace(statement(*minutes, said), title=title)
    found = tag_statement(text, lists()).units[-1].commitment
    assert bool(found and found.is_commitment) is ordered


def test_one_state_alone_is_no_party_list() -> None:
    """Where only one state was found as a party, others of the text may be parties too; a body alone is the party."""
    wrong = pledge("Canada and Japan will act.", parties=("Fiji",))
    body = pledge("Canada will act.", parties=("Reef Committee",))
    assert wrong and wrong.is_commitment
    assert body and body.actor_kind == "others"
    allies = pledge("The Alliance will act.", parties=("NATO",))
    assert allies and allies.actor_kind == "parties"
    long = pledge("Japan and the People's Republic of China will act.", parties=("China", "Japan"))
    assert long and long.actor_kind == "parties"


def test_they_are_the_parties_in_minutes_and_things_after_we() -> None:
    """ "They" follows the last subject in the third person; after "we" it is what we spoke of."""
    third = tagged("Both sides welcomed the report.", "They also resolved to map the reef.").units[-1].commitment
    first = tagged("We publish two charts.", "They will help divers.").units[-1].commitment
    assert third and third.is_commitment
    assert first and not first.is_commitment


def test_items_take_verb_and_actor_from_their_stem() -> None:
    """Bullets under "We intend to:" are commitments of their own, with cues that point at the stem."""
    units = tagged("We intend to:", "- Map the reef, as appropriate, by 2030", "- Train forty divers").units
    first, second = (unit.commitment for unit in units[1:])
    assert first and second
    assert (first.is_commitment, first.rung, first.actor) == (True, "intend", "We")
    assert first.hedges == ("as appropriate",)
    assert first.deadline and first.deadline.latest == "2030-12-31"
    verb = next(cue for cue in first.cues if cue.role == "verb")
    assert (verb.unit, verb.text) == ("s1", "intend to")
    assert [q.value for q in second.quantities] == [40.0]


STEMS = {
    "the following": ("The Leaders agreed to the following actions:", "- Map the reef", 9),
    "no subject": ("Hereby decide to:", "- Map the reef", 9),
    "as follows": ("We have agreed as follows:", "- Map the reef", 9),
    "its to stands in the items": ("We resolve:", "- To map the reef", 8),
    "commitments by name": ("We make the following commitments:", "- Map the reef", 8),
    "a plan": ("Moving forward, we plan the following:", "- A new patrol", 5),
    "a body": ("The tide working group is tasked to:", "- Map the reef", 5),
    "an appeal": ("We call on all fleets to:", "- Leave the reef", 3),
    "a report": ("The Ministers discussed:", "- The state of the reef", 0),
    "a sentence of its own": ("We intend to:", "- Canada welcomed the chart.", None),
    "its own lower verb": ("We hereby commit to:", "- Note the report of the divers", 1),
    "a deed that is also a word": ("We will:", "- Share charts of the reef", 7),
    "the same as a noun": ("We will take the following steps:", "- Sharing of charts", 7),
    "the word itself": ("We intend to:", "- Renew our commitment to the reef", 8),
    "encouraged, as promised": ("We will:", "- Encourage the divers", 7),
    "called upon, in the saying": ("We intend to:", "- Call upon all fleets to leave", 3),
}


DECLARED = {
    "an intention": ("Their intention to open the port.", 5, True),
    "a commitment": ("Their firm commitment to open the port.", 8, True),
    "a decision": ("Their decision to open the port.", 9, True),
    "a view": ("Their strong support for the port.", 2, False),
}


@pytest.mark.parametrize(("item", "strength", "promised"), DECLARED.values(), ids=DECLARED)
def test_what_is_declared_has_the_rung_of_its_noun(item: str, strength: int, promised: bool) -> None:
    found = tagged("THE MINISTERS OF THE ISLANDS,", "DECLARE:", f"- {item}").units[2].commitment
    assert found and (found.strength, found.is_commitment) == (strength, promised)


@pytest.mark.parametrize(("stem", "item", "strength"), STEMS.values(), ids=STEMS)
def test_stem_decides(stem: str, item: str, strength: int | None) -> None:
    """Whatever verb the stem has, its items have; an item that is a sentence has its own."""
    found = tagged(stem, item, parties=PARTIES).units[-1].commitment
    assert (found.strength if found else None) == strength


def test_a_stem_may_lack_its_colon_and_an_old_one_is_over() -> None:
    """ "To this end, we will" leads into the items below it; a list has nothing of the one before the last sentence."""
    said = (
        "We commit to:",
        "- Map the reef",
        "Divers met us.",
        "To this end, we will",
        "- train divers",
        "- open ports",
    )
    units = [replace(unit, stem=unit.stem if unit.id == "s2" else None) for unit in statement(*said).units]
    made = tag_statement(replace(statement(*said), units=tuple(units)), lists()).units
    assert [unit.commitment and unit.commitment.rung for unit in made] == [
        "commit",
        "commit",
        None,
        "will",
        "will",
        "will",
    ]
    said = ("We commit to:", "- Map the reef", "Divers met us.", "- A chart", "- A port")
    units = [replace(unit, stem=unit.stem if unit.id == "s2" else None) for unit in statement(*said).units]
    made = tag_statement(replace(statement(*said), units=tuple(units)), lists()).units
    assert [unit.commitment and unit.commitment.rung for unit in made[2:]] == [None, None, None]


def test_a_line_inside_a_list_leads_on() -> None:
    """A line that breaks off ("Exchange of data on:") has the list's verb, and so have the items below it."""
    units = tagged(
        "We intend to widen our work in these areas:", "- Tide data", "Exchange of charts on:", "- Reefs"
    ).units
    assert [unit.commitment and unit.commitment.rung for unit in units[1:]] == ["intend"] * 3
    alone = tagged("We intend to:", "- Map the reef", "Notes:", "- Reefs").units
    assert alone[-1].commitment is None


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("We will show the charts at the summit to be held in Perth in 2025.", None),
        ("We will show the charts at the summit, which will be held in Perth in 2025.", None),
        ("We will support Japan as it takes the chair in 2025.", None),
        ("As Japan takes the chair in 2025, we will support it.", None),
        ("We agreed that the next meeting would be held in Perth in 2025.", "in 2025"),
        ("The next meeting will be held in Perth in 2025.", "in 2025"),
        ("We commit to a plan that will be carried out by 2030.", "by 2030"),
        ("In 2025, we will train divers.", "In 2025"),
    ],
)
def test_a_date_in_passing_is_no_deadline(sentence: str, due: str | None) -> None:
    """What dates an event named beside the act does not bound the act; "by" always does."""
    found = pledge(sentence, parties=PARTIES, date="2024-06-15")
    assert found and found.is_commitment
    assert (found.deadline.text if found.deadline else None) == due


def test_two_commitments_in_a_sentence() -> None:
    """Both are kept, each with its own time and amount; the strongest ranks the unit."""
    unit = tagged(
        "Australia intends to train 40 divers by 2030; Japan will open two ports by 2027.",
        parties=PARTIES,
        date="2024-01-01",
    ).units[0]
    assert [(c.rung, c.actor, c.deadline and c.deadline.latest) for c in unit.commitments] == [
        ("intend", "Australia", "2030-12-31"),
        ("will", "Japan", "2027-12-31"),
    ]
    assert unit.commitment and unit.commitment.rung == "will"


def test_a_hedge_of_the_stem_reaches_its_items() -> None:
    """What conditions the line above a list conditions every item of it."""
    item = tagged("We will, where resources permit:", "- Train forty divers").units[1].commitment
    assert item and item.hedges == ("where resources permit",)


@pytest.mark.parametrize(
    ("sentence", "hedges"),
    [
        ("We will fund the port, provided that the reef is safe.", ("provided that",)),
        ("We will support ports provided with tide data.", ()),
        ("We will fund the port as resources allow.", ("as resources allow",)),
        ("We will fund the port, weather conditions permitting.", ("conditions permitting",)),
        (
            "We will fund the port, taking into account national circumstances.",
            ("taking into account national circumstances",),
        ),
        ("We will lend boats within our capacity.", ("within our capacity",)),
        ("We will lend boats, where available.", ("where available",)),
        ("We will fund the port, as national budgets permit.", ("as national budgets permit",)),
        ("We will build it as soon as the loan is approved.", ("as soon as the loan is approved",)),
        ("We will build it once money has been found.", ("once money has been found",)),
        ("We will build it as soon as possible, once and for all.", ()),
    ],
)
def test_conditions_and_what_only_looks_like_one(sentence: str, hedges: tuple[str, ...]) -> None:
    found = pledge(sentence)
    assert found and tuple(h for h in found.hedges if h != "support") == hedges


def test_softening_words_are_shown() -> None:
    """An inner verb that only looks, a hedge and a booster are kept with their words, and do not move the rung."""
    found = pledge("We firmly intend to continue to explore ways, where feasible, to share data.")
    assert found and found.strength == 5
    assert found.hedges == ("explore", "where feasible")
    assert found.boosters == ("firmly",)
    assert found.restated


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The Committee decided to buy forty boats over the next six months.", "over the next six months"),
        ("The Committee decided this year to buy forty boats.", None),
        ("In June the Committee decided to buy forty boats.", None),
    ],
)
def test_a_window_behind_the_act_bounds_it(sentence: str, due: str | None) -> None:
    """Beside a verb in the past a window says when it was said; behind "to" it says when it will be done."""
    found = pledge(sentence, minutes=True, date="2024-05-15")
    assert found and found.strength == 9
    assert (found.deadline.text if found.deadline else None) == due


def test_negation_is_kept() -> None:
    """A promise to abstain is a promise; "not only" negates nothing."""
    for sentence, negated in (
        ("We commit not to dump waste.", True),
        ("We will not dump waste.", True),
        ("We will not only meet but also act.", False),
    ):
        found = pledge(sentence)
        assert found and found.is_commitment and found.negated is negated


def test_addressee_of_an_appeal() -> None:
    """Who is called on stands beside the appeal."""
    found = pledge("We call upon all fleets to leave the reef.")
    assert found and found.addressee == "all fleets"
    at_once = pledge("We demand that all fleets immediately leave the reef.")
    assert at_once and at_once.addressee == "all fleets"
    told = pledge("We demand that all fleets cease dredging on the reef.")
    assert told and told.addressee == "all fleets"


def test_an_undertaking_that_is_reaffirmed_still_binds() -> None:
    """ "Undertook to" and "reaffirmed their undertaking to" are one rung."""
    verbs = "undertook", "reaffirmed their undertaking"
    found = [pledge(f"They {verb} to plant mangroves by 2028.") for verb in verbs]
    assert [p and (p.is_commitment, p.rung, p.restated) for p in found] == [(True, "bind", False), (True, "bind", True)]


def test_unknown_language_is_said() -> None:
    """No tags and one warning, never a guess; a text too short to tell is read as English."""
    words = " ".join(["kata"] * 80)
    silent = tag_statement(statement(words, language="id"), lists())
    assert not silent.units[0].commitments
    assert "no lexicon for the language id" in silent.warnings[0]


FRENCH = {
    "nous nous engageons": ("Nous nous engageons à protéger le récif.", True, 8),
    "sont convenus": ("Les deux parties sont convenues de renforcer leur coopération.", True, 9),
    "ont décidé": ("Les dirigeants ont décidé de créer un groupe de travail.", True, 9),
    "réaffirment leur engagement": ("Les ministres réaffirment leur engagement commun à agir.", True, 8),
    "futur": ("Nous poursuivrons nos travaux.", True, 7),
    "déterminés": ("Nous sommes déterminés à agir.", True, 6),
    "intention": ("Nous avons pour intention, le cas échéant, de tenir une réunion.", True, 5),
    "appel": ("Ils appellent tous les États à s'engager à agir.", False, 3),
    "se félicitent": ("Les participants se félicitent du lancement du programme.", False, 1),
    "une chose": ("Cette initiative permettra de renforcer la sécurité.", False, 0),
}


@pytest.mark.parametrize(("sentence", "yes", "strength"), FRENCH.values(), ids=FRENCH)
def test_french(sentence: str, yes: bool, strength: int) -> None:
    """The core rungs in French: reflexives, compound past, future endings."""
    found = tagged(sentence, language="fr").units[0].commitment
    assert bool(found and found.is_commitment) is yes
    assert (found.strength if found else 0) == strength


WORDS = st.sampled_from(
    "we will the sides agreed to and , commit Japan that which reaffirm our commitment by 2030 not continue : of with "
    "should $5 million - “ ” İ 's intend plan is are been ; ( ) welcome as 1/0 99999999999 May".split()
)


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_cues_lie_in_the_text(text: str) -> None:
    """Whatever the words, nothing breaks, and every cue gives back the words it points at."""
    unit = tagged(text, parties=PARTIES, date="2024-06-15").units[0]
    for found in unit.commitments:
        assert isinstance(found, Commitment)
        assert 0 <= found.strength <= 10
        for cue in found.cues:
            assert unit.text[cue.start : cue.end] == cue.text
    if unit.stance:
        for cue in unit.stance.cues:
            assert unit.text[cue.start : cue.end] == cue.text


def test_every_shipped_entry_can_be_found() -> None:
    """No orphan: the index of the shipped lexicon leads to every entry."""
    lexicon = lists().commitments["en"]
    indexed = {pattern.entry for patterns in lexicon.index.values() for pattern in patterns}
    indexed |= {pattern.entry for patterns in lexicon.modifiers.values() for pattern in patterns}
    assert indexed == set(lexicon.entries)


def test_a_line_that_names_items_parts_a_list_and_does_not_end_it() -> None:
    """Headings inside a list leave its items with the stem; a heading after a sentence ends the list."""
    base = statement("We commit to the following:", "Joint exercises:", "- Boost the patrol", "Tides:", "- More charts")
    units = [replace(unit, stem=None) for unit in base.units]
    inside = tag_statement(replace(base, units=tuple(units)), lists()).units
    assert [bool(unit.commitment and unit.commitment.is_commitment) for unit in inside] == [
        True,
        False,
        True,
        False,
        True,
    ]
    other = statement("We adopt the following statement:", "Joint exercises:", "- More charts")
    assert tag_statement(other, lists()).units[-1].commitment is None
    ended = statement("We commit to the following:", "The sea is warm.", "Tides:", "- More charts")
    assert tag_statement(ended, lists()).units[-1].commitment is None


def test_minutes_tell_orders_in_the_past() -> None:
    """Where "the Ministers agreed" is the act itself, so is "officials were tasked to"; elsewhere it looks back."""
    order = "Officials were tasked to draft the charts."
    minutes = tagged(
        "The Ministers agreed to map the reef.", "They decided to fund it.", "They pledged to meet.", order
    )
    plain = tagged("We will map the reef.", "We commit to fund it.", "We intend to meet.", order)
    assert [made.units[-1].commitment.is_commitment for made in (minutes, plain)] == [True, False]


@pytest.mark.parametrize(
    ("group", "member"),
    [("Nordic countries", "Norway"), ("NATO", "Türkiye"), ("MERCOSUR", "Uruguay"), ("CARICOM", "Haiti")],
)
def test_a_member_of_the_group_that_speaks_is_one_of_the_parties(group: str, member: str) -> None:
    one, other = (pledge(f"{name} will act.", parties=(group,)) for name in (member, "Japan"))
    assert one is not None
    assert one.actor_kind == "party"
    assert other is None or not other.is_commitment
