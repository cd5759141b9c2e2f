"""Noun phrases of a unit: where one begins, who it names, and what the words before it make of its clause."""

from __future__ import annotations

from itertools import islice

from dialogue_cli.tags.actors import PROMISING, SPEAKING, Actor, Resolver
from dialogue_cli.tags.lexicon import Entry, Lexicon
from dialogue_cli.tags.matching import CLOSERS
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.tokens import Tokens

#: How many words before a verb its subject can begin; no phrase of a real statement comes near, and time stays linear.
REACH = 200
#: Words after which "that" opens what is said and not a relative clause.
_SAYING = frozenset("confident clear sure today so ensure ensuring meeting determined".split())
_BACKGROUND = frozenset("as when if once until unless whether how why what after before than".split())
_BACKGROUND |= frozenset("comme lorsque lorsqu' quand si puisque puisqu' tandis comment pourquoi".split())
#: Words that open a time before the subject: "Last year we agreed".
_TIMES = frozenset(["last", "next", "earlier", "early", "late", "later"])
_POINTING = frozenset(["this", "these", "those", "such", "many", "some", "others"])
#: Verbs of speech: "it" before them is whoever spoke last, not a thing.
_SPEECH = frozenset(["carrier", "note", "position", "appeal", "mandate", "promise", "decision", "against", "for"])


class Phrases:
    """Reads the noun phrases of one unit. ``found`` is the list of predicates so far, filled by the scanner."""

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
        if self.words[place] == ",":
            return not self.tokens.text[self.tokens.ends[place] :][:1].isdigit()  # and not that of "3,000"
        return self.words[place] in self.g.and_

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
        """Who "we", "they" or "it" is: whoever spoke last, and for "it" only one that may promise."""
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
