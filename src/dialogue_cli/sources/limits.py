"""Limits that protect the reader from a hostile or mistaken source: one named setting each."""

from __future__ import annotations

from dialogue_cli.errors import LimitExceeded
from dialogue_cli.values import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a source is read. The settings are called ``limits.bytes``, ``limits.units`` and so on.

    ``bytes``: size of the file (32 MiB: the longest communiqué seen has 0.2). ``units``: sentences of one statement.
    ``depth``: nesting of elements in HTML and XML. ``expanded``: bytes that a packed file (DOCX, ODT) unpacks to.
    ``ratio``: how many times its size one packed member may grow. ``pages``: pages of a PDF.
    """

    bytes: int = 32 * MEBIBYTE
    units: int = 200_000
    depth: int = 200
    expanded: int = 128 * MEBIBYTE
    ratio: int = 500
    pages: int = 2_000


DEFAULT_LIMITS = Limits()


def check(value: int, limit: int, *, name: str, what: str, where: str) -> None:
    """Raise LimitExceeded where ``value`` is over ``limit``; ``name`` is the field, ``what`` the thing counted."""
    if value > limit:
        raise LimitExceeded(f"has {value:,} {what}, more than {limit:,}", setting=f"limits.{name}", where=where)
