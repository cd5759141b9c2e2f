"""One comparison in every format, as it is written today; a changed byte is seen in review.

DIALOGUE_UPDATE_SNAPSHOTS=1 stores them anew, to be read before they are committed.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import comparisons
import pytest

from dialogue_cli.report.note import note_of
from dialogue_cli.report.note_writers import write as write_note
from dialogue_cli.report.registry import FORMATS, renderer

RENDERS = Path(__file__).parent / "renders"
#: The terminal view has snapshots of its own in many widths, JSON a schema and a reader of every field.
ELSEWHERE = {"text", "json"}
NOTES = {"note.md": "markdown", "note.html": "html", "note.docx.xml": "docx"}


def name_of(form: str) -> str:
    return f"{form}.xml" if form == "docx" else f"{form}.snapshot"


def as_text(written: str | bytes) -> str:
    """A Word file by its document part, one element a line; everything else as it is."""
    if isinstance(written, str):
        return written
    document = zipfile.ZipFile(io.BytesIO(written)).read("word/document.xml").decode("utf-8")
    return document.replace("><", ">\n<")


def same(name: str, text: str) -> None:
    path = RENDERS / name
    if os.environ.get("DIALOGUE_UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("form", sorted(set(FORMATS) - ELSEWHERE))
def test_format(form):
    same(name_of(form), as_text(renderer(form)(comparisons.full())))


@pytest.mark.parametrize(("name", "form"), NOTES.items(), ids=NOTES)
def test_note(name, form):
    same(name, as_text(write_note(note_of(comparisons.full(), {}), form, date="2031-05-06")))


def test_every_format_has_a_snapshot_and_none_is_an_orphan():
    wanted = {name_of(form) for form in FORMATS if form not in ELSEWHERE} | set(NOTES)
    assert {path.name for path in RENDERS.iterdir()} == wanted
