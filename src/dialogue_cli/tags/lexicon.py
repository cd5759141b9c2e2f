"""Text of a lexicon -> ``Lexicon``. The words are data; this file only reads, checks and indexes them.

A lexicon is TOML: ``[settings]``, ``[ladder]`` (rung = strength), ``[sources]``, ``[inflections]``, ``[grammar]`` and
one table a category, in which a pattern names its rung and its source. A second text given by the user is laid over the
first, entry by entry; an entry set to ``false`` is taken out. Every fault is a ``DataError`` with file, line and key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogue_cli.data import ParsedText
from dialogue_cli.tags.grammar import Grammar, grammar_of
from dialogue_cli.tags.inflect import Forms, forms
from dialogue_cli.tags.lexicon_check import CATEGORIES, MODIFIERS, PREDICATES, USER, Checker, Data, load_toml
from dialogue_cli.values import dataclass

MAX_WILD = 6
#: The entries that stand for every future form of a language with endings for it, and for every conditional.
FUTURE, CONDITIONAL = "[futur]", "[conditionnel]"
_OTHER_WEAK = frozenset(["let"])
UNINFLECTED: Forms = frozenset()
_INFLECTED = {*PREDICATES, "softener", "restated", "against", "for"} - {"modal", "weak_modal"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon: ``pattern`` as written, what it counts as, how firm, and who says so."""

    pattern: str
    category: str
    rung: str
    strength: int
    source: str
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled entry. ``rest`` holds, for each further word, its alternatives (None is a gap) and if it may lack."""

    entry: Entry
    form: Forms
    rest: tuple[tuple[frozenset[str] | None, bool], ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's lists, indexed by first word. ``grammar`` holds the closed classes (pronouns, prepositions)."""

    language: str
    threshold: int
    ladder: Mapping[str, int]
    sources: Mapping[str, Mapping[str, Any]]
    entries: tuple[Entry, ...]
    index: Mapping[str, tuple[Pattern, ...]]
    modifiers: Mapping[str, tuple[Pattern, ...]]
    grammar: Grammar
    irregular: Mapping[str, str]
    compound_past: bool = False
    weak: frozenset[str] = frozenset()


def _merged(base: Data, over: Data) -> Data:
    """``over`` laid on ``base``, table by table. An entry set to false leaves, a grammar list is joined.

    What the user adds stands first, so that it wins over a shipped pattern that fits the same words.
    """
    result = {key: dict(value) if isinstance(value, dict) else value for key, value in base.items()}
    for key, value in over.items():
        if not isinstance(value, dict):
            result[key] = value
            continue
        kept = {name: item for name, item in result.get(key, {}).items() if value.get(name) is not False}
        new = {
            name: [*kept.get(name, ()), *item] if isinstance(item, list) else item
            for name, item in value.items()
            if item is not False
        }
        result[key] = {**new, **{name: item for name, item in kept.items() if name not in new}}
    return result


def _compile(entry: Entry, irregular: Mapping[str, str]) -> list[tuple[str, Pattern]]:
    """The patterns of an entry, each with the first word under which it is found."""
    first, *others = entry.pattern.split()
    rest: list[tuple[frozenset[str] | None, bool]] = []
    weight = 1
    for word in others:
        lacking = word.endswith("?")
        bare = word.rstrip("?")
        rest.append((None, False) if bare == "*" else (frozenset(bare.split("|")), lacking))
        weight += bare != "*" and not lacking
    found: list[tuple[str, Pattern]] = []
    tail = tuple(rest)
    made: dict[Forms, Pattern] = {}  # the same form of two verbs is one pattern
    for verb in first.split("|"):
        table = forms(verb, irregular) if entry.category in _INFLECTED else {verb: UNINFLECTED}
        for form, kinds in table.items():
            pattern = made.get(kinds)
            if pattern is None:
                pattern = made[kinds] = Pattern(entry, kinds, tail, weight)
            found.append((form, pattern))
    return found


def compile_index(entries: list[Entry], irregular: Mapping[str, str]) -> dict[str, tuple[Pattern, ...]]:
    """First word -> its patterns, the most words first, then in the order of the categories."""
    index: dict[str, list[Pattern]] = {}
    for entry in entries:
        for word, pattern in _compile(entry, irregular):
            index.setdefault(word, []).append(pattern)
    rank = {name: place for place, name in enumerate(CATEGORIES)}
    for patterns in index.values():
        if len(patterns) > 1:
            patterns.sort(key=lambda p: (-p.weight, rank.get(p.entry.category, 0)))
    return {word: tuple(patterns) for word, patterns in index.items()}


def _entries(data: Data, ladder: Mapping[str, int]) -> list[Entry]:
    """Every entry that is not set to false, in the order of the categories."""
    return [
        Entry(
            pattern,
            table,
            value.get("rung", ""),
            value.get("strength", ladder.get(value.get("rung", ""), 0)),
            value.get("source", USER),
            value.get("frame", ""),
        )
        for table in CATEGORIES
        for pattern, value in data.get(table, {}).items()
        if value is not False
    ]


def parse_lexicon(text: str, name: str, over: tuple[tuple[str, str], ...] = ()) -> Lexicon:
    """The lexicon in ``text``, with further texts (``(name, text)``) laid over it in order.

    A text that names another language than the first one is passed over. Raises DataError with file, line and key.
    """
    data = load_toml(text, name)
    if not isinstance(text, ParsedText):  # what ships was checked before it shipped
        Checker(text, name, _table(data, "ladder"), _table(data, "sources"), shipped=True).check(data)
    language = str(data.get("language", "en"))
    for over_name, over_text in over:
        more = load_toml(over_text, over_name)
        if more.get("language", language) != language:
            continue
        ladder, sources = ({**_table(data, key), **_table(more, key)} for key in ("ladder", "sources"))
        Checker(over_text, over_name, ladder, sources, shipped=False).check(more)
        data = _merged(data, more)
    return _made(data, language)


def _table(data: Data, name: str) -> Data:
    value = data.get(name, {})
    return value if isinstance(value, dict) else {}


def _made(data: Data, language: str) -> Lexicon:
    """The checked data, compiled and indexed."""
    ladder, settings, irregular = data.get("ladder", {}), data.get("settings", {}), data.get("inflections", {})
    entries = _entries(data, ladder)
    weak = frozenset(e.pattern.split("|")[0] for e in entries if e.category == "weak_modal")
    return Lexicon(
        language=language,
        threshold=settings.get("threshold", 5),
        ladder=ladder,
        sources=data.get("sources", {}),
        entries=tuple(entries),
        index=compile_index([e for e in entries if e.category in PREDICATES], irregular),
        modifiers=compile_index([e for e in entries if e.category in MODIFIERS], irregular),
        grammar=grammar_of(data.get("grammar", {})),
        irregular=irregular,
        compound_past=bool(settings.get("compound_past", 0)),
        weak=weak | _OTHER_WEAK,
    )
