"""What the lines of the headline say, as tables of cases."""

from __future__ import annotations

from dataclasses import replace

import comparisons
import pytest

from dialogue_cli.report import headline, terminal
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.view import sides_of
from dialogue_cli.statement.model import CommitmentShift

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
    change = replace(next(c for c in FULL.changes if c.id == "c3"), commitment=CommitmentShift(*shift))
    assert headline.force(change, sides_of(FULL)) == words


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
