"""The terminal view: snapshots at three widths, honest wrapping, and nothing that a terminal obeys."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import comparisons
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.api import compare, load_toolbox, read_statement
from dialogue_cli.report import explain, stat, statement, terminal
from dialogue_cli.report.layout import Layout, beside, cells, pieces_of, shorten, wrap
from dialogue_cli.report.safe import one_line, safe
from dialogue_cli.report.selection import Selection
from dialogue_cli.report.style import PALETTES, SHIFT_STYLES, painter, plain
from dialogue_cli.statement.comparison import Edit, EditOp
from support import CORPUS

SNAPSHOTS = Path(__file__).parent / "snapshots"
CODES = re.compile(r"\x1b\[[0-9;]*m")
COLOR = painter(True, environ={"COLORTERM": "truecolor"})


def same_as_snapshot(name: str, text: str) -> None:
    """Compare with the stored text; DIALOGUE_UPDATE_SNAPSHOTS=1 stores it anew, to be read before it is committed."""
    path = SNAPSHOTS / name
    if os.environ.get("DIALOGUE_UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


VIEWS = {
    "full-80.txt": {"layout": Layout(80)},
    "full-100.txt": {"layout": Layout(100)},
    "full-160.txt": {"layout": Layout(160)},
    "full-piped.txt": {"layout": Layout(100, wrap=False)},
    "full-80-color.txt": {"layout": Layout(80, paint=COLOR)},
    "full-context.txt": {"layout": Layout(100), "context": 1, "verbose": True},
    "full-only.txt": {"layout": Layout(100), "selection": Selection(frozenset({"weakened", "unsure"}))},
}


@pytest.mark.parametrize(("name", "options"), VIEWS.items(), ids=VIEWS)
def test_view(name, options):
    same_as_snapshot(name, terminal.render(comparisons.full(), **options))


def test_other_views():
    full = comparisons.full()
    same_as_snapshot("stat-80.txt", stat.render(full, layout=Layout(80)))
    same_as_snapshot("explain-c4.txt", explain.render(full, "c4", layout=Layout(80)))
    same_as_snapshot("explain-unsure.txt", explain.render(full, "old:s10", layout=Layout(80)))
    same_as_snapshot("show-80.txt", statement.render(full.old, layout=Layout(80), verbose=True))


@pytest.fixture(scope="module")
def shipped():
    """The last two statements of the shipped series."""
    tools = load_toolbox()
    old, new = sorted((CORPUS / "reef-dialogue").glob("*.md"))[-2:]
    return compare(read_statement(old, toolbox=tools), read_statement(new, toolbox=tools), toolbox=tools)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_no_line_of_the_shipped_series_is_wider_than_asked(shipped, width):
    text = terminal.render(shipped, layout=Layout(width))
    assert [line for line in text.splitlines() if cells(line) > width] == []


def test_no_snapshot_is_an_orphan():
    used = {*VIEWS, "stat-80.txt", "explain-c4.txt", "explain-unsure.txt", "show-80.txt"}
    assert {path.name for path in SNAPSHOTS.iterdir()} == used


@pytest.mark.parametrize("palette", PALETTES)
def test_colour_adds_codes_and_nothing_else(palette):
    paint = painter(True, palette, {"TERM": "xterm-256color"})
    colored = terminal.render(comparisons.full(), layout=Layout(90, paint=paint))
    assert "\x1b[" in colored
    assert CODES.sub("", colored) == terminal.render(comparisons.full(), layout=Layout(90))


def test_every_style_that_is_used_has_a_look():
    assert set(SHIFT_STYLES.values()) <= set(PALETTES["blue-orange"])
    assert painter(False) is plain


def test_the_counts_of_the_heading_are_those_of_the_summary():
    text = terminal.render(comparisons.full())
    assert "1 not restated   1 weakened   0 strengthened   1 kept   1 new   0 fulfilled   0 mixed" in text
    assert "4 unchanged   3 reworded   1 split   0 merged   4 removed   1 added" in text


def test_every_source_of_a_change_is_printed_whole():
    weak = comparisons.WEAK.replace(" -]", "-] ")
    whole = " ".join(terminal.render(comparisons.full(), layout=Layout(100, wrap=False)).split())
    for unit in ("We will ban anchors on the reef.", comparisons.SPLIT, comparisons.HARD, weak):
        assert unit in whole


CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


@pytest.mark.parametrize("width", [60, 100])
def test_nothing_that_a_terminal_obeys_gets_out(width):
    bad = comparisons.hostile()
    views = [
        terminal.render(bad, layout=Layout(width), verbose=True),
        stat.render(bad, layout=Layout(width)),
        statement.render(bad.new, layout=Layout(width), cleaned=True),
        explain.render(bad, "c2", layout=Layout(width)),
    ]
    for text in views:
        assert not CONTROLS.search(text)
        assert "[31mred" in text or text is views[1]


@given(st.text())
def test_safe_text_is_harmless_and_stable(text):
    made = safe(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", made)
    assert safe(made) == made
    made.encode("utf-8")
    assert "\n" not in one_line(text)


edits = st.lists(
    st.builds(Edit, st.sampled_from(["equal", "delete", "insert"]), st.text("ab é漢 ", min_size=1)), max_size=8
)


@given(edits, st.integers(20, 60))
def test_wrapping_loses_no_word_and_keeps_the_width(rows: list[Edit], width: int):
    pieces = pieces_of(rows)
    lines = wrap(pieces, Layout(width), "  ")
    joined = "".join(text for _, text in pieces).split()
    assert " ".join(lines).split() == joined
    for line in lines:
        assert cells(line) <= width or len(line.split()) == 1


@given(edits)
def test_without_a_width_there_is_one_line(rows: list[Edit]):
    assert len(wrap(pieces_of(rows), Layout(40, wrap=False))) <= 1


@given(st.text("ab é漢\u0301 ", max_size=60), st.integers(8, 40))
def test_shortened_text_fits(text: str, room: int):
    assert cells(shorten(text, room)) <= room


def test_two_texts_stand_side_by_side_or_below_each_other():
    assert beside("left", "right", 12, plain, ("", "")) == ["left   right"]
    assert beside("left", "right", 9, plain, ("", "")) == ["left", "    right"]


def test_marks_are_put_around_words_not_around_spaces():
    op: EditOp = "delete"
    assert "".join(text for _, text in pieces_of([Edit(op, " by 2030"), Edit("equal", ".")])) == " [-by 2030-]."


def test_a_change_of_many_units_stays_within_the_width() -> None:
    full = comparisons.full()
    many = next(c for c in full.changes if c.kind == "split")
    wide = replace(many, new=many.new * 6)
    text = terminal.render(replace(full, changes=(wide,)), layout=Layout(60))
    assert max(len(line) for line in text.splitlines() if "new:" in line or "strengthened" in line) <= 60
