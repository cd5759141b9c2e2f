"""Which element of a page holds the statement, and which ones are what stands around it."""

from __future__ import annotations

import re

from dialogue_cli.sources.markup import Element, Inline, Text

_NEVER_TEXT = frozenset("nav footer aside form button select dialog menu fieldset figure map head header".split())
_NO_TEXT_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu toolbar alert".split()
)
# Parts of class and id names that mark what stands around a statement on pages of governments and news sites.
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|addtoany|"
    r"related|recommended|sidebar|footer|masthead|subscribe|newsletter|signup|comments?|promo|advert|ads?|banner|skip|"
    r"pagination|pager|tags?|taxonomy|toolbar|popup|modal|overlay|search|language|lang-switch|translations?|print|"
    r"author-box|byline|widget|carousel|slider|hidden|visually-hidden|sr-only|screen-reader-text|toc|archive-notice)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_MAIN_NAMES = re.compile(
    r"(?:^|[-_\s])(?:entry-content|article-body|articlebody|post-content|body-content|main-content|page-content|field--name-body|"
    r"field-body|rich-text|wysiwyg|text-content|ecl-editor|content-body|story-body|statement)(?:$|[-_\s])",
    re.IGNORECASE,
)


class Weigher:
    """Counts the letters of each element, and those inside links; furniture weighs nothing."""

    def weigh(self, element: Element) -> tuple[int, int]:
        """(letters, letters in links) of the element; kept in its attributes as ``:text`` and ``:links``."""
        text = links = 0
        in_link = False
        for part in element.content:
            if isinstance(part, Text):
                size = len(part.text.strip())
                text += size
                links += size if in_link else 0
            elif isinstance(part, Inline):
                in_link = part.opens if part.name == "a" else in_link
            else:
                inner_text, inner_links = self.weigh(part)
                text, links = text + inner_text, links + inner_links
        element.attributes[":text"], element.attributes[":links"] = str(text), str(links)
        return text, links


def size_of(element: Element) -> int:
    """Its letters, as a Weigher counted them."""
    return int(element.attributes.get(":text", "0"))


def links_of(element: Element) -> int:
    """Its letters that stand in links."""
    return int(element.attributes.get(":links", "0"))


def is_furniture(element: Element, whole: int) -> bool:
    """Whether an element is no part of the text. One that holds most of the page's own words never is."""
    attributes = element.attributes
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "")
    ):
        return size_of(element) < whole * 0.9
    own = size_of(element) - links_of(element)
    if element.name in _NEVER_TEXT or attributes.get("role") in _NO_TEXT_ROLES:
        return own < whole * 0.5
    if element.name in ("html", "body", "main", "article") or own > whole * 0.3:
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return bool(_FURNITURE.search(names)) and not _MAIN_NAMES.search(names)


def main_part(root: Element) -> Element:
    """The element that holds the statement: named as such, or the one whose paragraphs weigh most."""
    scores: dict[int, tuple[float, Element]] = {}
    named: list[Element] = []
    whole = max(1, size_of(root))

    def visit(element: Element) -> None:
        for part in element.content:
            if not isinstance(part, Element) or is_furniture(part, whole):
                continue
            names = f"{part.attributes.get('class', '')} {part.attributes.get('id', '')}"
            if part.name in ("article", "main") or part.attributes.get("role") == "main" or _MAIN_NAMES.search(names):
                named.append(part)
            if part.name in ("p", "li", "blockquote", "pre", "td"):
                _credit(part, scores)
            visit(part)

    visit(root)
    if not scores:
        return root
    best = max(scores.values(), key=lambda entry: entry[0])[1]
    total = sum(_own_words(element) for _, element in scores.values() if element.parent is None) or _own_words(root)
    fitting = [element for element in named if _own_words(element) >= 0.75 * _own_words(best) or _holds(element, best)]
    if fitting:
        enough = [element for element in fitting if _own_words(element) >= 0.5 * total] or fitting
        return min(enough, key=size_of)
    return best


def _own_words(element: Element) -> int:
    return size_of(element) - links_of(element)


def _holds(outer: Element, inner: Element) -> bool:
    node: Element | None = inner
    while node is not None:
        if node is outer:
            return True
        node = node.parent
    return False


def _credit(part: Element, scores: dict[int, tuple[float, Element]]) -> None:
    """A paragraph speaks for its parent, and less so for the elements above that."""
    size = size_of(part) - 2 * links_of(part)
    if size < 25:
        return
    node, share = part.parent, 1.0
    for _ in range(4):
        if node is None:
            return
        score, _ = scores.get(id(node), (0.0, node))
        scores[id(node)] = (score + size * share, node)
        node, share = node.parent, share * 0.9
