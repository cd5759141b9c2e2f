"""Places that are no plain file, names that lead elsewhere, links out of a corpus, and a gigabyte of nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_making import OPENING, SECRET
from hostile_running import held, run

TEXT = f"{OPENING}We will act on reefs by 2030.\n"
WAIT = {"DIALOGUE_LIMITS_WAIT": "1", "NO_COLOR": "1"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "work"
    place.mkdir()
    (place / "plain.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return place


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1 << 30)


def _bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


PLACES = {
    "a gigabyte of junk": ("junk.txt", _sparse, "limits.bytes"),
    "a gigabyte of docx": ("junk.docx", _sparse, "limits.bytes"),
    "a pipe that nobody fills": ("pipe", os.mkfifo, "limits.wait"),
    "a socket": ("s", _bound, "s: "),
    "a loop of links": ("loop", lambda path: path.symlink_to("loop"), "loop: "),
    "a link to nothing": ("gone", lambda path: path.symlink_to("nowhere"), "gone: "),
    "a directory": ("folder", Path.mkdir, "directory"),
    "zeros without end": ("zero", lambda path: path.symlink_to("/dev/zero"), "limits.bytes"),
    "a file of no permission": ("closed", lambda path: path.symlink_to("/proc/self/mem"), "closed: "),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_is_no_statement_is_refused_at_once(name: str, folder: Path) -> None:
    file, make, word = PLACES[name]
    make(folder / file)
    out = ("-o", "out.html")
    commands = [
        ("show", file), ("diff", "plain.txt", file), ("check", file, "plain.txt", "--fail-on", "dropped"),
        ("commitments", file), ("keywords", file), ("report", "plain.txt", file, *out), ("explain", file,
        "plain.txt", "c1"),
        ("corpus", "add", file, "--series", "reef", "--corpus", "corpus"),
    ]  # fmt: skip
    if name.startswith("a pipe"):
        commands = commands[1:2]
    for ran in run(*commands, cwd=folder, env=WAIT):
        held(ran)
        listed = (
            name in ("a directory", "zeros without end") and ran.words[0] != "show"
        )  # folders and globs are told so
        assert ran.code == 2 and (listed or word in ran.err), ran


LISTS = (("--lexicon", "{}"), ("--verdicts", "{}"))


@pytest.mark.parametrize("name", ["zeros without end", "a gigabyte of junk", "a loop of links", "a directory"])
def test_a_list_or_setting_that_is_no_list_is_refused_in_bounded_memory(name: str, folder: Path) -> None:
    file, make, _ = PLACES[name]
    make(folder / file)
    pair = ("diff", "plain.txt", "plain.txt")
    commands = [(*pair, *(word.replace("{}", file) for word in words)) for words in LISTS[:1]]
    commands += [("check", *pair[1:], "--rules", file), ("corpus", "pull", "--catalogue", file)]
    for ran in run(*commands, cwd=folder, env=WAIT):
        held(ran)
        assert ran.code == 2, ran
    _sparse(folder / "dialogue.toml")
    (ran,) = run(pair, cwd=folder)
    held(ran)
    assert ran.code == 2 and "dialogue.toml" in ran.err


DEEP = {"deep": "a = " + "[" * 5_000, "a long number": f"width = {'9' * 9_000}", "dotted": "a." * 3_000 + "b = 1"}


@pytest.mark.parametrize("name", DEEP)
def test_hostile_settings_are_refused_in_one_line(name: str, folder: Path) -> None:
    (folder / "dialogue.toml").write_text(DEEP[name], encoding="utf-8")
    (ran,) = run(("show", "plain.txt"), cwd=folder)
    held(ran)
    assert ran.code == 2, ran


CLIMBING = (
    "../evil", "/abs/evil", "..", ".", ".hidden", "a/b", "a\\b", "C:evil", "con\x00", "-rf", "a" * 300, "a\nb", "~root",
    "reef@2", "a#b", "\u202eevil", "\u2025/evil", "caf\u0065\u0301", " ", "*", "$(touch owned)", "`touch owned`",
    "corpus.toml/..",
)  # fmt: skip


def files_of(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


@pytest.mark.parametrize("name", CLIMBING, ids=ascii)
def test_no_name_of_a_series_leads_out_of_the_corpus(name: str, folder: Path) -> None:
    before = {path for path in files_of(folder.parent) if not path.startswith("work/corpus")}
    escaped = "".join(f"\\u{ord(char):04x}" for char in name)
    for key in ("series", "id", "title", "date", "source"):
        text = f'+++\n{key} = "{escaped}"\n+++\n{TEXT}'
        (folder / "plain.txt").write_text(text, encoding="utf-8")
        typed = ("--series", name.replace("\x00", "")) if key == "series" else ("--series", "reef")
        base = ("corpus", "add", "plain.txt", "--corpus", "corpus")
        commands = [base, (*base, *typed), ("corpus", "verify", "--corpus", "corpus")]
        for ran in run(*commands, cwd=folder):
            held(ran)
    after = {path for path in files_of(folder.parent) if not path.startswith("work/corpus")}
    assert after == before
    written = [path for path in (folder / "corpus").rglob("*") if path.suffix == ".md"]
    assert all(path.resolve().is_relative_to(folder / "corpus") for path in written)


def test_what_lies_outside_a_corpus_is_never_read_through_it(folder: Path) -> None:
    corpus, secret = folder / "corpus", folder.parent / "secret.txt"
    (ran,) = run(("corpus", "add", "plain.txt", "--series", "reef", "--corpus", "corpus"), cwd=folder)
    assert ran.code == 0, ran
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "2020-01-01_01.md").write_text(f"{TEXT}{SECRET}\n", encoding="utf-8")
    reef = corpus / "reef"
    (reef / "2020-01-01_01.md").symlink_to(secret)
    (reef / "2020-01-02_02.md").symlink_to("/dev/zero")
    (reef / "2020-01-03_03.md").symlink_to("2020-01-03_03.md")
    os.mkfifo(reef / "2020-01-04_04.md")
    (reef / "2020-01-05_05.md").mkdir()
    _sparse(reef / "2020-01-06_06.md")
    (corpus / "away").symlink_to(outside)
    (corpus / "round").symlink_to(".")
    (reef / "round").symlink_to("..")
    (corpus / "verdicts").symlink_to(outside)
    at = ("--corpus", "corpus")
    commands = [
        ("corpus", "list", *at), ("corpus", "show", "reef", *at), ("corpus", "show", "away", *at), ("corpus",
        "verify", *at),
        ("corpus", "reindex", *at), ("search", SECRET, *at), ("search", "reefs", *at), ("track", "reef", *at),
        ("corpus", "export", *at), ("show", "away@1", *at), ("show", "reef@2020-01-01", *at), ("diff", "reef", *at),
        ("corpus", "verify", "--accept", *at), ("corpus", "remove", "away@1", *at), ("themes", "reef", *at),
    ]  # fmt: skip
    for ran in run(*commands, cwd=folder, env=WAIT):
        if ran.words[:2] == ("corpus", "reindex"):
            assert ran.code == 0, ran
        held(ran)
        assert SECRET.encode() not in ran.out.replace(f'"{SECRET}"'.encode(), b""), ran.words
    assert (outside / "2020-01-01_01.md").exists() and secret.read_text(encoding="utf-8") == SECRET


def test_a_killed_clock_is_a_setting(folder: Path) -> None:
    """``limits.seconds`` ends a command that waits."""
    os.mkfifo(folder / "pipe")
    [slow] = run(("diff", "plain.txt", "pipe"), cwd=folder, env={"DIALOGUE_LIMITS_SECONDS": "1"})
    held(slow)
    assert slow.code == 2 and "limits.seconds" in slow.err


def test_memory_is_a_setting(tmp_path: Path) -> None:
    """Under one ``limits.memory`` a short text is shown and a very long one refused, in one line that names it."""
    environment = {**os.environ, "DIALOGUE_LIMITS_MEMORY": "150"}
    done = []
    for name, lines in (("short.md", 20), ("long.md", 60_000)):
        text = "\n".join(f"We will fund reef number {number} by 2031." for number in range(lines))
        (tmp_path / name).write_text(text, encoding="utf-8")
        call = [sys.executable, "-m", "dialogue_cli", "show", name, "-f", "json"]
        done.append(subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, check=False))
    short, long = done
    assert (short.returncode, short.stderr) == (0, b"")
    assert (long.returncode, long.stdout) == (2, b"")
    assert b"limits.memory" in long.stderr and long.stderr.count(b"\n") == 1
