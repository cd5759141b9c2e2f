"""Positions in the views: each text's own words, the right unit quoted, those new and gone listed and counted."""

from __future__ import annotations

import csv
import io
from functools import lru_cache

import comparisons
import pytest

from dialogue_cli.api import load_toolbox, tag
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.report import csv as report_csv
from dialogue_cli.report import export, export_rows, headline, note, page, positions, terminal, view
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.notices import level, notices
from dialogue_cli.report.selection import Selection, filtered, parse_kinds
from dialogue_cli.statement.comparison import Alignment, Comparison, Link, Tool
from dialogue_cli.statement.model import Stance

toolbox = lru_cache(load_toolbox)


def compared(old: list[str], new: list[str], *pairs: tuple[int, int]) -> Comparison:
    sides = [tag(comparisons.statement(name, texts), toolbox()) for name, texts in (("old", old), ("new", new))]
    links = tuple(Link(f"s{a}", f"s{b}", 0.9) for a, b in pairs)
    return compare_statements(*sides, Alignment(links), tool=Tool("0", "sha256 0", "sha256 0"))


#: sentence -> the words for its position
WORDS = {
    "We express our grave concern over dredging.": "grave concern",
    "We remain deeply concerned by dredging.": "deeply concerned",
    "In addition, we are concerned about dredging.": "concerned",
    "The Presidents strongly condemn the dumping.": "strongly condemn",
    "We condemn unequivocally the dumping.": "condemn unequivocally",
    "We condemn in the strongest terms the dumping.": "condemn in the strongest terms",
    "We denounce the dumping.": "denounce",
    "The sides are opposed to dredging.": "opposed to",
    "We reaffirm our consistent and unwavering support for the pact.": "unwavering support",
    "We remain steadfast in our support for the pact.": "strongly support",
    "REAFFIRM steadfast support for the pact.": "steadfast support",
    "We unequivocally stand for the pact.": "unequivocally stand for",
}


@pytest.mark.parametrize("sentence", WORDS)
def test_a_position_is_said_in_the_words_of_its_text(sentence: str) -> None:
    """Without who takes it; by the rung's name where the words stand apart."""
    unit = tag(comparisons.statement("x", [sentence]), toolbox()).units[0]
    assert unit.stance is not None
    assert positions.words_of(unit.stance) == WORDS[sentence]


def test_a_label_without_words_is_said_by_its_rung() -> None:
    """A reader's label has no place in the text."""
    assert positions.words_of(Stance("condemn", "against", 7)) == "condemn"


SPLIT = compared(
    ["We express serious concern at the dumping of waste, and the use of drift nets near islands."],
    ["We express our serious concern about the dumping of waste.", "We condemn the use of drift nets near islands."],
    (1, 1),
    (1, 2),
)
NEWS = compared(
    ["It rained.", "We strongly support the harbour union.", "We share concerns about dredging."],
    ["It rained.", "We express deep concern about wrecks.", "Both sides strongly condemn piracy in the strait."],
    (1, 1),
)


def lines(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    """Word, force, quotation and place of each line about a position."""
    found = [g for g in headline.groups(comparison) if g.shift in headline.POSITIONS]
    return [(g.word, line.force, headline.excerpt(line, 60), line.ref) for g in found for line in g.lines]


def test_the_unit_whose_position_it_is_is_quoted() -> None:
    """Not the first with any: the split's second half hardened."""
    assert lines(SPLIT) == [("hardened", "serious concern -> condemn", "the use of drift nets near islands.", "c1")]


def test_the_strongest_terms_keep_the_tense_of_their_verb() -> None:
    old, new = (
        "The ministers condemned the dumping of waste.",
        "They condemned in the strongest terms the dumping of waste.",
    )
    told = ("hardened", "condemned -> condemned in the strongest terms", "the dumping of waste.", "c1")
    assert lines(compared([old], [new], (1, 1))) == [told]


def test_new_and_gone_are_listed_the_firmest_blame_first() -> None:
    """With what they are about, and the side on which they stand."""
    assert lines(NEWS) == [
        ("new", "strongly condemn", "piracy in the strait.", "new:s3"),
        ("new", "deep concern", "about wrecks.", "new:s2"),
        ("gone", "concerns", "about dredging.", "old:s3"),
        ("gone", "strongly support", "the harbour union.", "old:s2"),
    ]
    assert headline.positions(NEWS, view.sides_of(NEWS)) == {"hardened": 0, "softened": 0, "new": 2, "gone": 2}


def test_terminal_page_and_note_tell_them() -> None:
    """Counted, listed, and said of the change itself."""
    text = terminal.render(NEWS, layout=Layout())
    assert "2 new   2 gone" in text and "position gone: strongly support" in text
    told = {group.name: group.figures for group in page.figures(NEWS)}
    assert {"new", "gone"} <= {f.label for f in told["Positions"] if f.value == "2"}
    assert any("position new: deep concern" in row.badge for block in page.blocks(NEWS) for row in block.rows)
    made = note.note_of(NEWS, {})
    told = {(item.label, item.force, quote.words) for s in made.sections for item in s.items for quote in item.quotes}
    assert ("New position", "strongly condemn", "Both sides strongly condemn piracy in the strait.") in told
    assert ("Position gone", "concerns", "We share concerns about dredging.") in told
    assert ("Positions", "0 hardened, 0 softened, 2 new, 2 gone") in made.figures


@pytest.mark.parametrize(("word", "refs"), {"position-new": ["new:s2", "new:s3"], "position-gone": ["old:s2", "old:s3"],
                                            "hardened": []}.items())  # fmt: skip
def test_a_filter_has_words_for_them(word: str, refs: list[str]) -> None:
    """As rules have; each names its own side."""
    kept = filtered(NEWS, Selection(parse_kinds(word))).changes
    assert sorted(f"old:{u}" if c.old else f"new:{u}" for c in kept for u in (*c.old, *c.new)) == refs


def test_tables_and_annotations_name_them() -> None:
    """Each side in a column of its own, by rungs; without a rule a finding is called by what came or went."""
    rows = list(csv.DictReader(io.StringIO(report_csv.render(NEWS))))
    assert [row["position_gone"] for row in rows if row["kind"] == "removed"] == ["strongly support", "concern"]
    assert [row["position_new"] for row in rows if row["kind"] == "added"] == ["deep concern", "strongly condemn"]
    assert not any(row["position_new"] for row in rows if row["kind"] != "added")
    names = [column.name for column in export.CHANGES]
    long = [dict(zip(names, row, strict=True)) for row in export_rows.changes([NEWS], names)]
    both = ("position_new", "position_gone")
    assert [[row[name] for name in both] for row in long] == [[row[name] for name in both] for row in rows]
    assert sorted(f.rule for f in notices(NEWS)) == ["position-gone"] * 2 + ["position-new"] * 2
    assert (level("position-gone"), level("position-new")) == ("warning", "note")


def test_the_note_quotes_both_units_of_a_shift() -> None:
    """The clause that is linked, on both sides."""
    item = next(i for s in note.note_of(SPLIT, {}).sections for i in s.items if i.kind == "hardened")
    assert item.force == "serious concern → condemn"
    assert [q.words for q in item.quotes][1] == "We condemn the use of drift nets near islands."
