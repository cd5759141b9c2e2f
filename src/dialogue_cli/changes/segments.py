"""The part of a sentence that a time or a condition belongs to.

"We commit to the pact, halting all loss of reefs by 2030" sets no date to the pact. What came or went inside a part of
the sentence that the other side does not have at all says nothing of the pledge that both share.
"""

from __future__ import annotations

from dialogue_cli.changes.pledges import Pledge, content_of

_BREAKS = (", ", "; ", ": ", " and ", " including ", " such as ", " as well as ", " if ", " while ")
_SHARE = 4
"""One word in as many may stand on the other side by chance."""
_EXAMPLES = (" including ", " such as ", " notably ", " in particular ")
"""What they open goes on to the end of the sentence: a condition behind it (", as appropriate") is that of this part
alone; a time stands for the whole."""
_JOINING = content_of("but only even then also especially unless")
_FEWEST = 2
"""Fewer words of meaning before it tell nothing: ", as appropriate," stands for the whole sentence."""


def is_elsewhere(pledge: Pledge, words: str, other: Pledge, *, condition: bool = False) -> bool:
    """Whether ``words`` of a pledge, a time or a ``condition``, stand in a part of its clause of which the other pledge
    has no word."""
    text = pledge.clause
    at = text.find(words)
    if at < 0:
        return False
    start = max((text.rfind(mark, 0, at) + len(mark) for mark in _BREAKS if text.rfind(mark, 0, at) >= 0), default=0)
    part = content_of(text[start:at]) - _JOINING
    if condition and len(part) < _FEWEST and (opened := max(text.rfind(mark, 0, at) for mark in _EXAMPLES)) > 0:
        start, part = opened, content_of(text[opened:at]) - _JOINING
    return start > 0 and len(part) >= _FEWEST and _SHARE * len(part & other.content) <= len(part)
