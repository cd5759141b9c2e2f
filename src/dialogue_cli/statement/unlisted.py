"""Parties that stand in no list: regions, cities, companies, new states and those of an exercise.

Only where the listed names give fewer than two signers. A name counts where it stands in a signer's place (the title,
or behind an office in the first sentences) and the text has it act: it stands before a verb.
"""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.statement.parties import party_names

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’]*[\w]"
_NAME = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_STYLE = (
    r"(?:(?:(?:Federal|Democratic|Islamic|Socialist|People's|Federative|Autonomous|Free) )*"
    r"(?:Republic|Kingdom|State|Federation|Commonwealth|Principality|Sultanate|Union|Province|Region|City|Community|"
    r"Emirate|Duchy|Canton|Government) of )"
)
_PARTY = rf"(?:[Tt]he )?{_STYLE}?(?:the )?({_NAME})"
_ROW = rf"{_PARTY}((?:, {_PARTY})*),? and {_PARTY}"
_OFFICE = (
    r"(?:President|Prime Minister|Minister|Premier|Chancellor|Secretary|Secretarie|King|Queen|Governor|Mayor|"
    r"Government|Leader|Head|Representative|Delegation|Commissioner|Chairman|Director)s?"
)
_BRANCH = (
    r"(?!Foreign|Trade|Financ|Energy|Defen|Econom|Environ|State|Agricult|Health|Interior|Industr|Commerce|Transport|Secur|"
    r"Ocean|Fisher|Justice|Labo|Educat|Climate|Scien|Cultur|External|Home|International)"
)
_HELD = regex(rf"\b{_OFFICE}\b[^.;:\n]{{0,60}}? (?:of|from|for) (?:[Tt]he )?{_BRANCH}{_PARTY}")
_OFFICES_OF = regex(rf"\b{_OFFICE} (?:of|from) {_ROW}")
_OPENS = regex(rf"^{_ROW},? (?:met|held|issued|hereinafter|\(|hereby|today|agree|have)", re.MULTILINE)
_JOINED = regex(rf"\b({_WORD})[-–/]({_WORD})(?:[-–/]({_WORD}))?(?= )")
_BETWEEN = regex(rf"\b(?:between|by|of|from) {_ROW}")
_NAMED = regex(_PARTY)
#: What an office or a meeting is of, and no party: "Minister of Trade", "Heads of State", "Day of Peace".
_PORTFOLIO = frozenset(
    "foreign affairs state states government governments defence defense trade finance energy environment "
    "agriculture economy economic commerce industry health education interior justice labour labor transport "
    "oceans fisheries security science technology culture tourism climate water development cooperation "
    "parliament minister ministers secretary president prime ministry council commission dialogue joint statement "
    "meeting summit working group party parties both sides side heads leaders january february march april may "
    "june july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday first second third fourth fifth sixth seventh eighth ninth tenth the this these their our his her its "
    "strategic high level annual digital global regional international national mr mrs ms dr".split()
)
_MOST = 12
_HINTS = (
    "Minister", "President", "Premier", "Chancellor", "Secretar", "King", "Queen", "Governor", "Mayor", "Government",
    "Leader", "Head", "Representative", "Delegation", "Commissioner", "Republic", " met ", " agree",
)  # fmt: skip


def find_unlisted(title: str, opening: str, body: str) -> tuple[str, ...]:
    """Two names or more in their order, else none. ``opening``: the first paragraphs; ``body``: the whole text."""
    for found in (_of_title(title), _of_opening(opening)):
        acting = [name for name in dict.fromkeys(found) if _acts(name, body)]
        if 2 <= len(acting) <= _MOST:
            return tuple(party_names().get(name, name) for name in acting)
    return ()


def _of_title(title: str) -> list[str]:
    found: list[str] = []
    if "-" in title or "/" in title:
        found.extend(name for match in _JOINED.finditer(title) for name in match.groups() if name)
    if " and " in title:
        found.extend(name for match in _BETWEEN.finditer(title) for name in _names_in(match[0].partition(" ")[2]))
    return [name for name in found if _is_name(name)]


def _of_opening(opening: str) -> list[str]:
    found: list[str] = []
    for sentence in re.split(r"(?<=[a-z)])\.\s|\n", opening)[:4]:
        if not any(hint in sentence for hint in _HINTS):
            continue
        row = _OPENS.search(sentence) or _OFFICES_OF.search(sentence)
        if row:
            found.extend(_names_in(re.sub(rf"^{_OFFICE} (?:of|from) ", "", row[0])))
        found.extend(match[1] for match in _HELD.finditer(sentence))
    return [name for name in found if _is_name(name)]


def _names_in(row: str) -> list[str]:
    parts = re.split(r",? and |, ", row)
    return [match[1] for part in parts if (match := _NAMED.match(part))]


def _is_name(name: str) -> bool:
    words = re.split(r"[ -]", name)
    return not any(word.lower() in _PORTFOLIO for word in words) and name[0].isupper()


def _acts(name: str, body: str) -> bool:
    """Whether the text has the bearer of a name do something: "Kestrel will", "both Kestrel and Marlow intend"."""
    verb = (
        r"(?:will|shall|has|have|is|are|intends?|plans?|agreed?|agrees|commits?|committed|welcom\w+|reaffirm\w*|support\w*|"
        r"announc\w+|expressed|recogni\w+|opened|provided|pledg\w+|expects?|aims?|seeks?|undertakes?|decided|may|should|"
        r"can|and [A-Z]\w+ (?:will|shall|have|are|intend|agree|commit|reaffirm|plan|welcome)\w*|\w+ed)\b"
    )
    return bool(re.search(rf"\b{re.escape(name)}(?:,[^,.]{{1,60}},)? {verb}", body))
