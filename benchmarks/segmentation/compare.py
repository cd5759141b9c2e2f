"""Sentence splitters on hard cases of joint statements: correctness, speed and what loading them costs.

Run: ``python benchmarks/segmentation/compare.py`` (``--misses NAME`` prints what a splitter gets wrong). The
candidates are not dependencies of dialogue; a missing one is left out and its install line printed:

    pip install pysbd syntok nltk nupunkt spacy

The cases in ``hard_sentences.txt`` were written for this benchmark and used to mend dialogue's own rules; those in
``held_out.txt`` were written afterwards and never used to mend anything. A boundary counts as right where the
splitter cuts between the same two letters as the case does. nltk's punkt runs without its trained model, which is a
download of its own; spaCy runs its rule sentencizer on a blank pipeline.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

CASES = Path(__file__).with_name("hard_sentences.txt")
HELD_OUT = Path(__file__).with_name("held_out.txt")
Splitter = Callable[[str], list[str]]
SPEED_WORDS = 50_000


def read_cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """(group, paragraph, its sentences) of every case."""
    cases, group = [], ""
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            group = row[3:]
        elif row and not row.startswith("#"):
            sentences = [part.strip() for part in row.replace("||", " | ").split(" | ")]
            cases.append((group, row.replace(" | ", " ").replace("||", ""), sentences))
    return cases


def own() -> Splitter:
    from dialogue_cli.statement.normalise import normalise
    from dialogue_cli.statement.segment import sentence_spans
    from dialogue_cli.statement.words import shipped_abbreviations

    words = shipped_abbreviations()

    def split(text: str) -> list[str]:
        text = normalise(text)
        return [text[start:end] for start, end in sentence_spans(text, words)]

    return split


def pysbd() -> Splitter:
    from pysbd import Segmenter

    return Segmenter(language="en", clean=False).segment  # type: ignore[no-any-return]


def syntok() -> Splitter:
    from syntok import segmenter

    return lambda text: [
        "".join(token.spacing + token.value for token in sentence)
        for paragraph in segmenter.process(text)
        for sentence in paragraph
    ]


def nltk_punkt() -> Splitter:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    return PunktSentenceTokenizer().tokenize  # type: ignore[no-any-return]


def nupunkt() -> Splitter:
    from nupunkt import sent_tokenize

    return sent_tokenize  # type: ignore[no-any-return]


def spacy_rules() -> Splitter:
    from spacy.lang.en import English

    pipeline = English()
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10_000_000
    return lambda text: [sentence.text for sentence in pipeline(text).sents]


SPLITTERS: dict[str, tuple[Callable[[], Splitter], str]] = {
    "dialogue": (own, "from dialogue_cli.statement.words import shipped_abbreviations as s; s(); "
                      "import dialogue_cli.statement.segment"),
    "pysbd": (pysbd, "import pysbd; pysbd.Segmenter(language='en')"),
    "syntok": (syntok, "import syntok.segmenter"),
    "nltk": (nltk_punkt, "import nltk.tokenize.punkt"),
    "nupunkt": (nupunkt, "from nupunkt import sent_tokenize; sent_tokenize('A. B.')"),
    "spacy": (spacy_rules, "from spacy.lang.en import English; English().add_pipe('sentencizer')"),
}  # fmt: skip


def cuts(sentences: list[str]) -> set[int]:
    """How many letters and digits stand before each boundary inside the paragraph."""
    found, seen = set(), 0
    for sentence in sentences:
        seen += sum(char.isalnum() for char in sentence)
        found.add(seen)
    found.discard(seen)
    found.discard(0)
    return found


def load_time(code: str) -> float:
    """Milliseconds of processor time that loading costs above a bare interpreter: the least of seven."""

    def best(program: str) -> float:
        times = []
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    return (best(code) - best("pass")) * 1000


def measure(name: str, cases: list[tuple[str, str, list[str]]], *, misses: bool) -> str:
    """One row of the table."""
    make, load = SPLITTERS[name]
    split = make()
    right = wanted = given = lines = 0
    for group, paragraph, sentences in cases:
        gold, found = cuts(sentences), cuts(list(split(paragraph)))
        right, wanted, given = right + len(gold & found), wanted + len(gold), given + len(found)
        lines += gold == found
        if misses and gold != found:
            print(f"  [{group}] {' | '.join(part.strip() for part in split(paragraph))}")
    precision, recall = right / max(1, given), right / max(1, wanted)
    text = " ".join(paragraph for _, paragraph, _ in cases)
    paragraphs = [text] * (SPEED_WORDS // len(text.split()))
    start = time.process_time()
    for paragraph in paragraphs:
        split(paragraph)
    speed = sum(len(paragraph.split()) for paragraph in paragraphs) / (time.process_time() - start)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return (
        f"{name:10} {lines:3}/{len(cases)} {precision:9.3f} {recall:7.3f} {f1:6.3f} "
        f"{load_time(load):9.0f} ms {speed / 1000:9.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", metavar="NAME", help="print the cases that this splitter gets wrong")
    misses = parser.parse_args().misses
    for path in (CASES, HELD_OUT):
        cases = read_cases(path)
        print(f"\n{path.name}: {len(cases)} paragraphs, {sum(len(case[2]) for case in cases)} sentences")
        print(f"{'splitter':10} {'lines':>7} {'precision':>9} {'recall':>7} {'F1':>6} {'loading':>12} {'k words/s':>9}")
        for name in [misses] if misses else SPLITTERS:
            try:
                print(measure(name, cases, misses=bool(misses)))
            except ImportError as fault:
                print(f"{name:10} not installed ({fault}): pip install {name}")


if __name__ == "__main__":
    main()
