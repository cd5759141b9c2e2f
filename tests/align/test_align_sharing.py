"""What two units share that others do not, and which candidates are listed: by table, and against plain twins."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogue_cli.align.related import RELATED, TRIED, candidates_by_unit, closest
from dialogue_cli.align.sharing import TELLING, TOGETHER, shared_stems, together_here, won
from dialogue_cli.align.terms import Folder, Profile, profile, rarity_of
from dialogue_cli.statement.folding import RULES_ONLY

UNITS = st.lists(st.lists(st.sampled_from("reef port ship fund map dive".split()), max_size=7), max_size=5)
PROBABILITIES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 12)), st.floats(0, 1, exclude_max=True), max_size=40
)


def profiles(
    old: list[str], new: list[str], background: dict[str, float] | None = None
) -> tuple[list[Profile], list[Profile]]:
    folder = Folder(RULES_ONLY)
    folded = [folder.fold(text) for text in (*old, *new)]
    rarity = rarity_of([f[1] for f in folded], background or {})
    made = [profile(f, rarity) for f in folded]
    return made[: len(old)], made[len(old) :]


HERE = {
    "two words side by side": (["reef fund"], ["the reef fund"], {(0, 0): 1}),
    "the other way round": (["reef fund"], ["fund reef"], {}),
    "too far apart": (["reef fund"], ["reef dive port ship map fund"], {(0, 0): 1}),
    "too far apart, with words of both texts between": (
        ["reef fund", "dive port ship map"],
        ["reef dive port ship map fund"],
        {(1, 0): 6},
    ),
    "twice in the old text": (["reef fund", "reef fund"], ["reef fund"], {}),
    "twice in the new text": (["reef fund"], ["reef fund", "reef fund"], {}),
    "twice in one unit": (["reef fund reef fund"], ["reef fund"], {(0, 0): 1}),
    "one word": (["reef"], ["reef"], {}),
    "nothing": ([], [], {}),
}


@pytest.mark.parametrize(("old", "new", "counts"), HERE.values(), ids=HERE)
def test_pairs_that_stand_in_two_units_alone(old: list[str], new: list[str], counts: dict[object, int]) -> None:
    assert together_here(*profiles(old, new)) == counts


def test_a_word_that_most_units_of_statements_have_makes_no_pair() -> None:
    assert together_here(*profiles(["the reef fund"], ["the reef fund"], {"the": 0.6})) == {(0, 0): 1}


@settings(deadline=None)
@given(UNITS, UNITS)
def test_pairs_are_those_that_counting_finds(one: list[list[str]], two: list[list[str]]) -> None:
    old, new = profiles([" ".join(u) for u in one], [" ".join(u) for u in two])
    both = {s for p in old for s in p.rarity} & {s for p in new for s in p.rarity}
    kept = [[s for s in p.rarity if s in both and p.rarity[s] >= TELLING] for p in (*old, *new)]
    pairs = [{(a, b) for k, a in enumerate(u) for b in u[k + 1 : k + 1 + TOGETHER]} for u in kept]
    units = Counter(pair for unit in pairs for pair in unit)
    expected = {
        (i, j): count
        for i in range(len(old))
        for j in range(len(new))
        if (count := sum(units[pair] == 2 for pair in pairs[i] & pairs[len(old) + j]))
    }
    assert together_here(old, new) == expected


WON = {
    "all of it": (["reef fund"], ["reef fund"], {(0, 0): 1.0}, [1.0]),
    "half and half": (["reef fund"], ["reef fund", "fund reef"], {(0, 0): 0.5, (0, 1): 0.5}, [0.5, 0.5]),
    "the better one takes more": (
        ["reef fund"], ["reef fund", "fund reef"], {(0, 0): 0.8, (0, 1): 0.4}, [0.8, 0.2],
    ),
    "each its own": (["reef fund"], ["reef", "fund"], {(0, 0): 0.9, (0, 1): 0.1}, [0.5, 0.5]),
    "unlike, with nothing shared": (["reef"], ["ship"], {(0, 0): 0.0}, [0.0]),
    "shared, yet unlike": (["reef"], ["reef"], {(0, 0): 0.0}, [0.0]),
    "no words": ([""], ["reef"], {(0, 0): 0.3}, [0.0]),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "others", "likeness", "shares"), WON.values(), ids=WON)
def test_rare_words_are_parted_among_rivals(
    texts: list[str], others: list[str], likeness: dict[tuple[int, int], float], shares: list[float]
) -> None:
    old, new = profiles(texts, others)
    found = won(shared_stems(old, new, likeness), old, likeness)
    assert list(found.values()) == pytest.approx(shares, abs=0.02)


@settings(deadline=None)
@given(UNITS, UNITS, st.floats(0, 1))
@example(one=[["reef"]], two=[["reef"]], like=1.2252275188889843e-159)  # its square is next to nothing
def test_no_unit_gives_away_more_than_it_has(one: list[list[str]], two: list[list[str]], like: float) -> None:
    old, new = profiles([" ".join(u) for u in one], [" ".join(u) for u in two])
    likeness = {(i, j): like / (1 + i + j) for i in range(len(old)) for j in range(len(new))}
    found = won(shared_stems(old, new, likeness), old, likeness)
    assert found.keys() == likeness.keys()
    for i in range(len(old)):
        assert 0.0 <= sum(found[i, j] for j in range(len(new))) <= 1.0 + 1e-9


def test_the_third_candidate_stands_beside_a_link() -> None:
    scored = {(5, 1): 0.3, (5, 2): 0.2, (5, 3): 0.1, (5, 9): 0.01, (5, 20): 0.009}
    near = candidates_by_unit(scored, 0, {4})
    assert [k for _, k in closest(near, 0, scored, {(4, 8)}, 0.002)[5]] == [1, 2, 9]
    assert [k for _, k in closest(near, 0, scored, set(), 0.002)[5]] == [1, 2, 3]


def test_a_likely_pair_speaks_for_its_neighbour_on_either_side() -> None:
    scored = {(1, 5): 0.3, (2, 5): 0.2, (3, 5): 0.1, (9, 5): 0.01, (8, 4): 0.4}
    near = candidates_by_unit(scored, 1, {4})
    assert [k for _, k in closest(near, 1, scored, set(), 0.002)[5]] == [1, 2, 9]


@settings(deadline=None)
@given(PROBABILITIES, st.integers(0, 1), st.floats(0, 0.5))
def test_listed_are_the_two_best_and_one_more(scored: dict[tuple[int, int], float], end: int, least: float) -> None:
    near = candidates_by_unit(scored, end, {0})
    assert 0 not in near
    for place, best in closest(near, end, scored, {(0, 0)}, least).items():
        ranked = [row for row in sorted(near[place]) if -row[0] >= least]
        assert best[: RELATED - 1] == ranked[: RELATED - 1]
        assert len(best) == min(RELATED, len(ranked)) and set(best) <= set(ranked[:TRIED])
        assert best == sorted(best)
