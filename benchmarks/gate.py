"""The ratchet: figures may rise; one that falls below its floor fails, and a floor is lowered only when told to.

``floors.json`` maps a group of figures to bounds: ``{"alignment": {"given, F1": {"least": 0.83}}}``; ``most``
stands where less is better. A figure of the file that was not measured fails too, so that nothing drops out unseen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).resolve().parent / "floors.json"
ROOM = {"least": -0.003, "most": 0.002}
"""Between a measured figure and the floor pinned from it: what another version of a library may shift."""

Figures = Mapping[str, float]
Bounds = dict[str, dict[str, float]]


def read_floors(path: Path = FLOORS) -> dict[str, Bounds]:
    """All floors by group."""
    floors: dict[str, Bounds] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def failures(group: str, figures: Figures, floors: Mapping[str, Bounds]) -> list[str]:
    """One line for each figure of the group that is out of bounds or missing."""
    lines = []
    for name, bound in floors.get(group, {}).items():
        value = figures.get(name)
        if value is None:
            lines.append(f"{group}: {name} was not measured")
        elif value < bound.get("least", value):
            lines.append(f"{group}: {name} is {value:.4f}, its floor {bound['least']}")
        elif value > bound.get("most", value):
            lines.append(f"{group}: {name} is {value:.4f}, its ceiling {bound['most']}")
    return lines


def repinned(group: str, figures: Figures, floors: Mapping[str, Bounds], *, lower: bool = False) -> dict[str, Bounds]:
    """The floors with new ones for this group. Bounds only tighten, unless ``lower`` says that they may loosen."""
    old = floors.get(group, {})
    new: Bounds = {}
    for name, value in figures.items():
        kind = "most" if "most" in old.get(name, {}) or (name not in old and name.startswith("false ")) else "least"
        bound = round(value + ROOM[kind], 4)
        standing = old.get(name, {}).get(kind)
        if standing is not None and not lower:
            bound = max(bound, standing) if kind == "least" else min(bound, standing)
        new[name] = {kind: bound}
    return {**floors, group: {**old, **new}}


def write_floors(floors: Mapping[str, Bounds], path: Path = FLOORS) -> None:
    """Write the file, sorted by group."""
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")
