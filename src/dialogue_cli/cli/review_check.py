"""``dialogue review --check``: which verdicts are stale or contradict each other, of one pair or of a whole series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from dialogue_cli.cli.operands import find_pair, load_tools, read
from dialogue_cli.cli.output import write
from dialogue_cli.cli.review_store import counted, pair_file
from dialogue_cli.cli.rows import read_many
from dialogue_cli.cli.settings import Settings
from dialogue_cli.corpus.verdict_files import files_beside, load, names_pair
from dialogue_cli.corpus.verdicts import VerdictFile
from dialogue_cli.report.review import check_lines
from dialogue_cli.report.safe import one_line
from dialogue_cli.review.apply import apply_verdicts
from dialogue_cli.statement.model import Statement
from dialogue_cli.values import dataclass

Two = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Checked:
    """One verdict file looked through: its findings as lines, and how many of each."""

    lines: tuple[str, ...]
    verdicts: int
    stale: int
    contradictions: int


def check(old: str, new: str | None, settings: Settings) -> int:
    """Exit 1 where a verdict is stale or contradicts another. A series alone means every verdict file about it."""
    tools = load_tools(settings)
    if new is not None or _one_file(settings):
        first, second = find_pair(old, new, settings)
        two = read(first, settings, tools), read(second, settings, tools)
        path = pair_file(*two, settings)
        found = [_pair(path, load(path) if path.is_file() else VerdictFile(), two)]
    else:
        found = list(_series(read_many([old], settings, tools), settings))
    lines = [line for one in found for line in one.lines]
    stale, contradictions = sum(one.stale for one in found), sum(one.contradictions for one in found)
    verdicts = sum(one.verdicts for one in found)
    total = f"{counted(verdicts, 'verdict')}, {stale} stale, {counted(contradictions, 'contradiction')}"
    lines.append(total if len(found) < 2 else f"{total}, in {len(found)} files")
    write("".join(f"{line}\n" for line in lines))
    return 1 if stale or contradictions else 0


def _one_file(settings: Settings) -> bool:
    return bool(settings.verdicts) and not Path(settings.verdicts or "").is_dir()


def _series(statements: Sequence[Statement], settings: Settings) -> Iterator[Checked]:
    for path in files_beside(statements, settings.verdicts):
        file = load(path)
        two = next((two for two in combinations(statements, 2) if names_pair(path, file, two)), None)
        yield _pair(path, file, two) if two else _orphan(path, file)


def _pair(path: Path, file: VerdictFile, two: Two) -> Checked:
    applied = apply_verdicts(*two, file.verdicts)
    lines = tuple(check_lines(applied, str(path)))
    return Checked(lines, len(file.verdicts), len(applied.stale), len(applied.contradictions))


def _orphan(path: Path, file: VerdictFile) -> Checked:
    """All of a file whose statements are gone is stale: said once, not verdict by verdict."""
    many = len(file.verdicts)
    noun = "verdict" if many == 1 else "verdicts"
    line = f"stale          {one_line(str(path))}: {many} {noun} on statements that are not here"
    return Checked((line,), many, many, 0)
