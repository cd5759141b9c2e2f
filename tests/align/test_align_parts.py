"""Anchors, moves, candidates, scores and weights, each apart, the fast ones against plainly right twins."""

from __future__ import annotations

import json
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.align.anchors import exact_pairs
from dialogue_cli.align.candidates import KEPT, candidates
from dialogue_cli.align.explain import MEANINGS
from dialogue_cli.align.features import LEAN, SIGNALS
from dialogue_cli.align.moves import in_order
from dialogue_cli.align.score import LIKELY, SURE, band, parse_weights, probability
from dialogue_cli.align.surroundings import AtOnce, OneByOne
from dialogue_cli.align.terms import Folder, Profile, dot, profile, rarity_of
from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError
from dialogue_cli.statement.folding import RULES_ONLY

KEYS = st.lists(st.sampled_from("abcde"), max_size=14)

EXACT = {
    "once each": ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
    "moved": ("abc", "bca", [(0, 2), (1, 0), (2, 1)]),
    "a twin follows its neighbour": ("xaya", "yaxa", [(0, 2), (1, 3), (2, 0), (3, 1)]),
    "twins alone, in order": ("aa", "aaa", [(0, 0), (1, 1)]),
    "nothing": ("abc", "def", []),
}


@pytest.mark.parametrize(("old", "new", "pairs"), EXACT.values(), ids=EXACT)
def test_exact_pairs(old: str, new: str, pairs: list[tuple[int, int]]) -> None:
    assert exact_pairs(old, new) == pairs


@settings(deadline=None)
@given(KEYS, KEYS)
def test_exact_pairs_are_equal_and_as_many_as_can_be(old: list[str], new: list[str]) -> None:
    pairs = exact_pairs(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(old.count(key), new.count(key)) for key in set(old))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=7, unique=True), st.randoms())
def test_the_chain_is_the_heaviest(links: list[tuple[int, int]], chance: object) -> None:
    weights = [float(chance.randint(1, 5)) for _ in links]  # type: ignore[attr-defined]
    chain = in_order(links, weights, 6)

    def ordered(some: tuple[int, ...]) -> bool:
        placed = sorted(links[k] for k in some)
        return all(a[1] <= b[1] for a, b in pairwise(placed))

    assert ordered(tuple(chain))
    every = (some for size in range(len(links) + 1) for some in combinations(range(len(links)), size))
    assert sum(weights[k] for k in chain) == max(sum(weights[k] for k in some) for some in every if ordered(some))


def profiles(texts: list[str]) -> list[Profile]:
    folder = Folder(RULES_ONLY)
    folded = [folder.fold(text) for text in texts]
    rarity = rarity_of([f[1] for f in folded], {})
    return [profile(f, rarity) for f in folded]


UNITS = st.lists(st.lists(st.sampled_from("kelp tide reef map fund port".split()), min_size=1, max_size=5), max_size=10)


@settings(deadline=None, max_examples=50)
@given(UNITS)
def test_the_index_finds_what_all_pairs_find(units: list[list[str]]) -> None:
    side = profiles([" ".join(unit) for unit in units])
    found = candidates(side, side, kept=KEPT)
    for i, one in enumerate(side):
        for j, two in enumerate(side):
            plain = dot(one.vector, two.vector)
            assert found.get((i, j), 0.0) == pytest.approx(plain, abs=1e-9) or len(side) > KEPT


@settings(deadline=None, max_examples=50)
@given(UNITS, UNITS)
def test_all_cosines_at_once_are_those_one_by_one(one: list[list[str]], two: list[list[str]]) -> None:
    made = profiles([" ".join(unit) for unit in (*one, *two)])
    old, new = made[: len(one)], made[len(one) :]
    vectors = [[unit.vector for unit in side] for side in (old, new)]
    table, single = AtOnce(*vectors), OneByOne(*vectors)
    for i in range(len(old)):
        for j in range(len(new)):
            assert table.of_old(i)[j] == table.of_new(j)[i] == pytest.approx(dot(old[i].vector, new[j].vector))
        for ask in ("around", "in_context", "before"):
            others = range(len(new))
            assert getattr(table, ask)(i, others) == pytest.approx(getattr(single, ask)(i, others)), (ask, i)
    assert candidates(old, new, table=table) == pytest.approx(candidates(old, new))


def test_a_reading_cut_short_still_gives_whole_cosines() -> None:
    side = profiles([f"the reef patrol of island {n}" for n in range(40)])
    for (i, j), cosine in candidates(side, side, postings=30, kept=2).items():
        assert cosine == pytest.approx(dot(side[i].vector, side[j].vector))


def test_background_words_weigh_less_than_rare_ones() -> None:
    rarity = rarity_of([("commit", "reef"), ("other",)] * 10, {"commit": 0.9})
    assert rarity["reef"] > rarity["commit"] > 0


BANDS = {"sure": (SURE, "sure"), "below sure": (SURE - 0.01, "likely"), "below likely": (LIKELY - 0.01, "unsure")}


@pytest.mark.parametrize(("confidence", "name"), BANDS.values(), ids=BANDS)
def test_band(confidence: float, name: str) -> None:
    assert band(confidence) == name


def test_every_signal_has_its_meaning_and_lean_ones_are_signals() -> None:
    assert set(MEANINGS) == set(SIGNALS)
    assert set(LEAN) <= set(SIGNALS)


def test_probability_never_overflows() -> None:
    layer = parse_weights(read_text("alignment_weights.json")).full
    assert 0 < probability([1e9] * len(SIGNALS), layer) <= 1
    assert 0 <= probability([-1e9] * len(SIGNALS), layer) < 1


def broken(change: str) -> str:
    data = json.loads(read_text("alignment_weights.json"))
    if change == "missing":
        del data["full"]
    elif change == "not a number":
        data["full"]["signals"]["cosine"] = "high"
    elif change == "out of range":
        data["link_at"] = 1.5
    elif change == "unknown signal":
        data["lean"]["signals"]["luck"] = 1.0
    elif change == "not a table":
        data["background"] = [1]
    elif change == "infinite":
        data["full"]["offset"] = float("inf")
    elif change == "a list":
        return "[]"
    elif change == "no JSON":
        return "{"
    return json.dumps(data)


FAULTS = {
    "missing": "full",
    "not a number": "full.signals.cosine",
    "out of range": "link_at",
    "unknown signal": "lean.signals.luck",
    "not a table": "background",
    "infinite": "full.offset",
    "a list": "missing",
    "no JSON": "no JSON",
}


@pytest.mark.parametrize(("change", "named"), FAULTS.items(), ids=FAULTS)
def test_a_fault_in_the_weights_is_named(change: str, named: str) -> None:
    with pytest.raises(DataError, match=named):
        parse_weights(broken(change))
