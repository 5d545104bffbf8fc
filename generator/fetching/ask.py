"""One who asks: keeps connections, waits no longer than told, follows redirects where that is allowed."""

import http.client
import io
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from generator import __version__
from generator.codes import Text
from generator.fetching.answer import Answer, Unanswered, explain
from generator.fetching.decoding import ACCEPTED, unpack

AGENT = f"guangrong/{__version__}"
_MOST_STEPS = 8
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 1 << 16
_NO_ADDRESS = Text("不是网址", "it is no address")
_CIRCLE = Text("转来转去没有尽头", "its redirects have no end")
_AWAY = Text("转到别的网站去了：{host}", "it leads to another host: {host}")
_OPEN = Text("从 https 转到了不加密的 http", "it leads from https to http, which anybody can change on the way")
_SLOW = Text("回答太慢，没有等完", "the answer took too long")

Follow = Literal["same host", "anywhere"]


class _InTime(io.RawIOBase):
    """What comes from a server until a moment: heads may drip, and there may be no end of them."""

    def __init__(self, received: io.RawIOBase, until: float) -> None:
        self._received, self._until = received, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if time.monotonic() > self._until:
            raise Unanswered(_SLOW)
        return self._received.readinto(buffer)

    def close(self) -> None:
        self._received.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, *arguments: Any, until: float, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fp = io.BufferedReader(_InTime(self.fp.detach(), until))


@dataclass(slots=True)
class Asker:
    """Asks servers, also from several threads; waits `pause` seconds for a sign of life, `whole` for an answer."""

    pause: float = 15.0
    whole: float = 60.0
    agent: str = AGENT
    follow: Follow = "same host"
    _kept: threading.local = field(default_factory=threading.local)
    _ssl: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, url: str, most: int, method: str = "GET") -> Answer:
        """What is at an address, of which no more than `most` bytes are taken; raises Unanswered."""
        started, steps, start = time.monotonic(), list[int](), urlsplit(clean_address(url))
        here = start
        while True:
            answer = self._ask_once(here, method, most, started)
            where = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not where:
                return Answer(
                    answer.status,
                    urlunsplit(here),
                    answer.content,
                    answer.headers,
                    time.monotonic() - started,
                    tuple(steps),
                )
            steps.append(answer.status)
            if len(steps) > _MOST_STEPS:
                raise Unanswered(_CIRCLE, is_passing=False)
            here = self._lead_on(start, here, where)

    def _lead_on(self, start: SplitResult, here: SplitResult, where: str) -> SplitResult:
        there = urlsplit(clean_address(urljoin(urlunsplit(here), where)))
        if self.follow == "same host" and there.hostname != start.hostname:
            host = there.hostname or ""
            raise Unanswered(Text(_AWAY.zh.format(host=host), _AWAY.en.format(host=host)), is_passing=False)
        if self.follow == "same host" and (here.scheme, there.scheme) == ("https", "http"):
            raise Unanswered(_OPEN, is_passing=False)
        return there

    def _ask_once(self, url: SplitResult, method: str, most: int, started: float) -> Answer:
        """Ask on a kept connection; a server may have closed that meanwhile, then once more on a new one."""
        for is_last in (False, True):
            connection, is_new = self._connection(url)
            try:
                return self._exchange(connection, url, method, most, started)
            except Unanswered:
                self._drop(url)
                raise
            except (OSError, http.client.HTTPException, ValueError, EOFError) as error:
                self._drop(url)
                if is_new or is_last:
                    raise explain(error) from None
        raise AssertionError

    def _exchange(
        self, connection: http.client.HTTPConnection, url: SplitResult, method: str, most: int, started: float
    ) -> Answer:
        way = urlunsplit(("", "", url.path or "/", url.query, ""))
        target = urlunsplit((*url[:2], url.path or "/", url.query, "")) if _is_through_plain_proxy(url) else way
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED, "Cache-Control": "no-cache"}
        connection.response_class = partial(_Response, until=started + self.whole)  # type: ignore[assignment]
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        content = self._read(response, most)
        if content is None or response.will_close:
            self._drop(url)
        if content is not None and method != "HEAD":
            content = unpack(content, told.get("content-encoding", ""), most)
        return Answer(response.status, "", content, told)

    def _read(self, response: http.client.HTTPResponse, most: int) -> bytes | None:
        """A packed answer may be a little larger than what is in it."""
        pieces, size, limit = list[bytes](), 0, most + most // 8 + 1024
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                return None
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        response.read()  # only this lets the connection be asked again
        return b"".join(pieces)

    def _connection(self, url: SplitResult) -> tuple[http.client.HTTPConnection, bool]:
        kept: dict[tuple[str, str], http.client.HTTPConnection] = self._kept.__dict__.setdefault("by_host", {})
        key = (url.scheme, url.netloc)
        if key in kept:
            return kept[key], False
        if len(kept) > 8:
            for one in kept.values():
                one.close()
            kept.clear()
        kept[key] = self._open(url)
        return kept[key], True

    def _open(self, url: SplitResult) -> http.client.HTTPConnection:
        proxy = _proxy_for(url)
        host, port = (proxy.hostname, proxy.port or 80) if proxy else (url.hostname, url.port)
        if url.scheme == "https":
            secure = http.client.HTTPSConnection(host or "", port, timeout=self.pause, context=self._ssl)
            if proxy:
                secure.set_tunnel(url.hostname or "", url.port or 443)
            return secure
        return http.client.HTTPConnection(host or "", port, timeout=self.pause)

    def _drop(self, url: SplitResult) -> None:
        kept = self._kept.__dict__.get("by_host", {})
        if one := kept.pop((url.scheme, url.netloc), None):
            one.close()


def _proxy_for(url: SplitResult) -> SplitResult | None:
    """The proxy that the system's settings or the environment name for an address."""
    told: Mapping[str, str] = getproxies()
    proxy = told.get(url.scheme)
    if not proxy or proxy_bypass(url.hostname or ""):
        return None
    return urlsplit(proxy if "://" in proxy else f"http://{proxy}")


def _is_through_plain_proxy(url: SplitResult) -> bool:
    return url.scheme == "http" and _proxy_for(url) is not None


def clean_address(url: str) -> str:
    """An http address with nothing but ASCII in it; raises Unanswered for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        name = host.encode("ascii" if host.isascii() else "idna").decode()
    except ValueError:
        raise Unanswered(_NO_ADDRESS, is_passing=False) from None
    if parts.scheme not in ("http", "https") or not name or any(mark in name for mark in ' \t\r\n<>"\\^`{|}'):
        raise Unanswered(_NO_ADDRESS, is_passing=False)
    place = f"[{name}]" if ":" in name else name
    netloc = f"{place}:{port}" if port else place
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, netloc, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]"), ""))
