"""A version on a web site, read with limits on time and size."""

import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.parse import urlsplit

from generator.kiosk.manifest import LARGEST_MANIFEST
from generator.kiosk.packs import SourceError

_PIECE = 1 << 16
_SILENCE = 20.0  # seconds without a byte
_PATIENCE, _SLOWEST = 60.0, 8_000  # seconds for any file, and bytes a second that it may be extended by
_MOST_REDIRECTS = 5


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow to other web addresses only, and never from a safe one to an open one."""

    max_redirections = _MOST_REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The request that follows a redirect."""
        allowed = ("https",) if urlsplit(req.full_url).scheme == "https" else ("http", "https")
        if urlsplit(newurl).scheme not in allowed:
            raise SourceError("网站转到了不允许的地址")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _make_opener() -> urllib.request.OpenerDirector:
    """Of the usual handlers those for the web: none that reads files or FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    opener.addheaders = [("User-Agent", "guangrong-kiosk"), ("Cache-Control", "no-cache")]
    return opener


def is_web_address(text: str) -> bool:
    """Whether a source is a web site; one with a password in it would show it on the status page."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


class WebPack:
    """A built site under its address."""

    def __init__(self, address: str) -> None:
        self.name = f"{address.rstrip('/')}/"
        self._opener = _make_opener()

    def read_manifest(self, path: str) -> bytes:
        """The manifest's bytes."""
        return b"".join(self._pieces(path, 0, LARGEST_MANIFEST))

    def read(self, path: str, size: int) -> Iterator[bytes]:
        """A file in pieces."""
        return self._pieces(path, size, size)

    def _pieces(self, path: str, expected: int, most: int) -> Iterator[bytes]:
        deadline = time.monotonic() + _PATIENCE + expected / _SLOWEST
        try:
            with self._open(path) as response:
                told = response.headers.get("Content-Length", "")
                if told.isdecimal() and int(told) > most:
                    raise SourceError(f"{path} 太大")
                read = 0
                # One arrival at a time: who waits for a full piece can be kept waiting by a byte now and then.
                while read <= most and (piece := response.read1(_PIECE)):
                    read += len(piece)
                    yield piece
                    if time.monotonic() > deadline:
                        raise SourceError("网站太慢")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise SourceError(_explain(error, path)) from None

    def _open(self, path: str) -> HTTPResponse:
        response: Any = self._opener.open(self.name + path, timeout=_SILENCE)
        return response  # type: ignore[no-any-return]


def _explain(error: Exception, path: str) -> str:
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        return f"网站对 {path} 答复 {error.code}"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return "网站没有及时答复"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "网站的证书不对（本机时间对吗？）"
    if isinstance(cause, OSError) and cause.strerror:
        return f"连不上网站：{cause.strerror}"
    return "连不上网站，或连接中断"
