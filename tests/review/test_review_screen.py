"""The full screen, driven by its own pilot: every key does what it says, and each answer is in the file at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from test_review_questions import Paper, desk

pytest.importorskip("textual", reason="the extra [review] is not installed")

from textual.pilot import Pilot
from textual.widgets import Input, Static

from dialogue_cli.cli.review_screen import ReviewScreen

Play = Callable[[ReviewScreen, Pilot], Awaitable[None]]


def play(script: Play, paper: Paper | None = None, size: tuple[int, int] = (100, 30), **more) -> Paper:
    """Run a script against the screen."""
    written = paper or Paper()

    async def run() -> None:
        app = ReviewScreen(desk(written, **more), stances=("condemn",), themes=("climate",))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(app, pilot)

    asyncio.run(run())
    return written


def shown(app: ReviewScreen, name: str = "#unit") -> str:
    return str(app.query_one(name, Static).render())


async def two_candidates(app, pilot) -> None:
    """Skip to a question with two candidates or more."""
    while len(app.asking.candidates) < 2:
        await pilot.press("s")
        await pilot.pause()


def test_the_unit_stands_in_its_place_with_its_candidates():
    async def script(app, pilot):
        text = shown(app)
        assert "Question 1, 3 left" in text and "old:s8" in text and "What did it become?" in text
        rows = [str(row.render()) for row in app.query(".candidate").results(Static)]
        assert rows[0].startswith("1  new:s8  50%, linked now") and "shares:" in rows[0]
        await two_candidates(app, pilot)
        text = "".join(str(row.render()) for row in app.query(".candidate").results(Static))
        assert "[-" in text and "{+" in text, "a redline that needs no colour"

    assert play(script).written == []


def test_marks_and_enter_sign_several():
    async def script(app, pilot):
        await two_candidates(app, pilot)
        await pilot.press("1", "2")
        assert "marked: 1, 2" in shown(app, "#status")
        assert [row.has_class("chosen") for row in app.query(".candidate")][:2] == [True, True]
        await pilot.press("2", "2", "enter")
        await pilot.pause()
        assert app.asking is None or "signed by Ana" in shown(app, "#status")

    (verdict,) = play(script).file.verdicts
    assert len(verdict.partners) == 2


def test_enter_without_a_mark_signs_nothing():
    async def script(app, pilot):
        await pilot.press("enter")
        assert "mark a candidate" in shown(app, "#status")
        await pilot.press("9")
        assert "no such candidate" in shown(app, "#status")

    assert play(script).written == []


def test_none_skip_back_undo():
    async def script(app, pilot):
        first = app.asking.key
        await pilot.press("s")
        await pilot.pause()
        assert app.asking.key != first
        await pilot.press("b")
        await pilot.pause()
        assert app.asking.key == first
        await pilot.press("n")
        await pilot.pause()
        assert app.asking.key != first
        await pilot.press("u")
        await pilot.pause()
        assert app.asking.key == first and "taken back" in shown(app, "#status")
        await pilot.press("u")
        await pilot.pause()
        assert "nothing to undo" in shown(app, "#status")

    paper = play(script)
    assert len(paper.written) == 2 and paper.file.verdicts == ()


def test_typed_answers_and_faults():
    async def script(app, pilot):
        await pilot.press("t")
        line = app.query_one("#typed", Input)
        assert line.has_focus
        await pilot.press(*"strength=12", "enter")
        await pilot.pause()
        assert "is no strength" in shown(app, "#status") and line.has_class("shown")
        line.value = "strength=5 # weak"
        await pilot.press("enter")
        await pilot.pause()
        assert not line.has_class("shown") and "strength = 5" in shown(app, "#status")
        await pilot.press("t", *"s6,s7", "enter")
        await pilot.pause()
        await pilot.press("t", "escape", "n")
        await pilot.pause()

    paper = play(script)
    assert sorted((v.label, v.value, len(v.partners)) for v in paper.file.verdicts) == [
        ("link", "", 0), ("link", "", 2), ("strength", "5", 0),
    ]  # fmt: skip
    assert {v.note for v in paper.file.verdicts} == {"", "weak"}


def test_help_is_shown():
    async def script(app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert any("a split or a merge" in str(note.message) for note in app._notifications)

    play(script)


def test_quit_keeps_what_was_answered():
    async def script(app, pilot):
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running

    assert len(play(script).file.verdicts) == 1


def test_the_last_answer_ends_the_sitting():
    async def script(app, pilot):
        for _ in range(3):
            await pilot.press("n")
            await pilot.pause()
        assert not app.is_running

    assert len(play(script).file.verdicts) == 3


def test_a_full_disk_is_said_and_the_question_stays():
    paper = Paper()

    async def script(app, pilot):
        first = app.asking.key
        paper.broken = True
        await pilot.press("n")
        await pilot.pause()
        assert "the disk is full" in shown(app, "#status") and app.asking.key == first

    play(script, paper)


@pytest.mark.parametrize("size", [(40, 12), (200, 60)])
def test_any_size(size):
    async def script(app, pilot):
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "Question 2" in shown(app)
        assert "<svg" in app.export_screenshot()

    play(script, size=size)
