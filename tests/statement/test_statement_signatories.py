"""Who signs a statement, and who is only spoken of in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.signatories import find_parties

#: title, opening -> who signs; countries that are only spoken of do not
SIGNERS = {
    "joined in the title": (
        "U.S.-France Dialogue on Space",
        "",
        "United States; France",
    ),
    "of, with commas": (
        "Statement of Japan, the Republic of Korea, and the United States",
        "",
        "Japan; Republic of Korea; United States",
    ),
    "a group in the title": (
        "Statement on AUKUS",
        "",
        "Australia; United Kingdom; United States",
    ),
    "governments of": (
        "Statement",
        "The Governments of Fiji and New Zealand met.",
        "Fiji; New Zealand",
    ),
    "a place": (
        "Statement",
        "The committee met on a fine day to talk about what is happening in Israel.",
        "",
    ),
    "a border": (
        "Joint statement by the two Presidents",
        "Calm must come back to the Israel-Lebanon border.\nWe call on both.",
        "",
    ),
    "a war": (
        "Leaders' Statement on Ukraine",
        "We, the leaders of Fiji and Samoa, condemn Russia's war against Ukraine.",
        "Fiji; Samoa",
    ),
    "a ceasefire between others": (
        "Joint declaration",
        "We welcome the ceasefire between Israel and Iran.",
        "",
    ),
    "an invasion in the title": (
        "G7 Statement on the invasion of Ukraine by forces of the Russian Federation",
        "",
        "Canada; France; Germany; Italy; Japan; United Kingdom; United States; European Union",
    ),
    "heads with names, in two styles": (
        "Joint Statement",
        "1. At the invitation of the State President of the Socialist Republic of Vietnam Tran "
        "Van, the President of the Republic of the Philippines Jose Cruz paid a visit to Hanoi.",
        "Vietnam; Philippines",
    ),
    "a title of courtesy ends no sentence": (
        "Vision",
        "The Prime Minister of Japan, H.E. Mr. Ono, is in Delhi at the invitation of H.E. Dr. "
        "Rao, Prime Minister of India.",
        "Japan; India",
    ),
    "ministers of a branch": (
        "Communiqué",
        "At the invitation of the Minister of Foreign Affairs, Cooperation and African "
        "Integration of the Togolese Republic, the Minister of the Gabonese Republic came to "
        "Lomé.",
        "Togo; Gabon",
    ),
    "an office behind the name": (
        "Joint Statement",
        "On 20 July, the UK Secretary of State for Defence hosted Australia's Minister for Defence in Leeds.",
        "United Kingdom; Australia",
    ),
    "convened by": (
        "Joint Statement on peace in Sudan",
        "A meeting on Sudan was convened by Germany and France in New York during the United Nations week.",
        "Germany; France",
    ),
    "a list behind a dash": (
        "Statement",
        "The Ministers of the northern four - Norway, Sweden, Finland and Denmark - condemn the attack.",
        "Norway; Sweden; Finland; Denmark",
    ),
    "acronyms in brackets": (
        "Statement",
        "We, the leaders of Japan, the Republic of Korea (ROK), and the United States (U.S.), met.",
        "Japan; Republic of Korea; United States",
    ),
    "a later sentence": (
        "Principles",
        "We, Prime Minister Ono and President Kim, affirm a vision.\nThese are our "
        "principles:\nAs island nations, Japan and Fiji will keep the sea free.",
        "Japan; Fiji",
    ),
    "a dateline": (
        "Joint Statement",
        "SUVA – Today, senior officials from Fiji and Samoa met.",
        "Fiji; Samoa",
    ),
    "one alone": (
        "Statement",
        "The Federal Open Market Committee decided to wait in the United States.",
        "Federal Open Market Committee",
    ),
    "another Korea": (
        "Statement",
        "We, the leaders of Japan and Canada, deplore the launch by North Korea.",
        "Japan; Canada",
    ),
    "hosts of many": (
        "Leaders' Communiqué",
        "We, the representatives of the countries participating in the Summit, met in Suva, hosted by Fiji and Samoa.",
        "",
    ),
    "French": (
        "Déclaration",
        "Nous, chefs d'État et de gouvernement de la République argentine, de la Barbade, de la "
        "République fédérative du Brésil et des États-Unis d'Amérique, réunis à Lima, réitérons.",
        "Argentina; Barbados; Brazil; United States",
    ),
    "Portuguese": (
        "Declaração",
        "Nós, os Chefes de Estado e de Governo da República Argentina, do Canadá e dos Estados "
        "Unidos Mexicanos, reunidos em Lima.",
        "Argentina; Canada; Mexico",
    ),
}


@pytest.mark.parametrize(("title", "opening", "parties"), SIGNERS.values(), ids=SIGNERS)
def test_parties(title: str, opening: str, parties: str) -> None:
    assert "; ".join(find_parties(title, opening)) == parties


def test_parties_of_numbered_paragraphs() -> None:
    text = b"# Joint Statement\n\n1. The Presidents of Fiji and Samoa met.\n\n2. They agreed.\n"
    assert build_statement(parse_bytes(text, name="a.md")).parties == ("Fiji", "Samoa")


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_title_and_opening_name_listed_parties_once(title: str, opening: str) -> None:
    found = find_parties(title, opening)
    assert len(found) == len(set(found))
