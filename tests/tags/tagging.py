"""What the tests of commitments and positions share: the shipped lists, and a statement made of given sentences."""

from __future__ import annotations

from functools import lru_cache

from dialogue_cli.data import read_text
from dialogue_cli.statement.model import Commitment, Statement, Unit
from dialogue_cli.tags.tag import tag_statement
from dialogue_cli.tags.word_lists import Lexicons, lexicon_files, parse_lexicons

MINUTES = ("The Ministers welcomed the report.", "Both sides noted the progress.", "They stressed its importance.")


@lru_cache(maxsize=4)
def lists(language: str = "en", over: tuple[tuple[str, str], ...] = ()) -> Lexicons:
    """The shipped lists of a language, with a user's laid over them."""
    return parse_lexicons({name: read_text(name) for name in lexicon_files(language)}, over)


def statement(
    *sentences: str, parties: tuple[str, ...] = (), date: str | None = None, language: str = "en"
) -> Statement:
    """A statement of these sentences, untagged. A sentence that begins with "- " is an item under the one before."""
    units: list[Unit] = []
    place, stem = 0, None
    for number, said in enumerate(sentences, 1):
        item = said.startswith("- ")
        text = said.removeprefix("- ")
        kind = "item" if item else "sentence"
        units.append(Unit(f"s{number}", kind, place, place + len(text), text, stem=stem if item else None))  # type: ignore[arg-type]
        stem = stem if item else f"s{number}"
        place += len(text) + 1
    text = " ".join(unit.text for unit in units)
    return Statement("x", "Joint Statement", text, tuple(units), parties=parties, date=date, language=language)


def tagged(*sentences: str, parties: tuple[str, ...] = (), date: str | None = None, language: str = "en") -> Statement:
    """The same, tagged with the shipped lists."""
    return tag_statement(statement(*sentences, parties=parties, date=date, language=language), lists(language))


def pledge(
    sentence: str, *, minutes: bool = False, parties: tuple[str, ...] = (), date: str | None = None
) -> Commitment | None:
    """The strongest tag of one sentence, told in a statement that is written like minutes or not."""
    told = (*MINUTES, sentence) if minutes else (sentence,)
    return tagged(*told, parties=parties, date=date).units[-1].commitment
