"""HTML to a light tree of block elements, in one linear pass that no page can make slow or deep.

The tokens are found by one pattern with bounded repetition; the standard library's HTML parser is correct but takes
quadratic time on hostile input in the Python versions that are supported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

from dialogue_cli.errors import LimitExceeded
from dialogue_cli.values import dataclass, field

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,40})(?P<attributes>
        (?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,400}+)>
      | <!--(?P<comment>) | <(?=[!?])(?P<declaration>)""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:@][\w:.-]{0,60})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = frozenset("script style template noscript iframe svg math object canvas video audio textarea".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
INLINE = frozenset(
    "strike a abbr acronym b bdi bdo big center cite code data del dfn em font i ins kbd label mark q s samp small "
    "span "
    "strong sub sup time tt u var".split()
)
_CLOSED_BY = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}), "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}), "option": frozenset({"option"}),
}  # fmt: skip
_HOLDERS = frozenset("ul ol table tbody thead dl".split())
_P_ENDS_AT = frozenset(
    "p div ul ol dl table h1 h2 h3 h4 h5 h6 blockquote section article main aside header footer nav form pre hr "
    "figure".split()
)


@dataclass(slots=True)
class Element:
    """A block element: its attributes, and its content in order: text with its offset, inline tags, elements."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    content: list[Element | Text | Inline] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of the page and the offset at which they stood."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Inline:
    """An inline tag, opened or closed. ``attributes`` only where it opens."""

    name: str
    opens: bool
    attributes: dict[str, str]


@dataclass(slots=True)
class Page:
    """The tree, what its head says, and where its lines start."""

    root: Element
    head: dict[str, str]
    line_starts: list[int]

    def line(self, offset: int) -> int:
        """The line (from 1) of an offset."""
        return bisect_right(self.line_starts, offset)


def parse_page(text: str, depth: int, where: str, most: int = 1_000_000) -> Page:
    """The page as a tree. Raises LimitExceeded for blocks nested deeper than ``depth`` or more than ``most`` tags."""
    return _Parser(text, depth, where, most).run()


class _Parser:
    def __init__(self, text: str, depth: int, where: str, most: int) -> None:
        self.text = text
        self.most = most
        self.depth = depth
        self.where = where
        self.root = Element("root")
        self.stack = [self.root]
        self.head: dict[str, str] = {}

    def run(self) -> Page:
        """One pass over all tags."""
        position = tags = 0
        while True:
            match = _TAG.search(self.text, position)
            if match is None:
                self._add_text(position, len(self.text))
                break
            self._add_text(position, match.start())
            position = self._tag(match)
            tags += 1
            if tags > self.most:
                raise LimitExceeded(f"has more than {self.most:,} tags", setting="limits.elements", where=self.where)
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        return Page(self.root, self.head, starts)

    def _add_text(self, start: int, end: int) -> None:
        if start < end:
            self.stack[-1].content.append(Text(unescape(self.text[start:end]), start))

    def _tag(self, match: re.Match[str]) -> int:
        if match["name"] is None:
            closing = "-->" if match["comment"] is not None else ">"
            end = self.text.find(closing, match.end())
            return end + len(closing) if end >= 0 else len(self.text)
        name = match["name"].lower()
        if match["close"]:
            self._close(name)
            return match.end()
        attributes = _attributes(match["attributes"])
        if name == "title" and "title" not in self.head and not self._inside("svg"):
            end = self._find_close(name, match.end())
            self.head["title"] = unescape(self.text[match.end() : end]).strip()
            return end
        if name in _RAW:
            return self._find_close(name, match.end()) if not match["attributes"].endswith("/") else match.end()
        self._open(name, attributes)
        return match.end()

    def _find_close(self, name: str, start: int) -> int:
        found = re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE).search(self.text, start)
        return found.start() if found else len(self.text)

    def _inside(self, name: str) -> bool:
        return any(element.name == name for element in self.stack)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key and "content" in attributes:
                self.head.setdefault(key.lower(), attributes["content"])
        elif name == "html":
            self.head.setdefault("lang", attributes.get("lang") or attributes.get("xml:lang") or "")
        if name in INLINE or name in VOID:
            self.stack[-1].content.append(Inline(name, True, attributes))
            return
        self._imply_ends(name)
        if len(self.stack) > self.depth:
            raise LimitExceeded(f"nests elements deeper than {self.depth}", setting="limits.depth", where=self.where)
        element = Element(name, attributes, self.stack[-1])
        self.stack[-1].content.append(element)
        self.stack.append(element)

    def _imply_ends(self, name: str) -> None:
        if name in _P_ENDS_AT and self.stack[-1].name == "p":
            self.stack.pop()
        ends = _CLOSED_BY.get(name)
        if not ends:
            return
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].name in ends:
                del self.stack[at:]
                if name != "tr":
                    return
            elif self.stack[at].name in _HOLDERS:
                return

    def _close(self, name: str) -> None:
        if name in INLINE:
            self.stack[-1].content.append(Inline(name, False, {}))
            return
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].name == name:
                del self.stack[at:]
                return


def _attributes(text: str) -> dict[str, str]:
    if not text or text.isspace():
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return found
