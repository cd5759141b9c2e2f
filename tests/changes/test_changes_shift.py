"""Shifts by rule, on tags made by hand: bands first, then what moves a pledge inside its band."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from changes_made import TOOL, linked, pledge, statement, tagged
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli import api
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.changes.shift import CLOSE
from dialogue_cli.statement.comparison import Alignment, Change, Comparison, Related, Shift
from dialogue_cli.statement.model import Commitment, Cue, Deadline, Quantity

OLD_DATE, NEW_DATE = "2023-05-01", "2024-05-01"


def compared(
    old: str, new: str, before: list[Commitment], after: list[Commitment], *, link: bool = True, related: float = 0.0
) -> Comparison:
    """One unit a side, with these tags; an empty text stands for no unit."""
    a = tagged(statement(*filter(None, [old]), date=OLD_DATE), {1: before})
    b = tagged(statement(*filter(None, [new]), date=NEW_DATE), {1: after})
    alignment = linked((1, 1)) if link and old and new else Alignment(())
    if related:
        alignment = replace(alignment, old_related={"s1": (Related("s1", "new", related),)})
    return compare_statements(a, b, alignment, tool=TOOL)


def only(comparison: Comparison) -> Change:
    return comparison.changes[0]


def by(year: int) -> Deadline:
    return Deadline(f"by {year}", "due", None, f"{year}-12-31")


def money(value: float) -> Commitment:
    return pledge(7, quantities=(Quantity(f"${value:g}", value, "USD"),))


def seen(verb: str, text: str, strength: int = 7, **more: object) -> Commitment:
    """A pledge whose verb has its place, so that its clause is known."""
    at = text.index(verb)
    return pledge(strength, verb, cues=(Cue("verb", at, at + len(verb), verb),), **more)


FUND = "We will fund the reef patrol."
SHIFTS: dict[str, tuple[str, str, list[Commitment], list[Commitment], Shift | None]] = {
    "lower band": (FUND, "We intend to fund it.", [pledge(7)], [pledge(5)], "weakened"),
    "higher band": ("We seek to fund it.", FUND, [pledge(4, "seek to")], [pledge(7)], "strengthened"),
    "same band, other verb": ("We pledge to fund it.", FUND, [pledge(8)], [pledge(7)], "same"),
    "nothing changed": (FUND, FUND, [pledge(7)], [pledge(7)], "same"),
    "deadline added": (FUND, FUND, [pledge(7)], [pledge(7, deadline=by(2030))], "strengthened"),
    "deadline gone": (FUND, FUND, [pledge(7, deadline=by(2030))], [pledge(7)], "weakened"),
    "deadline later": (FUND, FUND, [pledge(7, deadline=by(2026))], [pledge(7, deadline=by(2030))], "weakened"),
    "deadline earlier": (FUND, FUND, [pledge(7, deadline=by(2030))], [pledge(7, deadline=by(2026))], "strengthened"),
    "deadline that was past already": (FUND, FUND, [pledge(7, deadline=by(2020))], [pledge(7)], "same"),
    "figure raised": (FUND, FUND, [money(2)], [money(3)], "strengthened"),
    "figure lowered": (FUND, FUND, [money(3)], [money(2)], "weakened"),
    "condition added": (FUND, FUND, [pledge(7)], [pledge(7, hedges=("as appropriate",))], "weakened"),
    "condition gone": (FUND, FUND, [pledge(7, hedges=("as appropriate",))], [pledge(7)], "strengthened"),
    "a condition replaced": (FUND, FUND, [pledge(7, hedges=("if able",))], [pledge(7, hedges=("at will",))], "same"),
    "an inner verb that weighs nothing": (FUND, FUND, [pledge(7)], [pledge(7, hedges=("work to",))], "same"),
    "an inner verb of trying is effort": (FUND, FUND, [pledge(7)], [pledge(7, hedges=("explore",))], "weakened"),
    "as soon as possible is no condition": (
        FUND,
        FUND,
        [pledge(7)],
        [pledge(7, hedges=("as possible",), deadline=Deadline("as soon as possible", "urgency"))],
        "strengthened",
    ),
    "booster says nothing of force": (FUND, FUND, [pledge(8, boosters=("fully",))], [pledge(8)], "same"),
    "firmer verb, new condition": (FUND, FUND, [pledge(5)], [pledge(8, hedges=("as appropriate",))], "mixed"),
    "earlier, but less": (
        FUND,
        FUND,
        [replace(money(3), deadline=by(2030))],
        [replace(money(2), deadline=by(2026))],
        "mixed",
    ),
    "negation flipped": (FUND, "We will not fund it.", [pledge(7)], [pledge(7, negated=True)], "mixed"),
    "done is not weaker": ("We will open the ferry line.", "We welcomed the opening of the ferry line.",
                           [seen("will", "We will open the ferry line.")], [], "fulfilled"),
    "done in the perfect": ("We will publish joint maps of the reef.", "We have published joint maps of the reef.",
                            [seen("will", "We will publish joint maps of the reef.")], [], "fulfilled"),
    "only described now": (FUND, "The reef patrol is busy.", [pledge(7)], [], "dropped"),
    "first pledged now": ("The reef patrol is busy.", FUND, [], [pledge(7)], "new"),
    "left out": (FUND, "", [pledge(7)], [], "dropped"),
    "first time": ("", FUND, [], [pledge(7)], "new"),
    "effort left out is no loss to report": ("We support it.", "", [pledge(3, "support")], [], None),
    "effort on both sides": ("We support it.", "We seek it.", [pledge(3, "support")], [pledge(4, "seek")], "same"),
    "description only": ("The sea is warm.", "The sea is warmer.", [], [], None),
    "appeal to others": ("We urge them.", "We call on them.", [pledge(3, "urge")], [pledge(3, "call on")], None),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "before", "after", "shift"), SHIFTS.values(), ids=SHIFTS)
def test_shift(old: str, new: str, before: list[Commitment], after: list[Commitment], shift: Shift | None) -> None:
    found = only(compared(old, new, before, after)).commitment
    assert (found.shift if found else None) == shift


def test_every_shift_has_a_row() -> None:
    """Nobody can add a shift to the model without a case for it; unsure has its own test below."""
    assert {row[4] for row in SHIFTS.values()} | {"unsure"} == {None, *get_args(Shift)}


@pytest.mark.parametrize(("confidence", "shift"), [(CLOSE, "unsure"), (CLOSE - 0.01, "dropped")])
def test_a_close_candidate_makes_it_unsure(confidence: float, shift: str) -> None:
    found = only(compared(FUND, "Funds.", [pledge(7)], [], link=False, related=confidence)).commitment
    assert found is not None and found.shift == shift


def test_turning_the_comparison_round_turns_the_shift_round() -> None:
    turned = {"strengthened": "weakened", "weakened": "strengthened", "new": "dropped", "dropped": "new"}
    for name, (old, new, before, after, shift) in SHIFTS.items():
        if shift == "fulfilled" or "past already" in name:
            continue
        found = only(compared(new, old, after, before)).commitment
        assert (found.shift if found else None) == turned.get(str(shift), shift), name


def test_two_pledges_are_matched_by_what_they_promise() -> None:
    """The order of the clauses turned round; one of them lost force."""
    old = "We will fund the reef patrol and will train forty divers in coral repair."
    new = "We intend to train forty divers in coral repair and will fund the reef patrol."
    before = [
        pledge(7, "will", cues=(Cue("verb", 3, 7, "will"),)),
        pledge(7, "will train", cues=(Cue("verb", 34, 44, "will train"),)),
    ]
    after = [
        pledge(5, "intend to", cues=(Cue("verb", 3, 12, "intend to"),)),
        pledge(7, "will", cues=(Cue("verb", 51, 55, "will"),)),
    ]
    found = only(compared(old, new, before, after)).commitment
    assert found is not None
    assert [(p.shift, p.old_verb, p.new_verb) for p in found.parts] == [
        ("same", "will", "will"),
        ("weakened", "will train", "intend to"),
    ]
    assert (found.shift, found.old, found.new) == ("weakened", 7, 7)


def test_a_sentence_that_lost_its_firmest_pledge_is_weakened() -> None:
    old, new = (
        "We aim to map the northern reef and commit to repair the northern reef.",
        "We aim to map the northern reef.",
    )
    before = [seen("aim to", old, 5), seen("commit to", old, 8)]
    found = only(compared(old, new, before, [seen("aim to", new, 5)])).commitment
    assert found is not None and found.shift == "weakened"
    assert [p.shift for p in found.parts] == ["same", "dropped"]


def test_an_unchanged_item_carries_the_shift_of_its_stem() -> None:
    change = only(compared("repair the reef;", "repair the reef;", [pledge(8)], [pledge(5)]))
    assert change.kind == "unchanged"
    assert change.commitment is not None and change.commitment.shift == "weakened"


def test_the_summary_counts_every_shift() -> None:
    comparison = compared(FUND, "We intend to fund it.", [pledge(7)], [pledge(5)])
    assert comparison.summary.commitments == dict.fromkeys(get_args(Shift), 0) | {"weakened": 1}


STRENGTHS = st.integers(0, 10)


@settings(deadline=None)
@given(STRENGTHS, STRENGTHS)
def test_direction_never_contradicts_the_bands(old: int, new: int) -> None:
    band = {10: 4, 9: 4, 8: 3, 7: 3, 6: 2, 5: 2, 4: 1, 3: 1}
    found = only(compared(FUND, FUND, [pledge(old)], [pledge(new)])).commitment
    a, b = band.get(old, 0), band.get(new, 0)
    if found and a and b:
        assert found.shift == ("strengthened" if b > a else "weakened" if b < a else "same")


ON_WORDS: dict[str, tuple[str, str, Shift]] = {
    "who hosts the next meeting": (
        "At the leaders' level, we will hold a summit in person.",
        "Oruba will host our next leaders' summit in person.",
        "same",
    ),
    "a pledge added beside one that stayed": (
        "We will train divers in all ports.",
        "We will train divers in all ports and agreed to open a new school.",
        "same",
    ),
    "a commitment to a state of things, met to reaffirm": (
        "We convened in Suva to renew our commitment to a free and open sea.",
        "We convened in Perth to reaffirm our commitment to work together for a free and open sea.",
        "same",
    ),
    "the alliance is we": (
        "The Alliance will continue to guard the northern strait.",
        "We will continue to guard the northern strait.",
        "same",
    ),
    "consultations that took place": (
        "The sides intend to hold a third round of consultations before the end of the year.",
        "The third round of consultations took place in November.",
        "fulfilled",
    ),
    "a treaty in force": (
        "We will sign the reef treaty by 2024.",
        "The reef treaty entered into force in May.",
        "fulfilled",
    ),
    "an intention to explore": (
        "The sides underscored their intention to remove the fees on fish as soon as possible.",
        "The sides underscored their intention to explore the removal of the fees on fish.",
        "weakened",
    ),
    "one party's commitment, told by all": (
        "President Roy reaffirmed Oruba's commitment to keep the strait open.",
        "The two leaders reaffirmed Oruba's commitment to keep the strait open.",
        "same",
    ),
    "a day given up for a manner": (
        "We will finish the survey of the reef by 2030.",
        "We will expeditiously finish the survey of the reef.",
        "weakened",
    ),
    "an arrangement signed": (
        "We intend to sign an arrangement on pilots with the harbour union.",
        "We welcome the signature of the arrangement on pilots with the harbour union.",
        "fulfilled",
    ),
    "a team that was set up": (
        "We decide to set up a joint inspection team of 30 officers, subject to national law.",
        "We welcome the joint inspection team, which was set up in January with 22 officers.",
        "fulfilled",
    ),
    "a team that is to be set up still": (
        "We decide to set up a joint inspection team of 30 officers.",
        "We recognise the need to set up a joint inspection team of 30 officers.",
        "dropped",
    ),
    "talks that were held": (
        "The Ministers agreed to launch staff talks between the two navies of the northern reef.",
        "The Ministers welcomed the holding of the first staff talks between the two navies.",
        "fulfilled",
    ),
    "a date in a part of its own": (
        "We reaffirm our commitment to the reef pact.",
        "We are steadfast in our commitment to the reef pact, halting all loss of coral by 2030.",
        "same",
    ),
    "a date of the pledge itself": (
        "We reaffirm our commitment to map the reef.",
        "We reaffirm our commitment to map the reef by 2030.",
        "strengthened",
    ),
    "a condition of a part of its own": (
        "We intend to exchange views on the risks of dredging.",
        "We intend to exchange views on the risks of dredging and to engage with harbour pilots where appropriate.",
        "same",
    ),
    "numbers of what is listed": (
        "We reiterate our commitment to work on five thematic issues of the reef: fish, coral and tides.",
        "We reiterate our commitment to work in key thematic areas of the reef: fish, coral and tides.",
        "same",
    ),
    "to refrain is not to": (
        "Both sides agree not to take provocative actions at sea.",
        "Both sides have agreed to keep their patrols in port, refraining from provocative actions at sea.",
        "same",
    ),
    "a meeting is all who met": (
        "Both sides reaffirmed their commitment to the ceasefire.",
        "The Meeting reaffirmed the firm commitment to the ceasefire.",
        "same",
    ),
    "a group that has made progress": (
        "The delegations committed to create an expert working group on tide charts of the northern reef.",
        "The chairs discussed progress made by the expert working group on tide charts of the northern reef.",
        "fulfilled",
    ),
    "a pledge in the words of a denial": (
        "We commit to fight the spread of the weed on the northern reef.",
        "We will not tire in our fight against the spread of the weed on the northern reef.",
        "same",
    ),
    "as well as necessary is no condition": (
        "We commit to send pilots to the northern ports.",
        "We remain committed to sending pilots, as well as necessary boats, to the northern ports.",
        "same",
    ),
    "for as long as necessary is no condition": (
        "We will keep the patrol in the strait.",
        "We will keep the patrol in the strait for as long as necessary.",
        "same",
    ),
    "a commitment restated, though something was done": (
        "We remain committed to our joint patrols of the northern reef.",
        "We reaffirm our commitment to the joint patrols of the northern reef that we have set up to date.",
        "same",
    ),
    "the nearest figure": (
        "The Council decided on an envelope of 1,350 million euros.",
        "The Council decided to raise the envelope by 500 million euros to 1,850 million euros.",
        "strengthened",
    ),
    "rates are what a bank decides": (
        "The interest rate on deposits will remain unchanged at 2.00%.",
        "The interest rate on deposits will be increased to 2.50%.",
        "same",
    ),
    "united in a determination": (
        "Together they remain united in their anger at the attacks of the fleet and in their determination to stop it.",
        "The Ministers remain united in our anger at attacks made by the fleet and in our determination to stop it.",
        "same",
    ),
}


@pytest.mark.parametrize("name", ON_WORDS)
def test_shifts_read_from_the_words(name: str) -> None:
    old, new, expected = ON_WORDS[name]
    toolbox = api.load_toolbox()
    sides = [
        api.tag(replace(statement(text, date=day), language="en", parties=("Oruba", "Valdria")), toolbox)
        for text, day in ((old, OLD_DATE), (new, NEW_DATE))
    ]
    shift = compare_statements(*sides, linked((1, 1)), tool=TOOL).changes[0].commitment
    assert (shift.shift if shift else None) == expected
