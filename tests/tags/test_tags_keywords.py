"""Keyness by published figures, key terms, names with their acronyms."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.data import read_text
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.tags.entities import acronyms_of, entities_by_unit, expansion
from dialogue_cli.tags.keywords import (
    CRITICAL,
    has_keyword,
    key_terms,
    keyness,
    keywords_by_unit,
    log_likelihood,
    log_ratio,
    parse_stopwords,
)

STOPWORDS = parse_stopwords(read_text("stopwords_en.txt"))


def statement(*sentences: str) -> Statement:
    units, at = [], 0
    for number, text in enumerate(sentences, 1):
        units.append(Unit(f"s{number}", "sentence", at, at + len(text), text))
        at += len(text) + 1
    return Statement("x", "", " ".join(sentences), tuple(units), language="en")


# (a, b, c, d) and the figure printed where it was published.
PUBLISHED = {
    "UCREL exercise: 52 in 50,000 against 57 in 75,000": (52, 57, 50_000, 75_000, 2.65),
    "equal rates differ by nothing": (10, 20, 1_000, 2_000, 0.0),
}


@pytest.mark.parametrize(("a", "b", "c", "d", "g2"), PUBLISHED.values(), ids=PUBLISHED)
def test_log_likelihood_gives_published_figures(a, b, c, d, g2):
    assert round(log_likelihood(a, b, c, d), 2) == g2


def test_log_ratio_doubles_by_one_point():
    assert log_ratio(20, 10, 1000, 1000) == 1
    assert log_ratio(160, 10, 1000, 1000) == 4
    assert log_ratio(0, 10, 1000, 1000) == pytest.approx(math.log2(0.5 / 10))


def test_critical_values_are_those_of_chi_squared():
    for p, value in CRITICAL.items():
        assert math.erfc(math.sqrt(value / 2)) == pytest.approx(p, rel=0.02)


counts = st.integers(0, 500)


@given(counts, counts, st.integers(500, 10_000), st.integers(500, 10_000))
def test_log_likelihood_is_symmetric_and_never_negative(a, b, c, d):
    assert log_likelihood(a, b, c, d) >= 0
    assert log_likelihood(a, b, c, d) == pytest.approx(log_likelihood(b, a, d, c))


def test_an_empty_text_is_an_error():
    with pytest.raises(ValueError, match="must have words"):
        log_likelihood(0, 1, 0, 10)


def test_keyness_puts_what_changed_first_and_folds_spelling():
    old = statement("The reef needs patrols.", "Decarbonisation of ports.", "We will fund the reef patrols.")
    new = statement("Quotas for tuna.", "Decarbonization of ports.", "Tuna quotas again, tuna.")
    found = keyness(new, [old], STOPWORDS, least=1)
    assert found[0].term == "tuna"
    assert (found[0].target, found[0].reference, found[0].documents) == (3, 0, 0)
    [ports] = [row for row in found if row.term == "decarbonization"]
    assert (ports.target, ports.reference, ports.documents) == (1, 1, 1)


def test_key_terms_prefer_pairs_that_recur():
    terms = key_terms(statement("Space debris is here.", "We track space debris.", "A tuna, a tuna."), STOPWORDS)
    assert terms[:2] == (("space debris", 2, 2), ("tuna", 2, 1))


def test_keywords_of_a_unit_tell_it_from_the_others():
    said = statement("The reef and the ports.", "The ports and the quotas.")
    assert keywords_by_unit(said, STOPWORDS, most=1) == [("reef",), ("quotas",)]


EXPANSIONS = {
    "small words": ("the Surface Water and Ocean Topography", "SWOT", "Surface Water and Ocean Topography"),
    "lower case": ("on artificial intelligence", "AI", "artificial intelligence"),
    "hyphen": ("Post-Quantum Cryptography", "PQC", "Post-Quantum Cryptography"),
    "another thing": ("the town of Reefhaven", "SWOT", None),
    "too short": ("Ocean", "SWOT", None),
}  # fmt: skip


@pytest.mark.parametrize(("before", "acronym", "name"), EXPANSIONS.values(), ids=EXPANSIONS)
def test_expansion(before, acronym, name):
    assert expansion(before + " ", acronym) == name


def test_name_and_acronym_are_one_entity():
    said = statement(
        "The Reef Observing System (ROS) began in May 2031.", "ROS grew.", "They met in Port Amity Harbour."
    )
    assert acronyms_of(said) == {"ROS": "Reef Observing System"}
    entities = [entity for found in entities_by_unit(said) for entity in found]
    assert [(e.name, e.acronym) for e in entities] == [
        ("Reef Observing System", "ROS"),
        ("Reef Observing System", "ROS"),
        ("Reef Observing System", "ROS"),
        ("Port Amity Harbour", None),
    ]


def test_entities_stand_where_they_say():
    said = statement("The Port Amity Compact and the Council of Reef States.")
    text, found = said.units[0].text, entities_by_unit(said)[0]
    assert [text[e.start : e.end] for e in found] == ["Port Amity Compact and the Council of Reef States"]


def test_has_keyword_ignores_case_and_spelling():
    units = statement("Cooperation on Labour Matters.").units
    assert has_keyword(units, "co-operation on labor")
    assert not has_keyword(units, "on cooperation")
