"""The close of a statement belongs to no section."""

from __future__ import annotations

import pytest

from dialogue_cli.statement.closing import without_sections
from dialogue_cli.statement.model import Unit

BODY = "We will share tide data with the ports."
CASES = {
    "a date line and names": (
        [BODY, "September 29, 2022", "Prime Minister Ana Halder of the Republic of Oruba", "Premier Tom Miro of Tesk"],
        1,
    ),
    "a name that ends with a point": ([BODY, "John R. Halder, Jr.", "29 September 2022"], 1),
    "where it was done": ([BODY, "ADOPTED in Port Halder, Oruba, on the Sixth of May in the Year Two Thousand."], 1),
    "names above a sentence are no close": ([BODY, "Premier Tom Miro of Tesk", BODY], 3),
    "a sentence": ([BODY, "Done is little so far."], 2),
    "a short sentence in capitals that ends as one": ([BODY, "We Stand United."], 2),
    "nothing but a close": (["Premier Tom Miro of Tesk"], 0),
}


@pytest.mark.parametrize(("texts", "kept"), CASES.values(), ids=CASES)
def test_the_close_stands_under_no_heading(texts: list[str], kept: int) -> None:
    units, at = [], 0
    for n, text in enumerate(texts, 1):
        units.append(Unit(f"s{n}", "sentence", at, at + len(text), text, section=("Health",)))
        at += len(text) + 2
    assert [len(u.section) for u in without_sections(units)] == [1] * kept + [0] * (len(texts) - kept)
