"""What the rules ask of a French sentence and no English one: its futures, who its nouns name, what is agreed.

Loaded where a French statement comes; an English diff never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dialogue_cli.tags.actor_lists import name_at, names_in
from dialogue_cli.tags.actors import Actor, Resolver
from dialogue_cli.tags.future_fr import future_of, is_conditional
from dialogue_cli.tags.lexicon import Entry
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.modifiers import softeners
from dialogue_cli.tags.predicate import Found, Predicate, Verdict
from dialogue_cli.tags.subjects import PROMISING, REACH, Subjects
from dialogue_cli.tags.tokens import Tokens

if TYPE_CHECKING:
    from dialogue_cli.tags.judging import Judge
    from dialogue_cli.tags.objects import Reading
    from dialogue_cli.tags.verbs import Verb

_OF = frozenset(["de", "du", "des", "d'"])
_WHOLE = frozenset(["chacun", "chacune", "ensemble"])
_TO = frozenset(["à", "au", "aux"])
_ARTICLES = frozenset(["le", "la", "les", "l'", "nos", "notre", "leurs", "leur", "ces", "cette", "ce"])
_CLITICS = frozenset(["le", "la", "les", "l'", "lui", "leur", "nous", "se", "s'"])
#: Meetings: as a body they give orders, but what they "will" do is foreseen.
_MEETINGS = frozenset("sommet conférence réunion session rencontre dialogue forum table assises consultations".split())
#: Passive acts that an arrangement speaks of, by their beginning: "sera créé", "seront organisées".
_ARRANGED = (
    "cré", "établi", "organis", "lanc", "publi", "sign", "adopt", "convoqu", "constitu", "mis", "présent", "soumis",
    "tenu", "form", "institu", "instaur", "élabor", "conclu", "renforc", "désign", "ouvert", "inaugur", "prolong",
)  # fmt: skip
_TAKES_PLACE = frozenset(["tenir", "réunir", "dérouler"])
_IMPERSONAL = frozenset(["falloir", "convenir", "appartenir", "incomber"])
_KEEPS_ON = frozenset(["continuer", "poursuivre", "rester", "demeurer"])
_REACH = 22


def resolve_french(resolver: Resolver, tokens: Tokens, start: int, end: int) -> Actor:
    """The actor that a French noun phrase names: its head comes first, adjectives and "de" with a name follow."""
    words, lists = tokens.words, resolver.words
    begin = _begin(words, (lists["own_before"] | _ARTICLES) - lists["own"], start, end)
    if words[begin] in resolver.prepositions:  # "de gouvernement" behind "les chefs d'État et"
        return Actor("thing", start, end)
    whole = name_at(tokens, begin, end, resolver.actors)
    cut = next((i for i in range(begin + (begin < end), end) if words[i] in resolver.prepositions), end)
    if whole and whole[1] >= cut and whole[2]:
        return Actor(resolver.of_names([whole[2]]), start, end, (whole[2],))
    names = tuple(_named(resolver, tokens, begin, cut))
    if cut < end and words[cut] in _OF:
        names += tuple(n[2] for n in names_in(tokens, cut + 1, end, resolver.actors))
    head = next((i for i in range(begin, cut) if _is_head(tokens, i, lists)), None)
    if head is None:
        return Actor("thing", start, end)
    kind = _kind(resolver, tokens, (begin, head, cut, end), names)
    return Actor(kind, start, end, names if kind in ("party", "own", "body") else ())


def _begin(words: tuple[str, ...], before: frozenset[str], start: int, end: int) -> int:
    """Where the noun begins behind articles, counts and "chacun des", "l'ensemble des"; one word is always left."""
    place = start
    while place < end - 1:
        whole = words[place] in _WHOLE and words[place + 1] in _OF and place + 2 < end
        if not whole and words[place] not in before:
            break
        place += 2 if whole else 1
    return place


def _is_head(tokens: Tokens, at: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun is one of those who act: a party, a body, an office; a bank by its name or where it is central."""
    word = tokens.words[at]
    named = tokens.capital(at) or tokens.words[at + 1 : at + 2] in (("centrale",), ("centrales",))
    return any(word in lists[name] for name in ("own", "body", "title")) or (named and word in lists["named_body"])


def _named(resolver: Resolver, tokens: Tokens, start: int, end: int) -> list[str]:
    """States that adjectives name: "la partie chinoise", "les gouvernements britannique et français"."""
    found = []
    for at in range(start, end):
        word = tokens.words[at]
        entries = resolver.actors.names.get(word) or resolver.actors.names.get(word.removesuffix("s"), ())
        found += [name for rest, name, _ in entries if not rest and name and name not in found]
    return found


def _kind(resolver: Resolver, tokens: Tokens, places: tuple[int, int, int, int], names: tuple[str, ...]) -> str:
    begin, head, cut, end = places
    words, lists = tokens.words, resolver.words
    word, beside = words[head], [*words[begin:head], *words[head + 1 : cut]]
    if any(w in lists["foreign"] for w in beside) or (cut < end and words[cut] in _TO):
        return "others"
    if word in lists["own"]:
        if names:
            return resolver.of_names(names)
        known = (*lists["own_before"], *lists["own"], *lists["title"])
        loose = [i for i in range(head + 1, cut) if words[i] not in known and words[i].isalpha()]
        return "others" if any(not tokens.capital(i) for i in loose) else "own"
    if word in lists["title"]:
        return resolver.of_names(names[:1]) if names else "party"
    alien = any(w in lists["others"] for w in words[head + 1 : min(end, head + 3)])  # "le Conseil de sécurité"
    if names and resolver.of_names(names) == "others":
        return "others"
    return "others" if alien else "body"


def judged_future(judge: Judge, reading: Reading, p: Predicate, made: Verdict, kind: str) -> Verdict:
    """A French future: of a thing it predicts, of those who speak it promises; its own verb may appeal or only try."""
    words, verb = reading.words, reading.words[p.start]
    bases = future_of(verb)
    subject = words[p.subject.start : p.subject.end]
    if kind == "body" and not _MEETINGS.isdisjoint(subject):
        kind = "thing"
    if kind == "thing":
        told = p.role != "that" or (p.parent is not None and p.parent.category in ("decision", "carrier", "promise"))
        made.own = told and _is_arranged(reading, p, bases)
        return made if made.own else _foreseen(judge, made, "a thing does not promise")
    if p.role == "that" and kind in ("party", "body") and p.parent and p.parent.category in ("note", "position"):
        made.own = False
        return _foreseen(judge, made, "foreseen")
    if subject == ("il",) and (not _IMPERSONAL.isdisjoint(bases) or ("être" in bases and kind != "party")):
        made.own = False
        return _foreseen(judge, made, "impersonal")
    entry = base_entry(reading, bases, p.end)
    if entry and entry.category == "appeal" and entry.frame == "outward":
        return made.at(entry, "an appeal")
    if not _KEEPS_ON.isdisjoint(bases):
        made.restated = True
        after = reading.skip(p.end)
        inner = reading.inner(reading.skip(after + 1)) if reading.word(after) in reading.g.to else None
        if inner and inner.frame == "outward":
            return made.at(inner, "an appeal kept up")
    if any(_is_softener(reading, base) for base in bases):
        made.softeners.append((p.start, p.end))
    made.softeners += softeners(reading.tokens, p.end, reading.lexicon)
    return made


def _foreseen(judge: Judge, made: Verdict, why: str) -> Verdict:
    """The same, as a report of what will be."""
    made.rung, made.strength, made.why = judge.report, judge.lexicon.ladder.get(judge.report, 0), why
    return made


def fits(reading: Reading, p: Predicate, place: int) -> bool:
    """Whether a verb of promise promises here: "entendent" needs a verb, and "il convient de" binds nobody."""
    if reading.words[p.subject.start : p.subject.end] == ("il",) and reading.words[p.start].startswith("convien"):
        return False
    if p.entry.frame == "verb":
        return is_infinitive(reading, place)
    return True


def is_infinitive(reading: Reading, place: int) -> bool:
    """Whether an infinitive stands here, with pronouns before it or not: "entendent le renforcer"."""
    while reading.word(place) in _CLITICS:
        place = reading.skip(place + 1)
    word = reading.word(place)
    closed = word in reading.g.prepositions or word in reading.g.determiners
    return word.endswith(("er", "ir", "re")) and not closed


def base_entry(reading: Reading, bases: tuple[str, ...], place: int) -> Entry | None:
    """The entry of the lexicon that begins with one of these infinitives and goes on at ``place``."""
    for base in bases:
        for pattern in reading.lexicon.index.get(base, ()):
            if "base" in pattern.form and match_rest(reading.tokens, place, pattern, reading.g) is not None:
                return pattern.entry
    return None


def _is_softener(reading: Reading, base: str) -> bool:
    return any(p.entry.category == "softener" and "base" in p.form for p in reading.lexicon.modifiers.get(base, ()))


def _is_arranged(reading: Reading, p: Predicate, bases: tuple[str, ...]) -> bool:
    """ "Un fonds sera créé", "la prochaine réunion se tiendra": arrangements, though a thing is the subject."""
    after = reading.word(reading.skip(p.end))
    if "être" in bases:
        return after.startswith(_ARRANGED)
    meeting = not _MEETINGS.isdisjoint(reading.words[p.subject.start : p.subject.end])
    return meeting and (not _TAKES_PLACE.isdisjoint(bases) or ("avoir" in bases and after == "lieu"))


def is_agreed_act_fr(reading: Reading, place: int) -> bool:
    """Whether what is agreed is an act: "ont convenu que le groupe se réunira", "qu'un fonds serait créé"."""
    words = reading.words
    for at in range(place, min(len(words), place + _REACH)):
        if words[at] in (";", ":"):
            return False
        if at > place and (future_of(words[at]) or is_conditional(words[at])):
            after = reading.word(reading.skip(at + 1))
            if words[at].startswith(("sera", "sero", "seri")):
                return after.startswith(_ARRANGED)
            left = at - (words[at - 1] in ("se", "s'"))
            own = left > place and reading.resolver.resolve(reading.tokens, place, left).kind in PROMISING
            meets = not _MEETINGS.isdisjoint(words[place:at])
            return own or meets or words[left - 1] in reading.g.we or words[left - 1] in reading.g.they
    return False


def owner_after(reading: Reading, noun: int) -> str:
    """The kind of owner behind a noun of promise: "l'engagement du Canada envers"; empty where it names none."""
    at = noun + 1
    while at < noun + 3 and reading.word(at).isalpha() and reading.word(at) not in reading.g.prepositions:
        at += 1
    if reading.word(at) not in _OF:
        return ""
    at += 1 + (reading.word(at + 1) in _ARTICLES)
    end = len(reading.words)
    named = name_at(reading.tokens, at, end, reading.resolver.actors) if at < end else None
    return reading.resolver.of_names([named[2]]) if named and named[2] else ""


def two_adjectives(subjects: Subjects, stop: int, left: int) -> Found | None:
    """ "Les gouvernements britannique et français": the noun stands before the first of two adjectives."""
    before, _ = subjects.conjunct(stop)
    if before + 1 >= stop:
        return None
    actor = subjects.resolver.resolve(subjects.tokens, before + 1, left)
    return Found(actor, before + 1, *subjects.role(before)) if actor.kind in PROMISING else None


def ours(subjects: Subjects, verb: Verb, before: int, stop: int) -> Found | None:
    """The subject of a verb in the first person plural whose "nous" stands further off: "nous, ministres, rappelons".

    The form alone names it, also where none stands at all ("Réaffirmons notre engagement"). ``before`` is the token
    before the verb; None for another form, or where the subject stands right there.
    """
    words, g = subjects.words, subjects.g
    form = words[verb.first]
    if not (form.endswith("ons") or form == "sommes") or verb.tense == "base":
        return None
    if before >= 0 and (words[before] in g.we or words[before] in g.relative):
        return None
    we = next((at for at in range(before, max(-1, before - REACH), -1) if words[at] in g.we), None)
    if we is None:
        return Found(Actor("none", 0, 0), 0, "main")
    role, parent = subjects.role(stop) if stop > we else ("main", None)
    return Found(Actor("own", we, we + 1, first_person=True), we, "main" if role == "relative" else role, parent)
