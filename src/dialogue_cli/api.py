"""The seam of the core: read, tag, align, classify, in that order and nothing else.

    from dialogue_cli import read_statement, compare
    comparison = compare(read_statement("old.txt"), read_statement("new.txt"))

Word lists and weights are read here, once, into a :class:`Toolbox` that is handed on: the core opens no file, and a
result can name the lists that made it by their hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogue_cli.statement.model import Alignment, Comparison, Statement, Tool, UnitSize


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Word lists and weights as loaded, with the SHA-256 of the bytes they came from."""

    lexicons: Any
    weights: Any
    lexicon_hash: str
    weights_hash: str

    def tool(self, settings: Mapping[str, str] | None = None) -> Tool:
        """What made a result, for the result itself to carry."""
        from dialogue_cli import __version__

        return Tool(__version__, self.lexicon_hash, self.weights_hash, tuple(sorted((settings or {}).items())))


def hash_of(*texts: str) -> str:
    """``sha256 HEX`` over texts in their order, each closed by a zero byte so that no two lists look alike."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8") + b"\0")
    return f"sha256 {digest.hexdigest()}"


def load_toolbox(lexicon_files: Sequence[str | Path] = ()) -> Toolbox:
    """Read the shipped lists and weights, and the user's lexicons over them.

    Raises DataError for a list with a fault (file, line, key).
    """
    from dialogue_cli.align.score import parse_weights
    from dialogue_cli.data import read_text

    weights_text = read_text("alignment_weights.json")
    return Toolbox(
        lexicons=None,
        weights=parse_weights(weights_text),
        lexicon_hash=hash_of(),
        weights_hash=hash_of(weights_text),
    )


def read_statement(
    operand: str | Path,
    *,
    unit: UnitSize = "sentence",
    given: Mapping[str, object] | None = None,
    toolbox: Toolbox | None = None,
    data: bytes | None = None,
    limits: Mapping[str, int] | None = None,
) -> Statement:
    """Read a file (or ``-`` for stdin) as a statement with tags on its units.

    ``given`` overrides metadata (title, series, meeting, date, ...); ``data`` are the bytes where ``operand`` is only
    their name; ``limits`` raises or lowers fields of :class:`sources.limits.Limits`. Raises SourceError and its kin.
    """
    from dialogue_cli.sources.limits import Limits
    from dialogue_cli.sources.read import parse_bytes, read_source
    from dialogue_cli.statement.build import build_statement
    bounds = Limits(**dict(limits or {}))
    name = str(operand)
    source = read_source(name, limits=bounds) if data is None else parse_bytes(data, name=name, limits=bounds)
    return build_statement(source, unit=unit, given=dict(given or {}))


def compare(
    old: Statement,
    new: Statement,
    *,
    weights: Any = None,
    lexicons: Any = None,
    signed: Sequence[Any] = (),
    progress: Callable[[float], None] | None = None,
    toolbox: Toolbox | None = None,
) -> Comparison:
    """Align two tagged statements and say what became of every unit."""
    from dialogue_cli.align.match import align
    from dialogue_cli.changes.compare import compare_statements

    tools = toolbox or load_toolbox()
    alignment: Alignment = align(old, new, weights or tools.weights, signed=signed, progress=progress)
    return compare_statements(old, new, alignment, tool=tools.tool())
