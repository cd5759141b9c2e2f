"""The Word redline: accepting all gives the new statement, rejecting all the old one, exactly."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_resolver import W, resolve

from dialogue_cli import api
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.report import docx
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.comparison import Alignment, Comparison, Link, Tool
from dialogue_cli.statement.model import Statement, Unit
from support import needs_statements, statement_files

TOOL = Tool("0", "sha256 0", "sha256 0")


def statement(name: str, paragraphs: list[list[str]], kinds: dict[str, str] | None = None) -> Statement:
    """Paragraphs of sentences -> Statement; ``kinds`` gives a sentence another kind than "sentence"."""
    units: list[Unit] = []
    text = ""
    for number, sentences in enumerate(paragraphs, 1):
        text += "\n\n" if text else ""
        for place, words in enumerate(sentences):
            text += " " if place else ""
            kind = (kinds or {}).get(words, "sentence")
            start, end = len(text), len(text) + len(words)
            units.append(Unit(f"s{len(units) + 1}", kind, start, end, words, paragraph=number, level=1))  # type: ignore[arg-type]
            text += words
    return Statement(name, "A title", text, tuple(units), date="2031-05-06")


def compared(old: Statement, new: Statement, links: list[tuple[str, str, bool]]) -> Comparison:
    made = tuple(Link(a, b, 0.9, moved=moved) for a, b, moved in links)
    return compare_statements(old, new, Alignment(made), tool=TOOL)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs as Word has them: the mark of an item is the bullet of its paragraph."""
    return [part.removeprefix(docx.BULLET) for part in text.split("\n") if part.strip()]


def check(comparison: Comparison) -> bytes:
    data = docx.render(comparison)
    assert resolve(data, "accept") == paragraphs_of(comparison.new.text)
    assert resolve(data, "reject") == paragraphs_of(comparison.old.text)
    return data


CASES = {
    "reworded": ([["We will fund it."]], [["We intend to fund it."]], [("s1", "s1", False)]),
    "added and removed": ([["One.", "Two."]], [["One.", "Three."]], [("s1", "s1", False)]),
    "paragraph joined": ([["One."], ["Two."]], [["One.", "Two."]], [("s1", "s1", False), ("s2", "s2", False)]),
    "paragraph cut": ([["One.", "Two."]], [["One."], ["Two."]], [("s1", "s1", False), ("s2", "s2", False)]),
    "moved": ([["One."], ["Two."], ["Three."]], [["Three."], ["One."], ["Two."]],
              [("s1", "s2", False), ("s2", "s3", False), ("s3", "s1", True)]),
    "split": ([["One and two."], ["End."]], [["One.", "And two."], ["End."]],
              [("s1", "s1", False), ("s1", "s2", False), ("s2", "s3", False)]),
    "split over paragraphs": ([["One and two."]], [["One."], ["And two."]], [("s1", "s1", False), ("s1", "s2", False)]),
    "merged": ([["One.", "Two."]], [["One and two."]], [("s1", "s1", False), ("s2", "s1", False)]),
    "all new": ([["One."]], [["Two."], ["Three."]], []),
    "old is empty": ([], [["One."]], []),
    "new is empty": ([["One."]], [], []),
    "markup is text": ([["<w:p> & \"x\""]], [["<w:p> & 'y'"]], [("s1", "s1", False)]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "links"), CASES.values(), ids=CASES)
def test_word_resolves_to_both_texts(old, new, links):
    check(compared(statement("old", old), statement("new", new), links))


sentences = st.sampled_from(["We will.", "They may not.", "It is so.", "x & y."])
texts = st.lists(st.lists(sentences, min_size=1, max_size=3), max_size=4)


@given(texts, texts, st.data())
def test_any_links_give_both_texts(old, new, data):
    before, after = statement("old", old), statement("new", new)
    pairs = [(a.id, b.id) for a in before.units for b in after.units]
    chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)) if pairs else []
    check(compared(before, after, [(a, b, data.draw(st.booleans())) for a, b in chosen]))


def test_a_unit_that_moved_unchanged_is_a_word_move():
    old, new, links = CASES["moved"]
    data = check(compared(statement("old", old), statement("new", new), links))
    document = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    names = re.findall(r'<w:move(From|To)RangeStart [^>]*w:name="([^"]+)"', document)
    assert sorted(kind for kind, _ in names) == ["From", "To"]
    assert len({name for _, name in names}) == 1


def test_headings_and_items_keep_their_style():
    kinds = {"Climate": "heading", "fund it": "item"}
    new = statement("new", [["Climate"], ["fund it"]], kinds)
    document = zipfile.ZipFile(BytesIO(docx.render(compared(statement("old", []), new, [])))).read("word/document.xml")
    body = ElementTree.fromstring(document)
    assert [e.get(f"{W}val") for e in body.iter(f"{W}pStyle")] == ["Heading1", "Normal"]
    assert len(list(body.iter(f"{W}numPr"))) == 1


def test_the_file_is_the_same_from_run_to_run():
    old, new, links = CASES["moved"]
    comparison = compared(statement("old", old), statement("new", new), links)
    assert docx.render(comparison) == docx.render(comparison)


def test_forbidden_characters_do_not_break_the_file():
    data = docx.render(compared(statement("old", [["a\x00b\x1b[31m\ud800."]]), statement("new", [["a."]]), []))
    ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))


def office_python() -> str | None:
    """A Python that has LibreOffice's `uno` module, where LibreOffice is installed."""
    for candidate in ("/usr/bin/python3",):
        if shutil.which("soffice") and Path(candidate).exists():
            done = subprocess.run([candidate, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return candidate
    return None


@pytest.mark.office
def test_libreoffice_agrees(tmp_path):
    python = office_python()
    if python is None:
        pytest.skip("LibreOffice with its Python module (python3-uno) is not installed")
    expected = {}
    for name, (old, new, links) in CASES.items():
        comparison = compared(statement("old", old), statement("new", new), links)
        path = tmp_path / f"{name.replace(' ', '-')}.docx"
        path.write_bytes(docx.render(comparison))
        expected[str(path)] = {
            "accept": paragraphs_of(comparison.new.text),
            "reject": paragraphs_of(comparison.old.text),
        }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).with_name("office_resolve.py")
    done = subprocess.run(
        [python, script, str(port), str(tmp_path / "profile"), *expected], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == expected


@needs_statements
def test_every_real_pair_resolves_to_both_texts():
    """Successive statements of each series: Word's two answers are the two texts, to the letter."""
    tools = api.load_toolbox()
    folders: dict[Path, list[Path]] = {}
    for path in statement_files():
        folders.setdefault(path.parent, []).append(path)
    pairs = [pair for files in folders.values() for pair in list(pairwise(files))[-8:]]
    assert len(pairs) > 20
    for old, new in pairs:
        check(
            api.compare(api.read_statement(old, toolbox=tools), api.read_statement(new, toolbox=tools), toolbox=tools)
        )


def test_an_item_has_one_bullet_and_the_pages_say_what_is_compared():
    old = "Joint Statement\n\nWe will:\n\n- fund the reef;\n- share data.\n"
    new = "Joint Statement\n\nWe will:\n\n- fund the reef;\n- publish data.\n"
    sides = [build_statement(parse_bytes(text.encode(), name="a.txt")) for text in (old, new)]
    data = check(compare_statements(*sides, Alignment((Link("s1", "s1", 0.9), Link("s2", "s2", 0.9))), tool=TOOL))
    assert not any(words.startswith("-") for words in resolve(data, "accept"))
    header = zipfile.ZipFile(BytesIO(data)).read("word/header1.xml").decode()
    assert "Joint Statement against Joint Statement" in header


def test_a_removed_end_of_a_paragraph_leaves_no_blank_one():
    old = statement("old", [["One stays.", "Two goes."], ["Three stays."]])
    new = statement("new", [["One stays."], ["Three stays."]])
    data = check(compared(old, new, [("s1", "s1", False), ("s3", "s2", False)]))
    body = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml")).find(f"{W}body")
    assert body is not None
    assert all("".join(paragraph.itertext()).strip() for paragraph in body.findall(f"{W}p"))
