"""Every hostile document through the commands: read or refused in one line, in bounded memory, nothing else read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_making import DOCUMENTS, OPENING, SECRET
from hostile_running import held, run

#: Limits so low that a small file passes them; that each does what it says is what is tested, not how long a lot takes.
LOW = {"DIALOGUE_LIMITS_UNITS": "2000", "DIALOGUE_LIMITS_ELEMENTS": "10000", "NO_COLOR": "1"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "work"
    place.mkdir()
    (place / "plain.txt").write_text(f"{OPENING}We will act on reefs by 2030.\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return place


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_read_or_refused(name: str, folder: Path) -> None:
    file, made, word = DOCUMENTS[name]
    (folder / file).write_bytes(made(folder.parent / "secret.txt"))
    before = {path for path in folder.parent.rglob("*") if "corpus" not in path.parts}
    add = ("corpus", "add", file, "--series", "reef", "--date", "2024-05-01", "--corpus", "corpus")
    commands = [("show", file), ("diff", "plain.txt", file), add]
    if not word:
        commands += [("show", file, "-f", "json"), ("diff", file, "plain.txt", "-f", "html"),
                     ("commitments", file, "-f", "csv"), ("search", "act", "--corpus", "corpus")]  # fmt: skip
    if "million" in name:
        commands = commands[:1]
    for ran in run(*commands, cwd=folder, env=LOW):
        held(ran)
        assert SECRET.encode() not in ran.out and SECRET not in ran.err, ran.words
        if word:
            assert ran.code == 2 and word in ran.err, ran.err
    assert {path for path in folder.parent.rglob("*") if "corpus" not in path.parts} == before
