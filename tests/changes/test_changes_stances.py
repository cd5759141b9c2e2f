"""Positions of linked units, on one target; and those that are new or gone."""

from __future__ import annotations

from functools import lru_cache

import pytest
from changes_made import TOOL, linked, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.api import load_toolbox, tag
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Statement

toolbox = lru_cache(load_toolbox)


def read(*texts: str) -> Statement:
    return tag(statement(*texts, language="en"), toolbox())


def compared(old: list[str], new: list[str], *pairs: tuple[int, int]) -> Comparison:
    return compare_statements(read(*old), read(*new), linked(*pairs), tool=TOOL)


def told(change: Change) -> str:
    """The shift with its units: "hardened s1 concern > s2 condemn"."""
    held = change.stance
    return f"{held.shift} {held.old_unit} {held.old} > {held.new_unit} {held.new}" if held else "none"


WASTE, NETS = "the dumping of toxic waste at sea", "the use of drift nets near islands"
#: name -> (old sentences, new sentences, links, what is told of the first linked change)
SHIFTS: dict[str, tuple[list[str], list[str], list[tuple[int, int]], str]] = {
    "firmer": ([f"We express concern about {WASTE}."], [f"We condemn {WASTE}."], [(1, 1)],
               "hardened s1 concern > s1 condemn"),
    "milder": ([f"We condemn {WASTE}."], [f"We express concern about {WASTE}."], [(1, 1)],
               "softened s1 condemn > s1 concern"),
    "another target": ([f"We express concern about {WASTE}."], [f"We condemn {NETS}."], [(1, 1)], "none"),
    "the same": ([f"We condemn {WASTE}."], [f"We condemn {WASTE}."], [(1, 1)], "None s1 condemn > s1 condemn"),
    "a need recognised is no position": ([f"We recognize the need to support {NETS}."], [f"We support {NETS}."],
                                         [(1, 1)], "none"),
    "noted, then welcomed": (["We recognize the work of the reef patrol."], ["We welcome the work of the reef patrol."],
                             [(1, 1)], "hardened s1 note > s1 welcome"),
    "noted, but something else": (["We recognize the work of the reef patrol."], [f"We welcome {NETS}."], [(1, 1)],
                                  "none"),
    "merge: the note was the other's": (
        ["The sides recognize the value of a stronger reef patrol for all islands.",
         "The sides support the growing budgets of each patrol, given what stronger patrols do for islands."],
        ["The sides recognize the value of a stronger reef patrol for all islands."], [(1, 1), (2, 1)],
        "None s1 note > s1 note"),
    "split: the clause that is linked": (
        [f"We express concern about {WASTE}, and {NETS}."],
        [f"We express concern about {WASTE}.", f"We condemn {NETS}."], [(1, 1), (1, 2)],
        "hardened s1 concern > s2 condemn"),
    "split: part of it milder": (
        [f"We strongly oppose {WASTE}, such as {NETS}."],
        [f"We strongly oppose {WASTE}.", f"We express concern about {NETS}."], [(1, 1), (1, 2)],
        "softened s1 strongly oppose > s2 concern"),
    "split: the target is held on to": (
        [f"We condemn {WASTE}."], [f"We condemn {WASTE}.", "We express concern about waste."], [(1, 1), (1, 2)],
        "None s1 condemn > s1 condemn"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pairs", "wanted"), SHIFTS.values(), ids=SHIFTS)
def test_shifts(old: list[str], new: list[str], pairs: list[tuple[int, int]], wanted: str) -> None:
    """A shift needs linked units and one target."""
    found = compared(old, new, *pairs)
    assert told(next(c for c in found.changes if c.links)) == wanted


#: name -> (old sentences, new sentences, links, what is new or gone)
NEWS: dict[str, tuple[list[str], list[str], list[tuple[int, int]], list[str]]] = {
    "new": (["It rained."], [f"We strongly condemn {WASTE}."], [], ["new s1 strongly condemn"]),
    "gone": ([f"We are concerned about {WASTE}."], ["It rained."], [], ["gone s1 concern"]),
    "both, of two things": ([f"We condemn {WASTE}."], [f"We condemn {NETS}."], [],
                            ["new s1 condemn", "gone s1 condemn"]),
    "linked, of two things": ([f"We condemn {WASTE}."], ["We regret the loss of divers."], [(1, 1)],
                              ["new s1 deplore", "gone s1 condemn"]),
    "carried on": ([f"We express concern about {WASTE}."], [f"We condemn {WASTE}."], [(1, 1)], []),
    "the linked unit took none": ([f"We discussed {WASTE}."], [f"We condemn {WASTE}."], [(1, 1)], ["new s1 condemn"]),
    "stood elsewhere": ([f"We condemn {WASTE}.", "It rained."], ["It rained.", f"We condemn {WASTE}."], [(2, 1)], []),
    "stood elsewhere, milder": ([f"We express concern about {WASTE}."], [f"We condemn {WASTE}."], [],
                                ["new s1 condemn"]),
    "stood elsewhere, for other grounds": (
        ["We are concerned by the continued use of drift nets, which has grown in recent years.", "It rained."],
        ["It rained.", "We express concern about the use of drift nets and dynamite."],
        [(2, 1)], []),
    "two facts": (["We are concerned that divers were lost."], ["We are concerned that reefs are bleached."], [],
                  ["new s1 concern", "gone s1 concern"]),
    "said beside a firmer one": ([f"We condemn {NETS} and express concern about {WASTE}."],
                                 [f"We condemn {NETS}.", f"We express concern about {WASTE}."], [(1, 1)], []),
    "strong support": (["It rained."], ["We strongly support the harbour union."], [], ["new s1 strongly support"]),
    "linked words of support": (["Our friends enjoy our unwavering support for the harbour union."],
                                ["We reaffirm our unwavering support for the harbour union."], [(1, 1)], []),
    "mere praise": (["We welcome the chart."], ["We support the pact."], [], []),
    "a note": ([], ["We take note of the report."], [], []),
    "endorsed once": (["We endorse the reef plan."], ["It rained."], [], []),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pairs", "wanted"), NEWS.values(), ids=NEWS)
def test_new_and_gone(old: list[str], new: list[str], pairs: list[tuple[int, int]], wanted: list[str]) -> None:
    """Firm positions are news where nothing linked, and nothing elsewhere, takes them as firmly."""
    found = compared(old, new, *pairs)
    news = [p for c in found.changes for p in c.positions]
    assert sorted(f"{p.course} {p.unit} {p.stance}" for p in news) == sorted(wanted)
    assert found.summary.positions == {c: sum(p.course == c for p in news) for c in ("new", "gone")}


SAID = st.lists(
    st.sampled_from([f"We condemn {WASTE}.", f"We are concerned about {NETS}.", "We welcome the pact.", "It rained."]),
    max_size=5,
)


@settings(deadline=None, max_examples=40)
@given(SAID, SAID)
def test_the_other_way_round_new_is_gone(old: list[str], new: list[str]) -> None:
    """Read backwards, what was new is gone; and of two equal texts nothing is news."""
    ahead, back = compared(old, new), compared(new, old)
    assert ahead.summary.positions["new"] == back.summary.positions["gone"]
    same = compared(old, old)
    assert not any(c.positions for c in same.changes)
