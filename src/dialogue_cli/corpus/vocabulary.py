"""Words of the index: the forms that a searched word stands for, and near ones where it stands nowhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from dialogue_cli.corpus.query import JOINED, Both, Near, Node, Phrase, Word
from dialogue_cli.corpus.stems import Fold, Stemmer, number
from dialogue_cli.values import dataclass

LEAST = 78.0  # rapidfuzz ratio; two slips in a word of ten letters stay above it
LEAST_SHORT = 85.0  # in a word of six letters and less one slip more often makes another word ("shall", "small")
SHORT = 6
MOST_MEANT = 3  # a slip is taken for at most so many words


@dataclass(frozen=True, slots=True)
class Taken:
    """What ``--fuzzy`` took a word for: words of the index, best first."""

    word: str
    meant: tuple[str, ...]


class Vocabulary:
    """Look-ups in the index's table of words. ``fold`` is needed only for words that the index does not hold."""

    def __init__(self, db: sqlite3.Connection, fold: Fold = str) -> None:
        self._db = db
        self._fold = fold
        self._seen: dict[tuple[str, str], tuple[str, ...]] = {}

    def stems(self, word: str) -> tuple[str, ...]:
        """The word and all words of the index with its stem, British and American."""
        return self._forms("stem", word)

    def numbers(self, word: str) -> tuple[str, ...]:
        """The word with its singular or plural, British and American."""
        return self._forms("number", word)

    def has(self, word: str) -> bool:
        """Whether any form of the word stands in the index."""
        return any(
            self._db.execute("SELECT 1 FROM word WHERE term = ?", [form]).fetchone() for form in self.stems(word)
        )

    def _forms(self, column: str, word: str) -> tuple[str, ...]:
        if (column, word) not in self._seen:
            self._seen[column, word] = self._look_up(column, word)
        return self._seen[column, word]

    def _look_up(self, column: str, word: str) -> tuple[str, ...]:
        term = word.lower()
        row = self._db.execute(f"SELECT {column} FROM word WHERE term = ?", [term]).fetchone()
        if row is None:
            rows = self._of_unknown(term)
            row = (rows[0][1] if column == "stem" else rows[0][2],) if len(rows) == 1 else None
        if row is None:
            return (term, *self._parted(term))
        forms = self._db.execute(f"SELECT term FROM word WHERE {column} = ? ORDER BY term", row)
        return tuple(dict.fromkeys([term, *(form for (form,) in forms), *self._parted(term)]))

    def _parted(self, term: str) -> Iterator[str]:
        """ "cooperation" is also written "co-operation", which stands in the index as two words."""
        for front in JOINED:
            rest = term.removeprefix(front)
            if rest != term and len(rest) > 3 and self._stored(front) and self._stored(rest):
                yield f"{front} {rest}"

    def _stored(self, term: str) -> bool:
        return self._db.execute("SELECT 1 FROM word WHERE term = ?", [term]).fetchone() is not None

    def _of_unknown(self, term: str) -> list[tuple[str, str, str]]:
        stemmer = Stemmer(self._fold)
        try:
            return list(stemmer.rows([term]))
        finally:
            stemmer.close()

    def spellings(self, word: str) -> tuple[str, ...]:
        """The other spellings of a word that the index holds ("programme" for "program")."""
        term = word.lower()
        return tuple(form for form in self.numbers(term) if number(form) != number(term) and " " not in form)

    def near(self, word: str) -> tuple[str, ...]:
        """Words of the index that are written almost so, best first; those that no statement holds any more are out."""
        from rapidfuzz import fuzz, process

        term = word.lower()
        all_words = [form for (form,) in self._db.execute("SELECT term FROM word WHERE length(term) > 2")]
        least = LEAST_SHORT if len(term) <= SHORT else LEAST
        found = process.extract(term, all_words, scorer=fuzz.ratio, score_cutoff=least, limit=20)
        if not found:
            return ()
        best = found[0][1]
        living = [form for form, score, _ in found if score >= best - 4 and self._stands(form)]
        return tuple(living[:MOST_MEANT])

    def _stands(self, term: str) -> bool:
        return self._db.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", [f'"{term}"']).fetchone() is not None


def unknown_words(tree: Node, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of a query, phrases included, that stand nowhere in the index in any form."""
    found: list[str] = []
    for word in all_words(tree):
        if not vocabulary.has(word):
            found.append(word)
    return tuple(dict.fromkeys(found))


def all_words(tree: Node) -> tuple[str, ...]:
    """Every whole word of a query in order; a prefix is no whole word."""
    if isinstance(tree, Both):
        return all_words(tree.left) + all_words(tree.right)
    if isinstance(tree, Near):
        return tuple(part for item in tree.items for part in item.parts)
    return () if isinstance(tree, Word) and tree.prefix else tree.parts


def with_near_words(tree: Node, vocabulary: Vocabulary) -> tuple[Node, tuple[Taken, ...]]:
    """The query with each word that stands nowhere replaced by those most like it, and what was taken for what."""
    taken = tuple(Taken(word, vocabulary.near(word)) for word in unknown_words(tree, vocabulary))
    meant = {item.word: item.meant for item in taken}
    return _replace(tree, lambda word: meant.get(word, ())), taken


def _replace(tree: Node, meant: Callable[[str], tuple[str, ...]]) -> Node:
    if isinstance(tree, Both):
        return Both(tree.op, _replace(tree.left, meant), _replace(tree.right, meant))
    if isinstance(tree, Near):
        items = tuple(_best(item, meant) for item in tree.items)
        return Near(items, tree.distance, tree.position)
    if isinstance(tree, Word) and len(tree.parts) == 1 and not tree.prefix:
        choices = meant(tree.parts[0])
        new: Node = tree
        for number, choice in enumerate(choices):
            word = Word(choice, (choice,), tree.position)
            new = word if number == 0 else Both("OR", new, word)
        return new
    return _best(tree, meant)


def _best(item: Word | Phrase, meant: Callable[[str], tuple[str, ...]]) -> Word | Phrase:
    """Inside a phrase or NEAR only the likeliest word can stand."""
    if isinstance(item, Word) and item.prefix:
        return item
    parts = tuple((meant(part) or (part,))[0] for part in item.parts)
    return Word(" ".join(parts), parts, item.position) if isinstance(item, Word) else Phrase(parts, item.position)
