"""Readers' verdicts as a file: TOML beside the statements, one verdict a block, sorted, so that git merges it.

    format = "dialogue-verdicts/1"

    [[verdict]]
    side = "old"
    unit = "246e50775812"                      # fingerprint of the unit's words (statement/fingerprint.py)
    cue = "We commit to train forty divers ... school by 2030"
    words = 16
    partners = [
      { unit = "a37cfddf061b", cue = "We intend to train divers", words = 5 },
    ]
    by = "Ana"
    when = "2026-11-25T13:50:00Z"

``partners`` says what the unit became (or, for ``side = "new"``, came from); an empty list says none. In its place
``label`` and ``value`` overrule a tag. Optional: ``note``; ``nth`` where the same words stand several times in the
statement; ``final = true``, which outweighs other readers; ``kind = "judge"`` with ``confidence`` for a program's
answer. Blocks are sorted by fingerprint, which spreads the additions of two readers over the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from dialogue_cli.corpus.front_matter import quote
from dialogue_cli.statement.comparison import Shift, StanceShift
from dialogue_cli.statement.model import Side
from dialogue_cli.values import dataclass, field, replace

FORMAT = "dialogue-verdicts/1"
LINK = "link"
LABELS = ("strength", "actor", "commitment", "stance", "theme", "shift", "stance-shift")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "strength": tuple(str(n) for n in range(11)),
    "commitment": ("yes", "no"),
    "shift": (*get_args(Shift), "none"),
    "stance-shift": (*get_args(StanceShift), "same", "none"),
}
"""What a label may be; labels that are not here take any words."""


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit by its words: fingerprint, cue, their number, and which of several with the same words (from 1)."""

    mark: str
    cue: str
    words: int
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision about one unit. ``partners`` counts where ``label`` is ``link``, else ``value`` does.

    ``when`` is ISO 8601 in UTC. ``line`` is where the block begins in its file, 0 where it comes from none.
    """

    side: Side
    unit: UnitRef
    label: str = LINK
    partners: tuple[UnitRef, ...] = ()
    value: str = ""
    by: str = "reader"
    when: str = ""
    note: str = ""
    kind: Literal["reader", "judge"] = "reader"
    confidence: float = 1.0
    final: bool = False
    line: int = field(default=0, compare=False)

    @property
    def subject(self) -> tuple[str, str, int, str]:
        """What is decided: verdicts with the same subject speak of the same thing."""
        return (self.unit.mark, self.side, self.unit.nth, self.label)

    @property
    def key(self) -> tuple[str, str, int, str, str, str]:
        """Subject and author: a reader has one verdict a subject."""
        return (*self.subject, self.kind, self.by)

    @property
    def answer(self) -> object:
        """What two verdicts on one subject must share in order to agree."""
        return frozenset((p.mark, p.nth) for p in self.partners) if self.label == LINK else self.value.strip().lower()


@dataclass(frozen=True, slots=True)
class StatementRef:
    """Which statement a side is: the stem of its file's name and the SHA-256 of its source."""

    statement: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class VerdictFile:
    """Everything in a verdict file; ``verdicts`` sorted."""

    old: StatementRef = StatementRef()
    new: StatementRef = StatementRef()
    verdicts: tuple[Verdict, ...] = ()

    def with_verdict(self, verdict: Verdict) -> VerdictFile:
        """This verdict in place of the same reader's earlier one on the same subject; others' are left alone."""
        return self.with_verdicts([*(v for v in self.verdicts if v.key != verdict.key), verdict])

    def without(self, verdict: Verdict) -> VerdictFile:
        """All but the verdict of this reader on this subject."""
        return self.with_verdicts(v for v in self.verdicts if v.key != verdict.key)

    def with_verdicts(self, verdicts: Iterable[Verdict]) -> VerdictFile:
        """These verdicts, sorted, each once: where two branches add the same block, git may leave it twice."""
        once = dict.fromkeys(verdicts)
        return replace(self, verdicts=tuple(sorted(once, key=lambda v: (v.key, v.when, repr(v)))))


def merged(ours: VerdictFile, theirs: VerdictFile) -> VerdictFile:
    """Every verdict of both, each once. Where they disagree both stand: nothing is overwritten."""
    known = {(v.key, v.answer) for v in ours.verdicts}
    return ours.with_verdicts([*ours.verdicts, *(v for v in theirs.verdicts if (v.key, v.answer) not in known)])


def dump(file: VerdictFile) -> str:
    """The file as text. ``parse(dump(file)) == file``."""
    parts = [f"format = {quote(FORMAT)}\n"]
    for name, ref in (("old", file.old), ("new", file.new)):
        if ref != StatementRef():
            parts.append(f"[{name}]\nstatement = {quote(ref.statement)}\nsha256 = {quote(ref.sha256)}\n")
    parts += [_block(verdict) for verdict in file.verdicts]
    return "\n".join(parts)


def _block(verdict: Verdict) -> str:
    lines = ["[[verdict]]", f"side = {quote(verdict.side)}", *(f"{k} = {v}" for k, v in _ref(verdict.unit))]
    if verdict.label != LINK:
        lines += [f"label = {quote(verdict.label)}", f"value = {quote(verdict.value)}"]
    elif verdict.partners:
        inner = (", ".join(f"{k} = {v}" for k, v in _ref(partner)) for partner in verdict.partners)
        lines += ["partners = [", *(f"  {{ {words} }}," for words in inner), "]"]
    else:
        lines.append("partners = []")
    lines += [f"by = {quote(verdict.by)}"] + ([f"when = {quote(verdict.when)}"] if verdict.when else [])
    if verdict.note:
        lines.append(f"note = {quote(verdict.note)}")
    if verdict.kind == "judge":
        lines += [f"kind = {quote(verdict.kind)}", f"confidence = {float(verdict.confidence)!r}"]
    if verdict.final:
        lines.append("final = true")
    return "\n".join(lines) + "\n"


def _ref(ref: UnitRef) -> list[tuple[str, str]]:
    rows = [("unit", quote(ref.mark)), ("cue", quote(ref.cue)), ("words", str(ref.words))]
    return [*rows, ("nth", str(ref.nth))] if ref.nth != 1 else rows
