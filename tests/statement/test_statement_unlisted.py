"""Signers that stand in no list of states: read where they stand in a signer's place and act in the text."""

from __future__ import annotations

import pytest

from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.unlisted import find_unlisted

ACTS = " ".join(f"{name} will act." for name in "Kestrel Marlow Alba Borea Cinder Tarn Vesk Energy Trade".split())


@pytest.mark.parametrize(
    ("title", "opening", "parties"),
    [
        ("Joint Statement of the Third Kestrel-Marlow Dialogue", "", ("Kestrel", "Marlow")),
        (
            "Joint Statement",
            "Minister Ada Lind of the Republic of Kestrel and Foreign Secretary Reyes of the Kingdom of Marlow met.",
            ("Kestrel", "Marlow"),
        ),
        ("Joint Statement", "The Prime Ministers of Alba and Borea met in Tarn on 3 May 2020.", ("Alba", "Borea")),
        ("Joint Statement", "The Presidents of Alba, Borea and the State of Cinder met.", ("Alba", "Borea", "Cinder")),
        ("Joint Statement by Alba and Borea", "", ("Alba", "Borea")),
        ("Memorandum between the City of Tarn and the Province of Vesk", "", ("Tarn", "Vesk")),
        ("Outcome", "Alba and Borea met in Tarn.", ("Alba", "Borea")),
        ("Statement", "The Minister of Trade of Alba and the Minister of Energy of Borea met.", ("Alba", "Borea")),
        ("Joint Statement of the Norway-Marlow Dialogue", "", ()),  # Norway does nothing in this text
        ("High-Level Statement on Energy and Trade", "The Minister of Energy and Trade will act.", ()),
        ("Joint Statement by Alba", "The President of Alba spoke.", ()),
    ],
)  # fmt: skip
def test_signers_of_no_list(title: str, opening: str, parties: tuple[str, ...]) -> None:
    assert find_unlisted(title, opening, ACTS) == parties


def test_what_an_unlisted_party_promises_is_a_pledge_of_the_parties() -> None:
    text = (
        "Joint Statement of the Second Kestrel-Marlow Dialogue\n\nThe ministers met in Port Sable on 3 May 2021.\n\n"
        "Marlow will provide 3 million euros to the reef fund. Kestrel will open an office by 2023.\n"
    )
    statement = build_statement(parse_bytes(text.encode(), name="a.txt"))
    assert statement.parties == ("Kestrel", "Marlow")
    assert "parties" in statement.guessed
