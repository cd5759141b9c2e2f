"""Pledges of a group of units: the parties' own acts, each with the clause that says what is promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from dialogue_cli.patterns import regex
from dialogue_cli.statement.folding import root_of, words
from dialogue_cli.statement.model import Commitment, Unit
from dialogue_cli.values import dataclass

#: Bands of the ladder (DESIGN, section 7): binding, pledge, intention, effort; below there is no act.
_BANDS = {10: 4, 9: 4, 8: 3, 7: 3, 6: 2, 5: 2, 4: 1, 3: 1}
#: First words of verbs that ask others to act, or only say what would be right; they share a rung with own effort.
_NO_OWN_ACT = frozenset(
    (
        "call urge encourage invite request ask demand exhort implore beseech appeal recommend insist advocate warn "
        "should must ought need expect press "
        "appeler lancer exhorter encourager inviter demander recommander prier enjoindre inciter plaider insister "
        "devra devront devrons devrait devraient devrions doit doivent devons"
    ).split()
)
#: An order is one whoever is its subject: "tasked the secretariat to", "the secretariat is tasked to".
_ORDERS = (
    "be tasked",
    "be mandated",
    "be directed",
    "be instructed",
    "be requested",
    "be asked",
    "be charged",
    "be entrusted",
)
_ORDERED = 4
_EFFORT = 4
_TRYING = tuple(
    (
        "seek explor consider examin study endeavo attempt try striv look aim "
        "cherch efforc étudi envisag tenter tentera essay évalue"
    ).split()
)
_WEIGHTLESS = tuple(
    (
        "work help promot support contribut facilitat foster encourag strengthen discuss assess review "
        "travaill oeuvr œuvr employer emploier aider favoris promouv contribuer facilit"
    ).split()
)
_SMALL = frozenset(
    (
        "a an the of to in on for and or with by as at from our their its we they it this that these those all both "
        "each also further more will shall is are be been being has have had not no including such through under "
        "between among into towards toward other other's us he she his her which who whose would could may can "
        "le la les un une des du de au aux et ou en dans avec nos notre leur leurs ils elles nous se qui que dont ce "
        "cet cette ces est sont sera seront serons ont avons afin ainsi ses sa entre vers sur par lors dici"
    ).split()
)
_DECISION, _PLEDGING = 9, (7, 8)
_DECIDED_AGAIN = regex(
    r"\s*(?:continue to )?(?:endorse\b|(?:re)?(?:affirm|confirm|iterate)\b[^.;,]{0,30}? decisions?\b)"
)
_COMMITMENT = ("commitment", "commitments")
_TO_A_STATE = (["to", "a"], ["to", "an"])
#: Verbs that say how an act goes on, not what it is.
_LIGHT = frozenset(
    (
        "continue continuing work working together seek seeking jointly closely further also remain remaining help "
        "helping strive striving to take taking make making every effort efforts utmost "
        "continuer poursuivre travailler oeuvrer ensemble etroitement conjointement egalement chercher mener prendre"
    ).split()
)
#: They end like adverbs, and are acts.
_NOT_ADVERBS = frozenset("supply apply comply rely reply multiply rally ally".split())
_LISTED = frozenset(
    root_of(word)
    for word in "take following follows action actions measure measures step steps area areas particular next".split()
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """One own act of the parties: its tag, the unit it stands in, and its clause."""

    tag: Commitment
    unit: Unit
    clause: str

    @property
    def content(self) -> frozenset[str]:
        """Stems of the words of the clause that carry meaning."""
        return content_of(self.clause)

    @property
    def acts(self) -> tuple[str, ...]:
        """Stems of what is promised; a commitment "to a free and open sea" is one to a state, and names no act."""
        state = self.tag.verb.endswith(_COMMITMENT) and self.clause.split()[:2] in _TO_A_STATE
        return () if state else _acts(self.clause)

    @property
    def band(self) -> int:
        """1 effort, 2 intention, 3 pledge, 4 binding; "will explore" and "continue to seek" are effort."""
        return _ORDERED if self.tag.verb.startswith(_ORDERS) and not self.trying else _BANDS.get(self.strength, 0)

    @property
    def strength(self) -> int:
        """The rung that counts here: a verb of trying brings any rung above it down to effort; a decision that is
        endorsed or reaffirmed again ("continue to endorse", "resolve to reaffirm the decision to") is the decision."""
        if self.tag.is_commitment and self.tag.strength in _PLEDGING and _is_decided_again(self.clause):
            return _DECISION
        return min(self.tag.strength, _EFFORT) if self.trying else self.tag.strength

    @property
    def verb(self) -> str:
        """The governing words, with the verb of trying that weakens them: "will explore"."""
        return f"{self.tag.verb} {self.trying}" if self.trying else self.tag.verb

    @property
    def trying(self) -> str:
        """The inner verb of trying or looking, empty where there is none."""
        return next((hedge.casefold() for hedge in self.tag.hedges if is_trying(hedge)), "")


def _is_decided_again(clause: str) -> bool:
    return ("endorse" in clause or "decision" in clause) and _DECIDED_AGAIN.match(clause) is not None


def band_of(tag: Commitment) -> int:
    """The band of a commitment, 0 where its rung is no act (affirm, note, report)."""
    return _BANDS.get(tag.strength, 0)


def is_trying(hedge: str) -> bool:
    """Whether a hedge is an inner verb of trying or looking, which makes an effort of any verb above it."""
    return hedge.casefold().startswith(_TRYING)


def is_weightless(hedge: str) -> bool:
    """Whether a hedge is an inner verb that takes nothing away: "will work to strengthen", "will promote"."""
    return hedge.casefold().startswith(_WEIGHTLESS)


def is_own_act(tag: Commitment) -> bool:
    """Whether a tag is the parties' own act: a commitment, or effort and support of theirs below that threshold."""
    if tag.is_commitment:
        return True
    first = tag.verb.split()[0].lower() if tag.verb else ""
    own = tag.actor_kind in ("parties", "party") and tag.tense != "past"
    return own and band_of(tag) == 1 and not first.startswith(tuple(_NO_OWN_ACT))


def is_bare_stem(unit: Unit, tag: Commitment) -> bool:
    """Whether a pledge is nothing but the line above a list ("We intend to:"): its items are the pledges."""
    if not unit.text.endswith(":"):
        return False
    return not content_of(unit.text[_verb_span(tag)[1] :]) - _LISTED


def pledges_of(units: Iterable[Unit]) -> list[Pledge]:
    """The own acts of the units in reading order; effort beside a commitment is a part of it and left out."""
    found = _own_acts(units)
    return [p for p in found if p.tag.is_commitment] or found


def other_tags(units: Iterable[Unit]) -> list[Pledge]:
    """Every tag of the units as if it were an act: appeals, reports and positions have deadlines and amounts too."""
    return [pledge for unit in units for pledge in _pledges(unit, unit.commitments)]


def _own_acts(units: Iterable[Unit]) -> list[Pledge]:
    found = []
    for unit in units:
        own = [tag for tag in unit.commitments if is_own_act(tag) and not is_bare_stem(unit, tag)]
        found += _pledges(unit, own)
    return found


def pledge_at(unit: Unit, tag: Commitment) -> Pledge:
    """The pledge that a tag marks in a unit, with its clause."""
    return _pledges(unit, [tag])[0]


def _pledges(unit: Unit, tags: Sequence[Commitment]) -> list[Pledge]:
    """The pledges that some of the tags of a unit mark, each with its clause: from the governing words to the next
    pledge of the sentence; an item under a stem is its own clause."""
    if not tags:
        return []
    starts = sorted([start for start, end in map(_verb_span, unit.commitments) if end])
    found = []
    for tag in tags:
        start, end = _verb_span(tag)
        stop = next((s for s in starts if s > start and s >= end), None) if end else None
        found.append(Pledge(tag, unit, unit.text[start if _is_act(tag) else end : stop]))
    return found


def _is_act(tag: Commitment) -> bool:
    """Whether the governing word is the act itself, as a French future is ("publierons"), and no "will" before it."""
    return tag.tense == "future" and tag.verb.endswith(("rons", "ront", "ra"))


def _verb_span(tag: Commitment) -> tuple[int, int]:
    """Where the governing words stand in the unit, (0, 0) where they stand in its stem."""
    spans = [(c.start, c.end) for c in tag.cues if c.role == "verb" and c.unit is None]
    if len(spans) > 1:
        return min(s for s, _ in spans), max(e for _, e in spans)
    return spans[0] if spans else (0, 0)


@lru_cache(maxsize=1 << 12)  # one clause is asked for by signals, shift and fulfilment
def content_of(text: str) -> frozenset[str]:
    """Folded stems of the words that carry meaning."""
    return frozenset([root_of(w) for w in words(text) if w not in _SMALL])


@lru_cache(maxsize=1 << 12)
def _acts(clause: str) -> tuple[str, ...]:
    """Stems of what is promised: the first word of content, those beside it by ``and``, and by what it is done."""
    row = [w for w in words(clause) if (not w.endswith("ly") or w in _NOT_ADVERBS) and w not in _LIGHT]
    acts = [root_of(w) for w in [w for w in row if w not in _SMALL][:1]]
    for before, word in pairwise(row[:15]):
        if before == "and" and word not in _SMALL:
            acts.append(root_of(word))
    for before, word in pairwise(row):
        if before in ("by", "through") and word.endswith("ing"):
            acts.append(root_of(word))
    return tuple(dict.fromkeys(acts))
