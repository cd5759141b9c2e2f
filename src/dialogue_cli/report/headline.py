"""The first lines of a view: which commitments were dropped, weakened or added, and which positions shifted. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_cli.report.hints import hint_of, late
from dialogue_cli.report.lost import HINT, lost_pledges
from dialogue_cli.report.positions import NEWS, begins, force_of, news_of, order, said, unit_of
from dialogue_cli.report.positions import holder as position_holder
from dialogue_cli.report.ranking import rank, twins
from dialogue_cli.report.selection import Selection, keeps
from dialogue_cli.report.view import Sides, sides_of
from dialogue_cli.statement.comparison import Change, Comparison, Position, ShiftPart
from dialogue_cli.statement.model import Commitment, Unit
from dialogue_cli.values import dataclass

#: Shift -> the reader's word, in the order in which they matter to a desk.
SHIFT_WORDS = {
    "dropped": "not restated",
    "weakened": "weakened",
    "mixed": "mixed",
    "strengthened": "strengthened",
    "fulfilled": "fulfilled",
    "new": "new",
    "unsure": "unsure",
    "same": "kept",
}
#: What is as firm as before, and yet the news: another decision by the same body.
DECIDED_ANEW = "decided anew"
#: The order of the count line: what was lost, what was gained, what stayed, what nobody can say.
COUNT_ORDER = ("dropped", "weakened", "strengthened", "same", "new", "fulfilled", "mixed", "unsure")
#: Names of the rungs for a pledge whose verb stands in another unit (a stem) and so bears no tag of its own here.
LADDER = {10: "bind", 9: "decide", 8: "commit", 7: "will", 6: "determined", 5: "intend", 4: "seek", 3: "urge",
          2: "affirm", 1: "note", 0: "report"}  # fmt: skip
#: Characters of what was pledged that a reader must see at the least.
OBJECT = 28
_SMALL = frozenset("a an and as at by for from in its of on or our the their this those to with".split())
#: Characters of an actor that is named again before a pledge that stands far behind it.
_LONGEST_ACTOR = 24
#: The same of one party (or a body) right before its verb: who it is matters more than what it pledged.
_LONGEST_ONE = 60
STANCES = ("hardened", "softened")
#: What may become of a position: what hardens on the ladder of praise reads as warmer; some are new, some gone.
POSITIONS = (*STANCES, "warmer", "cooler", *NEWS)
_PRAISE = {"hardened": "warmer", "softened": "cooler"}


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment or position of the headline: how firm, its words, and where it stands.

    ``verb`` is where the verb that made the pledge begins in ``text``, or its actor where that stands just before it;
    0 where that is not known. ``actor`` is the one who pledges, where the words from ``verb`` on do not say so.
    ``object`` is where what was pledged begins, behind the verb; 0 where that is not known.
    Of a position ``verb`` is where its object begins, and ``force`` says the verb: ``bare`` words begin there.
    """

    change: str
    force: str
    text: str
    ref: str
    hint: str = ""
    verb: int = 0
    actor: str = ""
    bare: bool = False
    object: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """All lines of one shift, the firmest first; ``total`` counts those that a limit leaves out as well."""

    shift: str
    word: str
    lines: tuple[Line, ...]
    total: int


def groups(comparison: Comparison, selection: Selection | None = None, limit: int | None = 10) -> tuple[Group, ...]:
    """The commitments that did not just stay, grouped by shift, then the positions. At most ``limit`` lines a group."""
    sides = sides_of(comparison)
    chosen = selection or Selection()
    shown = [c for c in comparison.changes if not chosen.active or keeps(c, chosen, sides.old, sides.new)]
    pairs = twins(comparison)
    found = []
    for shift, word in (("same", DECIDED_ANEW), *SHIFT_WORDS.items()):
        rows = [c for c in shown if c.commitment and c.commitment.shift == shift]
        if shift == "same":
            rows = [c for c in rows if word == DECIDED_ANEW and any(s.kind == "object" for s in c.signals)]
        beside = [_lost_line(c, *lost) for c in shown for lost in lost_pledges(c, sides)] if shift == "dropped" else []
        if rows or beside:
            ids = {c.id for c in rows}
            rows = [c for c in rows if pairs.get(c.id) not in ids]  # a pair of unsure ones is one question
            rows.sort(key=lambda c: rank(c, *pledged(c, sides), comparison.new.date))
            lines = [commitment_line(c, sides, comparison.new.date) for c in rows]
            found.append(_group(shift, word, [*lines, *beside], len(rows) + len(beside), limit))
    for shift in POSITIONS:
        rows = [c for c in shown if position(c, sides) == shift]
        if rows:
            found.append(_group(shift, shift, (stance_line(c, sides) for c in rows), len(rows), limit))
    for kind, word in NEWS.items():
        news = sorted(((p, c) for c in shown for p in news_of(c, kind)), key=lambda row: order(row[0]))
        if news:
            found.append(_group(kind, word, (_news_line(p, c, sides) for p, c in news), len(news), limit))
    return tuple(found)


def position(change: Change, sides: Sides) -> str:
    """The word for the shift of a position, empty where there is none: "hardened", or "warmer" for praise."""
    if not change.stance or not change.stance.shift:
        return ""
    old, new = sides.units(change)
    praise = {u.stance.polarity for u in (*old, *new) if u.stance} == {"for"}
    return _PRAISE[change.stance.shift] if praise else change.stance.shift


def positions(comparison: Comparison, sides: Sides) -> dict[str, int]:
    """How many positions shifted, by word; the words for praise only where there was any. Then those new and gone."""
    told = [word for word in (position(change, sides) for change in comparison.changes) if word]
    praise = any(word in _PRAISE.values() for word in told)
    shifts = [word for word in POSITIONS if word not in NEWS and (praise or word not in _PRAISE.values())]
    news = {word: sum(len(news_of(c, kind)) for c in comparison.changes) for kind, word in NEWS.items()}
    return {word: told.count(word) for word in shifts} | news


def _group(shift: str, word: str, lines: Iterable[Line], total: int, limit: int | None) -> Group:
    return Group(shift, word, tuple(lines)[:limit], total)


def strength(change: Change) -> int:
    """The stronger side of a change's commitment, 0 where there is none."""
    shift = change.commitment
    return max(shift.old or 0, shift.new or 0) if shift else 0


def counts(comparison: Comparison) -> tuple[tuple[str, int, str], ...]:
    """Shift, number and word in the order of the count line. An unsure pair counts on both sides, and says so; what was
    lost beside a pledge that stayed is told apart, since its change is counted as that one's."""
    summary, pairs = comparison.summary.commitments, len(twins(comparison))
    told = {"unsure": f" ({pairs} pair{'' if pairs == 1 else 's'} asked once)"} if pairs else {}
    lost = sum(len(c.lost_beside) for c in comparison.changes)
    told |= {"dropped": f" ({lost} more beside a kept one)"} if lost else {}
    return tuple((s, summary.get(s, 0), SHIFT_WORDS[s] + told.get(s, "")) for s in COUNT_ORDER)


def pledged(change: Change, sides: Sides) -> tuple[Unit, Commitment | None]:
    """The unit whose words tell a change's pledge, and its tag: the old one's where only that side pledges."""
    old, new = sides.units(change)
    shift = change.commitment
    lost = bool(shift and (shift.new is None or shift.shift == "fulfilled"))  # what was done is what was promised
    return holder(old if (lost or not new) else new, (shift.old if lost else shift.new) if shift else None)


def commitment_line(change: Change, sides: Sides, today: str | None = None) -> Line:
    """One pledge: the side that holds it speaks, and a linked pair is referred to by the change.

    ``today`` is the date of the new statement (ISO).
    """
    old, new = sides.units(change)
    unit, tag = pledged(change, sides)
    ref = change.id if old and new else f"{'old' if old else 'new'}:{unit.id}"
    verb, actor, behind = _where(unit.text, tag)
    text, added = with_stem(unit, tag)
    behind = added or behind
    hint = "; ".join(part for part in (late(change, tag, today), hint_of(change, sides)) if part)
    return Line(change.id, force(change, sides), text, ref, hint, min(verb, len(text)), actor, object=behind)


def _lost_line(change: Change, part: ShiftPart, unit: Unit, tag: Commitment) -> Line:
    """One pledge that went beside another one of its sentence."""
    text, added = with_stem(unit, tag)
    verb, actor, behind = _where(unit.text, tag)
    told = f"{rung((unit,), part.old)} {part.old}"
    return Line(change.id, told, text, change.id, HINT, min(verb, len(text)), actor, object=added or behind)


def with_stem(unit: Unit, tag: Commitment | None) -> tuple[str, int]:
    """The words of a unit, those of a bullet behind the verb that stands in the line above its list ("[We will]"), and
    how many characters were set before it."""
    if not unit.stem or not tag or any(c.role == "verb" and c.unit is None for c in tag.cues):
        return unit.text, 0
    stem = f"[{' '.join(part for part in (tag.actor, tag.verb) if part)}] "
    return f"{stem}{unit.text}", len(stem)


def _where(text: str, tag: Commitment | None) -> tuple[int, str, int]:
    """Where the pledge begins, with its actor where there is one; the actor where it stands further ahead; the object.

    A verb may have several cues ("continue to", "support"): the object stands behind the first one.
    """
    cues = [c for c in (tag.cues if tag else ()) if c.unit is None]
    verb, behind = min(((c.start, c.end) for c in cues if c.role == "verb"), default=(0, 0))
    actor = max((c for c in cues if c.role == "actor" and c.end <= verb), key=lambda c: c.end, default=None)
    every = bool(tag and tag.actor_kind == "parties")  # all of them go without saying
    if actor and not text[actor.end : verb].strip() and len(actor.text) <= (_LONGEST_ACTOR if every else _LONGEST_ONE):
        return actor.start, "", behind
    return verb, actor.text if actor and len(actor.text) <= _LONGEST_ACTOR else "", behind


def stance_line(change: Change, sides: Sides) -> Line:
    """One position that shifted, in the words of both texts, with what the new one is about."""
    stance, (_, new) = change.stance, sides.units(change)
    unit = position_holder(new, stance.new_unit, stance.new) if stance else new[0]
    at = begins(unit)
    return Line(change.id, force_of(change, sides), unit.text, change.id, verb=at, bare=at > 0)


def _news_line(position: Position, change: Change, sides: Sides) -> Line:
    """One position that is new or gone, in its text's words."""
    unit = unit_of(position, sides)
    side, at = "new" if position.course == "new" else "old", begins(unit)
    return Line(change.id, said(position, sides), unit.text, f"{side}:{unit.id}", verb=at, bare=at > 0)


def holder(units: tuple[Unit, ...], strength_wanted: int | None) -> tuple[Unit, Commitment | None]:
    """The unit (and its tag) that holds the pledge of this strength, else the strongest, else the first unit."""
    pairs = [(u, c) for u in units for c in u.commitments if c.is_commitment]
    exact = [pair for pair in pairs if pair[1].strength == strength_wanted]
    if exact or pairs:
        return max(exact or pairs, key=lambda pair: pair[1].strength)
    return units[0], None


def rung(units: tuple[Unit, ...], strength_wanted: int | None) -> str:
    """The name of the rung that made a strength: "commit". Tags that are no commitments count here too."""
    tags = [c for u in units for c in u.commitments if c.strength == strength_wanted]
    best = max(tags, key=lambda c: c.is_commitment, default=None)
    return best.rung if best else LADDER.get(strength_wanted or 0, "")


def force(change: Change, sides: Sides) -> str:
    """How firm both sides are: "commit 8 -> intend 5", "will 7" where one side pledges, "commit 8" where both agree.

    Other rungs of one band are "commit 8, will 7: same force".
    """
    shift = change.commitment
    if shift is None:
        return ""
    old, new = sides.units(change)
    told = [
        " ".join(part for part in (rung(units, value), str(value)) if part)
        for units, value in ((old, shift.old), (new, shift.new))
        if value is not None
    ]
    if shift.shift == "fulfilled" and told:
        return f"{told[0]} -> done"
    if shift.shift == "same":
        kept = f"{told[0]}, {told[1]}: same force" if len(set(told)) == 2 else told[0] if told else ""
        return f"{kept}{_lost_beside(change)}"
    if len(told) == 2 and told[0] != told[1]:
        return f"{told[0]} -> {told[1]}"
    within = len(told) == 2
    return f"within {told[0]}" if within else told[0] if told else ""


def _lost_beside(change: Change) -> str:
    """The pledges of a sentence that went while another one of it is kept, as an addition."""
    lost = len(change.lost_beside)
    return f"; {lost} beside it not restated" if lost else ""


def hides_object(line: Line, quote: str, shown: str) -> bool:
    """Whether ``shown``, the quotation cut short, ends before it has said what was pledged.

    Small words at its end ("dialogue with the ...") say nothing of it.
    """
    if line.bare or len(shown) >= len(quote):
        return False
    words = shown.removesuffix("...").split()
    while words and words[-1].lower() in _SMALL:
        words.pop()
    behind = len(quote) - (len(line.text) - line.object)
    return len(" ".join(words)) - behind < OBJECT


def excerpt(line: Line, room: int) -> str:
    """The words of a pledge for ``room`` cells: from the beginning, or from a verb that would not be seen otherwise."""
    if line.bare and len(line.text) - line.verb >= 3:
        return line.text[line.verb :]
    late = line.verb > (room // 2 if room - line.object >= OBJECT else OBJECT // 2)
    if len(line.text) <= room or not late or len(line.text) - line.verb < 25:
        return line.text
    return f"{line.actor} ... {line.text[line.verb :]}".lstrip()
