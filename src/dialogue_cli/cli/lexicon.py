"""``dialogue lexicon list|show|test``: which words make what tag, and why a sentence is judged as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from dialogue_cli.cli import options
from dialogue_cli.cli.operands import load_tools
from dialogue_cli.cli.output import write, write_machine
from dialogue_cli.cli.settings import load_settings
from dialogue_cli.errors import UsageError

if TYPE_CHECKING:
    from dialogue_cli.tags.lexicon import Entry, Lexicon
    from dialogue_cli.tags.word_lists import Lexicons

SCHEMA = "dialogue-lexicon-entries/1"
COLUMNS = ("category", "pattern", "rung", "strength", "source", "frame")
Language = Annotated[str, typer.Option("--language", metavar="en|fr", help="Which language's lists.")]
Category = Annotated[str | None, typer.Option("--category", metavar="NAME", help="Only this table, e.g. promise.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="Words as they stand in a text.")]
Sentence = Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence in quotation marks.")]
Party = Annotated[
    list[str] | None, typer.Option("--party", metavar="NAME", help="A party of the statement; repeatable.")
]
Date = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day it was said, for deadlines.")]


def list_entries(
    *,
    category: Category = None,
    language: Language = "en",
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lexicon: options.Lexicon = None,
) -> int:
    """List every entry: what it counts as, how firm, who says so."""
    from dialogue_cli.tags.lexicon_check import CATEGORIES

    lists = _load(language, lexicon)
    if category and category not in CATEGORIES:
        raise UsageError(f"no such category: {category}", where="--category", do=f"one of {', '.join(CATEGORIES)}")
    _print([e for e in lists.entries if category in (None, e.category)], form or "text", output, force)
    return 0


def show(
    words: Words,
    *,
    language: Language = "en",
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lexicon: options.Lexicon = None,
) -> int:
    """Show the entries that some words match, the longest first. Exit code 1 where there is none."""
    from dialogue_cli.tags.explain import entries_for, source_line

    lists = _load(language, lexicon)
    found = entries_for(words, lists)
    if (form or "text") != "text" or not found:
        _print(list(found), form or "text", output, force)
        return 0 if found else 1
    text = "".join(f"{_line(e)}\n    source  {source_line(e.source, lists)}\n" for e in found)
    write(text, output=output, force=force)
    return 0


def test(
    sentence: Sentence,
    *,
    language: Language = "en",
    party: Party = None,
    date: Date = None,
    form: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
    lexicon: options.Lexicon = None,
) -> int:
    """Judge a sentence and explain the verdict word by word. Exit code 1 where it holds no commitment."""
    from dialogue_cli.report.safe import one_line
    from dialogue_cli.tags.explain import stance_line, verdict, why
    from dialogue_cli.tags.tag import try_sentences

    if (form or "text") not in GROUP_FORMATS["test"]:
        raise UsageError(f"no such format: {form}", where="--format", do="formats here: text, json")
    if not sentence.strip():
        raise UsageError("no sentence given", where="SENTENCE", do='give one in quotation marks: "We will ..."')
    _check_date(date)
    tools = load_tools(load_settings({"lexicon": lexicon}))
    lists = _load(language, lexicon)
    units = try_sentences(sentence, language, tools.lexicons if language == "en" else _all(language, lexicon),
                          parties=tuple(party or ()), date=date)  # fmt: skip
    if (form or "text") == "json":
        write_machine(_as_json(units), output=output, force=force)
        return 0 if any(u.commitment and u.commitment.is_commitment for u in units) else 1
    out: list[str] = []
    for unit in units:
        out += [one_line(unit.text), f"  {verdict(unit, lists)}"]
        for commitment in unit.commitments:
            out.append(f"  {commitment.strength:2} {commitment.rung}  {commitment.verb}")
            reasons = why(commitment, lists)
            room = max((len(one_line(r.words)) for r in reasons), default=0)
            out += [f"       {one_line(r.words):<{min(room, 32)}}  {r.role:<10}  {r.meaning}".rstrip() for r in reasons]
        out += [f"  {stance_line(unit.stance)}"] if unit.stance else []
    write("\n".join(out) + "\n", output=output, force=force)
    return 0 if any(u.commitment and u.commitment.is_commitment for u in units) else 1


def _check_date(date: str | None) -> None:
    from datetime import date as day

    try:
        day.fromisoformat(date or "2000-01-01")
    except ValueError:
        raise UsageError(f"no such day: {date}", where="--date", do="give it as YYYY-MM-DD") from None


def _as_json(units: object) -> str:
    from dataclasses import asdict

    found = [asdict(unit) for unit in units]  # type: ignore[attr-defined]
    return json.dumps({"schema": "dialogue-lexicon-test/1", "units": found}, ensure_ascii=False, indent=2) + "\n"


def _all(language: str, files: list[str] | None) -> Lexicons:
    from dialogue_cli.data import read_text
    from dialogue_cli.tags.word_lists import lexicon_files, parse_lexicons

    return parse_lexicons({name: read_text(name) for name in lexicon_files(language)}, _texts(files))


def _load(language: str, files: list[str] | None) -> Lexicon:
    from dialogue_cli.tags.word_lists import LANGUAGES

    if language not in LANGUAGES:
        raise UsageError(f"no lexicon for {language}", where="--language", do=f"languages: {', '.join(LANGUAGES)}")
    return _all(language, files).commitments[language]


def _texts(files: list[str] | None) -> list[tuple[str, str]]:
    from dialogue_cli.api import _own_text

    settings = load_settings({"lexicon": files})
    return [(str(path), _own_text(path)) for path in settings.lexicon]


def _line(entry: Entry) -> str:
    rung = f"{entry.strength:2} {entry.rung}" if entry.rung else "     "
    return f"{entry.category:<11} {rung:<14} {entry.pattern}"


def _print(entries: list[Entry], form: str, output: str | None, force: bool) -> None:
    rows = [(e.category, e.pattern, e.rung, e.strength, e.source, e.frame) for e in entries]
    if form == "text":
        write("".join(f"{_line(e)}  [{e.source}]\n" for e in entries) or "no entry\n", output=output, force=force)
    elif form == "csv":
        from dialogue_cli.report.csv import table

        write_machine(table(COLUMNS, rows), output=output, force=force)
    elif form in ("json", "jsonl"):
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        text = (
            "".join(json.dumps({"schema": SCHEMA, **row}, ensure_ascii=False) + "\n" for row in found)
            if form == "jsonl"
            else json.dumps({"schema": SCHEMA, "entries": found}, ensure_ascii=False, indent=2) + "\n"
        )
        write_machine(text, output=output, force=force)
    else:
        raise UsageError(f"no such format: {form}", where="--format", do="formats: text, json, jsonl, csv")


#: What each command writes, for its help page.
GROUP_FORMATS = {
    "list": ("text", "json", "jsonl", "csv"), "show": ("text", "json", "jsonl", "csv"), "test": ("text", "json"),
}  # fmt: skip
COMMANDS = {"list": list_entries, "show": show, "test": test}
