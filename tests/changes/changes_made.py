"""Small statements and tags made by hand for the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogue_cli.statement.comparison import Alignment, Comparison, Link, Tool
from dialogue_cli.statement.model import Commitment, Statement, Unit

TOOL = Tool("0", "sha256 0", "sha256 0")


def statement(*texts: str, name: str = "x", kind: str = "sentence", **facts: object) -> Statement:
    """A statement of these sentences, joined by one space."""
    units, at = [], 0
    for n, text in enumerate(texts, 1):
        units.append(Unit(f"s{n}", "heading" if text.isupper() else "sentence", at, at + len(text), text))
        at += len(text) + 1
    return Statement(name, name, " ".join(texts), tuple(units), **facts)  # type: ignore[arg-type]


def linked(*pairs: tuple[int, int], moved: Sequence[tuple[int, int]] = ()) -> Alignment:
    """An alignment of unit numbers, old first."""
    return Alignment(tuple(Link(f"s{a}", f"s{b}", 0.9, (a, b) in moved) for a, b in pairs))


def pledge(strength: int, verb: str = "will", **more: object) -> Commitment:
    """A pledge of the parties."""
    facts: dict[str, object] = {"actor": "we", "actor_kind": "parties", "rung": verb, "tense": "future"} | more
    return Commitment(strength >= 5, strength, verb=verb, **facts)  # type: ignore[arg-type]


def kinds(comparison: Comparison) -> list[str]:
    """Kind and units of each change: "reworded s1>s2"."""
    return [f"{c.kind} {','.join(c.old)}>{','.join(c.new)}" for c in comparison.changes]


def tagged(made: Statement, pledges: Mapping[int, Sequence[Commitment]]) -> Statement:
    """The statement with these commitments on its units, counted from 1."""
    units = tuple(replace(u, commitments=tuple(pledges.get(n, ()))) for n, u in enumerate(made.units, 1))
    return replace(made, units=units)
