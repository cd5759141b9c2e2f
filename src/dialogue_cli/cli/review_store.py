"""What readers decided, for every command: the verdict file of two statements, looked up, applied, and told of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_cli.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dialogue_cli.align.link import Signed
    from dialogue_cli.api import Toolbox
    from dialogue_cli.changes.verdicts import LabelVerdict
    from dialogue_cli.review.apply import Applied
    from dialogue_cli.statement.model import Statement


def file_for(old: Statement, new: Statement, settings: Settings) -> Path | None:
    """The verdict file of this pair, there or not; None where verdicts are ignored or the newer one is no file."""
    if settings.ignore_verdicts:
        return None
    from dialogue_cli.corpus.verdict_files import place

    return place(old, new, settings.verdicts)


def pair_file(old: Statement, new: Statement, settings: Settings) -> Path:
    """As :func:`file_for`, ignored or not. Raises UsageError where there is no place for one."""
    from dialogue_cli.corpus.verdict_files import place
    from dialogue_cli.errors import UsageError

    path = place(old, new, settings.verdicts)
    if path is None:
        raise UsageError("has no place for verdicts: it is no file", where=new.path or new.id,
                         do="name one with --verdicts FILE")  # fmt: skip
    return path


def applied_to(old: Statement, new: Statement, settings: Settings) -> Applied | None:
    """The verdicts on two statements; None where there is no file. Raises DataError for a file with a fault."""
    if not settings.verdicts and not _folder_beside(new):
        return None
    path = file_for(old, new, settings)
    if path is None or not path.is_file():
        return None
    from dialogue_cli.corpus.verdict_files import load
    from dialogue_cli.review.apply import apply_verdicts

    return apply_verdicts(old, new, load(path).verdicts)


def _folder_beside(statement: Statement) -> bool:
    """Whether there may be verdicts beside a file, or that of ``REV:PATH``; most pairs have none, and then nothing that
    reads them is loaded."""
    operands = (statement.path, statement.path.partition(":")[2])
    return any(os.path.isdir(os.path.join(os.path.dirname(operand), "verdicts")) for operand in operands)  # noqa: PTH112, PTH118, PTH120


def verdicts_on(
    old: Statement, new: Statement, settings: Settings
) -> tuple[Sequence[Signed], Sequence[LabelVerdict], tuple[str, ...]]:
    """Links, labels, and warnings about verdicts that could not be applied."""
    applied = applied_to(old, new, settings)
    if applied is None:
        return (), (), ()
    warnings = []
    if applied.stale:
        warnings.append(f"{counted(len(applied.stale), 'verdict')} about units that are gone; dialogue review --check")
    if applied.contradictions:
        pairs = counted(len(applied.contradictions), "contradiction")
        warnings.append(f"{pairs} between verdicts, not applied; dialogue review --check")
    return applied.signed, applied.labels, tuple(warnings)


def decisions(
    settings: Settings,
) -> Callable[[Statement, Statement], tuple[Sequence[Signed], Sequence[LabelVerdict]]]:
    """A function that gives the verdicts on any two statements, and says on stderr what could not be applied."""
    from dialogue_cli.cli.output import warn

    def decided(old: Statement, new: Statement) -> tuple[Sequence[Signed], Sequence[LabelVerdict]]:
        signed, labels, told = verdicts_on(old, new, settings)
        for line in told:
            warn(f"{old.id} and {new.id}: {line}", settings)
        return signed, labels

    return decided


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 verdict", "2 verdicts"."""
    return f"{number} {noun}" + ("s" if number != 1 else "")


def labelled(statement: Statement, settings: Settings, tools: Toolbox) -> Statement:
    """One statement with the labels that readers gave it in the verdict files beside it, whichever pair they read.

    A value that two files give differently is left to the machine. Raises DataError for a file with a fault.
    """
    from dialogue_cli.corpus.verdict_files import files_about

    paths = () if settings.ignore_verdicts else files_about(statement, settings.verdicts)
    if not paths:
        return statement
    from dialogue_cli.api import relabel
    from dialogue_cli.corpus.verdict_files import load
    from dialogue_cli.review.apply import labels_on

    return relabel(statement, "old", labels_on(statement, [(load(path), side) for path, side in paths]), tools)
