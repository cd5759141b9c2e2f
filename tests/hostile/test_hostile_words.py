"""Words made to harm whoever shows them: escapes, marks of direction, markup, formulas, commands of other programs.

They stand in every place that a statement has, and go through every command and format.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hostile_running import OBEYED, Ran, held, run

from dialogue_cli.corpus.front_matter import write_front_matter
from dialogue_cli.report.csv import FORMULA

ESCAPES = (
    "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x1b]8;;http://x.y/\x1b\\link\x1b]8;;\x1b\\ \x9b2J \x90q\x9c \x07\x08\x7f"
)
REORDERED = "\u202egnp.exe\u202c \u2066a\u2069 \u200f\u061c \U000e0041 a\u2028b\u2029c \ufeff"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)> \"onmouseover='x'"
LINKS = "[a](javascript:alert(1)) ![b](http://x.y/p.png) `c` | d | <!-- e --> </title></style></script>"
COMMANDS = "::error file=a::b %0A::set-output name=x::y\n::warning::z ##[error]w"
FORMULAS = ('=HYPERLINK("http://x.y")', "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "＝1+1", "=cmd|'/c'!A1")
EVIL = " ".join((ESCAPES, REORDERED, MARKUP, LINKS))


def statement(day: int, verb: str) -> str:
    """A statement with an attack in each place; ``verb`` is what the second one says otherwise."""
    formulas = "\n\n".join(f"{formula} We {verb} support reefs by 203{n}." for n, formula in enumerate(FORMULAS))
    items = "\n".join(f"- {formula}" for formula in FORMULAS)
    matter = {
        "title": f"=1+1 {EVIL}", "place": f"@here {EVIL}", "language": "en", "source": f"javascript:alert(1) {EVIL}",
        "parties": [f"=Japan {EVIL}", "+India"], "type": f"-kind {EVIL}", "next_meeting": f"=1 {EVIL}",
            "id": f"=id {EVIL}",
    }  # fmt: skip
    head = write_front_matter({key: tuple(v) if isinstance(v, list) else v for key, v in matter.items()})
    head = head.removesuffix("+++\n")
    return (
        f"{head}date = 2024-05-0{day}\n+++\n# =Opening {EVIL}\n\nWe {verb} protect {EVIL} reefs.\n\n"
        f"Japan and India {verb} share {MARKUP} data with =cmd and @all.\n\n## {FORMULAS[0]}\n\n{formulas}\n\n"
        f"We intend to:\n\n{items}\n\n{COMMANDS}\n\nWe {verb} act \u201c{LINKS}\u201d.\n"
    )


OLD, NEW, CORPUS = f"old {ESCAPES[:5]}.md", "=new.md", ("--corpus", "corpus")
PAIR = (OLD, NEW)
STATEMENT_COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("diff", *PAIR, "-f", form) for form in ("text", "json", "jsonl", "csv", "markdown", "github", "sarif", "junit")),
    ("diff", *PAIR, "--stat"), ("diff", *PAIR, "-v"), ("diff", *PAIR, "--explain", "c1"),
    *(("show", OLD, "-f", form) for form in ("text", "sentences", "json", "jsonl", "csv")), ("show", OLD, "--cleaned"),
    *(("commitments", *PAIR, "--all", "-f", form) for form in ("text", "json", "jsonl", "csv")),
    *(("themes", *PAIR, "-f", form) for form in ("text", "json", "jsonl", "csv")),
    *(("keywords", OLD, "--against", NEW, "--min-count", "1", "-f", form) for form in ("text", "json", "jsonl", "csv")),
    *(("check", *PAIR, "--fail-on", "dropped,weakened,added,removed", "-f", form)
      for form in ("text", "json", "github", "sarif", "junit")),
    ("review", *PAIR, "--list"), ("review", *PAIR, "--list", "-f", "jsonl"), ("explain", *PAIR, "c1"),
    ("explain", *PAIR, "c1", "-f", "json"),
    *(("export", *PAIR, "--table", table, "-f", "csv") for table in ("changes",)),
    *(("export", OLD, "--table", table, "-f", "csv") for table in ("commitments", "themes")),
    *(("report", *PAIR, "-o", f"out.{form}", "--force") for form in ("html", "docx", "md")),
    *(("report", *PAIR, "--form", "note", "-o", f"note.{form}", "--force") for form in ("html", "docx", "md")),
)  # fmt: skip
ADD = tuple(("corpus", "add", file, "--series", "reef", *CORPUS) for file in PAIR)
CORPUS_COMMANDS: tuple[tuple[str, ...], ...] = (
    *ADD, ("corpus", "list", *CORPUS), ("corpus", "list", "-f", "json", *CORPUS), ("corpus", "show", "reef", *CORPUS),
    ("corpus", "show", "reef@latest", *CORPUS), ("corpus", "verify", *CORPUS), ("corpus", "reindex", *CORPUS),
    *(("corpus", "export", "-f", form, *CORPUS) for form in ("csv", "jsonl")),
    *(("search", "reefs", "-f", form, *CORPUS) for form in ("text", "json", "jsonl", "csv")),
    ("search", "reefs", "--count", *CORPUS), ("search", "reefs", "--count", "-f", "csv", *CORPUS),
    *(("track", "reef", "--all", "-f", form, *CORPUS) for form in ("text", "json", "jsonl", "csv")),
    *(("export", "reef", "--table", table, "-f", "csv", *CORPUS) for table in ("commitments", "changes", "themes",
     "threads")),
    ("diff", "reef", *CORPUS), ("diff", "reef", "-f", "csv", *CORPUS), ("report", "reef", "-o", "series.html", *CORPUS),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / OLD).write_text(statement(1, "will"), encoding="utf-8")
    (tmp_path / NEW).write_text(statement(2, "intend to"), encoding="utf-8")
    return tmp_path


def no_formula(text: str, ran: Ran) -> None:
    """No cell begins as a formula; numbers alone may have a sign."""
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            number = cell[1:].replace(".", "").replace("e-", "").isdigit()
            assert number or not cell.lstrip(" ").startswith(FORMULA), (ran.words, cell)


class _Page(HTMLParser):
    """Everything in a page that could act."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            bare = "".join((value or "").split()).lower()
            if (
                name.startswith("on")
                or name == "action"
                or "javascript:" in bare
                or (name == "src" and not bare.startswith("data:"))
            ):
                self.acting.append(f"{tag} {name}={value}")
        if tag in ("iframe", "object", "embed", "base", "link", "img"):
            self.acting.append(tag)


def no_acts(page: str) -> None:
    """One script at most, the page's own, and no markup of the text."""
    seen = _Page()
    seen.feed(page)
    assert not seen.acting and seen.scripts <= 1
    assert "alert(1)</script>" not in page
    assert "Content-Security-Policy" in page


def test_no_attack_in_a_statement_reaches_a_terminal_a_spreadsheet_or_a_page(folder: Path) -> None:
    ran = run(*STATEMENT_COMMANDS, *CORPUS_COMMANDS, cwd=folder, env={"NO_COLOR": "1"})
    for one in ran:
        held(one)
        assert one.code != 2, (one.words, one.err)
        text = one.out.decode("utf-8")
        form = one.words[one.words.index("-f") + 1] if "-f" in one.words else ""
        if form == "csv":
            no_formula(text, one)
        elif form == "junit":
            ElementTree.fromstring(text)
        elif form in ("json", "sarif"):
            json.loads(text)
        elif form == "jsonl":
            assert all(json.loads(line) for line in text.splitlines())
        elif form == "github":
            kinds = ("::error ", "::warning ", "::notice ")
            assert all(line.startswith(kinds) and line.count("\n") == 0 for line in text.splitlines()), text[:400]


def test_no_attack_in_a_statement_acts_in_a_file_that_is_sent_on(folder: Path) -> None:
    names = ("out", "note")
    commands = [words for words in STATEMENT_COMMANDS if words[0] == "report"]
    for one in run(*commands, *ADD, CORPUS_COMMANDS[-1], cwd=folder):
        held(one)
        assert one.code == 0, one.err
    for name in (*(f"{name}.html" for name in names), "series.html"):
        no_acts((folder / name).read_text(encoding="utf-8"))
    for name in names:
        text = (folder / f"{name}.md").read_text(encoding="utf-8")
        assert not re.search(r"(?<!\\)(?:<(?:script|img|svg)|\]\(javascript)", text)
        assert not OBEYED.search(text)
        with zipfile.ZipFile(folder / f"{name}.docx") as archive:
            for member in archive.namelist():
                assert not member.startswith(("/", "..")) and "\\" not in member
                if member.endswith((".xml", ".rels")):
                    tree = ElementTree.fromstring(archive.read(member))
                    assert not [e for e in tree.iter() if e.get("TargetMode") == "External"], member
                    assert not [e for e in tree.iter() if e.tag.endswith(("}fldSimple", "}instrText"))], member


HOSTILE_VALUES = (
    "\x1b]0;owned\x07\x1b[31m",
    "a\nb\r\x1b[2Kc",
    "\u202eevil",
    "x" * 5_000,
    "=1",
    "",
    "\udcff",
    "%s%n{0}",
    "../../x",
)
OPTIONS: tuple[tuple[str, ...], ...] = (
    ("diff", "{}", "{}"), ("diff", OLD, NEW, "--only", "{}"), ("diff", OLD, NEW, "-f", "{}"), ("{}",),
    ("diff", OLD, NEW, "--{}"), ("diff", OLD, NEW, "--theme", "{}"), ("diff", OLD, NEW, "--keyword", "{}"),
    ("diff", OLD, NEW, "--explain", "{}"), ("diff", OLD, NEW, "--unit", "{}"), ("diff", OLD, NEW, "--lexicon", "{}"),
    ("diff", OLD, NEW, "--width", "{}"), ("diff", OLD, NEW, "--verdicts", "{}"), ("diff", OLD, NEW, "--since", "{}"),
    ("diff", "reef@{}", "--corpus", "{}"), ("diff", "{}:a.md", NEW), ("show", "{}"), ("show", OLD, "--theme", "{}"),
    ("check", OLD, NEW, "--fail-on", "{}"), ("check", OLD, NEW, "--rules", "{}"), ("commitments", "{}"),
    ("commitments", OLD, "--deadline", "{}"), ("commitments", OLD, "--actor", "{}"), ("keywords", OLD, "--against",
     "{}"),
    ("explain", OLD, NEW, "{}"), ("export", OLD, "--table", "{}"), ("track", "{}"), ("themes", "{}"),
    ("search", "{}", "--corpus", "empty"), ("search", "reef", "--since", "{}"), ("search", "reef", "--series", "{}"),
    ("corpus", "add", OLD, "--series", "{}", "--corpus", "c"), ("corpus", "add", OLD, "--date", "{}", "--corpus", "c"),
    ("corpus", "remove", "{}", "--corpus", "c"), ("lexicon", "test", "{}"), ("lexicon", "show", "{}"),
    ("corpus", "pull", "--catalogue", "{}"), ("review", OLD, NEW, "--agreement", "{}"), ("review", "{}", "--list"),
    ("report", OLD, NEW, "-o", "{}"), ("diff", "https://{}/", NEW),
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE_VALUES, ids=lambda value: ascii(value[:12]))
def test_no_value_typed_reaches_the_terminal_raw(folder: Path, value: str) -> None:
    (folder / "empty").mkdir()
    commands = [tuple(word.replace("{}", value) for word in words) for words in OPTIONS]
    for ran in run(*commands, cwd=folder, env={"NO_COLOR": "1"}):
        held(ran)
    assert not (folder.parent.parent / "x").exists()
