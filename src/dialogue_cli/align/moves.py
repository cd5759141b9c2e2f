"""Which links moved: those outside the heaviest chain of links that keeps the order of both texts.

The chain is the heaviest increasing subsequence, found in n log n steps with a Fenwick tree of best chains. A link
weighs what a reader has to look over, so that the smallest part of the text counts as moved.
"""

from __future__ import annotations

from collections.abc import Sequence


def in_order(links: Sequence[tuple[int, int]], weights: Sequence[float], width: int) -> set[int]:
    """Indices of ``links`` (old place, new place) in the heaviest chain in which neither place ever falls.

    ``width`` is the number of new places. Links that share a place (splits and merges) may stand in one chain.
    """
    order = sorted(range(len(links)), key=lambda k: links[k])
    best = [0.0] * (width + 1)
    holder = [-1] * (width + 1)
    before = [-1] * len(links)
    total = [0.0] * len(links)
    for k in order:
        place = links[k][1] + 1
        weight, last = 0.0, -1
        while place > 0:
            if best[place] > weight:
                weight, last = best[place], holder[place]
            place -= place & -place
        total[k], before[k] = weight + weights[k], last
        place = links[k][1] + 1
        while place <= width:
            if total[k] > best[place]:
                best[place], holder[place] = total[k], k
            place += place & -place
    chain: set[int] = set()
    k = max(order, key=lambda index: total[index], default=-1)
    while k >= 0:
        chain.add(k)
        k = before[k]
    return chain
