"""What is shown, in which order, and that no filter changes what is counted."""

from __future__ import annotations

from dataclasses import replace

import comparisons
import pytest

from dialogue_cli.errors import UsageError
from dialogue_cli.report import headline, phrases, stat, view
from dialogue_cli.report.selection import KINDS, Selection, filtered, parse_kinds
from dialogue_cli.statement.comparison import Edit, Signal
from dialogue_cli.statement.model import Commitment, Cue, CueRole, Stance

FULL = comparisons.full()


def shown(selection: Selection | None = None, context: int = 0) -> list[str]:
    rows = []
    for block in view.blocks(FULL, selection, context):
        rows.append(f"[{'/'.join(block.section)}{' gone' if block.gone else ''}]")
        if block.heading:
            rows.append(f"title {block.heading.id}")
        rows += [f"{row.kind} {' '.join(c.id for c in row.changes)}" for row in block.rows]
    return rows


def test_changes_stand_under_the_new_headings_and_removed_ones_where_they_stood():
    assert shown() == [
        "[Tides and currents]",
        "title c3",
        "change c4",
        "change c5",
        "change c6",
        "change c7",
        "change c8",
        "away c13",
        "change c9",
        "change c10",
        "change c11",
        "fold c12",
        "change c13",
    ]


def test_a_section_of_which_nothing_is_left_has_a_block_of_its_own():
    changes = [c for c in FULL.changes if c.id not in ("c8", "c13")]
    gone = view.blocks(replace(FULL, changes=tuple(changes)))
    assert [(b.section, b.gone, b.heading and b.heading.id) for b in gone][1:3] == [
        (("Harbours",), True, "c7"),
        (("Tides and currents",), False, None),
    ]


def test_context_opens_unchanged_neighbours():
    assert "change c12" in shown(context=1)
    assert "change c1" not in shown(context=1)


FILTERS = {
    "kind": (Selection(frozenset({"split"})), ["c5"]),
    "shift": (Selection(frozenset({"weakened", "unsure"})), ["c4", "c10"]),
    "moved": (Selection(frozenset({"moved"})), ["c13"]),
    "stance": (Selection(frozenset({"hardened"})), ["c8"]),
    "commitments": (Selection(commitments=True), ["c4", "c5", "c6", "c9", "c10"]),
    "theme": (Selection(themes=("ocean",)), ["c4"]),
    "theme above": (Selection(themes=("oce",)), []),
    "keyword, any case": (Selection(keywords=("THE  SPILL",)), ["c8"]),
    "keyword from the start of a word": (Selection(keywords=("pill",)), []),
    "two filters": (Selection(frozenset({"removed"}), commitments=True), ["c6", "c10"]),
}


@pytest.mark.parametrize(("selection", "ids"), FILTERS.values(), ids=FILTERS)
def test_a_filter_keeps_what_it_names_and_leaves_the_summary_alone(selection, ids):
    kept = filtered(FULL, selection)
    assert [c.id for c in kept.changes] == ids
    assert kept.summary == FULL.summary
    rows = [c.id for b in view.blocks(FULL, selection) for r in b.rows for c in r.changes]
    assert rows + [b.heading.id for b in view.blocks(FULL, selection) if b.heading] == ids


def test_every_kind_can_be_asked_for_and_a_mistyped_one_is_named():
    assert parse_kinds(",".join(KINDS)) >= {"added", "dropped", "same", "hardened"}
    assert parse_kinds("not-restated, kept") == {"dropped", "same"}
    with pytest.raises(UsageError, match="no such kind: weekened; did you mean weakened"):
        parse_kinds("added,weekened")


def test_the_headline_says_what_was_lost_first_and_the_firmest_first():
    groups = headline.groups(FULL)
    assert [(g.word, [(line.ref, line.force) for line in g.lines]) for g in groups] == [
        ("not restated", [("old:s6", "will 7")]),
        ("weakened", [("c4", "commit 8 -> intend 5")]),
        ("new", [("new:s8", "decide 9")]),
        ("unsure", [("old:s10", "commit 8")]),
        ("hardened", [("c8", "concern -> condemn")]),
    ]
    assert groups[3].lines[0].hint == 'perhaps new:s8 "We decided to build a second ferry."'


def test_praise_that_grows_reads_warmer_and_blame_that_grows_hardened():
    sides = view.sides_of(FULL)
    change = next(c for c in FULL.changes if c.stance)
    new = sides.new[change.new[0]]
    praised = replace(new, stance=Stance("support", "for", 3))
    units = tuple(praised if u.id == new.id else replace(u, stance=None) for u in FULL.new.units)
    old = tuple(replace(u, stance=None) for u in FULL.old.units)
    warm = replace(FULL, old=replace(FULL.old, units=old), new=replace(FULL.new, units=units))
    news = {"new": 0, "gone": 0}
    assert headline.positions(FULL, sides) == {"hardened": 1, "softened": 0, **news}
    assert headline.positions(warm, view.sides_of(warm)) == {
        "hardened": 0, "softened": 0, "warmer": 1, "cooler": 0, **news
    }  # fmt: skip
    assert [g.word for g in headline.groups(warm)][-1] == "warmer"


def test_the_headline_says_why_a_pledge_got_weaker():
    weakened = next(g for g in headline.groups(FULL) if g.shift == "weakened")
    assert weakened.lines[0].hint == 'deadline: "by 2030" gone; condition: "as appropriate" added'


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, "where feasible", 'condition: "where feasible" added'),
        ("explore", None, 'effort: "explore" gone'),
        ("explore", "as appropriate", 'condition: "explore" -> "as appropriate"'),
    ],
)
def test_a_verb_of_trying_is_called_an_effort_and_no_hedge(old: str | None, new: str | None, words: str):
    assert phrases.signal_words(Signal("hedge", old, new)) == words


@pytest.mark.parametrize(
    ("text", "cues", "said"),
    [
        ("We will bar the net.", (("actor", "We"), ("verb", "will")), "We will bar the net."),
        ("After long days in the harbour we will bar the net of the eastern port.", (("actor", "we"), ("verb", "will")),
         "... we will bar the net of the eastern port."),
        ("We met the divers of the port and will bar the net of the eastern port.", (("actor", "We"), ("verb", "will")),
         "We ... will bar the net of the eastern port."),
    ],
)  # fmt: skip
def test_an_excerpt_says_who_pledges(text: str, cues: tuple[tuple[CueRole, str], ...], said: str):
    made = tuple(Cue(role, text.index(words), text.index(words) + len(words), words) for role, words in cues)
    tag = Commitment(True, 7, "will", "will", cues=made)
    change = next(c for c in FULL.changes if c.kind == "added")
    unit = replace(FULL.new.unit(change.new[0]), text=text, commitments=(tag,), stem=None)
    sides = view.sides_of(replace(FULL, new=replace(FULL.new, units=(unit,))))
    assert headline.excerpt(headline.commitment_line(change, sides), 30) == said


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (60, "II. Outcomes / D. Connectivity / Beyond the reef"),
        (40, "... / D. Connectivity / Beyond the reef"),
        (24, "... / Beyond the reef"),
        (12, "Beyond ..."),
    ],
)
def test_a_long_path_of_headings_keeps_the_nearest_one(room: int, words: str):
    assert phrases.path(("II. Outcomes", "D. Connectivity", "Beyond the reef"), room) == words


def test_the_headline_stops_at_its_limit_and_says_how_many_more_there_are():
    many = [replace(FULL.changes[5], id=f"c{n}") for n in range(100, 125)]
    group = headline.groups(replace(FULL, changes=tuple(many)), limit=10)[0]
    assert (len(group.lines), group.total) == (10, 25)


def test_stat_counts_every_change_once_and_sums_up():
    lines = stat.lines_of(FULL)
    total = stat.total_of(lines)
    assert sum(total.counts.values()) == len(FULL.changes)
    kinds = FULL.summary.kinds
    assert total.counts == {
        "=": kinds["unchanged"],
        "~": kinds["reworded"] + kinds["split"] + kinds["merged"],
        "+": kinds["added"],
        "-": kinds["removed"],
    }


def test_every_change_is_in_exactly_one_block():
    everywhere = [c.id for b in view.all_blocks(FULL, Selection()) for c in b.all]
    assert sorted(everywhere) == sorted(c.id for c in FULL.changes)


def test_a_change_only_in_the_stem_is_shown():
    same = replace(
        FULL.changes[11], commitment=comparisons.CommitmentShift("weakened", 8, 5), edits=(Edit("equal", "x"),)
    )
    assert not view.is_quiet(same)
    assert view.is_quiet(FULL.changes[11])


def test_what_moved_by_one_place_gets_no_pointer_beside_itself():
    old = comparisons.statement("old", ["One stays.", "Two moves.", "Three stays."])
    new = comparisons.statement("new", ["One stays.", "Two moves.", "Three stays."])
    rows = [
        comparisons.change(n, "unchanged", f"s{n}", f"s{n}", [Edit("equal", unit.text)], moved=n == 2)
        for n, unit in enumerate(old.units, 1)
    ]
    found = view.blocks(comparisons.summarised(old, new, rows))
    assert [row.kind for row in found[0].rows] == ["fold", "change", "fold"]


def test_after_a_section_that_is_gone_the_text_goes_on_under_the_section_before_it():
    old = comparisons.statement("old", ["# Tides", "One.", "# Gone", "Two."])
    new = comparisons.statement("new", ["# Tides", "One more."])
    rows = [
        comparisons.change(1, "unchanged", "s1", "s1", [Edit("equal", "Tides")]),
        comparisons.change(2, "removed", "s3", "", [Edit("delete", "Gone")]),
        comparisons.change(3, "removed", "s4", "", [Edit("delete", "Two.")]),
        comparisons.change(4, "removed", "s2", "", [Edit("delete", "One.")]),
        comparisons.change(5, "added", "", "s2", [Edit("insert", "One more.")]),
    ]
    found = view.blocks(comparisons.summarised(old, new, rows))
    assert [(block.section, block.gone) for block in found] == [(("Gone",), True), (("Tides",), False)]
