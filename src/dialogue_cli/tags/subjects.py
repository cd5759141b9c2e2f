"""Who governs a verb: the noun phrase before it, a list of names, a pronoun, or the subject before an insertion."""

from __future__ import annotations

from itertools import islice

from dialogue_cli.tags.actors import Actor, Resolver
from dialogue_cli.tags.lexicon import Entry, Lexicon
from dialogue_cli.tags.matching import CLOSERS
from dialogue_cli.tags.predicate import Found, Predicate
from dialogue_cli.tags.tokens import Tokens

#: How many words before a verb its subject can begin; no phrase of a real statement comes near, and time stays linear.
REACH = 200
PROMISING, SPEAKING = ("own", "party", "body"), ("own", "party", "body", "others")
#: Words after which "that" opens what is said and not a relative clause.
_SAYING = frozenset("confident clear sure today so ensure ensuring meeting determined".split())
_BACKGROUND = frozenset("as when if once until unless whether how why what after before than".split())
_BACKGROUND |= frozenset("comme lorsque lorsqu' quand si puisque puisqu' tandis comment pourquoi".split())
#: Words that open a time before the subject: "Last year we agreed".
_TIMES = frozenset(["last", "next", "earlier", "early", "late", "later"])
_POINTING = frozenset(["this", "these", "those", "such", "many", "some", "others"])
#: Verbs of speech: "it" before them is whoever spoke last, not a thing.
_SPEECH = frozenset(["carrier", "note", "position", "appeal", "mandate", "promise", "decision", "against", "for"])


class Subjects:
    """Finds subjects in one unit. ``found`` is the list of predicates so far, filled by the scanner."""

    __slots__ = ("found", "g", "lexicon", "previous", "resolver", "tokens", "words")

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, resolver: Resolver, previous: Actor | None, found: list[Predicate]
    ) -> None:
        self.tokens, self.words, self.lexicon, self.g = tokens, tokens.words, lexicon, lexicon.grammar
        self.resolver, self.previous, self.found = resolver, previous, found

    @property
    def last(self) -> Predicate | None:
        """The predicate before this one, whatever its role."""
        return self.found[-1] if self.found else None

    @property
    def main(self) -> Predicate | None:
        """The last predicate of a main clause or of what is said in one."""
        near = islice(reversed(self.found), REACH)
        return next((p for p in near if p.role in ("main", "that")), None)

    @property
    def floor(self) -> int:
        """Where the last predicate ends: no subject reaches back over it."""
        return self.found[-1].end if self.found else 0

    def connects(self, place: int) -> bool:
        """Whether the token joins a list: a comma or a conjunction."""
        return self.words[place] == "," or self.words[place] in self.g.and_

    def boundary(self, left: int, floor: int) -> int:
        """The token just before the phrase that ends at ``left``: a comma, conjunction, subordinator, or floor - 1."""
        words, g = self.words, self.g
        floor = max(floor, left - REACH)
        place = left - 1
        while place >= floor:
            word = words[place]
            if word in CLOSERS or self.connects(place) or word in g.that or word in g.relative:
                return place
            if word == "as" and words[place + 1 : place + 2] == ("such",):  # "As such the parties will"
                return place + 1
            if word in g.subordinate and not (word == "as" and place and words[place - 1] == "well"):
                return place
            place -= 1
        return place

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

    def phrase(self, begin: int, left: int, entry: Entry | None = None) -> tuple[Actor, bool]:
        """The actor of a phrase, and whether the phrase is a noun with a clause hung on it."""
        words, g = self.words, self.g
        end = left
        while end > begin and (g.adverb(words[end - 1]) or words[end - 1] in ("both", "all", "each")):
            end -= 1
        end = left if end == begin else end
        word = words[end - 1]
        if word in g.we or word in g.they or word in g.it:
            noun = any(not g.adverb(words[i]) and words[i] not in g.we for i in range(begin, end - 1))
            sentence = end > 1 and self.tokens.raw(end - 1, end) == "We"
            return self._pronoun(word, end - 1, entry), noun and not self._fronted(begin) and not sentence
        while begin < end and g.adverb(words[begin]) and words[begin] not in g.determiners:
            begin += 1
        inner = [i for i in range(begin + 2, end) if words[i] in g.determiners and self._opens(i - 1)]
        if inner:
            return self.resolver.resolve(self.tokens, inner[-1], end), not self._fronted(begin)
        if begin < end and words[begin] in g.things and (words[begin] not in _POINTING or end - begin == 1):
            return Actor("thing", begin, end), False
        return self.resolver.resolve(self.tokens, begin, end), False

    def _opens(self, place: int) -> bool:
        """Whether a determiner after this token opens a noun phrase of its own."""
        word, g = self.words[place], self.g
        return word not in g.prepositions and word not in g.determiners and not g.adverb(word)

    def _fronted(self, begin: int) -> bool:
        """Whether the phrase opens with a preposition or adverb: "Through the Task Force we will"."""
        word = self.words[begin]
        if begin == 0:
            return word in self.g.prepositions or word in _TIMES or self.g.adverb(word)
        return self.connects(begin - 1) and word in self.g.prepositions

    def _pronoun(self, word: str, place: int, entry: Entry | None) -> Actor:
        if word in self.g.we:
            return Actor("own", place, place + 1, first_person=True)
        near = islice(reversed(self.found), REACH)
        here = next((p.subject for p in near if p.subject.kind in SPEAKING), None)
        back = here or self.previous
        if word in self.g.they:
            if back is None:
                return Actor("own", place, place + 1)
            kind = "thing" if back.first_person else "own" if back.kind == "party" else back.kind
            return Actor(kind, place, place + 1)
        speech = entry is not None and entry.category in _SPEECH
        if here is None and place > 1 and self.words[place - 1] == ",":
            fronted = self._fronted_subject(place)
            back, here = fronted or back, fronted
        if back and back.kind in PROMISING and not back.first_person and (here or back.kind == "body" or speech):
            return Actor(back.kind, place, place + 1, back.names)
        return Actor("thing", place, place + 1)

    def _fronted_subject(self, end: int) -> Actor | None:
        """One party as the subject of a clause that opens the sentence: "As France takes the chair, it will"."""
        if self.words[0] not in self.g.subordinate:
            return None
        for stop in range(2, min(end, 7)):
            actor = self.resolver.resolve(self.tokens, 1, stop)
            if actor.kind in ("party", "body") and not self.words[stop - 1].endswith(("'s", "'")):
                return actor
        return None

    def role(self, stop: int) -> tuple[str, Entry | None]:
        """What the boundary before a subject makes of its clause, and the verb that says it."""
        words, g, last = self.words, self.g, self.last
        if stop < 0:
            return "main", None
        word = words[stop]
        if word in g.that:
            before = stop - 1
            while before >= 0 and g.adverb(words[before]):
                before -= 1
            # "this demands that" tells of a thing
            told = words[before].endswith(("s", "ed")) and words[before - 1] not in g.to
            known = (words[before] in self.lexicon.index and not told) or words[before] in _SAYING
            said = bool(last and last.end > before) or (before >= 0 and (known or stop - before > 1))
            if words[0] in g.it and words[1] in g.be and words[2] in g.prepositions and not self.found:
                return "main", None  # "It is in this spirit that we will"
            return ("that", last.entry if last else None) if said else ("relative", None)
        if word in g.relative:
            return ("where" if word == "where" else "relative"), None
        if word in g.subordinate:
            return ("background" if word in _BACKGROUND else "main"), None
        if last and last.role == "that" and word in g.and_:
            return "that", last.parent
        if last and word == "," and self._said_after_a_front(last.end, stop):
            return "that", last.entry
        return "main", None

    def _said_after_a_front(self, begin: int, comma: int) -> bool:
        """Whether a clause after "that" opens with a phrase: "is confident that under this pact, Fiji will"."""
        at = begin - 1 if self.words[begin - 1] in self.g.that else begin
        that, opening = self.words[at : at + 2]
        return that in self.g.that and opening in self.g.prepositions and "," not in self.words[at:comma]

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
