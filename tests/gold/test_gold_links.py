"""The alignment gold: its files are well formed, and every row still finds its two units on the real statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.fingerprint import fingerprint
from benchmarks.gold import (
    LINKS,
    POSITIONS,
    SECOND,
    SHIFTS,
    GoldFile,
    Pair,
    agreed,
    files,
    find,
    load_pairs,
    load_stances,
    read_file,
    resolve,
)

from dialogue_cli.statement.model import Statement, Unit
from support import needs_statements, statements_folder

HEADER = "# old = a/one.txt\n# new = a/two.txt\n# held_back = false\n"
COLUMNS = "old\told_cue\tnew\tnew_cue\tlevel\tshift\tstance\tnote\n"
GOLD = files()
STANCE = files(POSITIONS)
TWICE = files(SECOND)


def unit(number: int, text: str) -> Unit:
    """A sentence."""
    return Unit(f"s{number}", "sentence", 0, len(text), text)


@pytest.mark.parametrize("gold", [*GOLD, *STANCE, *TWICE], ids=lambda gold: gold.name)
def test_a_file_names_its_two_statements_and_repeats_no_row(gold: GoldFile) -> None:
    """The name of the file has two sides, the paths are relative, and no two rows speak of the same two units."""
    assert gold.name.count("__") == 1
    for path in (gold.old, gold.new):
        assert not Path(path).is_absolute()
        assert path.endswith(".txt")
    assert gold.old != gold.new
    keys = [(row.old, row.new) for row in gold.rows]
    assert len(set(keys)) == len(keys)


def test_three_pairs_of_three_series_are_held_back() -> None:
    """They measure what was never tuned on, so each comes from another series."""
    held = [gold for gold in GOLD if gold.held_back]
    assert len(held) == 3
    assert len({gold.old.split("/")[0] for gold in held}) == 3


def test_a_link_that_is_word_for_word_the_same_has_one_fingerprint() -> None:
    """`same` means that nothing but spacing, punctuation and case differs, which is what the fingerprint ignores."""
    for gold in (*GOLD, *TWICE):
        for row in gold.rows:
            assert (row.level == "same") == (row.old == row.new), f"{gold.name}: {row}"


def test_enough_pledges_and_positions_are_labelled() -> None:
    """The figures on shifts and on stance mean something only over this many links."""
    rows = [row for gold in (*GOLD, *STANCE) for row in gold.rows]
    assert sum(bool(row.shift) for row in rows) >= 80
    assert sum(row.stance != "none" for row in rows) >= 60


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("0\ta\t1\tb\talike\t\tnone\t", "level"),
        ("0\ta\t1\tb\theavy\t++\tnone\t", "shift"),
        ("0\ta\t1\tb\theavy\t\tfirmer\t", "stance"),
        ("0\ta\t1\tb\trelated\t+\tnone\t", "related"),
        ("0\ta b c d e f\t1\tb\theavy\t\tnone\t", "cue"),
    ],
    ids=["level", "shift", "stance", "shift of related units", "cue too long"],
)
def test_a_wrong_word_in_a_gold_file_is_refused_with_its_line(tmp_path: Path, line: str, fault: str) -> None:
    """A typing error must not pass for a verdict."""
    path = tmp_path / "one__two.tsv"
    path.write_text(HEADER + COLUMNS + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"one__two\.tsv:5: .*{fault}"):
        read_file(path)


@pytest.mark.parametrize(
    ("mark", "cue", "found"),
    [
        (fingerprint("We will map the reef."), "", "s1"),
        ("0" * 12, "train forty divers", "s2"),
        ("0" * 12, "they will be paid monthly", "s2"),
        ("0" * 12, "We will", None),
        ("0" * 12, "never said", None),
    ],
    ids=[
        "by fingerprint",
        "by cue inside a longer unit",
        "by a cue that a cut runs through",
        "cue in two units",
        "cue in none",
    ],
)
def test_a_unit_is_found_by_its_words_or_by_its_cue(mark: str, cue: str, found: str | None) -> None:
    """The cue answers where the reader cuts otherwise than on the day of the annotation."""
    units = (unit(1, "We will map the reef."), unit(2, "We will train forty divers, and they will be paid."))
    got = find(mark, cue, units)
    assert (got.id if got else None) == found


@needs_statements
@pytest.mark.parametrize("gold", [*GOLD, *STANCE, *TWICE], ids=lambda gold: gold.name)
def test_every_row_still_finds_its_two_units(gold: GoldFile) -> None:
    """A row that names no unit is gold that measures nothing."""
    folder = statements_folder()
    assert folder is not None
    pair = resolve(gold, folder)
    assert not pair.lost
    assert set(pair.shifts.values()) <= set(SHIFTS.values())
    old, new = ({u.id for u in side.units} for side in (pair.old, pair.new))
    assert all(i in old and j in new for i, j in pair.right)


@needs_statements
def test_the_pairs_come_with_and_without_those_held_back() -> None:
    """Tuning asks for the one part, reporting for the other."""
    both = {pair.name for pair in load_pairs()}
    held = {pair.name for pair in load_pairs(held_back=True)}
    rest = {pair.name for pair in load_pairs(held_back=False)}
    assert held | rest == both
    assert not held & rest
    assert {gold.name for gold in GOLD if gold.held_back} == held


@needs_statements
def test_positions_come_from_both_folders() -> None:
    """A pair that only carries positions is no pair of links, and the other way round."""
    pairs = load_stances()
    assert {gold.name for gold in STANCE} <= {pair.name for pair in pairs}
    assert sum(len(pair.stances) for pair in pairs) >= 60
    assert not any(pair.right for pair in pairs if pair.name in {gold.name for gold in STANCE})


def test_a_second_reading_is_of_a_pair_that_was_read_before() -> None:
    """Two readings come together by name, and speak of the same two statements."""
    first = {gold.name: (gold.old, gold.new) for gold in GOLD}
    assert all(first.get(gold.name) == (gold.old, gold.new) for gold in TWICE)


def test_what_one_of_two_readers_links_is_neither_right_nor_wrong() -> None:
    """Only what both say is held against a program, and a shift only where both see the same one."""
    old, new = (Statement(side, side, "", tuple(unit(n, side) for n in (1, 2, 3))) for side in ("old", "new"))
    keys = [("s1", "s1"), ("s2", "s2"), ("s3", "s3"), ("s1", "s2")]
    one = Pair("p", "p", old, new, {keys[0]: "light", keys[1]: "heavy"}, frozenset(), shifts={keys[0]: "same"})
    two = Pair("p", "p", old, new, {keys[0]: "heavy", keys[2]: "heavy"}, frozenset(), frozenset({keys[3]}),
               shifts={keys[0]: "weakened"})  # fmt: skip
    both = agreed(one, two)
    assert both.right == {keys[0]: "heavy"} and both.neutral == frozenset(keys[1:])
    assert (both.shifts, both.readers) == ({}, 2)


def test_every_gold_file_is_read() -> None:
    """A file that the loader does not see would be an orphan."""
    for folder, gold in ((LINKS, GOLD), (POSITIONS, STANCE), (SECOND, TWICE)):
        assert sorted(path.name for path in folder.iterdir()) == [f"{one.name}.tsv" for one in gold]
