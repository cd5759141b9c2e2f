"""What ``dialogue review`` does with two statements, one method an act. The question desk itself is in ``review/``."""

from __future__ import annotations

import getpass
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from dialogue_cli.cli.diff import layout_for
from dialogue_cli.cli.operands import find_pair, load_tools, read
from dialogue_cli.cli.output import warn, write, write_machine
from dialogue_cli.cli.review_store import counted, pair_file
from dialogue_cli.cli.settings import Settings
from dialogue_cli.corpus.verdict_files import load, update
from dialogue_cli.corpus.verdicts import Verdict, VerdictFile, merged
from dialogue_cli.errors import CorpusError, UsageError
from dialogue_cli.report import review as report
from dialogue_cli.report.safe import one_line
from dialogue_cli.review.agreement import agreements
from dialogue_cli.review.answers import parse_set
from dialogue_cli.review.apply import Applied
from dialogue_cli.review.desk import Desk, Signature
from dialogue_cli.review.questions import FAINT, UNSURE
from dialogue_cli.statement.comparison import Comparison


def agreed(first: str, second: str) -> int:
    """``--agreement A B``: exit 1 where the two share no unit."""
    rows = agreements(load(Path(first)), load(Path(second)))
    write("".join(f"{line}\n" for line in report.agreement_lines(rows)))
    return 0 if any(row.both for row in rows) else 1


class Sitting:
    """Two statements read, their verdict file found, and a desk to ask at."""

    def __init__(
        self,
        old: str,
        new: str | None,
        settings: Settings,
        *,
        by: str | None,
        note: str,
        final: bool,
        limit: int | None,
        wide: bool,
        reading: bool,
        merging: bool = False,
    ) -> None:
        from dialogue_cli.api import compare, ladders_of

        self.settings = settings
        self.merging = merging
        tools = self.tools = load_tools(settings)
        first, second = find_pair(old, new, settings)
        self.old, self.new = read(first, settings, tools), read(second, settings, tools)
        for warning in (*self.old.warnings, *self.new.warnings):
            warn(warning, settings)
        self.path = pair_file(self.old, self.new, settings)
        self.stances = tuple(ladders_of(tools, self.new.language).stances or ())
        self.themes = tuple(tools.themes.labels)

        def compared(applied: Applied) -> Comparison:
            return compare(self.old, self.new, signed=applied.signed, labels=applied.labels, toolbox=tools)

        self.desk = Desk(
            self.old, self.new, compare=compared, write=self._reader() if reading else self._writer(),
            signature=Signature(_name(by), _now, note, final), limit=limit, least=FAINT if wide else UNSURE,
            stopwords=tools.stopwords,
        )  # fmt: skip

    def _reader(self) -> Callable[[Callable[[VerdictFile], VerdictFile]], VerdictFile]:
        return lambda change: change(load(self.path) if self.path.is_file() else VerdictFile())

    def _writer(self) -> Callable[[Callable[[VerdictFile], VerdictFile]], VerdictFile]:
        shipped = Path(__file__).resolve().parent.parent / "data"
        if self.path.resolve().is_relative_to(shipped):
            raise CorpusError("the corpus that ships is not written to", where=str(self.path.parent),
                              do="name another place with --verdicts FILE, or work on a copy")  # fmt: skip

        def written(change: Callable[[VerdictFile], VerdictFile]) -> VerdictFile:
            there = self.path.is_file()
            now = load(self.path, conflicts=self.merging) if there else VerdictFile()
            if change(now) == now and not (there and self.merging):
                return now  # a sitting without an answer leaves no file behind
            return update(self.path, change, (self.old, self.new), conflicts=self.merging)

        return written

    def ask(self, *, plain: bool) -> int:
        """Full screen where there is one, else the prompt."""
        tell(f"verdicts go to {self.path}, signed by {self.desk.signature.by}", self.settings)
        if not plain and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
            from importlib.util import find_spec

            if find_spec("textual"):
                from dialogue_cli.cli.review_screen import run_screen

                run_screen(self.desk, stances=self.stances, themes=self.themes, palette=self.settings.palette)
                tell(f"{self.desk.answered} answered, {len(self.desk.open)} still open", self.settings)
                return 0
            tell("a full screen needs the extra [review]: pip install 'dialogue-cli[review]'", self.settings)
        from dialogue_cli.cli.review_prompt import ask

        ask(self.desk, layout=layout_for(self.settings, None), stances=self.stances, themes=self.themes)
        return 0

    def listed(self, *, lines: bool) -> int:
        """``--list``: exit 1 where there is nothing to ask, as grep does."""
        questions = self.desk.open[: self.desk.limit]
        if lines:
            from dialogue_cli.cli.review_judge import wire_lines

            write_machine("".join(f"{line}\n" for line in wire_lines(self.desk.board, questions)))
        else:
            if questions:
                tell("a unit (its change), what it may be and how probably, its words; to answer leave --list out",
                     self.settings)  # fmt: skip
            rows = report.list_lines(self.desk.board, questions, layout_for(self.settings, None))
            write("".join(f"{line}\n" for line in rows) or "nothing is unsure\n")
        return 0 if questions else 1

    def set_all(self, texts: Sequence[str]) -> int:
        """``--set``: nothing is written unless all are right."""
        decisions = [parse_set(text, self.desk.comparison, self.stances, self.themes) for text in texts]
        self.desk.set_all(decisions)
        many = f"{len(decisions)} verdict{'s' if len(decisions) != 1 else ''}"
        tell(f"{many} signed by {self.desk.signature.by}, in {self.path}", self.settings)
        for contradiction in self.desk.applied.contradictions:
            words = "; ".join(report.placed_words(contradiction))
            warn(f"contradiction, not applied: {words}", self.settings)
        return 0

    def merge(self, other: str) -> int:
        """``--merge``: every verdict of both files, each once; exit 1 where two of them differ."""
        theirs = load(Path(other), conflicts=True)
        ours = self.desk.file
        self.desk.take(lambda file: merged(file, theirs))
        conflicts = [
            pair
            for pair in combinations((v for v in self.desk.file.verdicts if v.kind == "reader"), 2)
            if pair[0].subject == pair[1].subject and pair[0].answer != pair[1].answer
        ]
        lines = list(report.conflict_lines(conflicts))
        came = len(self.desk.file.verdicts) - len(ours.verdicts)
        told = f"{counted(came, 'verdict')} taken from {one_line(other)}, {counted(len(conflicts), 'conflict')}"
        lines.append(f"{told}, both sides kept" if conflicts else told)
        write("".join(f"{line}\n" for line in lines))
        return 1 if conflicts else 0

    def judged(self, command: str, timeout: float) -> int:
        """``--judge``: a program's answers, kept apart from readers' and never signed."""
        from dialogue_cli.cli.review_judge import judge, notice, words_of

        words_of(command)
        desk = self.desk
        questions = desk.open[: desk.limit]
        if not questions:
            write("nothing is unsure\n")
            return 0
        print(f"dialogue: {one_line(notice(command, questions))}", file=sys.stderr, flush=True)
        found = judge(command, desk.board, questions, timeout=timeout)
        for fault in found.faults:
            warn(f"--judge: {fault}", self.settings)
        rows: list[Verdict] = []
        for answer in found.answers:
            verdict = desk.as_verdict(desk.decision(answer.question, answer.partners, answer.note))
            rows.append(replace(verdict, by=answer.by, kind="judge", confidence=answer.confidence, final=False))
        desk.take(lambda file: _with_all(file, rows))
        write(f"{len(rows)} judged (not signed), {found.skipped} skipped, of {counted(len(questions), 'question')}\n")
        return 0


def _with_all(file: VerdictFile, rows: Sequence[Verdict]) -> VerdictFile:
    for row in rows:
        file = file.with_verdict(row)
    return file


def tell(sentence: str, settings: Settings) -> None:
    """Something worth knowing, on stderr, unless ``--quiet``."""
    if not settings.quiet:
        print(f"dialogue: {one_line(sentence)}", file=sys.stderr)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(given: str | None) -> str:
    """Who signs: as told, else git's user.name, else the login."""
    if given is not None:
        name = " ".join(given.split())
        if not name:
            raise UsageError("names nobody", where="--by")
        return name
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, timeout=5, check=False, text=True)
        if name := " ".join(done.stdout.split()):
            return name
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reader"
