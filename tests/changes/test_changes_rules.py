"""The rules of the gate: what fires, what is refused and where."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from changes_made import TOOL, linked, pledge, statement, tagged
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.changes.compare import compare_statements
from dialogue_cli.changes.rule_words import form_of, vocabulary
from dialogue_cli.changes.rules import check, load_rules, parse_rules
from dialogue_cli.errors import DataError, DialogueError, UsageError
from dialogue_cli.statement.comparison import (
    Alignment,
    ChangeKind,
    CommitmentShift,
    Comparison,
    Position,
    PositionNews,
    Related,
    Shift,
    Signal,
    SignalKind,
    StanceChange,
    StanceShift,
)
from dialogue_cli.statement.model import ThemeTag


@pytest.fixture
def comparison() -> Comparison:
    """c1 weakened with a later deadline, c2 a dropped pledge on climate, c3 unsure, c4 a new one."""
    old = statement("We will act.", "We will plant trees.", "We commit to meet.", "It rained.")
    new = statement("We plan to act.", "We pledge to sing.")
    old = tagged(old, {1: [pledge(7)], 2: [pledge(7)], 3: [pledge(8, "commit to")]})
    old = replace(
        old, units=(old.units[0], replace(old.units[1], themes=(ThemeTag("climate.forests"),), line=12), *old.units[2:])
    )
    new = tagged(new, {1: [pledge(5, "plan to")], 2: [pledge(8, "pledge to")]})
    alignment = replace(linked((1, 1)), old_related={"s3": (Related("s2", "new", 0.6),)})
    made = compare_statements(old, new, alignment, tool=TOOL)
    first = replace(
        made.changes[0],
        signals=(
            Signal("deadline", "by 2025", "by 2030", direction=-1),
            Signal("hedge", None, "if able", direction=-1),
        ),
        stance=StanceChange("hardened", "note", "condemn"),
    )
    gone = replace(made.changes[3], positions=(Position("gone", "s4", "deep concern", "against", 3),))
    came = replace(made.changes[4], positions=(Position("new", "s2", "condemn", "against", 7),))
    return replace(made, changes=(first, *made.changes[1:3], gone, came))


RULES = {
    "shift": ("weakened", ["c1"]),
    "dropped": ("dropped", ["c2"]),
    "unsure": ("unsure", ["c3"]),
    "new": ("new", ["c5"]),
    "kind": ("removed", ["c2", "c3", "c4"]),
    "kind with a pledge": ("removed-commitment", ["c2", "c3"]),
    "signal": ("deadline", ["c1"]),
    "signal and its way": ("deadline-later", ["c1"]),
    "the other way": ("deadline-earlier", []),
    "gone is not later": ("deadline-gone", []),
    "hedge added": ("hedge-added", ["c1"]),
    "stance": ("hardened", ["c1"]),
    "stance by name": ("stance:condemn", ["c1", "c5"]),
    "a position that is new": ("position-new", ["c5"]),
    "a position that is gone, by its rung": ('position-gone and stance:"deep concern"', ["c4"]),
    "gone is not new": ("position-new and removed", []),
    "theme above": ("theme:climate and removed", ["c2"]),
    "theme no prefix of a word": ("theme:clim", []),
    "strength": ("strength>=8 and removed", ["c3"]),
    "no pledge, no strength": ("removed and strength<11", ["c2", "c3"]),
    "spaces around the sign": ("strength >= 8 and removed", ["c3"]),
    "not": ("removed and not commitment", ["c4"]),
    "or, and, parentheses": ("(dropped or weakened) and strength>=7", ["c1", "c2"]),
    "and binds tighter": ("dropped or weakened and strength>=99", ["c2"]),
    "double negation": ("not not dropped", ["c2"]),
    "two rules": ("dropped, weakened", ["c1", "c2"]),
    "capital letters": ("Dropped OR Weakened", ["c1", "c2"]),
}


@pytest.mark.parametrize(("rule", "fired"), RULES.values(), ids=RULES)
def test_rule_fires_on(rule: str, fired: list[str], comparison: Comparison) -> None:
    assert [f.change.id for f in check(comparison, parse_rules(rule))] == fired


def test_strict_counts_the_unsure(comparison: Comparison) -> None:
    assert [f.change.id for f in check(comparison, parse_rules("dropped"), strict=True)] == ["c2", "c3"]


def test_a_finding_says_where_and_why(comparison: Comparison) -> None:
    (found,) = check(comparison, parse_rules("dropped and theme:climate"))
    assert (found.side, found.unit, found.line) == ("old", "s2", 12)
    assert found.why == "commitment dropped, theme climate.forests"
    assert found.message == 'not restated in x: "We will plant trees."'


def test_a_finding_says_which_position(comparison: Comparison) -> None:
    gone, came = check(comparison, parse_rules("position-gone or position-new"))
    assert (gone.side, gone.why, gone.message) == (
        "old", "position gone: deep concern", 'removed in x, position gone (deep concern): "It rained."'
    )  # fmt: skip
    assert came.message == 'new, position new (condemn): "We pledge to sing."'


FAULTS = {
    "typing error": ("droped", "unknown word 'droped' (character 1)", "did you mean dropped?"),
    "place in the second rule": ("dropped, weakend", "(character 10)", "did you mean weakened?"),
    "open parenthesis": ("(dropped or new", "not closed (character 1)", "add )"),
    "nothing after and": ("dropped and", "expected a word at the end", ""),
    "two words": ("dropped weakened", "expected and, or or a comma", ""),
    "no number": ("strength>=many", "expected a number after strength>=, found 'many'", ""),
    "theme without a name": ("theme", "cannot use 'theme' like this", "write theme:NAME"),
    "kind with a number": ("removed>3", "cannot use 'removed>3' like this", "write removed"),
    "strange sign": ("dropped & new", "cannot read '&' (character 9)", ""),
    "nothing": (" , ", "no rule given", "dropped"),
    "too deep": ("(" * 60 + "dropped" + ")" * 60, "parentheses inside each other", ""),
}


@pytest.mark.parametrize(("rule", "what", "do"), FAULTS.values(), ids=FAULTS)
def test_fault_says_what_and_where(rule: str, what: str, do: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_rules(rule)
    assert what in str(caught.value)
    assert do in str(caught.value)


@settings(deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*vocabulary(), "and", "or", "not", "(", ")", ",", ">=3", ":x"])).map(" ".join)
)
def test_any_text_is_a_rule_or_one_of_our_errors(text: str) -> None:
    try:
        rules = parse_rules(text)
    except DialogueError:
        return
    check(compare_statements(statement("We act."), statement("We act."), Alignment(()), tool=TOOL), rules)


def test_every_word_of_the_json_is_a_word_of_the_rules() -> None:
    words = {w for kind in (ChangeKind, Shift, StanceShift, PositionNews, SignalKind) for w in get_args(kind)}
    assert {w for w in words if form_of(w) is None} == set()


def test_named_rules(comparison: Comparison) -> None:
    named = load_rules(
        '[rules]\nforests = "theme:climate"\n[rules.red]\nwhen = "forests and dropped"\nmessage = "Forests!"\n'
    )
    (found,) = check(comparison, parse_rules("red", named))
    assert (found.rule, found.message) == ("red", "Forests!")
    assert [f.change.id for f in check(comparison, parse_rules("forests or weakened", named))] == ["c1", "c2"]


FILES = {
    "no TOML": ("rules = [", "not valid TOML"),
    "no table": ("x = 1", "expected a table of rules"),
    "unknown key": ('[rules.a]\nwhen = "new"\nif = "x"', "rules.a: unknown key 'if'"),
    "no text": ("[rules]\na = 3", "r.toml:2: rules.a: expected an expression in quotes"),
    "bad rule": ('[rules]\n\na = "neww"', "r.toml:3: rules.a: unknown word 'neww'"),
    "a word already": ('[rules]\nnew = "dropped"', "a word of the rules already"),
    "itself": ('[rules]\na = "a"', "unknown word 'a'"),
}


@pytest.mark.parametrize(("text", "what"), FILES.values(), ids=FILES)
def test_rule_file_fault(text: str, what: str) -> None:
    with pytest.raises(DataError) as caught:
        load_rules(text, where="r.toml")
    assert what in str(caught.value)


def test_a_shift_of_the_reader_is_used(comparison: Comparison) -> None:
    change = replace(comparison.changes[3], commitment=CommitmentShift("dropped", 5, None, signed="me"))
    changed = replace(comparison, changes=(*comparison.changes[:3], change, *comparison.changes[4:]))
    assert [f.change.id for f in check(changed, parse_rules("dropped"))] == ["c2", "c4"]
