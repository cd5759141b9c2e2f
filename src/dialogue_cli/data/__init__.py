"""Word lists, weights, schemas and templates. No code lives here but the reading of a file by its name."""

import os


def read_text(name: str) -> str:
    """The text of a shipped data file, e.g. ``read_text("lexicon_en.toml")``. Raises FileNotFoundError."""
    # Not importlib.resources: it loads tempfile, shutil and zipfile, 7 ms of every start.
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read()
