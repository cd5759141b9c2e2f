"""The findings of a gate as lines for a person, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dialogue_cli.changes.rules import Finding
from dialogue_cli.report.safe import one_line
from dialogue_cli.statement.comparison import Comparison

SCHEMA = "dialogue-findings/1"


def render_findings(findings: Sequence[Finding], comparison: Comparison) -> str:
    """A count, then a line a finding: rule, place in the source, what happened, why the rule held."""
    if not findings:
        return "no rule fired\n"
    rules = len({finding.rule for finding in findings})
    head = f"{_many(rules, 'rule')} fired on {_many(len({f.change.id for f in findings}), 'change')}\n"
    width = min(24, max(len(finding.rule) for finding in findings))
    return head + "".join(_line(finding, width) for finding in findings)


def render_json(findings: Sequence[Finding], comparison: Comparison) -> str:
    """``{"schema", "tool", "old", "new", "findings": [...]}``, indented, newline at the end."""
    tool = comparison.tool
    data = {
        "schema": SCHEMA,
        "tool": {"version": tool.version, "lexicon": tool.lexicon, "weights": tool.weights,
                 "settings": dict(tool.settings)},
        "old": comparison.old.id,
        "new": comparison.new.id,
        "findings": [
            {"rule": f.rule, "change": f.change.id, "kind": f.change.kind, "why": f.why, "message": f.message,
             "side": f.side, "unit": f.unit, "path": f.path, "line": f.line}
            for f in findings
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _line(finding: Finding, width: int) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line is not None else finding.path
    parts = [f"{one_line(finding.rule):<{width}}", one_line(place), finding.change.id, one_line(finding.message)]
    if finding.why != finding.rule:
        parts.append(f"({one_line(finding.why)})")
    return f"  {'  '.join(parts)}\n"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
