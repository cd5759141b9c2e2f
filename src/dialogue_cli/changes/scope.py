"""Scope: words that widen or narrow what is said, come or gone ("all", "relevant", "including ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dialogue_cli.changes.edit_pairs import edit_pairs, place_of
from dialogue_cli.changes.names import names_in, stands_in
from dialogue_cli.changes.pledges import content_of
from dialogue_cli.changes.said import says
from dialogue_cli.statement.comparison import Edit, Signal
from dialogue_cli.statement.folding import words
from dialogue_cli.statement.model import Unit

_MAX_WORDS = 10
#: Characters in which the word beside is looked for.
_REACH = 60
#: A clause that begins with as many of the same words is the same clause, whatever follows.
_SAME_START = 4
#: Words that bind or bound by themselves; any other widens or narrows the word beside it, which must be on both sides.
#: Words of extent that say the same; what only went from one to another is no news.
_ALIKE = (
    ("all", "every", "each"),
    ("certain", "some", "selected"),
    ("only", "solely"),
    ("global", "worldwide", "around the world", "across the globe"),
)
#: The part of a clause that another clause of extent must hold to be the same one, said with other small words.
_MOST = 0.75
_ALONE = frozenset(["at least", "up to", "voluntary", "non-legally binding", "non-binding", "legally binding"])


#: The same in lower case, without which the pattern cannot match; most edits hold none.
_HINTS = (
    "all", "every", "any", "each", "certain", "some", "selected", "relevant", "only", "solely", "at least", "up to",
    "civil", "most", "many", "several", "a few", "voluntary", "binding", "global", "worldwide",
)  # fmt: skip


@cache
def _words() -> re.Pattern[str]:
    """Single words of extent."""
    return re.compile(
        r"\b(?:[Aa]ll|[Ee]very|[Aa]ny|[Ee]ach(?! other)|[Cc]ertain|[Ss]ome|[Ss]elected|[Rr]elevant|[Oo]nly|[Ss]olely|"
        r"[Aa]t least|[Uu]p to(?= (?:€|[\d$£¥]))|[Cc]ivil|[Vv]oluntary|[Nn]on-legally binding|[Nn]on-binding|"
        r"[Ll]egally binding|global|worldwide|(?:[Mm]ost|[Mm]any|[Ss]everal|[Aa] few)(?= (?:[A-Z]\w+ )?(?:[Mm]embers|"
        r"participants|countries|[Ss]tates|delegations|[Pp]arties|[Ll]eaders|[Mm]inisters|directors|economies)\b))\b"
        r"(?! (?:of us|our people))",
    )


@cache
def _clauses() -> re.Pattern[str]:
    """Clauses of extent, up to the next mark."""
    return re.compile(
        r"\b(?:including|except(?: for)?|excluding|other than)\b(?:[^,.;:()]|(?<=\b[A-Z])\.)*", re.IGNORECASE
    )


def scope_signals(old: Sequence[Unit], new: Sequence[Unit], edits: Sequence[Edit]) -> list[Signal]:
    """What came and went of words of extent; what only changed its place in the sentence is no signal."""
    before, after = _Side(" ".join(u.text for u in old)), _Side(" ".join(u.text for u in new))
    gone, came = _only_in(before, after), _only_in(after, before)
    found = _paired(gone, came, old, new)
    for pair in edit_pairs(edits):
        lost = _singles(before, pair.old_at, pair.deleted, after, gone)
        won = _singles(after, pair.new_at, pair.inserted, before, came)
        found += _paired(lost, won, old, new, pair.old_at, pair.new_at)
    return found


class _Side:
    """A text that is asked for the same few words again and again; each is looked for once."""

    __slots__ = ("_known", "_reaches", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, bool] = {}
        self._reaches: list[frozenset[str]] | None = None

    def says(self, phrase: str) -> bool:
        """Whether a phrase stands in it, in any form of its words and in capitals or not."""
        key = phrase.lower()
        if key not in self._known:
            self._known[key] = says(self.text, phrase)
        return self._known[key]

    def tells_of(self, word: str) -> bool:
        """Whether the word stands in it in any form."""
        return bool(content_of(word) & content_of(self.text))

    def holds(self, clause: Sequence[str]) -> bool:
        """Whether it says what a clause of extent says, its first word left out: the same start, all of its words
        anywhere, or most of them behind a word of extent of its own, up to the end of that sentence."""
        if self.says(" ".join(clause[:_SAME_START])):
            return True
        said = content_of(" ".join(clause))
        named = " ".join(name for name in names_in(" ".join(clause)) if stands_in(name, self.text)).split()
        missing = [w for w in clause if content_of(w) - content_of(self.text) and w.strip(",") not in named]
        if not missing:
            return True
        plain = all(w.islower() for w in missing)
        return plain and any(len(said & reach) >= _MOST * len(said) for reach in self._within_reach())

    def _within_reach(self) -> list[frozenset[str]]:
        """The words of meaning behind each word of extent."""
        if self._reaches is None:
            ends = [(m.start(), _sentence_end(self.text, m.end())) for m in _clauses().finditer(self.text)]
            self._reaches = [content_of(self.text[start:end]) for start, end in ends]
        return self._reaches


def _sentence_end(text: str, at: int) -> int:
    """Where the sentence ends: at a full stop or semicolon before a space."""
    ends = [end for end in (text.find(mark, at) for mark in (". ", "; ")) if end >= 0]
    return min(ends, default=len(text))


def _only_in(side: _Side, other: _Side) -> list[str]:
    """Clauses of extent that the other side does not have though it has the word before them; long ones are cut."""
    found = []
    for match in _clauses().finditer(side.text):
        row = match.group().strip().split(" ")
        if not other.holds(row[1:]) and _is_about(side.text, match.start(), other, -1):
            found.append(" ".join(row[:_MAX_WORDS]))
    return found


def _singles(side: _Side, at: int, edit: str, other: _Side, clauses: Sequence[str]) -> list[str]:
    """Words of extent in an edit at an offset of a side that stand nowhere on the other side, nor inside a clause
    that is told already. What a word widens may stand behind the edit."""
    found: list[str] = []
    low = edit.lower()
    for match in _words().finditer(side.text, at) if any(hint in low for hint in _HINTS) else ():
        if match.end() > at + len(edit):  # the whole text is read, for what a word widens may stand behind the edit
            break
        word = match.group()
        alike = next((row for row in _ALIKE if word.lower() in row), (word,))
        if any(map(other.says, alike)) or any(word in clause for clause in clauses):
            continue
        start, end = match.span()
        beside = (start, -1) if word.casefold() == "worldwide" else (end, 1)
        if word.casefold() in _ALONE or _is_about(side.text, beside[0], other, beside[1]):
            found.append(word)
    return found


def _is_about(text: str, at: int, other: _Side, way: int) -> bool:
    """Whether the other side has the nearest word of meaning before (-1) or behind (1); true where there is none."""
    beside = text[at : at + _REACH] if way > 0 else text[max(0, at - _REACH) : at]
    row = [word for word in words(beside)[::way] if content_of(word)]
    return other.tells_of(row[0]) if row else True


def _paired(
    gone: Sequence[str], came: Sequence[str], old: Sequence[Unit], new: Sequence[Unit], *since: int
) -> list[Signal]:
    """In the order of the text, one beside the other."""
    old_at, new_at = since or (0, 0)
    found = []
    for n in range(max(len(gone), len(came))):
        was, now = (gone[n] if n < len(gone) else None), (came[n] if n < len(came) else None)
        found.append(Signal("scope", was, now, place_of(old, was, old_at), place_of(new, now, new_at)))
    return found
