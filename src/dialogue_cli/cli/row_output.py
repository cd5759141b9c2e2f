"""What ``diff``, ``report`` and ``check`` do with a row of comparisons: one table, or the findings of every pair."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dialogue_cli.cli.in_a_row import comparisons
from dialogue_cli.cli.output import warn, write, write_machine
from dialogue_cli.cli.progress import progress
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import UsageError
from dialogue_cli.report import row
from dialogue_cli.report.selection import Selection

if TYPE_CHECKING:
    from dialogue_cli.changes.rules import Finding, Rule
    from dialogue_cli.report.layout import Layout
    from dialogue_cli.statement.comparison import Comparison


def compare_row(operands: Sequence[str], since: str | None, settings: Settings) -> list[Comparison]:
    """All comparisons of a row, with a bar while they are made; warnings of each pair go to stderr."""
    with progress("comparing", quiet=settings.quiet) as show:
        found = comparisons(operands, since, settings, show)
    for comparison in found:
        for line in comparison.warnings:
            warn(f"{row.when(comparison.old)} -> {row.when(comparison.new)}: {line}", settings)
    return found


def emit_row(
    found: Sequence[Comparison],
    name: str,
    *,
    layout: Layout,
    selection: Selection | None = None,
    output: str | None = None,
    force: bool = False,
) -> None:
    """Write the table of a row. Raises UsageError for a format that shows one pair only."""
    chosen = selection or Selection()
    check_format(name, chosen)
    if name == "text":
        write(row.render_text(found, layout=layout), output=output, force=force)
    elif name in ("markdown", "html"):
        write_machine((row.render_html if name == "html" else row.render_markdown)(found), output=output, force=force)
    else:
        render = {"json": row.render_json, "jsonl": row.render_jsonl, "csv": row.render_csv}[name]
        write_machine(render(found, chosen), output=output, force=force)


def check_format(name: str, selection: Selection) -> None:
    """Raises UsageError for a format, or a filter, that a row does not have; asked before any work is done."""
    if name not in row.FORMATS:
        raise UsageError("shows one pair, and this is a row", where=f"--format {name}",
                         do=f"formats of a row: {', '.join(row.FORMATS)}; or report --all-pairs -o FOLDER")  # fmt: skip
    if selection.active and name in ("text", "markdown", "html"):
        raise UsageError("the table counts whole comparisons", where=selection.words(),
                         do="leave it out, or add --format csv to list the changes")  # fmt: skip


def check_row(found: Sequence[Comparison], rules: Sequence[Rule], name: str, *, strict: bool) -> tuple[str, bool]:
    """The findings of every pair in one document, and whether any rule fired."""
    from dialogue_cli.changes.rules import check

    results = [(comparison, check(comparison, rules, strict=strict)) for comparison in found]
    fired = any(findings for _, findings in results)
    writers = {"text": _text, "json": _json, "github": _github, "sarif": _sarif}
    if name == "junit":
        return _junit(results, rules), fired
    return writers[name](results), fired


Results = Sequence[tuple["Comparison", tuple["Finding", ...]]]


def _text(results: Results) -> str:
    from dialogue_cli.report.findings import render_findings

    out = []
    for comparison, findings in results:
        out.append(f"{row.when(comparison.old)} -> {row.when(comparison.new)}: {render_findings(findings, comparison)}")
    pairs = sum(bool(findings) for _, findings in results)
    return (
        "".join(out) + f"total: {sum(len(f) for _, f in results)} findings in {pairs} of {len(results)} comparisons\n"
    )


def _json(results: Results) -> str:
    from dialogue_cli.report.findings import render_json

    documents = [json.loads(render_json(findings, comparison)) for comparison, findings in results]
    data = {"schema": "dialogue-findings-row/1", "tool": documents[0]["tool"], "comparisons": documents}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _github(results: Results) -> str:
    from dialogue_cli.report.github import render_findings

    return "".join(render_findings(findings, comparison) for comparison, findings in results)


def _sarif(results: Results) -> str:
    from dialogue_cli.report.sarif import render_findings

    logs = [json.loads(render_findings(findings, comparison)) for comparison, findings in results]
    merged = {**logs[0], "runs": [run for log in logs for run in log["runs"]]}
    for run, (comparison, _) in zip(merged["runs"], results, strict=True):
        run["automationDetails"] = {"id": f"{comparison.old.id}/{comparison.new.id}"}
    return json.dumps(merged, ensure_ascii=False, indent=2) + "\n"


def _junit(results: Results, rules: Sequence[Rule]) -> str:
    from dialogue_cli.report.junit import render_findings

    names = [rule.name for rule in rules]
    parts = [render_findings(findings, comparison, names) for comparison, findings in results]
    start, end = "<testsuites>\n", "</testsuites>\n"
    suites = "".join(part.split(start, 1)[1].rsplit(end, 1)[0] for part in parts)
    return parts[0].split(start, 1)[0] + start + suites + end
