"""What is read of one statement: its units, tags and metadata, as frozen values without behaviour of their own.

Data flows one way, ``sources -> statement -> tags -> align -> changes -> report``; each stage takes these values and
returns new ones (``values.replace``). Nothing here opens a file or knows a terminal. Offsets count code points.
All sequences are tuples, so that a value can be shared and hashed without fear.
"""

from __future__ import annotations

from typing import Literal

from dialogue_cli.values import dataclass

UnitKind = Literal["heading", "sentence", "item", "paragraph", "line"]
UnitSize = Literal["sentence", "paragraph", "line"]
Side = Literal["old", "new"]
CueRole = Literal[
    "verb", "hedge", "booster", "actor", "addressee", "deadline", "quantity", "negation", "restated", "stance", "target"
]
Tense = Literal["present", "past", "future"]


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
