"""A sitting: the question at hand, each answer written at once, back and undo. Both screens work through this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogue_cli.corpus.verdicts import Verdict, VerdictFile
from dialogue_cli.review.answers import Decision
from dialogue_cli.review.apply import Applied, Contradiction, apply_verdicts
from dialogue_cli.review.finder import Finder
from dialogue_cli.review.questions import UNSURE, Board, Key, Question, questions_of
from dialogue_cli.statement.comparison import Comparison
from dialogue_cli.statement.model import Side, Statement

Change = Callable[[VerdictFile], VerdictFile]
Writer = Callable[[Change], VerdictFile]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and what goes into every verdict of the sitting. ``now`` gives ISO 8601 in UTC."""

    by: str
    now: Callable[[], str]
    note: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """One answer, so that it can be taken back: the verdict written and the one it replaced."""

    key: Key
    written: Verdict
    before: Verdict | None


class Desk:
    """Asks about two statements. ``write`` changes the file on disk and returns what stands in it now."""

    def __init__(
        self,
        old: Statement,
        new: Statement,
        *,
        compare: Callable[[Applied], Comparison],
        write: Writer,
        signature: Signature,
        limit: int | None = None,
        least: float = UNSURE,
        stopwords: frozenset[str] = frozenset(),
    ) -> None:
        self.old, self.new = old, new
        self.signature = signature
        self.limit = limit
        self.answered = 0
        self._compare, self._write = compare, write
        self._least, self._stopwords = least, stopwords
        self._finders: dict[Side, Finder] = {"old": Finder(old), "new": Finder(new)}
        self._skipped: list[Key] = []
        self._trail: list[Key] = []
        self._steps: list[_Step] = []
        self._pinned: Key | None = None
        self._machine: Board | None = None
        self._settle(write(lambda file: file))

    def _settle(self, file: VerdictFile) -> None:
        """Compare anew under the verdicts as they are now: a signed link constrains its neighbours."""
        self.file = file
        self.applied = apply_verdicts(self.old, self.new, file.verdicts)
        self.comparison = self._compare(self.applied)
        self.board = Board(self.comparison, self._stopwords)
        self.open = questions_of(self.comparison, self.applied.decided, least=self._least, stopwords=self._stopwords)

    @property
    def question(self) -> Question | None:
        """The question at hand; None where all are answered or skipped, or the limit is reached."""
        if self._pinned:
            return self._alone.question(self._pinned)
        if self.limit is not None and self.answered >= self.limit:
            return None
        return next((q for q in self.open if not self._done(q.key)), None)

    def _done(self, key: Key) -> bool:
        """Whether a unit had its turn in this sitting: skipped, or answered, though another reader contradicts it."""
        return key in self._skipped or key in self._trail

    @property
    def _alone(self) -> Board:
        """The machine's own view, for a question asked again: the aligner says nothing more of a decided unit."""
        if self._machine is None:
            self._machine = Board(self._compare(Applied()), self._stopwords)
        return self._machine

    @property
    def left(self) -> int:
        """Questions still open, the one at hand included."""
        rest = sum(not self._done(q.key) for q in self.open)
        return rest if self.limit is None else min(rest, max(0, self.limit - self.answered))

    def voices_on(self, key: Key) -> tuple[str, ...]:
        """What others said of a unit: "Ben: s12", "judge local-model: none"; shown beside the candidates."""
        said = []
        for row in self.applied.placed:
            verdict = row.verdict
            if verdict.label == "link" and verdict.side == key[0] and key[1] in row.units:
                who = verdict.by if verdict.kind == "reader" else f"judge {verdict.by}"
                said.append(f"{who}: {', '.join(row.partners) or 'none'}")
        return tuple(said)

    def contradictions_on(self, key: Key) -> tuple[Contradiction, ...]:
        """Verdicts on a unit that cannot hold together, so that none of them counts."""
        return tuple(
            found
            for found in self.applied.contradictions
            if any(row.verdict.side == key[0] and key[1] in row.units for row in found.rows)
        )

    def answer(self, decision: Decision) -> None:
        """Write one verdict and go on. Raises CorpusError where it cannot be written; then nothing has changed."""
        verdict = self.as_verdict(decision)
        key: Key = (decision.side, decision.unit)
        before = next((v for v in self.file.verdicts if v.key == verdict.key), None)
        self._settle(self._write(lambda file: file.with_verdict(verdict)))
        self._steps.append(_Step(key, verdict, before))
        if decision.label != "link":
            self._pinned = key  # a label may change the order of questions, but the one at hand stays
            return
        self._trail.append(key)
        self.answered += 1
        self._pinned = None
        self._skipped = [k for k in self._skipped if k != key]

    def as_verdict(self, decision: Decision) -> Verdict:
        """A decision with fingerprints in place of ids, signed."""
        here = self._finders[decision.side]
        other: Side = "new" if decision.side == "old" else "old"
        there = self._finders[other]
        units = {u.id: u for u in (self.old if decision.side == "old" else self.new).units}
        others = {u.id: u for u in (self.new if decision.side == "old" else self.old).units}
        return Verdict(
            side=decision.side,
            unit=here.reference(units[decision.unit]),
            label=decision.label,
            partners=tuple(there.reference(others[p]) for p in decision.partners),
            value=decision.value,
            by=self.signature.by,
            when=self.signature.now(),
            note=decision.note or self.signature.note,
            final=self.signature.final,
        )

    def skip(self) -> None:
        """Leave the question open for another day."""
        if question := self.question:
            self._pinned = None
            self._skipped.append(question.key)
            self._trail.append(question.key)

    def back(self) -> bool:
        """Return to the question before this one; False where there is none."""
        if not self._trail:
            return False
        self._pinned = self._trail.pop()
        self._skipped = [key for key in self._skipped if key != self._pinned]
        return True

    def undo(self) -> Decision | None:
        """Take the last answer of this sitting back, in the file too; what it was, or None where there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        before = step.before

        def restore(file: VerdictFile) -> VerdictFile:
            return file.with_verdict(before) if before else file.without(step.written)

        self._settle(self._write(restore))
        if step.written.label == "link":
            self.answered = max(0, self.answered - 1)
            if step.key in self._trail:
                self._trail.remove(step.key)
        self._pinned = step.key
        return Decision(step.key[0], step.key[1], step.written.label, (), step.written.value)

    def set_all(self, decisions: Sequence[Decision]) -> None:
        """Write several verdicts in one go (``--set``): all or, where the file cannot be written, none."""
        verdicts = [self.as_verdict(decision) for decision in decisions]

        def changed(file: VerdictFile) -> VerdictFile:
            for verdict in verdicts:
                file = file.with_verdict(verdict)
            return file

        self.take(changed)

    def take(self, change: Change) -> None:
        """Change the file in any other way (a merge, a judge's answers) and compare anew."""
        self._settle(self._write(change))

    @staticmethod
    def decision(question: Question, partners: Sequence[str], note: str = "") -> Decision:
        """The answer to a question as a decision."""
        return Decision(question.side, question.unit, partners=tuple(partners), note=note)
