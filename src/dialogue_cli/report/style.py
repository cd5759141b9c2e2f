"""Names such as "added" to colours and marks. The marks carry the meaning; colour, weight and strike repeat it.

``blue-orange`` is safe for the usual colour blindnesses (Okabe and Ito, "Color Universal Design", 2008): what came is
blue and bold, what went is orange and struck through. ``high-contrast`` uses the terminal's own bright colours,
``mono`` weight and strike only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

Paint = Callable[[str, str], str]

#: The sign before a change; each is told apart without colour.
MARKS = {"added": "+", "removed": "-", "reworded": "~", "split": "<", "merged": ">", "unchanged": "="}

_BLUE_ORANGE = {
    "added": "bold #56B4E9",
    "removed": "strike #E69F00",
    "reworded": "bold",
    "split": "bold",
    "merged": "bold",
    "unchanged": "dim",
    "heading": "bold underline",
    "loss": "bold #E69F00",
    "gain": "bold #56B4E9",
    "doubt": "italic",
    "quiet": "dim",
    "title": "bold",
    "warning": "bold #E69F00",
}
_CONTRAST = {
    "added": "bold bright_cyan",
    "removed": "strike bright_yellow",
    "loss": "bold bright_yellow",
    "gain": "bold bright_cyan",
    "warning": "bold bright_yellow",
}
_MONO = {"added": "bold", "removed": "strike", "loss": "bold", "gain": "bold", "warning": "bold"}
PALETTES: dict[str, Mapping[str, str]] = {
    "blue-orange": _BLUE_ORANGE,
    "high-contrast": {**_BLUE_ORANGE, **_CONTRAST},
    "mono": {**_BLUE_ORANGE, **_MONO},
}

#: How a shift is painted: what was lost, what was gained, what nobody can say.
SHIFT_STYLES = {
    "dropped": "loss",
    "weakened": "loss",
    "mixed": "doubt",
    "unsure": "doubt",
    "strengthened": "gain",
    "fulfilled": "gain",
    "new": "gain",
    "same": "quiet",
    "hardened": "gain",
    "softened": "loss",
    "warmer": "gain",
    "cooler": "loss",
    "stance-new": "gain",
    "stance-gone": "loss",
    "gone": "loss",
}


def plain(_style: str, text: str) -> str:
    """Paint for no colour at all."""
    return text


def painter(color: bool, palette: str = "blue-orange", environ: Mapping[str, str] | None = None) -> Paint:
    """A function (style name, text) -> text with colour codes for this terminal, or :func:`plain`.

    Rich knows the codes and how many colours a terminal has; it is loaded only where colours are wanted.
    """
    if not color:
        return plain
    from rich.color import ColorSystem
    from rich.style import Style

    env = os.environ if environ is None else environ
    deep = env.get("COLORTERM", "").lower() in {"truecolor", "24bit"}
    many = "256color" in env.get("TERM", "")
    system = ColorSystem.TRUECOLOR if deep else ColorSystem.EIGHT_BIT if many else ColorSystem.STANDARD
    styles = {name: Style.parse(words) for name, words in PALETTES[palette].items()}

    def paint(style: str, text: str) -> str:
        known = styles.get(style)
        return known.render(text, color_system=system) if known and text else text

    return paint
