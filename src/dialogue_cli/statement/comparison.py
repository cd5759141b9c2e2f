"""What comparing statements gives: links, changes with their signals and shifts, and threads over many meetings.

Frozen values like those of ``model``, which hold what is read of one statement by itself.
"""

from __future__ import annotations

from typing import Literal

from dialogue_cli.statement.model import Side, Statement
from dialogue_cli.values import dataclass, field

ChangeKind = Literal["unchanged", "reworded", "split", "merged", "added", "removed"]
Shift = Literal["strengthened", "weakened", "mixed", "same", "fulfilled", "new", "dropped", "unsure"]
StanceShift = Literal["hardened", "softened"]
PositionCourse = Literal["new", "gone"]
PositionNews = Literal["position-new", "position-gone"]
SignalKind = Literal[
    "strength", "deadline", "quantity", "hedge", "booster", "actor", "addressee", "object", "name", "negation", "scope"
]
EditOp = Literal["equal", "delete", "insert"]
Course = Literal[
    "introduced", "kept", "reworded", "strengthened", "weakened", "mixed", "fulfilled", "dropped", "revived"
]


@dataclass(frozen=True, slots=True)
class Link:
    """The statement made by ``old`` is carried on by ``new``. ``confidence`` is a calibrated probability.

    ``signed`` names the reader whose verdict made the link, None where the machine did; ``judged`` names a program
    that was asked (``review --judge``), which is never called signed.
    """

    old: str
    new: str
    confidence: float
    moved: bool = False
    signed: str | None = None
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A unit of the other side that is close but not linked. ``side`` is the side on which ``unit`` stands."""

    unit: str
    side: Side
    confidence: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the aligner says: links, and for units without one their closest candidates (best first, at most three).

    ``old_related`` maps unlinked old unit ids to candidates on the new side, ``new_related`` the other way round.
    ``unlinked`` gives for each unlinked unit ("old:s3", "new:s8") the calibrated probability that it has no partner.
    """

    links: tuple[Link, ...]
    old_related: dict[str, tuple[Related, ...]] = field(default_factory=dict)
    new_related: dict[str, tuple[Related, ...]] = field(default_factory=dict)
    unlinked: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of text that stayed, went or came."""

    op: EditOp
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a unit id and offsets into that unit's text."""

    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that differs in a linked pair. ``old`` or ``new`` is None where a side lacks it.

    ``direction`` is +1 where the difference makes the pledge firmer, -1 weaker, 0 where it says nothing of force.
    """

    kind: SignalKind
    old: str | None
    new: str | None
    old_place: Place | None = None
    new_place: Place | None = None
    direction: int = 0


#: Strength from which a pledge counts as a loss; effort below it is a part of the firmer pledge beside it.
COMMITTED = 5


@dataclass(frozen=True, slots=True)
class ShiftPart:
    """How one pledge of a change fared, with the strengths, the units, the rungs and the rule that decided it."""

    shift: Shift
    old: int | None
    new: int | None
    old_unit: str | None = None
    new_unit: str | None = None
    old_verb: str | None = None
    new_verb: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentShift:
    """The shift of a whole change: the strongest part ranks it. ``old`` and ``new`` are strengths."""

    shift: Shift
    old: int | None
    new: int | None
    parts: tuple[ShiftPart, ...] = ()
    restated: bool = False
    signed: str | None = None


@dataclass(frozen=True, slots=True)
class StanceChange:
    """``shift`` is None where both sides hold the same degree. ``old_unit`` and ``new_unit`` hold the positions."""

    shift: StanceShift | None
    old: str | None
    new: str | None
    target: str | None = None
    signed: str | None = None
    old_unit: str | None = None
    new_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A firm position that came (``new``) or went (``gone``): the other side takes none on the same target.

    ``unit`` holds it, on the new side where it came, on the old side where it went.
    """

    course: PositionCourse
    unit: str
    stance: str
    polarity: Literal["against", "for"]
    degree: int
    target: str | None = None

    @property
    def news(self) -> PositionNews:
        """The word by which filters and rules call it."""
        return "position-new" if self.course == "new" else "position-gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a comparison. Added has no ``old``, removed no ``new``; every other kind has both.

    ``confidence`` is that of its weakest link; for added and removed units the probability that there is no partner.
    ``edits`` run over the old units joined by one space against the new units joined by one space.
    """

    id: str
    kind: ChangeKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    similarity: float
    edits: tuple[Edit, ...]
    moved: bool = False
    confidence: float = 1.0
    links: tuple[Link, ...] = ()
    commitment: CommitmentShift | None = None
    stance: StanceChange | None = None
    related: tuple[Related, ...] = ()
    signals: tuple[Signal, ...] = ()
    themes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    spelling_only: bool = False
    signed: str | None = None
    restated_in: tuple[str, ...] = ()
    judged: str | None = None
    positions: tuple[Position, ...] = ()

    @property
    def lost_beside(self) -> tuple[ShiftPart, ...]:
        """The commitments that went while another one of their sentence was kept, done or made firmer.

        No shift of what stayed, and yet a loss: headline, filter and gate tell of it as of any that is not restated.
        None where a reader signed the shift. Of several links each has parts of its own: what one of them carries on
        is not lost, though the others know nothing of it.
        """
        told = self.commitment
        if not told or told.signed or told.shift not in ("same", "strengthened", "fulfilled", "mixed"):
            return ()
        several = len(self.links) > 1
        kept = {(p.old_unit, p.old_verb) for p in told.parts if p.shift != "dropped"} if several else set()
        lost = (p for p in told.parts if p.shift == "dropped" and (p.old or 0) >= COMMITTED)
        return tuple(dict.fromkeys(p for p in lost if (p.old_unit, p.old_verb) not in kept)) if several else tuple(lost)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all changes, never over a filtered view. ``commitments`` has every Shift, in the model's order,
    ``positions`` those that are new and those that are gone."""

    kinds: dict[str, int]
    moved: int
    commitments: dict[str, int]
    stances: dict[str, int]
    similarity: float
    spelling_only: int = 0
    positions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a result: version, and the hashes of lexicon and weights, with the settings that matter."""

    version: str
    lexicon: str
    weights: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements and every change between them, in reading order. Every unit is in exactly one change."""

    old: Statement
    new: Statement
    changes: tuple[Change, ...]
    summary: Summary
    tool: Tool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadPoint:
    """One meeting's wording in a thread; ``units`` is empty where the thread is silent at that meeting."""

    statement: str
    units: tuple[str, ...]
    course: Course | None
    strength: int | None = None
    verb: str | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The life of one statement across meetings: one point a meeting, in order."""

    id: str
    label: str
    points: tuple[ThreadPoint, ...]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """All threads of a series over three or more meetings."""

    series: str
    statements: tuple[Statement, ...]
    threads: tuple[Thread, ...]
    gaps: tuple[int, ...] = ()
