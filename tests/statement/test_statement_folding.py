"""Words, spelling and stems: forms of one word meet, different words do not."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError
from dialogue_cli.statement import folding
from dialogue_cli.statement.folding import parse_spelling, stem, words

SPELLING = parse_spelling(read_text("spelling_en.tsv"))


def test_examples_of_the_module() -> None:
    assert doctest.testmod(folding).failed == 0


WORDS = {
    "dotted capitals": ("the U.S.-Japan pact", ["the", "usa", "japan", "pact"]),
    "the pronoun is no country": ("let us go", ["let", "us", "go"]),
    "possessive": ("the region\u2019s ports", ["the", "region", "ports"]),
    "thousands and decimals": ("1,200 and 2.5", ["1200", "and", "2.5"]),
    "prefix joined": ("co-operate, re-open", ["cooperate", "reopen"]),
    "hyphen parts": ("rules-based order", ["rules", "based", "order"]),
    "accents": ("T\u00fcrkiye, d\u00e9tente", ["turkiye", "detente"]),
    "per cent": ("2 per cent", ["2", "percent"]),
    "no words": ("*** -- ###", []),
}


@pytest.mark.parametrize(("text", "found"), WORDS.values(), ids=WORDS)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


ONE_WORD = {
    "-ise": ("organise", "organize"),
    "-isation": ("denuclearisation", "denuclearization"),
    "-our": ("endeavour", "endeavor"),
    "-re": ("centre", "center"),
    "-ce": ("defence", "defense"),
    "-yse": ("analyse", "analyze"),
    "-ogue": ("catalogue", "catalog"),
    "doubled l": ("fulfil", "fulfill"),
    "programme": ("programmes", "programs"),
}


@pytest.mark.parametrize(("british", "american"), ONE_WORD.values(), ids=ONE_WORD)
def test_british_and_american_meet(british: str, american: str) -> None:
    assert SPELLING.fold(british) == SPELLING.fold(american) == american


@pytest.mark.parametrize(
    "word", ["exercise", "promise", "advised", "compelled", "raising", "hours", "our", "four", "dialogue"]
)
def test_words_of_one_spelling_stay(word: str) -> None:
    assert SPELLING.fold(word) == word


FAMILIES = {
    "verb": ("strengthen", "strengthens", "strengthened", "strengthening"),
    "noun of the verb": ("implement", "implementing", "implementation"),
    "cooperate": ("cooperate", "cooperation", "cooperating", "cooperative"),
    "plural in -ies": ("country", "countries"),
    "resilient": ("resilient", "resilience"),
}


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_a_family_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


APART = {
    "nation, national": ("nation", "national"),
    "import, important": ("import", "important"),
    "universe, university": ("universal", "unite"),
    "economy, ecology": ("economy", "ecology"),
}


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_other_words_stay_apart(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


@given(st.text(max_size=80))
def test_any_text_gives_bare_words(text: str) -> None:
    assert all(word and " " not in word for word in words(text))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_folding_is_done_once(word: str) -> None:
    assert SPELLING.fold(SPELLING.fold(word)) == SPELLING.fold(word)
    assert stem(word)


@pytest.mark.parametrize("row", ["centre", "centre\t", "a\tb\tc"])
def test_a_malformed_row_is_named(row: str) -> None:
    with pytest.raises(DataError, match=r"list:2"):
        parse_spelling(f"# comment\n{row}\n", where="list")
