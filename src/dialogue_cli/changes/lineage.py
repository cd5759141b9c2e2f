"""Comparisons in a row -> threads: the life of each statement across the meetings of a series.

Every unit belongs to one thread. A split keeps its pieces in one thread; of statements that merge, the one with the
surest link lives on and the others end where they were merged. A thread that fell silent for one meeting and came back
is one thread, if the caller hands in what was found across the gap (``skips``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dialogue_cli.changes.pledges import pledges_of
from dialogue_cli.statement.comparison import Alignment, Change, Comparison, Course, Lineage, Shift, Thread, ThreadPoint
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass, field, replace

#: How a shift inside a living sentence reads on a timeline: a pledge gone from it is weaker, one come into it firmer.
_COURSES: dict[Shift, Course] = {
    "strengthened": "strengthened",
    "weakened": "weakened",
    "mixed": "mixed",
    "fulfilled": "fulfilled",
    "new": "strengthened",
    "dropped": "weakened",
}
_LABEL_WORDS = 9


@dataclass(slots=True)
class _Line:
    """A thread while it grows: units, course and change at each meeting where it speaks."""

    born: int
    units: dict[int, list[str]] = field(default_factory=dict)
    course: dict[int, Course] = field(default_factory=dict)
    change: dict[int, str] = field(default_factory=dict)
    ended: bool = False


def lineage_of(series: str, comparisons: Sequence[Comparison], skips: Mapping[int, Alignment] | None = None) -> Lineage:
    """Threads over statements that were compared one after the other (each ``new`` is the next ``old``).

    ``skips[n]`` links units of statement n with units of statement n + 2 that the meeting between them passes over.
    Headings have no threads. Ids count by first appearance, so that a later meeting renames no thread. Raises
    ValueError where there is nothing to compare or the comparisons do not follow each other.
    """
    statements = _in_a_row(comparisons)
    lines: list[_Line] = []
    at: dict[tuple[int, str], _Line] = {}
    for unit in _spoken(statements[0]):
        _begin(lines, at, 0, unit.id)
    for n, comparison in enumerate(comparisons, 1):
        bridge = (skips or {}).get(n - 2)
        _step(lines, at, n, comparison, {k.new: k.old for k in bridge.links} if bridge else {})
    units = [{u.id: u for u in s.units} for s in statements]
    threads = tuple(_thread(f"t{n}", line, statements, units) for n, line in enumerate(lines, 1))
    return Lineage(series, statements, threads, gaps_in(statements))


def passed_over(first: Comparison, second: Comparison) -> tuple[Statement, Statement]:
    """What to align across a meeting: units of the first statement and of the third that the second one lacks."""
    gone = {u for c in first.changes if not c.new for u in c.old}
    came = {u for c in second.changes if not c.old for u in c.new}
    return _only(first.old, gone), _only(second.new, came)


def gaps_in(statements: Iterable[Statement]) -> tuple[int, ...]:
    """Meeting numbers that are missing between the first and the last one known."""
    known = sorted({s.meeting for s in statements if s.meeting is not None})
    return tuple(n for n in range(known[0], known[-1]) if n not in known) if known else ()


def _only(statement: Statement, ids: set[str]) -> Statement:
    units = tuple(u for u in statement.units if u.id in ids and u.kind != "heading")
    return replace(statement, units=units)


def _in_a_row(comparisons: Sequence[Comparison]) -> tuple[Statement, ...]:
    if not comparisons:
        raise ValueError("a lineage needs at least one comparison")
    for before, after in pairwise(comparisons):
        if before.new.id != after.old.id:
            raise ValueError(f"the comparisons do not follow each other: {before.new.id!r} and {after.old.id!r}")
    return (comparisons[0].old, *(c.new for c in comparisons))


def _spoken(statement: Statement) -> list[Unit]:
    return [u for u in statement.units if u.kind != "heading"]


def _begin(lines: list[_Line], at: dict[tuple[int, str], _Line], n: int, unit: str) -> None:
    line = _Line(n, {n: [unit]}, {n: "introduced"})
    lines.append(line)
    at[n, unit] = line


def _step(
    lines: list[_Line], at: dict[tuple[int, str], _Line], n: int, comparison: Comparison, bridge: Mapping[str, str]
) -> None:
    """Carry every thread from statement n - 1 to statement n, in the new statement's order."""
    change_of = {u: c for c in comparison.changes for u in c.new}
    for unit in _spoken(comparison.new):
        change = change_of[unit.id]
        best = max((k for k in change.links if k.new == unit.id), key=lambda k: k.confidence, default=None)
        line = at.get((n - 1, best.old)) if best else None
        if line is None and unit.id in bridge:
            line = at.get((n - 2, bridge[unit.id]))
            if line is not None:
                line.course[n] = "revived"
        if line is None or line.ended:
            _begin(lines, at, n, unit.id)
            continue
        line.units.setdefault(n, []).append(unit.id)
        line.change[n] = change.id
        line.course.setdefault(n, _course(change, best.old if best else None))
        at[n, unit.id] = line
    _end_merged(at, n, comparison)


def _end_merged(at: Mapping[tuple[int, str], _Line], n: int, comparison: Comparison) -> None:
    """A thread whose words live on in another thread's unit shows that unit once more and ends there."""
    for change in comparison.changes:
        for link in change.links:
            line = at.get((n - 1, link.old))
            if line and n not in line.units and (n, link.new) in at:
                line.units[n] = [link.new]
                line.change[n] = change.id
                line.course[n] = _course(change, link.old)
                line.ended = True


def _course(change: Change, old_unit: str | None) -> Course:
    """What happened to the words of one old unit in a change."""
    shift = change.commitment.shift if change.commitment else None
    if change.commitment and len(change.old) > 1:
        parts = [p for p in change.commitment.parts if p.old_unit == old_unit]
        shift = parts[0].shift if parts else None
    if shift in _COURSES:
        return _COURSES[shift]
    return "kept" if change.kind == "unchanged" or change.spelling_only else "reworded"


def _thread(
    thread_id: str, line: _Line, statements: Sequence[Statement], known: Sequence[Mapping[str, Unit]]
) -> Thread:
    """A point a meeting from the first one of the series; silence is ``dropped`` once and then has no course."""
    points = []
    last: Course | None = None
    for n, statement in enumerate(statements):
        course = line.course.get(n)
        if n not in line.units:
            silent = n > line.born and last not in (None, "dropped", "fulfilled") and not _merged(line, n)
            course = "dropped" if silent else None
        units = [known[n][u] for u in line.units.get(n, ())]
        strongest = max(
            (u.commitment for u in units if u.commitment), key=lambda c: (c.is_commitment, c.strength), default=None
        )
        points.append(
            ThreadPoint(
                statement=statement.id,
                units=tuple(u.id for u in units),
                course=course,
                strength=strongest.strength if strongest else None,
                verb=strongest.verb if strongest else None,
                change=line.change.get(n),
            )
        )
        last = course or last
    units_said = [known[n][u] for n, row in sorted(line.units.items()) for u in row]
    themes = Counter(t.theme for u in units_said for t in u.themes)
    return Thread(thread_id, label_of(units_said[0]), tuple(points), tuple(t for t, _ in themes.most_common(3)))


def _merged(line: _Line, n: int) -> bool:
    return line.ended and n > max(line.units)


def label_of(unit: Unit) -> str:
    """A few words that name a thread: what is promised, or else how the sentence begins."""
    pledges = pledges_of([unit])
    clause = max(pledges, key=lambda p: p.tag.strength).clause.split() if pledges else []
    while clause and (clause[0].lower() in ("to", "that", "the", "our", "their") or not clause[0].strip(" ,;:.–-")):
        clause = clause[1:]
    words = clause if len(clause) >= 2 else unit.text.split()
    label = " ".join(words[:_LABEL_WORDS]).rstrip(" ,;:.–-")
    return label + " ..." if len(words) > _LABEL_WORDS else label
