"""docs/codebook.md, written from the word lists themselves: what is coded, at which rung, on whose word.

    python -m benchmarks.codebook            writes docs/codebook.md
    python -m benchmarks.codebook --check    exit 1 where the page is stale

The page names every entry of the shipped commitment and position lists and every theme; a test fails while it is stale.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from dialogue_cli.data import read_text

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
COMMITMENTS = ("lexicon_en.toml", "lexicon_fr.toml")
POSITIONS = ("stance_en.toml",)
LANGUAGES = {"en": "English", "fr": "French"}
BANDS = {10: "binding", 9: "binding", 8: "pledge", 7: "pledge", 6: "intention", 5: "intention", 4: "effort",
         3: "effort"}  # fmt: skip
#: Tables of a lexicon that hold no coded entries.
NO_ENTRIES = (
    "settings",
    "ladder",
    "ladder_against",
    "ladder_for",
    "sources",
    "inflections",
    "grammar",
    "raise",
    "words",
)
FRAMES = {
    "": "any", "act": "an act or a noun follows", "verb": "a verb follows", "object": "a noun follows",
    "that": "a that-clause follows", "carry": "takes the rung of the promise noun or clause that follows",
    "continue": "takes the rung of the verb that follows", "body": "the object is a body or document",
    "impersonal": "without a person as subject", "outward": "asks those that are named to act",
}  # fmt: skip
HEAD = """# Codebook

Written by `python -m benchmarks.codebook` from the word lists that ship in `src/dialogue_cli/data/`; do not edit it by
hand. How the words are read in a sentence (who speaks, which verb governs, what the tense does to it) is in
[method.md](method.md); `dialogue lexicon test "SENTENCE"` and `dialogue explain` show it for one sentence.

In a pattern the first word stands for all its inflections, `a|b` are alternatives, `word?` may be absent, `*` is up to
six words. Adverbs may stand between any two words. **Source** names who says that the words mean this; the full titles
stand under each list. Users lay their own list over these with `--lexicon FILE`.
"""


def page() -> str:
    """The whole page."""
    out = [HEAD]
    for name in COMMITMENTS:
        out += _list(name, "Commitments")
    for name in POSITIONS:
        out += _list(name, "Positions")
    out += _themes()
    return "\n".join(out).rstrip() + "\n"


def _list(name: str, what: str) -> list[str]:
    text = read_text(name)
    data = tomllib.loads(text)
    language = LANGUAGES.get(str(data.get("language")), str(data.get("language")))
    out = [f"## {what}, {language} (`{name}`)", "", f"SHA-256 of the file: `{_digest(text)}`.", ""]
    for key in ("ladder", "ladder_against", "ladder_for"):
        if key in data:
            out += _ladder(key, data)
    for key, table in data.items():
        if isinstance(table, dict) and key not in NO_ENTRIES:
            out += _entries(key, table, _remark(text, key), rungs=any("rung" in _dict(v) for v in table.values()))
    if "raise" in data:
        out += ["### Raisers", "", _raisers(data), ""]
    return [*out, *_sources(data.get("sources", {}))]


def _ladder(key: str, data: dict[str, Any]) -> list[str]:
    kind = {
        "ladder": "Ladder",
        "ladder_against": "Ladder of positions against",
        "ladder_for": "Ladder of positions for",
    }
    banded = key == "ladder"
    out = [f"### {kind[key]}", "", "| degree | rung | band |" if banded else "| degree | rung |"]
    out.append("|--:|---|---|" if banded else "|--:|---|")
    for rung, degree in sorted(data[key].items(), key=lambda row: -row[1]):
        out.append(f"| {degree} | {rung} |" + (f" {BANDS.get(degree, 'no act')} |" if banded else ""))
    if banded:
        threshold = data.get("settings", {}).get("threshold", 5)
        out += ["", f"A party's own act at rung {threshold} or above is a commitment."]
    return [*out, ""]


def _entries(key: str, table: dict[str, Any], remark: str, *, rungs: bool) -> list[str]:
    out = [f"### {key.replace('_', ' ')} ({len(table)})", ""]
    if remark:
        out += [f"{remark[0].upper()}{remark[1:]}.", ""]
    framed = any(_dict(value).get("frame") for value in table.values())
    heads = ["pattern", *(["rung"] if rungs else []), *(["frame"] if framed else []), "source"]
    out += [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for pattern, value in table.items():
        entry = _dict(value)
        cells = [f"`{_cell(pattern)}`"]
        if rungs:
            strength = f" ({entry['strength']})" if "strength" in entry else ""
            cells.append(f"{entry.get('rung', '')}{strength}")
        if framed:
            frame = str(entry.get("frame", ""))
            cells.append(FRAMES.get(frame, frame) if frame else "")
        out.append(f"| {' | '.join([*cells, str(entry.get('source', ''))])} |")
    return [*out, ""]


def _raisers(data: dict[str, Any]) -> str:
    words = data.get("words", {})
    moved = "; ".join(f"{rung} becomes {above}" for rung, above in data["raise"].items())
    near = ", ".join(str(words.get("raisers", "")).split())
    return f"Near one of these words a rung moves up ({moved}): {near}."


def _sources(sources: dict[str, Any]) -> list[str]:
    out = ["### Sources", "", "| source | title | institution | year |", "|---|---|---|--:|"]
    for key, said in sources.items():
        out.append(f"| {key} | {said.get('title', '')} | {said.get('institution', '')} | {said.get('year', '')} |")
    return [*out, ""]


def _themes() -> list[str]:
    text = read_text("themes.toml")
    data = tomllib.loads(text)
    out = ["## Themes (`themes.toml`)", "", f"SHA-256 of the file: `{_digest(text)}`. A strong term counts 2, a weak"]
    out += ["one 1; a theme needs 2 ([themes.md](themes.md)).", ""]
    out += ["| theme | name | group | strong terms | weak terms |", "|---|---|---|--:|--:|"]
    for theme, table in data.items():
        if isinstance(table, dict):
            counts = [
                str(len([t for t in re.split(";", str(table.get(k, ""))) if t.strip()])) for k in ("strong", "weak")
            ]
            out.append(f"| {theme} | {table.get('label', theme)} | {table.get('group', '')} | {' | '.join(counts)} |")
    return [*out, ""]


def _remark(text: str, key: str) -> str:
    """The comment behind the head of a table: what its entries have in common."""
    found = re.search(rf"^\[{re.escape(key)}\]\s*#\s*(.+)$", text, re.MULTILINE)
    return found.group(1).strip().rstrip(".") if found else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _cell(pattern: str) -> str:
    return pattern.replace("|", "\\|")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is stale."""
    made = page()
    if "--check" in arguments:
        fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made
        print("docs/codebook.md is up to date" if fresh else "docs/codebook.md is stale: python -m benchmarks.codebook")
        return 0 if fresh else 1
    PAGE.write_text(made, encoding="utf-8")
    print(f"wrote {PAGE.name}: {made.count(chr(10))} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
