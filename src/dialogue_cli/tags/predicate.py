"""A governing verb with its subject: what scanning gives and judging takes, and what either says of it."""

from __future__ import annotations

from dialogue_cli.tags.actors import Actor
from dialogue_cli.tags.lexicon import Entry
from dialogue_cli.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb that the lexicon knows. Places are tokens; ``first`` includes auxiliaries, ``start`` is the verb.

    ``role`` is main, that (said by the verb ``parent``), relative, background, or participle. ``since`` is where its
    part of the sentence begins. ``tense`` is as in ``verbs.Verb``. ``inherited`` says that it shares a subject.
    """

    entry: Entry
    first: int
    start: int
    end: int
    tense: str
    subject: Actor
    role: str
    since: int
    negated: bool = False
    inherited: bool = False
    parent: Entry | None = None


@dataclass(slots=True)
class Verdict:
    """What a predicate is worth: rung, strength, whose it is, and why. ``noun`` and ``softeners`` are token spans."""

    rung: str
    strength: int
    actor: Actor
    own: bool
    why: str = ""
    noun: tuple[int, int] | None = None
    softeners: list[tuple[int, int]] = field(default_factory=list)
    addressee: tuple[int, int] | None = None
    restated: bool = False

    def at(self, entry: Entry, why: str) -> Verdict:
        """The same on the rung of another entry."""
        self.rung, self.strength, self.why = entry.rung, entry.strength, why
        return self


@dataclass(frozen=True, slots=True)
class Found:
    """A subject with the token where it begins, its clause's role, and the verb that says the clause (role "that")."""

    actor: Actor
    begin: int
    role: str
    parent: Entry | None = None
