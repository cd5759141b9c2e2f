"""``dialogue review`` as a user meets it, and its verdicts in every other command."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from review_making import NEW, OLD

from dialogue_cli.cli.main import main
from dialogue_cli.corpus.verdict_files import load

FILE = "verdicts/2023-01-01_01__2024-01-01_02.toml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A series of two statements in a corpus, and the working directory in its folder; --all asks about every pair."""
    monkeypatch.setattr("dialogue_cli.cli.review_acts.FAINT", -1.0)
    series = tmp_path / "corpus" / "reef"
    series.mkdir(parents=True)
    (tmp_path / "corpus" / "corpus.toml").write_text("", encoding="utf-8")
    for number, (name, text) in enumerate((("2023-01-01_01", OLD), ("2024-01-01_02", NEW)), 1):
        head = f'+++\ntitle = "Meeting {number}"\nseries = "reef"\nmeeting = {number}\ndate = {name[:10]}\n+++\n\n'
        (series / f"{name}.md").write_text(head + text, encoding="utf-8")
    monkeypatch.chdir(series)
    monkeypatch.delenv("DIALOGUE_CORPUS", raising=False)
    return series


def call(capsys, *words: str, expect: int = 0) -> tuple[str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    assert code == expect, err
    return out, err


def changes(capsys, *words: str) -> list[dict]:
    return json.loads(call(capsys, "diff", "reef", "-f", "json", *words)[0])["changes"]


def test_set_is_honoured_and_ignored_where_told(folder, capsys):
    sets = [word for text in ("s3=s3", "s5=none", "new:s2.strength=4") for word in ("--set", text)]
    _, err = call(capsys, "review", "reef", *sets, "--by", "Ana")
    assert "3 verdicts signed by Ana" in err and FILE in err
    rows = {tuple(c["old"]): c for c in changes(capsys)}
    assert (rows["s3",]["new"], rows["s3",]["signed"]) == (["s3"], "Ana")
    assert (rows["s5",]["kind"], rows["s5",]["signed"]) == ("removed", "Ana")
    assert (rows["s2",]["commitment"]["new"], rows["s2",]["commitment"]["signed"]) == (4, "Ana")
    plain = {tuple(c["old"]): c for c in changes(capsys, "--ignore-verdicts")}
    assert all(c["signed"] is None for c in plain.values())
    assert plain["s5",]["new"] == ["s4"]


HONOURS = {
    "diff": ["diff", "reef"],
    "page": ["report", "reef", "-o", "x.html"],
    "Markdown": ["diff", "reef", "-f", "markdown"],
    "explain": ["diff", "reef", "--explain", "old:s3"],
}


@pytest.mark.parametrize("words", HONOURS.values(), ids=HONOURS)
def test_views_say_who_signed(words, folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=s3", "--by", "Ana Weiss")
    out, _ = call(capsys, *words)
    text = (folder / "x.html").read_text(encoding="utf-8") if "report" in words else out
    assert "signed by Ana Weiss" in text


def test_track_follows_the_verdict(folder, capsys):
    def threads() -> list[list[list[str]]]:
        found = json.loads(call(capsys, "track", "reef", "--all", "-f", "json")[0])["threads"]
        return [[[u["id"] for u in p["units"]] for p in t["points"]] for t in found]

    assert [["s5"], ["s4"]] in threads()
    call(capsys, "review", "reef", "--set", "s5=none", "--by", "Ana")
    assert [["s5"], ["s4"]] not in threads()
    assert [["s5"], []] in threads()


def test_a_thread_says_who_signed_its_link(folder, capsys):
    call(capsys, "review", "reef", "--set", "s5=s4", "--by", "Ana")
    found = json.loads(call(capsys, "track", "reef", "--all", "-f", "json")[0])["threads"]
    thread = next(t["id"] for t in found if t["points"][0]["units"][0]["id"] == "s5")
    assert "signed by Ana" in call(capsys, "track", "reef", "--thread", thread)[0]


def test_commitments_take_a_label_from_the_pair(folder, capsys):
    def strength(*more: str) -> int:
        rows = json.loads(call(capsys, "commitments", "reef@1", "-f", "json", *more)[0])["commitments"]
        return next(r["strength"] for r in rows if r["unit"] == "s2")

    before = strength()
    call(capsys, "review", "reef", "--set", "s2.strength=9", "--by", "Ana")
    assert (before, strength(), strength("--ignore-verdicts")) == (7, 9, 7)
    assert "signed by Ana" in call(capsys, "commitments", "reef@1", "--width", "400")[0]


def test_show_and_themes_take_a_label_and_say_by_whom(folder, capsys):
    plain = call(capsys, "themes", "reef@1")[0]
    assert "signed" not in json.dumps(json.loads(call(capsys, "show", "reef@1", "-f", "json")[0])["statement"]["units"])
    call(capsys, "review", "reef", "--set", "s2.theme=cyber", "--by", "Ana")
    units = json.loads(call(capsys, "show", "reef@1", "-f", "json")[0])["statement"]["units"]
    assert [(u["id"], u["themes"]) for u in units if "signed" in u] == [("s2", ["cyber"])]
    assert "labels signed by Ana" in call(capsys, "show", "reef@1")[0]
    assert "cyber" in call(capsys, "themes", "reef@1")[0]
    assert call(capsys, "themes", "reef@1", "--ignore-verdicts")[0] == plain


def test_check_requires_a_signature(folder, capsys):
    newer = folder / "2024-01-01_02.md"
    newer.write_text(newer.read_text(encoding="utf-8").replace(NEW, OLD), encoding="utf-8")
    call(capsys, "check", "reef", "--require-signed")
    call(capsys, "review", "reef", "--set", "s5=none", "--by", "model")
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8") + 'kind = "judge"\n', encoding="utf-8")
    judged = next(c for c in changes(capsys) if c.get("judged"))
    assert (judged["old"], judged["signed"], judged["commitment"]["shift"]) == (["s5"], None, "dropped")
    out, _ = call(capsys, "check", "reef", "--require-signed", expect=1)
    assert "require-signed" in out and "share tide data" in out
    call(capsys, "review", "reef", "--by", "Ana", "--set", "s5=none")
    call(capsys, "check", "reef", "--require-signed")


def test_list_says_what_would_be_asked(folder, capsys):
    out, _ = call(capsys, "review", "reef", "--list", "--all")
    assert out.startswith(("old:", "new:")) and not (folder / FILE).exists()
    lines, _ = call(capsys, "review", "reef", "--list", "--all", "-f", "jsonl")
    assert {json.loads(line)["schema"] for line in lines.splitlines()} == {"dialogue-question/1"}
    assert len(lines.splitlines()) == len(out.splitlines())
    first, _ = call(capsys, "review", "reef", "--list", "--all", "--limit", "1")
    assert first == out.splitlines(keepends=True)[0]


def test_prompt(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("?\nfive\nstrength=5\nn # gone\nu\n1\nb\ns\nq\n"))
    out, _ = call(capsys, "review", "reef", "--all", "--by", "Ana", "--plain")
    for words in ("Question 1", "linked now", "shares:", "skip, ask on another day", "is no answer", "taken back",
                  "signed by Ana", "said before: Ana", "every answer is saved"):  # fmt: skip
        assert words in out, words
    assert "\x1b" not in out
    assert {v.label for v in load(folder / FILE).verdicts} == {"link", "strength"}


def test_the_end_of_input_ends_the_sitting(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    out, _ = call(capsys, "review", "reef", "--all", "--by", "Ana")
    assert "0 answered" in out and not (folder / FILE).exists()


def test_check_lists_stale_and_contradictory_ones(folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=s3", "--set", "s4=none", "--by", "Ana")
    assert call(capsys, "review", "reef", "--check")[0] == "2 verdicts, 0 stale, 0 contradictions\n"
    _, err = call(capsys, "review", "reef", "--set", "s3=none", "--by", "Ben")
    assert "contradiction, not applied" in err
    path = folder / "2023-01-01_01.md"
    path.write_text(path.read_text(encoding="utf-8").replace("The sea is warming. ", ""), encoding="utf-8")
    out, _ = call(capsys, "review", "reef", "--check", expect=1)
    assert f"{FILE}:" in out and "the old unit is gone" in out
    assert "Ana (line" in out and "Ben (line" in out
    assert out.endswith("3 verdicts, 1 stale, 1 contradiction\n")
    _, err = call(capsys, "diff", "reef", "-f", "json")
    assert "1 verdict about units that are gone" in err and "1 contradiction between verdicts" in err
    assert len(load(folder / FILE).verdicts) == 3, "a stale verdict is kept"


def test_check_of_a_series_looks_into_every_file_beside_it(folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=none", "--by", "Ana")
    third = (folder / "2024-01-01_02.md").read_text(encoding="utf-8").replace("2024-01-01", "2025-01-01")
    (folder / "2025-01-01_03.md").write_text(third.replace("meeting = 2", "meeting = 3"), encoding="utf-8")
    call(capsys, "review", "reef", "--set", "s2=none", "--by", "Ana")
    assert call(capsys, "review", "reef", "--check")[0] == "2 verdicts, 0 stale, 0 contradictions, in 2 files\n"
    (folder / FILE).rename(folder / "verdicts" / "renamed.toml")
    assert call(capsys, "review", "reef", "--check")[0].endswith("0 stale, 0 contradictions, in 2 files\n")
    (folder / "2023-01-01_01.md").unlink()
    out, _ = call(capsys, "review", "reef", "--check", expect=1)
    assert "renamed.toml: 1 verdict on statements that are not here" in out
    assert out.endswith("2 verdicts, 1 stale, 0 contradictions, in 2 files\n")


def test_merge_shows_conflicts_and_overwrites_nothing(folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=s3", "--set", "s4=none", "--by", "Ana")
    call(capsys, "review", "reef", "--set", "s3=none", "--set", "s5=s4", "--by", "Ben", "--verdicts", "ben.toml")
    out, _ = call(capsys, "review", "reef", "--merge", "ben.toml", expect=1)
    assert "conflict" in out and "by Ana" in out and "by Ben" in out and "2 verdicts taken" in out
    assert len(load(folder / FILE).verdicts) == 4
    again, _ = call(capsys, "review", "reef", "--merge", "ben.toml", expect=1)
    assert "0 verdicts taken" in again and len(load(folder / FILE).verdicts) == 4
    call(capsys, "review", "reef", "--set", "s3=s3", "--by", "Chair", "--final")
    assert call(capsys, "review", "reef", "--check")[0].endswith("0 contradictions\n")
    table, _ = call(capsys, "review", "--agreement", FILE, "ben.toml")
    assert table.splitlines()[0].split() == ["label", "units", "agree", "kappa", "only", "A", "only", "B"]


def test_merge_mends_what_git_left(folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=s3", "--by", "Ana")
    path = folder / FILE
    ours = path.read_text(encoding="utf-8")
    theirs = ours.replace('by = "Ana"', 'by = "Ben"')
    cut = ours.index('by = "Ana"')
    path.write_text(f"{ours[:cut]}<<<<<<< HEAD\n{ours[cut:]}=======\n{theirs[cut:]}>>>>>>> ben\n", encoding="utf-8")
    _, err = call(capsys, "diff", "reef", expect=2)
    here = path.relative_to(Path.cwd())
    assert f"git left a conflict here; keep both sides with: dialogue review OLD NEW --merge {here}" in err
    call(capsys, "review", "reef", "--merge", str(path))
    assert {v.by for v in load(path).verdicts} == {"Ana", "Ben"}
    assert next(c["signed"] for c in changes(capsys) if c["old"] == ["s3"]) == "Ana, Ben"


FAULTS = {
    "nothing named": (["review"], "names no statements"),
    "two things": (["review", "reef", "--list", "--check"], "--list --check: ask for different things"),
    "a bad verdict": (["review", "reef", "--set", "x"], "--set x: is no verdict"),
    "a unit that is not there": (["review", "reef", "--set", "s99=none"], "the old units are s1 to s8"),
    "a format": (["review", "reef", "--check", "-f", "json"], "no such format here"),
    "nobody": (["review", "reef", "--set", "s3=none", "--by", " "], "--by: names nobody"),
    "no such file": (["review", "--agreement", "a.toml", "b.toml"], "a.toml: cannot be read"),
    "no such judge": (["review", "reef", "--all", "--judge", "./no-such-judge"], "cannot be started"),
    "a judge with open quotes": (["review", "reef", "--judge", "'x"], "check the quotes"),
}


@pytest.mark.parametrize(("words", "says"), FAULTS.values(), ids=FAULTS)
def test_faults_are_one_line(words, says, folder, capsys):
    out, err = call(capsys, *words, expect=2)
    assert out == "" and says in err.splitlines()[-1] and "Traceback" not in err


def test_one_bad_set_writes_none(folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=none", "--set", "s4=s99", expect=2)
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("command", ["diff", "check --fail-on dropped", "report -o x.md", "track", "commitments"])
def test_a_faulty_file_stops_every_command_with_its_line(command, folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=none", "--by", "Ana")
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8").replace('side = "old"', 'side = "odd"'), encoding="utf-8")
    name, *rest = command.split()
    _, err = call(capsys, name, "reef", *rest, expect=2)
    line = path.read_text(encoding="utf-8").splitlines().index('side = "odd"') + 1
    assert f"{FILE}:{line}: side: 'odd'; expected one of old, new" in err
    call(capsys, name, "reef", *rest, "--ignore-verdicts", expect=1 if name == "check" else 0)


def test_hostile_words_reach_no_terminal(folder, capsys):
    call(capsys, "review", "reef", "--set", "s3=none", "--by", "A\x1b[31mna", "--note", "x\x1b]0;y\x07")
    out, err = call(capsys, "review", "reef", "--check")
    diff, more = call(capsys, "diff", "reef")
    assert "\x1b" not in out + err + diff + more


def test_stdin_needs_a_named_file(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NEW.encode())))
    _, err = call(capsys, "review", "2023-01-01_01.md", "-", "--list", expect=2)
    assert "--verdicts FILE" in err


def test_a_killed_review_keeps_every_answer_but_the_one_being_typed(folder):
    code = "import sys, dialogue_cli.cli.review_acts as a; a.FAINT = -1; from dialogue_cli.cli.main import main"
    line = f"{code}; sys.exit(main(['review', 'reef', '--all', '--by', 'Ana', '--plain']))"
    words = [sys.executable, "-c", line]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin and process.stdout
    os.set_blocking(process.stdout.fileno(), False)
    process.stdin.write(b"n\ns3")
    process.stdin.flush()
    path = Path(FILE)
    for _ in range(300):
        if path.exists():
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(load(path).verdicts) == 1
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_contradicted_answer_is_told_and_not_asked_for_again(folder, capsys, monkeypatch):
    call(capsys, "review", "reef", "--set", "s5=s4", "--by", "Ana")
    _, err = call(capsys, "review", "reef", "--set", "s5=none", "--by", "Ben")
    assert "Ben: old:s5 = none" in err and "line 0" not in err
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n" * 20))
    out, _ = call(capsys, "review", "reef", "--all", "--plain", "--by", "Cem")
    asked = [line.split()[0] for line in out.splitlines() if line.startswith("  old:")]
    assert len(asked) == len(set(asked))
    assert "contradiction, none counts until one is --final" in out
