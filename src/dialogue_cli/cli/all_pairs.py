"""Every successive pair of a series, each to a file of its own: in turn, on the machine's cores, or on a cluster.

The work goes through joblib, so that the same call runs in threads of one machine or on a Dask cluster. A worker gets
the names of two files and gives back the finished bytes; only this process writes, so that the result is the same
however the work was spread.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialogue_cli.cli.output import write
from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import MissingExtra, OutputError, UsageError
from dialogue_cli.values import dataclass

if TYPE_CHECKING:
    from dialogue_cli.align.link import Progress

BACKENDS = ("serial", "processes", "dask")


@dataclass(frozen=True, slots=True)
class Task:
    """One pair to render: two paths, the format, and the file name of the result."""

    old: str
    new: str
    form: str
    name: str


def tasks_for(operands: Sequence[str], form: str, settings: Settings) -> list[Task]:
    """The successive pairs of a series (or of files in the order given). Raises UsageError for fewer than two."""
    from dialogue_cli.cli.rows import paths_of
    from dialogue_cli.report.registry import known

    paths = paths_of(operands, settings)
    if len(paths) < 2:
        raise UsageError("fewer than two statements", where=" ".join(operands), do="name a series with two or more")
    suffix = known(form).suffixes[0] if known(form).suffixes else f".{form}"
    return [Task(old, new, form, f"{Path(old).stem}__{Path(new).stem}{suffix}") for old, new in pairwise(paths)]


def render_task(task: Task, settings: Settings) -> bytes:
    """One pair as bytes; runs in a worker, so it takes and gives plain values only."""
    from dialogue_cli.cli.comparing import compare_operands
    from dialogue_cli.report.registry import renderer

    result = renderer(task.form)(compare_operands(task.old, task.new, settings))
    return result.encode("utf-8") if isinstance(result, str) else result


def run(
    tasks: Sequence[Task],
    folder: Path,
    settings: Settings,
    *,
    backend: str = "processes",
    scheduler: str | None = None,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Render all tasks and write them into ``folder``; the paths in the order of the tasks.

    Nothing is written where one of the files exists already and ``force`` is not given. Raises OutputError for that,
    UsageError for an unknown backend, MissingExtra where joblib or Dask is not installed.
    """
    targets = [folder / task.name for task in tasks]
    there = [path for path in targets if path.exists()]
    if there and not force:
        raise OutputError(
            f"{len(there)} of the files exist already", where=str(there[0]), do="add --force to overwrite"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise OutputError(f"cannot be made: {fault.strerror}", where=str(folder)) from fault
    for number, (path, data) in enumerate(
        zip(targets, _results(tasks, settings, backend, scheduler, jobs), strict=True), 1
    ):
        write(data, output=str(path), force=force)
        if progress:
            progress(number / len(tasks))
    return targets


def _results(
    tasks: Sequence[Task], settings: Settings, backend: str, scheduler: str | None, jobs: int | None
) -> Iterable[bytes]:
    if backend not in BACKENDS:
        raise UsageError(f"no such backend: {backend}", where="--backend", do=f"backends: {', '.join(BACKENDS)}")
    if backend == "serial" or len(tasks) == 1:
        return (render_task(task, settings) for task in tasks)
    return _parallel(tasks, settings, backend, scheduler, jobs)


def _parallel(
    tasks: Sequence[Task], settings: Settings, backend: str, scheduler: str | None, jobs: int | None
) -> Iterator[bytes]:
    try:
        import joblib
    except ImportError as absent:
        raise MissingExtra("cluster", purpose="work on several cores", where="--backend") from absent
    with _cluster(scheduler) if backend == "dask" else _local():
        name = "dask" if backend == "dask" else "loky"
        with joblib.parallel_config(backend=name, n_jobs=jobs or os.cpu_count() or 1):
            pool = joblib.Parallel(return_as="list" if backend == "dask" else "generator")
            yield from pool(joblib.delayed(render_task)(task, settings) for task in tasks)


@contextmanager
def _local() -> Iterator[None]:
    yield


@contextmanager
def _cluster(scheduler: str | None) -> Iterator[None]:
    """A Dask client of the scheduler's address, or of a cluster made for this call."""
    try:
        distributed: Any = __import__("distributed")
    except ImportError as absent:
        raise MissingExtra("cluster", purpose="a Dask cluster", where="--backend dask") from absent
    try:
        client = (
            distributed.Client(scheduler) if scheduler else distributed.Client(processes=True, dashboard_address=None)
        )
    except (OSError, TimeoutError, ValueError) as fault:
        raise UsageError(f"the scheduler does not answer: {fault}", where=scheduler or "dask",
                         do="check the address, e.g. tcp://host:8786") from fault  # fmt: skip
    try:
        yield
    finally:
        client.close()
