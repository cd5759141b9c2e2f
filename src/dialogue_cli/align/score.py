"""Signals times weights: the calibrated probability that a pair is a link. The weights are data, handed in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

from ..errors import DataError
from ..statement.folding import RULES_ONLY, Spelling, parse_spelling
from .features import SIGNALS


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fit found: one number a signal, the offset, and the thresholds of the decision."""

    signals: tuple[float, ...]
    offset: float
    link_at: float
    related_at: float
    exact: float
    background: dict[str, float] = field(default_factory=dict)
    spelling: Spelling = RULES_ONLY


def parse_weights(json_text: str, spelling_tsv: str = "", *, where: str = "alignment_weights.json") -> Weights:
    """Read the weights file. Raises DataError where it is no JSON, lacks a key, or a number is not one."""
    try:
        data = json.loads(json_text)
        named = data["signals"]
        weights = Weights(
            signals=tuple(float(named[name]) for name in SIGNALS),
            offset=float(data["offset"]),
            link_at=float(data["link_at"]),
            related_at=float(data["related_at"]),
            exact=float(data["exact"]),
            background={str(k): float(v) for k, v in data.get("background", {}).items()},
            spelling=parse_spelling(spelling_tsv),
        )
    except KeyError as missing:
        raise DataError("this key is missing", where=where, key=str(missing.args[0])) from missing
    except (ValueError, TypeError, AttributeError) as fault:
        raise DataError(f"no valid weights ({fault})", where=where, do="restore the file that was shipped") from fault
    return weights


def probability(values: Sequence[float], weights: Weights) -> float:
    """The logistic of the weighted sum."""
    total = weights.offset + sum(v * w for v, w in zip(values, weights.signals, strict=True))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
