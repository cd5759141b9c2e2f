"""What was typed to a tagged Statement: a file, ``-``, a corpus reference, or a path at a revision of git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import DataError, UnknownReference, UsageError
from dialogue_cli.patterns import regex
from dialogue_cli.values import dataclass

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.corpus.reference import Reference
    from dialogue_cli.statement.model import Statement

STDIN = "-"
GIT_PATH = regex(r"(?P<revision>[^:\s-][^:\s]{0,199}):(?P<path>[^:].*)")


@dataclass(frozen=True, slots=True)
class Found:
    """One operand after looking it up: a path on disk, ``-``, or the bytes git had; the entry where a corpus has it."""

    operand: str
    path: str = ""
    data: bytes | None = None
    entry: Entry | None = None
    unit: str | None = None


def load_tools(settings: Settings) -> Toolbox:
    """Word lists and weights, the user's over the shipped. Raises DataError where they are not those pinned."""
    from dialogue_cli.api import load_toolbox

    tools = load_toolbox(settings.lexicon, settings.themes)
    pins = (
        ("lexicon_sha256", settings.lexicon_sha256, tools.lexicon_hash, "word lists"),
        ("weights_sha256", settings.weights_sha256, tools.weights_hash, "weights"),
    )
    for key, pinned, actual, what in pins:
        have = actual.rpartition(" ")[2]
        if pinned and not have.startswith(pinned):
            where = settings.file or "environment"
            raise DataError(f"the {what} are {have[:16]}..., not {pinned[:16]}...", where=where, key=key,
                            do="restore the pinned version, or pin the new one after reading what changed")  # fmt: skip
    return tools


def find(operand: str, settings: Settings) -> Found:
    """Look one operand up. An existing path wins over a reference, a reference over a git revision.

    Raises UnknownReference for what names nothing, or more than one statement.
    """
    if operand == STDIN or exists(operand):
        return Found(operand, path=operand)
    if is_borrowed(operand):
        from dialogue_cli.cli.borrowed import borrow

        return Found(operand, data=borrow(operand, settings))
    if git := GIT_PATH.fullmatch(operand):
        from dialogue_cli.cli.git_files import blob

        return Found(operand, data=blob(git["revision"], git["path"], operand))
    named = reference(operand, settings)
    if len(named.entries) == 1:
        return Found(operand, path=from_here(named.entry.path), entry=named.entry, unit=named.unit)
    raise UnknownReference("names a whole series where one statement is meant", where=operand,
                           do=f"say {operand}@latest or {operand}@1")  # fmt: skip


def find_pair(old: str, new: str | None, settings: Settings) -> tuple[Found, Found]:
    """Both sides of a comparison; one operand alone is a series whose last two statements of a type are meant."""
    if new is not None:
        if old == new == STDIN:
            raise UsageError("only one side can come from stdin", where=STDIN)
        return find(old, settings), find(new, settings)
    if old == STDIN or exists(old):
        raise UsageError("one statement alone cannot be compared", where=old, do="name the newer one after it")
    entries = reference(old, settings).entries
    if len(entries) != 2:
        raise UsageError("one statement alone cannot be compared", where=old,
                         do="name two statements, or a series for its last two")  # fmt: skip
    first, last = entries
    return Found(old, from_here(first.path), entry=first), Found(old, from_here(last.path), entry=last)


def from_here(path: Path) -> str:
    """A path as one would type it: relative where it lies below the working directory. CI systems need it so."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def reference(operand: str, settings: Settings) -> Reference:
    """What a corpus reference names. Raises UnknownReference, also for what looks like a missing file."""
    from dialogue_cli.corpus.locate import find_corpus
    from dialogue_cli.corpus.reference import looks_like_reference, resolve

    if not looks_like_reference(operand) or _looks_like_file(operand):
        raise UnknownReference("no such file", where=operand, do=_near_file(operand))
    return resolve(operand, find_corpus(settings.corpus))


def read(found: Found, settings: Settings, tools: Toolbox) -> Statement:
    """Read and tag one statement. Raises SourceError and its kin."""
    from dialogue_cli.api import read_statement

    name = found.path if found.data is None else found.operand
    known = {}
    if found.entry:
        known = {"series": found.entry.series, "date": found.entry.date, "meeting": found.entry.meeting}
    given = {key: value for key, value in known.items() if value is not None}
    return read_statement(
        name, unit=settings.unit, given=given, toolbox=tools, data=found.data, limits=dict(settings.limits)
    )


def whole(operand: str, settings: Settings) -> tuple[Entry, ...]:
    """As :func:`reference`, but a series alone stands for all its statements."""
    if "@" in operand or _looks_like_file(operand):
        return reference(operand, settings).entries
    from dialogue_cli.corpus.locate import find_corpus
    from dialogue_cli.corpus.reference import whole_series

    return whole_series(operand, find_corpus(settings.corpus))


def is_borrowed(operand: str) -> bool:
    """Whether the operand is the clipboard or an address; says so without loading what reads them."""
    return operand == "clip:" or operand.startswith(("http://", "https://"))


def in_git(operand: str) -> bool:
    """Whether the operand is written as a path at a revision of git."""
    return GIT_PATH.fullmatch(operand) is not None


def stands_alone(operand: str) -> bool:
    """Whether the operand needs no corpus: stdin, what is on disk, the clipboard, an address, a revision of git."""
    return operand == STDIN or exists(operand) or is_borrowed(operand) or in_git(operand)


def exists(operand: str) -> bool:
    """Whether there is such a file or folder."""
    try:
        return Path(operand).exists()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        return False


def _looks_like_file(operand: str) -> bool:
    """A separator or a known suffix: the user meant a path, and should be told about the path."""
    suffixes = {".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".odt", ".json"}
    return "/" in operand or Path(operand).suffix.lower() in suffixes


def _near_file(operand: str) -> str:
    """The file of the same folder whose name is nearest to what was typed."""
    import difflib

    folder = Path(operand).parent
    try:
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    except OSError:
        names = []
    close = difflib.get_close_matches(Path(operand).name, names, n=1)
    return f"did you mean {folder / close[0]}?" if close else "check the path"
