"""Files that are whole or absent, whatever happens to the process: written beside, flushed, then renamed.

Every write of the corpus goes through `write_whole`, so that a full disk or a kill can be tried there.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from dialogue_cli.errors import CorpusError

BESIDE = ".dialogue-tmp-"


def write_whole(path: Path, data: bytes, *, root: Path) -> None:
    """Put the bytes at ``path``, in place of what may be there. ``root`` is the corpus, where the unfinished file is.

    Raises CorpusError where it cannot be written; then nothing has changed.
    """
    beside = root / f"{BESIDE}{secrets.token_hex(8)}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_flushed(beside, data)
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        what = f"cannot be written ({fault.strerror or fault}); nothing was changed"
        raise CorpusError(what, where=str(path), do="make room or ask for the right to write there") from fault


def _write_flushed(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the rename last through a power cut; some file systems cannot, and lose nothing but that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(root: Path) -> int:
    """Remove what killed writers left beside. Only for who holds the corpus's lock. Returns how many there were."""
    left = list(root.glob(f"{BESIDE}*"))
    for path in left:
        with contextlib.suppress(OSError):
            path.unlink()
    return len(left)
