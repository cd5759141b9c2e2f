"""Which pledges a headline names first, and which pair of unsure ones is one question. Pure.

The firmest stand first. Behind all others stand those whose absence is no news: acts that were done by being said
("announce", "establish", "endorse"; nobody repeats them), pledges whose time has passed when the new statement was
made, and slogans that head a chapter ("Second, we commit to bolstering ..."), whose pledges follow one by one.
"""

from __future__ import annotations

from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Commitment, Unit

#: Verbs of rung 9 that do what they say. "Decide" and "agree" are none: what was decided is still to come.
_ACTS = frozenset(
    "adopt announce appoint approve authorise authorize charge create declare designate direct elevate empower endorse "
    "entrust establish form inaugurate instruct institute launch mandate nominate proclaim set task unveil "
    "upgrade".split()
)
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_DATED = frozenset(["due", "window"])
#: Words of a slogan at the most; the longest one seen has 18.
_SLOGAN = 24
_DECIDE = 9


def rank(change: Change, unit: Unit, tag: Commitment | None, today: str | None) -> tuple[bool, int]:
    """The key to sort by: what is no news last, then the firmest first. ``today`` is the date of the new statement."""
    shift = change.commitment
    strength = max(shift.old or 0, shift.new or 0) if shift else 0
    gone = bool(shift and shift.shift == "dropped")
    return is_slogan(unit, tag) or (gone and (is_act(tag) or bool(lapsed(tag, today)))), -strength


def is_act(tag: Commitment | None) -> bool:
    """Whether saying it was doing it: ``We announce a fund``, ``are endorsing a work program``."""
    if tag is None or tag.strength != _DECIDE or tag.tense == "future":
        return False
    return not _ACTS.isdisjoint(tag.verb.lower().split())


def lapsed(tag: Commitment | None, today: str | None) -> str:
    """The words of the time that a pledge was bound to, where it lies before ``today`` (ISO); else empty."""
    due = tag.deadline if tag else None
    if due is None or due.kind not in _DATED or not due.latest or not today:
        return ""
    return due.text if due.latest < today else ""


def is_slogan(unit: Unit, tag: Commitment | None) -> bool:
    """Whether a sentence only heads a chapter: led by an ordinal, short, without figure, time or name."""
    words = unit.text.split()
    if not words or not words[0].endswith(",") or words[0][:-1].lower() not in _ORDINALS or len(words) > _SLOGAN:
        return False
    return not unit.entities and not (tag and (tag.deadline or tag.quantities))


def twins(comparison: Comparison) -> dict[str, str]:
    """Unsure pledges of the new side that are the first rival of an unsure one of the old side, and the reverse.

    Such a pair is one question. The key is the change of the new side, the value that of the old one.
    """
    unsure = [c for c in comparison.changes if c.commitment and c.commitment.shift == "unsure" and c.related]
    home = {f"old:{unit}": c for c in unsure if not c.new for unit in c.old}
    found = {}
    for change in unsure:
        near = change.related[0]
        other = None if change.old else home.get(f"{near.side}:{near.unit}")
        if other and (other.related[0].side, other.related[0].unit) in {("new", unit) for unit in change.new}:
            found[change.id] = other.id
    return found
