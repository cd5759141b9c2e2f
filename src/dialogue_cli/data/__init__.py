"""Word lists, weights, schemas and templates. No code lives here but the reading of a file by its name."""

from importlib.resources import files


def read_text(name: str) -> str:
    """The text of a shipped data file, e.g. ``read_text("lexicon_en.toml")``. Raises FileNotFoundError."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
