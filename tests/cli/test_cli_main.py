"""The wall: whatever happens inside, one line and the right exit code come out."""

from __future__ import annotations

import importlib
import re
import sys
import types

import pytest

from dialogue_cli import errors
from dialogue_cli.cli import main as program


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A program of one command ``boom`` that raises what the test asks for, and a group ``things``."""
    module = types.ModuleType("boom_module")
    group = types.ModuleType("things_module")

    def command() -> int | None:
        """Raise what the test put there."""
        if module.fault is not None:
            raise module.fault
        return module.code

    def add(name: str) -> None:
        """Add a thing."""
        print("added", name)

    module.command, module.fault, module.code = command, None, 0  # type: ignore[attr-defined]
    group.COMMANDS = {"add": add}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "boom_module", module)
    monkeypatch.setitem(sys.modules, "things_module", group)
    monkeypatch.setattr(program, "COMMANDS", {"boom": ("boom_module", "fails"), "things": ("things_module", "a group")})
    return module


FAULTS: dict[str, tuple[BaseException, int, str]] = {
    "one of the family": (
        errors.SourceError("is empty", where="a.txt", do="save it again"),
        2,
        "a.txt: is empty; save it again",
    ),
    "data file": (
        errors.DataError("no such rung", where="lex.toml", line=4, key="rung"),
        2,
        "lex.toml:4: rung: no such rung",
    ),
    "operating system": (
        FileNotFoundError(2, "No such file or directory", "x.md"),
        2,
        "x.md: No such file or directory",
    ),
    "escape codes in a name": (errors.SourceError("is empty", where="\x1b[31mred\x07"), 2, "␛[31mred␇: is empty"),
    "two lines become one": (errors.SourceError("first\nsecond"), 2, "first second"),
    "a fault of ours": (
        ZeroDivisionError("division by zero"),
        2,
        "internal fault: ZeroDivisionError: division by zero",
    ),
    "out of memory": (MemoryError(), 2, "out of memory"),
    "interrupted": (KeyboardInterrupt(), 130, ""),
}


@pytest.mark.parametrize(("fault", "code", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_line(table, capsys, monkeypatch, fault, code, line):
    monkeypatch.delenv("DIALOGUE_DEBUG", raising=False)
    table.fault = fault
    assert program.main(["boom"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.count("\n") == (1 if line else 0)
    assert err.startswith(f"dialogue: {line}" if line else "")


def test_the_traceback_is_there_for_who_asks(table, capsys, monkeypatch):
    monkeypatch.setenv("DIALOGUE_DEBUG", "1")
    table.fault = ZeroDivisionError("x")
    assert program.main(["boom"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(("code", "expected"), [(None, 0), (0, 0), (1, 1), (2, 2)])
def test_the_code_of_a_command_is_the_code_of_the_program(table, code, expected):
    table.code = code
    assert program.main(["boom"]) == expected


USAGE = {
    "unknown option": (["boom", "--qiet"], "no such option: --qiet"),
    "unknown option of the program": (["--verison"], "no such option: --verison; did you mean --version?"),
    "unknown command": (["bom"], "no such command: bom; did you mean boom?"),
    "nothing near": (["xyzzy"], "no such command: xyzzy; the commands are listed by: dialogue --help"),
    "too many operands": (["boom", "a"], "got unexpected extra argument"),
    "missing operand": (["things", "add"], "missing argument"),
    "unknown command of a group": (["things", "ad"], "no such command 'ad'. Did you mean 'add'?"),
}


@pytest.mark.parametrize(("words", "line"), USAGE.values(), ids=USAGE)
def test_a_usage_error_is_one_line(table, capsys, words, line):
    assert program.main(words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"dialogue: {line}"), err


def test_groups_work_with_one_command(table, capsys):
    assert program.main(["things", "add", "x"]) == 0
    assert capsys.readouterr().out == "added x\n"


def test_without_words_the_help_page_comes(table, capsys):
    assert program.main([]) == 0
    assert re.search(r"boom +fails", capsys.readouterr().out)


def test_version(capsys):
    assert program.main(["--version"]) == 0
    assert re.fullmatch(r"dialogue \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


@pytest.mark.parametrize("name", program.COMMANDS)
def test_every_command_of_the_table_has_help(name, capsys):
    assert program.main([name, "--help"]) == 0
    out = capsys.readouterr().out
    assert "Usage: dialogue " + name in out
    module = importlib.import_module(program.COMMANDS[name][0])
    for sub in getattr(module, "COMMANDS", {}):
        assert program.main([name, sub, "--help"]) == 0
