"""Which PDF library: what each makes of the same statement in four layouts, and how long it takes.

Run: ``python benchmarks/reading/pdf_readers.py FILE`` (default: the first shipped statement). ``sentences`` is the
share of the original's sentences that stand unbroken in what the library gives, blanks and hyphens at line ends put
right. The first row is dialogue's own reader, which works on pypdfium2. Not dependencies: pip install pdfplumber pypdf
"""

from __future__ import annotations

import importlib
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from make_pdf import make

from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def with_dialogue(path: Path) -> str:
    return build_statement(read_source(str(path))).text


def with_pypdfium2(path: Path) -> str:
    document = importlib.import_module("pypdfium2").PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def with_pdfplumber(path: Path) -> str:
    with importlib.import_module("pdfplumber").open(path) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def with_pypdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in importlib.import_module("pypdf").PdfReader(path).pages)


READERS: dict[str, Callable[[Path], str]] = {
    "dialogue": with_dialogue,
    "pypdfium2": with_pypdfium2,
    "pdfplumber": with_pdfplumber,
    "pypdf": with_pypdf,
}


def letters(text: str) -> str:
    """Letters and digits only, so that blanks and hyphens at line ends do not count."""
    return re.sub(r"[\W_]+", "", text.casefold())


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else sorted(CORPUS.glob("*/*.md"))[0]
    original = build_statement(read_source(str(path)))
    paragraphs = build_statement(read_source(str(path)), unit="paragraph")
    blocks = [(unit.kind if unit.kind in ("heading", "item") else "paragraph", unit.text) for unit in paragraphs.units]
    wanted = [letters(unit.text) for unit in original.units if unit.kind != "heading"]
    layouts = [(1, False), (2, False), (1, True), (2, True)]
    with tempfile.TemporaryDirectory() as name:
        files = [make(original.title, blocks, Path(name), columns=count, indented=flush) for count, flush in layouts]
        heads = " ".join(f"{count} col{' ind' if flush else ''}".rjust(10) for count, flush in layouts)
        print(f"{'reader':11} {heads}   seconds   ({len(wanted)} sentences of {path.stem[:40]})")
        for reader, read in READERS.items():
            try:
                start = time.process_time()
                texts = [letters(read(file)) for file in files]
                seconds = time.process_time() - start
            except ImportError as fault:
                print(f"{reader:11} not installed ({fault})")
                continue
            shares = [sum(sentence in text for sentence in wanted) / len(wanted) for text in texts]
            print(f"{reader:11} " + " ".join(f"{share:10.3f}" for share in shares) + f"   {seconds:7.2f}")


if __name__ == "__main__":
    main()
