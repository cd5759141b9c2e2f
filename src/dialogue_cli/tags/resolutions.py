"""Resolutions: clauses that share one subject at the head of the text, "The Council, ... 1. Decides to; 2. Urges".

No sentence of running text opens with a finite verb. Where several do, or one below a line that is nothing but a
subject, the statement is written as resolutions are, and the clauses are acts of those who adopted it. The form is that
of the United Nations Editorial Manual (Resolutions and other formal decisions, 2004).
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.statement.model import Unit
from dialogue_cli.tags.lexicon import Lexicon
from dialogue_cli.tags.tokens import Tokens

#: "The Heads of State and Government of the Member States of the Union," is a long line already.
_LONGEST_SUBJECT = 25
_FEWEST = 2
_ENDS_CLAUSE = (";", ",")
#: Behind its verb a line that announces the points has nothing else: "Hereby declare as follows:".
_FOLLOWING = frozenset("as follows the following that on upon to".split())
#: Verbs that tell what was done are nouns as often: "Exchanges on ports have begun".
_DEED = "report"


def operative_units(read: Sequence[tuple[Unit, Tokens]], lexicon: Lexicon) -> frozenset[str]:
    """The ids of the units that open with a verb of a resolution; empty for running text."""
    third = [unit for unit, tokens in read if _opens(unit, tokens, lexicon, "present")]
    below = _below_subject(read, lexicon)
    plural = [unit for unit, tokens in read if unit.id in below and _opens(unit, tokens, lexicon, "base")]
    spoken = sum(unit.kind != "heading" for unit, _ in read)
    sure = len(third) >= _FEWEST or 2 * len(third) >= spoken or any(u.id in below for u in third)
    listed = any(unit.text.endswith(_ENDS_CLAUSE) for unit in third)
    return frozenset(unit.id for unit in (*(third if sure or listed else ()), *plural))


def _opens(unit: Unit, tokens: Tokens, lexicon: Lexicon, form: str) -> bool:
    """Whether a unit begins with a capital and with a verb in this form, adverbs before it left out."""
    g = lexicon.grammar
    if unit.kind == "heading" or not len(tokens) or not tokens.capital(0) or tokens.words[0] in g.not_:
        return False
    first = next((word for word in tokens.words[:4] if not g.adverb(word)), "")
    verb = any(form in p.form and p.entry.category != _DEED for p in lexicon.index.get(first, ()))
    return verb and not _is_subject(tokens.words, lexicon)


def _is_subject(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the word that opens is a noun after all: a finite verb follows in its own clause ("Plans were made")."""
    g = lexicon.grammar
    for word in words:
        if word in g.that or word in g.relative or word in (",", ";", ":"):
            return False
        if word in g.be or word in g.have or word in g.future:
            return True
    return False


def _below_subject(read: Sequence[tuple[Unit, Tokens]], lexicon: Lexicon) -> frozenset[str]:
    """The units behind a line that is a subject and no more ("The Ministers,"), or that announces the points of a
    declaration ("Hereby declare as follows:"); none where there is no such line."""
    for place, (unit, tokens) in enumerate(read):
        words = tokens.words
        closed = unit.text.endswith((",", ":")) and len(words) <= _LONGEST_SUBJECT
        if closed and words[-1] == ":" and _announces(words[:-1], lexicon):
            return frozenset(later.id for later, _ in read[place + 1 :])
        if closed and words[0] in (*lexicon.grammar.determiners, *lexicon.grammar.we) and not _has_verb(words, lexicon):
            return frozenset(later.id for later, _ in read[place + 1 :])
    return frozenset()


def _announces(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a line is a verb that decides or declares, with what leads on to the points and no more."""
    g = lexicon.grammar
    said = [word for word in words if not g.adverb(word) and word not in _FOLLOWING and word not in g.have]
    if len(said) != 1:
        return False
    firm = lexicon.ladder.get("commit", 0)
    entries = [p.entry for p in lexicon.index.get(said[0], ())]
    return any(e.strength >= firm and e.category in ("promise", "decision") for e in entries)


def _has_verb(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a line has a finite verb, as far as the lists know it."""
    g = lexicon.grammar
    closed = any(word in g.be or word in g.have or word in g.future for word in words)
    return closed or any(p.form & {"past", "present", "base"} for word in words for p in lexicon.index.get(word, ()))
