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


@pytest.mark.parametrize("shift", ["same", "strengthened", "weakened", "mixed", "dropped", "new", "fulfilled", "unsure"])
def test_restated_is_said_only_of_a_pledge_that_both_sides_hold(shift):
    changes = [
        replace(c, commitment=CommitmentShift(shift, 8, 8, restated=True)) if c.id == "c5" else c for c in FULL.changes
    ]
    text = terminal.render(replace(FULL, changes=tuple(changes)), layout=Layout(160))
    assert ("(restated)" in text) == (shift in ("same", "strengthened", "weakened"))
