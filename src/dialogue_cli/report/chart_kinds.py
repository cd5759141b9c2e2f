"""The three charts: shares of themes, how firm the commitments are, and the life of threads over the meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from dialogue_cli.report import chart
from dialogue_cli.report.chart import DIM, INK, RULE
from dialogue_cli.report.export_rows import BANDS, band, per_1000, words_of
from dialogue_cli.report.layout import shorten
from dialogue_cli.statement.comparison import Lineage, Thread, Tool
from dialogue_cli.statement.model import Commitment, Statement
from dialogue_cli.tags.shares import ThemeRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Panels of a chart of themes, and threads of a timeline; what is left out is said on the figure.
PANELS, THREADS = 9, 30
#: Up to so many meetings every mark and its strength are drawn; a longer axis shows only what happened.
FEW = 8
#: Band -> shade and hatch: dark, hatched and light stay apart in grey and in a photocopy.
SHADES = {"binding": ("#222222", ""), "pledge": ("#8a8a8a", "////"), "intention": ("#e6e6e6", ""),
          "effort": ("white", ".."), "no act": ("white", "")}  # fmt: skip
NUMBERS = {"binding": "binding (10, 9)", "pledge": "pledge (8, 7)", "intention": "intention (6, 5)",
           "effort": "effort (4, 3)", "no act": "no act (2 to 0)"}  # fmt: skip
#: Course -> marker, size, filled.
MARKS = {
    "introduced": ("o", 6.0, False),
    "kept": ("o", 3.0, True),
    "reworded": ("o", 4.5, True),
    "strengthened": ("^", 7.0, True),
    "weakened": ("v", 7.0, False),
    "mixed": ("D", 5.5, False),
    "fulfilled": ("*", 10.0, True),
    "dropped": ("x", 5.5, True),
    "revived": ("s", 6.0, False),
}


def themes(
    rows: Sequence[ThemeRow], statements: Sequence[Statement], names: dict[str, str], tool: Tool, form: str
) -> bytes:
    """A panel a theme, the greatest mean share first, all on one scale. Raises UsageError where no theme is found."""
    if not rows:
        raise chart.nothing_to_draw()
    shown = rows[:PANELS]
    left = f"{len(shown)} of {len(rows)} themes, the greatest mean share first" if len(rows) > len(shown) else ""
    frame = chart.frame_for("Shares of themes", statements, tool, note=left)
    across = min(3, len(shown))
    down = -(-len(shown) // across)

    def paint(figure: Figure, room: tuple[float, float]) -> None:
        grid = figure.subplots(down, across, sharey=True, squeeze=False)
        figure.subplots_adjust(
            left=0.06, right=0.98, bottom=room[0] + 0.03, top=room[1] - 0.03, hspace=0.55, wspace=0.1
        )
        most = max(share.share for row in shown for share in row.shares)
        for place, axes in enumerate(axes for line in grid for axes in line):
            if place < len(shown):
                _panel(axes, shown[place], statements, names, most)
            else:
                axes.set_visible(False)

    return chart.draw(frame, 1.9 * down, paint, form)


def _panel(axes: Axes, row: ThemeRow, statements: Sequence[Statement], names: dict[str, str], most: float) -> None:
    places = chart.positions(statements)
    shares = [100 * share.share for share in row.shares]
    axes.set_title(shorten(names.get(row.theme, row.theme), 46), size=8, loc="left", weight="bold")
    axes.set_ylim(0, 115 * most)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    axes.grid(axis="y", color=RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    chart.label_axis(axes, statements, every=len(statements) <= 4 or len(statements) > chart.LABELLED)
    if len(statements) <= chart.LABELLED:
        axes.bar(places, shares, width=0.62, color="#8a8a8a", edgecolor=INK, linewidth=0.6)
        for place, share in zip(places, shares, strict=True):
            axes.text(place, share + 2 * most, f"{share:.0f}", ha="center", va="bottom", size=7.5)
        axes.set_xlim(-0.6, len(statements) - 0.4)
    else:
        axes.fill_between(places, shares, color="#d9d9d9", step="mid", linewidth=0)
        axes.step(places, shares, color=INK, linewidth=0.7, where="mid")


def commitments(
    found: Sequence[tuple[Statement, Sequence[Commitment]]], tool: Tool, form: str, *, chosen: str = ""
) -> bytes:
    """Commitments per 1,000 words at each statement, stacked by band; the counts stand on the bars where few.

    ``chosen`` names a filter, which the figure then says. Raises UsageError where no statement has any.
    """
    if not any(tags for _, tags in found):
        raise chart.nothing_to_draw()
    statements = [statement for statement, _ in found]
    note = f"only {chosen}" if chosen else ""
    frame = chart.frame_for("Commitments per 1,000 words", statements, tool, note=note)
    sizes = [words_of(statement.units) for statement in statements]
    bands = [Counter(band(tag.strength) for tag in tags) for _, tags in found]

    def paint(figure: Figure, room: tuple[float, float]) -> None:
        axes = figure.add_axes((0.06, room[0] + 0.05, 0.92, room[1] - room[0] - 0.05))
        places = [float(place) for place in range(len(statements))]
        few = len(statements) <= 2 * chart.LABELLED
        under = [0.0] * len(statements)
        for _, name in BANDS:
            rates = [per_1000(count[name], size) for count, size in zip(bands, sizes, strict=True)]
            if not any(rates):
                continue
            shade, hatch = SHADES[name]
            axes.bar(places, rates, bottom=under, width=0.62 if few else 1.0, color=shade, hatch=hatch if few else "",
                     edgecolor=INK, linewidth=0.6 if few else 0.2, label=NUMBERS[name])  # fmt: skip
            under = [low + rate for low, rate in zip(under, rates, strict=True)]
        if few:
            for place, top, count in zip(places, under, bands, strict=True):
                axes.text(place, top, f" {count.total()}", ha="center", va="bottom", size=8)
        axes.set_ylabel("per 1,000 words" + ("; the number on a bar is the count" if few else ""))
        axes.grid(axis="y", color=RULE, linewidth=0.5)
        axes.set_axisbelow(True)
        axes.set_xlim(-0.7, len(statements) - 0.3)
        axes.set_ylim(0, max(under) * 1.18)
        _ordinal_labels(axes, statements)
        if len(statements) > chart.LABELLED:
            axes.set_xlabel("one bar a statement; a year stands under its first", color=DIM)
        axes.legend(loc="upper right", ncols=4, frameon=False, bbox_to_anchor=(1.0, 1.06))

    return chart.draw(frame, 4.2, paint, form)


def threads(lineage: Lineage, chosen: Sequence[Thread], tool: Tool, form: str) -> bytes:
    """A line a thread and a mark a meeting, by what became of it there. Raises UsageError where no thread fits."""
    if not chosen:
        raise chart.nothing_to_draw()
    shown = chosen[:THREADS]
    left = f"{len(shown)} of {len(chosen)} threads" if len(chosen) > len(shown) else f"{len(shown)} threads"
    told = (
        f"{left}; numbers are strengths, 0 to 10"
        if len(lineage.statements) <= FEW
        else f"{left}; a line is a thread carried on"
    )
    frame = chart.frame_for("The life of commitments", lineage.statements, tool, note=told)

    def paint(figure: Figure, room: tuple[float, float]) -> None:
        axes = figure.add_axes((0.32, room[0] + 0.02, 0.66, room[1] - room[0] - 0.04))
        few = len(lineage.statements) <= FEW
        for line, thread in enumerate(shown):
            _thread(axes, thread, line, few=few)
        axes.set_ylim(len(shown) - 0.4, -0.6)
        axes.set_xlim(-0.5, len(lineage.statements) - 0.5 + (0.35 if few else 0))
        axes.set_yticks(range(len(shown)), [f"{shorten(t.label, 46)}  {t.id}" for t in shown], color=INK, size=8)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color=RULE, linewidth=0.5)
        axes.set_axisbelow(True)
        axes.spines["left"].set_visible(False)
        _ordinal_labels(axes, lineage.statements)
        courses = {str(point.course or "kept") for t in shown for point in t.points if point.course or point.units}
        _key(axes, courses if few else courses - {"kept", "reworded"})

    return chart.draw(frame, max(2.2, 0.26 * len(shown) + 0.9), paint, form)


def _thread(axes: Axes, thread: Thread, line: int, *, few: bool) -> None:
    spoken = [place for place, point in enumerate(thread.points) if point.units]
    for start, end in pairwise(spoken):
        gap = end - start > 1
        axes.plot([start, end], [line, line], color=DIM, linewidth=0.8, linestyle=":" if gap else "-", zorder=1)
    for place, point in enumerate(thread.points):
        course = point.course or ("kept" if point.units else None)
        if course is None or (not few and course in ("kept", "reworded")):
            continue  # on a long axis the line itself says that a thread is carried on
        marker, size, filled = MARKS[course]
        axes.plot([place], [line], marker=marker, markersize=size * (1 if few else 0.75), color=INK,
                  markerfacecolor=INK if filled else "white", linestyle="none", zorder=2)  # fmt: skip
        if few and point.strength is not None:
            axes.text(place + 0.07, line - 0.12, str(point.strength), size=6.5, color=INK, va="bottom")


def _key(axes: Axes, courses: set[str]) -> None:
    """The key of the marks that occur, under the axis."""
    from matplotlib.lines import Line2D

    shown = [course for course in MARKS if course in courses]
    handles = [
        Line2D([], [], marker=MARKS[c][0], markersize=MARKS[c][1], color=INK, linestyle="none",
               markerfacecolor=INK if MARKS[c][2] else "white", label=c)
        for c in shown
    ]  # fmt: skip
    axes.legend(handles=handles, loc="lower right", ncols=len(shown), frameon=False, bbox_to_anchor=(1.0, 1.0),
                columnspacing=1.0, handletextpad=0.2, fontsize=8, borderaxespad=0.1)  # fmt: skip


def _ordinal_labels(axes: Axes, statements: Sequence[Statement]) -> None:
    """A date under each mark where few, else the year under its first statement; years too close are left out."""
    if len(statements) <= chart.LABELLED:
        axes.set_xticks(range(len(statements)), [chart.when(statement) for statement in statements])
        return
    years: dict[str, int] = {}
    for place, statement in enumerate(statements):
        years.setdefault((statement.date or "")[:4], place)
    apart = len(statements) / 14
    kept: list[tuple[str, int]] = []
    for year, place in years.items():
        if kept and kept[-1][1] == 0 and place < apart:
            kept.pop()  # the first year has few statements; the next one is the better mark
        if year and (not kept or place - kept[-1][1] >= apart):
            kept.append((year, place))
    axes.set_xticks([place for _, place in kept], [year for year, _ in kept])
