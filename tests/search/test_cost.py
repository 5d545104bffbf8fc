"""What a search loads on a site of two thousand records: nothing before it is opened, and little for each query."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.build import prepare
from generator.bundles import find_asset
from generator.memory import recall
from generator.outputs import search
from generator.settings import read_settings
from tests.search import corpus
from tests.search.asking import Asker, engine_of
from tests.search.conftest import Searched
from tests.site.visits import Visit, serve

RECORDS = 2_000
KILOBYTE = 1_024
FIRST, FURTHER, CLIENT = 40 * KILOBYTE, 20 * KILOBYTE, 12 * KILOBYTE
# The page's own script of the dialog is part of the client.
FINDER = "finder"
TYPICAL = """
仇禾 单雄 缪 丁　一 qiuhe lvxiulan liuzhiqiang ycjs lzq 尉迟js danxiongling 刘志墙 吕秀岚 住院慰问金 法律援助 芦苇荡
2018年度 第二届临江工匠 远控桥吊 古籍修复 CRH380A 5G 劉志強 泰锐轴承 劳模 班组 江州市劳动模范 工会 技能竞赛 养路工
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of a site the engine and the index only: the pages would take longer than all else here. Address and scripts."""
    root = tmp_path_factory.mktemp("large")
    corpus.write(root, RECORDS)
    settings = read_settings(root / "site_config.yml")
    site, folder = prepare(settings, recall(settings)), root / "site"
    for output in search.make(site):
        _write(folder / output.path, output.make())
    engine = engine_of(settings)
    for name, path in zip(("names", "seek"), engine, strict=True):
        _write(folder / path, find_asset(settings, f"js/{name}.js").read_bytes())
    for name in ("index.html", "404.html"):
        _write(folder / name, b"<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>-</title>")
    _write(folder / "_headers", b"")
    with serve(folder) as host:
        yield host, engine


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def packed(content: bytes) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(content, 6))


def test_a_query_loads_little(browser: Browser, index: tuple[str, tuple[str, ...]], seeded: Searched):
    """The first query of somebody who comes anew, for each; then all of them one after another."""
    host, engine = index
    asked = re.split("[ \n]", TYPICAL.strip("\n"))
    finder = packed(find_asset(read_settings(seeded.folder.parent / "site_config.yml"), f"js/{FINDER}.js").read_bytes())
    first = {typed: cost + finder for typed in asked[::3] for cost in _costs(browser, host, engine, [typed])[:1]}
    assert {typed: cost for typed, cost in first.items() if cost > FIRST} == {}
    _, *further = _costs(browser, host, engine, asked)
    assert {typed: cost for typed, cost in zip(asked[1:], further, strict=True) if cost > FURTHER} == {}


def _costs(browser: Browser, host: str, engine: tuple[str, ...], typed: list[str]) -> list[int]:
    """Bytes that each query loads in a new browser's cache, the first one with the engine."""
    context = browser.new_context()
    page, sizes = context.new_page(), list[int]()
    page.on("response", lambda got: sizes.append(packed(got.body())) if got.url.endswith(".js") else None)
    page.goto(host)
    asker, costs = Asker(page, host, engine), []
    for one in typed:
        asker.ask([one])
        page.wait_for_timeout(20)
        costs.append(sum(sizes))
        sizes.clear()
    context.close()
    return costs


def test_nothing_is_loaded_before_a_visitor_searches(browser: Browser, seeded: Searched):
    context = browser.new_context()
    visit, asked = Visit(context.new_page(), seeded.host), list[str]()
    visit.page.on("request", lambda request: asked.append(request.url.removeprefix(seeded.host)))
    visit.open("")
    visit.open("people/qiu-he-zi/")
    context.close()
    assert asked
    assert not [url for url in asked if url.startswith("assets/search") or url in seeded.engine]
    assert not [url for url in asked if "finder" in url]


def test_the_client_is_small(seeded: Searched):
    settings = read_settings(seeded.folder.parent / "site_config.yml")
    texts = [find_asset(settings, f"js/{name}.js").read_bytes() for name in ("names", "seek", FINDER)]
    assert sum(map(packed, texts)) <= CLIENT
