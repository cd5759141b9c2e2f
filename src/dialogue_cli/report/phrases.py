"""The small phrases of the terminal view: where a unit stands, what a signal says, how large a statement is. Pure."""

from __future__ import annotations

from dialogue_cli.changes.pledges import is_trying, is_weightless
from dialogue_cli.report import view
from dialogue_cli.report.layout import cells, shorten
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.style import SHIFT_STYLES
from dialogue_cli.statement.comparison import Change, Signal
from dialogue_cli.statement.model import Statement, Unit

_NOUNS = {"sentence": "sentences", "item": "items", "heading": "headings", "paragraph": "paragraphs", "line": "lines"}


#: Words for kinds of signal whose names (those of JSON and of rules) are a linguist's.
_SAID = {"object": "decided anew", "hedge": "condition", "booster": "emphasis"}


def signal_words(signal: Signal) -> str:
    """A signal as it is read: ``deadline: "by 2030" gone``. The change of force is said in the verdict, not here."""
    return "" if signal.kind == "strength" else f"{signal_kind(signal)}: {signal_change(signal)}"


def signal_kind(signal: Signal) -> str:
    """What differs, in a reader's word: ``condition`` for a hedge, ``effort`` where it is an inner verb."""
    return "effort" if is_effort(signal) else _SAID.get(signal.kind, signal.kind)


def signal_change(signal: Signal) -> str:
    """How it differs: ``"by 2030" gone``, ``"by 2030" -> "by 2032"``."""
    if signal.old is None:
        return f'"{signal.new}" added'
    return f'"{signal.old}" gone' if signal.new is None else f'"{signal.old}" -> "{signal.new}"'


def arrowed(told: str) -> str:
    """The arrow as print has it, for pages and files; a terminal has "->"."""
    return told.replace(" -> ", " → ")


def is_effort(signal: Signal) -> bool:
    """Whether a hedge is an inner verb ("will explore", "will work to"): no condition to a reader, but an effort."""
    return signal.kind == "hedge" and all(
        w is None or is_trying(w) or is_weightless(w) for w in (signal.old, signal.new)
    )


def plain(*runs: list[tuple[str, str]]) -> str:
    """The words of styled pieces without their styles."""
    return "".join(text for run in runs for _, text in run)


def row_style(change: Change) -> str:
    """The struck style is for words; a line that says "removed" itself is not struck through."""
    return {"removed": "loss", "added": "gain"}.get(change.kind, change.kind)


def label(change: Change, units: tuple[Unit, ...]) -> str:
    """``removed heading``, ``reworded, moved``: what a change is called in front of its place."""
    words = f"{change.kind} heading" if units[0].kind == "heading" else change.kind
    return f"{words}, moved" if change.moved else words


def verdict_style(change: Change) -> str:
    """How the verdict at the right is painted."""
    if change.commitment:
        return SHIFT_STYLES[change.commitment.shift]
    return SHIFT_STYLES[change.stance.shift] if change.stance and change.stance.shift else "quiet"


def places(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> str:
    """``old:s9, old:s11 -> new:s5``; a side without units is left out."""
    return " -> ".join(part for part in (refs("old", old), refs("new", new)) if part)


def refs(side: str, units: tuple[Unit, ...]) -> str:
    """``old:s9, old:s11``."""
    return ", ".join(f"{side}:{unit.id}" for unit in units)


def move(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> str:
    """From where to where, by section or paragraph."""
    start, end = place(old[0]), place(new[0])
    return f"moved within {start}" if start == end else f"moved from {start} to {end}"


def place(unit: Unit) -> str:
    """The nearest heading above a unit, in quotes, or its paragraph."""
    section = view.path_of(unit)
    return f'"{section[-1]}"' if section else f"paragraph {unit.paragraph}"


def path(section: tuple[str, ...], room: int) -> str:
    """The headings above a place in at most ``room`` cells; where they are too long the highest are left out."""
    for start in range(len(section)):
        words = one_line(" / ".join((*(["..."] if start else []), *section[start:])))
        if cells(words) <= room:
            return words
    return shorten(section[-1], room) if section else ""


def who(statement: Statement) -> str:
    """Date, meeting, place and title of one side."""
    day = statement.date or "undated"
    if statement.date_end and statement.date_end != statement.date:
        day = f"{day} to {statement.date_end}"
    meeting = f"meeting {statement.meeting}" if statement.meeting is not None else ""
    parts = [day, meeting, statement.title or statement.id, f"({statement.place})" if statement.place else ""]
    return "  ".join(one_line(part) for part in parts if part)


def sizes(old: Statement, new: Statement) -> str:
    """``16 -> 17 sentences, 5 -> 5 headings``: what either side has at all."""
    a, b = view.sizes(old), view.sizes(new)
    return ", ".join(f"{a.get(k, 0)} -> {b.get(k, 0)} {noun}" for k, noun in _NOUNS.items() if k in a or k in b)
