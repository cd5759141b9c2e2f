"""The life of statements over many meetings: one line a thread, every wording of one thread, JSON and rows.

A sign a meeting: ``o`` introduced, ``=`` kept, ``~`` reworded, ``^`` strengthened, ``v`` weakened, ``%`` mixed,
``*`` fulfilled, ``x`` dropped, ``r`` revived, ``.`` silent. The signs carry the meaning, colour repeats it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dialogue_cli.report.layout import Layout, cells, pieces_of, shorten, wrap
from dialogue_cli.report.review_marks import signatures
from dialogue_cli.report.safe import one_line
from dialogue_cli.statement.comparison import Change, Comparison, Lineage, Thread, ThreadPoint, Tool
from dialogue_cli.statement.model import Statement, Unit

SCHEMA = "dialogue-lineage/1"
SIGNS = {
    "introduced": "o",
    "kept": "=",
    "reworded": "~",
    "strengthened": "^",
    "weakened": "v",
    "mixed": "%",
    "fulfilled": "*",
    "dropped": "x",
    "revived": "r",
}
STYLES = {"strengthened": "gain", "introduced": "gain", "revived": "gain", "fulfilled": "gain", "weakened": "loss",
          "dropped": "loss", "mixed": "doubt", "kept": "quiet"}  # fmt: skip
COLUMNS = ("thread", "label", "themes", "statement", "meeting", "date", "course", "strength", "verb", "units", "change",
           "text")  # fmt: skip
CELL = 16  # a sign, a space, a verb and its strength
LABEL = 34


def render(lineage: Lineage, threads: Sequence[Thread], *, layout: Layout, most: int | None = None) -> str:
    """The timeline of ``threads`` (a choice from the lineage), at most ``most`` lines, with the key of the signs."""
    shown = threads[:most] if most else threads
    out = list(_head(lineage, layout))
    wide = LABEL + 8 + CELL * len(lineage.statements) <= max(layout.width, 80)
    out += _wide(lineage, shown, layout) if wide else _narrow(lineage, shown, layout)
    if len(shown) < len(threads):
        out.append(f"{len(threads) - len(shown)} more threads: --all")
    out.append(layout.paint("quiet", "  ".join(f"{sign} {course}" for course, sign in SIGNS.items()) + "  . silent"))
    return "\n".join(line.rstrip() for line in out) + "\n"


def render_thread(lineage: Lineage, thread: Thread, comparisons: Sequence[Comparison], *, layout: Layout) -> str:
    """Every wording of one thread in order, each redlined against the one before, then what is merely related."""
    out = [f"thread {thread.id}  {one_line(thread.label)}  {', '.join(thread.themes)}".rstrip(), ""]
    before: str | None = None
    for meeting, (statement, point) in enumerate(zip(lineage.statements, thread.points, strict=True)):
        if point.course is None and not point.units:
            continue
        sign = layout.paint(STYLES.get(point.course or "", ""), f"{sign_of(point)} {point.course or 'kept'}")
        out.append(f"{_when(statement)}  {sign}  {force_of(point)}  {' '.join(point.units)}".rstrip())
        text = " ".join(statement.unit(unit).text for unit in point.units)
        if text:
            out += wrap(_redline(before, text), layout, "    ")
            before = text
        change = _change_of(point, comparisons[meeting - 1]) if meeting else None
        out += [f"    {one_line(note)}" for note in (signatures(change) if change else ())]
        out.append("")
    related = list(_see_also(thread, comparisons))
    if related:
        out.append("see also (related, not linked)")
        out += [f"  {where}  {shorten(text, max(40, layout.width - 30))}" for where, text in related]
    return "\n".join(out).rstrip() + "\n"


def _change_of(point: ThreadPoint, comparison: Comparison) -> Change | None:
    """The change that brought a thread to this wording; None where it came by another way."""
    return next((c for c in comparison.changes if c.id == point.change), None)


def to_json(lineage: Lineage, threads: Iterable[Thread], tool: Tool) -> str:
    """``{"schema", "tool", "series", "statements", "gaps", "threads"}``, newline at the end."""
    by_id = {statement.id: statement for statement in lineage.statements}
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"version": tool.version, "lexicon": tool.lexicon, "weights": tool.weights,
                 "settings": dict(tool.settings)},
        "series": lineage.series,
        "statements": [{"id": s.id, "meeting": s.meeting, "date": s.date, "title": s.title}
                       for s in lineage.statements],
        "gaps": list(lineage.gaps),
        "threads": [
            {"id": t.id, "label": t.label, "themes": list(t.themes),
             "points": [_point(p, by_id[p.statement]) for p in t.points if p.units or p.course]}
            for t in threads
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def rows(lineage: Lineage, threads: Iterable[Thread]) -> Iterator[tuple[object, ...]]:
    """One row a thread and meeting, by :data:`COLUMNS`; meetings at which a thread is silent have no row."""
    by_id = {statement.id: statement for statement in lineage.statements}
    for thread in threads:
        for point in thread.points:
            if point.units or point.course:
                of = by_id[point.statement]
                text = " ".join(of.unit(unit).text for unit in point.units)
                yield (thread.id, thread.label, " ".join(thread.themes), of.id, of.meeting, of.date, point.course,
                       point.strength, point.verb, " ".join(point.units), point.change, text)  # fmt: skip


def _point(point: ThreadPoint, statement: Statement) -> dict[str, Any]:
    return {
        "statement": point.statement,
        "course": point.course,
        "strength": point.strength,
        "verb": point.verb,
        "change": point.change,
        "units": [{"id": unit, "text": statement.unit(unit).text} for unit in point.units],
    }


def _head(lineage: Lineage, layout: Layout) -> Iterator[str]:
    first, last = lineage.statements[0], lineage.statements[-1]
    count = f"{len(lineage.statements)} statements, {_when(first)} to {_when(last)}"
    yield layout.paint("title", f"{one_line(lineage.series) or 'threads'}  {count}")
    if lineage.gaps:
        told = ", ".join(str(gap) for gap in lineage.gaps)
        yield layout.paint("warning", f"missing from the corpus: meeting {told}")


def _wide(lineage: Lineage, threads: Sequence[Thread], layout: Layout) -> Iterator[str]:
    yield f"{'':6} {'':{LABEL}} " + "".join(f"{_when(s)[:10]:<{CELL}}" for s in lineage.statements)
    for thread in threads:
        line = f"{thread.id:<6} {_padded(thread.label, LABEL)} "
        for point in thread.points:
            told = f"{sign_of(point)} {force_of(point)}" if point.units else sign_of(point)
            told = _cell(told)
            line += layout.paint(STYLES.get(point.course or "", ""), told)
            line += " " * max(1, CELL - cells(told))
        yield line


def _cell(told: str) -> str:
    """A sign, a verb and its strength for a cell: the last words of a long verb go, since the strength says more."""
    words = told.split()
    while cells(" ".join(words)) >= CELL and len(words) > 3:
        del words[-2]
    return shorten(" ".join(words), CELL - 1)


def _narrow(lineage: Lineage, threads: Sequence[Thread], layout: Layout) -> Iterator[str]:
    """One sign a meeting; a ruler marks the first statement of each year."""
    if layout.width >= LABEL + 8 + len(lineage.statements) or not layout.wrap:
        yield f"{'':6} {'':{LABEL}} {_ruler(lineage.statements)}"
    for thread in threads:
        signs = "".join(layout.paint(STYLES.get(p.course or "", ""), sign_of(p)) for p in thread.points)
        yield f"{thread.id:<6} {_padded(thread.label, LABEL)} {signs}"


def _ruler(statements: Sequence[Statement]) -> str:
    line, year = "", ""
    for number, statement in enumerate(statements):
        now = (statement.date or "")[:4]
        if now != year and len(line) <= number:
            line = f"{line:<{number}}{now} "
        year = now
    return line


def sign_of(point: ThreadPoint) -> str:
    """The sign of a meeting: its course, "=" where the thread just speaks, "." where it is silent."""
    if point.course:
        return SIGNS[point.course]
    return "=" if point.units else "."


def force_of(point: ThreadPoint) -> str:
    """Verb and strength at a meeting, empty where nothing is pledged or said."""
    if point.strength is None:
        return ""
    return f"{point.verb or ''} {point.strength}".strip()


def _when(statement: Statement) -> str:
    return statement.date or statement.id


def _padded(text: str, width: int) -> str:
    short = shorten(text, width)
    return short + " " * max(0, width - cells(short))


def _redline(before: str | None, text: str) -> list[tuple[str, str]]:
    from dialogue_cli.changes.edits import edits_between

    if before is None:
        return [("", one_line(text))]
    return pieces_of(edits_between(before, text))


def _see_also(thread: Thread, comparisons: Sequence[Comparison]) -> Iterator[tuple[str, str]]:
    """Where the thread was dropped: what came closest in the text that dropped it."""
    for last, point, comparison in zip(thread.points, thread.points[1:], comparisons, strict=False):
        if point.course != "dropped" or not last.units:
            continue
        for change in comparison.changes:
            if set(last.units) & set(change.old):
                for near in change.related:
                    unit: Unit = (comparison.new if near.side == "new" else comparison.old).unit(near.unit)
                    yield f"{_when(comparison.new)} {near.unit} {near.confidence:.0%}", unit.text
