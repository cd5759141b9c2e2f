"""What a unit is about: themes from word lists, each with the words that made it.

A strong term counts 2, a weak one 1, a theme needs :data:`NEEDED`; so one strong or two different weak terms make it.
Measured over 933 paragraphs of public joint statements, a single weak word leaves 77 % of them with two themes or more
and two different words leave 24 % with none; hence the two weights. A heading lends its themes to its section: worth
one weak term, and alone it is enough where the unit has no theme of its own (``inherited``). An item is lent the
themes of its stem in the same way. ``process`` and ``order`` say how a statement is made, so beside another theme they
need twice as much. At most :data:`MOST` themes a unit are kept, the best supported first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialogue_cli.data import ParsedText
from dialogue_cli.errors import DataError
from dialogue_cli.statement.folding import RULES_ONLY, Spelling
from dialogue_cli.statement.model import Statement, ThemeTag, Unit
from dialogue_cli.values import dataclass, field, replace

NEEDED = 2
STRONG, WEAK = 2, 1
_WEIGHTS = (("strong", STRONG), ("weak", WEAK), ("not", 0))
MOST = 4
MOST_KNOWN = 20_000
SCHEMA = "dialogue-themes/1"
#: Themes that tell how a statement is made, not what it is about: a section does not lend them.
NOT_LENT = frozenset({"process", "order"})
#: Weak words of space ("launch", "industry") are those of trade too: something of space must stand beside them.
_SPACE, _SPACE_WORDS = "space.", ("satell", "space", "orbit", "spectrum", "itu")
Scored = tuple[tuple[ThemeTag, int], ...]
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """The folded words of one entry. ``exact`` has the words as written where capitals matter. ``weight`` 0 masks."""

    theme: str
    words: tuple[str, ...]
    weight: int
    exact: tuple[str, ...] | None = None

    @classmethod
    def read(cls, row: str, folder: _Folder) -> Term:
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
        self.rows, self._folder = rows, _Folder(spelling)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Openers) and self.rows == other.rows

    __hash__ = None  # as every dictionary

    def __missing__(self, word: str) -> tuple[Term, ...]:
        rows, stubs = self.rows.get(word), self.rows.get(word[:_STUB] + "*")
        terms = [Term.read(row, self._folder) for row in rows.split(";")] if rows else []
        if stubs:
            cut = [Term.read(row, self._folder) for row in stubs.split(";")]
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


class _Words:
    """The words of a text: their matches, and each folded."""

    __slots__ = ("folded", "matches", "text")

    def __init__(self, text: str, folder: _Folder) -> None:
        self.text = text
        self.matches = list(_WORD.finditer(text.replace("’", "'") if "’" in text else text))
        self.folded = [folder[match[0]] for match in self.matches]

    def between(self, start: int, stop: int) -> str:
        """The text from one word up to, not including, another."""
        return self.text[self.matches[start].start() : self.matches[stop - 1].end()]


_STUB = 4  # letters of a wildcard's first word that index it; shorter stubs would match too much to be useful


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


def themes_of(text: str, themes: ThemeList) -> Scored:
    """Themes of a piece of text with their scores, best first; scores below :data:`NEEDED` are included."""
    return _themes_of(text, themes, _Folder(themes.spelling))


def _themes_of(text: str, themes: ThemeList, folder: _Folder) -> Scored:
    words = _Words(text, folder)
    found: dict[str, list[tuple[int, int, Term]]] = {}
    openers = themes.openers
    for at, word in enumerate(words.folded):
        for term in openers[word]:
            if _fits(term, words, at):
                found.setdefault(term.theme, []).append((at, at + len(term.words), term))
    scored = [_scored(theme, spans, words) for theme, spans in found.items()]
    order = {theme: number for number, theme in enumerate(themes.labels)} if len(scored) > 1 else {}
    scored.sort(key=lambda row: (-row[1], order.get(row[0].theme, 0)))
    return tuple(row for row in scored if row[1] > 0)


def tag_themes(statement: Statement, themes: ThemeList) -> Statement:
    """The statement with ``themes`` on every unit. Only English lists ship; other languages are left untagged."""
    if statement.language not in (None, "en"):
        return statement
    folder, known = _Folder(themes.spelling), themes.known
    if len(known) > MOST_KNOWN:
        known.clear()
    known.update((text, _themes_of(text, themes, folder)) for text in {u.text for u in statement.units} - known.keys())
    own = {unit.id: known[unit.text] for unit in statement.units}
    headings: dict[tuple[str, ...], list[str]] = {}
    units = []
    for unit in statement.units:
        lent = _lent(unit, own, headings)
        tagged = _decide(own[unit.id], lent)
        if unit.kind == "heading":
            headings[(*unit.section, unit.text)] = [t.theme for t in tagged if t.theme not in NOT_LENT]
        units.append(replace(unit, themes=tagged) if tagged != unit.themes else unit)
    return replace(statement, units=tuple(units))


def _lent(unit: Unit, own: Mapping[str, Scored], headings: Mapping[tuple[str, ...], list[str]]) -> list[str]:
    from_stem = [tag.theme for tag, score in own.get(unit.stem or "", ()) if score >= NEEDED]
    for depth in range(len(unit.section), 0, -1):
        if found := headings.get(unit.section[:depth]):
            return [*found, *(theme for theme in from_stem if theme not in NOT_LENT)]
    return [theme for theme in from_stem if theme not in NOT_LENT]


def _decide(own: Scored, lent: Sequence[str]) -> tuple[ThemeTag, ...]:
    scores = [(t, score + (WEAK if t.theme in lent else 0)) for t, score in own if _at_home(t, score, own, lent)]
    kept = sorted((row for row in scores if row[1] >= NEEDED), key=lambda row: -row[1])
    if any(tag.theme not in NOT_LENT for tag, _ in kept):
        kept = [row for row in kept if row[0].theme not in NOT_LENT or row[1] >= 2 * NEEDED]
    if kept:
        return tuple(tag for tag, _ in kept[:MOST])
    return tuple(ThemeTag(theme, (), inherited=True) for theme in dict.fromkeys(lent))


def _at_home(tag: ThemeTag, score: int, own: Scored, lent: Sequence[str]) -> bool:
    """Whether a theme of space is lent, has a strong word, or weak ones beside space, a satellite or an orbit."""
    if not tag.theme.startswith(_SPACE) or score > len(tag.words) or tag.theme in lent:
        return True
    said = [word.lower() for other, _ in own if other.theme.startswith(_SPACE) for word in other.words]
    return any(word.startswith(_SPACE_WORDS) for word in said)


def _scored(theme: str, spans: list[tuple[int, int, Term]], all_words: _Words) -> tuple[ThemeTag, int]:
    """Longest spans first; a masked or already counted word counts no more, and a term counts once."""
    taken: set[int] = set()
    counted: dict[tuple[str, ...], int] = {}
    words: list[tuple[int, str]] = []
    for start, stop, term in sorted(spans, key=lambda span: (span[0] - span[1], -span[2].weight)):
        if taken.isdisjoint(range(start, stop)):
            taken.update(range(start, stop))
            if term.weight and term.words not in counted:
                counted[term.words] = term.weight
                words.append((start, all_words.between(start, stop)))
    return ThemeTag(theme, tuple(word for _, word in sorted(words))), sum(counted.values())


def _fits(term: Term, words: _Words, at: int) -> bool:
    """Whether the rest of a term stands after the word that opens it, and its capitals where it has some."""
    size, folded = len(term.words), words.folded
    if size > 1:
        if at + size > len(folded):
            return False
        for place in range(1, size):
            wanted, word = term.words[place], folded[at + place]
            if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
                return False
    if term.exact:
        return all(words.matches[at + place][0].startswith(start) for place, start in enumerate(term.exact))
    return True


class _Folder(dict[str, str]):
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


def _folded(raw: Sequence[str], folder: _Folder) -> list[str]:
    return [word.lower() if word[-1] == "*" else folder[word] for word in raw]


def _capitals(raw: Sequence[str]) -> tuple[str, ...]:
    """Words with a capital, without their endings; "" for the others."""
    return tuple([word.removesuffix("*").removesuffix("s") if word[0].isupper() else "" for word in raw])


def terms_of(tables: Mapping[str, Any], spelling: Spelling) -> dict[str, str]:
    """The terms of a list by their first word, or by its first letters and a star where it has one: rows of theme,
    weight and words, parted by semicolons. Terms in lower case are folded. So they ship (``data.read_lists``)."""
    folder = _Folder(spelling)
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
