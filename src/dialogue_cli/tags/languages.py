"""Who reads a language: the rules for English, and those that differ from them in French.

Chosen once for a statement, above all rules: what French does otherwise is a class above the rule that it changes. The
rules themselves ask only the grammar of the lexicon (endings of futures, a compound past).
"""

from __future__ import annotations

from collections.abc import Callable

from dialogue_cli.tags.actors import Resolver
from dialogue_cli.tags.clause import Clause, clause_of
from dialogue_cli.tags.judging import Judge
from dialogue_cli.tags.predicates import Scanner
from dialogue_cli.tags.reading import Reading
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Readers:
    """What finds the actors, the verbs, their objects, their worth, and the times and amounts of one language."""

    resolver: type[Resolver]
    scanner: type[Scanner]
    reading: type[Reading]
    judge: type[Judge]
    clause: Callable[[str, str | None], Clause]


ENGLISH = Readers(Resolver, Scanner, Reading, Judge, clause_of)


def readers_of(language: str) -> Readers:
    """The readers of a language, ``en`` or ``fr``. The French ones are loaded when the first French text comes."""
    if language != "fr":
        return ENGLISH
    from dialogue_cli.tags.actors_fr import FrenchResolver
    from dialogue_cli.tags.clause_fr import clause_fr
    from dialogue_cli.tags.judging_fr import FrenchJudge
    from dialogue_cli.tags.predicates_fr import FrenchScanner
    from dialogue_cli.tags.reading_fr import FrenchReading

    return Readers(FrenchResolver, FrenchScanner, FrenchReading, FrenchJudge, clause_fr)
