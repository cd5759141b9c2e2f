"""The rung of a French verb: what a future promises or predicts, what binds nobody, which agreement is on an act."""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING
from dialogue_cli.tags.future_fr import future_of, is_conditional
from dialogue_cli.tags.judging import Judge
from dialogue_cli.tags.lexicon import Entry
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.modifiers import softeners
from dialogue_cli.tags.predicate import Predicate, Verdict
from dialogue_cli.tags.reading import Reading

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


class FrenchJudge(Judge):
    """Judges the predicates of French units by one lexicon."""

    __slots__ = ()

    def _modal(self, reading: Reading, p: Predicate, made: Verdict, kind: str) -> Verdict:
        """A future: of a thing it predicts, of those who speak it promises; its own verb may appeal or only try."""
        bases = future_of(reading.words[p.start])
        subject = reading.words[p.subject.start : p.subject.end]
        if kind == "body" and not _MEETINGS.isdisjoint(subject):
            kind = "thing"
        if kind == "thing":
            parents = ("decision", "carrier", "promise")
            told = p.role != "that" or (p.parent is not None and p.parent.category in parents)
            made.own = told and _is_arranged(reading, p, bases)
            return made if made.own else self._down(made, "a thing does not promise")
        if p.role == "that" and kind in ("party", "body") and p.parent and p.parent.category in ("note", "position"):
            made.own = False
            return self._down(made, "foreseen")
        if subject == ("il",) and (not _IMPERSONAL.isdisjoint(bases) or ("être" in bases and kind != "party")):
            made.own = False
            return self._down(made, "impersonal")
        return self._pledged(reading, p, made, bases)

    def _pledged(self, reading: Reading, p: Predicate, made: Verdict, bases: tuple[str, ...]) -> Verdict:
        """The future of those who speak, by its own verb, whose infinitive is one of ``bases``."""
        entry = _base_entry(reading, bases, p.end)
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

    def _fits(self, reading: Reading, p: Predicate, place: int) -> bool:
        """Whether a verb of promise promises here: "entendent" needs a verb, and "il convient de" binds nobody."""
        subject = reading.words[p.subject.start : p.subject.end]
        if subject == ("il",) and reading.words[p.start].startswith("convien"):
            return False
        return p.entry.frame != "verb" or _is_infinitive(reading, place)

    def _is_agreed_act(self, reading: Reading, place: int) -> bool:
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


def _is_arranged(reading: Reading, p: Predicate, bases: tuple[str, ...]) -> bool:
    """ "Un fonds sera créé", "la prochaine réunion se tiendra": arrangements, though a thing is the subject."""
    after = reading.word(reading.skip(p.end))
    if "être" in bases:
        return after.startswith(_ARRANGED)
    meeting = not _MEETINGS.isdisjoint(reading.words[p.subject.start : p.subject.end])
    return meeting and (not _TAKES_PLACE.isdisjoint(bases) or ("avoir" in bases and after == "lieu"))


def _is_infinitive(reading: Reading, place: int) -> bool:
    """Whether an infinitive stands here, with pronouns before it or not: "entendent le renforcer"."""
    while reading.word(place) in _CLITICS:
        place = reading.skip(place + 1)
    word = reading.word(place)
    closed = word in reading.g.prepositions or word in reading.g.determiners
    return word.endswith(("er", "ir", "re")) and not closed


def _base_entry(reading: Reading, bases: tuple[str, ...], place: int) -> Entry | None:
    """The entry of the lexicon that begins with one of these infinitives and goes on at ``place``."""
    for base in bases:
        for pattern in reading.lexicon.index.get(base, ()):
            if "base" in pattern.form and match_rest(reading.tokens, place, pattern, reading.g) is not None:
                return pattern.entry
    return None


def _is_softener(reading: Reading, base: str) -> bool:
    return any(p.entry.category == "softener" and "base" in p.form for p in reading.lexicon.modifiers.get(base, ()))
