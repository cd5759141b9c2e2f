"""Theme shares and key terms as lines for a terminal. Rows come in, text goes out; width is handed in."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.report.safe import one_line
from dialogue_cli.statement.model import Statement
from dialogue_cli.tags.keywords import CRITICAL, Keyness
from dialogue_cli.tags.shares import ThemeRow

_STEPS = " ▁▂▃▄▅▆▇█"
_LEAST_G2 = 0.005
_EVEN = 0.005  # half a point: less than this is no change


def bar(share: float, width: int, most: float) -> str:
    """A bar of ``width`` columns at ``most``; anything above nothing shows at least one mark."""
    if share <= 0 or most <= 0:
        return ""
    return "█" * max(1, round(width * share / most))


def sparkline(values: Sequence[float]) -> str:
    """One mark a value, nothing for 0, the greatest full.

    >>> sparkline([0, 1, 2, 4])
    ' ▂▄█'
    """
    most = max(values, default=0)
    if most <= 0:
        return " " * len(values)
    return "".join(_STEPS[0 if v <= 0 else max(1, round(v / most * (len(_STEPS) - 1)))] for v in values)


def arrow(change: float) -> str:
    """^ for more, v for less, = for the same within half a point."""
    return "=" if abs(change) < _EVEN else "^" if change > 0 else "v"


def theme_lines(rows: Sequence[ThemeRow], statements: Sequence[Statement], *, width: int = 100) -> str:
    """One line a theme: its share at each meeting, the shift between the last two, and a bar of the last share.

    Where the meetings do not fit, the course is a sparkline with the first and the last share.
    """
    name = max([5, *(len(row.theme) for row in rows)])
    heads = [_head(statement) for statement in statements]
    fits = name + 8 * len(heads) + 30 <= width
    out = [_columns(name, heads) if fits else f"{'':{name}}  {heads[0]} to {heads[-1]}, {len(heads)} statements"]
    most = max((row.shares[-1].share for row in rows), default=0)
    for row in rows:
        shares = [share.share for share in row.shares]
        if fits:
            body = "".join(f"{share:7.0%} " for share in shares)
        else:
            body = f"{sparkline(shares)}  {shares[0]:4.0%} -> {shares[-1]:4.0%} "
        moved = f"{arrow(row.change)} {100 * row.change:+.0f}" if len(shares) > 1 else ""
        room = max(8, width - name - len(body) - 14)
        out.append(f"{row.theme:<{name}} {body} {moved:<7} {bar(shares[-1], min(30, room), most)}".rstrip())
    since = "; points since the meeting before" if len(statements) > 1 else ""
    out.append(f"share of the units with the theme; a unit may have several{since}; bar: the last share")
    return "\n".join(out) + "\n"


def keyness_lines(rows: Sequence[Keyness], target: str, reference: str, *, most: int = 20) -> str:
    """Two lists: what the target says more, and what it says less, each by falling G2.

    What differs by no more than the length of the texts (G2 below half a hundredth) is in neither.
    """
    more = [row for row in rows if row.log_ratio > 0 and row.g2 >= _LEAST_G2][:most]
    less = [row for row in rows if row.log_ratio < 0 and row.g2 >= _LEAST_G2][:most]
    name = max([8, *(len(row.term) for row in (*more, *less))])
    out = [f"{one_line(target)} against {one_line(reference)}"]
    for label, found in (("more", more), ("less", less)):
        out.append(f"{label:<{name + 6}}   here  there    per 1,000 words        G2  log ratio  in statements")
        out += [_keyness(row, name) for row in found] or ["      (none)"]
    out.append("* p < 0.05, ** p < 0.01, *** p < 0.001, **** p < 0.0001 (log-likelihood, 1 degree of freedom)")
    return "\n".join(out) + "\n"


def term_lines(terms: Sequence[tuple[str, int, int]], total: int) -> str:
    """Key terms of one statement: count, the units they stand in, a bar."""
    name = max([8, *(len(term) for term, _, _ in terms)])
    most = max((count for _, count, _ in terms), default=1)
    out = [f"{'term':<{name}}  count  units of {total}"]
    out += [f"{one_line(term):<{name}}  {count:5}  {units:5}  {bar(count, 30, most)}" for term, count, units in terms]
    return "\n".join(out) + "\n"


def stars(g2: float) -> str:
    """One star a level of significance passed."""
    return "*" * sum(g2 >= critical for critical in CRITICAL.values())


def _keyness(row: Keyness, name: int) -> str:
    rates = f"{row.target_rate:7.2f} {row.reference_rate:7.2f}"
    return (
        f"      {one_line(row.term):<{name}} {row.target:6} {row.reference:6}    {rates}  {row.g2:12.2f}  "
        f"{row.log_ratio:+9.2f}  {row.documents:6}  {stars(row.g2)}"
    ).rstrip()


def _columns(name: int, heads: Sequence[str]) -> str:
    return f"{'':{name}} " + "".join(f"{head:>7} " for head in heads)


def _head(statement: Statement) -> str:
    return (statement.date or statement.id)[:7]
