"""Lines of day and place at the head are partners, whatever they say."""

from __future__ import annotations

import pytest

from dialogue_cli import api

BODY = "We welcome the survey of the reef.\n\nWe will train forty divers in all ports by 2030.\n"
#: Old head, new head, the pairs of units that stand at the head.
HEADS: dict[str, tuple[list[str], list[str], list[tuple[str, str]]]] = {
    "place and day": (["Lima, 14 July 2023"], ["Quito, 27 May 2024"], [("s1", "s1")]),
    "two lines": (["14 July 2023", "Lima, Peru"], ["27 May 2024", "Quito, Ecuador"], [("s1", "s1"), ("s2", "s2")]),
    "the place alone": (["14 July 2023", "Lima, Peru"], ["Quito, Ecuador"], [("s2", "s1")]),
    "a day and a place are two things": (["14 July 2023"], ["Quito, Ecuador"], []),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_answer_each_other(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    old, new, expected = HEADS[name]
    folder = tmp_path_factory.mktemp("heads")
    toolbox = api.load_toolbox()
    sides = []
    for side, lines in (("old", old), ("new", new)):
        path = folder / f"{side}.txt"
        path.write_text("\n\n".join(["The Reef Pact", *lines, BODY]), encoding="utf-8")
        sides.append(api.tag(api.read_statement(path, given={"title": "The Reef Pact"}), toolbox))
    found = [(k.old, k.new) for change in api.compare(*sides).changes for k in change.links]
    assert [pair for pair in found if int(pair[0][1:]) <= len(old)] == expected


def test_a_date_deep_in_the_text_is_a_sentence_like_any_other(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("deep")
    for side, day in (("old", "14 July 2023"), ("new", "27 May 2024")):
        (folder / f"{side}.txt").write_text(f"{BODY}\nThey met.\n\nWe act.\n\n{day}\n", encoding="utf-8")
    toolbox = api.load_toolbox()
    old, new = (api.tag(api.read_statement(folder / f"{side}.txt"), toolbox) for side in ("old", "new"))
    last = (old.units[-1].id, new.units[-1].id)
    assert (old.units[-1].text, new.units[-1].text) == ("14 July 2023", "27 May 2024")
    assert last not in [(k.old, k.new) for change in api.compare(old, new).changes for k in change.links]
