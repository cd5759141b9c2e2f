"""Hits as lines of a concordance, as JSON, lines of JSON and CSV; counts a meeting with bars."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dialogue_cli.corpus.search import Count, Hit, sparkline
from dialogue_cli.corpus.vocabulary import Taken
from dialogue_cli.report.csv import table
from dialogue_cli.report.json import dumps
from dialogue_cli.report.layout import Layout, cells
from dialogue_cli.report.safe import one_line
from dialogue_cli.values import dataclass

HITS_SCHEMA = "dialogue-hits/1"
COUNTS_SCHEMA = "dialogue-hit-counts/1"
BATCH = 500  # lines that are aligned with one another before the first is printed
WIDEST_NODE = 40
LEAST_SIDE = 12
COLUMNS = (
    "statement", "series", "meeting", "date", "title", "unit", "kind", "section", "line", "left", "node", "right",
    "start", "end", "commitment", "strength", "rung", "themes", "rank",
)  # fmt: skip
COUNT_COLUMNS = ("statement", "series", "meeting", "date", "title", "hits", "units")


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the reader should know of how the query was taken. ``spellings`` are (word, other spellings found).

    ``version`` and ``lists`` (a hash over every list that the tags in the index depend on) say what made the hits.
    """

    query: str
    taken: tuple[Taken, ...] = ()
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    version: str = ""
    lists: str = ""

    def lines(self) -> list[str]:
        """In words, one line each."""
        taken = [
            f'"{item.word}" stands nowhere; taken for {_quoted(item.meant)}' if item.meant
            else f'"{item.word}" stands nowhere, nor anything like it'
            for item in self.taken
        ]  # fmt: skip
        return [*taken, *(f'"{word}" also finds {_quoted(others)}' for word, others in self.spellings)]


def _quoted(words: Sequence[str]) -> str:
    return " and ".join(f'"{word}"' for word in words)


def text(
    hits: Iterable[Hit], remarks: Remarks, layout: Layout, *, window: int | None, more: Callable[[], bool]
) -> Iterator[str]:
    """Aligned lines in batches as the hits come, then the totals; ``more`` tells whether the limit left some out."""
    count = 0
    statements: set[str] = set()
    batches = iter(hits)
    while batch := list(itertools.islice(batches, BATCH)):
        count += len(batch)
        statements.update(hit.statement for hit in batch)
        yield "".join(f"{line}\n" for line in lines(batch, layout, window))
    yield "".join(f"{one_line(line)}\n" for line in remarks.lines())
    yield totals(count, len(statements), more=more()) + "\n"


def totals(hits: int, statements: int, *, more: bool = False) -> str:
    """The last line: "3 hits in 1 statement"."""
    words = f"{hits} hit{'' if hits == 1 else 's'} in {statements} statement{'' if statements == 1 else 's'}"
    return f"first {words}; more with a higher --limit" if more else words


def lines(batch: Sequence[Hit], layout: Layout, window: int | None) -> Iterator[str]:
    """One line a hit: where, date, left context, node, right context; the nodes stand in one column."""
    names = [(one_line(hit.reference), hit.date or "-") for hit in batch]
    where = max(cells(name) for name, _ in names)
    when = max(len(day) for _, day in names)
    nodes = [one_line(hit.node) for hit in batch]
    node = min(WIDEST_NODE, max(cells(word) for word in nodes))
    side = max(LEAST_SIDE, (layout.width - where - when - node - 8) // 2)
    lefts = [_tail(hit.left, side, window) for hit in batch]
    rights = [_head(hit.right, side, window) for hit in batch]
    reach = max(cells(left) for left in lefts)
    for (name, day), left, word, right in zip(names, lefts, nodes, rights, strict=True):
        head = f"{name}{' ' * (where - cells(name))}  {day:<{when}}  {' ' * (reach - cells(left))}{left}  "
        painted = layout.paint("added", word) + " " * max(0, node - cells(word))
        yield f"{head}{painted}  {right}".rstrip()


def _tail(context: str, room: int, window: int | None) -> str:
    """The words right before the node; as many as fit, or ``window`` of them."""
    words = one_line(context).split()
    if window is not None:
        return " ".join(words[-window:] if window else [])
    kept = ""
    for word in reversed(words):
        longer = f"{word} {kept}".rstrip()
        if cells(longer) > room:
            break
        kept = longer
    return kept


def _head(context: str, room: int, window: int | None) -> str:
    """The words right after the node; a comma or full stop stays with it."""
    words = one_line(context).split()
    if window is not None:
        return " ".join(words[:window])
    kept = ""
    for word in words:
        longer = f"{kept} {word}".lstrip()
        if cells(longer) > room:
            break
        kept = longer
    return kept


def wire(hit: Hit, window: int | None = None) -> dict[str, Any]:
    """One hit as the JSON holds it. Offsets count code points in the unit's text, whatever the window."""
    left, right = (hit.left, hit.right) if window is None else (_tail(hit.left, 0, window), _head(hit.right, 0, window))
    return {
        "statement": hit.statement, "series": hit.series, "meeting": hit.meeting, "date": hit.date,
        "title": hit.title, "unit": hit.unit, "kind": hit.kind,
        "section": hit.section.split(" > ") if hit.section else [],
        "line": hit.line, "left": left, "node": hit.node, "right": right, "start": hit.start, "end": hit.end,
        "also": [list(place) for place in hit.also], "commitment": hit.commitment, "strength": hit.strength,
        "rung": hit.rung, "themes": list(hit.themes), "rank": hit.rank,
    }  # fmt: skip


def json(hits: Iterable[Hit], remarks: Remarks, *, window: int | None, more: Callable[[], bool]) -> Iterator[str]:
    """One document; a hit a line."""
    head = {"schema": HITS_SCHEMA, "query": remarks.query, **_remarks_wire(remarks)}
    yield dumps(head)[:-1] + ', "hits": ['
    for number, hit in enumerate(hits):
        yield ("\n " if number == 0 else ",\n ") + dumps(wire(hit, window))
    yield f'\n], "more": {dumps(more())}}}\n'


def _remarks_wire(remarks: Remarks) -> dict[str, Any]:
    return {
        "tool": {"version": remarks.version, "lists": remarks.lists},
        "taken": [{"word": item.word, "meant": list(item.meant)} for item in remarks.taken],
        "spellings": [{"word": word, "also": list(others)} for word, others in remarks.spellings],
    }


def jsonl(hits: Iterable[Hit], *, window: int | None) -> Iterator[str]:
    """A hit a line, each with its schema."""
    for hit in hits:
        yield dumps({"schema": HITS_SCHEMA, **wire(hit, window)}) + "\n"


def csv(hits: Iterable[Hit], *, window: int | None) -> Iterator[str]:
    """A row a hit, safe to open in a spreadsheet."""
    yield table(COLUMNS, ())
    for hit in hits:
        row = {**wire(hit, window), "section": hit.section, "themes": " ".join(hit.themes)}
        yield table((), [[row[name] for name in COLUMNS]]).lstrip("\r\n")


def thinned(values: Sequence[int], most: int) -> list[int]:
    """At most so many values, neighbours taken together by their highest, so that no peak is lost.

    >>> thinned([1, 2, 3, 4, 5], 3)
    [2, 4, 5]
    """
    size = -(-len(values) // max(1, most))
    return [max(values[at : at + size]) for at in range(0, len(values), size)] if size > 1 else list(values)


def counts_text(counts: Sequence[Count], remarks: Remarks, width: int) -> Iterator[str]:
    """A table a series: one line a meeting with its bar, and all meetings as one sparkline that fits the width."""
    for series, group in itertools.groupby(counts, key=lambda count: count.series):
        rows = list(group)
        most = max(row.hits for row in rows)
        found = sum(row.hits for row in rows)
        bars = sparkline(thinned([row.hits for row in rows], width - cells(series) - 14))
        yield f"{one_line(series)}  {bars}  {found} hit{'' if found == 1 else 's'}\n"
        name = max(cells(row.statement) for row in rows)
        for row in rows:
            bar = "#" * (round(20 * row.hits / most) if most else 0)
            line = (
                f"  {row.statement}{' ' * (name - cells(row.statement))}  {row.date or '-':<10}  {row.hits:>5}  {bar}"
            )
            yield line.rstrip() + "\n"
    yield "".join(f"{one_line(line)}\n" for line in remarks.lines())
    yield totals(sum(row.hits for row in counts), sum(1 for row in counts if row.hits)) + "\n"


def counts_wire(counts: Sequence[Count]) -> list[dict[str, Any]]:
    """The counts as JSON holds them; ``units`` lets a reader work out a rate."""
    return [{name: getattr(count, name) for name in COUNT_COLUMNS} for count in counts]


def counts_json(counts: Sequence[Count], remarks: Remarks) -> Iterator[str]:
    """One document."""
    head = {"schema": COUNTS_SCHEMA, "query": remarks.query, **_remarks_wire(remarks)}
    yield dumps({**head, "counts": counts_wire(counts)}) + "\n"


def counts_jsonl(counts: Sequence[Count]) -> Iterator[str]:
    """A meeting a line."""
    for row in counts_wire(counts):
        yield dumps({"schema": COUNTS_SCHEMA, **row}) + "\n"


def counts_csv(counts: Sequence[Count]) -> Iterator[str]:
    """A row a meeting."""
    yield table(COUNT_COLUMNS, [list(row.values()) for row in counts_wire(counts)])
