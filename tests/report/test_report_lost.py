"""A commitment that went while another one of its sentence stayed: told by the headline, found by filter and gate."""

from __future__ import annotations

import pytest

from dialogue_cli import api
from dialogue_cli.changes.rules import check, parse_rules
from dialogue_cli.report.headline import counts, groups
from dialogue_cli.report.lost import HINT
from dialogue_cli.report.selection import names_of
from dialogue_cli.statement.comparison import Change, CommitmentShift, Comparison, Link, ShiftPart

BOTH = "We will continue to work to ensure fair dues for ports and reaffirm our commitment to keep the strait open."
ONE = "We will continue to work to ensure fair dues for ports."


def compared(old: str, new: str) -> Comparison:
    sides = [
        api.read_statement(f"{day}.txt", data=f"{day}\n\n{text}\n".encode())
        for day, text in (("4 May 2024", old), ("4 June 2025", new))
    ]
    return api.compare(*sides)


def pledge_of(comparison: Comparison) -> Change:
    (change,) = [change for change in comparison.changes if change.commitment]
    return change


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        pytest.param(BOTH, ONE, ["reaffirm commitment"], id="one of two pledges went"),
        pytest.param(BOTH, BOTH.replace("fair dues", "fair harbour dues"), [], id="both stayed"),
        pytest.param(ONE, BOTH, [], id="one came"),
    ],
)
def test_what_a_sentence_lost_is_told_and_found(old: str, new: str, lost: list[str]) -> None:
    comparison = compared(old, new)
    change = pledge_of(comparison)
    assert change.commitment is not None
    assert [part.old_verb for part in change.lost_beside] == lost

    lines = [line for group in groups(comparison) if group.shift == "dropped" for line in group.lines]
    assert [(line.change, line.hint) for line in lines] == [(change.id, HINT)] * len(lost)
    assert all(line.text[line.verb :].startswith("reaffirm our commitment") for line in lines)
    (word,) = [word for shift, _, word in counts(comparison) if shift == "dropped"]
    assert word == ("not restated (1 more beside a kept one)" if lost else "not restated")
    assert ("dropped" in names_of(change)) is bool(lost)
    assert len(check(comparison, parse_rules("dropped"))) == len(lost)


def part(shift: str, strength: int, verb: str, unit: str = "s1") -> ShiftPart:
    return ShiftPart(shift, strength, None, unit, None, verb)  # type: ignore[arg-type]


KEPT = part("same", 7, "will")


@pytest.mark.parametrize(
    ("shift", "parts", "links", "signed", "lost"),
    [
        pytest.param("same", (KEPT, part("dropped", 7, "will")), 1, None, 1, id="one of two with one verb"),
        pytest.param("fulfilled", (KEPT, part("dropped", 8, "commit to")), 1, None, 1, id="beside a deed"),
        pytest.param(
            "same", (KEPT, part("dropped", 4, "seek to")), 1, None, 0, id="effort is a part of the firmer one"
        ),
        pytest.param("weakened", (KEPT, part("dropped", 8, "commit to")), 1, None, 0, id="told as the shift"),
        pytest.param("same", (KEPT, part("dropped", 7, "will")), 1, "A. Reader", 0, id="signed"),
        pytest.param("same", (KEPT, part("dropped", 7, "will")), 2, None, 0, id="carried on by the other link"),
        pytest.param("same", (KEPT, *[part("dropped", 8, "pledge")] * 2), 2, None, 1, id="carried on by no link"),
    ],
)
def test_what_counts_as_lost_beside(
    shift: str, parts: tuple[ShiftPart, ...], links: int, signed: str | None, lost: int
) -> None:
    told = CommitmentShift(shift, 7, 7, parts, signed=signed)  # type: ignore[arg-type]
    joined = tuple(Link("s1", f"s{number}", 1.0) for number in range(links))
    change = Change("c1", "reworded", ("s1",), ("s1",), 0.5, (), links=joined, commitment=told)
    assert len(change.lost_beside) == lost
