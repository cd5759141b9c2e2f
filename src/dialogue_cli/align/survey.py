"""Two statements made ready for the decision: exact pairs found, verdicts placed, candidates listed."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.align.anchors import exact_pairs
from dialogue_cli.align.candidates import POSTINGS_LARGE, candidates
from dialogue_cli.align.features import Place, Scene, Side, side
from dialogue_cli.align.head import head_keys
from dialogue_cli.align.link import Signed
from dialogue_cli.align.surroundings import AtOnce, OneByOne
from dialogue_cli.align.terms import Folder, Profile, Vector, key_of, profile, rarity_of
from dialogue_cli.errors import DataError
from dialogue_cli.statement.folding import Spelling
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass, field

LARGE = 3000
"""Open units of one side above which only the cheap signals are computed and four candidates kept: statements stay
under 700, lists of lines do not. Found by timing 50,000 lines (benchmarks/size.py)."""
KEPT_LARGE = 4
MOST_AT_ONCE = 500_000
"""Pairs of units up to which all cosines may be worked out at once: 20 MiB."""


@dataclass(slots=True)
class Verdicts:
    """Readers' verdicts by place: ``links`` to the reader's name, and the units the machine may not touch."""

    links: dict[Place, str] = field(default_factory=dict)
    old: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)

    def rules_out(self, pair: Place) -> bool:
        """Whether the machine may not make this link."""
        return pair[0] in self.old or pair[1] in self.new


@dataclass(slots=True)
class Survey:
    """What is known before anything is decided. ``scene`` is None where no unit is left without its exact partner."""

    exact: list[Place]
    verdicts: Verdicts
    scene: Scene | None


def survey(
    old: Statement, new: Statement, background: Vector, spelling: Spelling, signed: Sequence[Signed] = ()
) -> Survey:
    """Fold both texts, pair what is equal, list candidates for the rest. Raises DataError on an unknown signed unit."""
    folder = Folder(spelling)
    folded_old = [folder.fold(bare_text(unit)) for unit in old.units]
    folded_new = [folder.fold(bare_text(unit)) for unit in new.units]
    verdicts = _placed(old, new, signed)
    keys_old = head_keys(old.units, [key_of(f[0], u) for f, u in zip(folded_old, old.units, strict=True)])
    keys_new = head_keys(new.units, [key_of(f[0], u) for f, u in zip(folded_new, new.units, strict=True)])
    named_old = verdicts.old | {i for i, _ in verdicts.links}
    named_new = verdicts.new | {j for _, j in verdicts.links}
    exact = exact_pairs(_without(keys_old, named_old), _without(keys_new, named_new))
    shut_old = {i for i, _ in exact} | {i for i, f in enumerate(folded_old) if not f[0]}
    shut_new = {j for _, j in exact} | {j for j, f in enumerate(folded_new) if not f[0]}
    if len(shut_old) == len(folded_old) or len(shut_new) == len(folded_new):
        return Survey(exact, verdicts, None)
    large = max(len(folded_old) - len(shut_old), len(folded_new) - len(shut_new)) > LARGE
    rarity = rarity_of([f[1] for f in folded_old + folded_new], background)
    profiles = {f: profile(f, rarity) for f in {*folded_old, *folded_new}}  # what both say, or one says twice, once
    sides: list[Side] = [
        side(statement.units, [profiles[f] for f in folded], lean=large)
        for statement, folded in ((old, folded_old), (new, folded_new))
    ]
    left = [None if i in shut_old else p for i, p in enumerate(sides[0].profiles)]
    right = [None if j in shut_new else p for j, p in enumerate(sides[1].profiles)]
    vectors = [[p.vector for p in one.profiles] for one in sides]
    near = AtOnce(*vectors) if _mostly_open(left, right) else OneByOne(*vectors)
    if large:
        found = candidates(left, right, postings=POSTINGS_LARGE, kept=KEPT_LARGE)
    else:
        found = candidates(left, right, table=near if isinstance(near, AtOnce) else None)
    if signed:  # a pair that a reader made stays as a rival of others; what he ruled out is gone
        found = {p: c for p, c in found.items() if p in verdicts.links or not verdicts.rules_out(p)}
    return Survey(exact, verdicts, Scene(sides[0], sides[1], found, [*exact, *verdicts.links], near, lean=large))


def _mostly_open(*sides: Sequence[Profile | None]) -> bool:
    """Whether most units of either side have no exact partner, and all cosines of both fit into memory."""
    pairs = len(sides[0]) * len(sides[1])
    return pairs <= MOST_AT_ONCE and all(2 * sum(unit is not None for unit in side) >= len(side) for side in sides)


def bare_text(unit: Unit) -> str:
    """The text that counts for alignment: a heading's number does not, since sections are renumbered all the time."""
    if unit.kind != "heading":
        return unit.text
    number, stop, name = unit.text.partition(" ")
    return name if stop and number[-1] in ".)" and _is_number(number[:-1]) else unit.text


def _is_number(word: str) -> bool:
    return word.isdigit() or (len(word) == 1 and word.isalpha()) or (bool(word) and not word.strip("IVXLC"))


def _without(keys: list[str], shut: set[int]) -> list[str]:
    return ["" if place in shut else key for place, key in enumerate(keys)] if shut else keys


def _placed(old: Statement, new: Statement, signed: Sequence[Signed]) -> Verdicts:
    """Verdicts by place in the statements."""
    try:
        return _by_place(old, new, signed) if signed else Verdicts()
    except KeyError as missing:
        raise DataError("a verdict names a unit that is not there", key=str(missing.args[0])) from missing


def _by_place(old: Statement, new: Statement, signed: Sequence[Signed]) -> Verdicts:
    verdicts = Verdicts()
    place_old = {unit.id: place for place, unit in enumerate(old.units)}
    place_new = {unit.id: place for place, unit in enumerate(new.units)}
    for verdict in signed:
        there = [place_new[unit] for unit in verdict.new]
        if verdict.closed != "old" or verdict.old is None:
            verdicts.new.update(there)
        if verdict.old is not None:
            here = place_old[verdict.old]
            if verdict.closed != "new":
                verdicts.old.add(here)
            verdicts.links.update({(here, place): verdict.by for place in there})
    return verdicts
