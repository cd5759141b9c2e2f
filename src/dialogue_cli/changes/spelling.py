"""Whether edits change nothing but British and American forms, hyphens and accents inside words."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_cli.changes.edit_pairs import EditPair, edit_pairs
from dialogue_cli.changes.words import is_word, tokens
from dialogue_cli.statement.comparison import Edit
from dialogue_cli.statement.folding import Spelling, words


def differs_in_spelling_only(edits: Sequence[Edit], spelling: Spelling) -> bool:
    """True for "centre" against "center" or "rules based" against "rules-based"; case and punctuation must agree.

    Equal texts differ in nothing, so the answer for them is False.
    """
    pairs = edit_pairs(edits)
    return bool(pairs) and all(_may_be_one(p) and _same(p, spelling) for p in pairs)


def _may_be_one(pair: EditPair) -> bool:
    """A cheap look first: two forms of a word begin alike and are about as long; a hyphen may come and go."""
    old, new = pair.deleted.strip(" -"), pair.inserted.strip(" -")
    return old[:1] == new[:1] and abs(len(old) - len(new)) <= 2 * max(1, old.count(" ") + 1)


def _same(pair: EditPair, spelling: Spelling) -> bool:
    return _folded(pair.deleted, spelling) == _folded(pair.inserted, spelling)


def _folded(text: str, spelling: Spelling) -> list[str]:
    """Words in one spelling, capital letters marked; punctuation as it stands, hyphens and dashes inside words gone."""
    out: list[str] = []
    for token in tokens(text):
        if not is_word(token.text):
            if token.text:
                out.append(token.text)
            continue
        parts = [spelling.fold(w) for w in words(token.text)]
        if parts and token.text[:1].isupper():
            parts[0] = "^" + parts[0]
        out.extend(parts)
    return out
