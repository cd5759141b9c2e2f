"""The facts of a change as the cells of a table, in one list: tables choose from it, none makes cells of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dialogue_cli.statement.comparison import Change, Edit, PositionNews, Signal
from dialogue_cli.statement.model import Unit

Units = Mapping[str, Unit]
"""The units of one side by their ids."""
Cell = Callable[[Change, Units, Units], object]
"""What makes a cell, from a change and the units of its old and its new side."""

#: Every cell by name, in the order of ``--format csv``; None and "" are empty, lists are parted by spaces (ids, themes)
#: or "; ".
CELLS: dict[str, Cell] = {
    "id": lambda change, *_: change.id,
    "kind": lambda change, *_: change.kind,
    "moved": lambda change, *_: change.moved,
    "old": lambda change, *_: " ".join(change.old),
    "new": lambda change, *_: " ".join(change.new),
    "section": lambda change, old, new: " / ".join((new[change.new[0]] if change.new else old[change.old[0]]).section),
    "similarity": lambda change, *_: change.similarity,
    "confidence": lambda change, *_: change.confidence,
    "shift": lambda change, *_: change.commitment and change.commitment.shift,
    "old_strength": lambda change, *_: change.commitment and change.commitment.old,
    "new_strength": lambda change, *_: change.commitment and change.commitment.new,
    "stance_shift": lambda change, *_: change.stance and change.stance.shift,
    "old_stance": lambda change, *_: change.stance and change.stance.old,
    "new_stance": lambda change, *_: change.stance and change.stance.new,
    "position_new": lambda change, *_: _positions(change, "position-new"),
    "position_gone": lambda change, *_: _positions(change, "position-gone"),
    "signals": lambda change, *_: "; ".join(map(_signal, change.signals)),
    "themes": lambda change, *_: " ".join(change.themes),
    "spelling_only": lambda change, *_: change.spelling_only,
    "related": lambda change, *_: " ".join(f"{near.side}:{near.unit}" for near in change.related),
    "restated_in": lambda change, *_: " ".join(change.restated_in),
    "old_text": lambda change, old, _: " ".join(old[unit].text for unit in change.old),
    "new_text": lambda change, _, new: " ".join(new[unit].text for unit in change.new),
    "redline": lambda change, *_: _redline(change.edits) if _is_reworded(change) else "",
}


def change_cells(change: Change, old: Units, new: Units) -> dict[str, object]:
    """Every cell of a change by name."""
    return {name: cell(change, old, new) for name, cell in CELLS.items()}


def _is_reworded(change: Change) -> bool:
    return bool(change.old and change.new and change.kind != "unchanged")


def _positions(change: Change, news: PositionNews) -> str:
    """The rungs of the positions that are new, or gone, in the order of the text: "condemn; deep concern"."""
    return "; ".join(position.stance for position in change.positions if position.news == news)


def _signal(signal: Signal) -> str:
    """A signal in a few words: "deadline: by 2030 -> gone"."""
    return f"{signal.kind}: {signal.old or 'none'} -> {signal.new or 'gone'}"


def _redline(edits: Iterable[Edit]) -> str:
    """Edits as wdiff writes them: [-gone-] {+come+}."""
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[edit.op].format(edit.text) for edit in edits)
