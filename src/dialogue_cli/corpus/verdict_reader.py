"""Text -> :class:`VerdictFile`: every fault is told with file, line, key and what was expected; git's conflicts too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dialogue_cli.corpus.verdicts import CHOICES, FORMAT, LABELS, LINK, StatementRef, UnitRef, Verdict, VerdictFile
from dialogue_cli.errors import DataError
from dialogue_cli.statement.model import Side

_MARK = re.compile(r"[0-9a-f]{12}")
_KEYS = frozenset("side unit cue words nth partners label value by when note kind confidence final".split())
_REF_KEYS = frozenset("unit cue words nth".split())
_TOP_KEYS = frozenset({"format", "old", "new", "verdict"})
_STATEMENT_KEYS = frozenset({"statement", "sha256"})


def sides_of_conflict(text: str) -> tuple[str, str]:
    """Both versions of a text in which git left conflicts: ours and theirs; the same text twice where it left none."""
    ours: list[str] = []
    theirs: list[str] = []
    into: tuple[list[str], ...] = (ours, theirs)
    base: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<< "):
            into = (ours,)
        elif line.startswith("||||||| "):
            into = (base,)
        elif line.rstrip() == "=======":
            into = (theirs,)
        elif line.startswith(">>>>>>> "):
            into = (ours, theirs)
        else:
            for rows in into:
                rows.append(line)
    return "".join(ours), "".join(theirs)


def parse(text: str, *, where: str = "") -> VerdictFile:
    """A verdict file. Raises DataError with file, line, key and what was expected."""
    import tomllib

    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line.rstrip() == "=======":
            raise DataError("git left a conflict here", where=where, line=number,
                            do=f"keep both sides with: dialogue review OLD NEW --merge {where}")  # fmt: skip
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
