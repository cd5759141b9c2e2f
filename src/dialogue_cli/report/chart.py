"""What every chart shares: the frame with its title, sources and dates, and the file that comes out of it.

matplotlib draws. A chart is the same byte for byte from run to run: no user's style is read, the ids in an SVG are
salted with a constant, and no date stands in the file. Marks differ by form or by shade, never by colour alone.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dialogue_cli.errors import MissingExtra, UsageError
from dialogue_cli.report.safe import one_line
from dialogue_cli.statement.comparison import Tool
from dialogue_cli.statement.model import Statement
from dialogue_cli.values import dataclass

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("svg", "png")
INK, DIM, RULE = "#1b1b1b", "#595959", "#cccccc"
WIDTH = 10.0  # inches; 1500 pixels in a PNG
DPI = 150
#: So many statements have a label each on the axis; more are marked by their years.
LABELLED = 12
_HEAD, _FOOT = 0.95, 0.75  # inches above and below the drawing
_STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that every machine draws the same
    "font.size": 9.0,
    "text.parse_math": False,  # a dollar sign in a statement is a dollar sign
    "text.color": INK,
    "axes.edgecolor": DIM,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": DIM,
    "ytick.color": DIM,
    "hatch.linewidth": 0.8,
    "svg.hashsalt": "dialogue",
    "svg.fonttype": "path",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a drawing: what it shows, of what, from where, made by what."""

    title: str
    subtitle: str
    sources: str
    made_by: str


def frame_for(what: str, statements: Sequence[Statement], tool: Tool, *, note: str = "") -> Frame:
    """The frame of a chart over these statements. Raises UsageError where there are none: a chart needs data."""
    if not statements:
        raise nothing_to_draw()
    names = list(dict.fromkeys(statement.series for statement in statements if statement.series))
    name = ", ".join(names[:3]) + (" ..." if len(names) > 3 else "") or statements[-1].title or statements[-1].id
    days = sorted(statement.date for statement in statements if statement.date)
    span = f"{days[0]} to {days[-1]}" if len(days) > 1 and days[0] != days[-1] else "".join(days[:1]) or "undated"
    count = "1 statement" if len(statements) == 1 else f"{len(statements)} statements"
    settings = "".join(f", {key} {value}" for key, value in tool.settings)
    return Frame(
        title=one_line(f"{what}: {name}"),
        subtitle=one_line(", ".join(part for part in (f"{count}, {span}", note) if part)),
        sources=one_line(f"Sources: {_sources(statements)}"),
        made_by=f"dialogue {tool.version}, lexicon {_short(tool.lexicon)}, weights {_short(tool.weights)}{settings}",
    )


def nothing_to_draw() -> UsageError:
    """The error for a chart without data."""
    return UsageError("nothing to draw", where="--chart", do="choose a statement or a filter that finds something")


def require_charts() -> None:
    """Raises MissingExtra where matplotlib is not installed; asked before any work is done."""
    from importlib.util import find_spec

    if find_spec("matplotlib") is None:
        raise MissingExtra("charts", where="--chart", purpose="drawing a chart")


def draw(frame: Frame, height: float, paint: Callable[[Figure, tuple[float, float]], None], form: str) -> bytes:
    """A picture of ``height`` inches between its head and foot.

    ``paint`` gets the figure and the bottom and top of its room, as shares of the whole height. ``form`` is svg or
    png. Raises MissingExtra without matplotlib.
    """
    require_charts()
    with _plain_style():
        return _drawn(frame, height + _HEAD + _FOOT, paint, form)


def _drawn(frame: Frame, whole: float, paint: Callable[[Figure, tuple[float, float]], None], form: str) -> bytes:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, whole), dpi=DPI, facecolor="white")
    figure.text(0.02, 1 - 0.30 / whole, frame.title, size=13, weight="bold", va="center")
    figure.text(0.02, 1 - 0.57 / whole, frame.subtitle, size=9, color=DIM, va="center")
    figure.text(0.02, 0.32 / whole, frame.sources, size=7.5, color=DIM, va="center")
    figure.text(0.02, 0.15 / whole, frame.made_by, size=7.5, color=DIM, va="center")
    paint(figure, (_FOOT / whole, 1 - _HEAD / whole))
    target = io.BytesIO()
    figure.savefig(target, format=form, metadata=_metadata(frame, form))
    return target.getvalue()


def positions(statements: Sequence[Statement]) -> list[float]:
    """Where each statement stands on the axis: in its order where few, else by its date."""
    from datetime import date

    if len(statements) <= LABELLED or not all(statement.date for statement in statements):
        return [float(place) for place in range(len(statements))]
    days = [date.fromisoformat(statement.date or "") for statement in statements]
    return [day.year + (day.timetuple().tm_yday - 1) / 366 for day in days]


def label_axis(axes: Axes, statements: Sequence[Statement], *, every: bool = True) -> None:
    """Dates under the marks of :func:`positions`; ``every`` False leaves out all but the first and last."""
    if len(statements) <= LABELLED or not all(statement.date for statement in statements):
        step = max(1, len(statements) // LABELLED)
        shown = range(len(statements)) if every else sorted({0, len(statements) - 1})
        places = [place for place in shown if place % step == 0 or not every]
        axes.set_xticks(places, [when(statements[place]) for place in places])
        return
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(8 if every else 4, integer=True))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")


def when(statement: Statement) -> str:
    """The day of a statement, else its id."""
    return statement.date or one_line(statement.id)[:16]


@contextmanager
def _plain_style() -> Iterator[None]:
    """matplotlib's own defaults with ours over them, whatever the user's settings file says; and no warnings."""
    import logging

    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its font cache on stderr
    import matplotlib

    with warnings.catch_warnings(), matplotlib.rc_context():
        warnings.simplefilter("ignore")  # a letter that the font lacks is drawn as a box
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)  # type: ignore[arg-type]  # its keys are a Literal of all names
        yield


def _metadata(frame: Frame, form: str) -> dict[str, str | None]:
    if form == "svg":
        return {
            "Date": None,
            "Creator": None,
            "Title": frame.title,
            "Description": f"{frame.subtitle}. {frame.sources}. {frame.made_by}",
        }
    return {"Software": None, "Title": frame.title, "Description": f"{frame.subtitle}. {frame.made_by}"}


def _sources(statements: Sequence[Statement]) -> str:
    """Hosts of the pages that the statements come from, else the words of their front matter, else their files."""
    found: dict[str, int] = {}
    for statement in statements:
        host = urlsplit(statement.source).hostname if "://" in statement.source else None
        own = statement.source if statement.source != statement.path and "/" not in statement.source else ""
        name = host or own or "local files"
        found[name] = found.get(name, 0) + 1
    told = [name if len(found) == 1 else f"{name} ({count})" for name, count in sorted(found.items())]
    return ", ".join(told[:4]) + (f" and {len(told) - 4} more" if len(told) > 4 else "")


def _short(told: str) -> str:
    return told.rpartition(" ")[2][:12]
