"""The words that a rule may use, and what each of them asks of one change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from dialogue_cli.changes.unsigned import unsigned_loss
from dialogue_cli.statement.comparison import (
    Change,
    ChangeKind,
    Comparison,
    PositionNews,
    Shift,
    Signal,
    SignalKind,
    StanceShift,
)
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass

Form = Literal["word", "number", "text"]

_KINDS = frozenset(get_args(ChangeKind))
_SHIFTS = frozenset(get_args(Shift))
_STANCES = frozenset(get_args(StanceShift))
_NEWS = frozenset(get_args(PositionNews))
_SIGNALS = frozenset(get_args(SignalKind))
#: Which way a signal went: by its direction, or by which side has the words.
_WAYS = ("added", "gone", "changed", "firmer", "weaker")
#: Both sides have the words, and the value went up or down.
_VALUE_WAYS = {
    ("deadline", "later"): -1,
    ("deadline", "earlier"): 1,
    ("quantity", "raised"): 1,
    ("quantity", "lowered"): -1,
}
_FLAGS = frozenset({"moved", "commitment", "restated", "signed", "unsigned", "spelling", "heading", "item", "changed"})
_NUMBERS = frozenset({"strength", "old-strength", "new-strength", "similarity", "confidence"})
_TEXTS = frozenset({"theme", "keyword", "section", "actor", "signal", "stance"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules may ask about a change: the change and the units it is about."""

    change: Change
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    strict: bool = False

    @property
    def units(self) -> tuple[Unit, ...]:
        """Both sides, the old one first."""
        return (*self.old, *self.new)


def facts_of(comparison: Comparison, change: Change, units: Mapping[str, Unit], *, strict: bool = False) -> Facts:
    """Gather the units of a change; ``units`` maps "old:s1" and "new:s1" to them."""
    return Facts(
        change, tuple(units[f"old:{u}"] for u in change.old), tuple(units[f"new:{u}"] for u in change.new), strict
    )


def form_of(word: str) -> Form | None:
    """How a word is used: alone, against a number, with a name after a colon; None for no word of the rules.

    >>> form_of("dropped"), form_of("similarity"), form_of("theme"), form_of("droped")
    ('word', 'number', 'text', None)
    """
    low = word.lower()
    if low in _NUMBERS:
        return "number"
    if low in _TEXTS and low not in _SIGNALS:
        return "text"
    return "word" if low in _KINDS | _SHIFTS | _STANCES | _NEWS | _SIGNALS | _FLAGS or _compound(low) else None


def vocabulary() -> tuple[str, ...]:
    """Every word, for help texts and for "did you mean"."""
    compounds = [f"{k}-commitment" for k in sorted(_KINDS)]
    compounds += [f"{s}-{w}" for s in sorted(_SIGNALS) for w in _WAYS]
    compounds += [f"{kind}-{way}" for kind, way in _VALUE_WAYS]
    return (*sorted(_KINDS | _SHIFTS | _STANCES | _NEWS | _SIGNALS | _FLAGS | _NUMBERS | _TEXTS), *compounds)


def _compound(word: str) -> bool:
    head, _, tail = word.rpartition("-")
    if tail == "commitment":
        return head in _KINDS
    return head in _SIGNALS and (tail in _WAYS or (head, tail) in _VALUE_WAYS)


def holds(facts: Facts, word: str, sign: str, value: str) -> tuple[bool, str]:
    """Whether a word holds of a change, and the reason in words."""
    if sign:
        return _named(facts, word, value) if sign == ":" else _compared(facts, word, sign, float(value))
    change = facts.change
    if word in _SHIFTS:
        return _shifted(facts, word)
    if word in _KINDS or word in _STANCES:
        stance = change.stance.shift if change.stance else None
        return word in (change.kind, stance), word if word in _KINDS else f"stance {word}"
    if word in _NEWS:
        told = [position.stance for position in change.positions if position.news == word]
        return bool(told), f"{word.replace('-', ' ')}: {', '.join(told)}"
    if word == "unsigned":
        why = unsigned_loss(change)
        return bool(why), why or word
    if word in _FLAGS:
        return _flag(facts, word), word
    head, _, tail = word.rpartition("-")
    if tail == "commitment":
        return change.kind == head and _has_pledge(facts), f"{head} commitment"
    return _signalled(change.signals, *((head, tail) if head else (word, "")))


def _shifted(facts: Facts, word: str) -> tuple[bool, str]:
    """The shift itself; under ``strict`` an unsure pledge counts as dropped, on the new side as new."""
    shift = facts.change.commitment.shift if facts.change.commitment else None
    if shift == word:
        return True, f"commitment {word}"
    if word == "dropped" and facts.change.lost_beside:
        return True, "commitment dropped beside one that stayed"
    doubtful = facts.strict and shift == "unsure" and word == ("dropped" if facts.old else "new")
    return doubtful, f"commitment {word}? (unsure)"


def _has_pledge(facts: Facts) -> bool:
    return any(c.is_commitment for unit in facts.units for c in unit.commitments)


def _flag(facts: Facts, word: str) -> bool:
    """Whether a word that is true or false of a change holds."""
    change = facts.change
    answers = {
        "moved": change.moved,
        "signed": change.signed is not None,
        "spelling": change.spelling_only,
        "changed": change.kind != "unchanged" or change.moved,
        "restated": bool(change.commitment and change.commitment.restated),
        "commitment": _has_pledge(facts),
        "heading": any(u.kind == "heading" for u in facts.units),
        "item": any(u.kind == "item" for u in facts.units),
    }
    return answers[word]


def _signalled(signals: tuple[Signal, ...], kind: str, way: str) -> tuple[bool, str]:
    """Whether a signal of this kind is there, and went this way where one is named."""
    sense = _VALUE_WAYS.get((kind, way), 0)
    for s in signals:
        ways = {
            "": True,
            "added": s.old is None,
            "gone": s.new is None,
            "changed": s.old is not None and s.new is not None,
            "firmer": s.direction > 0,
            "weaker": s.direction < 0,
        }
        right = s.direction == sense and ways["changed"] if sense else ways[way]
        if s.kind == kind and right:
            return True, f"{kind}: {s.old or '(none)'} -> {s.new or '(none)'}"
    return False, kind


def _compared(facts: Facts, word: str, sign: str, value: float) -> tuple[bool, str]:
    """Whether a figure compares as asked, and how that reads."""
    number = _number(facts, word)
    if number is None:
        return False, word
    answers = {
        ">=": number >= value,
        "<=": number <= value,
        ">": number > value,
        "<": number < value,
        "=": number == value,
        "==": number == value,
        "!=": number != value,
    }
    return answers[sign], f"{word} {number:g}"


def _number(facts: Facts, word: str) -> float | None:
    """A figure of the change; None where it has none, and then no comparison holds."""
    change = facts.change
    if word == "similarity":
        return change.similarity
    if word == "confidence":
        return change.confidence
    old, new = ([c.strength for u in side for c in u.commitments if c.is_commitment] for side in (facts.old, facts.new))
    values = {"strength": old + new, "old-strength": old, "new-strength": new}[word]
    return max(values, default=None)


def _named(facts: Facts, word: str, value: str) -> tuple[bool, str]:
    """``theme:climate`` also takes climate.finance; the others look for the words, in any case."""
    wanted = value.strip('"').lower()
    change = facts.change
    if word == "theme":
        found = next((t for t in change.themes if t == wanted or t.startswith(wanted + ".")), None)
        return found is not None, f"theme {found or wanted}"
    if word == "signal":
        return _signalled(change.signals, wanted, "")
    if word == "stance":
        held = [s for s in (change.stance.old, change.stance.new) if s] if change.stance else []
        held += [position.stance for position in change.positions]
        return wanted in [s.lower() for s in held], f"stance {wanted}"
    texts = {
        "keyword": change.keywords,
        "section": tuple(h for u in facts.units for h in u.section),
        "actor": tuple(c.actor or "" for u in facts.units for c in u.commitments),
    }[word]
    return any(wanted in text.lower() for text in texts), f"{word} {wanted}"
