"""Locks between processes. The kernel lets go of them when a process ends, however it ends: none is ever stale."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dialogue_cli.errors import CorpusError

PATIENCE = 60.0  # seconds; an `add` takes well under one, a first index of a large corpus longer
PAUSE = 0.02


@contextlib.contextmanager
def locked(
    path: Path, *, shared: bool = False, patience: float = PATIENCE, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Hold the lock file while the block runs, waiting for others up to ``patience`` seconds.

    ``waiting`` is called once where another process holds it. Raises CorpusError when patience ends, OSError where the
    lock file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _wait(handle, path, shared=shared, patience=patience, waiting=waiting)
        yield
    finally:
        os.close(handle)  # which unlocks; the file stays, since removing it would let two hold "the" lock


def _wait(handle: int, path: Path, *, shared: bool, patience: float, waiting: Callable[[], None] | None) -> None:
    import fcntl

    how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB
    end = time.monotonic() + patience
    told = False
    while True:
        try:
            fcntl.flock(handle, how)
            return
        except BlockingIOError:
            if waiting and not told:
                waiting()
                told = True
        if time.monotonic() > end:
            raise CorpusError(
                f"another process has held this lock for {patience:.0f} seconds",
                where=str(path),
                do="wait for it to end, then try again",
            )
        time.sleep(PAUSE)
