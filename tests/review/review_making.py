"""Two small statements with everything that a review meets, and short ways to make verdicts about them."""

from __future__ import annotations

from functools import cache

from dialogue_cli.api import Toolbox, compare, load_toolbox, read_statement
from dialogue_cli.corpus.verdicts import UnitRef, Verdict
from dialogue_cli.review.finder import Finder
from dialogue_cli.statement.model import Comparison, Statement

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


@cache
def compared() -> Comparison:
    return compare(old(), new(), toolbox=tools())


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
