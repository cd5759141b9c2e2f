"""References: what they name, and what is said where they name nothing or too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.reference import UnknownMeeting, looks_like_reference, resolve, whole_series
from dialogue_cli.errors import UnknownReference

REEF = [
    ("2021-05-10_01", "joint statement"),
    ("2022-06-11_02", "joint statement"),
    ("2022-12-01_02_fact-sheet", "fact sheet"),
    ("2023-06-12_03", "joint statement"),
    ("2024-06-13_04", "joint statement"),
]
TIDE = [("2020-01-01", "statement"), ("2020-02-02", "statement"), ("2020-03-03", "statement")]
TWINS = [
    ("2022-05-24", "joint statement"),
    ("2023-05-20_joint-statement", "joint statement"),
    ("2023-05-20_vision", "vision statement"),
]


def write(root: Path, series: str, rows: list[tuple[str, str]]) -> None:
    folder = root / series
    folder.mkdir(parents=True)
    for stem, kind in rows:
        head = f'+++\ntitle = "Of {stem}"\ndate = {stem[:10]}\ntype = "{kind}"\n+++\n'
        (folder / f"{stem}.md").write_text(f"{head}\nWe met.\n", encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    for series, rows in {"reef": REEF, "tide": TIDE, "twins": TWINS, "lone": REEF[:1]}.items():
        write(tmp_path, series, rows)
    (tmp_path / "reef" / "README.md").write_text("Notes, not a statement.", encoding="utf-8")
    return Corpus(tmp_path, "option")


NAMES = {
    "ordinal": ("reef@3", ["2023-06-12_03"]),
    "ordinal with nought": ("reef@03", ["2023-06-12_03"]),
    "date": ("reef@2021-05-10", ["2021-05-10_01"]),
    "month": ("reef@2022-06", ["2022-06-11_02"]),
    "year": ("reef@2024", ["2024-06-13_04"]),
    "stem": ("reef@2022-12-01_02_fact-sheet", ["2022-12-01_02_fact-sheet"]),
    "latest": ("reef@latest", ["2024-06-13_04"]),
    "previous": ("reef@previous", ["2023-06-12_03"]),
    "previous of the latest's type": ("twins@previous", ["2022-05-24"]),
    "range": ("reef@1..3", ["2021-05-10_01", "2022-06-11_02", "2022-12-01_02_fact-sheet", "2023-06-12_03"]),
    "open range": ("reef@3..", ["2023-06-12_03", "2024-06-13_04"]),
    "range to latest": ("reef@2023..latest", ["2023-06-12_03", "2024-06-13_04"]),
    "bare series": ("reef", ["2023-06-12_03", "2024-06-13_04"]),
    "bare series, last day has another type": ("twins", ["2022-05-24", "2023-05-20_joint-statement"]),
    "series without numbers is counted by date": ("tide@2", ["2020-02-02"]),
}


@pytest.mark.parametrize(("reference", "stems"), NAMES.values(), ids=NAMES)
def test_names(corpus: Corpus, reference: str, stems: list[str]) -> None:
    assert [entry.stem for entry in resolve(reference, corpus).entries] == stems


REFUSED = {
    "no such ordinal": (
        "reef@9",
        "reef@9: no such meeting, reef has 1 to 4; list them: dialogue corpus show reef",
    ),
    "no such ordinal, unnumbered": (
        "tide@9",
        "tide@9: no such meeting, tide has 2020-01-01, 2020-02-02, 2020-03-03; list them: dialogue corpus show tide",
    ),
    "no such date": (
        "tide@1999-01-01",
        "tide@1999-01-01: no such date, tide has 2020-01-01, 2020-02-02, 2020-03-03; "
        "list them: dialogue corpus show tide",
    ),
    "two of one meeting": (
        "reef@2",
        "reef@2: fits several statements; say reef@2022-06-11_02 or reef@2022-12-01_02_fact-sheet",
    ),
    "two of one day": (
        "twins@2023-05-20",
        "twins@2023-05-20: fits several statements; say twins@2023-05-20_joint-statement or twins@2023-05-20_vision",
    ),
    "slip in the series": (
        "reeef@1",
        "reeef@1: no such series, did you mean reef?; list them: dialogue corpus list",
    ),
    "no such series": (
        "volcano",
        "volcano: no such file or series, the corpus has lone, reef, tide, twins; list them: dialogue corpus list",
    ),
    "one statement alone": ("lone", "lone: has only one statement; name two statements, for example with SERIES@1"),
    "climbing out": (
        "../reef@1",
        "../reef@1: no such series, did you mean reef?; list them: dialogue corpus list",
    ),
    "backwards": ("reef@4..3", "reef@4..3: the range runs backwards; say reef@3..4"),
}


@pytest.mark.parametrize(("reference", "line"), REFUSED.values(), ids=REFUSED)
def test_refusals_say_what_exists(corpus: Corpus, reference: str, line: str) -> None:
    with pytest.raises(UnknownReference) as refused:
        resolve(reference, corpus)
    assert str(refused.value) == line


def test_unit_suffix(corpus: Corpus) -> None:
    found = resolve("reef@3#s12", corpus)
    assert (found.entry.stem, found.unit, found.kind) == ("2023-06-12_03", "s12", "one")


def test_facts_of_an_unknown_meeting_are_fields(corpus: Corpus) -> None:
    with pytest.raises(UnknownMeeting) as refused:
        resolve("reef@9", corpus)
    assert (refused.value.reference, refused.value.series, len(refused.value.found)) == ("reef@9", "reef", 5)


def test_a_pair_is_not_one_statement(corpus: Corpus) -> None:
    with pytest.raises(UnknownReference, match="names more than one statement"):
        _ = resolve("reef", corpus).entry


def test_whole_series(corpus: Corpus) -> None:
    assert len(whole_series("reef", corpus)) == 5
    with pytest.raises(UnknownReference):
        whole_series("nope", corpus)


@pytest.mark.parametrize("operand", ["reef@2", "reef", "reef@1..4", "reef@2#s12"])
def test_looks_like_a_reference(operand: str) -> None:
    assert looks_like_reference(operand)


@pytest.mark.parametrize("operand", ["a/b.txt", "../x", "@2", "-", "", ".hidden"])
def test_does_not_look_like_a_reference(operand: str) -> None:
    assert not looks_like_reference(operand)


def test_links_out_of_the_corpus_are_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(root, "reef", REEF[:2])
    outside = tmp_path / "secret.md"
    outside.write_text('+++\ntitle = "Secret"\n+++\n', encoding="utf-8")
    (root / "reef" / "2025-01-01_09.md").symlink_to(outside)
    (root / "away").symlink_to(tmp_path)
    (root / "reef" / "2025-02-02_08.md").symlink_to(root / "reef" / "2021-05-10_01.md")
    corpus = Corpus(root, "option")
    assert {entry.stem for entry in whole_series("reef", corpus)} == {"2021-05-10_01", "2022-06-11_02", "2025-02-02_08"}
    with pytest.raises(UnknownReference, match="the corpus has reef"):
        resolve("away@1", corpus)


def test_damaged_front_matter_hides_no_other_statement(corpus: Corpus) -> None:
    (corpus.root / "reef" / "2021-05-10_01.md").write_text("+++\ntitle = \n+++\nWe met.\n", encoding="utf-8")
    first = resolve("reef@1", corpus).entry
    assert "not TOML" in first.fault and first.meeting == 1 and first.date == "2021-05-10"
