"""Who a French noun phrase names: the head comes first, adjectives and "de" with a name follow it."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_cli.tags.actor_lists import name_at, names_in
from dialogue_cli.tags.actors import Actor, Resolver
from dialogue_cli.tags.tokens import Tokens

OF = frozenset(["de", "du", "des", "d'"])
ARTICLES = frozenset(["le", "la", "les", "l'", "nos", "notre", "leurs", "leur", "ces", "cette", "ce"])
_WHOLE = frozenset(["chacun", "chacune", "ensemble"])
_TO = frozenset(["à", "au", "aux"])


class FrenchResolver(Resolver):
    """Says who a French noun phrase is."""

    __slots__ = ()

    def resolve(self, tokens: Tokens, start: int, end: int) -> Actor:
        """The actor that the noun phrase between two tokens names, by its first noun that can act."""
        words, lists = tokens.words, self.words
        begin = _begin(words, (lists["own_before"] | ARTICLES) - lists["own"], start, end)
        if words[begin] in self.prepositions:  # "de gouvernement" behind "les chefs d'État et"
            return Actor("thing", start, end)
        whole = name_at(tokens, begin, end, self.actors)
        cut = next((i for i in range(begin + (begin < end), end) if words[i] in self.prepositions), end)
        if whole and whole[1] >= cut and whole[2]:
            return Actor(self.of_names([whole[2]]), start, end, (whole[2],))
        names = tuple(self._named(tokens, begin, cut))
        if cut < end and words[cut] in OF:
            names += tuple(n[2] for n in names_in(tokens, cut + 1, end, self.actors))
        head = next((i for i in range(begin, cut) if _is_head(tokens, i, lists)), None)
        if head is None:
            return Actor("thing", start, end)
        kind = self._kind(tokens, (begin, head, cut, end), names)
        return Actor(kind, start, end, names if kind in ("party", "own", "body") else ())

    def _named(self, tokens: Tokens, start: int, end: int) -> list[str]:
        """States that adjectives name: "la partie chinoise", "les gouvernements britannique et français"."""
        found: list[str] = []
        listed = self.actors.names
        for at in range(start, end):
            word = tokens.words[at]
            entries = listed.get(word) or listed.get(word.removesuffix("s"), ())
            found += [name for rest, name, _ in entries if not rest and name and name not in found]
        return found

    def _kind(self, tokens: Tokens, places: tuple[int, int, int, int], names: tuple[str, ...]) -> str:
        """The kind of actor by its head and what stands beside it; ``places``: begin, head, end of the noun, end."""
        begin, head, cut, end = places
        words, lists = tokens.words, self.words
        word, beside = words[head], [*words[begin:head], *words[head + 1 : cut]]
        if any(w in lists["foreign"] for w in beside) or (cut < end and words[cut] in _TO):
            return "others"
        if word in lists["own"]:
            if names:
                return self.of_names(names)
            known = (*lists["own_before"], *lists["own"], *lists["title"])
            loose = [i for i in range(head + 1, cut) if words[i] not in known and words[i].isalpha()]
            return "others" if any(not tokens.capital(i) for i in loose) else "own"
        if word in lists["title"]:
            return self.of_names(names[:1]) if names else "party"
        alien = any(w in lists["others"] for w in words[head + 1 : min(end, head + 3)])  # "le Conseil de sécurité"
        if names and self.of_names(names) == "others":
            return "others"
        return "others" if alien else "body"


def _begin(words: tuple[str, ...], before: frozenset[str], start: int, end: int) -> int:
    """Where the noun begins behind articles, counts and "chacun des", "l'ensemble des"; one word is always left."""
    place = start
    while place < end - 1:
        whole = words[place] in _WHOLE and words[place + 1] in OF and place + 2 < end
        if not whole and words[place] not in before:
            break
        place += 2 if whole else 1
    return place


def _is_head(tokens: Tokens, at: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun is one of those who act: a party, a body, an office; a bank by its name or where it is central."""
    word = tokens.words[at]
    named = tokens.capital(at) or tokens.words[at + 1 : at + 2] in (("centrale",), ("centrales",))
    return any(word in lists[name] for name in ("own", "body", "title")) or (named and word in lists["named_body"])
