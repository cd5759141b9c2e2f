"""Every command in docs/corpus.md and docs/search.md runs, in order, and prints what the page says.

Set DIALOGUE_WRITE_DOCS=1 to write the pages anew from what the commands print.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dialogue_cli.corpus.catalogue import parse_catalogue
from dialogue_cli.corpus.search import SORTS
from support import REPOSITORY

PAGES = ("corpus.md", "search.md")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
TIDE = """Joint Statement of the Second Meeting of the Tide Dialogue

The ministers met in Port Elan on May 4-5, 2021.

Fishing

We intend to:
- share data on tides;
- open two ports.

The ministers thanked the hosts.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns(".dialogue-*"))
    (tmp_path / "tide.txt").write_text(TIDE, encoding="utf-8")
    return tmp_path


def output_of(command: str, place: Path) -> str:
    words = shlex.split(command)
    program = [sys.executable, "-m", "dialogue_cli"] if words[0] == "dialogue" else [words[0]]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    done = subprocess.run(
        [*program, *words[1:]], cwd=place, capture_output=True, text=True, check=False, timeout=120, env=env
    )
    said = (done.stdout + done.stderr).replace(str(place) + "/", "")
    return said.replace(date.today().isoformat(), "2026-11-25")


def run_block(block: str, place: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{output_of(command[2:], place)}" for command in commands)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_s_commands_print_what_it_says(name: str, place: Path) -> None:
    page = REPOSITORY / "docs" / name
    text = page.read_text(encoding="utf-8")
    blocks = [found[1] for found in BLOCK.finditer(text)]
    assert len(blocks) >= 6
    now = [run_block(block, place) for block in blocks]
    if os.environ.get("DIALOGUE_WRITE_DOCS") == "1":
        for old, new in zip(blocks, now, strict=True):
            text = text.replace(f"```console\n{old}```", f"```console\n{new}```")
        page.write_text(text, encoding="utf-8")
        return
    assert now == blocks


def test_the_catalogue_of_the_page_can_be_read() -> None:
    (text,) = re.findall(
        r"```toml\n(.*?)```", (REPOSITORY / "docs" / "corpus.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert [page.series for page in parse_catalogue(text)] == ["tide-dialogue"]


def test_every_sort_is_explained() -> None:
    text = (REPOSITORY / "docs" / "search.md").read_text(encoding="utf-8")
    assert all(f"`{sort}`" in text or f"--sort {sort}" in text for sort in SORTS if sort != "text")


def test_hits_fit_their_schema(place: Path) -> None:
    import jsonschema

    schema = json.loads((REPOSITORY / "src/dialogue_cli/data/hits.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for query in ("reef", "reef will", "'defense OR programs' --sort rank", "nonesuch", "'enviroment' --fuzzy"):
        printed = output_of(f"dialogue search {query} --format json --quiet", place)
        found = json.loads(printed.rpartition("}\n")[0] + "}")
        jsonschema.Draft202012Validator(schema).validate(found)
        assert found["hits"] or query == "nonesuch"
    counted = json.loads(output_of("dialogue search reef --count --format json", place))
    assert counted["schema"] == "dialogue-hit-counts/1" and sum(row["hits"] for row in counted["counts"]) > 20
