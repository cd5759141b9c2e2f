"""Rows and explanations follow their published schemas, on every pair of the shipped series."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from dialogue_cli.cli.main import main
from dialogue_cli.data import read_text
from support import CORPUS


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with the shipped corpus at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))


def validator(name: str) -> Draft202012Validator:
    """The schema of this name, which may point into that of a comparison."""
    comparison = Resource.from_contents(json.loads(read_text("comparison.schema.json")))
    registry = Registry().with_resource("urn:dialogue:comparison:1", comparison)
    schema = json.loads(read_text(f"{name}.schema.json"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=registry)


def test_a_row_follows_its_schema(capsys):
    assert main(["diff", "reef-dialogue@..", "--format", "json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert not list(validator("row").iter_errors(row))
    del row["totals"]["moved"]
    assert list(validator("row").iter_errors(row))


def test_explanations_follow_their_schema(capsys):
    check = validator("explanation")
    assert main(["diff", "reef-dialogue@1", "reef-dialogue@2", "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    one_of_each = {change["kind"]: change["id"] for change in changes}
    for change in one_of_each.values():
        assert main(["explain", "reef-dialogue@1", "reef-dialogue@2", change, "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert not list(check.iter_errors(found)), change
        del found["verdict"]
        assert list(check.iter_errors(found))
