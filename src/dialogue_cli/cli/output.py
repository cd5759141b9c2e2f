"""Where results go: stdout or a file that appears whole or not at all; and what goes to stderr instead."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import OutputError, UsageError
from dialogue_cli.report.safe import inert_json, one_line

#: Columns where stdout is no terminal: wide enough for a file or a pager, narrow enough for a mail.
PIPED_WIDTH = 100
#: A terminal wider than this is hard to read in; ``--width`` goes further.
WIDEST = 160
#: Endings that other programs take for their own formats, none of which is written here.
FOREIGN = (".pdf", ".doc", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".pages", ".numbers")


def write(result: str | bytes, *, output: str | None = None, force: bool = False, binary: bool = False) -> None:
    """Print a result, or write it to the file named by ``--output``.

    Raises OutputError where the file exists and ``force`` is not given, or cannot be written; UsageError for bytes of
    a document meant for a terminal.
    """
    if output and output != "-":
        _to_file(result.encode("utf-8") if isinstance(result, str) else result, Path(output), force)
        return
    if isinstance(result, bytes):
        if binary and sys.stdout.isatty():
            raise UsageError("a document cannot be shown in a terminal", do="name a file with --output")
        sys.stdout.flush()
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
        return
    _tolerant()
    sys.stdout.write(result)
    sys.stdout.flush()


def write_machine(result: str, *, output: str | None = None, force: bool = False) -> None:
    """As :func:`write` for formats that are read by programs: always UTF-8 and newlines, whatever the locale says.

    In JSON, what a terminal would obey is written as an escape of JSON: it stays the same value.
    """
    if result[:1] in ("{", "["):
        result = inert_json(result)
    if output and output != "-":
        _to_file(result.encode("utf-8"), Path(output), force)
        return
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(result)
        return
    sys.stdout.flush()
    buffer.write(result.encode("utf-8"))
    buffer.flush()


def format_asked(form: str | None, output: str | None, formats: Sequence[str]) -> str:
    """The format named, else that of the ending of the output file, else the first of ``formats``.

    Raises UsageError for a format, or an ending, of which there is none here.
    """
    if form is None and output:
        from dialogue_cli.report.registry import format_for

        form = "parquet" if output.lower().endswith(".parquet") else format_for(output)
        form = None if form == "text" else form
        if form and form not in formats:
            raise UsageError(f"{form} is not written by this command", where=output,
                             do=f"end it otherwise, or add --format; formats here: {', '.join(formats)}")  # fmt: skip
    name = form or formats[0]
    if name not in formats:
        raise UsageError(f"no such format: {name}", where="--format", do=f"formats here: {', '.join(formats)}")
    return name


def warn(text: str, settings: Settings | None = None) -> None:
    """One line on stderr, unless ``--quiet``."""
    if settings is None or not settings.quiet:
        print(f"dialogue: warning: {one_line(text)}", file=sys.stderr)


def colored(settings: Settings, *, to_file: bool = False) -> bool:
    """Whether to colour: as told, else only for a terminal without NO_COLOR (no-color.org) and not a dumb one."""
    if settings.color != "auto":
        return settings.color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or to_file:
        return False
    return sys.stdout.isatty()


def columns(settings: Settings, *, to_file: bool = False) -> int:
    """The width to lay out for: as told, else the terminal's, else :data:`PIPED_WIDTH`."""
    if settings.width:
        return settings.width
    if to_file or not sys.stdout.isatty():
        return PIPED_WIDTH
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return PIPED_WIDTH
    return max(40, min(found or PIPED_WIDTH, WIDEST))


def _tolerant() -> None:
    """Let a terminal whose encoding lacks a letter show an escape for it rather than stop."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _to_file(data: bytes, path: Path, force: bool) -> None:
    """Write beside the target and rename, so that a reader or a killed run never meets half a file."""
    _refuse(path, force)
    if path.exists() and not path.is_file():  # a device or a pipe has no half state, and must not be replaced
        path.write_bytes(data)
        return
    try:
        _write_whole(data, path.resolve())
    except OSError as fault:
        raise OutputError(f"cannot be written: {fault.strerror}", where=str(path)) from fault


def _refuse(path: Path, force: bool) -> None:
    if path.suffix.lower() in FOREIGN:
        raise OutputError(f"would be no {path.suffix.lower()} file", where=str(path),
                          do="end its name as its format is called, such as .csv, .json, .html, .txt")  # fmt: skip
    if path.is_dir():
        raise OutputError("is a directory", where=str(path), do="name a file with --output")
    if path.exists() and not force:
        raise OutputError("already exists", where=str(path), do="add --force to overwrite it")


def _write_whole(data: bytes, target: Path) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as handle:
        beside = Path(handle.name)
        try:
            handle.write(data)
            handle.flush()
            os.fchmod(handle.fileno(), _mode_of(target))
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    beside.replace(target)


def _mode_of(target: Path) -> int:
    """The mode of the file to be replaced, or what the umask leaves of 0666."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
