"""The wire format: valid by its published schema, and nothing in it that the schema does not name."""

from __future__ import annotations

import csv as table
import io
import itertools
import json
import re

import comparisons
import jsonschema
import pytest

from dialogue_cli.api import compare, load_toolbox, read_statement
from dialogue_cli.data import read_text
from dialogue_cli.report import csv, jsonl, registry
from dialogue_cli.report import json as wire
from dialogue_cli.report.safe import safe
from dialogue_cli.statement.comparison import Comparison
from support import CORPUS, needs_statements, statement_files


def closed(schema):
    """The schema with every object shut: the published one lets fields be added, the tests must see them."""
    if isinstance(schema, dict):
        shut = {key: closed(value) for key, value in schema.items()}
        if "properties" in shut and "required" in shut:
            shut.setdefault("additionalProperties", False)
        return shut
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


@pytest.fixture(scope="module")
def check():
    schema = json.loads(read_text("comparison.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(closed(schema))

    def run(comparison: Comparison):
        data = json.loads(wire.render(comparison))
        validator.validate(data)
        return data

    return run


@pytest.fixture(scope="module")
def tools():
    return load_toolbox()


def successive(files):
    """Neighbours in the order of their names, folder by folder."""
    return [(a, b) for a, b in itertools.pairwise(files) if a.parent == b.parent]


SHIPPED = successive(sorted(CORPUS.glob("*/*.md")))


@pytest.mark.parametrize("made", [comparisons.full, comparisons.hostile])
def test_a_comparison_made_by_hand_is_valid(check, made):
    data = check(made())
    assert data["schema"] == "dialogue-comparison/1"


@pytest.mark.parametrize(("old", "new"), SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_pair_is_valid_and_its_edits_give_back_its_texts(check, tools, old, new):
    data = check(compare(read_statement(old, toolbox=tools), read_statement(new, toolbox=tools), toolbox=tools))
    holds(data)


@needs_statements
@pytest.mark.slow
def test_every_real_pair_is_valid(check, tools):
    read = {path: read_statement(path, toolbox=tools) for path in statement_files()}
    for old, new in successive(statement_files()):
        holds(check(compare(read[old], read[new], toolbox=tools)))


def holds(data):
    """The two invariants, read off the JSON alone: texts given back, every unit in exactly one change."""
    for side, ops in (("old", {"equal", "delete"}), ("new", {"equal", "insert"})):
        units = {unit["id"]: unit for unit in data[side]["units"]}
        for unit in units.values():
            assert data[side]["text"][unit["start"] : unit["end"]] == unit["text"]
        assert sorted(u for c in data["changes"] for u in c[side]) == sorted(units)
        for change in data["changes"]:
            text = "".join(edit["text"] for edit in change["edits"] if edit["op"] in ops)
            assert text == " ".join(units[u]["text"] for u in change[side])
    kinds = ("unchanged", "reworded", "split", "merged", "added", "removed")
    assert sum(data["summary"][kind] for kind in kinds) == len(data["changes"])


def test_a_statement_is_valid(tools):
    schema = json.loads(read_text("statement.schema.json"))
    statement = read_statement(SHIPPED[0][0], toolbox=tools)
    data = json.loads(wire.render_statement(statement, tools.tool({"unit": "sentence"})))
    jsonschema.Draft202012Validator(closed(schema)).validate(data)
    assert len(data["statement"]["units"]) == len(statement.units)


def test_the_schema_of_a_statement_is_the_one_inside_a_comparison():
    one, both = (json.loads(read_text(f"{name}.schema.json"))["$defs"] for name in ("statement", "comparison"))
    assert all(both[name] == definition for name, definition in one.items())


def test_a_field_that_is_missing_or_unknown_is_seen(check):
    schema = closed(json.loads(read_text("comparison.schema.json")))
    data = json.loads(wire.render(comparisons.full()))
    data["changes"][0]["kynd"] = data["changes"][0].pop("kind")
    found = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
    assert any("kynd" in error.message for error in found)
    assert any("'kind' is a required" in error.message for error in found)


def test_no_control_character_gets_out_raw_and_every_one_comes_back():
    text = wire.render(comparisons.hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert json.loads(text)["new"]["title"] == comparisons.hostile().new.title


def test_lines_of_json_stand_alone():
    lines = [json.loads(line) for line in jsonl.render(comparisons.full()).splitlines()]
    assert [line["record"] for line in lines] == ["comparison"] + ["change"] * 13
    assert lines[4]["new_text"].startswith("We intend to share")
    assert lines[6]["new_text"] is None


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    assert csv.cell(text) == safe(f"'{text}")


@pytest.mark.parametrize("value", ["We stay.", "a=b", 7, 0.5, ""])
def test_other_cells_stay_as_they_are(value):
    assert csv.cell(value) == value


def test_the_table_has_one_row_a_change_and_reads_back():
    rows = list(table.DictReader(io.StringIO(csv.render(comparisons.full()))))
    assert len(rows) == 13
    assert (rows[3]["shift"], rows[3]["old_strength"], rows[3]["new_strength"]) == ("weakened", "8", "5")
    assert rows[3]["redline"] == comparisons.WEAK
    assert rows[5]["new_text"] == ""


def test_hostile_cells_are_guarded():
    rows = list(table.DictReader(io.StringIO(csv.render(comparisons.hostile()))))
    assert rows[1]["old_text"].startswith("'=SUM")


@pytest.mark.parametrize("name", registry.FORMATS)
def test_every_format_renders_and_keeps_its_promise(name):
    row = registry.known(name)
    result = registry.renderer(name)(comparisons.full())
    assert isinstance(result, bytes) == row.binary
    assert len(result) > 100
    assert all(registry.format_for(f"x{suffix}") == name for suffix in row.suffixes)
