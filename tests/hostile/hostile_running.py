"""Commands run in a child with bounds on memory and time, and what must hold of every run, whatever the input."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dialogue_cli.cli.main import main

#: What a terminal obeys: controls but newline and tab, escapes, and the marks that reorder words.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]")
MEMORY = 1 << 30  # above what the test process has: far more than any command needs for a page of text
SECONDS = 60  # a guard against a hang, not a measure


class Ran(NamedTuple):
    """One command: its words, exit code (negative: the signal that ended it), what it printed."""

    words: tuple[str, ...]
    code: int
    out: bytes
    err: str


def run(*commands: Sequence[str], cwd: Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> list[Ran]:
    """Run command lines one after the other in one child."""
    with tempfile.TemporaryDirectory() as scratch:
        child = os.fork()
        if child == 0:
            try:
                _in_child(commands, Path(scratch), cwd, stdin, env or {})
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        codes = [json.loads(line) for line in (Path(scratch) / "codes").read_text(encoding="utf-8").splitlines()]
        if os.WIFSIGNALED(status):
            codes.append(-os.WTERMSIG(status))
        found = []
        for number, code in enumerate(codes):
            out, err = (Path(scratch) / f"{number}.{name}" for name in ("out", "err"))
            found.append(Ran(tuple(commands[number]), code, out.read_bytes(), err.read_text(errors="backslashreplace")))
        assert len(found) == len(commands), f"ended early at {commands[len(found) - 1]}"
        return found


def _in_child(commands: Sequence[Sequence[str]], scratch: Path, cwd: Path, stdin: bytes, env: dict[str, str]) -> None:
    os.chdir(cwd)
    os.environ.update(env)
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, resource.RLIM_INFINITY))
    used = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
    resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, used + SECONDS + 1))
    signal.alarm(3 * SECONDS)  # for what waits and works not
    (scratch / "stdin").write_bytes(stdin)
    with (scratch / "codes").open("w", encoding="utf-8") as codes:
        for number, words in enumerate(commands):
            _redirect(scratch / "stdin", 0, os.O_RDONLY)
            for stream, name, to in ((1, "out", "stdout"), (2, "err", "stderr")):
                _redirect(scratch / f"{number}.{name}", stream, os.O_WRONLY | os.O_CREAT)
                setattr(sys, to, os.fdopen(os.dup(stream), "w", encoding="utf-8", errors="surrogateescape"))
            sys.stdin = os.fdopen(os.dup(0), encoding="utf-8", errors="surrogateescape")
            code = main(list(words))
            sys.stdout.flush()
            sys.stderr.flush()
            codes.write(f"{json.dumps(code)}\n")
            codes.flush()


def _redirect(path: Path, stream: int, how: int) -> None:
    handle = os.open(path, how, 0o600)
    os.dup2(handle, stream)
    os.close(handle)


def held(ran: Ran) -> None:
    """Exit 0, 1 or 2; each line on stderr ours, one of them for trouble; no traceback; nothing a terminal obeys."""
    told = f"{ran.words} ended {ran.code} and said {ran.err[:500]!r}"
    assert ran.code in (0, 1, 2), told
    assert "Traceback" not in ran.err and "internal fault" not in ran.err, told
    lines = ran.err.splitlines()
    assert all(line.startswith("dialogue: ") for line in lines), told
    trouble = [line for line in lines if not line.startswith("dialogue: warning: ")]
    if ran.code == 2 and ran.words[:2] != ("corpus", "add"):  # which says one line a file
        assert len(trouble) == 1, told
    assert not OBEYED.search(ran.err.replace("\n", "")), told
    assert all(len(line) < 3_000 for line in lines), f"a line of {max(map(len, lines))} characters: {ran.words}"
    if not ran.out.startswith(b"PK"):
        text = ran.out.decode("utf-8")
        found = OBEYED.search(text)
        assert not found, f"{ran.words} printed {text[max(0, found.start() - 40) : found.end() + 10]!r}"
