"""Ten times the text takes at most some fifteen times the work, whatever it is made of.

Processor time of the same process is compared with itself on a tenth of the text, with room for a busy machine; a
step that grows by the square takes a hundred times as long, and is found.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest
from hostile_making import OPENING, docx, odt

from dialogue_cli import api
from dialogue_cli.errors import DialogueError
from dialogue_cli.report.registry import renderer
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

TOOLS = api.load_toolbox()
LIMITS = Limits(sentence=1 << 24, units=1 << 24, elements=1 << 24)
SMALL, LARGE = 800, 8_000
MOST = 25  # a tenth to the whole: 10 is linear, 100 the square
FLOOR = 0.02  # seconds below which a clock says nothing

SHAPES = (
    " ", '"', "(", "((((", "[", "]", "{", "<", "&", "\\", "*", "_", "`", "'", "\u2019", "\u201c", "-", "- ",
    "\u2013", ".", ". ",
    ",", ", ", ";", ":", "|", "| a ", "#", "# a\n", "> ", "1", "1.", "1,", "1 ", "$1 ", "1/", "1-", "%", "a", "A",
    "a ", "A. ",
    "a a a a ", "a.b", "a@b.", "a/", "=", "\t", "\n", "\r\n", "\n\n", "x\n", "\x0c", "\u00a0", "\u200d", "\u0301",
    "\u4e2d", "\u05d0 ",
    "will ", "we ", "we will ", "agreed to support ", "call on Ministers ", "not ", "to ", "of the ", "and ",
    "which ", "as ",
    "reaffirm ", "welcome Ministers by 2030 _", "commit to IV. agreed ", "by 2030 ", "between 1 and 2 ",
    "last year ", "1 per cent ",
    "1. A. ", "(a) ", "ii) ", "Joint Statement ", "March 1, 2024, ", "Japan, ", "United States of ", "U.S. ",
    "Abc Def ", "[a](",
    "[a](b)", "![a](", "[^1]", "**a", "**a**", "<b>", "<p>a", "</b>", "<!--", "-->", "<a href='", '<a "', "&amp;",
    "&#", "http://a.b/",
    "hundred ", "all ", "including ", "where appropriate ", "condemn ", "=?utf-8?q?a?= ", "--b\n", "Subject: (",
    "+++\n", "---\n",
)  # fmt: skip

Made = Callable[[str], tuple[bytes, str]]
READERS: dict[str, Made] = {
    "text": lambda body: (f"{OPENING}{body}\n\nWe will act.\n".encode(), "text"),
    "front matter": lambda body: (f"---\ntitle: {body}\n---\n{OPENING}We will act.\n".encode(), "text"),
    "html": lambda body: (f"<html><body><article><p>{body}</p><p>We will act.</p>".encode(), "html"),
    "eml": lambda body: (f"Subject: {body}\n\n{OPENING}We will act.\n".encode(), "eml"),
    "docx": lambda body: (docx(f"<w:p><w:r><w:t>{_xml(body)}</w:t></w:r></w:p>" * 2), "docx"),
    "odt": lambda body: (odt(f"<text:p>{_xml(body)}</text:p>" * 2), "odt"),
}


def _xml(body: str) -> str:
    kept = "".join(char for char in body if char.isprintable() or char in "\t\n")
    return kept.replace("&", "&amp;").replace("<", "&lt;")


def spent(work: Callable[[], object]) -> float:
    """Processor time of a piece of work; a refusal counts as an answer."""
    start = time.process_time()
    with contextlib.suppress(DialogueError):
        work()
    return time.process_time() - start


def grows(work: Callable[[int], object]) -> str:
    """Empty where ten times the size costs at most MOST times the time, looked at twice before it is called worse."""
    for _ in range(3):
        small, large = spent(lambda: work(SMALL)), spent(lambda: work(LARGE))
        if large <= MOST * max(small, FLOOR):
            return ""
    return f"{small:.3f} s to {large:.3f} s"


def read(reader: str, shape: str, size: int) -> Statement:
    data, form = READERS[reader](shape * (size // len(shape)))
    return api.tag(build_statement(parse_bytes(data, name="x", format=form, limits=LIMITS), limits=LIMITS), TOOLS)


@pytest.mark.parametrize("reader", READERS)
def test_reading_and_tagging_stay_linear(reader: str) -> None:
    shapes = SHAPES if reader == "text" else SHAPES[::6]  # what follows the reader is the same for all
    worse = {shape: told for shape in shapes if (told := grows(lambda size, shape=shape: read(reader, shape, size)))}
    assert not worse


def compared(shape: str, size: int) -> None:
    old, new = read("text", shape, size), read("text", f"{shape}x", size)
    comparison = api.compare(old, new, toolbox=TOOLS)
    for name in ("text", "html", "csv"):
        renderer(name)(comparison)


def test_comparing_and_rendering_stay_linear() -> None:
    shapes = ["we will ", *(shape for shape in SHAPES[::8] if shape.strip())]
    worse = {shape: told for shape in shapes if (told := grows(lambda size, shape=shape: compared(shape, size)))}
    assert not worse
