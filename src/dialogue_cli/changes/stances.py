"""Positions: whether the words about one target became harder or softer, and which positions came or went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dialogue_cli.changes.classify import Group
from dialogue_cli.changes.pledges import content_of
from dialogue_cli.patterns import regex
from dialogue_cli.statement.comparison import Position, PositionCourse, StanceChange, StanceShift
from dialogue_cli.statement.folding import root_of
from dialogue_cli.statement.model import Stance, Unit
from dialogue_cli.values import dataclass

#: The least degree that is news by itself when it comes or goes: concern, and strong support.
_LOUD = {"against": 2, "for": 4}
#: Words behind a verb of position that name what it is about, where units are not linked.
_NEAR = 16
#: Share of the shorter side's words that two targets have in common: in linked units, and in any others. Where a linked
#: unit only says the verb ("our support for"), a share of the target's words between the two.
_LINKED, _LINKED_TEXT, _ANYWHERE = 0.2, 0.3, 0.6
#: So many words name a target that is longer on the other side.
_NAMED = 3
#: To recognise a need, a weight or a fact takes no position (docs/annotation.md).
_VIEW = regex(
    r"\W+(?:\w+\W+){0,4}?(?:that|needs?|important|roles?|value|necessity|urgency|potential|power|significance|"
    r"responsibility|benefits?|vital|critical|crucial)\b"
)
_NOTES = regex(r"\b(?:(?:recogni[sz]e|acknowledge|note)s?|RECOGNI[SZ]ING|ACKNOWLEDGING|NOTING)\b")


#: Where the grounds begin that are given for a position.
_GROUNDS = regex(r", (?:which|who|whose|that)\b|;")
#: Words that lead to what a position is about, or say how much or how long of it: "over the continued use of".
_LIGHT = frozenset(
    root_of(word)
    for word in (
        "about over regarding concerning against towards continued increasing increasingly ongoing recent use number "
        "any new"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A position, the unit that takes it, and what it is about: the rest of its sentence."""

    unit: Unit
    stance: Stance
    about: str

    @property
    def words(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        return content_of(self.about) - _LIGHT


_NOTE = Stance("note", "for", 1)
_Targets = tuple[frozenset[str], ...]
_Pair = tuple[StanceShift | None, _Held, _Held]


def stance_change(group: Group) -> StanceChange | None:
    """The stance of a linked group on both sides; None where no linked pair takes a position on one target.

    Up on its ladder is ``hardened``, down is ``softened``, for praise as for blame: the words got firmer or milder.
    A change of ladder (from concern to welcome) is told by its sign: towards "against" is hardened. Units are compared
    that are linked to each other, each new one with the old one that shares most of its target; what one part of a
    split holds on to is not softened by another part. Of several pairs that shifted the firmest is told.
    """
    pairs = _pairs(group)
    nearest: dict[str, tuple[float, _Pair]] = {}
    for shift, old, new in pairs:
        common = _common(old.words, new.words)
        if common > nearest.get(new.unit.id, (-1.0,))[0] and not (shift and _held_on((shift, old, new), pairs)):
            nearest[new.unit.id] = (common, (shift, old, new))
    if not nearest:
        return None
    shift, old, new = max((pair for _, pair in nearest.values()), key=_rank)
    target = new.stance.target or old.stance.target
    return StanceChange(shift, old.stance.stance, new.stance.stance, target, None, old.unit.id, new.unit.id)


def _held_on(pair: _Pair, pairs: Sequence[_Pair]) -> bool:
    """Whether all that a shifted pair shares stands in a pair beside it, of the same firm side, that did not shift."""
    shift, old, new = pair
    shared = old.words & new.words
    for kept, was, now in pairs:
        firm = now.unit == new.unit if shift == "hardened" else was.unit == old.unit
        if kept is None and firm and shared <= (was.words if shift == "hardened" else now.words):
            return True
    return False


def _rank(pair: _Pair) -> tuple[bool, int]:
    shift, old, new = pair
    return shift is not None, max(old.stance.degree, new.stance.degree)


def position_news(groups: Sequence[Group]) -> list[tuple[Position, ...]]:
    """For each group its firm positions that are new or gone.

    News is a position of concern or more, or of strong support, where no unit linked to it takes a position on the
    same target, and none on the other side takes one as firm. An endorsement is given once, so that it never goes.
    """
    old = tuple(unit for group in groups for unit in group.old)
    new = tuple(unit for group in groups for unit in group.new)
    return [
        (*_news("new", group, old), *_news("gone", group, new))
        if any(unit.stance for unit in (*group.old, *group.new))
        else ()
        for group in groups
    ]


def _news(course: PositionCourse, group: Group, others: Sequence[Unit]) -> Iterator[Position]:
    """Firm positions of one side that nothing on the other side takes on their target."""
    came = course == "new"
    linked = {unit.id for unit in (group.old if came else group.new)}
    told = {(new if came else old).unit.id for _, old, new in _pairs(group)}
    for unit in group.new if came else group.old:
        held = _held(unit)
        if held is None or unit.kind == "heading" or unit.id in told or not _is_loud(held.stance, course):
            continue
        sought = (_near(held.about), _verb_of(held))
        if not any(_stands_in(held.stance, *sought, other, linked=other.id in linked) for other in others):
            stance = held.stance
            yield Position(course, unit.id, stance.stance, stance.polarity, stance.degree, stance.target)


def _is_loud(stance: Stance, course: PositionCourse) -> bool:
    once = course == "gone" and stance.polarity == "for" and stance.degree > _LOUD["for"]
    return stance.degree >= _LOUD[stance.polarity] and not once


def _pairs(group: Group) -> list[_Pair]:
    """All linked units that both take a position, on one target where its degree differs."""
    olds, news = {u.id: u for u in group.old}, {u.id: u for u in group.new}
    found: list[_Pair] = []
    for link in group.links:
        old, new = _both(olds[link.old], news[link.new], crowded=len(group.links) > 1)
        if old is None or new is None:
            continue
        shift = _shift(old.stance, new.stance)
        if shift is None or _common(old.words, new.words) >= _LINKED:
            found.append((shift, old, new))
    return found


def _both(old: Unit, new: Unit, *, crowded: bool) -> tuple[_Held | None, _Held | None]:
    """The positions of two linked units; a note counts beside a position, and in a ``crowded`` group beside a note,
    so that the note that one old unit made is not taken for what became of another's position."""
    was, now = _held(old), _held(new)
    if was is None and now is None and not crowded:
        return None, None
    note = now.stance if now else was.stance if was else _NOTE
    return was or _noted(old, note), now or _noted(new, note)


def _shift(old: Stance, new: Stance) -> StanceShift | None:
    if old.polarity != new.polarity:
        return "hardened" if new.polarity == "against" else "softened"
    if old.degree == new.degree:
        return None
    return "hardened" if new.degree > old.degree else "softened"


def _held(unit: Unit) -> _Held | None:
    """The position of a unit with the words behind it; a reader's label has no place, so there all words count."""
    if unit.stance is None:
        return None
    end = next((cue.end for cue in unit.stance.cues if cue.role == "stance"), 0)
    return _Held(unit, unit.stance, unit.text[end:])


def _noted(unit: Unit, other: Stance) -> _Held | None:
    """The lowest rung of the other side's ladder, where a unit only takes note of what the other took a position on.

    Beside praise or blame a view ("recognise the need to") is no position; beside another note it is as much as that.
    """
    for found in _NOTES.finditer(unit.text):
        if other.degree == 1 or not _VIEW.match(unit.text, found.end()):
            return _Held(unit, Stance("note", other.polarity, 1, other.target), unit.text[found.end() :])
    return None


def _common(one: frozenset[str], two: frozenset[str]) -> float:
    """The share of the shorter side that both have; two that name nothing are the same."""
    short = min(len(one), len(two))
    return len(one & two) / short if short else float(not one and not two)


def _stands_in(stance: Stance, targets: _Targets, verb: str, other: Unit, *, linked: bool) -> bool:
    """Whether a unit of the other side takes the same position as firmly, perhaps beside a stronger one."""
    said = _held(other)
    if said and said.stance.polarity == stance.polarity:
        if said.stance.degree >= stance.degree and any(map(_is_named, targets, _near(said.about))):
            return True
        if said.stance.degree < stance.degree and _verb_of(said) == verb:  # the same verb, said more mildly
            return False
    if stance.polarity == "for" and not linked:  # "support" is said of all things
        return False
    low = other.text.lower()
    if not verb or verb not in low or not re.search(rf"\b{verb}", low):
        return False
    least, there = _LINKED_TEXT if linked else _ANYWHERE, content_of(other.text)
    return any(target and len(target & there) >= least * len(target) for target in targets)


def _is_named(target: frozenset[str], other: frozenset[str]) -> bool:
    """Whether another position has this target; a word or two out of many name none."""
    size = min(len(target), len(other)) if len(other) >= _NAMED else len(target)
    return size > 0 and len(target & other) >= _ANYWHERE * size


def _near(about: str) -> _Targets:
    """What a position is about by the words close behind its verb: with the grounds given for it, and without."""
    told = about.strip().removeprefix("that ")
    parts = (told, _GROUNDS.split(told, 1)[0])
    return tuple(content_of(" ".join(part.split()[:_NEAR])) - _LIGHT for part in parts)


def _verb_of(held: _Held) -> str:
    """The beginning of the word that judges: "concer" of "concern" and "concerned", "condem" of "condemnation"."""
    cue = next((cue.text for cue in held.stance.cues if cue.role == "stance"), "")
    told = [word for word in re.findall(r"[a-z]{5,}", cue.lower()) if not word.endswith("ly")]
    return told[-1][:6] if told else ""
