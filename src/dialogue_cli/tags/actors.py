"""Who speaks: the parties, one of them, a body of theirs, others, or a thing.

The names come from ``data/actors_en.toml``: states by the list of the United Nations, groups with their members, and
words such as "side" or "committee". Which of the states are parties is a fact of each statement (``Speakers``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import Statement
from dialogue_cli.tags.actor_lists import Actors, name_at, names_in
from dialogue_cli.tags.tokens import Tokens, tokenize
from dialogue_cli.values import dataclass

_NAME = r"(?:[A-Z][\w&'’.-]*|of|the|and|for|on|in|to)"
_DEFINED = regex(rf"({_NAME}(?: {_NAME})*) ?\([\"“']?([A-Z][\w&-]{{1,14}})[\"”']?\)")
#: Kinds of actors whose words are pledges, and those that speak at all.
PROMISING, SPEAKING = ("own", "party", "body"), ("own", "party", "body", "others")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who governs a verb. ``kind``: own (all parties), party, body, others, thing; places are tokens."""

    kind: str
    start: int
    end: int
    names: tuple[str, ...] = ()
    first_person: bool = False


@dataclass(frozen=True, slots=True)
class Speakers:
    """The parties of one statement by their listed names; empty means unknown, and then every state may be one.

    ``hosts`` are the words for a body in its title: those who met are "the Commission" themselves.
    """

    parties: frozenset[str]
    defined: Mapping[str, str]
    hosts: frozenset[str] = frozenset()


def canonical(names: Iterable[str], actors: Actors) -> frozenset[str]:
    """Listed names for names as a statement gives them, with a group's members; unlisted names stay as they are."""
    found: set[str] = set()
    for name in names:
        tokens = tokenize(name)
        hits = names_in(tokens, 0, len(tokens), actors)
        found |= {hit[2] for hit in hits} or {name}
    for group, members in actors.members.items():
        if group in found:
            found |= members
    return frozenset(found)


def _listed(actors: Actors) -> frozenset[str]:
    return frozenset(entry[1] for entries in actors.names.values() for entry in entries)


def speakers_of(statement: Statement, actors: Actors) -> Speakers:
    """The parties, and the short names that the text defines ("... (TTC)").

    One state alone cannot have made a joint statement: then the parties are not known.
    """
    parties = canonical(statement.parties, actors) if statement.parties else frozenset()
    if len(parties) == 1 and not parties & actors.groups and not parties & set(statement.parties) - _listed(actors):
        parties = frozenset()
    if not parties:
        tokens = tokenize(statement.title)
        parties = canonical((hit[2] for hit in names_in(tokens, 0, len(tokens), actors)), actors)
        if len(parties) < 2 and not parties & actors.groups:
            parties = frozenset()
    defined = {short.lower(): long for long, short in _DEFINED.findall(statement.text)} if "(" in statement.text else {}
    hosts = actors.words["body"].intersection(tokenize(statement.title).words)
    return Speakers(parties, defined, hosts)


#: Words in -ing that open a noun phrase; any other opens a clause that is a thing ("Expanding ties will").
_PARTICIPLES = frozenset(
    "emerging developing participating remaining contracting existing neighbouring neighboring".split()
)
#: Bodies that are nobody's own although their words are common.
_ALIEN = {
    ("council", ("security",)),
    ("assembly", ("general",)),
    ("bank", ("development",)),
    ("banks", ("development",)),
}


#: "all" of these are those who met, "all states" are everybody.
_ALL_OF_US = ("participants", "parties", "sides", "leaders", "members")
_SOME_OF_US = frozenset(["most", "many", "some"])
_TAKING_PART = frozenset(["participating", "signatory"])
#: Who takes part beside states: "participating cities pledged".
_TAKERS = frozenset(
    "cities municipalities mayors regions provinces institutions organisations organizations banks companies firms "
    "universities agencies donors airlines ports".split()
)
#: One of those who met, who is all of them only after one of the words below.
_SINGULAR = frozenset(
    "country nation government leader minister president party side participant signatory partner member state".split()
)
_EACH = frozenset("each neither either every no".split())
#: Words for those who met that need no article: "members reaffirmed", "delegations agreed".
_BARE = ("members", "parties", "sides", "delegations", "heads", "governments")

#: What a state is called before its name: "the Kingdom of Norway".
_REALMS = frozenset(["kingdom", "republic", "sultanate", "federation", "emirate", "principality", "commonwealth"])
#: Bodies by two words, either of which alone is none.
_PAIRED = {("bank", ("central",)), ("banks", ("central",)), ("points", ("focal",)), ("point", ("focal",))}


class Resolver:
    """Says who a noun phrase is. Holds the lists and one statement's speakers; no state of its own."""

    __slots__ = ("_bodies", "actors", "prepositions", "speakers", "words")

    def __init__(self, actors: Actors, speakers: Speakers, prepositions: frozenset[str]) -> None:
        self.actors, self.speakers, self.words = actors, speakers, actors.words
        self.prepositions = prepositions
        self._bodies = frozenset((word,) for word in self.words["body"])  # "Working Group 9", and no "Working together"

    def of_names(self, names: Iterable[str]) -> str:
        """own, party or others for listed names; without known parties any state may be one."""
        listed = set(names)
        known = self.speakers.parties
        if not known:
            return "own" if len(listed) > 1 else "party"
        spoken = {name for name in listed if name not in self.actors.groups or name in known}
        for group in listed & self.actors.groups - known:
            members = self.actors.members.get(group, frozenset())
            if members and 2 * len(members & known) >= len(members):
                spoken |= members
        if not spoken & known:
            return "others"
        return "own" if known <= canonical(spoken, self.actors) else "party"

    def resolve(self, tokens: Tokens, start: int, end: int) -> Actor:
        """The actor that the noun phrase between two tokens names, by its head: the noun before any preposition."""
        words = tokens.words
        if end - start > 2 and words[start + 1] == "of" and words[start] in ("each", "all", "both", "one", "some"):
            if words[start + 2] == "us" and end == start + 3:
                return Actor("own", start, end, first_person=True)
            start += 2
        gerund = words[start].endswith("ing") and words[start] not in _PARTICIPLES
        if gerund and (start == 0 or not tokens.capital(start)) and words[start + 1 : start + 2] not in self._bodies:
            return Actor("thing", start, end)
        cut = next((i for i in range(start + 1, end) if words[i] in self.prepositions), end)
        begin = start + (words[start] in ("the", "both", "our") and start + 1 < end)
        whole = name_at(tokens, begin, end, self.actors)
        if whole and whole[1] > cut:
            cut = whole[1]
        if cut < end and words[end - 1] in self.words["body"] and self._is_name(tokens, start, end):
            cut = end
        while cut > start and (not words[cut - 1][0].isalnum() or words[cut - 1].isdigit()):
            cut -= 1
        if cut <= start:
            return Actor("thing", start, end)
        kind, names = self._head(tokens, start, cut, end)
        return Actor(kind, start, end, names)

    def resolve_owner(self, tokens: Tokens, start: int, end: int) -> str:
        """The kind of the owner that a possessive names: "Japan's", "our partners'"."""
        names = names_in(tokens, start, end, self.actors)
        if names:
            return self.of_names(n[2] for n in names)
        word = tokens.words[end - 1].removesuffix("'s").removesuffix("'")
        return "body" if word in self.words["body"] or word in self.words["own"] else "others"

    def _is_name(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a phrase is one capitalised name, small words allowed: "the Talent for Growth Task Force"."""
        small = (*self.prepositions, "the", "and", "this", "our", "&")
        return all(tokens.capital(i) or tokens.words[i] in small for i in range(start, end))

    def _head(self, tokens: Tokens, start: int, cut: int, end: int) -> tuple[str, tuple[str, ...]]:
        """Kind and listed names by the head of the phrase, the noun that ends just before ``cut``."""
        words, lists = tokens.words, self.words
        head = words[cut - 1]
        names = names_in(tokens, start, cut, self.actors)
        if names and names[-1][1] == cut and not head.endswith(("'s", "'")):
            listed = tuple(n[2] for n in names)
            return self.of_names(listed), listed
        before = words[start : cut - 1]
        if head not in lists["own"] and any(w in lists["title"] for w in words[start:cut]):
            found = self._person(tokens, start, cut, end, names)
            if found:
                return found
        owner = names or (names_in(tokens, cut + 1, end, self.actors) if cut < end and words[cut] == "of" else [])
        if owner and not names and head in _REALMS:
            listed = tuple(o[2] for o in owner)
            return self.of_names(listed), listed
        if head in _TAKERS and not _TAKING_PART.isdisjoint(before):
            return "own", ()
        if head in lists["own"]:
            return self._own_head(tokens, start, cut, before, owner)
        if self.actors.short.get(head, "") in self.speakers.parties:
            return self.of_names([self.actors.short[head]]), (self.actors.short[head],)
        named = head in lists["named_body"] and tokens.capital(cut - 1)
        if head in lists["body"] or named or (head, before[-1:]) in _PAIRED:
            return self._body(head, before, owner)
        long = self.speakers.defined.get(head)
        if long and tokens.capital(cut - 1):
            longer = tokenize(long)
            if longer.words[-1] in lists["body"] or names_in(longer, 0, len(longer), self.actors):
                return self._body(longer.words[-1], longer.words[:-1], [])
        return "thing", ()

    def _person(
        self, tokens: Tokens, start: int, cut: int, end: int, names: list[tuple[int, int, str]]
    ) -> tuple[str, tuple[str, ...]] | None:
        """A holder of an office, by the state beside the title; a bare name is taken for one of the hosts."""
        listed = names or (names_in(tokens, cut + 1, end, self.actors) if cut < end else [])
        if listed:
            states = tuple(n[2] for n in listed)
            return self.of_names(states[:1]) if len(states) == 1 else self.of_names(states), states
        titled = tokens.words[cut - 1] in self.words["title"] and tokens.words[start] in ("the", "both", "our")
        if tokens.capital(cut - 1) or titled:
            return "party", ()
        return "others", ()

    def _own_head(
        self,
        tokens: Tokens,
        start: int,
        cut: int,
        before: tuple[str, ...],
        owner: list[tuple[int, int, str]],
    ) -> tuple[str, tuple[str, ...]]:
        """A word for people or states: ours when nothing before it points elsewhere."""
        head, goes_on = tokens.words[cut - 1], self._goes_on(tokens, cut)
        if (head == "two" and before != ("the",)) or (head == "economies" and goes_on):
            return "thing", ()  # "Phase two"; "the economies of both countries" grow, and promise nothing
        if tokens.words[start] == "my":
            return "party", ()  # letters are written by one of the parties: "my Government undertakes to"
        listed = tuple(o[2] for o in owner)
        foreign = [w for w in before if w in self.words["foreign"]]
        if foreign and _SOME_OF_US.issuperset(foreign) and head in (*_ALL_OF_US, "ministers"):
            return ("others" if goes_on else "party"), ()  # "most members condemned"
        all_of_us = foreign == ["all"] and (head in _ALL_OF_US or not _TAKING_PART.isdisjoint(before))
        if foreign and not all_of_us:
            return "others", listed
        if listed:
            return self.of_names(listed), listed
        if self._is_qualified(tokens, start, cut):
            return "others", ()
        if self._is_holder(tokens, start, cut) and not goes_on:
            return "party", ()
        return ("own" if self._means_all(tokens, start, cut) else "others"), ()

    def _is_qualified(self, tokens: Tokens, start: int, cut: int) -> bool:
        """Whether a word before the head makes others of it: "WTO members", "coastal states"; no "two sides"."""
        lists = self.words
        for at in range(start, cut - 1):
            word = tokens.words[at]
            ours = word in lists["own_before"] or word.rstrip("'") in lists["own"]
            if word in lists["others"] or not (ours or tokens.capital(at) or word in ("and", ",", "this")):
                return True
        return False

    def _means_all(self, tokens: Tokens, start: int, cut: int) -> bool:
        """Whether the word stands for all who met: one of them only with "each", several of them with an article."""
        head = tokens.words[cut - 1]
        if head in _SINGULAR:
            return tokens.words[start] in _EACH or tokens.words[start - 1 : start] == ("each",)
        if cut - 1 > start or tokens.capital(cut - 1) or head in ("participants", "leaders", "ministers"):
            return True
        return head in _BARE and not self._goes_on(tokens, cut)

    @staticmethod
    def _is_holder(tokens: Tokens, start: int, cut: int) -> bool:
        """Whether a phrase names one of those who met by an office with capitals and an article ("the Prime
        Minister"), or by a state that no list has ("the Lestovan side")."""
        head, opening = tokens.words[cut - 1], tokens.words[start]
        named = head == "side" and cut - start == 3 and tokens.capital(cut - 2)
        return opening == "the" and (named or (head == "minister" and tokens.capital(cut - 1)))

    def _goes_on(self, tokens: Tokens, cut: int) -> bool:
        """Whether a preposition follows the head: "the members of the public"."""
        return cut < len(tokens) and tokens.words[cut] in self.prepositions

    def _body(
        self, head: str, before: tuple[str, ...], owner: list[tuple[int, int, str]]
    ) -> tuple[str, tuple[str, ...]]:
        """A body: ours alone or beside a party; not the UN Security Council, and not those of other states."""
        listed = tuple(o[2] for o in owner)
        if listed and self.of_names(listed) != "others":  # "Japan International Cooperation Agency"
            return "body", listed
        if (
            any(w in self.words["others"] or w in self.words["foreign"] for w in before)
            or (head, before[-1:]) in _ALIEN
        ):
            return "others", listed
        return ("others" if listed else "body"), listed
