"""The page: self-contained, readable without scripts, hostile words shown as words, filters that filter."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_report_docx import compared, statement

from dialogue_cli.report import html, page
from dialogue_cli.statement.comparison import Change, CommitmentShift, Comparison, Related
from dialogue_cli.statement.model import Commitment, ThemeTag, Unit

HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)>'


def example() -> Comparison:
    """Every kind of change, a moved unit, a theme, shifts, and markup in the words."""
    old = statement(
        "old",
        [["Opening", "We will fund the reef.", "It stays."], ["One and two.", "Gone, with care."], ["Last."]],
        {"Opening": "heading"},
    )
    new = statement(
        "new",
        [["Opening", "Last.", "We intend to fund the reef.", "It stays."], ["One.", "And two.", HOSTILE]],
        {"Opening": "heading"},
    )
    links = [("s1", "s1", False), ("s2", "s3", False), ("s3", "s4", False), ("s4", "s5", False), ("s4", "s6", False)]
    made = compared(old, new, [*links, ("s6", "s2", True)])
    return replace(made, changes=tuple(dressed(change) for change in made.changes))


def dressed(change: Change) -> Change:
    if change.old == ("s2",):
        return replace(change, commitment=CommitmentShift("weakened", 7, 5), themes=("fisheries",))
    if change.old == ("s5",):
        return replace(change, commitment=CommitmentShift("dropped", 8, None), related=(Related("s7", "new", 0.31),))
    return replace(change, commitment=None)


class Links(HTMLParser):
    """Every attribute through which a page could fetch something, and the ids a link could reach."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "srcset", "action", "data", "poster", "background") or name.startswith("on"):
                self.fetched.append(f"{tag} {name}={value}")
            if name == "href":
                self.targets.append(value or "")
            if name == "id":
                self.ids.append(value or "")


def parsed(text: str) -> Links:
    links = Links()
    links.feed(text)
    return links


def test_nothing_is_fetched_and_no_markup_comes_through():
    links = parsed(html.render(example()))
    assert links.fetched == []
    assert all(target.startswith("#") for target in links.targets)
    assert links.tags.count("script") == 1
    assert "img" not in links.tags


def test_every_link_on_the_page_leads_somewhere_and_no_id_stands_twice():
    links = parsed(html.render(example()))
    assert {target[1:] for target in links.targets} <= set(links.ids)
    assert len(links.ids) == len(set(links.ids))


def test_insertions_and_deletions_are_semantic():
    text = html.render(example())
    assert "<del>will</del>" in text
    assert "<ins>intend to</ins>" in text


def test_the_headline_names_what_was_dropped_and_weakened():
    groups = page.groups(example())
    assert [(group.word, [(row.ref, row.force) for row in group.lines]) for group in groups] == [
        ("not restated", [("old:s5", "commit 8")]),
        ("weakened", [("c3", "will 7 -> intend 5")]),
    ]


def test_a_moved_unit_leaves_a_pointer_where_it_stood():
    rows = [row for block in page.blocks(example()) for row in block.rows]
    [pointer] = [row for row in rows if row.label == "moved away"]
    [moved] = [row for row in rows if row.label.endswith(", moved")]
    assert pointer.id == f"{moved.id}-from"


def test_charts_have_their_numbers():
    old, new = statement("old", [["A.", "B."]]), statement("new", [["A.", "B."]])

    def tagged(unit: Unit) -> Unit:
        promise = Commitment(True, 7, "will", "will")
        return replace(unit, commitments=(promise,), themes=(ThemeTag("space.debris"), ThemeTag("space.norms")))

    old = replace(old, units=tuple(tagged(unit) for unit in old.units))
    made = compared(old, new, [])
    assert [(bar.label, bar.old, bar.new) for bar in page.strength_chart(made).bars] == [("7 will", 2, 0)]
    assert [(bar.label, bar.old, bar.new) for bar in page.theme_chart(made).bars] == [("space", 2, 0)]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium at hand")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=flags)
        yield started
        started.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 400])
def test_the_page_works_in_a_browser(browser, tmp_path: Path, width: int):
    path = tmp_path / "out.html"
    path.write_text(html.render(example()), encoding="utf-8")
    view = browser.new_page(viewport={"width": width, "height": 900})
    told: list[str] = []
    asked: list[str] = []
    view.on("console", lambda message: told.append(message.text))
    view.on("pageerror", lambda error: told.append(str(error)))
    view.on("request", lambda request: asked.append(request.url))
    view.goto(path.as_uri())

    assert asked == [path.as_uri()]
    assert told == []
    assert "owned" not in view.title()
    assert HOSTILE in view.inner_text("main")
    assert view.evaluate("document.documentElement.scrollWidth") <= width

    total = view.locator(".change").count()
    view.select_option("select[name=theme]", "fisheries")
    assert view.locator(".change:visible").count() == 1
    view.select_option("select[name=theme]", "")
    view.select_option("select[name=strength]", "8")
    assert view.locator(".change:visible").count() == 1
    view.select_option("select[name=strength]", "0")
    view.uncheck("input[value=removed]")
    assert view.locator(".change:visible").count() == total - 1
    view.select_option("select[name=layout]", "two")
    assert view.locator(".side:visible").count() == total - 1
    assert re.match(r"\d+ of 7 changes shown", view.inner_text("#shown"))  # pointers to moved units are none
    view.close()


@pytest.mark.browser
def test_the_page_is_whole_without_scripts(browser, tmp_path: Path):
    path = tmp_path / "out.html"
    path.write_text(html.render(example()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(path.as_uri())
    assert view.locator(".change:visible").count() == view.locator(".change").count()
    assert not view.locator("fieldset").is_visible()
    context.close()
