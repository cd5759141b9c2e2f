"""Shifts: how a pledge fared between two meetings (DESIGN, section 7; the first rule that applies).

Bands of the ladder decide first, never the wording; inside a band a deadline, a figure, a condition or the number of
those bound decides. Where they pull both ways the shift is ``mixed``. Every part names the rule that decided it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogue_cli.changes.classify import Group, by_link
from dialogue_cli.changes.fulfilment import is_fulfilled
from dialogue_cli.changes.lenient import read_leniently
from dialogue_cli.changes.parts import Part, match_parts
from dialogue_cli.changes.pledges import Pledge, content_of, is_bare_stem, is_own_act, is_trying, other_tags, pledges_of
from dialogue_cli.changes.report_forms import POINTS_BACK
from dialogue_cli.changes.signals import Texts, part_signals, texts_of
from dialogue_cli.changes.summed import summed
from dialogue_cli.changes.values import UNDATED, Span
from dialogue_cli.patterns import regex
from dialogue_cli.statement.comparison import CommitmentShift, Related, Shift, ShiftPart, Signal
from dialogue_cli.values import dataclass

#: A related candidate at or above this confidence stands in the way of saying "dropped" or "new". On gold, of 777
#: pledges without a link, 13 in 100 called dropped or new have a partner with 0.35 here, 10 with 0.2, 8 with 0.1; those
#: called unsure have one in half of the cases down to 0.2, and fewer below.
CLOSE = 0.2
_SAME_OBJECT = 0.6
#: Words that a pledge must share with an appeal to be called an appeal now.
_URGED = 3
#: Words that two pledges of one sentence share where they speak of one thing.
_SAME_THING = 2
#: How often, told by a number, or left open.
_COUNTED = regex(
    r"\b(?:annual(?:ly)?|yearly|biannual(?:ly)?|quarterly|monthly|"
    r"(?:once|twice) (?:a|every|per) \w+|every (?:year|month|six))\b",
    re.IGNORECASE,
)
_VAGUE = regex(r"\b(?:regular(?:ly)?|periodic(?:ally)?|from time to time) ", re.IGNORECASE)
#: What is not done, said without "not".
_REFRAINS = regex(r"\b(?:refrain|abstain|avoid|desist|cease|without)", re.IGNORECASE)
UNTOUCHED = "word for word the same"
#: Signals that move a pledge within its band; a booster, a name, an object or a scope never does.
_MOVING = frozenset(["deadline", "quantity", "hedge", "actor"])


@dataclass(frozen=True, slots=True)
class _Told:
    """A part with its shift and the rule behind it."""

    part: Part
    shift: Shift
    rule: str


def commitment_shift(group: Group, related: tuple[Related, ...] = (), span: Span = UNDATED) -> CommitmentShift | None:
    """The shift of a group and of each pledge in it; None where no pledge is at stake. Several links are summed up.

    A side without own act gives ``dropped`` or ``new`` (``fulfilled`` where the new text reports the act as done);
    for an unlinked unit ``unsure`` while a close candidate stands.
    """
    if not group.links:
        return _alone(group, related)
    return summed(group.links, [_of_link(one, span) for one in by_link(group)])


def _of_link(group: Group, span: Span) -> CommitmentShift | None:
    """The shift of one old unit that became one new unit."""
    old, new = pledges_of(group.old), pledges_of(group.new)
    if old and group.untouched:
        return _shift("same", old, new, [_Told(Part(a, b), "same", UNTOUCHED) for a, b in zip(old, new, strict=True)])
    old, new = read_leniently(group, old, new)
    if not (old or new) or (not (old and new) and group.untouched):  # the same words carry nothing out
        return None
    parts = match_parts(old, new)
    told = [_told(part, group, new, span) for part in parts]
    shift = _overall(told, old, new)
    if shift is None:
        return None
    shown = [t for t in told if (t.part.old and t.part.new) or _promised(t.part)]
    return _shift(shift, old, new, shown)


def _alone(group: Group, related: tuple[Related, ...]) -> CommitmentShift | None:
    """A commitment in an unlinked unit. Effort below the lexicon's threshold is no loss to report."""
    promised = [
        (unit, tag)
        for unit in (*group.old, *group.new)
        for tag in unit.commitments
        if tag.is_commitment and not is_bare_stem(unit, tag)
    ]
    if not promised:
        return None
    shift: Shift = "dropped" if group.old else "new"
    rule = "not restated" if group.old else "no earlier wording"
    if any(r.confidence >= CLOSE for r in related):
        shift, rule = "unsure", "a close candidate stands on the other side"
    parts = tuple(
        ShiftPart(shift, tag.strength, None, unit.id, None, tag.verb, None, rule)
        if group.old
        else ShiftPart(shift, None, tag.strength, None, unit.id, None, tag.verb, rule)
        for unit, tag in promised
    )
    top = max((tag for _, tag in promised), key=lambda tag: tag.strength)
    old, new = (top.strength, None) if group.old else (None, top.strength)
    return CommitmentShift(shift, old, new, parts, restated=top.restated)


def _told(part: Part, group: Group, new: list[Pledge], span: Span) -> _Told:
    """One part by the rules, first that applies."""
    if part.old is None:
        return _Told(part, "new", "no earlier wording in this sentence")
    rivals = [part.new] if part.new else new
    if is_fulfilled(part.old, group.new, rivals) or (
        span.language == "fr" and _done_in_french(part.old, group, rivals)
    ):
        return _Told(part, "fulfilled", "reported as done")
    if part.new is None and _told_before(part.old, group):
        return _Told(part, "fulfilled", "reported as done in the sentence before")
    if part.new is None or _is_only_urged(part.old, part.new):
        return _Told(Part(part.old, None), "dropped", "the sentence no longer promises it")
    return _Told(part, *part_shift(part.old, part.new, span, texts_of(group)))


def _told_before(old: Pledge, group: Group) -> bool:
    """Whether the new sentence points back ("This document sets out ...") at one that reports the act."""
    new = group.new[0]
    if len(old.content & content_of(new.text)) < _SAME_THING or not POINTS_BACK.match(new.text):
        return False
    before = [unit for unit in group.beside_new if unit.start < new.start][-1:]
    return is_fulfilled(old, before, pledges_of(before))


def _done_in_french(old: Pledge, group: Group, rivals: list[Pledge]) -> bool:
    from dialogue_cli.changes.fulfilment_fr import is_fulfilled_in_french

    return is_fulfilled_in_french(old, group.new, rivals)


def _is_only_urged(old: Pledge, new: Pledge) -> bool:
    """Whether the object of a pledge stands, in the new unit, in an appeal or in what is recalled, and not in the act
    beside it."""
    others = [p for p in other_tags([new.unit]) if not is_own_act(p.tag)]
    urged = [p for p in others if p.tag.rung == "urge" or p.tag.verb.startswith("recall")]
    return any(
        len(old.content & p.content) >= _URGED and len(old.content & p.content) > 2 * len(old.content & new.content)
        for p in urged
    )


def part_shift(old: Pledge, new: Pledge, span: Span, texts: Texts | None = None) -> tuple[Shift, str]:
    """Rules 2 to 5 for two pledges that belong together, and the words for the rule."""
    moving = [s for s in part_signals(old, new, span, texts) if s.kind in _MOVING and s.direction and not _is_step(s)]
    up, down = _reasons(moving, 1), _reasons(moving, -1)
    step = (new.band > old.band) - (new.band < old.band)
    if old.tag.negated != new.tag.negated and not _REFRAINS.search((new if old.tag.negated else old).clause):
        return "mixed", "the negation flipped"
    helped = _only_supported(new, old) - _only_supported(old, new)
    firmer = ["firmer verb"] * (step > 0) + [up] * bool(up) + ["the act in the place of support"] * (helped < 0)
    weaker = ["weaker verb"] * (step < 0) + [down] * bool(down) + ["support in the place of the act"] * (helped > 0)
    if firmer and weaker:
        return "mixed", f"{', '.join(firmer)}, but {', '.join(weaker)}"
    if firmer or weaker:
        return ("strengthened", ", ".join(firmer)) if firmer else ("weakened", ", ".join(weaker))
    return "same", "same band, nothing else moved"


def _only_supported(one: Pledge, other: Pledge) -> bool:
    """Whether the one only supports what the other does itself, with the same object."""
    supports = one.acts[:1] == ("support",) and one.tag.rung == "will" and "support" not in other.content
    shared = len(one.content & other.content)
    return supports and shared >= _SAME_OBJECT * min(len(one.content), len(other.content)) and shared >= 3


def _is_step(signal: Signal) -> bool:
    """A verb of trying is part of the band already and does not count twice."""
    return signal.kind == "hedge" and all(w is None or is_trying(w) for w in (signal.old, signal.new))


def _reasons(signals: Iterable[Signal], direction: int) -> str:
    """The signals that went one way, in words."""
    words = {
        ("deadline", 1): "a deadline added or earlier, or a longer term",
        ("deadline", -1): "a deadline gone or later, or a shorter term",
        ("quantity", 1): "a figure raised",
        ("quantity", -1): "a figure lowered or gone",
        ("hedge", 1): "a condition gone",
        ("hedge", -1): "a condition added",
        ("actor", 1): "more of the parties bound",
        ("actor", -1): "fewer of the parties bound",
    }
    return ", ".join(dict.fromkeys(words[s.kind, direction] for s in signals if s.direction == direction))


def _promised(part: Part) -> bool:
    pledge = part.old or part.new
    return pledge is not None and pledge.tag.is_commitment


def _overall(told: list[_Told], old: list[Pledge], new: list[Pledge]) -> Shift | None:
    """The shift of the whole sentence out of its parts.

    The pledges that stayed decide, and not what was added beside them, but that a firmer one makes up for a loss. What
    went counts where it was the firmest and nothing came in its place.
    """
    matched = [t for t in told if t.part.old and t.part.new]
    if any(t.shift == "fulfilled" for t in told):
        return "fulfilled"
    if not matched:
        promised = [t.shift for t in told if _promised(t.part)]
        return promised[0] if promised else None
    up = any(t.shift == "strengthened" for t in matched)
    down = any(t.shift == "weakened" for t in matched)
    down |= _slower(old, new)
    made_up = down and _firmer_beside(told, matched)
    if (up and down) or made_up or any(t.shift == "mixed" for t in matched):
        return "mixed"
    if not up and not down and _lost_only(told):
        return "weakened"
    return "strengthened" if up else "weakened" if down else "same"


def _firmer_beside(told: list[_Told], matched: list[_Told]) -> bool:
    """Whether a pledge came in beside those that stayed, firmer than each of them is now."""
    top = max(t.part.new.band for t in matched if t.part.new)
    came = (t.part.new for t in told if t.part.old is None)
    return any(p.band > top for p in came if p and p.tag.is_commitment)


def _slower(old: list[Pledge], new: list[Pledge]) -> bool:
    """Whether meetings had a counted rhythm ("once a year") and have only a vague one now ("regular meetings")."""
    counted = any("meet" in p.clause.lower() and _COUNTED.search(p.clause) for p in old)
    return counted and not any(_COUNTED.search(p.clause) for p in new) and any(_VAGUE.search(p.clause) for p in new)


def _lost_only(told: list[_Told]) -> bool:
    """The firmest commitment of the sentence, by rung, is gone from it, none came into it, and what went spoke of the
    thing that stayed; what it promised of another thing is a loss of its own and no change of this pledge."""
    if any(t.part.old is None for t in told):
        return False
    kept = [t.part.old for t in told if t.part.old and t.part.new]
    top = max((p.strength for p in kept), default=0)
    lost = (t.part.old for t in told if t.part.old and not t.part.new)
    return any(p.strength > top and any(len(p.content & k.content) >= _SAME_THING for k in kept) for p in lost)


def _shift(shift: Shift, old: list[Pledge], new: list[Pledge], told: list[_Told]) -> CommitmentShift:
    """Rank by the firmest pledge of each side."""
    parts = tuple(
        ShiftPart(
            shift=t.shift,
            old=t.part.old.strength if t.part.old else None,
            new=t.part.new.strength if t.part.new else None,
            old_unit=t.part.old.unit.id if t.part.old else None,
            new_unit=t.part.new.unit.id if t.part.new else None,
            old_verb=t.part.old.verb if t.part.old else None,
            new_verb=t.part.new.verb if t.part.new else None,
            rule=t.rule,
        )
        for t in told
    )
    firmest = max(new or old, key=lambda p: (p.tag.is_commitment, p.tag.strength))
    if shift == "same":  # of the pledges that stayed; what went or came beside them stands in the parts
        pairs = [(t.part.old, t.part.new) for t in told if t.part.old and t.part.new]
        old, new = [a for a, _ in pairs] or old, [b for _, b in pairs] or new
    return CommitmentShift(shift, _top(old), _top(new), parts, restated=firmest.tag.restated)


def _top(side: list[Pledge]) -> int | None:
    """The strength of the firmest pledge, a commitment before mere effort; None where the side has none."""
    return max(((p.tag.is_commitment, p.strength) for p in side), default=(False, None))[1]
