"""nginx and Caddy with the settings that a build writes for them: the same headers, the same site."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from visits import Visit

from generator.__main__ import main

PLACE = "/srv/www/site"
SERVERS = {"nginx": "/usr/sbin/nginx", "caddy": "/usr/bin/caddy"}
VISITED = ("", "people/lv-meihua/", "exhibitions/2018-shijian-dashi/", "services/lvshi-jiefang/", "honourees/")
_NGINX = """
{user}
pid {folder}/nginx.pid;
error_log stderr;
daemon off;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def command_for(server: str, folder: Path, settings: str, port: int) -> list[str]:
    """Start one with the settings as they are, but for the port and for the site's place."""
    if server == "nginx":
        # Workers of root's become nobody, who may not look into root's temporary folders.
        user = "" if os.getuid() else "user root;"
        settings = settings.replace("    listen [::]:80;\n", "").replace("listen 80;", f"listen 127.0.0.1:{port};")
        (folder / "site.conf").write_text(settings, "utf-8")
        (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, user=user), "utf-8")
        shutil.copy("/etc/nginx/mime.types", folder)
        return [SERVERS[server], "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    settings = settings.replace("union.example {", f"http://127.0.0.1:{port} {{")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + settings, "utf-8")
    return [SERVERS[server], "run", "--config", str(folder / "Caddyfile")]


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, pictured_project: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site behind a real server; `make test` installs both where no service would be started."""
    name = str(request.param)
    if not Path(SERVERS[name]).exists():
        pytest.skip(f"there is no {name} here")
    site, port = pictured_project / "site", free_port()
    settings = (site / "deploy" / ("nginx.conf" if name == "nginx" else "Caddyfile")).read_text("utf-8")
    command = command_for(name, tmp_path, settings.replace(PLACE, str(site)), port)
    with subprocess.Popen(command, env={"HOME": str(tmp_path)}, stderr=subprocess.PIPE, text=True) as running:
        for _ in range(100):
            with closing(socket.socket()) as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert running.poll() is None, running.stderr and running.stderr.read()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
        running.terminate()


def headers_of(url: str, **asked: str) -> dict[str, str]:
    with urlopen(Request(url, headers=asked)) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def test_headers_types_and_keeping(server: str, pictured_project: Path):
    page = headers_of(server + "people/lv-meihua/")
    assert "default-src 'none'" in page["content-security-policy"]
    assert "unsafe" not in page["content-security-policy"]
    assert page["x-content-type-options"] == "nosniff"
    assert page["cache-control"] == "no-cache"
    assert page["content-type"].startswith("text/html")
    script = next((pictured_project / "site/assets").glob("frame-*.js"))
    assert "immutable" in headers_of(f"{server}assets/{script.name}")["cache-control"]
    picture = next((pictured_project / "site/media").glob("*.avif"))
    assert headers_of(f"{server}media/{picture.name}")["content-type"] == "image/avif"
    assert headers_of(server + "services/lvshi-jiefang/sessions.ics")["content-type"].startswith("text/calendar")
    assert headers_of(server + "events/feed.xml")["content-type"].startswith("application/atom+xml")
    assert headers_of(server + "people/", **{"Accept-Encoding": "gzip"})["content-encoding"] == "gzip"


def test_an_old_address_leads_on_for_ever(server: str):
    asked = http.client.HTTPConnection(urlsplit(server).netloc)
    asked.request("GET", "/people/lv-meihua-1/")
    answer = asked.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "/people/lv-meihua/")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_it_serves_what_was_built(server: str, pictured_project: Path):
    """Packed on the way, and with old addresses that the server leads on itself."""
    config = str(pictured_project / "site_config.yml")
    told = CliRunner().invoke(main, ["verify", server, "-f", config])
    assert told.exit_code == 0, told.output
    assert "对照：本机建的站" in told.output


def test_a_lost_page_is_told_as_lost(server: str):
    with pytest.raises(HTTPError) as told:
        urlopen(server + "people/nobody/")
    assert told.value.code == 404
    assert "没有这一页" in told.value.read().decode()


def test_pages_work_behind_it(server: str, browser: Browser):
    context = browser.new_context(locale="zh-CN")
    visit = Visit(context.new_page(), server)
    for address in VISITED:
        visit.open(address).wait_for_load_state("networkidle")
    context.close()
    assert visit.wrong == []
