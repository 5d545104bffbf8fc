"""`guangrong verify https://…` against real servers that cut, lie, pack and lead elsewhere."""

import json
import subprocess
from pathlib import Path

import pytest
from copies import PAGES, Web, manifest_of, serving, verify, write_site
from workspace import CONFIG

LIST = "build-manifest.json"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "site_config.yml").write_text(CONFIG, "utf-8")
    write_site(tmp_path / "site", PAGES)
    return tmp_path / "site_config.yml"


def live(**other: object) -> Web:
    """What hosts serve: all but what is for themselves."""
    files = {path: one for path, one in PAGES.items() if path != "_headers" and not path.startswith("deploy")}
    return Web({**files, LIST: manifest_of(PAGES)}, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize("packing", ["", "gzip", "br"])
def test_a_site_as_it_was_built(config: Path, packing: str):
    with serving(live(packing=packing)) as web:
        code, told = verify(web.url, "-f", config)
    assert (code, told.splitlines()[-1]) == (0, "6 个文件相同，2 个是给服务器看的，不对外")
    assert ("GET", "关于/") in web.asked
    assert {agent.split("/")[0] for agent in web.agents} == {"guangrong"}


def test_a_server_that_cuts_now_and_then(config: Path):
    with serving(live(cuts={"people/a/": 1, "assets/x.css": 99})) as web:
        code, told = verify(web.url, "-f", config)
    assert code == 1
    assert "没问到 assets/x.css（回答到一半断了）" in told
    assert "people/a" not in told


def test_a_server_that_takes_everything_for_a_page(config: Path):
    with serving(live(catch_all=PAGES["404.html"])) as web:
        del web.files["people/b/index.html"]
        code, told = verify(web.url, "-f", config)
    assert code == 1
    assert "缺少 people/b/index.html（那里给的是“没有这一页”的页面）" in told
    assert "没有的网址，那里也答“有”（200）" in told


def test_a_cdn_that_keeps_an_old_page(config: Path):
    before = {**PAGES, "index.html": b"<h1>before</h1>"}
    write_site(config.parent / ".site/b", before)
    with serving(live()) as web:
        web.files["index.html"] = before["index.html"]
        code, told = verify(web.url, "-f", config)
    assert code == 1
    assert "是别次建的 index.html（和本机上一次建的站里的一样）" in told
    assert "CDN 没有刷新" in told


def test_a_cdn_that_keeps_everything_old(config: Path):
    with serving(live()) as web:
        web.files["index.html"] = b"<h1>before</h1>"
        web.files[LIST] = manifest_of({**PAGES, "index.html": web.files["index.html"]}, commit="e" * 40)
        code, told = verify(web.url, "-f", config)
    assert code == 1
    assert "那里不是本机建的这一版" in told
    assert "6 个文件相同" in told


def test_an_old_address_that_the_server_leads_on_itself(config: Path):
    page = b'<meta http-equiv="refresh" content="0; url=../a/">'
    files = {**PAGES, "people/old/index.html": page, "people/b2/index.html": b"<h1>two</h1>"}
    write_site(config.parent / "site", files)
    with serving(live(says={"people/old/": "/people/a/", "people/b2/": "/people/a/"})) as web:
        web.files[LIST] = manifest_of(files)
        code, told = verify(web.url, "-f", config)
    assert code == 1
    assert "people/old" not in told
    assert "不同 people/b2/index.html" in told


def test_it_does_not_follow_to_another_host(config: Path):
    with serving(live()) as web:
        port = web.url.rpartition(":")[2]
        web.says["index.html"] = web.says[""] = f"http://localhost:{port}stolen/"
        code, told = verify(web.url, "-f", config)
    assert code == 1
    assert "没问到 index.html（转到别的网站去了：localhost）" in told
    assert not any("stolen" in path for _, path in web.asked)


def test_circles_and_errors_of_a_server(config: Path):
    with serving(live(says={"people/a/": "/people/b/", "people/b/": "/people/a/", "assets/x.css": 403})) as web:
        told = verify(web.url, "-f", config)[1]
    assert "没问到 people/a/index.html（转来转去没有尽头）" in told
    assert "没问到 assets/x.css（服务器答 403）" in told


def test_a_list_there_cannot_have_us_take_any_amount(tmp_path: Path):
    told = json.loads(manifest_of(PAGES))
    told["files"]["assets/x.css"]["size"] = 10**15
    with serving(live()) as web:
        web.files[LIST] = json.dumps(told).encode()
        code, said = verify(web.url, "-f", tmp_path / "none.yml")
    assert code == 1
    assert "没问到 assets/x.css（大于 256 MB，没有取）" in said
    assert not any("x.css" in path for _, path in web.asked)


def test_more_than_there_should_be_is_not_taken_in(config: Path):
    with serving(live(packing="br")) as web:
        web.files["index.html"] = b"\0" * 50_000_000
        told = verify(web.url, "-f", config)[1]
    assert "不同 index.html（比应有的大（应有 13 字节））" in told


def test_without_a_site_here_and_a_hostile_list(tmp_path: Path):
    nowhere = tmp_path / "site_config.yml"
    with serving(live()) as web:
        code, told = verify(web.url, "-f", nowhere, "--format", "json")
        assert (code, json.loads(told)["against"]) == (0, "there")
        web.files[LIST] = manifest_of({"../x": b""})
        code, told = verify(web.url, "-f", nowhere)
        assert (code, told) == (2, told)
        assert "那里的 build-manifest.json 用不了：" in told
        del web.files[LIST]
        assert verify(web.url, "-f", nowhere)[0] == 2


def test_nobody_there(config: Path):
    with serving(live()) as web:
        url = web.url
    code, told = verify(url, "-f", config)
    assert (code, told) == (2, "问不到那里：连不上（那台机器没有开网站）\n")
    assert verify("https://", "-f", config) == (2, "https:// 不是文件夹，也不是 https:// 网址\n")
    assert verify("https://a b/", "-f", config) == (2, "问不到那里：不是网址\n")


def test_a_certificate_that_nobody_vouches_for(config: Path, tmp_path: Path):
    pem = tmp_path / "self.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, "-keyout", pem, "-out", tmp_path / "crt"], check=True, capture_output=True)
    pem.write_bytes(pem.read_bytes() + (tmp_path / "crt").read_bytes())
    with serving(live(), pem) as web:
        code, told = verify(web.url, "-f", config)
    assert code == 2
    assert told.startswith("问不到那里：证书不对")


def test_connections_are_kept(config: Path):
    with serving(live()) as web:
        verify(web.url, "-f", config, "--jobs", "1")
    assert web.connections <= 2
