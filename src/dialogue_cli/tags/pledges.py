"""The commitments of statements as rows: chosen, sorted, counted. Pure; how they look is another's business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogue_cli.statement.model import Commitment, Statement, Unit
from dialogue_cli.tags.keywords import has_keyword
from dialogue_cli.values import dataclass

SORTS = ("order", "strength", "deadline", "actor")
_LATE = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Pledge:
    """One commitment where it stands."""

    statement: Statement
    unit: Unit
    commitment: Commitment


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asked for; everything given must hold at once.

    ``actor`` is a part of the actor's name, or ``parties``, ``party``, ``others``. ``deadline`` is "any", or an ISO
    date or year: due by then. ``all_rungs`` brings in what is no commitment (appeals, affirmations, reports).
    ``keywords`` are words that stand in a row in the unit, whatever their case and spelling.
    """

    min_strength: int | None = None
    actor: str | None = None
    themes: tuple[str, ...] = ()
    deadline: str | None = None
    all_rungs: bool = False
    keywords: tuple[str, ...] = ()


def pledges_of(statements: Iterable[Statement]) -> tuple[Pledge, ...]:
    """Every tagged commitment of the statements, in reading order."""
    return tuple(
        Pledge(statement, unit, commitment)
        for statement in statements
        for unit in statement.units
        for commitment in unit.commitments
    )


def matches(pledge: Pledge, wanted: Wanted) -> bool:
    """Whether a row is asked for."""
    c = pledge.commitment
    if not wanted.all_rungs and not c.is_commitment and (wanted.min_strength is None or c.actor_kind == "others"):
        return False
    if wanted.min_strength is not None and c.strength < wanted.min_strength:
        return False
    if wanted.actor and not _by(c, wanted.actor):
        return False
    named = [tag.theme for tag in pledge.unit.themes]
    if wanted.themes and not any(n == t or n.startswith(f"{t}.") for n in named for t in wanted.themes):
        return False
    if not all(has_keyword([pledge.unit], words) for words in wanted.keywords):
        return False
    return wanted.deadline is None or _due(c, wanted.deadline)


def _by(commitment: Commitment, actor: str) -> bool:
    asked = actor.casefold()
    if asked in ("parties", "party", "others"):
        return commitment.actor_kind == asked
    return asked in (commitment.actor or "").casefold()


def _due(commitment: Commitment, asked: str) -> bool:
    if commitment.deadline is None:
        return False
    if asked == "any":
        return True
    bound = asked if len(asked) > 4 else f"{asked}-12-31"
    latest = commitment.deadline.latest
    return latest is not None and latest <= bound


def chosen(pledges: Iterable[Pledge], wanted: Wanted, sort: str = "order") -> tuple[Pledge, ...]:
    """The rows asked for: by statement, and within it in reading order, by strength, by deadline or by actor."""
    kept = [pledge for pledge in pledges if matches(pledge, wanted)]
    order = {id(s): n for n, s in enumerate(_statements(kept))}
    return tuple(sorted(kept, key=lambda p: (order[id(p.statement)], *_key(p.commitment, sort))))


def _key(commitment: Commitment, sort: str) -> tuple[int | str, ...]:
    if sort == "strength":
        return (-commitment.strength,)
    if sort == "deadline":
        return ((commitment.deadline and commitment.deadline.latest) or _LATE,)
    return ((commitment.actor or "").casefold(),) if sort == "actor" else ()


def _statements(pledges: Sequence[Pledge]) -> list[Statement]:
    seen: dict[int, Statement] = {}
    for pledge in pledges:
        seen.setdefault(id(pledge.statement), pledge.statement)
    return list(seen.values())
