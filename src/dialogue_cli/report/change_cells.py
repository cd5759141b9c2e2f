"""The facts of a change as the cells of a table, each under one name: tables choose from them, none makes its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dialogue_cli.statement.comparison import Change, Edit, PositionNews, Signal
from dialogue_cli.statement.model import Unit

Units = Mapping[str, Unit]
"""The units of one side by their ids."""


def change_cells(change: Change, old: Units, new: Units) -> dict[str, object]:
    """Every cell of a change by name; None and "" are empty. Lists are parted by spaces (ids, themes) or "; "."""
    return {**_told(change), **_texts(change, old, new)}


def _told(change: Change) -> dict[str, object]:
    """What became of it."""
    shift, stance = change.commitment, change.stance
    return {
        "id": change.id,
        "kind": change.kind,
        "moved": change.moved,
        "similarity": change.similarity,
        "confidence": change.confidence,
        "shift": shift.shift if shift else None,
        "old_strength": shift.old if shift else None,
        "new_strength": shift.new if shift else None,
        "stance_shift": stance.shift if stance else None,
        "old_stance": stance.old if stance else None,
        "new_stance": stance.new if stance else None,
        "position_new": _positions(change, "position-new"),
        "position_gone": _positions(change, "position-gone"),
        "signals": "; ".join(map(_signal, change.signals)),
        "themes": " ".join(change.themes),
        "spelling_only": change.spelling_only,
        "related": " ".join(f"{near.side}:{near.unit}" for near in change.related),
        "restated_in": " ".join(change.restated_in),
    }


def _texts(change: Change, old: Units, new: Units) -> dict[str, object]:
    """Its units and their words."""
    home = new[change.new[0]] if change.new else old[change.old[0]]
    both = bool(change.old and change.new and change.kind != "unchanged")
    return {
        "section": " / ".join(home.section),
        "old": " ".join(change.old),
        "new": " ".join(change.new),
        "old_text": " ".join(old[unit].text for unit in change.old),
        "new_text": " ".join(new[unit].text for unit in change.new),
        "redline": _redline(change.edits) if both else "",
    }


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
