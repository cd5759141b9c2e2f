"""What a statement says of itself: tables of wordings and of what must be read out of them."""

from __future__ import annotations

import pytest

from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.dates import find_dates
from dialogue_cli.statement.metadata import _type_of
from dialogue_cli.statement.model import Statement
from dialogue_cli.statement.parties import find_language


def read(text: str, name: str = "a.md", **given: object) -> Statement:
    return build_statement(parse_bytes(text.encode(), name=name), given=given)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 20-21, 2024", "2024-03-20", "2024-03-21"),
        ("March 20, 2024", "2024-03-20", "2024-03-20"),
        ("31 May 2023", "2023-05-31", "2023-05-31"),
        ("October 31-November 1, 2022", "2022-10-31", "2022-11-01"),
        ("October 31 - November 1, 2022", "2022-10-31", "2022-11-01"),
        ("December 30, 2023 to January 2, 2024", "2023-12-30", "2024-01-02"),
        ("4 and 5 April 2024", "2024-04-04", "2024-04-05"),
        ("30 May-1 June 2022", "2022-05-30", "2022-06-01"),
        ("March 20 and 21, 2024", "2024-03-20", "2024-03-21"),
        ("the 6th of September 2023", "2023-09-06", "2023-09-06"),
        ("Sept. 15, 2024", "2024-09-15", "2024-09-15"),
        ("1er juin 2023", "2023-06-01", "2023-06-01"),
        ("20 et 21 mars 2024", "2024-03-20", "2024-03-21"),
        ("10 de junio de 2022", "2022-06-10", "2022-06-10"),
        ("3 a 5 de maio de 2024", "2024-05-03", "2024-05-05"),
        ("2023-05-31", "2023-05-31", "2023-05-31"),
        ("31.05.2023", "2023-05-31", "2023-05-31"),
    ],
)
def test_dates_in_all_forms(text: str, first: str, last: str) -> None:
    found = find_dates(f"They met on {text}.")
    assert [span[2:] for span in found] == [(first, last)]


@pytest.mark.parametrize(
    "text", ["February 30, 2024", "32 May 2023", "2023-13-01", "May 2023", "the 20 March plan", "21-20 March 2024"]
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("title", "opening", "meeting"),
    [
        ("Joint Statement of the Second Meeting of the Dialogue", "", 2),
        ("Joint Statement on the 6th Ministerial", "", 6),
        ("Inaugural Joint Statement", "", 1),
        ("Joint Statement of the Twenty-First Session", "", 21),
        ("Joint Statement of the Fourth Republic of Oruba-Valdria Foreign and Defence Ministers' Meeting", "", 4),
        ("Agreed Minutes of the Forty-Second Session", "", 42),
        ("Joint Statement", "The parties held their third convening in Rome.", 3),
        ("Joint Statement", "Leaders met for the fourth in-person Reef Leaders' Summit.", 4),
        ("Joint Statement", "The parties met for the first time in Rome.", 1),
        ("Joint Statement", "We note that the goal is expected to be met for the first time in 2023.", None),
        ("Joint Statement", "Réunis à Lima dans le cadre du 9e sommet des Amériques, nous agissons.", 9),
        ("Joint Statement to Mark the Second Anniversary of the Pact", "Today we mark the second anniversary.", None),
        ("Joint Statement", "They look forward to holding the third meeting in Paris.", None),
        ("Joint Statement", "They discussed the second phase of the plan.", None),
        ("Joint Statement", "We recalled that the first meeting of experts was of use.", None),
    ],
)
def test_meeting(title: str, opening: str, meeting: int | None) -> None:
    assert read(f"# {title}\n\n{opening or 'They met.'} And more.\n").meeting == meeting


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("20 May 2023, Hiroshima\n\nWe act.\n", "2023-05-20", "Hiroshima"),
        ("Le 3 mai 2023\n\nNous agissons.\n", "2023-05-03", None),
        ("Paris, le 3 mai 2023\n\nNous agissons.\n", "2023-05-03", "Paris"),
        ("31 May 2023\n\nLuleå, Sweden\n\nWe act.\n", "2023-05-31", "Luleå, Sweden"),
        ("The parties held a meeting in Washington, D.C., on March 20-21, 2024.\n", "2024-03-20", "Washington, D.C."),
        ("We met in Jakarta, Indonesia, on 6 September 2023. We act.\n", "2023-09-06", "Jakarta, Indonesia"),
        ("The Council met outside Port Moresby on 2 May 2024.\n", "2024-05-02", "Port Moresby"),
        ("In 2021 the leaders acted. They will meet in Paris on 2 May 2030.\n", None, None),
        ("As agreed on 3 May 2020, we act.\n", None, None),
    ],
)
def test_date_and_place(text: str, date: str | None, place: str | None) -> None:
    statement = read(text)
    if date is None:
        assert statement.date is None
    else:
        assert (statement.date, statement.place) == (date, place)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Joint Leaders Statement on Reefs", "joint statement"),
        ("Leaders' Vision Statement", "vision statement"),
        ("FACT SHEET: The Joint Statement", "fact sheet"),
        ("Readout of the Call", "readout"),
        ("Declaration on Reefs", "declaration"),
        ("Déclaration de Nouméa", "déclaration"),
        ("G7 Leaders' Communiqué", "communiqué"),
        ("Statement on Reefs", "statement"),
        ("Reef Principles", "principles"),
        ("A Walk in the Park", None),
    ],
)
def test_type(title: str, kind: str | None) -> None:
    assert _type_of(title, "") == ("declaration" if kind == "déclaration" else kind)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We are committed to the goals of the plan and to the people that it is for, as we said.", "en"),
        ("Nous sommes déterminés à protéger les droits de la personne dans les pays et au sein de nos États.", "fr"),
        ("Los países de la región se comprometen a los fines que se han dado en el plan y con sus pueblos.", "es"),
        ("Os países da região estão comprometidos com os objetivos do plano e com a proteção dos seus povos.", "pt"),
        ("Wir sind uns einig, dass die Ziele des Plans für die Menschen in den Ländern von Wert sind.", "de"),
        ("Стороны подтвердили приверженность целям плана и договорились о встрече в мае.", "ru"),
        ("両国は計画の目標を確認し、五月に再び会合することで一致した。", "ja"),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore.", None),
        ("Too short.", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Both sides concurred on holding the third meeting of the Dialogue in Paris.",
            "the third meeting of the Dialogue in Paris",
        ),
        ("We look forward to our next summit in Rome in 2026.", "our next summit in Rome in 2026"),
        ("We look forward to the fifth meeting of the fisheries board.", None),
        ("This will be done by the time of our next meeting.", None),
    ],
)
def test_next_meeting(text: str, wanted: str | None) -> None:
    assert read(f"# Statement of the Second Meeting\n\nWe met.\n\n{text}\n").next_meeting == wanted


def test_given_wins_over_front_matter_and_that_over_the_text() -> None:
    head = "---\ntitle: Said\nseries: said\ndate: 2024-01-02\nparties: [A, B]\n---\n\n"
    text = head + "The parties held their third meeting on 5 May 2024.\n"
    statement = read(text, series="given")
    assert (statement.title, statement.series, statement.date, statement.parties) == (
        "Said",
        "given",
        "2024-01-02",
        ("A", "B"),
    )
    assert statement.meeting == 3
    assert set(statement.guessed) >= {"meeting"}
    assert not set(statement.guessed) & {"title", "series", "date", "parties"}


@pytest.mark.parametrize(
    ("name", "series", "date"),
    [
        ("corpus/reef/2024-03-20_02.md", "reef", "2024-03-20"),
        ("reef/2024-03-20.txt", "reef", "2024-03-20"),
        ("reef/statement.txt", None, None),
        ("2024-03-20.txt", None, "2024-03-20"),
    ],
)
def test_series_and_date_from_the_place_of_the_file(name: str, series: str | None, date: str | None) -> None:
    statement = read("We met and we act.\n", name=name)
    assert (statement.series, statement.date) == (series, date)


FRONT = {
    "yaml": '---\ntitle: "A \\u2013 B"\nmeeting: 2\ndates: [2024-03-20, 2024-03-21]\n---\n',
    "yaml folded": '---\ntitle: "A \\u2013\\\n  \\ B"\nmeeting: 2\ndates:\n- 2024-03-20\n- 2024-03-21\n---\n',
    "yaml that needs a parser": "---\ntitle: >\n  A –\n  B\nmeeting: 2\ndates: 2024-03-20/2024-03-21\n---\n",
    "toml": '+++\ntitle = "A – B"\nmeeting = 2\ndate = 2024-03-20\ndate_end = 2024-03-21\n+++\n',
}


@pytest.mark.parametrize("name", FRONT)
def test_front_matter(name: str) -> None:
    statement = read(FRONT[name] + "\nWe met.\n")
    assert (statement.title, statement.meeting, statement.date, statement.date_end) == (
        "A – B",
        2,
        "2024-03-20",
        "2024-03-21",
    )
    assert [unit.line for unit in statement.units] == [FRONT[name].count("\n") + 2]


def test_a_page_gives_its_date_and_language_where_the_text_does_not() -> None:
    head = '<html lang="mi"><head><meta property="article:published_time" content="2024-03-25T10:00:00Z"></head>'
    statement = build_statement(parse_bytes(f"{head}<body><p>Kia ora.</p></body></html>".encode(), name="a.html"))
    assert (statement.date, statement.language) == ("2024-03-25", "mi")
    assert {"date", "language"} <= set(statement.guessed)


@pytest.mark.parametrize("verb", ["Done at", "Signed in", "Issued at"])
def test_where_it_was_signed_is_a_date_line(verb: str) -> None:
    """The line below the title that says where and when a pact was signed makes the first line its title."""
    head = "Pact between the Ports of Oruba and Tesk on Cooperation in Ferries"
    statement = read(f"{head}\n\n{verb} Halder, 4 May 2030\n\nThe ports will share all boats of the gulf.\n")
    assert (statement.title, statement.date) == (head, "2030-05-04")
