"""What the lines of the headline say, as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import comparisons
import pytest
from comparisons import change, pledge, summarised

from dialogue_cli.report import headline, terminal, view
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.view import sides_of
from dialogue_cli.statement.comparison import CommitmentShift, Edit
from dialogue_cli.statement.model import Cue

FULL = comparisons.full()

FORCES = {
    "kept on one rung": (("same", 7, 7), "will 7"),
    "kept on two rungs of one band": (("same", 8, 7), "commit 8, will 7: same force"),
    "weakened": (("weakened", 8, 5), "commit 8 -> intend 5"),
    "weakened within a rung": (("weakened", 8, 8), "within commit 8"),
    "dropped": (("dropped", 7, None), "will 7"),
    "done": (("fulfilled", 7, 0), "will 7 -> done"),
}


@pytest.mark.parametrize(("shift", "words"), FORCES.values(), ids=FORCES)
def test_force(shift, words):
    made = replace(next(c for c in FULL.changes if c.id == "c3"), commitment=CommitmentShift(*shift))
    assert headline.force(made, sides_of(FULL)) == words


@pytest.mark.parametrize(
    "shift", ["same", "strengthened", "weakened", "mixed", "dropped", "new", "fulfilled", "unsure"]
)
def test_restated_is_said_only_of_a_pledge_that_both_sides_hold(shift):
    changes = [
        replace(c, commitment=CommitmentShift(shift, 8, 8, restated=True)) if c.id == "c5" else c for c in FULL.changes
    ]
    text = terminal.render(replace(FULL, changes=tuple(changes)), layout=Layout(160))
    assert ("(restated)" in text) == (shift in ("same", "strengthened", "weakened"))


def test_a_removed_sentence_names_its_own_section_where_it_stands_under_another():
    text = terminal.render(FULL, layout=Layout(100))
    assert '- removed  old:s10, under "Harbours"  (c10)' in text
    assert "- removed  old:s6  (c6)" in text  # its heading lives on under another name


def test_a_removed_sentence_of_a_text_without_headings_says_so():
    old = replace(FULL.old, units=tuple(replace(u, section=()) for u in FULL.old.units if u.kind != "heading"))
    changes = tuple(c for c in FULL.changes if not c.old or c.old[0] in {u.id for u in old.units})
    text = terminal.render(replace(FULL, old=old, changes=changes), layout=Layout(100))
    assert "- removed  old:s10, under no heading  (c10)" in text


INSTEAD = {
    "a report": (pledge(0, "report", tense="past", actor="we"), "looked back", "looks back"),
    "a report of today": (pledge(0, "report", tense="present"), "only reported", "only reports"),
    "an affirmation": (pledge(2, "affirm", tense="past"), "only affirmed", "only affirms"),
    "a welcome": (pledge(1, "note", tense="present"), "only noted or welcomed", "only notes or welcomes"),
    "others": (pledge(4, "seek", tense="present", actor_kind="others"), "spoke of others", "speaks of others"),
    "a hope": (pledge(4, "seek", tense="present"), "pledged nothing", "pledges nothing"),
}


@pytest.mark.parametrize(("tag", "then", "now"), INSTEAD.values(), ids=INSTEAD)
def test_what_a_sentence_without_a_pledge_does_instead(tag, then, now):
    def hint(shift):
        side = "old" if shift.shift == "new" else "new"
        statement = getattr(FULL, side)
        units = tuple(replace(u, commitments=(tag,)) if u.id == "s9" else u for u in statement.units)
        made = replace(FULL, **{side: replace(statement, units=units)})
        row = replace(next(c for c in FULL.changes if c.id == "c13"), commitment=shift)
        row = replace(row, old=("s9",), new=("s9",))
        return headline.commitment_line(row, sides_of(made)).hint

    assert hint(CommitmentShift("new", None, 7)) == f"the old sentence {then}"
    assert hint(CommitmentShift("dropped", 7, None)) == f"the sentence stayed, but now it {now}"


REDLINES = {
    "hardly a word": ("[-" + "old words " * 8 + "-]{+" + "new words " * 8 + "+}.", True),
    "a name that stayed": ("[-" + "old " * 20 + "-] the Reef Fund {+" + "new " * 20 + "+}.", True),
    "a whole phrase stayed": ("[-" + "old " * 12 + "-]the Reef Fund of the Islands {+" + "new " * 12 + "+}.", False),
    "a third stayed": ("[-" + "old " * 12 + "-]We share data with all islands {+" + "new " * 12 + "+}.", False),
    "a short line": ("[-Harbours-]{+Ports and ferries+}", False),
}


@pytest.mark.parametrize(("redline", "wanted"), REDLINES.values(), ids=REDLINES)
def test_what_was_rewritten_stands_as_two_plain_texts(redline, wanted):
    row = replace(next(c for c in FULL.changes if c.id == "c3"), edits=tuple(comparisons.marked(redline)))
    assert view.is_rewritten(row) is wanted


@pytest.mark.parametrize("width", [40, 100])
def test_both_texts_of_a_rewritten_sentence_are_whole(width):
    old, new = FULL.old.units[4].text, FULL.new.units[7].text
    rows = [change(1, "reworded", "s5", "s8", [Edit("delete", old * 3), Edit("insert", new * 3)])]
    text = terminal.render(summarised(FULL.old, FULL.new, rows), layout=Layout(width))
    words = " ".join(text.split())
    assert f"old {old} new {new}" in words
    assert "[-" not in text
    assert all(len(line) <= width for line in text.split("Text ")[1].splitlines()[1:])


OBJECTS = {
    "all of it is shown": ("We will open two ports.", "We will open two ports.", False),
    "enough is shown": ("We will open two ports and train forty divers.", "We will open two ports and train forty ...",
                        False),
    "only the verb": ("We will open two ports and train forty divers.", "We will open two ...", True),
    "small words at the end": ("We will train the divers of the islands.", "We will train the divers of the ...",
                               True),
}  # fmt: skip


@pytest.mark.parametrize(("text", "shown", "wanted"), OBJECTS.values(), ids=OBJECTS)
def test_a_cut_hides_what_was_pledged(text, shown, wanted):
    line = headline.Line("c1", "will 7", text, "new:s1", object=7)
    assert headline.hides_object(line, text, shown) is wanted


def test_a_pledge_that_would_be_hidden_takes_a_second_line():
    text = "In the light of all this the two sides and their friends commit to train forty divers of the outer islands."
    cue = Cue("verb", text.index("commit"), text.index("train"), "commit to")
    units = tuple(
        replace(u, text=text, commitments=(pledge(8, "commit", cues=(cue,)),)) if u.id == "s8" else u
        for u in FULL.new.units
    )
    shown = terminal.render(replace(FULL, new=replace(FULL.new, units=units)), layout=Layout(70)).splitlines()
    [at] = [n for n, line in enumerate(shown) if line.endswith("new:s8")]
    assert " ".join(f"{shown[at]} {shown[at + 1]}".split()).startswith('new decide 9 "... commit to train forty')
    assert '"' in shown[at + 1]
    assert all(len(line) <= 70 for line in shown[at : at + 2])


@pytest.mark.parametrize(("kind", "kept"), [("party", True), ("parties", False)])
def test_one_party_with_a_long_name_is_not_cut_away(kind, kept):
    actor, verb = "the Commission of the Union of the Outer Islands", "are committed to"
    text = f"In the light of all that was said today, {actor} {verb} train forty divers."
    cues = tuple(Cue(role, text.index(w), text.index(w) + len(w), w) for role, w in (("actor", actor), ("verb", verb)))
    shown = told_by(text, pledge(8, "commit", actor_kind=kind, cues=cues))
    assert shown.startswith(f"... {actor} {verb}" if kept else f"... {verb}")


def test_an_item_with_a_verb_of_its_own_does_not_repeat_the_stem():
    text = "The Union will train forty divers."
    own = (Cue("actor", 0, 9, "The Union"), Cue("verb", 10, 14, "will"))
    assert told_by(text, pledge(7, "will", actor="The Union", cues=own), stem="s4") == text
    above = (Cue("verb", 3, 7, "will", "s4"),)
    assert told_by("train divers;", pledge(7, "will", actor="We", cues=above), stem="s4") == "[We will] train divers;"


def told_by(text, tag, stem=None):
    """How a headline of sixty cells quotes a new pledge."""
    units = tuple(replace(u, text=text, commitments=(tag,), stem=stem) if u.id == "s8" else u for u in FULL.new.units)
    made = replace(FULL, new=replace(FULL.new, units=units))
    row = next(c for c in made.changes if c.id == "c9")
    shift = CommitmentShift("new", None, tag.strength)
    return headline.excerpt(headline.commitment_line(replace(row, commitment=shift), sides_of(made)), 60)
