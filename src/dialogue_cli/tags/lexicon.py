"""Text of a lexicon -> ``Lexicon``. The words are data; this file only reads, checks and indexes them.

A lexicon is TOML: ``[settings]``, ``[ladder]`` (rung = strength), ``[sources]``, ``[inflections]``, ``[grammar]`` and one
table a category, in which a pattern names its rung and its source. A second text given by the user is laid over the
first, entry by entry; an entry set to ``false`` is taken out. Every fault is a ``DataError`` with file, line and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from dialogue_cli.errors import DataError
from dialogue_cli.tags.grammar import GRAMMAR_LISTS, Grammar, grammar_of
from dialogue_cli.tags.inflect import Form, forms
from dialogue_cli.values import dataclass

#: Categories whose patterns begin with a verb (or modal) that can govern a clause; the order breaks ties.
PREDICATES = (
    "modal",
    "weak_modal",
    "promise",
    "decision",
    "mandate",
    "appeal",
    "carrier",
    "support",
    "position",
    "note",
    "report",
)
#: Categories that modify a predicate. Verbs among them are inflected too where the name says so.
MODIFIERS = ("noun", "softener", "hedge", "booster", "restated")
CATEGORIES = (*PREDICATES, *MODIFIERS)
_INFLECTED = {*PREDICATES, "softener", "restated", "against", "for"} - {"modal", "weak_modal"}
_TABLES = {"settings", "ladder", "sources", "inflections", "grammar", *CATEGORIES}
_ENTRY_KEYS = {"rung", "strength", "source", "frame", "forms"}
FRAMES = ("", "act", "verb", "object", "that", "carry", "continue", "body", "arranged", "outward")
_SETTINGS = {"threshold": int, "compound_past": int}
MAX_WILD = 6
_OTHER_WEAK = frozenset(["let"])

Data = dict[str, Any]


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
    form: frozenset[Form]
    rest: tuple[tuple[frozenset[str] | None, bool], ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's lists, indexed by first word. ``grammar`` holds the small closed classes (pronouns, prepositions)."""

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


def line_of(text: str, key: str, table: str = "") -> int | None:
    """The line where ``key`` is set, looked for below ``[table]`` where one is named; None where it is nowhere."""
    lines = text.splitlines()
    start = 0
    if table:
        start = next((i for i, line in enumerate(lines) if line.split("#")[0].strip() == f"[{table}]"), 0)
    for number, line in enumerate(lines[start:], start + 1):
        bare = line.strip().lstrip("[").lstrip("\"'")
        if bare.startswith(key) and bare[len(key) :].lstrip("\"'").lstrip()[:1] in ("=", "]", "."):
            return number
    return None


def load_toml(text: str, name: str) -> Data:
    """TOML text as a dictionary. Raises DataError with the line where the text is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        words = str(fault)
        line = words.rpartition("(at line ")[2].partition(",")[0]
        raise DataError(
            f"not valid TOML: {words.partition(' (at ')[0]}",
            where=name,
            line=int(line) if line.isdigit() else None,
            do="put it as in the shipped lexicon (dialogue lexicon show --file)",
        ) from None


class _Checker:
    """Checks one text; knows its name, so that each fault says where it stands."""

    def __init__(self, text: str, name: str, ladder: Mapping[str, int], sources: Mapping[str, Any]) -> None:
        self.text, self.name, self.ladder, self.sources = text, name, ladder, sources

    def fail(self, what: str, key: str, table: str = "", do: str = "") -> DataError:
        """The error for ``key`` in ``table``, with the line where it stands."""
        full = f"{table}.{key}" if table else key
        return DataError(what, where=self.name, line=line_of(self.text, key, table), key=full, do=do)

    def table(self, data: Data, name: str) -> Data:
        """The table ``name``, empty where absent. Raises DataError where it is no table."""
        value = data.get(name, {})
        if not isinstance(value, dict):
            raise self.fail(f"expected a table, found {type(value).__name__}", name)
        return value

    def entry(self, table: str, pattern: str, value: Any) -> None:
        """Raises DataError where the entry has an unknown key, rung, source, frame or a value of a wrong type."""
        if value is False:
            return
        if not isinstance(value, dict):
            raise self.fail(
                f"expected {{ rung, source }} or false, found {type(value).__name__}", pattern, table, "see the docs"
            )
        for key, item in value.items():
            if key not in _ENTRY_KEYS:
                raise self.fail(
                    f"unknown key {key!r}; expected one of {', '.join(sorted(_ENTRY_KEYS))}", pattern, table
                )
            wanted = int if key == "strength" else str
            if not isinstance(item, wanted) or isinstance(item, bool):
                raise self.fail(f"{key} must be {'a whole number' if wanted is int else 'text'}", pattern, table)
        if not pattern.split() or pattern.split()[0].startswith("*"):
            raise self.fail("a pattern begins with a word", pattern, table)
        if "rung" in value and value["rung"] not in self.ladder:
            raise self.fail(f"unknown rung {value['rung']!r}; expected one of {', '.join(self.ladder)}", pattern, table)
        if "rung" not in value and table in (*PREDICATES, "noun"):
            raise self.fail(f"rung is missing; expected one of {', '.join(self.ladder)}", pattern, table)
        if not 0 <= value.get("strength", 0) <= 10:
            raise self.fail("strength must lie between 0 and 10", pattern, table)
        if value.get("frame", "") not in FRAMES:
            raise self.fail(
                f"unknown frame {value['frame']!r}; expected one of {', '.join(FRAMES[1:])}", pattern, table
            )
        if value.get("source") not in self.sources:
            raise self.fail(
                f"unknown source {value.get('source')!r}", pattern, table, "name one of [sources], or add it there"
            )

    def check(self, data: Data) -> None:
        """Raises DataError at the first fault of the whole text."""
        for key, value in data.items():
            if key in ("schema", "language"):
                if not isinstance(value, str):
                    raise self.fail("expected text", key)
            elif key not in _TABLES:
                raise self.fail("unknown table; expected one of " + ", ".join(sorted(_TABLES)), key)
            else:
                self.table(data, key)
        for name, value in self.table(data, "ladder").items():
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10:
                raise self.fail("expected a whole number from 0 to 10", name, "ladder")
        for name, value in self.table(data, "settings").items():
            if name not in _SETTINGS:
                raise self.fail(f"unknown setting; expected one of {', '.join(_SETTINGS)}", name, "settings")
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10:
                raise self.fail("expected a whole number from 0 to 10", name, "settings")
        for name, value in self.table(data, "inflections").items():
            if not isinstance(value, str) or value.count("/") != 3:
                raise self.fail('expected "third person / past / participle / gerund"', name, "inflections")
        for name, value in self.table(data, "grammar").items():
            if name not in GRAMMAR_LISTS:
                raise self.fail(f"unknown list; expected one of {', '.join(GRAMMAR_LISTS)}", name, "grammar")
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise self.fail("expected a list of words", name, "grammar")
        for table in CATEGORIES:
            for pattern, value in self.table(data, table).items():
                self.entry(table, pattern, value)


def _merged(base: Data, over: Data) -> Data:
    """``over`` laid on ``base``, table by table; an entry set to false leaves; grammar lists are joined."""
    result = {key: dict(value) if isinstance(value, dict) else value for key, value in base.items()}
    for key, value in over.items():
        if not isinstance(value, dict):
            result[key] = value
            continue
        table = result.setdefault(key, {})
        for name, item in value.items():
            if item is False:
                table.pop(name, None)
            elif isinstance(item, list):
                table[name] = [*table.get(name, ()), *item]
            else:
                table[name] = item
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
    for verb in first.split("|"):
        table = forms(verb, irregular) if entry.category in _INFLECTED else {verb: frozenset[Form]()}
        found += [(form, Pattern(entry, kinds, tail, weight)) for form, kinds in table.items()]
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
    return [
        Entry(
            pattern,
            table,
            value.get("rung", ""),
            value.get("strength", ladder.get(value.get("rung", ""), 0)),
            value["source"],
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
    _Checker(text, name, data.get("ladder", {}), data.get("sources", {})).check(data)
    language = str(data.get("language", "en"))
    for over_name, over_text in over:
        more = load_toml(over_text, over_name)
        if more.get("language", language) != language:
            continue
        ladder, sources = ({**data[key], **more.get(key, {})} for key in ("ladder", "sources"))
        _Checker(over_text, over_name, ladder, sources).check(more)
        data = _merged(data, more)
    ladder = data.get("ladder", {})
    irregular = data.get("inflections", {})
    entries = _entries(data, ladder)
    return Lexicon(
        language=language,
        threshold=data.get("settings", {}).get("threshold", 5),
        ladder=ladder,
        sources=data.get("sources", {}),
        entries=tuple(entries),
        index=compile_index([e for e in entries if e.category in PREDICATES], irregular),
        modifiers=compile_index([e for e in entries if e.category in MODIFIERS], irregular),
        grammar=grammar_of(data.get("grammar", {})),
        irregular=irregular,
        weak=frozenset(e.pattern.split("|")[0] for e in entries if e.category == "weak_modal") | _OTHER_WEAK,
        compound_past=bool(data.get("settings", {}).get("compound_past", 0)),
    )
