"""Addresses: which may be fetched at all, and which lead into a private network."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from dialogue_cli.errors import SourceError


def checked(url: str, *, allow_http: bool = False) -> SplitResult:
    """The address in its parts. Raises SourceError for a scheme or form that is not allowed."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise SourceError(f"is no address ({fault})", where=url) from fault
    if any(ord(char) <= 32 or ord(char) == 127 for char in url) or port == 0:
        raise SourceError("is no address", where=url)
    if parts.scheme not in {"http", "https"}:
        raise SourceError(f"{parts.scheme or 'no scheme'} is not fetched, only https", where=url)
    if not parts.hostname:
        raise SourceError("is no address", where=url)
    if parts.scheme == "http" and not allow_http:
        raise SourceError("is http, which anyone on the way can change", where=url, do="use https, or --allow-http")
    if parts.username is not None or parts.password is not None:
        raise SourceError("holds a name or password", where=url, do="leave them out")
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; IPv4 inside IPv6 counts as what it leads to.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("fe80::1")
    (True, False, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = [getattr(parsed, name, None) for name in ("ipv4_mapped", "sixtofour")]
    teredo = getattr(parsed, "teredo", None)
    faces = [parsed, *(face for face in (*inner, *(teredo or ())) if face)]
    if parsed in ipaddress.ip_network("64:ff9b::/96"):
        faces.append(ipaddress.ip_address(int(parsed) & 0xFFFFFFFF))
    return all(face.is_global and not face.is_multicast for face in faces)


def ascii_path(path: str) -> str:
    """A path as it goes over the wire: what is no ASCII is written in percent."""
    from urllib.parse import quote

    return quote(path, safe="/%?&=+:@!$'()*,;~#[]")
