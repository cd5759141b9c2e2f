"""Which corpus is meant, and where its index may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue_cli.corpus.locate import INDEX_NAME, Corpus, cached_index, find_corpus
from dialogue_cli.errors import CorpusError


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    root = tmp_path / "project" / "corpus"
    root.mkdir(parents=True)
    (root / "corpus.toml").write_text('schema = "dialogue-corpus/1"\n', encoding="utf-8")
    return root


def test_a_named_directory_wins(marked: Path, tmp_path: Path) -> None:
    found = find_corpus(tmp_path, environ={"DIALOGUE_CORPUS": str(marked)}, start=marked)
    assert (found.root, found.origin) == (tmp_path, "option")


def test_then_the_environment(marked: Path, tmp_path: Path) -> None:
    found = find_corpus(None, environ={"DIALOGUE_CORPUS": str(marked)}, start=tmp_path)
    assert (found.root, found.origin) == (marked, "environment")


@pytest.mark.parametrize("below", [".", "deep/er", "corpus"])
def test_then_the_nearest_upwards(marked: Path, below: str) -> None:
    start = marked.parent / below
    start.mkdir(parents=True, exist_ok=True)
    found = find_corpus(None, environ={}, start=start)
    assert (found.root, found.origin, found.writable) == (marked, "nearest", True)


def test_an_unmarked_folder_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    found = find_corpus(None, environ={}, start=tmp_path)
    assert found.origin == "shipped" and not found.writable and (found.root / "corpus.toml").is_file()


def test_an_absent_directory_is_an_error_unless_it_will_be_made(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such corpus"):
        find_corpus(tmp_path / "none", environ={})
    assert find_corpus(tmp_path / "none", environ={}, create=True).root == tmp_path / "none"


def test_a_file_is_not_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="is a file"):
        find_corpus(None, environ={"DIALOGUE_CORPUS": str(tmp_path / "file")}, create=True)


def test_the_index_of_a_read_only_corpus_is_in_the_cache(marked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(marked.parent / "cache"))
    assert Corpus(marked, "option").index_path == marked / INDEX_NAME
    away = Corpus(marked, "shipped", writable=False).index_path
    assert away == cached_index(marked, {"XDG_CACHE_HOME": str(marked.parent / "cache")})
    assert marked.parent / "cache" in away.parents
