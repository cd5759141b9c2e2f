"""Comparisons in a row as one table: a line a pair with its counts, then the totals. Machines get every change.

``text``, ``markdown`` and ``html`` show the counts; ``csv``, ``jsonl`` and ``json`` hold the changes of every
pair, with the pair named in each row (``dialogue-row/1``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape as html_escape

from dialogue_cli.report.headline import COUNT_ORDER, SHIFT_WORDS, positions
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.selection import Selection, filtered
from dialogue_cli.report.view import sides_of
from dialogue_cli.statement.comparison import Comparison, Tool
from dialogue_cli.statement.model import Statement

SCHEMA = "dialogue-row/1"
FORMATS = ("text", "json", "jsonl", "csv", "markdown", "html")
PAIR = ("old_statement", "old_date", "new_statement", "new_date")
KINDS = (("=", ("unchanged",)), ("~", ("reworded", "split", "merged")), ("+", ("added",)), ("-", ("removed",)))
PARTS = ("Commitments", "Positions", "Text")
#: What became of positions, in the words of the headline, with their heads here.
POSITION_WORDS = {
    "hardened": "hardened", "softened": "softened", "warmer": "warmer", "cooler": "cooler",
    "new": "position new", "gone": "position gone",
}  # fmt: skip
KEY = "= unchanged  ~ reworded, split or merged  + added  - removed"


@dataclass(frozen=True, slots=True)
class Line:
    """A pair (or ``total``) with its counts, in the order of :func:`heads`."""

    label: str
    counts: tuple[int, ...]


def heads(comparisons: Sequence[Comparison]) -> tuple[tuple[str, ...], ...]:
    """The heads of the columns: of commitments, positions and the text; the words for praise where there was any."""
    held = [word for word in POSITION_WORDS if any(word in _positions(c) for c in comparisons)]
    return (
        tuple(SHIFT_WORDS[shift] for shift in COUNT_ORDER),
        tuple(POSITION_WORDS[word] for word in held),
        tuple(sign for sign, _ in KINDS),
    )


def lines_of(comparisons: Sequence[Comparison]) -> tuple[Line, ...]:
    """One line a pair and the totals, which are the sums."""
    words = {word for c in comparisons for word in _positions(c)}
    lines = [Line(f"{when(c.old)} -> {when(c.new)}", _counts(c, words)) for c in comparisons]
    total = tuple(sum(column) for column in zip(*(line.counts for line in lines), strict=True))
    return (*lines, Line("total", total))


def when(statement: Statement) -> str:
    """The day of a statement, else its id."""
    return statement.date or one_line(statement.id)[:24]


def render_text(comparisons: Sequence[Comparison], *, layout: Layout | None = None) -> str:
    """The table for a terminal, with heads of two lines, the key of the signs and what made it."""
    plan = layout or Layout()
    lines = lines_of(comparisons)
    parts = heads(comparisons)
    label = max(len(line.label) for line in lines)
    whole = _block(tuple(head for part in parts for head in part), lines, 0, label)
    out = [plan.paint("title", title_of(comparisons)), ""]
    if not plan.wrap or max(map(len, whole)) <= plan.width:
        out += _painted(whole, plan)
    else:
        at = 0
        for name, part in zip(PARTS, parts, strict=True):
            out += [name, *_painted(_block(part, lines, at, label), plan), ""]
            at += len(part)
        out.pop()
    out += ["", plan.paint("quiet", f". none  {KEY}"), plan.paint("quiet", made_by(comparisons[0].tool))]
    return "\n".join(line.rstrip() for line in out) + "\n"


def _block(names: Sequence[str], lines: Sequence[Line], first: int, label: int) -> list[str]:
    """Some columns of the table, from column ``first`` of the counts on: heads of two lines, then a line a pair."""
    stacked = [_stacked(name) for name in names]
    rows = [line.counts[first : first + len(names)] for line in lines]
    widths = [max(len(a), len(b), *(len(str(row[n])) for row in rows)) for n, (a, b) in enumerate(stacked)]
    out = [
        " " * label + "".join(f"  {pair[at]:>{w}}" for pair, w in zip(stacked, widths, strict=True)) for at in (0, 1)
    ]
    for line, row in zip(lines, rows, strict=True):
        out.append(f"{line.label:<{label}}" + "".join(f"  {n or '.':>{w}}" for n, w in zip(row, widths, strict=True)))
    return out


def _painted(rows: Sequence[str], plan: Layout) -> list[str]:
    """The last line is the total."""
    return [*rows[:-1], plan.paint("title", rows[-1])]


def render_markdown(comparisons: Sequence[Comparison]) -> str:
    """The table as GitHub-flavoured Markdown."""
    from dialogue_cli.report.markdown import escape

    names = [head for part in heads(comparisons) for head in part]
    out = [f"# {escape(title_of(comparisons))}", "", "| | " + " | ".join(map(_escaped, names)) + " |"]
    out.append("|---|" + "--:|" * len(names))
    out += [
        f"| {escape(line.label.replace(' -> ', ' → '))} | {' | '.join(map(str, line.counts))} |"
        for line in lines_of(comparisons)
    ]
    return "\n".join([*out, "", escape(KEY), "", f"<sub>{escape(made_by(comparisons[0].tool))}</sub>"]) + "\n"


def render_html(comparisons: Sequence[Comparison]) -> str:
    """The table as one self-contained page."""
    title = html_escape(title_of(comparisons))
    head = "".join(f'<th scope="col">{html_escape(name)}</th>' for part in heads(comparisons) for name in part)
    rows = "".join(_html_row(line) for line in lines_of(comparisons))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<table>\n<thead><tr><th scope="col">from, to</th>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        f'<p class="dim">{html_escape(KEY)}</p>\n<p class="dim">{html_escape(made_by(comparisons[0].tool))}</p>\n'
        "</body>\n</html>\n"
    )


def render_json(comparisons: Sequence[Comparison], selection: Selection | None = None) -> str:
    """``{"schema", "tool", "totals", "comparisons": [...]}``; each comparison is a dialogue-comparison/1 of its own.

    ``selection`` leaves out changes, never counts.
    """
    from dialogue_cli.report.json import dumps, render, summary_wire, tool_wire

    chosen = selection or Selection()
    parts = ",\n".join(render(filtered(c, chosen)).rstrip() for c in comparisons)
    totals = dumps(_added([summary_wire(c.summary) for c in comparisons]))
    tool = dumps(tool_wire(comparisons[0].tool))
    return f'{{"schema": {dumps(SCHEMA)},\n "tool": {tool},\n "totals": {totals},\n "comparisons": [\n{parts}]}}\n'


def render_jsonl(comparisons: Sequence[Comparison], selection: Selection | None = None) -> str:
    """The lines of each comparison in turn, each with its ``pair``."""
    import json

    from dialogue_cli.report.json import dumps
    from dialogue_cli.report.jsonl import render

    out = []
    for comparison in comparisons:
        pair = dict(zip(PAIR, _pair(comparison), strict=True))
        lines = render(filtered(comparison, selection or Selection())).splitlines()
        out += [dumps({**json.loads(line), "pair": pair}) + "\n" for line in lines]
    return "".join(out)


def render_csv(comparisons: Sequence[Comparison], selection: Selection | None = None) -> str:
    """One row a change, the pair in the first columns, what made it in the last."""
    from dialogue_cli.report.csv import COLUMNS, rows, table

    chosen = selection or Selection()
    found = ((*_pair(c), *row) for c in comparisons for row in rows(filtered(c, chosen)))
    return table((*PAIR, *COLUMNS), found, tool=comparisons[0].tool)


def _html_row(line: Line) -> str:
    cells = "".join(f"<td>{count}</td>" for count in line.counts)
    return f'<tr><th scope="row">{html_escape(line.label.replace(" -> ", " → "))}</th>{cells}</tr>\n'


def title_of(comparisons: Sequence[Comparison]) -> str:
    """The series (where it is one), how many pairs, from when to when."""
    sides = [side for c in comparisons for side in (c.old, c.new)]
    names = list(dict.fromkeys(one_line(side.series) for side in sides if side.series))
    days = sorted(side.date for side in sides if side.date)
    count = "1 comparison" if len(comparisons) == 1 else f"{len(comparisons)} comparisons in a row"
    span = f"{days[0]} to {days[-1]}" if days else ""
    return ", ".join(part for part in (" and ".join(names[:3]), count, span) if part)


def made_by(tool: Tool) -> str:
    """Version, hashes and settings in one line."""
    settings = "".join(f", {name} {value}" for name, value in tool.settings)
    return f"dialogue {tool.version}, lexicon {tool.lexicon[:19]}, weights {tool.weights[:19]}{settings}"


def _pair(comparison: Comparison) -> tuple[object, ...]:
    old, new = comparison.old, comparison.new
    return (old.id, old.date, new.id, new.date)


def _positions(comparison: Comparison) -> dict[str, int]:
    return positions(comparison, sides_of(comparison))


def _counts(comparison: Comparison, words: set[str]) -> tuple[int, ...]:
    summary, held = comparison.summary, _positions(comparison)
    return (
        *(summary.commitments[shift] for shift in COUNT_ORDER),
        *(held.get(word, 0) for word in POSITION_WORDS if word in words),
        *(sum(summary.kinds[kind] for kind in kinds) for _, kinds in KINDS),
    )


def _stacked(head: str) -> tuple[str, str]:
    """A head of two words or of a long one on two lines: strength-/ened, not/restated."""
    first, space, second = head.partition(" ")
    if space:
        return first, second
    if len(head) > 7 and head.endswith("ened"):
        return f"{head[:-4]}-", "ened"
    return "", head


def _added(summaries: Sequence[dict[str, object]]) -> dict[str, object]:
    """The sums of all counts; shares (``similarity``) have no sum and are left out."""
    out: dict[str, object] = {}
    for key, first in summaries[0].items():
        if isinstance(first, dict):
            out[key] = _added([row for row in (one[key] for one in summaries) if isinstance(row, dict)])
        elif isinstance(first, int):
            out[key] = sum(value for value in (one[key] for one in summaries) if isinstance(value, int))
    return out


def _escaped(head: str) -> str:
    from dialogue_cli.report.markdown import escape

    return escape(head)


_STYLE = (
    "body{font:11pt/1.4 system-ui,'Segoe UI',Arial,sans-serif;margin:1.5rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.3rem}table{border-collapse:collapse}"
    "th,td{padding:.25rem .6rem;border-bottom:1px solid #ccc;text-align:right}thead th:first-child{text-align:left}"
    "tbody th{text-align:left;font-weight:normal;white-space:nowrap}tbody tr:last-child>*{font-weight:bold}"
    ".dim{color:#595959;font-size:.9em}"
)
