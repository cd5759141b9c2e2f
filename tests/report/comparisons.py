"""Comparisons made by hand, one with every kind, shift and signal, so that views are tested without the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from dialogue_cli.statement.comparison import (
    Change,
    ChangeKind,
    CommitmentShift,
    Comparison,
    Edit,
    Link,
    Place,
    Related,
    Shift,
    ShiftPart,
    Signal,
    StanceChange,
    StanceShift,
    Summary,
    Tool,
)
from dialogue_cli.statement.model import Commitment, Cue, Deadline, Quantity, Statement, Unit

TOOL = Tool("0.1.0", "sha256 " + "a" * 64, "sha256 " + "b" * 64, (("unit", "sentence"),))


def pledge(strength: int, rung: str, verb: str | None = None, **more: object) -> Commitment:
    """A pledge of the parties, or a tag that is none below 5."""
    facts: dict[str, object] = {"actor": "we", "actor_kind": "parties", "tense": "future"} | more
    return Commitment(strength >= 5, strength, rung, verb or rung, **facts)  # type: ignore[arg-type]


def statement(
    name: str, rows: Sequence[str], tags: Mapping[int, Sequence[Commitment]] | None = None, **facts: object
) -> Statement:
    """A statement of lines; a line that begins with "# " is a heading, with "* " an item."""
    units: list[Unit] = []
    texts, at, section = [], 0, ()
    for number, row in enumerate(rows, 1):
        kind = "heading" if row.startswith("# ") else "item" if row.startswith("* ") else "sentence"
        text = row.removeprefix("# ").removeprefix("* ")
        section = (text,) if kind == "heading" else section
        units.append(
            Unit(
                f"s{number}",
                kind,
                at,
                at + len(text),
                text,
                section,
                number,
                line=number,  # type: ignore[arg-type]
                commitments=tuple((tags or {}).get(number, ())),
            )
        )
        texts.append(text)
        at += len(text) + 1
    return Statement(name, facts.pop("title", name), "\n".join(texts), tuple(units), **facts)  # type: ignore[arg-type]


def change(number: int, kind: ChangeKind, old: str, new: str, edits: Sequence[Edit], **more: object) -> Change:
    """A change between units named "s1 s2"; links are made for every pair."""
    before, after = tuple(old.split()), tuple(new.split())
    moved = bool(more.get("moved"))
    links = tuple(Link(a, b, float(more.get("confidence", 0.9)), moved) for a in before for b in after)  # type: ignore[arg-type]
    return Change(f"c{number}", kind, before, after, 0.5, tuple(edits), links=links, **more)  # type: ignore[arg-type]


def summarised(old: Statement, new: Statement, changes: Sequence[Change], warnings: Sequence[str] = ()) -> Comparison:
    """The comparison with the counts that belong to its changes."""
    kinds = {kind: sum(c.kind == kind for c in changes) for kind in get_args(ChangeKind)}
    shifts = {s: sum(bool(c.commitment and c.commitment.shift == s) for c in changes) for s in get_args(Shift)}
    stances = {s: sum(bool(c.stance and c.stance.shift == s) for c in changes) for s in get_args(StanceShift)}
    summary = Summary(kinds, sum(c.moved for c in changes), shifts, stances, 0.5)
    return Comparison(old, new, tuple(changes), summary, TOOL, tuple(warnings))


OLD = [
    "# Opening",
    "The two sides met in Tidewater.",
    "# Tides",
    "We commit to fully share tide data by 2030 with the islands.",
    "We will open two ports, and we will train forty divers.",
    "We will ban anchors on the reef.",
    "# Harbours",
    "We express concern about the spill.",
    "The pilots thanked the crews.",
    "We are steadfast in our commitment to the ferry line.",
    "# Closing",
    "We look forward to the next meeting.",
]
NEW = [
    "# Opening",
    "The two sides met in Tidewater.",
    "# Tides and currents",
    "We intend to share tide data with the islands, as appropriate.",
    "We will open two ports.",
    "We will train forty divers.",
    "We condemn the spill.",
    "We decided to build a second ferry.",
    "We look forward to the next meeting.",
    "The pilots thanked the crews.",
]


def full() -> Comparison:
    """Old and new of one invented dialogue with every kind of change but ``merged``, and most shifts."""
    due = Deadline("by 2030", "due", None, "2030-12-31", "year", 36, 43)
    cue = Cue("verb", 3, 9, "commit")
    old_tags = {
        4: [pledge(8, "commit", "commit to", deadline=due, boosters=("fully",), cues=(cue,))],
        5: [pledge(7, "will", quantities=(Quantity("two ports", 2.0, "port"),)), pledge(7, "will")],
        6: [pledge(7, "will")],
        10: [pledge(8, "commit", "steadfast in our commitment to", restated=True)],
    }
    new_tags = {
        4: [pledge(5, "intend", "intend to", hedges=("as appropriate",))],
        5: [pledge(7, "will")],
        6: [pledge(7, "will")],
        8: [pledge(9, "decide", "decided to")],
    }
    old = statement(
        "old.md",
        OLD,
        old_tags,
        title="Joint Statement of the First Meeting",
        series="tide-dialogue",
        date="2030-01-10",
        meeting=1,
        place="Tidewater",
        parties=("Velmora", "Tarsand"),
        language="en",
    )
    new = statement(
        "new.md",
        NEW,
        new_tags,
        title="Joint Statement of the Second Meeting",
        series="tide-dialogue",
        date="2032-03-20",
        meeting=2,
        place="Tidewater",
        parties=("Velmora", "Tarsand"),
        language="en",
    )
    return summarised(old, new, _changes(), ["between them lies 2031-02-01, not compared"])


def marked(text: str) -> list[Edit]:
    """Edits from a redline: ``We [-commit-]{+intend+} to share.``"""
    found = []
    for part in re.split(r"(\[-.*?-\]|\{\+.*?\+\})", text):
        if part:
            op = {"[-": "delete", "{+": "insert"}.get(part[:2], "equal")
            found.append(Edit(op, part if op == "equal" else part[2:-2]))  # type: ignore[arg-type]
    return found


WEAK = "We [-commit to fully-]{+intend to+} share tide data [-by 2030 -]with the islands{+, as appropriate+}."
SPLIT = "We will open two ports[-, and we-]{+. We+} will train forty divers."
HARD = "We [-express concern about-]{+condemn+} the spill."


def _weakened() -> Change:
    part = ShiftPart("weakened", 8, 5, "s4", "s4", "commit to", "intend to", "another band")
    return change(
        4,
        "reworded",
        "s4",
        "s4",
        marked(WEAK),
        confidence=0.97,
        themes=("ocean",),
        commitment=CommitmentShift("weakened", 8, 5, (part,)),
        signals=(
            Signal("strength", "commit to", "intend to", direction=-1),
            Signal("deadline", "by 2030", None, Place("s4", 36, 43), None, -1),
            Signal("booster", "fully", None, Place("s4", 13, 18), None, -1),
            Signal("hedge", None, "as appropriate", None, Place("s4", 47, 61), -1),
        ),
    )


def _changes() -> list[Change]:
    rivals = (Related("s8", "new", 0.44), Related("s5", "new", 0.2))
    held = StanceChange("hardened", "concern", "condemn", "the spill")
    return [
        change(1, "unchanged", "s1", "s1", [Edit("equal", OLD[0][2:])]),
        change(2, "unchanged", "s2", "s2", [Edit("equal", OLD[1])]),
        change(3, "reworded", "s3", "s3", marked("Tides{+ and currents+}")),
        _weakened(),
        change(5, "split", "s5", "s5 s6", marked(SPLIT), confidence=0.6, commitment=CommitmentShift("same", 7, 7)),
        change(6, "removed", "s6", "", [Edit("delete", OLD[5])], commitment=CommitmentShift("dropped", 7, None)),
        change(7, "removed", "s7", "", [Edit("delete", OLD[6][2:])]),
        change(8, "reworded", "s8", "s7", marked(HARD), stance=held),
        change(9, "added", "", "s8", [Edit("insert", NEW[7])], commitment=CommitmentShift("new", None, 9)),
        change(
            10,
            "removed",
            "s10",
            "",
            [Edit("delete", OLD[9])],
            commitment=CommitmentShift("unsure", 8, None),
            related=rivals,
        ),
        change(11, "removed", "s11", "", [Edit("delete", OLD[10][2:])]),
        change(12, "unchanged", "s12", "s9", [Edit("equal", OLD[11])]),
        change(13, "unchanged", "s9", "s10", [Edit("equal", OLD[8])], moved=True),
    ]


def hostile() -> Comparison:
    """A title, a heading, a sentence and a warning with everything a terminal, a shell or a spreadsheet would obey."""
    bad = "\x1b[31mred\x1b[0m \x1b]0;title\x07 \u202eright\u202c \x9b2J \r=cmd|' /C calc'!A0 \x08"
    old = statement("old", ["=SUM(A1:A9) we stay."], title=bad, date="2030-01-01")
    new = statement("new", [f"# {bad}", f"{bad} we stay."], title=bad, place=bad, date="2031-01-01")
    redline = [Edit("delete", "=SUM(A1:A9)"), Edit("insert", bad), Edit("equal", " we stay.")]
    rows = [
        change(1, "added", "", "s1", [Edit("insert", bad)]),
        change(2, "reworded", "s1", "s2", redline, signals=(Signal("name", bad, None),)),
    ]
    return summarised(old, new, rows, [bad])
