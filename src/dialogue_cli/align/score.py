"""Signals times weights: the calibrated probability that a pair is a link. The weights are data, handed in.

The file holds one number a signal and an offset, for the full set of signals and for the lean one, the thresholds of
the decision, and how common each stem is in statements at large. ``benchmarks/alignment_fit.py`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import exp, isfinite
from operator import mul
from typing import Any, Literal

from dialogue_cli.align.features import LEAN, SIGNALS
from dialogue_cli.errors import DataError
from dialogue_cli.statement.folding import RULES_ONLY, Spelling, parse_spelling
from dialogue_cli.values import dataclass, field

Band = Literal["sure", "likely", "unsure"]
SURE, LIKELY = 0.9, 0.7
"""The three bands, named here and nowhere else: of links in ``sure`` about one in fifty is wrong on unseen series, in
``likely`` one in five, in ``unsure`` one in three (docs/alignment.md, reliability)."""

_WHERE = "alignment_weights.json"


@dataclass(frozen=True, slots=True)
class Layer:
    """One logistic model: a number for each signal, in the order of its list, and the offset."""

    signals: tuple[float, ...]
    offset: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fit found.

    ``link_at`` is the least probability of a link, ``related_at`` that of a candidate worth showing, ``exact`` the
    share of equal units that gold links. ``background`` maps stems to the share of units (0 to 1) that hold them.
    """

    full: Layer
    lean: Layer
    link_at: float
    related_at: float
    exact: float
    background: dict[str, float] = field(default_factory=dict)
    spelling: Spelling = RULES_ONLY


def band(confidence: float) -> Band:
    """The name of the band that a confidence falls in."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "unsure"


def parse_weights(json_text: str, spelling_tsv: str = "", *, where: str = _WHERE) -> Weights:
    """Read the weights file. Raises DataError where it is no JSON, lacks a key, or a number is not one."""
    try:
        data = json.loads(json_text)
    except ValueError as fault:
        line = getattr(fault, "lineno", None)
        raise DataError(f"no JSON ({fault})", where=where, line=line, do="restore the shipped file") from fault
    background = _part(data, "background", dict, where)
    return Weights(
        full=_layer(data, "full", SIGNALS, where),
        lean=_layer(data, "lean", LEAN, where),
        link_at=_share(data, "link_at", where),
        related_at=_share(data, "related_at", where),
        exact=_share(data, "exact", where),
        background=_shares(background, where),
        spelling=parse_spelling(spelling_tsv) if spelling_tsv else RULES_ONLY,
    )


def _layer(data: Any, name: str, signals: Sequence[str], where: str) -> Layer:
    part = _part(data, name, dict, where)
    named = _part(part, "signals", dict, where, f"{name}.")
    unknown = sorted(set(named) - set(signals))
    if unknown:
        raise DataError("no such signal", where=where, key=f"{name}.signals.{unknown[0]}", do="fit the weights anew")
    inside = f"{name}.signals."
    return Layer(
        tuple(_number(named, signal, where, inside) for signal in signals), _number(part, "offset", where, f"{name}.")
    )


def _part(data: Any, key: str, kind: type, where: str, inside: str = "") -> Any:
    if not isinstance(data, dict) or key not in data:
        raise DataError("this key is missing", where=where, key=inside + key, do="restore the shipped file")
    if not isinstance(data[key], kind):
        raise DataError(f"expected {kind.__name__}, found {type(data[key]).__name__}", where=where, key=inside + key)
    return data[key]


def _number(data: Any, key: str, where: str, inside: str = "") -> float:
    value = data.get(key) if isinstance(data, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise DataError(f"expected a number, found {value!r}", where=where, key=inside + key)
    return float(value)


def _share(data: Any, key: str, where: str, inside: str = "") -> float:
    value = _number(data, key, where, inside)
    if not 0.0 <= value <= 1.0:
        raise DataError(f"expected 0 to 1, found {value}", where=where, key=inside + key)
    return value


def _shares(data: dict[str, Any], where: str) -> dict[str, float]:
    """A table of shares. All are looked at at once, and one by one only to name the one that is wrong."""
    if all(type(value) is float and 0.0 <= value <= 1.0 for value in data.values()):
        return data
    return {key: _share(data, key, where, "background.") for key in data}


def probability(values: Sequence[float], layer: Layer) -> float:
    """The logistic of the weighted sum of one pair's signals."""
    total = sum(map(mul, values, layer.signals), layer.offset)
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
