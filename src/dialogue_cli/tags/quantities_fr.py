"""Amounts in French sentences, as numbers in the units of the English ones: "2,5 millions d'euros" is 2 500 000 EUR.

A comma parts decimals and a space thousands; a million takes "de". Numbers in words are read by their parts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dialogue_cli.statement.model import Quantity
from dialogue_cli.tags.overlaps import Taken
from dialogue_cli.tags.quantities import LONGEST

_ONES = {
    word: number
    for number, word in enumerate(
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(), 1
    )
} | {"une": 1}
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
         "octante": 80, "huitante": 80, "nonante": 90}  # fmt: skip
_LARGE = {"cent": 100, "cents": 100, "mille": 1000}
_ROUND = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
          "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}  # fmt: skip
_SCALE = {"million": 1e6, "milliard": 1e9, "billion": 1e12, "millier": 1e3, "mille": 1e3, "md": 1e9, "mds": 1e9,
          "mrd": 1e9, "m": 1e6}  # fmt: skip
_CURRENCY = (
    ("euro", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("dollars canadien", "CAD"), ("dollar canadien", "CAD"),
    ("$ ca", "CAD"), ("cad", "CAD"), ("dollars australien", "AUD"), ("aud", "AUD"), ("dollar", "USD"), ("usd", "USD"),
    ("$", "USD"), ("livre", "GBP"), ("gbp", "GBP"), ("£", "GBP"), ("yen", "JPY"), ("jpy", "JPY"), ("yuan", "CNY"),
    ("franc suisse", "CHF"), ("francs suisse", "CHF"), ("chf", "CHF"), ("franc", "XOF"), ("fcfa", "XOF"),
    ("xof", "XOF"), ("roupie", "INR"), ("inr", "INR"), ("dirham", "MAD"), ("mad", "MAD"),
)  # fmt: skip
_BOUNDS = {
    "plus de": "gt", "plus d'": "gt", "au-delà de": "gt", "supérieur à": "gt", "supérieure à": "gt", "au moins": "ge",
    "au minimum": "ge", "un minimum de": "ge", "jusqu'à": "le", "au plus": "le", "au maximum": "le",
    "un maximum de": "le", "moins de": "lt", "moins d'": "lt", "près de": "about", "environ": "about",
    "quelque": "about", "approximativement": "about", "à peu près": "about",
}  # fmt: skip
#: What is counted when parties are counted: no target.
_PARTIES = frozenset(
    "pays nation nations dirigeant dirigeants côtés gouvernement gouvernements partie parties ministre ministres "
    "partenaires président présidents présidente chef chefs état états etats membres premiers délégations capitales "
    "leaders économies institutions unions rives continents peuples".split()
)
#: Words of time and small words: no noun that is counted begins here.
_STOP = frozenset(
    "an ans année années mois jour jours semaine semaines heure heures décennie décennies trimestre trimestres "
    "semestre semestres fois prochain prochaine prochains prochaines dernier derniers dernière dernières et ou à au "
    "aux en dans sur pour par avec de du des d' que qui dont où ne sont ont est a autres tiers ainsi afin le la les "
    "plus janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
#: Adjectives that stand before their noun.
_BEFORE_NOUN = frozenset(
    "nouveau nouveaux nouvelle nouvelles grand grands grande grandes premier première premières principaux principales "
    "jeunes petits petites autres grosses vastes hauts hautes bons bonnes vieux mêmes".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[\s ]+(?:d['’]|l['’])?([^\W\d_][\w'’-]*)")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """An amount: a bound, a number in figures, in words or rounded, its scale and its unit."""
    words = "|".join(sorted((*_ONES, *_TENS, *_LARGE), key=len, reverse=True))
    bound = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(_BOUNDS, key=len, reverse=True))
    number = r"\d{1,3}(?:[    .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?"
    code = "EUR|USD|CAD|AUD|GBP|JPY|CHF|XOF|INR|MAD"
    money = (
        rf"euros?|dollars?(?: (?:américains?|canadiens?|australiens?|US))?|livres? sterling|yens?|yuans?|"
        rf"francs?(?: (?:CFA|suisses?))?|roupies?|dirhams?|FCFA|{code}|€|£|\$(?: ?(?:US|CA))?"
    )
    return re.compile(
        rf"(?:\b(?P<bound>{bound})\s?)?(?:(?P<code>{code}|[€$£])\s?)?"
        rf"(?:(?<![\w.,/-])(?P<num>{number})(?![\w/]|[.,]\d)(?:\s?(?:à|[-–]|et)\s?(?P<num2>{number})(?![\w/]))?"
        rf"|(?P<round>une|deux|trois|quelques|plusieurs) (?P<rounds>{'|'.join(_ROUND)})s?\b"
        rf"|(?<![\w-])(?P<word>(?:{words})(?:(?: et |-et-|[ -])(?:{words}))*)(?![\w-]))"
        rf"(?:\s?(?P<scale>millions?|milliards?|billions?|milliers?|mille|Mds?|Mrd|M(?=\s?€))\b)?"
        rf"(?:\s?(?:de |d['’])?(?P<unit>%|pour cent\b|pourcent\b|p\. ?100\b|p\. ?c\.|points? de (?:pourcentage|base)\b|"
        rf"(?:degrés?(?: Celsius| C\b)?|[°º]\s?C?\b|[°º])|(?:{money})(?!\w)))?",
        re.IGNORECASE,
    )


def _in_words(text: str) -> int:
    """The value of a number in words: "vingt-cinq", "quatre-vingt-dix", "deux cents", "mille deux cents"."""
    total = current = 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word == "et":
            continue
        if word in ("vingt", "vingts") and current % 100 == 4:
            current += 76  # "quatre-vingts"
        elif word == "mille":
            total, current = total + max(current, 1) * 1000, 0
        elif word in _LARGE:
            current = max(current, 1) * 100
        else:
            current += _ONES.get(word) or _TENS.get(word, 0)
    return total + current


def _value(text: str) -> float:
    """A number as French writes it: "2 500 000", "1,5", "1.200"."""
    bare = re.sub(r"[\s  ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    return float(bare.replace(",", "."))


def _noun_after(hidden: str, place: int) -> tuple[str, int] | None:
    """The noun that a number counts and where it ends; adjectives may stand before it. "un million de doses" too."""
    linked = re.compile(r"\s(?:de |d['’])").match(hidden, place)
    place = linked.end() - 1 if linked else place
    for _ in range(3):
        m = _WORD.match(hidden, place) if not linked else re.compile(r".([^\W\d_][\w'’-]*)").match(hidden, place)
        linked = None
        if not m or m.group(1).lower() in _STOP:
            return None
        if m.group(1).lower() not in _BEFORE_NOUN:
            return m.group(1).lower(), m.end()
        place = m.end()
    return None


def _singular(noun: str) -> str:
    if noun.endswith("aux") and not noun.endswith("eaux") and len(noun) > 4:
        return f"{noun[:-3]}al"
    return noun[:-1] if noun.endswith(("s", "x")) and len(noun) > 3 else noun


def _unit(m: re.Match[str], noun: tuple[str, int] | None) -> str | None:
    """The unit of an amount, named as the English ones are; None where nothing is counted."""
    said = (m["code"] or m["unit"] or "").lower()
    if said in ("%", "pour cent", "pourcent") or said.startswith("p."):
        return "percent"
    if said.startswith("point"):
        return "basis point" if said.endswith("base") else "percentage point"
    if said.startswith(("degré", "°", "º")):
        return "degC"
    if said:
        return next((code for word, code in _CURRENCY if said.startswith(word)), "USD")
    if not noun or (m["word"] and noun[0] in _PARTIES):
        return None
    return _singular(noun[0])


def find_quantities_fr(text: str, hidden: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Quantity, ...]:
    """Every amount in ``text``; ``hidden`` has names masked, ``taken`` are places that dates hold.

    >>> [(q.value, q.unit) for q in find_quantities_fr("2,5 millions d'euros", "2,5 millions d'euros")]
    [(2500000.0, 'EUR')]
    """
    found: list[Quantity] = []
    held = Taken(taken)
    for m in _pattern().finditer(hidden):
        if held.overlaps(m.start(), m.end()) or _is_none(m, hidden):
            continue
        noun = None if m["code"] or m["unit"] else _noun_after(hidden, m.end())
        unit = _unit(m, noun)
        if unit is None:
            continue
        found.append(_quantity(m, text, unit, noun))
    return tuple(found)


def _is_none(m: re.Match[str], hidden: str) -> bool:
    """Whether a number is an article, a year, a name, or says how many of those named are meant ("tous deux")."""
    if m["num"]:
        year = bool(_YEAR.fullmatch(m["num"])) and not (m["code"] or m["unit"] or m["scale"])
        return year or max(len(m["num"]), len(m["num2"] or "")) > LONGEST
    if m["word"] and m["word"].lower() in ("un", "une") and not m["scale"]:
        return True
    before = hidden[: m.start()].rstrip().rpartition(" ")[2].lower()
    return before in ("tous", "toutes", "à") and bool(m["word"])


def _quantity(m: re.Match[str], text: str, unit: str, noun: tuple[str, int] | None) -> Quantity:
    """The amount that the pattern found, with the noun behind it where it counts things."""
    scale = _SCALE.get((m["scale"] or "").lower().rstrip("s"), _SCALE.get((m["scale"] or "").lower(), 1.0))
    if m["num"]:
        value = _value(m["num"])
    elif m["word"]:
        value = float(_in_words(m["word"]))
    else:
        value = float(_ROUND[m["rounds"].lower()] * {"deux": 2, "trois": 3}.get(m["round"].lower(), 1))
    upper = _value(m["num2"]) * scale if m["num2"] else None
    value *= scale
    upper = None if upper is not None and upper < value else upper
    bound = _BOUNDS.get((m["bound"] or "").lower().replace("’", "'")) or ("about" if m["round"] else None)
    said = text[m.start() : noun[1] if noun else m.end()].strip()
    start = m.start() + len(m.group()) - len(m.group().lstrip())
    return Quantity(said, round(value, 6), unit, bound, upper, start, start + len(said))
