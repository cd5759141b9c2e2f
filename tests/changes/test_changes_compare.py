"""Links to changes: kinds, order, counts, and the two invariants on anything."""

from __future__ import annotations

from changes_made import TOOL, kinds, linked, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.changes.compare import compare_statements, joined
from dialogue_cli.changes.edits import gives_back
from dialogue_cli.statement.comparison import Alignment, Link, Related
from dialogue_cli.statement.model import Statement

SENTENCES = st.lists(
    st.sampled_from(["We will act.", "We act.", "The U.S. pledged 2.5 million.", "PEACE", "x"]), max_size=6
)


@st.composite
def linked_statements(draw: st.DrawFn) -> tuple[Statement, Statement, Alignment]:
    old, new = statement(*draw(SENTENCES)), statement(*draw(SENTENCES))
    pairs = {(a.id, b.id) for a in old.units for b in new.units if draw(st.integers(0, 5)) == 0}
    return old, new, Alignment(tuple(Link(a, b, 0.8, draw(st.booleans())) for a, b in sorted(pairs)))


@settings(deadline=None)
@given(linked_statements())
def test_every_unit_is_in_one_change_and_edits_give_the_texts_back(
    case: tuple[Statement, Statement, Alignment],
) -> None:
    old, new, alignment = case
    comparison = compare_statements(old, new, alignment, tool=TOOL)
    assert sorted(u for c in comparison.changes for u in c.old) == sorted(u.id for u in old.units)
    assert sorted(u for c in comparison.changes for u in c.new) == sorted(u.id for u in new.units)
    for change in comparison.changes:
        a, b = joined([old.unit(i) for i in change.old]), joined([new.unit(i) for i in change.new])
        assert gives_back(change.edits, a, b)
    assert sum(comparison.summary.kinds.values()) == len(comparison.changes)
    assert [c.id for c in comparison.changes] == [f"c{n}" for n in range(1, len(comparison.changes) + 1)]


@settings(deadline=None)
@given(linked_statements())
def test_changes_stand_in_the_new_reading_order(case: tuple[Statement, Statement, Alignment]) -> None:
    old, new, alignment = case
    place = {u.id: n for n, u in enumerate(new.units)}
    firsts = [place[c.new[0]] for c in compare_statements(old, new, alignment, tool=TOOL).changes if c.new]
    assert firsts == sorted(firsts)


def test_every_kind() -> None:
    old = statement("Same.", "It was so.", "One and two.", "Left.", "Right.", "Gone.")
    new = statement("Same.", "It is so.", "One.", "Two.", "Left and right.", "Came.")
    links = linked((1, 1), (2, 2), (3, 3), (3, 4), (4, 5), (5, 5))
    assert kinds(compare_statements(old, new, links, tool=TOOL)) == [
        "unchanged s1>s1",
        "reworded s2>s2",
        "split s3>s3,s4",
        "merged s4,s5>s5",
        "removed s6>",
        "added >s6",
    ]


def test_case_and_punctuation_are_a_rewording() -> None:
    old, new = statement("The Leaders met."), statement("The leaders met.")
    assert kinds(compare_statements(old, new, linked((1, 1)), tool=TOOL)) == ["reworded s1>s1"]


def test_removed_units_stand_where_they_stood_not_where_a_neighbour_went() -> None:
    old = statement("A.", "B.", "Gone.", "C.")
    new = statement("A.", "C.", "B.")
    links = linked((1, 1), (4, 2), (2, 3), moved=[(2, 3)])
    assert kinds(compare_statements(old, new, links, tool=TOOL)) == [
        "unchanged s1>s1",
        "removed s3>",
        "unchanged s4>s2",
        "unchanged s2>s3",
    ]


def test_a_removed_unit_brings_its_candidates_and_its_doubt() -> None:
    old, new = statement("We will act."), statement("Action.")
    alignment = Alignment((), {"s1": (Related("s1", "new", 0.4),)}, {}, {"old:s1": 0.6})
    change = compare_statements(old, new, alignment, tool=TOOL).changes[0]
    assert (change.kind, change.confidence, change.related[0].unit) == ("removed", 0.6, "s1")
