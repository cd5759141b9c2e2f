"""A keyword looked up in a million sentences, beside ripgrep and beside a plain scan; and how fast they are indexed.

    python -m benchmarks.search                      1,000,000 units
    python -m benchmarks.search --units 100000       fewer, for a quick look
    python -m benchmarks.search --folder DIR         keep the corpus there and use it again

Aims: 25,000 units a second inserted, the first 20 hits under 50 ms beyond the start of the process.

The sentences are those of the shipped corpus with a tenth of their words exchanged for others, so that the vocabulary
and its frequencies are those of joint statements with a tail of rare words. Writing and parsing the files is not part
of the insertion figure: units come from a reader that takes a line for a unit.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import race, table
from dialogue_cli.cli.indexing import maker_for, tags_key
from dialogue_cli.cli.settings import Settings
from dialogue_cli.corpus.entries import Entry
from dialogue_cli.corpus.fill import Maker
from dialogue_cli.corpus.front_matter import read_front_matter, write_front_matter
from dialogue_cli.corpus.index import open_index
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.statement.model import Statement, Unit

SHIPPED = Path(__file__).resolve().parent.parent / "corpus"
UNITS_A_STATEMENT = 200
SERIES = 20
EXCHANGED = 0.1
RARE = 40_000
FIRST = 20
QUERIES = {
    "a rare word": ["halcyon"],
    "a common word": ["cooperation"],
    "the commonest word": ["the"],
    "a phrase": ['"long-term sustainability"'],
    "AND": ["reef AND vessels"],
    "NEAR": ["NEAR(reef survey, 5)"],
    "a prefix": ["sustain*"],
    "nothing": ["xyzzyq"],
}


def sentences() -> list[list[str]]:
    """The sentences of the shipped corpus, as words."""
    bodies = (read_front_matter(path.read_text(encoding="utf-8"))[1] for path in sorted(SHIPPED.glob("*/*.md")))
    lines = (line.lstrip("#- 0123456789.") for body in bodies for line in body.split("\n"))
    return [line.split() for line in lines if len(line.split()) > 5]


def write(root: Path, units: int) -> None:
    """A corpus of so many units, some hundred a statement, the same for the same number."""
    chance = random.Random(42)
    pool = sentences()
    words = [f"{a}{b}{c}{n}" for n in range(40) for a in "bdfgk" for b in ("ala", "ori", "ule") for c in "lmnrst"][
        :RARE
    ]
    root.mkdir(parents=True)
    (root / "corpus.toml").write_text('schema = "dialogue-corpus/1"\n', encoding="utf-8")
    for number in range(units // UNITS_A_STATEMENT):
        series, meeting = f"series-{number % SERIES:02d}", number // SERIES + 1
        day = f"{1990 + meeting // 12 % 100}-{meeting % 12 + 1:02d}-01"
        lines = []
        for _ in range(UNITS_A_STATEMENT):
            line = list(chance.choice(pool))
            for _ in range(int(len(line) * EXCHANGED)):
                line[chance.randrange(len(line))] = chance.choice(words)
            lines.append(" ".join(line))
        folder = root / series
        folder.mkdir(exist_ok=True)
        head = write_front_matter({"title": f"Meeting {meeting}", "series": series, "meeting": meeting, "date": day})
        (folder / f"{day}_{meeting:02d}.md").write_text(head + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def read_lines(entry: Entry) -> Statement:
    """A unit a line."""
    _, body = read_front_matter(entry.path.read_text(encoding="utf-8"))
    units, start = [], 0
    for number, line in enumerate(filter(None, body.split("\n")), start=1):
        units.append(Unit(f"s{number}", "sentence", start, start + len(line), line))
        start += len(line) + 1
    return Statement(id=entry.stem, title=entry.title, text=body, units=tuple(units))


def index(root: Path) -> str:
    """Index all of it; the figure counts insertion, with what reading alone costs told apart."""
    corpus = Corpus(root, "option")
    plain = maker_for(Settings())
    spent = [0.0]

    def read(entry: Entry) -> Statement:
        start = time.perf_counter()
        try:
            return read_lines(entry)
        finally:
            spent[0] += time.perf_counter() - start

    start = time.perf_counter()
    maker = Maker(read=read, fold=plain.fold, tags=tags_key(Settings()))
    with open_index(corpus, maker) as opened:
        count = opened.db.execute("SELECT count(*) FROM unit").fetchone()[0]
        if not opened.refresh.read:
            return f"{count:,} units were indexed before"
    total = time.perf_counter() - start
    size = sum(path.stat().st_size for path in root.glob(".dialogue-index.sqlite3*"))
    return (
        f"{count:,} units indexed in {total:.1f} s, {count / (total - spent[0]):,.0f} a second without reading "
        f"({count / total:,.0f} with it); index {size / 1e6:,.0f} MB"
    )


def look_up(root: Path, rounds: int) -> Iterator[str]:
    """Each query as a whole process beside an empty one; then one query beside its peers."""
    import sys

    program = [sys.executable, "-m", "dialogue_cli"]
    end = ["--limit", str(FIRST), "--corpus", str(root)]
    start = {"process start (dialogue search --help)": [*program, "search", "--help"]}
    mine = {f"dialogue search, {name}": [*program, "search", *words, *end] for name, words in QUERIES.items()}
    timings = race({**start, **mine}, rounds)
    yield table(timings, next(iter(start)))
    base = timings[next(iter(start))].least
    worst = max((timings[name].least - base, name) for name in mine)
    yield f"beyond process start, the slowest: {worst[0] * 1000:.1f} ms ({worst[1]}); aim 50 ms"
    peers = {"dialogue search, a rare word": mine["dialogue search, a rare word"]}
    if shutil.which("rg"):
        peers["ripgrep -wi, all hits"] = ["rg", "-wi", "halcyon", str(root)]
        peers["ripgrep -wi, first 20 hits a file"] = ["rg", "-wi", "-m", str(FIRST), "halcyon", str(root)]
    scan = (
        "import pathlib, re, sys\nword = re.compile(r'\\bhalcyon\\b', re.I)\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*/*.md')):\n"
        "    for line in path.open(encoding='utf-8'):\n        word.search(line)\n"
    )
    peers["plain scan in Python"] = [sys.executable, "-c", scan, str(root)]
    yield table(race(peers, max(1, rounds // 3)), next(iter(peers)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    root = chosen.folder or Path(tempfile.mkdtemp(prefix="dialogue-search-")) / "corpus"
    try:
        if not root.exists():
            write(root, chosen.units)
        print(index(root))
        for part in look_up(root, chosen.rounds):
            print(f"\n{part}")
    finally:
        if not chosen.folder:
            shutil.rmtree(root.parent)


if __name__ == "__main__":
    main()
