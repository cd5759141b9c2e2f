"""Findings as workflow commands, which a GitHub job shows as annotations at file and line.

``::error file=old.md,line=31,title=dropped::not restated ...``. In messages ``%``, carriage return and newline are
escaped as the toolkit does, in properties ``:`` and ``,`` as well; a new command cannot start inside a message.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_cli.changes.rules import Finding
from dialogue_cli.report.notices import level, notices
from dialogue_cli.report.safe import one_line
from dialogue_cli.statement.comparison import Comparison

_NAMES = {"error": "error", "warning": "warning", "note": "notice"}


def render(comparison: Comparison) -> str:
    """One annotation a change."""
    return _lines(notices(comparison), fired=False)


def render_findings(findings: Iterable[Finding], comparison: Comparison) -> str:
    """One annotation a finding; a rule that fired is an error."""
    return _lines(findings, fired=True)


def _lines(findings: Iterable[Finding], *, fired: bool) -> str:
    return "".join(f"{_command(finding, fired)}\n" for finding in findings)


def _command(finding: Finding, fired: bool) -> str:
    name = _NAMES["error" if fired else level(finding.rule)]
    properties = {"file": finding.path, "line": finding.line, "title": finding.rule}
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value not in (None, ""))
    return f"::{name} {told}::{_message(finding.message)}"


def _message(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
