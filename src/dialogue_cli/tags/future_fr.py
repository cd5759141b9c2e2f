"""Which words are futures in French, and of what verb: "poursuivrons" of "poursuivre", and no "environs".

A future is an infinitive with an ending; stems that are not told from their infinitive are listed here. A present of
the first person plural ("assurons", "rencontrons") ends alike and is told apart by its stem.
"""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ons", "ont", "a")
#: How the stem of a future ends, besides the infinitives in -er and -ir.
_STEMS = (
    "aur", "devr", "cevr", "pourr", "courr", "verr", "mourr", "ndr", "rdr", "oudr", "faudr", "vaudr", "mettr", "battr",
    "aîtr", "oîtr", "aitr", "rompr", "uivr", "vivr", "clur", "mouvr", "croir", "plair",
)  # fmt: skip
#: Stems of verbs in -irer and -ndrer, whose present ends as a future does, and of nouns.
_PRESENTS = (
    "tir", "retir", "attir", "étir", "inspir", "aspir", "respir", "désir", "admir", "vir", "engendr", "envir", "vigner",
    "forger", "bûcher", "biber", "éper", "chaper",
)  # fmt: skip
#: Words in -ra that are no verbs.
_NOUNS = frozenset(["opera", "camera", "caldera", "lira", "sierra", "riviera", "mira", "caméra", "opéra"])
_INFINITIVES = (
    ("tiendr", "tenir"), ("viendr", "venir"), ("cevr", "cevoir"), ("enverr", "envoyer"), ("courr", "courir"),
    ("saur", "savoir"), ("mouvr", "mouvoir"), ("pourr", "pouvoir"), ("devr", "devoir"), ("verr", "voir"),
    ("voudr", "vouloir"), ("faudr", "falloir"), ("aur", "avoir"), ("eller", "eler"), ("etter", "eter"),
    ("oier", "oyer"), ("uier", "uyer"),
)  # fmt: skip
_WHOLE = {"ser": "être", "fer": "faire", "ir": "aller", "aur": "avoir"}
_LEAST = 3


@lru_cache(maxsize=1 << 12)
def future_of(word: str) -> tuple[str, ...]:
    """What the infinitive of a future may be, the likeliest first; nothing where the word is no future.

    >>> future_of("tiendra"), future_of("environs"), future_of("assurons")
    (('tenir',), (), ())
    """
    ending = next((end for end in _ENDINGS if word.endswith(f"r{end}")), "")
    stem = word[: -len(ending)] if ending else ""
    if stem in _WHOLE:
        return (_WHOLE[stem],)
    if len(stem) < _LEAST or not stem.endswith(("er", "ir", *_STEMS)) or word in _NOUNS:
        return ()
    if ending == "ons" and stem in _PRESENTS:
        return ()
    for told, infinitive in _INFINITIVES:
        if stem.endswith(told):
            return (f"{stem[: -len(told)]}{infinitive}", stem)
    plain = stem.replace("è", "e") if stem.endswith("er") else stem
    return (plain, stem) if plain != stem else (stem, f"{stem}e")


def is_conditional(word: str) -> bool:
    """Whether the word is a future told in the past: "se tiendrait"."""
    if not word.endswith(("rait", "raient", "rions")):
        return False
    stem = next(word.removesuffix(ending) for ending in ("aient", "ait", "ions") if word.endswith(ending))
    return bool(future_of(f"{stem}a"))
