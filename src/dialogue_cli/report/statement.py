"""One statement for reading in a terminal: what it is, then its units with the words that made each tag."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_cli.errors import UnknownReference
from dialogue_cli.report import view
from dialogue_cli.report.layout import Layout, shorten, wrap
from dialogue_cli.report.safe import one_line
from dialogue_cli.report.selection import Selection
from dialogue_cli.statement.model import Commitment, Statement, Unit
from dialogue_cli.values import replace


def chosen_units(statement: Statement, selection: Selection, unit: str | None = None) -> Statement:
    """The statement with only the units asked for; its text stays whole. Raises UnknownReference for no such unit."""
    units = statement.units
    if unit is not None:
        units = tuple(u for u in units if u.id == unit)
        if not units:
            last = statement.units[-1].id if statement.units else "none"
            raise UnknownReference(f"no such unit, the last one is {last}", where=f"{statement.id}#{unit}",
                                   do="list them with: dialogue show")  # fmt: skip
    if selection.commitments:
        units = tuple(u for u in units if any(c.is_commitment for c in u.commitments))
    if selection.themes:
        units = tuple(u for u in units if any(_under(t.theme, w) for t in u.themes for w in selection.themes))
    if selection.patterns:
        units = tuple(u for u in units if any(p.search(u.text) for p in selection.patterns))
    return replace(statement, units=units)


def render(statement: Statement, *, layout: Layout | None = None, cleaned: bool = False, verbose: bool = False) -> str:
    """The whole page, ending in a newline."""
    plan = layout or Layout()
    lines = [*_head(statement, plan), *_units(statement, plan, verbose)]
    if cleaned:
        lines += _cleaned(statement, plan)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(statement: Statement, plan: Layout) -> Iterator[str]:
    yield plan.paint("title", one_line(statement.title or statement.id))
    dates = " to ".join(dict.fromkeys(d for d in (statement.date, statement.date_end) if d))
    pledges = sum(c.is_commitment for u in statement.units for c in u.commitments)
    sizes = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in view.sizes(statement).items())
    facts = {
        "series": statement.series,
        "meeting": statement.meeting,
        "date": dates,
        "place": statement.place,
        "parties": "; ".join(statement.parties),
        "type": statement.type,
        "language": statement.language,
        "next": statement.next_meeting,
        "source": statement.source,
        "sha256": statement.sha256,
        "units": f"{sizes}; {pledges} commitment{'' if pledges == 1 else 's'}" if sizes else "none",
    }
    for name, value in facts.items():
        if value not in (None, ""):
            field = {"next": "next_meeting"}.get(name, name)
            guessed = " (read from the text)" if field in statement.guessed else ""
            yield from wrap([("quiet", name.ljust(9)), ("", f" {one_line(str(value))}{guessed}")], plan, "  ")
    for warning in statement.warnings:
        yield from wrap([("warning", "warning:"), ("", f" {one_line(warning)}")], plan, "  ")


def _units(statement: Statement, plan: Layout, verbose: bool) -> Iterator[str]:
    section: tuple[str, ...] | None = None
    column = max([len(u.id) for u in statement.units] + [3])
    for unit in statement.units:
        path = view.path_of(unit)
        if path != section:
            section = path
            if unit.kind != "heading" and path:
                yield ""
                yield plan.paint("title", f"-- {shorten(' / '.join(path), plan.width - 3)}")
        yield ""
        lead = unit.id.rjust(column) + "  "
        mark = f"{unit.marker} " if unit.marker else ""
        style = "title" if unit.kind == "heading" else ""
        lines = wrap([(style, one_line(mark + unit.text))], plan, " " * len(lead))
        yield plan.paint("quiet", lead) + lines[0].lstrip(" ") if lines else lead
        yield from lines[1:]
        for words in _tags(unit, verbose):
            yield from wrap([("quiet", one_line(words))], plan, " " * len(lead) + "  ")


def _tags(unit: Unit, verbose: bool) -> Iterator[str]:
    for tag in unit.commitments:
        if tag.is_commitment or verbose:
            yield commitment_words(tag)
    if unit.stance:
        target = f": {unit.stance.target}" if unit.stance.target else ""
        yield f"position: {unit.stance.stance}{target}"
    if unit.stem and verbose:
        yield f"continues {unit.stem}"
    if unit.themes:
        yield "themes: " + ", ".join(f"{t.theme} ({', '.join(t.words)})" if t.words else t.theme for t in unit.themes)
    if unit.signed:
        yield f"labels signed by {unit.signed}"
    if verbose and unit.keywords:
        yield "keywords: " + ", ".join(unit.keywords)


def commitment_words(tag: Commitment) -> str:
    """A commitment in one line: rung and strength, then actor, verb, and what limits it."""
    parts = [f"{'commitment' if tag.is_commitment else 'no commitment'}: {tag.rung} {tag.strength}"]
    parts.append(f'"{tag.verb}"' + (" (restated)" if tag.restated else "") + (" (negated)" if tag.negated else ""))
    if tag.actor:
        parts.append(f"by {tag.actor}")
    if tag.addressee:
        parts.append(f"to {tag.addressee}")
    if tag.deadline:
        parts.append(f"deadline {tag.deadline.text}")
    parts += [f"amount {amount.text}" for amount in tag.quantities]
    parts += [f"hedge {hedge}" for hedge in tag.hedges]
    return ", ".join([*parts, *(f"booster {word}" for word in tag.boosters)])


def _cleaned(statement: Statement, plan: Layout) -> Iterator[str]:
    yield ""
    yield plan.paint("title", f"Left out while reading: {len(statement.cleaned) or 'nothing'}")
    for note in statement.cleaned:
        where = f"line {note.line}" if note.line else ""
        yield "  " + shorten(f"{where.ljust(10)}{note.kind}: {note.words}", plan.width - 2)


def _under(theme: str, wanted: str) -> bool:
    return theme == wanted or theme.startswith(f"{wanted}.")


def sentences(statement: Statement) -> str:
    """One unit a line and nothing else, for ``git diff`` (textconv): a new wrapping or a quote mark is no change."""
    return "".join(f"{one_line(unit.text)}\n" for unit in statement.units)
