"""Comparisons and statements as JSON: the wire format, kept apart from the model so that neither drags the other along.

The schema is ``data/comparison.schema.json`` (and ``statement.schema.json``). One line a unit and a change, so that the
output itself can be diffed; texts are written as they are (UTF-8), offsets count code points. Fields may be added under
the same schema name; none is renamed or taken away without a new one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from dialogue_cli.patterns import regex
from dialogue_cli.report.json_positions import position_wire, stance_change_wire
from dialogue_cli.statement.comparison import Change, Comparison, PositionCourse, Signal, Summary, Tool
from dialogue_cli.statement.model import Commitment, Cue, Deadline, Quantity, Stance, Statement, Unit

COMPARISON_SCHEMA = "dialogue-comparison/1"
#: C1 controls and bidirectional or invisible format characters; JSON itself escapes C0 only.
_OBEYED = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
STATEMENT_SCHEMA = "dialogue-statement/1"


def render(comparison: Comparison) -> str:
    """The whole comparison as one JSON document, ending in a newline."""
    return "".join(_document(comparison))


def _document(comparison: Comparison) -> Iterator[str]:
    """The pieces of the document: joined once, since a long comparison is of four million characters."""
    yield f'{{"schema": {dumps(COMPARISON_SCHEMA)},\n "tool": {dumps(tool_wire(comparison.tool))}'
    yield f',\n "warnings": {dumps(list(comparison.warnings))},\n "old": '
    yield from _statement(comparison.old)
    yield ',\n "new": '
    yield from _statement(comparison.new)
    yield f',\n "summary": {dumps(summary_wire(comparison.summary))},\n "changes": '
    yield from _rows(change_wire(change) for change in comparison.changes)
    yield "}\n"


def render_statement(statement: Statement, tool: Tool) -> str:
    """One statement with all its tags, ending in a newline."""
    parts = [
        f'"schema": {dumps(STATEMENT_SCHEMA)}',
        f'"tool": {dumps(tool_wire(tool))}',
        f'"statement": {"".join(_statement(statement))}',
    ]
    return "{" + ",\n ".join(parts) + "}\n"


def dumps(value: object) -> str:
    """One line of JSON; letters stay letters, but what a terminal would obey is escaped."""
    text = _ENCODER.encode(value)
    if (text.isascii() and "\x7f" not in text) or text.isprintable():  # what is obeyed is not printable
        return text
    return _OBEYED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _rows(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    lead = "[\n  "
    for row in rows:
        yield lead
        yield dumps(row)
        lead = ",\n  "
    yield "[]" if lead[0] == "[" else "]"


def _statement(statement: Statement) -> Iterator[str]:
    yield dumps(statement_wire(statement))[:-1]
    yield ', "units": '
    yield from _rows(unit_wire(unit) for unit in statement.units)
    yield "}"


def tool_wire(tool: Tool) -> dict[str, Any]:
    """What made the result."""
    return {
        "version": tool.version,
        "lexicon": tool.lexicon,
        "weights": tool.weights,
        "settings": dict(tool.settings),
    }


def statement_wire(statement: Statement, *, text: bool = True) -> dict[str, Any]:
    """Everything of a statement but its units."""
    wire: dict[str, Any] = {
        "id": statement.id,
        "title": statement.title,
        "type": statement.type,
        "series": statement.series,
        "meeting": statement.meeting,
        "date": statement.date,
        "date_end": statement.date_end,
        "place": statement.place,
        "parties": list(statement.parties),
        "language": statement.language,
        "source": statement.source,
        "sha256": statement.sha256,
        "next_meeting": statement.next_meeting,
        "guessed": list(statement.guessed),
        "warnings": list(statement.warnings),
        "cleaned": [{"kind": note.kind, "words": note.words, "line": note.line} for note in statement.cleaned],
    }
    if text:
        wire["text"] = statement.text
    return wire


def unit_wire(unit: Unit) -> dict[str, Any]:
    """A unit with its tags; ``themes`` are names, ``theme_words`` say which words made each."""
    tags, strongest = [commitment_wire(tag) for tag in unit.commitments], unit.commitment
    return {
        "id": unit.id,
        "kind": unit.kind,
        "start": unit.start,
        "end": unit.end,
        "section": list(unit.section),
        "paragraph": unit.paragraph,
        "line": unit.line,
        "page": unit.page,
        "stem": unit.stem,
        "level": unit.level,
        "marker": unit.marker,
        "text": unit.text,
        "commitment": tags[unit.commitments.index(strongest)] if strongest else None,
        "commitments": tags,
        "stance": stance_wire(unit.stance) if unit.stance else None,
        "themes": [tag.theme for tag in unit.themes],
        "theme_words": {tag.theme: {"words": list(tag.words), "inherited": tag.inherited} for tag in unit.themes},
        "keywords": list(unit.keywords),
        "entities": [
            {"name": found.name, "acronym": found.acronym, "start": found.start, "end": found.end}
            for found in unit.entities
        ],
        **({"signed": unit.signed} if unit.signed else {}),
    }


def commitment_wire(tag: Commitment) -> dict[str, Any]:
    """A commitment with the words that made it."""
    return {
        "is_commitment": tag.is_commitment,
        "strength": tag.strength,
        "rung": tag.rung,
        "verb": tag.verb,
        "actor": tag.actor,
        "actor_kind": tag.actor_kind,
        "addressee": tag.addressee,
        "hedges": list(tag.hedges),
        "boosters": list(tag.boosters),
        "deadline": _deadline(tag.deadline) if tag.deadline else None,
        "quantities": [_quantity(amount) for amount in tag.quantities],
        "negated": tag.negated,
        "restated": tag.restated,
        "tense": tag.tense,
        "cues": _cues(tag.cues),
    }


def stance_wire(stance: Stance) -> dict[str, Any]:
    """A position with its place on its ladder."""
    return {
        "stance": stance.stance,
        "polarity": stance.polarity,
        "degree": stance.degree,
        "target": stance.target,
        "cues": _cues(stance.cues),
    }


def _cues(cues: Sequence[Cue]) -> list[dict[str, Any]]:
    return [{"role": cue.role, "start": cue.start, "end": cue.end, "text": cue.text, "unit": cue.unit} for cue in cues]


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "text": deadline.text,
        "kind": deadline.kind,
        "earliest": deadline.earliest,
        "latest": deadline.latest,
        "precision": deadline.precision,
        "start": deadline.start,
        "end": deadline.end,
    }


def _quantity(amount: Quantity) -> dict[str, Any]:
    return {
        "text": amount.text,
        "value": amount.value,
        "unit": amount.unit,
        "bound": amount.bound,
        "upper": amount.upper,
        "start": amount.start,
        "end": amount.end,
    }


def summary_wire(summary: Summary) -> dict[str, Any]:
    """Counts over all changes, in the order in which they are read."""
    kinds = dict(summary.kinds)
    ordered = {kind: kinds.pop(kind, 0) for kind in ("unchanged", "reworded", "split", "merged")}
    return {
        **ordered,
        "moved": summary.moved,
        **kinds,
        "spelling_only": summary.spelling_only,
        "commitments": dict(summary.commitments),
        "stances": dict(summary.stances),
        "positions": dict.fromkeys(get_args(PositionCourse), 0) | summary.positions,
        "similarity": summary.similarity,
    }


def change_wire(change: Change) -> dict[str, Any]:
    """One change, whole."""
    return {
        "id": change.id,
        "kind": change.kind,
        "moved": change.moved,
        "old": list(change.old),
        "new": list(change.new),
        "similarity": change.similarity,
        "confidence": change.confidence,
        "links": [
            {"old": k.old, "new": k.new, "confidence": k.confidence, "moved": k.moved, "signed": k.signed}
            | ({"judged": k.judged} if k.judged else {})
            for k in change.links
        ],
        "edits": [{"op": edit.op, "text": edit.text} for edit in change.edits],
        "commitment": _shift(change),
        "stance": stance_change_wire(change),
        "positions": [position_wire(position) for position in change.positions],
        "related": [{"unit": r.unit, "side": r.side, "confidence": r.confidence} for r in change.related],
        "signals": [signal_wire(signal) for signal in change.signals],
        "themes": list(change.themes),
        "keywords": list(change.keywords),
        "spelling_only": change.spelling_only,
        "signed": change.signed,
        "restated_in": list(change.restated_in),
    } | ({"judged": change.judged} if change.judged else {})


def signal_wire(signal: Signal) -> dict[str, Any]:
    """A signal with where its words stand."""
    places: Mapping[str, Any] = {
        name: {"unit": place.unit, "start": place.start, "end": place.end} if place else None
        for name, place in (("old_place", signal.old_place), ("new_place", signal.new_place))
    }
    return {"kind": signal.kind, "old": signal.old, "new": signal.new, "direction": signal.direction, **places}


def _shift(change: Change) -> dict[str, Any] | None:
    shift = change.commitment
    if shift is None:
        return None
    return {
        "shift": shift.shift,
        "old": shift.old,
        "new": shift.new,
        "restated": shift.restated,
        "signed": shift.signed,
        "parts": [
            {
                "shift": part.shift,
                "old": part.old,
                "new": part.new,
                "old_unit": part.old_unit,
                "new_unit": part.new_unit,
                "old_verb": part.old_verb,
                "new_verb": part.new_verb,
                "rule": part.rule,
            }
            for part in shift.parts
        ],
    }
