"""``dialogue explain``: the words, rules and rivals behind one verdict, in a form that can be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.comparing import compare_operands
from dialogue_cli.cli.diff import layout_for
from dialogue_cli.cli.operands import exists, load_tools
from dialogue_cli.cli.output import format_asked, warn, write, write_machine
from dialogue_cli.cli.review_store import verdicts_on
from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.errors import UsageError
from dialogue_cli.report.explanation_writers import FORMATS, to_json, to_markdown, to_text

if TYPE_CHECKING:
    from dialogue_cli.align.explain import Rival
    from dialogue_cli.api import Toolbox
    from dialogue_cli.report.explanation import Reasons, Rivals
    from dialogue_cli.statement.comparison import Change, Comparison

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="OLD NEW ID",
        show_default=False,
        help="Two statements (or a series alone for its last two), then a change (c7) or a unit (old:s3, new:s8).",
    ),
]


def command(
    words: Words,
    *,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    verdicts: options.Verdicts = None,
    ignore_verdicts: options.IgnoreVerdicts = False,
    unit: options.UnitOption = None,
    color: options.Color = None,
    palette: options.Palette = None,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> int:
    """Say why one change was judged as it was: words, lexicon entries, candidates, rule, signals, hashes."""
    from dialogue_cli.report.explain import find_change
    from dialogue_cli.report.explanation import explain

    settings = load_settings(
        {"color": color, "palette": palette, "width": width, "unit": unit, "corpus": corpus, "lexicon": lexicon,
         "quiet": quiet, "verdicts": verdicts, "ignore_verdicts": ignore_verdicts}
    )  # fmt: skip
    name = format_asked(form, output, FORMATS)
    old, new, wanted = _parted(words)
    comparison = compare_operands(old, new, settings)
    change = find_change(comparison, wanted)
    for warning in comparison.warnings:
        warn(warning, settings)
    tools = load_tools(settings)
    rivals, reasons = _rivals(comparison, change, settings, tools), _reasons(comparison, change, tools)
    found = explain(comparison, change, rivals=rivals, reasons=reasons, link_at=tools.weights.link_at)
    if name == "text":
        write(to_text(found, layout_for(settings, output)), output=output, force=force)
    elif name == "markdown":
        write_machine(to_markdown(found), output=output, force=force)
    else:
        text = to_json(found, rivals=rivals, reasons=reasons, link_at=tools.weights.link_at)
        write_machine(text, output=output, force=force)
    return 0


def _parted(words: list[str]) -> tuple[str, str | None, str]:
    """Operands and the id, which stands last. Raises UsageError for too few or too many words."""
    if len(words) == 3:
        return words[0], words[1], words[2]
    if len(words) == 2 and not exists(words[1]):
        return words[0], None, words[1]
    raise UsageError("needs OLD NEW ID", where=" ".join(words), do="for example: dialogue explain old.md new.md c7")


def _rivals(comparison: Comparison, change: Change, settings: Settings, tools: Toolbox) -> Rivals:
    """The candidates of every unit of the change, its old side first."""
    from dialogue_cli.align.explain import rivals_of

    signed, _, _ = verdicts_on(comparison.old, comparison.new, settings)
    linked = {(link.old, link.new) for link in change.links}
    out: dict[tuple[str, str], tuple[Rival, ...]] = {}
    for side, units in (("old", change.old), ("new", change.new)):
        if not units:
            continue
        rows = rivals_of(comparison.old, comparison.new, tools.weights, units, "old" if side == "old" else "new",
                         linked=linked, signed=signed)  # fmt: skip
        out |= {(side, unit): rivals for unit, rivals in rows.items()}
    return out


def _reasons(comparison: Comparison, change: Change, tools: Toolbox) -> Reasons:
    """For every commitment of the change the words that made it, by the lexicon of its statement's language."""
    from dialogue_cli.api import lexicons_for
    from dialogue_cli.tags.explain import why

    out = {}
    for side, statement, ids in (("old", comparison.old, change.old), ("new", comparison.new, change.new)):
        lists = lexicons_for(statement.language, tools).commitments
        lexicon = lists.get(statement.language or "en") or lists["en"]
        for unit in (statement.unit(name) for name in ids):
            if unit.commitments:
                out[side, unit.id] = tuple(why(tag, lexicon) for tag in unit.commitments)
    return out
