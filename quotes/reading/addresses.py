"""Which addresses may be fetched from: web addresses of hosts that anybody can reach."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from quotes.errors import ArticleError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"http": 80, "https": 443}

# Networks that carry an IPv4 address in their last 32 bits (RFC 6052).
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

PRIVATE = "the address leads to this machine or a private network ({}); --allow-private lets it"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: `path` is what the host is asked for, escaped."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """Host and, unless it is the usual one, port: the `Host` of a request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def place_of(url: str) -> Place:
    """Take a URL apart. Raises ArticleError for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
        if host and not host.isascii():
            host = host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise ArticleError(f"the address is not well formed ({error})") from error
    if parts.scheme not in PORTS:
        raise ArticleError(f"only http and https are fetched, not {parts.scheme or 'a path'}")
    if not host:
        raise ArticleError("the address names no host")
    if parts.username or parts.password:
        raise ArticleError("the address holds a user's name or password, which is never sent")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return Place(
        parts.scheme, host, port or PORTS[parts.scheme], f"{path}?{query}" if query else path
    )


def resolved(place: Place, *, allow_private: bool) -> list[str]:
    """The addresses of the place's host, checked before and after its name is looked up.

    The caller must connect to one of these, and not look the name up again. Raises ArticleError
    when there is no such host, or one of its addresses is private.
    """
    if not allow_private:
        _check_public(place.host)
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError(f"the host {place.host} was not found") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        for each in addresses:
            _check_public(each)
    return addresses


def _check_public(host: str) -> None:
    """Raise ArticleError for an address (or `localhost`) of this machine or a private network."""
    if host.rstrip(".").lower() == "localhost":
        raise ArticleError(PRIVATE.format(host))
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return  # a name
    if not is_public(address):
        raise ArticleError(PRIVATE.format(host))


def is_public(address: Address) -> bool:
    """Whether anybody can reach it; an IPv6 address that carries an IPv4 one is that one, too."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return address in NAT64 and is_public(_last_32_bits(address))
    if isinstance(address, ipaddress.IPv4Address):
        return True
    teredo = address.teredo
    carried = [address.ipv4_mapped, address.sixtofour, *(teredo or ())]
    if address in NAT64:
        carried.append(_last_32_bits(address))
    return all(is_public(each) for each in carried if each is not None)


def _last_32_bits(address: Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
