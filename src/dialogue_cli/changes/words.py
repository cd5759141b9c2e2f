"""Words as a reader sees them: the pieces that a redline never cuts.

A token is a word, a number with its sign and unit ("1.5°C", "$2.5 million", "2,500,000"), an abbreviation ("U.S."), a
name of several capitalised words ("Republic of Korea") or one punctuation mark, each with the white space before it.
White space stands at the front, because punctuation clings to the word before it: "peace, stability" then begins with
the same token as "peace and".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dialogue_cli.values import dataclass

_UNITS = (
    r"percent|per cent|percentage points?|basis points?|million|billion|trillion|thousand|hundred|dozen|"
    r"km|kilomet(?:er|re)s?|nautical miles?|GW|MW|TW|bcm|tonnes?|tons?|m\b"
)
_NUMBER = (
    r"(?:US|A|C|NZ|CA|AU)?[$£¥]?€?\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?"
    rf"(?:\s?(?:%|°\s?[CF]?)|[\s-](?:{_UNITS})(?![\w]))*[\w]*"
)
_ABBREVIATION = (
    r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?(?:-\w+)*|"  # "U.S.", "U.S.-EU"
    r"[A-Z]\.(?=\s(?!(?:The|We|This|In|It|Our|They|These|As|To|On|For|At|And)\b)[A-Z])"  # "Esther L. George"
)
_WORD = r"\w+(?:['\-/&.@]\w+)*(?:'(?=\s))?"
_CAP = r"[A-Z\u00c0-\u00de][\w'\-.]*\w|[A-Z]"


def words_of(line: str) -> frozenset[str]:
    """The words of a line as a set, so that a list can be read as text."""
    return frozenset(line.split())


#: Words that begin a sentence with a capital and are no part of a name.
_OPENERS = words_of(
    "a all also an and as at both but by during each following for from furthermore here in including it its "
    "moreover no of on our since such that the their them these they this those through to today together under "
    "we what when where which while with"
)
#: Small words that stand inside a name.
_INNER = words_of("of the for on de la du des da do")
#: Words before the "and" of a state's own name: "Bosnia and Herzegovina".
_PAIRED = words_of("Antigua Bosnia Trinidad Kitts Tome Tomé Vincent")
_MAX_NAME = 9
#: Longer words in capitals are shouted, not named ("WE HEREBY DECLARE").
_SHOUTED = 5
#: Verbs that conclusions of a council print in capitals, and the small words beside them, too short to tell by length.
_PRINTED = words_of(
    "CALLS CALL ON UPON URGES URGE TASKS TASK ASKS ASK NOTES NOTE TAKES TAKE NOTE OF WILL LOOKS TO AND READY"
)


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is what is compared, ``lead`` the white space that stood before it."""

    lead: str
    text: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(\s*)({_ABBREVIATION}|{_NUMBER}|{_WORD}|[^\w\s])|(\s+)$")


@cache
def _capitalised() -> re.Pattern[str]:
    return re.compile(rf"(?:{_CAP}|(?:[A-Z]\.)+(?:-\w+)*)$")


def is_title(text: str) -> bool:
    """Whether most words have a capital and no full stop ends it: there capitals make no name."""
    found = [w for w in text.split() if w[0].isalpha()]
    return 2 * sum(w[0].isupper() for w in found) > len(found) and not text.rstrip().endswith((".", ";", ":"))


def tokens(text: str, *, names: bool | None = None) -> list[Token]:
    """Cut a text into tokens; ``"".join(lead + text)`` gives it back, whatever it holds.

    ``names`` says whether capitalised words are joined; None looks whether the text is a title (:func:`is_title`).

    >>> [t.text for t in tokens("The U.S. pledged $2.5 million, or 1.5°C.")]
    ['The', 'U.S.', 'pledged', '$2.5 million', ',', 'or', '1.5°C', '.']
    """
    return list(_tokens(text, not is_title(text) if names is None else names))


@lru_cache(maxsize=1 << 8)  # a text is cut for its edits, for its names and for what it spells otherwise
def _tokens(text: str, joins: bool) -> tuple[Token, ...]:
    small = [Token(lead or end, token) for lead, token, end in _pattern().findall(text)]
    return tuple(_join_names(small) if joins else small)


def is_word(token: str) -> bool:
    """Whether a token holds a letter or digit, so is more than punctuation."""
    return any(ch.isalnum() for ch in token)


def _join_names(small: list[Token]) -> list[Token]:
    """Join runs of capitalised words into one token each."""
    flags = [t.text[:1].isupper() and _is_capitalised(t.text) for t in small]
    out: list[Token] = []
    done = 0
    for i, token in enumerate(small):
        if i < done:
            continue
        end = _name_end(small, flags, i) if flags[i] else i
        if end > i + 1:
            body = token.text + "".join([t.lead + t.text for t in small[i + 1 : end]])
            out.append(Token(token.lead, body))
            done = end
        else:
            out.append(token)
    return out


def _is_capitalised(word: str) -> bool:
    shouted = word.isupper() and (len(word) > _SHOUTED or word in _PRINTED)
    return bool(_capitalised().match(word)) and not shouted


def _name_end(small: list[Token], flags: list[bool], start: int) -> int:
    """Where the name that a capitalised word starts here ends (exclusive), ``start`` itself where it starts none."""
    if small[start].text.lower() in _OPENERS:
        return start
    end = start + 1
    i = end
    while i < len(small) and i - start < _MAX_NAME and small[i].lead == " ":
        if flags[i]:
            end = i + 1
        elif small[i].text not in _INNER and not (small[i].text == "and" and small[i - 1].text in _PAIRED):
            break
        i += 1
    return end
