"""The note: two pages at most, figures first, both wordings quoted with their place, what is unsure marked."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from comparisons import change, full, pledge, summarised
from comparisons import statement as rows
from test_report_docx import compared, statement
from test_report_html import HOSTILE, example
from word_resolver import resolve

from dialogue_cli.report.headline import SHIFT_WORDS
from dialogue_cli.report.note import LABELS, Note, note_of
from dialogue_cli.report.note_writers import left_out, write
from dialogue_cli.statement.comparison import CommitmentShift, Comparison, Edit
from dialogue_cli.statement.model import Deadline, Quantity

THEMES = {"fisheries": "Fisheries"}


def note() -> Note:
    return note_of(example(), THEMES)


def crowded() -> Comparison:
    """Sixty dropped pledges and two weakened ones, far more than two pages hold."""
    words = " ".join(["a long pledge about the reef"] * 6)
    old = statement("old", [[f"We will keep number {n}, {words}." for n in range(60)]])
    new = statement("new", [["We intend to keep number 58.", "We intend to keep number 59."]])
    made = compared(old, new, [("s59", "s1", False), ("s60", "s2", False)])
    shifts = {True: CommitmentShift("weakened", 7, 5), False: CommitmentShift("dropped", 7, None)}
    return replace(made, changes=tuple(replace(c, commitment=shifts[bool(c.new)]) for c in made.changes))


def test_figures_come_first_and_zeros_are_said():
    assert note().figures[0][0] == "Commitments"
    assert "0 fulfilled" in note().figures[0][1]


def test_both_wordings_are_quoted_with_their_place():
    [section] = [s for s in note().sections if s.title == "Fisheries"]
    [item] = section.items
    assert item.label == "Weakened"
    assert [(q.side, q.words) for q in item.quotes] == [
        ("old", "We will fund the reef."),
        ("new", "We intend to fund the reef."),
    ]
    assert all(re.search(r"paragraph \d+$", q.place) for q in item.quotes)


def test_every_kind_of_news_has_a_word():
    assert all(label[0].isupper() for label in LABELS.values())
    assert len(set(LABELS.values())) == len(LABELS)


def test_what_does_not_fit_is_counted():
    made = note_of(crowded(), THEMES)
    shown = [item.label for section in made.sections for item in section.items]
    assert shown.count("Weakened") == 2
    assert dict(made.left_out) == {"Not restated": 60 - 2 - shown.count("Not restated")}
    assert "The full redline has them" in left_out(made)


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_every_form_says_the_same(form):
    written = write(note(), form, date="2031-05-06")
    text = " ".join(resolve(written, "accept")) if isinstance(written, bytes) else written
    for words in ("We will fund the reef", "Not restated", "Fisheries", "lexicon sha256 0"):
        assert words in text


def test_markup_stays_words():
    made = replace(note(), title=HOSTILE)
    assert "<script>" not in write(made, "html")
    assert "<script>" not in write(made, "markdown")


@pytest.mark.office
def test_the_word_file_has_two_pages_at_most(tmp_path):
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        pytest.skip("LibreOffice or pdfinfo is not installed")
    path = tmp_path / "note.docx"
    written = write(note_of(crowded(), THEMES), "docx")
    assert isinstance(written, bytes)
    path.write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True, capture_output=True,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", tmp_path / "note.pdf"], check=True, capture_output=True, text=True).stdout
    assert int(re.search(r"Pages:\s+(\d+)", told).group(1)) <= 2


def test_the_note_speaks_as_the_terminal_does():
    for kind, label in LABELS.items():
        assert SHIFT_WORDS.get(kind, kind.removeprefix("stance-")) in label.lower()


def test_the_most_exact_pledges_come_first():
    """A figure and a date before a date, both before a firmer pledge without any."""
    due = Deadline("by 2040", "due", None, "2040-12-31")
    tags = {
        1: [pledge(8, "commit")],
        2: [pledge(5, "intend", deadline=due)],
        3: [pledge(5, "intend", deadline=due, quantities=(Quantity("two ports", 2.0, "port"),))],
    }
    old = rows("old", ["The sea was calm."], date="2030-01-01")
    new = rows("new", ["We commit to work.", "We intend to go by 2040.", "We intend to open two ports by 2040."], tags)
    shifts = {n: CommitmentShift("new", None, tag[0].strength) for n, tag in tags.items()}
    changes = [
        change(n, "added", "", f"s{n}", [Edit("insert", new.units[n - 1].text)], commitment=shift)
        for n, shift in shifts.items()
    ]
    made = note_of(summarised(old, new, changes), {})
    assert [item.change for section in made.sections for item in section.items] == ["c3", "c2", "c1"]


def test_remarks_are_words():
    said = {item.remark for section in note_of(full(), {}).sections for item in section.items}
    assert 'deadline: "by 2030" gone; emphasis: "fully" gone; condition: "as appropriate" added' in said
