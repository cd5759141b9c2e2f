"""The index against a slow twin that is plainly right: every unit looked at, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from corpus_making import Listening, put
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.corpus.filters import ALL
from dialogue_cli.corpus.index import Index, open_index
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.query import Both, Near, Node, Phrase, Word, parse
from dialogue_cli.corpus.search import counts, search

# Words that share no stem, number or spelling, so that the twin needs to know nothing of forms.
WORDS = ["reef", "tide", "port", "fish", "bank", "sand", "salt", "moon", "mooring", "portal"]
UNITS = [
    " ".join(WORDS[(first * step + offset) % len(WORDS)] for offset in range(length))
    for first, step, length in [(a, b, c) for a in range(10) for b in (1, 3, 7) for c in (1, 3, 6, 10)]
] + ["reef reef tide", "port fish reef port fish", "tide tide tide tide", "moon salt moon"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    root = tmp_path_factory.mktemp("twin")
    for number, start in enumerate(range(0, len(UNITS), 40), start=1):
        put(root, "reef", f"2020-01-0{number}_0{number}", UNITS[start : start + 40], meeting=number)
    with open_index(Corpus(root, "option"), Listening().maker()) as opened:
        yield opened


def places(item: Word | Phrase, words: list[str]) -> list[tuple[int, int]]:
    """First and last word of every place where a word or phrase stands."""
    if isinstance(item, Word) and item.prefix:
        return [(at, at) for at, word in enumerate(words) if word.startswith(item.parts[0])]
    size = len(item.parts)
    return [(at, at + size - 1) for at in range(len(words)) if tuple(words[at : at + size]) == item.parts]


def near(tree: Near, words: list[str]) -> bool:
    """Some choice of one place an item has at most ``distance`` words between its first one and its last."""

    def choices(items: tuple[Word | Phrase, ...]) -> Iterator[list[tuple[int, int]]]:
        if not items:
            yield []
            return
        for place in places(items[0], words):
            for rest in choices(items[1:]):
                yield [place, *rest]

    for choice in choices(tree.items):
        ordered = sorted(choice)
        if ordered[-1][0] - ordered[0][1] - 1 <= tree.distance:
            return True
    return False


def holds(tree: Node, words: list[str]) -> bool:
    if isinstance(tree, Both):
        left, right = holds(tree.left, words), holds(tree.right, words)
        return {"AND": left and right, "OR": left or right, "NOT": left and not right}[tree.op]
    if isinstance(tree, Near):
        return near(tree, words)
    return bool(places(tree, words))


word = st.sampled_from(WORDS)
leaf = st.one_of(
    word,
    st.sampled_from(["moo*", "port*", "s*", "xylo*"]),
    st.lists(word, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.builds(lambda a, b, n: f"NEAR({a} {b}, {n})", word, word, st.integers(0, 5)).filter(
        lambda text: len(set(text[5:].split(",")[0].split())) == 2
    ),
)
query = st.recursive(
    leaf,
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["AND", "OR", "NOT", ""]), inner),
    max_leaves=6,
)


@settings(max_examples=300)
@given(query)
def test_the_index_finds_what_the_twin_finds(index: Index, text: str) -> None:
    tree = parse(text)
    found = list(search(index, tree))
    units = {(hit.statement, hit.unit) for hit in found}
    right = {(f"reef@{at // 40 + 1}", f"s{at % 40 + 1}") for at, unit in enumerate(UNITS) if holds(tree, unit.split())}
    assert units == right
    assert sum(row.hits for row in counts(index, tree)) == len(found)


@settings(max_examples=100)
@given(query, st.sampled_from(["text", "left", "right", "date", "rank"]))
def test_every_sort_gives_the_same_hits(index: Index, text: str, sort: str) -> None:
    tree = parse(text)
    plain = [(hit.reference, hit.start) for hit in search(index, tree)]
    hits = list(search(index, tree, ALL, sort=sort))  # type: ignore[arg-type]
    assert sorted((hit.reference, hit.start) for hit in hits) == sorted(plain)
    for hit in hits:
        whole = hit.left + hit.node + hit.right
        assert whole[hit.start : hit.end] == hit.node and whole in UNITS
    if sort == "right":
        assert all(a.right.split() <= b.right.split() for a, b in pairwise(hits))
