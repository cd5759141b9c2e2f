"""The word lists of themes: their entries as terms, found by the word that opens them.

A strong term counts :data:`STRONG`, a weak one :data:`WEAK`; a term under ``not`` counts nothing and masks the words
that it covers. Words are folded: lower case, American spelling, no possessive, singular.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dialogue_cli.data import ParsedText
from dialogue_cli.errors import DataError
from dialogue_cli.statement.folding import RULES_ONLY, Spelling
from dialogue_cli.statement.model import ThemeTag
from dialogue_cli.values import dataclass, field

STRONG, WEAK = 2, 1
_WEIGHTS = (("strong", STRONG), ("weak", WEAK), ("not", 0))
SCHEMA = "dialogue-themes/1"
Scored = tuple[tuple[ThemeTag, int], ...]
_STUB = 4  # letters of a wildcard's first word that index it; shorter stubs would match too much to be useful


@dataclass(frozen=True, slots=True)
class Term:
    """The folded words of one entry. ``exact`` has the words as written where capitals matter. ``weight`` 0 masks."""

    theme: str
    words: tuple[str, ...]
    weight: int
    exact: tuple[str, ...] | None = None

    @classmethod
    def read(cls, row: str, folder: Folder) -> Term:
        """One row of :func:`terms_of`."""
        theme, weight, entry = row.split(" ", 2)
        raw = entry.split(" ")
        if entry.islower():
            return cls(theme, tuple(raw), int(weight))
        return cls(theme, tuple(_folded(raw, folder)), int(weight), _capitals(raw))


class Openers(dict[str, tuple[Term, ...]]):
    """Folded word -> the terms that it may open. A text has few of the words that the lists know, so that a word's
    terms are read when it is first met."""

    def __init__(self, rows: Mapping[str, str], spelling: Spelling) -> None:
        super().__init__()
        self.rows, self.folder = rows, Folder(spelling)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Openers) and self.rows == other.rows

    __hash__ = None  # as every dictionary

    def __missing__(self, word: str) -> tuple[Term, ...]:
        rows, stubs = self.rows.get(word), self.rows.get(word[:_STUB] + "*")
        terms = [Term.read(row, self.folder) for row in rows.split(";")] if rows else []
        if stubs:
            cut = [Term.read(row, self.folder) for row in stubs.split(";")]
            terms += [term for term in cut if word.startswith(term.words[0][:-1])]
        self[word] = found = tuple(terms)
        return found


@dataclass(frozen=True, slots=True)
class ThemeList:
    """Parsed themes: ``groups`` and ``labels`` by id, and the terms by the word that they open with. ``known`` are
    texts of earlier statements with their themes."""

    groups: Mapping[str, str]
    labels: Mapping[str, str]
    openers: Openers
    spelling: Spelling = field(default=RULES_ONLY)
    known: dict[str, Scored] = field(default_factory=dict, compare=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every theme, in the order of the file."""
        return tuple(self.labels)


def parse_themes(texts: Sequence[tuple[str, str]], spelling: Spelling = RULES_ONLY) -> ThemeList:
    """(name, TOML text) pairs, later ones over earlier ones by theme id, to a ThemeList.

    A later file replaces the themes it names and adds new ones; ``extend = true`` in a theme adds its terms instead.
    Raises DataError with the file, the line where it can be told, and the key.
    """
    groups: dict[str, str] = {}
    labels: dict[str, str] = {}
    rows: Mapping[str, str] = {}
    for name, text in texts:
        tables = _tables(name, text)
        replaced = set()
        for theme, table in tables.items():
            extend = table.get("extend") is True and theme in groups
            if not isinstance(text, ParsedText):  # what ships was checked before it shipped
                from dialogue_cli.tags.theme_check import check

                check(name, text, theme, table, known=extend, stub=_STUB)
            if not extend:
                replaced.add(theme)
                groups[theme], labels[theme] = str(table["group"]), str(table.get("label", theme))
        more = text.terms if isinstance(text, ParsedText) else terms_of(tables, spelling)
        rows = _over(rows, more, replaced) if rows else more
    return ThemeList(groups, labels, Openers(rows, spelling), spelling)


class Folder(dict[str, str]):
    """Words to their folded form, each worked out once: lower case, American spelling, no possessive, singular."""

    def __init__(self, spelling: Spelling) -> None:
        super().__init__()
        self.spelling = spelling

    def __missing__(self, word: str) -> str:
        plain = word.lower()
        if not plain.isalpha():
            plain = plain.replace("’", "'").removesuffix("'s").replace(".", "") if not plain[0].isdigit() else plain
        plain = self.spelling.fold(plain)
        if plain.endswith("s") and len(plain) > 3:
            if plain.endswith("ies") and len(plain) > 4:
                plain = plain[:-3] + "y"
            elif not plain.endswith(("ss", "us", "is")):
                plain = plain[:-1]
        self[word] = plain
        return plain


def _folded(raw: Sequence[str], folder: Folder) -> list[str]:
    return [word.lower() if word[-1] == "*" else folder[word] for word in raw]


def _capitals(raw: Sequence[str]) -> tuple[str, ...]:
    """Words with a capital, without their endings; "" for the others."""
    return tuple([word.removesuffix("*").removesuffix("s") if word[0].isupper() else "" for word in raw])


def terms_of(tables: Mapping[str, Any], spelling: Spelling) -> dict[str, str]:
    """The terms of a list by their first word, or by its first letters and a star where it has one: rows of theme,
    weight and words, parted by semicolons. Terms in lower case are folded. So they ship (``data.read_lists``)."""
    folder = Folder(spelling)
    rows: dict[str, list[str]] = {}
    for theme, table in tables.items():
        for key, weight in _WEIGHTS if isinstance(table, dict) else ():
            for entry in str(table.get(key, "")).replace("-", " ").split(";"):
                raw = entry.split()
                if raw:
                    folded = _folded(raw, folder)
                    first = folded[0][:-1][:_STUB] + "*" if folded[0][-1] == "*" else folded[0]
                    words = folded if entry.islower() else raw
                    rows.setdefault(first, []).append(" ".join([theme, str(weight), *words]))
    return {first: ";".join(found) for first, found in rows.items()}


def _over(rows: Mapping[str, str], more: Mapping[str, str], replaced: set[str]) -> dict[str, str]:
    """The rows of a later list over those of earlier ones, without what they say of themes that it replaces."""
    kept = {
        first: [row for row in found.split(";") if row.partition(" ")[0] not in replaced]
        for first, found in rows.items()
    }
    for first, found in more.items():
        kept.setdefault(first, []).extend(found.split(";"))
    return {first: ";".join(found) for first, found in kept.items() if found}


def _tables(name: str, text: str) -> dict[str, dict[str, object]]:
    """One table a theme. Raises DataError for another schema, or what is no table."""
    data = dict(text.tables) if isinstance(text, ParsedText) else _toml(name, text)
    schema = data.pop("schema", SCHEMA)
    if schema != SCHEMA:
        raise DataError(f"is {schema!r}", where=name, key="schema", do=f"this version reads {SCHEMA!r}")
    for theme, table in data.items():
        if not isinstance(table, dict):
            from dialogue_cli.tags.theme_check import line_of

            raise DataError("must be a table of a theme", where=name, line=line_of(text, theme), key=theme)
    return data


def _toml(name: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise DataError(f"not TOML: {fault}", where=name, do="mend the file at that place") from fault
