"""One French unit as the rules look at it: the owner of a noun stands behind it."""

from __future__ import annotations

from dialogue_cli.tags.actor_lists import name_at
from dialogue_cli.tags.actors_fr import ARTICLES, OF
from dialogue_cli.tags.reading import Reading


class FrenchReading(Reading):
    """One French unit as the rules look at it."""

    __slots__ = ()

    def owner_after(self, noun: int) -> str:
        """The kind of owner behind a noun of promise: "l'engagement du Canada envers"; empty where it names none."""
        at = noun + 1
        while at < noun + 3 and self.word(at).isalpha() and self.word(at) not in self.g.prepositions:
            at += 1
        if self.word(at) not in OF:
            return ""
        at += 1 + (self.word(at + 1) in ARTICLES)
        end = len(self.words)
        named = name_at(self.tokens, at, end, self.resolver.actors) if at < end else None
        return self.resolver.of_names([named[2]]) if named and named[2] else ""
