"""A reader's verdicts: what they overrule, and what is refused."""

from __future__ import annotations

import pytest
from changes_made import TOOL, linked, pledge, statement, tagged

from dialogue_cli.align.link import Signed
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.changes.verdicts import RUNGS, Label, LabelVerdict, Ladders, relabelled, with_verdicts
from dialogue_cli.errors import DataError
from dialogue_cli.statement.comparison import Alignment, Comparison
from dialogue_cli.statement.model import Statement

LADDERS = Ladders(RUNGS, 5, {"condemn": ("against", 5), "welcome": ("for", 2)})


@pytest.fixture
def new() -> Statement:
    return tagged(statement("We will act.", "It rained."), {1: [pledge(7)]})


def verdict(label: Label, value: str, unit: str = "s1") -> LabelVerdict:
    return LabelVerdict("new", unit, label, value, "ana")


def test_labels_of_a_unit(new: Statement) -> None:
    rows = [
        verdict("strength", "5"),
        verdict("actor", "Velmora"),
        verdict("theme", "climate, trade"),
        verdict("stance", "condemn"),
    ]
    unit = relabelled(new, "new", rows, LADDERS).unit("s1")
    assert unit.commitment is not None and unit.stance is not None
    assert (unit.commitment.strength, unit.commitment.rung, unit.commitment.actor) == (5, "intend", "Velmora")
    assert [t.theme for t in unit.themes] == ["climate", "trade"]
    assert (unit.stance.stance, unit.stance.polarity, unit.stance.degree) == ("condemn", "against", 5)


def test_a_unit_without_a_tag_becomes_a_commitment(new: Statement) -> None:
    unit = relabelled(new, "new", [verdict("strength", "8", "s2")]).unit("s2")
    assert unit.commitment is not None and unit.commitment.is_commitment


def test_a_commitment_denied_is_dropped_from_the_count(new: Statement) -> None:
    changed = relabelled(new, "new", [verdict("commitment", "no")])
    before = compare_statements(statement("It rained."), new, Alignment(()), tool=TOOL)
    after = compare_statements(statement("It rained."), changed, Alignment(()), tool=TOOL)
    assert (before.summary.commitments["new"], after.summary.commitments["new"]) == (1, 0)


def test_the_other_side_is_left_alone(new: Statement) -> None:
    assert relabelled(new, "old", [verdict("strength", "5")]) is new


@pytest.fixture
def comparison(new: Statement) -> Comparison:
    old = tagged(statement("We will act.", "We will sing."), {1: [pledge(7)], 2: [pledge(7)]})
    return compare_statements(old, new, linked((1, 1)), tool=TOOL)


def test_a_shift_is_overruled_and_the_summary_counted_anew(comparison: Comparison) -> None:
    found = with_verdicts(comparison, labels=[verdict("shift", "weakened"), verdict("stance-shift", "hardened")])
    change = found.changes[0]
    assert change.commitment is not None and change.stance is not None
    assert (change.commitment.shift, change.commitment.signed, change.commitment.old) == ("weakened", "ana", 7)
    assert (change.stance.shift, change.stance.signed) == ("hardened", "ana")
    assert (found.summary.commitments["weakened"], found.summary.commitments["same"]) == (1, 0)
    assert found.summary.stances["hardened"] == 1


def test_a_shift_can_be_taken_back(comparison: Comparison) -> None:
    assert with_verdicts(comparison, labels=[verdict("shift", "none")]).changes[0].commitment is None


def test_no_partner_is_signed(comparison: Comparison) -> None:
    found = with_verdicts(comparison, [Signed("s2", (), "ana"), Signed(None, ("s2",), "ben")])
    by = {c.kind: c.signed for c in found.changes}
    assert by == {"unchanged": None, "removed": "ana", "added": "ben"}


FAULTS: dict[str, tuple[Label, str, str, str]] = {
    "strength too high": ("strength", "11", "s1", "is no strength"),
    "strength in words": ("strength", "high", "s1", "is no strength"),
    "unknown stance": ("stance", "adore", "s1", "no such stance 'adore'"),
    "neither yes nor no": ("commitment", "perhaps", "s1", "neither yes nor no"),
    "no such unit": ("strength", "5", "s9", "new:s9.strength: no such unit"),
}


@pytest.mark.parametrize(("label", "value", "unit", "what"), FAULTS.values(), ids=FAULTS)
def test_fault_of_a_label(label: Label, value: str, unit: str, what: str, new: Statement) -> None:
    with pytest.raises(DataError) as caught:
        relabelled(new, "new", [verdict(label, value, unit)], LADDERS)
    assert what in str(caught.value)


def test_fault_of_a_shift(comparison: Comparison) -> None:
    with pytest.raises(DataError, match="is no shift"):
        with_verdicts(comparison, labels=[verdict("shift", "stronger")])
    with pytest.raises(DataError, match="no such unit"):
        with_verdicts(comparison, labels=[verdict("shift", "same", "s9")])
