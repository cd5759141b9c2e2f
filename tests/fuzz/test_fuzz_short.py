"""A short run of what `make fuzz` runs for long, and every input that once failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from properties import all_in_one, compare_and_check, formats, read_or_refuse, render_and_check

FOUND = Path(__file__).with_name("found")
#: Pieces that a statement, or an attack on one, is made of.
PIECES = st.sampled_from(
    [
        "We will fund the reef.", "They intend to:", "- share data", "1. Climate", "III. Trade", "**Opening**", "U.S.",
        "No. 14", "...", "\u201c", "\u201d", "(", ")", "\x1b[31m", "\x1b]0;owned\x07", "\u202e", "\u2066", "\x00",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&#x1b;", "=HYPERLINK(\"x\")", "@SUM(1)", "+1",
        "---", "+++", "title: x", "```", "> ", "\\", "\\\n", "  \n", "\n\n", "\n", "\r\n", "\u2028", "\ufeff", "\u00ad",
        "a" * 400, "1/4 to 1/2 percent", "by 2030", "$2.5 million", "### ", "| a | b |", "[x](javascript:alert(1))",
    ]
)  # fmt: skip
texts = st.lists(PIECES | st.text(max_size=12), max_size=30).map(" ".join)


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@settings(max_examples=60)
@given(st.sampled_from(formats()), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(form, data):
    read_or_refuse(data, form)


@settings(max_examples=60)
@given(st.sampled_from(["text", "markdown", "html", "eml", None]), texts)
def test_any_text_is_read_or_refused(form, text):
    read_or_refuse(encoded(text), form)


@settings(max_examples=40)
@given(texts, texts)
def test_any_two_texts_are_compared_and_shown(old, new):
    sides = [read_or_refuse(encoded(text), "text") for text in (old, new)]
    if sides[0] and sides[1]:
        render_and_check(compare_and_check(sides[0], sides[1]))


@pytest.mark.parametrize("path", sorted(FOUND.glob("*")), ids=lambda path: path.name)
def test_what_once_failed_holds(path: Path):
    all_in_one(path.read_bytes())
