"""Signals: compared by value, with the words of both sides and the places where they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from changes_made import TOOL, linked, pledge, statement, tagged

from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.changes.edits import edits_between
from dialogue_cli.changes.names import names_in, same_name
from dialogue_cli.changes.spelling import differs_in_spelling_only
from dialogue_cli.changes.states import named_or_not
from dialogue_cli.changes.values import Span, deadline_direction
from dialogue_cli.statement.comparison import Signal, SignalKind
from dialogue_cli.statement.folding import RULES_ONLY
from dialogue_cli.statement.model import Commitment, Cue, Deadline, Quantity

FILLER = "This paragraph opens."


def signals(
    old: str, new: str, before: list[Commitment] | None = None, after: list[Commitment] | None = None
) -> list[Signal]:
    """The signals of two linked units that do not stand in the opening paragraph."""
    sides = []
    for text, tags in ((old, before or []), (new, after or [])):
        made = tagged(statement(FILLER, text, parties=("Velmora", "Ninavay")), {2: tags})
        sides.append(replace(made, units=(made.units[0], replace(made.units[1], paragraph=2))))
    alignment = linked((1, 1), (2, 2))
    return list(compare_statements(sides[0], sides[1], alignment, tool=TOOL).changes[1].signals)


def told(found: list[Signal]) -> list[tuple[str, str | None, str | None, int]]:
    return [(s.kind, s.old, s.new, s.direction) for s in found]


Row = tuple[str, str, list[Commitment], list[Commitment], list[tuple[str, str | None, str | None, int]]]
DECIDED = Cue("verb", 10, 20, "decided to")
DUE = Deadline("by 2030", "due", None, "2030-12-31")
ROWS: dict[str, Row] = {
    "strength in another band": ("We will act.", "We aim to act.", [pledge(7, "will")], [pledge(5, "aim to")],
                                 [("strength", "will", "aim to", -1)]),
    "strength in the same band": ("We will act.", "We commit to act.", [pledge(7, "will")], [pledge(8, "commit to")],
                                  [("strength", "will", "commit to", 0)]),
    "decided anew": ("The Board decided to open the dam.", "The Board decided to keep the dam shut.",
                     [pledge(9, "decide to", cues=(DECIDED,))], [pledge(9, "decide to", cues=(DECIDED,))],
                     [("object", "open the dam", "keep the dam shut", 0)]),
    "reduced before, raised now": (
        "The Board decided to reduce fees by $3.", "The Board decided to increase fees by $2.",
        [pledge(9, "decide to", cues=(DECIDED,), quantities=(Quantity("$3", 3.0, "USD"),))],
        [pledge(9, "decide to", cues=(DECIDED,), quantities=(Quantity("$2", 2.0, "USD"),))],
        [("quantity", "$3", "$2", 0), ("object", "reduce fees by $3", "increase fees by $2", 0)]),
    "the same decision again": ("The Board decided to keep the dam shut.", "The Board decided to keep it shut.",
                                [pledge(9, "decide to")], [pledge(9, "decide to")], []),
    "no decision, another act": ("We will open the dam.", "We will keep the dam shut.", [pledge(7)], [pledge(7)], []),
    "deadline gone": ("We will act by 2030.", "We will act.", [pledge(7, deadline=DUE)], [pledge(7)],
                      [("deadline", "by 2030", None, -1)]),
    "the same day in other words": ("We will act by 2030.", "We will act by end 2030.", [pledge(7, deadline=DUE)],
                                    [pledge(7, deadline=Deadline("by end 2030", "due", None, "2030-12-31"))], []),
    "a time that stands as an adjective": ("We will act immediately.", "We will see to an immediate act.",
                                           [pledge(7, deadline=Deadline("immediately", "urgency"))], [pledge(7)], []),
    "a year that stands as an adjective": ("We will act by 2030.", "We will meet the 2030 target.",
                                           [pledge(7, deadline=DUE)], [pledge(7)], []),
    "a year in a name is no time": ("We will act by 2030.", "We will back the 2030 Agenda.",
                                    [pledge(7, deadline=DUE)], [pledge(7)], [("deadline", "by 2030", None, -1)]),
    "a time that other words took up": ("We will act by 2030.", "By 2030, half is done. We will act.",
                                        [pledge(7, deadline=DUE)], [pledge(7)], []),
    "the time of an office": ("We will back Oruba as Chair in 2030.", "We will back Tesk.",
                              [pledge(7, deadline=Deadline("in 2030", "window", None, "2030-12-31", None, 28, 35))],
                              [pledge(7)], [("name", "Oruba", "Tesk", 0)]),
    "an effort in another form": ("We will join in promoting trade.", "We will promote trade.", [pledge(7)],
                                  [pledge(7, hedges=("promote",))], []),
    "an effort with other small words": ("We will work to act.", "We will work together to act.",
                                         [pledge(7, hedges=("work to",))], [pledge(7, hedges=("work together to",))],
                                         []),
    "a condition that only adds weight": ("We will act.", "We will act, especially if asked.", [pledge(7)],
                                          [pledge(7, hedges=("if",), cues=(Cue("hedge", 24, 26, "if"),))], []),
    "a condition proper": ("We will act.", "We will act, but only if asked.", [pledge(7)],
                           [pledge(7, hedges=("if",), cues=(Cue("hedge", 22, 24, "if"),))],
                           [("hedge", None, "if", -1)]),
    "a figure that another clause has": ("We keep $40. We will act.", "We will keep it at $40.", [pledge(7)],
                                         [pledge(7, quantities=(Quantity("$40", 40.0, "USD"),))], []),
    "the same sum in other words": ("We will give $2.5 million.", "We will give $2,500,000.",
                                    [pledge(7, quantities=(Quantity("$2.5 million", 2.5e6, "USD"),))],
                                    [pledge(7, quantities=(Quantity("$2,500,000", 2500000.0, "USD"),))], []),
    "another sum": ("We will give €3.", "We will give €2.", [pledge(7, quantities=(Quantity("€3", 3.0, "EUR"),))],
                    [pledge(7, quantities=(Quantity("€2", 2.0, "EUR"),))], [("quantity", "€3", "€2", -1)]),
    "hedge": ("We will act.", "We will act as appropriate.", [pledge(7)], [pledge(7, hedges=("as appropriate",))],
              [("hedge", None, "as appropriate", -1)]),
    "booster": ("We will fully act.", "We will act.", [pledge(7, boosters=("fully",))], [pledge(7)],
                [("booster", "fully", None, -1)]),
    "a booster said on both sides": ("Our pact is ironclad; we will act.", "We will act; our ironclad pact holds.",
                                     [pledge(7)], [pledge(7, boosters=("ironclad",))], []),
    "actor, one for all": ("We will act.", "Velmora will act.", [pledge(7)],
                           [pledge(7, actor="Velmora", actor_kind="party")], [("actor", "we", "Velmora", -1)]),
    "a body is all of them": ("We will act.", "The Task Force will act.", [pledge(7)],
                              [pledge(7, actor="The Task Force", actor_kind="party")], []),
    "so is a body by its acronym": ("We will act.", "The RTC will act.", [pledge(7)],
                                    [pledge(7, actor="The RTC", actor_kind="party")], []),
    "a party by its acronym is one": ("We will act.", "The EU will act.", [pledge(7)],
                                      [pledge(7, actor="The EU", actor_kind="party")],
                                      [("actor", "we", "The EU", -1)]),
    "addressee": ("We will ask Oruba.", "We will ask Tesk.",
                  [pledge(7, addressee="Oruba")], [pledge(7, addressee="Tesk")],
                  [("addressee", "Oruba", "Tesk", 0), ("name", "Oruba", "Tesk", 0)]),
    "negation": ("We will act.", "We will not act.", [pledge(7)], [pledge(7, negated=True)],
                 [("negation", None, "not", 0)]),
    "name swapped": ("The reef off Port Halder is closed.", "The reef off Cape Miro is closed.", [], [],
                     [("name", "Port Halder", "Cape Miro", 0)]),
    "a name in the genitive": ("We praise Oruba's lead of the board.", "We praise Tesk's lead of the board.", [], [],
                               [("name", "Oruba", "Tesk", 0)]),
    "an adjective made of a name": ("We thank the RTC-funded teams.", "We thank the RTC-based teams.", [], [], []),
    "an acronym is the same name": ("The Reef Monitoring Board met.", "The RMB met.", [], [], []),
    "another shouted verb": ("PROMOTE the use of tide data.", "ENHANCE the use of tide data.", [], [], []),
    "a letter word whose words stand there": ("We back the RIFA and the board.",
                                              "We back the Reef and Island Framework Accord and the Halder Plan.",
                                              [], [], []),
    "one swap is told once": ("We thank Oruba and praise Oruba.",
                              "We thank Tesk and praise Tesk.", [], [], [("name", "Oruba", "Tesk", 0)]),
    "a state that is left out": ("We oppose claims by Syria at sea.", "We oppose claims at sea.", [], [],
                                [("name", "Syria", None, 0)]),
    "a state newly named": ("We oppose claims at sea.", "We oppose claims by China at sea.", [], [],
                            [("name", None, "China", 0)]),
    "a state that a sea is named for": ("China acts in the South China Sea.", "Acts at the South China Sea.", [], [],
                                        [("name", "China", None, 0)]),
    "a state still there as an adjective": ("We deplore the war of Russia.", "We deplore the Russian war.", [], [], []),
    "the same state in other letters": ("We thank the Republic of Korea.", "We thank the ROK.", [], [], []),
    "a pronoun in its place": ("We ask Syria to stop.", "We ask it to stop.", [], [], []),
    "a group in its place": ("We ask Syria to stop.", "We ask that country to stop.", [], [], []),
    "a town's state": ("We met in Port Halder, Kenya, once.", "We met once.", [], [], []),
    "letters as an adjective": ("We welcome U.S. aid at sea.", "We welcome aid at sea.", [], [], []),
    "a state in the name of a body": ("We thank the Bank of Japan today.", "We thank the bank today.", [], [], []),
    "scope widened": ("We thank certain ports.", "We thank all ports.", [], [], [("scope", "certain", "all", 0)]),
    "how many of the members": ("Most members deplored the theft.", "Some members deplored the theft.", [], [],
                                [("scope", "Most", "Some", 0)]),
    "most of all is no extent": ("We help the most distant ports.", "We help the distant ports.", [], [], []),
    "a state in the name of its president": ("We thank Ada Dell and President Abel Moor of Togo for the boats.",
                                             "We thank Ada Dell for the boats.", [], [], [("name", "Togo", None, 0)]),
    "a sum of money is no name": ("We approve US$25 million.", "We approve US$40 million.", [], [], []),
    "a verb in capitals is no name": ("The Board INVITES the Reef Office to act.",
                                      "The Board TASKS the Reef Office to act.", [], [], []),
    "scope clause gone": ("We guard fish, including tuna.", "We guard fish.", [], [],
                          [("scope", "including tuna", None, 0)]),
    "scope clause with an abbreviation": ("We guard fish, including U.S. tuna in May.", "We guard fish.", [], [],
                                          [("scope", "including U.S. tuna in May", None, 0)]),
    "one another is no extent": ("We consult each other on tides.", "We ask all ports to report tides.", [], [], []),
    "a title of office is no extent": ("The envoy for Global Reef Affairs met.", "The envoy for Reef Affairs met.",
                                       [], [], []),
    "stepped up to help": ("They stepped up to help the port.", "They helped the port.", [], [], []),
    "what is widened is not there": ("Each of our fleets is at sea.", "The storm passed the harbour.", [], [], []),
    "the clause of a thing that is not there": ("We seek tide data, including charts.", "We met in the harbour town.",
                                                [], [], []),
    "the same clause with another end": ("We guard fish, including tuna of the north and cod.",
                                         "We guard fish, including tuna of the north, cod.", [], [], []),
    "the same clause in another number": ("We guard law, including the freedom of the reef.",
                                          "We guard law, including the freedoms of the reef.", [], [], []),
    "the same clause behind another comma": ("We guard rules, including the tide and reef of all isles.",
                                             "We guard rules, including the tide, reef of all isles.", [], [], []),
    "the same clause with other small words": ("We guard seas, including in the East Reef.",
                                               "We guard seas, including those in the East Reef.", [], [], []),
    "what stood there without a word of extent": ("We value reefs and tuna.", "We value reefs, including tuna.",
                                                  [], [], []),
    "one thing of a clause gone": ("We guard fish, including tuna and eel.", "We guard fish, including tuna.", [], [],
                                   [("scope", "including tuna and eel", None, 0)]),
    "a name in a clause written out": ("We thank bodies, including the RMB.",
                                       "We thank bodies, including the Reef Monitoring Board.", [], [], []),
    "words of extent that say the same": ("We thank all ports.", "We thank every port.", [], [], []),
    "as an adverb": ("We guard the global sea.", "We guard the sea globally.", [], [], []),
    "only the wording": ("The sea is warm.", "The sea grows warm.", [], [], []),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "before", "after", "expected"), ROWS.values(), ids=ROWS)
def test_signals(
    old: str,
    new: str,
    before: list[Commitment],
    after: list[Commitment],
    expected: list[tuple[str, str | None, str | None, int]],
) -> None:
    assert told(signals(old, new, before, after)) == expected


def test_every_kind_has_a_row() -> None:
    assert {kind for row in ROWS.values() for kind, *_ in row[4]} == set(get_args(SignalKind))


def test_a_signal_says_where_its_words_stand() -> None:
    old, new = "We will act by 2030.", "We aim to act."
    before = [pledge(7, "will", deadline=DUE, cues=(Cue("verb", 3, 7, "will"), Cue("deadline", 12, 19, "by 2030")))]
    found = signals(old, new, before, [pledge(5, "aim to", cues=(Cue("verb", 3, 9, "aim to"),))])
    for signal in found:
        for text, place, words in ((old, signal.old_place, signal.old), (new, signal.new_place, signal.new)):
            assert (place is None) == (words is None)
            if place and words:
                assert text[place.start : place.end] == words


def test_the_opening_paragraph_has_no_name_signals() -> None:
    old, new = statement("The envoys met in Port Halder."), statement("The envoys met in Cape Miro.")
    assert compare_statements(old, new, linked((1, 1)), tool=TOOL).changes[0].signals == ()


PARTIES = {
    "a party beside we": ("Japan will act and we help.", "We help and act.", []),
    "all parties together": ("Japan and India will act at sea.", "Acts follow at sea.", []),
    "one party that nothing means": ("Talks with Japan go on at sea.", "Talks go on at sea.", ["Japan"]),
}


@pytest.mark.parametrize(("old", "new", "gone"), PARTIES.values(), ids=PARTIES)
def test_a_party_is_left_out_only_where_no_word_means_the_speakers(old: str, new: str, gone: list[str]) -> None:
    sides = [statement(text, parties=("Japan", "India")).units for text in (old, new)]
    found = named_or_not(*sides, edits_between(old, new), ("Japan", "India"), ())
    assert [s.old for s in found] == gone


NAMES = {
    "months and ordinals": ("In May the Fourth Meeting was held on Monday.", []),
    "a title of office alone": ("We thank the Prime Minister.", []),
    "a name with small words": ("We thank the Bank of Oruba today.", ["Bank of Oruba"]),
    "an acronym": ("We thank UNESCO.", ["UNESCO"]),
    "letters for the words before them": ("We train reef divers (RDs) of Oruba.", ["Oruba"]),
    "a short acronym at the head": ("RMB members met.", ["RMB"]),
    "a shouted verb at the head": ("PROMOTE trade with the ports;", []),
    "a shouted recital": ("WELCOMING the first report of the board,", []),
    "a verb in capitals behind a name": ("The Reef Board CALLS ON Oruba to act.", ["Reef Board", "Oruba"]),
    "an acronym like a verb": ("The islands back the SHARE plan.", ["SHARE"]),
    "a state with two names": ("They met in Antigua and Barbuda today.", ["Antigua and Barbuda"]),
    "words that ran together": ("COMMITTO act at once.", []),
    "a shouted line": ("The envoys DO HEREBY DECLARE THEIR INTENT to act.", []),
    "the verb at the head of a bullet": ("Encourage Oruba and the RMB to act;", ["Oruba", "RMB"]),
    "a date behind a name": ("They met in Port Halder on May 12.", ["Port Halder"]),
    "a month behind an abbreviation": ("They met at Halder, D.C. on November 3.", ["Halder", "D.C."]),
    "a year in words": ("Done on the Twelfth Day of November in the Year Two Thousand and Twenty-Two.", []),
    "the summit of the day": ("It follows the Summit on January 9.", []),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_same_name() -> None:
    assert same_name("Reef Monitoring Board", "RMB")
    assert same_name("U.S.", "United States")
    assert same_name("Blue Reef Strategy of the Republic of Oruba", "BRS")
    assert same_name("U.S.-EU", "U.S-EU")
    assert same_name("UN", "UNSCRs")
    assert not same_name("Oruba", "Tesk")
    assert not same_name("RMB", "RTC")


SPELLING = {
    "british and american": ("We organise a programme of labour.", "We organize a program of labor.", False),
    "by rule": ("We organise labour.", "We organize labor.", True),
    "hyphen": ("a rules-based order", "a rules based order", True),
    "a comma too": ("We organise labour.", "We organize, labor.", False),
    "case too": ("We organise labour.", "we organize labor.", False),
    "another word": ("We organise labour.", "We organize work.", False),
    "equal": ("We act.", "We act.", False),
}


@pytest.mark.parametrize(("old", "new", "expected"), SPELLING.values(), ids=SPELLING)
def test_spelling_only(old: str, new: str, expected: bool) -> None:
    assert differs_in_spelling_only(edits_between(old, new), RULES_ONLY) == expected


TERMS: dict[str, tuple[Deadline, Deadline, int | None]] = {
    "a shorter term, said a year later": (
        Deadline("within 60 days", "due", None, "2023-06-30"),
        Deadline("within 30 days", "due", None, "2024-05-31"),
        1,
    ),
    "the same term in other words": (
        Deadline("within 48 hours", "due", None, "2023-05-03"),
        Deadline("within two days", "due", None, "2024-05-03"),
        None,
    ),
    "the same term, once by its day": (
        Deadline("in twelve months", "window", "2023-05-01", "2024-05-01"),
        Deadline("by 31 May 2025", "due", None, "2025-05-01"),
        None,
    ),
    "extended": (
        Deadline("until 2025", "duration", None, "2025-12-31"),
        Deadline("until 2026", "duration", None, "2026-12-31"),
        1,
    ),
    "put off": (Deadline("by 2025", "due", None, "2025-12-31"), Deadline("by 2026", "due", None, "2026-12-31"), -1),
}


@pytest.mark.parametrize("name", TERMS)
def test_terms_are_compared_by_their_length(name: str) -> None:
    old, new, direction = TERMS[name]
    assert deadline_direction(old, new, Span("2023-05-01", "2024-05-01")) == direction


PACES: dict[str, tuple[str, str, int | None]] = {
    "less often": ("every three months", "every six months", -1),
    "more often": ("annually", "twice a year", 1),
    "in other words": ("each year", "annually", None),
    "a number given up": ("once a year", "regularly", -1),
    "days": ("every 60 days", "every 90 days", -1),
    "every other year": ("every two years", "every other year", None),
    "words that are not known": ("de vez en cuando", "annually", None),
}


@pytest.mark.parametrize("name", PACES)
def test_rhythms_are_compared_by_how_often(name: str) -> None:
    old, new, direction = PACES[name]
    assert deadline_direction(Deadline(old, "recurring"), Deadline(new, "recurring"), Span()) == direction
