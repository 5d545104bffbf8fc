"""What a server said, and why there was no answer."""

import errno
import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

from generator.codes import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer; `content` is unpacked, None where it was larger than allowed; `url` is where it was found."""

    status: int
    url: str
    content: bytes | None
    headers: Mapping[str, str]
    seconds: float = 0.0
    # Statuses on the way here, where redirects were followed.
    steps: tuple[int, ...] = ()


class Unanswered(Exception):
    """Nobody answered, or not so that it could be used; `is_passing` where asking again may help."""

    def __init__(self, words: Text, is_passing: bool = True) -> None:
        self.words, self.is_passing = words, is_passing
        super().__init__(words.en)


_NO_HOST = Text("没有这个网站（域名查不到）", "there is no such host")
_REFUSED = Text("连不上（那台机器没有开网站）", "connection refused")
_SLOW = Text("等了很久没有回答", "no answer in time")
_CUT = Text("回答到一半断了", "the answer broke off")
_UNSAFE = Text("证书不对：{why}", "the certificate is wrong: {why}")
_BROKEN = Text("连接出错：{why}", "connection failed: {why}")


def explain(error: BaseException) -> Unanswered:
    """Why asking failed, in words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Unanswered(_fill(_UNSAFE, error.verify_message), is_passing=False)
    if isinstance(error, socket.gaierror):
        # EAI_AGAIN: the name server itself did not answer.
        return Unanswered(_NO_HOST, is_passing=error.errno == socket.EAI_AGAIN)
    if isinstance(error, TimeoutError):
        return Unanswered(_SLOW)
    if isinstance(error, ConnectionRefusedError):
        return Unanswered(_REFUSED)
    is_cut = isinstance(error, http.client.IncompleteRead | http.client.BadStatusLine | EOFError)
    if is_cut or (isinstance(error, OSError) and error.errno in (errno.ECONNRESET, errno.EPIPE)):
        return Unanswered(_CUT)
    return Unanswered(_fill(_BROKEN, str(error) or type(error).__name__))


def _fill(words: Text, why: str) -> Text:
    return Text(words.zh.format(why=why[:200]), words.en.format(why=why[:200]))
