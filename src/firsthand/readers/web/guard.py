"""Connections to public addresses alone, decided where the connection is made.

A name is resolved once, its addresses are judged, and the connection goes to an address that was judged: a
server whose name changes its address between two questions (DNS rebinding) gains nothing, and neither does a
redirect to a machine of the reader's own network.
"""

import socket
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore
import httpx

__all__ = ["NotPublicError", "Transport", "is_public"]

_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class NotPublicError(httpcore.ConnectError):
    """A host has no public address."""


def is_public(address: str) -> bool:
    """Whether `address` (a number) can be reached from the whole internet, whatever it is wrapped in."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _TRANSLATED:
            inner = IPv4Address(found.packed[-4:])
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


class _PublicOnly(httpcore.SyncBackend):
    """Connects as httpcore does, to addresses that `is_public` accepts."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = [
            address for address in dict.fromkeys(str(one[4][0]) for one in known) if is_public(address)
        ]
        if not addresses:
            raise NotPublicError(f"{host} is an address of this machine or of a private network")
        for address in addresses[:-1]:
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return super().connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


class Transport(httpx.BaseTransport):
    """What httpx sends through: httpcore's pool; with `private` to any address, else to public ones alone."""

    def __init__(self, *, private: bool) -> None:
        backend = httpcore.SyncBackend() if private else _PublicOnly()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), max_connections=8, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to `request`, its body not yet read; what httpcore raises is passed on."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
