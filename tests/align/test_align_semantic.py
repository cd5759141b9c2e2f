"""The trial of sentence models asks about unsure pairs alone, measures meaning by cosine, keeps what is sure."""

from __future__ import annotations

import sys

import pytest

from support import REPOSITORY

sys.path.insert(0, str(REPOSITORY))

pytest.importorskip("numpy")

import numpy as np
from benchmarks.alignment_fit import Rows
from benchmarks.alignment_gold import statement_of
from benchmarks.alignment_semantic import TAGS, decided_anew, embedded, ever_unsure, main, meanings, of_tags
from benchmarks.gold import Pair

from dialogue_cli.api import load_toolbox, tag

TEXTS = ("We will clear debris.", "We welcome the report.", "We regret the delay.")
MEANING = {TEXTS[0]: (1.0, 0.0), TEXTS[1]: (0.0, 2.0), TEXTS[2]: (3.0, 3.0)}
PLACES = [(i, j) for i in range(3) for j in range(3)]


def rows_of(series: str) -> Rows:
    statement = statement_of([(str(n), "sent", text) for n, text in enumerate(TEXTS, 1)], series)
    right = {(unit.id, unit.id): "light" for unit in statement.units}
    pair = Pair(series, series, statement, statement, right, frozenset())
    return Rows(pair, True, PLACES, np.zeros((9, 17)), np.array([float(i == j) for i, j in PLACES]), [])


def encode(texts: list[str]) -> list[tuple[float, float]]:
    return [MEANING[text] for text in texts]


def test_only_texts_of_unsure_pairs_are_encoded() -> None:
    odds = np.full(9, -9.0)
    odds[PLACES.index((0, 1))] = 0.0
    rows = [rows_of("a")]
    asked = ever_unsure([odds], {"b": [np.full(9, 9.0)]})
    vectors, cost = embedded(rows, asked, encode)
    assert set(vectors) == {TEXTS[0], TEXTS[1]}
    assert cost >= 0.0


def test_meaning_is_a_cosine_and_its_margin_over_the_best_rival() -> None:
    rows, asked = [rows_of("a")], [np.ones(9, dtype=bool)]
    (signals,) = meanings(rows, asked, embedded(rows, asked, encode)[0])
    half = 2**-0.5
    assert signals[PLACES.index((0, 0))] == pytest.approx((1.0, 1.0 - half))
    assert signals[PLACES.index((0, 1))] == pytest.approx((0.0, -1.0))
    assert signals[PLACES.index((0, 2))] == pytest.approx((half, half - 1.0))


def test_a_signal_that_tells_parts_unsure_pairs_and_leaves_sure_ones() -> None:
    pytest.importorskip("sklearn")
    rows = [rows_of("a"), rows_of("b")]
    odds = [np.zeros(9), np.zeros(9)]
    odds[0][0] = 8.0
    twice = {"a": [np.full(9, -30.0), odds[1]], "b": [odds[0], np.full(9, -30.0)]}
    after = decided_anew(rows, odds, twice, [r.y[:, None] for r in rows])
    assert after[0][0] == 8.0
    assert after[1][rows[1].y == 1].min() > after[1][rows[1].y == 0].max() + 0.5


def test_tags_of_equal_units_agree() -> None:
    statement = statement_of([("1", "sent", "We will deploy the Artemis Accords by 2027.")], "a")
    unit = tag(statement, load_toolbox()).units[0]
    values = dict(zip(TAGS, of_tags(unit, unit), strict=True))
    assert values["object"] == values["both pledge"] == 1.0
    assert values["strength"] == values["names clash"] == 0.0


def test_without_gold_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("benchmarks.alignment_semantic.gather", lambda: ([], []))
    assert main(["e5"]) == 2
    assert "DIALOGUE_GOLD" in capsys.readouterr().err
