"""The benchmarks measure what they say: the gate, the generator of edits, the slow solver, and figures on real gold."""

from __future__ import annotations

import os
import random
import sys
from itertools import permutations
from pathlib import Path

import pytest

from support import REPOSITORY, needs_statements

sys.path.insert(0, str(REPOSITORY))

from benchmarks import gate
from benchmarks.alignment_assign import assignment, greedy
from benchmarks.alignment_gold import statement_of
from benchmarks.controlled_edits import SHARES, edited
from hypothesis import given, settings
from hypothesis import strategies as st

FLOORS = {"group": {"F1": {"least": 0.8}, "false moves": {"most": 0.01}}}
GATES = {
    "as pinned": ({"F1": 0.8, "false moves": 0.01}, 0),
    "better": ({"F1": 0.9, "false moves": 0.0}, 0),
    "a floor missed": ({"F1": 0.79, "false moves": 0.0}, 1),
    "a ceiling missed": ({"F1": 0.9, "false moves": 0.02}, 1),
    "a figure gone": ({"F1": 0.9}, 1),
    "all gone": ({}, 2),
}


@pytest.mark.parametrize(("figures", "lines"), GATES.values(), ids=GATES)
def test_the_gate_fails_where_it_must(figures: dict[str, float], lines: int) -> None:
    assert len(gate.failures("group", figures, FLOORS)) == lines


def test_a_floor_rises_by_itself_and_falls_only_when_told() -> None:
    worse, better = {"F1": 0.7, "false moves": 0.5}, {"F1": 0.9, "false moves": 0.0}
    assert gate.repinned("group", worse, FLOORS) == FLOORS
    assert gate.repinned("group", better, FLOORS)["group"]["F1"]["least"] > 0.8
    assert gate.repinned("group", better, FLOORS)["group"]["false moves"]["most"] < 0.01
    assert gate.repinned("group", worse, FLOORS, lower=True)["group"]["F1"]["least"] < 0.8


def test_new_figures_join_and_other_groups_stay() -> None:
    pinned = gate.repinned("other", {"recall": 0.5, "false links": 0.1}, FLOORS)
    assert pinned["group"] == FLOORS["group"]
    assert set(pinned["other"]["recall"]) == {"least"}
    assert set(pinned["other"]["false links"]) == {"most"}


def test_the_shipped_floors_are_read_and_hold_the_aligner() -> None:
    assert {"alignment", "controlled"} <= set(gate.read_floors())


@settings(deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9).map(float), min_size=1))
def test_assignment_is_best_by_brute_force(worth: dict[tuple[int, int], float]) -> None:
    chosen = assignment(worth)
    assert len(set(chosen.values())) == len(chosen)
    best = max(sum(worth.get(pair, 0.0) for pair in enumerate(order)) for order in permutations(range(4)))
    assert sum(worth[pair] for pair in chosen.items()) == best
    assert sum(worth[pair] for pair in greedy(worth).items()) <= best


def sample(number: int) -> list[tuple[str, str, str]]:
    rng = random.Random(3)
    nouns = [f"{a}{b}" for a in ("reef", "tide", "kelp", "gull") for b in ("mark", "line", "fund", "port", "mere")]
    rows = []
    for n in range(1, number + 1):
        some = rng.sample(nouns, 6)
        first = f"We will support the {some[0]} of {some[1]} {n}"
        text = f"{first}, and we welcome the {some[2]} with the {' '.join(some[3:])}."
        rows.append((str(n), "sent", text))
    return rows


def test_edits_know_what_they_did() -> None:
    old = statement_of(sample(120), "old")
    made = edited(old, [f"We saw stranger {k} among the islands of salt and of sand." for k in range(9)], seed=4)
    ids_old, ids_new = {u.id for u in old.units}, {u.id for u in made.new.units}
    assert all(i in ids_old and j in ids_new for i, j in made.links)
    assert made.moved <= set(made.links)
    assert made.traps
    assert not made.traps & set(made.links)
    assert set(made.links.values()) >= set(SHARES) - {"dropped", "inserted", "replaced"}
    texts = {u.id: u.text for u in old.units}, {u.id: u.text for u in made.new.units}
    for (i, j), fate in made.links.items():
        assert (texts[0][i] == texts[1][j]) == (fate in ("kept", "moved"))
    assert edited(old, [], seed=4).new == edited(old, [], seed=4).new


@needs_statements
@pytest.mark.slow
def test_controlled_figures_hold_their_floors() -> None:
    from benchmarks import controlled

    assert not gate.failures("controlled", controlled.figures(), gate.read_floors())


@needs_statements
@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("DIALOGUE_GOLD"), reason="set DIALOGUE_GOLD to the folder of two-reader pairs")
def test_gold_figures_hold_their_floors() -> None:
    pytest.importorskip("sklearn", reason="the fit needs scikit-learn")
    from benchmarks import alignment_fit

    assert Path(os.environ["DIALOGUE_GOLD"]).is_dir()
    assert not gate.failures("alignment", alignment_fit.figures(), gate.read_floors())
