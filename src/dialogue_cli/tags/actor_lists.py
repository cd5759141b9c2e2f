"""Lists of states, groups and words for parties, read from a data file and looked up in the words of a text."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_cli.errors import DataError
from dialogue_cli.tags.lexicon_check import Data, load_toml
from dialogue_cli.tags.tokens import Tokens, tokenize
from dialogue_cli.values import dataclass, replace

_TABLES = {"sources", "states", "other_parties", "agencies", "regions", "short", "groups", "members", "words"}
#: Names of so few capitals count only in capitals: "US", not "us".
_SHORT = 5
_LISTS = ("own", "body", "named_body", "title", "foreign", "own_before", "others")


@dataclass(frozen=True, slots=True)
class Actors:
    """``names``: first word -> (further words, name), the longest first. ``words``: the lists of ``[words]``."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]
    groups: frozenset[str]
    members: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    short: Mapping[str, str]
    language: str = "en"


def parse_actors(text: str, name: str) -> Actors:
    """The text of an actors file. Raises DataError with file and key."""
    data: Data = load_toml(text, name)
    _check(data, name)
    index: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}

    def add(alias: str, listed: str) -> None:
        plain = alias.replace(" ", "").isalpha()  # most are: then their words need no pattern
        words = tuple(alias.lower().split()) if plain else tokenize(alias).words
        index.setdefault(words[0], []).append((words[1:], listed, alias.isupper() and len(alias) < _SHORT))

    for table in ("states", "other_parties", "groups"):
        for listed, others in data.get(table, {}).items():
            for alias in (listed, *_parts(others)):
                add(alias, listed)
    for agency, owner in data.get("agencies", {}).items():
        add(agency, owner)
    for region in data.get("regions", {}):
        add(region, "")
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return Actors(
        names={word: tuple(entries) for word, entries in index.items()},
        groups=frozenset(data.get("groups", {})),
        members={group: frozenset(_parts(names)) for group, names in data.get("members", {}).items()},
        words={key: frozenset(data.get("words", {}).get(key, "").split()) for key in _LISTS},
        short=data.get("short", {}),
        language=data.get("language", "en"),
    )


def with_parties(actors: Actors, parties: tuple[str, ...]) -> Actors:
    """The same lists with a statement's parties that they lack: an invented state, a city, a fund.

    A party that is a body by its name ("... Committee") is left to the rules for bodies.
    """
    names = dict(actors.names)
    for party in parties:
        tokens = tokenize(party)
        words = tokens.words
        if not words or words[-1] in actors.words["body"] or names_in(tokens, 0, len(tokens), actors):
            continue
        entries = [*names.get(words[0], ()), (words[1:], party, False)]
        names[words[0]] = tuple(sorted(entries, key=lambda e: -len(e[0])))
    return replace(actors, names=names)


def _check(data: Data, name: str) -> None:
    """Raises DataError for a table nobody knows, or names that are not one text."""
    for key, value in data.items():
        if key in ("schema", "language"):
            continue
        if key not in _TABLES or not isinstance(value, dict):
            raise DataError(f"unknown table; expected {', '.join(sorted(_TABLES))}", where=name, key=key)
        for entry, item in value.items() if key != "sources" else ():
            if not isinstance(item, str):
                raise DataError("expected names in one text, parted by ;", where=name, key=f"{key}.{entry}")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def names_in(tokens: Tokens, start: int, end: int, actors: Actors) -> list[tuple[int, int, str]]:
    """Listed names between two tokens: (start, end, name), the longest first where two begin together."""
    found: list[tuple[int, int, str]] = []
    place = start
    while place < end:
        hit = name_at(tokens, place, end, actors)
        if hit:
            if hit[2]:
                found.append(hit)
            place = hit[1]
        else:
            place += 1
    return found


def name_at(tokens: Tokens, place: int, end: int, actors: Actors) -> tuple[int, int, str] | None:
    """The longest listed name that begins at token ``place``; a possessive ("Japan's") counts as the name."""
    words = tokens.words
    entries = actors.names.get(words[place]) or actors.names.get(words[place].removesuffix("'s").removesuffix("'"))
    if not entries or not tokens.capital(place):
        return None
    for rest, name, short in entries:
        stop = place + 1 + len(rest)
        if stop > end or (short and not tokens.raw(place, place + 1)[:2].isupper()):
            continue
        if not rest or (words[place + 1 : stop - 1] == rest[:-1] and words[stop - 1].removesuffix("'s") == rest[-1]):
            return place, stop, name
    return None
