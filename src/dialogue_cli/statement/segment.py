"""Text to sentence spans, by rules over the marks that may end one (measured against libraries in docs)."""

from __future__ import annotations

import re

from dialogue_cli.statement.words import Abbreviations

# A mark that may end a sentence, what closes with it, perhaps a footnote number, then space before a new start.
_CANDIDATE = re.compile(
    r"""(?P<mark>\.{3}|[.!?]+)
        (?P<close>["')\]]*)
        (?P<note>(?<=[a-z)\]"'])\d{1,2}|(?<=[a-z)\]"']\.)\d{1,2}|\[\d{1,3}\])?
        (?:(?P<gap>[ ]+)(?P<open>["'(\[¿¡]*)(?=(?P<next>\S))|$)
      |(?<=[^\W\d_]{3}\.)(?=[A-Z][a-z]{1,}\ )""",
    re.VERBOSE,
)
_TOKEN = re.compile(r"[^\s(\[\"'/–,;:]+\Z")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ROMAN = re.compile(r"[IVXLC]+\b")
_WINDOW = 40


def sentence_spans(text: str, words: Abbreviations) -> list[tuple[int, int]]:
    """``(start, end)`` of each sentence of one paragraph of normalised text, without the spaces between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match["mark"] is None:
            if match.start() > start and _glued(text, match.start()):
                spans.append((start, match.start()))
                start = match.start()
            continue
        if match["gap"] is None or not _ends(text, match, start, words):
            continue
        spans.append((start, match.start("gap")))
        start = match.end("gap")
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends(text: str, match: re.Match[str], start: int, words: Abbreviations) -> bool:
    following = match["next"]
    if following.islower() or following in ",;:–-&%|":
        return False
    if match["mark"] != ".":
        return True
    if match["close"] or match["note"]:
        # "... (as agreed in Washington, D.C.) and": the stop stays with the abbreviation inside.
        return following.isupper() or following.isdigit() or bool(match["open"])
    token = _token_before(text, match.start(), start)
    return _stop_ends(text, match, token, words, first=match.start() - len(token) <= start)


def _stop_ends(text: str, match: re.Match[str], token: str, words: Abbreviations, *, first: bool) -> bool:
    """Whether a full stop after ``token`` ends its sentence. ``first``: the token opens the sentence."""
    at = match.end("gap") + len(match["open"])
    next_word_match = _NEXT_WORD.match(text, at, at + _WINDOW)
    next_word = next_word_match[0] if next_word_match else ""
    lower = token.lower()
    if not token:
        return True
    if first and (token.isdigit() or len(token) == 1 or _ROMAN.fullmatch(token)):
        return False
    if lower in words.number and (next_word[:1].isdigit() or _ROMAN.fullmatch(next_word) or text[at] in "°º"):
        return False
    if lower in words.never and not _is_word_here(token, text, match.start()):
        return False
    if lower in words.perhaps or "." in token:
        return next_word.lower() in words.starters and next_word[:1].isupper() and not match["open"].startswith("(")
    if len(token) == 1 and token.isupper():
        return next_word.lower() in words.starters and not _after_name(text, match.start())
    return True


def _is_word_here(token: str, text: str, stop: int) -> bool:
    """ "may", "mar", "sec" and the like as plain words: a lower-case token that is no lower-case abbreviation."""
    return token in (
        "no",
        "v",
        "art",
        "fig",
        "sec",
        "add",
        "out",
        "set",
        "ago",
        "mar",
        "sat",
        "min",
        "rep",
        "gen",
        "me",
        "d",
    )


def _after_name(text: str, stop: int) -> bool:
    """Whether an initial at ``stop`` stands inside a name: "Joseph R." but not "Annex A."."""
    before = text[max(0, stop - _WINDOW) : stop - 1].rstrip()
    word = before.rpartition(" ")[2]
    return word[:1].isupper() and word not in (
        "Annex", "Appendix", "Part", "Section", "Pillar", "Group", "Option", "Plan", "Phase", "Type", "Vitamin", "Hepatitis",
        "Schedule", "Article", "Chapter", "Anexo", "Annexe", "Grupo", "Groupe", "Partie", "Parte",
    )  # fmt: skip


def _token_before(text: str, stop: int, start: int) -> str:
    match = _TOKEN.search(text, max(start, stop - _WINDOW), stop)
    return match[0] if match else ""


def _glued(text: str, at: int) -> bool:
    """A new sentence without a space before it ("region.The leaders"), and not a domain name."""
    end = text.find(" ", at)
    word = text[at : end if end >= 0 else len(text)]
    return word.rstrip(",;").isalpha() and "/" not in text[max(0, at - 60) : at].rpartition(" ")[2]
