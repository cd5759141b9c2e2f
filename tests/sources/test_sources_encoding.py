"""Whatever bytes a text comes in, the same characters come out, and binary data is refused in one line."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.errors import SourceError
from dialogue_cli.sources.encoding import decode

TEXT = "Les parties se réunissent à Nouméa – “ensemble”, d’accord.\nÇa va : 10 % à l’été.\n"
WESTERN = "Les parties se réunissent à Nouméa; où l'été dure.\nÇa ira.\n"

ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16 le with mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16 be with mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-16 le without mark": TEXT.encode("utf-16-le"),
    "utf-16 be without mark": TEXT.encode("utf-16-be"),
    "utf-32 le with mark": codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    "cp1252": TEXT.encode("cp1252"),
    "utf-8 read as cp1252 and saved again": TEXT.replace("”", "“").encode().decode("cp1252", "replace").encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_every_encoding_gives_the_same_text(name: str) -> None:
    wanted = TEXT.replace("”", "“") if "saved again" in name else TEXT
    assert decode(ENCODED[name])[0] == wanted


@pytest.mark.parametrize(
    ("name", "data", "declared"),
    [
        ("says latin-1, is utf-8", WESTERN.encode(), "iso-8859-1"),
        ("says utf-8, is cp1252", WESTERN.encode("cp1252"), "utf-8"),
        ("says utf-16, is utf-8", WESTERN.encode(), "utf-16"),
        ("says nothing known, is cp1252", WESTERN.encode("cp1252"), "no-such-encoding"),
        ("says iso-8859-15, is that", WESTERN.encode("iso-8859-15"), "iso-8859-15"),
        ("says a codec that is no text", WESTERN.encode("cp1252"), "base64"),
    ],
)
def test_a_declaration_that_lies_does_no_harm(name: str, data: bytes, declared: str) -> None:
    assert decode(data, declared=declared)[0] == WESTERN, name


def test_one_torn_character_does_not_spoil_the_rest() -> None:
    text, encoding, warnings = decode(TEXT.encode()[:-3] + b"\xc3")
    assert encoding == "utf-8"
    assert text.startswith("Les parties se réunissent à Nouméa")
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("zeros", bytes(3000)),
        ("png", b"\x89PNG\r\n\x1a\n" + bytes(range(200))),
        ("gzip", b"\x1f\x8b\x08\x00" + bytes(range(256)) * 4),
        ("elf", b"\x7fELF\x02\x01\x01" + bytes(100)),
        ("every byte", bytes(range(256)) * 20),
    ],
)
def test_binary_data_is_refused_in_one_line(name: str, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, where="junk.txt")
    assert "\n" not in str(caught.value), name
    assert "binary" in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _, _ = decode(data)
    except SourceError:
        return
    assert isinstance(text, str)
