"""What the aligner promises on any two statements, by tables of cases and by properties."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.align.link import Signed
from dialogue_cli.align.match import FAN, align, without_bridges
from dialogue_cli.align.score import parse_weights
from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError
from dialogue_cli.statement.comparison import Alignment
from dialogue_cli.statement.model import Statement, Unit

WEIGHTS = parse_weights(read_text("alignment_weights.json"), read_text("spelling_en.tsv"))

REEF = (
    "The ministers of the four islands met in Port Amber on 3 May 2030.",
    "We commit to fund the reef patrol with two vessels by 2032.",
    "We welcome the opening of the tide data centre at Lagoon Bay.",
    "We will train forty divers in coral repair each year.",
    "We condemn the dumping of ballast in the spawning grounds.",
    "The lighthouse on Gull Rock was repaired with help from the fishing unions.",
    "We intend to publish a joint map of anchorages before the cyclone season.",
    "We look forward to meeting again in Port Cobalt next year.",
)


def statement(*texts: str, kind: str = "sentence", name: str = "x") -> Statement:
    """Texts as the units of a statement; one that starts with # is a heading and opens a section."""
    units: list[Unit] = []
    start, section = 0, ()
    for number, raw in enumerate(texts, start=1):
        heading = raw.startswith("# ")
        text = raw.removeprefix("# ")
        units.append(
            Unit(
                f"s{number}",
                "heading" if heading else kind,
                start,
                start + len(text),
                text,
                section=section,
                paragraph=number,
            )
        )
        section = (text,) if heading else section
        start += len(text) + 1
    return Statement(name, name, "\n".join(t.removeprefix("# ") for t in texts), tuple(units))


def links(alignment: Alignment) -> set[tuple[str, str]]:
    """Linked ids."""
    return {(link.old, link.new) for link in alignment.links}


def both(old: tuple[str, ...], new: tuple[str, ...], **more: object) -> Alignment:
    """Align two lists of texts."""
    return align(statement(*old), statement(*new), WEIGHTS, **more)  # type: ignore[arg-type]


REWORDED = {
    "deadline moved": ("s2", "We commit to fund the reef patrol with two vessels by 2034."),
    "weaker verb": ("s2", "We intend to consider funding the reef patrol with two vessels."),
    "fulfilled pledge": ("s4", "We welcome the training of forty divers in coral repair this year."),
    "other order": ("s5", "In the spawning grounds the dumping of ballast is condemned."),
    "British to American": ("s3", "We welcome the opening of the tide data center at Lagoon Bay."),
    "inflected": ("s7", "A joint map of anchorages is intended to be published before the cyclone season."),
}


@pytest.mark.parametrize(("unit", "text"), REWORDED.values(), ids=REWORDED)
def test_reworded_units_are_linked(unit: str, text: str) -> None:
    place = int(unit[1:]) - 1
    new = (*REEF[:place], text, *REEF[place + 1 :])
    assert links(both(REEF, new)) == {(f"s{n}", f"s{n}") for n in range(1, len(REEF) + 1)}


SAME_WORDS = {
    "case": str.upper,
    "stop left out": lambda text: text.rstrip("."),
    "curly quotes and spaces": lambda text: f"\u201c{text}\u201d ".replace(" ", "  "),
    "British spelling": lambda text: text.replace("center", "centre"),
}


@pytest.mark.parametrize("dress", SAME_WORDS.values(), ids=SAME_WORDS)
def test_what_is_no_wording_is_no_change(dress: object) -> None:
    new = tuple(dress(text) for text in REEF)  # type: ignore[operator]
    alignment = both(REEF, new)
    assert links(alignment) == {(f"s{n}", f"s{n}") for n in range(1, len(REEF) + 1)}
    assert {link.confidence for link in alignment.links} == {round(WEIGHTS.exact, 4)}


TRAPS = {
    "same opening": "We commit to forgive the debts of the salt farmers on Heron Island.",
    "same form": "We will open a school for pilots at Port Cobalt by 2031.",
    "other act": "We condemn the arrest of journalists in the northern islands.",
    "nothing in common": "Inflation has eased a little since March.",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_a_dropped_pledge_is_not_reworded_into_a_new_one(text: str) -> None:
    """The worst error: something else stands where the pledge stood, and all around is equal."""
    alignment = both(REEF, (*REEF[:1], text, *REEF[2:]))
    assert ("s2", "s2") not in links(alignment)
    assert {"old:s2", "new:s2"} <= alignment.unlinked.keys()


def test_a_split_and_a_merge_keep_all_their_links() -> None:
    long = "We will train forty divers in coral repair each year; and we will lend them the survey ship Petrel."
    parts = ("We will train forty divers in coral repair each year.", "We will lend them the survey ship Petrel.")
    whole, cut = (*REEF[:3], long, *REEF[4:]), (*REEF[:3], *parts, *REEF[4:])
    assert {("s4", "s4"), ("s4", "s5")} <= links(both(whole, cut))
    assert {("s4", "s4"), ("s5", "s4")} <= links(both(cut, whole))


def test_one_unit_that_changed_place_is_the_one_that_moved() -> None:
    new = (REEF[0], *REEF[2:7], REEF[1], REEF[7])
    moved = {link.old for link in both(REEF, new).links if link.moved}
    assert moved == {"s2"}


def test_a_renumbered_heading_stays_one() -> None:
    old = ("# I. Patrols", REEF[1], "# II. Tides", REEF[2])
    new = ("# II. Patrols", REEF[1], "# III. Tides", REEF[2])
    assert links(both(old, new)) == {(f"s{n}", f"s{n}") for n in range(1, 5)}


def test_repeated_stems_pair_within_their_own_part() -> None:
    old = ("# Patrols", "We intend to:", REEF[1], "# Tides", "We intend to:", REEF[2])
    new = ("# Tides", "We intend to:", REEF[2], "# Patrols", "We intend to:", REEF[1])
    assert {("s2", "s5"), ("s5", "s2")} <= links(both(old, new))


def test_nothing_in_common_links_nothing() -> None:
    other = ("Rates of interest were left where they are.", "Inflation has eased a little since March.")
    alignment = both(REEF[1:4], other)
    assert not alignment.links
    assert len(alignment.unlinked) == 5


@pytest.mark.parametrize("sides", [((), ()), (REEF, ()), ((), REEF)], ids=["both", "new", "old"])
def test_an_empty_side_has_no_links(sides: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    alignment = both(*sides)
    assert not alignment.links
    assert len(alignment.unlinked) == len(sides[0]) + len(sides[1])


def test_units_without_words_pair_by_their_text() -> None:
    assert links(both(("***", REEF[1]), ("***", REEF[1]))) == {("s1", "s1"), ("s2", "s2")}


VERDICTS = {
    "another partner": ((Signed("s2", ("s3",), "Ada"),), {("s2", "s3")}, {("s2", "s2"), ("s3", "s3")}),
    "none": ((Signed("s2", (), "Ada"),), set(), {("s2", "s2")}),
    "new side has none": ((Signed(None, ("s2",), "Ada"),), set(), {("s2", "s2")}),
    "a split": ((Signed("s2", ("s2", "s3"), "Ada"),), {("s2", "s2"), ("s2", "s3")}, {("s3", "s3")}),
    "a merge": ((Signed("s2", ("s2",)), Signed("s3", ("s2",))), {("s2", "s2"), ("s3", "s2")}, {("s3", "s3")}),
}


@pytest.mark.parametrize(("signed", "kept", "gone"), VERDICTS.values(), ids=VERDICTS)
def test_a_reader_has_the_last_word(
    signed: tuple[Signed, ...], kept: set[tuple[str, str]], gone: set[tuple[str, str]]
) -> None:
    alignment = both(REEF, REEF, signed=signed)
    assert kept <= links(alignment)
    assert not gone & links(alignment)
    by = {(link.old, link.new): link.signed for link in alignment.links if link.signed}
    assert set(by) == kept
    assert set(by.values()) <= {verdict.by for verdict in signed}


def test_a_verdict_on_an_unknown_unit_is_named() -> None:
    with pytest.raises(DataError, match="s99"):
        both(REEF, REEF, signed=(Signed("s99", ("s1",)),))


def test_progress_ends_at_one() -> None:
    told: list[float] = []
    both(REEF, tuple(f"{text} Again." for text in REEF), progress=told.append)
    assert told[-1] == 1.0
    assert told == sorted(told)


WORDS = st.sampled_from(
    "reef patrol tide data coral divers we will commit map port island fund vessel the of and".split()
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), max_size=12)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_every_unit_is_linked_or_said_to_stand_alone(old: list[str], new: list[str]) -> None:
    alignment = both(tuple(old), tuple(new))
    fan = Counter(link.old for link in alignment.links), Counter(link.new for link in alignment.links)
    alone = {f"old:s{n}" for n in range(1, len(old) + 1) if f"s{n}" not in fan[0]}
    alone |= {f"new:s{n}" for n in range(1, len(new) + 1) if f"s{n}" not in fan[1]}
    assert alone == alignment.unlinked.keys()
    assert max((*fan[0].values(), *fan[1].values()), default=0) <= FAN
    assert len(links(alignment)) == len(alignment.links)
    assert all(0 <= p <= 1 for p in alignment.unlinked.values())
    assert all(WEIGHTS.link_at <= link.confidence <= 1 for link in alignment.links)
    for near in (*alignment.old_related.values(), *alignment.new_related.values()):
        assert len(near) <= 3
        assert [r.confidence for r in near] == sorted((r.confidence for r in near), reverse=True)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_a_statement_against_itself_changes_nothing(texts: list[str]) -> None:
    alignment = both(tuple(texts), tuple(texts))
    assert links(alignment) == {(f"s{n}", f"s{n}") for n in range(1, len(texts) + 1)}
    assert not any(link.moved for link in alignment.links)


@settings(deadline=None, max_examples=20)
@given(TEXTS, TEXTS)
def test_the_same_input_gives_the_same_output(old: list[str], new: list[str]) -> None:
    assert both(tuple(old), tuple(new)) == both(tuple(old), tuple(new))


@pytest.mark.parametrize(
    ("sentence", "heading", "linked"),
    [
        ("We, the islands of the gulf, will work together to be a force for good.", "# A Force for Good", False),
        ("Tide data and reef maps of the gulf", "# Tide Data and Reef Maps of the Gulf", True),
    ],
)
def test_a_heading_carries_on_no_sentence_but_its_own_words(sentence: str, heading: str, linked: bool) -> None:
    sides = [statement(REEF[0], sentence, *REEF[1:]), statement(REEF[0], heading, *REEF[1:])]
    found = align(*sides, WEIGHTS)
    assert (("s2", "s2") in {(link.old, link.new) for link in found.links}) is linked


@pytest.mark.parametrize(
    ("links", "gone"),
    [
        pytest.param({(0, 0): 0.9, (0, 1): 0.6, (1, 1): 0.9}, {(0, 1)}, id="weak, and both units have a surer partner"),
        pytest.param({(0, 0): 0.9, (0, 1): 0.8, (1, 1): 0.9}, set(), id="sure enough to tie the two"),
        pytest.param({(0, 0): 0.9, (0, 1): 0.6}, set(), id="the second half of a split has no other partner"),
        pytest.param({(0, 0): 0.55, (0, 1): 0.6, (1, 1): 0.65}, set(), id="surer than what stands beside it"),
        pytest.param(
            {(0, 0): 0.9, (0, 1): 0.55, (1, 1): 0.6, (1, 2): 0.9},
            {(0, 1)},
            id="of a chain the weakest goes, then the next has no rival",
        ),
    ],
)
def test_a_weak_link_does_not_tie_two_changes_into_one(links: dict[tuple[int, int], float], gone: set[object]) -> None:
    assert links.keys() - without_bridges(links).keys() == gone
