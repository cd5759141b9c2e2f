"""Fetching, tried against a server on this machine that breaks every promise it can."""

from __future__ import annotations

import contextlib
import doctest
import gzip
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dialogue_cli.corpus import addresses, fetch
from dialogue_cli.corpus.addresses import checked, is_public
from dialogue_cli.corpus.catalogue import Listed, Robots, chosen, parse_catalogue, pull
from dialogue_cli.corpus.entries import entries
from dialogue_cli.corpus.fetch import Fetcher, Rules
from dialogue_cli.corpus.locate import Corpus
from dialogue_cli.corpus.store import Store
from dialogue_cli.corpus.verify import verify
from dialogue_cli.data import read_text
from dialogue_cli.errors import DataError, LimitExceeded, SourceError
from dialogue_cli.sources.read import read_source
from dialogue_cli.statement.build import build_statement

STATEMENT = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Joint Statement</title></head>
<body><main>
<h1>Joint Statement of the Second Meeting of the Tide Dialogue</h1>
<p>The ministers met in Port Elan on May 4-5, 2021, and spoke about the tides at some length.</p>
<p>We will share data on tides. We intend to open two ports to the survey vessels of both sides.</p>
<p>The ministers thanked the hosts and look forward to the third meeting of the Tide Dialogue.</p>
</main></body></html>"""
PLAIN = {"Content-Type": "text/html; charset=utf-8"}


class Server:
    """What each path answers, and which requests came."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.paths: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.base = ""

    def page(self, path: str, body: bytes = STATEMENT, status: int = 200, **headers: str) -> str:
        """Answer a path with this; header names are written with _ for -."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {**PLAIN, "Content-Length": str(len(body)), **named(headers)}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.paths[path] = answer
        return self.base + path

    def raw(self, path: str, *pieces: bytes, pause: float = 0) -> str:
        """Write these bytes as the whole answer, with a pause between them."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause)
            handler.close_connection = True

        self.paths[path] = answer
        return self.base + path


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers)))
            with contextlib.suppress(OSError):
                told.paths.get(self.path, lambda handler: handler.send_error(404))(self)

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    told.base = f"http://127.0.0.1:{running.server_port}"
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield told
    running.shutdown()
    running.server_close()


def fetcher(**rules: object) -> Fetcher:
    known = {"allow_http": True, "allow_private": True, "timeout": 0.4, "deadline": 1.0, "tries": 1, **rules}
    return Fetcher(Rules(**known), sleep=lambda _: None)  # type: ignore[arg-type]


def test_a_page_is_fetched_with_our_name(server: Server) -> None:
    page = fetcher().get(server.page("/a", ETag='"1"'))
    assert (page.status, page.data, page.format, page.etag) == (200, STATEMENT, "html", '"1"')
    assert server.asked[0][1]["User-Agent"].startswith("dialogue-cli/")


def test_gzip_is_unpacked(server: Server) -> None:
    url = server.page("/z", gzip.compress(STATEMENT), Content_Encoding="gzip")
    assert fetcher().get(url).data == STATEMENT


BREAKS: dict[str, tuple[Callable[[Server], str], type[Exception], str]] = {
    "huge by its own word": (
        lambda s: s.raw("/x", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n"),
        LimitExceeded,
        "says it has 99,999,999 bytes",
    ),
    "huge without a word": (
        lambda s: s.raw("/x", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", *[b"x" * 50_000] * 10),
        LimitExceeded,
        "more than 100,000 bytes",
    ),
    "gzip bomb": (
        lambda s: s.page("/x", gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"),
        LimitExceeded,
        "more than 100,000 bytes",
    ),
    "gzip in gzip's name only": (
        lambda s: s.page("/x", STATEMENT, Content_Encoding="gzip"),
        SourceError,
        "is no gzip",
    ),
    "gzip cut short": (
        lambda s: s.page("/x", gzip.compress(STATEMENT)[:-20], Content_Encoding="gzip"),
        SourceError,
        "was cut short",
    ),
    "packed another way": (
        lambda s: s.page("/x", STATEMENT, Content_Encoding="br"),
        SourceError,
        "packed as br",
    ),
    "cut short": (
        lambda s: s.raw("/x", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nWe met."),
        SourceError,
        "was cut short",
    ),
    "chunks cut short": (
        lambda s: s.raw(
            "/x", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nWe met."
        ),
        SourceError,
        "was cut short",
    ),
    "silent": (lambda s: s.raw("/x", b"", b"", pause=2), SourceError, "took too long"),
    "dripping head": (lambda s: s.raw("/x", *[b"H"] * 60, pause=0.05), SourceError, ""),
    "dripping body": (
        lambda s: s.raw("/x", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", *[b"x"] * 60, pause=0.05),
        SourceError,
        "",
    ),
    "no HTTP at all": (lambda s: s.raw("/x", b"SSH-2.0-OpenSSH\r\n"), SourceError, "cannot be fetched"),
    "endless head": (
        lambda s: s.raw("/x", b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 5000),
        SourceError,
        "cannot be fetched",
    ),
    "wrong type": (lambda s: s.page("/x", Content_Type="image/png"), SourceError, "is image/png, not a page"),
    "gone": (lambda s: s.page("/x", status=410), SourceError, "answers 410 Gone"),
    "broken": (lambda s: s.page("/x", status=500), SourceError, "answers 500"),
    "not modified unasked": (lambda s: s.page("/x", b"", status=304), SourceError, "answers 304"),
    "redirect in a circle": (
        lambda s: (s.page("/y", b"", 302, Location="/x"), s.page("/x", b"", 302, Location="/y"))[1],
        SourceError,
        "in a circle",
    ),
    "redirect without end": (
        lambda s: min([s.page(f"/r{n}", b"", 302, Location=f"/r{n + 1}") for n in range(9)]),
        SourceError,
        "more than 5 times",
    ),
    "redirect to nowhere": (lambda s: s.page("/x", b"", 302), SourceError, "to nowhere"),
    "redirect to a file": (
        lambda s: s.page("/x", b"", 302, Location="file:///etc/passwd"),
        SourceError,
        "file is not fetched",
    ),
    "redirect to another scheme": (
        lambda s: s.page("/x", b"", 302, Location="gopher://127.0.0.1/"),
        SourceError,
        "gopher is not fetched",
    ),
    "redirect with a password": (
        lambda s: s.page("/x", b"", 302, Location=s.base.replace("//", "//a:b@") + "/y"),
        SourceError,
        "holds a name or password",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "kind", "words"), BREAKS.values(), ids=BREAKS)
def test_a_server_that_misbehaves(
    server: Server, make: Callable[[Server], str], kind: type[Exception], words: str
) -> None:
    start = time.monotonic()
    with pytest.raises(kind) as fault:
        fetcher(bytes=100_000).get(make(server))
    assert words in str(fault.value) and "\n" not in str(fault.value)
    assert time.monotonic() - start < 8, "no server may hold us for long"


def test_a_passing_fault_is_tried_again_after_the_wait_asked_for(server: Server) -> None:
    waits: list[float] = []
    answers = iter([(503, {"Retry-After": "7"}), (429, {}), (200, {})])

    def answer(handler: BaseHTTPRequestHandler) -> None:
        status, headers = next(answers)
        handler.send_response(status)
        for name, value in {**PLAIN, "Content-Length": str(len(STATEMENT)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(STATEMENT)

    server.paths["/x"] = answer
    patient = Fetcher(fetcher(tries=3).rules, sleep=waits.append)
    assert patient.get(server.base + "/x").status == 200
    assert waits == [7.0, 2.0]


def test_a_redirect_within_bounds_is_followed(server: Server) -> None:
    server.page("/new")
    page = fetcher().get(server.page("/old", b"", 301, Location="/new"))
    assert page.url == server.base + "/new" and page.data == STATEMENT


ADDRESSES = {
    "public": ("93.184.216.34", True), "public 6": ("2606:2800:220:1::1", True), "loopback": ("127.0.0.1", False),
    "loopback 6": ("::1", False), "private": ("10.1.2.3", False), "private b": ("172.16.0.1", False),
    "private c": ("192.168.1.1", False), "link": ("169.254.169.254", False), "link 6": ("fe80::1%eth0", False),
    "unique local": ("fd00::1", False), "any": ("0.0.0.0", False), "shared": ("100.64.0.1", False),
    "mapped": ("::ffff:127.0.0.1", False), "6to4": ("2002:7f00:1::", False), "nat64": ("64:ff9b::7f00:1", False),
    "multicast": ("224.0.0.1", False), "broadcast": ("255.255.255.255", False), "no address": ("example.org", False),
}  # fmt: skip


@pytest.mark.parametrize(("address", "public"), ADDRESSES.values(), ids=ADDRESSES)
def test_private_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_a_private_address_is_not_even_connected_to(server: Server, host: str) -> None:
    """However the address is written: what counts is where the name leads."""
    port = server.base.rpartition(":")[2]
    server.page("/x")
    with pytest.raises(SourceError):
        fetcher(allow_private=False).get(f"http://{host}:{port}/x")
    assert server.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is taken for a public one; the second is what it is."""
    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")
    url = server.page("/x", b"", 302, Location="http://127.0.0.2/secret")
    with pytest.raises(SourceError, match=r"leads to the private address 127\.0\.0\.2"):
        fetcher(allow_private=False).get(url)


def test_a_name_that_changes_its_mind_leads_nowhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to: the name is asked once."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return real("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    port = server.base.rpartition(":")[2]
    with pytest.raises(SourceError, match="private address"):
        fetcher(allow_private=False).get(f"http://example.org:{port}/x")
    assert asked == ["example.org"] and server.asked == []


FORMS = {
    "http": ("http://example.org/", "is http"), "ftp": ("ftp://example.org/", "ftp is not fetched"),
    "file": ("file:///etc/passwd", "file is not fetched"), "none": ("example.org", "no scheme is not fetched"),
    "password": ("https://a:b@example.org/", "holds a name"), "space": ("https://example.org/ x", "is no address"),
    "line end": ("https://example.org/\r\nHost: x", "is no address"), "port": ("https://example.org:99999/", "is no"),
    "no host": ("https:///x", "is no address"),
}  # fmt: skip


@pytest.mark.parametrize(("url", "words"), FORMS.values(), ids=FORMS)
def test_addresses_that_are_not_fetched(url: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        checked(url)


def test_https_needs_a_certificate_we_can_trust(server: Server) -> None:
    """A server that speaks no TLS is no https server."""
    with pytest.raises(SourceError, match=r"cannot be fetched|took too long"):
        fetcher().get(server.base.replace("http", "https") + "/x")


def listed(server: Server, path: str, **meta: object) -> Listed:
    known = {"series": "tide", "date": "2021-05-04", "meeting": 2, **meta}
    return Listed(url=server.base + path, **known)  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus", "option")


def outcomes(corpus: Corpus, *pages: Listed, **rules: object) -> list[tuple[str, str]]:
    return [(done.outcome, done.why) for done in pull(Store(corpus), pages, fetcher(**rules))]


def test_a_page_becomes_a_statement_with_its_bytes_beside_it(server: Server, corpus: Corpus) -> None:
    server.page("/a", ETag='"v1"', Last_Modified="Tue, 04 May 2021 10:00:00 GMT")
    assert outcomes(corpus, listed(server, "/a", place="Port Elan")) == [("added", "")]
    entry = entries(corpus, "tide")[0]
    assert (entry.stem, entry.source, entry.place) == ("2021-05-04_02", server.base + "/a", "Port Elan")
    assert (entry.etag, entry.modified) == ('"v1"', "Tue, 04 May 2021 10:00:00 GMT")
    kept = corpus.root / "tide" / "originals" / "2021-05-04_02.html"
    assert kept.read_bytes() == STATEMENT and entry.sha256 == hashlib.sha256(STATEMENT).hexdigest()
    assert verify(corpus, lambda e: build_statement(read_source(str(e.path)))).findings == ()
    kept.write_bytes(b"changed")
    findings = verify(corpus, lambda e: build_statement(read_source(str(e.path)))).findings
    assert [finding.kind for finding in findings] == ["original"]


def test_a_page_that_did_not_change_is_not_sent_again(server: Server, corpus: Corpus) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == '"v1"'
        handler.send_response(304 if known else 200)
        for name, value in {**PLAIN, "ETag": '"v1"', "Content-Length": "0" if known else str(len(STATEMENT))}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(b"" if known else STATEMENT)

    server.paths["/a"] = answer
    assert outcomes(corpus, listed(server, "/a")) == [("added", "")]
    assert outcomes(corpus, listed(server, "/a")) == [("unchanged", "")]
    assert server.asked[-1][1]["If-None-Match"] == '"v1"'


def test_a_page_that_changed_takes_the_old_one_s_place(server: Server, corpus: Corpus) -> None:
    server.page("/a")
    outcomes(corpus, listed(server, "/a"))
    server.page("/a", STATEMENT.replace(b"two ports", b"three ports"))
    assert outcomes(corpus, listed(server, "/a")) == [("changed", "")]
    assert [entry.stem for entry in entries(corpus, "tide")] == ["2021-05-04_02"]
    assert "three ports" in entries(corpus, "tide")[0].path.read_text(encoding="utf-8")


def test_trouble_with_one_page_stops_no_other(server: Server, corpus: Corpus) -> None:
    server.page("/good")
    server.page("/empty", b"")
    done = outcomes(
        corpus, listed(server, "/none"), listed(server, "/empty"), listed(server, "/good"), listed(server, "/good")
    )
    assert [outcome for outcome, _ in done] == ["failed", "failed", "added", "unchanged"]
    assert "answers 404" in done[0][1] and "is empty" in done[1][1]


def test_robots_are_obeyed_and_asked_once(server: Server, corpus: Corpus) -> None:
    server.page("/robots.txt", b"User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n", Content_Type="text/plain")
    server.page("/private/a")
    server.page("/b")
    done = outcomes(corpus, listed(server, "/private/a"), listed(server, "/b"))
    assert [outcome for outcome, _ in done] == ["failed", "added"] and "robots.txt" in done[0][1]
    assert [path for path, _ in server.asked] == ["/robots.txt", "/b"]
    assert Robots(fetcher()).check(server.base + "/b") == 3.0


def test_a_host_whose_robots_cannot_be_asked_allows_nothing(server: Server, corpus: Corpus) -> None:
    server.page("/robots.txt", b"", 500)
    server.page("/a")
    assert "robots.txt cannot be read" in outcomes(corpus, listed(server, "/a"))[0][1]


def test_pages_of_one_host_are_fetched_with_a_pause(server: Server, corpus: Corpus) -> None:
    waits: list[float] = []
    server.page("/a")
    server.page("/b", STATEMENT.replace(b"two ports", b"six ports"))
    slow = Fetcher(fetcher().rules, sleep=waits.append)
    list(pull(Store(corpus), [listed(server, "/a"), listed(server, "/b", meeting=3, date="2022-05-04")], slow))
    assert len(waits) == 1 and 0.5 < waits[0] <= 1.0


FAULTY = {
    "not toml": ("schema = ", "is not TOML"),
    "no schema": ("[[page]]\n", "schema: must be"),
    "unknown key": ("pg = 1", "page 1: pg: no such key"),
    "no url": ('series = "a"\ndate = 2021-01-01', "page 1: url: is missing"),
    "no date": ('series = "a"\nurl = "https://a.org"', "page 1: date: is missing"),
    "bad series": ('series = "../a"\nurl = "u"\ndate = 2021-01-01', "page 1: series: cannot name a series"),
    "bad date": ('series = "a"\nurl = "u"\ndate = "May"', "page 1: date: must be a day"),
    "bad meeting": ('series = "a"\nurl = "u"\ndate = 2021-01-01\nmeeting = "2"', "page 1: meeting: must be a number"),
    "no words": ('series = "a"\nurl = 3\ndate = 2021-01-01', "page 1: url: must be words"),
}


@pytest.mark.parametrize(("text", "words"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_catalogue_says_where(text: str, words: str) -> None:
    if "schema" not in text and not text.startswith("[["):
        text = f'schema = "dialogue-catalogue/1"\n[[page]]\n{text}'
    with pytest.raises(DataError) as fault:
        parse_catalogue(text)
    assert words in str(fault.value)


def test_the_shipped_catalogue_lists_official_pages_once() -> None:
    pages = parse_catalogue(read_text("catalogue.toml"))
    assert len({page.url for page in pages}) == len(pages)
    for page in pages:
        checked(page.url)
        host = page.url.split("/")[2]
        assert host.endswith((".gov", ".gouv.fr")), "only the parties' own pages"
    space = chosen(pages, ["us-france-space"])
    assert {page.meeting for page in space} == {1, 2}
    with pytest.raises(DataError, match="lists no such series"):
        chosen(pages, ["nope"])


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(addresses).failed == 0
