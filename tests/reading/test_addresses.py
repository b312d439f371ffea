"""quotes.reading.addresses: what is a public web address."""

from __future__ import annotations

import ipaddress

import pytest

from quotes.errors import ArticleError
from quotes.reading.addresses import is_public, place_of, resolved


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("2a00:1450:4001:82a::200e", True),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
    ],
)
def test_is_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("url", "named", "path"),
    [
        ("http://paper.example", "paper.example", "/"),
        ("https://Paper.example:8443/a?b=c d#e", "paper.example:8443", "/a?b=c%20d"),
        ("https://paper.example:443/ä%20b", "paper.example", "/%C3%A4%20b"),
        ("http://[::1]:80/", "[::1]", "/"),
        ("http://zeitung-ä.example/", "xn--zeitung--7za.example", "/"),
    ],
)
def test_places(url: str, named: str, path: str) -> None:
    place = place_of(url)
    assert (place.named, place.path) == (named, path)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("ftp://paper.example/", "only http and https are fetched, not ftp"),
        ("http:///a", "names no host"),
        ("http://a:99999/", "not well formed"),
        ("http://[::1/", "not well formed"),
        ("http://ada:secret@paper.example/", "user's name or password"),
    ],
)
def test_what_is_no_web_address(url: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        place_of(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "localhost."])
def test_private_hosts_are_refused_before_they_are_looked_up(host: str) -> None:
    with pytest.raises(ArticleError, match="--allow-private"):
        resolved(place_of(f"http://{host}/"), allow_private=False)


@pytest.mark.parametrize("found", ["127.0.0.1", "169.254.169.254", "fe80::1%2"])
def test_a_name_that_leads_to_a_private_address(
    found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", (found, 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(ArticleError, match="--allow-private"):
        resolved(place_of("http://paper.example/"), allow_private=False)
    assert resolved(place_of("http://paper.example/"), allow_private=True) == ["8.8.8.8", found]
