"""nginx and Caddy before a folder that is published into: no page is missing or mixed, and compressed forms."""

import gzip
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import socket
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from front import free_port
from small_sites import Read, Union, find_lost, look_around

from generator.publishing.compress import add_compressed

PROGRAMS = {"nginx": "/usr/sbin/nginx", "caddy": "/usr/bin/caddy"}
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
DEPLOY = Path(__file__).parents[2] / "templates/deploy"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def settings_of(name: str, root: Path, port: int, with_brotli: bool) -> str:
    """What our template says of compressed files, around a server that is told as little as can be."""
    template = (DEPLOY / {"nginx": "nginx.conf", "caddy": "Caddyfile"}[name]).read_text("utf-8")
    if name == "caddy":
        precompressed = re.search(r"precompressed .*", template)
        assert precompressed
        files = f"file_server {{\n\t\t{precompressed[0]}\n\t}}"
        return f"{{\n\tadmin off\n}}\nhttp://127.0.0.1:{port} {{\n\troot * {root}\n\t{files}\n}}\n"
    static = "gzip_static on;" + ("brotli_static on;" if with_brotli else "")
    assert "gzip_static on;" in template
    assert "brotli_static on;" in template
    user = "user root;" if os.getuid() == 0 else ""
    module = f"load_module {BROTLI};" if with_brotli else ""
    temporary = "".join(
        f"{kind}_temp_path {root}/../{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{module}{user}pid {root}/../nginx.pid; error_log stderr; daemon off; events {{}}\n"
        f"http {{ access_log off; {temporary}"
        f"types {{ text/html html; text/css css; }} server {{ listen 127.0.0.1:{port}; root {root}; {static} }} }}"
    )


@pytest.fixture(params=PROGRAMS)
def server(request: pytest.FixtureRequest, union: Union, tmp_path: Path) -> Iterator[str]:
    name, port = str(request.param), free_port()
    if not Path(PROGRAMS[name]).exists():
        pytest.skip(f"there is no {name} here")
    config = tmp_path / "server.conf"
    config.write_text(settings_of(name, union.root / "www/current", port, with_brotli=BROTLI.exists()))
    command = {
        "nginx": [PROGRAMS["nginx"], "-e", "stderr", "-c", str(config)],
        "caddy": [PROGRAMS["caddy"], "run", "--adapter", "caddyfile", "--config", str(config)],
    }[name]
    union.published()
    with subprocess.Popen(command, env={"HOME": str(tmp_path)}, stderr=subprocess.DEVNULL) as running:
        for _ in range(100):
            with closing(socket()) as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
        running.terminate()


def read_over(address: str) -> Read:
    def read(path: str) -> bytes | None:
        try:
            with urlopen(address + path.removesuffix("index.html"), timeout=10) as answer:
                return bytes(answer.read())
        except HTTPError:
            return None

    return read


def test_nobody_sees_a_switch(union: Union, server: str):
    wrong, walks, is_over, read = list[str](), [0], threading.Event(), read_over(server)

    def walk() -> None:
        while not is_over.is_set():
            wrong.extend([*look_around(read, union.builds), *find_lost(read)])
            walks[0] += 1

    visitors = [threading.Thread(target=walk) for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    for build in "bababa":
        union.build(build)
        union.published()
        time.sleep(0.1)
    is_over.set()
    for visitor in visitors:
        visitor.join()
    assert wrong == []
    assert walks[0] > 4


@pytest.mark.parametrize("encoding", ["br", "gzip", "zstd", ""])
def test_compressed_forms_are_handed_out(union: Union, server: str, encoding: str):
    union.targets("x: {to: dir, folder: www, compress: [br, gz, zst]}")
    union.published()
    told = union.builds["a"]["people/index.html"]
    with urlopen(Request(server + "people/", headers={"Accept-Encoding": encoding} if encoding else {})) as answer:
        used, body = answer.headers.get("Content-Encoding", ""), answer.read()
    ending = {"gzip": "gz", "br": "br", "zstd": "zst"}.get(used)
    expected = (union.root / f"www/current/people/index.html.{ending}").read_bytes() if ending else told
    assert body == expected
    if encoding == "gzip":
        assert gzip.decompress(body) == told
    assert used in (encoding, "")


def test_compressed_forms_are_the_same_every_time(union: Union, monkeypatch: pytest.MonkeyPatch):
    from generator.progress import Progress
    from generator.publishing.offer import offered

    results = []
    for _ in range(2):
        with offered(union.root / "site", Progress()) as offer:
            add_compressed(offer, ("br", "gz", "zst"), union.root / ".cache", Progress())
            results.append({path: (offer.folder / path).read_bytes() for path in offer.extras})
        shutil.rmtree(union.root / ".cache")
    assert results[0] == results[1]
    assert "people/index.html.br" in results[0]
    assert not [path for path in results[0] if path.startswith(("media/film", "assets/favicon", "assets/run"))]


def test_a_damaged_cache_is_not_believed(union: Union):
    union.targets("x: {to: dir, folder: www, compress: [gz]}")
    union.published()
    for kept in (union.root / ".cache/compressed").rglob("*-gz9"):
        kept.write_bytes(b"nonsense")
    union.build("b")
    union.published()
    page = union.root / "www/current/people/index.html.gz"
    assert gzip.decompress(page.read_bytes()) == union.builds["b"]["people/index.html"]


def test_nothing_is_kept_of_what_the_site_no_longer_holds(union: Union):
    union.targets("x: {to: dir, folder: www, compress: [gz]}")
    union.published()
    old = {path.name for path in (union.root / ".cache/compressed").glob("*/*")}
    union.build("b")
    union.published()
    assert not old & {path.name for path in (union.root / ".cache/compressed").glob("*/*")}


def test_a_file_of_the_site_is_never_replaced(union: Union):
    union.builds["a"]["people/index.html.gz"] = b"of the site"
    union.build("a")
    union.targets("x: {to: dir, folder: www, compress: [gz]}")
    union.published()
    assert (union.root / "www/current/people/index.html.gz").read_bytes() == b"of the site"
