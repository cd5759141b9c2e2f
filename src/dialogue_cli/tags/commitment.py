"""Verdicts -> ``Commitment`` values with their cues, deadline and amounts.

An act is a commitment when it lies ahead, its subject is the parties, one of them or a body of theirs, and its rung
reaches the lexicon's threshold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from dialogue_cli.statement.model import Commitment, Cue, CueRole, Deadline, Tense
from dialogue_cli.tags.deadlines import ORDER
from dialogue_cli.tags.inflect import forms
from dialogue_cli.tags.judging import Judge
from dialogue_cli.tags.modifiers import modifiers
from dialogue_cli.tags.predicate import Predicate, Verdict
from dialogue_cli.tags.reading import Reading
from dialogue_cli.tags.tokens import Tokens

_TENSES: dict[str, Tense] = {"future": "future", "past": "past", "perfect": "past"}
_KINDS = {"own": "parties", "none": "parties", "party": "party", "body": "party", "others": "others"}
_ROLES: tuple[CueRole, CueRole, CueRole] = ("hedge", "booster", "restated")
_INTEND = 5
#: Words that open a clause beside the act, words that give an event its date, and how far before a time they stand.
_BESIDE = frozenset(["as", "while"])
_EVENTS = frozenset("held hosted scheduled tenu tenue tenus tenues prévu prévue prévus prévues".split())
_BESIDE_REACH = 14
#: The last word of a verb behind which its act begins.
_OPENING = frozenset(["to", "that", "à", "de", "d'", "que", "qu'"])
#: What is promised by denying it: "will not rest until".
_NO_DENIAL = frozenset("only tire rest waver falter relent hesitate flinch yield".split())
#: How many words before and after its verb a commitment can reach. Far beyond any sentence that people wrote; it keeps
#: the work linear where a text has none but verbs.
_REACH = 300


def commitments_of(reading: Reading, predicates: list[Predicate], judge: Judge) -> list[Commitment]:
    """One commitment for each predicate that says something of force, in the order of the words."""
    made: list[Commitment] = []
    limits = _limits(predicates, len(reading.words))
    for p, limit in zip(predicates, limits, strict=True):
        until = max(min(limit, p.end + _REACH), p.end)
        verdict = judge.verdict(reading, p, until)
        if verdict:
            made.append(freeze(reading, p, verdict, until))
    return made


def _limits(predicates: list[Predicate], end: int) -> list[int]:
    """For each predicate where the words of the next one that governs begin; ``end`` where none follows.

    A participle in front ("Reaffirming our commitment to, we ...") has its own words up to the subject after it.
    """
    limits: list[int] = []
    subject = end
    for p in reversed(predicates):
        limits.append(subject if p.role == "participle" else end)
        if p.role in ("main", "that") and p.subject.kind != "thing":
            end, subject = p.since, p.subject.start or p.first
    return limits[::-1]


def freeze(reading: Reading, p: Predicate, v: Verdict, until: int) -> Commitment:
    """The finished value of a verdict whose words end before token ``until``."""
    tokens, lexicon, clause = reading.tokens, reading.lexicon, reading.clause
    since = max(p.since, p.first - _REACH)
    hedges, boosters, restated = modifiers(tokens, since, until, lexicon)
    hedges = sorted({*v.softeners, *hedges})
    low, high = _span(tokens, since, until)
    times = [d for d in clause.deadlines if low <= d.start < high and not _in_passing(d, p, reading)]
    deadline = _firmest(times, p, v.strength, tokens)
    amounts = tuple([q for q in clause.quantities if low <= q.start < high])
    cues = [_cue("verb", tokens, *span) for span in ((p.first, p.end), v.noun) if span]
    for role, spans in zip(_ROLES, (hedges, boosters, restated), strict=True):
        cues += [_cue(role, tokens, *span) for span in spans]
    actor = tokens.raw(v.actor.start, v.actor.end).strip(" ,") or None
    cues += [_cue("actor", tokens, v.actor.start, v.actor.end)] if actor else []
    cues += [_cue("addressee", tokens, *v.addressee)] if v.addressee else []
    cues += [Cue("deadline", deadline.start, deadline.end, deadline.text)] if deadline else []
    cues += [Cue("quantity", q.start, q.end, q.text) for q in amounts]
    own = v.own and v.strength >= lexicon.threshold
    return Commitment(
        is_commitment=own,
        strength=v.strength,
        rung=v.rung,
        verb=_name(p, tokens, v, lexicon.irregular),
        actor=actor,
        actor_kind=_KINDS.get(v.actor.kind) or ("parties" if own else "none"),
        addressee=tokens.raw(*v.addressee) if v.addressee else None,
        hedges=tuple([tokens.raw(*span) for span in hedges]),
        boosters=tuple([tokens.raw(*span) for span in boosters]),
        deadline=deadline,
        quantities=amounts,
        negated=p.negated or _negated(reading, p),
        restated=v.restated or bool(restated),
        tense=_TENSES.get(p.tense, "present"),
        cues=tuple(sorted(cues, key=lambda c: (c.start, c.end))),
    )


def _firmest(found: list[Deadline], p: Predicate, strength: int, tokens: Tokens) -> Deadline | None:
    """The firmest kind of time, the first of two alike.

    A window beside a past verb tells when it was said ("decided this year"); behind its "to" or "that" it bounds the
    act ("decided to open two ports this year").
    """
    if p.tense in ("past", "perfect"):
        if strength < _INTEND:
            return None
        said = tokens.ends[p.end - 1] if tokens.words[p.end - 1] in _OPENING else len(tokens.text)
        loose = ("year", "month", "week")
        found = [d for d in found if d.start > said or not (d.kind == "window" and d.precision in loose)]
    return min(found, key=lambda d: (ORDER.index(d.kind), d.start), default=None)


def _in_passing(d: Deadline, p: Predicate, reading: Reading) -> bool:
    """Whether a time only dates something named beside the act: "at the summit that will be held in 2025".

    So does "as Japan takes the chair this year". What says by when is never passed over.
    """
    if d.kind != "window":
        return False
    words, g = reading.words, reading.g
    at = bisect_left(reading.tokens.starts, d.start)
    if at < p.first:
        comma = words.index(",", at, p.first) if "," in words[at : p.first] else 0
        return bool(comma) and p.since == 0 and words[0] in _BESIDE
    for place in range(at - 1, max(p.end - 1, at - _BESIDE_REACH), -1):
        if words[place : place + 2] == ("taking", "place"):
            return True
        if words[place] in _EVENTS:
            return _tells_of_an_event(reading, place)
        if words[place] in (*g.relative, *g.that, *_BESIDE) and place > p.end:
            return words[place] not in g.that or reading.word(place + 1) in (*g.future, *g.be)
        if words[place] in (",", ";"):
            return False
    return False


def _tells_of_an_event(reading: Reading, place: int) -> bool:
    """Whether "held" belongs to a noun ("the summit to be held") and not to the act ("will be held")."""
    words, g = reading.words, reading.g
    if place < 3 or words[place - 1] not in g.be:
        return True
    if words[place - 2] in g.to:
        return words[place - 3] not in (*g.be, "due", "set", "scheduled", "expected", "planned")
    return words[place - 3] in (*g.relative, *g.that)


def _negated(reading: Reading, p: Predicate) -> bool:
    """ "commit not to", "will not"; "will not only" is none, and "will not tire" neither."""
    next_, *further = (*reading.words[p.end + 1 : p.end + 3], "")
    tried = reading.inner(p.end)  # "will endeavour not to permit"
    if tried and next_ in reading.g.not_ and further[0] in reading.g.to:
        return True
    return reading.word(p.end) in reading.g.not_ and next_ not in _NO_DENIAL and "seulement" not in (next_, *further)


def _name(p: Predicate, tokens: Tokens, v: Verdict, irregular: Mapping[str, str]) -> str:
    """The verb as the lexicon names it, with the alternatives that stand in the text."""
    first, *rest = p.entry.pattern.split()
    if first.startswith("["):
        return tokens.raw(p.start, p.end).lower()
    verbs, said = first.split("|"), tokens.words[p.start]
    lemma = verbs[0] if len(verbs) == 1 else next((w for w in verbs if said in forms(w, irregular)), verbs[0])
    words = tokens.words[p.start : p.end]
    tail = [next((a for a in w.rstrip("?").split("|") if a in words), "") for w in rest if w != "*"]
    name = " ".join(w for w in (lemma, *dict.fromkeys(tail)) if w)
    return f"{name} {tokens.raw(*v.noun).lower()}" if v.noun else name


def _span(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    if start >= len(tokens) or end <= start:
        return 0, 0
    return tokens.starts[start], tokens.ends[end - 1]


def _cue(role: CueRole, tokens: Tokens, start: int, end: int) -> Cue:
    low, high = _span(tokens, start, end)
    return Cue(role, low, high, tokens.text[low:high])
