"""Whether a lexicon's pattern stands at a place in the words."""

from __future__ import annotations

from dialogue_cli.tags.grammar import Grammar
from dialogue_cli.tags.lexicon import MAX_WILD, Pattern
from dialogue_cli.tags.tokens import Tokens

#: Punctuation that ends any phrase.
CLOSERS = frozenset(';:()[]"“”—–-*')
#: Words that end the gap "*" of a pattern.
_ENDS = frozenset(["of", "for", "to", "in", "which", "who", "by", "from"])
#: How far a pattern reaches over adverbs, and over an insertion between commas.
_REACH, _INSERTION = 4, 14
#: What stands in a pattern for any figure, and signs before one.
FIGURE = "#"
_COINS = frozenset("$€£¥")


def match_rest(tokens: Tokens, place: int, pattern: Pattern, grammar: Grammar) -> int | None:
    """Where the pattern ends when its first word stands just before ``place``; None where it does not match.

    Adverbs may stand between any two words; before "to" also an insertion between commas.
    """
    words, size = tokens.words, len(tokens.words)
    wild = False
    for alternatives, lacking in pattern.rest:
        if alternatives is None:
            wild = True
            continue
        at = _find(words, place, size, alternatives, grammar, wild=wild)
        if at is None and not wild and alternatives & grammar.to:
            comma = _past_adverbs(words, place, grammar) if grammar.future_endings else place
            at = _over_insertion(words, comma, size, alternatives) if words[comma : comma + 1] == (",",) else None
        if at is None and alternatives & grammar.to and place == size - 1 and words[place] == ":":
            return place  # "We resolve:", the line above a list whose items begin with "to"
        if at is not None:
            place, wild = at + 1, False
        elif not lacking:
            return None
    return place


def _find(
    words: tuple[str, ...], place: int, size: int, wanted: frozenset[str], grammar: Grammar, *, wild: bool
) -> int | None:
    """The next wanted word, over adverbs only or, where the pattern has a gap, over up to MAX_WILD words."""
    for at in range(place, min(size, place + (MAX_WILD + 1 if wild else _REACH))):
        word = words[at]
        if word in wanted or (FIGURE in wanted and (word[0].isdigit() or word in _COINS)):
            return at
        if wild:
            if word in CLOSERS or word in grammar.that or (at > place and word in _ENDS):
                return None
        elif word != "," and not grammar.adverb(word):
            return None
    return None


def _past_adverbs(words: tuple[str, ...], place: int, grammar: Grammar) -> int:
    """The first place that holds no adverb: the comma of "nous nous engageons chacun, sans délai, à"."""
    while place < len(words) and grammar.adverb(words[place]):
        place += 1
    return place


def _over_insertion(words: tuple[str, ...], place: int, size: int, wanted: frozenset[str]) -> int | None:
    """The wanted word right after an insertion: "intends, subject to approval, to"."""
    closing = next((i for i in range(place + 1, min(size, place + _INSERTION)) if words[i] == ","), size)
    return closing + 1 if closing + 1 < size and words[closing + 1] in wanted else None
