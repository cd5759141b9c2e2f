"""Names put in the place of others: a country, a body, an instrument. Often the news, so always shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from dialogue_cli.changes.edit_pairs import EditPair, edit_pairs, place_of
from dialogue_cli.changes.words import Token, tokens
from dialogue_cli.statement.comparison import Edit, Signal
from dialogue_cli.statement.folding import root_of
from dialogue_cli.statement.model import Unit

_DATES = frozenset(
    (
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday year day month"
    ).split()
)
_NUMBERS = frozenset(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
    ).split()
)
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth".split()
)
_NO_NAMES = (
    _DATES
    | _NUMBERS
    | _ORDINALS
    | frozenset(
        (
            "i ii iii iv v done "
            "today leaders leader ministers minister both sides the we our this these they it in on at to for as with "
            "furthermore moreover additionally together building recognizing recognising through under following also "
            "joint statement meeting ministerial session summit government president prime secretary vice foreign "
            "chancellor"
        ).split()
    )
)
#: Verbs that head a bullet or a recital ("PROMOTE", "Welcoming the"), by stem: their capital says nothing.
_HEADS = frozenset(
    root_of(word)
    for word in (
        "accelerate acknowledge address adopt advance affirm agree announce applaud appreciate ask assist "
        "build call celebrate collaborate commend commit condemn confirm congratulate consider continue convene "
        "cooperate coordinate create decide declare deepen deliver develop direct discuss done emphasize "
        "emphasise encourage endeavour endorse engage enhance ensure establish exchange expand explore express "
        "facilitate foster further guide highlight host identify implement improve increase invite join keep launch "
        "enable endeavor leverage maintain meet mobilise mobilize note offer pledge promote propose protect provide "
        "pursue reaffirm recall recognise recognize reiterate renew request resolve respect share strengthen stress "
        "support sustain take task thank underline underscore uphold urge utilise utilize welcome work affirming"
    ).split()
)
#: Words of a replacement in which any two names may stand for each other; characters from an edge in a longer one.
_SHORT, _EDGE = 8, 5
#: Longer words in capitals at the head of a sentence, or beside other words in capitals, are shouted and no acronyms.
_SHOUTED = 5
#: Signs of money: "US$25" is an amount.
_SIGNS = frozenset("$€£¥")
#: Letters of an acronym that is looked for in the capitals of a text.
_LETTERS = 3
#: Names that mean the same in every text.
_SAME = {
    "us": "united states",
    "u.s.": "united states",
    "usa": "united states",
    "un": "united nations",
    "u.n.": "united nations",
    "eu": "european union",
    "uk": "united kingdom",
    "u.k.": "united kingdom",
    "rok": "republic of korea",
    "dprk": "democratic people republic of korea",
    "asean": "association of southeast asian nations",
    "nato": "north atlantic treaty organization",
}


_INNER = frozenset("of the for on and in".split())


@cache
def _acronym() -> re.Pattern[str]:
    return re.compile(r"[A-Z][A-Z0-9&-]{1,9}s?$|(?:[A-Z]\.){2,}$")


@cache
def _compound() -> re.Pattern[str]:
    """An adjective made of a name: "EU-funded"."""
    return re.compile(r"^[A-Z][\w.]*-[a-z]+(?:ed|ing|based|led|wide)$")


def swapped_names(old: Sequence[Unit], new: Sequence[Unit], edits: Sequence[Edit]) -> list[Signal]:
    """Names that went where other names came, in one replacement, each pair once; a name that stands elsewhere on the
    other side, an acronym of it, or a longer form of it is no swap."""
    if any(u.kind == "heading" for u in (*old, *new)):
        return []
    before, after = " ".join(u.text for u in old), " ".join(u.text for u in new)
    found: dict[tuple[str, str], Signal] = {}
    for pair in edit_pairs(edits):
        if not pair.deleted or not pair.inserted or pair.deleted.islower() or pair.inserted.islower():
            continue
        short = max(len(pair.deleted.split()), len(pair.inserted.split())) <= _SHORT
        gone = [n for n in _within(before, old, pair.old_at, pair.deleted) if not stands_in(n, after)]
        if not gone:
            continue
        came = [n for n in _within(after, new, pair.new_at, pair.inserted) if not stands_in(n, before)]
        for was, now in zip(gone, came, strict=False):
            if not same_name(was, now) and (short or _same_spot(pair, was, now)):
                places = place_of(old, was, pair.old_at), place_of(new, now, pair.new_at)
                found.setdefault((was, now), Signal("name", was, now, *places))
    return list(found.values())


def _within(text: str, units: Sequence[Unit], at: int, part: str) -> list[str]:
    """The names that begin in a part of the joined texts of units."""
    heads, place = set(), 0
    for unit in units:
        heads.add(place)
        place += len(unit.text) + 1
    return list(dict.fromkeys(n for start, n in _names_at(text, frozenset(heads)) if at <= start < at + len(part)))


def _same_spot(pair: EditPair, was: str, now: str) -> bool:
    """In a long replacement two names stand for each other only where both begin it or both end it."""
    starts = pair.deleted.find(was) <= _EDGE and pair.inserted.find(now) <= _EDGE
    left, right = pair.deleted.rfind(was) + len(was), pair.inserted.rfind(now) + len(now)
    return starts or (left >= len(pair.deleted) - _EDGE and right >= len(pair.inserted) - _EDGE)


def names_in(text: str) -> list[str]:
    """Capitalised names and acronyms, without months, weekdays, numbers, titles of office, openers of sentences and
    words that are only shouted."""
    return list(dict.fromkeys(name for _, name in _names_at(text, frozenset([0]))))


@lru_cache(maxsize=1 << 8)
def token_row(text: str) -> tuple[Token, ...]:
    """The tokens of a text with its names joined, for those who ask of the same text more than once."""
    return tuple(tokens(text, names=True))


def _names_at(text: str, heads: frozenset[int]) -> list[tuple[int, str]]:
    """Every name with its offset; a sentence begins at each offset of ``heads`` and behind its own marks."""
    found: list[tuple[int, str]] = []
    row, at, start = token_row(text), 0, True
    for n, token in enumerate(row):
        word = token.text
        at += len(token.lead)
        start = start or at in heads
        bracketed = n and row[n - 1].text == "(" and _acronym().match(word)  # letters for the words before them
        if word[:1].isupper() and not bracketed and not _is_shouted(row, n, start):
            name, cut = _trimmed(word, head=start)
            known = not start or " " in word or _acronym().match(word)
            said = any(w[:1].isupper() and not _is_no_name(w) for w in name.split())
            if known and said and not ("-" in name and _compound().search(name)):
                found.append((at + cut, name))
        start = word in ".!?:;"
        at += len(word)
    return found


def _is_no_name(word: str) -> bool:
    low = word.casefold()
    return not _SIGNS.isdisjoint(low) or low in _NO_NAMES or low.strip(".,'’s") in _NO_NAMES or _is_number(low)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or _NUMBERS.issuperset(word.casefold().split("-"))


def _is_shouted(row: Sequence[Token], n: int, start: bool) -> bool:
    """Whether an ordinary word stands in capitals: it heads a sentence, or its neighbours are in capitals too."""
    word = row[n].text
    if not (word.isupper() and word.isalpha()):
        return False
    if word.endswith("S") and len(word) > _LETTERS and root_of(word.lower()) in _HEADS:  # "The Council CALLS on"
        return True
    beside = [row[i].text for i in (n - 1, n + 1) if 0 <= i < len(row)]
    if len(word) > _SHOUTED:
        return start or any(w.isupper() and w.isalpha() for w in beside)
    return (start and root_of(word.lower()) in _HEADS) or any(w.isupper() and len(w) > _SHOUTED for w in beside)


def _trimmed(word: str, *, head: bool) -> tuple[str, int]:
    """A run of capitals without dates and numbers at its ends, nor the verb that heads a bullet; and what was cut."""
    parts = word.removesuffix("'s").removesuffix("’s").split()
    while parts and (_is_loose(parts[-1]) or parts[-1].casefold() in _ORDINALS):
        parts.pop()
    before = len(parts)
    if head and len(parts) > 1 and root_of(parts[0].lower()) in _HEADS:
        parts.pop(0)
    while parts and _is_loose(parts[0]):
        parts.pop(0)
    name = " ".join(parts)
    return name, word.find(name) if len(parts) < before else 0


def _is_loose(word: str) -> bool:
    low = word.casefold().strip(".,")
    return low in _DATES or low in _INNER or low == "government" or _is_number(low)


def same_name(a: str, b: str) -> bool:
    """Whether two names may stand for one thing: equal but for case, an acronym, or mostly the same words."""
    x, y = _plain(a), _plain(b)
    one, two = set(x.split()) - _INNER, set(y.split()) - _INNER
    if 2 * len(one & two) > min(len(one), len(two)):
        return True
    bare, other = x.replace(".", ""), y.replace(".", "")
    if bare == other or x in y or y in x:
        return True
    if _acronym().match(a) and _acronym().match(b):  # "UN" and "UNSCRs"
        return _one_begins_other(a, b)
    return _is_short_for(other, a) or _is_short_for(bare, b)


def _one_begins_other(a: str, b: str) -> bool:
    """Whether one acronym begins the other."""
    x, y = a.replace(".", "").casefold(), b.replace(".", "").casefold()
    return x.startswith(y) or y.startswith(x)


def _is_short_for(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name, or, if there are enough of them, of its beginning."""
    initials = initials_of(name)
    return letters == initials or (len(letters) >= _LETTERS and initials.startswith(letters))


def is_body(actor: str, parties: Sequence[str]) -> bool:
    """Whether an actor is an acronym that is no party's ("the TTC"): a body of the parties acts for all of them."""
    word = actor.rsplit(None, 1)[-1] if actor else ""
    if not _acronym().match(word) or word.casefold() in _SAME:
        return False
    return word.replace(".", "").casefold() not in {initials_of(party) for party in parties}


def stands_in(name: str, text: str) -> bool:
    """Whether a text has a name, its acronym, or what its letters stand for."""
    plain = _plain(name)
    if plain in _plain(text):
        return True
    letters = name.replace(".", "").rstrip("s")
    if _acronym().match(name):
        return (len(letters) >= _LETTERS and letters.casefold() in _capitals(text)) or any(
            letters.casefold() == initials_of(n).casefold() for n in names_in(text)
        )
    initials = initials_of(name)
    return len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text, re.IGNORECASE) is not None


def _plain(name: str) -> str:
    low = name.casefold().replace("’s", "").replace("'s", "").strip(" .,’'")
    return " ".join(_SAME.get(w.strip(",;:()"), w) for w in low.split())


def initials_of(name: str) -> str:
    """The first letters of the words of a name that have a capital, in lower case: "us"."""
    return "".join(w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()).casefold()


@lru_cache(maxsize=1 << 8)
def _capitals(text: str) -> str:
    """The initials of the capitalised words in a row, with a space where a row is broken: a name of several words that
    small words part ("Trade and Investment Framework") is one row."""
    letters = []
    for word in text.replace("-", " ").split():
        bare = word.lstrip("(“\"'‘")
        if bare[:1].isupper():
            letters.append(bare[0])
            if word[-1] in ".;:)":
                letters.append(" ")
        elif word.lower() not in _INNER:
            letters.append(" ")
    return "".join(letters).casefold()
