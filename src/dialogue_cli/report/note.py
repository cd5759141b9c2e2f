"""The note of two pages: figures first, then by theme what is new, stronger, weaker, done, not restated.

Both wordings are quoted with section and paragraph, and what is unsure is marked as such. What does not fit on two
pages is counted, not dropped in silence: items are taken in turn from each kind of news, the most exact pledges first,
then the firmest, until :data:`LINES` are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dialogue_cli.report import headline, hints, phrases, positions
from dialogue_cli.report.ranking import rank, twins
from dialogue_cli.report.view import Sides, sides_of
from dialogue_cli.statement.comparison import Change, Comparison, Tool
from dialogue_cli.statement.model import Commitment, Statement, Unit
from dialogue_cli.values import dataclass

#: Lines of text that two A4 pages at 11 points hold beside title, table and foot, and characters of one, in a wide type
#: (measured on the Word file as LibreOffice sets it in DejaVu; Word's own type is narrower).
LINES, LINE = 98, 76
#: What the head of a theme takes, and the space below an item.
HEAD, GAP = 2.2, 0.5
QUOTE = 28  # words of one quotation; a longer sentence is cut and says so
#: Kind of news -> the word for it, that of the terminal view, in the order in which items are taken.
LABELS = {
    "weakened": "Weakened",
    "dropped": "Not restated",
    "mixed": "Mixed: firmer in one respect, weaker in another",
    "strengthened": "Strengthened",
    "fulfilled": "Fulfilled",
    "new": "New",
    "stance-new": "New position",
    "stance-gone": "Position gone",
    "hardened": "Position hardened",
    "softened": "Position softened",
    "warmer": "Position warmer",
    "cooler": "Position cooler",
    "unsure": "Unsure",
}
OTHER = "Other"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one side and where they stand: "III. Climate, paragraph 12"."""

    side: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news. ``remark`` says in words what else differs; ``unsure`` is the rival, empty where sure."""

    change: str
    kind: str
    force: str
    quotes: tuple[Quote, ...]
    remark: str = ""
    unsure: str = ""

    @property
    def label(self) -> str:
        """The word a note uses for this kind of news."""
        return LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one theme."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A whole note; ``left_out`` counts the items of each kind that two pages do not hold."""

    title: str
    sources: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    left_out: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]
    footer: str


def note_of(comparison: Comparison, labels: Mapping[str, str], *, lines: float = LINES) -> Note:
    """The note of a comparison; ``labels`` names themes by id. Pure: no renderer adds or leaves out anything."""
    sides = sides_of(comparison)
    pairs = twins(comparison)  # the old side asks for both
    found = [(c, k) for c in comparison.changes for k in _kinds(c, sides) if k != "unsure" or c.id not in pairs]
    today = comparison.new.date
    found.sort(key=lambda row: (list(LABELS).index(row[1]), _rank(row[0], row[1], sides, today)))
    items = {(c.id, kind): _item(c, kind, sides, today) for c, kind in found}
    kept = _that_fit(found, items, lines)
    themes = _themes(kept, labels)
    sections = tuple(Section(title, tuple(items[key] for key in keys)) for title, keys in themes)
    counts = _counts(kind for change, kind in found if (change.id, kind) not in {(c.id, k) for c, k in kept})
    return Note(
        title=_title(comparison),
        sources=tuple(_source(name, s) for name, s in (("Old", comparison.old), ("New", comparison.new))),
        figures=_figures(comparison),
        sections=sections,
        left_out=counts,
        warnings=comparison.warnings,
        footer=footer(comparison.tool),
    )


def footer(tool: Tool) -> str:
    """What made the note, so that it can be made again."""
    settings = "".join(f", {name} {value}" for name, value in tool.settings)
    return f"dialogue {tool.version}, lexicon {tool.lexicon[:19]}, weights {tool.weights[:19]}{settings}"


def _kinds(change: Change, sides: Sides) -> Iterator[str]:
    if change.commitment and change.commitment.shift in LABELS:
        yield change.commitment.shift
    if word := headline.position(change, sides):
        yield word
    yield from (kind for kind in positions.NEWS if positions.news_of(change, kind))


def _rank(change: Change, kind: str, sides: Sides, today: str | None) -> tuple[bool, int, int]:
    """What is no news last, then the most exact, then the firmest; of positions that are new or gone blame first."""
    if news := positions.news_of(change, kind):
        return (*positions.order(news[0]), 0)
    if kind in headline.POSITIONS:
        return False, 0, -headline.strength(change)
    unit, tag = headline.pledged(change, sides)
    last, strength = rank(change, unit, tag, today)
    return last, -_exactness(unit, tag), strength


def _exactness(unit: Unit, tag: Commitment | None) -> int:
    """How many kinds of detail a pledge has: a figure, a date, a name. A reader can hold a state to these."""
    return sum([bool(tag and tag.quantities), bool(tag and tag.deadline), bool(unit.entities)])


def _item(change: Change, kind: str, sides: Sides, today: str | None) -> Item:
    old, new = sides.units(change)
    quotes = [_quote(side, units, change) for side, units in (("old", old), ("new", new)) if units]
    remarks = [words for words in dict.fromkeys(map(phrases.signal_words, change.signals)) if words][:3]
    news = positions.news_of(change, kind)
    if news:
        unit, force, remarks = positions.unit_of(news[0], sides), positions.said(news[0], sides), []
        quotes = [_position_quote("new" if news[0].course == "new" else "old", unit)]
    elif kind in headline.POSITIONS and change.stance:
        force, held = positions.force_of(change, sides), change.stance
        before, after = positions.holder(old, held.old_unit, held.old), positions.holder(new, held.new_unit, held.new)
        quotes = [_position_quote("old", before), _position_quote("new", after)]
    else:
        force = headline.force(change, sides)
        over = hints.late(change, headline.pledged(change, sides)[1], today)
        remarks = [over, *remarks] if over else remarks
    unsure = ""
    if kind == "unsure" and change.related:
        near = change.related[0]
        unit = (sides.old if near.side == "old" else sides.new)[near.unit]
        unsure = f"perhaps carried on by {near.side} {_place(unit)}: “{_cut(unit.text)}”"
    elif change.links and change.confidence < 0.75:
        unsure = f"the pairing is {change.confidence:.0%} sure"
    if change.restated_in:
        remarks.append(hints.restated(change))
    return Item(change.id, kind, phrases.arrowed(force), tuple(quotes), phrases.arrowed("; ".join(remarks)), unsure)


def _quote(side: str, units: Sequence[Unit], change: Change) -> Quote:
    shift = change.commitment
    wanted = (shift.old if side == "old" else shift.new) if shift else None
    unit, tag = headline.holder(tuple(units), wanted)
    words = headline.with_stem(unit, tag)[0] if unit.stem else _from_pledge(unit, tag)
    return Quote(side, _cut(words), _place(unit))


def _position_quote(side: str, unit: Unit) -> Quote:
    """The words from the beginning, or from the verb of the position where a cut would hide it."""
    start = next((cue.start for cue in (unit.stance.cues if unit.stance else ()) if cue.role == "stance"), 0)
    return Quote(side, _cut(_from(unit, start)), _place(unit))


def _from_pledge(unit: Unit, tag: Commitment | None) -> str:
    """The words from the beginning, or from the actor or verb where a cut would hide the pledge itself."""
    starts = [cue.start for cue in (tag.cues if tag else ()) if cue.unit is None and cue.role in ("actor", "verb")]
    return _from(unit, min(starts, default=0))


def _from(unit: Unit, start: int) -> str:
    hidden = len(unit.text[:start].split()) > QUOTE // 2 and len(unit.text.split()) > QUOTE
    return f"… {unit.text[start:]}" if hidden else unit.text


def _cut(text: str) -> str:
    words = text.split()
    return text if len(words) <= QUOTE else f"{' '.join(words[:QUOTE])} …"


def _place(unit: Unit) -> str:
    return ", ".join([*unit.section[-1:], f"paragraph {unit.paragraph}"])


def _size(item: Item) -> float:
    """The lines that an item takes."""
    said = [item.label, item.force, item.remark, item.unsure]
    length = sum(len(words) + 3 for words in said if words)
    length += sum(len(quote.words) + len(quote.place) + 14 for quote in item.quotes)
    return -(-length // LINE) + GAP


def _that_fit(
    found: Sequence[tuple[Change, str]], items: Mapping[tuple[str, str], Item], lines: float
) -> list[tuple[Change, str]]:
    """One item of each kind in turn until the lines are used, so that one long kind does not push out the others."""
    queues = {kind: [row for row in found if row[1] == kind] for kind in LABELS}
    kept: list[tuple[Change, str]] = []
    used = 0.0
    themes: set[str] = set()
    while any(queues.values()):
        for kind, queue in queues.items():
            if not queue:
                continue
            theme = _theme(queue[0][0])
            size = _size(items[(queue[0][0].id, kind)]) + (0 if theme in themes else HEAD)
            if used + size > lines and kept:
                queue.clear()
                continue
            used += size
            themes.add(theme)
            kept.append(queue.pop(0))
    return kept


def _theme(change: Change) -> str:
    """The first theme of a change that says what it is about."""
    return next((t for t in change.themes if t not in ("process", "order")), next(iter(change.themes), ""))


def _themes(kept: Iterable[tuple[Change, str]], labels: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Theme titles with the items under them, the theme with most items first; a change goes to its first theme."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for change, kind in kept:
        theme = _theme(change)
        grouped.setdefault(labels.get(theme, theme) or OTHER, []).append((change.id, kind))
    return sorted(grouped.items(), key=lambda row: (row[0] == OTHER, -len(row[1]), row[0]))


def _counts(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    tally: dict[str, int] = {}
    for kind in kinds:
        tally[LABELS[kind]] = tally.get(LABELS[kind], 0) + 1
    return tuple(tally.items())


def _figures(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    summary = comparison.summary
    commitments = [f"{count} {word}" for _, count, word in headline.counts(comparison)]
    told = headline.positions(comparison, sides_of(comparison))
    positions = [f"{count} {word}" for word, count in told.items()]
    kinds = ("unchanged", "reworded", "split", "merged", "added", "removed")
    text = [*(f"{summary.kinds[k]} {k}" for k in kinds), f"{summary.moved} moved"]
    return (
        ("Commitments", ", ".join(commitments)),
        ("Positions", ", ".join(positions)),
        ("Sentences", ", ".join(text)),
        ("In common", f"{summary.similarity:.0%} of the text"),
    )


def _title(comparison: Comparison) -> str:
    old, new = comparison.old, comparison.new
    name = new.series or new.title or "Two statements"
    return f"What changed: {name}, {old.date or 'older text'} to {new.date or 'newer text'}"


def _source(name: str, statement: Statement) -> str:
    parts = [statement.title or statement.id, statement.date or "undated", statement.place or ""]
    return f"{name}: {', '.join(part for part in parts if part)}"
