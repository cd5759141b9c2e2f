"""The clipboard and addresses as operands: read by what the desktop has, one clear line where it has nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue_cli.cli.borrowed import clipboard
from dialogue_cli.cli.main import main
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import SourceError
from support import CORPUS

OLD = str(CORPUS / "reef-dialogue" / "2019-05-14_01.md")


def program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_first_program_that_is_there_is_asked(tmp_path):
    found = {"xsel": program(tmp_path, "xsel", "echo We will fund it.")}
    assert clipboard(Settings(), found) == b"We will fund it.\n"


FAULTS = {
    "none": ({}, "no program reads the clipboard here"),
    "empty": ({"xclip": "exit 0"}, "clip:: holds no text"),
    "broken": ({"xclip": "echo no display >&2; exit 1"}, "cannot be read: no display"),
}


@pytest.mark.parametrize(("scripts", "message"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_read_is_one_line(tmp_path, scripts, message):
    found = {name: program(tmp_path, name, script) for name, script in scripts.items()}
    with pytest.raises(SourceError) as caught:
        clipboard(Settings(), found)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pasted_text_is_compared(tmp_path, monkeypatch, capsys):
    program(tmp_path, "xclip", f"cat '{OLD}'")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert main(["diff", OLD, "clip:", "--exit-code"]) == 0
    assert "No differences" in capsys.readouterr().out


ADDRESSES = {
    "plain http": "http://example.org/statement",
    "this machine": "https://127.0.0.1:9/statement",
    "no such scheme in the host": "https://",
}


@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES)
def test_unsafe_addresses_are_refused_in_one_line(url, capsys):
    assert main(["diff", OLD, url]) == 2
    told = capsys.readouterr().err
    assert told.startswith("dialogue: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("url", ["http://example.org/statement", "https://127.0.0.1/statement"])
def test_no_option_is_advised_that_the_command_does_not_have(url, capsys):
    assert main(["diff", url, "old.txt"]) == 2
    told = capsys.readouterr().err
    assert "--allow" not in told and "or save the page and name the file" in told
