"""Which changes a reader asked for: kinds, shifts, commitments, themes, keywords. Filters leave the summary alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from dialogue_cli.errors import UsageError
from dialogue_cli.statement.comparison import Change, ChangeKind, Comparison, PositionNews, Shift, StanceShift
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass, replace

#: What a reader may say for a word of the JSON.
ALIASES = {"not-restated": "dropped", "kept": "same", "changed": "reworded"}
KINDS = (
    *get_args(ChangeKind), "moved", *get_args(Shift), *get_args(StanceShift), *get_args(PositionNews), *ALIASES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """All that is given must hold at once; within ``kinds``, ``themes`` and ``keywords`` one is enough."""

    kinds: frozenset[str] = frozenset()
    commitments: bool = False
    themes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.kinds or self.commitments or self.themes or self.keywords)

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """A keyword is found from the beginning of a word, whatever its case and spacing."""
        return tuple(
            re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
            for words in self.keywords
            if words.split()
        )

    def words(self) -> str:
        """The filter as it would be typed."""
        parts = [f"--only {','.join(sorted(self.kinds))}"] if self.kinds else []
        parts += ["--commitments"] if self.commitments else []
        parts += [f"--theme {theme}" for theme in self.themes]
        return " ".join([*parts, *(f'--keyword "{word}"' for word in self.keywords)])


def parse_kinds(text: str | None) -> frozenset[str]:
    """``added,weakened`` to kinds. Raises UsageError for a word that is none, with the nearest one that is."""
    names = [part.strip().lower() for part in (text or "").split(",") if part.strip()]
    for name in names:
        if name not in KINDS:
            import difflib

            near = difflib.get_close_matches(name, KINDS, n=1)
            raise UsageError(f"no such kind: {name}", where="--only",
                             do=f"did you mean {near[0]}?" if near else f"kinds: {', '.join(KINDS)}")  # fmt: skip
    return frozenset(ALIASES.get(name, name) for name in names)


def keeps(change: Change, selection: Selection, old: Mapping[str, Unit], new: Mapping[str, Unit]) -> bool:
    """Whether a change is shown under the filter."""
    units = [*(old[i] for i in change.old), *(new[i] for i in change.new)]
    if selection.kinds and not selection.kinds & names_of(change):
        return False
    if (
        selection.commitments
        and not change.commitment
        and not any(c.is_commitment for u in units for c in u.commitments)
    ):
        return False
    if selection.themes and not any(_is_under(theme, wanted) for theme in change.themes for wanted in selection.themes):
        return False
    return not selection.patterns or any(p.search(unit.text) for p in selection.patterns for unit in units)


def names_of(change: Change) -> set[str]:
    """Every word that ``--only`` may call this change by."""
    names = {change.kind, "moved"} if change.moved else {str(change.kind)}
    if change.commitment:
        names.add(change.commitment.shift)
        names |= {part.shift for part in change.lost_beside}
    if change.stance and change.stance.shift:
        names.add(change.stance.shift)
    return {str(name) for name in names} | {position.news for position in change.positions}


def filtered(comparison: Comparison, selection: Selection) -> Comparison:
    """The comparison with the kept changes only; its summary still counts all of them."""
    if not selection.active:
        return comparison
    old = {unit.id: unit for unit in comparison.old.units}
    new = {unit.id: unit for unit in comparison.new.units}
    kept = tuple(change for change in comparison.changes if keeps(change, selection, old, new))
    return replace(comparison, changes=kept)


def _is_under(theme: str, wanted: str) -> bool:
    """``space`` takes in ``space.debris``."""
    return theme == wanted or theme.startswith(f"{wanted}.")
