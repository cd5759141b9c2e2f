"""Hostile documents, made when a test asks for them: nothing large is kept, nothing is fetched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
O = "urn:oasis:names:tc:opendocument:xmlns"  # noqa: E741  the letter the format is known by
OPENING = "Joint Statement of the Reef Dialogue\n\nWe met on May 1, 2024.\n\n"
#: A file that must never be read: its one word is looked for in every output.
SECRET = "xyzzy-of-another"


def packed(members: Mapping[str, str | bytes], *, level: int = 9) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, before: str = "", **more: str | bytes) -> bytes:
    """A Word file with this body; ``before`` stands before its root."""
    return packed({"word/document.xml": f"{before}<w:document {W}><w:body>{body}</w:body></w:document>", **more})


def odt(body: str, *, before: str = "") -> bytes:
    """An OpenDocument text with this body."""
    spaces = f'xmlns:office="{O}:office:1.0" xmlns:text="{O}:text:1.0"'
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed({"content.xml": f"{before}<office:document-content {spaces}>{inner}</office:document-content>"})


def words(text: str) -> str:
    """One paragraph of Word."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip."""
    inner = b"nothing"
    for _ in range(depth):
        inner = packed({"word/document.xml": inner, "inner.zip": inner})
    return inner


def lying() -> bytes:
    """A member of 40 MiB whose header says that it has 10 bytes."""
    data = bytearray(packed({"word/document.xml": b"<a>" + b" " * (40 << 20) + b"</a>"}))
    real = (40 << 20) + 7
    for size in (real.to_bytes(4, "little"),):
        data = bytearray(bytes(data).replace(size, (10).to_bytes(4, "little")))
    return bytes(data)


def bomb_of_entities(form: str, steps: int = 12) -> str:
    """The billion laughs; ``form`` is the root that uses them."""
    lines = ['<!ENTITY e0 "ha">', *(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, steps))]
    return f"<!DOCTYPE {form} [{''.join(lines)}]>"


def aliases(steps: int = 30) -> str:
    """The billion laughs of YAML: each list holds the one before nine times."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, steps)]
    return "\n".join(lines)


def front(matter: str, fence: str = "---", body: str = OPENING) -> bytes:
    """A text with front matter."""
    return f"{fence}\n{matter}\n{fence}\n{body}".encode()


def outside(kind: str, secret: Path) -> str:
    """A document type that asks for another file."""
    return f'<!DOCTYPE {kind} [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY % y SYSTEM "{secret.as_uri()}"> %y;]>'


LEVELS = 5_000
#: name -> (file name, its bytes given the path of the secret, a word of the refusal or "" where it may be read).
DOCUMENTS: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "zip bomb docx": ("a.docx", lambda _: docx(" " * (40 << 20)), "limits.ratio"),
    "zip bomb odt": ("a.odt", lambda _: odt(" " * (40 << 20)), "limits.ratio"),
    "a loose bomb": ("a.docx", lambda _: packed({"word/document.xml": "", "b": bytes(129 << 20)}, level=1), "limits."),
    "a header that lies": ("a.docx", lambda _: lying(), "cannot be read"),
    "zip in zip": ("a.docx", lambda _: nested(30), "valid XML"),
    "names that climb": (
        "a.docx", lambda _: docx(words("We will act."), **{"../../evil.txt": "x", "/abs.txt": "x"}), "",
    ),
    "entity bomb docx": ("a.docx", lambda _: docx(words("&e11;"), before=bomb_of_entities("d")), "document type"),
    "entity bomb odt": ("a.odt", lambda _: odt("<text:p>&e11;</text:p>", before=bomb_of_entities("d")),
        "document type"),
    "entity bomb html": (
        "a.html",
            lambda _: f"{bomb_of_entities('html')}<html><body><p>We will act &e11;.</p></body></html>".encode(), "",
    ),
    "entity bomb xml": ("a.xml", lambda _: f"<?xml version='1.0'?>{bomb_of_entities('a')}<a>&e11;</a>".encode(), ""),
    "external entity docx": ("a.docx", lambda s: docx(words("&x;"), before=outside("d", s)), "document type"),
    "external entity odt": ("a.odt", lambda s: odt("<text:p>&x;</text:p>", before=outside("d", s)), "document type"),
    "external entity html": (
        "a.html", lambda s: f"{outside('html', s)}<html><body><p>We met. &x;</p></body></html>".encode(), "",
    ),
    "external entity xml": ("a.xml", lambda s: f"{outside('a', s)}<a>We met. &x;</a>".encode(), ""),
    "includes and frames": (
        "a.html",
        lambda s: (
            f'<html><head><base href="{s.as_uri()}"><link rel=import href="{s.as_uri()}"></head><body><p>We will act.'
            f'</p><iframe src="{s.as_uri()}"></iframe><object data="{s.as_uri()}"></object></body></html>'
        ).encode(), "",
    ),
    "deep docx": ("a.docx", lambda _: docx("<w:sdt>" * LEVELS + "</w:sdt>" * LEVELS), "limits.depth"),
    "deep odt": ("a.odt", lambda _: odt("<text:section>" * LEVELS + "</text:section>" * LEVELS), "limits.depth"),
    "deep html": ("a.html", lambda _: b"<html>" + b"<div>" * 20_000 + b"We met.", "limits.depth"),
    "deep inline html": ("a.html", lambda _: b"<html><p>" + b"<b><i>" * 20_000 + b"We met.", ""),
    "deep quotes": ("a.md", lambda _: (OPENING + "> " * 20_000 + "We will act.").encode(), ""),
    "deep mail": (
        "a.eml",
        lambda _: b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000)
        ) + b"\nWe will act.\n", "",
    ),
    "many elements": ("a.docx", lambda _: docx("<w:p/>" * 11_000), "limits.elements"),
    "many tags": ("a.html", lambda _: b"<html>" + b"<b>" * 11_000, "limits.elements"),
    "yaml aliases": ("a.md", lambda _: front(aliases()), "aliases"),
    "yaml python tag": ("a.md", lambda _: front('title: !!python/object/apply:os.system ["touch owned"]'), "YAML"),
    "yaml deep": ("a.md", lambda _: front("a: " + "[" * 20_000 + "]" * 20_000), "nested"),
    "yaml long number": ("a.md", lambda _: front(f"meeting: 0x{'f' * 20_000}\ntitle: {{a: b}}"), ""),
    "yaml large": ("a.md", lambda _: front("a: {b: " + "x" * 100_000 + "}"), "front matter"),
    "yaml deep dashes": ("a.md", lambda _: front("a:\n " + "- " * 20_000 + "b"), "nested"),
    "toml deep": ("a.md", lambda _: front("a = " + "[" * 20_000 + "]" * 20_000, "+++"), "TOML"),
    "toml dotted": ("a.md", lambda _: front("a." * 20_000 + "a = 1", "+++"), ""),
    "toml long number": ("a.md", lambda _: front(f"meeting = {'9' * 20_000}", "+++"), "TOML"),
    "a sentence of a million words": ("a.txt", lambda _: (OPENING + "word " * 1_000_000 + ".").encode(),
        "limits.sentence"),
    "a word of a million letters": ("a.txt", lambda _: (OPENING + "a" * 1_000_000).encode(), "limits.sentence"),
    "many sentences": ("a.txt", lambda _: b"A. b.\n\n" * 2_100, "limits.units"),
    "only zero bytes": ("a.txt", lambda _: bytes(1_000_000), "binary"),
    "zero bytes within": ("a.txt", lambda _: OPENING.encode() + b"We \0will\0 act.\n", ""),
    "lone surrogates": ("a.txt", lambda _: OPENING.encode() + b"We will \xed\xa0\x80 act \xed\xb0\x80.\n", ""),
    "surrogates of json": ("a.txt", lambda _: OPENING.encode() + b"We will \\ud800 act.\n", ""),
    "half a utf-16": ("a.txt", lambda _: b"\xff\xfe" + OPENING.encode("utf-16-le") + b"\x00\xd8\x41", ""),
    "utf-16 said, utf-8 meant": (
        "a.html", lambda _: '<html><meta charset="utf-16"><p>We will act: caf\u00e9.</p></html>'.encode(), "",
    ),
    "an encoding that runs code": (
        "a.html", lambda _: b'<html><meta charset="rot13"><meta charset="idna"><p>We will act \xff.</p></html>', "",
    ),
    "a mail of a strange encoding": (
        "a.eml", lambda _: b"Subject: =?zlib?q?x?=\nContent-Type: text/plain; charset=hex\n\nWe will \xff act.\n", "",
    ),
    "torn utf-8": ("a.txt", lambda _: OPENING.encode() + "caf\u00e9 ".encode() * 9 + b"\xc3", ""),
    "a pdf of nothing": ("a.pdf", lambda _: b"%PDF-1.7\n" + b"<<" * 50_000, "a.pdf"),
    "a script for a name": ("a.sh", lambda _: b"\x7fELF" + bytes(500), "binary"),
}  # fmt: skip
