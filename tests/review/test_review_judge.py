"""A program as second reader: what is asked, what is used, what is refused, and the example against a small server."""

from __future__ import annotations

import json
import shlex
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from review_making import NEW, OLD, compared, tools

from dialogue_cli.cli.main import main
from dialogue_cli.cli.review_judge import MOST, judge, question_wire
from dialogue_cli.corpus.verdict_files import load
from dialogue_cli.review.questions import Board

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "judge_chat.py"


def board() -> Board:
    return Board(compared(), tools().stopwords)


def questions():
    at = board()
    return [at.question(("old", "s3"), 0.5), at.question(("old", "s5"), 0.4)]


def python(code: str) -> str:
    """A command that runs this code with the questions on stdin."""
    return shlex.join([sys.executable, "-c", code])


def said(*lines: object, timeout: float = 20, code: str = ""):
    """What is made of these lines of output; strings are printed as they are."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return judge(python(f"print({text!r}, flush=True)\n{code}"), board(), questions(), timeout=timeout)


def good(name: str = "q1", **more: object) -> dict[str, object]:
    return {"schema": "dialogue-answer/1", "id": name, "partners": ["s3"]} | more


def test_the_question_has_all_that_a_reader_sees():
    wire = question_wire(board(), questions()[1], 2)
    assert (wire["schema"], wire["id"], wire["side"], wire["unit"]["id"]) == ("dialogue-question/1", "q2", "old", "s5")
    assert wire["unit"]["before"] == "The sea is warming." and wire["unit"]["after"] == "Trade"
    assert wire["candidates"][0]["id"] == "s4" and wire["candidates"][0]["linked"] is True
    assert set(wire) == {"schema", "id", "question", "side", "unit", "candidates", "old", "new"}


def test_answers_are_used():
    found = said(good(), {"schema": "dialogue-answer/1", "id": "q2", "partners": [], "confidence": 0.6, "by": "m1"})
    assert [(a.question.unit, a.partners, a.confidence) for a in found.answers] == [
        ("s3", ("s3",), 0.8),
        ("s5", (), 0.6),
    ]
    assert found.answers[1].by == "m1" and found.faults == ()


def test_a_judge_is_never_sure():
    assert said(good(confidence=1.0), good("q2", skip=True)).answers[0].confidence == MOST


def test_skipping_is_an_answer():
    found = said({"schema": "dialogue-answer/1", "id": "q1", "skip": True}, good("q2", partners=["s4"]))
    assert (len(found.answers), found.skipped, found.faults) == (1, 1, ())


MALFORMED = {
    "no JSON": "yes, s3",
    "a list": [1],
    "another schema": good(schema="dialogue-answer/2"),
    "an unknown key": good(verdict="s3"),
    "a question nobody asked": good("q9"),
    "a unit that was no candidate": good(partners=["s99"]),
    "partners as words": good(partners="s3"),
    "a confidence beyond 1": good(confidence=2),
    "a confidence in words": good(confidence="high"),
    "a note that is a number": good(note=3),
    "a nameless judge": good(by=" "),
    "nothing decided": {"schema": "dialogue-answer/1", "id": "q1"},
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("line", MALFORMED.values(), ids=MALFORMED)
def test_malformed_answers_are_said_and_not_used(line):
    found = said(line, good("q2", partners=["s4"]))
    assert [a.question.unit for a in found.answers] == ["s5"]
    assert "answer on line 1 not used" in found.faults[0]
    assert "no usable answer to 1 of 2: q1" in found.faults[1]


def test_the_second_answer_to_a_question_is_refused():
    found = said(good(), good(partners=[]), good("q2", partners=["s4"]))
    assert found.answers[0].partners == ("s3",) and "was answered before" in found.faults[0]


def test_missing_answers_are_said():
    assert said("").faults == ("no usable answer to 2 of 2: q1, q2",)


def test_an_exit_code_is_said_and_what_came_is_kept():
    found = said(good(), code="import sys; sys.exit('out of memory')")
    assert len(found.answers) == 1
    assert found.faults[0] == "ended with exit code 1: out of memory"


def test_a_slow_judge_is_stopped_with_all_it_started_and_what_came_is_kept(tmp_path):
    mark = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(mark)!r}).touch()"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    found = said(good(), timeout=1.5, code=code)
    assert [a.question.unit for a in found.answers] == ["s3"]
    assert found.faults[0] == "stopped after 1.5 seconds"
    time.sleep(3)
    assert not mark.exists()


class Server(BaseHTTPRequestHandler):
    """Chat completions that always name the first candidate, and remember what they were asked."""

    asked: list[dict] = []  # noqa: RUF012
    words = '{"partners": ["%s"], "confidence": 0.7, "note": "same act"}'

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, **body})
        first = body["messages"][1]["content"].split("Candidates:\n  ")[1].split(" ")[0]
        words = self.words % first if "%s" in self.words else self.words
        reply = json.dumps({"choices": [{"message": {"role": "assistant", "content": f"Sure:\n{words}"}}]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(Server, "asked", [])
    running = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/v1"
    running.shutdown()
    running.server_close()


@pytest.fixture
def pair(tmp_path, monkeypatch):
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dialogue_cli.cli.review_acts.FAINT", -1.0)
    return tmp_path


def test_the_example_speaks_to_a_server(server, pair, capsys):
    command = shlex.join([sys.executable, str(EXAMPLE), "--url", server, "--model", "tiny"])
    assert main(["review", "old.md", "new.md", "--all", "--judge", command]) == 0
    out, err = capsys.readouterr()
    assert "--judge sends" in err and server in err, "said before any text leaves"
    assert "judged (not signed), 0 skipped" in out
    assert {a["path"] for a in Server.asked} == {"/v1/chat/completions"} and Server.asked[0]["model"] == "tiny"
    rows = load(pair / "verdicts" / "old__new.toml").verdicts
    assert len(rows) == len(Server.asked) > 0
    assert {(v.kind, v.by, v.confidence, v.note) for v in rows} == {("judge", "tiny", 0.7, "same act")}
    assert main(["diff", "old.md", "new.md"]) == 0
    text = capsys.readouterr().out
    assert "judged by tiny, not signed" in text and "signed by" not in text


@pytest.mark.parametrize("words", ["I cannot tell.", '{"partners": ["s77"]}', '{"partners"', "{}"])
def test_the_example_skips_what_it_cannot_use(words, server, pair, capsys, monkeypatch):
    monkeypatch.setattr(Server, "words", words)
    command = shlex.join([sys.executable, str(EXAMPLE), "--url", server])
    assert main(["review", "old.md", "new.md", "--all", "--judge", command]) == 0
    assert "0 judged (not signed)" in capsys.readouterr().out
    assert not (pair / "verdicts").exists()


def test_no_server_is_said_and_changes_nothing(pair, capsys):
    command = shlex.join([sys.executable, str(EXAMPLE), "--url", "http://127.0.0.1:9/v1"])
    assert main(["review", "old.md", "new.md", "--all", "--judge", command]) == 0
    out, err = capsys.readouterr()
    assert "ended with exit code 1" in err and "0 judged" in out and not (pair / "verdicts").exists()


def test_nothing_is_sent_where_nothing_is_unsure(pair, capsys, monkeypatch):
    monkeypatch.setattr("dialogue_cli.cli.review_acts.UNSURE", 1.1)
    assert main(["review", "old.md", "new.md", "--judge", "./no-such-program"]) == 0
    out, err = capsys.readouterr()
    assert out == "nothing is unsure\n" and "sends" not in err
