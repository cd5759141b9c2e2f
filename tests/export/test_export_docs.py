"""Pages that are written from data are as the data are; the citation is whole; the afternoons run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml
from benchmarks import codebook, confusion, export_docs

import dialogue_cli
from dialogue_cli.report.export import TABLES, columns_of
from support import CORPUS, REPOSITORY

EXAMPLES = REPOSITORY / "examples"


def test_the_codebook_is_that_of_the_lists():
    """Run ``python -m benchmarks.codebook`` after a change to the word lists."""
    assert codebook.PAGE.read_text(encoding="utf-8") == codebook.page(), "stale: python -m benchmarks.codebook"


def test_the_codebook_has_every_entry():
    page = codebook.PAGE.read_text(encoding="utf-8")
    for name in (*codebook.COMMITMENTS, *codebook.POSITIONS):
        lists = tomllib.loads(codebook.read_text(name))
        for key, table in lists.items():
            if isinstance(table, dict) and key not in codebook.NO_ENTRIES:
                assert all(f"`{pattern.replace('|', chr(92) + '|')}`" in page for pattern in table), (name, key)


def test_the_page_on_exports_has_todays_columns():
    """Run ``python -m benchmarks.export_docs`` after a change to the columns."""
    now = export_docs.PAGE.read_text(encoding="utf-8")
    assert now == export_docs.page(now), "stale: python -m benchmarks.export_docs"
    for table in TABLES.values():
        assert all(f"| `{column.name}` | {column.type} |" in now for column in columns_of(table))


def test_a_confusion_table_says_what_is_right():
    """Rows without cases are left out; one side pledging is right where the tool says so in any of its words."""
    counts = Counter({("same", "same"): 3, ("same", "weakened"): 1, ("one-sided", "new"): 1, ("one-sided", "same"): 1})
    lines = confusion.table(counts, ("same", "weakened", "one-sided"), ("same", "weakened", "new", "dropped", "none"))
    assert lines[2:-1] == ["| same | 3 | 1 | . | . | . | 4 | 0.750 |", "| one-sided | 1 | . | 1 | . | . | 2 | 0.500 |"]


def test_the_page_on_method_carries_its_figures():
    page = (REPOSITORY / "docs" / "method.md").read_text(encoding="utf-8")
    inside = page.split(confusion.START)[1].split(confusion.END)[0]
    assert all(f"### {part}" in inside for part in ("Alignment", "Commitments", "Shifts", "Positions"))
    assert "weights sha256 " in inside


def test_the_citation_names_this_version():
    cited = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == dialogue_cli.__version__
    assert {"cff-version", "message", "title", "authors", "license", "type"} <= set(cited)


def test_commands_in_the_pages_exist():
    """Each line of a code block that calls the program names a command and options that it has."""
    from dialogue_cli.cli.lazy import load
    from dialogue_cli.cli.main import COMMANDS

    for name in ("export.md", "method.md"):
        text = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")
        for line in re.findall(r"^dialogue (.+?)(?:\s+#.*)?$", text, re.MULTILINE):
            words = line.split()
            options = {option for param in load(words[0], COMMANDS).params for option in param.opts}
            used = {word.partition("=")[0] for word in words[1:] if word.startswith("-")}
            assert used <= options | {"-"}, line


def run(script: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DIALOGUE": f"{sys.executable} -m dialogue_cli",
        "PYTHON": sys.executable,
        "DIALOGUE_CORPUS": str(CORPUS),
        "NO_COLOR": "1",
    }
    shell = shutil.which("sh") or pytest.skip("needs a shell")
    return subprocess.run(
        [shell, str(EXAMPLES / script), *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def test_the_journalists_afternoon(tmp_path):
    pytest.importorskip("matplotlib")
    done = run("journalist.sh", tmp_path, "reef-dialogue", "out")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    made = {path.name: path.stat().st_size for path in (tmp_path / "out").iterdir()}
    assert {"in-a-row.html", "commitments.csv", "themes.csv", "shifts.csv", "latest.txt"} <= set(made)
    assert {"commitments.svg", "themes.svg", "threads.png"} <= set(made)
    assert all(made.values())
    assert "4 comparisons in a row" in done.stdout


def test_the_researchers_afternoon(tmp_path):
    pytest.importorskip("arro3.io")
    done = run("researcher.sh", tmp_path, "reef-dialogue", "out")
    assert done.returncode == 0, done.stderr
    out = tmp_path / "out"
    for table in TABLES:
        assert (out / f"{table}.csv").stat().st_size
        assert (out / f"{table}.parquet").stat().st_size
    assert len((out / "rates.txt").read_text().splitlines()) == 6
    reasons = sorted((out / "reasons").iterdir())
    losses = (out / "losses.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(reasons) == len(losses) - 1 > 0
    assert "kappa" in (out / "agreement.txt").read_text()
    pinned = tomllib.loads((out / "dialogue.toml").read_text())
    assert len(pinned["lexicon_sha256"]) == len(pinned["weights_sha256"]) == 64


def test_a_pinned_folder_refuses_other_lists(tmp_path):
    """What the researcher pinned holds: the same lists pass, a word more is an error."""
    command = [sys.executable, "-m", "dialogue_cli", "export", "reef-dialogue", "-o", "c.csv", "--force"]
    settings = {**os.environ, "DIALOGUE_CORPUS": str(CORPUS)}
    subprocess.run(command, cwd=tmp_path, env=settings, check=True)
    pin = [sys.executable, str(EXAMPLES / "researcher_table.py"), "pin", "c.csv"]
    toml = subprocess.run(pin, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    (tmp_path / "dialogue.toml").write_text(toml)
    subprocess.run(command, cwd=tmp_path, env=settings, check=True)
    own = '[promise]\n"set out to" = { rung = "intend", source = "own" }\n'
    (tmp_path / "own.toml").write_text(own)
    refused = subprocess.run(
        [*command, "--lexicon", "own.toml"], cwd=tmp_path, env=settings, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
