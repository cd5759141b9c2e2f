"""Finds the unit that a verdict names: by its words, however they are cut today, and through a mended typo.

1. A unit with the same fingerprint; of several with the same words the one that stands in the same place of the row.
2. The same words cut otherwise: a run of as many words as the verdict counts, with its fingerprint, over one unit or
   several. A unit belongs to the run where half of its words, or half of the run, lie in it.
3. A mended typo: the unit whose beginning and end are like the cue by :data:`CLOSE` or more (RapidFuzz's normalised
   indel ratio, 0 to 100), whose number of words differs by at most a fifth (or two words), and which is ahead of the
   next best by :data:`AHEAD`. Two sentences of a real series that open alike differ at their ends and stay below.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from dialogue_cli.corpus.verdicts import UnitRef
from dialogue_cli.statement.fingerprint import GAP, cue_of, fingerprint_of, words
from dialogue_cli.statement.model import Statement, Unit

CLOSE = 85.0
AHEAD = 5.0
How = Literal["exact", "recut", "mended", ""]


@dataclass(frozen=True, slots=True)
class Found:
    """The units meant, in order, and how they were found; none where they are gone."""

    units: tuple[str, ...] = ()
    how: How = ""


class Finder:
    """Looks references up in one statement."""

    def __init__(self, statement: Statement) -> None:
        self.units = statement.units
        self.words = [words(unit.text) for unit in statement.units]
        self.marks: dict[str, list[int]] = {}
        for place, row in enumerate(self.words):
            self.marks.setdefault(fingerprint_of(row), []).append(place)
        self.stream: list[str] = [word for row in self.words for word in row]
        self.ends = list(accumulate(len(row) for row in self.words))
        self.known: dict[UnitRef, Found] = {}

    def reference(self, unit: Unit) -> UnitRef:
        """The reference by which this unit will be found again."""
        place = next(n for n, other in enumerate(self.units) if other.id == unit.id)
        row = self.words[place]
        mark = fingerprint_of(row)
        return UnitRef(mark, cue_of(unit.text), len(row), self.marks[mark].index(place) + 1)

    def find(self, ref: UnitRef) -> Found:
        """The unit or units that ``ref`` names."""
        if ref not in self.known:
            self.known[ref] = self._exact(ref) or self._recut(ref) or self._mended(ref) or Found()
        return self.known[ref]

    def _exact(self, ref: UnitRef) -> Found | None:
        places = self.marks.get(ref.mark)
        return Found((self.units[places[min(ref.nth, len(places)) - 1]].id,), "exact") if places else None

    def _recut(self, ref: UnitRef) -> Found | None:
        head = words(ref.cue.partition(GAP)[0])
        if not head or not ref.words:
            return None
        last = len(self.stream) - ref.words
        runs = [
            at
            for at in range(last + 1)
            if self.stream[at] == head[0]
            and self.stream[at : at + len(head)] == head[: ref.words]
            and fingerprint_of(self.stream[at : at + ref.words]) == ref.mark
        ]
        return Found(self._under(runs[min(ref.nth, len(runs)) - 1], ref.words), "recut") if runs else None

    def _under(self, start: int, count: int) -> tuple[str, ...]:
        found = []
        for place in range(bisect_right(self.ends, start), len(self.units)):
            size = len(self.words[place])
            begin = self.ends[place] - size
            if begin >= start + count:
                break
            shared = min(start + count, self.ends[place]) - max(start, begin)
            if 2 * shared >= size > 0 or 2 * shared >= count:
                found.append(self.units[place].id)
        return tuple(found)

    def _mended(self, ref: UnitRef) -> Found | None:
        from rapidfuzz import fuzz

        head, _, tail = ref.cue.partition(GAP)
        first, final = words(head), words(tail)
        wanted = " ".join(first + final)
        best: tuple[float, str] = (0.0, "")
        second = 0.0
        for unit, row in zip(self.units, self.words, strict=True):
            if not row or abs(len(row) - ref.words) > max(2, ref.words / 5):
                continue
            ends = row[: len(first)] + row[-len(final) :] if final else row
            score = fuzz.ratio(wanted, " ".join(ends))
            if score > best[0]:
                best, second = (score, unit.id), best[0]
            else:
                second = max(second, score)
        return Found((best[1],), "mended") if best[0] >= CLOSE and best[0] - second >= AHEAD else None
