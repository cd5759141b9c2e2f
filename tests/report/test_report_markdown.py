"""Escaped words come back from a reader of CommonMark as they were: no mark-up taken, no backslash shown."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.report.markdown import escape, escape_inline


class _Words(HTMLParser):
    """Tags and words of a small page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(markdown: str) -> tuple[list[str], str]:
    """The tags and the words that a reader of CommonMark with tables makes of it."""
    made = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table").render(markdown)
    page = _Words()
    page.feed(made)
    return page.tags, page.words.strip()


ROWS = {
    "a numbered heading": "2. NEXT STEPS",
    "a number and nothing else": "14.",
    "a number in a bracket": "3) next",
    "an amount, no list": "2.5 million",
    "a year at the end": "in 2024.",
    "a bullet": "- share data",
    "a plus": "+ share data",
    "a rule": "---",
    "an underline": "===",
    "a heading": "## Climate",
    "a quotation": "> said",
    "a table": "| a | b |",
    "a link": "[a](https://example.org)",
    "a tag": "<b>bold</b> &amp; <!-- gone -->",
    "stars and underlines": "*a* __b__ `c` ~~d~~",
    "a backslash": "a \\ b\\",
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_words_come_back(text: str) -> None:
    assert shown(escape(text)) == (["p"], text)
    assert shown(f"- {escape(text)}") == (["ul", "li"], text)


LETTERS = st.text(st.sampled_from("0129.)(-+=*_`~#>|<&;\\[]!:/@ aZé$'\""), min_size=1, max_size=24)


@given(st.one_of(LETTERS, st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")))))
def test_any_words_come_back(text: str) -> None:
    wanted = " ".join(text.split())
    if wanted:
        assert shown(escape(text)) == (["p"], wanted)
        assert shown(f"x {escape_inline(wanted)}") == (["p"], f"x {wanted}")
