"""Operands that are no file: the clipboard (``clip:``) and a page of the net. Both give bytes and a name, or one line.

The clipboard is read with the program that the desktop has for it; nothing is installed and nothing is written to it.
A page is fetched by the rules of ``corpus pull``: https only, limits on time and size, no private addresses.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

from dialogue_cli.cli.settings import Settings
from dialogue_cli.errors import LimitExceeded, SourceError

CLIPBOARD = "clip:"
SECONDS = 10
#: Desktop -> how its clipboard is read; the first program that is there is asked.
READERS: tuple[tuple[str, ...], ...] = (
    ("wl-paste", "--no-newline"),
    ("xclip", "-selection", "clipboard", "-out"),
    ("xsel", "--clipboard", "--output"),
    ("pbpaste",),
    ("powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw"),
    ("powershell", "-NoProfile", "-Command", "Get-Clipboard -Raw"),
)


def borrow(operand: str, settings: Settings) -> bytes:
    """The bytes behind an address or the clipboard. Raises SourceError and its kin."""
    return clipboard(settings) if operand == CLIPBOARD else page(operand, settings)


def clipboard(settings: Settings, which: Mapping[str, str] | None = None) -> bytes:
    """What the clipboard holds as text. ``which`` maps programs to their paths (tests hand their own in).

    Raises SourceError where there is no program for it, it does not answer, or the clipboard is empty.
    """
    for program, *arguments in READERS:
        path = which.get(program) if which is not None else shutil.which(program)
        if path:
            return _asked([path, *arguments], _most(settings))
    names = ", ".join(dict.fromkeys(program for program, *_ in READERS[:4]))
    raise SourceError(
        "no program reads the clipboard here", where=CLIPBOARD,
        do=f"install one of {names}, or paste into: dialogue diff old.docx -",
    )  # fmt: skip


def page(url: str, settings: Settings) -> bytes:
    """The page at an address. Raises SourceError, LimitExceeded."""
    from dialogue_cli.corpus.fetch import Fetcher, Rules

    try:
        return Fetcher(Rules(bytes=_most(settings))).get(url).data
    except SourceError as fault:
        if "--allow-" not in fault.do:
            raise
        advice = "give a public https address, or save the page and name the file"  # the options belong to corpus pull
        raise SourceError(fault.what, where=fault.where, do=advice) from None


def _asked(command: list[str], most: int) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise SourceError("the clipboard does not answer", where=CLIPBOARD, do="save the text to a file") from fault
    if done.returncode != 0 or not done.stdout.strip():
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        reason = f"cannot be read: {said[0]}" if done.returncode and said else "holds no text"
        raise SourceError(reason, where=CLIPBOARD, do="copy the statement and try again")
    if len(done.stdout) > most:
        raise LimitExceeded(
            f"has {len(done.stdout):,} bytes, more than {most:,}", setting="limits.bytes", where=CLIPBOARD
        )
    return done.stdout


def _most(settings: Settings) -> int:
    from dialogue_cli.sources.limits import DEFAULT_LIMITS

    return dict(settings.limits).get("bytes", DEFAULT_LIMITS.bytes)
