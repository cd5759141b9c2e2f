"""The word lists as a start reads them are those of the TOML files, and an edited list is parsed anew."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from benchmarks.parsed import LISTS, parsed, shipped

from dialogue_cli import api, data
from dialogue_cli.statement.folding import parse_spelling
from dialogue_cli.tags.actor_lists import parse_actors
from dialogue_cli.tags.theme_list import terms_of


def test_the_parsed_lists_are_in_step_with_the_toml() -> None:
    assert data.read_text(data.PARSED) == parsed(), "run: python -m benchmarks.parsed"


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_with_its_tables(name: str) -> None:
    text = data.read_lists(name)[name]
    assert isinstance(text, data.ParsedText)
    assert text == data.read_text(name)
    assert {"tables": text.tables, "terms": text.terms} == shipped(name)
    if name != "themes.toml":
        assert text.tables == tomllib.loads(text)


def test_terms_of_themes_ship_folded() -> None:
    """Folded terms are what the parser makes of them; a term with capitals keeps them."""
    tables = {"schema": "x", "a": {"group": "g", "strong": "Sea-Lanes;sea-lanes;organisations *", "not": "sail* sea"}}
    spelling = parse_spelling(data.read_text("spelling_en.tsv"))
    folded = {"sea": "a 2 Sea Lanes;a 2 sea lane", "organization": "a 2 organization *", "sail*": "a 0 sail* sea"}
    assert terms_of(tables, spelling) == folded


def test_folded_terms_are_not_used_after_a_change_of_the_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {name: data.read_text(name) for name in (data.PARSED, "themes.toml", "spelling_en.tsv")}
    texts["spelling_en.tsv"] += "vessel\tship\n"
    monkeypatch.setattr(data, "read_text", texts.__getitem__)
    assert not isinstance(data.read_lists("themes.toml")["themes.toml"], data.ParsedText)


def test_the_toolbox_is_the_same_with_and_without_parsed_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = api.load_toolbox()
    monkeypatch.setattr(data, "read_lists", lambda *names: {name: data.read_text(name) for name in names})
    assert api.load_toolbox() == quick


def test_a_list_edited_since_is_parsed_and_the_old_tables_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = data.read_text("actors_en.toml").replace("[states]", '[states]\n"Atlantis" = ""')
    stale = {data.PARSED: data.read_text(data.PARSED), "actors_en.toml": text}
    monkeypatch.setattr(data, "read_text", stale.__getitem__)
    found = data.read_lists("actors_en.toml")
    assert not isinstance(found["actors_en.toml"], data.ParsedText)
    assert "Atlantis" not in stale[data.PARSED]
    assert "atlantis" in parse_actors(found["actors_en.toml"], "actors_en.toml").names
