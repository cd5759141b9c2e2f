"""Many pairs at once: the same files however the work was spread, and nothing overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue_cli.cli.all_pairs import run, tasks_for
from dialogue_cli.cli.main import main
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import DialogueError
from support import CORPUS

SETTINGS = Settings(corpus=str(CORPUS))


def rendered(folder: Path, **how: object) -> dict[str, bytes]:
    tasks = tasks_for(["reef-dialogue"], "json", SETTINGS)
    return {path.name: path.read_bytes() for path in run(tasks, folder, SETTINGS, **how)}  # type: ignore[arg-type]


def test_each_statement_meets_the_next(tmp_path):
    files = rendered(tmp_path, backend="serial")
    assert len(files) == 4
    assert sorted(files) == list(files)


def test_processes_give_what_the_serial_run_gives(tmp_path):
    pytest.importorskip("joblib", reason="joblib is not installed: pip install 'dialogue-cli[cluster]'")
    assert rendered(tmp_path / "a", backend="serial") == rendered(tmp_path / "b", backend="processes", jobs=2)


def test_a_local_cluster_gives_what_the_serial_run_gives(tmp_path):
    distributed = pytest.importorskip(
        "distributed", reason="Dask is not installed: pip install 'dialogue-cli[cluster]'"
    )
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        spread = rendered(tmp_path / "b", backend="dask", scheduler=cluster.scheduler_address)
    assert rendered(tmp_path / "a", backend="serial") == spread


def test_nothing_is_overwritten_unasked(tmp_path):
    rendered(tmp_path, backend="serial")
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    with pytest.raises(DialogueError, match="exist already"):
        rendered(tmp_path, backend="serial")
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    assert rendered(tmp_path, backend="serial", force=True)


def test_an_unknown_backend_is_named(tmp_path):
    with pytest.raises(DialogueError, match="no such backend: threads"):
        rendered(tmp_path, backend="threads")


def test_the_command_prints_the_files(tmp_path, capsys):
    folder = tmp_path / "out"
    call = ["report", "reef-dialogue", "--all-pairs", "-o", str(folder), "-f", "markdown", "--backend", "serial"]
    assert main([*call, "--corpus", str(CORPUS)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(path) for path in sorted(folder.iterdir())]
