"""Amounts in a sentence, as numbers: money, percent, degrees, physical units and counted things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import Quantity
from dialogue_cli.tags.overlaps import Taken
from dialogue_cli.tags.tokens import holds_digit, lower, parts_of

_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "m": 1e6, "k": 1e3}
_CURRENCY = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "usd": "USD", "us dollars": "USD", "u.s. dollars": "USD",
    "dollars": "USD",
    "dollar": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "pounds": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "a$": "AUD", "aud": "AUD", "au$": "AUD", "c$": "CAD", "cad": "CAD",
    "ca$": "CAD", "nz$": "NZD", "nzd": "NZD", "₹": "INR", "inr": "INR", "rupees": "INR", "cny": "CNY", "rmb": "CNY",
    "yuan": "CNY", "krw": "KRW", "₩": "KRW", "won": "KRW", "chf": "CHF", "brl": "BRL", "r$": "BRL", "zar": "ZAR",
    "sdr": "XDR",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "huf": "HUF", "aed": "AED", "qar": "QAR",
    "kes": "KES", "ngn": "NGN", "idr": "IDR", "myr": "MYR", "sgd": "SGD", "hkd": "HKD", "thb": "THB", "mxn": "MXN",
}  # fmt: skip
_BOUNDS = {
    "over": "gt", "more than": "gt", "above": "gt", "exceeding": "gt", "at least": "ge", "no less than": "ge",
    "not less than": "ge", "a minimum of": "ge", "up to": "le", "at most": "le", "no more than": "le",
    "a maximum of": "le", "under": "lt", "less than": "lt", "fewer than": "lt", "below": "lt", "nearly": "about",
    "almost": "about", "approximately": "about", "about": "about", "around": "about", "roughly": "about",
    "some": "about", "an additional": "delta", "additional": "delta", "a further": "delta", "another": "delta",
}  # fmt: skip
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
#: What is counted when parties are counted: no target.
_PARTIES = frozenset(
    "countries nations leaders sides governments parties ministers partners presidents states members economies".split()
)


#: Written numbers, the longest first, so that "seven" does not cut "seventeen".
_WRITTEN = sorted((word for word in _WORDS if word not in ("zero", "one")), key=len, reverse=True)


_SIGNS = "$€£¥₹₩"
_CODES = (  # none that is a word or a name before a number, as TRY and COP are
    "USD EUR GBP JPY AUD CAD NZD INR CNY RMB KRW CHF BRL ZAR SDR SEK NOK DKK PLN CZK HUF AED QAR KES NGN IDR MYR SGD "
    "HKD THB MXN"
).split()
#: Words that may stand right before a number and be a part of the amount: the last ones of bounds, and currencies.
_LEADS = frozenset([*(bound.split()[-1] for bound in _BOUNDS), *map(str.lower, _CODES)])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """An amount in lower case: ``re`` passes over alternatives by their first letter only where case counts."""
    bound = "|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))
    word = "|".join(_WRITTEN)
    sign = rf"(?:us|u\.s\.|a|au|c|ca|nz|r)?\$|{'|'.join(_SIGNS[1:])}"  # a set of them costs more to compile
    code = "|".join(_CODES).lower()
    number = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+[- ]\d/\d|\d/\d|\d+(?:\.\d+)?"
    scale = (  # "£20m" are millions, "20m" may be metres
        r"(?:\s?[- ]?(?P<scale>thousand|million|billion|trillion|bn|mn)\b|(?(cur)(?P<short>[mk])\b|(?!)))?"
    )
    return re.compile(
        r"(?:(?<!\w)|(?=[^\w\s]))"  # nothing but a sign begins inside a word
        rf"(?:\b(?P<bound>{bound})\s+)?(?:(?P<cur>(?:{code})\s?(?:{sign})?|{sign})\s?)?"
        rf"(?:(?<![\w.,/-])(?P<num>{number})|(?<![\w-])(?P<word>one(?= (?:million|billion|trillion))|{word})(?![\w-]))"
        rf"(?:\s?(?:to|[-–])\s?(?:{sign})?(?P<num2>{number})(?!\w))?{scale}"
        rf"(?:[-\s]?(?P<unit>%|percent\b|per cent\b|basis[- ]points?|percentage[- ]points?|"
        rf"(?:[-\s]?(?:degrees?|°|º)[-\s]?(?:c\b|celsius)?)|"
        rf"(?:{code})\b|(?:us |u\.s\. |australian |canadian )?(?:dollars?|euros?|pounds|yen|rupees|won|yuan)\b))?"
    )


#: Characters of a number that is an amount; a longer one was promised by nobody, and no float may hold it.
LONGEST = 40
_YEAR = regex(r"(?:19|20)\d\d")
#: What an amount must hold, so that the long pattern is tried near it only: nine tenths of a text are never looked at.
_HINT = regex(rf"\d|\b(?:{'|'.join(_WRITTEN)}|one [mbt])")
_WRITTEN_STARTS = tuple(_WRITTEN)
_DIGIT = re.compile(r"\d")
#: How far before its number an amount may begin: a bound, a currency and the spaces between them.
_BEFORE = 40
#: Who a population belongs to, right before its number: "our combined one billion people" is no amount.
_OWNED = regex(
    r"(?:\b(?:our|their|its|combined|total|home to)|'s?)(?:\s(?:combined|total|more than|over|nearly|some))*\s*$",
    re.IGNORECASE,
)
#: A day of a month that bounds nothing ("Sunday, 2 June"), so that no time holds it.
_DAY = regex(r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_PART_OF = ("of which", "of whom", "of these", "of them")
_PEOPLE = frozenset("people citizens inhabitants residents population populations".split())
#: A year written out: "the year Two Thousand and Twenty-Two".
_YEAR_IN_WORDS = regex(rf"\s+(?:and\s+)?(?:{'|'.join(_WRITTEN)})\b", re.IGNORECASE)
_OF = regex(r" of (?:the|its|our|their|these)\b")
_WORD = re.compile(r"[\s-]{1,2}([A-Za-z][\w'/-]*)")
_STOP = frozenset(
    "of or to in on for by at other more such with that which who from per across between will has have is are was "
    "were each every annually globally worldwide until through since under over as than including into the a an this "
    "percent per cent year years month months day days week weeks decade decades hour hours".split()
)


def _noun_after(hidden: str, place: int) -> tuple[str, int] | None:
    """The noun that a number counts, and where it ends: the first plural within four words, else the last of them."""
    found: list[tuple[str, int]] = []
    whole = _OF.match(hidden, place) if hidden.startswith(" of ", place) else None
    place = whole.end() if whole else place
    for _ in range(6):
        m = _WORD.match(hidden, place)
        if m and m.group(1).lower() == "and" and found:
            place = m.end()
            continue
        if not m or m.group(1).lower() in _STOP:
            break
        found.append((m.group(1).lower(), m.end()))
        place = m.end()
        if m.group(1).endswith("s") and not m.group(1).endswith(("'s", "ss", "ous")):
            return found[-1]
    return found[-1] if found and len(found) < 3 else None


def _value(text: str) -> float:
    """A number as written: "1,300", "6-1/2", "6 1/2", "3/4", "2.5"."""
    bare = text.replace(",", "").replace(" ", "-" if "/" in text else "")
    whole, _, part = bare.rpartition("-")
    if "/" in bare:
        top, _, bottom = part.partition("/")
        if int(bottom) == 0:
            return 0.0
        return (float(whole) if whole else 0.0) + int(top) / int(bottom)
    return float(bare)


def _singular(noun: str) -> str:
    word = noun.lower()
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


#: No statement speaks of warmer air or water without its C.
_HOTTEST = 60


def _unit(m: re.Match[str], noun: tuple[str, int] | None, home: str) -> str | None:
    """The unit of an amount: a currency, percent, degC, or the noun that is counted; None where nothing is."""
    sign = (m.group("cur") or "").replace(" ", "")
    after = (m.group("unit") or "").strip(" -")
    if sign:
        known = next((_CURRENCY[s] for s in (sign, sign[:3]) if s in _CURRENCY), "USD")
        return home if sign == "$" else known
    if after in ("%", "percent", "per cent"):
        return "percent"
    if after.startswith(("basis", "percentage")):
        return "basis point" if after.startswith("basis") else "percentage point"
    if after.startswith(("degree", "°", "º")):  # "a 360-degree approach" is no temperature
        turned = "c" not in after and _value(m.group("num") or "0") > _HOTTEST
        return None if turned else "degC"
    if after:
        return _CURRENCY.get(after, _CURRENCY.get(after.split()[-1], "USD"))
    if not noun or (m.group("word") and noun[0] in _PARTIES):
        return None
    return _singular(noun[0])


@lru_cache(maxsize=1 << 14)  # asked of every word, of which a text has few different ones
def _count_in(word: str) -> str:
    """What of a number a word (with the marks that cling to it) holds: "word", "digit" or nothing."""
    low = word.lower()
    if low.isalpha():
        return "word" if low == "one" or low.startswith(_WRITTEN_STARTS) else ""
    parts = parts_of(low)
    if parts[-1] == "one" or any(part.startswith(_WRITTEN_STARTS) for part in parts):
        return "word"
    return "digit" if holds_digit(word) else ""


def _lead(hidden: str, place: int, number: int) -> int:
    """Where an amount may begin whose number stands at ``number``: there, unless what is before may belong to it."""
    low = max(place, number - _BEFORE)
    before = hidden[low:number]
    words = before.split()
    if words and before[-1] == " " and words[-1].lower() not in _LEADS and words[-1][-1] not in _SIGNS:
        return number
    return low


def _matches(hidden: str) -> Iterator[re.Match[str]]:
    """Every amount, from left to right, in lower case."""
    counts = set(map(_count_in, hidden.split()))
    if counts == {""}:
        return
    near = _HINT if "word" in counts else _DIGIT  # the former is tried at every letter
    low, place = lower(hidden), 0
    while hint := near.search(low, place):
        m = _pattern().search(low, _lead(hidden, place, hint.start()))
        if not m:
            return
        yield m
        place = m.end()


def _is_no_amount(m: re.Match[str], noun: tuple[str, int] | None, hidden: str) -> bool:
    """Whether a number is a year in words or a day of a month, or counts the people whom the speakers stand for."""
    if m.group("word") and m.group("scale") == "thousand" and _YEAR_IN_WORDS.match(hidden, m.end()):
        return True
    number = m.start("num") if m.group("num") else m.start("word")
    if noun is None or m.group("cur"):
        return False
    if _DAY.match(hidden, number):
        return True
    before = hidden[max(0, number - _BEFORE) : number]
    return (noun[0] in _PEOPLE and bool(_OWNED.search(before))) or _is_in_name(m, before, hidden)


def _is_in_name(m: re.Match[str], before: str, hidden: str) -> bool:
    """Whether a number stands in a name: with a capital inside a sentence, or between two capitals ("UNSC 1267
    Sanctions Committee"), and before a capital either way."""
    last = before.rstrip().rpartition(" ")[2]
    if not hidden[m.end() + 1 : m.end() + 2].isupper() or m.group("scale") or m.group("bound"):
        return False
    if m.group("word"):
        return hidden[m.start("word")].isupper() and bool(last) and not last.endswith((".", ":", ";"))
    return last[:1].isupper() and last[-1:].isalnum() and bool(m.group("num")) and "," not in m.group("num")


def _unit_before(m: re.Match[str], hidden: str, found: list[Quantity]) -> str | None:
    """What a part of the amount before it counts: "400 boats, of which at least 150 by sail"."""
    before = hidden[max(0, m.start() - _BEFORE) : m.start()].rstrip().lower()
    return found[-1].unit if found and before.endswith(_PART_OF) else None


def find_quantities(
    text: str, hidden: str, taken: tuple[tuple[int, int], ...] = (), home: str = "USD"
) -> tuple[Quantity, ...]:
    """Every amount in ``text``; ``hidden`` has names masked, ``taken`` are places that dates hold, ``home`` reads "$".

    >>> [(q.value, q.unit) for q in find_quantities("€2.5 million", "€2.5 million")]
    [(2500000.0, 'EUR')]
    """
    found: list[Quantity] = []
    held = Taken(taken)
    for m in _matches(hidden):
        if held.overlaps(m.start(), m.end()):
            continue
        raw = m.group("num")
        if raw and not m.group("cur") and not m.group("unit") and _YEAR.fullmatch(raw):
            continue
        if max(len(raw or ""), len(m.group("num2") or "")) > LONGEST:
            continue
        noun = None if m.group("cur") or m.group("unit") else _noun_after(hidden, m.end())
        unit = _unit(m, noun, home) or _unit_before(m, hidden, found)
        if unit is None or _is_no_amount(m, noun, hidden):
            continue
        scale = _SCALE.get(m.group("scale") or m.group("short") or "", 1.0)
        value = _value(raw) * scale if raw else float(_WORDS.get(m.group("word"), 1)) * scale
        upper = _value(m.group("num2")) * scale if m.group("num2") else None
        if upper is not None and upper < value:
            upper = None
        bound = _BOUNDS.get(m.group("bound") or "")
        said = text[m.start() : noun[1] if noun else m.end()].strip()
        start = m.start() + len(m.group()) - len(m.group().lstrip())
        found.append(Quantity(said, round(value, 6), unit, bound, upper, start, start + len(said)))
    return tuple(found)
