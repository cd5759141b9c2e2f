"""Regular expressions that are compiled when they are first used.

A module on the way of a plain diff names some sixty patterns, of which one pair of statements needs half; compiling one
takes Python longer than using it on a whole statement does (benchmarks/startup.md). To a type checker ``regex`` *is*
``re.compile``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["regex"]

if TYPE_CHECKING:
    from re import compile as regex
else:

    class regex:  # noqa: N801  it stands for a function
        """What ``re.compile`` gives, made when the first of its methods is asked for. A fault shows only then."""

        def __init__(self, source: str, flags: int = 0) -> None:
            self.source, self.flags_given = source, flags

        def __getattr__(self, name: str) -> Any:
            found = getattr(re.compile(self.source, self.flags_given), name)
            setattr(self, name, found)  # from now on the method is found at once
            return found
