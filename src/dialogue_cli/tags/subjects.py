"""Who governs a verb: the noun phrase before it, a list of names, a pronoun, or the subject before an insertion."""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING, SPEAKING, Actor
from dialogue_cli.tags.lexicon import Entry
from dialogue_cli.tags.matching import CLOSERS
from dialogue_cli.tags.phrases import REACH, Phrases
from dialogue_cli.tags.predicate import Found


class Subjects(Phrases):
    """Finds the subjects of verbs in one unit."""

    __slots__ = ()

    def before(self, stop: int, left: int, entry: Entry) -> tuple[Found, bool]:
        """The subject between a boundary and the verb, and if its clause hangs on a noun ("the plan we launch")."""
        begin = stop + 1
        actor, hung = self.phrase(begin, left, entry)
        if hung:
            return Found(actor, begin, "relative"), True
        if (last := self.last) and last.role == "participle" and begin == last.end and not actor.first_person:
            actor = Actor("thing", begin, left)  # "Implementing the pact will": the gerund is the subject
        found = Found(actor, begin, *self.role(stop))
        found = self._joined(stop, left, found)
        if found.actor.kind == "thing" and stop > 0 and self.connects(stop):
            found = self._head_before(stop, found)
        together = found.actor.kind in ("own", "party", "others") and not found.actor.first_person
        if together and stop >= 0 and self.words[stop] in self.g.and_:
            found = self.listed(found, left)
        if found.actor.kind in ("party", "others") and found.role == "main":
            we = self._named_after_we(found.begin)
            found = Found(we, we.start, "main") if we else found
        return found, False

    def _joined(self, stop: int, left: int, found: Found) -> Found:
        """The subject where a conjunction joins two words of one phrase, as in French; in English it joins phrases."""
        return found

    def _named_after_we(self, begin: int) -> Actor | None:
        """ "we" where names in apposition follow it: "we, the Ministers of Fiji, Japan and Peru reaffirm"."""
        for place in range(begin - 1, max(self.floor, begin - REACH), -1):
            if self.words[place] == "," and self.words[place - 1] in self.g.we:
                return Actor("own", place - 1, place, first_person=True)
        return None

    def conjunct(self, stop: int) -> tuple[int, int]:
        """The phrase before a conjunction or comma: its boundary and its end."""
        end = stop
        while end > self.floor and self.connects(end - 1):
            end -= 1
        return self.boundary(end, self.floor), end

    def _head_before(self, stop: int, found: Found) -> Found:
        """The head of a phrase whose last part is a list: "The working group on trade and security intends"."""
        for _ in range(4):
            before, end = self.conjunct(stop)
            if before + 1 >= end:
                return found
            if any(w in self.g.prepositions for w in self.words[before + 2 : end]):
                actor, hung = self.phrase(before + 1, end)
                good = actor.kind in PROMISING and not hung
                return Found(actor, before + 1, found.role, found.parent) if good else found
            if before < 0 or not self.connects(before):
                return found
            stop = before
        return found

    def listed(self, found: Found, left: int) -> Found:
        """ "Australia, the United Kingdom and the United States": a subject that is a list, taken together."""
        names, bare, start = list(found.actor.names), not found.actor.names, found.begin
        role, parent = found.role, found.parent
        low = max(self.floor, left - 5 * REACH)  # a declaration may name all who join it
        while start - 1 >= low and self.connects(start - 1):
            stop, end = self.conjunct(start - 1)
            if stop + 1 >= end:
                break
            more, hung = self.phrase(stop + 1, end)
            if more.kind == "thing" and self._inside_preposition(stop + 1, end, comma=end != start - 1):
                return Found(Actor("thing", found.begin, left), found.begin, found.role, found.parent)
            if hung or more.kind not in SPEAKING or (bool(more.names) != bool(names) and more.kind != "party"):
                break
            bare = bare or not more.names
            names, start = [*more.names, *names], stop + 1
            role, parent = self.role(stop)
        if start == found.begin:
            return found
        kind = "own" if bare else self.resolver.of_names(names)
        return Found(Actor(kind, start, left, tuple(names)), start, role, parent)

    def _inside_preposition(self, begin: int, end: int, *, comma: bool) -> bool:
        """Whether the list began behind a preposition: "cooperation between Japan and the United States"."""
        for place in range(end - 1, begin - 1, -1):
            if self.words[place] in self.g.prepositions:
                inner = self.resolver.resolve(self.tokens, place + 1, end)
                named = inner.kind in ("own", "party", "others")
                if self.words[end] == "," and not inner.names:  # "as agreed between the leaders, Japan and Korea will"
                    return False
                return named and (not comma or self.words[place] in ("between", "among"))
        return False

    def earlier(self, stop: int) -> Actor | None:
        """The subject of a verb that no list knows: "We are building X and will expand Y"."""
        words, g, floor = self.words, self.g, self.floor
        for place in range(max(floor, stop - REACH), stop):
            if words[place] in g.be or words[place] in g.have:
                before = self.boundary(place, floor)
                if before + 1 < place and (before < 0 or self.connects(before)):
                    actor, hung = self.phrase(before + 1, place)
                    if actor.kind in PROMISING and not hung:
                        whole = self.listed(Found(actor, before + 1, "main"), place)
                        behind = whole.begin and words[whole.begin - 1] in g.prepositions
                        if whole.actor.kind != "thing" and not behind:
                            return whole.actor
            elif words[place] in g.we and (place == 0 or words[place - 1] == "," or g.adverb(words[place - 1])):
                return Actor("own", place, place + 1, first_person=True)
        return self._opening(stop) if floor == 0 and words[stop] in g.and_ else None

    def _opening(self, stop: int) -> Actor | None:
        """Who opens a sentence whose first verb no list knows: "The Ministers weighed the plan and have agreed to"."""
        words, g = self.words, self.g
        for end in range(min(stop - 1, 7), 0, -1):
            word = words[end]
            closed = word in g.prepositions or word in g.determiners or word in g.and_ or word in g.relative
            if closed or not word.isalpha() or self.tokens.capital(end) or word in g.subordinate:
                continue
            actor, hung = self.phrase(0, end)
            if actor.kind in PROMISING and not hung:
                return actor
        return None

    def across_insertion(self, comma: int) -> Found | None:
        """The subject before an insertion that ends at ``comma``: "The Council, acting on a proposal, decided"."""
        main = self.main
        floor = max(main.end if main else 0, comma - REACH)
        if not floor and self.words[0] in self.g.we and self.words[1] == ",":  # "We, Ana Tui, President of Fiji, and"
            return Found(Actor("own", 0, 1, first_person=True), 0, "main")
        for place in range(comma - 1, floor, -1):
            if self.words[place] in CLOSERS:
                return None
            if self.words[place] != "," and self.words[place] not in self.g.relative:
                continue
            stop = self.boundary(place, floor)
            if floor and stop < floor:  # what stands there is the object of the verb before
                return None
            if stop + 1 < place:
                actor, hung = self.phrase(stop + 1, place)
                if actor.kind in SPEAKING and not hung:
                    found = Found(actor, stop + 1, *self.role(stop))
                    return self.listed(found, place) if stop >= 0 and actor.kind != "body" else found
        return None
