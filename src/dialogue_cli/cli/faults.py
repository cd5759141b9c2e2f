"""An exception in one line: where, what, what to do. No word of a file or of the command line goes out raw."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from dialogue_cli.errors import DialogueError
from dialogue_cli.report.safe import one_line as safe_line

#: Characters of a line on stderr; what was typed may be a page long, and the end of the line says what to do.
LONGEST = 1_200


def one_line(fault: Exception) -> str:
    """The text after ``dialogue: ``; one line, without control characters."""
    return shortened(safe_line(_words(fault)))


def shortened(line: str) -> str:
    """The line, or its beginning and its end where it is longer than LONGEST."""
    return line if len(line) <= LONGEST else f"{line[: LONGEST * 2 // 3]} ... {line[-LONGEST // 4 :]}"


def _words(fault: Exception) -> str:
    if isinstance(fault, DialogueError):
        return str(fault)
    if _is_click(fault):
        return _usage(fault)
    if isinstance(fault, OSError) and fault.strerror:
        return f"{os.fsdecode(fault.filename)}: {fault.strerror}" if fault.filename else fault.strerror
    return f"internal fault: {type(fault).__name__}: {fault} ({_place(fault)}); DIALOGUE_DEBUG=1 shows the traceback"


def _is_click(fault: Exception) -> bool:
    """Click's errors, wherever typer keeps click: 0.28 carries its own copy, older ones import the package."""
    return any(kind.__name__ == "ClickException" for kind in type(fault).__mro__)


def _usage(fault: Exception) -> str:
    """A usage error as one line: the fault, a near miss where there is one, and where the help is."""
    message = " ".join(str(getattr(fault, "message", fault)).split()).rstrip(".")
    option = getattr(fault, "option_name", None)
    if option and type(fault).__name__ == "NoSuchOption":
        near = _nearest(option, getattr(fault, "ctx", None))
        message = f"no such option: {option}" + (f"; did you mean {near}?" if near else "")
    elif hasattr(fault, "format_message"):
        message = " ".join(str(fault.format_message()).split()).rstrip(".")
        for theirs, ours in (("a valid int", "a whole number"), ("a valid float", "a number")):  # a programmer's words
            message = message.replace(f"is not {theirs}", f"is not {ours}")
    context = getattr(fault, "ctx", None)
    where = getattr(context, "command_path", "dialogue")
    return f"{message[:1].lower()}{message[1:]}; try: {where} --help"


def _nearest(option: str, context: Any) -> str | None:
    """The option of this command that is most like what was typed. Click offers its own only for near prefixes."""
    import difflib

    params = context.command.params if context is not None else ()
    known = [name for param in params for name in getattr(param, "opts", ()) if name.startswith("--")]
    return next(iter(difflib.get_close_matches(option, [*known, "--help"], n=1)), None)


def _place(fault: Exception) -> str:
    """File and line of our own code nearest to the fault."""
    trace, place = fault.__traceback__, "unknown place"
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if "dialogue_cli" in name.parts:
            place = f"{name.parent.name}/{name.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
