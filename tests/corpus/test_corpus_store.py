"""Adding and removing: what is filed where, what is refused, and that the file gives the same units again."""

from __future__ import annotations

import doctest
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_cli.corpus import compose, filing, store
from dialogue_cli.corpus.compose import to_markdown
from dialogue_cli.corpus.entries import entries
from dialogue_cli.corpus.filing import slug_of
from dialogue_cli.corpus.front_matter import write_front_matter
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.operands import expand
from dialogue_cli.corpus.store import Added, Refused, Store, words_of
from dialogue_cli.corpus.verify import verify
from dialogue_cli.errors import CorpusError, DialogueError, SourceError, UsageError
from dialogue_cli.sources.block import Source
from dialogue_cli.sources.read import parse_bytes, read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement
from support import needs_statements, statement_files

TEXT = """Joint Statement of the Second Meeting of the Tide Dialogue

The ministers met in Port Elan on May 4-5, 2021.

## Fishing

We intend to:

- share data on tides;
- open two ports.

1. We will meet again.

The ministers thanked the hosts.
"""


def source(text: str = TEXT, name: str = "statement.txt") -> Source:
    return parse_bytes(text.encode("utf-8"), name=name)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus", "option")


def added(corpus: Corpus, text: str = TEXT, name: str = "statement.txt", **meta: object) -> Added:
    done = Store(corpus).add(source(text, name), {"series": "tide", **meta})
    assert isinstance(done, Added)
    return done


def plain(entry: object) -> Statement:
    return build_statement(read_source(str(entry.path)))  # type: ignore[attr-defined]


def test_metadata_is_read_out_of_the_text_and_said_to_be_guessed(corpus: Corpus) -> None:
    done = added(corpus)
    entry = done.entry
    assert (entry.stem, entry.meeting, entry.date, entry.date_end) == ("2021-05-04_02", 2, "2021-05-04", "2021-05-05")
    assert {"title", "meeting", "date", "type"} <= set(done.guessed) and "series" not in done.guessed


def test_what_is_given_is_not_guessed(corpus: Corpus) -> None:
    done = added(corpus, meeting=7, date="2022-02-02")
    assert done.entry.stem == "2022-02-02_07" and not {"meeting", "date"} & set(done.guessed)


def test_the_file_is_markdown_with_toml_front_matter(corpus: Corpus) -> None:
    text = added(corpus).entry.path.read_text(encoding="utf-8")
    head, body = text.split("+++\n")[1:]
    assert (
        'title = "Joint Statement of the Second Meeting of the Tide Dialogue"\nseries = "tide"\nmeeting = 2\n' in head
    )
    assert f'sha256 = "{hashlib.sha256(TEXT.encode()).hexdigest()}"' in head
    assert body == (
        "\nThe ministers met in Port Elan on May 4-5, 2021.\n\n## Fishing\n\nWe intend to:\n\n"
        "- share data on tides;\n- open two ports.\n\n1. We will meet again.\n\nThe ministers thanked the hosts.\n"
    )


def test_a_new_corpus_is_marked_and_its_cache_is_kept_out_of_git(corpus: Corpus) -> None:
    added(corpus)
    assert "dialogue-corpus/1" in (corpus.root / "corpus.toml").read_text(encoding="utf-8")
    assert ".dialogue-*" in (corpus.root / ".gitignore").read_text(encoding="utf-8")


REFUSED = {
    "the same file": (TEXT, "other-name.txt", "the same file is already here as tide@2021-05-04_02"),
    "the same text, wrapped otherwise": (
        TEXT.replace("met in Port", "met\nin Port"),
        "b.txt",
        "the same text is already here as tide@2021-05-04_02",
    ),
}


@pytest.mark.parametrize(("text", "name", "reason"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("series", ["tide", "reef"])
def test_a_double_is_refused_with_a_word(corpus: Corpus, text: str, name: str, reason: str, series: str) -> None:
    added(corpus)
    again = Store(corpus).add(source(text, name), {"series": series})
    assert isinstance(again, Refused) and again.reason == reason
    assert sum(1 for _ in corpus.root.glob("*/*.md")) == 1


def test_statements_of_one_meeting_are_told_apart_by_their_titles(corpus: Corpus) -> None:
    added(corpus)
    sheet = added(corpus, TEXT.replace("Joint Statement", "Fact Sheet").replace("thanked", "praised"))
    assert sheet.entry.stem == "2021-05-04_02_fact-sheet-of-the-second-meeting-of-the-tide"
    third = added(corpus, TEXT.replace("Joint Statement", "Fact Sheet").replace("thanked", "hailed"))
    assert third.entry.stem == "2021-05-04_02_2-of-day"
    assert any("another statement of 2021-05-04" in note for note in sheet.notes)


def test_a_guessed_number_that_does_not_fit_is_left_out(corpus: Corpus) -> None:
    added(corpus, meeting=5, date="2020-01-01")
    later = added(corpus, TEXT.replace("thanked", "praised"))
    assert later.entry.meeting is None and later.entry.stem == "2021-05-04"
    assert any("meeting 2, which does not fit" in note for note in later.notes)


NOT_TAKEN = {
    "no series": ({}, UsageError, "belongs to no series"),
    "climbing series": ({"series": "../out"}, UsageError, "cannot name a series"),
    "hidden series": ({"series": ".git"}, UsageError, "cannot name a series"),
    "series like an option": ({"series": "-f"}, UsageError, "cannot name a series"),
    "series like a reference": ({"series": "a@b"}, UsageError, "cannot name a series"),
    "series with a slash": ({"series": "a/b"}, UsageError, "cannot name a series"),
    "impossible date": ({"series": "tide", "date": "2021-02-31"}, DialogueError, "date"),
}


@pytest.mark.parametrize(("meta", "kind", "words"), NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_what_cannot_be_filed_is_not_taken(
    corpus: Corpus, meta: dict[str, object], kind: type[Exception], words: str
) -> None:
    text = TEXT if "date" not in meta else TEXT.replace("on May 4-5, 2021", "today")
    with pytest.raises(kind, match=words):
        Store(corpus).add(source(text), meta)
    assert not list(corpus.root.glob("*/*.md"))


def test_metadata_in_the_file_cannot_climb_out_either(corpus: Corpus) -> None:
    hostile = '+++\ntitle = "../../x"\nseries = "../../etc"\ndate = "2021-05-04"\n+++\n\nWe met.\n'
    with pytest.raises(UsageError):
        Store(corpus).add(source(hostile, "a.md"), {})
    done = Store(corpus).add(source(hostile, "a.md"), {"series": "tide", "date": "2021-05-04"})
    assert isinstance(done, Added) and done.entry.path.parent == corpus.root / "tide"


def test_no_date_no_place_in_the_series(corpus: Corpus) -> None:
    with pytest.raises(SourceError, match="give one with --date"):
        Store(corpus).add(source("We met and we will meet again.\n"), {"series": "tide"})


def test_the_shipped_corpus_is_not_written_to(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="--corpus DIR"):
        Store(Corpus(tmp_path, "shipped", writable=False))


def test_remove_takes_the_original_and_the_empty_folder_too(corpus: Corpus) -> None:
    done = Store(corpus).add(source(), {"series": "tide"}, original=b"<p>We met.</p>")
    assert isinstance(done, Added) and list(corpus.root.glob("tide/originals/*"))
    Store(corpus).remove((done.entry,))
    assert not (corpus.root / "tide").exists()


def test_accept_records_an_edited_text(corpus: Corpus) -> None:
    path = added(corpus).entry.path
    path.write_text(path.read_text(encoding="utf-8").replace("thanked", "praised"), encoding="utf-8")
    assert [finding.kind for finding in verify(corpus, plain).findings] == ["edited"]
    assert len(Store(corpus).accept()) == 1
    assert verify(corpus, plain).findings == ()


def test_many_files_read_each_other_one_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = store.read_entry
    monkeypatch.setattr(store, "read_entry", lambda path, series: seen.append(path.stem) or real(path, series))
    kept = Store(corpus)
    for number in range(1, 6):
        kept.add(
            source(TEXT.replace("thanked", "thanked" + " very much" * number)),
            {"series": "tide", "meeting": number, "date": f"2021-05-0{number}"},
        )
    assert len(seen) == len(set(seen)) == 4


def test_expand(tmp_path: Path) -> None:
    for name in ("a/2.txt", "a/1.html", "a/.hidden.txt", "a/README.md", "a/notes.xyz", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "a" / "out.txt").symlink_to(tmp_path / "b.txt")
    names = expand([str(tmp_path / "a"), str(tmp_path / "*.txt"), str(tmp_path / "b.txt"), "-"])
    assert [name.removeprefix(str(tmp_path)) for name in names] == ["/a/1.html", "/a/2.txt", "/b.txt", "-"]
    for nothing in ("none.txt", "*.nope"):
        with pytest.raises(SourceError):
            expand([str(tmp_path / nothing)])


@pytest.mark.parametrize("module", [compose, filing])
def test_examples_in_the_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_a_slug_is_a_safe_part_of_a_name(words: str) -> None:
    slug = slug_of(words)
    assert len(slug) <= 48 and set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and not slug.startswith("-")


def shape(statement: Statement) -> list[tuple[object, ...]]:
    places = {unit.id: number for number, unit in enumerate(statement.units)}
    return [(u.kind, u.text, u.section, u.marker, places.get(u.stem or "")) for u in statement.units]


def again(statement: Statement) -> Statement:
    head = write_front_matter({"title": statement.title, "date": statement.date or ""})
    return build_statement(parse_bytes(f"{head}\n{to_markdown(statement)}".encode(), name="tide/2020-01-01.md"))


PIECES = [
    "We met.", "We will meet again in 2030.", "- ", "# ", "\n", "\n\n", "**Bold**", "_x_", "[a](b)",
    "a_b", "<b>", "&amp;", "\\", "|", "> x", "\n> \n", "No. 14", "U.S.", "o ", "– ", "* * *", "We intend to:\n\n", "  ",
    "[^1]", "`",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
def test_markdown_gives_the_same_units_again(text: str) -> None:
    try:
        statement = build_statement(parse_bytes(f"Opening words.\n\n{text}\n\nClosing words.".encode(), name="a.txt"))
    except SourceError:
        return
    assert shape(again(statement)) == shape(statement)


@given(st.lists(st.sampled_from([*PIECES, "1. ", "(a) ", "14. May"]), min_size=1, max_size=14).map(" ".join))
def test_markdown_loses_no_word(text: str) -> None:
    """Numbered lines that look like titles may be classed otherwise when they stand as Markdown; the words stay."""
    try:
        statement = build_statement(parse_bytes(f"Opening words.\n\n{text}\n\nClosing words.".encode(), name="a.txt"))
    except SourceError:
        return
    assert words_of(again(statement)) == words_of(statement)


@needs_statements
def test_real_statements_give_the_same_units_again() -> None:
    changed = [
        path.name
        for path in statement_files()
        if shape(again(s := build_statement(read_source(str(path))))) != shape(s)
    ]
    assert changed == []


@needs_statements
def test_a_folder_of_real_statements_is_taken_whole(corpus: Corpus) -> None:
    kept = Store(corpus)
    done = [kept.add(read_source(str(path)), {"series": path.parent.name}) for path in statement_files()]
    assert all(isinstance(one, Added) or one.same == "text" for one in done)
    kinds = {finding.kind for finding in verify(corpus, plain).findings}
    assert kinds <= {"gap"}, "only statements that the folder lacks may be missed"
    assert len(entries(corpus, "aukus")) >= 2
