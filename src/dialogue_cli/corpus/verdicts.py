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

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from dialogue_cli.corpus.front_matter import quote
from dialogue_cli.errors import DataError
from dialogue_cli.statement.model import Shift, Side, StanceShift
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
_MARK = re.compile(r"[0-9a-f]{12}")
_KEYS = frozenset("side unit cue words nth partners label value by when note kind confidence final".split())
_REF_KEYS = frozenset("unit cue words nth".split())
_TOP_KEYS = frozenset({"format", "old", "new", "verdict"})
_STATEMENT_KEYS = frozenset({"statement", "sha256"})


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
        """These verdicts, sorted."""
        return replace(self, verdicts=tuple(sorted(verdicts, key=lambda v: (v.key, v.when, repr(v.answer)))))


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


def parse(text: str, *, where: str = "") -> VerdictFile:
    """A verdict file. Raises DataError with file, line, key and what was expected."""
    import tomllib

    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line.rstrip() == "=======":
            raise DataError("git left a conflict here", where=where, line=number,
                            do="keep the blocks of both sides, then: dialogue review --check")  # fmt: skip
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r"at line (\d+)", str(fault))
        number_of = int(found.group(1)) if found else None
        raise DataError(f"is not TOML: {fault}", where=where, line=number_of, do="mend this line") from fault
    return _Reader(lines, where).file(data)


class _Reader:
    """Checks values and knows on which line each stands."""

    def __init__(self, lines: list[str], where: str) -> None:
        self.lines = lines
        self.where = where
        self.starts = [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*\"?verdict\"?\s*\]\]", line)]

    def file(self, data: Mapping[str, Any]) -> VerdictFile:
        if data.get("format") != FORMAT:
            raise self.fault("format", f"is {data.get('format', 'missing')!r}", f'expected "{FORMAT}"', 1)
        for key in data:
            if key not in _TOP_KEYS:
                raise self.fault(key, "no such key", f"expected {', '.join(sorted(_TOP_KEYS))}", 1)
        blocks = data.get("verdict", [])
        if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
            raise self.fault("verdict", "is no list of blocks", "expected [[verdict]] above each", 1)
        old, new = self.statement(data, "old"), self.statement(data, "new")
        starts = self.starts if len(self.starts) == len(blocks) else [1] * len(blocks)
        found = [self.verdict(block, start) for block, start in zip(blocks, starts, strict=True)]
        return VerdictFile(old, new).with_verdicts(found)

    def statement(self, data: Mapping[str, Any], side: str) -> StatementRef:
        table = data.get(side, {})
        if not isinstance(table, dict) or not set(table) <= _STATEMENT_KEYS:
            raise self.fault(side, "is no table of statement and sha256", f"expected [{side}] with these two keys", 1)
        words = {key: self.words(table, key, 1, "") for key in ("statement", "sha256")}
        return StatementRef(words["statement"], words["sha256"])

    def verdict(self, block: Mapping[str, Any], at: int) -> Verdict:
        for key in block:
            if key not in _KEYS:
                raise self.fault(key, "no such key", f"expected {', '.join(sorted(_KEYS))}", at)
        side: Side = "new" if self.choice(block, "side", ("old", "new"), at) == "new" else "old"
        judge = "kind" in block and self.choice(block, "kind", ("reader", "judge"), at) == "judge"
        label, value = LINK, ""
        partners: tuple[UnitRef, ...] = ()
        if "label" in block:
            if "partners" in block or judge:
                what = "stands beside partners" if "partners" in block else "is given by a judge"
                raise self.fault("label", what, "a block decides one thing, a judge only partners", at)
            label = self.choice(block, "label", LABELS, at)
            value = self.label_value(block, label, at)
        else:
            partners = self.partners(block, at)
        confidence = block.get("confidence", 1.0)
        if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
            raise self.fault("confidence", f"{confidence!r}", "expected a number from 0 to 1", at)
        final = block.get("final", False)
        if not isinstance(final, bool):
            raise self.fault("final", f"{final!r}", "expected true or false", at)
        return Verdict(
            side=side, unit=self.ref(block, at), label=label, partners=partners, value=value,
            by=self.words(block, "by", at), when=self.when(block, at), note=self.words(block, "note", at, ""),
            kind="judge" if judge else "reader", confidence=float(confidence), final=final, line=at,
        )  # fmt: skip

    def partners(self, block: Mapping[str, Any], at: int) -> tuple[UnitRef, ...]:
        rows = block.get("partners")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            what = "is missing" if rows is None else "is no list of units"
            raise self.fault("partners", what, "expected a list of { unit, cue, words }, [] for none, or a label", at)
        for row in rows:
            for key in row:
                if key not in _REF_KEYS:
                    raise self.fault(f"partners.{key}", "no such key", "expected unit, cue, words, nth", at)
        return tuple(self.ref(row, at) for row in rows)

    def ref(self, table: Mapping[str, Any], at: int) -> UnitRef:
        mark = self.words(table, "unit", at)
        if not _MARK.fullmatch(mark):
            raise self.fault("unit", f"{mark!r}", "expected the 12 hexadecimal digits of a fingerprint", at)
        counts = {}
        for key, default, least in (("words", 0, 0), ("nth", 1, 1)):
            counts[key] = table.get(key, default)
            if isinstance(counts[key], bool) or not isinstance(counts[key], int) or counts[key] < least:
                raise self.fault(key, f"{counts[key]!r}", f"expected a whole number from {least}", at)
        return UnitRef(mark, self.words(table, "cue", at, ""), counts["words"], counts["nth"])

    def label_value(self, block: Mapping[str, Any], label: str, at: int) -> str:
        value = block.get("value")
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else self.words(block, "value", at)
        if label in CHOICES and text.strip().lower() not in CHOICES[label]:
            raise self.fault("value", f"{text!r} is no {label}", f"expected one of {', '.join(CHOICES[label])}", at)
        return text

    def choice(self, block: Mapping[str, Any], key: str, choices: tuple[str, ...], at: int) -> str:
        value = self.words(block, key, at)
        if value not in choices:
            raise self.fault(key, f"{value!r}", f"expected one of {', '.join(choices)}", at)
        return value

    def when(self, block: Mapping[str, Any], at: int) -> str:
        value = block.get("when", "")
        return value.isoformat() if hasattr(value, "isoformat") else self.words(block, "when", at, "")

    def words(self, table: Mapping[str, Any], key: str, at: int, default: str | None = None) -> str:
        value = table.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            what = "is missing" if value is None else f"{value!r}"
            raise self.fault(key, what, "expected words in quotes", at)
        return value

    def fault(self, key: str, what: str, do: str, at: int) -> DataError:
        """The error at the line of the key inside the block that begins on line ``at``."""
        line, leaf = at, re.escape(key.rpartition(".")[2])
        for number in range(at, len(self.lines) + 1):
            if number > at and self.lines[number - 1].lstrip().startswith("["):
                break
            if re.match(rf"\s*\"?{leaf}\"?\s*=", self.lines[number - 1]):
                line = number
                break
        return DataError(what, where=self.where, line=line, key=key, do=do)
