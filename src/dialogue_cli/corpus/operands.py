"""What was named to ``corpus add``: files, folders and patterns to a list of files, links out of a folder left out."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from dialogue_cli.corpus.entries import inside
from dialogue_cli.errors import SourceError

READABLE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".eml"})
NOTES = frozenset({"readme", "license", "licence", "changelog", "contributing"})


def expand(operands: Iterable[str]) -> list[str]:
    """The files meant, in order, each once. ``-`` stays. Raises SourceError for what names nothing."""
    return list(dict.fromkeys(name for operand in operands for name in _one(operand)))


def _one(operand: str) -> Iterator[str]:
    path = Path(operand)
    if operand == "-" or path.is_file():
        yield operand
    elif path.is_dir():
        inner = list(_in_folder(path))
        if not inner:
            raise SourceError("no statement files in this folder", where=operand, do="name files, or another folder")
        yield from inner
    elif glob.has_magic(operand):
        # Path.glob takes no absolute pattern
        found = glob.glob(operand, recursive=True)  # noqa: PTH207
        matches = sorted(match for match in found if Path(match).is_file())
        if not matches:
            raise SourceError("matches no file", where=operand, do="check the pattern")
        yield from matches
    else:
        raise SourceError("no such file or folder", where=operand, do="check the path")


def _in_folder(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        named = path.suffix.lower() in READABLE and path.stem.lower() not in NOTES
        if named and not hidden and path.is_file() and inside(path, folder):
            yield str(path)
