"""Which directory is the corpus: named, else the nearest one upwards, else the one that ships (read-only)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from dialogue_cli.errors import CorpusError
from dialogue_cli.values import dataclass

Origin = Literal["option", "environment", "nearest", "shipped"]

MARK = "corpus.toml"
ENVIRONMENT = "DIALOGUE_CORPUS"
INDEX_NAME = ".dialogue-index.sqlite3"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A directory of statements. ``writable`` is False for the one that ships, whatever the file system would allow."""

    root: Path
    origin: Origin
    writable: bool = True

    @property
    def index_path(self) -> Path:
        """Where its index is: beside the files, or in the user's cache where nothing may be written beside them."""
        beside = self.root / INDEX_NAME
        if self.writable and (os.access(beside, os.W_OK) or (not beside.exists() and os.access(self.root, os.W_OK))):
            return beside
        return cached_index(self.root, os.environ)


def find_corpus(
    named: str | Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    start: Path | None = None,
    create: bool = False,
) -> Corpus:
    """The corpus to work on. ``named`` is what ``--corpus`` gave.

    Order: ``named``; the environment variable DIALOGUE_CORPUS; the nearest ``corpus/`` upwards from ``start`` (or a
    directory that is itself one) with a corpus.toml in it; the corpus that ships. A named directory need not bear the
    mark. Raises CorpusError where a named directory is absent, unless ``create`` says that it will be made.
    """
    env = os.environ if environ is None else environ
    if named is not None and str(named):
        return _named(Path(named).expanduser(), "option", create)
    if env.get(ENVIRONMENT):
        return _named(Path(env[ENVIRONMENT]).expanduser(), "environment", create)
    near = nearest(start or Path.cwd())
    return Corpus(near, "nearest") if near else Corpus(shipped(), "shipped", writable=False)


def _named(root: Path, origin: Origin, create: bool) -> Corpus:
    where = str(root) if origin == "option" else f"{ENVIRONMENT}={root}"
    if root.is_dir() or (create and not root.exists()):
        return Corpus(root, origin, writable=not _is_installed(root))
    what = "is a file, not a corpus" if root.exists() else "no such corpus"
    raise CorpusError(what, where=where, do="name a directory with --corpus, or make one: dialogue corpus add")


def _is_installed(root: Path) -> bool:
    return root.resolve() == (Path(__file__).resolve().parent.parent / "data" / "corpus")


def nearest(start: Path) -> Path | None:
    """The first marked ``corpus/`` in ``start`` or a folder above it; a folder that bears the mark counts itself."""
    for folder in (start, *start.parents):
        for root in (folder / "corpus", folder):
            if (root / MARK).is_file():
                return root
    return None


def shipped() -> Path:
    """The corpus in the package, or in the checkout that the package runs from. Raises CorpusError where both fail."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "data" / "corpus", package.parent.parent / "corpus"):
        if (root / MARK).is_file():
            return root
    raise CorpusError("no corpus here and none was shipped", do="name one with --corpus or DIALOGUE_CORPUS")


def cached_index(root: Path, environ: Mapping[str, str]) -> Path:
    """A file in the user's cache directory for the index of a corpus beside which nothing may be written."""
    import hashlib

    base = environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    key = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return Path(base) / "dialogue" / f"index-{key}.sqlite3"
