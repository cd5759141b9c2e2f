"""Long tables for a spreadsheet or a statistics program: their columns, each with its type and meaning, and no more.

Every table has one row a thing and the same last columns, which say what made the row: a row that is copied out of its
file can still be traced. ``docs/export.md`` is written from these columns, and a test holds it to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from dialogue_cli.report import export_rows
from dialogue_cli.report.csv import made_by
from dialogue_cli.statement.comparison import Comparison, Lineage, Tool
from dialogue_cli.statement.model import Statement
from dialogue_cli.values import dataclass

Type = Literal["text", "date", "whole", "number", "truth"]
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``text``, ``date`` (ISO), ``whole`` number, ``number`` with a fraction, or ``truth`` value."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Series:
    """What one series gives: its statements, and where a table needs them, comparisons in a row and threads."""

    statements: tuple[Statement, ...]
    comparisons: tuple[Comparison, ...] = ()
    lineage: Lineage | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row of it is, its own columns, and the function that makes the rows of one series."""

    name: str
    row: str
    columns: tuple[Column, ...]
    rows: Callable[[Series, export_rows.Names], Iterator[Row]]


def _columns(words: str) -> tuple[Column, ...]:
    """Columns from lines of ``name type meaning``."""
    found = []
    for line in filter(None, words.splitlines()):
        name, kind, meaning = line.split(maxsplit=2)
        found.append(Column(name, _type(kind), meaning))
    return tuple(found)


def _type(word: str) -> Type:
    types: dict[str, Type] = {"text": "text", "date": "date", "whole": "whole", "number": "number", "truth": "truth"}
    return types[word]


#: The last columns of every table.
MADE_BY = _columns("""
tool_version text version of dialogue that made the row
lexicon_sha256 text hash of all word lists used: commitments, positions, actors, themes
weights_sha256 text hash of the weights of the aligner
settings text settings that can change a result, as name=value; name=value
""")

_STATEMENT = """
series text name of the series, empty for files of none
statement text id of the statement
meeting whole number of the meeting in its series
date date first day of the meeting
"""

_PAIR = """
series text name of the series, empty for files of none
old_statement text id of the earlier statement
old_date date its date
new_statement text id of the next statement of the series
new_date date its date
"""

COMMITMENTS = _columns(
    _STATEMENT
    + """
title text title of the statement
unit text id of the sentence or item that holds the pledge
unit_kind text sentence, item, paragraph or line
section text headings above the unit, outermost first, parted by " / "
paragraph whole number of the paragraph, from 1
line whole line of the source where the unit begins
strength whole how firm, 0 (report) to 10 (bind); a commitment has 5 or more
rung text name of that strength: bind, decide, commit, will, determined, intend
band text binding (10, 9), pledge (8, 7) or intention (6, 5)
verb text governing verb as the lexicon names it
actor text who pledges, in the statement's words
actor_kind text parties (all of them), party (one, or a body of theirs), others, none
addressee text to whom, in the statement's words
deadline text the time bound, in the statement's words
deadline_earliest date first day that it allows
deadline_latest date last day that it allows
hedges text conditions and softeners, parted by "; "
boosters text words that raise the tone, parted by "; "
quantities text amounts, in the statement's words, parted by "; "
negated truth whether the pledge is not to do something
restated truth whether the words say that it was pledged before
themes text theme tags of the unit, parted by spaces
text text the unit, in full
statement_words whole words of the statement, headings left out
statement_commitments whole commitments of the statement
commitments_per_1000_words number statement_commitments by statement_words, times 1,000
source text where the statement comes from
source_sha256 text hash of the bytes it was read from
"""
)

CHANGES = _columns(
    _PAIR
    + """
change text id of the change in this comparison
kind text unchanged, reworded, split, merged, added or removed
moved truth whether it stands in another order
shift text what became of the commitment: strengthened, weakened, mixed, same, fulfilled, new, dropped, unsure
old_strength whole how firm it was, 0 to 10
new_strength whole how firm it is, 0 to 10
stance_shift text hardened or softened, where a position changed its degree
old_stance text rung of the earlier position
new_stance text rung of the later position
position_new text rungs of firm positions that the earlier statement does not take on their target, parted by "; "
position_gone text rungs of firm positions that the later statement does not take on their target, parted by "; "
signals text what differs in a linked pair: kind, old words, new words; parted by "; "
similarity number share of characters that stayed, 0 to 1
confidence number probability of the weakest link; where nothing is linked, that there is no partner
spelling_only truth whether only British and American forms differ
restated_in text dates of statements in between that still held what is removed, parted by spaces
related text units of the other side that are close but not linked, parted by spaces
themes text theme tags, parted by spaces
section text headings above it, in the later statement where it stands there
old_units text ids on the earlier side, parted by spaces
new_units text ids on the later side, parted by spaces
old_text text the earlier words, in full
new_text text the later words, in full
redline text both as wdiff writes them: [-gone-] {+come+}
old_words whole words of the earlier statement, headings left out
new_words whole words of the later statement, headings left out
pair_kind whole changes of this kind in this comparison
pair_kind_per_1000_words number the same by 1,000 words of the later statement (of the earlier one for removed)
pair_shift whole changes with this shift in this comparison
pair_shift_per_1000_words number the same by 1,000 words of the later statement (of the earlier one for dropped)
old_sha256 text hash of the bytes of the earlier statement
new_sha256 text hash of the bytes of the later statement
"""
)

THEMES = _columns(
    _STATEMENT
    + """
theme text id of the theme, such as space.debris
label text its name
group text its group
units whole units that bear the theme
statement_units whole units of the statement, headings left out
share number units by statement_units, 0 to 1
words whole words of those units
statement_words whole words of the statement, headings left out
units_per_1000_words number units by statement_words, times 1,000
change number difference of the share from that of the statement before
source_sha256 text hash of the bytes of the statement
"""
)

THREADS = _columns(
    """
series text name of the series, empty for files of none
thread text id of the thread in this lineage
label text a few words of its first wording
pledged truth whether a unit of the thread is a commitment at any meeting
meetings whole statements in which the thread is heard
statement text id of the statement
meeting whole number of the meeting in its series
date date first day of the meeting
course text introduced, kept, reworded, strengthened, weakened, mixed, fulfilled, dropped or revived
strength whole how firm the wording is at this meeting, 0 to 10
verb text governing verb at this meeting
change text id of the change that brought it there, in the comparison with the statement before
units text ids of its units at this meeting, parted by spaces; empty where dropped
unit_count whole number of those units
words whole their words
words_per_1000_words number words by the words of the statement, times 1,000
themes text theme tags of the thread, parted by spaces
text text the wording at this meeting, in full
source_sha256 text hash of the bytes of the statement
"""
)


def _commitments(series: Series, themes: export_rows.Names) -> Iterator[Row]:
    del themes
    return export_rows.commitments(series.statements)


def _changes(series: Series, themes: export_rows.Names) -> Iterator[Row]:
    del themes
    return export_rows.changes(series.comparisons, [column.name for column in CHANGES])


def _themes(series: Series, themes: export_rows.Names) -> Iterator[Row]:
    return export_rows.themes(series.statements, themes)


def _threads(series: Series, themes: export_rows.Names) -> Iterator[Row]:
    del themes
    return export_rows.threads(series.lineage) if series.lineage else iter(())


TABLES: dict[str, Table] = {
    "commitments": Table("commitments", "a commitment of a statement", COMMITMENTS, _commitments),
    "changes": Table("changes", "a change between two successive statements", CHANGES, _changes),
    "themes": Table("themes", "a theme in a statement", THEMES, _themes),
    "threads": Table("threads", "a thread at a meeting where it speaks or falls silent", THREADS, _threads),
}
#: Tables that need the comparisons of successive statements, and the one that needs threads.
COMPARED = ("changes", "threads")


def columns_of(table: Table) -> tuple[Column, ...]:
    """All columns of a table, those that say what made a row last."""
    return (*table.columns, *MADE_BY)


def rows_of(table: Table, series: Iterable[Series], themes: export_rows.Names, tool: Tool) -> Iterator[Row]:
    """The rows of every series in turn, by :func:`columns_of`. ``themes`` names every theme."""
    last = made_by(tool)
    for one in series:
        for row in table.rows(one, themes):
            yield (*row, *last)


_HEAD = ("| column | type | meaning |", "|---|---|---|")


def document() -> str:
    """The reference part of ``docs/export.md``: every column with its type and meaning."""
    out = []
    for table in TABLES.values():
        out += [f"## `--table {table.name}`", "", f"One row is {table.row}.", "", *_HEAD]
        out += [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in table.columns]
        out.append("")
    out += ["## The last columns of every table", "", *_HEAD]
    out += [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in MADE_BY]
    return "\n".join(out) + "\n"
