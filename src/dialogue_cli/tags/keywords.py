"""Key terms of a statement, and keyness: which words one text uses more or less than another.

Formulas, all on raw counts (``a`` of ``c`` words in the target, ``b`` of ``d`` in the reference):

- log-likelihood ``G2 = 2 (a ln(a/E1) + b ln(b/E2))`` with ``E1 = c (a+b) / (c+d)``, ``E2 = d (a+b) / (c+d)``, the
  two-cell form of Rayson and Garside, *Comparing corpora using frequency profiling*, 2000; 0 ln 0 counts as 0.
  3.84, 6.63, 10.83 and 15.13 are the critical values for p < 0.05, 0.01, 0.001 and 0.0001 (chi squared, 1 d.f.).
- log ratio ``log2((a/c) / (b/d))``, Hardie, *Log Ratio: an informal introduction*, 2014; a zero count stands as 0.5.
- document frequency: in how many statements of the reference a word stands.

Words are folded (case, British and American spelling, plural of plain nouns stays apart); stop words and bare numbers
are left out of the ranking but counted in the sizes, as concordancers do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

from dialogue_cli.statement.folding import RULES_ONLY, Spelling, words
from dialogue_cli.statement.model import Statement, Unit
from dialogue_cli.values import dataclass

CRITICAL = {0.05: 3.84, 0.01: 6.63, 0.001: 10.83, 0.0001: 15.13}


@dataclass(frozen=True, slots=True)
class Keyness:
    """One word: counts in target and reference, rates per 1,000 words, G2, log ratio (above 0: more in the target)."""

    term: str
    target: int
    reference: int
    target_rate: float
    reference_rate: float
    g2: float
    log_ratio: float
    documents: int


def parse_stopwords(text: str) -> frozenset[str]:
    """Words parted by white space; ``#`` opens a comment to the end of its line."""
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].lower().split())


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """G2 of a word seen ``a`` times in ``c`` words and ``b`` times in ``d``. Raises ValueError for an empty text.

    >>> round(log_likelihood(52, 57, 50_000, 75_000), 2)
    2.65
    """
    if c <= 0 or d <= 0:
        raise ValueError("both texts must have words")
    expected_a, expected_b = c * (a + b) / (c + d), d * (a + b) / (c + d)
    parts = [count * math.log(count / expected) for count, expected in ((a, expected_a), (b, expected_b)) if count]
    return max(0.0, 2 * sum(parts))


def log_ratio(a: int, b: int, c: int, d: int) -> float:
    """Binary logarithm of the ratio of the two rates; +1 is twice as frequent in the target.

    >>> log_ratio(20, 10, 1000, 1000)
    1.0
    """
    return math.log2(((a or 0.5) / c) / ((b or 0.5) / d))


def counted(statement: Statement, spelling: Spelling = RULES_ONLY) -> Counter[str]:
    """Every word of the statement's units, folded, with how often it stands."""
    return Counter(spelling.fold(word) for unit in statement.units for word in words(unit.text))


def keyness(
    target: Statement,
    reference: Sequence[Statement],
    stopwords: frozenset[str],
    *,
    least: int = 2,
    spelling: Spelling = RULES_ONLY,
) -> tuple[Keyness, ...]:
    """Words of target and reference by falling G2; ``least`` is the count over both below which a word is left out.

    Raises ValueError where the target or the reference has no words.
    """
    own = counted(target, spelling)
    others = [counted(statement, spelling) for statement in reference]
    rest: Counter[str] = Counter()
    for counts in others:
        rest.update(counts)
    c, d = sum(own.values()), sum(rest.values())
    terms = [t for t in {*own, *rest} if own[t] + rest[t] >= least and is_term(t, stopwords)]
    found = [
        Keyness(
            term=t,
            target=own[t],
            reference=rest[t],
            target_rate=1000 * own[t] / c if c else 0.0,
            reference_rate=1000 * rest[t] / d if d else 0.0,
            g2=log_likelihood(own[t], rest[t], c, d),
            log_ratio=log_ratio(own[t], rest[t], c, d),
            documents=sum(t in counts for counts in others),
        )
        for t in terms
    ]
    return tuple(sorted(found, key=lambda k: (-k.g2, -k.log_ratio, k.term)))


def is_term(word: str, stopwords: frozenset[str]) -> bool:
    """Whether a folded word may be a key term: no stop word, no bare number, two letters at least."""
    return len(word) > 1 and not word[0].isdigit() and word not in stopwords


def key_terms(statement: Statement, stopwords: frozenset[str], *, most: int = 20) -> tuple[tuple[str, int, int], ...]:
    """(term, count, units it stands in), most telling first: words and two-word terms that recur.

    A pair of neighbouring content words counts as a term of its own where it stands twice or more; single words that
    mostly stand inside such a pair are left to it.
    """
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for unit in statement.units:
        terms = [word if is_term(word, stopwords) else "" for word in words(unit.text)]
        twos = [f"{x} {y}" for x, y in pairwise(terms) if x and y]
        single.update(term for term in terms if term)
        pairs.update(twos)
        spread.update({term for term in terms if term} | set(twos))
    kept = {pair: count for pair, count in pairs.items() if count > 1}
    inside: Counter[str] = Counter()
    for pair, count in kept.items():
        for word in pair.split():
            inside[word] = max(inside[word], count)
    alone = {word: count for word, count in single.items() if count > 1 and inside[word] * 3 < count * 2}
    ranked = sorted({**alone, **kept}.items(), key=lambda row: (-row[1] * (1.5 if " " in row[0] else 1), row[0]))
    return tuple((term, count, spread[term]) for term, count in ranked[:most])


def keywords_by_unit(statement: Statement, stopwords: frozenset[str], *, most: int = 5) -> list[tuple[str, ...]]:
    """The rarest content words of each unit: what tells the unit from the rest.

    Rarity is the number of units of the same statement that have the word; ties go to the longer word, then to place.
    """
    rows = [dict.fromkeys(words(unit.text)) for unit in statement.units]
    known = {word for row in rows for word in row}
    terms = {word for word in known if is_term(word, stopwords)}
    bags = [list(filter(terms.__contains__, row)) for row in rows]
    rarity = {word: (count, -len(word)) for word, count in Counter(chain.from_iterable(bags)).items()}
    return [_rarest(bag, rarity, most) for bag in bags]


def _rarest(bag: Sequence[str], rarity: Mapping[str, tuple[int, int]], most: int) -> tuple[str, ...]:
    ranked = sorted(bag, key=rarity.__getitem__)[:most]
    return tuple([word for word in bag if word in ranked])


def has_keyword(units: Iterable[Unit], keyword: str, spelling: Spelling = RULES_ONLY) -> bool:
    """Whether the words of ``keyword`` stand in a row in one of the units, whatever their case and spelling."""
    wanted = [spelling.fold(word) for word in words(keyword)]
    for unit in units:
        have = [spelling.fold(word) for word in words(unit.text)]
        if any(have[at : at + len(wanted)] == wanted for at in range(len(have) - len(wanted) + 1)):
            return True
    return False
