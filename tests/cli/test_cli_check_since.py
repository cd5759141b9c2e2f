"""``check --since REV`` over the files of a commit: what a pre-commit hook runs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from dialogue_cli.cli.main import main
from support import CORPUS

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
SERIES = CORPUS / "reef-dialogue"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two committed statements; the first one's pledge is weakened in the work tree, a third file is new."""
    for name in ("2019-05-14_01.md", "2020-10-06_02.md"):
        shutil.copy(SERIES / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    for words in ("init -q", "config user.name a", "config user.email a@example.org", "add -A", "commit -q -m first"):
        subprocess.run(["git", *words.split()], check=True)
    first = tmp_path / "2019-05-14_01.md"
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("will exchange catch data", "intend to exchange catch data"), encoding="utf-8")
    shutil.copy(SERIES / "2022-03-22_03.md", tmp_path)
    return tmp_path


def test_each_file_meets_itself(repository, capsys):
    files = ["2019-05-14_01.md", "2020-10-06_02.md", "2022-03-22_03.md"]
    assert main(["check", *files, "--since", "HEAD", "--fail-on", "dropped,weakened"]) == 1
    told = capsys.readouterr()
    assert "exchange catch data" in told.out
    assert "2022-03-22_03.md: not in HEAD" in told.err


def test_one_file_meets_itself(repository, capsys):
    assert main(["check", "2019-05-14_01.md", "--since", "HEAD", "--fail-on", "weakened"]) == 1
    assert main(["check", "2020-10-06_02.md", "--since", "HEAD", "--fail-on", "weakened"]) == 0
    capsys.readouterr()


def test_an_unknown_revision_never_passes(repository, capsys):
    files = ["2019-05-14_01.md", "2020-10-06_02.md"]
    assert main(["check", *files, "--since", "no-such-branch", "--fail-on", "weakened"]) == 2
    assert capsys.readouterr().err.startswith("dialogue: no-such-branch: is no date, and git knows no such revision")
