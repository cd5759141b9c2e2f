"""Front matter: what is written is read back, whatever the words hold."""

from __future__ import annotations

import doctest
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.corpus import front_matter
from dialogue_cli.corpus.front_matter import read_front_matter, split_front_matter, write_front_matter
from dialogue_cli.errors import CorpusError
from dialogue_cli.sources.plain_toml import plain_toml

words = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not front_matter.is_iso_date(text))
values = st.one_of(words.filter(bool), st.integers(-(2**40), 2**40), st.lists(words, min_size=1).map(tuple))


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), values), st.text("ab+-\n #"))
def test_what_is_written_is_read_back(meta: dict[str, front_matter.Value], body: str) -> None:
    read, rest = read_front_matter(write_front_matter(meta) + body)
    assert {key: tuple(value) if isinstance(value, list) else value for key, value in read.items()} == meta
    assert rest == body


pieces = st.sampled_from(
    [
        "title",
        "a",
        " = ",
        "=",
        '"',
        "x",
        "\\\\",
        "\\n",
        "\n",
        "2024-03-20",
        "2024-02-31",
        "07",
        "7",
        "[",
        "]",
        ", ",
        "[]",
        "#",
        "é",
        "\t",
        "\x07",
        "'",
        "true",
        "\u2028",
        "\x85",
    ]
)
lines = st.lists(
    st.one_of(
        st.lists(pieces, max_size=8).map("".join),
        st.just('a = "x"'),
        st.just("b = 2024-03-20"),
        st.just('c = ["x", "y"]'),
        st.just("d = 3"),
    ),
    max_size=4,
)


@given(lines.map("\n".join))
def test_the_quick_way_says_what_the_parser_says_or_nothing(head: str) -> None:
    """The slow twin: wherever the quick way answers, tomllib gives the same."""
    quick = plain_toml(head)
    if quick is not None:
        assert quick == tomllib.loads(head)


def test_what_is_written_is_read_the_quick_way() -> None:
    written = write_front_matter(
        {"title": "Joint “Statement”", "meeting": 2, "date": "2024-03-20", "parties": ("A", "B")}
    )
    assert plain_toml(written.replace("+++\n", "")) is not None


def test_control_characters_and_surrogates_never_stand_in_a_file() -> None:
    written = write_front_matter({"title": "a\x1b[31mred\x1b[0m \ud800 \u2028"})
    assert written == '+++\ntitle = "a\\u001B[31mred\\u001B[0m \ufffd \\u2028"\n+++\n'


def test_yaml_is_read_too() -> None:
    meta, body = read_front_matter("---\ntitle: A\nmeeting: 2\n---\nWe met.\n")
    assert meta == {"title": "A", "meeting": 2} and body == "We met.\n"


def test_an_unclosed_fence_is_text() -> None:
    assert split_front_matter("+++\nWe met.\n") == ("", "", "+++\nWe met.\n")


@pytest.mark.parametrize(
    "text",
    ["+++\ntitle = \n+++\n", "+++\na = " + "[" * 5000 + "\n+++\n", "---\na: [\n---\n", "---\na: &x [1]\nb: *x\n---\n"],
    ids=["not toml", "deep toml", "not yaml", "yaml alias"],
)
def test_faults_name_the_file(text: str) -> None:
    with pytest.raises(CorpusError) as fault:
        read_front_matter(text, where="reef/a.md")
    assert str(fault.value).startswith("reef/a.md: front matter")


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(front_matter).failed == 0
