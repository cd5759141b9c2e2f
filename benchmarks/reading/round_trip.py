"""The same statement as txt, html, docx, odt and pdf gives the same units: how far that holds.

Run: ``python benchmarks/reading/round_trip.py FILE...`` (default: the shipped corpus). Each statement is written as
a page, LibreOffice makes docx, odt and pdf of it, each is read back, and its units are compared with those of the
original: same kind and same words, in the same order. One line a file, then the means. Needs ``soffice``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from dialogue_cli.errors import DialogueError
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement, Unit

FORMATS = ("html", "docx", "odt", "pdf")
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def as_page(statement: Statement) -> str:
    """A plain page: title, headings, paragraphs, lists."""
    rows = [f"<h1>{escape(statement.title)}</h1>"]
    paragraphs: dict[int, list[Unit]] = {}
    for unit in statement.units:
        paragraphs.setdefault(unit.paragraph, []).append(unit)
    bullets: list[str] = []
    for units in paragraphs.values():
        first, text = units[0], escape(" ".join(unit.text for unit in units))
        if first.kind == "item" and first.marker in ("-", None):
            bullets.append(f"<li>{text}</li>")
            continue
        if bullets:
            rows.append(f"<ul>{''.join(bullets)}</ul>")
            bullets = []
        mark = f"{escape(first.marker)} " if first.marker else ""
        tag = f"h{min(6, 1 + (first.level or 1))}" if first.kind == "heading" else "p"
        rows.append(f"<{tag}>{mark}{text}</{tag}>")
    rows.append(f"<ul>{''.join(bullets)}</ul>" if bullets else "")
    body = "\n".join(rows)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'


def convert(page: Path, kind: str, folder: Path) -> Path:
    """The page in another format, made by LibreOffice."""
    target = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "pdf": "pdf:writer_web_pdf_Export"}[kind]
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(folder), str(page)], check=True, capture_output=True, timeout=180)
    return folder / f"{page.stem}.{kind}"


def likeness(old: Statement, new: Statement) -> float:
    """The share of units that come back with the same kind and words in the same order."""
    keys = [[(unit.kind, "".join(unit.text.split())) for unit in one.units] for one in (old, new)]
    same = sum(block.size for block in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks())
    return 2 * same / max(1, len(keys[0]) + len(keys[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--misses", action="store_true", help="print the units that differ")
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        sys.exit("soffice is not installed: no round trip")
    files = options.files or sorted(CORPUS.glob("*/*.md"))
    formats = options.formats.split(",")
    print(f"{'statement':44} {'units':>5} " + " ".join(f"{kind:>6}" for kind in formats))
    scores: dict[str, list[float]] = {kind: [] for kind in formats}
    for path in files:
        original = build_statement(read_source(str(path)))
        row = []
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            page = folder / "statement.html"
            page.write_text(as_page(original), encoding="utf-8")
            for kind in formats:
                file = page if kind == "html" else convert(page, kind, folder)
                try:
                    back = build_statement(read_source(str(file)))
                    score = likeness(original, back)
                    if options.misses:
                        print_misses(original, back)
                except DialogueError as fault:
                    print(f"  {kind}: {fault}")
                    score = 0.0
                scores[kind].append(score)
                row.append(score)
        print(f"{path.stem[:44]:44} {len(original.units):5} " + " ".join(f"{score:6.3f}" for score in row))
    means = " ".join(f"{sum(values) / max(1, len(values)):6.3f}" for values in scores.values())
    print(f"{'mean':44} {'':5} {means}")


def print_misses(old: Statement, new: Statement) -> None:
    """What went and came between two readings."""
    before = {(unit.kind, "".join(unit.text.split())) for unit in old.units}
    after = {(unit.kind, "".join(unit.text.split())) for unit in new.units}
    for mark, one, other in (("-", old, after), ("+", new, before)):
        for unit in one.units:
            if (unit.kind, "".join(unit.text.split())) not in other:
                print(f"  {mark} {unit.kind:8} {unit.text[:150]}")


if __name__ == "__main__":
    main()
