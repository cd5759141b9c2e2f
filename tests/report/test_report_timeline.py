"""Threads over the shipped series: one line each, every wording redlined, JSON and rows that say the same."""

from __future__ import annotations

import json

import pytest

from dialogue_cli import api
from dialogue_cli.cli.track import select
from dialogue_cli.report.layout import Layout
from dialogue_cli.report.timeline import COLUMNS, SIGNS, render, render_thread, rows, to_json
from support import CORPUS


@pytest.fixture(scope="module")
def traced():
    tools = api.load_toolbox()
    files = sorted((CORPUS / "reef-dialogue").glob("*.md"))
    lineage, comparisons = api.trace([api.read_statement(f, toolbox=tools) for f in files], toolbox=tools)
    return lineage, comparisons, tools.tool()


def thread_about(traced, words: str):
    [thread, *_] = select(traced[0], keywords=(words,))
    return thread


def test_every_course_has_its_own_sign():
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert "." not in SIGNS.values()


def test_a_pledge_dropped_and_revived_is_one_thread(traced):
    thread = thread_about(traced, "exchange catch data every quarter")
    assert [point.course for point in thread.points][-2:] == ["dropped", "revived"]


def test_one_line_a_thread_wide_and_narrow(traced):
    lineage = traced[0]
    threads = select(lineage)
    for width in (60, 200):
        lines = render(lineage, threads, layout=Layout(width=width)).splitlines()
        assert sum(line.startswith("t") and line[1].isdigit() for line in lines) == len(threads)


def test_every_wording_of_a_thread_is_printed_whole(traced):
    lineage, comparisons, _ = traced
    thread = thread_about(traced, "exchange catch data every quarter")
    text = render_thread(lineage, thread, comparisons, layout=Layout(width=100, wrap=False))
    wordings = [line for line in text.splitlines() if line.startswith("    ")]
    assert len(wordings) == sum(bool(point.units) for point in thread.points)
    assert all("exchange catch data every quarter" in line for line in wordings)
    assert "x dropped" in text


def test_filters_narrow_and_all_widens(traced):
    lineage = traced[0]
    assert len(select(lineage, everything=True)) == len(lineage.threads)
    fisheries = select(lineage, themes=("fisheries",))
    assert fisheries
    assert set(fisheries) < set(select(lineage))
    assert select(lineage, keywords=("no such words here",)) == ()


def test_json_and_rows_say_the_same(traced):
    lineage, _, tool = traced
    threads = select(lineage)
    data = json.loads(to_json(lineage, threads, tool))
    assert data["schema"] == "dialogue-lineage/1"
    flat = [(t["id"], p["statement"], p["course"]) for t in data["threads"] for p in t["points"]]
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows(lineage, threads)]
    assert [(row["thread"], row["statement"], row["course"]) for row in table] == flat


def test_the_page_of_a_series_has_its_threads_and_shares(traced):
    from test_report_html import parsed

    from dialogue_cli.report import html

    lineage, comparisons, _ = traced
    threads = select(lineage)
    text = html.render(comparisons[-1], lineage=lineage, threads=threads, themes=api.load_toolbox().themes.ids)
    links = parsed(text)
    assert links.fetched == []
    assert len(links.ids) == len(set(links.ids))
    timeline = text[text.index('id="threads-h"') : text.index('id="shares-h"')]
    assert timeline.count("<tr>") == 1 + min(60, len(threads))
    assert text.count("<polyline") > 3
    assert 'id="threads-h"' not in html.render(comparisons[-1])
