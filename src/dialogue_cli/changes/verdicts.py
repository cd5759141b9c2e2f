"""A reader's verdicts as values, and what they do: overrule a tag before the comparison, a shift after it.

Verdicts on links (:class:`dialogue_cli.align.link.Signed`) go to the aligner; here their effect on what has no partner
is marked. How verdicts are kept in files is not this module's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from dialogue_cli.align.link import Signed
from dialogue_cli.changes.compare import summarise
from dialogue_cli.errors import DataError
from dialogue_cli.statement.comparison import Change, CommitmentShift, Comparison, Shift, StanceChange, StanceShift
from dialogue_cli.statement.model import Commitment, Side, Stance, Statement, ThemeTag, Unit
from dialogue_cli.values import dataclass, replace

Label = Literal["strength", "actor", "commitment", "stance", "theme", "shift", "stance-shift"]
#: Rung names where the caller hands in no ladder of its own.
RUNGS = {10: "bind", 9: "decide", 8: "commit", 7: "will", 6: "determined", 5: "intend", 4: "seek", 3: "urge"} | {
    2: "affirm",
    1: "note",
    0: "report",
}
_UNIT_LABELS = ("strength", "actor", "commitment", "stance", "theme")


@dataclass(frozen=True, slots=True)
class LabelVerdict:
    """A reader overrules one label of a unit, or of the change it is in.

    ``value`` by label: strength 0 to 10; actor any words; commitment yes or no; stance a name of the ladder or none;
    theme names parted by commas, or none; shift and stance-shift a word of the JSON, or none.
    """

    side: Side
    unit: str
    label: Label
    value: str
    by: str = "reader"


@dataclass(frozen=True, slots=True)
class Ladders:
    """What names of rungs and stances mean: strength -> rung, the threshold, stance -> (polarity, degree)."""

    rungs: Mapping[int, str]
    threshold: int = 5
    stances: Mapping[str, tuple[Literal["against", "for"], int]] | None = None


DEFAULT_LADDERS = Ladders(RUNGS)


def relabelled(
    statement: Statement, side: Side, verdicts: Sequence[LabelVerdict], ladders: Ladders = DEFAULT_LADDERS
) -> Statement:
    """The statement with the reader's labels on its units; verdicts about the other side or about shifts are left.

    Raises DataError for a unit that is not there or a value that the label cannot have.
    """
    mine: dict[str, list[LabelVerdict]] = {}
    for verdict in verdicts:
        if verdict.side == side and verdict.label in _UNIT_LABELS:
            mine.setdefault(verdict.unit, []).append(verdict)
    known = {u.id for u in statement.units}
    for unit_id, rows in mine.items():
        if unit_id not in known:
            raise _fault(rows[0], "no such unit")
    if not mine:
        return statement
    units = tuple(_relabelled(u, mine.get(u.id, ()), ladders) for u in statement.units)
    return replace(statement, units=units)


def _relabelled(unit: Unit, verdicts: Sequence[LabelVerdict], ladders: Ladders) -> Unit:
    """A unit with the tags that readers gave it, and their names."""
    for verdict in verdicts:
        value = verdict.value.strip()
        if verdict.label == "theme":
            names = [] if value.lower() == "none" else [t.strip() for t in value.split(",") if t.strip()]
            unit = replace(unit, themes=tuple(ThemeTag(name) for name in names))
        elif verdict.label == "stance":
            unit = replace(unit, stance=_stance(unit, verdict, ladders))
        else:
            unit = replace(unit, commitments=_commitments(unit, verdict, ladders))
    return replace(unit, signed=", ".join(dict.fromkeys(v.by for v in verdicts))) if verdicts else unit


def _stance(unit: Unit, verdict: LabelVerdict, ladders: Ladders) -> Stance | None:
    name = verdict.value.strip().lower()
    if name == "none":
        return None
    if ladders.stances is None or name not in ladders.stances:
        expected = ", ".join(ladders.stances or ()) or "none"
        raise _fault(verdict, f"no such stance {name!r}", f"expected one of {expected}")
    polarity, degree = ladders.stances[name]
    return Stance(name, polarity, degree, unit.stance.target if unit.stance else None, ())


def _commitments(unit: Unit, verdict: LabelVerdict, ladders: Ladders) -> tuple[Commitment, ...]:
    """The tags with the strongest one changed; a unit without any gets one that rests on the reader's word alone."""
    top = unit.commitment or Commitment(False, 0, ladders.rungs.get(0, "report"), "", actor_kind="parties")
    if verdict.label == "actor":
        made = replace(top, actor=verdict.value.strip())
    elif verdict.label == "commitment":
        if verdict.value.strip().lower() not in ("yes", "no"):
            raise _fault(verdict, f"{verdict.value!r} is neither yes nor no", "write yes or no")
        made = replace(top, is_commitment=verdict.value.strip().lower() == "yes")
    else:
        strength = _strength(verdict)
        rung = ladders.rungs.get(strength, top.rung)
        made = replace(top, strength=strength, rung=rung, is_commitment=strength >= ladders.threshold)
    if made.is_commitment and made.actor_kind not in ("parties", "party"):
        made = replace(made, actor_kind="parties")
    return (made, *(c for c in unit.commitments if c is not top))


def _strength(verdict: LabelVerdict) -> int:
    text = verdict.value.strip()
    if not text.isdecimal() or not 0 <= int(text) <= 10:
        raise _fault(verdict, f"{text!r} is no strength", "write a whole number from 0 to 10")
    return int(text)


def with_verdicts(
    comparison: Comparison, signed: Sequence[Signed] = (), labels: Sequence[LabelVerdict] = ()
) -> Comparison:
    """The comparison with the reader's shifts, and with the reader's name on what rests on a verdict.

    A judge's links and lone units are named as ``judged``, with its confidence, never as signed. The summary is
    counted anew. Raises DataError for a unit that is in no change, or a word that is no shift.
    """
    alone = {("old", v.old): v for v in signed if v.old is not None and not v.new}
    alone |= {("new", u): v for v in signed if v.old is None for u in v.new}
    judged = {(v.old, u): v for v in signed if v.kind == "judge" and v.old is not None for u in v.new}
    if not alone and not judged and not labels:
        return comparison
    by_unit: dict[tuple[str, str], list[LabelVerdict]] = {}
    for verdict in labels:
        by_unit.setdefault((verdict.side, verdict.unit), []).append(verdict)
    changes, used = [], set()
    for change in comparison.changes:
        keys = [("old", u) for u in change.old] + [("new", u) for u in change.new]
        for key in keys:
            if key in alone and not change.links:
                change = _standing_alone(change, alone[key])  # noqa: PLW2901
            for verdict in by_unit.get(key, ()):
                change = _overruled(change, verdict)  # noqa: PLW2901
                used.add(verdict)
        changes.append(_with_judge(change, judged))
    for verdict in labels:
        if verdict not in used:
            raise _fault(verdict, "no such unit")
    return replace(comparison, changes=tuple(changes), summary=summarise(changes))


def _standing_alone(change: Change, verdict: Signed) -> Change:
    if verdict.kind == "judge":
        return replace(change, judged=verdict.by, confidence=verdict.confidence)
    return replace(change, signed=verdict.by, confidence=1.0)


def _with_judge(change: Change, judged: Mapping[tuple[str, str], Signed]) -> Change:
    """The change with its judged links told from signed ones."""
    if not any((k.old, k.new) in judged for k in change.links):
        return change
    links = []
    for link in change.links:
        verdict = judged.get((link.old, link.new))
        if verdict:
            link = replace(link, signed=None, judged=verdict.by, confidence=verdict.confidence)  # noqa: PLW2901
        links.append(link)
    return replace(
        change,
        links=tuple(links),
        signed=next((k.signed for k in links if k.signed), None),
        judged=next((k.judged for k in links if k.judged), None),
        confidence=min(k.confidence for k in links),
    )


def _overruled(change: Change, verdict: LabelVerdict) -> Change:
    """A change with the shift that a reader gave it. Raises DataError for a word that is none."""
    if verdict.label in _UNIT_LABELS:  # the tag was changed before the comparison; here the reader's name is put to it
        if verdict.label == "stance" and change.stance:
            return replace(change, stance=replace(change.stance, signed=verdict.by))
        if verdict.label in ("strength", "actor", "commitment") and change.commitment:
            return replace(change, commitment=replace(change.commitment, signed=verdict.by))
        return change
    word = verdict.value.strip().lower()
    if verdict.label == "stance-shift":
        if word not in (*get_args(StanceShift), "same", "none"):
            raise _fault(verdict, f"{word!r} is no stance shift", "write hardened, softened or same")
        stance = change.stance or StanceChange(None, None, None)
        shifted = next((s for s in get_args(StanceShift) if s == word), None)
        return replace(change, stance=replace(stance, shift=shifted, signed=verdict.by), positions=())
    if word == "none":
        return replace(change, commitment=None)
    shift: Shift | None = next((s for s in get_args(Shift) if s == word), None)
    if shift is None:
        raise _fault(verdict, f"{word!r} is no shift", f"write one of {', '.join(get_args(Shift))} or none")
    commitment = change.commitment or CommitmentShift(shift, None, None)
    return replace(change, commitment=replace(commitment, shift=shift, signed=verdict.by))


def _fault(verdict: LabelVerdict, what: str, do: str = "") -> DataError:
    return DataError(
        what, where=f"verdict by {verdict.by}", key=f"{verdict.side}:{verdict.unit}.{verdict.label}", do=do
    )
