"""All word lists by language, as one value: which files they are, and how their texts become it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from dialogue_cli.tags.actor_lists import Actors, parse_actors
from dialogue_cli.tags.lexicon import Lexicon, parse_lexicon
from dialogue_cli.tags.memory import Known
from dialogue_cli.tags.stance import StanceLexicon, parse_stance
from dialogue_cli.values import dataclass, field

#: The lists that ship for each language.
KINDS = {"en": ("lexicon", "stance"), "fr": ("lexicon",)}


LANGUAGES = tuple(KINDS)


_STANCE_SCHEMA = "dialogue-stance/"


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All word lists, by language, and the ``texts`` that they were made from (name, text).

    ``known`` remembers what was read by these lists (``memory``); it tells nothing that reading anew would not.
    """

    commitments: Mapping[str, Lexicon]
    stances: Mapping[str, StanceLexicon]
    actors: Actors
    texts: tuple[tuple[str, str], ...]
    known: Known = field(default_factory=dict, compare=False)

    @property
    def digest(self) -> str:
        """The sha256 of every text, in order of name."""
        digest = sha256()
        for name, text in self.texts:
            digest.update(f"{name}\0{text}\0".encode())
        return digest.hexdigest()


def lexicon_files(language: str | None = "en") -> tuple[str, ...]:
    """The data files that a statement in this language needs; an unknown language needs only the names of actors."""
    own = tuple(f"{kind}_{language}.toml" for kind in KINDS[language]) if language in KINDS else ()
    return (*own, f"actors_{language if language in KINDS else 'en'}.toml")


def parse_lexicons(texts: Mapping[str, str], over: Sequence[tuple[str, str]] = ()) -> Lexicons:
    """Word lists from the texts of data files (name -> text), with the user's lexicons (name, text) laid over them.

    Raises DataError with file, line, key and what was expected.
    """
    stance_over = tuple((name, text) for name, text in over if _STANCE_SCHEMA in text)
    lexicon_over = tuple((name, text) for name, text in over if _STANCE_SCHEMA not in text)
    commitments = {
        name.removeprefix("lexicon_").removesuffix(".toml"): parse_lexicon(text, name, lexicon_over)
        for name, text in texts.items()
        if name.startswith("lexicon_")
    }
    stances = {
        language: parse_stance(texts[f"stance_{language}.toml"], f"stance_{language}.toml", lexicon, stance_over)
        for language, lexicon in commitments.items()
        if f"stance_{language}.toml" in texts
    }
    actors = next(parse_actors(text, name) for name, text in texts.items() if name.startswith("actors_"))
    return Lexicons(commitments, stances, actors, (*sorted(texts.items()), *over))
