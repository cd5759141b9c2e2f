"""Which meeting a statement is of, when and where it took place, and what is said of the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block
from dialogue_cli.statement.dates import MONTH_NUMBER, find_dates

_ORDINALS = (
    "first inaugural première premier primera primer primeira primeiro",
    "second deuxième seconde segunda segundo",
    "third troisième tercera tercer terceira terceiro",
    "fourth quatrième cuarta cuarto quarta quarto",
    "fifth cinquième quinta quinto",
    "sixth sixième sexta sexto",
    "seventh septième séptima séptimo sétima sétimo",
    "eighth huitième octava octavo oitava oitavo",
    "ninth neuvième novena noveno nona nono",
    "tenth dixième décima décimo",
    "eleventh onzième", "twelfth douzième", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth vingtième",
)  # fmt: skip
_ORDINAL_NUMBER = {word: number for number, words in enumerate(_ORDINALS, start=1) for word in words.split()}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_MEETINGS = (
    "meetings?|convenings?|sessions?|rounds?|ministerials?|summits?|dialogues?|conferences?|plenary|gatherings?|"
    "council|consultations?|reunión|réunion|reunião|sommet|cumbre|cúpula|cimeira|sesión|sessão|diálogo"
)
_MEETING_NOUN = rf"(?:{_MEETINGS})\b"
_NO_GAP = r"anniversar|of\s|for\s|time|year|day|half|quarter|century|and\s|in\s"
_HELD = (
    r"\b(?:met|meet|meets|held|hold|holding|convened?|convening|gathered?|gather|hosted|co-chaired|took place|"
    r"assembled|concluded|on the occasion of|occasion of|issued|adopted|done|signed|released|announced|mark|marks|"
    r"réunis?|tenue?|"
    r"reunid[oa]s?|celebrad[oa]|realizad[oa])\b"
)
_LOOKING_AHEAD = (
    r"\b(?:next|upcoming|forthcoming|future|look(?:s|ing)? forward|will (?:be held|hold|host|meet)|plan(?:s|ned)? to)\b"
)
_OUTCOME = r"\b(?:outcomes?|results?|conclusions?|achievements?|résultats|resultados)\b"
_NO_PROMISE = r"\b(?:by|before|until|ahead of|prior to|for|at)\b"
_OPENING_BLOCKS = 6
_OPENING_CHARACTERS = 2500
_LONGEST_DATE_LINE = 80
_FEWEST_DIGITS = 5  # of a year and a day
_LONGEST_NEXT = 200
_LONGEST_BLOCK = 20_000


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_ORDINAL_NUMBER, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<tens>{'|'.join(_TENS)})-)?(?:(?P<word>{words})|(?P<digits>\d{{1,3}})(?:st|nd|rd|th|e|ème|a|ª|º))"
        rf"(?:(?P<noun>\s+{_MEETING_NOUN})|(?P<gap>(?:\s+(?!{_NO_GAP})"
        rf"[\w.'&+-]+){{1,5}}?)\s+{_MEETING_NOUN})",
        re.IGNORECASE,
    )


@cache
def _named_pattern() -> re.Pattern[str]:
    """The same in a title, before a longer name: "the Fourth Republic of Korea-Canada Foreign Ministers' Meeting"."""
    words = "|".join(sorted(_ORDINAL_NUMBER, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<tens>(?i:{'|'.join(_TENS)}))-)?(?:(?P<word>(?i:{words}))|(?P<digits>\d{{1,3}})(?:st|nd|rd|th))"
        rf"(?!\s+(?i:{_NO_GAP}))(?:\s+(?:[A-ZÀ-Þ][\w.'&+-]*|of|and|the)){{1,10}}?\s+(?i:{_MEETING_NOUN})"
    )


_COUNTED = regex(r"\d[a-zèªº]", re.IGNORECASE)


def _may_count(text: str) -> bool:
    """Whether a meeting may be counted in a text, so that the long patterns are worth their making: the noun stands
    there, and an ordinal in words or as a figure with letters behind it."""
    low = text.lower()
    if not any(noun.rstrip("s?") in low for noun in _MEETINGS.split("|")):
        return False
    return any(word in low for word in _ORDINAL_NUMBER) or _COUNTED.search(text) is not None


def _number(match: re.Match[str]) -> int:
    value = int(match["digits"]) if match["digits"] else _ORDINAL_NUMBER[match["word"].lower()]
    return value + (_TENS[match["tens"].lower()] if match["tens"] else 0)


def find_meeting(title: str, blocks: Sequence[Block]) -> int | None:
    """The ordinal of the meeting: said in the title, or in the opening next to words for holding it."""
    match = (_ordinal_pattern().search(title) or _named_pattern().search(title)) if _may_count(title) else None
    if match:
        return _number(match)
    if re.search(r"\binaugural\b", title, re.IGNORECASE):
        return 1
    for text in _opening(blocks):
        for match in _ordinal_pattern().finditer(text) if _may_count(text) else ():
            before = text[max(0, match.start() - 120) : match.start()]
            clause = re.split(r"[.;]\s", before)[-1]
            if re.search(_LOOKING_AHEAD, clause, re.IGNORECASE) or not _is_about_itself(clause):
                continue
            return _number(match)
        if re.search(r"(?<!\bbe )\b(?:met|gathered|convened) for the first time\b", text):
            return 1
    headings = [block.text for block in blocks if block.kind == "heading" and _may_count(block.text)]
    told = [match for text in headings for match in [_ordinal_pattern().search(text)] if match]
    return _number(told[0]) if told and re.search(_OUTCOME, told[0].string, re.IGNORECASE) else None


def _is_about_itself(clause: str) -> bool:
    held = re.search(_HELD, clause, re.IGNORECASE)
    return bool(held) or bool(re.search(r"\b(?:this|of this|at (?:the|their|our|its))\s*$", clause, re.IGNORECASE))


def _opening(blocks: Sequence[Block]) -> list[str]:
    texts: list[str] = []
    size = 0
    for block in blocks[:_OPENING_BLOCKS]:
        texts.append(block.text)
        size += len(block.text)
        if size > _OPENING_CHARACTERS:
            break
    return texts


def is_date_line(text: str) -> bool:
    """A line that holds a date (and perhaps a place) and nothing else: "20 May 2023, Hiroshima"."""
    if len(text) > _LONGEST_DATE_LINE or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return False
    dates = find_dates(text)
    if len(dates) != 1:
        return False
    rest = _beside_date(text, *dates[0][:2])
    if not rest or rest.lower() in _WEEKDAYS:
        return True
    rest = _SIGNED.sub("", rest)
    return _PLACE.fullmatch(rest) is not None and not _TEXTS.intersection(rest.lower().replace(",", "").split())


#: What stands before place and day where a text was signed: "Done at Perth, 4 May 2030".
_SIGNED = regex(r"(?:Done|Signed|Issued|Adopted|Concluded) (?:at|in) ")
#: A line that names the text is its title, whatever date and place it has.
_TEXTS = frozenset("declaration statement communiqué communique conclusions summary release déclaration".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NAME = (
    r"(?:(?:The|San|Santa|São|St\.|Los|Las|El|New|Port|Rio|Phnom)\s)?[A-ZÀ-Þ][\w'-]+"
    r"(?:\s(?:of|de|da|do|del|the)\s[A-ZÀ-Þ][\w-]+|\s[A-ZÀ-Þ][\w-]+){0,3}"
)
_NAMES = rf"({_NAME}(?:,\s(?:D\.C\.|{_NAME})){{0,2}})"
_PLACE = regex(_NAMES)


def is_place_line(text: str) -> bool:
    """A line of a place as it stands over or under a date: "Lisbon, Portugal"; a name without a country may be it."""
    return len(text) <= _LONGEST_DATE_LINE and "," in text and _PLACE.fullmatch(text) is not None


def meeting_dates(title: str, blocks: Sequence[Block]) -> tuple[str, str] | None:
    """First and last day: from a line that only dates, from the title, or from the sentence that says it was held."""
    for block in blocks[:4]:
        if is_date_line(block.text):
            return find_dates(block.text)[0][2:]
    dates = find_dates(title)
    if dates:
        return dates[0][2:]
    for text in _opening(blocks):
        for start, _, first, last in find_dates(text):
            clause = re.split(r"(?<=[a-z)])[.;]\s", text[max(0, start - 400) : start])[-1]
            if re.search(_HELD, clause, re.IGNORECASE) and not re.search(_LOOKING_AHEAD, clause, re.IGNORECASE):
                return first, last
    return None


def find_place(blocks: Sequence[Block], title: str = "") -> str | None:
    """Where the meeting took place, as the text names it; None where the opening does not say. A line that is the
    title ("Policy Review" over a date) is no place."""
    for at, block in enumerate(blocks[:4]):
        if is_date_line(block.text):
            start, end = find_dates(block.text)[0][:2]
            rest = _beside_date(block.text, start, end)
            if rest and rest.lower() not in _WEEKDAYS:
                return rest
            for near in (blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None):
                if near is not None and near.kind != "item" and near.text != title and _PLACE.fullmatch(near.text):
                    return near.text
    for text in _opening(blocks):
        for held in re.finditer(_HELD, text, re.IGNORECASE):
            found = re.search(rf"\b(?:in|outside|near|at|à|en|em)\s{_NAMES}", text[held.end() : held.end() + 250])
            clause = text[held.end() : held.end() + found.start()] if found else ""
            if found and not re.search(r"(?<![A-Z])[.;]\s", clause) and _is_place(found[1]):
                return _trim_place(found[1])
    return None


def _beside_date(text: str, start: int, end: int) -> str:
    """What a line says beside its date, without the word that leads up to it: "Paris, le" 3 mai, "Oslo, on" 3 May."""
    lead, _, last = text[:start].rstrip().rpartition(" ")
    before = lead if last.lower() in _LEADS_TO_DATE else text[:start]
    return f"{before} {text[end:]}".strip(" ,.;:–-()")


_LEADS_TO_DATE = frozenset("le du on el del em den der am the".split())


def _is_place(name: str) -> bool:
    first = re.split(r"[\s,]", name)[0].lower()
    return first not in MONTH_NUMBER and first not in _NO_PLACE and not name.isupper()


_NO_PLACE = frozenset(
    (
        "the our its this that these europe africa asia america order accordance line support january person "
        "indo-pacific ukraine russia gaza response cooperation partnership addition article annex section "
        "principle president prime"
    ).split()
)


def _trim_place(name: str) -> str:
    """Without a month or weekday that was taken along ("Washington, March")."""
    parts = name.split(", ")
    while len(parts) > 1 and (parts[-1].split()[0].lower() in MONTH_NUMBER or parts[-1].lower() in _WEEKDAYS):
        parts.pop()
    return ", ".join(parts)


@cache
def _next_pattern() -> re.Pattern[str]:
    ordinal = "|".join([words.split()[0] for words in _ORDINALS])  # English, as the words before it
    return re.compile(
        rf"\b(?:look(?:s|ing)? forward to|concur(?:red)? on|agree(?:d)? (?:to|on)|intends? to|plans? to|will|"
        rf"decided to|expects? to|(?:are|is) (?:pleased|committed) to)\b[^.;]{{0,80}}?"
        rf"(?P<what>(?:the |our |their |its |a )?(?P<ordinal>next|{ordinal}|\d{{1,2}}(?:st|nd|rd|th))\s+"
        rf"(?:[\w.'&-]+\s+){{0,6}}?{_MEETING_NOUN}[^;]*)",
        re.IGNORECASE,
    )


def find_next_meeting(blocks: Sequence[Block], meeting: int | None) -> str | None:
    """What is said of the next meeting ("the third meeting of the Dialogue in Paris"), from the end backwards.

    An ordinal counts only where it is one more than this ``meeting``: others are meetings of other bodies.
    """
    for block in reversed(blocks[-12:]):
        if len(block.text) > _LONGEST_BLOCK:
            continue
        for match in reversed(list(_next_pattern().finditer(block.text))):
            ordinal = match["ordinal"].lower()
            number = _ORDINAL_NUMBER.get(ordinal) or (int(ordinal[:-2]) if ordinal[0].isdigit() else None)
            if number is not None and number != (meeting or -1) + 1:
                continue
            if re.search(_NO_PROMISE, block.text[match.start() : match.start("what")], re.IGNORECASE):
                continue
            words = re.split(r"(?<=[a-z0-9)])\.(?:\s|$)", match["what"])[0].strip(" ,.")
            return words if len(words) <= _LONGEST_NEXT else words[:_LONGEST_NEXT].rpartition(" ")[0] + " ..."
    return None
