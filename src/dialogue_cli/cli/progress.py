"""A progress bar on stderr for work that takes long; silent where stderr is no terminal or the work is quick."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogue_cli.align.link import Progress

#: Seconds before a bar appears: quick work should not flicker.
PATIENCE = 1.0
_WIDTH = 30


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[Progress | None]:
    """Gives a function that takes the share done (0 to 1), or None where no bar can be shown."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    drawn = False

    def show(share: float) -> None:
        nonlocal drawn
        if time.monotonic() - started < PATIENCE:
            return
        drawn = True
        filled = round(_WIDTH * max(0.0, min(1.0, share)))
        sys.stderr.write(f"\r{what} [{'#' * filled}{'.' * (_WIDTH - filled)}] {share:4.0%}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
