"""Commitments as a table for the terminal, and as rows for programs. Width is handed in."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from dialogue_cli.report.csv import traced
from dialogue_cli.report.json import tool_wire
from dialogue_cli.report.safe import one_line
from dialogue_cli.statement.comparison import Tool
from dialogue_cli.statement.model import Statement
from dialogue_cli.tags.pledges import Pledge

SCHEMA = "dialogue-commitments/1"
COLUMNS = (
    "statement", "series", "meeting", "date", "unit", "is_commitment", "strength", "rung", "verb", "actor",
    "actor_kind", "addressee", "negated", "restated", "deadline", "deadline_kind", "earliest", "latest", "quantities",
    "hedges", "boosters", "themes", "section", "text", "signed",
)  # fmt: skip
_TOP = 10


def bar(strength: int) -> str:
    """Strength as ten cells, so that it is seen without colour.

    >>> bar(8)
    '########..'
    """
    return "#" * strength + "." * (_TOP - strength)


def rows(pledges: Sequence[Pledge]) -> list[tuple[object, ...]]:
    """One row a commitment, in the order of COLUMNS; lists are joined by "; "."""
    out: list[tuple[object, ...]] = []
    for p in pledges:
        s, u, c, d = p.statement, p.unit, p.commitment, p.commitment.deadline
        when = (d.text, d.kind, d.earliest, d.latest) if d else (None, None, None, None)
        words = ("; ".join(q.text for q in c.quantities), "; ".join(c.hedges), "; ".join(c.boosters))
        out.append(
            (s.id, s.series, s.meeting, s.date, u.id, c.is_commitment, c.strength, c.rung, c.verb, c.actor,
             c.actor_kind, c.addressee, c.negated, c.restated, *when, *words, "; ".join(t.theme for t in u.themes),
             " / ".join(u.section), u.text, u.signed)
        )  # fmt: skip
    return out


def as_json(pledges: Sequence[Pledge], tool: Tool, *, lines: bool = False) -> str:
    """The rows as one JSON document, or one object a line."""
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows(pledges)]
    if lines:
        return "".join(json.dumps({"schema": SCHEMA, **traced(row, tool)}, ensure_ascii=False) + "\n" for row in found)
    return (
        json.dumps({"schema": SCHEMA, "tool": tool_wire(tool), "commitments": found}, ensure_ascii=False, indent=2)
        + "\n"
    )


def lines(pledges: Sequence[Pledge], statements: Sequence[Statement], *, width: int = 100) -> str:
    """A head for each meeting with its counts, then each commitment: bar, rung, actor, words, time, themes."""
    out: list[str] = []
    for statement in statements:
        own = [p for p in pledges if p.statement is statement]
        if not own:
            continue
        out += ["" if out else None, _head(statement, own, width)]  # type: ignore[list-item]
        for pledge in own:
            out += _lines_of(pledge, width)
    return "\n".join(line for line in out if line is not None) + "\n"


def _head(statement: Statement, own: Sequence[Pledge], width: int) -> str:
    meeting = f"{statement.meeting}  " if statement.meeting is not None else ""
    held = sum(p.commitment.is_commitment for p in own)
    timed = sum(p.commitment.deadline is not None for p in own)
    count = f"{held} commitment{'s' if held != 1 else ''}, {timed} with a time"
    title = one_line(statement.title)
    room = max(10, width - len(count) - 16 - len(meeting))
    title = title if len(title) <= room else title[: room - 1].rstrip() + "…"
    return f"{meeting}{statement.date or 'undated':10}  {title}  {count}"


def _lines_of(pledge: Pledge, width: int) -> list[str]:
    c, unit = pledge.commitment, pledge.unit
    facts = [f"{bar(c.strength)} {c.strength:2} {c.rung}", _actor(pledge), f'"{c.verb}"']
    facts += ["restated"] if c.restated else []
    facts += ["not"] if c.negated else []
    facts += (
        [f"when: {one_line(c.deadline.text)}" + (f" ({c.deadline.latest})" if c.deadline.latest else "")]
        if c.deadline
        else []
    )
    facts += [f"how much: {', '.join(one_line(q.text) for q in c.quantities)}"] if c.quantities else []
    facts += [f"hedge: {', '.join(one_line(h) for h in c.hedges)}"] if c.hedges else []
    facts += [f"[{', '.join(t.theme for t in unit.themes)}]"] if unit.themes else []
    facts += [f"signed by {one_line(unit.signed)}"] if unit.signed else []
    head = _packed(facts, max(30, width - 6 - len(unit.id)))
    text = textwrap.wrap(
        one_line(unit.text),
        max(30, width - 6),
        initial_indent="      ",
        subsequent_indent="      ",
        max_lines=3,
        placeholder=" …",
    )
    return [f"  {head[0]}  {unit.id}", *(f"  {line}" for line in head[1:]), *text]


def _packed(facts: Sequence[str], width: int) -> list[str]:
    """Facts two spaces apart, as many on a line as fit; one that is too long for a line is cut at words."""
    out: list[str] = []
    for fact in facts:
        if out and len(out[-1]) + 2 + len(fact) <= width:
            out[-1] += f"  {fact}"
        else:
            out += textwrap.wrap(fact, width, initial_indent="    " if out else "", subsequent_indent="    ",
                                 break_long_words=False)  # fmt: skip
    return out


def _actor(pledge: Pledge) -> str:
    c = pledge.commitment
    named = one_line(c.actor) if c.actor else "the parties"
    return named if len(named) <= 48 else named[:47].rstrip() + "…"
