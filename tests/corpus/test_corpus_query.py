"""Queries: what they mean, what they become in FTS5, and where a faulty one is faulty."""

from __future__ import annotations

import doctest
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.corpus import query, search, stems
from dialogue_cli.corpus.fts import to_fts5
from dialogue_cli.corpus.query import one_node_a_unit, parse, words_of
from dialogue_cli.errors import QueryError
from dialogue_cli.report import concordance

GROUPS = [("commit", "committed", "commitment"), ("debris",), ("vessel", "vessels")]


def forms(word: str) -> tuple[str, ...]:
    return next((group for group in GROUPS if word.lower() in group), (word.lower(),))


def bare(word: str) -> tuple[str, ...]:
    return (word.lower(),)


MEANS = {
    "word": ("debris", '("debris")'),
    "stems": ("commit", '("commit" OR "committed" OR "commitment")'),
    "prefix is taken as written": ("comm*", '("comm" *)'),
    "phrase has number only": ('"commit debris"', '("commit debris")'),
    "curly quotes": ("“space debris”", '("space debris")'),
    "two words are joined": ("space debris", '(("space") AND ("debris"))'),
    "and": ("space AND debris", '(("space") AND ("debris"))'),
    "or": ("space OR debris", '(("space") OR ("debris"))'),
    "small or is a word": ("or", '("or")'),
    "not": ("space NOT debris", '(("space") NOT ("debris"))'),
    "and not": ("space AND NOT debris", '(("space") NOT ("debris"))'),
    "not binds closest": ("a NOT b c", '((("a") NOT ("b")) AND ("c"))'),
    "and before or": ("a b OR c", '((("a") AND ("b")) OR ("c"))'),
    "brackets": ("a (b OR c)", '(("a") AND (("b") OR ("c")))'),
    "near": ("NEAR(space debris, 5)", '(NEAR("space" "debris", 5))'),
    "near without number": ("NEAR(space debris)", '(NEAR("space" "debris", 10))'),
    "near with forms": ("NEAR(space vessel, 2)", '(NEAR("space" "vessel", 2) OR NEAR("space" "vessels", 2))'),
    "near with a phrase": ('NEAR("space debris" law, 3)', '(NEAR("space debris" "law", 3))'),
    "near alone is a word": ("NEAR", '("near")'),
    "a hyphen parts": ("rules-based", '("rules based")'),
    "a hyphen after co- joins too": ("co-operation", '("co operation" OR "cooperation")'),
    "dots": ("U.S.", '("u s")'),
    "FTS5's own signs are plain": ('"a" ^title: {x}', '((("a") AND ("title")) AND ("x"))'),
    "accents": ("forêt", '("forêt")'),
}


@pytest.mark.parametrize(("text", "fts5"), MEANS.values(), ids=MEANS)
def test_means(text: str, fts5: str) -> None:
    assert to_fts5(parse(text), forms, bare) == fts5


FAULTS = {
    "empty": ("", 0, "query: nothing to look for, at character 1 (the end); give a word"),
    "blank": ("  ", 0, "query: nothing to look for, at character 1 (the end); give a word"),
    "open quote": ('a "space deb', 2, 'query: this quote is never closed, at character 3 ("space deb); close it'),
    "open bracket": ("(a OR b", 0, "query: this bracket is never closed, at character 1 ((a OR b); close it"),
    "stray bracket": ("a) b", 1, "query: this bracket was never opened, at character 2 () b)"),
    "empty bracket": ("a ()", 3, "query: nothing stands before this bracket, at character 4 ())"),
    "leading not": ("NOT space", 0, "query: NOT needs words before it, at character 1 (NOT space)"),
    "leading or": ("OR space", 0, "query: OR needs words before it, at character 1 (OR space)"),
    "hanging and": ("a AND", 5, "query: words are missing, at character 6 (the end); end with a word or phrase"),
    "double operator": ("a AND OR b", 6, "query: OR needs words before it, at character 7 (OR b)"),
    "star inside": ("a*b", 1, "query: a * stands at the end of a word only, at character 2 (*b)"),
    "star alone": ("*", 0, "query: '*' has no letter or digit to look for, at character 1 (*)"),
    "star behind a phrase": (
        '"a b"*',
        5,
        "query: a phrase cannot end in *, at character 6 (*); put the * behind a single word",
    ),
    "phrase without words": ('"..."', 0, 'query: this phrase has no word in it, at character 1 ("...")'),
    "near of one": (
        "NEAR(a)",
        0,
        "query: NEAR needs two words or phrases, at character 1 (NEAR(a)); say NEAR(space debris, 5)",
    ),
    "near without a number": (
        "NEAR(a b, c)",
        10,
        "query: NEAR wants a number of words after its comma, at character 11 (c)); say NEAR(space debris, 5)",
    ),
    "near with a prefix": (
        "NEAR(a b*, 3)",
        7,
        "query: a word* cannot stand inside NEAR, at character 8 (b*, 3)); write the words out with OR",
    ),
    "comma": ("a, b", 1, "query: ',' does not belong here, at character 2 (, b)"),
    "too deep": ("(" * 60 + "a" + ")" * 60, 50, "query: brackets are nested more than 50 deep, at character 51"),
    "too long": ("a " * 300, 400, "query: more than 200 words, at character 401"),
}


@pytest.mark.parametrize(("text", "position", "line"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_query_says_where(text: str, position: int, line: str) -> None:
    with pytest.raises(QueryError) as fault:
        parse(text)
    assert fault.value.position == position
    assert str(fault.value).startswith(line)


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    db.execute("INSERT INTO words VALUES ('space debris and the law of the sea')")
    return db


pieces = st.sampled_from(
    [
        "space",
        "debris*",
        '"law of"',
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        "NEAR(",
        ",",
        "3",
        '"',
        "“",
        "*",
        "-",
        "^",
        ":",
        "\0",
        "é",
        "'",
    ]
)


@given(st.lists(pieces, max_size=12).map(" ".join) | st.text(max_size=30))
def test_whatever_parses_is_a_query_that_fts5_takes(table: sqlite3.Connection, text: str) -> None:
    try:
        tree = parse(text)
    except QueryError as fault:
        assert fault.position is not None and 0 <= fault.position <= len(text) + 1
        return
    table.execute("SELECT rowid FROM words WHERE words MATCH ?", [to_fts5(tree, forms, bare)]).fetchall()


def test_words_that_belong_together_are_one_hit() -> None:
    assert one_node_a_unit(parse("a b")) and one_node_a_unit(parse("NEAR(a b)")) and one_node_a_unit(parse("c OR a b"))
    assert not one_node_a_unit(parse("a OR b")) and not one_node_a_unit(parse("a NOT (b c)"))


def test_single_words_of_a_query() -> None:
    assert [word.text for word in words_of(parse('a OR "b c" NOT (NEAR(d "e f") g*)'))] == ["a", "d", "g"]


@pytest.mark.parametrize("module", [query, stems, search, concordance])
def test_examples_in_the_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
