"""Every type that travels through `dialogue`: frozen values, no behaviour beyond what can be read off them.

Data flows one way, ``sources -> statement -> tags -> align -> changes -> report``; each stage takes these values and
returns new ones (``values.replace``). Nothing here opens a file or knows a terminal. Offsets count code points.
All sequences are tuples, so that a value can be shared and hashed without fear.
"""

from __future__ import annotations

from typing import Literal

from dialogue_cli.values import dataclass, field

UnitKind = Literal["heading", "sentence", "item", "paragraph", "line"]
UnitSize = Literal["sentence", "paragraph", "line"]
Side = Literal["old", "new"]
ChangeKind = Literal["unchanged", "reworded", "split", "merged", "added", "removed"]
Shift = Literal["strengthened", "weakened", "mixed", "same", "fulfilled", "new", "dropped", "unsure"]
StanceShift = Literal["hardened", "softened"]
PositionCourse = Literal["new", "gone"]
SignalKind = Literal[
    "strength", "deadline", "quantity", "hedge", "booster", "actor", "addressee", "object", "name", "negation", "scope"
]
EditOp = Literal["equal", "delete", "insert"]
CueRole = Literal[
    "verb", "hedge", "booster", "actor", "addressee", "deadline", "quantity", "negation", "restated", "stance", "target"
]
Tense = Literal["present", "past", "future"]
Course = Literal[
    "introduced", "kept", "reworded", "strengthened", "weakened", "mixed", "fulfilled", "dropped", "revived"
]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that made a tag. ``start`` and ``end`` are offsets into the unit's text.

    An item that takes its verb from its stem has ``unit`` set to the stem's id: the offsets then count in that unit.
    """

    role: CueRole
    start: int
    end: int
    text: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time bound as written (``text``) and as understood.

    ``kind`` is one of due, window, start, duration, event, recurring, urgency, horizon. ``earliest`` and ``latest``
    are ISO dates or None where the words give none ("as soon as possible", "by our next meeting").
    """

    text: str
    kind: str
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as written and as a number: "€2.5 million" is value 2500000.0, unit "EUR", bound None.

    ``unit`` is a currency code, "percent", "degC" or the noun counted (lower case, singular). ``bound`` is one of
    ge, gt, le, lt, about, delta, or None. ``upper`` closes a range ("40 to 45 bcm").
    """

    text: str
    value: float
    unit: str
    bound: str | None = None
    upper: float | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Commitment:
    """One verb phrase and what it promises. ``strength`` is the rung's number, 0 (report) to 10 (bind).

    ``is_commitment`` is true for future or continuing action of the parties themselves at the lexicon's threshold
    (rung 5) or above. ``restated`` marks "remain", "reaffirm our", "continue to"; it says nothing of force.
    ``actor_kind`` is parties, party (one of them, or a body of theirs), others or none.
    """

    is_commitment: bool
    strength: int
    rung: str
    verb: str
    actor: str | None = None
    actor_kind: str | None = None
    addressee: str | None = None
    hedges: tuple[str, ...] = ()
    boosters: tuple[str, ...] = ()
    deadline: Deadline | None = None
    quantities: tuple[Quantity, ...] = ()
    negated: bool = False
    restated: bool = False
    tense: Tense | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement of position. ``stance`` is the rung's name (condemn, welcome), ``degree`` its place on its ladder.

    ``polarity`` says which ladder: "against" (note ... condemn in the strongest terms) or "for" (note ... endorse).
    """

    stance: str
    polarity: Literal["against", "for"]
    degree: int
    target: str | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A theme ("space.debris") and the words of the unit (or heading) that made it."""

    theme: str
    words: tuple[str, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A named programme, body or instrument, with its acronym joined where the text gives one."""

    name: str
    acronym: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is compared. ``statement.text[start:end] == text`` always holds.

    ``section`` is the path of headings above it, ``paragraph`` counts from 1, ``stem`` names the unit whose sentence
    an item continues, ``level`` is a heading's depth (1 is top), ``line`` and ``page`` point into the source.
    ``marker`` is what stood before an item or numbered paragraph ("-", "(a)", "14."); it is not part of ``text``.
    ``signed`` names the readers whose labels stand on it in place of the machine's.
    """

    id: str
    kind: UnitKind
    start: int
    end: int
    text: str
    section: tuple[str, ...] = ()
    paragraph: int = 1
    line: int | None = None
    page: int | None = None
    stem: str | None = None
    level: int | None = None
    marker: str | None = None
    commitments: tuple[Commitment, ...] = ()
    stance: Stance | None = None
    themes: tuple[ThemeTag, ...] = ()
    keywords: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    signed: str | None = None

    @property
    def commitment(self) -> Commitment | None:
        """The strongest tag: own commitments before others, then by strength, then the first in the sentence."""
        return max(self.commitments, key=lambda c: (c.is_commitment, c.strength), default=None)


@dataclass(frozen=True, slots=True)
class CleanedNote:
    """Words that clean-up took out of the source, so that nothing vanishes unseen."""

    kind: str
    words: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One joint statement. ``text`` is normalised; the units in order with the text between them give it back.

    Dates are ISO (YYYY-MM-DD). ``guessed`` names the metadata fields that were read out of the text and not given.
    ``language`` is an ISO 639-1 code, or None where it could not be told. ``source`` is where the text comes from (an
    address, or the file), ``path`` the file or operand that was read: line numbers of units count in it.
    """

    id: str
    title: str
    text: str
    units: tuple[Unit, ...]
    type: str = "statement"
    series: str | None = None
    meeting: int | None = None
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    language: str | None = None
    source: str = ""
    sha256: str = ""
    next_meeting: str | None = None
    guessed: tuple[str, ...] = ()
    cleaned: tuple[CleanedNote, ...] = ()
    warnings: tuple[str, ...] = ()
    path: str = ""

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id. Raises KeyError."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)


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
