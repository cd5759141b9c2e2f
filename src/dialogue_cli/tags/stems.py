"""Items that continue a stem: "We intend to:" lends its verb and actor to every bullet below it."""

from __future__ import annotations

from dialogue_cli.statement.model import Commitment, Cue, Unit
from dialogue_cli.tags.clause import Clause
from dialogue_cli.tags.lexicon import Entry, Lexicon
from dialogue_cli.tags.modifiers import modifiers, softeners
from dialogue_cli.tags.predicate import Predicate
from dialogue_cli.tags.tokens import Tokens
from dialogue_cli.values import replace

_FINITE = frozenset("is are was were has have had est sont ont".split())
#: What makes a finite verb that of a clause inside the item: "Reform, to ensure that it is effective".
_OPENING = frozenset("that which who where what when as if qui que qu' dont où lorsque si comme".split())
_PRONOUNS = frozenset(["it", "they", "we", "this", "these", "he", "she", "there"])
#: Verbs that keep their own rung below any stem: "WE HEREBY COMMIT TO: NOTE the resolution ..."
_OWN_WORD = ("note", "carrier", "position", "appeal")
#: How many words a line has that names the items below it.
_LABEL = 8
_TEXTS = ("statement", "declaration", "communiqu", "document")
_VIEW = "affirm"
_OWNERS = frozenset(["their", "our", "its"])
_NOUN_WITHIN = 4
_VIEWS = frozenset(
    "support condemnation concern satisfaction appreciation gratitude conviction solidarity belief opposition "
    "rejection hope regret recognition".split()
)
_PROMISED = ("commit", "determined", "intend")
"""Rungs of nouns that a verb carries: "renew our commitment"; "renew the agreement" is a deed."""


def open_stem(unit: Unit, before: Unit | None, opened: Unit | None, last: str | None = None) -> str | None:
    """The unit whose sentence this one continues: its named stem, or a line ending in a colon just before the list.

    ``opened`` is the last unit that ended in a colon, ``last`` the stem of the unit ``before``: an item after an item
    continues what that one continued. Declarations set their points in capitals ("SUPPORT the ..."), without bullets;
    such a unit continues it too.
    """
    if unit.stem:
        return unit.stem
    if opened is None or unit.kind == "heading":
        return None
    if unit.kind == "item" and before is not None and (before is opened or last == opened.id):
        return opened.id
    first = unit.text.split(" ", 1)[0].strip(",;")
    return opened.id if len(first) > 3 and first.isupper() and not first.endswith(("ING", "ED")) else None


def parts_list(unit: Unit, found: list[Predicate], opened: Unit, lent: tuple[Commitment, ...]) -> bool:
    """Whether a unit only names the next items of the list that ``opened`` began: a heading, "Joint exercises:".

    A text that is announced ("adopted the following statement:") is no list.
    """
    label = unit.kind == "heading" or (unit.text.endswith(":") and len(unit.text.split()) <= _LABEL)
    text = any(word in opened.text.lower() for word in _TEXTS)
    return label and not found and not text and any(c.is_commitment for c in lent)


def breaks_off(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a line above a list ends in the middle of its verb, or in a colon: "To this end, we will"."""
    last = tokens.words[-1] if len(tokens) else ""
    return last == ":" or last in lexicon.grammar.future or last in lexicon.grammar.to


def leads_on(tokens: Tokens, found: list[Predicate], lexicon: Lexicon) -> bool:
    """Whether a line is a stem inside a list: "Exchange of data on:" has no verb of its own and breaks off."""
    if found or len(tokens) < 2 or tokens.words[-1] != ":":
        return False
    g, last = lexicon.grammar, tokens.words[-2]
    return last in g.prepositions or last in g.to


def only_announces(stem: Unit, pledge: Commitment, first: Predicate) -> bool:
    """Whether a stem lends no verb to an item that opens with its own: "gathered in Port Halder: 1. Agree to",
    "hereby declare as follows: 1. Undertake to"."""
    if pledge.rung == "report":
        return True
    announced = stem.text.lower().rstrip(" :").endswith(("follows", "declare", "declares"))
    return announced and first.start <= _NOUN_WITHIN and first.role == "main"


def stands_alone(tokens: Tokens, found: list[Predicate], stem: Unit, lexicon: Lexicon) -> bool:
    """Whether an item is a sentence of its own: it has a subject and a finite verb, or a verb that needs no other."""
    if any(p.subject.kind != "none" and p.role in ("main", "that") and not p.inherited for p in found):
        return True
    if found and found[0].subject.kind == "none" and found[0].entry.category in _OWN_WORD:
        return not (_is_deed(tokens, lexicon) or _governed(found[0].entry, stem, lexicon))
    if _tells_of_a_deed(tokens, lexicon):
        return True
    for place in range(1, min(len(tokens), 16)):
        if tokens.words[place] in _FINITE:
            before = tokens.words[place - 1]
            return before not in _OPENING and (before not in _PRONOUNS or tokens.words[place - 2] not in _OPENING)
    return False


def _tells_of_a_deed(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether somebody by name did a thing, also behind a label: "Ports: Oruba opened a second port"."""
    words, g = tokens.words, lexicon.grammar
    start = words.index(":") + 1 if ":" in words[:_LABEL] else 0
    start += words[start : start + 1] == ("the",)
    end = start
    while end < min(len(words), start + _NOUN_WITHIN) and tokens.capital(end):
        end += 1
    if end == start or end + 1 >= len(words):
        return False
    return words[end].endswith("ed") and (words[end + 1] in g.determiners or words[end + 1][0].isdigit())


def _is_deed(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether it is an act ("share data"), where the same verb may carry a word ("renew our commitment")."""
    if tokens.words[0] not in lexicon.grammar.deeds:
        return False
    nouns = (p.entry for word in tokens.words[1:5] for p in lexicon.modifiers.get(word, ()))
    return not any(entry.category == "noun" and entry.rung in _PROMISED for entry in nouns)


def _governed(entry: Entry, stem: Unit, lexicon: Lexicon) -> bool:
    """Whether the stem breaks off before its verb ("We will:", "intend to:") and the item has one that may follow it.

    To encourage and to respect may be promised; to note, to reaffirm and to call upon others is done in the saying.
    """
    last = stem.text.rstrip(" :").rpartition(" ")[2].lower()
    open_ended = last in lexicon.grammar.future or last in lexicon.grammar.to
    return open_ended and entry.category in ("appeal", "position") and entry.frame != "outward"


def _by_noun(item: Tokens, pledge: Commitment, lexicon: Lexicon) -> Commitment:
    """The stem's pledge at the rung of the noun that the item opens with, where the stem declares nouns: "Declare:
    1. Their intention to open the port", and no pledge at all where that noun is a view ("their support")."""
    words = item.words
    if pledge.rung != "decide" or not words or words[0] not in _OWNERS:
        return pledge
    for word in words[1:_NOUN_WITHIN]:
        if noun := next((p.entry for p in lexicon.modifiers.get(word, ()) if p.entry.category == "noun"), None):
            promised = pledge.is_commitment and noun.strength >= lexicon.threshold
            return replace(pledge, rung=noun.rung, strength=noun.strength, is_commitment=promised)
        if word in _VIEWS:
            return replace(pledge, rung=_VIEW, strength=lexicon.ladder.get(_VIEW, 0), is_commitment=False)
    return pledge


def lend(item: Tokens, stem: Unit, pledge: Commitment, clause: Clause, lexicon: Lexicon) -> Commitment:
    """The stem's commitment as the item's own: verb and actor from the stem, the rest from the item first."""
    pledge = _by_noun(item, pledge, lexicon)
    hedges, boosters, restated = modifiers(item, 0, len(item), lexicon)
    inner = softeners(item, 0, lexicon)
    hedges = sorted({*inner, *hedges})
    there = [
        replace(cue, unit=stem.id) for cue in pledge.cues if cue.role in ("verb", "actor", "addressee", "deadline")
    ]
    cues = [
        *there,
        *_cues(item, "hedge", hedges),
        *_cues(item, "booster", boosters),
        *_cues(item, "restated", restated),
    ]
    deadline = min(clause.deadlines, key=lambda d: d.start, default=None)
    if deadline:
        cues.append(Cue("deadline", deadline.start, deadline.end, deadline.text))
    cues += [Cue("quantity", q.start, q.end, q.text) for q in clause.quantities]
    return replace(
        pledge,
        hedges=(*pledge.hedges, *(item.raw(*span) for span in hedges)),
        boosters=(*pledge.boosters, *(item.raw(*span) for span in boosters)),
        deadline=deadline or pledge.deadline,
        quantities=clause.quantities,
        restated=pledge.restated or bool(restated),
        cues=tuple(cues),
    )


def _cues(tokens: Tokens, role: str, spans: list[tuple[int, int]]) -> list[Cue]:
    return [
        Cue(role, tokens.starts[a], tokens.ends[b - 1], tokens.raw(a, b))  # type: ignore[arg-type]
        for a, b in spans
    ]
