"""Changes of several links: each link by itself, then what most old units came to."""

from __future__ import annotations

import pytest
from changes_made import TOOL, linked, pledge, statement, tagged

from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.statement.comparison import CommitmentShift, Shift

MAP, PATROL, TRAIN = "We will map the reef.", "We will patrol the reef.", "We will train the crews."
ALL = "We will map and patrol the reef and train the crews."
#: Old strengths by unit, new strengths by unit, links, the shift of the change. 0 is a unit without a pledge.
CASES: dict[str, tuple[list[int], list[int], list[tuple[int, int]], Shift | None]] = {
    "two that stayed, merged": ([7, 7], [7], [(1, 1), (2, 1)], "same"),
    "two intentions under one pledge": ([5, 5], [7], [(1, 1), (2, 1)], "strengthened"),
    "most stayed": ([7, 7, 9], [7], [(1, 1), (2, 1), (3, 1)], "same"),
    "one stayed, one lost force: the loss is told": ([7, 9], [7], [(1, 1), (2, 1)], "weakened"),
    "one stayed, one gained": ([7, 5], [7], [(1, 1), (2, 1)], "strengthened"),
    "split, kept in the first half": ([7], [7, 4], [(1, 1), (1, 2)], "same"),
    "split, the other half promises nothing": ([7], [7, 0], [(1, 1), (1, 2)], "same"),
    "split, weaker in both halves": ([7], [5, 4], [(1, 1), (1, 2)], "weakened"),
    "nothing promised any more": ([7, 7], [0], [(1, 1), (2, 1)], "dropped"),
    "nothing was promised": ([0, 0], [7], [(1, 1), (2, 1)], "new"),
    "no pledge on either side": ([0, 0], [0], [(1, 1), (2, 1)], None),
}


def shift_of(old: list[int], new: list[int], links: list[tuple[int, int]]) -> CommitmentShift | None:
    sides = []
    for strengths in (old, new):
        texts = [MAP, PATROL, TRAIN][: len(strengths)] if len(strengths) > 1 else [ALL]
        tags = {n: [pledge(s)] for n, s in enumerate(strengths, 1) if s}
        sides.append(tagged(statement(*texts), tags))
    changes = compare_statements(*sides, linked(*links), tool=TOOL).changes
    assert len(changes) == 1
    return changes[0].commitment


@pytest.mark.parametrize("name", CASES)
def test_what_most_units_came_to_names_the_change(name: str) -> None:
    old, new, links, expected = CASES[name]
    shift = shift_of(old, new, links)
    assert (shift.shift if shift else None) == expected


def test_a_pledge_merged_with_another_is_no_dropped_part() -> None:
    shift = shift_of([7, 7], [7], [(1, 1), (2, 1)])
    assert shift is not None
    assert [(p.old_unit, p.new_unit, p.shift) for p in shift.parts] == [("s1", "s1", "same"), ("s2", "s1", "same")]


def test_a_half_without_a_pledge_leaves_no_part_of_its_own() -> None:
    shift = shift_of([7], [7, 0], [(1, 1), (1, 2)])
    assert shift is not None
    assert [(p.old_unit, p.new_unit) for p in shift.parts] == [("s1", "s1")]


def test_the_firmest_strength_of_each_side_stands_for_it() -> None:
    shift = shift_of([7, 9], [8], [(1, 1), (2, 1)])
    assert shift is not None
    assert (shift.old, shift.new) == (9, 8)
