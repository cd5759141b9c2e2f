"""One page from the net, with every promise that a server may break held to a limit.

Only https unless told otherwise; never an address of a private network unless told otherwise, checked on the address
that is really connected to, so that neither a redirect nor a changing name leads inside. Time, bytes on the wire and
bytes unpacked are bounded; what is cut short is an error and not a text. Proxies of the environment are not used: they
would hide the address.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urljoin, urlsplit

from dialogue_cli.corpus.addresses import ascii_path, checked, is_public
from dialogue_cli.errors import LimitExceeded, SourceError
from dialogue_cli.values import dataclass, field
from dialogue_cli.version import __version__

AGENT = f"dialogue-cli/{__version__} (reads joint statements; obeys robots.txt)"
TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
}  # fmt: skip
PASSING = frozenset({429, 500, 502, 503, 504})  # worth another try
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 65_536
_Answer = tuple[int, dict[str, str], bytes]
"""Status, headers by lower-case name, and the body."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed. ``timeout`` is the longest silence, ``deadline`` the longest time for a page, in seconds."""

    allow_http: bool = False
    allow_private: bool = False
    timeout: float = 20.0
    deadline: float = 120.0
    bytes: int = 32 << 20
    redirects: int = 5
    tries: int = 3
    agent: str = AGENT


@dataclass(frozen=True, slots=True)
class Page:
    """What came back. ``data`` is unpacked; it is empty where ``unchanged``. ``format`` is a name the readers know."""

    url: str
    status: int
    data: bytes = b""
    format: str = "html"
    etag: str = ""
    modified: str = ""

    @property
    def unchanged(self) -> bool:
        """The server says that the copy we have is still right."""
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches with these rules. ``sleep`` and ``context`` are handed in so that tests need neither time nor trust."""

    rules: Rules = field(default_factory=Rules)
    sleep: Callable[[float], None] = time.sleep
    context: ssl.SSLContext | None = None

    def get(self, url: str, *, etag: str = "", modified: str = "", typed: bool = True) -> Page:
        """The page at an address, redirects followed. ``typed`` refuses what is no document.

        Raises SourceError, or LimitExceeded where a limit of the rules is passed.
        """
        seen = [url]
        while True:
            status, headers, data = self._patiently(seen[-1], etag, modified)
            if status not in REDIRECTS:
                break
            seen.append(self._next(seen, headers.get("location", "")))
        if status == 304 and (etag or modified):
            return Page(seen[-1], 304, etag=etag, modified=modified)
        if status != 200:
            raise SourceError(f"the server answers {status} {http.client.responses.get(status, '')}".strip(), where=url)
        form = _format(headers.get("content-type", ""), url) if typed else "text"
        return Page(seen[-1], 200, data, form, headers.get("etag", ""), headers.get("last-modified", ""))

    def _next(self, seen: list[str], location: str) -> str:
        if not location:
            raise SourceError("is redirected to nowhere", where=seen[0])
        if len(seen) > self.rules.redirects:
            raise SourceError(f"is redirected more than {self.rules.redirects} times", where=seen[0])
        target = urljoin(seen[-1], location)
        if target in seen:
            raise SourceError("is redirected in a circle", where=seen[0])
        return target

    def _patiently(self, url: str, etag: str, modified: str) -> _Answer:
        """One address, tried again where the fault may pass."""
        parts = checked(url, allow_http=self.rules.allow_http)
        for attempt in range(1, self.rules.tries + 1):
            answer = self._tried(parts, url, etag, modified, last=attempt == self.rules.tries)
            if not isinstance(answer, float):
                return answer
            self.sleep(max(2.0 ** (attempt - 1), answer))
        raise AssertionError("the last try returns or raises")

    def _tried(self, parts: SplitResult, url: str, etag: str, modified: str, *, last: bool) -> _Answer | float:
        """What one try brought, or how long to wait before the next."""
        try:
            answer = self._once(parts, url, etag, modified)
        except (OSError, http.client.HTTPException) as fault:
            if last or isinstance(fault, ssl.SSLCertVerificationError):
                raise SourceError(_told(fault), where=url, do="try again later") from fault
            return 0.0
        return answer if last or answer[0] not in PASSING else _retry_after(answer[1].get("retry-after", ""))

    def _once(self, parts: SplitResult, url: str, etag: str, modified: str) -> _Answer:
        connection = self._connect(parts)
        watch = threading.Timer(self.rules.deadline, _cut, [connection])
        watch.daemon = True
        watch.start()
        try:
            return self._answer(connection, parts, url, self._headers(etag, modified))
        finally:
            watch.cancel()
            connection.close()

    def _answer(
        self, connection: http.client.HTTPConnection, parts: SplitResult, url: str, asked: dict[str, str]
    ) -> _Answer:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", ascii_path(path), headers=asked)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        data = self._body(answer, headers, url) if answer.status == 200 else b""
        return answer.status, headers, data

    def _headers(self, etag: str, modified: str) -> dict[str, str]:
        conditional = {"If-None-Match": etag, "If-Modified-Since": modified}
        known = {name: value for name, value in conditional.items() if value and value.isprintable()}
        return {"User-Agent": self.rules.agent, "Accept": ", ".join([*TYPES, "*/*;q=0.1"]),
                "Accept-Encoding": "gzip", "Connection": "close", **known}  # fmt: skip

    def _connect(self, parts: SplitResult) -> http.client.HTTPConnection:
        host = str(parts.hostname)
        stream = self._socket(host, parts.port or (443 if parts.scheme == "https" else 80))
        connection = http.client.HTTPConnection(host, parts.port, timeout=self.rules.timeout)
        try:
            if parts.scheme == "https":
                context = self.context or ssl.create_default_context()
                stream = context.wrap_socket(stream, server_hostname=host)
        except BaseException:
            stream.close()
            raise
        connection.sock = stream
        return connection

    def _socket(self, host: str, port: int) -> socket.socket:
        """Connect to an address that may be connected to; the check is on the very address, not on the name."""
        fault: OSError | None = None
        try:
            faces = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except UnicodeError as odd:  # an empty or too long label
            raise SourceError("is no name of a host", where=host) from odd
        for family, kind, protocol, _, address in faces:
            if not self.rules.allow_private and not is_public(str(address[0])):
                raise SourceError(f"leads to the private address {address[0]}", where=host, do="see --allow-private")
            stream = socket.socket(family, kind, protocol)
            fault = self._refused(stream, address)
            if fault is None:
                return stream
        raise fault or OSError("no address")

    def _refused(self, stream: socket.socket, address: object) -> OSError | None:
        """Connect; the fault where that fails, and then the socket is closed."""
        stream.settimeout(self.rules.timeout)
        try:
            stream.connect(address)  # type: ignore[arg-type]
        except OSError as refused:
            stream.close()
            return refused
        return None

    def _body(self, answer: http.client.HTTPResponse, headers: dict[str, str], url: str) -> bytes:
        limit = self.rules.bytes
        told = headers.get("content-length", "")
        if told.isdigit() and int(told) > limit:
            raise LimitExceeded(
                f"says it has {int(told):,} bytes, more than {limit:,}", setting="limits.bytes", where=url
            )
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding not in {"identity", "", "gzip", "x-gzip"}:
            raise SourceError(f"is packed as {coding}, which was not asked for", where=url)
        out = bytearray()
        for piece in _unpacked(_pieces(answer, self.rules.deadline), coding.endswith("gzip"), limit):
            out += piece
            if len(out) > limit:
                raise LimitExceeded(f"has more than {limit:,} bytes", setting="limits.bytes", where=url)
        return bytes(out)


def _pieces(answer: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
    """What comes in, until the end; an end that comes too early is a fault."""
    end = time.monotonic() + deadline
    while piece := answer.read1(CHUNK):
        yield piece
        if time.monotonic() > end:
            raise TimeoutError("it took too long")
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)


def _unpacked(pieces: Iterator[bytes], packed: bool, limit: int) -> Iterator[bytes]:
    """Unpack gzip piece by piece, never more than a chunk beyond the limit at a time."""
    if not packed:
        yield from pieces
        return
    engine = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            yield engine.decompress(piece, CHUNK)
            while engine.unconsumed_tail:
                yield engine.decompress(engine.unconsumed_tail, min(CHUNK, limit + 1))
    except zlib.error as fault:
        raise http.client.HTTPException(f"is no gzip: {fault}") from fault
    if not engine.eof:
        raise http.client.IncompleteRead(b"")


def _cut(connection: http.client.HTTPConnection) -> None:
    """End a connection from outside: whoever waits on it gets an error."""
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _format(content_type: str, url: str) -> str:
    name = content_type.partition(";")[0].strip().lower()
    if name in TYPES:
        return TYPES[name]
    if name in {"application/octet-stream", ""} and urlsplit(url).path.lower().endswith(".pdf"):
        return "pdf"
    raise SourceError(f"is {name or 'of no said type'}, not a page or document", where=url)


def _retry_after(value: str) -> float:
    """Seconds that a server asks us to wait, at most a minute."""
    if value.isdigit():
        return min(60.0, float(value))
    try:
        return max(0.0, min(60.0, parsedate_to_datetime(value).timestamp() - time.time()))
    except (TypeError, ValueError):
        return 0.0


def _told(fault: OSError | http.client.HTTPException) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({fault.verify_message})"
    if isinstance(fault, TimeoutError):
        return "took too long to answer"
    if isinstance(fault, http.client.IncompleteRead):
        return "was cut short"
    if isinstance(fault, socket.gaierror):
        return "its host is not found"
    return f"cannot be fetched ({' '.join(str(fault).split()) or type(fault).__name__})"
