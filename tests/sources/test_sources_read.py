"""Paths, standard input and bytes: what can be read is read, everything else is one clear line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.errors import DialogueError, LimitExceeded, SourceError
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.read import parse_bytes, read_source, sniff
from dialogue_cli.statement.build import build_statement


def test_a_file_and_standard_input_give_the_same_blocks(tmp_path: Path) -> None:
    data = b"Both sides met. They agreed.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    from_file, from_stdin = read_source(str(path)), read_source("-", stdin=io.BytesIO(data))
    assert from_file.blocks == from_stdin.blocks
    assert from_file.sha256 == from_stdin.sha256
    assert from_stdin.name == "-"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty", b"", "is empty"),
        ("blank", b" \n\t\n", "is empty"),
        ("only marks", b"###\n\n***\n", "holds no text"),
        ("only front matter", b"---\ntitle: x\n---\n", "holds no text"),
        ("broken yaml", b"---\ntitle: [a\n---\nText.\n", "not valid YAML"),
        ("broken toml", b"+++\ntitle = \n+++\nText.\n", "not valid TOML"),
        ("legacy word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "format is not read"),
        ("rtf", b"{\\rtf1\\ansi text}", "format is not read"),
        ("html without text", b"<html><body><script>x</script></body></html>", "holds no text"),
    ],
)
def test_what_cannot_be_a_statement_is_one_line(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_source(str(path))
    message = str(caught.value)
    assert words in message, name
    assert "\n" not in message
    assert str(path) in message


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_source(str(tmp_path / "none.txt"))
    with pytest.raises(SourceError, match="is a directory"):
        read_source(str(tmp_path))
    with pytest.raises(SourceError):
        read_source("a\0b")


def test_a_file_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 101)
    with pytest.raises(LimitExceeded) as caught:
        read_source(str(path), limits=Limits(bytes=100))
    assert caught.value.setting == "limits.bytes"
    with pytest.raises(LimitExceeded):
        read_source("-", stdin=io.BytesIO(b"a" * 101), limits=Limits(bytes=100))


def test_more_units_than_allowed_names_the_setting() -> None:
    source = parse_bytes(b"One came.\n\n" * 5, name="a.txt")
    with pytest.raises(LimitExceeded) as caught:
        build_statement(source, limits=Limits(units=4))
    assert caught.value.setting == "limits.units"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Text", "a.txt", "text"),
        (b"Text", "a.md", "markdown"),
        (b"Text", "no-ending", "text"),
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\n <HTML><body>", "-", "html"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"PK\x03\x04", "a.bin", "docx"),
        (b"Text", "a.pdf", "text"),
    ],
)
def test_format_by_content_then_by_name(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


@given(st.binary(max_size=600), st.sampled_from(["text", "html", "docx", "odt", "eml"]))
def test_no_bytes_cause_anything_but_our_errors(data: bytes, kind: str) -> None:
    try:
        build_statement(parse_bytes(data, name="x", format=kind))
    except DialogueError as fault:
        assert "\n" not in str(fault)


@given(st.text(max_size=400), st.sampled_from(["text", "html"]))
def test_no_text_causes_anything_but_our_errors(text: str, kind: str) -> None:
    try:
        statement = build_statement(parse_bytes(text.encode("utf-8", "surrogatepass"), name="x", format=kind))
    except DialogueError:
        return
    assert not any(ord(char) < 32 and char != "\n" for char in statement.text)
