"""Units: headings, sentences, items with stems, lines of the source; and texts that differ in nothing that counts."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement, UnitSize


def read(text: str, unit: UnitSize = "sentence", name: str = "a.md") -> Statement:
    return build_statement(parse_bytes(text.encode(), name=name), unit=unit)


def rows(text: str, unit: UnitSize = "sentence") -> list[tuple[str, str]]:
    return [(found.kind, found.text) for found in read(text, unit).units]


CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "bold line": ("**Climate**\n\nWe met.\n", [("heading", "Climate"), ("sentence", "We met.")]),
    "bold line with a break below": ("**Climate**  \nWe met.\n", [("heading", "Climate"), ("sentence", "We met.")]),
    "bold closed after the break": (
        "**Joint Work  \n**  \nWe met.\n",
        [("heading", "Joint Work"), ("sentence", "We met.")],
    ),
    "run-in heading": (
        "**Peace and Stability** We discussed the war.\n",
        [("heading", "Peace and Stability"), ("sentence", "We discussed the war.")],
    ),
    "bold opening of a sentence": ("**WE,** the leaders, met.\n", [("sentence", "WE, the leaders, met.")]),
    "bold verb": ("**REAFFIRMING** the aims;\n", [("sentence", "REAFFIRMING the aims;")]),
    "bold sentence": ("**First, we commit to act.**\n", [("sentence", "First, we commit to act.")]),
    "hash": ("## Space ##\nWe met.\n", [("heading", "Space"), ("sentence", "We met.")]),
    "underlined": ("Space\n-----\nWe met.\n", [("heading", "Space"), ("sentence", "We met.")]),
    "title case line": (
        "Critical Minerals and Trade\n\nWe met.\n",
        [("heading", "Critical Minerals and Trade"), ("sentence", "We met.")],
    ),
    "a short line over a paragraph": (
        "They left.\n\nNext steps and outlook\n\nBoth sides will meet in Suva in May to take stock of the plan.\n",
        [
            ("sentence", "They left."),
            ("heading", "Next steps and outlook"),
            ("sentence", "Both sides will meet in Suva in May to take stock of the plan."),
        ],
    ),
    "a short line after an open one is no heading": (
        "They met and\n\nNext steps and outlook\n\nBoth sides will meet in Suva in May to take stock of the plan.\n",
        [
            ("sentence", "They met and"),
            ("sentence", "Next steps and outlook"),
            ("sentence", "Both sides will meet in Suva in May to take stock of the plan."),
        ],
    ),
    "names of those who signed are no headings": (
        "We act.\n\nPrime Minister Ana Tui of Fiji\n\nPresident Leo Roy of France\n",
        [
            ("sentence", "We act."),
            ("sentence", "Prime Minister Ana Tui of Fiji"),
            ("sentence", "President Leo Roy of France"),
        ],
    ),
    "any line behind the last sentence is a signature": (
        "We act.\n\nSpecial Envoy Ewan Roy of Fiji\n\nAna Tui Leo Marin\n",
        [
            ("sentence", "We act."),
            ("sentence", "Special Envoy Ewan Roy of Fiji"),
            ("sentence", "Ana Tui Leo Marin"),
        ],
    ),
    "a day and a place are no headings": (
        "12 May 2023\n\nLisbon, Portugal\n\n**Opening**\n\nWe met.\n",
        [
            ("sentence", "12 May 2023"),
            ("sentence", "Lisbon, Portugal"),
            ("heading", "Opening"),
            ("sentence", "We met."),
        ],
    ),
    "a place over the first heading": (
        "Lisbon, Portugal\n\n**Opening**\n\nWe met.\n",
        [("sentence", "Lisbon, Portugal"), ("heading", "Opening"), ("sentence", "We met.")],
    ),
    "two themes are no place": (
        "We met.\n\nTrade, Investment\n\nWe will trade.\n",
        [("sentence", "We met."), ("heading", "Trade, Investment"), ("sentence", "We will trade.")],
    ),
    "roman number": (
        "III. Economic Security\n\nWe met.\n",
        [("heading", "III. Economic Security"), ("sentence", "We met.")],
    ),
    "numbered short line": (
        "14. Climate Action\n\nWe met.\n",
        [("heading", "Climate Action"), ("sentence", "We met.")],
    ),
    "numbered paragraph": ("14. We met. We left.\n", [("sentence", "We met."), ("sentence", "We left.")]),
    "items": (
        "We intend to:\n\n- act;\n- report.\n",
        [("sentence", "We intend to:"), ("item", "act;"), ("item", "report.")],
    ),
    "items without a blank": (
        "We intend to:\n• act;\n• report.\n",
        [("sentence", "We intend to:"), ("item", "act;"), ("item", "report.")],
    ),
    "numbered items": (
        "We agreed to:\n\n1. act;\n2. report.\n",
        [("sentence", "We agreed to:"), ("item", "act;"), ("item", "report.")],
    ),
    "articles without blank lines": (
        "Article 1\nScope\nThis pact is on ferries and on nothing else at all.\nArticle 2\n1. We map the reef.\n",
        [
            ("heading", "Article 1"),
            ("heading", "Scope"),
            ("sentence", "This pact is on ferries and on nothing else at all."),
            ("heading", "Article 2"),
            ("sentence", "We map the reef."),
        ],
    ),
    "agenda items without blank lines": (
        "Agenda Item 1: Storm warning\nBoth sides agreed to share the tide data of the northern reef.\n\n"
        "Agenda Item 2: Any other business\nThe ports asked for more pilots.\n",
        [
            ("heading", "Agenda Item 1: Storm warning"),
            ("sentence", "Both sides agreed to share the tide data of the northern reef."),
            ("heading", "Agenda Item 2: Any other business"),
            ("sentence", "The ports asked for more pilots."),
        ],
    ),
    "a title of a part over two lines": (
        "Article 4: Settlement of Disputes between the Ports and\nConsultations\n\nWe will settle it in talks.\n",
        [
            ("heading", "Article 4: Settlement of Disputes between the Ports and Consultations"),
            ("sentence", "We will settle it in talks."),
        ],
    ),
    "an article that is wrapped before its number": (
        "This was agreed under the terms of\nArticle 2\nof the pact.\n",
        [("sentence", "This was agreed under the terms of Article 2 of the pact.")],
    ),
    "lettered items under a long line": (
        "4. Urges all ships that pass the northern strait to:\n(a) dim the lights;\n(b) slow down.\n",
        [
            ("sentence", "Urges all ships that pass the northern strait to:"),
            ("item", "dim the lights;"),
            ("item", "slow down."),
        ],
    ),
    "lettered items between numbered paragraphs": (
        "1. We agree to:\n\n(a) act;\n\n(b) report.\n\n2. We met.\n\n3. We ask all to:\n(a) wait.\n(b) see.\n",
        [
            ("sentence", "We agree to:"),
            ("item", "act;"),
            ("item", "report."),
            ("sentence", "We met."),
            ("sentence", "We ask all to:"),
            ("item", "wait."),
            ("item", "see."),
        ],
    ),
    "a wrapped enumeration whose second number stands inside a line": (
        "It has parts that all ships here know:\n(a) ports, and (b) rail\nas it was planned.\n",
        [
            (
                "sentence",
                "It has parts that all ships here know: (a) ports, and (b) rail as it was planned.",
            )
        ],
    ),
    "a wrapped year is no item": (
        "They met in\n2023. We left.\n",
        [("sentence", "They met in 2023."), ("sentence", "We left.")],
    ),
    "a wrapped day is no item": (
        "They met on November\n12. We left.\n",
        [("sentence", "They met on November 12."), ("sentence", "We left.")],
    ),
    "a wrapped dash is no item": (
        "The pact – a new one –\n– holds.\n",
        [("sentence", "The pact – a new one – – holds.")],
    ),
    "an enumeration wrapped before a number": (
        "It has three parts: (1) ports and their roads;\n(2) rail, which comes later; (3) and\nall roads.\n",
        [
            (
                "sentence",
                "It has three parts: (1) ports and their roads; (2) rail, which comes later; (3) and all roads.",
            )
        ],
    ),
    "a hyphen before a trailing space": (
        "The low- and middle- \nincome states.\n",
        [("sentence", "The low- and middle-income states.")],
    ),
    "an address cut by wrapping": (
        "See the [plan](https://a.b/long-\nname) now.\n",
        [("sentence", "See the plan now.")],
    ),
    "link": ("See the [plan](https://a.b/c_(d)) now.\n", [("sentence", "See the plan now.")]),
    "address": ("See https://a.b/c_d_e now.\n", [("sentence", "See https://a.b/c_d_e now.")]),
    "escapes": ("A \\* and \\# and 5 \\< 6.\n", [("sentence", "A * and # and 5 < 6.")]),
    "tags": ("The 9<sup>th</sup> <u>summit</u> of x<y.\n", [("sentence", "The 9th summit of x<y.")]),
    "entities": ("Trade &amp; aid&nbsp;grew.\n", [("sentence", "Trade & aid grew.")]),
    "footnote": ("We act.[^1] We met.\n\n[^1]: A note.\n", [("sentence", "We act."), ("sentence", "We met.")]),
    "end marks": ("We act.\n\n\\###\n\n\\*\\*\\*\n", [("sentence", "We act.")]),
    "comment": ("- act;\n\n<!-- -->\n\n- report.\n", [("item", "act;"), ("item", "report.")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_units(name: str) -> None:
    text, wanted = CASES[name]
    assert rows(text) == wanted


def test_stems_sections_markers_and_lines() -> None:
    statement = read("# A\n\n## B\n\nWe intend\nto:\n\n- act\n  now;\n  - daily.\n\n14. We met. We\nleft.\n")
    found = [(u.text, u.section, u.stem, u.marker, u.line) for u in statement.units]
    assert found == [
        ("B", (), None, None, 3),
        ("We intend to:", ("B",), None, None, 5),
        ("act now;", ("B",), "s2", "-", 8),
        ("daily.", ("B",), "s2", "-", 10),
        ("We met.", ("B",), None, "14.", 12),
        ("We left.", ("B",), None, None, 12),
    ]
    assert statement.title == "A"


@pytest.mark.parametrize("marks", [[f"{n}." for n in range(1, 13)], ["(i)", "(ii)", "(iii)", "(iv)", "(v)"]])
def test_a_long_numbered_list_has_one_stem(marks: list[str]) -> None:
    """Marks of two figures or three letters belong to the list of those of one."""
    statement = read("We intend to:\n\n" + "".join(f"{mark} map reef {n};\n" for n, mark in enumerate(marks)))
    assert [(u.kind, u.stem, u.marker) for u in statement.units[1:]] == [("item", "s1", mark) for mark in marks]


def test_a_sentence_deep_in_a_wrapped_paragraph_has_its_own_line() -> None:
    statement = read("We met in\nSuva. We\nagreed on it. All\nof us left.\n")
    assert [unit.line for unit in statement.units] == [1, 2, 3]


@pytest.mark.parametrize("unit", ["sentence", "paragraph", "line"])
def test_units_and_gaps_give_back_the_text(unit: UnitSize) -> None:
    statement = read("# T\n\nOne came. Two\nleft.\n\n- a;\n- b.\n\n1. We met.\n", unit)
    position, pieces = 0, []
    for found in statement.units:
        pieces += [statement.text[position : found.start], found.text]
        position = found.end
    assert "".join(pieces) + statement.text[position:] == statement.text
    assert len({found.id for found in statement.units}) == len(statement.units)


def test_lines_are_not_refilled() -> None:
    assert rows("One came. Two\nleft.\nThree.\n", "line") == [
        ("line", "One came. Two"),
        ("line", "left."),
        ("line", "Three."),
    ]


def test_the_title_is_no_unit_even_if_given_twice() -> None:
    statement = read("Joint Statement of the Second Meeting\n\nJoint Statement of the Second Meeting\n\nWe met.\n")
    assert statement.title == "Joint Statement of the Second Meeting"
    assert [unit.text for unit in statement.units] == ["We met."]
    assert [note.kind for note in statement.cleaned] == ["title", "title"]


def test_what_cleaning_took_out_is_noted() -> None:
    text = "We\u200b act.\n\nOriginally published at\n\nThe post We Act first appeared on Some Site.\n\n###\n"
    kinds = [note.kind for note in read(text).cleaned]
    assert sorted(kinds) == ["invisible characters", "separator", "syndication", "syndication"]


# Words that stand for a statement's: names with full stops, hyphens, accents, numbers, dashes.
WORDS = st.sampled_from(
    "we the parties both sides agree intend to share data U.S. D.C. non-binding Asia-Pacific coopération 2.5 10² état "
    "on report Suva's by May support of each state's sea-lanes".split()
)
SENTENCE = st.lists(WORDS, min_size=3, max_size=18).map(lambda words: "We " + " ".join(words) + " now.")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
PARAGRAPHS = st.lists(PARAGRAPH, min_size=1, max_size=4)


def _same(one: Statement, other: Statement) -> None:
    assert one.text == other.text
    assert [(u.kind, u.text, u.section, u.paragraph) for u in one.units] == [
        (u.kind, u.text, u.section, u.paragraph) for u in other.units
    ]


@given(PARAGRAPHS, st.integers(20, 120), st.booleans())
def test_wrapping_does_not_count(paragraphs: list[str], width: int, at_hyphens: bool) -> None:
    wrapped = [textwrap.fill(part, width, break_on_hyphens=at_hyphens, break_long_words=False) for part in paragraphs]
    _same(read("\n\n".join(paragraphs)), read("\n\n".join(wrapped)))


@given(PARAGRAPHS, st.randoms())
def test_spaces_line_ends_quotes_and_forms_do_not_count(paragraphs: list[str], random) -> None:  # type: ignore[no-untyped-def]
    plain = "\n\n".join(f'They said "{part}"' for part in paragraphs)
    dressed = []
    for char in plain:
        if char == " ":
            dressed.append(random.choice([" ", "  ", "\u00a0", "\u2009", "\t", " \u200b"]))
        elif char == "'":
            dressed.append(random.choice("'’"))
        elif char == '"':
            dressed.append(random.choice('"“”'))
        elif char == "-":
            dressed.append(random.choice("-\u2010\u2011"))
        else:
            dressed.append(
                unicodedata.normalize("NFD", char) + random.choice(["", "", "\u00ad", "\u2060"]) * char.isalpha()
            )
    text = "".join(dressed).replace("\n", random.choice(["\n", "\r\n", "\r"]))
    encoding = random.choice(["utf-8", "utf-8-sig", "utf-16"])
    other = build_statement(parse_bytes(text.encode(encoding), name="a.md"))
    _same(read(plain), other)


@given(st.text(max_size=300))
def test_any_text_keeps_the_invariant(text: str) -> None:
    for unit in ("sentence", "paragraph", "line"):
        try:
            statement = read(f"We met.\n\n{text}\n", unit)  # type: ignore[arg-type]
        except UnicodeEncodeError:
            return
        for found in statement.units:
            assert statement.text[found.start : found.end] == found.text


def test_bare_numbers_count_where_they_count_on() -> None:
    found = read("**1 WE,** the parties, met;\n\n**2** **NOTING** the aims;\n\n3 RECALLING the pact;\n").units
    assert [(unit.marker, unit.text) for unit in found] == [
        ("1", "WE, the parties, met;"),
        ("2", "NOTING the aims;"),
        ("3", "RECALLING the pact;"),
    ]
    assert [unit.text for unit in read("10 Members met.\n\nWe act.\n").units] == ["10 Members met.", "We act."]
