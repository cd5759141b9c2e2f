"""How far two readers agree: the share of units on which they say the same, and Cohen's kappa, label by label.

kappa = (po - pe) / (1 - pe): po is the share of agreement, pe the agreement expected by chance from how often each
reader uses each answer (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20, 1960). It is undefined where both use one answer throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from dialogue_cli.corpus.verdicts import LABELS, LINK, Verdict, VerdictFile

PARTNER = "partner or none"
"""The plainest question about links: whether a unit has a partner at all."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One label. ``both`` units were judged by both readers; ``kappa`` is None where it is undefined."""

    label: str
    both: int
    same: int
    kappa: float | None
    only_first: int = 0
    only_second: int = 0

    @property
    def share(self) -> float:
        """Observed agreement, 0 to 1."""
        return self.same / self.both if self.both else 0.0


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa over the answers of two readers; None where chance alone explains everything, or nothing is there.

    >>> round(kappa([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15), 3)
    0.4
    """
    total = len(pairs)
    if not total:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(count * second[answer] for answer, count in first.items())
    if chance == total * total:
        return None
    observed = sum(a == b for a, b in pairs)
    return (observed * total - chance) / (total * total - chance)


def agreements(first: VerdictFile, second: VerdictFile) -> tuple[Agreement, ...]:
    """A row for each label that either reader used, links first. Units count by their fingerprints."""
    rows = []
    for label in (LINK, *LABELS):
        one, two = _answers(first.verdicts, label), _answers(second.verdicts, label)
        if not one and not two:
            continue
        rows.append(_row(label, one, two))
        if label == LINK:
            rows.append(_row(PARTNER, _plain(one), _plain(two)))
    return tuple(rows)


def _plain(answers: dict[Hashable, object]) -> dict[Hashable, object]:
    return {subject: bool(answer) for subject, answer in answers.items()}


def _answers(verdicts: Iterable[Verdict], label: str) -> dict[Hashable, object]:
    """One answer a unit; of several the final one, else the last written."""
    rows = sorted((v for v in verdicts if v.label == label), key=lambda v: (v.final, v.when))
    return {v.subject: v.answer for v in rows}


def _row(label: str, one: dict[Hashable, object], two: dict[Hashable, object]) -> Agreement:
    both = [subject for subject in one if subject in two]
    pairs: list[tuple[Hashable, Hashable]] = [(one[s], two[s]) for s in both]
    same = sum(a == b for a, b in pairs)
    return Agreement(label, len(both), same, kappa(pairs), len(one) - len(both), len(two) - len(both))
