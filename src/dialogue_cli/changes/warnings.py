"""What a reader should know about the two statements before reading any change between them."""

from __future__ import annotations

from dialogue_cli.statement.model import Statement

#: One text this many times as long as the other is probably another sort of document.
LENGTH_RATIO = 4.0


def warnings_for(old: Statement, new: Statement) -> tuple[str, ...]:
    """One line each: swapped dates, different languages, types or series, very different length, the same text."""
    found = []
    if old.date and new.date and old.date > new.date:
        found.append(f"the old statement ({old.date}) is dated after the new one ({new.date}): are they swapped?")
    if old.language and new.language and old.language != new.language:
        found.append(f"different languages: {old.language} and {new.language}")
    if old.type != new.type and "statement" not in (old.type, new.type):
        found.append(f"different types of text: {old.type} and {new.type}")
    if old.series and new.series and old.series != new.series:
        found.append(f"different series: {old.series} and {new.series}")
    a, b = len(old.text.split()), len(new.text.split())
    if a and b and max(a, b) / min(a, b) >= LENGTH_RATIO:
        found.append(f"very different length: {a} and {b} words")
    return tuple(found)
