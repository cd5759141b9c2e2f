"""A Note as Word, Markdown or HTML. Nothing is judged or left out here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogue_cli.report.markdown import escape
from dialogue_cli.report.note import Item, Note
from dialogue_cli.report.ooxml import UNBROKEN, Paragraph, Run, Table, write_document

FORMATS = ("docx", "markdown", "html")


def write(note: Note, form: str, *, date: str | None = None) -> str | bytes:
    """``form`` is one of :data:`FORMATS`; ``date`` (ISO) stamps a Word file's properties."""
    if form == "docx":
        return write_document(
            _word(note), title=note.title, author="dialogue", date=f"{date or '1980-01-01'}T00:00:00Z"
        )
    if form == "markdown":
        return "\n".join(_markdown(note)) + "\n"
    from dialogue_cli.report.html import fill

    return fill("note.html.j2", note=note, left_out=left_out(note), doubt=_doubt)


def left_out(note: Note) -> str:
    """The line that says what two pages do not hold; empty where all is there."""
    if not note.left_out:
        return ""
    told = ", ".join(f"{count} {_many(label, count)}" for label, count in note.left_out)
    return f"Not on these pages: {told}. The full redline has them."


def _many(label: str, count: int) -> str:
    """The label inside a sentence: "2 new positions"."""
    low = f"{label[0].lower()}{label[1:]}"
    return low if count == 1 else low.replace("position", "positions")


def _word(note: Note) -> Iterator[Paragraph | Table]:
    yield Paragraph((Run(re.sub(r"(?<=\d)-(?=\d)", UNBROKEN, note.title)),), "Title")
    for line in (*note.sources, *note.warnings):
        yield Paragraph((Run(line),), "Note")
    yield Table((("Figures", ""), *note.figures), (1700, 7900))
    for section in note.sections:
        yield Paragraph((Run(section.title),), "Heading2")
        for item in section.items:
            yield Paragraph(tuple(_word_item(item)), "Normal", bullet=True)
    if note.left_out:
        yield Paragraph((Run(left_out(note), italic=True),))
    yield Paragraph((Run(note.footer),), "Note")


def _word_item(item: Item) -> Iterator[Run]:
    yield Run(item.label, bold=True)
    yield Run(f" ({item.force}): " if item.force else ": ")
    for number, quote in enumerate(item.quotes):
        yield Run(" → " if number else "")
        yield Run(f"“{quote.words}” ")
        yield Run(f"({quote.side}, {quote.place})", italic=True)
    if item.remark:
        yield Run(f". {item.remark}")
    if item.unsure:
        yield Run(f". {_doubt(item)}", italic=True)


def _doubt(item: Item) -> str:
    """What is unsure of an item; the label of one that is unsure as a whole says so already."""
    told = item.unsure
    return f"{told[0].upper()}{told[1:]}" if item.kind == "unsure" else f"Unsure: {told}"


def _markdown(note: Note) -> Iterator[str]:
    yield f"# {escape(note.title)}"
    yield ""
    for line in (*note.sources, *note.warnings):
        yield f"- {escape(line)}"
    yield ""
    yield "| figures | |"
    yield "|---|---|"
    for name, told in note.figures:
        yield f"| {name} | {told} |"
    for section in note.sections:
        yield ""
        yield f"## {escape(section.title)}"
        yield ""
        for item in section.items:
            yield f"- {_markdown_item(item)}"
    if note.left_out:
        yield ""
        yield f"*{left_out(note)}*"
    yield ""
    yield f"<sub>{escape(note.footer)}</sub>"


def _markdown_item(item: Item) -> str:
    quotes = " → ".join(f"“{escape(q.words)}” *({q.side}, {escape(q.place)})*" for q in item.quotes)
    force = f" ({escape(item.force)})" if item.force else ""
    remark = f". {escape(item.remark)}" if item.remark else ""
    unsure = f". *{escape(_doubt(item))}*" if item.unsure else ""
    return f"**{item.label}**{force}: {quotes}{remark}{unsure}"
