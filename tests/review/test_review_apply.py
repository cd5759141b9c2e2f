"""What verdicts mean together: who counts, what contradicts, and what follows for the alignment and the labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from review_making import compared, label, link, new, old, tools

from dialogue_cli.align.link import Signed
from dialogue_cli.api import compare
from dialogue_cli.changes.unsigned import unsigned_loss
from dialogue_cli.corpus.verdicts import UnitRef, Verdict, VerdictFile
from dialogue_cli.review.agreement import agreements, kappa
from dialogue_cli.review.apply import apply_verdicts, labels_on
from dialogue_cli.statement.comparison import Comparison

SHARE = "commit to share"
DIVERS, YOUNG = "divers in the new", "help young divers"
TARIFFS, LOWERED, BOATS = "lower tariffs", "lowered tariffs", "boats will follow"
GONE = Verdict("old", UnitRef("0" * 12, "Words that nobody wrote here ... ever at all", 20), by="Ana")


def under(*verdicts: Verdict) -> Comparison:
    applied = apply_verdicts(old(), new(), verdicts)
    return compare(old(), new(), signed=applied.signed, labels=applied.labels, toolbox=tools())


MEANS = {
    "one to one": ([link(DIVERS, YOUNG)], [Signed("s3", ("s3",), "Ana")]),
    "none": ([link(DIVERS)], [Signed("s3", (), "Ana")]),
    "split": ([link(TARIFFS, LOWERED, BOATS)], [Signed("s7", ("s6", "s7"), "Ana")]),
    "merge from the new side": (
        [link(YOUNG, DIVERS, "sea is warming", side="new")],
        [Signed("s3", ("s3",), "Ana"), Signed("s4", ("s3",), "Ana")],
    ),
    "none on the new side": ([link(YOUNG, side="new")], [Signed(None, ("s3",), "Ana")]),
    "two readers agree": (
        [link(DIVERS, YOUNG), link(DIVERS, YOUNG, by="Ben")], [Signed("s3", ("s3",), "Ana, Ben")]
    ),
    "two readers disagree": ([link(DIVERS, YOUNG), link(DIVERS, by="Ben")], []),
    "a final verdict outweighs": (
        [link(DIVERS, YOUNG), link(DIVERS, by="Ben", final=True)], [Signed("s3", (), "Ben")]
    ),
    "old and new side cross": ([link(DIVERS, YOUNG), link(YOUNG, "sea is warming", side="new", by="Ben")], []),
    "a judge where no reader spoke": (
        [link(DIVERS, YOUNG, by="model", kind="judge", confidence=0.7)],
        [Signed("s3", ("s3",), "model", "judge", 0.7)],
    ),
    "a judge gives way to a reader": (
        [link(DIVERS, YOUNG, by="model", kind="judge"), link(DIVERS)], [Signed("s3", (), "Ana")]
    ),
    "a judge does not break a contradiction": (
        [link(DIVERS, YOUNG, by="model", kind="judge"), link(DIVERS, by="Ben"), link(DIVERS, YOUNG)], []
    ),
    "a unit that is gone": ([GONE], []),
}  # fmt: skip


@pytest.mark.parametrize(("verdicts", "signed"), MEANS.values(), ids=MEANS)
def test_constraints(verdicts, signed):
    """The unit asked about is closed, its partners are not: they may come from others too."""
    found = apply_verdicts(old(), new(), verdicts).signed
    assert [replace(s, closed="both") for s in found] == signed
    assert {s.closed for s in found} <= {v.side for v in verdicts}


@pytest.mark.parametrize(("verdicts", "signed"), MEANS.values(), ids=MEANS)
def test_every_verdict_is_placed_or_stale(verdicts, signed):
    applied = apply_verdicts(old(), new(), verdicts)
    assert len(applied.placed) + len(applied.stale) == len(verdicts)


def test_stale_and_contradictory_ones_are_listed():
    applied = apply_verdicts(old(), new(), [GONE, link(DIVERS, YOUNG), link(DIVERS, by="Ben")])
    assert [why for _, why in applied.stale] == ["the old unit is gone"]
    assert [{p.verdict.by for p in c.rows} for c in applied.contradictions] == [{"Ana", "Ben"}]


def test_a_signed_link_says_so_and_by_whom():
    change = next(c for c in under(link(DIVERS, YOUNG)).changes if "s3" in c.old)
    assert (change.new, change.signed, change.links[0].signed, change.confidence) == (("s3",), "Ana", "Ana", 1.0)


def test_a_signed_loss_is_sure():
    change = _of(under(link(SHARE)), "s5")
    assert (change.kind, change.signed, change.confidence, change.related) == ("removed", "Ana", 1.0, ())
    assert change.commitment is not None and change.commitment.shift == "dropped"


def test_a_judged_link_is_never_signed():
    change = _of(under(link(DIVERS, YOUNG, by="model", kind="judge", confidence=0.7)), "s3")
    assert (change.new, change.signed, change.judged, change.confidence) == (("s3",), None, "model", 0.7)
    assert change.links[0].signed is None and change.links[0].judged == "model"


def test_a_unit_asked_about_is_closed_and_frees_what_was_linked_to_it():
    assert _of(compared(), "s5").new == ("s4",)
    after = under(link("welcome the tide data", "sea is warming", side="new"))
    assert _of(after, "s4").new == ("s4",) and "s4" not in _of(after, "s5").new


def test_a_partner_stays_open_to_others():
    """Who says that the old unit became s4 has not said that nothing else did: the machine's sure link stays."""
    after = under(link("sea is warming", "welcome the tide data"))
    change = _of(after, "s5")
    assert (change.kind, change.old, change.new) == ("merged", ("s4", "s5"), ("s4",))
    assert [(k.old, k.signed) for k in change.links] == [("s4", "Ana"), ("s5", None)]


LABELLED = {
    "strength": (label("two ferry lines", "strength", "4", "new"), lambda c: c.new.unit("s2").commitment.strength == 4),
    "actor": (label("two ferry lines", "actor", "X", "new"), lambda c: c.new.unit("s2").commitment.actor == "X"),
    "theme": (label("sea is", "theme", "climate"), lambda c: [t.theme for t in c.old.unit("s4").themes] == ["climate"]),
    "stance": (label("sea is", "stance", "concern"), lambda c: _stance(c) == "concern"),
    "no commitment": (
        label("two ferry lines", "commitment", "no", "new"), lambda c: not c.new.unit("s2").commitment.is_commitment
    ),
    "shift": (label("two ferry lines", "shift", "same"), lambda c: _of(c, "s2").commitment.shift == "same"),
    "shift signed": (label("two ferry lines", "shift", "same"), lambda c: _of(c, "s2").commitment.signed == "Ana"),
    "strength signed": (label("two ferry lines", "strength", "4"), lambda c: _of(c, "s2").commitment.signed == "Ana"),
}  # fmt: skip


def _stance(comparison: Comparison) -> str | None:
    stance = comparison.old.unit("s4").stance
    return stance.stance if stance else None


def _of(comparison: Comparison, unit: str):
    return next(c for c in comparison.changes if unit in c.old)


@pytest.mark.parametrize(("verdict", "holds"), LABELLED.values(), ids=LABELLED)
def test_labels_overrule(verdict, holds):
    assert not holds(compared())
    assert holds(under(verdict))


def test_labels_of_one_statement_come_from_every_pair_it_is_in():
    as_old = VerdictFile(verdicts=(label("two ferry lines", "strength", "4"), label("sea is", "shift", "same")))
    as_new = VerdictFile(verdicts=(label("two ferry lines", "actor", "Velmora"),))
    rows = labels_on(old(), [(as_old, "old"), (as_new, "old")])
    assert {(r.unit, r.label, r.value) for r in rows} == {("s2", "strength", "4"), ("s2", "actor", "Velmora")}
    assert labels_on(old(), [(as_old, "new")]) == ()


UNSIGNED = {
    "the machine is sure": ((), False),
    "a judge alone": ((link(SHARE, by="model", kind="judge"),), True),
    "a reader signed it": ((link(SHARE),), False),
    "a reader signed the shift": ((link(SHARE, by="model", kind="judge"), label(SHARE, "shift", "dropped")), False),
}


@pytest.mark.parametrize(("verdicts", "fires"), UNSIGNED.values(), ids=UNSIGNED)
def test_lost_pledges_that_nobody_signed(verdicts, fires):
    change = _of(under(*verdicts), "s5")
    if fires:
        assert "only model has judged" in unsigned_loss(change)
    else:
        assert not unsigned_loss(change)


KAPPAS = {
    "worked example: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no": (
        [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4
    ),
    "worked example: 45, 15, 25, 15": (
        [("y", "y")] * 45 + [("y", "n")] * 15 + [("n", "y")] * 25 + [("n", "n")] * 15, 0.1304
    ),
    "full agreement": ([(1, 1), (2, 2), (3, 3)], 1.0),
    "less than chance": ([(1, 2), (2, 1)], -1.0),
    "one answer throughout": ([(1, 1)] * 5, None),
    "nothing in common": ([], None),
}  # fmt: skip


@pytest.mark.parametrize(("pairs", "value"), KAPPAS.values(), ids=KAPPAS)
def test_kappa(pairs, value):
    """The first two are the usual textbook tables: po 0.7, pe 0.5; and po 0.6, pe 0.54."""
    assert kappa(pairs) == (None if value is None else pytest.approx(value, abs=5e-5))


def test_agreement_by_label():
    ana = VerdictFile(verdicts=(link(DIVERS, YOUNG), link(TARIFFS, LOWERED), label("sea is", "strength", "0")))
    ben = VerdictFile(verdicts=(link(DIVERS, by="Ben"), link(TARIFFS, LOWERED, by="Ben"), link("sea is", by="Ben")))
    rows = {r.label: r for r in agreements(ana, ben)}
    assert list(rows) == ["link", "partner or none", "strength"]
    assert (rows["link"].both, rows["link"].same, rows["link"].only_second) == (2, 1, 1)
    assert (rows["strength"].both, rows["strength"].only_first) == (0, 1)
