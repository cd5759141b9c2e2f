"""Every example of docs/changes.md runs and comes out as the page says; its rule file loads."""

from __future__ import annotations

import re

import pytest

from dialogue_cli.api import Toolbox, compare, load_toolbox, read_statement
from dialogue_cli.changes.rule_words import form_of, vocabulary
from dialogue_cli.changes.rules import check, load_rules, parse_rules
from dialogue_cli.statement.comparison import Comparison
from support import REPOSITORY

PAGE = (REPOSITORY / "docs" / "changes.md").read_text(encoding="utf-8")
EXAMPLES = [
    [tuple(line.split(maxsplit=1)) for line in block.strip().splitlines()]
    for block in re.findall(r"```example\n(.*?)```", PAGE, re.DOTALL)
]
MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return load_toolbox()


def said(found: Comparison, what: str) -> list[str]:
    """What a comparison says under one of the page's words."""
    changes = found.changes
    return {
        "kind": [" ".join(c.kind for c in changes)],
        "flag": [name for c in changes for name in ("moved", "spelling_only") if getattr(c, name)],
        "shift": [c.commitment.shift for c in changes if c.commitment],
        "signal": [s.kind for c in changes for s in c.signals] or ["none"],
        "edits": ["".join(MARKS[e.op].format(e.text) for e in c.edits) for c in changes],
    }[what]


@pytest.mark.parametrize("lines", EXAMPLES, ids=[dict(rows)["new"][:40] for rows in EXAMPLES])
def test_example(lines: list[tuple[str, str]], toolbox: Toolbox) -> None:
    texts = dict(lines[:2])
    old, new = (read_statement(f"{s}.txt", data=texts[s].encode(), toolbox=toolbox) for s in ("old", "new"))
    found = compare(old, new, toolbox=toolbox)
    for what, expected in lines[2:]:
        if what in ("fires", "silent"):
            assert bool(check(found, parse_rules(expected))) == (what == "fires"), expected
        else:
            assert expected in said(found, what), what


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 8


def test_the_rule_file_of_the_page_loads() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert list(load_rules(text)) == ["red-lines", "later"]


def test_the_page_names_every_word_of_the_rules() -> None:
    """Words of kinds, shifts and signals stand in tables of their own; every other word is written out."""
    for word in vocabulary():
        if "-" in word or form_of(word) == "word":
            continue
        assert f"{word}" in PAGE, word
