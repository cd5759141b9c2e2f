"""Who is bound by a pledge: all parties, or one of them; and whether that changed."""

from __future__ import annotations

from dialogue_cli.changes.names import initials_of, is_body
from dialogue_cli.changes.pledges import Pledge, content_of
from dialogue_cli.changes.signal_places import signal_of
from dialogue_cli.patterns import regex
from dialogue_cli.statement.comparison import Signal

#: Nouns of bodies that act for all parties: "the Task Force will" binds as many as "we will".
_BODIES = frozenset(
    (
        "group force partnership council dialogue initiative quad committee forum network secretariat commission "
        "leaders ministers governments sides countries nations parties presidents participants board reserve bank "
        "agency meeting summit conference alliance allies coalition association organization organisation union "
        "community members department ministry they advisors advisers co-chairs officials secretaries deputies "
        "groupe comité conseil secrétariat réseau sommet conférence dirigeants ministres gouvernements pays "
        "présidents ils elles côtés agence ministère experts états etats chefs membres signataires partenaires "
        "premiers"
    ).split()
)
#: Who is meant by these stands in another sentence.
_PRONOUNS = frozenset(["it", "he", "she"])
_JOINING = frozenset(["and", "et"])
#: How far before its last name a list of parties may begin ("Japan, the Republic of Korea, and the United States").
_LIST_REACH = 70
#: More names of the list that a name stands in: ", China and South Africa".
_LIST_GOES_ON = regex(r"(?:(?:,|,? and|,? et) (?:the |la |le |les )?[A-Z][\w.]*(?: (?:of )?[A-Z][\w.]*)*)*")


def actor_signals(old: Pledge, new: Pledge, parties: tuple[str, ...], *, meeting: bool) -> list[Signal]:
    """Another doer. All parties under another name ("we", "both sides") are the same, and so is a body of theirs.

    ``meeting`` says that both pledge to meet again: who hosts the next meeting binds no fewer to come.
    """
    a, b = old.tag.actor, new.tag.actor
    wide_old, wide_new = _is_wide(old, parties), _is_wide(new, parties)
    if (wide_old and wide_new) or a is None or b is None or {a.casefold(), b.casefold()} & _PRONOUNS:
        return []
    if wide_old != wide_new:
        step = 0 if meeting else 1 if wide_new else -1
        return [signal_of("actor", old, new, (a, b), step)]
    same = content_of(a or "") == content_of(b or "")
    return [] if same or not a or not b else [signal_of("actor", old, new, (a, b), 0)]


def _is_wide(pledge: Pledge, parties: tuple[str, ...]) -> bool:
    """Whether all parties are bound: they are named together, or by a pronoun, or by a body of theirs."""
    if _is_owned(pledge, parties):
        return False
    words = set((pledge.tag.actor or "").casefold().replace(",", " ").split())
    if pledge.tag.actor_kind != "party" or words & _BODIES or is_body(pledge.tag.actor or "", parties):
        return True
    start, end = next(((c.start, c.end) for c in pledge.tag.cues if c.role == "actor" and c.unit is None), (0, 0))
    text = pledge.unit.text
    behind = _LIST_GOES_ON.match(text, end) if text.startswith((",", " and ", " et "), end) else None
    subject = text[max(0, start - _LIST_REACH) : behind.end() if behind else end].casefold()
    named = sum(party.casefold() in subject for party in parties)
    return named >= len(parties) if named > 1 else not _JOINING.isdisjoint(subject.split()[-5:-1])


def _is_owned(pledge: Pledge, parties: tuple[str, ...]) -> bool:
    """Whether one party owns the promise that all affirm: "the leaders reaffirmed Japan's commitment"."""
    verbs = sorted((c.start, c.end) for c in pledge.tag.cues if c.role == "verb" and c.unit is None)
    if len(verbs) < 2 or len(parties) < 2:
        return False
    between = pledge.unit.text[verbs[0][1] : verbs[-1][0]].casefold()
    short = between.replace(".", "").replace("'s", "").split()
    letters = {party: initials_of(party) for party in parties if " " in party}  # of one word they are "a" and the like
    return sum(party.casefold() in between or letters.get(party) in short for party in parties) == 1
