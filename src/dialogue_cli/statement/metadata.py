"""What a statement is: title, type, series, meeting, dates, place, parties, language, next meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogue_cli.sources.block import Block, Source
from dialogue_cli.statement.normalise import normalise

_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a Statement that are not its text. ``guessed`` names those read out of the text or file name."""

    id: str
    title: str
    type: str = "statement"
    series: str | None = None
    meeting: int | None = None
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    language: str | None = None
    source: str = ""
    next_meeting: str | None = None
    guessed: tuple[str, ...] = ()


def read_metadata(source: Source, given: Mapping[str, object], blocks: Sequence[Block]) -> Metadata:
    """What is given, then what the source's front matter says, then what can be read out of text and name."""
    meta = {**source.meta, **{key: value for key, value in given.items() if value not in (None, "")}}
    stem = source.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or source.name
    title = normalise(str(meta.get("title", ""))) or stem
    date = str(meta.get("date", ""))[:10] or None
    match = _FILE_DATE.search(stem)
    if date is None and match:
        date = match[0]
    return Metadata(id=str(meta.get("id", stem)), title=title, date=date, source=source.name)


def same_title(text: str, title: str) -> bool:
    """Whether a line says the title again, whatever its case and punctuation."""
    if not title or len(text) > len(title) + 40:
        return False
    return _letters(text) == _letters(title)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
