"""Predicates -> ``Commitment`` values: rung, actor, addressee, hedges, boosters, deadline, quantities, with their words.

The rung of the governing verb counts. A verb that affirms ("reaffirm", "announce") takes the rung of the promise noun
or clause that is its object. An act is a commitment when it lies ahead, its subject is the parties, one of them or a
body of theirs, and its rung reaches the lexicon's threshold.
"""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_cli.statement.model import Commitment, Cue, CueRole, Deadline, Quantity, Tense
from dialogue_cli.tags.actors import Actor, Resolver
from dialogue_cli.tags.deadlines import ORDER
from dialogue_cli.tags.inflect import forms
from dialogue_cli.tags.lexicon import Entry, Lexicon
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.values import dataclass, field

OWN = ("own", "party", "body")
_TENSES: dict[str, Tense] = {"future": "future", "past": "past", "perfect": "past"}
_NEED = frozenset(
    [
        "need",
        "importance",
        "necessity",
        "imperative",
        "urgency",
        "value",
        "centrality",
        "significance",
        "fact",
        "desirability",
        "relevance",
    ]
)
_DONE = frozenset(["progress", "completion", "conclusion", "results", "success", "achievements", "outcomes"])
_WEAKER = ("appeal", "note", "position", "carrier")
_AIMS = frozenset(["focus", "aim", "goal", "objective", "priority", "policy", "intention", "task"])


@dataclass(slots=True)
class Verdict:
    """What a predicate is worth, before it is frozen: rung, strength, words, and why."""

    rung: str
    strength: int
    actor: Actor
    own: bool
    why: str = ""
    noun: tuple[int, int] | None = None
    softeners: list[tuple[int, int]] = field(default_factory=list)
    addressee: tuple[int, int] | None = None
    restated: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Times and amounts of one unit, with the places of those that lie in the past (code points)."""

    deadlines: tuple[Deadline, ...] = ()
    past: tuple[tuple[int, int], ...] = ()
    quantities: tuple[Quantity, ...] = ()


class Judge:
    """Turns the predicates of a unit into commitments, by one lexicon and one statement's speakers."""

    def __init__(self, lexicon: Lexicon, resolver: Resolver, *, minutes: bool = False) -> None:
        self.lexicon, self.resolver, self.g, self.minutes = lexicon, resolver, lexicon.grammar, minutes
        self.report = min(lexicon.ladder, key=lambda rung: lexicon.ladder[rung], default="report")

    def verdict(self, tokens: Tokens, p: Predicate, until: int, clause: Clause) -> Verdict | None:
        """The rung and owner of one predicate, whose words run up to token ``until``; None where it says nothing."""
        entry = p.entry
        kind = "own" if p.subject.kind == "none" else p.subject.kind
        if p.role in ("relative", "background") and not (
            p.role == "relative" and kind in OWN and tokens.words[-1:] == (":",)
        ):
            return None
        if entry.category == "modal":
            return self._modal(tokens, p, until, kind)
        if kind == "thing":
            return self._impersonal(tokens, p, clause)
        made = Verdict(entry.rung, entry.strength, p.subject, kind in OWN)
        if kind == "others":
            return made if entry.category == "promise" and p.tense in ("base", "present") else None
        return self._own(tokens, p, until, made, clause, kind)

    def _down(self, made: Verdict, why: str) -> Verdict:
        """The same, as a report of what is or was."""
        made.rung, made.strength, made.why = self.report, self.lexicon.ladder.get(self.report, 0), why
        return made

    def _raise(self, made: Verdict, entry: Entry, why: str) -> Verdict:
        made.rung, made.strength, made.why = entry.rung, entry.strength, why
        return made

    def _modal(self, tokens: Tokens, p: Predicate, until: int, kind: str) -> Verdict | None:
        made = Verdict(p.entry.rung, p.entry.strength, p.subject, kind in OWN)
        place = self.skip(tokens, p.end)
        word = tokens.words[place] if place < len(tokens) else ""
        if kind == "thing":
            if word == "be" and self._aim_of_ours(tokens, p, place):
                made.own, made.why = True, "an aim of theirs"
                return made
            if word == "be" and self._arranged(tokens, place):
                made.own, made.why = True, "passive arrangement"
                return made
            made.own = False
            return self._down(made, "a thing does not promise")
        inner = self._inner(tokens, place)
        if (
            inner
            and inner.category == "appeal"
            and inner.pattern.split()[0]
            in ("call", "urge|encourage|invite|request|ask|demand|exhort|implore|beseech", "appeal")
            and word in ("call", "urge", "appeal", "demand", "exhort")
        ):
            return self._raise(made, inner, "an appeal kept up")
        if word in ("continue", "remain"):
            made.restated = True
            nxt = self.skip(tokens, place + 1)
            if nxt < len(tokens) and tokens.words[nxt] in self.g.to:
                nxt = self.skip(tokens, nxt + 1)
            deeper = self._inner(tokens, nxt)
            if (
                deeper
                and deeper.category == "appeal"
                and tokens.words[nxt] in ("call", "urge", "appeal", "demand", "exhort")
            ):
                return self._raise(made, deeper, "an appeal kept up")
        self._soften(tokens, place, made)
        return made

    def _aim_of_ours(self, tokens: Tokens, p: Predicate, place: int) -> bool:
        """ "The focus of the Committee's policy will be to": a thing as subject, yet their own programme."""
        words = tokens.words[p.subject.start : p.subject.end]
        nxt = self.skip(tokens, place + 1)
        if not _AIMS & set(words) or nxt >= len(tokens) or tokens.words[nxt] not in self.g.to:
            return False
        return "our" in words or any(
            self.resolver.resolve_owner(tokens, p.subject.start, at + 1) in OWN
            for at in range(p.subject.start, p.subject.end)
            if tokens.words[at].endswith("'s")
        )

    def _arranged(self, tokens: Tokens, place: int) -> bool:
        """ "will be held", "will be established": an arrangement whose doer is not named."""
        nxt = self.skip(tokens, place + 1)
        return nxt < len(tokens) and tokens.words[nxt] in _ARRANGED

    def _impersonal(self, tokens: Tokens, p: Predicate, clause: Clause) -> Verdict | None:
        words = tokens.words
        if (
            p.tense == "passive"
            and p.subject.end - p.subject.start == 1
            and words[p.subject.start] in self.g.it
            and (p.entry.strength >= 8 or p.entry.frame == "that")
        ):
            made = Verdict(p.entry.rung, p.entry.strength, Actor("own", p.subject.start, p.subject.end), True)
            if p.entry.frame == "that" and self._agreed_act(tokens, p.end):
                self._decided(made)
            return self._down(made, "dated earlier") if self._dated(tokens, p, clause) else made
        return None

    def _own(
        self, tokens: Tokens, p: Predicate, until: int, made: Verdict, clause: Clause, kind: str
    ) -> Verdict | None:
        category, frame = p.entry.category, p.entry.frame
        if p.tense == "participle":
            if category in ("carrier", "note", "position", "report"):
                made.own = False
                return made
            return None
        if category == "promise":
            return self._promise(tokens, p, made, clause)
        if category == "weak_modal":
            return self._reported_future(tokens, p, made)
        if category == "decision":
            return self._decision(tokens, p, until, made, clause)
        if category == "mandate":
            if kind == "body":
                return None
            return self._mandate(tokens, p, until, made, clause)
        if category == "appeal":
            made.addressee = self._addressee(tokens, p.end, until)
            if made.addressee and self._ours(tokens, made.addressee) and p.entry.strength >= 3:
                task = next((e for e in self.lexicon.entries if e.category == "mandate"), None)
                if task and tokens.words[p.start] in (
                    "ask",
                    "asks",
                    "asked",
                    "request",
                    "requests",
                    "requested",
                    "invite",
                    "invites",
                    "invited",
                ):
                    return self._raise(made, task, "an order to their own officials")
            return made
        if category == "carrier" and frame == "carry":
            return self._carried(tokens, p, until, made)
        if category == "support":
            self._soften(tokens, p.end, made)
            return made if p.tense in ("base", "present", "past") else self._down(made, "under way")
        if category == "report" or p.tense in ("perfect",):
            return self._down(made, "looks back")
        return made

    def _promise(self, tokens: Tokens, p: Predicate, made: Verdict, clause: Clause) -> Verdict | None:
        entry, words = p.entry, tokens.words
        place = self.skip(tokens, p.end)
        word = words[place] if place < len(words) else ""
        if entry.frame == "verb" and not (
            place < len(words) and word.isalpha() and word not in self.g.determiners and not word.endswith("ing")
        ):
            return None
        if (
            entry.frame == "body"
            and p.subject.kind == "own"
            and words[p.end - 1] == "to"
            and words[p.start] in self.g.be
            and p.end - p.start == 2
        ):
            return None
        if entry.frame == "continue":
            made.restated = True
            inner = self._inner(tokens, place)
            if inner and inner.category in _WEAKER:
                return self._raise(made, inner, "kept up")
        if p.tense in ("past", "perfect", "passive") and entry.strength < 8:
            return self._down(made, "looks back")
        if p.tense == "progressive" and entry.strength < 5:
            return self._down(made, "under way")
        if p.tense in ("past", "perfect") and self._dated(tokens, p, clause):
            return self._down(made, "dated earlier")
        if p.tense == "perfect":
            made.restated = True
            if entry.strength < 9:
                return self._down(made, "told as promised before")
        if entry.strength == 9 and self._only_view(tokens, p.end):
            affirm = next((e for e in self.lexicon.entries if e.category == "position"), entry)
            return self._raise(made, affirm, "agreement on a view")
        self._soften(tokens, place, made)
        return made

    def _only_view(self, tokens: Tokens, place: int) -> bool:
        """Whether the object is a view ("agreed on the need to") and no act."""
        for word in tokens.words[place : place + 4]:
            if word in _NEED:
                return True
        return False

    def _decision(self, tokens: Tokens, p: Predicate, until: int, made: Verdict, clause: Clause) -> Verdict | None:
        entry, frame = p.entry, p.entry.frame
        if frame == "that" and self._agreed_act(tokens, p.end):
            return (
                made
                if self._dated(tokens, p, clause) is False and self._decided(made)
                else self._down(made, "dated earlier")
            )
        if frame == "that":
            return made
        if frame == "carry":
            carried = self._noun_object(tokens, p.end, until)
            if carried:
                noun, place, owner = carried
                if owner != "others":
                    made.noun = (place, place + 1)
                    return self._raise(made, noun, "a noun of promise")
                return self._down(made, "another's promise")
        words = tokens.words[p.end : p.end + 5]
        if (
            frame == "carry"
            and words
            and words[self.skip(tokens, p.end) - p.end if self.skip(tokens, p.end) - p.end < len(words) else 0]
            in self.g.that
        ):
            return None
        if frame == "carry" and any(w in _DONE for w in words):
            return self._down(made, "reports a result")
        if p.tense in ("perfect", "passive") and entry.strength > 2 and frame != "that":
            return self._down(made, "looks back")
        if p.tense == "past" and (
            self._elsewhere(tokens, p.end, until)
            or self._dated(tokens, p, clause)
            or (p.subject.kind == "own" and not self._third(tokens, p))
            or not self.minutes
        ):
            return self._down(made, "looks back")
        return made

    def _decided(self, made: Verdict) -> Verdict:
        """Raised to the rung on which decisions stand."""
        entry = next(
            (
                e
                for e in self.lexicon.entries
                if e.category == "promise" and e.pattern.startswith(("decide ", "décider "))
            ),
            None,
        )
        return self._raise(made, entry, "an act agreed on") if entry else made

    def _reported_future(self, tokens: Tokens, p: Predicate, made: Verdict) -> Verdict | None:
        """ "emphasised that they would": will, told in the past. "should" and "must" keep their own rung."""
        if tokens.words[p.start] not in self.g.past_future:
            return made
        if p.role != "that" or p.parent is None or p.parent.category in ("note", "report", "position"):
            return self._down(made, "conditional")
        future = min(
            (e for e in self.lexicon.entries if e.category == "modal"), key=lambda e: e.strength, default=p.entry
        )
        self._soften(tokens, p.end, made)
        return self._raise(made, future, "a future told in the past")

    def _agreed_act(self, tokens: Tokens, place: int) -> bool:
        """Whether what is agreed is an act of the parties: they will act, or a thing will or shall be set up."""
        words, g = tokens.words, self.g
        for at in range(place, min(len(words), place + 22)):
            word = words[at]
            if word in (";", ":"):
                return False
            nxt = self.skip(tokens, at + 1)
            if word == "be" and nxt < len(words) and words[nxt] in _ARRANGED and words[at - 1] not in g.to:
                return True
            if (word in g.future or word in g.past_future or word == "should") and at > place:
                kind = self.resolver.resolve(tokens, place, at).kind
                own = kind in OWN or words[at - 1] in g.we or words[at - 1] in g.they
                if own:
                    return True
                if not (nxt < len(words) and words[nxt] == "be"):
                    return False
        return False

    def _third(self, tokens: Tokens, p: Predicate) -> bool:
        """Whether the subject stands in the third person, as in minutes."""
        return not any(w in self.g.we for w in tokens.words[p.subject.start : p.subject.end])

    def _mandate(self, tokens: Tokens, p: Predicate, until: int, made: Verdict, clause: Clause) -> Verdict:
        made.addressee = self._addressee(tokens, p.end, until)
        if p.tense in ("past", "perfect") and (self._dated(tokens, p, clause) or self._elsewhere(tokens, p.end, until)):
            return self._down(made, "dated earlier")
        return made

    def _elsewhere(self, tokens: Tokens, place: int, until: int) -> bool:
        """Whether a past act is placed at another gathering: "established it during the Leaders' Summit"."""
        words = tokens.words[place:until]
        return any(
            w in ("during", "at") and any(x in ("summit", "meeting", "visit", "conference") for x in words[i : i + 9])
            for i, w in enumerate(words)
        )

    def _carried(self, tokens: Tokens, p: Predicate, until: int, made: Verdict) -> Verdict:
        carried = self._noun_object(tokens, p.end, until)
        if carried:
            noun, place, owner = carried
            if owner != "others" and noun.strength > made.strength:
                made.noun = (place, place + 1)
                return self._raise(made, noun, "a noun of promise")
        return made

    def _noun_object(self, tokens: Tokens, place: int, until: int) -> tuple[Entry, int, str] | None:
        """The promise noun that is the object of an affirming verb, where it stands, and whose it is."""
        words, g, size = tokens.words, self.g, len(tokens)
        phrase = place
        for at in range(place, min(until, size)):
            word = words[at]
            if word in (";", ":") or word in g.that:
                return None
            for pattern in self.lexicon.modifiers.get(word, ()):
                if pattern.entry.category != "noun":
                    continue
                after = words[at + 1] if at + 1 < size else ""
                if after[:1].isalpha() and not (
                    after in g.to
                    or after in g.that
                    or after in g.prepositions
                    or after in g.and_
                    or after in g.not_
                    or g.adverb(after)
                    or after in _MADE
                    or self._adjective_after(tokens, at)
                ):
                    break
                if self._clean(tokens, phrase, at):
                    return *self._stronger(tokens, pattern.entry, at), self._owner(tokens, phrase, at)
            if word in (",", *g.and_):
                nxt = at + 1
                if (
                    nxt < size
                    and words[nxt] not in g.own_possessive
                    and not g.adverb(words[nxt])
                    and not self._is_noun(words[nxt])
                ):
                    continue
                if nxt < size and not (words[nxt] not in g.own_possessive and at - phrase <= 4 and phrase == place):
                    phrase = nxt
        return None

    def _is_noun(self, word: str) -> bool:
        return any(p.entry.category == "noun" for p in self.lexicon.modifiers.get(word, ()))

    def _adjective_after(self, tokens: Tokens, at: int) -> bool:
        """ "notre engagement commun à": where adjectives follow the noun (a language with future endings)."""
        return bool(self.g.future_endings) and at + 2 < len(tokens) and tokens.words[at + 2] in self.g.to

    def _stronger(self, tokens: Tokens, entry: Entry, at: int) -> tuple[Entry, int]:
        """Of nouns joined by a conjunction ("willingness and intention to") the firmer one."""
        best = entry, at
        for nxt in range(at + 1, min(len(tokens), at + 4)):
            if tokens.words[nxt] in self.g.prepositions:
                break
            for pattern in self.lexicon.modifiers.get(tokens.words[nxt], ()):
                if pattern.entry.category == "noun" and pattern.entry.strength > best[0].strength:
                    best = pattern.entry, nxt
        return best

    def _clean(self, tokens: Tokens, start: int, noun: int) -> bool:
        """Only determiners, owners and adjectives stand between the verb or conjunction and the noun."""
        g, between = self.g, tokens.words[start:noun]
        return noun - start <= 8 and not any(
            w in g.prepositions or w in (";", "(") or (w.endswith("ing") and w not in _ADJECTIVES) for w in between
        )

    def _owner(self, tokens: Tokens, start: int, noun: int) -> str:
        for at in range(start, noun):
            if tokens.words[at].endswith(("'s", "s'", "'")):
                actor = self.resolver.resolve_owner(tokens, start, at + 1)
                return "others" if actor in ("others", "thing") else "own"
        return "own"

    def _addressee(self, tokens: Tokens, place: int, until: int) -> tuple[int, int] | None:
        words, g = tokens.words, self.g
        place += place < len(words) and words[place] in g.that
        end = place
        while (
            end < min(until, place + 14)
            and words[end] not in g.to
            and words[end] not in (",", ";", ":", ".")
            and words[end] not in g.that
        ):
            end += 1
        return (place, end) if end > place else None

    def _ours(self, tokens: Tokens, span: tuple[int, int]) -> bool:
        kind = self.resolver.resolve(tokens, *span).kind
        first = tokens.words[span[0]]
        return kind in OWN and (first in ("our", "their", "its") or kind == "body")

    def skip(self, tokens: Tokens, place: int) -> int:
        words, size = tokens.words, len(tokens)
        while place < size and (self.g.adverb(words[place]) or words[place] in self.g.not_):
            place += 1
        return place

    def _inner(self, tokens: Tokens, place: int) -> Entry | None:
        """The entry of the verb that begins at ``place`` in its plain form or as a gerund."""
        if place >= len(tokens):
            return None
        for pattern in self.lexicon.index.get(tokens.words[place], ()):
            if ("base" in pattern.form or "gerund" in pattern.form) and match_rest(
                tokens, place + 1, pattern, self.g
            ) is not None:
                return pattern.entry
        return None

    def _soften(self, tokens: Tokens, place: int, made: Verdict) -> None:
        """Inner verbs that only try or look: "will work to explore" has two."""
        made.softeners += softeners(tokens, place, self)
        made.restated = made.restated or any(w.startswith("continu") for w in tokens.words[place : place + 2])

    def _dated(self, tokens: Tokens, p: Predicate, clause: Clause) -> bool:
        """Whether the act is dated before this meeting: "In 2021 we agreed to", "agreed last year to"."""
        if not clause.past:
            return False
        if tokens.words[0] == "when" and p.since > 0:
            return True
        opening = p.since
        while opening < p.first and (
            tokens.words[opening] in self.g.and_ or tokens.words[opening] in (",", "the", "as")
        ):
            opening += 1
        fronted = tokens.words[opening] in _WHEN and opening < p.subject.start
        low, subject = tokens.starts[opening], tokens.starts[min(p.subject.start, len(tokens) - 1)]
        first, high = tokens.starts[p.first], tokens.ends[min(len(tokens), p.end + 7) - 1]
        return any((fronted and low <= start < subject) or first - 14 <= start <= high for start, _ in clause.past)


_ADJECTIVES = frozenset(
    "unwavering enduring longstanding long-standing ongoing continuing everlasting abiding lasting existing standing overarching".split()
)
_MADE = frozenset(["made", "set", "undertaken", "taken", "expressed", "we", "contained", "enshrined"])
_WHEN = frozenset(
    ["in", "on", "at", "during", "since", "when", "last", "earlier", "previously", "as", "after", "under"]
)
_ARRANGED = frozenset(
    "held convened established launched organised organized created set published issued signed hosted convoked "
    " submitted presented announced adopted reviewed".split()
)


def commitments_of(tokens: Tokens, predicates: list[Predicate], judge: Judge, clause: Clause) -> list[Commitment]:
    """One commitment for each predicate that says something of force, in the order of the words."""
    made: list[Commitment] = []
    for number, p in enumerate(predicates):
        later = (q.since for q in predicates[number + 1 :] if q.role in ("main", "that") and q.subject.kind != "thing")
        until = next(later, len(tokens))
        until = max(until, p.end)
        verdict = judge.verdict(tokens, p, until, clause)
        if verdict:
            made.append(freeze(tokens, p, verdict, until, judge, clause))
    return made


def freeze(tokens: Tokens, p: Predicate, v: Verdict, until: int, judge: Judge, clause: Clause) -> Commitment:
    """The finished value with its cues."""
    lexicon = judge.lexicon
    cues = [_cue("verb", tokens, p.first, p.end)]
    if v.noun:
        cues.append(_cue("verb", tokens, *v.noun))
    hedges, boosters, restated = modifiers(tokens, p.since, until, lexicon)
    hedges = sorted({*v.softeners, *hedges})
    for role, places in (("hedge", hedges), ("booster", boosters), ("restated", restated)):
        cues += [_cue(role, tokens, *span) for span in places]  # type: ignore[arg-type]
    actor = _actor(tokens, v.actor)
    if actor:
        cues.append(_cue("actor", tokens, v.actor.start, v.actor.end))
    if v.addressee:
        cues.append(_cue("addressee", tokens, *v.addressee))
    low, high = _span(tokens, p.since, until)
    deadline = _firmest([d for d in clause.deadlines if low <= d.start < high], p)
    amounts = tuple(q for q in clause.quantities if low <= q.start < high)
    if deadline:
        cues.append(Cue("deadline", deadline.start, deadline.end, deadline.text))
    cues += [Cue("quantity", q.start, q.end, q.text) for q in amounts]
    kind = {"own": "parties", "none": "parties", "party": "party", "body": "party", "others": "others"}.get(
        v.actor.kind
    )
    is_own = v.own and v.strength >= lexicon.threshold
    return Commitment(
        is_commitment=is_own,
        strength=v.strength,
        rung=v.rung,
        verb=_name(p, tokens, v, lexicon.irregular),
        actor=actor,
        actor_kind=kind or ("parties" if is_own else "none"),
        addressee=tokens.raw(*v.addressee) if v.addressee else None,
        hedges=tuple(tokens.raw(*span) for span in hedges),
        boosters=tuple(tokens.raw(*span) for span in boosters),
        deadline=deadline,
        quantities=amounts,
        negated=p.negated or _negated(tokens, p, judge),
        restated=v.restated or bool(restated),
        tense=_TENSES.get(p.tense, "present"),
        cues=tuple(sorted(cues, key=lambda c: (c.start, c.end))),
    )


def softeners(tokens: Tokens, place: int, judge: Judge) -> list[tuple[int, int]]:
    """The chain of inner verbs from ``place`` on that try or look ("work to explore"), as token spans."""
    found: list[tuple[int, int]] = []
    for _ in range(4):
        place = judge.skip(tokens, place)
        word = tokens.words[place] if place < len(tokens) else ""
        if word in judge.g.to or word in ("continue", "continuing", "be"):
            place += 1
            continue
        for pattern in judge.lexicon.modifiers.get(word, ()):
            if pattern.entry.category == "softener" and ("base" in pattern.form or "gerund" in pattern.form):
                end = match_rest(tokens, place + 1, pattern, judge.g)
                if end is not None:
                    found.append((place, end))
                    place = end
                    break
        else:
            return found
    return found


def _firmest(found: list[Deadline], p: Predicate) -> Deadline | None:
    """The firmest kind of time, the first of two alike; a past verb takes none that only names a window."""
    if p.tense in ("past", "perfect") and p.entry.strength < 8:
        return None
    if p.tense in ("past", "perfect"):
        found = [d for d in found if not (d.kind == "window" and d.precision in ("year", "month", "week"))]
    return min(found, key=lambda d: (ORDER.index(d.kind), d.start), default=None)


def _negated(tokens: Tokens, p: Predicate, judge: Judge) -> bool:
    words = tokens.words[p.end : p.end + 2]
    return bool(words) and words[0] in judge.g.not_ and words[1:2] != ("only",)


def _name(p: Predicate, tokens: Tokens, v: Verdict, irregular: Mapping[str, str]) -> str:
    """The verb as the lexicon names it, with the alternative that stands in the text."""
    parts = p.entry.pattern.split()
    if parts[0].startswith("["):
        return tokens.raw(p.start, p.end).lower()
    verb = parts[0].split("|")
    said = tokens.words[p.start]
    lemma = verb[0] if len(verb) == 1 else next((w for w in verb if said in forms(w, irregular)), verb[0])
    tail = [
        next((a for a in w.rstrip("?").split("|") if a in tokens.words[p.start : p.end]), "")
        for w in parts[1:]
        if w != "*"
    ]
    name = " ".join(w for w in [lemma, *tail] if w)
    return f"{name} {tokens.raw(*v.noun).lower()}" if v.noun else name


def _actor(tokens: Tokens, actor: Actor) -> str | None:
    return tokens.raw(actor.start, actor.end).strip(" ,") or None


def _span(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    if start >= len(tokens) or end <= start:
        return 0, 0
    return tokens.starts[start], tokens.ends[end - 1]


def _cue(role: CueRole, tokens: Tokens, start: int, end: int) -> Cue:
    low, high = _span(tokens, start, end)
    return Cue(role, low, high, tokens.text[low:high])


def modifiers(
    tokens: Tokens, start: int, end: int, lexicon: Lexicon
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]:
    """Hedges, boosters and marks of restatement between two tokens, as token spans."""
    found: dict[str, list[tuple[int, int]]] = {"hedge": [], "booster": [], "restated": []}
    place = start
    while place < end:
        after = place + 1
        for pattern in lexicon.modifiers.get(tokens.words[place], ()):
            spans = found.get(pattern.entry.category)
            if spans is None:
                continue
            stop = match_rest(tokens, place + 1, pattern, lexicon.grammar)
            if stop is not None and stop <= end:
                spans.append((place, stop))
                after = stop
                break
        place = after
    return found["hedge"], found["booster"], found["restated"]
