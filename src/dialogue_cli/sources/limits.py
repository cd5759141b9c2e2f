"""Limits that protect the reader from a hostile or mistaken source: one named setting each."""

from __future__ import annotations

from dialogue_cli.errors import DataError, LimitExceeded
from dialogue_cli.values import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a source is read. The settings are called ``limits.bytes``, ``limits.units`` and so on.

    ``bytes``: size of the file (32 MiB: the longest communiqué seen has 0.2). ``units``: sentences of one statement.
    ``depth``: nesting of elements in HTML and XML. ``expanded``: bytes that a packed file (DOCX, ODT) unpacks to.
    ``ratio``: how many times its size one packed member may grow. ``pages``: pages of a PDF. ``elements``: tags of a
    page, elements of one part of a packed file. ``sentence``: characters of one sentence or item (some 10,000 words).
    ``wait``: seconds that a pipe or device named as a file may give nothing. ``seconds`` and ``memory`` (MiB) are of
    the whole command and held by the command line (``cli/bounds.py``); 0 is as much as the system gives.
    """

    bytes: int = 32 * MEBIBYTE
    units: int = 200_000
    depth: int = 200
    expanded: int = 128 * MEBIBYTE
    ratio: int = 500
    pages: int = 2_000
    elements: int = 1_000_000
    sentence: int = 60_000
    wait: int = 60
    seconds: int = 0
    memory: int = 0


DEFAULT_LIMITS = Limits()
#: Bytes of a word list, a file of rules, settings or a catalogue. The longest that ships has 0.2 MiB.
LARGEST_LIST = 8 * MEBIBYTE


def list_text(path: str) -> str:
    """The text of a word list, rules or settings that a user named; never more than LARGEST_LIST of it.

    Raises DataError where it is larger, OSError and UnicodeDecodeError as ``open`` does.
    """
    with open(path, "rb") as stream:  # noqa: PTH123  as in read.py
        data = stream.read(LARGEST_LIST + 1)
    if len(data) > LARGEST_LIST:
        raise DataError(f"has more than {LARGEST_LIST:,} bytes", where=path, do="check that it is the right file")
    return data.decode("utf-8-sig")


def check(value: int, limit: int, *, name: str, what: str, where: str) -> None:
    """Raise LimitExceeded where ``value`` is over ``limit``; ``name`` is the field, ``what`` the thing counted."""
    if value > limit:
        raise LimitExceeded(f"has {value:,} {what}, more than {limit:,}", setting=f"limits.{name}", where=where)
