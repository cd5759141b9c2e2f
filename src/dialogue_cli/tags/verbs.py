"""Whether a word of the lexicon is a finite verb here, and of what tense; no parser, only the words before it."""

from __future__ import annotations

from dialogue_cli.tags.lexicon import Entry, Lexicon, Pattern
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.values import dataclass

MODALS = ("modal", "weak_modal")
#: Before "will" these make it a noun: "political will", "their will".
_OF_WILL = frozenset(
    "political common good free collective strong abiding own our their its the a shared joint firm".split()
)
_BY = (("by",), ("par",))
#: Nouns that are no adjectives of what is owned, and act: "our government plans to".
_ACTING = frozenset("government country party side ministry committee council commission agency union group".split())
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "last", "next"])
#: What is shared by telling it: "and shared views".
_TOLD = frozenset("views information experiences experience concerns assessments insights perspectives ideas".split())
#: After "will" or "may" these show that no verb follows.
_NO_VERB = frozenset(["to", "of", "that", "and", "for"])
#: Verbs that take "être" in a compound past.
_WITH_BE = ("convenu", "parvenu", "tombé", "allé", "venu", "revenu", "resté", "demeuré")
#: French adjectives that stand before their noun: "leur prochaine rencontre", "une nouvelle demande".
_BEFORE_NOUN = frozenset(
    "prochaine prochain première premier dernière dernier deuxième nouvelle nouveau nouvel haute présente récente "
    "future grande seconde telle même bonne meilleure".split()
)
#: How far behind its auxiliary a second participle may stand.
_SHARED = 40


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb. Places are tokens; ``first`` includes auxiliaries, ``start`` is the verb, ``end`` is past it.

    ``tense`` is base (plain form), present (third person), past, perfect, progressive, passive, future or participle.
    ``left`` is where a subject must have ended.
    """

    entry: Entry
    first: int
    start: int
    end: int
    tense: str
    left: int
    negated: bool


class VerbReader:
    """Reads the verbs of one unit."""

    __slots__ = ("g", "lexicon", "tokens", "weak", "words")

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens, self.words, self.lexicon, self.g = tokens, tokens.words, lexicon, lexicon.grammar
        self.weak = lexicon.weak

    def read(self, pattern: Pattern, place: int, end: int) -> Verb | None:
        """The verb that ``pattern`` finds at ``place``; None where it is a noun, a name or an infinitive."""
        entry = pattern.entry
        if entry.category in MODALS:
            return self._verb(entry, place, place, end, "future") if self._is_modal(place) else None
        if place and self._is_name(place):
            return None
        left = self.skip_left(place)
        if self._governed(left):
            return None
        after = self.words[end : end + 1]
        if self.words[end - 1] not in self.g.to and any(w in self.g.future or w in self.g.be for w in after):
            return None  # "the member states will", "the plans are"
        if entry.category == "report" and "base" in pattern.form and self._counted(place):
            return None
        if self.words[place] == "shared" and place and self.words[place - 1] in self.g.and_ and self._plain_noun(end):
            return None  # "mutual respect and shared interests"
        tense, first = self._tense(pattern, place, left)
        if tense is None or (tense in ("base", "present", "past") and place > 0 and self._noun_before(place)):
            return None
        if tense == "past" and "participle" in pattern.form and self.words[end : end + 1] in _BY:
            return None  # "a fund launched by others"
        return self._verb(entry, first, place, end, tense)

    def _verb(self, entry: Entry, first: int, place: int, end: int, tense: str) -> Verb:
        left = first
        while left > 0 and (self.g.adverb(self.words[left - 1]) or self.words[left - 1] in self.g.have):
            left -= 1
        return Verb(entry, first, place, end, tense, left, any(w in self.g.not_ for w in self.words[left:end]))

    def skip_left(self, place: int) -> int:
        """The token before ``place`` that is no adverb."""
        place -= 1
        while place >= 0 and self.g.adverb(self.words[place]):
            place -= 1
        return place

    def _governed(self, place: int) -> bool:
        """Whether the word makes what follows an infinitive: "to", "will", "may"."""
        word = self.words[place] if place >= 0 else ""
        return word in self.g.to or word in self.g.future or word in self.g.past_future or word in self.weak

    def _is_name(self, place: int) -> bool:
        """Whether a capital inside the sentence makes the word part of a name ("Task Force", "United States")."""
        if not self.tokens.capital(place) or self.tokens.raw(place, place + 1).isupper():
            return False
        return self.words[place - 1] not in '.:*)"“' and not (place == 1 and not self.words[0].isalpha())

    def _is_modal(self, place: int) -> bool:
        """ "will" as an auxiliary: not after a determiner or an adjective of will, and a verb follows."""
        words = self.words
        if place + 1 >= len(words):
            return not (place > 0 and self.tokens.capital(place))  # "by May"
        after, before = words[place + 1], words[place - 1] if place else ""
        if after in _NO_VERB or before in _OF_WILL:
            return False
        month = self.tokens.capital(place) and place > 0
        dated = after[0].isdigit() or before in self.g.prepositions or before[:1].isdigit()
        return not (words[place] == "may" and month and dated)

    def _noun_before(self, place: int) -> bool:
        """Whether what stands before makes the word a noun: a determiner, a preposition, a possessive."""
        left = self.skip_left(place) if self.g.adverb(self.words[place - 1]) else place - 1
        word = self.words[left] if left >= 0 else ""
        if word == "two" and 0 < left < place - 1 and self.words[left - 1] == "the":
            return False  # "The two also agreed", and not "the two agreed texts"
        if word in self.g.determiners or word in self.g.prepositions or word.endswith("'s"):
            return True
        if word in _BEFORE_NOUN and self.g.future_endings:
            return True
        plural = self.words[place].endswith("s") and self.words[place] not in self.g.be
        return left > 0 and plural and self._owned(left)

    def _counted(self, place: int) -> bool:
        """Whether an owner or a number shortly before makes the word a noun: "Japan's first official visit"."""
        return any(w.endswith("'s") or w in _ORDINALS for w in self.words[max(0, place - 4) : place])

    def _plain_noun(self, place: int) -> bool:
        """Whether what follows is a bare noun, and none of those that are shared by saying them."""
        word = self.words[place] if place < len(self.words) else ""
        closed = word in self.g.determiners or word in self.g.that or word in self.g.prepositions
        return word.isalpha() and not closed and word not in _TOLD

    def _owned(self, place: int) -> bool:
        """Whether the word is an adjective of something owned: "his ambitious plans"; "our government plans" acts."""
        owner = self.words[place - 1] in self.g.own_possessive and self.words[place - 1] in self.g.determiners
        return owner and self.words[place] not in _ACTING and not self.tokens.capital(place)

    def _tense(self, pattern: Pattern, place: int, left: int) -> tuple[str | None, int]:
        """The tense of a verb and where its auxiliaries begin; None where it is not finite."""
        form, g = pattern.form, self.g
        before = self.words[left] if left >= 0 else ""
        if "gerund" in form:
            if before in g.be:
                return (None if self._governed(self.skip_left(left)) else "progressive"), left
            return ("participle", place) if left < 0 else (None, place)
        if "participle" in form and before in g.be and self.words[place] not in g.be:
            return self._passive(left, place)
        if before in g.have and ("participle" in form or "base" not in form):
            if before == "having":
                return None, place
            return ("past" if self.lexicon.compound_past else "perfect"), left
        if before in ("do", "does", "did") and "base" in form:
            return ("past" if before == "did" else "present"), left
        if g.future_endings and self.words[place] in g.be and self._reflexive(place):
            return "past", place  # "nous nous sommes engagés à"
        if "base" in form:
            bare = bool(g.future_endings) and before not in ("", ":")  # a French infinitive is finite nowhere else
            return (None if bare else "base"), place
        if "participle" in form and g.future_endings and before in g.and_ and self._goes_on(left):
            return "past", place
        if "past" in form:
            return "past", place
        return ("present" if "present" in form else None), place

    def _goes_on(self, place: int) -> bool:
        """Whether a participle behind "et" shares the auxiliary of a verb before: "ont salué le plan et décidé de"."""
        for at in range(place - 1, max(-1, place - _SHARED), -1):
            if self.words[at] in (";", ":"):
                return False
            if self.words[at] in self.g.have:
                return True
        return False

    def _reflexive(self, place: int) -> bool:
        """Whether an auxiliary stands behind a reflexive: "se sont", "nous nous sommes", and not "nous sommes"."""
        before = self.words[max(0, place - 2) : place]
        if self.words[place] == "été" or not before:
            return False
        return before[-1] in ("se", "s'") or before == ("nous", "nous") or before[-1] in ("y", "en")

    def _passive(self, left: int, place: int) -> tuple[str | None, int]:
        """A participle after a form of "be": passive, or in a language with a compound past the past.

        There "sont convenus" and "se sont engagés" are a past, "sont invités" and "a été créé" a passive.
        """
        further = self.skip_left(left)
        if self._governed(further):
            return None, left
        if self.lexicon.compound_past:
            active = self._reflexive(left) or self.words[place].startswith(_WITH_BE)
            return ("past" if active else "passive"), left
        return "passive", further if further >= 0 and self.words[further] in self.g.have else left
