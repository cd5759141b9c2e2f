"""Parties that no list of states knows: a region, a city, an agency, an invented country named in the front matter."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.tags.tokens import tokenize
from dialogue_cli.tags.word_lists import Lexicons
from dialogue_cli.values import replace


def with_parties(lexicons: Lexicons, parties: Sequence[str]) -> Lexicons:
    """The same lists, in which the parties of one statement are names of actors too. Listed ones stay as they are."""
    names = dict(lexicons.actors.names)
    added = False
    for party in parties:
        words = tokenize(party.removeprefix("the ").removeprefix("The ")).words
        if not words or any(rest == words[1:] for rest, _, _ in names.get(words[0], ())):
            continue
        entries = (*names.get(words[0], ()), (words[1:], party, party.isupper() and len(party) < 5))
        names[words[0]] = tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        added = True
    if not added:
        return lexicons
    return replace(lexicons, actors=replace(lexicons.actors, names=names))
