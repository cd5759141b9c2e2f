"""A typer program whose commands are imported when they are called: the help page costs no command's imports."""

from __future__ import annotations

import difflib
import importlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from dialogue_cli.cli.bounds import lift_memory_bound

Function = Callable[..., int | None]
Table = Mapping[str, tuple[str, str]]

PROGRAM = "dialogue"
HELP = "Compare successive joint statements: what was added, removed and reworded, above all in the commitments."


def invoke(table: Table, arguments: list[str]) -> int:
    """Parse and call; returns the command's exit code. Click's own exceptions pass through to the wall in ``main``."""
    program = build(table)
    if "_DIALOGUE_COMPLETE" in os.environ:  # the shell asks for completions
        program.main(prog_name=PROGRAM)
    if not arguments:
        arguments = ["--help"]
    try:
        with program.make_context(PROGRAM, arguments) as context:
            code = program.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else 0


def build(table: Table) -> Any:
    """The program's click group over ``table``; nothing in the table is imported yet."""
    app = _app(HELP)
    app.callback()(_version_option)
    app.info.cls = _lazy_group(table)
    return get_command(app)


def _print_version(asked: bool) -> None:
    if asked:
        from dialogue_cli.version import __version__

        print(f"dialogue {__version__}")
        raise typer.Exit


def _version_option(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Options before the command's name."""


def _app(text: str) -> typer.Typer:
    return typer.Typer(
        help=text,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def load(name: str, table: Table) -> Any:
    """Import one command's module and make it a click command, or a group of commands."""
    module_name, line = table[name]
    module = importlib.import_module(module_name)
    # A module on the quick way (cli/quick.py) names its options in annotations only, so that it can do without typer.
    vars(module).setdefault("options", importlib.import_module("dialogue_cli.cli.options"))
    group: Mapping[str, Function] | None = getattr(module, "COMMANDS", None)
    app = _app(line)
    if group is None:
        app.command(name, context_settings=app.info.context_settings)(letting_go(module.command))
        return with_formats(get_command(app), getattr(module, "FORMATS", ()))
    app.callback()(_nothing)
    for sub, function in group.items():
        app.command(sub)(letting_go(function))
    built: Any = get_command(app)
    built.name = name
    for sub, formats in getattr(module, "GROUP_FORMATS", {}).items():
        with_formats(built.commands[sub], formats)
    return built


def with_formats(command: Any, names: Iterable[str]) -> Any:
    """The command, whose help page says which formats it writes."""
    told = ", ".join(names)
    for param in command.params if told else ():
        if "--format" in param.opts:
            param.help = f"How to write the result: {told}."
    return command


def letting_go(function: Function) -> Function:
    """The function, but one that runs out of memory lets go of what it had made.

    The frames of a traceback hold all their values, those of an earlier fault as well. Passing through a ``with`` on
    the way up, Python needs a little memory itself, and tries for ever where there is none; so the bound is lifted too.
    """

    @wraps(function)
    def called(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except MemoryError as full:
            lift_memory_bound()
            full.__traceback__ = full.__context__ = None
            raise

    return called


def _nothing() -> None:
    """Make typer keep a group even where it holds one command."""


def _lazy_group(table: Table) -> type[TyperGroup]:
    class Lazy(TyperGroup):
        """Knows every command's name and line of help; imports one when it is called."""

        def list_commands(self, ctx: Any) -> list[str]:
            return list(table)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            return load(cmd_name, table) if cmd_name in table else None

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and args[0] not in table and not args[0].startswith("-"):
                from dialogue_cli.errors import UsageError

                near = difflib.get_close_matches(args[0], table, n=1)
                hint = f"did you mean {near[0]}?" if near else "the commands are listed by: dialogue --help"
                raise UsageError(f"no such command: {args[0]}", do=hint)
            return super().resolve_command(ctx, args)

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            rows = [(name, line) for name, (_, line) in table.items()]
            if rows:
                with formatter.section("Commands"):
                    formatter.write_dl(rows)

    return Lazy
