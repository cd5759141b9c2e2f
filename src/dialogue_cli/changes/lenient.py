"""Both sides of a link, read once more where one of them, or neither, seems to pledge."""

from __future__ import annotations

from dialogue_cli.changes.classify import Group
from dialogue_cli.changes.fulfilment import is_fulfilled
from dialogue_cli.changes.latent import advised, in_same_words, latent_pledges, own_work
from dialogue_cli.changes.pledges import Pledge
from dialogue_cli.patterns import regex

#: Support given as a position, beside whatever else is pledged.
_SUPPORT = regex(r"\b(?:our|its|their|strong|full|firm|unwavering|steadfast)(?: \w+)? support (?:for|of|and)\b")


def read_leniently(group: Group, old: list[Pledge], new: list[Pledge]) -> tuple[list[Pledge], list[Pledge]]:
    """Where one side of a link pledges, look again at what the other made of it; a report of it done stays a report.

    Where neither does by its tags, two wordings of one commitment or of one support are still the same, and a named
    body's "will" may be reported as done.
    """
    if old and not new and not any(is_fulfilled(p, group.new, ()) for p in old):
        found = [p for p in latent_pledges(group.new, support=True) if _same_host(p, old) and not _at_work(p)]
        if any(_SUPPORT.search(unit.text) for unit in group.old):  # it stood beside the pledge, and is what stayed
            found = [p for p in found if p.tag.rung != "support"]
        found = found if _promises(old) else [p for p in found if p.band <= 1]
        return old, found or in_same_words(old, group.new) or advised(old, group.new)
    if new and not old:
        found = latent_pledges(group.old, support=not _promises(new)) or in_same_words(new, group.old)
        return found if _promises(new) else [p for p in found if p.band <= 1], new
    if not old and not new:
        return _both_latent(group)
    if _promises(new) and not _promises(old):  # "we support the fund" is a position; to pay into it is a new pledge
        return [p for p in old if not p.tag.verb.casefold().startswith("support")], new
    return old, new


def _same_host(found: Pledge, old: list[Pledge]) -> bool:
    """A meeting looked forward to is what a pledge to host became where the host is the one that pledged."""
    words = found.tag.verb.split()
    return not words[0].startswith("look") or any(words[-1] in (p.tag.actor or "").casefold() for p in old)


def _at_work(found: Pledge) -> bool:
    """Work on it now, without a word of what will be, is neither the pledge in weaker words nor the pledge done."""
    return found.tag.verb.endswith("working")


def _both_latent(group: Group) -> tuple[list[Pledge], list[Pledge]]:
    """Pledges of both sides where neither shows one of its own: of the firmest rung that both may have."""
    old, new = (latent_pledges(side, support=True) for side in (group.old, group.new))
    for rung in ("decide", "commit", "determined", "remain", "support"):
        if all(any(p.tag.rung == rung for p in side) for side in (old, new)):
            return old, new
    worked = own_work(group.old), own_work(group.new)
    if all(worked):
        return worked
    old = worked[0] or old
    done = [p for p in old if p.tag.rung == "will" and is_fulfilled(p, group.new, ())]
    return done, []


def _promises(side: list[Pledge]) -> bool:
    return any(p.tag.is_commitment for p in side)
