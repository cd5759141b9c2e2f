"""The seam of the core: read, tag, align, classify, in that order and nothing else.

    from dialogue_cli import read_statement, compare
    comparison = compare(read_statement("old.txt"), read_statement("new.txt"))

Word lists and weights are read here, once, into a :class:`Toolbox` that is handed on: the core opens no file, and a
result can name the lists that made it by their hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dialogue_cli.statement.comparison import Comparison, Lineage, Tool
from dialogue_cli.statement.model import Side, Statement, UnitSize
from dialogue_cli.values import dataclass, replace

if TYPE_CHECKING:
    from dialogue_cli.align.link import Progress, Signed
    from dialogue_cli.align.score import Weights
    from dialogue_cli.changes.verdicts import LabelVerdict, Ladders
    from dialogue_cli.tags.theme_list import ThemeList
    from dialogue_cli.tags.word_lists import Lexicons

    Verdicts = tuple[Sequence[Signed], Sequence[LabelVerdict]]

#: Statements in a language that could not be told are read as English.
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Word lists and weights as loaded, with the SHA-256 of the texts they came from."""

    lexicons: Lexicons
    themes: ThemeList
    stopwords: frozenset[str]
    weights: Weights
    lexicon_hash: str
    weights_hash: str
    over: tuple[tuple[str, str], ...] = ()

    def tool(self, settings: Mapping[str, str] | None = None) -> Tool:
        """What made a result, for the result itself to carry."""
        from dialogue_cli.version import __version__

        return Tool(__version__, self.lexicon_hash, self.weights_hash, tuple(sorted((settings or {}).items())))


def hash_of(*texts: str) -> str:
    """``sha256 HEX`` over texts in their order, each closed by a zero byte so that no two lists look alike."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8") + b"\0")
    return f"sha256 {digest.hexdigest()}"


def load_toolbox(lexicon_files: Sequence[str | Path] = (), theme_files: Sequence[str | Path] = ()) -> Toolbox:
    """Read the shipped lists and weights, and the user's lexicons and themes over them, in their order.

    Raises DataError for a list with a fault (file, line, key) or one that cannot be read.
    """
    from dialogue_cli.align.score import parse_weights
    from dialogue_cli.data import read_lists, read_text
    from dialogue_cli.tags import word_lists
    from dialogue_cli.tags.keywords import parse_stopwords
    from dialogue_cli.tags.theme_list import parse_themes

    texts = read_lists(*word_lists.lexicon_files(DEFAULT_LANGUAGE), "themes.toml")
    themes = (("themes.toml", texts.pop("themes.toml")), *((str(p), _own_text(p)) for p in theme_files))
    over = tuple((str(path), _own_text(path)) for path in lexicon_files)
    weights_text, spelling_text = read_text("alignment_weights.json"), _optional("spelling_en.tsv")
    weights = parse_weights(weights_text, spelling_text)
    return Toolbox(
        lexicons=word_lists.parse_lexicons(texts, over),
        themes=parse_themes(themes, weights.spelling),
        stopwords=parse_stopwords(read_text("stopwords_en.txt")),
        weights=weights,
        lexicon_hash=hash_of(*texts.values(), *(text for _, text in (*over, *themes))),
        weights_hash=hash_of(weights_text, spelling_text),
        over=over,
    )


def read_statement(
    operand: str | Path,
    *,
    unit: UnitSize = "sentence",
    given: Mapping[str, object] | None = None,
    toolbox: Toolbox | None = None,
    data: bytes | None = None,
    limits: Mapping[str, int] | None = None,
) -> Statement:
    """Read a file (or ``-`` for stdin) as a statement with tags on its units.

    ``given`` overrides metadata (title, series, meeting, date, ...); ``data`` are the bytes where ``operand`` is only
    their name; ``limits`` raises or lowers fields of :class:`sources.limits.Limits`. Raises SourceError and its kin.
    """
    from dialogue_cli.sources.limits import Limits
    from dialogue_cli.sources.read import parse_bytes, read_source
    from dialogue_cli.statement.build import build_statement

    bounds = Limits(**dict(limits or {}))
    name = str(operand)
    source = read_source(name, limits=bounds) if data is None else parse_bytes(data, name=name, limits=bounds)
    return tag(build_statement(source, unit=unit, given=dict(given or {}), limits=bounds), toolbox or load_toolbox())


def tag(statement: Statement, toolbox: Toolbox) -> Statement:
    """Every tag on every unit: commitments, stance, themes, names, key words. Pure but for a language's own lexicon,
    which is read when a statement in that language comes."""
    from dialogue_cli.tags.entities import entities_by_unit
    from dialogue_cli.tags.keywords import keywords_by_unit
    from dialogue_cli.tags.own_parties import with_parties
    from dialogue_cli.tags.tag import tag_statement
    from dialogue_cli.tags.themes import themes_by_unit

    lexicons = with_parties(lexicons_for(statement.language, toolbox), statement.parties)
    tagged = tag_statement(statement, lexicons)
    rows = zip(
        tagged.units,
        themes_by_unit(statement, toolbox.themes),
        entities_by_unit(statement),
        keywords_by_unit(statement, toolbox.stopwords),
        strict=True,
    )
    units = tuple(replace(unit, themes=t, entities=e, keywords=k) for unit, t, e, k in rows)
    return replace(tagged, units=units)


def compare(
    old: Statement,
    new: Statement,
    *,
    weights: Weights | None = None,
    lexicons: Lexicons | None = None,
    signed: Sequence[Signed] = (),
    labels: Sequence[LabelVerdict] = (),
    progress: Progress | None = None,
    toolbox: Toolbox | None = None,
) -> Comparison:
    """Align two tagged statements and say what became of every unit.

    ``weights`` replace the shipped ones, ``lexicons`` tag both statements anew. ``signed`` are a reader's verdicts on
    links, ``labels`` those on tags and shifts. ``progress`` hears the share of the alignment that is done, 0 to 1.
    Raises DataError for a faulty list or verdict.
    """
    from dialogue_cli.align.match import align
    from dialogue_cli.changes.compare import compare_statements

    tools = toolbox or load_toolbox()
    if lexicons is not None:
        tools = replace(tools, lexicons=lexicons, lexicon_hash=f"sha256 {lexicons.digest}")
        old, new = tag(old, tools), tag(new, tools)
    if weights is not None:
        tools = replace(tools, weights=weights, weights_hash="own")
    if labels:
        old, new = relabel(old, "old", labels, tools), relabel(new, "new", labels, tools)
    alignment = align(old, new, tools.weights, signed=signed, progress=progress)
    result = compare_statements(old, new, alignment, tool=tools.tool(), spelling=tools.weights.spelling)
    if signed or labels:
        from dialogue_cli.changes.verdicts import with_verdicts

        result = with_verdicts(result, signed, labels)
    return result


def relabel(statement: Statement, side: Side, labels: Sequence[LabelVerdict], toolbox: Toolbox) -> Statement:
    """The statement with a reader's labels on its units. Raises DataError for a value that a label cannot have."""
    from dialogue_cli.changes.verdicts import relabelled

    return relabelled(statement, side, labels, ladders_of(toolbox, statement.language))


def ladders_of(toolbox: Toolbox, language: str | None = None) -> Ladders:
    """What rungs and stances are called in this language's lists, or in English where it has none."""
    from dialogue_cli.changes.verdicts import Ladders

    lists = toolbox.lexicons
    words = lists.commitments.get(language or DEFAULT_LANGUAGE) or lists.commitments[DEFAULT_LANGUAGE]
    positions = lists.stances.get(language or DEFAULT_LANGUAGE) or lists.stances[DEFAULT_LANGUAGE]
    stances: dict[str, tuple[Literal["against", "for"], int]] = {}
    for name, degree in positions.ladders["against"].items():
        stances[name] = ("against", degree)
    for name, degree in positions.ladders["for"].items():
        stances[name] = ("for", degree)
    rungs = {strength: name for name, strength in reversed(list(words.ladder.items()))}
    return Ladders(rungs, words.threshold, stances)


def trace(
    statements: Sequence[Statement],
    *,
    series: str = "",
    toolbox: Toolbox | None = None,
    progress: Progress | None = None,
    verdicts: Callable[[Statement, Statement], Verdicts] | None = None,
) -> tuple[Lineage, tuple[Comparison, ...]]:
    """The life of each statement over three or more meetings, and the comparisons it rests on (one after the other).

    What a meeting passes over is looked for in the next but one, so that a pledge dropped and revived is one thread.
    ``progress`` hears the share that is done, 0 to 1; ``verdicts`` gives what readers decided on two statements.
    Raises UsageError for fewer than two statements.
    """
    from itertools import pairwise

    from dialogue_cli.align.match import align
    from dialogue_cli.changes.lineage import lineage_of, passed_over
    from dialogue_cli.errors import UsageError

    if len(statements) < 2:
        raise UsageError("a thread needs at least two statements", where=series, do="add the next one to the corpus")
    tools = toolbox or load_toolbox()
    steps = 2 * len(statements) - 3
    rows: list[Comparison] = []
    for old, new in pairwise(statements):
        signed, labels = verdicts(old, new) if verdicts else ((), ())
        rows.append(compare(old, new, signed=signed, labels=labels, toolbox=tools))
        if progress:
            progress(len(rows) / steps)
    skips = {}
    for n, (first, second) in enumerate(pairwise(rows)):
        gone, back = passed_over(first, second)
        signed = _within(verdicts(first.old, second.new)[0], gone, back) if verdicts else ()
        skips[n] = align(gone, back, tools.weights, signed=signed)
        if progress:
            progress((len(rows) + n + 1) / steps)
    return lineage_of(series or statements[-1].series or "", rows, skips), tuple(rows)


def _within(signed: Sequence[Signed], old: Statement, new: Statement) -> tuple[Signed, ...]:
    """The verdicts whose units are all there."""
    before, after = {u.id for u in old.units}, {u.id for u in new.units}
    return tuple(v for v in signed if (v.old is None or v.old in before) and after.issuperset(v.new))


def lexicons_for(language: str | None, toolbox: Toolbox) -> Lexicons:
    """The toolbox's lexicons, with the one of this language where it ships and is not loaded yet."""
    from dialogue_cli.data import read_lists
    from dialogue_cli.tags import word_lists

    if language in (None, *toolbox.lexicons.commitments) or language not in word_lists.LANGUAGES:
        return toolbox.lexicons
    try:
        texts = read_lists(*word_lists.lexicon_files(language))
    except FileNotFoundError:
        return toolbox.lexicons
    return word_lists.parse_lexicons(texts, toolbox.over)


def _own_text(path: str | Path) -> str:
    """The text of a user's list. Raises DataError where it cannot be read."""
    from dialogue_cli.errors import DataError
    from dialogue_cli.sources.limits import list_text

    try:
        return list_text(str(path))
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "not UTF-8 text"
        raise DataError(f"cannot be read ({reason})", where=str(path), do="check the path and the encoding") from fault


def _optional(name: str) -> str:
    from dialogue_cli.data import read_text

    try:
        return read_text(name)
    except FileNotFoundError:
        return ""
