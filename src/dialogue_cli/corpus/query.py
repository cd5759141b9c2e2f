"""What a reader typed into ``dialogue search``, as a tree.

Grammar, loosest first: ``a OR b``; ``a AND b`` (or just ``a b``, or ``a AND NOT b``); ``a NOT b``; then ``( ... )``, a
word, ``word*``, ``"a phrase"``, ``NEAR(a b, n)``. Operators are capitals. Every fault is a QueryError that says where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dialogue_cli.errors import QueryError
from dialogue_cli.values import dataclass

NEAR_DISTANCE = 10  # FTS5's own default
MOST_DEPTH = 50  # FTS5 parses no deeper than 256; nobody types more than a few
MOST_WORDS = 200

TOKEN = re.compile(r'\s*(?:(?P<quote>["“”„«»])|(?P<open>\()|(?P<close>\))|(?P<comma>,)|(?P<word>[^\s"“”„«»(),]+))')
CLOSING = re.compile(r'["“”„«»]')
LETTERS = re.compile(r"[^\W_]+")
# Fronts that are written joined, or with a hyphen, which the index takes for two words: cooperation, co-operation.
JOINED = ("co", "re", "pre", "non", "anti", "counter", "multi", "inter", "sub", "mid", "over", "under", "post")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or what the tokenizer cuts into several ("co-operation"). ``position`` counts characters from 0."""

    text: str
    parts: tuple[str, ...]
    position: int
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, as written."""

    parts: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases with at most ``distance`` words between the first and the last."""

    items: tuple[Word | Phrase, ...]
    distance: int
    position: int


@dataclass(frozen=True, slots=True)
class Both:
    """Two queries joined by AND, OR or NOT ("the left without the right")."""

    op: str
    left: Node
    right: Node


Node = Word | Phrase | Near | Both


def parse(text: str) -> Node:
    """The tree of a query. Raises QueryError with the position of the fault.

    >>> parse("climate NOT space*").op
    'NOT'
    """
    return _Parser(unicodedata.normalize("NFC", text)).query()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._cut(text))
        self.at = 0
        self.depth = 0

    def _cut(self, text: str) -> Iterator[_Token]:
        position = 0
        while found := TOKEN.match(text, position):
            kind = str(found.lastgroup)
            start = found.start(kind)
            position = found.end()
            if kind != "quote":
                yield _Token(kind, found[kind], start)
                continue
            closing = CLOSING.search(text, position)
            if not closing:
                raise self._fault("this quote is never closed", start, "close it")
            yield _Token("phrase", text[position : closing.start()], start)
            position = closing.end()
            if text[position : position + 1] == "*":
                raise self._fault("a phrase cannot end in *", position, "put the * behind a single word")

    def _fault(self, what: str, position: int, do: str = "") -> QueryError:
        shown = self.text[position : position + 24].strip()
        place = f"at character {position + 1}" + (f" ({shown})" if shown else " (the end)")
        return QueryError(f"{what}, {place}", position=position, where="query", do=do)

    def query(self) -> Node:
        if not self.tokens:
            raise self._fault("nothing to look for", 0, "give a word")
        if len(self.tokens) > MOST_WORDS:
            raise self._fault(f"more than {MOST_WORDS} words", self.tokens[MOST_WORDS].position)
        tree = self._any()
        if self.at < len(self.tokens):
            left = self.tokens[self.at]
            what = "this bracket was never opened" if left.kind == "close" else f"'{left.text}' does not belong here"
            raise self._fault(what, left.position)
        return tree

    def _peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _operator(self, *names: str) -> str | None:
        token = self._peek()
        if token and token.kind == "word" and token.text in names:
            self.at += 1
            return token.text
        return None

    def _any(self) -> Node:
        tree = self._all()
        while self._operator("OR"):
            tree = Both("OR", tree, self._all())
        return tree

    def _all(self) -> Node:
        tree = self._without()
        while token := self._peek():
            if token.kind in {"close", "comma"} or (token.kind == "word" and token.text == "OR"):
                break
            if self._operator("AND") and self._operator("NOT"):
                tree = Both("NOT", tree, self._one())
                continue
            tree = Both("AND", tree, self._without())
        return tree

    def _without(self) -> Node:
        tree = self._one()
        while self._operator("NOT"):
            tree = Both("NOT", tree, self._one())
        return tree

    def _one(self) -> Node:
        token = self._peek()
        if token is None:
            raise self._fault("words are missing", len(self.text), "end with a word or phrase")
        self.at += 1
        if token.kind == "phrase":
            return self._phrase(token)
        if token.kind == "open":
            return self._group(token)
        if token.kind == "word" and token.text == "NEAR" and self._next_opens(token):
            return self._near(token)
        if token.kind == "word" and token.text not in {"AND", "OR", "NOT"}:
            return self._word(token)
        what = {"close": "nothing stands before this bracket", "comma": "a comma belongs into NEAR(a b, n)"}
        raise self._fault(what.get(token.kind, f"{token.text} needs words before it"), token.position)

    def _next_opens(self, near: _Token) -> bool:
        token = self._peek()
        return token is not None and token.kind == "open" and token.position == near.position + len("NEAR")

    def _group(self, opened: _Token) -> Node:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise self._fault(f"brackets are nested more than {MOST_DEPTH} deep", opened.position)
        tree = self._any()
        self._close(opened)
        self.depth -= 1
        return tree

    def _close(self, opened: _Token) -> None:
        token = self._peek()
        if token is None:
            raise self._fault("this bracket is never closed", opened.position, "close it")
        if token.kind != "close":
            raise self._fault(f"'{token.text}' does not belong here", token.position)
        self.at += 1

    def _near(self, near: _Token) -> Near:
        opened = self.tokens[self.at]
        self.at += 1
        items: list[Word | Phrase] = []
        distance = NEAR_DISTANCE
        while (token := self._peek()) and token.kind in {"word", "phrase"}:
            self.at += 1
            items.append(self._phrase(token) if token.kind == "phrase" else self._word(token, inside_near=True))
        if token and token.kind == "comma":
            self.at += 1
            distance = self._distance()
        self._close(opened)
        if len(items) < 2:
            raise self._fault("NEAR needs two words or phrases", near.position, "say NEAR(space debris, 5)")
        return Near(tuple(items), distance, near.position)

    def _distance(self) -> int:
        token = self._peek()
        if token is None or not (token.text.isascii() and token.text.isdigit() and len(token.text) < 5):
            position = token.position if token else len(self.text)
            raise self._fault("NEAR wants a number of words after its comma", position, "say NEAR(space debris, 5)")
        self.at += 1
        return int(token.text)

    def _phrase(self, token: _Token) -> Phrase:
        parts = tuple(LETTERS.findall(token.text))
        if not parts:
            raise self._fault("this phrase has no word in it", token.position)
        return Phrase(parts, token.position)

    def _word(self, token: _Token, *, inside_near: bool = False) -> Word:
        prefix = token.text.endswith("*")
        parts = tuple(LETTERS.findall(token.text))
        if not parts:
            raise self._fault(f"'{token.text}' has no letter or digit to look for", token.position)
        if "*" in token.text[:-1]:
            raise self._fault("a * stands at the end of a word only", token.position + token.text.index("*"))
        if prefix and inside_near:
            raise self._fault("a word* cannot stand inside NEAR", token.position, "write the words out with OR")
        return Word(token.text.rstrip("*"), parts, token.position, prefix)


def words_of(tree: Node) -> tuple[Word, ...]:
    """The single words of a query in order: those that stems and fuzzy look-up apply to."""
    if isinstance(tree, Both):
        return words_of(tree.left) + words_of(tree.right)
    if isinstance(tree, Near):
        return tuple(item for item in tree.items if isinstance(item, Word))
    return (tree,) if isinstance(tree, Word) else ()


def one_node_a_unit(tree: Node) -> bool:
    """Whether the words belong together, so that a unit is one hit however many of them it holds (AND, NEAR)."""
    if isinstance(tree, Both):
        return tree.op == "AND" or one_node_a_unit(tree.left) or (tree.op == "OR" and one_node_a_unit(tree.right))
    return isinstance(tree, Near)
