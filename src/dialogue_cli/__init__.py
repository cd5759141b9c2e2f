"""`dialogue`: what was added, removed and reworded between joint statements, above all in the commitments.

The public API is two functions and the types of :mod:`dialogue_cli.statement.model`::

    from dialogue_cli import read_statement, compare
    comparison = compare(read_statement("old.txt"), read_statement("new.txt"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialogue_cli.version import __version__

if TYPE_CHECKING:
    from dialogue_cli.api import compare, read_statement


__all__ = ["__version__", "compare", "read_statement"]


def __getattr__(name: str) -> Any:
    """Load the API on first use, so that ``dialogue --version`` pays for nothing it does not need (PEP 562)."""
    if name in {"compare", "read_statement"}:
        from dialogue_cli import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
