"""How the commands read statements for the index: with all tags, and nothing loaded while the index is fresh."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.settings import Settings
from dialogue_cli.corpus.fill import Maker
from dialogue_cli.report.safe import one_line
from dialogue_cli.version import __version__

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.statement.model import Statement

LISTS = (".toml", ".tsv", ".txt")  # whatever word list changes, tags may change with it


def maker_for(settings: Settings) -> Maker:
    """A maker over the shipped and the user's word lists."""
    return Maker(
        read=reader_for(settings),
        fold=_fold,
        tags=tags_key(settings),
        progress=None if settings.quiet else _progress(),
        say=None if settings.quiet else note,
    )


def reader_for(settings: Settings) -> Callable[[Entry], Statement]:
    """Reads a statement of the corpus with its tags; the word lists are loaded at the first one."""
    loaded: list[Toolbox] = []

    def read(entry: Entry) -> Statement:
        from dialogue_cli.cli.operands import Found, load_tools
        from dialogue_cli.cli.operands import read as read_found

        if not loaded:
            loaded.append(load_tools(settings))
        return read_found(Found(entry.reference, path=str(entry.path), entry=entry), settings, loaded[0])

    return read


def tags_key(settings: Settings) -> str:
    """What the tags in an index depend on: the version and every word list, shipped and the user's."""
    from dialogue_cli import data

    digest = hashlib.sha256(__version__.encode())
    folder = Path(str(data.__file__)).parent
    shipped = sorted(path for path in folder.iterdir() if path.suffix in LISTS)
    for path in (*shipped, *map(Path, settings.lexicon)):
        digest.update(path.name.encode() + b"\0" + (path.read_bytes() if path.is_file() else b"") + b"\0")
    return f"{digest.hexdigest()} {settings.unit}"


@cache
def _spelling() -> Callable[[str], str]:
    from dialogue_cli.data import read_text
    from dialogue_cli.statement.folding import RULES_ONLY, parse_spelling

    try:
        return parse_spelling(read_text("spelling_en.tsv")).fold
    except FileNotFoundError:
        return RULES_ONLY.fold


def _fold(word: str) -> str:
    return _spelling()(word)


def note(sentence: str) -> None:
    """Something worth knowing that is no fault, on stderr."""
    print(f"dialogue: {one_line(sentence)}", file=sys.stderr)


def _progress() -> Callable[[int, int], None] | None:
    """A counter on stderr for a person who waits; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total >= 20 and (done % 10 == 0 or done == total):
            end = "\r\x1b[K" if done == total else ""
            print(f"\rindexing {done} of {total} statements{end}", end="", file=sys.stderr, flush=True)

    return show
