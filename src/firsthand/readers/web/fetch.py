"""One page at a time from the servers of other people: robots.txt, pauses, limits, and no private address."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic, sleep
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag

import httpcore
import httpx
import msgspec

from firsthand.model.page import Page, Refused
from firsthand.options.fetching import FetchOptions
from firsthand.readers.files import media_of_bytes
from firsthand.readers.web.guard import NotPublicError, Transport
from firsthand.readers.web.robots import NOTHING, Rules, rules
from firsthand.version import __version__

__all__ = ["Fetched", "Fetcher", "Unchanged", "Validators"]

_MEDIA = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/pdf": "application/pdf",
}
_BROKEN = (
    httpx.HTTPError,
    httpx.InvalidURL,  # where a redirect leads
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
)
_PACKED = {"", "identity", "gzip", "deflate", "x-gzip"}


class Validators(msgspec.Struct, frozen=True, kw_only=True):
    """What a server gave to ask later whether a page has changed."""

    etag: str | None = None
    modified: str | None = None


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A body as it came: `url` is the address that answered in the end, without its fragment."""

    url: str
    raw: bytes
    media: str
    charset: str | None
    validators: Validators

    def page(self, asked: str) -> Page:
        """This as a page that was asked for at `asked`."""
        return Page(raw=self.raw, address=self.url, path=asked, media=self.media, charset=self.charset)


class Unchanged(msgspec.Struct, frozen=True):
    """The server says that `url` is as it was."""

    url: str


class _Stopped(Exception):  # noqa: N818 it carries a reason, it is no fault
    """Why an address is not read, as a clause that says what to do."""


class Fetcher:
    """Fetches pages one after the other, politely; use it as a context, so that connections are closed.

    Proxies of the environment are not used. `clock` (seconds, steady) and `rest` (sleeps so many seconds)
    can be replaced.
    """

    def __init__(
        self,
        options: FetchOptions | None = None,
        *,
        clock: Callable[[], float] = monotonic,
        rest: Callable[[float], None] = sleep,
    ) -> None:
        self.options = options or FetchOptions()
        self._clock, self._rest = clock, rest
        self._rules: dict[str, Rules] = {}
        self._next: dict[str, float] = {}  # when a host may be asked again
        self._client = httpx.Client(
            transport=Transport(private=self.options.private),
            trust_env=False,
            timeout=self.options.seconds,
            headers={
                "User-Agent": f"{self.options.agent}/{__version__}",
                "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf, "
                "application/rss+xml, application/atom+xml, application/feed+json;q=0.9, */*;q=0.1",
                "Accept-Encoding": "gzip, deflate",
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def page(self, url: str) -> Page | Refused:
        """The page at `url`, or why there is none; nothing is raised for a fault of the server."""
        answer = self.fetch(url)
        if isinstance(answer, Unchanged):
            return Refused(url, "the server says that it has not changed, though it was not asked")
        if isinstance(answer, Fetched) and answer.media not in _MEDIA.values():
            return Refused(url, f"is {answer.media}, which firsthand does not read: leave it out")
        return answer if isinstance(answer, Refused) else answer.page(url)

    def fetch(self, url: str, known: Validators | None = None) -> Fetched | Unchanged | Refused:
        """Whatever stands at `url` (a page, a feed), or why not; `known`: only if it changed."""
        try:
            return self._followed(_address(url), known or Validators())
        except _Stopped as stop:
            return Refused(url, str(stop))
        except NotPublicError as error:
            return Refused(url, f"{error}: it is asked only with --private")
        except (httpx.TimeoutException, httpcore.TimeoutException):
            return Refused(url, f"gives no answer within {self.options.seconds:g} s: try again later")
        except _BROKEN as error:
            cause = " ".join(str(error).split()) or type(error).__name__
            return Refused(url, f"cannot be had ({cause}): check the address, or save the page as a file")

    def _followed(self, url: httpx.URL, known: Validators) -> Fetched | Unchanged:
        for _ in range(self.options.redirects + 1):
            self._permitted(url)
            answer = self._asked(url, _conditions(known), self.options.most_bytes)
            if answer.next is None:
                return self._result(url, answer)
            url = _address(answer.next)
        raise _Stopped(f"leads on and on ({self.options.redirects} redirects): check the address")

    def _permitted(self, url: httpx.URL) -> None:
        """Return where the host lets us read `url`, else raise why not."""
        host = _origin(url)
        if host not in self._rules:
            self._rules[host] = self._robots(url.join("/robots.txt"))
        found, agent = self._rules[host], self.options.agent
        if not found.allow(str(url), agent):
            reason = found.refusal or "its robots.txt asks programs to stay away"
            raise _Stopped(f"is not read: {reason}; save the page by hand where you may")
        if found.pause(agent) > self.options.longest_pause:
            raise _Stopped(
                f"is not read: the host asks for pauses of {found.pause(agent):g} s; save it by hand"
            )

    def _robots(self, url: httpx.URL) -> Rules:
        for _ in range(self.options.redirects + 1):
            try:
                answer = self._asked(url, {}, self.options.most_robots_bytes, whole=False)
            except NotPublicError:
                raise
            except (*_BROKEN, _Stopped):
                return NOTHING
            if answer.next is None:
                return rules(answer.status, answer.raw)
            url = httpx.URL(answer.next)
        return rules(404, b"")

    def _asked(
        self, url: httpx.URL, headers: Mapping[str, str], most: int, *, whole: bool = True
    ) -> "_Answer":
        """The answer of `url`, after the pause that its host is owed, asked again where it says so."""
        for left in reversed(range(self.options.tries)):
            self._waited(url)
            answer = self._once(url, headers, most, whole=whole)
            if answer.status not in {429, 502, 503, 504} or not left:
                return answer
            pause = _later(answer.headers) or self.options.pause
            if pause > self.options.longest_pause:
                raise _Stopped(f"asks to come back in {pause:.0f} s: try again later")
            self._next[_origin(url)] = self._clock() + pause
        raise AssertionError("a page is asked for at least once")

    def _waited(self, url: httpx.URL) -> None:
        host = _origin(url)
        owed = self._next.get(host, 0.0) - self._clock()
        if owed > 0:
            self._rest(owed)
        asked = self._rules[host].pause(self.options.agent) if host in self._rules else 0.0
        self._next[host] = self._clock() + max(self.options.pause, asked)

    def _once(self, url: httpx.URL, headers: Mapping[str, str], most: int, *, whole: bool) -> "_Answer":
        start, raw = self._clock(), bytearray()
        with self._client.stream("GET", url, headers=dict(headers)) as response:
            packed = response.headers.get("Content-Encoding", "").strip().lower()
            if packed not in _PACKED:
                raise _Stopped(f"comes packed as {packed}, which was not asked for: save the page as a file")
            for chunk in response.iter_bytes():
                raw += chunk
                if len(raw) > most:
                    if whole:
                        raise _Stopped(f"is larger than {most / 1e6:.0f} MB: leave it out")
                    break
                if self._clock() - start > self.options.seconds:
                    raise _Stopped(f"takes longer than {self.options.seconds:g} s: try again later")
            onward = response.next_request
            return _Answer(
                status=response.status_code,
                headers=dict(response.headers),
                raw=bytes(raw[:most]),
                next=str(onward.url) if onward is not None else None,
                charset=response.charset_encoding,
            )

    def _result(self, url: httpx.URL, answer: "_Answer") -> Fetched | Unchanged:
        address = urldefrag(str(url)).url
        if answer.status == 304:
            return Unchanged(address)
        if not 200 <= answer.status < 300:
            raise _Stopped(_told(answer.status))
        if not answer.raw.strip():
            raise _Stopped("is empty: nothing to read")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(
            url=address,
            raw=answer.raw,
            media=_MEDIA.get(kind)
            or (kind if kind and kind != "application/octet-stream" else media_of_bytes(answer.raw)),
            charset=answer.charset,
            validators=Validators(
                etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified")
            ),
        )


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, read whole; header names are in small letters."""

    status: int
    headers: dict[str, str]
    raw: bytes
    next: str | None
    charset: str | None


def _address(url: str) -> httpx.URL:
    try:
        found = httpx.URL(urldefrag(url).url)
    except (httpx.InvalidURL, ValueError) as error:
        raise _Stopped(f"is no address ({error}): write it as https://host/page") from error
    if found.scheme not in {"http", "https"} or not found.host:
        raise _Stopped("is no address of a page: write it as https://host/page")
    if found.userinfo:
        raise _Stopped("carries a name or password, which would be kept: save the page as a file")
    return found


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.host}:{url.port or ''}"


def _conditions(known: Validators) -> dict[str, str]:
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in found.items() if value}


def _later(headers: Mapping[str, str]) -> float:
    """Seconds that ``Retry-After`` asks for, as a number or a date; 0 where it says nothing."""
    text = headers.get("retry-after", "").strip()
    if text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return 0.0
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _told(status: int) -> str:
    """What an answer without a page means for the reader."""
    if status in {404, 410}:
        return f"is not there any more (HTTP {status}): check the address"
    if status in {401, 402, 403, 451}:
        return f"is not given to programs (HTTP {status}): save the page by hand where you may"
    if status == 429 or status >= 500:
        return f"is not given now (HTTP {status}): try again later"
    return f"is answered with HTTP {status}: check the address"
