"""Themes: which words make which, what masks them, what a heading lends, and faults by file, line and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.tags.theme_list import parse_themes
from dialogue_cli.tags.themes import NEEDED, themes_by_unit, themes_of

SHIPPED = parse_themes([("themes.toml", read_text("themes.toml"))])
DOCS = Path(__file__).resolve().parents[2] / "docs" / "themes.md"


def found(text: str) -> set[str]:
    return {tag.theme for tag, score in themes_of(text, SHIPPED) if score >= NEEDED}


CASES = {
    "one strong term": ("We will cut methane.", {"climate"}),
    "British spelling is the same word": ("They discussed denuclearisation.", {"nonproliferation"}),
    "a hyphen is a space": ("a net-zero target", {"climate"}),
    "one weak word is not enough": ("We welcome the standards.", set()),
    "two weak words are": ("They reviewed the progress of the dialogue.", {"process"}),
    "the same weak word twice is not": ("The dialogue about dialogue.", set()),
    "capitals matter for acronyms": ("Those who said so.", set()),
    "and make them": ("The WHO said so.", {"health"}),
    "greenhouse gas is not gas supply": ("greenhouse gas and fuel", {"climate"}),
    "nuclear power is energy": ("We value nuclear power.", {"energy"}),
    "a missile is not space": ("The ballistic missile launches continue.", {"nonproliferation"}),
    "cyber space is not outer space": ("Norms for cyberspace.", {"cyber"}),
    "a person is not the Moon": ("President Moon attended the meeting.", {"process"}),
    "debris in orbit": ("We will mitigate orbital debris.", {"space.debris"}),
    "a person named Fisher is no fishery": ("Voting against was Mr. Fisher.", set()),
    "small-scale fishers are": ("We will support small-scale fishers.", {"fisheries"}),
    "nothing": ("They thanked the hosts.", set()),
}


@pytest.mark.parametrize(("text", "themes"), CASES.values(), ids=CASES)
def test_themes(text, themes):
    assert found(text) == themes


WEAK_WORDS = {
    "ministers launch nothing into space": ("We commend the launch of the Commerce and Industry Meeting.", set()),
    "a satellite beside the weak words does": ("Industry welcomes the launch of the satellite.", {"space.commercial"}),
    "a strong word is enough": ("We support commercial space.", {"space.commercial"}),
    "other themes rest on weak words as before": ("They reviewed the progress of the dialogue.", {"process"}),
}


@pytest.mark.parametrize(("text", "themes"), WEAK_WORDS.values(), ids=WEAK_WORDS)
def test_weak_words_of_space_need_something_of_space(text, themes):
    made = Statement("x", "x", text, (Unit("s1", "sentence", 0, len(text), text),))
    assert {tag.theme for tag in themes_by_unit(made, SHIPPED)[0]} == themes


def test_a_tag_says_which_words_made_it():
    [(tag, score)] = [row for row in themes_of("Net-zero shipping and methane.", SHIPPED) if row[0].theme == "climate"]
    assert tag.words == ("Net-zero", "methane")
    assert score == 4


def test_a_heading_lends_its_theme_and_an_item_takes_its_stems():
    texts = ["Fisheries", "They will share what they know.", "They will cut methane by:", "planting trees"]
    units, at = [], 0
    for number, text in enumerate(texts, 1):
        section = () if number == 1 else ("Fisheries",)
        kind = {1: "heading", 4: "item"}.get(number, "sentence")
        stem = "s3" if number == 4 else None
        units.append(Unit(f"s{number}", kind, at, at + len(text), text, section=section, stem=stem))  # type: ignore[arg-type]
        at += len(text) + 2
    found = themes_by_unit(Statement("x", "", "\n\n".join(texts), tuple(units), language="en"), SHIPPED)
    assert [[(t.theme, t.inherited) for t in tags] for tags in found] == [
        [("fisheries", False)],
        [("fisheries", True)],
        [("climate", False)],
        [("fisheries", True), ("climate", True)],
    ]


def test_the_list_and_its_documentation_name_the_same_themes():
    documented = re.findall(r"^\| [a-z-]+ \| `([a-z.-]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(SHIPPED.ids)


def test_a_later_file_replaces_extends_and_adds():
    own = '[energy]\ngroup = "climate-energy"\nstrong = "tidal mill"\n[climate]\nextend = true\nstrong = "heatwave"\n'
    mine = parse_themes([("themes.toml", read_text("themes.toml")), ("mine.toml", own)])
    assert {tag.theme for tag, _ in themes_of("The tidal mill", mine)} == {"energy"}
    assert not themes_of("LNG", mine)
    assert {tag.theme for tag, _ in themes_of("methane and a heatwave", mine)} == {"climate"}


FAULTS = {
    "not TOML": ("[climate", "mine.toml: not TOML"),
    "unknown key": ('[x]\ngroup = "y"\nstrnog = "z"\n', "mine.toml:3: x.strnog: no such key"),
    "not text": ('[x]\ngroup = "y"\nstrong = ["z"]\n', "mine.toml:3: x.strong: must be text"),
    "no group": ('[x]\nstrong = "z"\n', "mine.toml:1: x: has no group"),
    "a star too early": ('[x]\ngroup = "y"\nweak = "re*"\n', "mine.toml:3: x.weak: 're*' would match too much"),
    "another schema": ('schema = "other/9"\n', "mine.toml: schema: is 'other/9'"),
}


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_name_file_line_and_key(text, message):
    with pytest.raises(DataError) as caught:
        parse_themes([("mine.toml", text)])
    assert str(caught.value).startswith(message)
