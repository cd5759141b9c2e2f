"""The index: fresh without work, brought up to date by what changed, thrown away when broken; and it says so."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from corpus_making import Listening, put
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_cli.corpus import fill, plan
from dialogue_cli.corpus.index import APPLICATION, VERSION, open_index
from dialogue_cli.corpus.locate import INDEX_NAME, Corpus
from dialogue_cli.corpus.query import parse
from dialogue_cli.corpus.search import search
from dialogue_cli.errors import CorpusError

OLD = 1_600_000_000  # seconds: long ago, so that a file's time can be trusted at once


def settle(root: Path) -> None:
    """Make every file look as if it had been written long ago."""
    for path in root.glob("*/*.md"):
        os.utime(path, (OLD, OLD))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    for number in range(1, 5):
        put(tmp_path, "reef", f"202{number}-01-0{number}_0{number}", [f"Meeting {number} met.", "We will fish."])
    settle(tmp_path)
    return Corpus(tmp_path, "option")


def units(corpus: Corpus, ear: Listening, query: str = "met OR fish", tags: str = "one") -> list[str]:
    with open_index(corpus, ear.maker(tags)) as index:
        return [f"{hit.statement}#{hit.unit}" for hit in search(index, parse(query))]


def test_a_fresh_index_reads_no_file(corpus: Corpus) -> None:
    ear = Listening()
    first = units(corpus, ear)
    assert len(ear.read) == 4 and len(first) == 8
    ear.read.clear()
    assert units(corpus, ear) == first and ear.read == [] and ear.said == []


def test_only_what_changed_is_read_again(corpus: Corpus) -> None:
    ear = Listening()
    units(corpus, ear)
    ear.read.clear()
    put(corpus.root, "reef", "2022-01-02_02", ["Another text met."], meeting=2)
    put(corpus.root, "reef", "2022-06-06_09", ["In between we met."])
    (corpus.root / "reef" / "2024-01-04_04.md").unlink()
    assert units(corpus, ear, "met") == ["reef@1#s1", "reef@2#s1", "reef@9#s1", "reef@3#s1"]
    assert sorted(ear.read) == ["2022-01-02_02", "2022-06-06_09"]


def test_a_touched_file_is_hashed_but_not_read(corpus: Corpus) -> None:
    ear = Listening()
    units(corpus, ear)
    ear.read.clear()
    os.utime(corpus.root / "reef" / "2022-01-02_02.md", (OLD + 5, OLD + 5))
    units(corpus, ear)
    assert ear.read == []


def test_a_change_within_the_clock_s_tick_is_seen(corpus: Corpus) -> None:
    """Same size, same time, other words: only the hash tells."""
    ear = Listening()
    path = put(corpus.root, "reef", "2022-01-02_02", ["Wolves met."])
    units(corpus, ear)
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Wolves", "Whales"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert units(corpus, ear, "whales") == ["reef@2#s1"]


def test_a_clock_set_back_loses_nothing(corpus: Corpus) -> None:
    ear = Listening()
    units(corpus, ear)
    path = put(corpus.root, "reef", "2022-01-02_02", ["Whales met again."])
    os.utime(path, (OLD - 10_000, OLD - 10_000))
    assert units(corpus, ear, "whales") == ["reef@2#s1"]


def test_other_word_lists_read_everything_again(corpus: Corpus) -> None:
    ear = Listening()
    units(corpus, ear)
    ear.read.clear()
    units(corpus, ear, tags="two")
    assert len(ear.read) == 4


def test_an_unreadable_file_is_told_and_hides_no_other(corpus: Corpus) -> None:
    put(corpus.root, "reef", "2023-01-03_03", ["UNREADABLE"])
    with open_index(corpus, Listening().maker()) as index:
        assert [Path(path).stem for path, _ in index.refresh.faults] == ["2023-01-03_03"]
        assert len(list(search(index, parse("met")))) == 3


def test_units_are_found_in_the_order_of_the_corpus(corpus: Corpus) -> None:
    """Whatever was added when, hits without a sort come by series and date."""
    ear = Listening()
    for stem in ("2023-05-05_07", "2019-01-01_08", "2023-05-04_06"):
        put(corpus.root, "reef", stem, ["We met."])
        units(corpus, ear)
    put(corpus.root, "alpha", "2020-01-01", ["We met."])
    assert units(corpus, ear, "met") == [
        "alpha@2020-01-01#s1", "reef@8#s1", "reef@1#s1", "reef@2#s1", "reef@3#s1", "reef@6#s1", "reef@7#s1", "reef@4#s1"
    ]  # fmt: skip


def test_without_room_between_neighbours_all_are_numbered_anew(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "GAP", 2)
    ear = Listening()
    units(corpus, ear)
    for day in range(10, 20):
        put(corpus.root, "reef", f"2022-06-{day}", ["We met."])
        units(corpus, ear)
    assert len(units(corpus, ear, "met")) == 14 and len(set(ear.read)) == 14


DAMAGE = {
    "newer version": (lambda path: run(path, f"PRAGMA user_version = {VERSION + 1}"), "newer version"),
    "older version": (lambda path: run(path, f"PRAGMA user_version = {VERSION - 1}"), "older version"),
    "another program's": (lambda path: replace(path, b""), None),
    "other tables": (lambda path: run(path, "PRAGMA application_id = 1"), "not made by dialogue"),
    "no database": (lambda path: replace(path, b"nothing of the kind" * 500), "damaged"),
    "cut short": (lambda path: replace(path, path.read_bytes()[:5000]), "damaged"),
    "head scribbled over": (lambda path: replace(path, b"\0" * 300 + path.read_bytes()[300:]), "damaged"),
    "a table gone": (lambda path: run(path, "DROP TABLE meta"), "damaged"),
    "words gone": (lambda path: run(path, "DROP TABLE words_data"), "damaged"),
}


def run(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA writable_schema = ON")
    if sql.startswith("DROP TABLE words_data"):
        db.execute("DELETE FROM sqlite_master WHERE name = 'words_data'")
    else:
        db.execute(sql)
    db.commit()
    db.close()


def replace(path: Path, data: bytes) -> None:
    for leftover in path.parent.glob(f"{path.name}-[ws]*"):
        if not leftover.name.endswith(".lock"):
            leftover.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=DAMAGE)
def test_a_broken_index_is_rebuilt_with_a_word(corpus: Corpus, damage, said: str | None) -> None:  # type: ignore[no-untyped-def]
    ear = Listening()
    first = units(corpus, ear)
    damage(corpus.root / INDEX_NAME)
    try:
        again = units(corpus, ear)
    except sqlite3.DatabaseError:  # found only while searching: the command rebuilds then
        with open_index(corpus, ear.maker(), rebuild=True) as index:
            again = [f"{hit.statement}#{hit.unit}" for hit in search(index, parse("met OR fish"))]
        ear.said.append("damaged")
    assert again == first
    assert not said or any(said in sentence for sentence in ear.said)


def test_the_index_says_what_it_is(corpus: Corpus) -> None:
    units(corpus, Listening())
    db = sqlite3.connect(corpus.root / INDEX_NAME)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
    db.close()


def test_where_nothing_can_be_written_the_index_is_in_memory(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = corpus.root / "blocker"
    blocker.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocker))
    ear = Listening()
    assert len(units(Corpus(corpus.root, "shipped", writable=False), ear)) == 8
    assert "made for this command only" in ear.said[0]
    assert not (corpus.root / INDEX_NAME).exists()


def test_a_full_disk_is_no_reason_to_find_nothing(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fill.add

    def full(db: sqlite3.Connection, *args: object, **kwargs: object) -> None:
        if db.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("database or disk is full")
        real(db, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(fill, "add", full)
    ear = Listening()
    assert len(units(corpus, ear)) == 8
    assert "disk is full" in ear.said[0]


def test_an_absent_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError), open_index(Corpus(tmp_path / "none", "option"), Listening().maker()):
        pass


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["put", "edit", "remove"])), max_size=8))
def test_however_files_came_the_index_is_that_of_a_fresh_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """The slow twin: a new index over the same files finds the same."""
    root = tmp_path_factory.mktemp("twin")
    corpus, ear = Corpus(root, "option"), Listening()
    for number, (name, step) in enumerate(steps):
        path = root / "reef" / f"2020-01-0{'abcdef'.index(name) + 1}.md"
        if step == "remove":
            path.unlink(missing_ok=True)
        else:
            put(root, "reef", path.stem, [f"We met {step} {number}.", "Fish."])
        units(corpus, ear)
    grown = units(corpus, ear)
    assert grown == units(Corpus(root, "option"), ear)
    shutil.rmtree(root / INDEX_NAME, ignore_errors=True)
    for leftover in root.glob(".dialogue-*"):
        leftover.unlink()
    assert grown == units(corpus, Listening())
