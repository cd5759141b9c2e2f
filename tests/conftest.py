"""Settings for all tests: hypothesis without deadlines, and skips that may be forbidden."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dialogue", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dialogue")

TOOL_MARKS = ("browser", "office")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Turn the skip of a test that needs a browser or an office into a failure where DIALOGUE_FORBID_SKIPS is set."""
    outcome = yield
    report = outcome.get_result()
    forbidden = os.environ.get("DIALOGUE_FORBID_SKIPS") == "1"
    if forbidden and report.skipped and any(item.get_closest_marker(mark) for mark in TOOL_MARKS):
        report.outcome = "failed"
        report.longrepr = f"skipped although skips are forbidden here: {report.longrepr}"
