"""The governing verbs of a unit, each with its subject: left to right, clause by clause, no parser.

A verb counts where it is finite and its subject is one that can promise. Verbs after "to" or a modal belong to the verb
before them; verbs in relative and background clauses ("as we work to", "which will") govern nothing.
"""

from __future__ import annotations

from typing import ClassVar

from dialogue_cli.tags.actors import PROMISING, Actor, Resolver
from dialogue_cli.tags.lexicon import Lexicon, Pattern
from dialogue_cli.tags.matching import CLOSERS, match_rest
from dialogue_cli.tags.phrases import REACH
from dialogue_cli.tags.predicate import Found, Predicate
from dialogue_cli.tags.subjects import Subjects
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.tags.verbs import MODALS, Verb, VerbReader

_ACTS = ("support", "decision", "mandate", "report")
#: What may follow a modal's verb in a list and still be a verb of its own: "We will act and reaffirm our commitment".
_AFTER_MODAL = ("promise", "carrier", "note")
#: What leads into a list without a subject; "Exchange of data on:" does not.
_LEADING = ("promise", "carrier", "mandate", "appeal")
#: What takes a thing as its object, and no clause without "that".
_TAKING = ("carrier", "note")
_COMMIT = 8
#: Within how many tokens a label before a colon ends.
_LABEL = 8
_NOBODY = Actor("none", 0, 0)


class Scanner:
    """Finds the predicates of one unit. ``previous`` is who the unit before spoke of, ``item`` says it is a bullet."""

    __slots__ = ("found", "g", "item", "lexicon", "subjects", "tokens", "verbs", "words")
    _finder: ClassVar[type[Subjects]] = Subjects

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, resolver: Resolver, previous: Actor | None = None, *, item: bool = False
    ) -> None:
        self.tokens, self.words, self.lexicon, self.g, self.item = tokens, tokens.words, lexicon, lexicon.grammar, item
        self.found: list[Predicate] = []
        self.verbs = VerbReader(tokens, lexicon)
        self.subjects = self._finder(tokens, lexicon, resolver, previous, self.found)

    def scan(self, until: int | None = None) -> list[Predicate]:
        """Every governing verb that begins before token ``until``, in the order of the words."""
        index, bent = self.lexicon.index, bool(self.g.future_endings)
        free = 0
        for place, word in enumerate(self.words[:until]):
            patterns = index.get(word)
            if patterns is None and (bent or word.endswith("to")):
                patterns = self._other_form(place)
            if patterns and place >= free:
                free = self._try(patterns, place)
        if not self.found and not bent and until is None:
            self._elliptic()
        return self.found

    def _elliptic(self) -> None:
        """A unit that leaves its modal out, as lists of actions do: "Japan to host the next meeting"."""
        lead = self.words.index(":") + 1 if ":" in self.words[:_LABEL] else 0  # "By June 2030: Japan to host"
        end = next((i for i, word in enumerate(self.words[: lead + 9]) if word in self.g.to and i > lead), 0)
        first = self.words[lead] if end else ""
        if not end or any("present" in pattern.form for pattern in self.lexicon.index.get(first, ())):
            return  # "Urges the parties to refrain" tells what is urged, and not who will
        modals = (e for e in self.lexicon.entries if e.category == "modal" and e.pattern in self.g.future)
        will = min(modals, key=lambda e: e.strength, default=None)
        if will is None or end + 1 >= len(self.words) or not self._plain_verb(end + 1):
            return
        found, hung = self.subjects.before(self.subjects.boundary(end, 0), end, will)
        if found.actor.kind in PROMISING and not hung and found.begin == lead and not found.actor.first_person:
            verb = Verb(will, end, end, end + 1, "future", end, False)
            self.found.append(self._made(verb, Found(found.actor, 0, "main"), 0, inherited=True))

    def _try(self, patterns: tuple[Pattern, ...], place: int) -> int:
        """Take the first pattern that is a governing verb here; where to go on."""
        run_together = self.words[place] not in self.lexicon.index and self.words[place].endswith("to")
        for pattern in patterns:
            alone = run_together or not pattern.rest
            end = place + 1 if alone else match_rest(self.tokens, place + 1, pattern, self.g)
            verb = self.verbs.read(pattern, place, end) if end is not None else None
            made = self._predicate(verb) if verb else None
            if made:
                self.found.append(made)
                return place + 1 if pattern.entry.category == "decision" else made.end
        return place + 1

    def _other_form(self, place: int) -> tuple[Pattern, ...]:
        """Patterns for a verb that no list has in this form: run together with its "to"."""
        word = self.words[place]
        if word.endswith("to") and len(word) > 4:
            known = self.lexicon.index.get(word[:-2], ())
            return tuple(p for p in known if len(p.rest) == 1 and "to" in (p.rest[0][0] or ()))
        return ()

    def _predicate(self, verb: Verb) -> Predicate | None:
        if verb.tense == "participle":
            return self._made(verb, Found(_NOBODY, 0, "participle"), 0)
        stop = self.subjects.boundary(verb.left, self.subjects.floor)
        return self._explicit(verb, stop) if stop + 1 < verb.left else self._implicit(verb, stop)

    def _made(self, verb: Verb, found: Found, since: int, *, inherited: bool = False) -> Predicate:
        return Predicate(
            verb.entry, verb.first, verb.start, verb.end, verb.tense, found.actor, found.role, max(since, 0),
            verb.negated, inherited, found.parent,
        )  # fmt: skip

    def _since(self, stop: int) -> int:
        """Where the predicate's part of the sentence begins: a fronted phrase before a comma belongs to it."""
        main = self.subjects.main
        if main is None:
            return 0
        floor, words = main.end, self.words
        if stop <= floor:
            return floor if stop >= floor else stop + 1
        if words[stop] != ",":
            return stop
        place = stop - 1
        low = max(floor, stop - REACH)
        while place > low and words[place] not in self.g.and_ and words[place] not in ";:":
            place -= 1
        return place if words[place + 1] in self.g.prepositions else stop

    def _explicit(self, verb: Verb, stop: int) -> Predicate | None:
        """A verb with a noun phrase or pronoun right before it."""
        found, _ = self.subjects.before(stop, verb.left, verb.entry)
        if found.role == "where":
            role = "main" if verb.entry.category == "modal" else "relative"
            found = Found(found.actor, found.begin, role, found.parent)
        if verb.entry.category not in MODALS and self._is_object(found.begin):
            return None  # "affirms the U.S. extended deterrence commitment"
        silent = found.actor.kind == "thing" and verb.entry.category not in MODALS and verb.tense != "passive"
        if silent and not self._arranged(verb):
            return None
        return self._made(verb, found, self._since(found.begin - 1))

    def _is_object(self, begin: int) -> bool:
        """Whether what seems a subject stands right behind a verb that takes an object, and is that."""
        last = self.subjects.last
        return last is not None and last.end == begin and last.role == "main" and last.entry.category in _TAKING

    def _arranged(self, verb: Verb) -> bool:
        """ "is scheduled to be held": an arrangement, though a thing is its subject."""
        if verb.entry.frame in ("arranged", "body"):
            return self.words[verb.end : verb.end + 1] == ("be",)
        return verb.entry.frame in ("ours", "reached")

    def _implicit(self, verb: Verb, stop: int) -> Predicate | None:
        """A verb with nothing but a boundary before it: a relative clause, an insertion, a list of verbs, a bullet."""
        g, last = self.g, self.subjects.last
        word = self.words[stop] if stop >= 0 else ""
        if word in g.relative or word in g.that:
            return self._made(verb, Found(Actor("thing", stop, verb.left), stop, "relative"), stop)
        modal = verb.entry.category == "modal"
        if word in g.subordinate or (modal and self._inside_relative(self.subjects.floor, stop)):
            return None
        if word == ",":
            across = self.subjects.across_insertion(stop)
            if across:
                return self._made(verb, across, self._since(across.begin - 1))
        act = verb.tense == "base" and verb.entry.category in _ACTS
        if (word in g.and_ or word == ",") and not act:
            earlier = self.subjects.earlier(stop)
            if earlier:
                return self._made(verb, Found(earlier, stop, "main"), stop, inherited=True)
        if last is None:
            return self._unled(verb, stop, word)
        if word in g.and_ or word in (",", ";", "—", "–"):
            return self._coordinated(verb, stop, last)
        if stop < last.end and last.role == "relative":
            return self._made(verb, Found(Actor("thing", verb.left, verb.left), last.end, "relative"), last.end)
        return None

    def _unled(self, verb: Verb, stop: int, word: str) -> Predicate | None:
        """The first verb of a unit without any subject: a bullet ("Establish ..."), or an entry in minutes."""
        if verb.entry.category in MODALS:
            spoken = self.subjects.previous if self.g.future_endings and self.item and stop < 0 else None
            if spoken and spoken.kind in PROMISING:  # "les deux gouvernements : - organiseront", whose stem has no verb
                return self._made(verb, Found(Actor(spoken.kind, 0, 0, spoken.names), 0, "main"), 0, inherited=True)
            return self._made(verb, Found(Actor("thing", 0, 0), 0, "main"), 0) if stop >= 0 else None
        if stop >= 0 and word != ":":
            return None
        plain = verb.tense in ("base", "present") or verb.entry.category in _ACTS
        opens_list = self.words[-1] == ":" and stop < 0 and verb.entry.category in _LEADING  # "Hereby decide to:"
        bare = self.g.future_endings and verb.tense == "present"  # "S'engagent à", below a title or a list of names
        listed = self.item or opens_list or bare
        if plain and not listed and not self.tokens.raw(verb.start, verb.start + 1).isupper():
            return None
        return self._made(verb, Found(_NOBODY, 0, "main"), 0, inherited=True)

    def _coordinated(self, verb: Verb, stop: int, last: Predicate) -> Predicate | None:
        """A verb that shares the subject of a verb before it. Tenses must agree, or it belongs to an infinitive."""
        source = self.subjects.main or last
        if verb.entry.category == "modal" and self.words[stop] == "," and source.tense != "future":
            return None  # "the plan, together with its annex, will": the subject before an insertion is no party
        if verb.entry.category == "modal" and last.role == "relative" and self.words[stop - 1] != ",":
            source = last
        if verb.entry.category == "modal" and source.tense == "past" and self._told_of_a_thing(source.end, stop):
            return self._made(verb, Found(Actor("thing", stop, verb.left), stop, "that", source.entry), stop)
        if not self._tenses_agree(verb, source, stop) or self._inside_infinitive(verb, source, stop):
            return None
        if verb.tense == "past" and (source.role == "participle" or self._after_participle(stop)):
            return None
        return self._made(verb, Found(source.subject, stop, source.role, source.parent), stop, inherited=True)

    def _told_of_a_thing(self, begin: int, stop: int) -> bool:
        """Whether what was said is of a thing that is so: "agreed that trade is of use to all, and will grow"."""
        g, words = self.g, self.words
        that = words[begin - 1] in g.that or words[begin] in g.that
        return that and any(w in g.be or w in g.have for w in words[begin:stop])

    def _plain_verb(self, place: int) -> bool:
        """Whether "to" before this place opens an infinitive: no determiner, no gerund, no name follows."""
        word = self.words[place : place + 1]
        noun = word and (word[0] in self.g.determiners or word[0].endswith("ing") or self.tokens.capital(place))
        return bool(word) and not noun

    def _after_participle(self, stop: int) -> bool:
        """Whether the part before a conjunction is a participle: "a pact guided by trust, led by need, and tied to"."""
        place = stop - (self.words[stop - 1] == ",")
        opening = next((i for i in range(place - 1, max(0, place - 12), -1) if self.words[i] == ","), 0)
        return opening > 0 and self.words[opening + 2 : opening + 3] == ("by",)

    def _promised_to(self, begin: int, stop: int) -> bool:
        """Whether a noun of promise takes an infinitive here: "reaffirm our intention to map the reef and continue"."""
        nouns = self.lexicon.modifiers
        return any(
            self.words[at + 1] in self.g.to and any(p.entry.category == "noun" for p in nouns.get(self.words[at], ()))
            for at in range(begin, min(stop - 1, begin + 8))
        )

    def _inside_relative(self, begin: int, stop: int) -> bool:
        """Whether a clause about a noun goes on: "a plan which has helped and will last"."""
        g = self.g
        for place in range(stop - 1, max(begin, stop - REACH), -1):
            if self.words[place] == "," or self.words[place] in CLOSERS:
                return False
            if self.words[place] in g.relative or self.words[place] in g.that:
                return self.words[place + 1] in g.have or self.words[place + 1] in g.be
        return False

    def _tenses_agree(self, verb: Verb, source: Predicate, stop: int) -> bool:
        """Whether the tense could be that of a second verb with the same subject."""
        was, now = source.tense, verb.tense
        if self.g.future_endings and now != "base":  # no noun and no infinitive has these forms
            return now != "past" or was == "past" or verb.first < verb.start
        if now == "base" and verb.entry.frame == "continue" and source.subject.first_person:
            return True  # "We worked on the port and continue to train divers"
        if now == "base":
            return was != "past" and not (was == "present" and source.subject.kind != "own")
        if now == "present":  # "The sides discussed the port and plans to widen it": a noun after the plural
            return was != "base" and not (was == "past" and source.subject.kind == "own")
        if now != "past":
            return True
        if was == "base":  # "The leaders welcome the plan, and agreed to meet", but not "the plan agreed by others"
            goes_on = self.words[verb.end : verb.end + 1] not in ((), ("by",))
            return goes_on and verb.entry.category == "promise" and self.words[stop] in self.g.and_
        if was in ("future", "progressive", "present"):
            return False
        return not (self.words[stop] == "," and verb.entry.category in _ACTS)

    def _inside_infinitive(self, verb: Verb, source: Predicate, stop: int) -> bool:
        """Whether a plain form continues an infinitive of the verb before: "intend to share data and support X"."""
        if verb.tense != "base":
            return False
        entry, outer = verb.entry, source.entry
        comma = self.words[stop] == "," or (stop > 0 and self.words[stop - 1] == ",")
        acts = entry.category in _ACTS or entry.frame == "act"
        reach = source.end - (outer.category == "promise" and not comma and self._plain_verb(source.end))
        if acts and any(w in self.g.to for w in self.words[reach:stop]):
            return True
        if outer.category == "modal" and entry.category not in _AFTER_MODAL:
            return True
        soft = entry.category == "promise" and entry.strength < _COMMIT and source.tense in ("base", "future")
        if soft and outer.category == "carrier" and not comma and self._promised_to(source.end, stop):
            return True
        infinitive = outer.category == "promise" and self.words[source.end - 1] in self.g.to
        if soft and (outer.category == "modal" or infinitive):
            return True
        appeal = outer.category in ("appeal", "mandate") and source.tense == "base"
        return appeal and not comma and entry.category in ("promise", "support", "decision")
