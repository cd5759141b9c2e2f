"""The small closed classes of a language (pronouns, prepositions, conjunctions), read from its lexicon."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_cli.values import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case words. Each field is a list of the same name in the table ``[grammar]`` of a lexicon.

    ``adverb_endings`` are those of a language whose adverbs end otherwise than in -ly, ``purpose`` words that open an
    infinitive of purpose besides ``to``. ``deeds`` are verbs that carry a word ("renew our commitment") and are deeds
    as well ("renew the licences").
    """

    we: frozenset[str] = _NONE
    they: frozenset[str] = _NONE
    it: frozenset[str] = _NONE
    own_possessive: frozenset[str] = _NONE
    things: frozenset[str] = _NONE
    be: frozenset[str] = _NONE
    have: frozenset[str] = _NONE
    not_: frozenset[str] = _NONE
    future: frozenset[str] = _NONE
    past_future: frozenset[str] = _NONE
    to: frozenset[str] = _NONE
    that: frozenset[str] = _NONE
    and_: frozenset[str] = _NONE
    relative: frozenset[str] = _NONE
    subordinate: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    adverbs: frozenset[str] = _NONE
    determiners: frozenset[str] = _NONE
    not_adverbs: frozenset[str] = _NONE
    future_endings: frozenset[str] = _NONE
    deeds: frozenset[str] = _NONE
    adverb_endings: frozenset[str] = _NONE
    purpose: frozenset[str] = _NONE

    def adverb(self, word: str) -> bool:
        """Whether the word may stand between a verb and its parts without changing what governs."""
        return word in self.adverbs or (word.endswith("ly") and word not in self.not_adverbs)


class Adverbs(frozenset[str]):
    """Adverbs by a list and by their endings ("-ivement"), but for ``others`` that only end alike ("traitement")."""

    endings: tuple[str, ...]
    others: frozenset[str]

    def __new__(cls, words: frozenset[str], endings: frozenset[str], others: frozenset[str]) -> Adverbs:
        """The set of ``words``, widened."""
        made = super().__new__(cls, words)
        made.endings, made.others = tuple(endings), others
        return made

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (
            isinstance(word, str) and word.endswith(self.endings) and word not in self.others
        )


GRAMMAR_LISTS = tuple(name.rstrip("_") for name in Grammar.__match_args__)


def grammar_of(lists: Mapping[str, list[str]]) -> Grammar:
    """The classes of a lexicon's ``[grammar]``; a class that is absent is empty."""
    sets = {name: frozenset(lists.get(name.rstrip("_"), ())) for name in Grammar.__match_args__}
    if sets["adverb_endings"]:
        sets["adverbs"] = Adverbs(sets["adverbs"], sets["adverb_endings"], sets["not_adverbs"])
    return Grammar(**sets)
