"""What a corpus holds, took in and complains of, in lines for a reader, and as values for JSON and CSV."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from dialogue_cli.corpus.entries import Entry
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.reference import describe
from dialogue_cli.corpus.store import Added, Refused
from dialogue_cli.corpus.verify import Finding, Verdict
from dialogue_cli.report.layout import cells, shorten
from dialogue_cli.report.safe import one_line, safe
from dialogue_cli.statement.model import Statement, Unit

HOLDINGS_SCHEMA = "dialogue-corpus/1"
ADDED_SCHEMA = "dialogue-corpus-added/1"
VERIFY_SCHEMA = "dialogue-corpus-verify/1"
UNIT_SCHEMA = "dialogue-corpus-unit/1"
FIELDS = ("title", "type", "series", "meeting", "date", "date_end", "place", "parties", "language", "source")
EXPORT_COLUMNS = (
    "statement", "series", "meeting", "date", "title", "type", "language", "unit", "kind", "section", "paragraph",
    "line", "commitment", "strength", "rung", "stance", "themes", "text",
)  # fmt: skip


def aligned(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Columns two spaces apart; the last one runs on."""
    if not rows:
        return []
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(cells(row[at]) for row in clean) for at in range(len(clean[0]) - 1)]
    return [
        (indent + "  ".join(c + " " * (w - cells(c)) for c, w in zip(row, [*widths, 0], strict=True))).rstrip()
        for row in clean
    ]


def series_lines(corpus: Corpus, found: Sequence[Entry]) -> Iterator[str]:
    """``corpus list``: a series a line, then the sum."""
    rows = []
    for series, group in itertools.groupby(found, key=lambda entry: entry.series):
        held = list(group)
        days = [entry.date for entry in held if entry.date]
        span = f"{days[0]} to {days[-1]}" if len(days) > 1 else "".join(days)
        numbered = any(entry.meeting is not None for entry in held)
        rows.append([series, str(len(held)), span, f"meeting {describe(held)}" if numbered else "no numbers"])
    yield from aligned(rows)
    yield f"{count(len(found), 'statement')} in {len(rows)} series, {corpus.root} ({_origin(corpus)})"


def _origin(corpus: Corpus) -> str:
    words = {"option": "as named", "environment": "as DIALOGUE_CORPUS says", "nearest": "the nearest corpus"}
    return words.get(corpus.origin, "shipped, read-only")


def statement_lines(found: Sequence[Entry], width: int | None) -> Iterator[str]:
    """``corpus show SERIES``: a statement a line, by the reference that names it; titles cut to the width, if any."""
    rows = [
        [entry.reference, "-" if entry.meeting is None else str(entry.meeting), _days(entry), entry.type, entry.title]
        for entry in found
    ]
    used = max((cells(line) for line in aligned([row[:4] for row in rows])), default=0)
    room = max(20, width - used - 2) if width else None
    yield from aligned([[*row[:4], shorten(row[4], room) if room else row[4]] for row in rows])


def _days(entry: Entry) -> str:
    return (entry.date or "-") + (f" to {entry.date_end}" if entry.date_end else "")


def entry_lines(entry: Entry) -> list[str]:
    """``corpus show SERIES@2``: its metadata, a field a line."""
    shown = {**entry_wire(entry), "parties": ", ".join(entry.parties)}
    return aligned([[name, str(value)] for name, value in shown.items() if value not in (None, "", [])])


def entry_wire(entry: Entry) -> dict[str, Any]:
    """One statement's metadata as JSON holds it."""
    return {
        "statement": entry.reference, "path": f"{entry.series}/{entry.path.name}",
        **{name: getattr(entry, name) for name in FIELDS}, "parties": list(entry.parties),
        "sha256": entry.sha256, "retrieved": entry.retrieved, "fault": entry.fault,
    }  # fmt: skip


def added_lines(added: Added, *, detail: bool) -> Iterator[str]:
    """What was taken, and which fields were read out of the text rather than given."""
    entry = added.entry
    path = f"{entry.series}/{entry.path.name}"
    guessed = f"; guessed: {', '.join(added.guessed)}" if added.guessed and not detail else ""
    yield safe(f"added {entry.reference}  {path}  {count(added.units, 'unit')}{guessed}")
    if detail:
        rows = [[name, _field(entry, name), "guessed" if name in added.guessed else ""] for name in FIELDS]
        yield from aligned([[name, value, mark] for name, value, mark in rows if value], "  ")
        left = Counter(note.kind for note in added.cleaned)
        if left:
            yield "  left out: " + ", ".join(f"{kind} {number}" for kind, number in sorted(left.items()))
    for note in added.notes:
        yield "  note: " + one_line(note)


def _field(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    return "" if value is None else ", ".join(value) if isinstance(value, tuple) else str(value)


def added_wire(added: Added) -> dict[str, Any]:
    """One addition as JSON holds it."""
    cleaned = [{"kind": note.kind, "words": note.words, "line": note.line} for note in added.cleaned]
    return {
        **entry_wire(added.entry), "operand": added.operand, "units": added.units, "guessed": list(added.guessed),
        "cleaned": cleaned, "notes": list(added.notes),
    }  # fmt: skip


def refused_line(refused: Refused) -> str:
    """Why it was not taken."""
    return one_line(f"refused {refused.operand}: {refused.reason}")


def finding_lines(verdict: Verdict) -> Iterator[str]:
    """``corpus verify``: a finding a line, then what was looked at."""
    for finding in verdict.findings:
        do = f"; {finding.do}" if finding.do else ""
        yield f"{finding.kind:<10}  " + one_line(f"{finding.where}: {finding.what}{do}")
    found = count(len(verdict.findings), "finding") if verdict.findings else "nothing wrong"
    held = f"{count(verdict.statements, 'statement')} in {verdict.series} series, {verdict.hashed} with a hash"
    yield f"{found}: {held}"


def finding_wire(finding: Finding) -> dict[str, str]:
    """One finding as JSON holds it."""
    return {"kind": finding.kind, "where": finding.where, "what": finding.what, "do": finding.do}


def unit_row(entry: Entry, statement: Statement, unit: Unit) -> dict[str, Any]:
    """One unit with what its statement is, for ``corpus export``."""
    pledge = unit.commitment
    return {
        "statement": entry.reference, "series": entry.series, "meeting": entry.meeting,
        "date": entry.date or statement.date, "title": statement.title, "type": statement.type,
        "language": statement.language, "unit": unit.id, "kind": unit.kind, "section": list(unit.section),
        "paragraph": unit.paragraph, "line": unit.line, "commitment": bool(pledge and pledge.is_commitment),
        "strength": pledge.strength if pledge else None, "rung": pledge.rung if pledge else None,
        "stance": unit.stance.stance if unit.stance else None, "themes": [tag.theme for tag in unit.themes],
        "text": unit.text,
    }  # fmt: skip


def count(number: int, noun: str) -> str:
    """The number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
