"""The rung of a governing verb: subject first, then object, then tense. Every rule says why it decided.

A verb that affirms ("reaffirm", "announce") takes the rung of the promise noun that is its object. What is past, under
way, another's or only a view is told as a report or a view.
"""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING, Actor
from dialogue_cli.tags.agreed import is_agreed_act, is_founded, is_ordered, is_reached
from dialogue_cli.tags.earlier import COMMIT, DECIDE, PAST, is_done_before, past_promise
from dialogue_cli.tags.lexicon import CONDITIONAL, Lexicon
from dialogue_cli.tags.modifiers import softeners
from dialogue_cli.tags.predicate import Predicate, Verdict
from dialogue_cli.tags.promised import Promised, promised, purpose
from dialogue_cli.tags.reading import Reading

#: What keeps its own rung under "continue to": an appeal kept up is an appeal.
_WEAKER = ("appeal", "note", "position", "carrier")
_DONE = frozenset(
    "progress completion conclusion results success achievements outcomes progrès achèvement résultats succès".split()
)
_IT, _ONE = (("it",),), (("he",), ("she",))
#: Bodies that are the parties gathered: "Summit directed the secretariat to".
_GATHERINGS = frozenset(
    "summit assembly authority meeting conference commission council sommet assemblée conférence conseil".split()
)
_BEFALLS = frozenset("face encounter need suffer have be".split())  # no acts: "storms which we will face"
#: After "would" these promise nothing, and beside it these only suppose.
_WISHES = frozenset("be have like prefer need help allow benefit depend".split())
_SUPPOSED = frozenset(["if", "should", "unless", "were", "could"])
_CAME = frozenset(
    (
        "met meet gathered gather convened convene assembled "
        "réunis réunies réunissons réunissent rencontrés rencontrées rencontrons rencontrent retrouvés"
    ).split()
)


class Judge:
    """Judges predicates by one lexicon. ``minutes``: the statement tells its own acts in the past ("they agreed")."""

    __slots__ = ("decide", "future", "lexicon", "minutes", "report", "states", "task", "view")

    def __init__(self, lexicon: Lexicon, *, minutes: bool = False) -> None:
        self.lexicon, self.minutes = lexicon, minutes
        self.report = min(lexicon.ladder, key=lambda rung: lexicon.ladder[rung], default="report")
        of = {
            name: [e for e in lexicon.entries if e.category == name]
            for name in ("promise", "modal", "mandate", "position")
        }
        self.decide = next((e for e in of["promise"] if e.strength == DECIDE), None)
        self.future = min(of["modal"], key=lambda e: e.strength, default=None)
        self.task = next(iter(of["mandate"]), None)
        #: What a bare participle says by itself: "DETERMINED to protect" is "are determined to", and no decision.
        self.states = {
            word: e
            for e in reversed(of["promise"])
            if e.pattern.startswith("be|") and len(e.pattern.split()) == 3
            for word in e.pattern.split()[1].split("|")
        }
        self.view = next(iter(of["position"]), None)

    def verdict(self, reading: Reading, p: Predicate, until: int) -> Verdict | None:
        """The rung and owner of one predicate, whose words run up to token ``until``; None where it says nothing."""
        kind = "own" if p.subject.kind == "none" else p.subject.kind
        if p.role in ("relative", "background") and not self._tells(reading, p, kind):
            return None
        made = Verdict(p.entry.rung, p.entry.strength, p.subject, kind in PROMISING)
        if p.entry.category == "modal":
            return self._modal(reading, p, made, kind)
        if kind == "thing":
            return self._impersonal(reading, p, made)
        if kind == "others":
            return made if p.entry.category == "promise" and p.tense in ("base", "present") else None
        if p.tense == "participle":
            return self._preamble(reading, p, made, until)
        return self._own(reading, p, made, until)

    def _tells(self, reading: Reading, p: Predicate, kind: str) -> bool:
        """Whether a clause about a noun promises by itself: it opens a list, or says what "we will" do with it."""
        if p.role != "relative" or kind not in PROMISING:
            return False
        which = p.subject.end > p.subject.start and reading.word(p.subject.start - 1) in reading.g.relative
        act = p.entry.category == "modal" and reading.word(reading.skip(p.end)) not in _BEFALLS
        return reading.words[-1:] == (":",) or (which and kind == "own" and act)

    def _down(self, made: Verdict, why: str) -> Verdict:
        """The same, as a report of what is or was."""
        made.rung, made.strength, made.why = self.report, self.lexicon.ladder.get(self.report, 0), why
        return made

    def _modal(self, reading: Reading, p: Predicate, made: Verdict, kind: str) -> Verdict:
        """ "will" and "shall": of a thing they predict, before an appeal they appeal."""
        place = reading.skip(p.end)
        word = reading.word(place)
        kind = "thing" if kind == "body" and "summit" in reading.words[p.subject.start : p.subject.end] else kind
        if kind == "thing":
            foreseen = (
                p.role == "that"
                and p.parent is not None
                and p.parent.category not in ("decision", "carrier", "promise")
            )
            made.own = (
                word == "be" and not foreseen and (reading.is_aim_of_ours(p, place) or reading.is_arranged(place))
            ) or (not foreseen and (reading.is_convened(p, place) or is_ordered(reading, p, place)))
            return made if made.own else self._down(made, "a thing does not promise")
        if kind in ("party", "body") and p.role == "that" and p.parent and p.parent.category in ("note", "position"):
            made.own = False  # "We welcome that Japan will", "we are confident that the council will"
            return self._down(made, "foreseen")
        if kind == "body" and reading.is_described(place):
            made.own = False
            return self._down(made, "describes a body")
        if word == "be" and reading.words[p.subject.start : p.subject.end] in _IT and not reading.is_arranged(place):
            made.own = False  # "it will be necessary to"
            return self._down(made, "impersonal")
        if reading.words[p.subject.start : p.subject.end] in _ONE and "that" in reading.words[p.subject.end : p.start]:
            made.own = False  # "he believed that easing was early and will lead to ...": foreseen, by one person
            return self._down(made, "a view of one person")
        verb = place
        if word in ("continue", "remain"):
            made.restated = True
            verb = reading.skip(place + 1)
            verb = reading.skip(verb + 1) if reading.word(verb) in reading.g.to else verb
        inner = reading.inner(verb)
        if inner and inner.frame == "outward":
            return made.at(inner, "an appeal kept up")
        self._soften(reading, place, made)
        return made

    def _impersonal(self, reading: Reading, p: Predicate, made: Verdict) -> Verdict | None:
        """ "It was agreed to", "It was decided that", "is scheduled to be held"."""
        entry, subject = p.entry, p.subject
        if entry.frame == "ours":  # "It is our intention to"
            made.own, made.actor = True, Actor("own", p.start, p.end)
            return made
        if entry.frame == "arranged":
            made.own = reading.is_arranged(p.end)
            return made if made.own else None
        if entry.pattern == "be to":  # "dues are to be paid by 31 March"
            made.own = is_ordered(reading, p, p.end)
            return made if made.own else None
        if entry.frame == "reached":
            made.own = is_reached(reading, p)
            return (self._down(made, "dated earlier") if reading.is_dated(p) else made) if made.own else None
        single = subject.end - subject.start == 1 and reading.words[subject.start] in reading.g.it
        if p.tense != "passive" or not single or not (entry.strength >= COMMIT or entry.frame == "that"):
            return None
        made.own, made.actor = True, Actor("own", subject.start, subject.end)
        if entry.frame == "that" and self.decide and self._is_agreed_act(reading, p.end):
            made.at(self.decide, "an act agreed on")
        return self._down(made, "dated earlier") if reading.is_dated(p) else made

    def _preamble(self, reading: Reading, p: Predicate, made: Verdict, until: int) -> Verdict | None:
        """A unit that opens with a gerund: "STRESSING ..." affirms, "COMMITTING to ..." still commits.

        So does "REAFFIRMING our commitment to ...".
        """
        if p.entry.category == "promise":
            return made if p.entry.strength >= COMMIT else None
        if p.entry.category == "carrier" and self._carried(reading, p, made, until).strength >= COMMIT:
            return made
        made.own = False
        return made if p.entry.category in ("carrier", "note", "position", "report") else None

    def _own(self, reading: Reading, p: Predicate, made: Verdict, until: int) -> Verdict | None:
        """A verb of the parties, by its category."""
        category = p.entry.category
        if category == "promise":
            return self._promise(reading, p, made)
        if category == "weak_modal":
            return self._reported_future(reading, p, made)
        if category == "decision":
            return self._decision(reading, p, made, until)
        if category == "mandate":
            met = _GATHERINGS | reading.resolver.speakers.hosts
            orders = p.subject.kind != "body" or met & set(reading.words[p.subject.start : p.subject.end])
            return self._mandate(reading, p, made, until) if orders else None
        if category == "appeal":
            return self._appeal(reading, p, made, until)
        if category == "carrier":
            return self._carried(reading, p, made, until)
        if category == "support":
            self._soften(reading, p.end, made)
            return made if p.tense in ("base", "present", "past") else self._down(made, "under way")
        if category == "report" and reading.words[p.start] in _CAME and not reading.is_dated(p):
            noun = purpose(reading, p.end, until)  # "met in Perth to reaffirm our commitment"
            if noun:
                made.noun = (noun.place, noun.place + 1)
                return made.at(noun.entry, "a noun of promise")
        return self._down(made, "looks back") if category == "report" or p.tense == "perfect" else made

    def _promise(self, reading: Reading, p: Predicate, made: Verdict) -> Verdict | None:
        """A verb that promises, unless it looks back, keeps up something weaker, or agrees on a view."""
        entry, place = p.entry, reading.skip(p.end)
        if not self._fits(reading, p, place):
            return None
        if entry.frame == "continue":
            made.restated = True
            inner = reading.inner(place)
            if inner and inner.category in _WEAKER:
                return made.at(inner, "kept up")
        state = self.states.get(reading.words[p.start]) if p.tense == "past" and p.subject.kind == "none" else None
        if state and p.end - p.start > 1 and not reading.tokens.raw(p.start, p.end).islower():
            return made.at(state, "a bare participle")
        past = past_promise(reading, p, made, minutes=self.minutes)
        if past:
            return self._down(made, past)
        if entry.strength == DECIDE and self.view and reading.is_view(p.end):
            return made.at(self.view, "agreement on a view")
        self._soften(reading, place, made)
        return made

    def _fits(self, reading: Reading, p: Predicate, place: int) -> bool:
        """Whether the entry's frame allows what follows ("look to" needs a verb) and who speaks ("are to" a body)."""
        word = reading.word(place)
        if p.entry.frame == "verb":
            return word.isalpha() and word not in reading.g.determiners and not word.endswith("ing")
        if p.entry.frame == "body" and "here" in reading.words[p.start : p.end]:  # "the pact is here to stay"
            return False
        bare_be = p.entry.frame == "body" and p.end - p.start == 2 and reading.words[p.start] in reading.g.be
        return not (bare_be and p.subject.kind == "own" and reading.words[p.end - 1] in reading.g.to)

    def _is_agreed_act(self, reading: Reading, place: int) -> bool:
        return is_agreed_act(reading, place)

    def _decision(self, reading: Reading, p: Predicate, made: Verdict, until: int) -> Verdict | None:
        """An act done by saying so, or told as done at this meeting."""
        if p.entry.frame == "that":
            if not self._is_agreed_act(reading, p.end):
                return made
            if reading.is_dated(p) or self.decide is None:
                return self._down(made, "dated earlier")
            return made.at(self.decide, "an act agreed on")
        if p.entry.frame == "carry":
            noun = promised(reading, p.end, until)
            if noun:
                made.noun = (noun.place, noun.place + 1) if noun.own else None
                return made.at(noun.entry, "a noun of promise") if noun.own else self._down(made, "another's promise")
            if reading.word(reading.skip(p.end)) in reading.g.that:
                founded = is_founded(reading, p.end) and not reading.is_dated(p)
                return made if founded and p.tense != "perfect" else None
            if _DONE & set(reading.words[p.end : p.end + 5]):
                return self._down(made, "reports a result")
        return self._down(made, "looks back") if is_done_before(reading, p, until, minutes=self.minutes) else made

    def _mandate(self, reading: Reading, p: Predicate, made: Verdict, until: int) -> Verdict:
        """An order: "tasked officials to" names them, "gave instructions to" does not."""
        made.addressee = None if reading.words[p.end - 1] in reading.g.to else reading.addressee(p.end, until)
        told = next((at for at in range(p.end, until) if reading.words[at] in reading.g.to), until)
        earlier = p.tense in PAST and (reading.is_dated(p) or reading.is_elsewhere(p.end, told))
        return self._down(made, "dated earlier") if earlier else made

    def _appeal(self, reading: Reading, p: Predicate, made: Verdict, until: int) -> Verdict:
        """An appeal to others; a request to their own officials is an order."""
        made.addressee = reading.addressee(p.end, until)
        asked = reading.addressee(p.end, len(reading.words)) if p.entry.frame == "body" else None
        ordered = asked and reading.is_ours(asked)
        if not ordered and p.entry.frame == "outward" and made.addressee and reading.is_staff(made.addressee):
            ordered, asked = True, made.addressee  # "we call on our ministers to"
        if ordered and self.task:
            made.addressee = asked
            return made.at(self.task, "an order to their own officials")
        return made

    def _carried(self, reading: Reading, p: Predicate, made: Verdict, until: int) -> Verdict:
        """A verb that affirms: its object may be a promise."""
        noun = promised(reading, p.end, until)
        told = noun and (self._lends_weight(reading, p, noun) or (p.tense in PAST and reading.is_dated(p)))
        if noun and noun.own and noun.entry.strength > made.strength and not told:
            made.noun = (noun.place, noun.place + 1)
            if reading.word(noun.place + 1) in reading.g.to:  # "our intention to explore"
                self._soften(reading, noun.place + 1, made)
            return made.at(noun.entry, "a noun of promise")
        return made

    def _lends_weight(self, reading: Reading, p: Predicate, noun: Promised) -> bool:
        """ "We highlight Japan's commitment": one party's promise that all stress; "we reaffirm" it makes it theirs."""
        restates = any(e.entry.category == "restated" for e in self.lexicon.modifiers.get(reading.words[p.start], ()))
        return noun.owner == "party" and p.subject.kind == "own" and not restates

    def _reported_future(self, reading: Reading, p: Predicate, made: Verdict) -> Verdict:
        """ "emphasised that they would": will, told in the past. "should" and "must" keep their own rung."""
        if reading.words[p.start] not in reading.g.past_future and p.entry.pattern != CONDITIONAL:
            return made
        weak_parent = p.parent is None or p.parent.category in ("note", "report", "position")
        told = self.minutes and p.role == "main" and self._goes_on_telling(reading, p)
        if self.future is None or not (told or (p.role == "that" and not weak_parent)):
            return self._down(made, "conditional")
        self._soften(reading, p.end, made)
        return made.at(self.future, "a future told in the past")

    def _goes_on_telling(self, reading: Reading, p: Predicate) -> bool:
        """Whether minutes go on with what was agreed: "The working group would meet once a year". What is only wished
        or supposed is told so: "would welcome", "if ...".
        """
        act = reading.word(reading.skip(p.end))
        wished = act in _WISHES or any(
            e.entry.category in ("note", "position") for e in self.lexicon.index.get(act, ())
        )
        return not wished and _SUPPOSED.isdisjoint(reading.words)

    def _soften(self, reading: Reading, place: int, made: Verdict) -> None:
        """Note inner verbs that only try or look, and "continue"."""
        made.softeners += softeners(reading.tokens, place, self.lexicon)
        made.restated = made.restated or any(w.startswith("continu") for w in reading.words[place : place + 2])
