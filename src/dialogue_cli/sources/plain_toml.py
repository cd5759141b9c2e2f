"""The plain TOML that stands on top of most statements, read without a parser of TOML, which takes 2 ms to load."""

from __future__ import annotations

from datetime import date

from dialogue_cli.patterns import regex

_TEXT = r'"[^"\\\x00-\x08\x0a-\x1f\x7f]*"'
_LINE = regex(
    rf"(?P<key>[A-Za-z0-9_-]+) = (?:\"(?P<text>{_TEXT[1:-1]})\"|(?P<day>\d{{4}}-\d\d-\d\d)|(?P<number>0|[1-9]\d{{0,8}})"
    rf"|\[(?P<list>{_TEXT}(?:, {_TEXT})*)\])"
)
_ITEM = regex(f'"({_TEXT[1:-1]})"')


def plain_toml(head: str) -> dict[str, object] | None:
    """Texts without escapes, days, whole numbers and lists of texts, one a line; None where there is more to it.

    A series of 155 statements is listed in a quarter of the time, and most commands need no parser at all.
    """
    meta: dict[str, object] = {}
    for line in head.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            if line.strip(" \t"):
                return None
            continue
        key = found["key"]
        if key in meta:
            return None
        if found["text"] is not None:
            meta[key] = found["text"]
        elif found["day"] is not None:
            try:
                meta[key] = date.fromisoformat(found["day"])
            except ValueError:
                return None
        elif found["number"] is not None:
            meta[key] = int(found["number"])
        else:
            meta[key] = _ITEM.findall(found["list"])
    return meta
