"""Positions: which ladder, which rung, what about."""

from __future__ import annotations

import pytest
from tagging import lists, tagged

from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError
from dialogue_cli.tags.stance import parse_stance

#: name -> (sentence, ladder, rung, start of the target)
POSITIONS = {
    "condemn": ("We condemn the dumping of waste.", "against", "condemn", "dumping of waste"),
    "strongly condemn": ("Both sides strongly condemn the dumping.", "against", "strongly condemn", "dumping"),
    "most of those who met": ("Most members strongly condemned the dumping.", "against", "strongly condemn", "dumping"),
    "strongest terms": (
        "We condemn in the strongest terms the dumping.",
        "against",
        "condemn in the strongest terms",
        "dumping",
    ),
    "strongest possible terms, behind": (
        "We condemn the dumping in the strongest possible terms.",
        "against",
        "condemn in the strongest terms",
        "dumping",
    ),
    "condemnation": ("We reiterate our condemnation of the dumping.", "against", "condemn", "dumping"),
    "denounce": ("We denounce the use of drift nets.", "against", "condemn", "use of drift nets"),
    "deplore": ("We deplore the loss of divers.", "against", "deplore", "loss of divers"),
    "consider unacceptable": ("We consider unacceptable the use of dredging.", "against", "oppose", "use of dredging"),
    "oppose": ("We oppose dredging.", "against", "oppose", "dredging"),
    "strongly oppose": ("We strongly oppose dredging.", "against", "strongly oppose", "dredging"),
    "opposition": ("We restate our opposition to dredging.", "against", "oppose", "dredging"),
    "concern": ("We are concerned about dredging.", "against", "concern", "dredging"),
    "deep concern": ("We express our grave concern over dredging.", "against", "deep concern", "dredging"),
    "deeply concerned": ("We remain deeply concerned by dredging.", "against", "deep concern", "dredging"),
    "a recital": ("Concerned by the dredging of reefs,", "against", "concern", "dredging of reefs"),
    "a recital with an adverb": ("Gravely alarmed that reefs are lost,", "against", "deep concern", "reefs are lost"),
    "regret in a clause": ("Regrets the loss of divers;", "against", "deplore", "loss of divers"),
    "note with concern": ("We note with concern the spread of nets.", "against", "concern", "spread of nets"),
    "do not support": ("We do not support dredging.", "against", "oppose", "dredging"),
    "note": ("We take note of the report.", "for", "note", "report"),
    "welcome": ("They welcomed the new chart.", "for", "welcome", "new chart"),
    "applaud": ("We applaud the divers.", "for", "welcome", "divers"),
    "support": ("We support the harbour union.", "for", "support", "harbour union"),
    "express support": ("We express our support for the pact.", "for", "support", "pact"),
    "strong support": ("We reaffirm our unwavering support for the pact.", "for", "strongly support", "pact"),
    "stand with": ("We stand with the islanders.", "for", "support", "islanders"),
    "endorse": ("We endorse the reef plan.", "for", "endorse", "reef plan"),
    "raised behind": ("We condemn unequivocally the dumping.", "against", "strongly condemn", "dumping"),
    "against before for": ("We welcome the pact and condemn the dumping.", "against", "condemn", "dumping"),
}


@pytest.mark.parametrize(("sentence", "ladder", "rung", "target"), POSITIONS.values(), ids=POSITIONS)
def test_positions(sentence: str, ladder: str, rung: str, target: str) -> None:
    """The verb, its raisers and its object make the position."""
    stance = tagged(sentence).units[0].stance
    assert stance is not None
    assert (stance.polarity, stance.stance) == (ladder, rung)
    assert (stance.target or "").startswith(target)
    assert stance.degree == lists().stances["en"].ladders[ladder][rung]


NONE = {
    "own future act": "We will support the patrol.",
    "infinitive": "We intend to support the patrol.",
    "under an infinitive": "We commit to protect the reef and support the patrol.",
    "noun": "Our support is firm.",
    "an announcement": "We are pleased to announce a patrol.",
    "appeal": "We call on all fleets to leave.",
    "another speaks": "The report welcomed by divers is long.",
    "importance": "We underscore the importance of charts.",
}


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE)
def test_no_position(sentence: str) -> None:
    """Pledges, appeals, nouns and what others say take no position."""
    assert tagged(sentence).units[0].stance is None


def test_every_rung_has_a_row() -> None:
    """Nobody can add a rung without a case for it."""
    ladders = lists().stances["en"].ladders
    assert {row[1:3] for row in POSITIONS.values()} >= {
        (ladder, rung) for ladder, rungs in ladders.items() for rung in rungs if (ladder, rung) != ("against", "note")
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[against]\n"boo" = { rung = "hiss", source = "own" }', "unknown rung 'hiss'"),
        ('[against]\n"boo" = { rung = "condemn", source = "x" }', "unknown source 'x'"),
        ('[against]\n"boo" = 3', "expected { rung, source }"),
        ("[agin]\n", "unknown table"),
    ],
)
def test_faults(text: str, words: str) -> None:
    """A faulty list of positions is told like a faulty lexicon."""
    base = lists().commitments["en"]
    with pytest.raises(DataError, match=words):
        parse_stance(read_text("stance_en.toml"), "stance_en.toml", base, (("mine.toml", text),))
