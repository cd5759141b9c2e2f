"""What heads the headline, and what stands last in it: acts done once, pledges whose time is over, slogans."""

from __future__ import annotations

from dataclasses import replace

import comparisons
import pytest
from comparisons import change, pledge, statement, summarised

from dialogue_cli.align.link import Signed
from dialogue_cli.api import compare, read_statement
from dialogue_cli.report import headline, terminal
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.note import note_of
from dialogue_cli.report.ranking import is_act, is_slogan, lapsed, twins
from dialogue_cli.statement.comparison import CommitmentShift, Edit, Related
from dialogue_cli.statement.model import Deadline, Entity

ACTS = {
    "an act done by saying it": (("announce", "present"), True),
    "done through another verb": (("be pleased to announce", "present"), True),
    "an order given": (("charge", "past"), True),
    "decided, still to come": (("decide to", "past"), False),
    "agreed, still to come": (("agree to", "present"), False),
    "announced for later": (("establish", "future"), False),
}


@pytest.mark.parametrize(("verb", "wanted"), ACTS.values(), ids=ACTS)
def test_act(verb, wanted):
    assert is_act(pledge(9, "decide", verb[0], tense=verb[1])) is wanted


def test_only_what_is_decided_is_an_act():
    assert not is_act(pledge(8, "commit", "establish", tense="present"))
    assert not is_act(None)


DUE = {
    "before": (("due", "2029-12-31"), "2030-01-02", True),
    "on the day": (("due", "2030-01-02"), "2030-01-02", False),
    "after": (("window", "2031-12-31"), "2030-01-02", False),
    "a duration": (("duration", "2029-12-31"), "2030-01-02", False),
    "no date": (("urgency", None), "2030-01-02", False),
    "a text without date": (("due", "2029-12-31"), None, False),
}


@pytest.mark.parametrize(("due", "today", "wanted"), DUE.values(), ids=DUE)
def test_lapsed(due, today, wanted):
    tag = pledge(7, "will", deadline=Deadline("by then", due[0], None, due[1]))
    assert lapsed(tag, today) == ("by then" if wanted else "")


SLOGANS = {
    "an ordinal and no more": ("Second, we commit to bolstering regionalism.", True),
    "without an ordinal": ("We commit to bolstering regionalism.", False),
    "an ordinal as an adjective": ("Second meetings will be held.", False),
    "much detail": ("Second, we commit to " + "more and " * 12 + "more.", False),
}


@pytest.mark.parametrize(("text", "wanted"), SLOGANS.values(), ids=SLOGANS)
def test_slogan(text, wanted):
    unit = replace(statement("s", [text]).units[0])
    assert is_slogan(unit, None) is wanted
    assert not is_slogan(replace(unit, entities=(Entity("Reef Fund", None, 0, 4),)), None)
    assert not is_slogan(unit, pledge(8, "commit", deadline=Deadline("by 2030", "due")))


LOST = [
    "We announce the Reef Fund.",
    "First, we commit to a strong partnership.",
    "We commit to open two ports by 2030.",
    "We intend to meet again.",
]


def lost():
    """Four pledges dropped: an act, a slogan, one whose time has passed, and one that a desk would miss."""
    due = Deadline("by 2030", "due", None, "2030-12-31")
    tags = {
        1: [pledge(9, "decide", "announce", tense="present")],
        2: [pledge(8, "commit")],
        3: [pledge(8, "commit", deadline=due)],
        4: [pledge(5, "intend")],
    }
    old = statement("old", LOST, tags, date="2029-01-01")
    new = statement("new", ["The sea was calm."], date="2032-01-01")
    shifts = [9, 8, 8, 5]
    rows = [
        change(n, "removed", f"s{n}", "", [Edit("delete", LOST[n - 1])], commitment=CommitmentShift("dropped", s, None))
        for n, s in enumerate(shifts, 1)
    ]
    return summarised(old, new, [*rows, change(5, "added", "", "s1", [Edit("insert", "The sea was calm.")])])


def test_what_is_no_news_stands_last_and_says_why():
    [group] = headline.groups(lost())
    assert [line.ref for line in group.lines] == ["old:s4", "old:s1", "old:s2", "old:s3"]
    assert [line.hint for line in group.lines] == ["", "", "", 'its time has passed: "by 2030"']


def paired(back: str):
    """The full comparison where new:s8 is unsure too, with ``back`` of the old side as its rival."""
    full = comparisons.full()
    shift = CommitmentShift("unsure", None, 9)
    rows = [
        replace(c, commitment=shift, related=(Related(back, "old", 0.44),)) if c.id == "c9" else c for c in full.changes
    ]
    return summarised(full.old, full.new, rows)


def test_an_unsure_pair_is_asked_once_and_counted_on_both_sides():
    text = terminal.render(paired("s10"), layout=Layout(160))
    assert "2 unsure (1 pair asked once)" in text
    assert sum(line.startswith("  unsure ") for line in text.splitlines()) == 1
    items = [item for section in note_of(paired("s10"), {}).sections for item in section.items]
    assert [item.kind for item in items].count("unsure") == 1


def test_two_that_name_others_are_two_questions():
    made = paired("s6")
    assert twins(made) == {}
    text = terminal.render(made, layout=Layout(160))
    assert "2 unsure" in text
    assert "pair" not in text
    assert sum(line.startswith("  unsure ") for line in text.splitlines()) == 2


def test_the_note_says_whose_time_has_passed():
    items = [item for section in note_of(lost(), {}).sections for item in section.items]
    assert [item.change for item in items] == ["c4", "c3", "c1", "c2"]
    assert [item.remark for item in items if item.remark] == ['its time has passed: "by 2030"']


def test_another_decision_heads_the_headline_though_it_is_as_firm():
    told = [
        b"The Board met.\n\nThe Board decided to keep the dam shut.",
        b"The Board met.\n\nThe Board decided to open it.",
    ]
    old, new = (read_statement(f"{year}.txt", data=text) for year, text in enumerate(told, 2029))
    found = compare(old, new, signed=[Signed("s2", ("s2",))])
    group = headline.groups(found)[0]
    assert (group.word, group.total) == ("decided anew", 1)
    assert group.lines[0].hint == 'before: "keep the dam shut"'
    assert not headline.groups(compare(old, old))
