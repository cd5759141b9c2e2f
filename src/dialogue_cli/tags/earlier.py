"""What was promised or done before this meeting, by tense and date. ``minutes``: a statement that tells its own acts
in the past ("they agreed")."""

from __future__ import annotations

from dialogue_cli.tags.predicate import Predicate, Verdict
from dialogue_cli.tags.reading import Reading

#: Strengths: of a commitment, a decision, an intention.
COMMIT, DECIDE, INTEND = 8, 9, 5
PAST = ("past", "perfect")
_TODAY = frozenset(["today", "tonight", "hereby", "aujourd'hui"])


def past_promise(reading: Reading, p: Predicate, made: Verdict, *, minutes: bool) -> str:
    """Why a promise told in a past or passing form is no promise now; empty where it is one."""
    strength = p.entry.strength
    ordered = minutes and p.entry.frame == "body" and p.tense == "past"  # minutes: "officials were tasked to"
    told = p.tense == "past" and not (p.inherited and reading.word(p.first - 1) == ",")  # no ", aimed at"
    intended = minutes and told and strength >= INTEND  # "The Ministers planned to link their ranges"
    if p.tense in (*PAST, "passive") and strength < COMMIT and not (ordered or intended):
        return "looks back"
    if p.tense == "progressive" and strength < INTEND:
        return "under way"
    if p.tense in PAST and reading.is_dated(p):
        return "dated earlier"
    if p.tense == "perfect":
        made.restated = p.subject.kind != "none"  # "Have agreed to:" heads a declaration
        standing = strength >= DECIDE or p.entry.frame == "standing"
        return "" if standing else "told as promised before"
    return ""


def is_done_before(reading: Reading, p: Predicate, until: int, *, minutes: bool) -> bool:
    """Whether an act in a past form was done before this meeting, and not at it."""
    today = bool(_TODAY & set(reading.words[max(0, p.first - 2) : p.end + 2]))
    if p.tense == "passive" or (p.tense == "perfect" and not today):
        return True
    if p.tense not in PAST or today:
        return False
    told_by_us = p.subject.kind == "own" and any(
        w in reading.g.we for w in reading.words[p.subject.start : p.subject.end]
    )
    return told_by_us or not minutes or reading.is_dated(p) or reading.is_elsewhere(p.end, until)
