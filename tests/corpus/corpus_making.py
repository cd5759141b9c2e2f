"""Small corpora for the tests of this folder, made of front matter and one unit a line."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dialogue_cli.corpus.entries import Entry
from dialogue_cli.corpus.fill import Maker
from dialogue_cli.corpus.front_matter import read_front_matter, write_front_matter
from dialogue_cli.errors import SourceError
from dialogue_cli.statement.model import Commitment, Statement, ThemeTag, Unit

AMERICAN = {"programme": "program", "programmes": "programs", "defence": "defense", "organisation": "organization"}


def put(root: Path, series: str, stem: str, lines: list[str], /, **meta: str | int | tuple[str, ...]) -> Path:
    """Write a statement file; ``date`` and ``meeting`` are also in its name."""
    folder = root / series
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.md"
    head = write_front_matter({"title": f"Meeting {stem}", "series": series, "date": stem[:10], **meta})
    path.write_text(head + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def read_lines(entry: Entry) -> Statement:
    """A reader with nothing clever in it: a unit a line, ``#`` a heading, "will" a commitment, "debris" a theme."""
    _, body = read_front_matter(entry.path.read_text(encoding="utf-8"))
    if "UNREADABLE" in body:
        raise SourceError("cannot be read", where=str(entry.path))
    units: list[Unit] = []
    section: tuple[str, ...] = ()
    text = ""
    for line in filter(None, body.split("\n")):
        words = line.removeprefix("# ")
        heading = line.startswith("# ")
        section = (words,) if heading else section
        start = len(text)
        text += words + "\n"
        pledge = (Commitment(True, 7, "will", "will"),) if " will " in line else ()
        themes = (ThemeTag("space.debris"),) if "debris" in line else ()
        kind = "heading" if heading else "sentence"
        unit = Unit(f"s{len(units) + 1}", kind, start, start + len(words), words, section=() if heading else section)  # type: ignore[arg-type]
        units.append(dataclasses.replace(unit, commitments=pledge, themes=themes, line=len(units) + 1))
    return Statement(id=entry.stem, title=entry.title, text=text, units=tuple(units), date=entry.date)


class Listening:
    """A maker that counts what it reads and keeps what is said."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.said: list[str] = []

    def maker(self, tags: str = "one") -> Maker:
        """Hand it to ``open_index``."""

        def read(entry: Entry) -> Statement:
            self.read.append(entry.stem)
            return read_lines(entry)

        return Maker(read=read, fold=lambda word: AMERICAN.get(word, word), tags=tags, say=self.said.append)
