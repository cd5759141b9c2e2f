"""What was typed to a tagged Statement: a file, ``-``, a corpus reference, or a path at a revision of git."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import DataError, UnknownReference, UsageError
from dialogue_cli.patterns import regex
from dialogue_cli.values import dataclass, replace

if TYPE_CHECKING:
    from dialogue_cli.api import Toolbox
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.corpus.reference import Reference
    from dialogue_cli.statement.comparison import Comparison
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
        return Found(operand, path=str(named.entry.path), entry=named.entry, unit=named.unit)
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
    return Found(old, str(first.path), entry=first), Found(old, str(last.path), entry=last)


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


def read_one(operand: str, settings: Settings) -> Statement:
    """The statement that an operand names, with all its tags."""
    return read(find(operand, settings), settings, load_tools(settings))


def read_many(operands: Sequence[str], settings: Settings, tools: Toolbox) -> list[Statement]:
    """The statements that operands name, in order; a series stands for all its statements."""
    statements = []
    for operand in operands:
        if inside := _in_folder(operand, settings):
            statements += [read(found, settings, tools) for found in inside]
            continue
        if operand == STDIN or exists(operand) or is_borrowed(operand) or _in_git(operand):
            statements.append(read(find(operand, settings), settings, tools))
            continue
        for entry in whole(operand, settings):
            statements.append(read(Found(operand, path=str(entry.path), entry=entry), settings, tools))
    return statements


def paths_of(operands: Sequence[str], settings: Settings) -> list[str]:
    """The files that operands name, in order; a series stands for all its statements. stdin and git have no path."""
    paths = []
    for operand in operands:
        if operand == STDIN or _in_git(operand):
            raise UsageError("must be a file or a series here", where=operand)
        if inside := _in_folder(operand, settings):
            paths += [found.path for found in inside]
            continue
        paths += [operand] if exists(operand) else [str(entry.path) for entry in whole(operand, settings)]
    return paths


def _in_folder(operand: str, settings: Settings) -> tuple[Found, ...]:
    """The statements of a folder in the order of their names; none for any other operand.

    Raises UnknownReference for a folder without statements, or with several series where one row is meant.
    """
    if operand == STDIN or not exists(operand) or not Path(operand).is_dir():
        return ()
    from dialogue_cli.cli.in_a_row import folder_rows

    rows = folder_rows(Path(operand), settings)
    if len(rows) > 1:
        names = ", ".join(dict.fromkeys(row.name for row in rows))
        raise UnknownReference(f"holds several rows of statements ({names})", where=operand,
                               do="name one series, or its folder")  # fmt: skip
    return rows[0].found


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


def _in_git(operand: str) -> bool:
    return GIT_PATH.fullmatch(operand) is not None


def compare_operands(old: str, new: str | None, settings: Settings) -> Comparison:
    """Both operands to a Comparison; what was skipped between the two is named, and read for what it restates."""
    from dialogue_cli.api import compare
    from dialogue_cli.cli.between import between, with_those_between
    from dialogue_cli.cli.review_store import verdicts_on

    first, second = find_pair(old, new, settings)
    tools = load_tools(settings)
    before, after = read(first, settings, tools), read(second, settings, tools)
    signed, labels, told = verdicts_on(before, after, settings)
    result = compare(before, after, signed=signed, labels=labels, toolbox=tools)
    skipped = between(first, second, settings)
    warnings = (*result.warnings, *told)
    if skipped:
        days = sorted({day for day, _ in skipped})
        lie = "lies" if len(days) == 1 else "lie"
        result = replace(result, warnings=(f"between them {lie} {_days(days)}, not compared", *warnings))
        result = with_those_between(result, skipped, settings, tools)
        warnings = result.warnings
    return replace(result, warnings=warnings, tool=tools.tool(settings.of_result()))


def _days(days: Sequence[str]) -> str:
    """Days one by one where few, else their number with the first and the last."""
    if len(days) > 6:
        return f"{len(days)} statements, {days[0]} to {days[-1]}"
    return ", ".join(days)


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
