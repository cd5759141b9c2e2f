"""Names put in the place of others: a country, a body, an instrument. Often the news, so always shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dialogue_cli.changes.edit_pairs import EditPair, edit_pairs, place_of
from dialogue_cli.changes.words import tokens
from dialogue_cli.statement.model import Edit, Signal, Unit

_NO_NAMES = frozenset(
    (
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday first second third fourth fifth sixth seventh eighth ninth tenth "
        "i ii iii iv v "
        "today leaders leader ministers minister both sides the we our this these they it in on at to for as with "
        "furthermore moreover additionally together building recognizing recognising through under following also "
        "joint statement year meeting ministerial session president prime secretary vice foreign chancellor"
    ).split()
)
#: Words of a replacement in which any two names may stand for each other; characters from an edge in a longer one.
_SHORT, _EDGE = 8, 5
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
    """Names that went where other names came, in one replacement; a name that stands elsewhere on the other side,
    an acronym of it, or a longer form of it is no swap."""
    if any(u.kind == "heading" for u in (*old, *new)):
        return []
    before, after = " ".join(u.text for u in old), " ".join(u.text for u in new)
    found: list[Signal] = []
    for pair in edit_pairs(edits):
        if not pair.deleted or not pair.inserted:
            continue
        short = max(len(pair.deleted.split()), len(pair.inserted.split())) <= _SHORT
        gone = names_in(pair.deleted, opens=_opens(before, pair.old_at))
        came = names_in(pair.inserted, opens=_opens(after, pair.new_at))
        gone = [n for n in gone if not _stands_in(n, after)]
        came = [n for n in came if not _stands_in(n, before)]
        for was, now in zip(gone, came, strict=False):
            if not same_name(was, now) and (short or _same_spot(pair, was, now)):
                found.append(Signal("name", was, now, place_of(old, was, pair.old_at), place_of(new, now, pair.new_at)))
    return found


def _same_spot(pair: EditPair, was: str, now: str) -> bool:
    """In a long replacement two names stand for each other only where both begin it or both end it."""
    starts = pair.deleted.find(was) <= _EDGE and pair.inserted.find(now) <= _EDGE
    left, right = pair.deleted.rfind(was) + len(was), pair.inserted.rfind(now) + len(now)
    return starts or (left >= len(pair.deleted) - _EDGE and right >= len(pair.inserted) - _EDGE)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins here, so that a capital letter says nothing."""
    return not text[:at].strip() or text[:at].rstrip()[-1] in ".!?:;"


def names_in(text: str, *, opens: bool = True) -> list[str]:
    """Capitalised names and acronyms, without months, weekdays, ordinals, titles of office and
    openers of sentences.

    ``opens`` tells whether the text begins a sentence.
    """
    found: list[str] = []
    start = opens
    for token in tokens(text, names=True):
        word = token.text
        if word[:1].isupper() and (not start or " " in word or _acronym().match(word)):
            kept = [
                w
                for w in word.split()
                if w.casefold().strip(".,'’s") not in _NO_NAMES and w.casefold() not in _NO_NAMES
            ]
            name = word.removesuffix("'s").removesuffix("’s")
            if any(w[:1].isupper() for w in kept) and not _compound().search(name):
                found.append(name)
        start = word in ".!?:;"
    return list(dict.fromkeys(found))


def same_name(a: str, b: str) -> bool:
    """Whether two names may stand for one thing: equal but for case, an acronym, or mostly the same words."""
    x, y = _plain(a), _plain(b)
    one, two = set(x.split()) - _INNER, set(y.split()) - _INNER
    if 2 * len(one & two) > min(len(one), len(two)):
        return True
    return x == y or x in y or y in x or _initials(a) == y.replace(".", "") or _initials(b) == x.replace(".", "")


def is_body(actor: str, parties: Sequence[str]) -> bool:
    """Whether an actor is an acronym that is no party's ("the TTC"): a body of the parties acts for all of them."""
    word = actor.rsplit(None, 1)[-1] if actor else ""
    if not _acronym().match(word) or word.casefold() in _SAME:
        return False
    return word.replace(".", "").casefold() not in {_initials(party) for party in parties}


def _stands_in(name: str, text: str) -> bool:
    plain = _plain(name)
    if plain in _plain(text):
        return True
    letters = name.replace(".", "").rstrip("s")
    if _acronym().match(name):
        return any(letters.casefold() == _initials(n).casefold() for n in names_in(text))
    initials = _initials(name)
    return len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text, re.IGNORECASE) is not None


def _plain(name: str) -> str:
    low = name.casefold().replace("’s", "").replace("'s", "").strip(" .,’'")
    return " ".join(_SAME.get(w, w) for w in low.split())


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()).casefold()
