"""Rule text -> an expression. ``or`` binds least, then ``and``, then ``not``; every fault says at which character."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogue_cli.changes.rule_words import Form, form_of, vocabulary
from dialogue_cli.errors import UsageError
from dialogue_cli.values import dataclass

MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Node:
    """``op`` is and, or, not, or atom; an atom has its word and, where it compares or names, sign and value."""

    op: str
    parts: tuple[Node, ...] = ()
    word: str = ""
    sign: str = ""
    value: str = ""


def parse_expression(part: str, named: Mapping[str, Node], *, whole: str = "", offset: int = 0) -> Node:
    """One rule. ``named`` gives expressions for further words; ``whole`` and ``offset`` place it in what was typed.

    Raises UsageError.
    """
    return _Parser(part, named, whole or part, offset).parse()


def split_rules(text: str) -> list[tuple[str, int]]:
    """Pieces between commas that stand outside parentheses and quotes, with where each begins; empty ones fall out."""
    parts: list[tuple[str, int]] = []
    depth, start, quoted = 0, 0, False
    for i, ch in enumerate(text + ","):
        quoted ^= ch == '"'
        depth += ((ch == "(") - (ch == ")")) if not quoted else 0
        if i == len(text) or (ch == "," and depth <= 0 and not quoted):
            if text[start:i].strip():
                parts.append((text[start:i], start))
            start = i + 1
    return parts


class _Parser:
    """Recursive descent over the tokens of one rule."""

    def __init__(self, part: str, named: Mapping[str, Node], whole: str, offset: int) -> None:
        self.named, self.whole, self.offset, self.end = named, whole, offset, offset + len(part)
        self.tokens = self._lex(part)
        self.at = 0

    def parse(self) -> Node:
        """The whole text as one tree. Raises for what is left over."""
        node = self._chain(0)
        if self.at < len(self.tokens):
            raise self._fault(f"expected and, or or a comma before {self._next()!r}", self._place())
        return node

    def _fault(self, what: str, place: int, do: str = "") -> UsageError:
        return UsageError(f"{what} (character {place + 1})", where=f"rule {self.whole!r}", do=do)

    def _lex(self, part: str) -> list[tuple[str, int]]:
        """Words, parentheses, comparisons and names with their places."""
        pattern = re.compile(r'[()]|[\w.-]+:(?:"[^"]*"|[^\s()"]*)|[\w.-]+\s*(?:>=|<=|!=|==|=|>|<)\s*[\w.+-]*|[\w.-]+')
        tokens, at = [], 0
        while part[at:].strip():
            at = len(part) - len(part[at:].lstrip())
            match = pattern.match(part, at)
            if not match:
                raise self._fault(f"cannot read {part[at]!r}", self.offset + at)
            tokens.append((match.group(), self.offset + at))
            at = match.end()
        return tokens

    def _next(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def _place(self) -> int:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else self.end

    def _chain(self, depth: int) -> Node:
        """An ``or`` of ``and``s."""
        if depth > MAX_DEPTH:
            raise self._fault(f"more than {MAX_DEPTH} parentheses inside each other", self._place())
        rows = [[self._not(depth)]]
        while self._next().lower() in ("and", "or"):
            if self._next().lower() == "or":
                rows.append([])
            self.at += 1
            rows[-1].append(self._not(depth))
        parts = [row[0] if len(row) == 1 else Node("and", tuple(row)) for row in rows]
        return parts[0] if len(parts) == 1 else Node("or", tuple(parts))

    def _not(self, depth: int) -> Node:
        odd = False
        while self._next().lower() == "not":
            self.at += 1
            odd = not odd
        node = self._group(depth) if self._next() == "(" else self._atom()
        return Node("not", (node,)) if odd else node

    def _group(self, depth: int) -> Node:
        opened = self._place()
        self.at += 1
        node = self._chain(depth + 1)
        if self._next() != ")":
            raise self._fault("this parenthesis is not closed", opened, "add )")
        self.at += 1
        return node

    def _atom(self) -> Node:
        """One word, with a sign and a value where it is compared."""
        text, place = self._next(), self._place()
        if not text or text == ")" or text.lower() in ("and", "or"):
            raise self._fault(f"expected a word before {text!r}" if text else "expected a word at the end", place)
        self.at += 1
        if text in self.named:
            return self.named[text]
        word, sign, value = _cut(text)
        form = form_of(word)
        if form is None:
            raise self._fault(f"unknown word {word!r}", place, self._suggestion(word))
        if word.lower() == "strength" and not sign:
            form = "word"  # the signal; with a sign it is the figure
        elif word.lower() == "actor" and sign:
            form = "text"  # the actor's name; alone it is the signal
        node = Node("atom", (), word.lower(), sign, value)
        self._check(node, text, place, form)
        return node

    def _check(self, node: Node, text: str, place: int, form: Form) -> None:
        """Raises UsageError where a word is not used as it is meant to be."""
        word, sign, value = node.word, node.sign, node.value
        right = {"word": not sign, "text": sign == ":" and bool(value), "number": sign not in ("", ":")}[form]
        if not right:
            usage = {"word": word, "text": f"{word}:NAME", "number": f"{word}>=NUMBER"}[form]
            raise self._fault(f"cannot use {text!r} like this", place, f"write {usage}")
        if form == "number":
            try:
                float(value)
            except ValueError:
                raise self._fault(f"expected a number after {word}{sign}, found {value!r}", place) from None

    def _suggestion(self, word: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(word.lower(), [*vocabulary(), *self.named], n=1, cutoff=0.6)
        return (
            f"did you mean {near[0]}?" if near else "the words are those of the JSON: dropped, weakened, removed, ..."
        )


def _cut(text: str) -> tuple[str, str, str]:
    """Word, sign and value of one token; sign and value are empty where there are none."""
    match = re.fullmatch(r"([\w.-]+)\s*(:|>=|<=|!=|==|=|>|<)?\s*(.*)", text, re.DOTALL)
    assert match is not None
    return match.group(1), match.group(2) or "", match.group(3)
