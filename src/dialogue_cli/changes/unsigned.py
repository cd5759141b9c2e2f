"""Lost pledges that rest on the machine alone: the rule word ``unsigned`` and ``check --require-signed``."""

from __future__ import annotations

from dialogue_cli.align.link import band
from dialogue_cli.statement.comparison import Change

RULE = "require-signed"
_LOSSES = ("dropped", "weakened", "mixed")


def unsigned_loss(change: Change) -> str:
    """What is unsure about a dropped or weakened commitment; empty where nothing is, or a reader has signed.

    ``dropped``, ``weakened`` and ``mixed`` count, and an old pledge that is ``unsure`` because a candidate stands
    close. A reader's signature on the link, on the lone unit or on the shift settles it; a judge's answer does not.
    """
    shift = change.commitment
    if shift is None or shift.signed or change.signed:
        return ""
    if shift.shift not in _LOSSES and not (shift.shift == "unsure" and change.old):
        return ""
    word = {"dropped": "not restated", "unsure": "perhaps not restated"}.get(shift.shift, shift.shift)
    if change.judged:
        return f"commitment {word}, and only {change.judged} has judged it"
    if shift.shift == "unsure" or band(change.confidence) == "unsure":
        what = "the link" if change.links else "the absence of a partner"
        return f"commitment {word}, but {what} is only {change.confidence:.0%} sure and nobody signed it"
    return ""
