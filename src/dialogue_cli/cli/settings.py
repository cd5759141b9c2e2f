"""Settings file, environment and command line to one frozen value, checked once.

The command line wins over the environment (``DIALOGUE_WIDTH=100``), the environment over the nearest ``dialogue.toml``
or ``[tool.dialogue]`` of a ``pyproject.toml`` upwards from the working directory, and that over the defaults below.
A key nobody knows is an error with its file and line, so that a mistyped pin never passes for one that holds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

from dialogue_cli.errors import DataError, DialogueError, UsageError
from dialogue_cli.statement.model import UnitSize
from dialogue_cli.values import dataclass

FILE = "dialogue.toml"
PROJECT = "pyproject.toml"
SECTION = "tool.dialogue"
PREFIX = "DIALOGUE_"

Kind = Literal["choice", "count", "flag", "path", "paths", "words", "hash"]


@dataclass(frozen=True, slots=True)
class Key:
    """What a setting may hold. ``low`` is the least count; a path is taken from the folder of the file naming it."""

    kind: Kind
    choices: tuple[str, ...] = ()
    low: int = 0


#: Every setting there is. A key with a dot stands in a table of the file: ``limits.bytes`` is ``bytes`` in [limits].
KEYS: dict[str, Key] = {
    "color": Key("choice", ("auto", "always", "never")),
    "palette": Key("choice", ("blue-orange", "high-contrast", "mono")),
    "width": Key("count", low=40),
    "unit": Key("choice", ("sentence", "paragraph", "line")),
    "context": Key("count"),
    "corpus": Key("path"),
    "lexicon": Key("paths"),
    "themes": Key("paths"),
    "verdicts": Key("path"),
    "ignore_verdicts": Key("flag"),
    "fail_on": Key("words"),
    "strict": Key("flag"),
    "quiet": Key("flag"),
    "verbose": Key("flag"),
    "lexicon_sha256": Key("hash"),
    "weights_sha256": Key("hash"),
    "limits.bytes": Key("count", low=1),
    "limits.units": Key("count", low=1),
    "limits.depth": Key("count", low=1),
    "limits.expanded": Key("count", low=1),
    "limits.ratio": Key("count", low=1),
    "limits.pages": Key("count", low=1),
    "limits.elements": Key("count", low=1),
    "limits.sentence": Key("count", low=1),
    "limits.wait": Key("count"),
    "limits.seconds": Key("count"),
    "limits.memory": Key("count"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one call. ``pinned_in`` names the place of a hash pin; ``limits`` has only what was set."""

    color: str = "auto"
    palette: str = "blue-orange"
    width: int | None = None
    unit: UnitSize = "sentence"
    context: int = 0
    corpus: str | None = None
    lexicon: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    verdicts: str | None = None
    ignore_verdicts: bool = False
    fail_on: tuple[str, ...] = ()
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    lexicon_sha256: str | None = None
    weights_sha256: str | None = None
    limits: tuple[tuple[str, int], ...] = ()
    file: str | None = None

    def of_result(self) -> dict[str, str]:
        """The settings that a result depends on, for the result to carry."""
        found = {"unit": str(self.unit)}
        if self.strict:
            found["strict"] = "true"
        return found


def load_settings(
    given: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    start: Path | None = None,
) -> Settings:
    """One Settings from all places. ``given`` is the command line: None, False and empty lists count as not given.

    Raises UsageError for a bad value on the command line or in the environment, DataError for one in a file.
    """
    env = os.environ if environ is None else environ
    path, values = _from_file(start or Path.cwd())
    values.update(_from_environment(env))
    for name, value in (given or {}).items():
        if value is None or value is False or value in ([], ()):
            continue
        values[name] = _checked(name, value, fault=_option_fault(name), base=None)
    if "limits.seconds" in values or "limits.memory" in values:
        from dialogue_cli.cli.bounds import hold

        hold(seconds=cast(int, values.get("limits.seconds", 0)), memory=cast(int, values.get("limits.memory", 0)))
    limits = tuple((name.partition(".")[2], cast(int, v)) for name, v in values.items() if name.startswith("limits."))
    plain: dict[str, Any] = {name: value for name, value in values.items() if "." not in name}
    return Settings(**plain, limits=limits, file=str(path) if path else None)


def _from_environment(env: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in KEYS:
        variable = PREFIX + name.upper().replace(".", "_")
        if env.get(variable):
            found[name] = _checked(name, env[variable], fault=_plain_fault(variable), base=None)
    return found


def _from_file(start: Path) -> tuple[Path | None, dict[str, object]]:
    """The nearest settings file upwards and its checked values; ``dialogue.toml`` wins over its neighbour."""
    for folder in (start, *start.parents):
        own = folder / FILE
        if own.is_file():
            return own, _parsed(own, "")
        project = folder / PROJECT
        if project.is_file() and f"[{SECTION}" in project.read_text(encoding="utf-8", errors="replace"):
            return project, _parsed(project, SECTION)
    return None, {}


def _parsed(path: Path, section: str) -> dict[str, object]:
    text, table = _toml(path)
    for part in section.split(".") if section else ():
        table = table.get(part, {})
    found: dict[str, object] = {}
    try:
        rows = _flat(table)
    except RecursionError as broken:
        raise DataError("is nested too deeply", where=str(path)) from broken
    for name, value in rows:
        line = _line_of(text, section, name)
        if name not in KEYS:
            raise DataError("no such setting", where=str(path), line=line, key=name, do=_near(name))
        found[name] = _checked(name, value, fault=_file_fault(path, line, name), base=path.parent)
    return found


def _toml(path: Path) -> tuple[str, Any]:
    import tomllib

    from dialogue_cli.sources.limits import list_text

    try:
        text = list_text(str(path))
        return text, tomllib.loads(text)
    except UnicodeDecodeError as broken:
        raise DataError("is not UTF-8 text", where=str(path)) from broken
    except OSError as broken:
        raise DataError(f"cannot be read: {broken.strerror}", where=str(path)) from broken
    except (ValueError, RecursionError) as broken:
        raise DataError(f"is not TOML: {broken}", where=str(path)) from broken


def _flat(table: Mapping[str, object], above: str = "") -> list[tuple[str, object]]:
    """Keys with their table's name before them, so that a nested key can be looked up like any other."""
    rows: list[tuple[str, object]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{above}{name}.")
        else:
            rows.append((above + name, value))
    return rows


def _line_of(text: str, section: str, name: str) -> int | None:
    """The line on which a key is set, None where it is written in a way that this simple search does not see."""
    head, _, leaf = name.rpartition(".")
    wanted = ".".join(part for part in (section, head) if part)
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        table = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        if table:
            inside = table.group(1).replace('"', "").replace(" ", "")
        for here, key in ((wanted, leaf), (section, name)):
            if inside == here and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
    return None


def _near(name: str) -> str:
    import difflib

    close = difflib.get_close_matches(name, KEYS, n=1)
    return f"did you mean {close[0]}?" if close else f"the settings are {', '.join(KEYS)}"


class _Fault:
    """Makes the error for a bad value where it was given."""

    def __init__(self, make: Any) -> None:
        self.make = make

    def __call__(self, what: str) -> DialogueError:
        return cast(DialogueError, self.make(what))


def _option_fault(name: str) -> _Fault:
    return _Fault(lambda what: UsageError(what, where=f"--{name.replace('_', '-')}"))


def _plain_fault(variable: str) -> _Fault:
    return _Fault(lambda what: UsageError(what, where=variable))


def _file_fault(path: Path, line: int | None, name: str) -> _Fault:
    return _Fault(lambda what: DataError(what, where=str(path), line=line, key=name))


def _checked(name: str, value: object, *, fault: _Fault, base: Path | None) -> object:
    """The value in the type that Settings holds. ``base`` is the folder from which a file's paths count."""
    key = KEYS[name]
    checks = {"choice": _choice, "count": _count, "flag": _flag, "hash": _hash, "words": _words}
    if key.kind in checks:
        return checks[key.kind](key, value, fault)
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) and item for item in items):
        raise fault("must be a path" if key.kind == "path" else "must be a list of paths")
    homes = [Path(item).expanduser() for item in items]
    paths = tuple(str(base / home if base else home) for home in homes)
    return paths if key.kind == "paths" else paths[0]


def _choice(key: Key, value: object, fault: _Fault) -> object:
    if value not in key.choices:
        raise fault(f"{value!r} is none of {', '.join(key.choices)}")
    return value


def _count(key: Key, value: object, fault: _Fault) -> object:
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,12}", text, re.ASCII) or int(text) < key.low:
        raise fault(f"{value!r} is not a whole number from {key.low}")
    return int(text)


def _flag(key: Key, value: object, fault: _Fault) -> object:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise fault(f"{value!r} is neither true nor false")


def _hash(key: Key, value: object, fault: _Fault) -> object:
    found = re.fullmatch(r"(?:sha256[ :])?([0-9a-f]{12,64})", str(value).strip().lower())
    if not found:
        raise fault("must be a SHA-256 in hex (at least its first 12 digits), as in the JSON under tool")
    return found.group(1)


def _words(key: Key, value: object, fault: _Fault) -> object:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
        raise fault("must be a list of words")
    return tuple(item.strip() for item in items if item.strip())
