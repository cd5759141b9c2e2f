"""SECURITY.md names tests that exist, and limits as the code has them."""

from __future__ import annotations

import importlib.util
import re

import pytest

from dialogue_cli.cli.settings import KEYS
from dialogue_cli.sources.limits import DEFAULT_LIMITS, Limits
from support import REPOSITORY

PAGE = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def test_every_promise_names_a_test() -> None:
    table = PAGE.partition("| promise | tests |")[2].partition("\n\n")[0].strip().splitlines()[1:]
    assert len(table) > 10
    assert all(re.search(r"`tests/[\w/]+\.py::\w+`", row) for row in table)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_test_named_exists(file: str, test: str) -> None:
    assert re.search(rf"^def {test}\(", (REPOSITORY / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_limit_is_in_the_table_with_its_default_and_is_a_setting() -> None:
    rows = dict(re.findall(r"^\| `limits\.(\w+)` \| (\d+) \|", PAGE, re.MULTILINE))
    fields = list(Limits.__slots__)
    assert {name: int(value) for name, value in rows.items()} == {n: getattr(DEFAULT_LIMITS, n) for n in fields}
    assert {name.partition(".")[2] for name in KEYS if name.startswith("limits.")} == set(fields)


@pytest.mark.parametrize(
    ("code", "told", "exit_code"),
    [
        (0, "No known vulnerabilities found", 0),
        (1, "Found 2 known vulnerabilities in 1 package", 1),
        (1, "Found 1 known vulnerability in 1 package", 1),
        (1, "ServiceError: connection refused", 0),
    ],
)
def test_an_audit_fails_on_a_weakness_and_not_on_silence(code: int, told: str, exit_code: int) -> None:
    spec = importlib.util.spec_from_file_location("audit", REPOSITORY / "packaging" / "audit.py")
    assert spec and spec.loader
    audit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(audit)
    found, line = audit.verdict(code, told)
    assert found == exit_code
    assert ("NOT DONE" in line) == ("connection" in told)
