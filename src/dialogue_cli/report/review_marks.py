"""Who stands behind a change: readers who signed it, and programs that were asked and never sign."""

from __future__ import annotations

from dialogue_cli.statement.comparison import Change


def signatures(change: Change) -> list[str]:
    """Short notes for any view, such as "signed by Ana" or "shift signed by Ben"; none for the machine's own work."""
    notes = [f"signed by {change.signed}"] if change.signed else []
    if change.judged:
        notes.append(f"judged by {change.judged}, not signed")
    if change.commitment and change.commitment.signed:
        notes.append(f"commitment signed by {change.commitment.signed}")
    if change.stance and change.stance.signed:
        notes.append(f"stance signed by {change.stance.signed}")
    return notes
