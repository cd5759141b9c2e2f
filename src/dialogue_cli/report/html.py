"""A Comparison as one self-contained page: no network, readable without scripts, input always shown as text.

Jinja2 escapes every value (autoescape is on for the whole environment); the only unescaped parts are the style sheet
and the script that ship with the tool, and a content security policy lets the page run no other script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

from dialogue_cli.data import read_text
from dialogue_cli.report import page, series_page
from dialogue_cli.report.phrases import arrowed
from dialogue_cli.statement.comparison import Comparison, Lineage, Thread
from dialogue_cli.statement.model import Statement


def render(
    comparison: Comparison,
    *,
    lineage: Lineage | None = None,
    threads: Sequence[Thread] = (),
    themes: Sequence[str] = (),
) -> str:
    """The page as text, ending in a newline.

    With a lineage it is the page of a series: the comparison of its last two statements, then the timeline of
    ``threads`` (a choice from the lineage) and the share of each of ``themes`` at every meeting.
    """
    from markupsafe import Markup

    script = read_text("templates/page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    values: dict[str, Any] = {
        "title": _title(comparison),
        "language": comparison.new.language or "en",
        "css": Markup(read_text("templates/page.css")),
        "script": Markup(script),
        "script_hash": digest,
        "sides": [_side("old", comparison.old), _side("new", comparison.new)],
        "warnings": comparison.warnings,
        "figures": page.figures(comparison),
        "groups": page.groups(comparison),
        "charts": [c for c in (page.strength_chart(comparison), page.theme_chart(comparison)) if c.bars],
        "blocks": page.blocks(comparison),
        "kinds": [kind for kind, count in comparison.summary.kinds.items() if count],
        "themes": sorted({theme for change in comparison.changes for theme in change.themes}),
        "series": series_page.of(lineage, threads, themes) if lineage else None,
    }
    return fill("comparison.html.j2", page=values, tool=comparison.tool)


def fill(template: str, **values: Any) -> str:
    """A shipped template filled with values, every one of them escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: read_text(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=False,
    )
    environment.filters["arrowed"] = arrowed
    return environment.get_template(template).render(**values)


def _title(comparison: Comparison) -> str:
    name = comparison.new.series or comparison.new.title or "Comparison"
    return f"{name}: {comparison.old.date or 'old'} against {comparison.new.date or 'new'}"


def _side(name: str, statement: Statement) -> dict[str, str]:
    when = statement.date or "undated"
    number = f", meeting {statement.meeting}" if statement.meeting else ""
    return {
        "name": name,
        "when": f"{when}{number}",
        "title": statement.title,
        "place": statement.place or "",
        "size": str(len(statement.units)),
        "sha": f"sha256 {statement.sha256[:16]}",
    }
