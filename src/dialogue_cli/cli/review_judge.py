"""A second reader: unsure questions as JSON lines to a command's stdin, its answers as JSON lines back.

A question (``dialogue-question/1``) and an answer (``dialogue-answer/1``) are described in docs/review.md. What does
not fit is said and changes nothing. The command is started without a shell and stopped after the time-out with all
that it started.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogue_cli.errors import DialogueError, UsageError
from dialogue_cli.report.review import asked
from dialogue_cli.review.questions import Board, Question
from dialogue_cli.statement.model import Statement, Unit

QUESTION = "dialogue-question/1"
ANSWER = "dialogue-answer/1"
CONFIDENCE = 0.8
"""What a judge's link is worth where the judge does not say: likely, never sure."""
MOST = 0.89
"""A judge never makes a link ``sure``: that band is for calibrated figures and for readers."""
_KEYS = frozenset({"schema", "id", "partners", "skip", "confidence", "note", "by"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One usable answer; ``partners`` are ids of the other side, empty for none."""

    question: Question
    partners: tuple[str, ...]
    confidence: float
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came back. ``faults`` are sentences about answers that could not be used."""

    answers: tuple[Judged, ...]
    skipped: int
    faults: tuple[str, ...]


def question_wire(board: Board, question: Question, number: int) -> dict[str, Any]:
    """One question as the judge (and ``--list -f jsonl``) gets it."""
    unit = board.units[question.key]
    before, after = board.around(question.key)
    return {
        "schema": QUESTION,
        "id": f"q{number}",
        "question": asked(question),
        "side": question.side,
        "unit": _unit(unit) | {"before": before.text if before else None, "after": after.text if after else None},
        "candidates": [
            _unit(board.units[question.other, c.unit])
            | {"confidence": c.confidence, "linked": c.linked, "shared": list(c.shared)}
            for c in question.candidates
        ],
        "old": _statement(board.sides["old"]),
        "new": _statement(board.sides["new"]),
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {"id": unit.id, "kind": unit.kind, "section": list(unit.section), "text": unit.text}


def _statement(statement: Statement) -> dict[str, Any]:
    return {"title": statement.title, "date": statement.date}


def words_of(command: str) -> list[str]:
    """The command as a list of words. Raises UsageError where its quotes do not close or it is empty."""
    try:
        words = shlex.split(command)
    except ValueError as fault:
        raise UsageError(f"cannot be parsed: {fault}", where="--judge", do="check the quotes") from fault
    if not words:
        raise UsageError("names no command", where="--judge")
    return words


def notice(command: str, questions: Sequence[Question]) -> str:
    """What is said before any text leaves this process."""
    texts = len(questions) + sum(len(q.candidates) for q in questions)
    many = f"{len(questions)} question{'s' if len(questions) != 1 else ''}"
    return f"--judge sends {many} with {texts} passages of the statements and their neighbours to: {command}"


def judge(command: str, board: Board, questions: Sequence[Question], *, timeout: float) -> Report:
    """Ask the command about every question. Raises DialogueError where it cannot be started."""
    words = words_of(command)
    output, faults = _run(words, _asked(board, questions), timeout)
    by = _name_of(words)
    asked_for = {f"q{n}": question for n, question in enumerate(questions, 1)}
    answers, skipped, answered = [], 0, set[str]()
    for number, line in enumerate(output.splitlines(), 1):
        if not line.strip():
            continue
        try:
            name, found = _answer(line, asked_for, answered, by)
        except ValueError as fault:
            faults.append(f"answer on line {number} not used: {fault}")
            continue
        answered.add(name)
        if found:
            answers.append(found)
        else:
            skipped += 1
    missing = [name for name in asked_for if name not in answered]
    if missing:
        faults.append(f"no usable answer to {len(missing)} of {len(asked_for)}: {', '.join(missing[:8])}"
                      + (" ..." if len(missing) > 8 else ""))  # fmt: skip
    return Report(tuple(answers), skipped, tuple(faults))


def _name_of(words: Sequence[str]) -> str:
    """What answers are signed with: the script's name, else the program's."""
    return Path(words[-1] if len(words) > 1 and Path(words[-1]).suffix else words[0]).stem


def _asked(board: Board, questions: Sequence[Question]) -> str:
    """A line of JSON a question."""
    wires = (question_wire(board, question, number) for number, question in enumerate(questions, 1))
    return "".join(json.dumps(wire, ensure_ascii=False) + "\n" for wire in wires)


def _run(words: list[str], text: str, timeout: float) -> tuple[str, list[str]]:
    """What the command printed, also until a time-out, and what went wrong with it."""
    try:
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
    except OSError as fault:
        what = fault.strerror or "cannot be started"
        raise DialogueError(f"cannot be started: {what}", where=f"--judge {words[0]}", do="check the path") from fault
    output, errors, faults = _heard(process, text, timeout)
    if process.returncode and not faults:
        last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
        faults.append(f"ended with exit code {process.returncode}" + (f": {last}" if last else ""))
    return output.decode("utf-8", "replace"), faults


def _heard(process: subprocess.Popen[bytes], text: str, timeout: float) -> tuple[bytes, bytes, list[str]]:
    """What it printed on both channels, and whether it had to be stopped."""
    try:
        output, errors = process.communicate(text.encode("utf-8"), timeout=timeout)
    except subprocess.TimeoutExpired as late:
        return late.stdout or b"", late.stderr or b"", [f"stopped after {timeout:g} seconds"]
    finally:
        _end(process)
    return output, errors, []


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop the command and what it started; its session has its own process group."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()


def _answer(line: str, asked_for: dict[str, Question], answered: set[str], by: str) -> tuple[str, Judged | None]:
    """One line as an answer, None where the judge skips. Raises ValueError that says what was expected."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise ValueError("is not JSON") from fault
    if not isinstance(data, dict) or data.get("schema") != ANSWER:
        raise ValueError(f'expected an object with "schema": "{ANSWER}"')
    if unknown := sorted(set(data) - _KEYS):
        raise ValueError(f"unknown key {unknown[0]!r}, expected {', '.join(sorted(_KEYS))}")
    name = data.get("id")
    if not isinstance(name, str) or name not in asked_for:
        raise ValueError(f"id {name!r} was not asked")
    if name in answered:
        raise ValueError(f"{name} was answered before")
    if data.get("skip") is True:
        return name, None
    question = asked_for[name]
    return name, Judged(question, _partners(data, question), *_rest(data, by))


def _partners(data: dict[str, Any], question: Question) -> tuple[str, ...]:
    partners = data.get("partners")
    near = [c.unit for c in question.candidates]
    if not isinstance(partners, list) or not all(isinstance(p, str) for p in partners):
        raise ValueError("partners must be a list of ids, empty for none")
    for partner in partners:
        if partner not in near:
            raise ValueError(f"{partner!r} is no candidate of {question.unit}, which are {', '.join(near) or 'none'}")
    return tuple(dict.fromkeys(partners))


def _rest(data: dict[str, Any], by: str) -> tuple[float, str, str]:
    confidence = data.get("confidence", CONFIDENCE)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise ValueError("confidence must be a number from 0 to 1")
    note, name = data.get("note", ""), data.get("by", by)
    if not isinstance(note, str) or not isinstance(name, str) or not name.strip():
        raise ValueError("note and by must be words")
    return min(float(confidence), MOST), " ".join(note.split())[:500], " ".join(name.split())[:80]


def wire_lines(board: Board, questions: Sequence[Question]) -> Iterator[str]:
    """Every question as a line of JSON."""
    for number, question in enumerate(questions, 1):
        yield json.dumps(question_wire(board, question, number), ensure_ascii=False)
