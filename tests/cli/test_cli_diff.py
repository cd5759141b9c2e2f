"""``dialogue diff`` and ``dialogue show`` as a user meets them: operands, options, bad input, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialogue_cli.cli.main import main
from support import CORPUS

OLD = "We commit to share tide data by 2030.\n\nThe pilots thanked the crews.\n"
NEW = "We intend to share tide data.\n\nThe pilots thanked the crews.\n\nWe will open two ports.\n"


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """Two statements in a folder of their own, with no settings about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("old.md").write_text(OLD)
    Path("new.md").write_text(NEW)
    return "old.md", "new.md"


def dialogue(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dialogue_cli", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )  # type: ignore[call-overload]


def one_line(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("dialogue: ")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_text(pair, capsys):
    assert main(["diff", *pair]) == 0
    out, err = capsys.readouterr()
    assert "{+We will open two ports.+}" not in out
    assert "+ added  new:s3" in out
    assert "\x1b" not in out
    assert err == ""


def test_exit_code(pair):
    assert main(["diff", *pair, "--exit-code", "-o", "a.txt"]) == 1
    assert main(["diff", pair[0], pair[0], "--exit-code", "-o", "b.txt"]) == 0
    assert "No differences." in Path("b.txt").read_text()


def test_json_reads_back(pair, capsys):
    assert main(["diff", *pair, "-f", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "dialogue-comparison/1"
    assert data["tool"]["settings"] == {"unit": "sentence"}


def test_a_filter_drops_changes_but_no_counts(pair, capsys):
    main(["diff", *pair, "-f", "json"])
    whole = json.loads(capsys.readouterr().out)
    main(["diff", *pair, "-f", "json", "--only", "added"])
    part = json.loads(capsys.readouterr().out)
    assert part["summary"] == whole["summary"]
    assert {c["kind"] for c in part["changes"]} == {"added"}
    main(["diff", *pair, "--only", "added"])
    assert f"Shown: {len(part['changes'])} of {len(whole['changes'])} changes (--only added)" in capsys.readouterr().out


def test_the_suffix_of_the_output_chooses_the_format(pair):
    for name, start in (("a.json", "{"), ("a.csv", "id,kind"), ("a.html", "<!"), ("a.txt", "Two statements")):
        assert main(["diff", *pair, "-o", name]) == 0
        assert Path(name).read_text().lower().startswith(start.lower())


def test_a_file_is_overwritten_only_when_told(pair, capsys):
    Path("out.txt").write_text("mine")
    assert main(["diff", *pair, "-o", "out.txt"]) == 2
    assert capsys.readouterr().err == "dialogue: out.txt: already exists; add --force to overwrite it\n"
    assert Path("out.txt").read_text() == "mine"
    assert main(["diff", *pair, "-o", "out.txt", "--force"]) == 0
    assert Path("out.txt").read_text() != "mine"
    assert sorted(path.name for path in Path().iterdir()) == ["new.md", "old.md", "out.txt"]


def test_stdin_is_one_side(pair):
    done = dialogue("diff", "-", "new.md", input=OLD)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 -> 3 sentences" in done.stdout


def test_a_path_at_a_revision_of_git(pair, capsys):
    run = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
    for words in (["init", "-q"], ["add", "old.md"], ["commit", "-qm", "x"]):
        subprocess.run([*run, *words], check=True)
    Path("old.md").write_text(NEW)
    assert main(["diff", "HEAD:old.md", "old.md", "--exit-code"]) == 1
    capsys.readouterr()
    assert main(["diff", "HEAD:gone.md", "old.md"]) == 2
    assert "git says: path 'gone.md' does not exist" in capsys.readouterr().err


def test_references_into_the_corpus(capsys, monkeypatch):
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    assert main(["diff", "reef-dialogue@1", "reef-dialogue@3", "--stat"]) == 0
    capsys.readouterr()
    assert main(["diff", "reef-dialogue@1", "reef-dialogue@3"]) == 0
    assert "between them lies 2020-10-06, not compared" in capsys.readouterr().out
    assert main(["diff", "reef-dialogue", "-f", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["old"]["meeting"], data["new"]["meeting"]) == (4, 5)
    assert main(["diff", "reef-dialogue@9", "reef-dialogue@1"]) == 2
    assert "reef-dialogue has 1 to 5" in capsys.readouterr().err


def test_show_one_unit(capsys, monkeypatch):
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    assert main(["show", "reef-dialogue@5#s8", "-f", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [unit["id"] for unit in data["statement"]["units"]] == ["s8"]
    assert main(["show", "reef-dialogue@5#s999"]) == 2
    assert "no such unit" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "csv"])
def test_show_in_every_format(name, capsys, monkeypatch):
    monkeypatch.setenv("DIALOGUE_CORPUS", str(CORPUS))
    assert main(["show", "reef-dialogue@1", "-f", name]) == 0
    assert len(capsys.readouterr().out) > 1000


REFUSED = {
    "missing file": (["diff", "nwe.md", "new.md"], "nwe.md: no such file; did you mean new.md?"),
    "one operand": (["diff", "old.md"], "old.md: one statement alone cannot be compared"),
    "stdin twice": (["diff", "-", "-"], "only one side can come from stdin"),
    "unknown format": (["diff", "old.md", "new.md", "-f", "jsno"], "no such format: jsno; did you mean json?"),
    "unknown kind": (["diff", "old.md", "new.md", "--only", "adedd"], "no such kind: adedd; did you mean added?"),
    "counts of a part": (
        ["diff", "old.md", "new.md", "--stat", "--only", "added"],
        "--stat: works on the whole comparison",
    ),
    "counts as JSON": (["diff", "old.md", "new.md", "--stat", "-f", "json"], "--stat: is text only"),
    "no such change": (["diff", "old.md", "new.md", "--explain", "c99"], "c99: no such change; say c1 to"),
    "no such unit size": (
        ["diff", "old.md", "new.md", "--unit", "word"],
        "--unit: 'word' is none of sentence, paragraph, line",
    ),
    "no number": (["diff", "old.md", "new.md", "--width", "wide"], "'wide' is not a whole number"),
    "pinned to another lexicon": (["diff", "old.md", "new.md"], "lexicon_sha256: the word lists are "),
    "no such format of show": (["show", "new.md", "-f", "docx"], "no such format: docx"),
}


@pytest.mark.parametrize(("words", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_one_line(pair, capsys, monkeypatch, words, message):
    if "pinned" in message or "lexicon_sha256" in message:
        monkeypatch.setenv("DIALOGUE_LEXICON_SHA256", "0" * 64)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1), err
    assert err.startswith("dialogue: ")
    assert message in err


def test_the_pin_that_holds_is_no_fault(pair, capsys, monkeypatch):
    main(["diff", *pair, "-f", "json"])
    hashes = json.loads(capsys.readouterr().out)["tool"]
    monkeypatch.setenv("DIALOGUE_LEXICON_SHA256", hashes["lexicon"])
    monkeypatch.setenv("DIALOGUE_WEIGHTS_SHA256", hashes["weights"].split()[1][:16])
    assert main(["diff", *pair]) == 0


BAD = {
    "empty": (b"", "empty"),
    "white space": (b" \n\n\t\n", ""),
    "zero bytes": (b"\x00" * 64, ""),
    "random bytes": (bytes(range(256)) * 20, ""),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), ""),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(500), ""),
    "an archive": (b"PK\x03\x04" + bytes(100), ""),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_file_that_is_no_statement_is_one_line(pair, capsys, data, words, suffix):
    Path(f"bad.{suffix}").write_bytes(data)
    assert main(["diff", f"bad.{suffix}", "new.md"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1), err
    assert err.startswith(f"dialogue: bad.{suffix}: ")
    assert words in err


def test_a_directory_is_one_line(pair):
    Path("folder").mkdir()
    one_line(dialogue("diff", "folder", "new.md"), "folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_leave_is_one_line(pair):
    Path("old.md").chmod(0)
    one_line(dialogue("diff", *pair), "old.md")


def test_a_name_with_escape_codes_is_shown_harmless(pair):
    done = dialogue("diff", "\x1b[31mred\x07.md", "new.md")
    one_line(done, "␛[31mred␇.md")


def test_a_closed_pipe_is_quiet(pair):
    command = f'"{sys.executable}" -m dialogue_cli diff old.md new.md -f json | true; echo "${{PIPESTATUS[0]}}"'
    for _ in range(3):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
        assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_full_disk_is_one_line(pair):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dialogue_cli", "diff", *pair],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "dialogue: No space left on device\n"


def test_control_c_is_130_and_silent(pair):
    with subprocess.Popen(
        [sys.executable, "-m", "dialogue_cli", "diff", "-", "new.md"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_an_encoding_without_the_letter_is_no_fault(pair):
    Path("new.md").write_text("The Côte d’Azur — 漢字 stays.\n", encoding="utf-8")
    done = dialogue("diff", *pair, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "C\\xf4te" in done.stdout
    done = dialogue("diff", *pair, "-f", "json", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
