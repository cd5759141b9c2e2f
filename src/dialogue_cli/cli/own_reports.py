"""Files that this program wrote: a report left among the statements of a folder is none of them."""

from __future__ import annotations

from pathlib import Path

from dialogue_cli.patterns import regex

#: What made a report, as its page, its Markdown and the properties of its Word file say.
_MADE_BY = regex(
    r'(?:>|content=")dialogue \d+\.\d+\.\d+[^\s,"]*(?:"|, lexicon sha256 )|<dc:creator>dialogue</dc:creator>'
)
#: Bytes at either end of a file in which it says so.
_ENDS = 4096


def is_own_report(path: Path) -> bool:
    """Whether a file says that it was made by this program. What cannot be read is told of when it is."""
    try:
        ends = _properties(path) if path.suffix.lower() == ".docx" else _ends(path)
    except (OSError, ValueError, RuntimeError):
        return False
    return _MADE_BY.search(ends.decode("utf-8", "replace")) is not None


def _ends(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_ENDS)
        file.seek(max(len(head), path.stat().st_size - _ENDS))
        return head + b"\n" + file.read()


def _properties(path: Path) -> bytes:
    import zipfile

    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return part.read(_ENDS)
    except (zipfile.BadZipFile, KeyError, NotImplementedError) as fault:
        raise ValueError(str(fault)) from fault
