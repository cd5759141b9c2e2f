"""The public API: read, tag, align, classify, end to end on text, on the shipped corpus and on real statements."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dialogue_cli import compare, read_statement
from dialogue_cli.align.link import Signed
from dialogue_cli.api import Toolbox, load_toolbox, trace
from dialogue_cli.changes.compare import joined
from dialogue_cli.changes.edits import gives_back
from dialogue_cli.changes.verdicts import LabelVerdict
from dialogue_cli.errors import DataError, UsageError
from dialogue_cli.statement.comparison import Comparison
from dialogue_cli.statement.model import Statement
from support import needs_statements, statements_folder


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return load_toolbox()


def read(text: str, toolbox: Toolbox, name: str = "x.txt") -> Statement:
    return read_statement(name, data=text.encode(), toolbox=toolbox)


def shifts(old: str, new: str, toolbox: Toolbox) -> list[str]:
    """The shifts between two texts, in reading order."""
    found = compare(read(old, toolbox, "old.txt"), read(new, toolbox, "new.txt"), toolbox=toolbox)
    return [c.commitment.shift for c in found.changes if c.commitment]


def assert_whole(found: Comparison) -> None:
    """The invariants: every unit in one change, and edits that give the texts back."""
    assert sorted(u for c in found.changes for u in c.old) == sorted(u.id for u in found.old.units)
    assert sorted(u for c in found.changes for u in c.new) == sorted(u.id for u in found.new.units)
    for change in found.changes:
        old, new = (joined([s.unit(i) for i in ids]) for s, ids in ((found.old, change.old), (found.new, change.new)))
        assert gives_back(change.edits, old, new)


SENTENCES = {
    "weaker verb": ("We commit to fund the reef patrol.", "We intend to fund the reef patrol.", ["weakened"]),
    "firmer verb": ("We seek to share tide data.", "We will share tide data.", ["strengthened"]),
    "same band": ("We pledge to open two ports.", "We commit to open two ports.", ["same"]),
    "deadline gone": ("We will open two new ports by 2035.", "We will open two new ports.", ["weakened"]),
    "sum lowered": (
        "We will give $2.5 million to the reef patrol.",
        "We will give $1.5 million to the reef patrol.",
        ["weakened"],
    ),
    "same sum": (
        "We will give $2.5 million to the reef patrol.",
        "We will give $2,500,000 to the reef patrol.",
        ["same"],
    ),
    "condition added": (
        "We will share tide data with the fishing ports.",
        "We will share tide data with the fishing ports, as appropriate.",
        ["weakened"],
    ),
    "nothing changed": ("We will train forty divers.", "We will train forty divers.", ["same"]),
    "no pledge": ("The sea is warm this year.", "The sea is warm this year.", []),
}


@pytest.mark.parametrize(("old", "new", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_shift_of_a_sentence(old: str, new: str, expected: list[str], toolbox: Toolbox) -> None:
    assert shifts(old, new, toolbox) == expected


def test_a_changed_stem_reaches_its_unchanged_items(toolbox: Toolbox) -> None:
    items = "\n\n- repair the coral nursery;\n- train forty divers.\n"
    found = compare(
        read("The parties commit to:" + items, toolbox), read("The parties plan to:" + items, toolbox), toolbox=toolbox
    )
    told = [
        (c.kind, c.commitment.shift) for c in found.changes if c.commitment and c.old and found.old.unit(c.old[0]).stem
    ]
    assert told == [("unchanged", "weakened"), ("unchanged", "weakened")]


def test_a_result_names_what_made_it(toolbox: Toolbox) -> None:
    text = read("We will act.", toolbox)
    tool = compare(text, text, toolbox=toolbox).tool
    assert tool.lexicon.startswith("sha256 ") and len(tool.lexicon) == len("sha256 ") + 64
    assert tool.weights.startswith("sha256 ")
    assert load_toolbox().tool() == toolbox.tool()


def test_an_own_lexicon_changes_the_hash_and_the_tags(tmp_path: Path, toolbox: Toolbox) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[promise]\n"plan to|on" = { rung = "commit", source = "own" }\n', encoding="utf-8")
    mine = load_toolbox([own])
    assert mine.lexicon_hash != toolbox.lexicon_hash
    tag = read_statement("x.txt", data=b"We plan to act.", toolbox=mine).units[0].commitment
    assert tag is not None and tag.strength == 8


def test_a_lexicon_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"missing\.toml: cannot be read"):
        load_toolbox([tmp_path / "missing.toml"])


def test_verdicts_are_honoured(toolbox: Toolbox) -> None:
    old = read("We will share tide data.\n\nThe sea is warm.", toolbox, "old.txt")
    new = read("Tide data will be shared by all the ports of the gulf.", toolbox, "new.txt")
    parted = compare(old, new, toolbox=toolbox, signed=[Signed("s1", (), "ana")])
    assert next(c for c in parted.changes if "s1" in c.old).signed == "ana"
    joined_up = compare(old, new, toolbox=toolbox, signed=[Signed("s1", ("s1",), "ana")])
    change = next(c for c in joined_up.changes if "s1" in c.old)
    assert (change.new, change.signed) == (("s1",), "ana")
    labelled = compare(old, new, toolbox=toolbox, labels=[LabelVerdict("old", "s1", "strength", "9", "ana")])
    tag = labelled.old.unit("s1").commitment
    assert tag is not None and tag.strength == 9


def test_two_runs_give_the_same(toolbox: Toolbox) -> None:
    old, new = (read(f"We will act {n}.\n\nWe met in 202{n}.\n\nThe sea is warm.", toolbox) for n in (1, 2))
    assert compare(old, new, toolbox=toolbox) == compare(old, new, toolbox=load_toolbox())


def test_swapped_dates_and_lengths_are_said(toolbox: Toolbox) -> None:
    old = read_statement("a.txt", data=b"We act.", given={"date": "2024-01-01"}, toolbox=toolbox)
    new = read_statement("b.txt", data=b"We act. " * 9, given={"date": "2023-01-01"}, toolbox=toolbox)
    found = compare(old, new, toolbox=toolbox).warnings
    assert any("swapped" in line for line in found)
    assert any("very different length" in line for line in found)


def test_a_thread_needs_two_statements(toolbox: Toolbox) -> None:
    with pytest.raises(UsageError, match="at least two"):
        trace([read("We act.", toolbox)], toolbox=toolbox)


@needs_statements
def test_every_successive_pair_of_real_statements_is_whole(toolbox: Toolbox) -> None:
    folder = statements_folder()
    assert folder is not None
    pairs = 0
    for series in sorted(p for p in folder.iterdir() if p.is_dir()):
        files = sorted(series.glob("*.txt"))
        read_all = [read_statement(f, toolbox=toolbox) for f in files[-20:]]
        for old, new in pairwise(read_all):
            assert_whole(compare(old, new, toolbox=toolbox))
            pairs += 1
    assert pairs > 40


@needs_statements
def test_a_real_series_has_threads_through_most_meetings(toolbox: Toolbox) -> None:
    folder = statements_folder()
    assert folder is not None
    files = sorted((folder / "fomc").glob("2012*.txt"))
    lineage, rows = trace([read_statement(f, toolbox=toolbox) for f in files], series="fomc", toolbox=toolbox)
    assert len(rows) == len(files) - 1
    assert max(sum(bool(p.units) for p in t.points) for t in lineage.threads) == len(files)


def test_parties_that_no_list_knows_are_actors(toolbox: Toolbox) -> None:
    made = read_statement(
        "x.txt", data=b"Tarsand will build two ports.", given={"parties": ["Tarsand", "Velmora"]}, toolbox=toolbox
    )
    tag = made.units[0].commitment
    assert tag is not None and (tag.is_commitment, tag.actor, tag.actor_kind) == (True, "Tarsand", "party")


def test_a_pledge_of_one_party_taken_on_by_all_is_firmer(toolbox: Toolbox) -> None:
    parties = {"parties": ["Tarsand", "Velmora", "Ninavay"]}
    old, new = (
        read_statement(f"{n}.txt", data=text.encode(), given=parties, toolbox=toolbox)
        for n, text in enumerate(
            ("Tarsand will patrol the northern banks of the gulf.", "We will patrol the northern banks of the gulf.")
        )
    )
    change = compare(old, new, toolbox=toolbox).changes[0]
    assert change.commitment is not None and change.commitment.shift == "strengthened"
    assert ("actor", "Tarsand", "We", 1) in [(s.kind, s.old, s.new, s.direction) for s in change.signals]
