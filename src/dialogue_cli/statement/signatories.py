"""Who signs: states and bodies that stand in a signer's place in the title or the first sentences.

That a state is named says little: "a settlement on the Israel-Lebanon border", "the war against Ukraine". It signs
where it opens the sentence, belongs to an office ("the Ministers of Foreign Affairs of", "Australia's Minister"), or to
what is issued or held ("Joint Statement of", "the dialogue between", "the U.S.-EU Council"). States in a row share the
place of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dialogue_cli.patterns import regex
from dialogue_cli.statement.parties import Named, named_in
from dialogue_cli.values import dataclass

_MOST_PARTIES = 40
#: Sentences of the opening that may still say who speaks.
_SENTENCES = 4
#: Words that are looked at before a row of names, and behind it.
_BEFORE, _BEHIND = 24, 5
_PAUSE = regex(r"(?<=[a-z)\]])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bProf)(?<!\bHon)(?<!\bSt)\.\s|\n")

_OFFICES = frozenset(
    "leader leaders head heads president presidents premier premiers minister ministers ministry ministries secretary "
    "secretaries chancellor chancellors king queen emperor government governments representative representatives "
    "officials spokesperson spokespersons authorities delegation delegations people peoples advisors advisers "
    "parliament parliaments chefs chef président présidents gouvernement gouvernements ministre ministres dirigeants "
    "líderes presidente presidentes gobierno gobiernos governo governos ministro ministros jefes chefes".split()
)
_ISSUED = frozenset(
    "statement declaration communiqué communique dialogue talks meeting summit consultations council forum partnership "
    "relationship relations ties cooperation alliance friendship commission conference links vision initiative "
    "ministerial anniversary year group statements principles agenda relation task framework déclaration partenariat "
    "sommet réunion rencontre coopération dialogues declaración cumbre reunión declaração cúpula reunião".split()
)
_ACTS = frozenset("convened hosted issued released made adopted held signed agreed".split())
_HOSTS = frozenset(["hosted", "convened", "chaired", "co-hosted", "co-chaired"])
#: Those who speak without being named, of whom the hosts are only some.
_MANY = regex(r"\b(?:participating|participants|member states|members of|countries|countries')\b", re.IGNORECASE)
_OF = frozenset(["of", "de", "du", "des", "da", "do", "das", "dos", "del", "d'"])
_ARTICLES = frozenset("the la le les l' el los las a o as os".split())
_IN_OFFICE = frozenset("and for of the & et de des du y e do da dos del".split())
#: "the Socialist Republic of", "República Federativa do": part of the name that follows.
_STYLES = frozenset(
    "republic kingdom state states union federation commonwealth principality sultanate république royaume república "
    "reino federação federación".split()
)
#: Small adjectives of such styles: "la République fédérative du Brésil".
_MANNERS = frozenset("fédérative orientale populaire coopérative arabe islamique démocratique fédérale".split())
#: What may stand before the subject of a first sentence: "Today,", "On 20 July,", "We, the".
_OPENERS = frozenset(
    "today on in at as following meeting during we with after upon aujourd'hui hoje hoy nous nós nosotros".split()
)
_ROW = frozenset("and et y e & as well".split()) | _OF | _ARTICLES | _MANNERS
_LONGEST_OPENER = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """Names with nothing but commas, articles and titles between them. ``joined``: by hyphens ("U.S.-EU")."""

    names: tuple[str, ...]
    start: int
    end: int
    joined: bool = False
    group: bool = False


def find_parties(title: str, opening: str) -> tuple[str, ...]:
    """Parties that sign by the title, or else by the first sentences; in their order there, each once.

    ``opening``: paragraphs, a line each. One party alone is told of the title and the first sentence only.
    """
    titled = _signing(title, title=True)
    if len(titled) >= 2:
        return titled
    found: dict[str, None] = {}
    first: tuple[str, ...] = ()
    for number, sentence in enumerate(_PAUSE.split(opening)[:_SENTENCES]):
        here = _signing(sentence)
        first = here if number == 0 else first
        found.update(dict.fromkeys(here))
        if 2 <= len(found) <= _MOST_PARTIES:
            return tuple(found)
    return (titled or first)[:1]


def _signing(text: str, *, title: bool = False) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in _rows(text):
        if (title and row.group) or _signs(row, text):
            found.update(dict.fromkeys(row.names))
    return tuple(found)


def _rows(text: str) -> Iterator[_Row]:
    """Names that stand together, as rows."""
    row: list[Named] = []
    for named in named_in(text):
        if row and not _goes_on(text[row[-1].end : named.start]):
            yield _as_row(row, text)
            row = []
        row.append(named)
    if row:
        yield _as_row(row, text)


def _as_row(row: list[Named], text: str) -> _Row:
    names = tuple(dict.fromkeys(name for named in row for name in named.names))
    gaps = [text[a.end : b.start].strip() for a, b in pairwise(row)]
    joined = bool(gaps) and all(gap in ("-", "–", "—", "/") for gap in gaps)
    return _Row(names, row[0].start, row[-1].end, joined, any(len(named.names) > 1 for named in row))


def _goes_on(between: str) -> bool:
    """Whether what stands between two names carries a row on."""
    plain = re.sub(r"\([^()]*\)|[(),;/&]|(?<!\w)[–—-]|[–—-](?!\w)", " ", between).replace("'", "' ")
    return all(word.lower() in _ROW or word[0].isupper() for word in plain.split())


def _signs(row: _Row, text: str) -> bool:
    left = _without_style(text[: row.start].replace("'", "' ").split()[-_BEFORE:])
    behind = [_plain(word) for word in re.split(r"[\s/–-]+", text[row.end :].lstrip("'s"), maxsplit=_BEHIND)[:_BEHIND]]
    if row.joined and not _ISSUED.isdisjoint(behind):
        return True
    if _is_office(text[row.end :]):
        return True
    if text.startswith("'s", row.end):  # "Iran's programme", "Russia's war"
        return False
    if not left:
        return True
    last = _plain(left[-1])
    if len(row.names) > 1 and left[-1] in ("-", "–", "—"):  # "The Ministers of the Nordic 5 - Denmark, ..."
        return not _OFFICES.isdisjoint(map(_plain, left))
    if last in _OF:
        return _belongs(left[:-1])
    if last == "by" and _plain(left[-2] if len(left) > 1 else "") in _HOSTS and _MANY.search(text, 0, row.start):
        return False  # "the countries participating in the summit, hosted by Oruba"
    if last in ("from", "by", "par", "por"):
        return len(left) > 1 and not (_OFFICES | _ISSUED | _ACTS).isdisjoint(map(_plain, left[-3:-1]))
    if last in ("between", "entre"):
        return not _ISSUED.isdisjoint(map(_plain, left[-4:-1]))
    return _is_opener(left) and len(row.names) > 1


def _without_style(left: list[str]) -> list[str]:
    """The words before a row without articles and without the style of its first name ("the Kingdom of")."""
    while left and left[-1].lower() in _ARTICLES:
        left = left[:-1]
    end = len(left) - (bool(left) and left[-1].lower() in _OF)
    for back in range(end - 1, max(end - 4, -1), -1):  # "Federative Republic of", "República Federativa do"
        if left[back].lower() in _STYLES:
            first = back
            while first and left[first - 1][0].isupper() and _plain(left[first - 1]) not in _OFFICES:
                first -= 1
            return _without_style(left[:first])
        if _plain(left[back]) in _OFFICES or not (left[back][0].isupper() or left[back] in _MANNERS):
            break
    return left


def _is_office(behind: str) -> bool:
    """Whether what follows a name makes it the owner of an office: "Australia's Minister", "UK Secretary of State"."""
    for word in behind.removeprefix("'s").split()[:3]:
        if _plain(word) in _OFFICES:
            return True
        if not word[0].isupper():
            return False
    return False


def _belongs(left: list[str]) -> bool:
    """Whether the words before "of" are an office, with its branch or its holder, or something issued or held."""
    if left and _plain(left[-1]) in _ISSUED:
        return True
    for word in reversed(left):
        if _plain(word) in _OFFICES:
            return True
        if not (word[0].isupper() or word.lower() in _IN_OFFICE):
            return False
    return False


def _is_opener(left: list[str]) -> bool:
    """Whether only the words that open a first sentence stand before: "Today, the", "On 20 July,", "We, the"."""
    short = len(left) <= _LONGEST_OPENER and left[-1].endswith((",", "–", "-"))
    return short and (_plain(left[0]) in _OPENERS or left[0].isupper())


def _plain(word: str) -> str:
    """A word without its marks, in lower case: "Leaders'" is leaders."""
    return word.strip('.,;:()"').removesuffix("'s").removesuffix("'").lower()
