"""The statement inside a page: what is text stays, what stands around it goes, nothing hostile gets through."""

from __future__ import annotations

import contextlib

import pytest

from dialogue_cli.errors import LimitExceeded, SourceError
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

PAGE = """<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8">
<title>Joint Statement on the Second Reef Dialogue - Ministry of Tides</title>
<style>p {{ color: red }}</style><script>document.write("<p>injected</p>")</script></head>
<body class="has-sidebar"><div class="cookie-banner"><p>We use cookies. Accept all cookies to go on.</p></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/p">Policy</a></li></ul></nav></header>
<main><article><h1>Joint Statement on the Second Reef Dialogue</h1>
<div class="share-buttons"><a href="#">Share</a></div><div class="entry-content">{body}</div>
<div class="related-posts"><h3>Related</h3><ul><li><a href="x">Another statement</a></li></ul></div></article></main>
<footer><p>Privacy policy. Accessibility. All rights reserved.</p></footer></body></html>"""

BODY = """<p>The two governments met in Suva, Fiji, on March 20-21,
2024. They welcomed the report<sup><a href="#fn1">1</a></sup> of the experts.</p>
<h2>Monitoring</h2><p>Both sides intend to:</p>
<ul><li>share data;<ul><li>each day;</li></ul></li><li>open ports.</li></ul>
<p><strong>Next Steps</strong></p><ol><li>They meet in 2025.</li></ol>
<table><tr><th>Year</th><td>Sites</td></tr></table><p onclick="alert(1)">One&nbsp;line.<br>Another line.</p>"""


def read(body: str) -> Statement:
    return build_statement(parse_bytes(PAGE.format(body=body).encode(), name="page.html"))


def test_a_page_of_a_ministry() -> None:
    statement = read(BODY)
    assert statement.title == "Joint Statement on the Second Reef Dialogue"
    assert [(unit.kind, unit.text, unit.stem) for unit in statement.units] == [
        ("sentence", "The two governments met in Suva, Fiji, on March 20-21, 2024.", None),
        ("sentence", "They welcomed the report of the experts.", None),
        ("heading", "Monitoring", None),
        ("sentence", "Both sides intend to:", None),
        ("item", "share data;", "s4"),
        ("item", "each day;", "s4"),
        ("item", "open ports.", "s4"),
        ("heading", "Next Steps", None),
        ("sentence", "They meet in 2025.", None),
        ("sentence", "Year | Sites", None),
        ("sentence", "One line.", None),
        ("sentence", "Another line.", None),
    ]
    assert (statement.date, statement.date_end, statement.place) == ("2024-03-20", "2024-03-21", "Suva, Fiji")
    assert statement.units[1].line == statement.units[0].line + 1  # type: ignore[operator]


FORBIDDEN = ("cookies", "Home", "injected", "Share", "Another statement", "Privacy", "alert", "color")


@pytest.mark.parametrize("word", FORBIDDEN)
def test_what_stands_around_it_is_not_text(word: str) -> None:
    assert word not in read(BODY).text


BODIES = {
    "divs instead of paragraphs": "<div>We met here today.</div><div>We left in peace.</div>",
    "breaks instead of paragraphs": "We met here today.<br><br>We left in peace.",
    "unclosed paragraphs": "<p>We met here today.<p>We left in peace.",
    "layout table": "<table><tr><td><p>We met here today.</p><p>We left in peace.</p></td></tr></table>",
    "spans": "<p><span>We met</span> <span>here </span>today.</p><p>We <b>left</b> in <i>peace</i>.</p>",
    "comments and empties": "<p>We met <!-- x > y -->here today.</p><p> </p><p>We left in peace.</p>",
    "upper case": "<P>We met here today.</P><P>We left in peace.</P>",
    "stray closes": "</div></span><p>We met here today.</p></p></section><p>We left in peace.</p>",
    "entities": "<p>We met here&#32;today.</p><p>We left in&nbsp;peace&#46;</p>",
}


@pytest.mark.parametrize("name", BODIES)
def test_ways_to_write_two_paragraphs(name: str) -> None:
    assert [unit.text for unit in read(BODIES[name]).units] == ["We met here today.", "We left in peace."]


def test_a_declared_encoding_that_lies() -> None:
    page = PAGE.format(body="<p>Les États se réunissent à Nouméa.</p>").replace("utf-8", "iso-8859-1").encode()
    assert "Les États se réunissent à Nouméa." in build_statement(parse_bytes(page, name="p.html")).text


def test_deep_nesting_names_the_setting() -> None:
    with pytest.raises(LimitExceeded) as caught:
        parse_bytes(b"<html>" + b"<div>" * 5000 + b"text", name="a.html", limits=Limits(depth=100))
    assert caught.value.setting == "limits.depth"


HOSTILE = {
    "open tags": b"<html>" + b"<a " * 300_000,
    "open quotes": b"<html>" + b'<a b="' * 200_000,
    "open comments": b"<html>" + b"<!--" * 300_000,
    "declarations": b"<html>" + b"<!" * 500_000,
    "scripts": b"<html>" + b"<script>" * 200_000,
    "bold": b"<html><p>text" + b"<b>" * 300_000,
    "entities": b"<html><p>text" + b"&#" * 500_000,
    "brackets": b"<" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end(name: str) -> None:
    """A reader that takes quadratic time on one of these does not come back within the hour."""
    with contextlib.suppress(SourceError):
        build_statement(parse_bytes(HOSTILE[name], name="a.html"))


@pytest.mark.parametrize(
    ("body", "units", "footnotes"),
    [
        ("<p>The fund<sup>2</sup> met.</p><p><sup>2</sup> Set up in 2019.</p>", ["The fund met."], ["Set up in 2019."]),
        ("<p>The pact.<sup>[3]</sup> We met.</p>", ["The pact.", "We met."], []),
        ("<p>We will restore 20 km<sup>2</sup> and 10<sup>3</sup> trees.</p>",
         ["We will restore 20 km² and 10³ trees."], []),
        ("<p><sup>1</sup> We met.</p>", ["¹ We met."], []),
        ("<p>The 19<sup>th</sup> meeting.</p>", ["The 19th meeting."], []),
    ],
)  # fmt: skip
def test_raised_numbers_are_footnote_marks_or_exponents(body: str, units: list[str], footnotes: list[str]) -> None:
    page = f"<article><h1>Joint Statement of the Dialogue</h1>{body}</article>"
    statement = build_statement(parse_bytes(page.encode(), name="a.html"))
    assert [unit.text for unit in statement.units] == units
    assert [note.words for note in statement.cleaned if note.kind == "footnote"] == footnotes
