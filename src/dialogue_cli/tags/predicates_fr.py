"""The governing verbs of a French unit: futures by their endings, and subjects that the verb's own form names."""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING, Actor
from dialogue_cli.tags.future_fr import future_of, is_conditional
from dialogue_cli.tags.lexicon import CONDITIONAL, FUTURE, Pattern
from dialogue_cli.tags.phrases import REACH
from dialogue_cli.tags.predicate import Found, Predicate
from dialogue_cli.tags.predicates import Scanner
from dialogue_cli.tags.subjects import Subjects
from dialogue_cli.tags.verbs import Verb


class FrenchSubjects(Subjects):
    """Finds subjects in one French unit."""

    __slots__ = ()

    def _joined(self, stop: int, left: int, found: Found) -> Found:
        """ "Les gouvernements britannique et français": the noun stands before the first of two adjectives."""
        single = left == stop + 2 and stop > 0 and self.words[stop] in self.g.and_
        if not single or found.actor.kind != "thing":
            return found
        before, _ = self.conjunct(stop)
        if before + 1 >= stop:
            return found
        actor = self.resolver.resolve(self.tokens, before + 1, left)
        return Found(actor, before + 1, *self.role(before)) if actor.kind in PROMISING else found


class FrenchScanner(Scanner):
    """Finds the predicates of one French unit."""

    __slots__ = ()
    _finder = FrenchSubjects

    def _other_form(self, place: int) -> tuple[Pattern, ...]:
        """Patterns for a future form known by its ending ("poursuivrons")."""
        word, endings = self.words[place], self.g.future_endings
        if word.endswith(tuple(endings)) and not (place and self.tokens.capital(place)):
            form = CONDITIONAL if is_conditional(word) else FUTURE if future_of(word) else ""
            return self.lexicon.index.get(form, ())
        return super()._other_form(place)

    def _predicate(self, verb: Verb) -> Predicate | None:
        if verb.tense != "participle":
            stop = self.subjects.boundary(verb.left, self.subjects.floor)
            if found := self._ours(verb, stop):
                return self._made(verb, found, self._since(stop) if found.begin else 0, inherited=True)
        return super()._predicate(verb)

    def _ours(self, verb: Verb, stop: int) -> Found | None:
        """The subject of a first person plural whose "nous" stands further off: "nous, ministres, rappelons".

        The form alone names it, also where none stands at all ("Réaffirmons notre engagement"). None for another
        form, or where the subject stands right there.
        """
        words, g, before = self.words, self.g, self.verbs.skip_left(verb.first)
        form = words[verb.first]
        if not (form.endswith("ons") or form == "sommes") or verb.tense == "base":
            return None
        if before >= 0 and (words[before] in g.we or words[before] in g.relative):
            return None
        we = next((at for at in range(before, max(-1, before - REACH), -1) if words[at] in g.we), None)
        if we is None:
            return Found(Actor("none", 0, 0), 0, "main")
        role, parent = self.subjects.role(stop) if stop > we else ("main", None)
        return Found(Actor("own", we, we + 1, first_person=True), we, "main" if role == "relative" else role, parent)
