"""Two operands, or two statements, to a ``Comparison``, with what readers decided on the pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dialogue_cli.cli.operands import find_pair, load_tools, read
from dialogue_cli.cli.settings import Settings
from dialogue_cli.values import replace

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.statement.comparison import Comparison
    from dialogue_cli.statement.model import Statement


def compare_operands(old: str, new: str | None, settings: Settings) -> Comparison:
    """Both operands to a Comparison; what was skipped between the two is named, and read for what it restates."""
    from dialogue_cli.api import compare
    from dialogue_cli.cli.between import between, with_those_between
    from dialogue_cli.cli.review_store import verdicts_on

    first, second = find_pair(old, new, settings)
    tools = load_tools(settings)
    before, after = read(first, settings, tools), read(second, settings, tools)
    signed, labels, told = verdicts_on(before, after, settings)
    result = compare(before, after, signed=signed, labels=labels, toolbox=tools)
    skipped = between(first, second, settings)
    warnings = (*result.warnings, *told)
    if skipped:
        days = sorted({day for day, _ in skipped})
        lie = "lies" if len(days) == 1 else "lie"
        result = replace(result, warnings=(f"between them {lie} {_days(days)}, not compared", *warnings))
        result = with_those_between(result, skipped, settings, tools)
        warnings = result.warnings
    return replace(result, warnings=warnings, tool=tools.tool(settings.of_result()))


def _days(days: Sequence[str]) -> str:
    """Days one by one where few, else their number with the first and the last."""
    if len(days) > 6:
        return f"{len(days)} statements, {days[0]} to {days[-1]}"
    return ", ".join(days)


def compare_two(old: Statement, new: Statement, settings: Settings, tools: Toolbox) -> Comparison:
    """One pair with what readers decided on it. Raises DataError for a verdict file with a fault."""
    from dialogue_cli.api import compare
    from dialogue_cli.cli.review_store import verdicts_on

    signed, labels, told = verdicts_on(old, new, settings)
    result = compare(old, new, signed=signed, labels=labels, toolbox=tools)
    return replace(result, warnings=(*result.warnings, *told))
