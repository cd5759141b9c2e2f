"""Units as bags of weighted terms: the words of each unit, folded and cut to stems, with the rarity of each stem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from ..statement.model import Unit
from ..statement.folding import Spelling, stem, words


@dataclass(frozen=True, slots=True)
class Profile:
    """One unit as the aligner sees it. ``joined`` is its folded words with single spaces, equal for equal wordings.

    ``vector`` maps each stem to its rarity times damped count, scaled to length 1; ``rarity`` is the unscaled rarity.
    """

    words: tuple[str, ...]
    joined: str
    stems: tuple[str, ...]
    vector: dict[str, float]
    rarity: dict[str, float]


class Folder:
    """Folds and stems words, remembering each word once for the length of one alignment."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._known: dict[str, tuple[str, str]] = {}

    def fold(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The folded words of ``text`` and their stems, in order."""
        known = self._known
        pairs = []
        for word in words(text):
            pair = known.get(word)
            if pair is None:
                folded = self._spelling.fold(word)
                pair = known[word] = (folded, stem(folded))
            pairs.append(pair)
        return tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)


def key_of(folded: Sequence[str], unit: Unit) -> str:
    """What two units must share to be equal: their folded words, or their bare text where it has no words."""
    return " ".join(folded) if folded else unit.text.strip()


def rarity_of(units: Iterable[Sequence[str]], background: dict[str, float]) -> dict[str, float]:
    """Inverse unit frequency of each stem over both texts, damped by how common it is in statements at large.

    ``background`` gives the share of statements' units (0 to 1) that hold a stem; the larger share of the two counts.
    """
    seen: Counter[str] = Counter()
    total = 0
    for stems in units:
        seen.update(set(stems))
        total += 1
    return {s: log((total + 1) / (max(count, background.get(s, 0.0) * total) + 0.5)) for s, count in seen.items()}


def profile(folded: tuple[str, ...], stems: tuple[str, ...], rarity: dict[str, float]) -> Profile:
    """The profile of one unit, from its folded words and stems."""
    counts = Counter(stems)
    own = {s: rarity[s] for s in counts}
    vector = {s: own[s] * (1.0 + log(n)) for s, n in counts.items()}
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return Profile(folded, " ".join(folded), stems, {s: value / length for s, value in vector.items()}, own)
