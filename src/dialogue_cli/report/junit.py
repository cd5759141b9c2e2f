"""Findings as JUnit XML: one test case a rule, failed where it fired, so that any CI shows them as a test report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from dialogue_cli.changes.rules import Finding
from dialogue_cli.report.csv import MADE_BY, made_by
from dialogue_cli.report.notices import notices
from dialogue_cli.report.ooxml import xml_text
from dialogue_cli.report.safe import safe
from dialogue_cli.statement.comparison import Comparison, Tool


def render(comparison: Comparison) -> str:
    """One failed case for each kind of change or shift that occurred."""
    return _suite(notices(comparison), comparison, ())


def render_findings(findings: Iterable[Finding], comparison: Comparison, rules: Sequence[str] = ()) -> str:
    """One case a rule; ``rules`` names those that may have stayed silent and so passed."""
    return _suite(tuple(findings), comparison, rules)


def _suite(findings: Sequence[Finding], comparison: Comparison, rules: Sequence[str]) -> str:
    fired: dict[str, list[Finding]] = {name: [] for name in rules}
    for finding in findings:
        fired.setdefault(finding.rule, []).append(finding)
    failures = sum(1 for found in fired.values() if found)
    suite = f"{comparison.old.id} -> {comparison.new.id}"
    cases = "".join(_case(name, found, suite) for name, found in fired.items())
    head = f'name={_attribute(suite)} tests="{len(fired)}" failures="{failures}" errors="0" skipped="0"'
    body = f"<testsuites>\n<testsuite {head}>\n{_made_by(comparison.tool)}{cases}</testsuite>\n</testsuites>\n"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + body


def _made_by(tool: Tool) -> str:
    """Version, hashes and settings as properties of the suite."""
    found = zip(MADE_BY, made_by(tool), strict=True)
    rows = "".join(f"    <property name={_attribute(name)} value={_attribute(value)}/>\n" for name, value in found)
    return f"  <properties>\n{rows}  </properties>\n"


def _case(name: str, found: Sequence[Finding], suite: str) -> str:
    start = f"  <testcase classname={_attribute(suite)} name={_attribute(name)}"
    if not found:
        return f"{start}/>\n"
    lines = "\n".join(f"{f.path}:{f.line or '-'} {f.change.id} {f.message} ({f.why})" for f in found)
    told = f"{len(found)} change{'s' if len(found) > 1 else ''}"
    return (
        f"{start}>\n    <failure message={_attribute(told)}>{escape(xml_text(safe(lines)))}</failure>\n  </testcase>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(xml_text(safe(text)))
