"""What a reader types, as values: answers to a question, and ``--set`` for scripts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dialogue_cli.corpus.verdicts import CHOICES, LABELS, LINK
from dialogue_cli.errors import UsageError
from dialogue_cli.review.questions import Question
from dialogue_cli.statement.comparison import Comparison
from dialogue_cli.statement.model import Side

Act = Literal["verdict", "skip", "back", "undo", "quit", "help"]
KEYS: dict[str, Act] = {"s": "skip", "b": "back", "u": "undo", "q": "quit", "?": "help"}
_SET = re.compile(r"(?:(?P<side>old|new):)?(?P<unit>s\d+)(?:\.(?P<label>[a-z-]+))?=(?P<value>.*)", re.DOTALL)
_LABEL = re.compile(r"(?P<label>[a-z-]+)=(?P<value>.*)", re.DOTALL)
_UNIT = re.compile(r"(?:(?P<side>old|new):)?(?P<unit>s\d+)")


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict by today's ids: partners of a unit (none: an empty tuple), or a label's value."""

    side: Side
    unit: str
    label: str = LINK
    partners: tuple[str, ...] = ()
    value: str = ""
    note: str = ""


def parse_set(text: str, comparison: Comparison, stances: Sequence[str] = (), themes: Sequence[str] = ()) -> Decision:
    """``s8=s12,s13``, ``s8=none``, ``new:s12=s3`` or ``new:s12.strength=5``; a bare id is an old unit.

    Raises UsageError that says what was expected.
    """
    found = _SET.fullmatch(text.strip())
    if not found:
        raise UsageError("is no verdict", where=f"--set {text}", do="write s8=s12,s13 or s8=none or new:s12.strength=5")
    side: Side = "new" if found["side"] == "new" else "old"
    unit = found["unit"]
    _known(side, unit, comparison, text)
    value = found["value"].strip()
    if found["label"]:
        return Decision(side, unit, found["label"], (), label_value(found["label"], value, text, stances, themes))
    return Decision(side, unit, LINK, partners_in(value, side, comparison, text))


def label_value(label: str, value: str, text: str, stances: Sequence[str] = (), themes: Sequence[str] = ()) -> str:
    """The value in the form that the file keeps. Raises UsageError for a label or value that there is not."""
    if label not in LABELS:
        raise UsageError(f"no such label: {label}", where=text, do=f"labels: {', '.join(LABELS)}")
    if not value:
        raise UsageError("has no value", where=text, do=f"write {label}=...")
    choices = CHOICES.get(label, (*stances, "none") if label == "stance" and stances else ())
    small = value.lower()
    if choices and small not in choices:
        raise UsageError(f"{value!r} is no {label}", where=text, do=f"choices: {', '.join(choices)}")
    if label == "theme" and themes:
        for name in (part.strip() for part in small.split(",")):
            if name != "none" and name not in themes:
                near = difflib.get_close_matches(name, themes, n=1)
                do = f"did you mean {near[0]}?" if near else f"themes: {', '.join(themes[:12])} ..., or none"
                raise UsageError(f"no such theme: {name}", where=text, do=do)
    return value if label == "actor" else small


def partners_in(value: str, side: Side, comparison: Comparison, text: str) -> tuple[str, ...]:
    """Ids of the other side, parted by commas or spaces; ``none`` is an empty tuple. Raises UsageError."""
    if value.lower() == "none":
        return ()
    other: Side = "new" if side == "old" else "old"
    found = []
    for word in re.split(r"[,\s]+", value.strip(", ")):
        named = _UNIT.fullmatch(word)
        if not named or named["side"] == side:
            raise UsageError(f"{word!r} is no unit of the {other} statement", where=text,
                             do=f"write {other} ids such as s12,s13, or none")  # fmt: skip
        _known(other, named["unit"], comparison, text)
        found.append(named["unit"])
    return tuple(dict.fromkeys(found))


def _known(side: Side, unit: str, comparison: Comparison, text: str) -> None:
    units = comparison.old.units if side == "old" else comparison.new.units
    if not any(u.id == unit for u in units):
        last = units[-1].id if units else "none"
        raise UsageError(f"no such unit: {side}:{unit}", where=text, do=f"the {side} units are s1 to {last}")


def parse_answer(
    text: str, question: Question, comparison: Comparison, stances: Sequence[str] = (), themes: Sequence[str] = ()
) -> tuple[Act, Decision | None]:
    """One line of the prompt: numbers of candidates, n, s, b, u, q, ?, ids, or ``strength=5``; ``# words`` is a note.

    Raises UsageError for anything else.
    """
    body, _, note = text.partition("#")
    body, note = body.strip(), note.strip()
    if body in KEYS:
        return KEYS[body], None
    if body in ("n", "none"):
        return "verdict", Decision(question.side, question.unit, note=note)
    if labelled := _LABEL.fullmatch(body):
        value = label_value(labelled["label"], labelled["value"].strip(), body, stances, themes)
        return "verdict", Decision(question.side, question.unit, labelled["label"], (), value, note)
    parts = [part for part in re.split(r"[,\s]+", body) if part]
    if parts and all(part.isdecimal() and part.isascii() for part in parts):
        many = len(question.candidates)
        if any(not 1 <= int(part) <= many for part in parts):
            do = f"candidates are 1 to {many}" if many else "there are no candidates: n, s, or an id such as s12"
            raise UsageError("no such candidate", where=body, do=do)
        chosen = tuple(dict.fromkeys(question.candidates[int(part) - 1].unit for part in parts))
        return "verdict", Decision(question.side, question.unit, partners=chosen, note=note)
    if parts and all(_UNIT.fullmatch(part) for part in parts):
        chosen = partners_in(",".join(parts), question.side, comparison, body)
        return "verdict", Decision(question.side, question.unit, partners=chosen, note=note)
    raise UsageError("is no answer", where=body or "an empty line", do="numbers, n, s, b, u, q, or ? for help")
