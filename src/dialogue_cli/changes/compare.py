"""Two tagged statements and their alignment -> the Comparison that every view, gate and report works from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from dialogue_cli.changes.classify import Group, groups_of, kind_of
from dialogue_cli.changes.edits import edits_between, gives_back, similarity_of
from dialogue_cli.changes.order import reading_order
from dialogue_cli.changes.shift import commitment_shift
from dialogue_cli.changes.signals import signals_between
from dialogue_cli.changes.spelling import differs_in_spelling_only
from dialogue_cli.changes.stances import position_news, stance_change
from dialogue_cli.changes.values import Span
from dialogue_cli.changes.warnings import warnings_for
from dialogue_cli.statement.comparison import (
    Alignment,
    Change,
    ChangeKind,
    Comparison,
    Edit,
    Position,
    PositionCourse,
    Related,
    Shift,
    StanceShift,
    Summary,
    Tool,
)
from dialogue_cli.statement.folding import RULES_ONLY, Spelling
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass

#: A sentence of so many words is no dateline.
_SENTENCE_WORDS = 8


def compare_statements(
    old: Statement, new: Statement, alignment: Alignment, *, tool: Tool, spelling: Spelling = RULES_ONLY
) -> Comparison:
    """Say what became of every unit. Pure: the same input gives the same Comparison on every machine.

    Every unit of both sides is in exactly one change, and the edits of a change give back its units' texts.
    ``spelling`` tells British from American forms where the rules alone do not.
    Raises ValueError for an alignment that names units which are not there.
    """
    groups = reading_order(old, new, groups_of(old, new, alignment))
    setting = _Setting(
        alignment,
        Span(old.date, new.date, tuple(sorted({*old.parties, *new.parties})), new.language),
        spelling,
        opening_of(old),
        opening_of(new),
    )
    news = position_news(groups)
    changes = tuple(_change(f"c{n}", group, setting, news[n - 1]) for n, group in enumerate(groups, 1))
    return Comparison(
        old=old,
        new=new,
        changes=changes,
        summary=summarise(changes),
        tool=tool,
        warnings=warnings_for(old, new),
    )


def summarise(changes: Sequence[Change]) -> Summary:
    """Count changes; every kind, shift and stance shift has its key, in the model's order, also at 0."""
    kinds = dict.fromkeys(get_args(ChangeKind), 0)
    shifts = dict.fromkeys(get_args(Shift), 0)
    stances = dict.fromkeys(get_args(StanceShift), 0)
    positions = dict.fromkeys(get_args(PositionCourse), 0)
    equal = total = 0
    for change in changes:
        kinds[change.kind] += 1
        if change.commitment:
            shifts[change.commitment.shift] += 1
        if change.stance and change.stance.shift:
            stances[change.stance.shift] += 1
        for position in change.positions:
            positions[position.course] += 1
        same = sum(len(e.text) for e in change.edits if e.op == "equal")
        equal += same
        total += 2 * same + sum(len(e.text) for e in change.edits if e.op != "equal")
    return Summary(
        kinds=kinds,
        moved=sum(c.moved for c in changes),
        commitments=shifts,
        stances=stances,
        similarity=round(2 * equal / total, 4) if total else 1.0,
        spelling_only=sum(c.spelling_only for c in changes),
        positions=positions,
    )


def joined(units: Sequence[Unit]) -> str:
    """The text that edits run over: units in their order, joined by one space."""
    return " ".join(u.text for u in units)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every change of one comparison is judged by."""

    alignment: Alignment
    span: Span
    spelling: Spelling
    opening_old: frozenset[str]
    opening_new: frozenset[str]

    def in_opening(self, group: Group) -> bool:
        """Whether every unit of a group opens its statement."""
        return all(u.id in self.opening_old for u in group.old) and all(u.id in self.opening_new for u in group.new)


def _change(change_id: str, group: Group, setting: _Setting, news: tuple[Position, ...]) -> Change:
    """One row. ``confidence`` is the weakest link's, or the probability that an unlinked unit has no partner."""
    kind = kind_of(group)
    related, confidence = _standing(group, setting.alignment)
    edits = _edits(group)
    return Change(
        id=change_id,
        kind=kind,
        old=tuple(u.id for u in group.old),
        new=tuple(u.id for u in group.new),
        similarity=similarity_of(edits),
        edits=edits,
        moved=group.moved,
        confidence=confidence,
        links=group.links,
        commitment=commitment_shift(group, related, setting.span),
        stance=stance_change(group),
        related=related,
        signals=signals_between(group, edits, setting.span, opening=setting.in_opening(group)),
        themes=_union([t.theme for t in u.themes] for u in (*group.new, *group.old)),
        keywords=_union(u.keywords for u in (*group.new, *group.old)),
        spelling_only=kind == "reworded" and differs_in_spelling_only(edits, setting.spelling),
        signed=next((k.signed for k in group.links if k.signed), None),
        positions=news,
    )


def opening_of(statement: Statement) -> frozenset[str]:
    """Units up to the end of the paragraph with the first whole sentence: the meeting's own date, place and ordinal."""
    spoken = [u for u in statement.units if u.kind != "heading"]
    first = next((u for u in spoken if len(u.text.split()) >= _SENTENCE_WORDS), spoken[0] if spoken else None)
    return frozenset(u.id for u in statement.units if first is not None and u.paragraph <= first.paragraph)


def _edits(group: Group) -> tuple[Edit, ...]:
    old, new = joined(group.old), joined(group.new)
    edits = edits_between(old, new)
    if not gives_back(edits, old, new):
        raise AssertionError("the edits do not give back the texts they were made from")
    return edits


def _standing(group: Group, alignment: Alignment) -> tuple[tuple[Related, ...], float]:
    """The close candidates of an unlinked unit and how sure the change is."""
    if group.links:
        return (), min(link.confidence for link in group.links)
    if group.old:
        unit = group.old[0].id
        return alignment.old_related.get(unit, ())[:3], alignment.unlinked.get(f"old:{unit}", 1.0)
    unit = group.new[0].id
    return alignment.new_related.get(unit, ())[:3], alignment.unlinked.get(f"new:{unit}", 1.0)


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every word once, in the order of first sight."""
    return tuple(dict.fromkeys(word for words in groups for word in words))
