#!/usr/bin/env python3
"""A judge for ``dialogue review --judge``: asks a local model server with the usual chat-completions interface.

    dialogue review reef-dialogue --judge "python examples/judge_chat.py --url http://127.0.0.1:8080/v1 --model local"

Reads questions (dialogue-question/1) as JSON lines from stdin and writes answers (dialogue-answer/1) as JSON lines to
stdout, as docs/review.md describes them. Standard library only. What the model says is used only where it is a JSON
object that names candidates; anything else is skipped. Text goes to the server that --url names and nowhere else.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
from typing import Any

TASK = """You compare two joint statements of successive meetings. One unit (a sentence, item or heading) of one \
statement is given, with candidates of the other statement. Say which candidates carry the same statement on: the same \
act or point on the same object, reworded, split or merged. Being about the same subject is not enough. \
Answer with one JSON object and nothing else: {"partners": ["s12"], "confidence": 0.8, "note": "a few words"}. \
An empty list says that none of them does."""


def prompt(question: dict[str, Any]) -> str:
    """The question as text for a model."""
    unit = question["unit"]
    lines = [
        f"Old statement: {question['old']['title']} ({question['old']['date']})",
        f"New statement: {question['new']['title']} ({question['new']['date']})",
        f"{question['question']} Unit {unit['id']} of the {question['side']} statement, section {unit['section']}:",
        f"  before: {unit['before']}",
        f"  unit:   {unit['text']}",
        f"  after:  {unit['after']}",
        "Candidates:",
        *(f"  {c['id']} {c['section']}: {c['text']}" for c in question["candidates"]),
    ]
    return "\n".join(lines)


def ask(url: str, model: str, question: dict[str, Any], timeout: float) -> str:
    """The model's words. Raises OSError or ValueError."""
    body = {
        "model": model,
        "temperature": 0,
        "messages": [{"role": "system", "content": TASK}, {"role": "user", "content": prompt(question)}],
    }
    request = urllib.request.Request(
        f"{url.rstrip('/')}/chat/completions",
        json.dumps(body).encode("utf-8"),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=timeout) as response:
        reply = json.load(response)
    try:
        return str(reply["choices"][0]["message"]["content"])
    except (KeyError, IndexError, TypeError) as fault:
        raise ValueError("the server's reply has no message") from fault


def answer(question: dict[str, Any], words: str, model: str) -> dict[str, Any]:
    """The model's words as an answer; skipped where they name no candidates."""
    skipped = {"schema": "dialogue-answer/1", "id": question["id"], "skip": True}
    found = re.search(r"\{.*\}", words, re.DOTALL)
    try:
        said = json.loads(found.group()) if found else {}
    except ValueError:
        return skipped
    partners, known = said.get("partners"), {c["id"] for c in question["candidates"]}
    if not isinstance(partners, list) or not all(isinstance(p, str) and p in known for p in partners):
        return skipped
    made: dict[str, Any] = {"schema": "dialogue-answer/1", "id": question["id"], "partners": partners, "by": model}
    confidence = said.get("confidence")
    if isinstance(confidence, int | float) and not isinstance(confidence, bool) and 0 <= confidence <= 1:
        made["confidence"] = confidence
    if isinstance(said.get("note"), str):
        made["note"] = said["note"][:200]
    return made


def main() -> int:
    """Answer every question on stdin; exit code 1 where the server could not be asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:8080/v1", help="where the server's interface begins")
    parser.add_argument("--model", default="local", help="the name of the model, which signs nothing but is kept")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for one question")
    given = parser.parse_args()
    for line in sys.stdin:
        if not line.strip():
            continue
        question = json.loads(line)
        try:
            words = ask(given.url, given.model, question, given.timeout)
        except (OSError, ValueError) as fault:
            print(f"{given.url}: {fault}", file=sys.stderr)
            return 1
        print(json.dumps(answer(question, words, given.model), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
