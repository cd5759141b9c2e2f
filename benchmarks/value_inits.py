"""Write ``src/dialogue_cli/value_inits.py``: the functions that ``values`` would otherwise compile at every start.

python -m benchmarks.value_inits           after a change to ``values.init_source``
"""

from __future__ import annotations

from pathlib import Path

from dialogue_cli.values import init_source

FILE = Path(__file__).resolve().parent.parent / "src/dialogue_cli/value_inits.py"
#: Most fields of a class of values that a plain diff loads.
MOST = 22
_HEAD = '''# mypy: ignore-errors
# ruff: noqa: D103, F821
"""What sets the fields of a value, by their number; ``values`` gives each class its own names and setters.

Written by ``python -m benchmarks.value_inits``, since to compile these at a start takes 1.5 ms.
"""
'''


def written() -> str:
    """The text of the file."""
    return "\n\n".join([_HEAD, *map(init_source, range(1, MOST + 1))])


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
