"""One unit as the rules look at it: what follows a verb, an act or a view, who is asked, whose it is, a past date."""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING, Resolver
from dialogue_cli.tags.clause import Clause
from dialogue_cli.tags.lexicon import Entry, Lexicon
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.modifiers import skip
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.tokens import Tokens

#: Objects that make an agreement a view and no act: "agreed on the need to".
_VIEWS = frozenset(
    (
        "need importance necessity imperative urgency value centrality significance fact desirability relevance "
        "nécessité besoin fait intérêt utilité urgence pertinence"
    ).split()
)
#: Passive acts that an arrangement speaks of ("will be held"), without a doer.
_ARRANGED = frozenset(
    "held convened established launched organised organized created published issued signed hosted convoked "
    "submitted presented announced adopted reviewed taken undertaken formed".split()
)
_ANSWERABLE = frozenset(["accountable", "responsible", "liable", "back"])
_DESCRIBED = frozenset("located based headquartered housed composed comprised known called named".split())
_MEETINGS = frozenset("meeting summit dialogue session round ministerial conference consultations talks".split())
_AT_ONCE = frozenset(["immediately", "urgently", "promptly", "fully", "strictly"])
#: Plain verbs that say what those asked are to do: "demand that all groups cease", "urge that it be lifted".
_ASKED = frozenset(
    "be cease refrain stop halt end withdraw return lift release allow permit ensure respect comply implement abide "
    "honour honor observe fulfil fulfill uphold abandon dismantle suspend resume begin start take make give grant "
    "provide keep show exercise engage cooperate join sign ratify remain should must not".split()
)
_WHEN = frozenset("in on at during since when last earlier previously as after under en le au aux lors depuis".split())
_AIMS = frozenset("focus aim goal objective priority policy intention task".split())
_GATHERINGS = frozenset("summit meeting visit conference".split())
_STAFF = frozenset(
    "officials ministers experts teams ministries envoys negotiators sherpas secretaries ministres responsables".split()
)
_POSSESSIVES = frozenset(["our", "their", "its", "nos", "notre", "leurs", "leur"])
#: What leads in who is asked in French: "demandent à leurs ministres de".
_DATIVE = frozenset(["à", "au", "aux"])
#: How many words after its opening a fronted phrase may name its date: "At the last ministerial meeting of 2021, ..."
_FRONTED = 7


class Reading:
    """One unit as the rules look at it; nothing in it changes."""

    __slots__ = ("clause", "g", "lexicon", "resolver", "tokens", "words")

    def __init__(self, tokens: Tokens, lexicon: Lexicon, resolver: Resolver, clause: Clause) -> None:
        self.tokens, self.words, self.lexicon, self.g = tokens, tokens.words, lexicon, lexicon.grammar
        self.resolver, self.clause = resolver, clause

    def word(self, place: int) -> str:
        """The word at a place, empty beyond the end."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def skip(self, place: int) -> int:
        """The first place from here on that is neither adverb nor negation."""
        return skip(self.tokens, place, self.lexicon)

    def inner(self, place: int) -> Entry | None:
        """The entry of the verb that begins at ``place`` in its plain form or as a gerund."""
        for pattern in self.lexicon.index.get(self.word(place), ()):
            plain = "base" in pattern.form or "gerund" in pattern.form
            if plain and match_rest(self.tokens, place + 1, pattern, self.g) is not None:
                return pattern.entry
        return None

    def is_view(self, place: int) -> bool:
        """Whether the object from ``place`` on is a view ("the need to") and no act."""
        return any(word in _VIEWS for word in self.words[place : place + 4])

    def is_arranged(self, place: int) -> bool:
        """Whether "be" at ``place`` opens an arrangement ("be held", "be established"), and no "be held to account"."""
        act = self.skip(place + 1)
        if self.words[act + 1 : act + 3] == ("to", "account") or self.word(act + 1) in _ANSWERABLE:
            return False
        return self.word(place) == "be" and self.word(act) in _ARRANGED

    def is_convened(self, p: Predicate, place: int) -> bool:
        """ "Our next meeting will take place in Perth": an arrangement, though the meeting is the subject."""
        gathered = _MEETINGS & set(self.words[p.subject.start : p.subject.end])
        return bool(gathered) and self.words[place : place + 2] == ("take", "place")

    def is_described(self, place: int) -> bool:
        """Whether what follows only describes a body, or what it makes possible.

        "The office will be located in", "the council will be the main forum", "will allow both countries to".
        """
        after = self.word(self.skip(place + 1))
        be = self.word(place) == "be" and (after in _DESCRIBED or after in ("the", "a", "an"))
        return be or self.word(place) in ("allow", "enable", "permit")

    def is_aim_of_ours(self, p: Predicate, place: int) -> bool:
        """ "The focus of the Committee's policy will be to": a thing as subject, yet their own programme."""
        start, end = p.subject.start, p.subject.end
        subject = self.words[start:end]
        if not _AIMS & set(subject) or self.word(self.skip(place + 1)) not in self.g.to:
            return False
        owned = (at for at in range(start, end) if self.words[at].endswith("'s"))
        return "our" in subject or any(
            self.resolver.resolve_owner(self.tokens, start, at + 1) in PROMISING for at in owned
        )

    def addressee(self, place: int, until: int) -> tuple[int, int] | None:
        """Who is asked: the words after an appeal up to "to", "that", an adverb that urges or a comma, or behind "that"
        up to what they are to do."""
        words, g = self.words, self.g
        if g.future_endings:
            place = self.skip(place)
            place += self.word(place) in _DATIVE
        clause = self.word(place) in g.that
        place += clause
        end = place
        while end < min(until, place + 14) and words[end] not in (",", ";", ":", "."):
            if words[end] in g.to or words[end] in g.that:
                break
            if end > place and (words[end] in _AT_ONCE or (clause and words[end] in _ASKED)):
                break
            end += 1
        return (place, end) if end > place else None

    def is_ours(self, span: tuple[int, int]) -> bool:
        """Whether those asked are the parties' own: "our ministers", a body of theirs."""
        start, end = span
        kind = self.resolver.resolve(self.tokens, start, end).kind
        if kind == "thing":  # "each of the working groups set up last year": the body, and then a participle
            heads = (self.resolver.resolve(self.tokens, start, at).kind for at in range(start + 2, min(end, start + 8)))
            kind = next((found for found in heads if found == "body"), kind)
        return kind in PROMISING and (self.words[start] in _POSSESSIVES or kind == "body")

    def is_staff(self, span: tuple[int, int]) -> bool:
        """Whether those asked serve the parties: "our officials", "their ministers", and not "our partners"."""
        named = set(self.words[span[0] : span[1]]) & _STAFF
        return self.words[span[0]] in _POSSESSIVES and bool(named)

    def is_dated(self, p: Predicate) -> bool:
        """Whether the act is dated before this meeting: "In 2021 we agreed to", "agreed last year to"."""
        tokens, past = self.tokens, self.clause.past
        if not past:
            return False
        if self.words[0] == "when" and p.since > 0:
            return True
        opening = p.since
        while opening < p.first and (self.words[opening] in self.g.and_ or self.words[opening] in (",", "the", "as")):
            opening += 1
        fronted = self.words[opening] in _WHEN and opening < p.subject.start
        low, subject = tokens.starts[opening], tokens.starts[min(p.subject.start, len(tokens) - 1)]
        first, high = tokens.starts[p.first], tokens.ends[min(len(tokens), p.end + 7) - 1]
        near = (start for start, _ in past if low <= start < subject)
        if fronted and any(tokens.text.count(" ", low, start) <= _FRONTED for start in near):
            return True
        if any(low <= start and end <= subject and tokens.text[end:subject].strip() == "," for start, end in past):
            return True  # "As part of this pact, a year ago, we agreed"
        return any(
            first - 14 <= start <= high
            and not self._inside_insertion(start, end, first)
            and tokens.text[end:first].strip() != "and"  # "noted that trade grew in 2024 and expressed"
            for start, end in past
        )

    def _inside_insertion(self, start: int, end: int, verb: int) -> bool:
        """Whether a time belongs to an insertion before the verb: "The Ministers, recalling the pact of 2020, agreed".

        An insertion that is nothing but the time dates the verb: "The Ministers, on 4 May, agreed".
        """
        text = self.tokens.text
        if "," not in text[end:verb]:
            return False
        return len(text[:start].rpartition(",")[2].split()) > 1

    def is_elsewhere(self, place: int, until: int) -> bool:
        """Whether a past act is placed at another gathering: "established it during the Leaders' Summit"."""
        words = self.words[place:until]
        return any(w in ("during", "at") and bool(_GATHERINGS & set(words[i : i + 9])) for i, w in enumerate(words))

    def owner_after(self, noun: int) -> str:
        """The kind of owner that "of" names behind a noun: "the commitment of our partnership"; empty for a sum."""
        if self.word(noun + 1) != "of" or not self.word(noun + 2)[:1].isalpha():
            return ""
        end, closed = noun + 3, self.g.prepositions - {"of"}  # "the intention of the Government of Japan"
        while end < len(self.words) and self.words[end][:1].isalnum() and self.words[end] not in closed:
            end += 1
        return self.resolver.resolve(self.tokens, noun + 2, min(end, len(self.words))).kind

    def owner(self, start: int, noun: int) -> str:
        """The kind of actor that a noun's possessive names; empty where it has none. The "l'" of French is none."""
        for at in range(start, noun):
            if self.words[at].endswith(("'s", "s'", "'")) and not self.g.future_endings:
                return self.resolver.resolve_owner(self.tokens, start, at + 1)
        return ""
