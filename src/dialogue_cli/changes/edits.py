"""Word edits between two texts: what stayed, what went, what came, in phrases a reader can follow.

First the longest common subsequence of tokens (``rapidfuzz.distance.Indel``), which has no time-out and so gives the
same answer on every machine; then the semantic clean-up of diff-match-patch on tokens mapped to characters; then
islands of nothing but small words between two edits are taken into them. ``equal`` and ``delete`` always give back the
old text exactly, ``equal`` and ``insert`` the new one.
"""

from __future__ import annotations

from typing import Any

from dialogue_cli.changes.words import Token, is_title, is_word, tokens, words_of
from dialogue_cli.statement.comparison import Edit, EditOp

#: Small words: an island of these between two edits tells a reader nothing.
SMALL_WORDS = words_of(
    "a an and are as at be been by for from has have in into is it its of on or our that the their them these they "
    "this those to us was we were which while with will would also both all such"
)
#: Private use areas: characters that no Unicode property tells apart, so that clean-up treats every word alike.
_FIRST_AREA, _FIRST_SIZE, _SECOND_AREA = 0xE000, 6400, 0xF0000
_MAX_DISTINCT = _FIRST_SIZE + 131_000

#: The clean-up takes time by the square of the runs it is given; no real sentence has so many.
_STRETCH = 400
#: Words of one side times words of the other above which a text is shown as replaced: the comparison needs a bit each.
_MOST_PAIRS = 400_000_000

_Op = tuple[int, int, int, int, int]  # tag (-1, 0, 1), old start, old end, new start, new end


def edits_between(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``. Either may be empty; equal texts give one ``equal``.

    >>> [(e.op, e.text) for e in edits_between("We will act.", "We intend to act.")]
    [('equal', 'We '), ('delete', 'will'), ('insert', 'intend to'), ('equal', ' act.')]
    """
    if old == new:
        return (Edit("equal", old),) if old else ()
    if not old or not new:
        return (Edit("delete", old),) if old else (Edit("insert", new),)
    found = word_edits(old, new)
    return found if gives_back(found, old, new) else (Edit("delete", old), Edit("insert", new))


def gives_back(edits: tuple[Edit, ...], old: str, new: str) -> bool:
    """The invariant: equal + delete is the old text, equal + insert the new one, to the character."""
    return (
        "".join(e.text for e in edits if e.op != "insert") == old
        and "".join(e.text for e in edits if e.op != "delete") == new
    )


def similarity_of(edits: tuple[Edit, ...]) -> float:
    """2 x equal / (old + new) in characters, 0 to 1; two empty texts are alike (1.0)."""
    equal = sum(len(e.text) for e in edits if e.op == "equal")
    rest = sum(len(e.text) for e in edits if e.op != "equal")
    return round(2 * equal / (2 * equal + rest), 4) if equal or rest else 1.0


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits before they are checked; public so that a test can hold them to the invariant."""
    names = not (is_title(old) and is_title(new))
    a, b = tokens(old, names=names), tokens(new, names=names)
    runs = _absorb_islands(_clean(a, b), a)
    return _written(runs, a, b)


def _mapped(a: list[Token], b: list[Token]) -> tuple[str, str] | None:
    """Both token lists as strings of one character a token; None where there are more words than characters."""
    code: dict[str, str] = {}
    for token in (*a, *b):
        if token.text not in code:
            n = len(code)
            code[token.text] = chr(_FIRST_AREA + n if n < _FIRST_SIZE else _SECOND_AREA + n - _FIRST_SIZE)
    if len(code) > _MAX_DISTINCT:
        return None
    return "".join(code[t.text] for t in a), "".join(code[t.text] for t in b)


def _clean(a: list[Token], b: list[Token]) -> list[_Op]:
    """Longest common subsequence, then the semantic clean-up of diff-match-patch, as runs over token positions."""
    mapped = _mapped(a, b)
    if mapped is None or len(a) * len(b) > _MOST_PAIRS:
        return [(-1, 0, len(a), 0, 0), (1, len(a), len(a), 0, len(b))]
    from diff_match_patch import diff_match_patch
    from rapidfuzz.distance import Indel

    x, y = mapped
    diffs: list[tuple[int, str]] = []
    for op in Indel.opcodes(x, y):
        if op.tag == "equal":
            diffs.append((0, x[op.src_start : op.src_end]))
        elif op.tag == "delete":
            diffs.append((-1, x[op.src_start : op.src_end]))
        else:
            diffs.append((1, y[op.dest_start : op.dest_end]))
    diffs = _semantic(diffs, _strong_equals(diffs, a), diff_match_patch())
    runs: list[_Op] = []
    i = j = 0
    for tag, body in diffs:
        di, dj = (len(body) if tag <= 0 else 0), (len(body) if tag >= 0 else 0)
        runs.append((tag, i, i + di, j, j + dj))
        i, j = i + di, j + dj
    return runs


def _strong_equals(diffs: list[tuple[int, str]], a: list[Token]) -> list[bool]:
    """Which runs say something by themselves: two words of content, one within a phrase of three, or whatever stands
    between two words that were each exchanged for one other."""
    strong, i = [], 0
    for k, (tag, body) in enumerate(diffs):
        found = [t.text for t in a[i : i + len(body)] if is_word(t.text)] if tag == 0 else []
        content = sum(w.lower() not in SMALL_WORDS for w in found)
        between_swaps = _is_swap(diffs[max(k - 2, 0) : k]) and _is_swap(diffs[k + 1 : k + 3])
        strong.append(content >= 2 or (content == 1 and len(found) >= 3) or (tag == 0 and between_swaps))
        i += len(body) if tag <= 0 else 0
    return strong


def _is_swap(pair: list[tuple[int, str]]) -> bool:
    """One word (name, number) went and one came."""
    return sorted(tag for tag, _ in pair) == [-1, 1] and all(len(body) == 1 for _, body in pair)


def _semantic(diffs: list[tuple[int, str]], strong: list[bool], engine: Any) -> list[tuple[int, str]]:
    """diff-match-patch's clean-up on the stretches between runs that must stay; it counts every word alike."""
    out: list[tuple[int, str]] = []
    stretch: list[tuple[int, str]] = []
    for row, keep in [*zip(diffs, strong, strict=True), ((0, ""), True)]:
        if not keep:
            stretch.append(row)
            continue
        for start in range(0, len(stretch), _STRETCH):
            piece = stretch[start : start + _STRETCH]
            engine.diff_cleanupSemantic(piece)
            out.extend(piece)
        stretch = []
        out.append(row)
    return out[:-1]


def _absorb_islands(runs: list[_Op], a: list[Token]) -> list[_Op]:
    """Turn an equal run of only small words and punctuation into a deletion and an insertion where edits stand on both
    sides of it, unless it is longer than either; then join the neighbours."""
    blocks: list[list[_Op]] = []
    for run in runs:
        if run[0] != 0 and blocks and blocks[-1][0][0] != 0:
            blocks[-1].append(run)
        else:
            blocks.append([run])
    keep = [True] * len(blocks)
    for k, block in enumerate(blocks):
        inner = 0 < k < len(blocks) - 1
        if inner and block[0][0] == 0 and _is_island(block[0], blocks[k - 1], blocks[k + 1], a):
            keep[k] = False
    out: list[_Op] = []
    for k, block in enumerate(blocks):
        if block[0][0] == 0 and keep[k]:
            out.append(block[0])
        else:
            _grow(out, block)
    return out


def _is_island(run: _Op, before: list[_Op], after: list[_Op], a: list[Token]) -> bool:
    size = run[2] - run[1]
    if all(sorted((r[2] - r[1], r[4] - r[3]) for r in side) == [(0, 1), (1, 0)] for side in (before, after)):
        return False
    around = min(sum((r[2] - r[1]) + (r[4] - r[3]) for r in side) for side in (before, after))
    words = [t.text.lower() for t in a[run[1] : run[2]]]
    return size <= around + 1 and all(w in SMALL_WORDS or not is_word(w) for w in words)


def _grow(out: list[_Op], block: list[_Op]) -> None:
    """Add a block's old tokens to the open deletion and its new ones to the open insertion (deletion first)."""
    i0, i1, j0, j1 = block[0][1], block[-1][2], block[0][3], block[-1][4]
    if out and out[-1][0] != 0:
        while out and out[-1][0] != 0:
            last = out.pop()
            i0, j0 = min(i0, last[1]), min(j0, last[3])
    if i1 > i0:
        out.append((-1, i0, i1, j0, j0))
    if j1 > j0:
        out.append((1, i1, i1, j0, j1))


def _written(runs: list[_Op], a: list[Token], b: list[Token]) -> tuple[Edit, ...]:
    """Runs of tokens as edits with their white space; a space that both sides share at an edge is equal."""
    parts: list[tuple[EditOp, str]] = []
    for tag, i0, i1, j0, j1 in runs:
        if tag < 0:
            parts.append(("delete", "".join(t.lead + t.text for t in a[i0:i1])))
        elif tag > 0:
            parts.append(("insert", "".join(t.lead + t.text for t in b[j0:j1])))
        else:
            for old, new in zip(a[i0:i1], b[j0:j1], strict=True):
                if old.lead == new.lead:
                    parts.append(("equal", old.lead))
                else:
                    parts.extend([("delete", old.lead), ("insert", new.lead)])
                parts.append(("equal", old.text))
    return _tidied(parts)


def _tidied(parts: list[tuple[EditOp, str]]) -> tuple[Edit, ...]:
    """Join neighbours of one kind (deletion before insertion) and move shared edge spaces out of the edits."""
    out: list[list[str]] = []  # rows of equal, delete, insert: one block each
    for op, text in parts:
        if not text:
            continue
        if op == "equal":
            if out and not (out[-1][1] or out[-1][2]):
                out[-1][0] += text
            else:
                out.append([text, "", ""])
            continue
        if not out:
            out.append(["", "", ""])
        out[-1][1 if op == "delete" else 2] += text
    for k, row in enumerate(out):
        _share_edges(row, out[k + 1] if k + 1 < len(out) else None)
    ops: tuple[EditOp, EditOp, EditOp] = ("equal", "delete", "insert")
    flat = [(op, text) for row in out for op, text in zip(ops, row, strict=True) if text]
    joined: list[Edit] = []
    for op, text in flat:
        if joined and joined[-1].op == op:
            joined[-1] = Edit(op, joined[-1].text + text)
        else:
            joined.append(Edit(op, text))
    return tuple(joined)


def _share_edges(row: list[str], after: list[str] | None) -> None:
    """Take white space that deletion and insertion have in common at an edge into the equal text beside it."""
    while row[1] and row[2] and row[1][0] == row[2][0] and row[1][0].isspace():
        row[0] += row[1][0]
        row[1], row[2] = row[1][1:], row[2][1:]
    if after is None:
        return
    while row[1] and row[2] and row[1][-1] == row[2][-1] and row[1][-1].isspace():
        after[0] = row[1][-1] + after[0]
        row[1], row[2] = row[1][:-1], row[2][:-1]
