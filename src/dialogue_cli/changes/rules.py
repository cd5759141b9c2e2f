"""Rules of the gate: expressions over one change, and the findings where they hold.

::

    dropped                              a pledge that the new text does not restate
    removed-commitment                   a removed unit that held one
    deadline-later, hedge-added          a signal and which way it went
    theme:climate and removed            words joined by and, or, not and parentheses
    strength>=7 and (removed or weakened)

Words are those of the JSON: kinds, shifts, stance shifts, what came or went of positions, signals. Several rules are
parted by commas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogue_cli.changes.rule_parser import Node, parse_expression, split_rules
from dialogue_cli.changes.rule_words import Facts, facts_of, form_of, holds
from dialogue_cli.errors import DataError, UsageError
from dialogue_cli.statement.comparison import Change, Comparison
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass

#: What may stand in a named rule's table.
_KEYS = ("when", "message")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is called on screen, its expression, and what a finding should say (empty: the reason found)."""

    name: str
    node: Node
    message: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired on a change. ``path`` and ``line`` point into the source of the side that ``unit`` is on.

    ``why`` names the words of the rule that held; ``message`` is a whole sentence for a log or an annotation.
    """

    rule: str
    change: Change
    why: str
    message: str
    side: str
    unit: str
    path: str
    line: int | None


def parse_rules(text: str, named: Mapping[str, Rule] | None = None) -> tuple[Rule, ...]:
    """Rules parted by commas; a name of a rule file stands for its expression.

    Raises UsageError that says what was expected and at which character.
    """
    known = named or {}
    rules = []
    nodes = {name: rule.node for name, rule in known.items()}
    for part, offset in split_rules(text):
        name = " ".join(part.split())
        node = parse_expression(part, nodes, whole=text, offset=offset)
        rules.append(known[name] if name in known else Rule(name, node))
    if not rules:
        raise UsageError("no rule given", where="--fail-on", do="name one, for example dropped")
    return tuple(rules)


def load_rules(text: str, *, where: str = "rules.toml") -> dict[str, Rule]:
    """Named rules from TOML: ``name = "expression"`` or a table with ``when`` and ``message``, under ``[rules]``.

    A rule may use the names of those above it. Raises DataError with the key that is at fault.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise DataError(f"not valid TOML: {fault}", where=where, do="mend the file") from fault
    table = data.get("rules", {})
    if not isinstance(table, dict) or not table:
        raise DataError(
            "expected a table of rules", where=where, key="rules", do='write [rules] and name = "expression"'
        )
    return rules_from(table, where=where, text=text)


def rules_from(table: Mapping[str, object], *, where: str, text: str = "") -> dict[str, Rule]:
    """Named rules from a table that is already read (also that of dialogue.toml). Raises DataError."""
    found: dict[str, Rule] = {}
    for name, value in table.items():
        line = next((n for n, row in enumerate(text.splitlines(), 1) if name in row.split("=")[0]), None)
        when, message = (value.get("when"), value.get("message", "")) if isinstance(value, dict) else (value, "")
        extra = [k for k in value if k not in _KEYS] if isinstance(value, dict) else []
        if extra or not isinstance(when, str) or not isinstance(message, str):
            fault = f"unknown key {extra[0]!r}" if extra else "expected an expression in quotes"
            raise DataError(fault, where=where, line=line, key=f"rules.{name}", do=f"keys are {' and '.join(_KEYS)}")
        if form_of(name) is not None:
            raise DataError("this name is a word of the rules already", where=where, line=line, key=f"rules.{name}")
        found[name] = Rule(name, _node(when, found, name, where, line), message)
    return found


def _node(when: str, known: Mapping[str, Rule], name: str, where: str, line: int | None) -> Node:
    try:
        return parse_expression(when, {n: rule.node for n, rule in known.items()})
    except UsageError as fault:
        raise DataError(fault.what, where=where, line=line, key=f"rules.{name}", do=fault.do) from fault


def check(comparison: Comparison, rules: Sequence[Rule], *, strict: bool = False) -> tuple[Finding, ...]:
    """Every rule that fires on any change, in reading order. ``strict`` counts an unsure pledge as dropped or new."""
    found = []
    units = {f"old:{u.id}": u for u in comparison.old.units} | {f"new:{u.id}": u for u in comparison.new.units}
    for change in comparison.changes:
        facts = facts_of(comparison, change, units, strict=strict)
        for rule in rules:
            holds_now, why = _evaluate(rule.node, facts)
            if holds_now:
                found.append(_finding(comparison, facts, rule, why))
    return tuple(found)


def _evaluate(node: Node, facts: Facts) -> tuple[bool, str]:
    """Whether an expression holds, and the words that made it so."""
    if node.op == "atom":
        return holds(facts, node.word, node.sign, node.value)
    if node.op == "not":
        inner, _ = _evaluate(node.parts[0], facts)
        return not inner, f"not {node.parts[0].word}" if node.parts[0].op == "atom" else "not (...)"
    results = [_evaluate(part, facts) for part in node.parts]
    true = [why for ok, why in results if ok]
    return (len(true) == len(results) if node.op == "and" else bool(true)), ", ".join(dict.fromkeys(true))


def _finding(comparison: Comparison, facts: Facts, rule: Rule, why: str) -> Finding:
    side = "new" if facts.new else "old"
    statement = comparison.new if facts.new else comparison.old
    unit = (facts.new or facts.old)[0]
    message = rule.message or _sentence(comparison, facts.change, unit)
    return Finding(rule.name, facts.change, why, message, side, unit.id, statement.path or statement.source, unit.line)


def _sentence(comparison: Comparison, change: Change, unit: Unit) -> str:
    """What happened to which words, in one line."""
    shift: str = change.commitment.shift if change.commitment else ""
    quote = unit.text if len(unit.text) <= 160 else unit.text[:157].rsplit(" ", 1)[0] + " ..."
    new_name = comparison.new.path or comparison.new.id
    told = "".join(f", {p.news.replace('-', ' ')} ({p.stance})" for p in change.positions)
    if change.kind == "removed":
        what = {"dropped": "not restated", "unsure": "perhaps not restated"}.get(shift, "removed")
        return f'{what} in {new_name}{told}: "{quote}"'
    if change.stance and change.stance.shift and not shift:
        shift = f"{change.stance.shift}, {change.stance.old} to {change.stance.new}"
    return f'{shift or change.kind}{told}: "{quote}"'
