"""Saved mails: the statement in their text or HTML part; the subject is its title where the text has
none of its own, attachments are only named."""

from __future__ import annotations

import re

from dialogue_cli.errors import SourceError
from dialogue_cli.patterns import regex
from dialogue_cli.sources.block import Source
from dialogue_cli.sources.limits import Limits
from dialogue_cli.statement.model import CleanedNote
from dialogue_cli.values import replace

_FORWARDED = regex(r"^(?:\s*(?:fwd?|re|aw|wg|tr|rv)\s*:)+\s*", re.IGNORECASE)


def read_eml(data: bytes, name: str, where: str, limits: Limits) -> Source:
    """The plain part of a mail, or its HTML part where there is no plain one with text."""
    from dialogue_cli.sources.read import finish, parse_bytes

    content, kind, subject, date, attached = _parts(data, where)
    if not isinstance(content, bytes) or not content.strip():
        raise SourceError("holds no text", where=where, do="save its attachment and read that")
    inner = parse_bytes(content, name=name, format="html" if kind == "html" else "text", limits=limits)
    meta: dict[str, object] = {**inner.meta, "mailed": date}
    meta.setdefault("document_title", _FORWARDED.sub("", subject))
    notes = [CleanedNote("attachment", file) for file in attached]
    return replace(
        finish(name, data, list(inner.blocks), [*inner.cleaned, *notes], meta=meta, format="eml"),
        warnings=inner.warnings,
    )


def _parts(data: bytes, where: str) -> tuple[object, str, str, str, list[str]]:
    """The text of a mail, its kind, its subject and date, and the names of what is attached."""
    from email.errors import MessageError

    odd = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
    try:
        return _taken_apart(data)
    except odd as fault:
        raise SourceError(f"is no mail that can be read ({type(fault).__name__})", where=where) from None


def _taken_apart(data: bytes) -> tuple[object, str, str, str, list[str]]:
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    kind = body.get_content_subtype() if body is not None else ""
    content = body.get_payload(decode=True) if body is not None else None
    subject, date = str(message.get("subject") or ""), str(message.get("date") or "")
    attached = [str(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()]
    return content, kind, subject, date, attached
