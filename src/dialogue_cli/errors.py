"""One family of errors; each says in one line where, what is wrong, and what to do.

    DialogueError              exit 2
    |-- SourceError            a file, stdin or page that cannot be read as a statement
    |   |-- MissingExtra       a reader whose optional package is not installed
    |   `-- LimitExceeded      larger, deeper or slower than a named setting allows
    |-- UnknownReference        an operand that names nothing, or two things
    |-- CorpusError            a corpus that cannot be found, read or written
    |-- QueryError             a search that cannot be parsed, with the place
    |-- DataError              a lexicon, theme, weights, verdict, rule or settings file with a fault
    |-- OutputError            a result that cannot be written
    `-- UsageError             options that do not go together

The command line turns any of them into ``dialogue: WHERE: WHAT; DO`` on stderr. This module imports nothing of ours.
"""

from __future__ import annotations


class DialogueError(Exception):
    """The root. ``where`` is a path or operand, ``what`` the fault, ``do`` the remedy (either end may be empty)."""

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.where = where
        self.what = what
        self.do = do
        super().__init__(what)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}; {self.do}" if self.do else text


class SourceError(DialogueError):
    """A source that cannot be read as a statement."""


class MissingExtra(SourceError):
    """A format whose optional package is absent; the remedy is the exact install command."""

    def __init__(self, extra: str, *, where: str = "", purpose: str = "") -> None:
        self.extra = extra
        super().__init__(
            f"{purpose or 'this'} needs the extra [{extra}]",
            where=where,
            do=f"install it: pip install 'dialogue-cli[{extra}]'",
        )


class LimitExceeded(SourceError):
    """A limit that protects the reader; ``setting`` names the option that raises it."""

    def __init__(self, what: str, *, setting: str, where: str = "") -> None:
        self.setting = setting
        super().__init__(what, where=where, do=f"raise the setting {setting} if you trust the source")


class UnknownReference(DialogueError):
    """An operand such as ``reef@9`` that names nothing or more than one statement."""


class CorpusError(DialogueError):
    """A corpus directory that is missing, damaged, locked or read-only."""


class QueryError(DialogueError):
    """A search query that cannot be parsed. ``position`` counts characters from 0."""

    def __init__(self, what: str, *, position: int | None = None, where: str = "", do: str = "") -> None:
        self.position = position
        super().__init__(what, where=where, do=do)


class DataError(DialogueError):
    """A data file (lexicon, themes, weights, verdicts, rules, settings) with a fault at a known key and line."""

    def __init__(self, what: str, *, where: str = "", line: int | None = None, key: str = "", do: str = "") -> None:
        self.line = line
        self.key = key
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{key}: {what}" if key else what, where=place, do=do)


class OutputError(DialogueError):
    """A result that cannot be written where it was asked for."""


class UsageError(DialogueError):
    """Options or operands that do not go together."""
