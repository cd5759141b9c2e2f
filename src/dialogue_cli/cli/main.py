"""The program: the table of commands, and the one wall where an error becomes one line and an exit code.

Exit codes follow diff(1): 0 nothing differs (or done), 1 differences, findings or nothing found where a command says
so, 2 trouble, 130 interrupted. A command module is imported when it is called, never before.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

#: name -> (module, one line of help). A module has ``command`` (a function whose annotations typer reads) or, for a
#: group, ``COMMANDS`` (name -> such a function). Both return an exit code or None. The order is that of the help page.
COMMANDS: dict[str, tuple[str, str]] = {
    "diff": ("dialogue_cli.cli.diff", "What changed between two statements"),
    "commitments": ("dialogue_cli.cli.commitments", "Who promises what, how firmly and by when"),
    "track": ("dialogue_cli.cli.track", "The life of each commitment across all meetings"),
    "report": ("dialogue_cli.cli.report", "A comparison as a page, Word redline or Markdown file"),
    "themes": ("dialogue_cli.cli.themes", "Shares of themes and how they shift"),
    "keywords": ("dialogue_cli.cli.keywords", "Key terms, and what one statement says more than others"),
    "check": ("dialogue_cli.cli.check", "The gate for CI: exit 1 where a rule fires"),
    "review": ("dialogue_cli.cli.review", "Ask about what is unsure, and sign the answers"),
    "show": ("dialogue_cli.cli.show", "One statement with its sections, units and tags"),
    "corpus": ("dialogue_cli.cli.corpus", "Statements taken in, listed, verified, indexed and exported"),
    "lexicon": ("dialogue_cli.cli.lexicon", "Which words make what tag, and why a sentence is judged so"),
    "explain": ("dialogue_cli.cli.explain", "The words, rules and rivals behind one verdict"),
    "export": ("dialogue_cli.cli.export", "Long tables of commitments, changes, themes or threads"),
    "search": ("dialogue_cli.cli.search", "Words in all statements of the corpus, in their context"),
}

EXIT_TROUBLE = 2
OUT_OF_MEMORY = "dialogue: out of memory; compare smaller texts, or raise the setting limits.memory where one is set"
EXIT_INTERRUPTED = 130


def run() -> None:
    """The console script: never returns, never shows a traceback (unless DIALOGUE_DEBUG is set)."""
    from dialogue_cli.cli.quick import parse

    arguments = sys.argv[1:]
    if parse(arguments) is None:
        sys.exit(main(arguments))
    _run_plain(arguments)


def _run_plain(arguments: list[str]) -> NoReturn:
    """A plain diff makes many values, none in a circle, closes its files and runs no thread: neither looking for
    garbage on the way nor taking everything apart at the end does anything but cost a tenth of the time."""
    import gc

    gc.disable()
    code = main(arguments)
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def main(arguments: list[str]) -> int:
    """Run one command line and return its exit code. Everything that goes wrong is told in one line on stderr."""
    try:
        code = _call(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _abandon_stdout()
        return 0
    except MemoryError:
        pass  # told below, once the values that filled the memory are let go: saying it takes memory too
    except Exception as fault:
        if not _is_want_of_memory(fault):
            return _told(fault)
    with contextlib.suppress(OSError):
        print(OUT_OF_MEMORY, file=sys.stderr)
    return EXIT_TROUBLE


def _call(arguments: list[str]) -> int:
    """Plain command lines go straight to their command; all else (help, faults, other commands) through typer."""
    from dialogue_cli.cli.quick import parse

    if (plain := parse(arguments)) is not None:
        from importlib import import_module

        name, given = plain
        return int(import_module(COMMANDS[name][0]).command(**given) or 0)
    from dialogue_cli.cli.lazy import invoke

    return invoke(COMMANDS, arguments)


def _is_want_of_memory(fault: Exception) -> bool:
    """Where ``limits.memory`` holds, compiled code that got none may fail without saying why: a SystemError."""
    bounds = sys.modules.get("resource")  # loaded where a bound is set (cli/bounds); no memory is taken for asking
    return isinstance(fault, SystemError) and bounds is not None and bounds.getrlimit(bounds.RLIMIT_AS)[0] > 0


def _told(fault: Exception) -> int:
    """Say on stderr what went wrong, in one line; the traceback only where it was asked for."""
    if os.environ.get("DIALOGUE_DEBUG"):
        import traceback

        traceback.print_exception(fault)
        return EXIT_TROUBLE
    from dialogue_cli.cli.faults import one_line

    with contextlib.suppress(OSError):  # where nobody reads stderr any more, the exit code still says it
        print(f"dialogue: {one_line(fault)}", file=sys.stderr)
    return EXIT_TROUBLE


def _abandon_stdout() -> None:
    """Point stdout at nothing, so that Python's own flush at exit does not complain about the closed pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
