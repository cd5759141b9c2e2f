"""Words of a text, folded so that forms of one word meet: case, accents, British and American spelling, inflection.

Three steps, each usable alone: ``words`` cuts a text into bare lower-case words; ``Spelling.fold`` brings British and
American forms to one form (rules here, irregular words from ``data/spelling_en.tsv``, handed in); ``stem`` cuts
endings, so that "strengthening" and "strengthened" are one term. Nothing here opens a file.

>>> words("The U.S.\u2019s rules-based co-operation, 1,200 vessels")
['the', 'usa', 'rules', 'based', 'cooperation', '1200', 'vessels']
>>> [RULES_ONLY.fold(word) for word in ("organisation", "labour", "our", "analyse")]
['organization', 'labor', 'our', 'analyze']
>>> [stem(word) for word in ("strengthening", "strengthened", "countries", "country")]
['strengthen', 'strengthen', 'countr', 'countr']
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dialogue_cli.errors import DataError
from dialogue_cli.patterns import regex
from dialogue_cli.values import dataclass, field

# Dotted capitals ("U.S."), numbers with separators ("1,200", "2.5"), words with an inner apostrophe;
# hyphens part words.
_WORD = regex(r"(?:[^\W\d_]\.){2,}(?:['\u2019]s\b)?|\d+(?:[.,]\d+)*|[^\W_]+(?:['\u2019][^\W\d_]+)*")
# Prefixes that are written joined, hyphenated or apart; a hyphen after them joins, so that "co-operate" is "cooperate".
_PREFIX = regex(
    r"\b(co|re|pre|non|anti|multi|inter|counter|mid|sub|semi|bi|tri|un|over|under|post|macro|micro|mini|bio|geo|trans)"
    r"[-\u2010\u2011](?=[^\W\d_])",
    re.IGNORECASE,
)
#: Letters before an apostrophe that are small words of their own in French.
_ELIDED = frozenset("cdjlmnst")
_UNITED_STATES = frozenset({"us", "usa"})


def words(text: str) -> list[str]:
    """Bare words of ``text`` in order, lower case: possessives, accents, dots and thousands marks gone.

    Hyphenated words are parted ("rules-based" is two words, as "rules based"), prefixes such as "co-" are joined.
    """
    return list(_words(text))


@lru_cache(maxsize=1 << 12)  # a unit is cut for its key words, for the alignment and for its pledges
def _words(text: str) -> tuple[str, ...]:
    if "-" in text or "\u2010" in text or "\u2011" in text:
        text = _PREFIX.sub(r"\1", text)
    if not text.isascii():
        text = _without_accents(text)
    found = _WORD.findall(text.replace("per cent", "percent"))
    return tuple([word.lower() if word.isalpha() and word != "US" else _bare(word) for word in found])


def _bare(word: str) -> str:
    if word[0].isdigit():
        return word.rstrip(".,").replace(",", "")
    plain = word.lower().replace("\u2019", "'")
    if plain[1:2] == "'" and plain[0] in _ELIDED and len(plain) > _SHORTEST_CUT:  # "l'énergie", "d'énergie"
        plain = plain[2:]
    elif plain.startswith("qu'"):
        plain = plain[3:]
    if plain.endswith("'s"):
        plain = plain[:-2]
    plain = plain.replace("'", "").replace(".", "")
    return "usa" if plain in _UNITED_STATES and word[0].isupper() else plain


def _without_accents(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


# Endings that differ by rule; a word shorter than ``least`` letters is left alone ("our", "four", "wise").
_BRITISH_ENDINGS = (
    ("isations", "izations", 9),
    ("isation", "ization", 8),
    ("ising", "izing", 8),
    ("ised", "ized", 7),
    ("ises", "izes", 7),
    ("ise", "ize", 6),
    ("ysing", "yzing", 8),
    ("ysed", "yzed", 6),
    ("yse", "yze", 6),
    ("ouring", "oring", 8),
    ("oured", "ored", 7),
    ("ours", "ors", 7),
    ("our", "or", 6),
    ("ourable", "orable", 9),
    ("elling", "eling", 8),
    ("elled", "eled", 7),
)
_BRITISH = tuple([ending for ending, _, _ in _BRITISH_ENDINGS])


@dataclass(frozen=True, slots=True)
class Spelling:
    """British and American forms as one: ``table`` holds what the rules cannot tell ("centre" to "center")."""

    table: dict[str, str] = field(default_factory=dict)

    def fold(self, word: str) -> str:
        """The American form of a bare lower-case word; a word that has no other form comes back as it is."""
        known = self.table.get(word)
        if known is not None:
            return known
        if not word.endswith(_BRITISH):  # one look for all endings: most words have none of them
            return word
        for british, american, least in _BRITISH_ENDINGS:
            if word.endswith(british) and len(word) >= least:
                return word[: -len(british)] + american
        return word


RULES_ONLY = Spelling()


def parse_spelling(text: str, *, where: str = "spelling_en.tsv") -> Spelling:
    """Read a table of two columns, British and American, parted by a tab; ``#`` opens a comment.

    A word that stands with itself is an exception to the rules. Raises DataError with the line of a malformed row.
    """
    table: dict[str, str] = {}
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        british, _, american = row.partition("\t")
        british, american = british.strip(), american.strip()
        if not british or not american or "\t" in american:
            raise DataError("expected two words parted by a tab", where=where, line=number)
        table[british] = american
    return Spelling(table)


# (ending, what stands instead, letters that must remain), tried in order: the longest that fits is cut.
_ENDINGS = (
    ("izations", "iz", 3), ("ization", "iz", 3), ("izing", "iz", 3), ("ized", "iz", 3), ("izes", "iz", 3),
    ("ize", "iz", 3), ("ations", "", 5), ("ation", "", 5), ("ating", "", 5), ("ated", "", 5), ("ates", "", 5),
    ("ative", "", 5), ("ate", "", 5), ("ating", "at", 2), ("ation", "at", 2), ("ated", "at", 2), ("ates", "at", 2),
    ("ments", "", 5), ("ment", "", 6), ("ness", "", 4), ("ingly", "", 4), ("edly", "", 4), ("iences", "", 4),
    ("ience", "", 4), ("iency", "", 4), ("ient", "", 4), ("ences", "", 5), ("ence", "", 5), ("ances", "", 5),
    ("ance", "", 5), ("ities", "", 5), ("ity", "", 5), ("ously", "", 5), ("ous", "", 5), ("ies", "y", 3),
    ("ied", "y", 3), ("sses", "ss", 2), ("ings", "", 4), ("ing", "", 4), ("ively", "", 5), ("ive", "", 5),
    ("ions", "", 4), ("ion", "", 4), ("ically", "", 5), ("ical", "", 5), ("ics", "", 5), ("ic", "", 5),
    ("ally", "al", 4), ("ly", "", 5), ("ers", "", 5), ("er", "", 5), ("ors", "", 5), ("or", "", 5), ("ed", "", 4),
    ("es", "e", 3), ("s", "", 3),
)  # fmt: skip
#: The same by their last letter: most words are asked for a few endings, not for all.
_BY_LETTER = {
    letter: tuple([row for row in _ENDINGS if row[0][-1] == letter]) for letter in {row[0][-1] for row in _ENDINGS}
}
_SHORTEST_CUT = 4


@lru_cache(maxsize=1 << 16)  # a text of 19,000 words has some 3,000 different ones, each looked at many times
def stem(word: str) -> str:
    """Cut the ending of a folded word, so that its inflected and derived forms are one term.

    A rough tool on purpose: it need not give a dictionary word, only the same letters for the same family.
    """
    if len(word) < _SHORTEST_CUT or word[0].isdigit() or word.endswith(("ss", "us")):
        return word
    for ending, instead, least in _BY_LETTER.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _tidy(word[: len(word) - len(ending)] + instead)
    return _tidy(word)


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    """The stem of a bare word in its American form, by the rules alone."""
    return stem(RULES_ONLY.fold(word))


def _tidy(root: str) -> str:
    if len(root) > _SHORTEST_CUT and root[-1] in "ey":
        root = root[:-1]
    if len(root) > _SHORTEST_CUT and root[-1] == root[-2] and root[-1] not in "aeiousl":
        root = root[:-1]
    return root
