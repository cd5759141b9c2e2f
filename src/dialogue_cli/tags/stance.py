"""Positions: what the parties judge, on which of two ladders, how strongly, and what about.

The verbs are found as governing verbs are (``predicates``), so that "the group welcomed by others" or "to support"
take no position. The lists are ``data/stance_LANGUAGE.toml``; its ladders are those that shifts are told by.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from dialogue_cli.errors import DataError
from dialogue_cli.statement.model import Cue, Stance
from dialogue_cli.tags.actors import PROMISING, Actor, Resolver
from dialogue_cli.tags.lexicon import Entry, Lexicon, compile_index
from dialogue_cli.tags.lexicon_check import line_of, load_toml
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.predicates import Scanner
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.tags.verbs import VerbReader
from dialogue_cli.values import dataclass, replace

Polarity = Literal["against", "for"]
_POLARITIES = ("against", "for")
_TABLES = {"ladder_against", "ladder_for", "sources", "raise", "words", "against", "for"}
_REACH = 14
_VIEWS = frozenset(
    "that need needs importance role roles value necessity urgency potential power challenges challenge significance "
    "is are was were has have remains responsibility benefits impact impacts nature vital critical crucial "
    "important".split()
)
_AWAY = frozenset(
    ["of", "for", "to", "over", "about", "at", "by", "with", "that", "regarding", "concerning", "in", "on", "towards"]
)
#: Adjectives that open a recital ("Deeply concerned by the attacks,"); United Nations Editorial Manual (2004).
MOODS = frozenset("concerned alarmed disturbed dismayed troubled worried".split())
_MOST_ADVERBS = 3


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """``lexicon`` finds the verbs, those of commitments too, since they tell who governs (a position's category is its
    ladder); ``words`` begin a position; ``ladders`` give each rung its degree."""

    lexicon: Lexicon
    words: frozenset[str]
    ladders: Mapping[str, Mapping[str, int]]
    raised: Mapping[str, str]
    raisers: frozenset[str]


def _entries(data: dict[str, Any], name: str, text: str) -> list[Entry]:
    """The entries of both ladders in order. Raises DataError for an unknown rung, source or key."""

    def fault(what: str, pattern: str, do: str = "") -> DataError:
        line = line_of(text, pattern, polarity)
        return DataError(what, where=name, line=line, key=f"{polarity}.{pattern}", do=do)

    entries: list[Entry] = []
    for polarity in _POLARITIES:
        ladder = data.get(f"ladder_{polarity}", {})
        for pattern, value in data.get(polarity, {}).items():
            if value is False:
                continue
            if not isinstance(value, dict) or set(value) - {"rung", "source", "frame"}:
                raise fault("expected { rung, source } or false", pattern)
            rung, source = value.get("rung"), value.get("source")
            if rung not in ladder:
                raise fault(f"unknown rung {rung!r}; expected one of {', '.join(ladder)}", pattern)
            if source not in data.get("sources", {}):
                raise fault(f"unknown source {source!r}", pattern, "name one of [sources]")
            entries.append(
                Entry(pattern, polarity, value["rung"], ladder[rung], value["source"], value.get("frame", ""))
            )
    return entries


def parse_stance(text: str, name: str, base: Lexicon, over: tuple[tuple[str, str], ...] = ()) -> StanceLexicon:
    """The stance list in ``text`` with the user's laid over it; ``base`` lends its grammar and inflections.

    Raises DataError with file, line and key.
    """
    data: dict[str, Any] = {}
    for file_name, file_text in ((name, text), *over):
        more = load_toml(file_text, file_name)
        for key, value in more.items():
            if key in ("schema", "language"):
                continue
            if key not in _TABLES or not isinstance(value, dict):
                raise DataError(
                    f"unknown table; expected one of {', '.join(sorted(_TABLES))}",
                    where=file_name, line=line_of(file_text, key), key=key,
                )  # fmt: skip
            data[key] = {**data.get(key, {}), **value}
        entries = _entries(data, file_name, file_text)
    ladders = {polarity: data.get(f"ladder_{polarity}", {}) for polarity in _POLARITIES}
    own = compile_index(entries, base.irregular)
    index = {**base.index, **{word: (*patterns, *base.index.get(word, ())) for word, patterns in own.items()}}
    lexicon = replace(base, entries=tuple(entries), index=index, modifiers={})
    raisers = frozenset(str(data.get("words", {}).get("raisers", "")).split())
    return StanceLexicon(lexicon, frozenset(own), ladders, data.get("raise", {}), raisers)


def stance_of(
    tokens: Tokens, lists: StanceLexicon, resolver: Resolver, previous: Actor | None, *, item: bool = False
) -> Stance | None:
    """The unit's position: the strongest, one against before one for; None where it takes none."""
    if mood := _mood(tokens, lists):
        return mood
    last = _last_verb(tokens, lists)
    if last < 0:
        return None
    found = Scanner(tokens, lists.lexicon, resolver, previous, item=item).scan(last + 1)
    taken = [_stance(tokens, p, lists) for p in found if _takes_position(tokens, p, lists)]
    return max(taken, key=lambda s: (s.polarity == "against", s.degree), default=None)


def _mood(tokens: Tokens, lists: StanceLexicon) -> Stance | None:
    """The concern that a recital opens with, without a verb: "Gravely alarmed by the attacks on ports,"."""
    words, g = tokens.words, lists.lexicon.grammar
    at = 0
    while at < min(_MOST_ADVERBS, len(words)) and (g.adverb(words[at]) or words[at] in lists.raisers):
        at += 1
    if at + 1 >= len(words) or words[at] not in MOODS or words[at + 1] not in _AWAY or words[-1] == ".":
        return None
    raised = not lists.raisers.isdisjoint(words[:at])
    rung = lists.raised.get("concern", "concern") if raised else "concern"
    degree = lists.ladders["against"].get(rung)
    target = _target(tokens, at + 1)
    if degree is None or target is None:
        return None
    cues = (
        Cue("stance", tokens.starts[0], tokens.ends[at], tokens.raw(0, at + 1)),
        Cue("target", tokens.starts[target[0]], tokens.ends[target[1] - 1], tokens.raw(*target)),
    )
    return Stance(rung, "against", degree, tokens.raw(*target), cues)


def _last_verb(tokens: Tokens, lists: StanceLexicon) -> int:
    """The last word that can be the verb of a position, -1 where none can: what stands behind it need not be scanned.

    Most units hold a word of the list ("support", "concern"), but as a noun.
    """
    lexicon, words = lists.lexicon, tokens.words
    reader = VerbReader(tokens, lexicon)
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word not in lists.words:
            if word.endswith("to") and word[:-2] in lists.words:
                return place
            continue
        for pattern in lexicon.index[word]:
            if pattern.entry.category in _POLARITIES:
                end = match_rest(tokens, place + 1, pattern, lexicon.grammar)
                if end is not None and reader.read(pattern, place, end):
                    return place
    return -1


def _takes_position(tokens: Tokens, p: Predicate, lists: StanceLexicon) -> bool:
    """Whether a predicate judges something, and it is the parties who judge."""
    entry, after = p.entry, tokens.words[p.end : p.end + 1]
    if entry.category not in _POLARITIES or p.subject.kind not in (*PROMISING, "none"):
        return False
    if p.role not in ("main", "that", "participle"):
        return False
    if entry.frame == "object" and after and after[0] in lists.lexicon.grammar.to:  # "pleased to announce"
        return False
    if entry.frame == "that" and (p.role == "participle" or _only_view(tokens, p.end)):
        return False
    if entry.rung == "note" and after == ("that",):
        return False
    return p.tense not in ("progressive", "passive") or "be" in entry.pattern.split()[0].split("|")


def _only_view(tokens: Tokens, place: int) -> bool:
    """Whether what is recognised is a fact or a weight ("that ...", "the importance of") and not another's deed."""
    return any(word in _VIEWS for word in tokens.words[place : place + 6])


def _stance(tokens: Tokens, p: Predicate, lists: StanceLexicon) -> Stance:
    """A position at its degree: raised by "strongly" beside the verb, turned round by "do not"."""
    words = tokens.words
    polarity: Polarity = "against" if p.entry.category == "against" else "for"
    rung = p.entry.rung
    low = max(p.since, p.first - 3)
    low = next(
        (i + 1 for i in range(p.first - 1, low - 1, -1) if words[i] in lists.lexicon.grammar.and_ or words[i] == ","),
        low,
    )
    if p.negated and rung in ("support", "endorse") and "oppose" in lists.ladders["against"]:
        polarity, rung = "against", "oppose"
    high = p.end + any(w.endswith("ly") and w in lists.raisers for w in words[p.end : p.end + 1])  # "condemn strongly"
    if any(w in lists.raisers for w in words[low:high]):
        rung = lists.raised.get(rung, rung)
    after = words[high : high + 8]
    if rung.endswith("condemn") and "strongest" in after and "terms" in after:
        rung = next((r for r in lists.ladders[polarity] if "strongest" in r), rung)
        if after[0] == "in":  # right behind the verb the words of degree are part of it, and not of the target
            high += after.index("terms") + 1
    target = _target(tokens, high)
    cues = [Cue("stance", tokens.starts[low], tokens.ends[high - 1], tokens.raw(low, high))]
    if p.subject.end > p.subject.start:
        start, end = p.subject.start, p.subject.end
        cues.append(Cue("actor", tokens.starts[start], tokens.ends[end - 1], tokens.raw(start, end)))
    if target:
        cues.append(Cue("target", tokens.starts[target[0]], tokens.ends[target[1] - 1], tokens.raw(*target)))
    degree = lists.ladders[polarity].get(rung, p.entry.strength)
    ordered = tuple(sorted(cues, key=lambda c: (c.start, c.end)))
    return Stance(rung, polarity, degree, tokens.raw(*target) if target else None, ordered)


def _target(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """What the position is about: the words after the verb and its preposition, up to a comma or a new clause."""
    words = tokens.words
    while place < len(words) and (words[place] in _AWAY or words[place] in (",", "the", "a", "an")):
        place += 1
    end = place
    while end < len(words) and end - place < _REACH and words[end] not in (",", ";", ":", ".", "(", "which", "and"):
        if words[end : end + 3] == ("in", "the", "strongest"):
            break
        end += 1
    return (place, end) if end > place else None
