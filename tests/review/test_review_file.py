"""The verdict file: what is written comes back, faults are named with file, line and key, git merges it."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_making import link, new, old

from dialogue_cli.corpus.verdict_files import load, update
from dialogue_cli.corpus.verdict_reader import parse
from dialogue_cli.corpus.verdicts import (
    CHOICES,
    LABELS,
    LINK,
    StatementRef,
    UnitRef,
    Verdict,
    VerdictFile,
    dump,
    merged,
)
from dialogue_cli.errors import CorpusError, DataError

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
NAME = TEXT.filter(lambda text: bool(text.strip()))
MARK = st.text("0123456789abcdef", min_size=12, max_size=12)
REF = st.builds(UnitRef, MARK, TEXT, st.integers(0, 300), st.integers(1, 4))
SIDE = st.sampled_from(["old", "new"])
COMMON = {"unit": REF, "by": NAME, "when": TEXT, "note": TEXT, "final": st.booleans(), "side": SIDE}
LINKS = st.builds(Verdict, label=st.just(LINK), partners=st.lists(REF, max_size=3).map(tuple), **COMMON)
JUDGED = st.builds(
    Verdict, label=st.just(LINK), partners=st.lists(REF, max_size=3).map(tuple), kind=st.just("judge"),
    confidence=st.floats(0, 1), **COMMON,
)  # fmt: skip
LABELLED = st.sampled_from(LABELS).flatmap(
    lambda name: st.builds(
        Verdict, label=st.just(name), value=st.sampled_from(CHOICES[name]) if name in CHOICES else NAME, **COMMON
    )
)
FILES = st.builds(
    lambda one, two, rows: VerdictFile(one, two).with_verdicts(rows),
    st.builds(StatementRef, TEXT, TEXT), st.builds(StatementRef, TEXT, TEXT),
    st.lists(LINKS | LABELLED | JUDGED, max_size=6),
)  # fmt: skip


@given(FILES)
def test_what_is_written_comes_back(file):
    assert parse(dump(file)) == file


@given(FILES, FILES)
def test_a_merge_loses_nothing_and_adds_nothing(ours, theirs):
    both = merged(ours, theirs)
    assert {(v.key, v.answer) for v in both.verdicts} == {(v.key, v.answer) for v in (*ours.verdicts, *theirs.verdicts)}
    assert merged(both, theirs) == both


GOOD = dump(VerdictFile(verdicts=(link("divers in the new marine", "help young divers", when="2026-01-02T03:04:05Z"),)))
FAULTS = {
    "not TOML": ("side = ", "side ", 4, "", "not TOML"),
    "another format": ("verdicts/1", "verdicts/9", 1, "format", "dialogue-verdicts/1"),
    "a key nobody knows": ("by = ", "bye = ", None, "bye", "expected"),
    "no such side": ('"old"', '"odd"', 4, "side", "old, new"),
    "no fingerprint": ("unit = ", "mark = ", None, "mark", "expected"),
    "a short fingerprint": (GOOD.split('unit = "')[1][:12], "abc", 5, "unit", "12 hexadecimal"),
    "words that are none": ("words = 10", "words = true", 7, "words", "whole number"),
    "partners that are no list": ("partners = [", "partners = 3 # [", None, "", ""),
    "nobody": ('by = "Ana"', 'by = " "', 11, "by", "words in quotes"),
    "no such kind": ('by = "Ana"', 'by = "Ana"\nkind = "oracle"', 12, "kind", "reader, judge"),
    "final is a word": ('by = "Ana"', 'by = "Ana"\nfinal = "yes"', 12, "final", "true or false"),
    "a label beside partners": ('by = "Ana"', 'by = "Ana"\nlabel = "shift"', 12, "label", "one thing"),
    "git's conflict": ("[[verdict]]", "<<<<<<< HEAD\n[[verdict]]", 3, "", "git left a conflict"),
}


@pytest.mark.parametrize(("was", "now", "line", "key", "says"), FAULTS.values(), ids=FAULTS)
def test_faults_are_named(was, now, line, key, says, tmp_path):
    path = tmp_path / "v.toml"
    assert was in GOOD
    path.write_text(GOOD.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(path)
    told = str(caught.value)
    assert told.startswith(str(path)) and says in told
    assert caught.value.key == key
    if line:
        assert caught.value.line == line


LABEL_FAULTS = {
    "strength too high": ("strength", '"11"', "expected one of 0, 1"),
    "no such shift": ("shift", '"softer"', "expected one of strengthened"),
    "commitment maybe": ("commitment", '"maybe"', "expected one of yes, no"),
    "no value": ("actor", '""', "expected words in quotes"),
    "no such label": ("mood", '"good"', "expected one of strength"),
}


@pytest.mark.parametrize(("name", "value", "says"), LABEL_FAULTS.values(), ids=LABEL_FAULTS)
def test_label_values_are_checked(name, value, says):
    block = f'[[verdict]]\nside = "old"\nunit = "{"a" * 12}"\nlabel = "{name}"\nvalue = {value}\nby = "Ana"\n'
    with pytest.raises(DataError, match=says) as caught:
        parse(f'format = "dialogue-verdicts/1"\n{block}', where="v.toml")
    assert caught.value.line in (5, 6)


HOSTILE = {"binary": b"\xff\xfe\x00", "a number": b"verdict = 3\n", "deep": b"a = " + b"[" * 5000, "empty": b""}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_data_errors(data, tmp_path):
    path = tmp_path / "v.toml"
    path.write_bytes(data)
    with pytest.raises(DataError):
        load(path)


def test_a_reader_has_one_verdict_a_unit_and_leaves_others_alone():
    first, second = link("divers in the"), link("divers in the", "help young")
    other = link("divers in the", by="Ben")
    file = VerdictFile().with_verdict(first).with_verdict(other).with_verdict(second)
    assert {(v.by, len(v.partners)) for v in file.verdicts} == {("Ana", 1), ("Ben", 0)}


def test_a_write_that_fails_changes_nothing(tmp_path, monkeypatch):
    path = tmp_path / "verdicts" / "v.toml"
    update(path, lambda file: file.with_verdict(link("divers in the")), (old(), new()))
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CorpusError):
        update(path, lambda file: file.with_verdict(link("The sea is warming")), (old(), new()))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["v.toml"]


def test_a_faulty_file_is_never_written_over(tmp_path):
    path = tmp_path / "v.toml"
    path.write_text("format = 3\n", encoding="utf-8")
    with pytest.raises(DataError):
        update(path, lambda file: file.with_verdict(link("divers in the")), (old(), new()))
    assert path.read_text(encoding="utf-8") == "format = 3\n"


MANY = [link(unit.text, by=by) for unit in old().units for by in ("Ana", "Ben")]
CHOSEN = st.lists(st.sampled_from(MANY), unique_by=lambda v: v.key)


@settings(max_examples=40)
@given(CHOSEN, CHOSEN, CHOSEN)
def test_git_merges_what_two_readers_added(tmp_path_factory, start, ana, ben):
    """Whatever two branches add, git's merge holds it all, at the latest when its conflicts are put together."""
    folder = tmp_path_factory.mktemp("merge")
    for name, rows in (("base", []), ("ours", ana), ("theirs", ben)):
        known = {v.key for v in start}
        file = VerdictFile().with_verdicts([*start, *(v for v in rows if v.key not in known)])
        (folder / name).write_text(dump(file), encoding="utf-8")
    words = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    (folder / "merged.toml").write_bytes(done.stdout)
    expected = merged(load(folder / "ours"), load(folder / "theirs"))
    assert load(folder / "merged.toml", conflicts=True) == expected
    if done.returncode:
        with pytest.raises(DataError, match="--merge"):
            load(folder / "merged.toml")


def test_additions_in_different_places_merge_without_conflict(tmp_path):
    rows = sorted((v for v in MANY if v.by == "Ana"), key=lambda v: v.key)
    for name, chosen in (("base", rows[2:6]), ("ours", rows[1:6]), ("theirs", rows[2:7])):
        (tmp_path / name).write_text(dump(VerdictFile().with_verdicts(chosen)), encoding="utf-8")
    subprocess.run(["git", "merge-file", "ours", "base", "theirs"], cwd=tmp_path, check=True)
    assert load(tmp_path / "ours").verdicts == VerdictFile().with_verdicts(rows[1:7]).verdicts
