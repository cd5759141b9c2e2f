"""Threads over several meetings: courses, merges, revivals, ids that stay."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from changes_made import TOOL, linked, pledge, statement, tagged
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.changes.between import with_restatements
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.changes.lineage import gaps_in, lineage_of, passed_over
from dialogue_cli.statement.comparison import Alignment, Comparison
from dialogue_cli.statement.model import Statement


def row(*statements: Statement, links: list[list[tuple[int, int]]]) -> list[Comparison]:
    """Comparisons one after the other, with these links."""
    return [
        compare_statements(old, new, linked(*pairs), tool=TOOL)
        for (old, new), pairs in zip(pairwise(statements), links, strict=True)
    ]


def courses(comparisons: list[Comparison], skips: dict[int, Alignment] | None = None) -> dict[str, list[str | None]]:
    return {t.id: [p.course for p in t.points] for t in lineage_of("x", comparisons, skips).threads}


def made(name: str, *texts: str) -> Statement:
    return statement(*texts, name=name)


def test_courses_of_a_pledge() -> None:
    one = tagged(made("m1", "We will act."), {1: [pledge(7)]})
    two = tagged(made("m2", "We aim to act.", "It rained."), {1: [pledge(5)]})
    three = tagged(made("m3", "We aim to act."), {1: [pledge(5)]})
    four = made("m4", "It snowed.")
    found = courses(row(one, two, three, four, links=[[(1, 1)], [(1, 1)], []]))
    assert found == {
        "t1": ["introduced", "weakened", "kept", "dropped"],
        "t2": [None, "introduced", "dropped", None],
        "t3": [None, None, None, "introduced"],
    }


def test_a_thread_that_was_passed_over_is_revived() -> None:
    one, two, three = made("m1", "We act."), made("m2", "It rained."), made("m3", "We act.")
    comparisons = row(one, two, three, links=[[], []])
    gone, back = passed_over(comparisons[0], comparisons[1])
    assert ([u.id for u in gone.units], [u.id for u in back.units]) == (["s1"], ["s1"])
    assert courses(comparisons, {0: linked((1, 1))})["t1"] == ["introduced", "dropped", "revived"]
    assert courses(comparisons)["t1"] == ["introduced", "dropped", None]


def test_a_split_stays_one_thread_and_a_merge_ends_the_other() -> None:
    one, two, three = made("m1", "Left and right."), made("m2", "Left.", "Right."), made("m3", "Left, right.")
    comparisons = row(one, two, three, links=[[(1, 1), (1, 2)], [(1, 1), (2, 1)]])
    assert [p.units for p in lineage_of("x", comparisons).threads[0].points] == [("s1",), ("s1", "s2"), ("s1",)]
    a, b, c, d = made("m1", "Left.", "Right."), made("m2", "Both."), made("m3", "Both."), made("m4", "Else.")
    merged = row(a, b, c, d, links=[[(1, 1), (2, 1)], [(1, 1)], []])
    assert courses(merged) == {
        "t1": ["introduced", "reworded", "kept", "dropped"],
        "t2": ["introduced", "reworded", None, None],
        "t3": [None, None, None, "introduced"],
    }


def test_a_later_meeting_renames_no_thread() -> None:
    one, two, three = made("m1", "A.", "B."), made("m2", "B.", "C."), made("m3", "C.", "A.")
    comparisons = row(one, two, three, links=[[(2, 1)], [(2, 1)]])
    before = lineage_of("x", comparisons[:1]).threads
    after = lineage_of("x", comparisons).threads
    assert [(t.id, t.points[0].units, t.label) for t in before] == [
        (t.id, t.points[0].units, t.label) for t in after[: len(before)]
    ]


@settings(deadline=None)
@given(st.data())
def test_every_spoken_unit_is_in_exactly_one_thread_unless_it_was_merged(data: st.DataObject) -> None:
    """A merged unit may close other threads; it lives on in one of them only."""
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    rows = [made(f"m{n}", *(f"Unit {k}." for k in range(size))) for n, size in enumerate(sizes)]
    links = [
        [(a, b) for a in range(1, x + 1) for b in range(1, y + 1) if data.draw(st.integers(0, 3)) == 0]
        for x, y in pairwise(sizes)
    ]
    lineage = lineage_of("x", row(*rows, links=links))
    for n, shown in enumerate(rows):
        alive = [u for t in lineage.threads for u in t.points[n].units]
        assert set(alive) == {u.id for u in shown.units}
    starts = [next(n for n, p in enumerate(t.points) if p.course == "introduced") for t in lineage.threads]
    assert starts == sorted(starts)
    for thread in lineage.threads:
        said = [p.course for p in thread.points if p.course]
        assert said[0] == "introduced" and "introduced" not in said[1:]


def test_missing_meetings_are_gaps() -> None:
    assert gaps_in([replace(made(f"m{n}", "A."), meeting=n) for n in (1, 2, 5)]) == (3, 4)
    assert gaps_in([made("m", "A.")]) == ()


def test_comparisons_must_follow_each_other() -> None:
    one = compare_statements(made("m1", "A."), made("m2", "A."), linked((1, 1)), tool=TOOL)
    with pytest.raises(ValueError, match="do not follow"):
        lineage_of("x", [one, one])
    with pytest.raises(ValueError, match="at least one"):
        lineage_of("x", [])


def test_restated_in_between() -> None:
    old, new = made("m1", "We act.", "We sing."), made("m3", "It rained.")
    comparison = compare_statements(old, new, Alignment(()), tool=TOOL)
    middle = replace(made("m2", "We act."), date="2023-03-13")
    marked = with_restatements(comparison, [(middle, linked((1, 1)))])
    assert [c.restated_in for c in marked.changes if c.old] == [("2023-03-13",), ()]
    assert marked.summary == comparison.summary
