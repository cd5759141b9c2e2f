"""The README shows what the program prints, names commands that exist, and links to pages that are there."""

from __future__ import annotations

import re

from benchmarks import readme

from dialogue_cli.cli.main import COMMANDS
from support import REPOSITORY

TEXT = readme.PAGE.read_text(encoding="utf-8")


def test_the_example_is_todays_output():
    """Run ``python -m benchmarks.readme`` after a change to what is printed."""
    assert readme.page(TEXT) == TEXT, "stale: python -m benchmarks.readme"


def test_every_command_stands_in_the_table_and_none_else():
    named = set(re.findall(r"dialogue ([a-z]+)", "\n".join(line for line in TEXT.splitlines() if line.startswith("|"))))
    assert named - {"cli"} == set(COMMANDS) - {"show"}


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (REPOSITORY / target).exists(), target


def test_both_commands_of_a_fresh_machine_are_named():
    assert "make demo" in TEXT
    assert "make test" in TEXT
