"""What a reader should know about the two statements before reading any change between them."""

from __future__ import annotations

from dialogue_cli.statement.model import Statement

#: One text this many times as long as the other is probably another sort of document.
LENGTH_RATIO = 4.0


def warnings_for(old: Statement, new: Statement) -> tuple[str, ...]:
    """One line each: swapped dates, different languages, types or series, very different length, and what reading
    either side left out or could not tell."""
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
    return (*found, *_of_reading(old, new))


def _of_reading(old: Statement, new: Statement) -> list[str]:
    """The warnings of both sides: a page without text, tracked changes, a language without word lists."""
    both = [line for line in old.warnings if line in new.warnings]
    sides = (("old", old.warnings), ("new", new.warnings))
    return [*both, *(f"{name}: {line}" for name, lines in sides for line in lines if line not in both)]
