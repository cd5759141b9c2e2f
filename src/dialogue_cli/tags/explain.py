"""Why a sentence got its verdict: the words, what each counts as, and who says so."""

from __future__ import annotations

from dialogue_cli.statement.model import Commitment, Stance, Unit
from dialogue_cli.tags.lexicon import Entry, Lexicon, Pattern
from dialogue_cli.tags.lexicon_check import CATEGORIES
from dialogue_cli.tags.matching import match_rest
from dialogue_cli.tags.tokens import tokenize
from dialogue_cli.values import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Some words of the sentence, the part they play, and the meaning given to them."""

    words: str
    role: str
    meaning: str


def entries_for(words: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Every entry that the words begin with, in any of its forms, the longest first.

    >>> # entries_for("intends to", lexicon)[0].pattern == "intend to|that|for|not"
    """
    tokens = tokenize(words, lexicon.language)
    if not len(tokens):
        return ()
    hits: list[tuple[int, Entry]] = []
    for place in range(len(tokens)):
        patterns: tuple[Pattern, ...] = (
            *lexicon.index.get(tokens.words[place], ()),
            *lexicon.modifiers.get(tokens.words[place], ()),
        )
        for pattern in patterns:
            end = match_rest(tokens, place + 1, pattern, lexicon.grammar)
            if end is not None:
                hits.append((-(end - place), pattern.entry))
    order = {name: n for n, name in enumerate(CATEGORIES)}
    unique = {entry: size for size, entry in sorted(hits, key=lambda h: h[0], reverse=True)}
    return tuple(sorted(unique, key=lambda e: (unique[e], order.get(e.category, 0), e.pattern)))


def why(commitment: Commitment, lexicon: Lexicon) -> tuple[Reason, ...]:
    """The cues of a commitment in the order of the words, each with its meaning and source."""
    reasons = []
    for cue in commitment.cues:
        where = f" (in {cue.unit})" if cue.unit else ""
        reasons.append(Reason(cue.text, cue.role + where, _meaning(cue.role, cue.text, commitment, lexicon)))
    return tuple(reasons)


def _meaning(role: str, words: str, commitment: Commitment, lexicon: Lexicon) -> str:
    """What a cue says: who the actor is, which days or amount, or the entry of the list with its source."""
    if role == "actor":
        kinds = {"parties": "the parties", "party": "one of the parties, or a body of theirs", "others": "not a party"}
        return kinds.get(commitment.actor_kind or "", "nobody who could promise")
    if role == "deadline" and commitment.deadline:
        d = commitment.deadline
        return ", ".join(
            part for part in (d.kind, d.earliest and f"from {d.earliest}", d.latest and f"to {d.latest}") if part
        )
    if role == "quantity":
        found = next((q for q in commitment.quantities if q.text == words), None)
        return f"{found.value:g} {found.unit}" + (f", {found.bound}" if found.bound else "") if found else ""
    wanted = {"verb": None, "hedge": ("hedge", "softener"), "booster": ("booster",), "restated": ("restated",)}.get(
        role
    )
    for entry in entries_for(words, lexicon):
        if wanted is None or entry.category in wanted:
            rung = f" -> {entry.rung} {entry.strength}" if entry.rung else ""
            return f'{entry.category} "{entry.pattern}"{rung}; source {source_line(entry.source, lexicon)}'
    return ""


def source_line(source: str, lexicon: Lexicon) -> str:
    """A source as it would be cited: title, institution, year."""
    said = lexicon.sources.get(source, {})
    cited = ", ".join(str(said[key]) for key in ("title", "institution", "year") if key in said)
    return f"{source} ({cited})" if cited else source


def verdict(unit: Unit, lexicon: Lexicon) -> str:
    """One line on a unit: what its strongest verb makes of it."""
    c = unit.commitment
    if c is None:
        return "no verb of the lists governs this sentence with a subject that could promise"
    mark = "a commitment" if c.is_commitment else "no commitment"
    reason = f"{c.rung} {c.strength}"
    if not c.is_commitment and c.strength >= lexicon.threshold:
        reason += ", but not of the parties"
    elif not c.is_commitment:
        reason += f", below the threshold {lexicon.threshold}"
    return f"{mark}: {reason}"


def stance_line(stance: Stance) -> str:
    """A position in one line."""
    target = f' on "{stance.target}"' if stance.target else ""
    return f"position: {stance.stance} ({stance.polarity}, {stance.degree}){target}"
