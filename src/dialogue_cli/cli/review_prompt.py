"""The plain prompt of ``dialogue review``: one question, one line of answer, for any terminal and for pipes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from dialogue_cli.errors import UsageError
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.review import HELP, KEYS, placed_words, question_lines
from dialogue_cli.report.safe import one_line
from dialogue_cli.review.answers import Decision, parse_answer
from dialogue_cli.review.desk import Desk


def ask(desk: Desk, *, layout: Layout, stances: Sequence[str] = (), themes: Sequence[str] = ()) -> None:
    """Ask until nothing is left, the limit is reached, the reader quits, or the input ends."""
    say = _printer()
    while question := desk.question:
        lines = question_lines(
            desk.board, question, layout=layout, number=desk.answered + 1, left=desk.left,
            voices=desk.voices_on(question.key),
        )  # fmt: skip
        say("\n".join(["", *lines]))
        if not _answered(desk, say, stances, themes):
            break
    say(_farewell(desk))


def _answered(desk: Desk, say: Callable[[str], None], stances: Sequence[str], themes: Sequence[str]) -> bool:
    """Read lines until one moves on to another question; False where the reader quits."""
    question = desk.question
    while question:
        line = _read(f"{KEYS} > ")
        if line is None:
            return False
        try:
            act, decision = parse_answer(line, question, desk.comparison, stances, themes)
        except UsageError as fault:
            say(f"  {one_line(str(fault))}")
            continue
        if act == "quit":
            return False
        if act == "help":
            say(HELP)
        elif act == "back":
            if desk.back():
                return True
            say("  this is the first question")
        elif act == "undo":
            if undone := desk.undo():
                say(f"  taken back: the answer on {undone.side}:{undone.unit}")
                return True
            say("  nothing to undo in this sitting")
        elif act == "skip":
            desk.skip()
            return True
        elif decision:
            desk.answer(decision)
            say(f"  {signed_words(decision, desk.signature.by)}")
            for found in desk.contradictions_on((decision.side, decision.unit)):
                say(f"  contradiction, none counts until one is --final: {'; '.join(placed_words(found))}")
            return True
    return True


def signed_words(decision: Decision, by: str) -> str:
    """What was just written, in a line."""
    what = ", ".join(decision.partners) or "none"
    if decision.label != "link":
        return (
            f"signed by {one_line(by)}: {decision.side}:{decision.unit}.{decision.label} = {one_line(decision.value)}"
        )
    return f"signed by {one_line(by)}: {decision.side}:{decision.unit} = {what}"


def _farewell(desk: Desk) -> str:
    return f"\n{desk.answered} answered, {len(desk.open)} still open; every answer is saved"


def _read(prompt: str) -> str | None:
    """A line of stdin; None at its end. The prompt goes to stderr, so that a transcript of stdout stays clean."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _printer() -> Callable[[str], None]:
    def say(text: str) -> None:
        print(text)
        sys.stdout.flush()

    return say
