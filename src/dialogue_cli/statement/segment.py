"""Text to sentence spans, by rules over the marks that may end one (measured against libraries in docs)."""

from __future__ import annotations

import re

from dialogue_cli.patterns import regex
from dialogue_cli.statement.words import Abbreviations

# A mark that may end a sentence, what closes with it, perhaps a footnote number, then space before a new start; or
# (last line) a full stop with no space after it, as saved web pages have it. It begins with one set of characters, so
# that ``re`` runs over all others without trying anything.
_CANDIDATE = regex(
    r"""[.!?]
      (?:(?P<more>(?<=\.)\.{2,3}|[.!?]*)
        (?P<close>["')\]]*)
        (?P<note>(?<=[a-z)\]"']\.)\d{1,2}(?![.\d%])|\[\d{1,3}\])?
        (?:(?P<gap>[ ]+)(?P<open>["'(\[¿¡]*)(?=(?P<next>\S))|$)
      |(?<=[^\W\d_]{3}\.)(?=[A-Z][a-z]{1,}\ ))""",
    re.VERBOSE,
)
# A hyphen bounds it: the "U.S." of "ASEAN-U.S. Summit" is the abbreviation that stands alone elsewhere.
_BOUNDS = regex(r"[\s(\[\"'/,;:-]")  # a long dash is looked for as a short one
_NEXT_WORD = regex(r"[^\W_]+(?:['.-][^\W_]+)*")
_WINDOW = 40
# Marks of a list inside a sentence or at the start of a paragraph: "1.", "a.", "IV.".
_ENUMERATOR = regex(r"\([a-z]{1,4}\) ")
_DOTTED = regex(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z")
_DOCUMENT = regex(r"\d|[A-Z]+/|[IVXLC]+\b|[°º]")
#: Who speaks, and no number: "state of the art. I welcome"; but "art. I of".
_SPEAKER = regex(r"I(?:'|\s(?!(?:of|and|or|to)\b)[a-z])")
_LONGEST_QUOTATION = 2000
_FEWEST_CHARACTERS = 8
#: The number of a resolution before its title: "78/123. Oceans and the law of the sea".
_ACT_NUMBER = regex(r"\d{1,3}/\d{1,3}")
_LIST_MARK = regex(r"\d{1,3}\Z|[A-Za-z]\Z|[IVXLC]{1,6}\Z")


def sentence_spans(text: str, words: Abbreviations) -> list[tuple[int, int]]:
    """``(start, end)`` of each sentence of one paragraph of normalised text, without the spaces between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match["more"] is None:
            if _glued(text, match.end()):
                spans.append((start, match.end()))
                start = match.end()
        elif match["gap"] is None:
            continue
        elif _ends(text, match, start, words) and _has_words(text, start, match.start()):
            spans.append((start, match.start("gap")))
            start = match.end("gap")
        elif '"' in match["close"] and match["next"].islower():
            start = _reopen(text, match.start(), start, spans)
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _has_words(text: str, start: int, end: int) -> bool:
    """Whether there is anything but marks: a stray ". " at the start stays with what follows."""
    return end - start > _FEWEST_CHARACTERS or any(char.isalnum() for char in text[start:end])


def _reopen(text: str, stop: int, start: int, spans: list[tuple[int, int]]) -> int:
    """A quotation of several sentences that the outer sentence goes on after ("... One Future." and was): one unit.

    Drops the spans cut inside the quotation and gives the place where the outer sentence started.
    """
    near = max(0, stop - _LONGEST_QUOTATION)
    if start >= near and text.count('"', start, stop) % 2:
        return start
    opened = text.rfind('"', near, stop)
    while spans and opened >= 0 and opened < spans[-1][1] and stop - spans[-1][0] < _LONGEST_QUOTATION:
        start = spans.pop()[0]
    return start


def _ends(text: str, match: re.Match[str], start: int, words: Abbreviations) -> bool:
    following = match["next"]
    if following.islower():
        return match["open"].startswith("(") and bool(_ENUMERATOR.match(text, match.end("gap")))
    if following in ",;:–-&%|/":
        return False
    if match["more"] or text[match.start()] != ".":
        return _strong_mark_ends(text, match)
    token = _token_before(text, match.start(), start)
    if match["note"]:
        return True
    if match["close"] and not words.may_end(token) and not _DOTTED.match(token):
        return True
    return _stop_ends(text, match, token, words, first=match.start() - len(token) <= start)


def _strong_mark_ends(text: str, match: re.Match[str]) -> bool:
    """``!``, ``?`` and ``...`` end a sentence before a new start; an ellipsis in brackets stands for words left out."""
    mark = text[match.start() : match.end("more")]
    return not (mark.startswith("...") and match["close"][:1] in (")", "]") and text[match.start() - 1] in "([")


def _stop_ends(text: str, match: re.Match[str], token: str, words: Abbreviations, *, first: bool) -> bool:
    """Whether a full stop after ``token`` ends its sentence. ``first``: the token opens the sentence."""
    at = match.end("gap") + len(match["open"])
    found = _NEXT_WORD.match(text, at, at + _WINDOW)
    word = found[0] if found else ""
    starts = word[:1].isupper() and word.lower() in words.starters and not match["open"].startswith(("(", "["))
    label = _LIST_MARK.match(token) and (first or _is_label(text, match.start() - len(token), words))
    label = label or _ACT_NUMBER.fullmatch(text, 0, match.start()) is not None
    if label or (words.before_number(token) and _DOCUMENT.match(text, at) and not _speaks(text, at, token)):
        ends = False
    elif words.never_ends(token):
        ends = starts and len(token) == 1 and _word_before(text, match.start()).lower() in words.lettered
    elif words.may_end(token) or _DOTTED.match(token):
        ends = starts
    elif len(token) == 1 and token.isupper():
        ends = starts and not _in_name(text, match.start(), words)
    else:
        ends = True
    return ends


def _is_label(text: str, token: int, words: Abbreviations) -> bool:
    """Whether the paragraph up to its first stop is a label ("Article 51.", "Pillar II.") of what follows."""
    return token < _WINDOW and text[:token].strip().lower() in words.lettered


def _speaks(text: str, at: int, token: str) -> bool:
    """Whether "I" behind a word that is an abbreviation only sometimes ("art", "no") is the speaker."""
    return token.islower() and bool(_SPEAKER.match(text, at))


def _in_name(text: str, stop: int, words: Abbreviations) -> bool:
    """Whether an initial at ``stop`` stands inside a name: "Joseph R." but not "Annex A."."""
    word = _word_before(text, stop)
    return word[:1].isupper() and word.lower() not in words.lettered


def _word_before(text: str, stop: int) -> str:
    """The word before a letter with its stop at ``stop``."""
    return text[max(0, stop - _WINDOW) : stop - 1].rstrip().rpartition(" ")[2]


def _token_before(text: str, stop: int, start: int) -> str:
    return _BOUNDS.split(text[max(start, stop - _WINDOW) : stop].replace("–", "-"))[-1]


def _glued(text: str, at: int) -> bool:
    """A new sentence without a space before it ("region.The leaders"), and not a domain name."""
    end = text.find(" ", at)
    word = text[at : end if end >= 0 else len(text)]
    return word.rstrip(",;").isalpha() and "/" not in text[max(0, at - 60) : at].rpartition(" ")[2]
