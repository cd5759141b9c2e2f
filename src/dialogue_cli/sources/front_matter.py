"""Front matter on top of a text: YAML between ``---`` lines or TOML between ``+++`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice

from dialogue_cli.errors import SourceError
from dialogue_cli.patterns import regex
from dialogue_cli.sources.plain_toml import plain_toml

_MOST_LINES = 400
MOST_YAML_MARKS = 2_000
_MOST_CHARACTERS = 65_536  # a parser of YAML or TOML takes time by the square of some texts
_LARGEST_NUMBER = 1 << 63  # beyond it no number is a meeting, and printing it takes time by the square of its length
_KEY = regex(r"([A-Za-z_][\w -]*?):(?:[ \t]+(.*))?$")
_PLAIN = regex(r"[^\s\"'\[\]{}>|*&!%#`@,?:-][^#\"'\[\]{}]*$|-?\d[\d.:+\- TZ]*$")
_DOUBLE_ESCAPE = regex(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\n[ \t]*)|(.))", re.DOTALL)
_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "_": "\u00a0",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
    "0": "\0",
    "e": "\x1b",
    "r": "\r",
}


def split(text: str, where: str = "") -> tuple[dict[str, object], str, int]:
    """The settings, the body, and on which line (from 1) the body starts. A text without any gives it back whole.

    Raises SourceError, with the line, where the block is closed but cannot be read.
    """
    fence = text[:3]
    if fence not in ("---", "+++") or text[3:4] not in ("\n", " "):
        return {}, text, 1
    head = list(islice(_lines(text), _MOST_LINES + 1))
    if head[0].strip() != fence:
        return {}, text, 1
    for number, line in enumerate(head[1:], start=1):
        if line.rstrip() == fence or (fence == "---" and line.rstrip() == "..."):
            block = "\n".join(head[1:number])
            # A thematic break on top, then prose, then another break is no front matter.
            if not re.search(r"^[\w\"' -]+[:=]" if block.strip() else r"^", block, re.MULTILINE):
                return {}, text, 1
            if len(block) > _MOST_CHARACTERS:
                raise SourceError(f"its front matter has more than {_MOST_CHARACTERS:,} characters", where=where)
            settings = _toml(block, where) if fence == "+++" else _yaml(block, where)
            consumed = sum(len(row) + 1 for row in head[: number + 1])
            return settings, text[consumed:], number + 2
    return {}, text, 1


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            yield text[start:]
            return
        yield text[start:end]
        start = end + 1


def _toml(block: str, where: str) -> dict[str, object]:
    plain = plain_toml(block)
    if plain is not None:
        return _plain_values(plain)
    import tomllib

    try:
        return _plain_values(tomllib.loads(block))
    except (ValueError, RecursionError) as fault:  # also numbers of too many digits
        raise SourceError(f"its front matter is not valid TOML ({fault})", where=where, do="mend it") from None


def _yaml(block: str, where: str) -> dict[str, object]:
    simple = _simple_yaml(block)
    if simple is not None:
        return simple
    if yaml_marks(block) > MOST_YAML_MARKS:
        raise SourceError("its front matter is nested too deeply", where=where, do="mend it")
    return _loaded(block, where)


def _loaded(block: str, where: str) -> dict[str, object]:
    import yaml

    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block)):  # a bomb is made of them
            raise SourceError("its front matter uses YAML aliases", where=where, do="write the values out")
        loaded = yaml.safe_load(block)
        return _plain_values(loaded) if isinstance(loaded, dict) else {}
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark else ""
        raise SourceError(f"its front matter is not valid YAML{place}", where=where, do="mend it") from None


def yaml_marks(block: str) -> int:
    """How many signs of YAML could open a level. PyYAML takes time by the square of their number."""
    return sum(block.count(mark) for mark in ("[", "{", "- ", "? "))


def _simple_yaml(block: str) -> dict[str, object] | None:
    """The common case (keys with plain, quoted or listed scalars) without loading a YAML parser; None where unsure.

    Loading PyYAML takes 10 to 15 ms, more than all else that reading a statement costs.
    """
    settings: dict[str, object] = {}
    rows = [row for row in block.split("\n") if row.strip() and not row.startswith("#")]
    while rows:
        match = _KEY.match(rows.pop(0))
        if not match or match[1] in settings:
            return None
        value = _value((match[2] or "").strip(), rows)
        if value is None or (rows and rows[0][:1] in (" ", "\t")):
            return None
        settings[match[1].strip()] = value
    return settings


def _value(value: str, rows: list[str]) -> object | None:
    """A key's value, with the rows below it that belong to it taken off ``rows``."""
    if value[:1] in ('"', "'"):
        while not _closed(value) and rows:
            value += "\n" + rows.pop(0).strip()
        return _quoted(value)
    if value:
        return _flow(value)
    items: list[object] = []
    while rows and re.match(r"\s*-\s", rows[0]):
        item = _scalar(rows.pop(0).strip()[1:].strip())
        if item is None:
            return None
        items.append(item)
    return items or ""


def _closed(value: str) -> bool:
    quote = value[0]
    body = value[1:].replace("''", "") if quote == "'" else re.sub(r"\\.", "", value[1:], flags=re.DOTALL)
    return body.endswith(quote)


def _quoted(value: str) -> str | None:
    quote = value[0]
    if len(value) < 2 or not _closed(value):
        return None
    body = value[1:-1]
    if quote == "'":
        if "'" in body.replace("''", ""):
            return None
        return re.sub(r"\n", " ", body.replace("''", "'"))
    if '"' in re.sub(r"\\.", "", body, flags=re.DOTALL):
        return None
    body = re.sub(r"\\\n[ \t]*", "", body)
    return _DOUBLE_ESCAPE.sub(_unescape, body.replace("\n", " "))


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        value = int(code, 16)
        return chr(value) if value < 0x110000 else "\ufffd"
    return _ESCAPES.get(match[5] or "", match[5] or "")


def _flow(value: str) -> object | None:
    if value.startswith("[") and value.endswith("]"):
        items = [_scalar(part.strip()) for part in value[1:-1].split(",") if part.strip()]
        return None if any(item is None for item in items) else items
    return _scalar(value)


def _scalar(value: str) -> object | None:
    if value[:1] in ('"', "'"):
        return _quoted(value)
    if not _PLAIN.match(value) or ": " in value or value.endswith(":"):
        return None
    if re.fullmatch(r"-?\d{1,9}", value):
        return int(value)
    if value.lower() in ("true", "false", "yes", "no", "on", "off"):
        return value.lower() in ("true", "yes", "on")
    return "" if value.lower() in ("null", "~") else value.strip()


def _plain_values(settings: dict[object, object] | dict[str, object]) -> dict[str, object]:
    return {str(key): _plain(value) for key, value in settings.items()}


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        return ""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
