"""Files as git has them at a revision. Asks git itself, with a time limit; nothing is checked out or changed."""

from __future__ import annotations

from dialogue_cli.errors import SourceError, UnknownReference

SECONDS = 30


def blob(revision: str, path: str, operand: str) -> bytes:
    """The bytes of a file at a revision. A path that git does not know from the top is tried from here.

    Raises UnknownReference for a revision or path that git does not know, SourceError where git does not answer.
    """
    code, data, said = 1, b"", ""
    for name in (path, f"./{path}"):
        code, data, said = _git(["cat-file", "blob", f"{revision}:{name}"], operand)
        if code == 0:
            return data
    raise UnknownReference(f"no such file, and git says: {said}", where=operand,
                           do="check the path, or the revision with: git log")  # fmt: skip


def check_revision(revision: str) -> None:
    """Raises UnknownReference where git knows no such commit here."""
    code, _, said = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], revision)
    if code != 0:
        raise UnknownReference(f"is no date, and git knows no such revision{f': {said}' if said else ''}",
                               where=revision, do="name a day (2024-03-20), or a revision of git log")  # fmt: skip


def in_revision(revision: str, path: str) -> bool:
    """Whether the file was there at the revision (which must be known)."""
    return any(_git(["cat-file", "-e", f"{revision}:{name}"], path)[0] == 0 for name in (path, f"./{path}"))


def _git(arguments: list[str], operand: str) -> tuple[int, bytes, str]:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, timeout=SECONDS, check=False)
    except FileNotFoundError as absent:
        raise SourceError("needs git, which is not installed", where=operand) from absent
    except (subprocess.TimeoutExpired, ValueError) as broken:
        raise SourceError("git gave no answer", where=operand) from broken
    said = done.stderr.decode("utf-8", errors="replace").strip().removeprefix("fatal: ")
    return done.returncode, done.stdout, said
