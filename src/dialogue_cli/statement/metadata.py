"""What a statement is: title, type, series, meeting, dates, place, parties, language, next meeting.

What is given wins over front matter, front matter over what the text says, and the text over the file's name. The
series is read from the folder only where the file is laid out as in a corpus: ``SERIES/YYYY-MM-DD...``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Block, Source
from dialogue_cli.statement.dates import find_dates
from dialogue_cli.statement.meeting import find_meeting, find_next_meeting, find_place, is_date_line, meeting_dates
from dialogue_cli.statement.normalise import normalise
from dialogue_cli.statement.parties import find_language, is_acronym
from dialogue_cli.values import dataclass

_FILE_NAME = regex(r"((?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)[_ -]*(.*)")
_SERIES = regex(r"[\w][\w.-]*")
# The first that is found in the title, in this order: a fact sheet on a joint statement is a fact sheet.
_TYPES = (
    ("fact sheet", r"fact ?sheet|fiche d'information|ficha informativa"),
    ("readout", r"read-?out"),
    ("press release", r"press release|communiqué de presse|comunicado de (?:prensa|imprensa)"),
    ("vision statement", r"vision statement"),
    ("chair's statement", r"\b(?:co-)?chairs?'?s?'? (?:statement|summary|conclusions)"),
    ("joint statement", r"\bjoint\b.{0,60}\bstatement|\bleaders?'?s?'?(?:[ -]level)? statement"
                        r"|déclaration (?:commune|conjointe)"
                        r"|declaración conjunta|declaração conjunta|joint (?:press )?communi"),
    ("communiqué", r"communiqu[eé]"),
    ("declaration", r"\bdeclaration\b|déclaration|declaraci[oó]n|declaração"),
    ("principles", r"\bprinciples\b"),
    ("action plan", r"action plan|plan of action|road ?map"),
    ("press statement", r"press statement"),
    ("statement", r"\bstatement\b"),
    ("minutes", r"\bminutes of\b"),
)  # fmt: skip
#: What a body calls its act, or the meeting whose act it is: "Resolution 12 (2024)", "37th Ministerial Meeting".
_NUMBERED = regex(
    r"^(?:draft )?(?:resolution|decision) (?:no\.? ?)?[\w.]*\d|\bconclusions on \w|^minutes of\b|"
    r"^(?:the )?\d{1,3}(?:st|nd|rd|th) [^.;:]{0,80}\b(?:meeting|summit|conference|session)$",
    re.IGNORECASE,
)
_SECOND_LOOK = 400
_LONGEST_LETTERHEAD, _LONGEST_TITLE = 10, 250
_FEWEST_TITLE_WORDS = 3
_PUBLISHED = ("published", "published_time", "mailed")
_ISO = regex(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a Statement that are not its text. ``guessed`` names those read out of the text or file name."""

    id: str
    title: str
    type: str = "statement"
    series: str | None = None
    meeting: int | None = None
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    language: str | None = None
    source: str = ""
    next_meeting: str | None = None
    guessed: tuple[str, ...] = ()


def read_metadata(source: Source, given: Mapping[str, object], blocks: Sequence[Block]) -> Metadata:
    """All of it for one source; ``blocks`` are its normalised blocks, title included.

    Keys that ``given`` and front matter may hold: title, series, meeting, date, dates, date_end, place, parties,
    language, source, source_url, type, next_meeting, id.
    """
    meta = {key: value for key, value in {**source.meta, **_filled(given)}.items() if value not in (None, "", [], ())}
    reading = _Reading(meta, source, blocks)
    title = reading.title()
    series = reading.series()
    date, date_end = reading.dates(title)
    kind = reading.text_field("type", lambda: _type_of(title, reading.stem_words))
    meeting = reading.meeting(title)
    return Metadata(
        id=str(meta.get("id") or reading.stem or "stdin"),
        title=title,
        type=kind or "statement",
        series=series,
        meeting=meeting,
        date=date,
        date_end=date_end,
        place=reading.text_field("place", lambda: find_place(reading.body, title)),
        parties=reading.parties(title),
        language=reading.text_field("language", reading.language),
        source=str(meta.get("source") or meta.get("source_url") or ("" if source.name == "-" else source.name)),
        next_meeting=reading.text_field("next_meeting", lambda: find_next_meeting(reading.body, meeting)),
        guessed=tuple(reading.guessed),
    )


def _filled(given: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in given.items() if value not in (None, "", [], ())}


class _Reading:
    """Looks each field up where it is given, else in the text, and remembers which ones were guessed."""

    def __init__(self, meta: dict[str, object], source: Source, blocks: Sequence[Block]) -> None:
        self.meta = meta
        self.blocks = blocks
        self.body = [block for block in blocks if block.kind != "title"]
        self.guessed: list[str] = []
        parts = [part for part in source.name.replace("\\", "/").split("/") if part]
        name = parts[-1] if parts and source.name != "-" else ""
        self.stem = name.rpartition(".")[0] or name
        self.folder = parts[-2] if len(parts) > 1 else ""
        match = _FILE_NAME.match(self.stem)
        self.file_date = match[1] if match else None
        self.stem_words = re.sub(r"[_-]+", " ", match[2] if match else self.stem).strip()

    def text_field(self, name: str, guess: Callable[[], str | None]) -> str | None:
        """The given text of a field, or a guess that is noted as one."""
        if name in self.meta:
            value = normalise(str(self.meta[name]))
            return value.lower()[:2] if name == "language" else value
        guessed = guess()
        if guessed:
            self.guessed.append(name)
        return guessed

    def title(self) -> str:
        if "title" in self.meta:
            return normalise(str(self.meta["title"]))
        self.guessed.append("title")
        for block in self.blocks:
            if block.kind == "title":
                return block.text
        opening = _opening_title(self.blocks)
        if opening:
            return opening
        named = str(self.meta.get("document_title", ""))
        if len(named.split()) >= _FEWEST_TITLE_WORDS:
            return normalise(named)
        words = " ".join(word.upper() if is_acronym(word) else word for word in self.stem_words.split())
        return words[:1].upper() + words[1:] if words and not words.isdigit() else (self.stem or "Untitled statement")

    def series(self) -> str | None:
        if "series" in self.meta:
            return str(self.meta["series"])
        if self.file_date and _SERIES.fullmatch(self.folder):
            self.guessed.append("series")
            return self.folder
        return None

    def meeting(self, title: str) -> int | None:
        value = self.meta.get("meeting")
        if value is not None:
            digits = re.match(r"\s*(\d{1,4})", str(value))
            return int(digits[1]) if digits else find_meeting(f"{value} meeting", [])
        found = find_meeting(title, self.body)
        if found is not None:
            self.guessed.append("meeting")
        return found

    def dates(self, title: str) -> tuple[str | None, str | None]:
        given = _given_dates(self.meta)
        told = meeting_dates(title, self.body) if given is None or self.may_last_longer(given) else None
        if given:
            first, last = given
            if first == last and told and told[0] == first and told[1] > first:
                self.guessed.append("date_end")
                last = told[1]
            return first, (last if last != first else None)
        if told is None and self.file_date:
            told = (self.file_date, self.file_date)
        if told is None:
            told = self.published()
        if told is None:
            return None, None
        self.guessed.append("date")
        return told[0], (told[1] if told[1] != told[0] else None)

    def published(self) -> tuple[str, str] | None:
        """When the page was published or the mail was sent: better than no date, and never more than a guess."""
        for key in _PUBLISHED:
            found = find_dates(str(self.meta.get(key, ""))[:40])
            if found:
                return found[0][2], found[0][2]
        return None

    def may_last_longer(self, given: tuple[str, str]) -> bool:
        """Whether the opening writes days as a range, so that it may say when a meeting of one given day ended."""
        opening = "\n".join(block.text for block in self.body[:6])
        return given[0] == given[1] and bool(
            re.search(r"\d(?:-| – | and | to | et | y | e )(?:[A-Z][a-z]+ )?\d", opening)
        )

    def parties(self, title: str) -> tuple[str, ...]:
        value = self.meta.get("parties")
        if value:
            names = value if isinstance(value, list | tuple) else re.split(r"\s*[;,]\s*", str(value))
            return tuple(normalise(str(name)) for name in names if str(name).strip())
        from dialogue_cli.statement.signatories import find_parties  # not for a statement that names its parties itself

        texts = (block.text.replace("\n", " ") for block in self.body if block.kind in ("paragraph", "item"))
        opening = "\n".join(texts)[: _SECOND_LOOK * 3]
        found = find_parties(title, opening)
        if len(found) < 2:
            from dialogue_cli.statement.unlisted import find_unlisted

            found = find_unlisted(title, opening, self.sample()) or found
        if found:
            self.guessed.append("parties")
        return found

    def language(self) -> str | None:
        """By the text, or else what the page says of itself."""
        return find_language(self.sample()) or str(self.meta.get("page_language", "")) or None

    def sample(self) -> str:
        """Some thousand characters out of the text's middle and start, for the language."""
        return " ".join(block.text for block in self.body[:60])[:6000]


def _given_dates(meta: Mapping[str, object]) -> tuple[str, str] | None:
    values: list[str] = []
    for key in ("date", "dates", "date_end"):
        value = meta.get(key)
        values.extend(map(str, value) if isinstance(value, list | tuple) else [str(value)] if value else [])
    if values and all(_ISO.fullmatch(value) for value in values):
        return min(values), max(values)
    found = find_dates(" ; ".join(re.sub(r"(\d)[T ]\d\d:\d\d\S*", r"\1", value) for value in values))
    if not found:
        return None
    return min(span[2] for span in found), max(span[3] for span in found)


def _opening_title(blocks: Sequence[Block]) -> str | None:
    """The first line where it heads the whole text: the highest heading of all, or a line that is no sentence and is
    said twice, called a statement, or has a date at its end or right below it."""
    if not blocks:
        return None
    first = blocks[0]
    if len(first.text) > 250 or first.kind == "item":
        return None
    if (
        first.kind == "heading"
        and first.level == 1
        and not any(b.kind == "heading" and b.level == 1 for b in blocks[1:])
    ):
        return first.text
    ends = first.text[-1:] in ".:;," and not re.search(r"\b[A-Z]\.$", first.text)
    if len(blocks) > 2 and not ends and same_title(blocks[1].text, first.text):
        return first.text
    alone = not ends and not is_date_line(first.text) and len(blocks) > 1
    named = alone and first.text[:1].isupper()
    dated = named and (is_date_line(blocks[1].text) or _ends_in_date(first.text))
    called = (named and _type_of(first.text, "")) or (alone and _NUMBERED.search(first.text))
    if dated or called:
        return first.text
    return _below_letterhead(first, blocks[1:]) if named else None


def _below_letterhead(first: Block, blocks: Sequence[Block]) -> str | None:
    """The line that names the text where the first one is only whose it is: "RIVER COMMISSION", then "Agreed Minutes
    of the Fourth Session". A date or a place must stand near it, as in the head of a text."""
    second = blocks[0]
    if len(first.text.split()) > _LONGEST_LETTERHEAD or second.kind == "item" or len(second.text) > _LONGEST_TITLE:
        return None
    ends = second.text[-1:] in ".:;,"
    if ends or not (_type_of(second.text, "") or _NUMBERED.search(second.text) or find_meeting(second.text, [])):
        return None
    return second.text if any(is_date_line(block.text) for block in blocks[1:4]) else None


def _ends_in_date(text: str) -> bool:
    """Whether a line is closed by a date, and has more to say than that."""
    dates = find_dates(text)
    return bool(dates) and dates[-1][1] == len(text) and len(text[: dates[-1][0]].split()) >= _FEWEST_TITLE_WORDS


def _type_of(title: str, stem_words: str) -> str | None:
    for text in (title, stem_words):
        for name, pattern in _TYPES:
            if text and re.search(pattern, text, re.IGNORECASE):
                return name
    return None


def same_title(text: str, title: str) -> bool:
    """Whether a line says the title again, whatever its case and punctuation."""
    if not title or len(text) > len(title) + 40:
        return False
    return _letters(text) == _letters(title)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
