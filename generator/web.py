"""The preview's web server: the site's files, and a page that reloads itself and shows what is wrong."""

import json
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qs, unquote, urlsplit

from generator.preview import Preview

_NEWS = "/_guangrong/news"
_LONGEST_WAIT = 25.0
_QUIET = 10
_HERE = frozenset(("127.0.0.1", "localhost", "::1"))
_SCRIPT = """<script>(function(){var edition=%d,known=%d;
function show(text){var box=document.getElementById("gr-problems");
if(!box){box=document.createElement("pre");box.id="gr-problems";box.setAttribute("role","alert");box.style.cssText=
"position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:99;background:#2b0a0e;"+
"color:#fbeecb;font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap";document.body.appendChild(box);}
box.textContent=text;box.hidden=!text;}
function ask(){fetch("%s?known="+known).then(function(r){return r.json();}).then(function(news){
if(news.edition!==edition){location.reload();return;}known=news.known;show(news.errors);ask();
}).catch(function(){setTimeout(ask,1000);});}
show(%s);ask();})();</script>"""


class PreviewHandler(SimpleHTTPRequestHandler):
    """Files of the version that is served now; pages get the script that waits for news."""

    shown: Preview
    protocol_version = "HTTP/1.1"
    # Seconds after which whoever says nothing more is left.
    timeout = 60

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, directory=str(self.shown.folder or Path.cwd()), **options)

    def parse_request(self) -> bool:
        """Whether a request can be read and may be answered; what may not is told so."""
        if not super().parse_request():
            return False
        try:
            is_clear = "\0" not in unquote(urlsplit(self.path).path)
            is_meant = self._is_meant()
        except ValueError:
            is_clear = is_meant = False
        if not is_clear:
            self.send_error(400)
        elif not is_meant:
            self.send_error(403, explain="用 http://localhost 打开 / open it as http://localhost")
        return is_clear and is_meant

    def _is_meant(self) -> bool:
        """Whether the address that was typed is this machine's, where only this machine is served.

        Any page's own name can be made to lead here, and then that page reads what is not public yet.
        """
        name = urlsplit(f"//{self.headers.get('Host', 'localhost')}").hostname
        address, *_ = cast("tuple[str, int]", self.server.server_address)
        return address not in _HERE or name in _HERE

    def do_GET(self) -> None:
        """The news when they come, or a file."""
        parts = urlsplit(self.path)
        if parts.path == _NEWS:
            self._send_news(parts.query)
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page with its script; other files as they are."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if self._ends_with_slash() else path
        if page.suffix != ".html":
            return super().send_head()
        try:
            html = page.read_bytes()
            status = 200
        except OSError:
            html, status = self._lost_page(), 404
        news = self.shown
        errors = json.dumps(news.errors, ensure_ascii=False).replace("<", "\\u003c")
        script = (_SCRIPT % (news.edition, news.news, _NEWS, errors)).encode()
        head, mark, tail = html.rpartition(b"</body>")
        return self._send(b"".join((head, script, mark, tail)) if mark else html + script, "text/html", status)

    def end_headers(self) -> None:
        """Nothing of a preview is to be kept, or to be shown by another site's pages."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""

    def _ends_with_slash(self) -> bool:
        return urlsplit(self.path).path.endswith("/")

    def _lost_page(self) -> bytes:
        try:
            return (Path(self.directory) / "404.html").read_bytes()
        except OSError:
            return "<!doctype html><title>…</title><body>还没有建成 / not built yet</body>".encode()

    def _send_news(self, query: str) -> None:
        text = parse_qs(query).get("known", ["0"])[0]
        known = self.shown.wait(int(text) if text.isdecimal() and len(text) < 10 else 0, _LONGEST_WAIT)
        news = {"known": known, "edition": self.shown.edition, "errors": self.shown.errors}
        content = json.dumps(news, ensure_ascii=False).encode()
        if opened := self._send(content, "application/json", 200):
            self.copyfile(opened, self.wfile)

    def _send(self, content: bytes, kind: str, status: int) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


class PreviewServer(ThreadingHTTPServer):
    """A thread for each request; a browser that has gone away meanwhile is no fault."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what went wrong here only."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def make_server(
    preview: Preview, host: str, port: int, handler: type[PreviewHandler] = PreviewHandler
) -> ThreadingHTTPServer:
    """A server for a preview; raises OSError when the port is taken."""

    class Handler(handler):  # type: ignore[valid-type, misc]
        shown = preview

    return PreviewServer((host, port), Handler)


def serve(config_file: Path, host: str, port: int) -> None:
    """Build, serve, and build again after every change, until interrupted."""
    preview = Preview(config_file, str(port))
    wrong = preview.build()
    run(preview, make_server(preview, host, port), f"http://{host}:{port}/", wrong)


def run(preview: Preview, server: ThreadingHTTPServer, address: str, wrong: str) -> None:
    """Serve a preview that is built, say what is wrong and, last, where it is; build again after every change."""
    from watchfiles import watch

    Thread(target=server.serve_forever, daemon=True).start()
    print(f"{wrong}\n\n{address}" if wrong else address, flush=True)
    # The shortest quiet that tells a save is over, in milliseconds: editors write, rename and touch in one go.
    for changes in watch(*preview.watched(), step=_QUIET, debounce=_QUIET * 20, raise_interrupt=False):
        print(preview.build([Path(path) for _, path in changes]) or "✓", flush=True)
