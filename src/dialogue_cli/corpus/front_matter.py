"""Metadata on top of a statement file: TOML between two lines of ``+++``, as people read and edit it.

Only what a statement needs is written: strings, whole numbers, dates, and lists of strings. Reading accepts all of
TOML, and YAML between ``---`` for files that were saved elsewhere.
"""

from __future__ import annotations

import re
from datetime import date

from dialogue_cli.errors import CorpusError
from dialogue_cli.sources.front_matter import MOST_YAML_MARKS, yaml_marks
from dialogue_cli.sources.plain_toml import plain_toml

Value = str | int | bool | date | tuple[str, ...]

FENCE = "+++"
YAML_FENCE = "---"
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def split_front_matter(text: str) -> tuple[str, str, str]:
    r"""The fence (``+++``, ``---`` or ""), the lines between the two fences, and the body after them.

    Text without a closed front matter is all body.

    >>> split_front_matter('+++\ntitle = "A"\n+++\n\nWe met.\n')
    ('+++', 'title = "A"\n', '\nWe met.\n')
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    fence = lines[0].rstrip() if lines else ""
    if fence not in {FENCE, YAML_FENCE}:
        return "", "", text
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == fence:
            return fence, "".join(lines[1:number]), "".join(lines[number + 1 :])
    return "", "", text


def read_front_matter(text: str, *, where: str = "") -> tuple[dict[str, object], str]:
    """The metadata and the body. Raises CorpusError, with the fault's place, where the metadata cannot be parsed."""
    fence, head, body = split_front_matter(text)
    if not fence:
        return {}, body
    meta = parse_toml(head, where=where) if fence == FENCE else parse_yaml(head, where=where)
    return meta, body


def parse_toml(head: str, *, where: str = "") -> dict[str, object]:
    """The lines between the fences as a dictionary. Raises CorpusError."""
    plain = plain_toml(head)
    if plain is not None:
        return plain
    import tomllib

    try:
        return tomllib.loads(head)
    except (ValueError, RecursionError) as fault:
        what = str(fault) or "nested too deeply"
        raise CorpusError(f"front matter is not TOML: {what}", where=where, do="mend the lines between +++") from fault


def parse_yaml(head: str, *, where: str = "") -> dict[str, object]:
    """As `parse_toml`, for files saved with YAML. Aliases are refused: they can grow a short text without bound."""
    import yaml

    if yaml_marks(head) > MOST_YAML_MARKS:
        raise CorpusError("front matter is nested too deeply", where=where, do="mend the lines between ---")
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(head)):
            raise CorpusError("front matter uses YAML aliases", where=where, do="write the values out")
        meta = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        what = str(fault).split("\n", 1)[0] or "nested too deeply"
        raise CorpusError(f"front matter is not YAML: {what}", where=where, do="mend the lines between ---") from fault
    return {str(key): value for key, value in meta.items()} if isinstance(meta, dict) else {}


def write_front_matter(meta: dict[str, Value]) -> str:
    r"""The metadata as TOML between fences, in the order given; empty values are left out.

    >>> write_front_matter({"title": 'The "Quad"', "meeting": 2, "parties": ("India", "Japan"), "place": ""})
    '+++\ntitle = "The \\"Quad\\""\nmeeting = 2\nparties = ["India", "Japan"]\n+++\n'
    """
    lines = [f"{_key(key)} = {_value(value)}" for key, value in meta.items() if value not in ("", ())]
    return "\n".join([FENCE, *lines, FENCE]) + "\n"


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else quote(key)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(quote(item) for item in value) + "]"
    return value if is_iso_date(value) else quote(value)


def is_iso_date(text: str) -> bool:
    """Whether the words are one calendar day, as TOML writes it without quotes."""
    if not ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def quote(text: str) -> str:
    r"""A TOML basic string on one line. Control characters become escapes; lone surrogates become U+FFFD.

    >>> quote("a\x1b[31m")
    '"a\\u001B[31m"'
    """
    out = []
    for char in text:
        code = ord(char)
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif 0xD800 <= code <= 0xDFFF:
            out.append("\ufffd")
        elif code < 0x20 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029):
            out.append(f"\\u{code:04X}")
        else:
            out.append(char)
    return '"' + "".join(out) + '"'
