"""Units as bags of weighted terms: folded words, stems with their rarity, numbers, and what stands around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from operator import itemgetter

from dialogue_cli.statement.folding import Spelling, stem, words
from dialogue_cli.statement.model import Unit
from dialogue_cli.values import dataclass

Vector = dict[str, float]
Folded = tuple[tuple[str, ...], tuple[str, ...]]
"""Folded words and their stems, in order."""

ENOUGH = 60
"""Units from which a text tells by itself which of its words are rare; 30 to 150 give the same figures on gold."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One unit as the aligner sees it. ``joined`` is its folded words with single spaces, equal for equal wordings.

    ``vector`` maps each stem to its rarity times damped count, scaled to length 1; ``rarity`` is the bare rarity of
    each stem, ``mass`` their sum.
    """

    joined: str
    vector: Vector
    rarity: Vector
    mass: float
    numbers: frozenset[str]


class Folder:
    """Folds and stems words, remembering each word and each text once for the length of one alignment."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._known: dict[str, tuple[str, str]] = {}
        self._texts: dict[str, Folded] = {}

    def fold(self, text: str) -> Folded:
        """The folded words of ``text`` and their stems."""
        found = self._texts.get(text)
        if found is None:
            found = self._texts[text] = self._folded(text)
        return found

    def _folded(self, text: str) -> Folded:
        known = self._known
        pairs = []
        for word in words(text):
            pair = known.get(word)
            if pair is None:
                folded = self._spelling.fold(word)
                pair = known[word] = (folded, stem(folded))
            pairs.append(pair)
        return tuple([p[0] for p in pairs]), tuple([p[1] for p in pairs])


def key_of(folded: Sequence[str], unit: Unit) -> str:
    """What two units must share to be equal: their folded words, or their bare text where it has no words."""
    return " ".join(folded) if folded else unit.text.strip()


def rarity_of(units: Iterable[Sequence[str]], background: Vector) -> Vector:
    """Inverse unit frequency of each stem over both texts, damped by how common it is in statements at large.

    ``background`` gives the share of units of other statements (0 to 1) that hold a stem; the larger share counts, so
    that stock words weigh little in a short text as well. Two texts of fewer than ``ENOUGH`` units together count as
    that many: a word that stands once in sixteen units is not thereby common.
    """
    seen: Counter[str] = Counter()
    total = 0
    for stems in units:
        seen.update(set(stems))
        total += 1
    size = max(total, ENOUGH)
    return {s: log((size + 1) / (max(count, background.get(s, 0.0) * size) + 0.5)) for s, count in seen.items()}


def profile(folded: Folded, rarity: Vector) -> Profile:
    """The profile of one unit, from its folded words and the rarity of every stem of both texts."""
    bare, stems = folded
    counts = Counter(stems)
    own = {s: rarity[s] for s in counts}
    return Profile(
        joined=" ".join(bare),
        vector=scaled({s: own[s] * (1.0 + log(n)) if n > 1 else own[s] for s, n in counts.items()}),
        rarity=own,
        mass=sum(own.values()),
        numbers=frozenset([word for word in bare if word[0].isdigit()]),
    )


def scaled(vector: Vector) -> Vector:
    """The vector brought to length 1; an empty or zero one stays as it is."""
    length = sqrt(sum([value * value for value in vector.values()]))
    return {term: value / length for term, value in vector.items()} if length else vector


def rarest_first(vector: Vector) -> list[tuple[str, float]]:
    """The terms by falling weight, those alike by name: the order in which a cosine is summed."""
    return sorted(sorted(vector.items()), key=itemgetter(1), reverse=True)


def summed(vectors: Iterable[tuple[Vector, float]]) -> Vector:
    """The weighted sum of vectors."""
    found: Vector = {}
    for vector, weight in vectors:
        for term, value in vector.items():
            found[term] = found.get(term, 0.0) + weight * value
    return found


def dot(one: Vector, two: Vector) -> float:
    """The inner product of two sparse vectors: their cosine where both have length 1."""
    if len(one) > len(two):
        one, two = two, one
    return sum([value * two[term] for term, value in one.items() if term in two])
