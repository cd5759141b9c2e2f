"""The example texts are the corpus's own statements in another dress: reading takes the dress off."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue_cli.sources.read import parse_bytes, read_source
from dialogue_cli.statement.build import build_statement
from support import CORPUS, REPOSITORY

TEXTS = REPOSITORY / "examples" / "texts"
PAIRS = {
    "reef-4-pasted.txt": "2023-06-13_04.md",
    "reef-2-plain.txt": "2020-10-06_02.md",
    "reef-3-page.html": "2022-03-22_03.md",
}
DRESSES = {
    "as it is": lambda text: text.encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "lines end as in Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "no line end at the end": lambda text: text.rstrip("\n").encode(),
    "spaces at line ends": lambda text: text.replace("\n", "  \n").encode(),
}


def test_every_example_text_has_its_statement() -> None:
    """A text that nothing is compared with is an orphan."""
    assert {path.name for path in TEXTS.glob("reef-*")} == set(PAIRS)


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("name", PAIRS)
def test_noise_is_no_change(name: str, dress: str) -> None:
    """Kinds and texts of the units are those of the corpus file, whatever the encoding and the line ends."""
    data = DRESSES[dress]((TEXTS / name).read_text(encoding="utf-8"))
    read = build_statement(parse_bytes(data, name=name))
    own = build_statement(read_source(str(CORPUS / "reef-dialogue" / PAIRS[name])))
    assert [(unit.kind, unit.text) for unit in read.units] == [(unit.kind, unit.text) for unit in own.units]


def test_the_pasted_text_really_is_dirty() -> None:
    """Nobody can tidy the example by accident: the noise that it stands for is still in it."""
    text = Path(TEXTS / "reef-4-pasted.txt").read_text(encoding="utf-8")
    for mark in ("\u00a0", "\u00ad", "\u2019", "\u2022", "originally published at", "first appeared on", "\\###"):
        assert mark in text, repr(mark)
