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
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

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
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


class Term(NamedTuple):
    """The folded words of one entry. ``exact`` has the words as written where capitals matter. ``weight`` 0 masks."""

    theme: str
    words: tuple[str, ...]
    weight: int
    exact: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ThemeList:
    """Parsed themes: ``groups`` and ``labels`` by id, and the terms by their first word (or by its stub, for "*").
    ``known`` are texts of earlier statements with their themes."""

    groups: Mapping[str, str]
    labels: Mapping[str, str]
    by_word: Mapping[str, tuple[Term, ...]]
    by_stub: Mapping[str, tuple[Term, ...]]
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
        self.matches = list(_WORD.finditer(text))
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
    terms: dict[str, list[Term]] = {}
    folder = _Folder(spelling)
    for name, text in texts:
        for theme, table in _tables(name, text).items():
            extend = table.get("extend") is True and theme in terms
            shipped = isinstance(text, ParsedText)  # what ships was checked and folded before it shipped
            if not shipped:
                from dialogue_cli.tags.theme_check import check

                check(name, text, theme, table, known=extend, stub=_STUB)
            if not extend:
                terms[theme] = []
                groups[theme], labels[theme] = str(table["group"]), str(table.get("label", theme))
            terms[theme] += _terms(theme, table, folder, folded=shipped)
    return _indexed(groups, labels, [term for found in terms.values() for term in found], spelling)


def themes_of(text: str, themes: ThemeList) -> Scored:
    """Themes of a piece of text with their scores, best first; scores below :data:`NEEDED` are included."""
    return _themes_of(text, themes, _Folder(themes.spelling))


def _themes_of(text: str, themes: ThemeList, folder: _Folder) -> Scored:
    words = _Words(text, folder)
    found: dict[str, list[tuple[int, int, Term]]] = {}
    by_word, by_stub = themes.by_word, themes.by_stub
    for at, word in enumerate(words.folded):
        if word in by_word or word[:_STUB] in by_stub:
            for term in (*by_word.get(word, ()), *by_stub.get(word[:_STUB], ())):
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
    folded = words.folded
    if at + len(term.words) > len(folded):
        return False
    for place, wanted in enumerate(term.words):
        word = folded[at + place]
        if wanted.endswith("*"):
            if not word.startswith(wanted[:-1]):
                return False
        elif word != wanted:
            return False
        if term.exact and term.exact[place] and not words.matches[at + place][0].startswith(term.exact[place]):
            return False
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


def _terms(theme: str, table: Mapping[str, object], folder: _Folder, *, folded: bool) -> list[Term]:
    out = []
    for key, weight in _WEIGHTS:
        for entry in str(table.get(key, "")).replace("-", " ").split(";"):
            raw = entry.split()
            if not raw:
                continue
            if not entry.islower():
                out.append(Term(theme, tuple(_folded(raw, folder)), weight, _capitals(raw)))
            else:
                out.append(Term(theme, tuple(raw if folded else _folded(raw, folder)), weight))
    return out


def _folded(raw: Sequence[str], folder: _Folder) -> list[str]:
    return [word.lower() if word[-1] == "*" else folder[word] for word in raw]


def _capitals(raw: Sequence[str]) -> tuple[str, ...]:
    """Words with a capital, without their endings; "" for the others."""
    return tuple([word.removesuffix("*").removesuffix("s") if word[0].isupper() else "" for word in raw])


def fold_tables(tables: Mapping[str, Any], spelling: Spelling) -> dict[str, Any]:
    """The tables of a list with their terms in lower case folded, as they are shipped (``data.read_lists``)."""
    folder = _Folder(spelling)

    def fold(entry: str) -> str:
        words = entry.replace("-", " ")
        return " ".join(_folded(words.split(), folder)) if words.islower() else words.strip()

    def terms(table: Mapping[str, str]) -> dict[str, str]:
        kept = {key for key, _ in _WEIGHTS}
        return {k: ";".join(map(fold, v.split(";"))) if k in kept else v for k, v in table.items()}

    return {name: terms(table) if isinstance(table, dict) else table for name, table in tables.items()}


def _indexed(groups: dict[str, str], labels: dict[str, str], terms: Iterable[Term], spelling: Spelling) -> ThemeList:
    by_word: dict[str, list[Term]] = {}
    by_stub: dict[str, list[Term]] = {}
    for term in terms:
        first = term.words[0]
        if first.endswith("*"):
            by_stub.setdefault(first[:-1][:_STUB], []).append(term)
        else:
            by_word.setdefault(first, []).append(term)
    return ThemeList(
        groups,
        labels,
        {word: tuple(found) for word, found in by_word.items()},
        {stub: tuple(found) for stub, found in by_stub.items()},
        spelling,
    )


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
