"""Two small statements with everything that a review meets, and short ways to make verdicts about them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogue_cli.api import Toolbox, load_toolbox, read_statement
from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.changes.verdicts import with_verdicts
from dialogue_cli.corpus.verdicts import UnitRef, Verdict
from dialogue_cli.review.apply import Applied
from dialogue_cli.review.finder import Finder
from dialogue_cli.statement.comparison import Alignment, Comparison, Link
from dialogue_cli.statement.model import Statement

NOTHING = Applied()

OLD = """# Reef

We will open two ferry lines by 2030. Velmora will train forty divers in the new marine school.
The sea is warming. We commit to share tide data with all islands of the reef.

# Trade

We intend to lower tariffs on nets and boats. Our ministers will meet again in Harrow Bay in May.
"""
NEW = """# Reef

We will open two ferry lines by 2032. Tarsand will help young divers find work.
We welcome the tide data that all islands of the reef now share.

# Trade

We lowered tariffs on nets. Tariffs on boats will follow. The next meeting of ministers is planned for Harrow Bay.
"""


@cache
def tools() -> Toolbox:
    return load_toolbox()


@cache
def statement(text: str, name: str = "x.md", unit: str = "sentence") -> Statement:
    return read_statement(name, data=text.encode(), toolbox=tools(), unit=unit)  # type: ignore[arg-type]


def old() -> Statement:
    return statement(OLD, "old.md")


def new() -> Statement:
    return statement(NEW, "new.md")


LINKS = (("s1", "s1"), ("s2", "s2"), ("s3", "s3"), ("s5", "s4"), ("s6", "s5"), ("s7", "s6"), ("s7", "s7"), ("s8", "s8"))
"""The alignment by hand: what these tests ask does not depend on how the aligner is tuned today."""


def by_hand(applied: Applied = NOTHING, doubts: Mapping[str, float] | None = None) -> Comparison:
    """The comparison by LINKS under verdicts. ``doubts`` gives the confidence of links by their old unit, else 0.99."""
    made: dict[tuple[str, str], Link] = {}
    shut = {("old", v.old) for v in applied.signed if v.closed == "old"}
    shut |= {("new", unit) for v in applied.signed if v.closed == "new" for unit in v.new}
    for before, after in LINKS:
        if ("old", before) not in shut and ("new", after) not in shut:
            made[before, after] = Link(before, after, (doubts or {}).get(before, 0.99))
    for v in applied.signed:
        made.update({(v.old, unit): Link(v.old, unit, 1.0, False, v.by) for unit in v.new if v.old})
    alignment = Alignment(tuple(link for _, link in sorted(made.items())))
    return with_verdicts(compare_statements(old(), new(), alignment, tool=tools().tool()), applied.signed)


@cache
def compared() -> Comparison:
    return by_hand()


def id_of(side: Statement, words: str) -> str:
    """The id of the unit that holds these words."""
    (unit,) = [u for u in side.units if words in u.text]
    return unit.id


def ref(side: Statement, words: str) -> UnitRef:
    return Finder(side).reference(side.unit(id_of(side, words)))


def link(words: str, *partners: str, side: str = "old", by: str = "Ana", **more: object) -> Verdict:
    """A verdict on the unit with these words and its partners on the other side, by their words."""
    here, there = (old(), new()) if side == "old" else (new(), old())
    return Verdict(side, ref(here, words), partners=tuple(ref(there, p) for p in partners), by=by, **more)  # type: ignore[arg-type]


def label(words: str, name: str, value: str, side: str = "old", by: str = "Ana", **more: object) -> Verdict:
    here = old() if side == "old" else new()
    return Verdict(side, ref(here, words), label=name, value=value, by=by, **more)  # type: ignore[arg-type]
