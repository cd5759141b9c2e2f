"""What was read of a text before. Two statements of a series say much in the same words, and tagging is the longest
part of a comparison, so that the second statement takes over what the first one's reading gave.

A reading is kept under all that it rests on: the text and its kind, who spoke before, the short names that the
statement gives to its words, and, for commitments, the date and the style of the statement.
"""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_cli.statement.model import Commitment, Stance
from dialogue_cli.tags.actors import Actor, Speakers
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.values import dataclass, field

#: Texts kept for one series; a longer series starts again.
MOST = 20_000

Style = tuple[bool, str | None]
Context = tuple[str, tuple[str, ...], frozenset[str], frozenset[str]]
Key = tuple[str, bool, "tuple[object, ...] | None", tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class Read:
    """One text as read: its governing verbs, and its tags as far as they were asked for.

    ``bare`` says that it may open with its verb, as items and the clauses of resolutions do.
    """

    found: list[Predicate]
    bare: bool = False
    stances: list[Stance | None] = field(default_factory=list)
    commitments: dict[Style, tuple[Commitment, ...]] = field(default_factory=dict)


Known = dict[Context, dict[Key, Read]]


def known_of(known: Known, language: str, parties: tuple[str, ...], speakers: Speakers) -> dict[Key, Read]:
    """What is known of texts in this language by these parties, in a meeting of a body of this name."""
    texts = known.setdefault((language, parties, speakers.parties, speakers.hosts), {})
    if len(texts) > MOST:
        texts.clear()
    return texts


def key_of(tokens: Tokens, previous: Actor | None, defined: Mapping[str, str], *, bare: bool) -> Key:
    """All that the reading of one text rests on, but for the lists and the parties."""
    spoke = (previous.kind, previous.start, previous.end, previous.names, previous.first_person) if previous else None
    short = tuple(sorted((word, defined[word]) for word in defined.keys() & set(tokens.words))) if defined else ()
    return tokens.text, bare, spoke, short
