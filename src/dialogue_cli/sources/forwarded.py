"""A mail saved or pasted as plain text: its head, covering mail and signature are left out, with notes."""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import dataclass, field

_FORWARDED = regex(
    r"[-–_ ]*(?:original message|forwarded message|begin forwarded message|ursprüngliche nachricht|message d'origine|"
    r"message transféré|mensaje original)[-–_: ]*",
    re.IGNORECASE,
)
_FIELD = regex(
    r"\*?(from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments?|von|an|gesendet|datum|betreff|de|à|envoyé|"
    r"objet|para|enviado|asunto|fecha):\*?(?:\s+(\S.*))?$",
    re.IGNORECASE,
)
_SENDERS, _SUBJECTS = frozenset(["from", "von", "de"]), frozenset(["subject", "betreff", "objet", "asunto"])
_DATES = frozenset(["date", "sent", "datum", "gesendet", "envoyé", "enviado", "fecha"])
_LAST_LINES, _FEWEST_FIELDS = 15, 3


@dataclass(slots=True)
class Mail:
    """The lines of what was sent with their numbers, notes on what stood around them, and the day of sending."""

    rows: list[str]
    numbers: list[int]
    notes: list[CleanedNote] = field(default_factory=list)
    mailed: str = ""
    warnings: tuple[str, ...] = ()


def without_mail(rows: list[str], numbers: list[int]) -> Mail:
    """The lines of the innermost mail that a text forwards; those of a text that is no mail come back as they are."""
    found = Mail(rows, numbers)
    cut = _cut_at(rows)
    if cut is None:
        return found
    top, start = cut
    words = " ".join(row.strip(" >") for row in rows[:top]).split()
    if words:
        found.notes.append(CleanedNote("covering mail", " ".join(words), numbers[0]))
        found.warnings = (f"left out: {len(words)} words of the mail that forwards the text",)
    head = " ".join(" ".join(rows[top:start]).split())
    found.notes.append(CleanedNote("head of a mail", head, numbers[top]))
    found.mailed = next((value for name, value in _fields(rows[top:start]) if name in _DATES), "")
    stop = _signature(rows, start)
    if stop < len(rows):
        found.notes.append(CleanedNote("signature", " ".join(" ".join(rows[stop:]).split()), numbers[stop]))
    found.rows, found.numbers = rows[start:stop], numbers[start:stop]
    return found


def _cut_at(rows: list[str]) -> tuple[int, int] | None:
    """Where the last head of a mail begins, or the line that says that one follows, and where the text does."""
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at].strip(" >")
        match = _FIELD.match(row) if ":" in row else None
        marked = len(row) < 60 and bool(_FORWARDED.fullmatch(row))
        if not marked and not (match and match[1].lower() in _SENDERS):
            continue
        first = at + 1
        while marked and first < len(rows) and not rows[first].strip(" >"):
            first += 1
        stop = _end_of_head(rows, first if marked else at)
        names = {name for name, _ in _fields(rows[at:stop])}
        if marked or (len(names) >= _FEWEST_FIELDS and names & _SUBJECTS):
            top = at - 1 if at and not marked and _FORWARDED.fullmatch(rows[at - 1].strip(" >")) else at
            return top, max(stop, at + 1)
    return None


def _end_of_head(rows: list[str], at: int) -> int:
    """Past the fields of a head that opens at ``at``; a folded line belongs to the field above it."""
    start = at
    while at < len(rows):
        folded = at > start and rows[at][:1] in (" ", "\t") and bool(rows[at].strip())
        if not folded and not _FIELD.match(rows[at].strip(" >")):
            break
        at += 1
    return at


def _fields(rows: list[str]) -> list[tuple[str, str]]:
    matches = (_FIELD.match(row.strip(" >")) for row in rows)
    return [(match[1].lower(), match[2] or "") for match in matches if match]


def _signature(rows: list[str], start: int) -> int:
    """Where the mark of a signature ("-- ") stands among the last lines, behind a blank one; else the end."""
    for at in range(len(rows) - 1, max(start, len(rows) - _LAST_LINES), -1):
        if rows[at].strip(" >") == "--" and not rows[at - 1].strip(" >"):
            return at
    return len(rows)
