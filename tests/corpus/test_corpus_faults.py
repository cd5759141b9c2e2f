"""Faults as a product: a process killed at every step of what it was doing, then what the next command finds.

``DIALOGUE_KILLS`` raises the number of kills at random moments (20 without it) for a long run.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_making import Listening, put

from dialogue_cli.corpus import index as index_module
from dialogue_cli.corpus.atomic import BESIDE
from dialogue_cli.corpus.entries import all_entries
from dialogue_cli.corpus.index import open_index
from dialogue_cli.corpus.locate import INDEX_NAME, Corpus
from dialogue_cli.corpus.query import parse
from dialogue_cli.corpus.search import search
from dialogue_cli.corpus.store import Added, Store
from dialogue_cli.corpus.verify import verify
from dialogue_cli.errors import CorpusError, DialogueError
from dialogue_cli.sources.read import parse_bytes, read_source
from dialogue_cli.statement.build import build_statement

KILLS = int(os.environ.get("DIALOGUE_KILLS", "20"))
MOST_STEPS = 400
TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "sqlite3.connect", "fcntl.flock"}


def statement(number: int) -> bytes:
    lines = "\n".join(f"We will do thing {number} times {line}." for line in range(40))
    return (
        f"Joint Statement of the Tide Dialogue, number {number}\n\nWe met on May {number}, 2021.\n\n{lines}\n".encode()
    )


def add(root: Path, number: int) -> None:
    source = parse_bytes(statement(number), name=f"{number}.txt")
    Store(Corpus(root, "option")).add(source, {"series": "tide", "meeting": number, "date": f"2021-05-{number:02d}"})


def findings(root: Path) -> tuple[object, ...]:
    return verify(Corpus(root, "option"), lambda entry: build_statement(read_source(str(entry.path)))).findings


def in_child(work: Callable[[], None], *, prepare: Callable[[], None]) -> int:
    """Run in a forked process; returns the signal that ended it, 0 where it came to its end, -1 for an exception."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            prepare()
            work()
            code = 0
        except BaseException:
            code = 98
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status)
    return 0 if os.WEXITSTATUS(status) == 0 else -1


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_touch(step: int) -> Callable[[], None]:
    """Kill at the step-th time that the file system is touched: the audit event comes before the deed."""

    def prepare() -> None:
        seen = 0

        def hook(event: str, _: object) -> None:
            nonlocal seen
            if event in TOUCHES:
                seen += 1
                if seen == step:
                    die()

        sys.addaudithook(hook)

    return prepare


def at_statement(step: int) -> Callable[[], None]:
    """Kill at the step-th SQL statement of the index."""

    def prepare() -> None:
        real, seen = index_module.connect, 0

        def count(_: str) -> None:
            nonlocal seen
            seen += 1
            if seen == step:
                die()

        def connect(path: str) -> sqlite3.Connection:
            db = real(path)
            db.set_trace_callback(count)
            return db

        index_module.connect = connect

    return prepare


@pytest.fixture
def root(tmp_path: Path) -> Path:
    add(tmp_path, 1)
    add(tmp_path, 2)
    return tmp_path


def test_killed_at_every_touch_of_add_the_corpus_is_whole(root: Path) -> None:
    """Before each kill the corpus has two statements; after it two or three, and nothing else is ever seen."""
    backup = root.parent / "backup"
    shutil.copytree(root, backup)
    whole = 0
    for step in range(1, MOST_STEPS):
        ended = in_child(lambda: add(root, 3), prepare=at_touch(step))
        held = all_entries(Corpus(root, "option"))
        assert len(held) in {2, 3} and findings(root) == ()
        add(root, 4)  # the next command works, and sweeps up what lay beside
        assert not list(root.glob(f"{BESIDE}*")) and len(all_entries(Corpus(root, "option"))) == len(held) + 1
        shutil.rmtree(root)
        shutil.copytree(backup, root)
        if ended == 0:
            whole = step
            break
    assert whole > 10, "the kills reached every step and then one run came to its end"


def test_killed_at_every_touch_of_the_first_add_the_corpus_is_whole(tmp_path: Path) -> None:
    for step in range(1, MOST_STEPS):
        root = tmp_path / f"corpus-{step}"
        ended = in_child(lambda root=root: add(root, 1), prepare=at_touch(step))  # type: ignore[misc]
        if root.exists():
            assert findings(root) == ()
        add(root, 1)
        assert [entry.stem for entry in all_entries(Corpus(root, "option"))] == ["2021-05-01_01"]
        if ended == 0:
            return
    pytest.fail("no run came to its end")


def found(root: Path) -> list[str]:
    with open_index(Corpus(root, "option"), Listening().maker()) as index:
        return [hit.reference for hit in search(index, parse("met OR fish"))]


@pytest.mark.parametrize("kill", [at_touch, at_statement], ids=["touch", "sql"])
def test_killed_at_every_step_of_indexing_the_next_search_finds_all(
    tmp_path: Path, kill: Callable[[int], Callable[[], None]]
) -> None:
    for number in range(1, 4):
        put(tmp_path, "reef", f"2021-01-0{number}_0{number}", ["We met.", "We will fish."], meeting=number)
    for step in range(1, MOST_STEPS):
        ended = in_child(lambda: found(tmp_path) and None, prepare=kill(step))
        assert found(tmp_path) == [f"reef@{number}#s{unit}" for number in (1, 2, 3) for unit in (1, 2)]
        for leftover in tmp_path.glob(f"{INDEX_NAME}*"):
            leftover.unlink()
        if ended == 0:
            assert step > 5
            return
    pytest.fail("no run came to its end")


def test_what_a_killed_writer_of_the_index_left_to_undo_is_no_damage(tmp_path: Path) -> None:
    """Its journal is played back by whoever may write; looking at the index alone must not."""
    put(tmp_path, "reef", "2021-01-01_01", ["We met."], meeting=1)
    writer = sqlite3.connect(tmp_path / "elsewhere", isolation_level=None)
    for order in ("PRAGMA cache_size = 2", "CREATE TABLE t (x)", "INSERT INTO t VALUES (randomblob(200000))",
                  "BEGIN IMMEDIATE", "UPDATE t SET x = randomblob(200000)"):  # fmt: skip
        writer.execute(order)
    for ending in ("", "-journal"):
        shutil.copy(tmp_path / f"elsewhere{ending}", tmp_path / f"{INDEX_NAME}{ending}")
    writer.close()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        sqlite3.connect(f"file:{tmp_path / INDEX_NAME}?mode=ro", uri=True).execute("PRAGMA quick_check(1)")
    assert [getattr(finding, "kind", "") for finding in findings(tmp_path)] == []


LOOP = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from test_corpus_faults import add, found
root, first = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for number in range(first, 10_000):
    add(root, number % 28 + 1)
    found(root)
    (root / "tide" / f"2021-05-{{number % 28 + 1:02d}}_{{number % 28 + 1:02d}}.md").unlink()
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_corpus_and_its_index_are_whole(tmp_path: Path) -> None:
    """A process that adds, indexes and removes without pause, killed again and again."""
    add(tmp_path, 30)
    chance = random.Random(7)
    program = LOOP.format(path=sys.path)
    for kill in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path), str(kill * 3)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout and child.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.15)
        child.kill()
        child.wait()
        child.stdout.close()
        left = [finding for finding in findings(tmp_path) if getattr(finding, "kind", "") != "gap"]
        assert left == []
        held = all_entries(Corpus(tmp_path, "option"))
        with open_index(Corpus(tmp_path, "option"), Listening().maker()) as index:
            assert index.db.execute("SELECT count(*) FROM statement").fetchone()[0] == len(held)
            assert len({hit.statement for hit in search(index, parse("thing"))}) == len(held)
            assert index.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def run_all(commands: list[list[str]]) -> list[subprocess.CompletedProcess[str]]:
    base = [sys.executable, "-m", "dialogue_cli", "corpus"]
    running = [
        subprocess.Popen([*base, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for words in commands
    ]
    done = []
    for process in running:
        out, err = process.communicate(timeout=120)
        done.append(subprocess.CompletedProcess(process.args, process.returncode, out, err))
    return done


@pytest.mark.slow
def test_ten_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Ten different statements and the same one twice; a reader indexes meanwhile."""
    root = tmp_path / "corpus"
    commands = []
    for number in (*range(1, 11), 5):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(statement(number))
        meta = ["--series", "tide", "--meeting", str(number), "--date", f"2021-05-{number:02d}"]
        commands.append(["add", str(path), *meta, "--corpus", str(root)])
    done = run_all(commands)
    assert sorted(process.returncode for process in done) == [0] * 10 + [1], [p.stderr for p in done]
    assert len(all_entries(Corpus(root, "option"))) == 10 and findings(root) == ()
    assert not list(root.glob(f"{BESIDE}*"))


def test_ten_indexers_at_once_make_one_index(tmp_path: Path) -> None:
    for number in range(1, 8):
        put(tmp_path, "reef", f"2021-01-0{number}_0{number}", ["We met.", "We will fish."], meeting=number)
    children = []
    for _ in range(10):
        child = os.fork()
        if child == 0:
            try:
                os._exit(0 if len(found(tmp_path)) == 14 else 3)
            except BaseException:
                os._exit(4)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 10
    assert len(found(tmp_path)) == 14


def limited(size: int) -> Callable[[], None]:
    """No file may grow beyond so many bytes: the system itself refuses, as a full disk would."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def refused(root: Path) -> None:
    try:
        add(root, 3)
    except CorpusError as fault:
        assert "nothing was changed" in str(fault) or "cannot be written" in str(fault)
        return
    raise AssertionError("it was taken")


@pytest.mark.parametrize("size", [0, 1, 700])
def test_a_full_disk_leaves_all_as_it_was(root: Path, size: int) -> None:
    assert in_child(lambda: refused(root), prepare=limited(size)) == 0
    assert len(all_entries(Corpus(root, "option"))) == 2 and findings(root) == ()
    assert not list(root.glob(f"{BESIDE}*"))
    add(root, 3)
    assert len(all_entries(Corpus(root, "option"))) == 3


@pytest.mark.parametrize("size", [0, 5_000, 40_000])
def test_an_index_on_a_full_disk_is_made_in_memory(tmp_path: Path, size: int) -> None:
    for number in range(1, 4):
        put(tmp_path, "reef", f"2021-01-0{number}_0{number}", ["We met.", "We will fish."], meeting=number)

    def look() -> None:
        assert len(found(tmp_path)) == 6

    assert in_child(look, prepare=limited(size)) == 0
    assert len(found(tmp_path)) == 6


def as_nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def test_a_read_only_directory_is_said_to_be_one_and_is_still_searched() -> None:
    root = Path(tempfile.mkdtemp())
    try:
        add(root, 1)
        for path in (root / "tide", root):
            path.chmod(0o555)
        (root / ".dialogue-corpus.lock").chmod(0o444)

        def look() -> None:
            os.environ["XDG_CACHE_HOME"] = "/proc/none"
            with open_index(Corpus(root, "option"), Listening().maker()) as index:
                assert len(list(search(index, parse("thing")))) == 40

        assert in_child(lambda: refused(root), prepare=as_nobody) == 0
        assert in_child(look, prepare=as_nobody) == 0
        assert findings(root) == ()
    finally:
        for path in (root, root / "tide"):
            path.chmod(0o755)
        shutil.rmtree(root)


def test_a_stale_lock_file_stops_nobody(root: Path) -> None:
    (root / ".dialogue-corpus.lock").write_text("99999", encoding="utf-8")
    assert isinstance(
        Store(Corpus(root, "option")).add(
            parse_bytes(statement(3), name="3.txt"), {"series": "tide", "date": "2021-05-03", "meeting": 3}
        ),
        Added,
    )


def test_a_link_in_the_way_is_not_written_through(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A series that is a link out of the corpus takes nothing in."""
    outside = tmp_path_factory.mktemp("outside")
    (root / "away").symlink_to(outside)
    with pytest.raises(DialogueError):
        Store(Corpus(root, "option")).add(
            parse_bytes(statement(3), name="3.txt"), {"series": "away", "date": "2021-05-03", "meeting": 3}
        )
    assert not list(outside.iterdir())
