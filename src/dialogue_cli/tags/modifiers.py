"""Words that colour a promise: inner verbs that only try, hedges, boosters, marks of restatement. Spans are tokens."""

from __future__ import annotations

from dialogue_cli.tags.lexicon import Lexicon
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.tokens import Tokens

Spans = list[tuple[int, int]]
#: How many words of its object a condition is quoted with.
_OBJECT = 6
_MEASURES = frozenset("long well soon early quickly rapidly closely often far much widely fast broadly".split())


def skip(tokens: Tokens, place: int, lexicon: Lexicon) -> int:
    """The first token from ``place`` on that is neither an adverb nor a negation."""
    words, g = tokens.words, lexicon.grammar
    while place < len(words) and (g.adverb(words[place]) or words[place] in g.not_):
        place += 1
    return place


def softeners(tokens: Tokens, place: int, lexicon: Lexicon) -> Spans:
    """The chain of inner verbs from ``place`` on that try or look ("work to explore")."""
    found: Spans = []
    for _ in range(4):
        place = skip(tokens, place, lexicon)
        word = tokens.words[place] if place < len(tokens) else ""
        if word in lexicon.grammar.to or word in ("continue", "continuing", "be"):
            place += 1
            continue
        end = _softener(tokens, place, word, lexicon)
        if end is None:
            break
        found.append((place, end))
        place = end
    return found


def _softener(tokens: Tokens, place: int, word: str, lexicon: Lexicon) -> int | None:
    for pattern in lexicon.modifiers.get(word, ()):
        if pattern.entry.category == "softener" and ("base" in pattern.form or "gerund" in pattern.form):
            end = match_rest(tokens, place + 1, pattern, lexicon.grammar)
            if end is not None:
                return end
    return None


def modifiers(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> tuple[Spans, Spans, Spans]:
    """Hedges, boosters and marks of restatement between two tokens."""
    found: dict[str, Spans] = {"hedge": [], "booster": [], "restated": []}
    place = start
    while place < end:
        after = place + 1
        known = () if _only_measures(tokens, place) else lexicon.modifiers.get(tokens.words[place], ())
        for pattern in known:
            spans = found.get(pattern.entry.category)
            stop = match_rest(tokens, place + 1, pattern, lexicon.grammar) if spans is not None else None
            if spans is not None and stop is not None and stop <= end:
                if pattern.entry.category == "hedge":
                    stop = _to_its_object(tokens, stop, end, lexicon)
                spans.append((place, stop))
                after = stop
                break
        place = after
    return found["hedge"], found["booster"], found["restated"]


def _to_its_object(tokens: Tokens, place: int, end: int, lexicon: Lexicon) -> int:
    """Where a condition ends that breaks off in a preposition: "subject to the availability of funds"."""
    words, g = tokens.words, lexicon.grammar
    last = words[place - 1]
    if last not in g.to and last not in g.prepositions and last not in ("pending", "awaiting"):
        return place
    stop = min(end, place + _OBJECT)
    while place < stop and words[place][0].isalnum() and words[place] not in g.and_ and words[place] not in g.that:
        place += 1
    return place


def _only_measures(tokens: Tokens, place: int) -> bool:
    """Whether "as" measures: "as long as necessary", "as soon as possible", "as well as necessary parts".

    None of these is a condition.
    """
    return tokens.words[place] == "as" and place > 0 and tokens.words[place - 1] in _MEASURES
