"""What must hold whatever comes in. Used by hypothesis (short, in `make test`) and by atheris (long, `make fuzz`)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from dialogue_cli import api
from dialogue_cli.errors import DialogueError
from dialogue_cli.report.csv import FORMULA
from dialogue_cli.report.registry import FORMATS, renderer
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.read import FORMATS as READ
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.comparison import Comparison
from dialogue_cli.statement.model import Statement

LIMITS = Limits(bytes=1 << 20, units=5_000, depth=60, expanded=4 << 20, pages=20)
TOOLS = api.load_toolbox()
#: A negative figure is a number to a spreadsheet too.
NUMBER = re.compile(r"-?\d+(\.\d+)?")
#: What a terminal obeys: every control but newline and tab, and the bidirectional formats.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def read_or_refuse(data: bytes, form: str | None) -> Statement | None:
    """Any bytes in any format end as a statement whose parts spell its text, or as one line that says why not."""
    try:
        source = parse_bytes(data, name="fuzz", format=form, limits=LIMITS)
        statement = build_statement(source)
    except DialogueError as refused:
        assert str(refused)
        assert "\n" not in str(refused).strip(), "an error is one line"
        return None
    check_statement(statement)
    return statement


def check_statement(statement: Statement) -> None:
    """Units in order with the text between them give back the text; nothing a terminal obeys is left in it."""
    end = 0
    for unit in statement.units:
        assert unit.start >= end
        assert statement.text[unit.start : unit.end] == unit.text
        end = unit.end
    assert end <= len(statement.text)
    assert len({unit.id for unit in statement.units}) == len(statement.units)


def compare_and_check(old: Statement, new: Statement) -> Comparison:
    """Every unit is in exactly one change, and edits give back both sides."""
    comparison = api.compare(api.tag(old, TOOLS), api.tag(new, TOOLS), toolbox=TOOLS)
    for side, statement in (("old", old), ("new", new)):
        named = [unit for change in comparison.changes for unit in getattr(change, side)]
        assert sorted(named) == sorted(unit.id for unit in statement.units)
    for change in comparison.changes:
        for side, statement, drop in (("old", old, "insert"), ("new", new, "delete")):
            words = " ".join(statement.unit(unit).text for unit in getattr(change, side))
            assert "".join(edit.text for edit in change.edits if edit.op != drop) == words
    return comparison


def render_and_check(comparison: Comparison) -> None:
    """No format fails; escapes never reach a terminal, markup never the page, formulas never a spreadsheet."""
    written = {name: renderer(name)(comparison) for name in FORMATS}
    text, page, table = written["text"], written["html"], written["csv"]
    assert isinstance(text, str)
    assert isinstance(page, str)
    assert isinstance(table, str)
    assert not OBEYED.search(text)
    assert page.count("<script>") == 1
    assert "<script>alert" not in page
    for row in csv.reader(io.StringIO(table)):
        assert not any(cell.lstrip(" ").startswith(FORMULA) for cell in row if not NUMBER.fullmatch(cell))


def formats() -> tuple[str | None, ...]:
    """Every format that can be read, and None for finding out."""
    return (None, *READ)


def all_in_one(data: bytes) -> None:
    """One input of the long run: the first byte chooses the format, the rest is cut in two documents."""
    if len(data) < 3:
        return
    choices = formats()
    form = choices[data[0] % len(choices)]
    cut = 2 + data[1] * (len(data) - 2) // 256
    old, new = read_or_refuse(data[2:cut], form), read_or_refuse(data[cut:], form)
    if old and new and len(old.units) + len(new.units) < 200:
        render_and_check(compare_and_check(old, new))


Property = Callable[[bytes], None]
