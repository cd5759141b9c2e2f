"""The words, rules and rivals behind one verdict, gathered once, for text, Markdown and JSON alike.

Nothing is judged here: everything is read off the comparison, the lexicon and the aligner's weights, so that what is
quoted is what decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogue_cli.align.explain import MEANINGS, Rival
from dialogue_cli.align.score import band
from dialogue_cli.report import headline, hints
from dialogue_cli.report.view import Sides, sides_of
from dialogue_cli.statement.comparison import Change, Comparison, Place, Signal
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.tags.explain import Reason

Rivals = Mapping[tuple[str, str], tuple[Rival, ...]]
"""(side, unit id) -> its candidates on the other side."""
Reasons = Mapping[tuple[str, str], tuple[tuple[Reason, ...], ...]]
"""(side, unit id) -> for each of its commitments the words that made it."""


#: Signals told in words of a link or best candidate, and of the rivals behind it; JSON has all of them.
TOLD, TOLD_OF_RIVALS = 6, 2


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading with its lines; a line may have lines under it."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about one change: a verdict of one sentence, the facts behind it, and what made it."""

    comparison: Comparison
    change: Change
    verdict: str
    facts: tuple[Fact, ...]
    made_by: str


def explain(comparison: Comparison, change: Change, *, rivals: Rivals, reasons: Reasons, link_at: float) -> Explanation:
    """Gather the facts. ``link_at`` is the probability from which a pair is linked."""
    sides = sides_of(comparison)
    facts = [
        Fact("Words", _words(change, sides)),
        Fact("Pairing", _pairing(change, rivals, sides, link_at)),
        Fact("Commitments", _commitments(change, reasons, sides)),
        Fact("What became of them", _shift(change)),
        Fact("Signals", _signals(change.signals)),
        Fact("Position", _position(change)),
        Fact("Statements", _statements(comparison)),
    ]
    kept = tuple(fact for fact in facts if fact.lines)
    return Explanation(comparison, change, verdict_of(change, sides), kept, made_by(comparison))


def verdict_of(change: Change, sides: Sides) -> str:
    """The verdict in one sentence: "reworded; commitment weakened: commit 8 -> will 7"."""
    parts = [f"{change.kind}, moved" if change.moved else change.kind]
    if change.commitment:
        word = headline.SHIFT_WORDS[change.commitment.shift]
        parts.append(f"commitment {word}: {headline.force(change, sides)}")
    if change.stance:
        parts.append(f"position {change.stance.shift or 'of the same degree'}")
    if change.restated_in:
        parts.append(hints.restated(change))
    return "; ".join(parts)


def made_by(comparison: Comparison) -> str:
    """Version, whole hashes and settings."""
    tool = comparison.tool
    settings = "".join(f", {name} {value}" for name, value in tool.settings)
    return f"dialogue {tool.version}, lexicon {tool.lexicon}, weights {tool.weights}{settings}"


Lines = tuple[tuple[str, tuple[str, ...]], ...]


def _words(change: Change, sides: Sides) -> Lines:
    old, new = sides.units(change)
    return tuple(
        (f"{side}:{unit.id} ({_where(unit)}): {unit.text}", ())
        for side, units in (("old", old), ("new", new))
        for unit in units
    )


def _pairing(change: Change, rivals: Rivals, sides: Sides, link_at: float) -> Lines:
    out: list[tuple[str, tuple[str, ...]]] = []
    for link in change.links:
        by = f", signed by {link.signed}" if link.signed else ""
        out.append(
            (f"old:{link.old} -> new:{link.new}: {link.confidence:.1%} probable, {band(link.confidence)}{by}", ())
        )
    if not change.links:
        out.append((f"{change.confidence:.1%} probable that the other statement has no partner", ()))
    out.append((f"a pair is linked from {link_at:.0%}", ()))
    for (side, unit), found in rivals.items():
        across, other = ("new", sides.new) if side == "old" else ("old", sides.old)
        if not found:
            out.append((f"{side}:{unit} has no candidate: it shares no rare words with any unit", ()))
        for rank, rival in enumerate(found, 1):
            if rival.linked and side == "new" and change.old:
                continue  # told from its old side already
            told = "linked" if rival.linked else "not linked"
            head = f"candidate {rank} of {side}:{unit}: {across}:{rival.unit}, {rival.confidence:.1%}, {told}"
            out.append(
                (
                    f'{head}: "{other[rival.unit].text}"',
                    _behind(rival, TOLD if rank == 1 or rival.linked else TOLD_OF_RIVALS),
                )
            )
    return tuple(out)


def _behind(rival: Rival, most: int) -> tuple[str, ...]:
    """Shared words, and the signals that weigh most."""
    lines = []
    if rival.terms:
        lines.append("shares " + ", ".join(f"{stem} ({rarity:.1f})" for stem, rarity in rival.terms))
    if not rival.signals:
        lines.append("the same words, or the day and place at the head: paired before any signal is weighed")
    lines += [
        f"{MEANINGS.get(name, name)}: {value:g}, {effect:+.2f} ({name})"
        for name, value, effect in rival.signals[:most]
        if effect
    ]
    return tuple(lines)


def _commitments(change: Change, reasons: Reasons, sides: Sides) -> Lines:
    out = []
    for side, units in zip(("old", "new"), sides.units(change), strict=True):
        for unit in units:
            for tag, found in zip(unit.commitments, reasons.get((side, unit.id), ()), strict=False):
                kind = "commitment" if tag.is_commitment else "no commitment"
                told = f"{side}:{unit.id}: {kind}, {tag.rung} {tag.strength}, governed by {tag.verb!r}"
                out.append((told, tuple(f"{r.role} {r.words!r}: {r.meaning}".rstrip(": ") for r in found)))
    return tuple(out)


def _shift(change: Change) -> Lines:
    if change.commitment is None:
        return ()
    out = []
    for part in change.commitment.parts:
        ends = [
            f"{side}:{unit} {verb or ''} {value}".replace("  ", " ")
            for side, unit, verb, value in (
                ("old", part.old_unit, part.old_verb, part.old),
                ("new", part.new_unit, part.new_verb, part.new),
            )
            if value is not None
        ]
        rule = f"rule: {part.rule}" if part.rule else "no rule named"
        out.append((f"{headline.SHIFT_WORDS[part.shift]}: {' -> '.join(ends)}; {rule}", ()))
    if change.commitment.signed:
        out.append((f"signed by {change.commitment.signed}", ()))
    return tuple(out)


def _signals(signals: Sequence[Signal]) -> Lines:
    way = {1: "firmer", -1: "weaker", 0: "neither firmer nor weaker"}
    return tuple(
        (f"{s.kind}: {_end(s.old, s.old_place, 'old')} -> {_end(s.new, s.new_place, 'new')}; {way[s.direction]}", ())
        for s in signals
    )


def _end(words: str | None, place: Place | None, side: str) -> str:
    if words is None:
        return "none"
    where = f" ({side}:{place.unit}, characters {place.start} to {place.end})" if place else ""
    return f'"{words}"{where}'


def _position(change: Change) -> Lines:
    stance = change.stance
    if stance is None:
        return ()
    target = f", on {stance.target}" if stance.target else ""
    return ((f"{stance.old or 'none'} -> {stance.new or 'none'}: {stance.shift or 'the same degree'}{target}", ()),)


def _statements(comparison: Comparison) -> Lines:
    return tuple((_source(side, s), ()) for side, s in (("old", comparison.old), ("new", comparison.new)))


def _source(side: str, statement: Statement) -> str:
    parts = [statement.title or statement.id, statement.date or "undated"]
    if statement.source and statement.source != statement.path:
        parts.append(statement.source)
    return f"{side}: {', '.join(parts)}; sha256 {statement.sha256 or 'unknown'}"


def _where(unit: Unit) -> str:
    place = f"line {unit.line}" if unit.line else f"paragraph {unit.paragraph}"
    return f'{place}, under "{unit.section[-1]}"' if unit.section else place
