"""``dialogue search``: words, phrases and their neighbours in the corpus, as a concordance."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.operands import exists
from dialogue_cli.cli.output import colored, columns, format_asked, write, write_machine
from dialogue_cli.cli.settings import Settings, load_settings
from dialogue_cli.errors import CorpusError, UsageError
from dialogue_cli.values import dataclass

if TYPE_CHECKING:
    from dialogue_cli.corpus.filters import Filters
    from dialogue_cli.corpus.index import Index
    from dialogue_cli.corpus.locate import Corpus
    from dialogue_cli.corpus.query import Node
    from dialogue_cli.corpus.search import Count, Hit
    from dialogue_cli.corpus.search import Sort as Sorts
    from dialogue_cli.report.concordance import Remarks

FORMATS = ("text", "json", "jsonl", "csv")
SORTS = ("text", "left", "right", "date", "rank")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Query = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY",
        show_default=False,
        help='Words (all their forms), "a phrase", AND, OR, NOT, ( ), prefix*, NEAR(a b, 5). Words alone are joined'
        " by AND. Quote it for the shell: 'debris NOT \"space debris\"'.",
    ),
]
Fuzzy = Annotated[bool, typer.Option("--fuzzy", help="Take a word that stands nowhere for those most like it.")]
Sort = Annotated[str, typer.Option("--sort", metavar="|".join(SORTS), help="text is the order of the corpus.")]
Window = Annotated[
    int | None, typer.Option("--window", metavar="N", min=0, help="N words on each side, whatever the width.")
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="Only the first N hits.")]
CountOnly = Annotated[bool, typer.Option("--count", help="Only how often, a meeting a line, with a sparkline.")]
Series = Annotated[list[str] | None, typer.Option("--series", metavar="SERIES", help="Only this series; repeatable.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day, month or year.")]
Party = Annotated[list[str] | None, typer.Option("--party", metavar="NAME", help="Only statements of this party.")]
Section = Annotated[list[str] | None, typer.Option("--section", metavar="WORDS", help="Only under such a heading.")]


def command(
    query: Query,
    *,
    fuzzy: Fuzzy = False,
    sort: Sort = "text",
    window: Window = None,
    limit: Limit = None,
    count: CountOnly = False,
    series: Series = None,
    since: Since = None,
    until: Until = None,
    party: Party = None,
    theme: options.Theme = None,
    section: Section = None,
    commitments: options.Commitments = False,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    color: options.Color = None,
    palette: options.Palette = None,
    width: options.Width = None,
    corpus: options.CorpusOption = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = False,
) -> int:
    """Find words in all statements of the corpus. Exit 0 where something was found, 1 where nothing was."""
    settings = load_settings(
        {"color": color, "palette": palette, "width": width, "corpus": corpus, "lexicon": lexicon, "quiet": quiet}
    )
    name = format_asked(form, output, FORMATS)
    _checked(name, sort, since, until)
    from dialogue_cli.corpus.filters import Filters
    from dialogue_cli.corpus.query import parse

    words = " ".join(query)
    tree = parse(words)
    filters = Filters(
        tuple(series or ()), since, until, tuple(party or ()), tuple(theme or ()), tuple(section or ()), commitments
    )
    files = tuple(word for word in query if exists(word))
    asked = _Asked(words, tree, filters, sort, fuzzy, window, limit, count, name, output, force, files)
    return _run(asked, settings)


def _checked(name: str, sort: str, since: str | None, until: str | None) -> None:
    for option, value, choices in (("--format", name, FORMATS), ("--sort", sort, SORTS)):
        if value not in choices:
            raise UsageError(f"no such choice: {value}", where=option, do=f"choices: {', '.join(choices)}")
    for option, day in (("--since", since), ("--until", until)):
        if day and not DAY.fullmatch(day):
            raise UsageError(f"no date: {day}", where=option, do="say 2024-03-20, 2024-03 or 2024")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The command line, parsed."""

    words: str
    tree: Node
    filters: Filters
    sort: str
    fuzzy: bool
    window: int | None
    limit: int | None
    count: bool
    form: str
    output: str | None
    force: bool
    files: tuple[str, ...] = ()


def _run(asked: _Asked, settings: Settings) -> int:
    """Search; where the index turns out to be damaged under way, rebuild it once and search again."""
    from dialogue_cli.cli.indexing import note

    corpus = _corpus_of(asked, settings)
    printed = _Printed(asked)
    for rebuild in (False, True):
        try:
            return _search(corpus, asked, settings, printed, rebuild=rebuild)
        except sqlite3.DatabaseError as fault:
            if printed.any or rebuild:
                raise CorpusError(
                    f"the index is damaged ({fault})", do="rebuild it: dialogue corpus reindex"
                ) from fault
            note(f"the index was damaged ({fault}); it is rebuilt from the files")
    return 1


def _corpus_of(asked: _Asked, settings: Settings) -> Corpus:
    from dialogue_cli.corpus.locate import find_corpus
    from dialogue_cli.corpus.reference import whole_series

    corpus = find_corpus(settings.corpus)
    for series in asked.filters.series:
        whole_series(series, corpus)  # a mistyped name is an error, not an empty answer
    return corpus


def _search(corpus: Corpus, asked: _Asked, settings: Settings, printed: _Printed, *, rebuild: bool) -> int:
    from dialogue_cli.cli.indexing import maker_for, note
    from dialogue_cli.corpus.index import open_index

    with open_index(corpus, maker_for(settings), rebuild=rebuild) as index:
        if index.refresh.faults and not settings.quiet:
            note(f"{len(index.refresh.faults)} files could not be read; see: dialogue corpus verify")
        return _answer(index, asked, settings, printed)


def _answer(index: Index, asked: _Asked, settings: Settings, printed: _Printed) -> int:
    from dialogue_cli.corpus.search import counts, search

    tree, remarks = _remarks(index, asked, settings)
    if asked.count:
        rows = counts(index, tree, asked.filters)
        printed.all(_rendered_counts(rows, remarks, asked, settings))
        found = sum(row.hits for row in rows)
    else:
        ahead = None if asked.limit is None else asked.limit + 1  # one more tells whether there are more
        hits = search(index, tree, asked.filters, sort=cast("Sorts", asked.sort), limit=ahead)
        counted = _Counted(hits, asked.limit)
        printed.all(_rendered_hits(counted, remarks, asked, settings))
        found = counted.count
    if not found:
        _suggest(index, asked)
        if not settings.quiet:
            _looked_in(index, asked)
    return 0 if found else 1


class _Counted:
    """Hits up to the limit, counted as they go by; ``more`` says whether one was left."""

    def __init__(self, hits: Iterator[Hit], limit: int | None) -> None:
        self._hits, self._limit = hits, limit
        self.count = 0
        self.more = False

    def __iter__(self) -> Iterator[Hit]:
        for hit in self._hits:
            if self._limit is not None and self.count == self._limit:
                self.more = True
                return
            self.count += 1
            yield hit


class _Printed:
    """Prints pieces as they come, or puts all of them into the file of ``--output``."""

    def __init__(self, asked: _Asked) -> None:
        self._asked = asked
        self.any = False

    def all(self, pieces: Iterator[str]) -> None:
        """Print every piece."""
        put = write if self._asked.form == "text" else write_machine
        if self._asked.output:
            put("".join(pieces), output=self._asked.output, force=self._asked.force)
            return
        for piece in pieces:
            put(piece)
            self.any = True


def _remarks(index: Index, asked: _Asked, settings: Settings) -> tuple[Node, Remarks]:
    """The query as it is looked up, and what to say about it."""
    from dialogue_cli.cli.indexing import tags_key
    from dialogue_cli.corpus.vocabulary import Vocabulary, all_words, with_near_words
    from dialogue_cli.report.concordance import Remarks
    from dialogue_cli.version import __version__

    vocabulary = Vocabulary(index.db, index.fold)
    tree, taken = with_near_words(asked.tree, vocabulary) if asked.fuzzy else (asked.tree, ())
    others = ((word, vocabulary.spellings(word)) for word in dict.fromkeys(all_words(tree)))
    spellings = tuple((word, found) for word, found in others if found)
    lists = f"sha256 {tags_key(settings).partition(' ')[0]}"
    return tree, Remarks(asked.words, taken, spellings, __version__, lists)


def _rendered_hits(hits: _Counted, remarks: Remarks, asked: _Asked, settings: Settings) -> Iterator[str]:
    from dialogue_cli.report import concordance
    from dialogue_cli.report.layout import Layout
    from dialogue_cli.report.style import painter

    if asked.form == "text":
        to_file = bool(asked.output)
        paint = painter(colored(settings, to_file=to_file), settings.palette)
        layout = Layout(columns(settings, to_file=to_file), paint=paint)
        return concordance.text(hits, remarks, layout, window=asked.window, more=lambda: hits.more)
    if asked.form == "json":
        return concordance.json(hits, remarks, window=asked.window, more=lambda: hits.more)
    return concordance.jsonl(hits, window=asked.window) if asked.form == "jsonl" else concordance.csv(
        hits, window=asked.window
    )  # fmt: skip


def _rendered_counts(rows: tuple[Count, ...], remarks: Remarks, asked: _Asked, settings: Settings) -> Iterator[str]:
    from dialogue_cli.report import concordance

    if asked.form == "text":
        return concordance.counts_text(rows, remarks, columns(settings, to_file=bool(asked.output)))
    if asked.form == "json":
        return concordance.counts_json(rows, remarks)
    return concordance.counts_jsonl(rows) if asked.form == "jsonl" else concordance.counts_csv(rows)


def _looked_in(index: Index, asked: _Asked) -> None:
    """Where nothing was found: how much was looked through, and that files are not."""
    from dialogue_cli.cli.indexing import note

    count = index.db.execute("SELECT count(*) FROM statement").fetchone()[0]
    shipped = " (shipped)" if index.corpus.origin == "shipped" else ""
    note(f"nothing found in {count} statement{'' if count == 1 else 's'} of {index.corpus.root}{shipped}")
    for path in asked.files:
        note(f"{path} is a file, and a search looks in a corpus; take it in with: dialogue corpus add")


def _suggest(index: Index, asked: _Asked) -> None:
    """For words and themes that stand nowhere, what they may have been meant to be."""
    from dialogue_cli.cli.indexing import note
    from dialogue_cli.corpus.filters import themes_like
    from dialogue_cli.corpus.vocabulary import Vocabulary, unknown_words

    for name in asked.filters.themes:
        known, near = themes_like(index.db, name)
        if not known:
            note(f"no unit bears the theme {name}" + (f"; there are {', '.join(near)}" if near else ""))
    vocabulary = Vocabulary(index.db, index.fold)
    for word in () if asked.fuzzy else unknown_words(asked.tree, vocabulary):
        near = vocabulary.near(word)
        if near:
            note(f'"{word}" stands nowhere; --fuzzy would take it for "{near[0]}"')
