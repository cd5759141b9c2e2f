"""What the styles and the numbering of a Word document say of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik)\s*([1-9])$", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """What a paragraph style says: a heading's level (0 for the title), its list, whether its letters are bold."""

    level: int | None = None
    number: tuple[str, int] | None = None
    bold: bool = False


def value_of(element: Element | None, child: str) -> str | None:
    """The value of a child element; None where there is no such child."""
    found = element.find(W + child) if element is not None else None
    return None if found is None else found.get(W + "val", "")


def is_on(element: Element | None, child: str) -> bool:
    """Whether a property such as bold is there and not switched off."""
    value = value_of(element, child)
    return value is not None and value.lower() not in _OFF


def read_styles(root: Element) -> dict[str, StyleInfo]:
    """Paragraph styles by their id, what they are based on included."""
    raw = {
        style.get(W + "styleId", ""): style for style in root.iter(W + "style") if style.get(W + "type") == "paragraph"
    }
    return {name: _style(name, raw, 0) for name in raw}


def _style(name: str, raw: dict[str, Element], depth: int) -> StyleInfo:
    element = raw.get(name)
    if element is None or depth > 10:
        return StyleInfo()
    base = _style(value_of(element, "basedOn") or "", raw, depth + 1)
    shown = value_of(element, "name") or name
    heading = _HEADING.search(shown)
    outline = value_of(element.find(W + "pPr"), "outlineLvl")
    level = base.level
    if heading:
        level = int(heading[1])
    elif shown.lower() in ("title", "titre", "titel", "título"):
        level = 0
    elif outline and outline.isdigit() and int(outline) < 9:
        level = int(outline) + 1
    number = element.find(f"{W}pPr/{W}numPr")
    own = base.number
    if number is not None:
        shown_level = value_of(number, "ilvl") or "0"
        own = (value_of(number, "numId") or "", int(shown_level) if shown_level.isdigit() else 0)
    bold = value_of(element.find(W + "rPr"), "b")
    return StyleInfo(level, own, base.bold if bold is None else bold.lower() not in _OFF)


def read_numbering(root: Element) -> dict[str, dict[int, tuple[str, str, int]]]:
    """List id to level to (kind of number, pattern such as "%1.", first number)."""
    abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
    for element in root.iter(W + "abstractNum"):
        levels: dict[int, tuple[str, str, int]] = {}
        for level in element.findall(W + "lvl"):
            index, start = level.get(W + "ilvl", "0"), value_of(level, "start") or "1"
            if index.isdigit():
                kind = value_of(level, "numFmt") or "decimal"
                levels[int(index)] = (kind, value_of(level, "lvlText") or "", int(start) if start.isdigit() else 1)
        abstract[element.get(W + "abstractNumId", "")] = levels
    return {
        element.get(W + "numId", ""): abstract.get(value_of(element, "abstractNumId") or "", {})
        for element in root.iter(W + "num")
    }
