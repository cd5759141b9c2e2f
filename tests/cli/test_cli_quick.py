"""The quick way knows exactly what typer knows, and leaves to it whatever is not plain."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dialogue_cli.cli.lazy import load
from dialogue_cli.cli.main import COMMANDS
from dialogue_cli.cli.quick import TABLE, parse


def kind_of(param) -> str:
    """The kind of an option by what typer made of it."""
    if param.is_flag:
        return "flag"
    return "many" if param.multiple else "count" if param.type.name.startswith("int") else "one"


@pytest.mark.parametrize("name", TABLE)
def test_the_table_is_that_of_the_command(name):
    """No option may be missing, left over, or of another kind than in the command's own parameters."""
    command = load(name, COMMANDS)
    options, operands = {}, []
    for param in command.params:
        if param.param_type_name == "argument":
            if param.nargs != -1:  # more than two statements are left to typer
                operands.append(param)
            continue
        if "--help" in param.opts:
            continue
        for option in param.opts:
            options[option] = (param.name, kind_of(param))
    least, names, table = TABLE[name]
    assert dict(table) == options
    assert [param.name for param in operands] == list(names)
    assert sum(param.required for param in operands) == least


PLAIN = {
    "operands": (["diff", "a", "b"], {"old": "a", "new": "b"}),
    "one operand": (["diff", "reef"], {"old": "reef"}),
    "stdin": (["diff", "-", "b"], {"old": "-", "new": "b"}),
    "value apart": (["diff", "a", "-f", "json", "b"], {"old": "a", "new": "b", "form": "json"}),
    "value joined": (["diff", "a", "b", "--width=80"], {"old": "a", "new": "b", "width": 80}),
    "flag": (["diff", "a", "--stat"], {"old": "a", "stat": True}),
    "repeated": (["diff", "a", "--theme", "x", "--theme", "y"], {"old": "a", "theme": ["x", "y"]}),
    "last one wins": (["diff", "a", "-f", "json", "-f", "csv"], {"old": "a", "form": "csv"}),
    "an equals sign in the value": (["diff", "a", "--corpus=x=y"], {"old": "a", "corpus": "x=y"}),
}


@pytest.mark.parametrize(("words", "given"), PLAIN.values(), ids=PLAIN)
def test_plain_lines_are_parsed(words, given):
    assert parse(words) == ("diff", given)


LEFT = {
    "nothing": [],
    "another command": ["show", "a"],
    "help": ["diff", "--help"],
    "unknown option": ["diff", "a", "--stats"],
    "abbreviation": ["diff", "a", "--stat=1"],
    "no operand": ["diff"],
    "too many": ["diff", "a", "b", "c"],
    "no value": ["diff", "a", "-f"],
    "a value like an option": ["diff", "a", "-f", "--stat"],
    "no number": ["diff", "a", "--width", "wide"],
    "end of options": ["diff", "--", "a"],
    "joined short": ["diff", "a", "-fjson"],
    "program option first": ["--version", "diff", "a"],
}


@pytest.mark.parametrize("words", LEFT.values(), ids=LEFT)
def test_the_rest_is_left_to_typer(words):
    assert parse(words) is None


#: What a plain diff must not load: each costs more than all our own modules that do its work, or brings one that does.
HEAVY = {
    "asyncio", "click", "dataclasses", "html", "inspect", "jinja2", "numpy", "pydantic", "rich", "sqlite3",
    "subprocess", "tomllib", "typer", "yaml",
}  # fmt: skip


def test_a_plain_diff_as_json_loads_neither_typer_nor_rich_nor_french(tmp_path):
    for name in ("a", "b"):
        head = f'+++\ntitle = "Port {name}"\ndate = 2024-03-20\nparties = ["A", "B"]\n+++\n'
        (tmp_path / f"{name}.txt").write_text(f"{head}\nWe will open {name} port.\n")
    code = (
        "import sys\nfrom dialogue_cli.cli.main import main\n"
        "code = main(['diff', 'a.txt', 'b.txt', '-f', 'json', '-o', 'c.json'])\n"
        f"heavy = {sorted(HEAVY)}\n"
        "print(code, *sorted(set(heavy) & set(sys.modules)), *(name for name in sys.modules if name.endswith('_fr')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout == "0\n"


def test_other_commands_do_without_rich():
    code = (
        "import sys\nfrom dialogue_cli.cli.main import main\n"
        "main(['--help'])\nassert not {'rich', 'pydantic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
