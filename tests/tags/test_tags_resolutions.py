"""Texts written as resolutions: clauses without a subject of their own are acts of those who adopted them."""

from __future__ import annotations

import pytest

from dialogue_cli import api
from dialogue_cli.statement.model import Statement

RESOLUTION = """The Council,

Deeply concerned at the accidents in the strait,

1. Decides to extend the mandate of the mission until 30 April 2024;

2. Calls upon all coastal States to report accidents within 48 hours;

3. Also condemns the attacks on the ferries;

4. Urges the parties to refrain from:
(a) anchoring in the fairway;
(b) dumping of ballast;

5. Undertakes to meet again in 2025.
"""
MINISTERS = """The Ministers of the Northern Basin:

1. Reaffirm their commitment to free passage.

2. Decide to open a warning centre by 2026.

3. Invite all ports to join.
"""
RUNNING = """Exchanges on ports have helped both sides.

Plans to widen the fairway were discussed.

We will map the reef. Calls for restraint were heard.
"""


def read(tmp_path_factory: pytest.TempPathFactory, text: str) -> Statement:
    path = tmp_path_factory.mktemp("resolution") / "text.md"
    path.write_text(text, encoding="utf-8")
    toolbox = api.load_toolbox()
    return api.tag(api.read_statement(path), toolbox)


def rungs(statement: Statement) -> dict[str, tuple[str, int]]:
    """First words of a unit -> rung and strength of its first tag."""
    return {
        " ".join(unit.text.split()[:2]): (unit.commitments[0].rung, unit.commitments[0].strength)
        for unit in statement.units
        if unit.commitments
    }


SPEAKERS = """We, the Heads of State and Government of the Community of the States of the Northern and the Southern Reef
(CSNSR), gathered in Port Halder, Oruba, on 1 March 2024:

1. Agree to establish a fund for the reef.

2. Undertake to open the harbour.

3. Call for an end to the dumping of ballast.
"""


def test_operative_clauses_are_acts_of_the_body(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = rungs(read(tmp_path_factory, RESOLUTION))
    assert found["Decides to"] == ("decide", 9)
    assert found["Calls upon"] == ("urge", 3)
    assert found["Undertakes to"][1] >= 9


def test_an_appeal_is_no_pledge_of_those_it_is_made_to(tmp_path_factory: pytest.TempPathFactory) -> None:
    statement = read(tmp_path_factory, RESOLUTION)
    promised = [unit.text for unit in statement.units if any(c.is_commitment for c in unit.commitments)]
    assert [text.split()[0] for text in promised] == ["Decides", "Undertakes"]


def test_the_items_of_a_clause_take_its_verb(tmp_path_factory: pytest.TempPathFactory) -> None:
    items = [unit for unit in read(tmp_path_factory, RESOLUTION).units if unit.kind == "item"]
    assert [(unit.text, unit.commitments[0].rung) for unit in items] == [
        ("anchoring in the fairway;", "urge"),
        ("dumping of ballast;", "urge"),
    ]


def test_positions_are_read_without_a_subject(tmp_path_factory: pytest.TempPathFactory) -> None:
    units = read(tmp_path_factory, RESOLUTION).units
    taken = {unit.text.split()[0]: unit.stance.stance for unit in units if unit.stance}
    assert taken["Also"] == "condemn"


def test_hours_are_a_deadline(tmp_path_factory: pytest.TempPathFactory) -> None:
    called = next(u for u in read(tmp_path_factory, RESOLUTION).units if u.text.startswith("Calls"))
    assert called.commitments[0].deadline is not None
    assert called.commitments[0].deadline.text == "within 48 hours"


def test_plural_verbs_below_a_line_that_is_only_a_subject(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = rungs(read(tmp_path_factory, MINISTERS))
    assert found == {"Reaffirm their": ("commit", 8), "Decide to": ("decide", 9), "Invite all": ("urge", 3)}


def test_plural_nouns_that_open_running_text_are_no_verbs(tmp_path_factory: pytest.TempPathFactory) -> None:
    statement = read(tmp_path_factory, RUNNING)
    assert [unit.text for unit in statement.units if unit.commitments] == ["We will map the reef."]


def test_a_line_that_only_reports_who_gathered_lends_its_items_no_verb(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    found = rungs(read(tmp_path_factory, SPEAKERS))
    own = {"Agree to": ("decide", 9), "Undertake to": ("bind", 10), "Call for": ("urge", 3)}
    assert found == {"We, the": ("report", 0), **own}


DECLARATION = """We, the Heads of State of the Reef Community, meeting in Port Halder;

Mindful of the storms;

{line}

On Ports

1. Undertake to open the harbour by 2030.

2. Direct the Secretariat to draw up a plan.

On Fish

3. Pledge to restore the reef.

4. Urge all ports to join.
"""


@pytest.mark.parametrize("line", ["HEREBY DECLARE AS FOLLOWS:", "Have agreed as follows:", "Hereby resolve:"])
def test_the_points_of_a_declaration_bring_their_own_verbs(tmp_path_factory: pytest.TempPathFactory, line: str) -> None:
    """Also where headings part them from the line that announces them."""
    found = rungs(read(tmp_path_factory, DECLARATION.format(line=line)))
    own = {"Direct the": ("decide", 9), "Pledge to": ("commit", 8), "Urge all": ("urge", 3)}
    assert {start: rung for start, rung in found.items() if start in own} == own
