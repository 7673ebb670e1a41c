"""No private address is asked unless allowed, whatever it hides behind."""

import socket

import pytest

from firsthand.model.page import Refused
from firsthand.options.fetching import FetchOptions
from firsthand.readers.web import Fetcher
from firsthand.readers.web.guard import is_public


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address, expected):
    assert is_public(address) is expected


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1"]
)
def test_this_machine_is_not_asked_by_any_of_its_names(site, host):
    url = site.root.replace("127.0.0.1", host) + "/a"
    with Fetcher(FetchOptions(pause=0)) as web:
        assert isinstance(web.page(url), Refused)
    assert site.asked == []


def test_a_name_that_points_home_is_not_asked_and_the_reason_says_what_would(site, monkeypatch):
    port = site.server.server_port
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real("127.0.0.1" if host == "news.example" else host, *rest, **more),
    )
    with Fetcher(FetchOptions(pause=0)) as web:
        answer = web.page(f"http://news.example:{port}/a")
    assert "private network" in answer.reason
    assert "--private" in answer.reason
    assert site.asked == []
