"""A Comparison as GitHub-flavoured Markdown for pull requests and job summaries.

All words of the statements are escaped, so that no mark-up, link or mention in them takes effect. Deleted and inserted
words stand in <del> and <ins>, which the usual hosts show as struck through and underlined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogue_cli.report import page
from dialogue_cli.report.phrases import arrowed
from dialogue_cli.statement.comparison import Comparison, Edit

# CommonMark 2.4 lists the characters a backslash may escape; "@" and "#" are escaped by entities, since a backslash
# does not stop GitHub from reading a mention or an issue number.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>|~$!&])")
# What opens a list, a rule or an underline at the start of a line; a backslash before a digit would be shown, so it
# stands before the dot ("2\. NEXT"). "2)" needs nothing more: every bracket is escaped.
_LINE_START = re.compile(r"^(\d+(?=\.(?:\s|$))|(?=[-+=]))")


def render(comparison: Comparison, *, everything: bool = False) -> str:
    """The report; unchanged text is left out unless ``everything``."""
    return "\n".join(_lines(comparison, everything)) + "\n"


def escape(text: str) -> str:
    """Text as Markdown that shows the same characters and nothing else."""
    return _LINE_START.sub(r"\1\\", escape_inline(" ".join(text.split())))


def escape_inline(text: str) -> str:
    """As :func:`escape` for words inside a line; white space becomes single spaces, and those at the ends stay."""
    safe = _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
    return safe.replace("#", "&#35;").replace("@", "&#64;").replace("://", ":&#47;/")


def _lines(comparison: Comparison, everything: bool) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"# {escape(new.series or new.title or 'Comparison')}"
    yield ""
    for name, side in (("old", old), ("new", new)):
        yield f"- {name}: {escape(side.date or 'undated')} {escape(side.title)} ({len(side.units)} units)"
    for warning in comparison.warnings:
        yield f"- warning: {escape(warning)}"
    yield ""
    yield from _figures(comparison)
    yield from _commitments(comparison)
    yield "## Changes"
    yield ""
    for block in page.blocks(comparison):
        rows = [row for row in block.rows if everything or row.kind != "unchanged" or row.badge]
        if not rows:
            continue
        if block.heading:
            yield f"### {escape(block.heading)}"
            yield ""
        for row in rows:
            yield from _row(row)
    tool = comparison.tool
    settings = "".join(f", {name} {value}" for name, value in tool.settings)
    told = f"dialogue {tool.version}, lexicon {tool.lexicon[:19]}, weights {tool.weights[:19]}{settings}"
    yield f"<sub>{escape(told)}</sub>"


def _figures(comparison: Comparison) -> Iterator[str]:
    yield "| what | count |"
    yield "|---|--:|"
    for group in page.figures(comparison):
        yield f"| **{group.name}** | |"
        for figure in group.figures:
            yield f"| {escape(figure.label)} | {escape(figure.value)} |"
    yield ""


def _commitments(comparison: Comparison) -> Iterator[str]:
    groups = page.groups(comparison)
    if not groups:
        return
    yield "## Commitments and positions"
    yield ""
    yield "| what | force | words | change |"
    yield "|---|---|---|---|"
    for group in groups:
        for row in group.lines:
            word = f"position {group.word}" if group.shift.startswith("stance-") else group.word
            hint = f"<br>*{escape(arrowed(row.hint))}*" if row.hint else ""
            yield f"| {word} | {escape(arrowed(row.force))} | {escape(row.text)}{hint} | {row.ref} |"
    yield ""


def _row(row: page.Row) -> Iterator[str]:
    badge = f" **{escape(row.badge)}**" if row.badge else ""
    yield f"**{row.label}** {row.id} ({escape(row.where)}){badge}"
    yield ""
    yield f"> {''.join(_edit(edit) for edit in row.edits)}"
    yield ""
    for signal in row.signals:
        yield f"- {signal.kind}: {escape(signal.words)}"
    for near in row.related:
        yield f"- perhaps {escape(near.text)} ({near.confidence})"
    if row.signals or row.related:
        yield ""


def _edit(edit: Edit) -> str:
    """Tags, not stars and tildes: emphasis marks next to a bracket or inside a word are not read as emphasis."""
    text = escape_inline(edit.text)
    return {"equal": text, "delete": f"<del>{text}</del>", "insert": f"<ins>{text}</ins>"}[edit.op]
