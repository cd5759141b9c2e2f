"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code-scanning views.

Places are the source files as named on the command line, relative paths as they are; lines count from 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from dialogue_cli.changes.rules import Finding
from dialogue_cli.report.notices import level, notices
from dialogue_cli.statement.comparison import Comparison

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(comparison: Comparison) -> str:
    """One result a change."""
    return _log(notices(comparison), comparison, fired=False)


def render_findings(findings: Iterable[Finding], comparison: Comparison) -> str:
    """One result a finding; a rule that fired is an error."""
    return _log(tuple(findings), comparison, fired=True)


def _log(findings: Sequence[Finding], comparison: Comparison, *, fired: bool) -> str:
    names = sorted({finding.rule for finding in findings})
    driver = {
        "name": "dialogue",
        "version": comparison.tool.version,
        "rules": [{"id": name, "shortDescription": {"text": name}} for name in names],
    }
    tool = comparison.tool
    properties = {"lexicon": tool.lexicon, "weights": tool.weights, "settings": dict(tool.settings)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names, fired) for finding in findings],
        "properties": properties,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, names: Sequence[str], fired: bool) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.path)}}
    if finding.line is not None:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": "error" if fired else level(finding.rule),
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [{"name": f"{finding.side}:{finding.unit}", "kind": "element"}],
            }
        ],
        "properties": {"change": finding.change.id, "why": finding.why},
    }


def _uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one as a file URI (RFC 3986)."""
    pure = PurePath(path or "-")
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
