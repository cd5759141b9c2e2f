"""A verdict finds its sentence again, however the text is cut, through a mended typo, among twins; never another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_making import NEW, OLD, id_of, label, new, old, ref, statement, tools

from dialogue_cli.api import read_statement
from dialogue_cli.corpus.verdict_files import files_about, place, update
from dialogue_cli.review.finder import Finder
from dialogue_cli.statement.fingerprint import cue_of, fingerprint, words
from dialogue_cli.statement.model import Statement


def found(text: str, wanted: str, unit: str = "sentence") -> tuple[str, list[str]]:
    """How the sentence ``wanted`` of OLD is found in ``text``, and the words of the units found."""
    side = statement(text, "y.md", unit)
    hit = Finder(side).find(ref(old(), wanted))
    return hit.how, [side.unit(u).text for u in hit.units]


SHARE = "We commit to share tide data with all islands of the reef."
FINDS = {
    "as it was": (OLD, SHARE, "exact", [SHARE]),
    "other quotes, case and wraps": (
        OLD.replace(SHARE, "We commit to share\ntide data with ALL islands of the “reef”."), SHARE, "exact",
        ['We commit to share tide data with ALL islands of the "reef".'],
    ),
    "moved to another section": ("# Closing\n\n" + SHARE, SHARE, "exact", [SHARE]),
    "joined with its neighbour": (
        OLD.replace("warming. We", "warming; we"), SHARE, "recut",
        ["The sea is warming; we commit to share tide data with all islands of the reef."],
    ),
    "cut in two": (
        OLD.replace("data with", "data. With"), SHARE, "recut",
        ["We commit to share tide data.", "With all islands of the reef."],
    ),
    "a typo mended": (
        OLD.replace("islands", "islnads").replace("share", "shaer"), SHARE, "mended",
        ["We commit to shaer tide data with all islnads of the reef."],
    ),
    "a word put in": (
        OLD.replace("share tide", "share our tide"), SHARE, "mended",
        ["We commit to share our tide data with all islands of the reef."],
    ),
    "gone": (OLD.replace(SHARE, "We met."), SHARE, "", []),
    "another sentence that opens alike": (
        OLD.replace(SHARE, "We commit to share tide data with nobody but the harbour office."), SHARE, "", [],
    ),
    "rewritten": (OLD.replace(SHARE, "All islands of the reef will receive tide data from us."), SHARE, "", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "how", "units"), FINDS.values(), ids=FINDS)
def test_finding(text, wanted, how, units):
    assert found(text, wanted) == (how, units)


@pytest.mark.parametrize("unit", ["paragraph", "line"])
def test_every_sentence_is_found_in_another_segmentation(unit):
    side = statement(OLD, "y.md", unit)
    finder = Finder(side)
    for sentence in old().units:
        hit = finder.find(Finder(old()).reference(sentence))
        assert len(hit.units) == 1 and sentence.text in side.unit(hit.units[0]).text


def test_a_verdict_on_a_paragraph_is_found_in_sentences():
    paragraphs = statement(OLD, "y.md", "paragraph")
    unit = next(u for u in paragraphs.units if "Velmora" in u.text)
    hit = Finder(old()).find(Finder(paragraphs).reference(unit))
    assert hit.how == "recut"
    assert "Velmora" in " ".join(old().unit(u).text for u in hit.units)


def test_twins_are_told_apart_by_their_order():
    text = "We will act.\n\nThe sea is warm.\n\nWe will act.\n"
    side = statement(text, "twins.md")
    finder = Finder(side)
    twins = [u for u in side.units if u.text == "We will act."]
    refs = [finder.reference(u) for u in twins]
    assert [r.nth for r in refs] == [1, 2]
    assert [finder.find(r).units for r in refs] == [(u.id,) for u in twins]


SENTENCES = st.lists(
    st.lists(st.sampled_from("we will share tide data of the reef and train divers".split()), min_size=1, max_size=30),
    min_size=1, max_size=8,
)  # fmt: skip


@given(SENTENCES)
def test_every_unit_finds_itself(rows):
    side = statement("\n\n".join(" ".join(row).capitalize() + "." for row in rows), "z.md")
    finder = Finder(side)
    for unit in side.units:
        assert finder.find(finder.reference(unit)).units == (unit.id,)


@given(st.text(max_size=200))
def test_a_cue_is_short_and_begins_like_its_text(text):
    cue = cue_of(text)
    assert len(cue.split()) <= 10
    assert fingerprint(text) == fingerprint(" ".join(words(text)))


def test_the_file_of_a_pair_lies_beside_the_newer_and_is_found_after_a_move(tmp_path):
    (tmp_path / "a").mkdir()
    for name, text in (("a/old.md", OLD), ("a/new.md", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    sides = [_read(tmp_path / "a" / f"{name}.md") for name in ("old", "new")]
    path = place(*sides)
    assert path == tmp_path / "a" / "verdicts" / "old__new.toml"
    update(path, lambda file: file.with_verdict(label("Velmora", "actor", "Velmora")), tuple(sides))
    assert [(p.name, side) for p, side in files_about(sides[0])] == [("old__new.toml", "old")]
    (tmp_path / "a").rename(tmp_path / "b")
    (tmp_path / "b" / "old.md").rename(tmp_path / "b" / "first.md")
    moved = [_read(tmp_path / "b" / name) for name in ("first.md", "new.md")]
    assert place(*moved) == tmp_path / "b" / "verdicts" / "old__new.toml"
    assert place(*moved, str(tmp_path / "mine.toml")) == tmp_path / "mine.toml"
    assert place(*moved, str(tmp_path)) == tmp_path / "first__new.toml"


def _read(path) -> Statement:
    return read_statement(str(path), toolbox=tools())


def test_a_statement_from_stdin_has_no_file():
    from dataclasses import replace

    assert place(old(), replace(new(), path="-")) is None
    assert id_of(new(), "Tarsand") == "s3"
