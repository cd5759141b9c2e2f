"""Plain command lines without typer, whose import alone costs five times an empty Python (benchmarks/startup.md).

A small table repeats the options of the commands that scripts call in loops. Whatever is not plainly right by it (an
abbreviation, a fault, ``--help``) is left to typer, which also writes every message, so that nothing is said in two
ways. A test holds the table to the commands' own parameters.
"""

from __future__ import annotations

from collections.abc import Mapping

#: command -> least and most operands, their names, and option -> (parameter, kind): flag, one, many or count.
TABLE: Mapping[str, tuple[int, tuple[str, ...], Mapping[str, tuple[str, str]]]] = {
    "diff": (
        1,
        ("old", "new"),
        {
            "--format": ("form", "one"),
            "-f": ("form", "one"),
            "--output": ("output", "one"),
            "-o": ("output", "one"),
            "--force": ("force", "flag"),
            "--only": ("only", "one"),
            "--commitments": ("commitments", "flag"),
            "--theme": ("theme", "many"),
            "--keyword": ("keyword", "many"),
            "-k": ("keyword", "many"),
            "--context": ("context", "count"),
            "-C": ("context", "count"),
            "--unit": ("unit", "one"),
            "--since": ("since", "one"),
            "--stat": ("stat", "flag"),
            "--exit-code": ("exit_code", "flag"),
            "--explain": ("explain", "one"),
            "--color": ("color", "one"),
            "--palette": ("palette", "one"),
            "--width": ("width", "count"),
            "--corpus": ("corpus", "one"),
            "--lexicon": ("lexicon", "many"),
            "--verdicts": ("verdicts", "one"),
            "--ignore-verdicts": ("ignore_verdicts", "flag"),
            "--quiet": ("quiet", "flag"),
            "-q": ("quiet", "flag"),
            "--verbose": ("verbose", "flag"),
            "-v": ("verbose", "flag"),
        },
    ),
}


def parse(arguments: list[str]) -> tuple[str, dict[str, object]] | None:
    """Command and keyword arguments of a plain command line; None where typer should look at it."""
    if not arguments or arguments[0] not in TABLE:
        return None
    least, names, options = TABLE[arguments[0]]
    operands: list[str] = []
    given: dict[str, object] = {}
    words = iter(arguments[1:])
    for word in words:
        if not word.startswith("-") or word == "-":
            operands.append(word)
            continue
        name, joined, value = word.partition("=") if word.startswith("--") else (word, "", "")
        parameter, kind = options.get(name, ("", ""))
        if not parameter or (kind == "flag" and joined):
            return None
        if kind != "flag" and not joined:
            value = next(words, "-")
        if (kind != "flag" and value.startswith("-")) or not _take(given, parameter, kind, value):
            return None
    if not least <= len(operands) <= len(names):
        return None
    return arguments[0], {**dict(zip(names, operands, strict=False)), **given}


def _take(given: dict[str, object], parameter: str, kind: str, value: str) -> bool:
    """Put one option's value in its place; False for what is no plain number."""
    if kind == "flag":
        given[parameter] = True
    elif kind == "one":
        given[parameter] = value
    elif kind == "count":
        if not (value.isascii() and value.isdigit()):
            return False
        given[parameter] = int(value)
    else:
        many = given.setdefault(parameter, [])
        assert isinstance(many, list)
        many.append(value)
    return True
