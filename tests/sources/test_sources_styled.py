"""Emphasis that was closed after a space, as saved pages have it, leaves no star behind; a lone star stays."""

from __future__ import annotations

import pytest

from dialogue_cli.sources.styled import Span, parse_inline

ROWS = {
    "closed after a space at the end": ("*Ukraine *", "Ukraine ", (Span(0, 8, "italic"),)),
    "with spaces behind": ("*Ukraine *  ", "Ukraine   ", (Span(0, 8, "italic"),)),
    "at the end of a line": ("*Ukraine *\nWe met.", "Ukraine \nWe met.", (Span(0, 8, "italic"),)),
    "a star that closes nothing": ("A mark *", "A mark *", ()),
    "a star between words": ("*two * three*", "two * three", (Span(0, 11, "italic"),)),
    "bold closed after a space": ("**Ukraine **", "Ukraine ", (Span(0, 8, "bold"),)),
}


@pytest.mark.parametrize(("text", "words", "spans"), ROWS.values(), ids=ROWS)
def test_emphasis(text, words, spans):
    styled, _ = parse_inline(text)
    assert (styled.text, styled.spans) == (words, spans)
