"""Nouns of promise ("our commitment to"): which noun is the object of a verb that affirms, and whose promise it is."""

from __future__ import annotations

from dialogue_cli.tags.actors import PROMISING
from dialogue_cli.tags.lexicon import Entry
from dialogue_cli.tags.reading import Reading
from dialogue_cli.values import dataclass

#: Adjectives in -ing; any other gerund shows that the noun is not the verb's own object.
_ADJECTIVES = frozenset(
    "unwavering enduring longstanding long-standing ongoing continuing everlasting abiding lasting existing standing "
    "overarching".split()
)
_OURS = frozenset(["our", "their"])
_THEIRS = frozenset(["notre", "nos", "leur", "leurs", "son", "sa", "ses"])
#: French prepositions before a possessive, which then opens no object of the verb.
_GOVERNING = frozenset("de d' à avec pour par sur dans envers sous entre selon sans vers contre lors".split())
#: What may follow the noun where it takes no object: "the commitment made", "the promises we".
_MADE = frozenset("made set undertaken taken expressed we contained enshrined".split())


@dataclass(frozen=True, slots=True)
class Promised:
    """A noun of promise as the object of a verb: its entry, its token, and whether it is the parties' own.

    ``owner`` is the kind of actor that a possessive names ("Japan's"), empty where none stands.
    """

    entry: Entry
    place: int
    own: bool
    owner: str = ""


def purpose(reading: Reading, place: int, until: int) -> Promised | None:
    """The promise that a gathering was for: "met on 4 May to discuss trade and to reaffirm our commitment"."""
    for at in range(place, min(until, len(reading.words) - 2)):
        if reading.words[at] in reading.g.to or reading.words[at] in reading.g.purpose:
            entry = reading.inner(at + 1)
            noun = promised(reading, at + 2, until) if entry and entry.category == "carrier" else None
            if noun and noun.own:
                return noun
    return None


def promised(reading: Reading, place: int, until: int) -> Promised | None:
    """The promise noun that is the object of an affirming verb, also after a conjunction ("X and our plan")."""
    phrase = place
    for at in range(place, min(until, len(reading.words))):
        word = reading.words[at]
        if word in (";", ":") or word in reading.g.that:
            return None
        entry = None if _is_title(reading, at) else _noun(reading, word)
        if entry and _takes_object(reading, at) and _is_object(reading, phrase, at):
            stronger, where = _stronger(reading, entry, at)
            owner = reading.owner(phrase, at) or reading.owner_after(where)
            return Promised(stronger, where, not owner or owner in PROMISING, owner)
        before = reading.word(at - 1)
        ours = word in _OURS and before not in reading.g.prepositions and not before.endswith("ing")
        if ours or (word in _THEIRS and before not in _GOVERNING):  # "réaffirment en outre leur engagement"
            phrase = at
        if (word == "," or word in reading.g.and_) and _opens_object(reading, at + 1):
            adjectives = reading.words[at + 1] not in reading.g.own_possessive and at - phrase <= 4 and phrase == place
            phrase = phrase if adjectives else at + 1
    return None


def _is_title(reading: Reading, at: int) -> bool:
    """Whether the word ends a name in capitals: "a Trade Agreement" is no promise; "OUR COMMITMENT" may be."""
    capital = reading.tokens.capital
    return at > 0 and capital(at) and capital(at - 1) and not reading.tokens.raw(at, at + 1).isupper()


def _noun(reading: Reading, word: str) -> Entry | None:
    found = (p.entry for p in reading.lexicon.modifiers.get(word, ()) if p.entry.category == "noun")
    return next(found, None)


def _opens_object(reading: Reading, place: int) -> bool:
    word = reading.word(place)
    return word in reading.g.own_possessive or reading.g.adverb(word) or _noun(reading, word) is not None


def _takes_object(reading: Reading, at: int) -> bool:
    """Whether the noun stands by itself or takes "to", "that" or a preposition; "commitment levels" does not."""
    g, after = reading.g, reading.word(at + 1)
    if reading.words[at] == "promise" and after not in g.to and after not in g.that:  # "the promise of new ports"
        return False
    if reading.words[at] in ("plan", "plans") and after not in g.to and after not in g.that and after != "for":
        return False  # "reconfirm the plan of May"
    if not after[:1].isalpha() or after in _MADE or after in g.subordinate or g.adverb(after):
        return True
    if g.future_endings and _follows_adjectives(reading, at):
        return True
    return any(after in group for group in (g.to, g.that, g.prepositions, g.and_, g.not_))


def _follows_adjectives(reading: Reading, at: int) -> bool:
    """ "Notre engagement commun à", "l'engagement ferme et durable du Canada": adjectives behind the noun."""
    for place in range(at + 1, min(at + 5, len(reading.words))):
        word = reading.words[place]
        if word in reading.g.to or word in reading.g.prepositions:
            return True
        if not word.isalpha() or word in reading.g.determiners or word in reading.g.that:
            return False
    return False


def _is_object(reading: Reading, start: int, noun: int) -> bool:
    """Only determiners, owners and adjectives stand between the verb or conjunction and the noun."""
    between = reading.words[start : noun - 1]  # a gerund right before the noun colours it: "their deepening commitment"
    last = reading.words[max(start, noun - 1) : noun]
    return (
        noun - start <= 8
        and not any(
            w in reading.g.prepositions or w in (";", "(") or (w.endswith("ing") and w not in _ADJECTIVES)
            for w in between
        )
        and not any(w in reading.g.prepositions for w in last)
    )


def _stronger(reading: Reading, entry: Entry, at: int) -> tuple[Entry, int]:
    """Of nouns joined by a conjunction ("willingness and intention to") the firmer one."""
    best = entry, at
    for place in range(at + 1, min(len(reading.words), at + 4)):
        if reading.words[place] in reading.g.prepositions:
            break
        other = _noun(reading, reading.words[place])
        if other and other.strength > best[0].strength:
            best = other, place
    return best
