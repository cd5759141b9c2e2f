"""Signals: what differs between two linked units beyond the wording, with the words of both sides and where they stand.

``direction`` is +1 where a pledge gets firmer by it, -1 weaker, 0 where it says nothing of force. Dates and figures are
compared by value, so that "$2.5 million" against "$2,500,000" is no signal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogue_cli.changes.bound import actor_signals
from dialogue_cli.changes.classify import Group
from dialogue_cli.changes.decisions import decided_anew, measures_the_act
from dialogue_cli.changes.names import swapped_names
from dialogue_cli.changes.parts import match_parts
from dialogue_cli.changes.pledges import Pledge, content_of, is_trying, is_weightless, other_tags, pledges_of
from dialogue_cli.changes.said import says_core
from dialogue_cli.changes.scope import scope_signals
from dialogue_cli.changes.segments import is_elsewhere
from dialogue_cli.changes.signal_places import place_in, signal_of
from dialogue_cli.changes.states import named_or_not
from dialogue_cli.changes.values import UNDATED, Span, deadline_direction, quantity_direction
from dialogue_cli.patterns import regex
from dialogue_cli.statement.comparison import Edit, Signal, SignalKind
from dialogue_cli.statement.model import CueRole, Deadline
from dialogue_cli.values import dataclass, replace

#: Kinds whose words may stand on both sides and still differ in what they do.
_OWN_WORDS = frozenset(["strength", "actor", "negation"])
#: Kinds of what a pledge is measured by.
_MEASURES = frozenset(["deadline", "quantity"])
_NOT_BEFORE = ("before", "prior to", "ahead of")
#: An office or a turn, right before the time it is held.
_OFFICE = regex(
    r"\b(?:chair(?:s|ing|manship|ship)?|presiden(?:cy|cies|t)|tenure|term|membership|host (?:year|country))"
    r"(?: of (?:the )?[\w.' -]{1,30})? $",
    re.IGNORECASE,
)
#: How far before a time the name of an office may begin that is held then.
_OFFICE_REACH = 70
#: What stands in every office or turn, in lower case.
_OFFICES = ("chair", "presiden", "tenure", "term", "membership", "host ")
_MEETING_ACTS = content_of(
    "meet convene reconvene hold host holding hosting réunir réunirons réuniront réunira tenir tiendra tiendront"
)
_MEETINGS = content_of(
    "meet convene reconvene meeting summit session round conference réunir réunirons réuniront réunira réunion sommet "
    "tiendra tiendront"
)
#: What a meeting that is the subject does.
_TAKES_PLACE = regex(r"\s*(?:(?:take|takes|taking) place|be (?:held|convened|hosted))\b")
_NEXT = regex(r"\s*next (?:meet|convene)\b")


#: What is held below an amount.
_CAP = regex(
    r"\b(?:not exceed|no more than|not more than|limit(?:ed)? (?:[\w ]{1,40} )?to|cap(?:ped)? (?:[\w ]{1,40} )?at)\b",
    re.IGNORECASE,
)


def signals_between(
    group: Group, edits: Sequence[Edit], span: Span = UNDATED, *, opening: bool = False
) -> tuple[Signal, ...]:
    """Every signal of a linked group, each said once, in the order of the kinds.

    ``opening`` marks the first paragraph: the meeting's own place, date and ordinal move there and are no news.
    """
    if not group.links or (group.untouched and not _overtaken(group, span)):
        return ()
    found: list[Signal] = []
    old, new = pledges_of(group.old), pledges_of(group.new)
    texts = texts_of(group)
    for part in match_parts(old, new):
        if part.old and part.new:
            found += part_signals(part.old, part.new, span, texts)
    if not (old and new):
        found += [s for s in _of_others(group, span, texts) if not (opening and s.kind == "deadline")]
    if not opening:
        swaps = swapped_names(group.old, group.new, edits)
        found += [*swaps, *named_or_not(group.old, group.new, edits, span.parties, swaps)]
    found += scope_signals(group.old, group.new, edits)
    return tuple(dict.fromkeys(found))


def _overtaken(group: Group, span: Span) -> bool:
    """Whether a day that the same words name has gone by between the statements: all else in them is alike."""
    days = [tag.deadline for tag in group.old[0].commitments if tag.deadline]
    return any(deadline_direction(day, day, span) is not None for day in days)


def _of_others(group: Group, span: Span, texts: Texts) -> list[Signal]:
    """What differs in appeals, reports and positions: shown, but of no force, since nobody there is bound."""
    found: list[Signal] = []
    for part in match_parts(other_tags(group.old), other_tags(group.new)):
        if part.old and part.new:
            told = part_signals(part.old, part.new, span, texts)
            found += [replace(s, direction=0) for s in told if s.kind not in ("strength", "actor")]
    return found


@dataclass(frozen=True, slots=True)
class Texts:
    """All that the two sides of a change say, and what the sentences beside them say."""

    old: str
    new: str
    beside_old: str = ""
    beside_new: str = ""


def texts_of(group: Group) -> Texts:
    """All that the two sides of a change say."""
    sides = (group.old, group.new, group.beside_old, group.beside_new)
    return Texts(*(" ".join(u.text for u in side) for side in sides))


def part_signals(old: Pledge, new: Pledge, span: Span, texts: Texts | None = None) -> list[Signal]:
    """The signals of two pledges that belong together. ``texts`` are all that the two sides of their change say (their
    own units, if None): what stands there in any form neither came nor went."""
    found: list[Signal] = []
    if old.strength != new.strength:
        step = (new.band > old.band) - (new.band < old.band)
        found.append(signal_of("strength", old, new, (old.verb, new.verb), step))
    found += _deadline(old, new, span)
    found += _quantities(old, new)
    found += _words(old, new, "hedge")
    found += _words(old, new, "booster")
    found += actor_signals(old, new, span.parties, meeting=_is_meeting(old) and _is_meeting(new))
    found += _addressee(old, new)
    if old.tag.negated != new.tag.negated:
        found.append(signal_of("negation", old, new, (_negation(old), _negation(new)), 0))
    other = decided_anew(old, new)
    said = texts or Texts(old.unit.text, new.unit.text)
    kept = [s for s in found if s.kind in _OWN_WORDS or not _is_still_said(s, said.old, said.new)]
    kept = [replace(s, direction=0) if _only_moved(s, said) else s for s in kept]
    if other:  # "reduce by", "raise by": neither figure is the firmer
        kept = [*(replace(s, direction=0) if measures_the_act(s) else s for s in kept), other]
    return kept


def _is_still_said(signal: Signal, before: str, after: str) -> bool:
    """Whether what came stood in the old text already and what went still stands in the new one, in any form."""
    was, now = _core(signal.old), _core(signal.new)
    return (was is None or says_core(after, was)) and (now is None or says_core(before, now))


def _only_moved(signal: Signal, said: Texts) -> bool:
    """Whether a time or a figure that went stands in the sentence beside, where it did not stand before, or came out of
    such a sentence."""
    if signal.kind not in _MEASURES or not signal.direction or (signal.old and signal.new):
        return False
    if signal.old:
        return says_core(said.beside_new, signal.old) and not says_core(said.beside_old, signal.old)
    return says_core(said.beside_old, signal.new or "") and not says_core(said.beside_new, signal.new or "")


def _core(told: str | None) -> str | None:
    """The verb of an effort, without what stands beside it ("work together to"); other words as they are."""
    return told.split()[0] if told and (is_weightless(told) or is_trying(told)) else told


def _deadline(old: Pledge, new: Pledge, span: Span) -> list[Signal]:
    """Another time bound; of no force where it belongs to another clause."""
    a, b = _own_time(old), _own_time(new)
    meeting = _is_meeting(old) and _is_meeting(new)
    direction = deadline_direction(a, b, span, meeting=meeting)
    if direction is None:
        return []
    if _abstains(old, a) and _abstains(new, b):
        direction = -direction
    if a and b is None and a.kind == "duration" and " until " in new.clause:  # another end of it is still told
        direction = 0
    if _are_unlike(a, b) and ((b and is_elsewhere(new, b.text, old)) or (a and is_elsewhere(old, a.text, new))):
        direction = 0
    return [signal_of("deadline", old, new, (a.text if a else None, b.text if b else None), direction)]


def _abstains(pledge: Pledge, deadline: Deadline | None) -> bool:
    """Whether a day says how long something is not done: "will not raise dues before 2028"."""
    return deadline is not None and pledge.tag.negated and deadline.text.casefold().startswith(_NOT_BEFORE)


def _are_unlike(a: Deadline | None, b: Deadline | None) -> bool:
    """Whether only one side has a time, or the one says how often and the other by when."""
    return a is None or b is None or (a.kind == "recurring") != (b.kind == "recurring")


def _own_time(pledge: Pledge) -> Deadline | None:
    """The time bound of a pledge, unless it is that of an office: "welcome Oruba as the Chair in 2030"."""
    deadline = pledge.tag.deadline
    if deadline is None:
        return None
    before = pledge.unit.text[max(0, deadline.start - _OFFICE_REACH) : deadline.start]
    held = any(office in before.lower() for office in _OFFICES) and _OFFICE.search(before)
    return None if held else deadline


def _is_meeting(pledge: Pledge) -> bool:
    """A pledge to meet again, whose date moves on from round to round."""
    if _TAKES_PLACE.match(pledge.clause) and _MEETINGS & content_of(pledge.tag.actor or ""):
        return True
    return bool(_MEETINGS & pledge.content) and bool(
        _MEETING_ACTS.intersection(pledge.acts[:1]) or _NEXT.match(pledge.clause)
    )


def _quantities(old: Pledge, new: Pledge) -> list[Signal]:
    found = []
    capped = all(_CAP.search(p.unit.text) for p in (old, new))  # a higher cap binds less
    routine = "budget" in old.content & new.content and old.verb == new.verb  # of each year, in another sum
    costs = "cost" in old.content & new.content  # what a thing costs is no promise of more
    same_object = 2 * len(old.content & new.content) > len(old.content | new.content)
    for pair in quantity_direction(old.tag.quantities, new.tag.quantities, same_object=same_object):
        before, after = (pair.old.text if pair.old else None), (pair.new.text if pair.new else None)
        rates = pair.old is not None and pair.old.unit == "percent" and _sets_a_rate(old) and _sets_a_rate(new)
        direction = 0 if rates or routine or costs else -pair.direction if capped else pair.direction
        found.append(signal_of("quantity", old, new, (before, after), direction))
    return found


def _sets_a_rate(pledge: Pledge) -> bool:
    """Whether it sets the level of a bank's rate, of which neither the higher nor the lower is the firmer."""
    return "interest rate" in pledge.unit.text or "policy rate" in pledge.unit.text


def _words(old: Pledge, new: Pledge, role: CueRole) -> list[Signal]:
    """Hedges (gone is firmer) or boosters (gone is weaker). One put in another's place says nothing of force."""
    before, after = (_hedges(p) if role == "hedge" else p.tag.boosters for p in (old, new))
    gone, came = _not_in(before, after), _not_in(after, before)
    if role == "booster":  # one that only left this clause for another is still said
        gone, came = [w for w in gone if not place_in(new.unit, w)], [w for w in came if not place_in(old.unit, w)]
    sign = -1 if role == "hedge" else 1
    found = []
    for n in range(max(len(gone), len(came))):
        was, now = (gone[n] if n < len(gone) else None), (came[n] if n < len(came) else None)
        weight = [w for w in (was, now) if w and not is_weightless(w)]
        direction = 0 if not weight or (was in weight and now in weight) else (sign if now in weight else -sign)
        if (was is None and now and is_elsewhere(new, now, old, condition=True)) or (
            now is None and was and is_elsewhere(old, was, new, condition=True)
        ):
            direction = 0
        kind: SignalKind = "hedge" if role == "hedge" else "booster"
        found.append(signal_of(kind, old, new, (was, now), direction))
    return found


def _hedges(pledge: Pledge) -> tuple[str, ...]:
    """Hedges but those inside the time bound ("as soon as possible" is no condition), and "if" where it only adds
    weight to what holds anyhow ("especially if", "even if")."""
    bound = pledge.tag.deadline.text.casefold() if pledge.tag.deadline else ""
    return tuple(h for h in pledge.tag.hedges if h.casefold() not in bound and not _only_stressed(pledge, h))


def _only_stressed(pledge: Pledge, hedge: str) -> bool:
    if hedge.casefold() != "if":
        return False
    cues = [c.start for c in pledge.tag.cues if c.role == "hedge" and c.text == hedge and c.unit is None]
    before = [pledge.unit.text[:start].rstrip().rpartition(" ")[2].casefold() for start in cues]
    return bool(before) and all(word in ("especially", "even", "particularly", "notably") for word in before)


def _not_in(words: Sequence[str], others: Sequence[str]) -> list[str]:
    known = {content_of(w) or frozenset([w.casefold()]) for w in others}
    return [w for w in dict.fromkeys(words) if (content_of(w) or frozenset([w.casefold()])) not in known]


def _addressee(old: Pledge, new: Pledge) -> list[Signal]:
    a, b = old.tag.addressee, new.tag.addressee
    if content_of(a or "") == content_of(b or ""):
        return []
    return [signal_of("addressee", old, new, (a, b), 0)]


def _negation(pledge: Pledge) -> str | None:
    if not pledge.tag.negated:
        return None
    return next((c.text for c in pledge.tag.cues if c.role == "negation"), "not")
