"""What Word does when all tracked changes are accepted or rejected, by the rules of ECMA-376 part 1, 17.13.5.

A paragraph whose mark goes is joined with the next one.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOES = {"accept": {f"{W}del", f"{W}moveFrom"}, "reject": {f"{W}ins", f"{W}moveTo"}}
MARK_GOES = {"accept": "del", "reject": "ins"}


def resolve(data: bytes, how: str) -> list[str]:
    """The paragraphs that are left, without empty ones."""
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    body = ElementTree.fromstring(document).find(f"{W}body")
    assert body is not None
    left: list[str] = []
    pending = ""
    for paragraph in body.findall(f"{W}p"):
        pending += "".join(_words(paragraph, GOES[how]))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{MARK_GOES[how]}") is None:
            left.append(pending)
            pending = ""
    return [text for text in (*left, pending) if text.strip()]


def _words(element: ElementTree.Element, goes: set[str]) -> list[str]:
    if element.tag in goes:
        return []
    if element.tag in (f"{W}t", f"{W}delText"):
        return [element.text or ""]
    return [word for child in element for word in _words(child, goes)]
