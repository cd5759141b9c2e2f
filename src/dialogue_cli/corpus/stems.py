"""Which words count as the same: British and American forms, singular and plural, and the forms of a stem.

Stems are Porter's, taken from SQLite's own tokenizer, so that no other stemmer has to be installed. Some are too coarse
for this field ("international" and "internal" share one); those words are kept apart by a list.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache

Fold = Callable[[str], str]

TOKEN = re.compile(r"[^\W_]+")
BATCH = 2_000


@cache
def apart() -> frozenset[str]:
    """Words that keep to themselves, from ``data/search_apart.txt``."""
    from dialogue_cli.data import read_text

    rows = (row.partition("#")[0] for row in read_text("search_apart.txt").splitlines())
    return frozenset(word for row in rows for word in row.split())


def number(term: str) -> str:
    """The word without its plural ending: "policies" and "policy", "processes" and "process" meet. English only.

    >>> [number(word) for word in ("guidelines", "policies", "processes", "crisis", "status", "gas")]
    ['guideline', 'policy', 'process', 'crisis', 'status', 'gas']
    """
    if len(term) < 4 or not term.endswith("s") or term.endswith(("ss", "us", "is")):
        return term
    if term.endswith("ies") and len(term) > 4:
        return term[:-3] + "y"
    if term.endswith(("sses", "shes", "ches", "xes", "zes")):
        return term[:-2]
    return term[:-1]


class Stemmer:
    """Words to ``(term, stem, number)``. ``fold`` gives the American form of a bare lower-case word."""

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        self._db = sqlite3.connect(":memory:")
        for name, tokenizer in (("plain", "unicode61"), ("porter", "porter unicode61")):
            self._db.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5 (text, tokenize='{tokenizer} remove_diacritics 2')"
            )
            self._db.execute(f"CREATE VIRTUAL TABLE {name}_terms USING fts5vocab ({name}, instance)")

    def close(self) -> None:
        """Let go of the private tables."""
        self._db.close()

    def rows(self, words: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """One row a term, each term once. A word that the tokenizer cuts in two gives two terms."""
        batch: list[str] = []
        for word in words:
            batch.append(word)
            if len(batch) == BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, words: list[str]) -> Iterator[tuple[str, str, str]]:
        terms = sorted(set(self._tokens("plain", words)))
        folded = [self._american(term) for term in terms]
        stems = self._tokens("porter", [american for american, _ in folded])
        for term, (american, singular), stem in zip(terms, folded, stems, strict=True):
            yield term, f"={singular}" if {singular, american} & apart() else stem, singular

    def _american(self, term: str) -> tuple[str, str]:
        """The American form, and that without its plural ending; tables of spelling list few plurals."""
        american = self._fold(term)
        singular = number(american)
        folded = self._fold(singular)
        return (folded, folded) if folded != singular else (american, singular)

    def _tokens(self, table: str, texts: list[str]) -> list[str]:
        """The tokens of the texts in order, by the table's tokenizer."""
        self._db.execute(f"DELETE FROM {table}")
        self._db.executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", enumerate(texts, start=1))
        found = self._db.execute(f"SELECT term FROM {table}_terms ORDER BY doc, offset")
        return [str(term) for (term,) in found]


def distinct_words(text: str) -> set[str]:
    """The lower-case words of a text, cut as the index cuts them."""
    return set(TOKEN.findall(text.lower()))
