"""What a unit is about: themes from word lists (``theme_list``), each with the words that made it.

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

from dialogue_cli.statement.model import Statement, ThemeTag, Unit
from dialogue_cli.tags.theme_list import WEAK, Folder, Scored, Term, ThemeList

NEEDED = 2
MOST = 4
MOST_KNOWN = 20_000
#: Themes that tell how a statement is made, not what it is about: a section does not lend them.
NOT_LENT = frozenset({"process", "order"})
#: Weak words of space ("launch", "industry") are those of trade too: something of space must stand beside them.
_SPACE, _SPACE_WORDS = "space.", ("satell", "space", "orbit", "spectrum", "itu")
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")


class _Words:
    """The words of a text: their matches, and each folded."""

    __slots__ = ("folded", "matches", "text")

    def __init__(self, text: str, folder: Folder) -> None:
        self.text = text
        self.matches = list(_WORD.finditer(text.replace("’", "'") if "’" in text else text))
        self.folded = [folder[match[0]] for match in self.matches]

    def between(self, start: int, stop: int) -> str:
        """The text from one word up to, not including, another."""
        return self.text[self.matches[start].start() : self.matches[stop - 1].end()]


def themes_of(text: str, themes: ThemeList) -> Scored:
    """Themes of a piece of text with their scores, best first; scores below :data:`NEEDED` are included."""
    openers = themes.openers
    words = _Words(text, openers.folder)
    found: dict[str, list[tuple[int, int, Term]]] = {}
    for at, opened in enumerate(map(openers.__getitem__, words.folded)):
        for term in opened:
            if _fits(term, words, at):
                found.setdefault(term.theme, []).append((at, at + len(term.words), term))
    scored = [_scored(theme, spans, words) for theme, spans in found.items()]
    order = {theme: number for number, theme in enumerate(themes.labels)} if len(scored) > 1 else {}
    scored.sort(key=lambda row: (-row[1], order.get(row[0].theme, 0)))
    return tuple(row for row in scored if row[1] > 0)


def themes_by_unit(statement: Statement, themes: ThemeList) -> list[tuple[ThemeTag, ...]]:
    """The themes of each unit. Only English lists ship; units in other languages keep those that they have."""
    if statement.language not in (None, "en"):
        return [unit.themes for unit in statement.units]
    known = themes.known
    if len(known) > MOST_KNOWN:
        known.clear()
    known.update((text, themes_of(text, themes)) for text in {u.text for u in statement.units} - known.keys())
    own = {unit.id: known[unit.text] for unit in statement.units}
    headings: dict[tuple[str, ...], list[str]] = {}
    found = []
    for unit in statement.units:
        lent = _lent(unit, own, headings)
        tagged = _decide(own[unit.id], lent)
        if unit.kind == "heading":
            headings[(*unit.section, unit.text)] = [t.theme for t in tagged if t.theme not in NOT_LENT]
        found.append(tagged)
    return found


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
