"""A path, standard input or bytes to a Source: finds the format and calls the one reader for it."""

from __future__ import annotations

import hashlib
import importlib
import os
import stat
import sys
from collections.abc import Callable
from typing import BinaryIO, cast

from dialogue_cli.errors import LimitExceeded, SourceError
from dialogue_cli.sources.block import Block, Source
from dialogue_cli.sources.clean import clean_text
from dialogue_cli.sources.encoding import decode
from dialogue_cli.sources.limits import DEFAULT_LIMITS, Limits
from dialogue_cli.statement.model import CleanedNote

_SUFFIXES = {
    "txt": "text", "text": "text", "asc": "text", "md": "markdown", "markdown": "markdown", "mdown": "markdown",
    "html": "html", "htm": "html", "xhtml": "html", "docx": "docx", "odt": "odt", "pdf": "pdf", "eml": "eml",
}  # fmt: skip
FORMATS = ("text", "markdown", "html", "docx", "odt", "pdf", "eml")
_PAGE_HINTS = ("–\n", "—\n", "\nPage ", "\npage ", "\nPAGE ", "- \n")
#: Mails in plain text name their subject, or say that a message follows.
_MAIL_HINTS = ("ubject:", "etreff:", "bjet:", "sunto:", "riginal Message", "orwarded message", "RIGINAL MESSAGE")
_NOT_READ = {
    "doc": "save it as docx", "rtf": "save it as docx or txt", "pages": "export it as docx", "mht": "save it as html",
    "mhtml": "save it as html", "msg": "save it as eml",
}  # fmt: skip


def read_source(operand: str, *, limits: Limits = DEFAULT_LIMITS, stdin: BinaryIO | None = None) -> Source:
    """The document that ``operand`` names: a path, or ``-`` for standard input (``stdin`` where given).

    Raises SourceError where it cannot be read as a statement, MissingExtra where its format needs an optional
    package, LimitExceeded where it is over one of ``limits``.
    """
    if operand == "-":
        stream = stdin or sys.stdin.buffer
        data = _bounded(stream, limits, "standard input")
        return parse_bytes(data, name="-", limits=limits)
    return parse_bytes(_file_bytes(operand, limits), name=operand, limits=limits)


def _file_bytes(path: str, limits: Limits) -> bytes:
    try:
        return _read(path, limits)
    except FileNotFoundError:
        raise SourceError("no such file", where=path, do="check the path") from None
    except PermissionError:
        raise SourceError("may not be read", where=path, do="check its permissions") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise SourceError(f"cannot be read ({reason})", where=path) from None


def _read(path: str, limits: Limits) -> bytes:
    status = os.stat(path)  # noqa: PTH116  pathlib costs 4 ms of start-up and gives nothing here
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("is a directory", where=path, do="name a file in it")
    if stat.S_ISREG(status.st_mode) and status.st_size > limits.bytes:
        raise LimitExceeded(
            f"has {status.st_size:,} bytes, more than {limits.bytes:,}", setting="limits.bytes", where=path
        )
    with _opened(path, status.st_mode, limits) as stream:
        return _bounded(stream, limits, path)


def _opened(path: str, mode: int, limits: Limits) -> BinaryIO:
    """The file for reading. A pipe that nobody writes to, or a silent device, is given up after ``limits.wait``."""
    if stat.S_ISREG(mode):
        return open(path, "rb")  # noqa: PTH123  as above
    import select

    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    ready, _, _ = select.select([handle], [], [], limits.wait)
    if not ready:
        os.close(handle)
        raise LimitExceeded(f"gave nothing for {limits.wait} seconds", setting="limits.wait", where=path)
    os.set_blocking(handle, True)
    return os.fdopen(handle, "rb")


def _bounded(stream: BinaryIO, limits: Limits, where: str) -> bytes:
    data = stream.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise LimitExceeded(f"has more than {limits.bytes:,} bytes", setting="limits.bytes", where=where)
    return data


def parse_bytes(data: bytes, *, name: str, format: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Source:  # noqa: A002
    """The document in ``data``. ``name`` is its path or ``-``; ``format`` one of FORMATS, found out where None.

    Raises as ``read_source`` does.
    """
    where = "standard input" if name == "-" else name
    if format is not None and format not in FORMATS:
        raise SourceError(f"unknown format {format!r}", where=where, do=f"use one of {', '.join(FORMATS)}")
    if len(data) > limits.bytes:
        raise LimitExceeded(f"has {len(data):,} bytes, more than {limits.bytes:,}", setting="limits.bytes", where=where)
    if not data.strip():
        raise SourceError("is empty", where=where, do="give a file with a statement in it")
    kind = format or sniff(data, name)
    source = _reader(kind)(data, name, where, limits)
    if not any(block.kind != "footnote" and block.text.strip() for block in source.blocks):
        raise SourceError("holds no text", where=where, do="give a file with a statement in it")
    return source


def sniff(data: bytes, name: str) -> str:
    """The format by the first bytes, then by the ending of the name. Raises SourceError for formats not read."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "odt" if b"content.xml" in data and b"word/document.xml" not in data else "docx"
    if ending in _NOT_READ or data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        how = _NOT_READ.get(ending) or ("save it as docx or txt" if head.startswith(b"{\\rtf") else "save it as docx")
        raise SourceError("this format is not read", where=name, do=how)
    lower = head[:1024].lower()
    if lower.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in lower:
        return "html"
    known = _SUFFIXES.get(ending, "text")
    return known if known not in ("pdf", "docx", "odt") else "text"


def _reader(kind: str) -> Callable[[bytes, str, str, Limits], Source]:
    """The one function that reads a format, loaded when the format is met."""
    if kind in ("text", "markdown"):
        return _read_text
    module = importlib.import_module(f"dialogue_cli.sources.{kind}")
    return cast("Callable[[bytes, str, str, Limits], Source]", getattr(module, f"read_{kind}"))


def _read_text(data: bytes, name: str, where: str, limits: Limits) -> Source:
    from dialogue_cli.sources import front_matter
    from dialogue_cli.sources.text import read_rows

    text, _, warnings = decode(data, where=where)
    whole = text
    text, invisible = clean_text(text)
    meta, body, first = front_matter.split(text, where)
    rows = body.split("\n")
    numbers = list(range(first, first + len(rows)))
    notes = list(invisible)
    if "\f" in whole or _may_be_printed(body):
        from dialogue_cli.sources.printed import page_starts, undressed

        printed = undressed(rows, numbers, page_starts(whole) if "\f" in whole else ())
        rows, numbers = printed.rows, printed.numbers
        notes.extend(printed.notes)
    if any(hint in body for hint in _MAIL_HINTS):
        from dialogue_cli.sources.forwarded import without_mail

        mail = without_mail(rows, numbers)
        rows, numbers, warnings = mail.rows, mail.numbers, (*warnings, *mail.warnings)
        notes.extend(mail.notes)
        meta = {"mailed": mail.mailed, **meta} if mail.mailed else meta
    blocks, dropped = read_rows(rows, numbers)
    return finish(name, data, blocks, [*notes, *dropped], meta=meta, warnings=warnings)


def _may_be_printed(text: str) -> bool:
    """Whether a text may have page numbers, numbered lines or words cut at line ends; cheap, every text is asked."""
    if text.lstrip()[:1].isdigit() or any(hint in text for hint in _PAGE_HINTS):
        return True
    at = text.find("-\n")
    while at >= 0:
        if text[at - 1 : at].isalpha() or text[at - 1 : at] == " ":
            return True
        at = text.find("-\n", at + 1)
    return False


def finish(
    name: str,
    data: bytes,
    blocks: list[Block],
    notes: list[CleanedNote],
    *,
    meta: dict[str, object] | None = None,
    warnings: tuple[str, ...] = (),
    format: str = "text",  # noqa: A002
) -> Source:
    """What every reader ends with: noise dropped, the bytes hashed."""
    from dialogue_cli.sources.emphasis import with_typed_marks, without_glued_marks
    from dialogue_cli.sources.noise import drop_noise

    kept, dropped = drop_noise(with_typed_marks(blocks))
    kept, marks = without_glued_marks(kept)
    if any((block.marker or block.text)[:1] == "[" for block in kept):
        from dialogue_cli.sources.footnotes import without_bracketed_notes

        kept, typed = without_bracketed_notes(kept)
        marks = [*marks, *typed]
    published = next((note.words for note in dropped if note.kind == "publication line"), "")
    meta = {"published": published, **(meta or {})} if published else meta
    cleaned = sorted([*notes, *dropped, *marks], key=lambda note: note.line or 0)
    digest = hashlib.sha256(data).hexdigest()
    said = {key: _cleaned(value) for key, value in (meta or {}).items()}
    return Source(name, digest, tuple(kept), said, tuple(cleaned), warnings, format)


def _cleaned(value: object) -> object:
    """Metadata without escapes and marks of direction, as the text is; words in a list or table too."""
    if isinstance(value, str):
        return value if value.isprintable() else " ".join(clean_text(value)[0].split("\n"))
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return {key: _cleaned(item) for key, item in value.items()} if isinstance(value, dict) else value
