"""Hits: which units, in which order, cut where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from corpus_making import Listening, put
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.corpus.filters import Filters
from dialogue_cli.corpus.index import Index, open_index
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.query import parse
from dialogue_cli.corpus.search import Sort, counts, search, sparkline
from dialogue_cli.corpus.vocabulary import Vocabulary, with_near_words

LINES = {
    "2020-01-10_01": ["# Space", "We will reduce space debris.", "The programme of work goes on."],
    "2021-02-11_02": ["# Space", "We note the debris in space, and space law.", "# Defence", "Defence vessels met."],
    "2022-03-12_03": ["# Trade", "We committed to an internal market.", "An international program will follow."],
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    root = tmp_path_factory.mktemp("corpus")
    for stem, lines in LINES.items():
        put(root, "reef", stem, lines, meeting=int(stem[-2:]), parties=("Velmora", "Tarsand"))
    put(root, "tide", "2020-06-01", ["The vessel of the tide."], parties=("Ninavay",))
    put(root, "tide", "2020-06-01_note", ["A commitment.", "Tidal co-operation."])
    with open_index(Corpus(root, "option"), Listening().maker()) as opened:
        yield opened


def found(index: Index, query: str, filters: Filters = Filters(), sort: Sort = "text") -> list[str]:  # noqa: B008
    hits = search(index, parse(query), filters, sort=sort)
    return [f"{hit.reference} {hit.left}[{hit.node}]{hit.right}" for hit in hits]


FOUND = {
    "a word, each time it stands": (
        "space",
        [
            "reef@1#s1 [Space]",
            "reef@1#s2 We will reduce [space] debris.",
            "reef@2#s1 [Space]",
            "reef@2#s2 We note the debris in [space], and space law.",
            "reef@2#s2 We note the debris in space, and [space] law.",
        ],
    ),
    "a phrase": ('"space debris"', ["reef@1#s2 We will reduce [space debris]."]),
    "joined words are one hit": ("law debris", ["reef@2#s2 We note the [debris] in space, and space law."]),
    "near": ("NEAR(debris law, 4)", ["reef@2#s2 We note the [debris] in space, and space law."]),
    "near, too far": ("NEAR(debris law, 3)", []),
    "not": ("space NOT law NOT Space*", []),
    "not one word": ("debris NOT law", ["reef@1#s2 We will reduce space [debris]."]),
    "stem": ("commit", ["reef@3#s2 We [committed] to an internal market.", "tide@2020-06-01_note#s1 A [commitment]."]),
    "stems of two meanings stay apart": ("internal", ["reef@3#s2 We committed to an [internal] market."]),
    "British finds American": (
        "programmes",
        ["reef@1#s3 The [programme] of work goes on.", "reef@3#s3 An international [program] will follow."],
    ),
    "a phrase too, in singular and plural": (
        '"international programmes"',
        ["reef@3#s3 An [international program] will follow."],
    ),
    "prefix": ("ve*", ["reef@2#s4 Defence [vessels] met.", "tide@2020-06-01#s1 The [vessel] of the tide."]),
    "joined finds hyphened": ("cooperation", ["tide@2020-06-01_note#s2 Tidal [co-operation]."]),
    "hyphened": ("co-operation", ["tide@2020-06-01_note#s2 Tidal [co-operation]."]),
    "nothing": ("volcano", []),
}


@pytest.mark.parametrize(("query", "hits"), FOUND.values(), ids=FOUND)
def test_found(index: Index, query: str, hits: list[str]) -> None:
    assert found(index, query) == hits


FILTERS = {
    "series": (Filters(series=("tide",)), ["tide@2020-06-01#s1", "tide@2020-06-01_note#s1"]),
    "two series": (Filters(series=("tide", "reef"), since="2022"), ["reef@3#s2", "reef@3#s3"]),
    "since": (Filters(since="2021-02-11", series=("reef",)), ["reef@2#s2", "reef@2#s4", "reef@3#s2", "reef@3#s3"]),
    "until a year": (Filters(until="2020", series=("reef",)), ["reef@1#s2", "reef@1#s3"]),
    "until a day": (Filters(until="2020-01-10"), ["reef@1#s2", "reef@1#s3"]),
    "party": (Filters(parties=("ninavay",)), ["tide@2020-06-01#s1"]),
    "theme": (Filters(themes=("space.debris",)), ["reef@1#s2", "reef@2#s2"]),
    "theme with its branches": (Filters(themes=("space",)), ["reef@1#s2", "reef@2#s2"]),
    "no part of a theme's name": (Filters(themes=("space.deb",)), []),
    "section": (Filters(sections=("defen",)), ["reef@2#s4"]),
    "section with LIKE's signs": (Filters(sections=("%",)), []),
    "commitments": (Filters(commitments=True), ["reef@1#s2", "reef@3#s3"]),
    "none passes": (Filters(series=("nope",)), []),
}


@pytest.mark.parametrize(("filters", "units"), FILTERS.values(), ids=FILTERS)
def test_filters(index: Index, filters: Filters, units: list[str]) -> None:
    """Every sentence of the corpus matches the query; the filter alone decides."""
    everything = parse("we OR the OR an OR vessels OR a")
    hits = search(index, everything, filters)
    assert list(dict.fromkeys(hit.reference for hit in hits)) == units


def test_sort_left_looks_outwards_from_the_node(index: Index) -> None:
    nearest = [line.split(" [")[0].split()[-1] for line in found(index, "space", sort="left")]
    assert nearest == ["reef@1#s1", "reef@2#s1", "and", "in", "reduce"]


def test_sort_right(index: Index) -> None:
    after = [line.split("]")[1].strip() for line in found(index, "space", sort="right")]
    assert after == ["", "", ", and space law.", "debris.", "law."]


def test_sort_date_crosses_series(index: Index) -> None:
    assert [line.split("#")[0] for line in found(index, "vessel OR programme", sort="date")] == [
        "reef@1", "tide@2020-06-01", "reef@2", "reef@3"
    ]  # fmt: skip


def test_sort_rank_gives_the_rank(index: Index) -> None:
    hits = list(search(index, parse("space OR law"), sort="rank"))
    ranks = [hit.rank for hit in hits]
    assert ranks == sorted(ranks, key=lambda rank: rank or 0) and hits[0].unit in {"s1", "s2"} and None not in ranks


def test_limit(index: Index) -> None:
    assert len(list(search(index, parse("space"), limit=2))) == 2


def test_counts_have_every_meeting_of_a_series(index: Index) -> None:
    rows = counts(index, parse("debris OR programme"))
    assert [(row.statement, row.hits) for row in rows] == [("reef@1", 2), ("reef@2", 1), ("reef@3", 1)]


def test_counts_respect_filters(index: Index) -> None:
    rows = counts(index, parse("debris OR programme"), Filters(since="2021"))
    assert [(row.statement, row.hits) for row in rows] == [("reef@2", 1), ("reef@3", 1)]


def test_counts_are_the_hits(index: Index) -> None:
    for query in ("space", "law debris", "we OR the"):
        assert sum(row.hits for row in counts(index, parse(query))) == len(list(search(index, parse(query))))


def test_fuzzy_says_what_it_took_the_word_for(index: Index) -> None:
    vocabulary = Vocabulary(index.db, index.fold)
    tree, taken = with_near_words(parse('debriss OR "intrenal market" OR vessel'), vocabulary)
    assert [(item.word, item.meant[0]) for item in taken] == [("debriss", "debris"), ("intrenal", "internal")]
    assert {hit.node for hit in search(index, tree)} == {"debris", "internal market", "vessels", "vessel"}


def test_fuzzy_leaves_known_words_alone(index: Index) -> None:
    assert with_near_words(parse("space committing"), Vocabulary(index.db, index.fold))[1] == ()


def test_fuzzy_finds_nothing_for_words_like_nothing(index: Index) -> None:
    _, taken = with_near_words(parse("xylophone"), Vocabulary(index.db, index.fold))
    assert taken[0].meant == ()


def test_other_spellings_are_told(index: Index) -> None:
    assert Vocabulary(index.db, index.fold).spellings("program") == ("programme",)
    assert Vocabulary(index.db, index.fold).spellings("space") == ()


@given(st.lists(st.floats(0, 1e6), max_size=40))
def test_sparkline_has_a_bar_a_value(values: list[float]) -> None:
    bars = sparkline(values)
    assert len(bars) == len(values)
    if values and max(values) > 0:
        assert bars[values.index(max(values))] == "█"
