"""The governing verbs of a unit, each with its subject: left to right, clause by clause, no parser.

A verb counts where it is finite and its subject is one that can promise. Verbs after "to" or a modal belong to the verb
before them; verbs in relative and background clauses ("as we work to", "which will") govern nothing.
"""

from __future__ import annotations

from dialogue_cli.tags.actors import Actor, Resolver
from dialogue_cli.tags.grammar import Grammar
from dialogue_cli.tags.lexicon import MAX_WILD, Entry, Lexicon, Pattern
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.values import dataclass

_CLOSERS = frozenset(';:()[]"“”—–-*')
#: Words that end the gap "*" of a pattern.
_ENDS = frozenset(["of", "for", "to", "in", "which", "who", "by", "from"])
#: The entry that stands for every future form of a language with endings for it.
FUTURE = "[futur]"
#: Words after which "that" opens what is said and not a relative clause.
_SAYING = frozenset(["confident", "clear", "sure", "today", "so", "ensure", "ensuring", "meeting", "determined"])
_BACKGROUND = frozenset(
    ["as", "when", "if", "once", "until", "unless", "whether", "how", "why", "what", "after", "before", "than"]
)

_WEAK = frozenset(["may", "might", "can", "could", "should", "must", "cannot", "ought", "let", "would"])


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb that the lexicon knows. Places are tokens; ``first`` includes auxiliaries, ``start`` is the verb.

    ``role`` is main, that (said by the verb before), relative, background, or participle. ``since`` is where its part
    of the sentence begins. ``tense`` is present, past, perfect, progressive, future or passive.
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


def match_rest(tokens: Tokens, place: int, pattern: Pattern, grammar: Grammar) -> int | None:
    """Where the pattern ends when its first word stands just before ``place``; None where it does not match."""
    words, size = tokens.words, len(tokens.words)
    wild = False
    for alternatives, lacking in pattern.rest:
        if alternatives is None:
            wild = True
            continue
        at = place
        reach = min(size, place + (MAX_WILD + 1 if wild else 4))
        while at < reach and words[at] not in alternatives:
            if not wild and not grammar.adverb(words[at]) and words[at] != ",":
                at = reach
            elif wild and (words[at] in _CLOSERS or words[at] in grammar.that or (at > place and words[at] in _ENDS)):
                at = reach
            else:
                at += 1
        if at >= reach and not wild and alternatives & grammar.to and place < size and words[place] == ",":
            over = next((i for i in range(place + 1, min(size, place + 14)) if words[i] == ","), size)
            at, reach = over + 1, (size if over + 1 < size and words[over + 1] in alternatives else 0)
        if at < reach:
            place, wild = at + 1, False
        elif not lacking:
            return None
    return place


class Scanner:
    """Finds the predicates of one unit."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, resolver: Resolver, previous: Actor | None = None, *, item: bool = False
    ) -> None:
        self.tokens, self.words, self.lexicon, self.g, self.resolver = (
            tokens,
            tokens.words,
            lexicon,
            lexicon.grammar,
            resolver,
        )
        self.previous, self.item = previous, item
        self.found: list[Predicate] = []

    def scan(self) -> list[Predicate]:
        """Every governing verb, in the order of the words."""
        index = self.lexicon.index
        place, size = 0, len(self.words)
        while place < size:
            patterns = index.get(self.words[place]) or self._future_form(place)
            after = place + 1
            if patterns is None and self.words[place].endswith("to"):
                self._run_together(place)
            elif patterns:
                for pattern in patterns:
                    end = match_rest(self.tokens, after, pattern, self.g)
                    if end is None:
                        continue
                    made = self._predicate(pattern, place, end)
                    if made:
                        self.found.append(made)
                        after = end if pattern.entry.category != "decision" else after
                        break
            place = after
        return self.found

    def _future_form(self, place: int) -> tuple[Pattern, ...] | None:
        """A verb whose ending says that it lies ahead, where the language has such endings ("poursuivrons")."""
        word = self.words[place]
        endings = self.g.future_endings
        if endings and len(word) > 4 and any(word.endswith(e) for e in endings) and word not in self.g.adverbs:
            return self.lexicon.index.get(FUTURE)
        return None

    def _run_together(self, place: int) -> None:
        """ "COMMITTO": a verb and its "to" without the space, as bold type often leaves them."""
        for pattern in self.lexicon.index.get(self.words[place][:-2], ()):
            if len(pattern.rest) == 1 and "to" in (pattern.rest[0][0] or ()):
                made = self._predicate(pattern, place, place + 1)
                if made:
                    self.found.append(made)
                return

    def _is_name(self, place: int) -> bool:
        """Whether a capital inside the sentence makes the word part of a name ("Task Force", "United States")."""
        if not self.tokens.capital(place) or self.tokens.raw(place, place + 1).isupper():
            return False
        return self.words[place - 1] not in '.:*)"“' and not (place == 1 and not self.words[0].isalpha())

    def _skip_left(self, place: int) -> int:
        """The token before ``place`` that is no adverb."""
        place -= 1
        while place >= 0 and self.g.adverb(self.words[place]):
            place -= 1
        return place

    def _predicate(self, pattern: Pattern, place: int, end: int) -> Predicate | None:
        entry, words, g = pattern.entry, self.words, self.g
        if place and self._is_name(place) and entry.category not in ("modal", "weak_modal"):
            return None
        left = self._skip_left(place)
        before = words[left] if left >= 0 else ""
        if entry.category in ("modal", "weak_modal"):
            if not self._is_modal(place):
                return None
            return self._with_subject(entry, place, place, end, "future", pattern)
        if before in g.to or before in g.future or before in g.past_future or before in _WEAK:
            return None
        tense, first = self._tense(pattern, place, left)
        if tense is None:
            return None
        if tense in ("base", "present", "past") and place > 0 and self._noun_before(place):
            return None
        return self._with_subject(entry, first, place, end, tense, pattern)

    def _is_modal(self, place: int) -> bool:
        """ "will" as an auxiliary: not after a determiner or adjective of will, and a verb follows."""
        words, g = self.words, self.g
        if place + 1 >= len(words):
            return True
        after = words[place + 1]
        if after in ("to", "of", "that", "and", "for"):
            return False
        if place and words[place - 1] in (
            "political",
            "common",
            "good",
            "free",
            "collective",
            "strong",
            "abiding",
            "own",
            "our",
            "their",
            "its",
            "the",
            "a",
            "shared",
            "joint",
        ):
            return False
        if words[place] == "may" and (
            self.tokens.capital(place)
            and place
            and (after[0].isdigit() or words[place - 1] in g.prepositions or words[place - 1][0].isdigit())
        ):
            return False
        return True

    def _noun_before(self, place: int) -> bool:
        """Whether what stands before makes the word a noun: a determiner, a preposition, a possessive."""
        left = place - 1
        word = self.words[left]
        if self.g.adverb(word):
            left = self._skip_left(place)
            word = self.words[left] if left >= 0 else ""
        return word in self.g.determiners or word in self.g.prepositions or word.endswith("'s")

    def _tense(self, pattern: Pattern, place: int, left: int) -> tuple[str | None, int]:
        """The tense of a verb and where its auxiliaries begin; None where it is not finite."""
        form, g, words = pattern.form, self.g, self.words
        before = words[left] if left >= 0 else ""
        if "gerund" in form:
            if before in g.be:
                return (None if self._infinitive(left) else "progressive"), left
            return ("participle", place) if left < 0 else (None, place)
        if "participle" in form and before in g.be and words[place] not in g.be:
            further = self._skip_left(left)
            if self._infinitive(left):
                return None, left
            if self.lexicon.compound_past:
                return "past", left
            return "passive", left if further < 0 or words[further] not in g.have else further
        if "participle" in form and before in g.have:
            return ("past" if self.lexicon.compound_past else "perfect"), left
        if before in g.have and "base" not in form:
            return "perfect", left
        if before in ("do", "does", "did") and "base" in form:
            return ("past" if before == "did" else "present"), left
        if "past" in form and "base" not in form:
            return "past", place
        if "participle" in form and "base" not in form:
            return None, place
        return ("present" if "present" in form else "base"), place

    def _infinitive(self, be: int) -> bool:
        """Whether a form of "be" belongs to an infinitive or a modal: "to be convened", "will be held"."""
        further = self._skip_left(be)
        word = self.words[further] if further >= 0 else ""
        return word in self.g.to or word in self.g.future or word in self.g.past_future or word in _WEAK

    def _last(self, *, main: bool = False) -> Predicate | None:
        for made in reversed(self.found):
            if not main or made.role in ("main", "that"):
                return made
        return None

    def _with_subject(
        self, entry: Entry, first: int, place: int, end: int, tense: str, pattern: Pattern
    ) -> Predicate | None:
        left = first
        while left > 0 and (self.g.adverb(self.words[left - 1]) or self.words[left - 1] in self.g.have):
            left -= 1
        negated = any(w in self.g.not_ for w in self.words[left:end])
        last = self._last()
        floor = last.end if last else 0
        stop = self._boundary(left, floor)
        if tense == "participle":
            return Predicate(entry, first, place, end, tense, Actor("none", 0, 0), "participle", 0)
        if stop + 1 < left:
            return self._explicit(entry, first, place, end, tense, negated, stop, left, last)
        return self._implicit(entry, first, place, end, tense, negated, stop, left, pattern)

    def _boundary(self, left: int, floor: int) -> int:
        """The token just before the noun phrase that ends at ``left``: a comma, conjunction, subordinator, or -1."""
        words, g = self.words, self.g
        place = left - 1
        while place >= floor:
            word = words[place]
            if word in _CLOSERS or word == "," or word in g.and_ or word in g.that or word in g.relative:
                return place
            if word in g.subordinate and not (word == "as" and place and words[place - 1] == "well"):
                return place
            place -= 1
        return place

    def _since(self, stop: int, last: Predicate | None) -> int:
        """Where the predicate's part of the sentence begins: a fronted phrase before a comma belongs to it."""
        main = self._last(main=True)
        if main is None:
            return 0
        floor, words = main.end, self.words
        if stop <= floor:
            return floor if stop >= floor else stop + 1
        if words[stop] != ",":
            return stop
        place = stop - 1
        while place > floor and words[place] not in self.g.and_ and words[place] not in ";:":
            place -= 1
        return place if words[place + 1] in self.g.prepositions else stop

    def _explicit(
        self,
        entry: Entry,
        first: int,
        place: int,
        end: int,
        tense: str,
        negated: bool,
        stop: int,
        left: int,
        last: Predicate | None,
    ) -> Predicate | None:
        begin = stop + 1
        actor, reduced = self._subject(begin, left)
        role, parent = ("relative", None) if reduced and (last or begin) else self._role(stop, last)
        if reduced and role == "main":
            role = "relative"
        begin_list = begin
        if actor.kind == "thing" and not reduced and stop > 0 and self.words[stop] in (*self.g.and_, ","):
            wider = self._head_before(stop, last)
            if wider:
                actor, begin_list = wider
        if actor.kind in ("own", "party", "others") and stop >= 0 and self.words[stop] in self.g.and_:
            actor, begin_list, role2, parent2 = self._list(actor, begin, left, last, role, parent)
            role, parent = role2, parent2
        if role == "where":
            role = "main" if entry.category == "modal" else "relative"
        if actor.kind == "thing" and entry.category not in ("modal", "weak_modal") and tense != "passive":
            return None
        since = self._since(begin_list - 1, last)
        return Predicate(entry, first, place, end, tense, actor, role, max(since, 0), negated, False, parent)

    def _head_before(self, stop: int, last: Predicate | None) -> tuple[Actor, int] | None:
        """The head of a phrase whose last part is a list: "The working group on trade and security intends"."""
        floor = last.end if last else 0
        for _ in range(4):
            end = stop
            while end > floor and (self.words[end - 1] == "," or self.words[end - 1] in self.g.and_):
                end -= 1
            before = self._boundary(end, floor)
            if before + 1 >= end:
                return None
            if any(w in self.g.prepositions for w in self.words[before + 2 : end]):
                actor, hung = self._subject(before + 1, end)
                return (actor, before + 1) if actor.kind in ("own", "party", "body") and not hung else None
            if before < 0 or self.words[before] not in (",", *self.g.and_):
                return None
            stop = before
        return None

    def _subject(self, begin: int, left: int) -> tuple[Actor, bool]:
        """The actor of a phrase, and whether the phrase is a noun with a clause hung on it ("the plan we launch")."""
        words, g = self.words, self.g
        end = left
        while end > begin and (g.adverb(words[end - 1]) or words[end - 1] in ("both", "all", "each")):
            end -= 1
        if end == begin:
            end = left
        word = words[end - 1]
        if word in g.we or word in g.they or word in g.it:
            noun = next(
                (i for i in range(end - 2, begin - 1, -1) if not g.adverb(words[i]) and words[i] not in g.we), None
            )
            hung = (
                noun is not None
                and not self._fronted(begin)
                and not (end > 1 and self.tokens.raw(end - 1, end) == "We")
            )
            return self._pronoun(word, end - 1, left), hung
        while begin < end and g.adverb(words[begin]) and words[begin] not in g.determiners:
            begin += 1
        inner = [i for i in range(begin + 2, end) if words[i] in g.determiners and words[i - 1] not in g.prepositions]
        inner = [i for i in inner if words[i - 1] not in g.determiners and not g.adverb(words[i - 1])]
        if inner and not self._fronted(begin):
            return self.resolver.resolve(self.tokens, inner[-1], end), True
        if inner:
            return self.resolver.resolve(self.tokens, inner[-1], end), False
        if begin < end and words[begin] in g.things:
            if words[begin] not in ("this", "these", "those", "such", "many", "some", "others") or end - begin == 1:
                return Actor("thing", begin, end), False
        return self.resolver.resolve(self.tokens, begin, end), False

    def _fronted(self, begin: int) -> bool:
        """Whether the phrase opens with a preposition or adverb: "Through the Task Force we will"."""
        word = self.words[begin]
        return (
            begin == 0
            and (word in self.g.prepositions or self.g.adverb(word))
            or (begin > 0 and self.words[begin - 1] in (",", *self.g.and_) and word in self.g.prepositions)
        )

    def _pronoun(self, word: str, place: int, left: int) -> Actor:
        if word in self.g.we:
            return Actor("own", place, place + 1, first_person=True)
        own = next((p for p in reversed(self.found) if p.subject.kind not in ("thing", "none")), None)
        back = own.subject if own else self.previous
        if word in self.g.they:
            if back is None:
                return Actor("own", place, place + 1)
            kind = "thing" if back.first_person else "own" if back.kind == "party" else back.kind
            return Actor(kind, place, place + 1)
        if own and own.subject.kind in ("party", "body", "own") and not own.subject.first_person:
            return Actor(own.subject.kind, place, place + 1, own.subject.names)
        if own is None and back and back.kind == "body":
            return Actor("body", place, place + 1, back.names)
        return Actor("thing", place, place + 1)

    def _role(self, stop: int, last: Predicate | None) -> tuple[str, Entry | None]:
        words, g = self.words, self.g
        if stop < 0:
            return "main", None
        word = words[stop]
        if word in g.that:
            before = self._skip_left(stop)
            if before >= 0 and (words[before] in self.lexicon.index or words[before] in _SAYING or stop - before > 1):
                return "that", last.entry if last else None
            return ("that", last.entry) if last and last.end > before else ("relative", None)
        if word in g.relative:
            return ("where" if word == "where" else "relative"), None
        if word in g.subordinate:
            return ("background" if word in _BACKGROUND else "main"), None
        if last and last.role == "that" and word in g.and_:
            return "that", last.parent
        return "main", None

    def _list(
        self, actor: Actor, begin: int, left: int, last: Predicate | None, role: str, parent: Entry | None
    ) -> tuple[Actor, int, str, Entry | None]:
        """ "Australia, the United Kingdom and the United States": a subject that is a list, taken together."""
        names, bare, start = list(actor.names), not actor.names, begin
        floor = last.end if last else 0
        while start - 1 >= floor and (self.words[start - 1] in self.g.and_ or self.words[start - 1] == ","):
            end = start - 1
            while end > floor and self.words[end - 1] in (",", *self.g.and_):
                end -= 1
            stop = self._boundary(end, floor)
            if stop + 1 >= end:
                break
            more, hung = self._subject(stop + 1, end)
            if more.kind == "thing" and self._inside_preposition(stop + 1, end, comma=end != start - 1):
                return Actor("thing", begin, left), begin, role, parent
            if (
                hung
                or more.kind not in ("own", "party", "others", "body")
                or (bool(more.names) != bool(names) and more.kind != "party")
            ):
                break
            bare = bare or not more.names
            names, start = [*more.names, *names], stop + 1
            role, parent = self._role(stop, last)
        if start == begin:
            return actor, begin, role, parent
        kind = "own" if bare else self.resolver.of_names(names)
        return Actor(kind, start, left, tuple(names)), start, role, parent

    def _inside_preposition(self, begin: int, end: int, *, comma: bool) -> bool:
        """Whether the list began behind a preposition: "cooperation between Japan and the United States"."""
        for place in range(end - 1, begin - 1, -1):
            if self.words[place] in self.g.prepositions:
                named = self.resolver.resolve(self.tokens, place + 1, end).kind in ("own", "party", "others")
                return named and (not comma or self.words[place] in ("between", "among"))
        return False

    def _implicit(
        self,
        entry: Entry,
        first: int,
        place: int,
        end: int,
        tense: str,
        negated: bool,
        stop: int,
        left: int,
        pattern: Pattern,
    ) -> Predicate | None:
        words, g = self.words, self.g
        last, main = self._last(), self._last(main=True)
        word = words[stop] if stop >= 0 else ""
        if word in g.relative or word in g.that:
            return Predicate(
                entry, first, place, end, tense, Actor("thing", stop, left), "relative", max(stop, 0), negated
            )
        if word in g.subordinate:
            return None
        if word == ",":
            across = self._parenthetical(stop, last.end if last else 0)
            if across:
                actor, begin, role, parent = across
                return Predicate(
                    entry, first, place, end, tense, actor, role, self._since(begin - 1, last), negated, False, parent
                )
        if word in g.and_ or word == ",":
            earlier = self._earlier(stop, last)
            if earlier:
                return Predicate(entry, first, place, end, tense, earlier, "main", stop, negated, True)
        if last is None:
            if entry.category in ("modal", "weak_modal") and stop >= 0:
                return Predicate(entry, first, place, end, tense, Actor("thing", 0, 0), "main", 0, negated)
            if stop >= 0 and word not in (",", *g.and_, ":", "-", "*"):
                return None
            if stop >= 0 and word != ":":
                return None
            if tense in ("base", "present") and not self.item and not self.tokens.raw(place, place + 1).isupper():
                return None
            return Predicate(entry, first, place, end, tense, Actor("none", 0, 0), "main", 0, negated, True)
        if stop < last.end and word not in (",", *g.and_, ";"):
            return (
                Predicate(entry, first, place, end, tense, Actor("thing", left, left), last.role, last.end, negated)
                if last.role == "relative"
                else None
            )
        if word in g.and_ or word in (",", ";", "—", "–"):
            return self._coordinated(entry, first, place, end, tense, negated, stop, last, main)
        return None

    def _earlier(self, stop: int, last: Predicate | None) -> Actor | None:
        """The subject of a verb before a conjunction that no list knows: "We are building X and will expand Y"."""
        words, g = self.words, self.g
        floor = last.end if last else 0
        for place in range(floor, stop):
            if words[place] in g.be or words[place] in g.have:
                before = self._boundary(place, floor)
                if before + 1 < place and (before < 0 or words[before] == "," or words[before] in g.and_):
                    actor, hung = self._subject(before + 1, place)
                    if actor.kind in ("own", "party", "body") and not hung:
                        whole, begin, _, _ = self._list(actor, before + 1, place, last, "main", None)
                        if whole.kind != "thing" and not (begin and words[begin - 1] in g.prepositions):
                            return whole
            elif words[place] in g.we and (place == 0 or words[place - 1] == "," or g.adverb(words[place - 1])):
                return Actor("own", place, place + 1, first_person=True)
        return None

    def _coordinated(
        self,
        entry: Entry,
        first: int,
        place: int,
        end: int,
        tense: str,
        negated: bool,
        stop: int,
        last: Predicate,
        main: Predicate | None,
    ) -> Predicate | None:
        """A verb that shares the subject of a verb before it. Tenses must agree, or it belongs to an infinitive."""
        source = main or last
        if entry.category == "modal" and last.role == "relative" and self.words[stop - 1] != ",":
            source = last
        was = source.tense
        if was == "past" and tense == "base":
            return None
        if was == "present" and tense == "base" and source.subject.kind != "own":
            return None
        if was == "base" and (tense == "present" or (tense == "past" and not self._told_past(entry, end))):
            return None
        if tense == "past" and was in ("future", "progressive", "present"):
            return None
        if (
            tense == "past"
            and self.words[stop] == ","
            and entry.category in ("mandate", "decision", "support", "report")
        ):
            return None
        act = entry.category in ("support", "decision", "mandate", "report") or entry.frame == "act"
        if tense == "base" and act and any(w in self.g.to for w in self.words[source.end : stop]):
            return None
        if (
            tense == "base"
            and source.entry.category == "modal"
            and entry.category not in ("promise", "carrier", "note")
        ):
            return None
        if tense == "base" and entry.strength < 8 and entry.category == "promise" and was in ("base", "future"):
            if source.entry.category == "modal" or self.words[source.end - 1] in self.g.to:
                return None
        comma = stop > 0 and self.words[stop - 1] == "," or self.words[stop] == ","
        if (
            source.entry.category in ("appeal", "mandate")
            and was == "base"
            and not comma
            and entry.category in ("promise", "support", "decision")
        ):
            return None
        return Predicate(
            entry, first, place, end, tense, source.subject, source.role, stop, negated, True, source.parent
        )

    def _told_past(self, entry: Entry, end: int) -> bool:
        """A past among presents that is no participle: "The leaders welcome the plan, and agreed to meet"."""
        return entry.category == "promise" and end < len(self.words) and self.words[end] != "by"

    def _parenthetical(self, comma: int, floor: int) -> tuple[Actor, int, str, Entry | None] | None:
        """The subject before an insertion that ends at ``comma``: "The Council, acting on a proposal, decided"."""
        place = comma - 1
        while place > floor:
            if self.words[place] == ",":
                stop = self._boundary(place, floor)
                if floor and stop < floor:
                    return None
                if stop + 1 < place:
                    actor, hung = self._subject(stop + 1, place)
                    if actor.kind in ("own", "party", "body", "others") and not hung:
                        last = self._last()
                        role, parent = self._role(stop, last)
                        if actor.kind in ("own", "party", "others") and stop >= 0:
                            actor, begin, role, parent = self._list(actor, stop + 1, place, last, role, parent)
                            return actor, begin, role, parent
                        return actor, stop + 1, role, parent
            elif self.words[place] in _CLOSERS:
                return None
            place -= 1
        return None
