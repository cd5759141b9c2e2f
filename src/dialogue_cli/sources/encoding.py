"""Bytes to characters: which encoding a text is really in, whatever it says of itself."""

from __future__ import annotations

import codecs

from dialogue_cli.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MZ\x90")
# Latin-1 names that the web reads as cp1252, as the HTML standard says.
_CP1252_NAMES = frozenset(
    {"latin-1", "latin1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii", "windows-1252", "cp1252"}
)
_MOJIBAKE = ("Ã©", "Ã¨", "Ã¡", "Ã±", "Ã§", "Ã£", "â€™", "â€œ", "â€“", "Â ")


def decode(data: bytes, *, declared: str | None = None, where: str = "") -> tuple[str, str, tuple[str, ...]]:
    """The text, the encoding it was read in, and warnings.

    A byte order mark wins, then UTF-16 without a mark (known by its zero bytes), then UTF-8 where it is valid, then
    the declared encoding, then cp1252. UTF-8 goes before the declaration, since text that is valid UTF-8 beyond ASCII
    is hardly ever anything else, while declarations often lie. Raises SourceError for binary data.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _with_replacement(data[len(mark) :], name)
    wide = _wide_without_mark(data)
    if wide:
        return _with_replacement(data, wide)
    _refuse_binary(data, where)
    try:
        return _undo_double(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        return _not_utf8(data, declared, fault)


def _with_replacement(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    text = data.decode(name, errors="replace")
    broken = text.count("\ufffd")
    notes = (f"{broken} characters could not be read as {name}",) if broken else ()
    return text, name, notes


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 text in a Western script has a zero in every other byte, on one side only."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, where: str) -> None:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    if data.startswith(_BINARY) or controls > max(8, len(sample) // 50):
        raise SourceError(
            "is not text (binary data)", where=where, do="give a txt, md, html, docx, odt, pdf or eml file"
        )


def _undo_double(text: str) -> tuple[str, str, tuple[str, ...]]:
    """UTF-8 that was read as cp1252 and saved again ("â€™" for an apostrophe) is undone where that is lossless."""
    if text.isascii() or not any(mark in text for mark in _MOJIBAKE):
        return text, "utf-8", ()
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text, "utf-8", ()
    return mended, "utf-8", ("the text had been encoded twice (UTF-8 read as cp1252); undone",)


def _not_utf8(data: bytes, declared: str | None, fault: UnicodeDecodeError) -> tuple[str, str, tuple[str, ...]]:
    # A long UTF-8 text with a single torn character (a truncated download) must not turn into cp1252 all over.
    torn = data.decode("utf-8", errors="replace")
    multibyte = sum(1 for char in torn if ord(char) > 127 and char != "\ufffd")
    broken = torn.count("\ufffd")
    if multibyte > 4 * broken:
        return torn, "utf-8", (f"{broken} bytes are not valid UTF-8 (the first at byte {fault.start})",)
    name = (declared or "").strip().lower()
    if name and name not in _CP1252_NAMES and not name.startswith(("utf-8", "utf8", "utf-16", "utf16", "utf-32")):
        try:
            if codecs.lookup(name)._is_text_encoding:
                return data.decode(name), name, ()
        except (LookupError, UnicodeError, ValueError):
            pass
    text = data.decode("cp1252", errors="replace")
    return text, "cp1252", ()
