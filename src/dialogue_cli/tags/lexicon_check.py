"""Reading and checking a word list before it is used: every fault with its file, line, key and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogue_cli.data import ParsedText
from dialogue_cli.errors import DataError
from dialogue_cli.tags.grammar import GRAMMAR_LISTS

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
_TABLES = {"settings", "ladder", "sources", "inflections", "grammar", *CATEGORIES}
_ENTRY_KEYS = {"rung", "strength", "source", "frame", "forms"}
FRAMES = (
    "",
    "act",
    "verb",
    "object",
    "that",
    "carry",
    "continue",
    "body",
    "arranged",
    "outward",
    "ours",
    "reached",
    "standing",
)
_SETTINGS = {"threshold": int, "compound_past": int}
#: The source of an entry in a user's file that names none.
USER = "user"

Data = dict[str, Any]


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
    if isinstance(text, ParsedText):
        return dict(text.tables)
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _no_toml(text, name, str(fault)) from None


def _no_toml(text: str, name: str, words: str) -> DataError:
    line = words.rpartition("(at line ")[2].partition(",")[0]
    return DataError(
        f"not valid TOML: {words.partition(' (at ')[0]}",
        where=name,
        line=int(line) if line.isdigit() else text.rstrip().count("\n") + 1,
        do='write entries as "vow to" = { rung = "commit", source = "..." }',
    )


def _listed(names: Any) -> str:
    return f"expected one of {', '.join(names)}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10


class Checker:
    """Checks one text; knows its name, so that each fault says where it stands.

    ``ladder`` and ``sources`` are those in force; ``shipped`` texts must name a source for every entry.
    """

    def __init__(
        self, text: str, name: str, ladder: Mapping[str, Any], sources: Mapping[str, Any], *, shipped: bool
    ) -> None:
        self.text, self.name, self.ladder, self.sources, self.shipped = text, name, ladder, sources, shipped

    def fail(self, what: str, key: str, table: str = "", do: str = "") -> DataError:
        """The error for ``key`` in ``table``, with the line where it stands."""
        full = f"{table}.{key}" if table else key
        return DataError(what, where=self.name, line=line_of(self.text, key, table), key=full, do=do)

    def check(self, data: Data) -> None:
        """Raises DataError at the first fault of the whole text."""
        for key, value in data.items():
            if key in ("schema", "language"):
                if not isinstance(value, str):
                    raise self.fail("expected text", key)
            elif key not in _TABLES:
                raise self.fail(f"unknown table; {_listed(sorted(_TABLES))}", key)
            elif not isinstance(value, dict):
                raise self.fail(f"expected a table, found {type(value).__name__}", key)
        self._numbers(data)
        self._words(data)
        for table in CATEGORIES:
            for pattern, value in data.get(table, {}).items():
                if value is not False:
                    self._entry(table, pattern, value)

    def _numbers(self, data: Data) -> None:
        for name in data.get("settings", {}):
            if name not in _SETTINGS:
                raise self.fail(f"unknown setting; {_listed(_SETTINGS)}", name, "settings")
        for table in ("ladder", "settings"):
            for name, value in data.get(table, {}).items():
                if not _is_number(value):
                    raise self.fail("expected a whole number from 0 to 10", name, table)

    def _words(self, data: Data) -> None:
        for name, value in data.get("inflections", {}).items():
            if not isinstance(value, str) or value.count("/") != 3:
                raise self.fail('expected "third person / past / participle / gerund"', name, "inflections")
        for name, value in data.get("grammar", {}).items():
            if name not in GRAMMAR_LISTS:
                raise self.fail(f"unknown list; {_listed(GRAMMAR_LISTS)}", name, "grammar")
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise self.fail("expected a list of words", name, "grammar")

    def _entry(self, table: str, pattern: str, value: Any) -> None:
        """Raises DataError where the entry has an unknown key, rung, source, frame or a value of a wrong type."""
        if not isinstance(value, dict):
            found = type(value).__name__
            raise self.fail(f"expected {{ rung = ..., source = ... }} or false, found {found}", pattern, table)
        if not pattern.split() or pattern.startswith(("*", "|")):
            raise self.fail("a pattern begins with a word", pattern, table)
        for key, item in value.items():
            if key not in _ENTRY_KEYS:
                raise self.fail(f"unknown key {key!r}; {_listed(sorted(_ENTRY_KEYS))}", pattern, table)
            if key == "strength" and not _is_number(item):
                raise self.fail("strength: expected a whole number from 0 to 10", pattern, table)
            if key != "strength" and not isinstance(item, str):
                raise self.fail(f"{key}: expected text", pattern, table)
        self._names(table, pattern, value)

    def _names(self, table: str, pattern: str, value: Data) -> None:
        rung, source, frame = value.get("rung"), value.get("source"), value.get("frame", "")
        if rung is None and table in (*PREDICATES, "noun"):
            raise self.fail(f"rung is missing; {_listed(self.ladder)}", pattern, table)
        if rung is not None and rung not in self.ladder:
            raise self.fail(f"unknown rung {rung!r}; {_listed(self.ladder)}", pattern, table)
        if frame not in FRAMES:
            raise self.fail(f"unknown frame {frame!r}; {_listed(FRAMES[1:])}", pattern, table)
        if source not in self.sources and (source is not None or self.shipped):
            raise self.fail(f"unknown source {source!r}", pattern, table, "name one of [sources], or add it there")
