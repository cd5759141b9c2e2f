"""Mails: their text is read, their attachments are named."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from dialogue_cli.errors import SourceError
from dialogue_cli.sources.read import parse_bytes
from dialogue_cli.statement.build import build_statement


def mail(plain: str | None, html: str | None = None, *, attach: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Joint Statement on Réefs"
    if plain is not None:
        message.set_content(plain, charset="iso-8859-1")
    if html is not None:
        (message.add_alternative if plain is not None else message.set_content)(html, subtype="html")
    if attach:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="text.pdf")
    return bytes(message)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plain", mail("Les États agissent.\n")),
        ("html", mail(None, "<p>Les États agissent.</p>")),
        ("both", mail("Les États agissent.\n", "<p>Other.</p>")),
        ("with an attachment", mail("Les États agissent.\n", attach=True)),
    ],
)
def test_the_text_of_a_mail(name: str, data: bytes) -> None:
    source = parse_bytes(data, name="a.eml")
    statement = build_statement(source)
    assert [unit.text for unit in statement.units] == ["Les États agissent."], name
    assert statement.title == "Joint Statement on Réefs"
    assert [note.words for note in source.cleaned] == (["text.pdf"] if "attachment" in name else [])


def test_a_mail_without_text() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        parse_bytes(b"Subject: x\n\n", name="a.eml")
