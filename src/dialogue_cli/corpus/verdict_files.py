"""Where the verdicts on two statements are, and reading and writing them: whole files only, one writer at a time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.errors import DataError, DialogueError
from dialogue_cli.statement.model import Side, Statement

if TYPE_CHECKING:  # loaded where a file is read: most pairs have none, and a plain diff should start fast
    from dialogue_cli.corpus.verdicts import StatementRef, VerdictFile

FOLDER = "verdicts"
SUFFIX = ".toml"
LARGEST = 16_000_000
"""Bytes: forty times the verdicts on a communiqué of 1,000 units."""


def place(old: Statement, new: Statement, named: str | None = None) -> Path | None:
    """The file for a pair: ``named`` (a file, or a folder of them), else ``verdicts/OLD__NEW.toml`` beside the newer.

    Where statements were moved or renamed, a file beside them whose sides have the same bytes is found. None where
    the newer statement is no file.
    """
    name = f"{_stem(old)}__{_stem(new)}{SUFFIX}"
    if named:
        given = Path(named)
        return given if given.suffix == SUFFIX and not given.is_dir() else _in(given, name, old, new)
    beside = _file_of(new)
    return _in(beside.parent / FOLDER, name, old, new) if beside else None


def _in(folder: Path, name: str, old: Statement, new: Statement) -> Path:
    path = folder / name
    if path.exists() or not folder.is_dir() or not (old.sha256 and new.sha256):
        return path
    for other in sorted(folder.glob(f"*{SUFFIX}")):
        with contextlib.suppress(DialogueError):  # one that cannot be read is told when its own pair is compared
            file = load(other)
            if (file.old.sha256, file.new.sha256) == (old.sha256, new.sha256):
                return other
    return path


def _file_of(statement: Statement) -> Path | None:
    """The file that was read; of ``REV:PATH`` the one in the work tree."""
    for operand in (statement.path, statement.path.partition(":")[2]):
        with contextlib.suppress(OSError, ValueError):
            if operand and operand != "-" and Path(operand).is_file():
                return Path(operand)
    return None


def _stem(statement: Statement) -> str:
    path = statement.path
    if path and not Path(path).name.startswith("-") and ":" in path and _file_of(statement) != Path(path):
        path = path.partition(":")[2]
    stem = Path(path).stem if path and path != "-" else statement.id
    return "".join(char if char.isalnum() or char in "-_." else "-" for char in stem) or "statement"


def reference_to(statement: Statement) -> StatementRef:
    """What a verdict file says of a side."""
    from dialogue_cli.corpus.verdicts import StatementRef

    return StatementRef(_stem(statement), statement.sha256)


def load(path: Path, *, conflicts: bool = False) -> VerdictFile:
    """A verdict file; with ``conflicts`` also one in which git left some: then everything that stands on either side.

    Raises DataError where it cannot be read or has a fault.
    """
    from dialogue_cli.corpus.verdict_reader import parse, sides_of_conflict
    from dialogue_cli.corpus.verdicts import merged

    try:
        if path.stat().st_size > LARGEST:
            raise DataError("is too large for a verdict file", where=str(path), do="check that it is the right file")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise DataError("is not UTF-8 text", where=str(path), do="save it as UTF-8") from fault
    except OSError as fault:
        raise DataError(f"cannot be read ({fault.strerror})", where=str(path), do="check the path") from fault
    if conflicts:
        ours, theirs = sides_of_conflict(text)
        return parse(ours, where=str(path)) if ours == theirs else merged(parse(ours), parse(theirs))
    return parse(text, where=str(path))


def update(
    path: Path,
    change: Callable[[VerdictFile], VerdictFile],
    sides: tuple[Statement, Statement],
    *,
    conflicts: bool = False,
) -> VerdictFile:
    """Read the file, change it, and put it back whole, while no other review writes in its folder.

    The file is made where there is none; with ``conflicts`` one in which git left some is mended. Raises DataError for
    a faulty file (which stays as it is) and CorpusError where nothing can be written.
    """
    from dialogue_cli.errors import CorpusError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CorpusError(f"cannot be made ({fault.strerror})", where=str(path.parent),
                          do="name another place with --verdicts FILE") from fault  # fmt: skip
    with _alone(path.parent):
        return _changed(path, change, sides, conflicts)


def _changed(
    path: Path, change: Callable[[VerdictFile], VerdictFile], sides: tuple[Statement, Statement], conflicts: bool
) -> VerdictFile:
    from dialogue_cli.corpus.atomic import write_whole
    from dialogue_cli.corpus.verdicts import VerdictFile, dump

    there = path.exists()
    now = load(path, conflicts=conflicts) if there else VerdictFile(reference_to(sides[0]), reference_to(sides[1]))
    after = change(now)
    if after != now or conflicts:
        write_whole(path, dump(after).encode("utf-8"), root=path.parent)
    return after


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder itself as the lock: the kernel lets go when the process ends, and no file is left behind."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks still renames whole files
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def files_beside(statements: Sequence[Statement], named: str | None = None) -> tuple[Path, ...]:
    """Every verdict file in the folders beside these statements, or in the folder ``named``, sorted by name."""
    homes = [Path(named)] if named else [file.parent / FOLDER for s in statements if (file := _file_of(s))]
    return tuple(path for home in dict.fromkeys(homes) for path in sorted(home.glob(f"*{SUFFIX}")))


def names_pair(path: Path, file: VerdictFile, two: tuple[Statement, Statement]) -> bool:
    """Whether a verdict file is about these two: by its name, or where they were renamed by their bytes."""
    if path.stem == "__".join(map(_stem, two)):
        return True
    known = (file.old.sha256, file.new.sha256)
    return all(known) and known == tuple(statement.sha256 for statement in two)


def files_about(statement: Statement, named: str | None = None) -> tuple[tuple[Path, Side], ...]:
    """The verdict files in which this statement is a side, and which side it is there, sorted by name.

    A file named by the user counts for a statement whose name or bytes it gives.
    """
    beside = _file_of(statement)
    given = Path(named) if named else None
    if given and given.suffix == SUFFIX and not given.is_dir():
        paths = [given] if given.is_file() else []
    else:
        folder = given or (beside.parent / FOLDER if beside else None)
        paths = sorted(folder.glob(f"*{SUFFIX}")) if folder and folder.is_dir() else []
    found: list[tuple[Path, Side]] = []
    stem = _stem(statement)
    for path in paths:
        old, _, new = path.stem.partition("__")
        if stem in (old, new):
            found.append((path, "old" if stem == old else "new"))
        elif given == path:
            file = load(path)
            sides: tuple[tuple[StatementRef, Side], ...] = ((file.old, "old"), (file.new, "new"))
            found += [(path, side) for ref, side in sides if reference_to(statement) == ref][:1]
    return tuple(found)
