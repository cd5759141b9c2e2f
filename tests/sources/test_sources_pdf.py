"""PDF: pages drawn by hand, so that every layout is known to the point."""

from __future__ import annotations

import sys

import pytest

from dialogue_cli.errors import LimitExceeded, MissingExtra, SourceError
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

Placed = tuple[float, float, str]
Styled = tuple[float, float, str, str, float]


def pdf(*pages: list[Placed | Styled]) -> bytes:
    """A PDF whose pages hold texts at (x, y) in points from below, set in F1 (plain) or F2 (bold) at 10 points."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>" for font in ("Times-Roman", "Times-Bold")]
    kids = []
    for page in pages:
        drawn = []
        for x, y, text, *more in page:
            font, size = (more[0], more[1]) if more else ("F1", 10)
            safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /{font} {size} Tf {x} {y} Td ({safe}) Tj ET")
        stream = "\n".join(drawn)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {fonts} /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{out.rindex('xref')}\n%%EOF"
    return out.encode("latin-1")


def column(x: float, top: float, rows: list[str]) -> list[Placed | Styled]:
    return [(x, top - 12 * at, row) for at, row in enumerate(rows)]


def read(*pages: list[Placed | Styled]) -> Statement:
    return build_statement(parse_bytes(pdf(*pages), name="a.pdf"))


FIRST = [
    "Both sides met in Suva to take stock of what was",
    "done since the last meeting, and they agreed that more",
    "is needed.",
]
SECOND = [
    "The experts will report to the ministers before the",
    "end of the year on all of the open points, which the",
    "ministers will discuss.",
]
LEFT = [
    "The first column says that both of the sides",
    "met in Suva and that they took stock of the",
    "work that was done since the last meeting,",
    "and of what remains.",
]
RIGHT = [
    "The second column says that they will meet",
    "again in May, that the experts will report",
    "to them before that, and that there is a",
    "plan.",
]


def test_lines_are_put_together_and_gaps_part_paragraphs() -> None:
    statement = read([*column(60, 700, FIRST), *column(60, 650, SECOND)])
    assert [(unit.text, unit.paragraph, unit.page) for unit in statement.units] == [
        (" ".join(FIRST), 1, 1),
        (" ".join(SECOND), 2, 1),
    ]


def test_two_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    rows = [piece for pair in zip(column(50, 700, LEFT), column(310, 700, RIGHT), strict=True) for piece in pair]
    assert [unit.text for unit in read(rows).units] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_sentence_goes_on_over_the_page() -> None:
    statement = read(column(60, 700, FIRST[:2]), column(60, 700, FIRST[2:]))
    assert [unit.text for unit in statement.units] == [" ".join(FIRST)]


def test_running_headers_and_page_numbers_go_and_are_noted() -> None:
    pages = [
        [(60, 810, "Ministry of Tides"), *column(60, 700, rows), (290, 30, f"- {number} -")]
        for number, rows in ((1, FIRST), (2, SECOND))
    ]
    statement = read(*pages)
    assert [unit.text for unit in statement.units] == [" ".join(FIRST), " ".join(SECOND)]
    assert [note.kind for note in statement.cleaned] == ["running header or footer"] * 4


def test_headings_title_and_numbered_paragraphs() -> None:
    statement = read(
        [
            (60, 760, "Joint Statement on Reefs", "F2", 18),
            (60, 720, "Monitoring", "F2", 10),
            *column(60, 700, ["14. Both sides met.", "15. They agreed on a plan."]),
        ]
    )
    assert statement.title == "Joint Statement on Reefs"
    assert [(unit.kind, unit.marker, unit.text) for unit in statement.units] == [
        ("heading", None, "Monitoring"),
        ("sentence", "14.", "Both sides met."),
        ("sentence", "15.", "They agreed on a plan."),
    ]


def test_footnotes_stand_apart() -> None:
    page: list[Placed | Styled] = [
        (60, 700, "Both sides met in Suva."),
        (163, 704, "1", "F1", 6),
        *column(60, 688, SECOND),
    ]
    statement = read([*page, (60, 80, "1 A note on Suva.", "F1", 8)])
    assert "note on Suva" not in statement.text
    assert {(note.kind, note.words) for note in statement.cleaned} == {
        ("footnote mark", "1"),
        ("footnote", "1 A note on Suva."),
    }


@pytest.mark.parametrize(
    ("name", "rows", "wanted"),
    [
        ("syllables", ["The parties agreed on more coop-", "eration."], "The parties agreed on more cooperation."),
        (
            "known elsewhere",
            ["The non-binding and the non-", "binding text."],
            "The non-binding and the non-binding text.",
        ),
        ("a name", ["The Asia-", "Pacific region."], "The Asia-Pacific region."),
        ("an ending", ["The state and its state-", "ment."], "The state and its statement."),
    ],
)
def test_words_cut_at_a_line_end(name: str, rows: list[str], wanted: str) -> None:
    assert read(column(60, 700, rows)).text == wanted, name


def test_pages_without_text_are_said() -> None:
    assert read(column(60, 700, FIRST), []).warnings == (
        "no text on page 2: blank, or a scan without text recognition",
    )
    with pytest.raises(SourceError, match="scan"):
        parse_bytes(pdf([]), name="a.pdf")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("junk", b"%PDF-1.7\njunk", "no intact PDF"), ("cut off", pdf(column(60, 700, FIRST))[:300], "no intact PDF")],
)
def test_broken_files_are_one_line(name: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_bytes(data, name="a.pdf")
    assert words in str(caught.value), name


def test_limit_on_pages() -> None:
    with pytest.raises(LimitExceeded) as caught:
        parse_bytes(pdf(column(60, 700, FIRST), column(60, 700, SECOND)), name="a.pdf", limits=Limits(pages=1))
    assert caught.value.setting == "limits.pages"


def test_without_the_extra_the_install_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"pip install 'dialogue-cli\[pdf\]'"):
        parse_bytes(pdf(column(60, 700, FIRST)), name="a.pdf")
