"""States and parties that a linked sentence no longer names, or newly names: ``name`` signals with one side empty.

That a state is left out is often the news of a round. Told only where it is named by itself ("China", "the PRC"), where
the other side has it in no form ("Chinese"), and where no pronoun and no word for a group stands in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dialogue_cli.changes.edit_pairs import edit_pairs, place_of
from dialogue_cli.changes.names import token_row
from dialogue_cli.changes.words import Token
from dialogue_cli.statement.comparison import Edit, Signal
from dialogue_cli.statement.folding import words
from dialogue_cli.statement.model import Unit
from dialogue_cli.statement.parties import party_names

#: States and territories that seldom sign, with other ways to write them, a row each.
_OTHERS = (
    "Democratic People's Republic of Korea|DPRK|North Korea",
    "Taiwan",
    "Belarus",
    "Syria",
    "Afghanistan",
    "Venezuela",
    "Cuba",
    "Nicaragua",
    "Libya",
    "Lebanon",
    "Yemen",
    "Sudan",
    "South Sudan",
    "Somalia",
    "Mali",
    "Niger",
    "Burkina Faso",
    "Serbia",
    "Kosovo",
    "Palestine",
    "Timor-Leste",
    "Myanmar|Burma",
)
#: What is made of a state's name by no rule.
_FORMS = {
    "United States": ("american", "u.s", "us"),
    "United Kingdom": ("british", "u.k", "uk"),
    "European Union": ("european", "eu"),
    "France": ("french",),
    "Germany": ("german",),
    "Spain": ("spanish",),
    "Netherlands": ("dutch",),
    "Greece": ("greek",),
    "Poland": ("polish",),
    "Philippines": ("philippine", "filipino"),
    "Republic of Korea": ("korea", "rok"),
    "Democratic People's Republic of Korea": ("korea", "dprk"),
    "New Zealand": ("new zealand",),
    "Türkiye": ("turk",),
    "Denmark": ("danish", "denmark"),
    "Finland": ("finn", "finland"),
    "Ireland": ("irish", "ireland"),
    "Switzerland": ("swiss", "swit"),
    "Thailand": ("thai",),
}
#: Small words and verbs behind a state in letters that is named by itself, before others an adjective.
_BEHIND = frozenset(
    "and or to in on for with will is has have are intends commits supports as by from at that which who".split()
)
_LETTERS = 4
#: Who speaks or acts for a state in one name with it: "President Amina Dell of Togo".
_OFFICES = frozenset("president prime chancellor king queen emir sultan general mr ms government people".split())
#: A name of the map is no name of the state: "South China Sea", "Taiwan Strait".
_MAP = frozenset("sea seas strait straits peninsula ocean gulf bay channel basin".split())
#: Bodies that stand in the list of parties and are named for their charters and resolutions more than for themselves.
_BODIES = frozenset(["United Nations", "Federal Open Market Committee", "European Central Bank"])
#: What stands for a state that is spoken of, and for a party, which "we" and every word for the group mean too.
_ITS = frozenset(
    "it its itself they their them he his him she her who whose country nation state regime government side".split()
)
_OURS = _ITS | frozenset(
    (
        "we us our ours ourselves both each all two three four five countries nations states sides leader leaders "
        "partner partners governments party parties member members ally allies economies president presidents "
        "minister ministers trilateral bilateral joint jointly mutual shared quad"
    ).split()
)
#: Words of a replacement in which "we" may stand for whoever was named.
_SHORT = 4
#: Letters of a name by which its adjective is known: "Ukrain-ian", "Chin-ese".
_ROOT, _LEAST = 2, 4


def named_or_not(
    old: Sequence[Unit], new: Sequence[Unit], edits: Sequence[Edit], parties: Sequence[str], told: Sequence[Signal]
) -> list[Signal]:
    """States named on one side only, as names that came or went. ``told`` are swaps of names that are shown already,
    ``parties`` those of either statement: they are meant by every "we" of a sentence, not only in their own place."""
    if any(u.kind == "heading" for u in (*old, *new)):
        return []
    before, after = " ".join(u.text for u in old), " ".join(u.text for u in new)
    found: dict[str, Signal] = {}
    for pair in edit_pairs(edits):
        lost = (before, pair.old_at, pair.deleted), (after, pair.inserted)
        won = (after, pair.new_at, pair.inserted), (before, pair.deleted)
        for here, (other, instead) in (lost, won):
            for state, written in _without_speakers(_states(*here), here[2], parties):
                place = words(other if state in parties else instead)
                short = max(len(place), len(here[2].split())) <= _SHORT
                meant = not (_OURS if state in parties or short else _ITS).isdisjoint(place)
                if meant or state in found or _is_told(state, told) or _is_named(state, other):
                    continue
                gone = here[0] is before
                at = place_of(old if gone else new, written, here[1])
                found[state] = Signal("name", written, None, at) if gone else Signal("name", None, written, None, at)
    return list(found.values())


def _without_speakers(named: list[tuple[str, str]], part: str, parties: Sequence[str]) -> list[tuple[str, str]]:
    """Without the parties where several of them stand together: they are the speakers ("we")."""
    if not any(state in parties for state, _ in named):
        return named
    speakers = {_spellings().get(token.text) for token in token_row(part)}.intersection(parties)
    return [row for row in named if row[0] not in speakers] if len(speakers) > 1 else named


def _is_told(state: str, told: Sequence[Signal]) -> bool:
    """Whether a swap of names tells of the state."""
    said = " ".join(name for s in told for name in (s.old, s.new) if name)
    return any(name in said for name in _spelled(state))


@cache
def _spellings() -> dict[str, str]:
    others = [row.split("|") for row in _OTHERS]
    return {**party_names(), **{name: row[0] for row in others for name in row}}


def _spelled(state: str) -> list[str]:
    return [name for name, known in _spellings().items() if known == state]


def _states(text: str, at: int, part: str) -> list[tuple[str, str]]:
    """States named by themselves in a part of a text, each with how it is written there."""
    if not part or part.islower():
        return []
    known, found, place = _spellings(), [], 0
    row = token_row(text)
    for n, token in enumerate(row):
        word = token.text
        place += len(token.lead)
        written = word.removesuffix("'s").removesuffix("'")
        state = known.get(written)
        if state is None and written.partition(" ")[0].casefold() in _OFFICES:
            written = written.rpartition(" of ")[2]
            state = known.get(written)
        if state and state not in _BODIES and at <= place < at + len(part) and _stands_alone(row, n):
            found.append((state, written))
        place += len(word)
    return found


def _stands_alone(row: Sequence[Token], n: int) -> bool:
    """Whether a state is neither where a town lies ("in Port Halder, Oruba") nor letters before a noun ("U.S. aid")."""
    before = [token.text for token in row[max(0, n - 3) : n]]
    if len(before) == 3 and before[0] in ("in", "at", "near") and before[2] == "," and before[1] not in _spellings():
        return False
    letters = row[n].text.replace(".", "")
    if letters.isupper() and len(letters) < _LETTERS and n + 1 < len(row):
        behind = row[n + 1].text
        return not behind[:1].isalnum() or behind in _BEHIND
    return True


def _is_named(state: str, other: str) -> bool:
    """Whether the other side names the state in any form."""
    spelled = _spelled(state)
    return any(_names(token.text, state, spelled) for token in token_row(other) if token.text[:1].isupper())


def _names(token: str, state: str, spelled: Sequence[str]) -> bool:
    row = token.casefold().replace("-", " ").split()
    if not _MAP.isdisjoint(row):
        return False
    root = state.casefold().removesuffix("istan")
    forms = _FORMS.get(state) or (root[: max(_LEAST, len(root) - _ROOT)],)
    return any(name in token for name in spelled) or any(word.startswith(forms) for word in row)
