"""Zipped XML documents (DOCX, ODT) opened without trust: no bombs, no entities, no bottomless nesting."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from dialogue_cli.errors import LimitExceeded, SourceError
from dialogue_cli.sources.limits import MEBIBYTE, Limits, check


class _DoctypeError(Exception):
    """The XML declares a document type, which office files never do and entity bombs must."""


class Package:
    """The members of a zipped document. Raises SourceError where it is broken, LimitExceeded where it is a bomb."""

    def __init__(self, data: bytes, where: str, limits: Limits) -> None:
        self.where = where
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
            raise SourceError(f"is no intact zip archive ({fault})", where=where, do="save it again") from None
        self._members = {member.filename: member for member in members}
        check(
            sum(member.file_size for member in members),
            limits.expanded,
            name="expanded",
            what="bytes unpacked",
            where=where,
        )
        for member in members:
            if member.file_size > MEBIBYTE and member.file_size > limits.ratio * max(1, member.compress_size):
                raise LimitExceeded(f"packs {member.filename!r} too tightly", setting="limits.ratio", where=where)

    def has(self, name: str) -> bool:
        """Whether there is such a member."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member, never more than the limit, whatever its header says of its size."""
        try:
            with self._zip.open(self._members[name]) as stream:
                data = stream.read(self.limits.expanded + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            ValueError,
        ) as fault:
            raise SourceError(
                f"its part {name!r} cannot be read ({fault})", where=self.where, do="save it again"
            ) from None
        check(len(data), self.limits.expanded, name="expanded", what="bytes unpacked", where=self.where)
        return data

    def xml(self, name: str) -> Element:
        """A member parsed as XML."""
        return parse_xml(self.read(name), self.where, self.limits, name)


def parse_xml(data: bytes, where: str, limits: Limits, name: str = "XML") -> Element:
    """An element tree, tags as ``{namespace}name``. A document type declaration is refused: it may hold entities."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if count > limits.elements:
            check(count, limits.elements, name="elements", what="elements", where=where)
        check(depth, limits.depth, name="depth", what="nested elements", where=where)
        builder.start(_full(tag), {_full(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_full(tag))

    def doctype(*_: object) -> None:
        raise _DoctypeError

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except _DoctypeError:
        raise SourceError("holds a document type declaration, which is refused", where=where) from None
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise SourceError(f"its part {name!r} is no valid XML ({fault})", where=where, do="save it again") from None
    return builder.close()


def _full(tag: str) -> str:
    return "{" + tag if "}" in tag else tag
