"""Verdicts on two statements: which hold, which are stale, which contradict each other, and what follows for links.

Readers come before judges. Of several readers who agree all names are kept; where they disagree neither counts, unless
one verdict is final. A judge's answer counts only for units that no reader has touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from dialogue_cli.align.link import Signed
from dialogue_cli.changes.verdicts import Label, LabelVerdict
from dialogue_cli.corpus.verdicts import LINK, Verdict, VerdictFile
from dialogue_cli.review.finder import Finder, Found
from dialogue_cli.statement.model import Side, Statement

Place = tuple[Side, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A verdict whose units stand in the statements of today."""

    verdict: Verdict
    units: tuple[str, ...]
    partners: tuple[str, ...]
    how: str

    @property
    def place(self) -> Place:
        """The unit and what is decided of it, by today's ids."""
        return (self.verdict.side, self.units, self.verdict.label)

    @property
    def answer(self) -> object:
        """As ``Verdict.answer``, by today's ids."""
        return frozenset(self.partners) if self.verdict.label == LINK else self.verdict.answer


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Verdicts that cannot hold together; none of them is applied."""

    rows: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What a verdict file means for two statements. ``stale`` says why beside each verdict that no unit answers to."""

    signed: tuple[Signed, ...] = ()
    labels: tuple[LabelVerdict, ...] = ()
    placed: tuple[Placed, ...] = ()
    stale: tuple[tuple[Verdict, str], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def decided(self) -> frozenset[tuple[Side, str]]:
        """Units whose partners a reader has settled."""
        return frozenset(
            key for v in self.signed if v.kind == "reader" for key in _touched(v) if v.closed in ("both", key[0])
        )


def apply_verdicts(old: Statement, new: Statement, verdicts: Sequence[Verdict]) -> Applied:
    """Look every verdict up in the two statements and settle what holds. Pure; every verdict ends in one list."""
    finders: dict[Side, Finder] = {"old": Finder(old), "new": Finder(new)}
    placed: list[Placed] = []
    stale: list[tuple[Verdict, str]] = []
    for verdict in verdicts:
        here, why = _placed(verdict, finders)
        if here:
            placed.append(here)
        else:
            stale.append((verdict, why))
    readers = [p for p in placed if p.verdict.kind == "reader"]
    agreed, contradictions = _settled(readers)
    links = [p for p in agreed if p.verdict.label == LINK]
    links, crossed = _uncrossed(links)
    signed = _signed(links)
    touched = {key for v in signed for key in _touched(v)}
    touched |= {(p.verdict.side, u) for c in (*contradictions, *crossed) for p in c.rows for u in p.units}
    judged, _ = _settled([p for p in placed if p.verdict.kind == "judge" and not touched & _units_of(p)])
    judged, _ = _uncrossed(judged)
    labels = tuple(
        LabelVerdict(p.verdict.side, unit, _label(p.verdict.label), p.verdict.value, p.verdict.by)
        for p in agreed
        if p.verdict.label != LINK
        for unit in p.units[:1]
    )
    return Applied((*signed, *_signed(judged)), labels, tuple(placed), tuple(stale), (*contradictions, *crossed))


def labels_on(statement: Statement, files: Sequence[tuple[VerdictFile, Side]]) -> tuple[LabelVerdict, ...]:
    """Labels of one statement's units from the files in which it is a side, as verdicts on the side ``old``.

    Shifts belong to pairs and are left out, as is what readers or files contradict each other about.
    """
    finder = Finder(statement)
    rows = []
    for file, side in files:
        for verdict in file.verdicts:
            if verdict.side == side and verdict.label not in (LINK, "shift", "stance-shift"):
                found = finder.find(verdict.unit)
                if found.units:
                    rows.append(Placed(replace(verdict, side="old"), found.units, (), found.how))
    return tuple(LabelVerdict("old", p.units[0], _label(p.verdict.label), p.verdict.value, p.verdict.by)
                 for p in _settled(rows)[0])  # fmt: skip


def _placed(verdict: Verdict, finders: dict[Side, Finder]) -> tuple[Placed | None, str]:
    other: Side = "new" if verdict.side == "old" else "old"
    subject = finders[verdict.side].find(verdict.unit)
    if not subject.units:
        return None, f"the {verdict.side} unit is gone"
    partners: list[Found] = [finders[other].find(ref) for ref in verdict.partners]
    if not all(found.units for found in partners):
        return None, f"a unit of the {other} statement is gone"
    hows = {subject.how, *(found.how for found in partners)}
    how = next((h for h in ("mended", "recut") if h in hows), "exact")
    ids = dict.fromkeys(unit for found in partners for unit in found.units)
    return Placed(verdict, subject.units, tuple(ids), how), ""


def _settled(rows: Iterable[Placed]) -> tuple[list[Placed], list[Contradiction]]:
    """One verdict a place: the final ones where there are, all where they agree (with every name), else none."""
    groups: dict[Place, list[Placed]] = {}
    for row in rows:
        groups.setdefault(row.place, []).append(row)
    agreed, contradictions = [], []
    for group in groups.values():
        voices = [p for p in group if p.verdict.final] or group
        if len({p.answer for p in voices}) > 1:
            contradictions.append(Contradiction(tuple(voices)))
        else:
            agreed.append(_together(voices))
    return agreed, contradictions


def _together(rows: Sequence[Placed]) -> Placed:
    names = ", ".join(dict.fromkeys(p.verdict.by for p in rows))
    return replace(rows[0], verdict=replace(rows[0].verdict, by=names, final=any(p.verdict.final for p in rows)))


def _uncrossed(rows: Sequence[Placed]) -> tuple[list[Placed], list[Contradiction]]:
    """Verdicts on an old unit and on a new unit must say the same of these two; a final one outweighs the other."""
    old = [p for p in rows if p.verdict.side == "old"]
    new = [p for p in rows if p.verdict.side == "new"]
    crossed: list[Contradiction] = []
    out: set[int] = set()
    for one in old:
        for two in new:
            says = bool(set(one.partners) & set(two.units))
            if says == bool(set(two.partners) & set(one.units)):
                continue
            if one.verdict.final != two.verdict.final:
                out.add(id(two if one.verdict.final else one))
            else:
                crossed.append(Contradiction((one, two)))
                out |= {id(one), id(two)}
    return [p for p in rows if id(p) not in out], crossed


def _signed(rows: Sequence[Placed]) -> tuple[Signed, ...]:
    """Constraints for the aligner. The unit asked about is closed; its partners may have other partners too.

    A link outweighs a "none" that came with the unit from elsewhere: a unit recut since then holds the words of both.
    """
    found: dict[tuple[str | None, tuple[str, ...], str], Signed] = {}
    linked: set[tuple[Side, str]] = set()
    for row in rows:
        for unit in row.units if row.partners else ():
            constraints = _links(unit, row)
            found.update({(c.old, c.new, c.closed): c for c in constraints})
            linked |= {key for c in constraints for key in _touched(c)}
    for row in rows:
        for unit in () if row.partners else row.units:
            if (row.verdict.side, unit) not in linked:
                old, new = (unit, ()) if row.verdict.side == "old" else (None, (unit,))
                found[old, new, ""] = _constraint(old, new, row, row.verdict.side)
    return tuple(found.values())


def _links(unit: str, row: Placed) -> list[Signed]:
    if row.verdict.side == "old":
        return [_constraint(unit, row.partners, row, "old")]
    return [_constraint(partner, (unit,), row, "new") for partner in row.partners]


def _constraint(old: str | None, new: tuple[str, ...], row: Placed, closed: Side) -> Signed:
    verdict = row.verdict
    return Signed(old, new, verdict.by, verdict.kind, verdict.confidence, closed)


def _touched(verdict: Signed) -> set[tuple[Side, str]]:
    found: set[tuple[Side, str]] = {("new", unit) for unit in verdict.new}
    return found | {("old", verdict.old)} if verdict.old is not None else found


def _units_of(row: Placed) -> set[tuple[Side, str]]:
    other: Side = "new" if row.verdict.side == "old" else "old"
    return {(row.verdict.side, unit) for unit in row.units} | {(other, unit) for unit in row.partners}


def _label(name: str) -> Label:
    return next(label for label in get_args(Label) if label == name)
