"""What a printed page or a mail puts around a plain text is taken out, and noted."""

from __future__ import annotations

import textwrap

import pytest

from dialogue_cli.sources.forwarded import without_mail
from dialogue_cli.sources.hyphens import join_cut_words, mended, words_of
from dialogue_cli.sources.printed import page_starts, undressed
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

TITLE = "Joint Statement of the Second Tide Dialogue"
PARAGRAPHS = (
    "The ministers met in Port Elan on 4 May 2021 and reviewed what had been done since their first meeting.",
    "Both sides will remove tariffs on processed food by the end of 2023. The emissions of ships will be published.",
    "They intend to share data on tides, and to open two new harbours to the fishing boats of the other side.",
    "The ministers condemned the theft of buoys. Emissions were the subject of a separate meeting of officials.",
    "Both sides will train forty pilots every year, and will report on this at the next meeting in Kelo.",
)


def read(text: str, name: str = "a.txt") -> Statement:
    return build_statement(parse_bytes(text.encode(), name=name))


PLAIN = "\n\n".join([TITLE, *PARAGRAPHS])
WRAPPED = "\n\n".join([TITLE, *(textwrap.fill(text, 58, break_on_hyphens=False) for text in PARAGRAPHS)])


def _pages(mark: str, header: str = "Tide Dialogue          Second Meeting", feed: bool = True) -> str:
    rows = WRAPPED.split("\n")
    parts = [rows[at : at + 6] for at in range(0, len(rows), 6)]
    pages = [
        "\n".join([*([header, ""] if header else []), *part, "", mark.format(number)])
        for number, part in enumerate(parts, start=1)
    ]
    return ("\n\f" if feed else "\n").join(pages)


def _numbered() -> str:
    return "\n".join(f"{number:3d}  {row}".rstrip() for number, row in enumerate(WRAPPED.split("\n"), start=1))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("header, number and form feed", _pages("- {} -")),
        ("bare number and form feed", _pages("{}")),
        ("number of so many and form feed", _pages("Page {} of 4")),
        ("no header", _pages("- {} -", header="")),
        ("no form feed", _pages("- {} -", feed=False)),
        ("no form feed, the word page", _pages("Page {}", feed=False)),
        ("windows line ends", _pages("- {} -").replace("\n", "\r\n")),
        ("numbered lines", _numbered()),
        (
            "numbered lines that begin anew",
            "\n".join(f"{at % 9 + 1} {row}" for at, row in enumerate(WRAPPED.split("\n"))),
        ),
        ("words cut at line ends", WRAPPED.replace("emissions", "emis-\nsions")),
        ("a cut word with its comma", WRAPPED.replace("tides,", "ti-\ndes,").replace("Emissions", "Emis-\nsions")),
    ],
)
def test_a_printed_text_has_the_units_of_the_plain_one(name: str, text: str) -> None:
    if name == "a cut word with its comma":
        text = text.replace("the emissions", "the tides, the emissions") if "tides," not in text else text
        text += "\n\nTides rise."
        expected = read(PLAIN + "\n\nTides rise.")
    else:
        expected = read(PLAIN)
    found = read(text)
    assert [unit.text for unit in found.units] == [unit.text for unit in expected.units], name
    assert found.title == TITLE


def test_sentences_at_the_edges_of_pages_that_differ_by_a_number_stay() -> None:
    pages = [
        "\n\n".join(
            f"Both sides will open post {post} at the border,\nand share its keep." for post in range(at, at + 4)
        )
        for at in (1, 5, 9)
    ]
    units = [unit.text for unit in read("\n\f".join([f"{TITLE}\n\n{pages[0]}", *pages[1:]])).units]
    assert units == [f"Both sides will open post {post} at the border, and share its keep." for post in range(1, 13)]


def test_a_heading_right_above_its_wrapped_paragraph_is_one() -> None:
    body = textwrap.fill(" ".join(PARAGRAPHS[1:3]), 70)
    found = read(f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nTrade and Supply Chains\n{body}\n\nSea and Tides\n{body}\n")
    assert [unit.text for unit in found.units if unit.kind == "heading"] == ["Trade and Supply Chains", "Sea and Tides"]


def test_what_was_around_the_page_is_noted_with_its_line() -> None:
    notes = read(_pages("- {} -")).cleaned
    assert ("page number", "- 1 -", 10) in [(note.kind, note.words, note.line) for note in notes]
    assert sum(note.kind == "running header or footer" for note in notes) >= 3


def test_units_of_a_paged_text_keep_the_lines_of_the_source() -> None:
    text = _pages("- {} -")
    rows = text.replace("\n\f", "\n").split("\n")
    for unit in read(text).units:
        assert unit.line is not None
        assert " ".join(rows[unit.line - 1].split())[:8] in unit.text or unit.text[:8] in rows[unit.line - 1]


def test_page_starts_count_lines_as_the_cleaned_text_has_them() -> None:
    assert page_starts("a\nb\n\fc\fd") == (3, 4)
    assert page_starts("a\r\nb\r\n\r\n\fc") == (5,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("numbered paragraphs", "\n".join(f"{n} The parties will do thing {n}." for n in range(1, 12))),
        ("years in a table", "\n".join(f"{year} was a year of tides" for year in range(2001, 2004))),
        ("a list of single lines", "\n".join(f"{n}. thing" for n in range(1, 12))),
    ],
)
def test_numbers_that_are_text_stay(name: str, text: str) -> None:
    rows = text.split("\n")
    assert undressed(rows, list(range(1, len(rows) + 1))).rows == rows, name


@pytest.mark.parametrize(
    ("first", "second", "others", "word"),
    [
        ("emis", "sions", "emissions fell", "emissions"),
        ("long", "term", "long-term plans", "long-term"),
        ("state", "ment", "the state", "statement"),
        ("capacity", "building", "the capacity of", "capacity-building"),
        ("Indo", "Pacific", "", "Indo-Pacific"),
        ("non", "binding", "", "non-binding"),
        ("proc", "essed", "", "processed"),
    ],
)
def test_a_cut_word_is_mended_by_what_the_text_writes(first: str, second: str, others: str, word: str) -> None:
    assert mended(first, second, words_of([others])) == word


def test_half_a_word_is_no_word_of_the_text() -> None:
    assert words_of(["of proc-", "essed food"])["proc"] == 0


def test_hyphens_at_line_ends_of_a_wrapped_text_stay() -> None:
    rows = ["We share a long-", "term view of the free", "trade in sea-", "borne goods and more."]
    assert join_cut_words(rows) == rows


HEAD = (
    "From: Press Office <press@example.org>\nSent: Tuesday, June 4, 2024 9:12 AM\nTo: desk\nSubject: FW: the text\n\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pasted with its head", HEAD + PLAIN),
        ("forwarded", "Dear all,\n\nplease see below.\n\n-----Original Message-----\n" + HEAD + PLAIN),
        ("forwarded, no head", "Please see.\n\nBegin forwarded message:\n\n" + PLAIN),
        ("quoted", "Please see.\n\n" + "\n".join(f"> {row}" for row in (HEAD + PLAIN).split("\n"))),
        ("signed", HEAD + PLAIN + "\n\n-- \nMaria Solberg\nPress Office\n"),
        ("twice forwarded", HEAD + "See below.\n\n---------- Forwarded message ---------\n" + HEAD + PLAIN),
    ],
)
def test_the_mail_around_a_text_is_left_out(name: str, text: str) -> None:
    found = read(text)
    assert found.title == TITLE, name
    assert [unit.text for unit in found.units] == [unit.text for unit in read(PLAIN).units], name
    kinds = {note.kind for note in found.cleaned}
    assert "head of a mail" in kinds
    assert bool(found.warnings) == ("forwarded" in name or name == "quoted")


def test_a_mail_dates_a_text_that_has_no_date() -> None:
    assert read(HEAD + "We will share data on tides.").date == "2024-06-04"


def test_a_text_that_speaks_of_a_subject_is_no_mail() -> None:
    rows = ["Subject: tides", "", "We agree: From: here on we share data."]
    mail = without_mail(rows, [1, 2, 3])
    assert (mail.rows, mail.notes) == (rows, [])


def test_typed_footnotes_are_apart() -> None:
    text = "We will pay the Fund.[1] We met [2] twice.\n\nWe act, too.\n\n[1] Set up in 2019.\n[3] Not marked."
    found = read(text)
    assert [unit.text for unit in found.units] == [
        "We will pay the Fund.", "We met [2] twice.", "We act, too.", "Not marked.",
    ]  # fmt: skip
    assert [(note.kind, note.words) for note in found.cleaned] == [
        ("footnote mark", "1"),
        ("footnote", "Set up in 2019."),
    ]


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("Published 3 June 2024 | Print | Share on X", "2024-06-03"),
        ("Posted on June 3, 2024 at 10:15 am", "2024-06-03"),
        ("Published: 2024-06-03 - 4 min read", "2024-06-03"),
    ],
)
def test_the_line_that_says_when_a_page_was_published_is_no_text(words: str, dated: str) -> None:
    found = read(f"{TITLE}\n\n{words}\n\nWe will share data on tides.")
    assert [unit.text for unit in found.units] == ["We will share data on tides."]
    assert found.date == dated


def test_a_pledge_to_publish_is_text() -> None:
    assert len(read("We met.\n\nPublished data on tides of June 2024 will be shared by both sides.").units) == 2
