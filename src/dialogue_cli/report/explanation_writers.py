"""An explanation as text, as Markdown to quote, or as JSON (``dialogue-explanation/1``)."""

from __future__ import annotations

import json
from typing import Any

from dialogue_cli.report.explanation import Explanation, Reasons, Rivals
from dialogue_cli.report.layout import Layout, pieces_of, wrap
from dialogue_cli.report.safe import one_line

FORMATS = ("text", "json", "markdown")
SCHEMA = "dialogue-explanation/1"


def to_text(found: Explanation, layout: Layout) -> str:
    """Headings with their facts, the redline, and what made it."""
    change, paint = found.change, layout.paint
    out = [paint("title", f"{change.id}: {one_line(found.verdict)}")]
    for fact in found.facts:
        out += ["", paint("title", fact.title)]
        for line, under in fact.lines:
            out += wrap([("", one_line(line))], layout, "  ")
            for more in under:
                out += wrap([("quiet", one_line(more))], layout, "      ")
    if change.old and change.new and change.kind != "unchanged":
        out += ["", paint("title", "Redline"), *wrap(pieces_of(change.edits), layout, "  ")]
    out += ["", *wrap([("quiet", found.made_by)], layout)]
    return "\n".join(out) + "\n"


def to_markdown(found: Explanation) -> str:
    """Markdown in which no word of a statement can become mark-up."""
    from dialogue_cli.report.markdown import escape, escape_inline

    change = found.change
    out = [f"# {change.id}: {escape(found.verdict)}"]
    for fact in found.facts:
        out += ["", f"## {fact.title}", ""]
        for line, under in fact.lines:
            out.append(f"- {escape(line)}")
            out += [f"    - {escape(more)}" for more in under]
    if change.old and change.new and change.kind != "unchanged":
        marks = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}
        redline = "".join(marks[edit.op].format(escape_inline(edit.text)) for edit in change.edits)
        out += ["", "## Redline", "", redline]
    return "\n".join([*out, "", f"<sub>{escape(found.made_by)}</sub>"]) + "\n"


def to_json(found: Explanation, *, rivals: Rivals, reasons: Reasons, link_at: float) -> str:
    """The same facts as values."""
    from dialogue_cli.report.json import change_wire, statement_wire, tool_wire, unit_wire

    comparison, change = found.comparison, found.change
    old = {unit.id: unit for unit in comparison.old.units}
    new = {unit.id: unit for unit in comparison.new.units}
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": tool_wire(comparison.tool),
        "old": statement_wire(comparison.old, text=False),
        "new": statement_wire(comparison.new, text=False),
        "verdict": found.verdict,
        "change": change_wire(change),
        "old_units": [unit_wire(old[unit]) for unit in change.old],
        "new_units": [unit_wire(new[unit]) for unit in change.new],
        "link_at": link_at,
        "candidates": [
            {"side": side, "unit": unit, "candidate": rival.unit, "confidence": rival.confidence,
             "linked": rival.linked, "terms": [{"stem": s, "rarity": r} for s, r in rival.terms],
             "signals": [{"name": n, "value": v, "effect": e} for n, v, e in rival.signals]}
            for (side, unit), found_here in rivals.items() for rival in found_here
        ],
        "reasons": [
            {"side": side, "unit": unit, "commitment": place,
             "cues": [{"words": r.words, "role": r.role, "meaning": r.meaning} for r in cues]}
            for (side, unit), tags in reasons.items() for place, cues in enumerate(tags)
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
