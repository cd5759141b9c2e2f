"""Seeded edits with known truth: a new version of a statement, and what became of each of its units.

Each unit draws one fate: kept, dropped, reworded lightly or heavily, split, merged with the next, moved, or
replaced by a strange one with the same opening (the trap: a dropped pledge is not a reworded one); strange units from
other statements are put in; a block of units (a paragraph or section) changes place; numbers of headings change.
The rewording rules are our own: small lists of words of the register, clause order, tense and ladder of the verb.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from dialogue_cli.statement.model import Statement, Unit

SHARES = {
    "kept": 0.44,
    "dropped": 0.10,
    "replaced": 0.06,
    "light": 0.12,
    "heavy": 0.08,
    "split": 0.06,
    "merged": 0.06,
    "moved": 0.04,
    "inserted": 0.10,
}
"""Share of units by fate ("inserted" is the chance of a strange unit after each place): a leaders' statement keeps less
word for word, so that these figures say what the machinery does and gold what the judgement does."""
LEAST_WORDS = 8
"""Shorter units are kept, dropped or moved but not reworded: there is nothing in them to reword."""

LIGHT = (
    (r"\bwill\b", "intend to"), (r"\bsupport\b", "assist"), (r"\bstrengthen\b", "deepen"), (r"\bwelcome\b", "note"),
    (r"\bimportance\b", "significance"), (r"\breaffirm\b", "reiterate"), (r"\bensure\b", "make sure of"),
    (r"\bcontinue to\b", "keep on working to"), (r"\benhance\b", "improve"), (r"\bpromote\b", "advance"),
    (r"\bcooperation\b", "collaboration"), (r"\bcommitted\b", "dedicated"), (r"\bglobal\b", "international"),
    (r"\bregion\b", "area"), (r"\bincluding\b", "among them"), (r"\bjoint\b", "common"), (r"\bnew\b", "further"),
    (r"\b2023\b", "2025"), (r"\b2022\b", "2024"), (r"\b2021\b", "2023"), (r"\bfirst\b", "second"),
    (r"\binflation\b", "price pressure"), (r"\beconomic\b", "business"), (r"\bCommittee\b", "Board"),
)  # fmt: skip
QUALIFIERS = ("where appropriate", "in line with national circumstances", "as soon as possible", "by the next meeting")
OPENINGS = (
    "In this regard, ", "To that end, ", "Building on earlier work, ", "At this meeting, ", "With this in mind, ",
)  # fmt: skip
JOINTS = (
    r"; (?:and )?",
    r", and (?=we |the |to |will )",
    r", which ",
    r", including ",
    r", as well as ",
    r", with ",
    r" and to ",
    r" and ",
)
SEAMS = ("; and ", ", and ", ", while ")


@dataclass
class Edited:
    """The new version, the true links by fate, the moved links, and the groups that were split or merged."""

    new: Statement
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    moved: set[tuple[str, str]] = field(default_factory=set)
    traps: set[tuple[str, str]] = field(default_factory=set)
    splits: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    merges: set[tuple[frozenset[str], str]] = field(default_factory=set)


@dataclass
class _Piece:
    """A unit of the new version before it has its number: its text, where it came from, and by what fate."""

    text: str
    kind: str
    sources: tuple[str, ...]
    fate: str
    moved: bool = False


def light(text: str, rng: random.Random) -> str:
    """One or two words changed, a qualifier or an opening added."""
    rules = [rule for rule in LIGHT if re.search(rule[0], text)]
    rng.shuffle(rules)
    for pattern, instead in rules[: rng.choice((1, 2))]:
        text = re.sub(pattern, instead, text, count=1)
    if not rules or rng.random() < 0.3:
        stop = "." if text.endswith(".") else ""
        text = f"{text.removesuffix('.')}, {rng.choice(QUALIFIERS)}{stop}"
    return text


def heavy(text: str, rng: random.Random) -> str:
    """All rules that fit, clauses turned round, a part left out, an opening put in front."""
    rules = list(LIGHT)
    rng.shuffle(rules)
    for pattern, instead in rules:
        if rng.random() < 0.8:
            text = re.sub(pattern, instead, text)
    head, comma, rest = text.removesuffix(".").partition(", ")
    if comma and len(head.split()) >= 4 and len(rest.split()) >= 4:
        text = f"{rest[:1].upper()}{rest[1:]}, {head[:1].lower()}{head[1:]}."
    words = text.split()
    if len(words) > 24:
        start = rng.randrange(len(words) // 2, len(words) - 6)
        del words[start : start + len(words) // 6]
        text = " ".join(words)
    return rng.choice(OPENINGS) + text[:1].lower() + text[1:]


def cut(text: str) -> tuple[str, str] | None:
    """The text in two sentences, at the joint nearest its middle that leaves both six words; else None."""
    middle = len(text) / 2
    places = [m for joint in JOINTS for m in re.finditer(joint, text)]
    for match in sorted(places, key=lambda m: abs(m.start() - middle)):
        one, two = text[: match.start()], text[match.end() :]
        if len(one.split()) >= 6 and len(two.split()) >= 6:
            return one.rstrip(" ,;") + ".", two[:1].upper() + two[1:]
    return None


def _fated(units: tuple[Unit, ...], strange: list[str], rng: random.Random) -> list[_Piece]:
    fates, shares = zip(*[(f, s) for f, s in SHARES.items() if f != "inserted"], strict=True)
    pieces: list[_Piece] = []
    place = 0
    while place < len(units):
        unit = units[place]
        fate = rng.choices(fates, shares)[0]
        long = unit.kind == "sentence" and len(unit.text.split()) >= LEAST_WORDS
        after = units[place + 1] if place + 1 < len(units) else None
        place += 1
        halves = cut(unit.text) if fate == "split" and long else None
        alike = [text for text in strange if text.split()[0] == unit.text.split()[0]] if unit.text.split() else []
        if fate == "dropped":
            pass
        elif fate == "replaced" and long and alike:
            text = rng.choice(alike)
            strange.remove(text)
            pieces.append(_Piece(text, "sentence", (unit.id,), "replaced"))
        elif unit.kind == "heading":
            pieces.append(_Piece(renumbered(unit.text, rng), unit.kind, (unit.id,), "heading"))
        elif halves:
            pieces += [_Piece(half, unit.kind, (unit.id,), "split") for half in halves]
        elif (
            fate == "merged" and long and after and after.kind == "sentence" and len(after.text.split()) >= LEAST_WORDS
        ):
            joined = unit.text.rstrip(".") + rng.choice(SEAMS) + after.text[:1].lower() + after.text[1:]
            pieces.append(_Piece(joined, unit.kind, (unit.id, after.id), "merged"))
            place += 1
        elif fate in ("light", "heavy") and long:
            text = (light if fate == "light" else heavy)(unit.text, rng)
            pieces.append(_Piece(text, unit.kind, (unit.id,), fate))
        else:
            fate = "moved" if fate == "moved" and long else "kept"
            pieces.append(_Piece(unit.text, unit.kind, (unit.id,), fate, fate == "moved"))
        if rng.random() < SHARES["inserted"] and strange:
            pieces.append(_Piece(strange.pop(rng.randrange(len(strange))), "sentence", (), "inserted"))
    return pieces


def renumbered(text: str, rng: random.Random) -> str:
    """A heading with another number in front; one without a number gets one, an annex keeps its own."""
    if re.match(r"(?:annex|section|part|appendix)\b", text, re.IGNORECASE):
        return text
    bare = re.sub(r"^(?:[IVXLC]+|\d+|[A-Z])[.)]\s+", "", text)
    return f"{rng.choice(('I', 'II', 'IV', 'V', 'VII'))}. {bare}"


def _shifted(pieces: list[_Piece], rng: random.Random) -> list[_Piece]:
    """Moved units put elsewhere, over four pieces at least; one block of three to six put behind as many as thrice."""
    stay = [p for p in pieces if not p.moved]
    if len(stay) >= 30:
        size = rng.randrange(3, 7)
        start = rng.randrange(0, len(stay) - 4 * size)
        block = [_Piece(p.text, p.kind, p.sources, p.fate, True) for p in stay[start : start + size]]
        rest = stay[:start] + stay[start + size :]
        goal = start + 3 * size
        stay = rest[:goal] + block + rest[goal:]
    home = {id(p): k for k, p in enumerate(pieces)}
    for piece in (p for p in pieces if p.moved):
        far = [k for k in range(len(stay) + 1) if abs(k - home[id(piece)]) >= max(4, len(pieces) // 6)]
        stay.insert(rng.choice(far or [0]), piece)
    return stay


def edited(old: Statement, strange: list[str], seed: int) -> Edited:
    """A new version of ``old`` with its truth. ``strange`` are sentences of other statements to put in."""
    rng = random.Random(seed)
    pieces = _shifted(_fated(old.units, list(strange), rng), rng)
    units: list[Unit] = []
    start, section = 0, ()
    for number, piece in enumerate(pieces, start=1):
        end = start + len(piece.text)
        units.append(Unit(f"s{number}", piece.kind, start, end, piece.text, section=section, paragraph=number))
        section = (piece.text,) if piece.kind == "heading" else section
        start = end + 1
    result = Edited(Statement(f"{old.id}+{seed}", old.title, "\n".join(p.text for p in pieces), tuple(units)))
    parts: dict[str, list[str]] = {}
    for unit, piece in zip(units, pieces, strict=True):
        if piece.fate == "replaced":
            result.traps.add((piece.sources[0], unit.id))
            continue
        for source in piece.sources:
            result.links[source, unit.id] = piece.fate
            if piece.moved:
                result.moved.add((source, unit.id))
        if piece.fate == "split":
            parts.setdefault(piece.sources[0], []).append(unit.id)
        if piece.fate == "merged":
            result.merges.add((frozenset(piece.sources), unit.id))
    result.splits = {(source, frozenset(ids)) for source, ids in parts.items()}
    return result
