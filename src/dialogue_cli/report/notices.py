"""Changes as findings without any rule: what annotations, SARIF and JUnit show when nobody asked for a gate."""

from __future__ import annotations

from dialogue_cli.changes.rules import Finding
from dialogue_cli.statement.comparison import Change, Comparison

#: Levels of GitHub and SARIF: what a desk must look at, what it should know, and the rest.
LEVELS = {"dropped": "error", "weakened": "error", "softened": "error", "mixed": "warning", "removed": "warning",
          "unsure": "warning", "position-gone": "warning", "fired": "error"}  # fmt: skip


def notices(comparison: Comparison) -> tuple[Finding, ...]:
    """One finding a change that is not unchanged, named by its shift, else by a position new or gone, else its kind."""
    changed = [c for c in comparison.changes if c.kind != "unchanged" or _shift(c)]
    return tuple(_notice(comparison, change) for change in changed)


def level(rule: str) -> str:
    """error, warning or note for a finding's rule."""
    return LEVELS.get(rule, "note")


def _shift(change: Change) -> str:
    if change.commitment and change.commitment.shift != "same":
        return change.commitment.shift
    if change.stance and change.stance.shift:
        return change.stance.shift
    return change.positions[0].news if change.positions else ""


def _notice(comparison: Comparison, change: Change) -> Finding:
    side = "new" if change.new else "old"
    statement = comparison.new if change.new else comparison.old
    unit = statement.unit((change.new or change.old)[0])
    name = _shift(change) or change.kind
    words = unit.text if len(unit.text) <= 160 else unit.text[:157].rsplit(" ", 1)[0] + " ..."
    return Finding(name, change, change.kind, f'{name}: "{words}"', side, unit.id, statement.path, unit.line)
