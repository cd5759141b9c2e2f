"""What the commands under ``dialogue corpus`` share: options, the corpus, the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.errors import UsageError

if TYPE_CHECKING:
    from dialogue_cli.corpus.entries import Entry
    from dialogue_cli.corpus.locate import Corpus

Corpora = Annotated[
    str | None, typer.Option("--corpus", metavar="DIR", help="The corpus; `add` and `pull` make it where it is absent.")
]


def settings_from(**given: object) -> Settings:
    """Settings with these of the command line."""
    return load_settings(given)


def corpus_of(settings: Settings, *, create: bool = False) -> Corpus:
    """The corpus to work on."""
    from dialogue_cli.corpus.locate import find_corpus

    return find_corpus(settings.corpus, create=create)


def format_of(form: str | None, *choices: str) -> str:
    """The format asked for, the first where none was. Raises UsageError."""
    name = form or choices[0]
    if name not in choices:
        raise UsageError(f"no such format: {name}", where="--format", do=f"formats here: {', '.join(choices)}")
    return name


def json_of(schema: str, **values: Any) -> str:
    """A result as JSON, indented for people who look."""
    import json

    return json.dumps({"schema": schema, **values}, ensure_ascii=False, indent=1) + "\n"


def entries_of(corpus: Corpus, which: str) -> tuple[Entry, ...]:
    """A reference's statements; a bare series stands for all of them."""
    from dialogue_cli.corpus.reference import resolve, whole_series

    return resolve(which, corpus).entries if "@" in which else whole_series(which, corpus)
