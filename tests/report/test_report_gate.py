"""Findings as annotations, SARIF and JUnit: valid by strict parsers, and nothing in a statement can break out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from test_report_html import example

from dialogue_cli.changes.rules import check, parse_rules
from dialogue_cli.report import findings, github, junit, sarif
from dialogue_cli.report.notices import notices
from dialogue_cli.statement.comparison import Comparison
from dialogue_cli.statement.model import Unit

NASTY = "100% sure\n::error file=x::owned \x1b[31m]]> <b>&"


def named(comparison: Comparison) -> Comparison:
    """With file names, lines, and hostile words in the second old sentence."""

    def lined(unit: Unit, number: int) -> Unit:
        return replace(unit, line=number, text=NASTY if unit.id == "s5" else unit.text)

    old = replace(
        comparison.old, path="old: a,b.md", units=tuple(lined(u, n) for n, u in enumerate(comparison.old.units, 1))
    )
    new = replace(
        comparison.new, path="new.md", units=tuple(replace(u, line=n) for n, u in enumerate(comparison.new.units, 1))
    )
    return replace(comparison, old=old, new=new)


@pytest.fixture
def gate():
    comparison = named(example())
    return check(comparison, parse_rules("dropped,weakened")), comparison


def test_annotations_are_one_command_a_line_at_file_and_line(gate):
    lines = github.render_findings(*gate).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=") for line in lines)
    [dropped] = [line for line in lines if "title=dropped" in line]
    assert dropped.startswith("::error file=old%3A a%2Cb.md,line=5,title=dropped::")
    assert "100%25 sure" in dropped
    assert "\x1b" not in dropped


def test_sarif_is_read_by_a_strict_parser(gate):
    model = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic is not installed")
    text = sarif.render_findings(*gate)
    log = model.Sarif.model_validate_json(text)
    results = log.runs[0].results
    assert sorted(result.rule_id for result in results) == ["dropped", "weakened"]
    data = json.loads(text)["runs"][0]
    names = [rule["id"] for rule in data["tool"]["driver"]["rules"]]
    assert all(names[result["ruleIndex"]] == result["ruleId"] for result in data["results"])
    places = {r["ruleId"]: r["locations"][0]["physicalLocation"] for r in data["results"]}
    assert places["weakened"] == {"artifactLocation": {"uri": "new.md"}, "region": {"startLine": 3}}


def test_junit_is_read_by_a_parser_and_counts_silent_rules(gate):
    parser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    found, comparison = gate
    suites = parser.JUnitXml.fromstring(
        junit.render_findings(found, comparison, ["dropped", "weakened", "mixed"]).encode()
    )
    [suite] = list(suites)
    assert (suite.tests, suite.failures) == (3, 2)
    assert [case.name for case in suite if case.is_passed] == ["mixed"]


def test_every_change_is_a_notice_without_a_gate():
    comparison = named(example())
    changed = [c.id for c in comparison.changes if c.kind != "unchanged" or c.commitment]
    assert [notice.change.id for notice in notices(comparison)] == changed
    for render in (github.render, sarif.render, junit.render):
        assert "weakened" in render(comparison)


def test_text_and_json_say_rule_place_and_reason(gate):
    text = findings.render_findings(*gate)
    assert text.splitlines()[0] == "2 rules fired on 2 changes"
    assert "old: a,b.md:5" in text
    assert "\x1b" not in text
    data = json.loads(findings.render_json(*gate))
    assert data["schema"] == "dialogue-findings/1"
    assert [(f["rule"], f["line"]) for f in data["findings"]] == [("weakened", 3), ("dropped", 5)]


def test_nothing_fired_is_said():
    comparison = example()
    assert findings.render_findings((), comparison) == "no rule fired\n"
