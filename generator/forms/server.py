"""The web server of forms: on this machine only, for whoever has the key, beside the preview of the site."""

import gzip
import hmac
import json
import mimetypes
import secrets
import traceback
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from generator.forms.actions import Forms, NotThere, tell
from generator.forms.config import forms_config
from generator.forms.requests import Senseless, read_request
from generator.forms.saving import Faulty, Overtaken
from generator.forms.uploads import LARGEST_UPLOAD
from generator.pictures import MOST_IN_FILE, NoPicture, develop
from generator.refusal import Refused
from generator.web import PreviewHandler

BASE = "/_guangrong/edit/"
_PAGE, _VENDORED = Path(__file__).parent / "page", Path(__file__).parent / "vendored"
_LARGEST_FORM = 5_000_000
# The form program makes functions of texts, and so has a policy of its own; the site's pages never need it.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self' blob:; font-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Content-Security-Policy": _POLICY}
_THUMB = 320


class FormsHandler(PreviewHandler):
    """The preview, and below `BASE` the forms; every request there must come from this machine with the key."""

    forms: Forms
    key: str

    def do_GET(self) -> None:
        """A part of the forms' page, or a file of the preview."""
        parts = urlsplit(self.path)
        if not parts.path.startswith(BASE):
            super().do_GET()
        elif self._is_led_in(parts.query):
            self._let_in()
        elif self._is_let_in():
            self._send_part(parts.path.removeprefix(BASE), parse_qs(parts.query))
        else:
            self._refuse_stranger()

    def do_POST(self) -> None:
        """An action of the forms, or a picture."""
        parts = urlsplit(self.path)
        if not parts.path.startswith(BASE) or not self._is_let_in() or not self._is_from_here():
            self.close_connection = True
            self._refuse_stranger()
            return
        what = parts.path.removeprefix(BASE)
        if (content := self._read(LARGEST_UPLOAD if what == "upload" else _LARGEST_FORM)) is None:
            return
        status, answer = self._answer(what, parse_qs(parts.query), content)
        self._tell(status, answer)

    def _answer(self, what: str, query: Mapping[str, list[str]], content: bytes) -> tuple[int, Any]:
        try:
            if what == "upload":
                return 200, self.forms.upload(query.get("name", [""])[0], content)
            return 200, self.forms.answer(*read_request(content))
        except Senseless:
            return 400, {"error": "听不懂浏览器的话，重新打开这一页"}
        except NotThere as error:
            return 404, {"error": f"没有：{error}"}
        except Refused as error:
            return 409, {"error": error.words.zh, **({"path": error.path} if isinstance(error, Overtaken) else {})}
        except Faulty as error:
            return 422, _faults(error)
        except OSError as error:
            return 500, {"error": f"写不了：{error.strerror or error}。填的内容还在页面上"}
        except Exception:
            traceback.print_exc()
            return 500, {"error": "程序出错了，没有存，填的内容还在页面上。把终端里的字发给管理员"}

    def _send_part(self, name: str, query: Mapping[str, list[str]]) -> None:
        if name == "config.json":
            self._tell(200, forms_config(self.forms.settings, f"{BASE}api"))
        elif name == "picture":
            self._send_picture(query.get("path", [""])[0])
        elif name == "decap-cms.js":
            self._send_packed((_VENDORED / "decap-cms.js.gz").read_bytes())
        elif name in ("", "index.html"):
            self._send_kind((_PAGE / "index.html").read_bytes(), "text/html")
        elif "/" not in name and (_PAGE / name).suffix in (".js", ".css") and (_PAGE / name).is_file():
            self._send_kind((_PAGE / name).read_bytes(), str(mimetypes.guess_type(name)[0]))
        else:
            self._tell(404, {"error": "没有这一页"})

    def _send_picture(self, path: str) -> None:
        """A picture of content/media/, small and without whatever else its file holds."""
        media = self.forms.settings.media.resolve()
        try:
            file = (media / path).resolve()
            if not file.is_relative_to(media) or not file.is_file() or file.stat().st_size > MOST_IN_FILE:
                raise OSError
            picture = develop(file.read_bytes()).convert("RGB")
        except (OSError, NoPicture, ValueError):
            self._tell(404, {"error": "没有这张图片"})
            return
        picture.thumbnail((_THUMB, _THUMB))
        drawn = BytesIO()
        picture.save(drawn, "JPEG", quality=80)
        self._send_kind(drawn.getvalue(), "image/jpeg")

    def _send_packed(self, content: bytes) -> None:
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send_kind(content, "text/javascript", {"Content-Encoding": "gzip"})
        else:
            self._send_kind(gzip.decompress(content), "text/javascript")

    def _tell(self, status: int, answer: Any) -> None:
        content = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
        self._send_kind(content, "application/json", status=status)

    def _send_kind(
        self, content: bytes, kind: str, headers: Mapping[str, str] | None = None, status: int = 200
    ) -> None:
        self.send_response(status)
        is_text = kind.startswith("text/") or kind == "application/json"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in {**_HEADERS, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _read(self, most: int) -> bytes | None:
        """What was sent; None where it is too much or its length is not told, and that is answered."""
        told = ",".join(self.headers.get_all("Content-Length", []))
        is_told = told.isascii() and told.isdecimal() and "Transfer-Encoding" not in self.headers
        if is_told and len(told) <= len(str(most)) and int(told) <= most:
            return self.rfile.read(int(told))
        self.close_connection = True
        self._tell(413, {"error": f"太大，最多 {most // 1_000_000} MB"})
        return None

    def _is_here(self) -> bool:
        """Whether the address that was typed is this machine's: another name could be anybody's page."""
        port = self.port
        return self.headers.get("Host", "") in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}")

    def _is_from_here(self) -> bool:
        origin = self.headers.get("Origin")
        return origin is None or origin == f"http://{self.headers.get('Host')}"

    def _is_led_in(self, query: str) -> bool:
        return self._is_here() and self._is_key(parse_qs(query).get("key", [""])[0])

    def _let_in(self) -> None:
        """Keep the key in the browser and out of its address line."""
        self.send_response(303)
        self.send_header("Location", BASE)
        self.send_header("Set-Cookie", f"{self._cookie}={self.key}; HttpOnly; SameSite=Strict; Path={BASE}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _is_let_in(self) -> bool:
        try:
            kept = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return self._is_here() and self._is_key(kept.value if kept else "")

    def _is_key(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.key.encode())

    @property
    def port(self) -> int:
        """Where this server listens."""
        _, port, *_ = cast(tuple[str, int], self.server.server_address)
        return port

    @property
    def _cookie(self) -> str:
        """Cookies do not tell ports apart, and another site's forms may run beside."""
        return f"guangrong_edit_{self.port}"

    def _refuse_stranger(self) -> None:
        self._tell(403, {"error": "用 guangrong edit 打印的地址打开，每次启动都是新的"})


def make_handler(forms: Forms) -> type[FormsHandler]:
    """A handler with a new key for these forms."""

    class Handler(FormsHandler):
        pass

    Handler.forms, Handler.key = forms, secrets.token_urlsafe(24)
    return Handler


def _faults(error: Faulty) -> dict[str, Any]:
    problems = [tell(problem, error.found.kind, error.found.path) for problem in error.problems]
    return {"error": f"没有存，有 {len(problems)} 处要改", "problems": problems}
