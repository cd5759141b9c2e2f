"""How a statement is filed: the name of its file and the metadata on top of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path

from dialogue_cli.corpus.front_matter import Value
from dialogue_cli.statement.model import Statement


def text_hash(body: str) -> str:
    """The hash that tells whether a statement's text is still as it was added; white space at its ends is free."""
    return hashlib.sha256(body.strip().encode("utf-8")).hexdigest()


def meta_of(statement: Statement, body: str) -> dict[str, Value]:
    """The front matter, in the order in which it is written."""
    meta: dict[str, Value | None] = {
        "title": statement.title,
        "series": statement.series,
        "meeting": statement.meeting,
        "date": statement.date,
        "date_end": statement.date_end,
        "place": statement.place,
        "parties": statement.parties,
        "language": statement.language,
        "type": statement.type,
        "next_meeting": statement.next_meeting,
        "source": shown_source(statement.source),
        "sha256": statement.sha256,
        "text_sha256": text_hash(body),
        "retrieved": date.today().isoformat(),
    }
    return {key: value for key, value in meta.items() if value is not None}


def shown_source(source: str) -> str:
    """An address as it is; of a local path the file's name, since the folders say only where the adder kept it."""
    return source if re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE) else Path(source).name


def free_stem(statement: Statement, taken: set[str]) -> str:
    """``2024-03-20_02``, without the number where there is none; words of the title part statements of one meeting."""
    stem = str(statement.date) + (f"_{statement.meeting:02d}" if statement.meeting is not None else "")
    tails = ["", f"_{slug_of(statement.title)}".rstrip("_"), *(f"_{number}-of-day" for number in range(2, 1000))]
    return next(stem + tail for tail in tails if stem + tail not in taken)


def slug_of(words: str) -> str:
    """Words as part of a name: lower case letters and digits of ASCII, parted by hyphens, at most 48.

    >>> slug_of("Quad Leaders’ Vision Statement – Enduring Partners")
    'quad-leaders-vision-statement-enduring-partners'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return slug if len(slug) <= 48 else slug[:49].rpartition("-")[0]
