"""Memory that runs out below a command: told in one line, and never tried again for ever.

CPython notes where a ``with``, an ``except`` or a ``finally`` was left as a whole number, which takes memory above 256;
where there is none, it tries again without end (``exception_unwind`` of its ``ceval.c``). So none of ours reaches that
far into its function. A value that fills the memory is made in a function of its own, called there.
"""

from __future__ import annotations

import dis
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

import dialogue_cli
from dialogue_cli.cli import main as cli_main

#: Whole numbers up to this one are kept ready by Python.
READY = 256
#: Bytes of an instruction.
INSTRUCTION = 2
ROOT = Path(dialogue_cli.__file__).parent


def functions(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from functions(constant)


def reaching(code: CodeType) -> list[int]:
    """The last instructions of handlers that note where they were left, as far as they lie too deep."""
    table = dis._parse_exception_table(code)  # type: ignore[attr-defined]
    ends = [entry.end // INSTRUCTION for entry in table if entry.lasti]
    return [end for end in ends if end > READY]


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="from 3.12 on every generator and comprehension has a handler of its own"
)
def test_no_handler_needs_memory_to_pass_a_fault_on() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {code.co_name}"
        for path in ROOT.rglob("*.py")
        for code in functions(compile(path.read_text(encoding="utf-8"), str(path), "exec"))
        if reaching(code)
    }
    assert found == set()


@pytest.mark.skipif(not hasattr(dis, "_parse_exception_table"), reason="this Python shows no table of handlers")
def test_a_handler_deep_in_a_function_is_found() -> None:
    text = "def deep():\n" + "    x = 1 + f(2)\n" * 60 + "    with g() as h:\n        h()\n"
    assert [code.co_name for code in functions(compile(text, "deep", "exec")) if reaching(code)] == ["deep"]


#: The caller's ``with`` lies too deep for Python to pass it without memory: only what is let go of below gets by.
HOARD = """
import contextlib, sys
from dialogue_cli.cli.bounds import hold
from dialogue_cli.cli.lazy import letting_go

def command():
    rows = []
    with contextlib.suppress(MemoryError):
        while True:
            rows.append(bytes(4096))
    chain, number = None, 10**6
    while True:
        chain, number = (chain, float(number), number), number + 1

named = {"command": letting_go(command), "suppress": contextlib.suppress}
exec("def caller():\\n" + "    x = 1 + abs(2)\\n" * 60 + "    with suppress(KeyError):\\n        command()\\n", named)
hold(memory=90)
try:
    named["caller"]()
except (MemoryError, SystemError):  # 3.13 now and then fails without saying why
    pass
print("told")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold the bound")
def test_small_values_that_fill_the_memory_are_let_go_of() -> None:
    ran = subprocess.run([sys.executable, "-c", HOARD], capture_output=True, timeout=120, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"told\n", b"")


def test_compiled_code_without_memory_is_out_of_memory(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """It fails without saying why; where no bound is set, that is a fault of its own."""
    resource = pytest.importorskip("resource")

    def fails(arguments: list[str]) -> int:
        raise SystemError("error return without exception set")

    monkeypatch.setattr(cli_main, "_call", fails)
    told = []
    for bound in (90 << 20, resource.RLIM_INFINITY):
        monkeypatch.setattr(resource, "getrlimit", lambda _, soft=bound: (soft, resource.RLIM_INFINITY))
        assert cli_main.main(["diff"]) == 2
        told.append(capsys.readouterr().err)
    assert told[0] == cli_main.OUT_OF_MEMORY + "\n"
    assert told[1].startswith("dialogue: internal fault: SystemError") and told[1].count("\n") == 1
