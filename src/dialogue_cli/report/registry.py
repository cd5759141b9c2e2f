"""Every format a comparison can be written in: its name, its module (imported when asked for) and what it can do.

A module has ``render(comparison)``; one that lays text out for a reader (``laid_out``) takes ``layout=`` as well, and
shows unchanged text around what a filter keeps. The others get a comparison with the kept changes only, except those
that need the whole text (``whole``), for which a filter is refused.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import PurePath

from dialogue_cli.errors import UsageError
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table. ``machine`` formats are UTF-8 whatever the locale; ``binary`` ones never go to a terminal."""

    module: str
    what: str
    suffixes: tuple[str, ...] = ()
    laid_out: bool = False
    machine: bool = False
    binary: bool = False
    whole: bool = False


FORMATS: dict[str, Format] = {
    "text": Format("terminal", "for reading in a terminal", (".txt",), laid_out=True),
    "json": Format("json", "everything, by the published schema", (".json",), machine=True),
    "jsonl": Format("jsonl", "one JSON object a change", (".jsonl", ".ndjson"), machine=True),
    "csv": Format("csv", "one row a change", (".csv",), machine=True),
    "markdown": Format("markdown", "for pull requests and notes", (".md", ".markdown"), machine=True),
    "html": Format("html", "one self-contained page", (".html", ".htm"), machine=True),
    "github": Format("github", "annotations of a GitHub workflow", machine=True),
    "sarif": Format("sarif", "SARIF 2.1.0, for code-scanning views", (".sarif",), machine=True),
    "junit": Format("junit", "JUnit XML, for test reports", (".xml",), machine=True),
    "docx": Format("docx", "Word, with tracked changes", (".docx",), binary=True, whole=True),
}


def renderer(name: str) -> Callable[..., str | bytes]:
    """The ``render`` of a format, imported now. Raises UsageError for a name that is none."""
    module = importlib.import_module(f"dialogue_cli.report.{known(name).module}")
    render: Callable[..., str | bytes] = module.render
    return render


def known(name: str) -> Format:
    """The row of a format. Raises UsageError that names a near miss and all there are."""
    if name in FORMATS:
        return FORMATS[name]
    import difflib

    near = difflib.get_close_matches(name, FORMATS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"formats: {', '.join(FORMATS)}"
    raise UsageError(f"no such format: {name}", where="--format", do=hint)


def format_for(path: str) -> str | None:
    """The format that a file name asks for by its suffix, None where it says nothing."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, row in FORMATS.items() if suffix in row.suffixes), None)
