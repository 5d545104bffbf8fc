"""What a search loads on a site of two thousand records: nothing before it is opened, and little for each query."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from workspace import PlainFrame

from generator.build import prepare
from generator.bundles import script, script_path
from generator.memory import recall
from generator.outputs import search
from generator.settings import read_settings
from tests.search import corpus
from tests.search.asking import SCRIPTS, Asker, engine_of
from tests.search.conftest import Searched
from tests.site.visits import Visit, serve

RECORDS = 2_000
KILOBYTE = 1_024
FIRST, FURTHER, CLIENT = 40 * KILOBYTE, 20 * KILOBYTE, 12 * KILOBYTE
# All its pairs stand in very many honours, apart from each other: twice as many documents are looked at as are shown.
SCATTERED = {"2018年度": 45 * KILOBYTE}
# The page's own script of the dialog is part of the client.
FINDER = "finder"
TYPICAL = """
仇禾 单雄 缪 丁　一 qiuhe lvxiulan liuzhiqiang ycjs lzq 尉迟js danxiongling 刘志墙 吕秀岚 住院慰问金 法律援助 芦苇荡
2018年度 第二届临江工匠 远控桥吊 古籍修复 CRH380A 5G 劉志強 泰锐轴承 劳模 班组 江州市劳动模范 工会 技能竞赛 养路工
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """Of a site only engine and index, as its pages take longer than all else here: address, files, scripts."""
    root = tmp_path_factory.mktemp("large")
    corpus.write(root, RECORDS)
    settings = read_settings(root / "site_config.yml")
    site, folder = prepare(settings, recall(settings)), root / "site"
    for output in search.make(site, PlainFrame({}, {})):
        _write(folder / output.path, output.make())
    engine = engine_of(settings)
    for name in (*SCRIPTS, "near", "facets"):
        _write(folder / script_path(settings, name), script(settings, name))
    for name in ("index.html", "404.html"):
        _write(folder / name, b"<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>-</title>")
    _write(folder / "_headers", b"")
    with serve(folder) as host:
        yield host, folder, engine


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def packed(content: bytes) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(content, 6))


def test_a_query_loads_little(browser: Browser, index: tuple[str, Path, tuple[str, ...]], seeded: Searched):
    """The first query of somebody who comes anew, for each; then all of them one after another."""
    asked = re.split("[ \n]", TYPICAL.strip("\n"))
    finder = packed(script(read_settings(seeded.folder.parent / "site_config.yml"), FINDER))
    first = {typed: cost + finder for typed in asked[::3] for cost in _costs(browser, *index, [typed])[:1]}
    assert {typed: cost for typed, cost in first.items() if cost > FIRST} == {}
    _, *further = _costs(browser, *index, asked)
    costs = zip(asked[1:], further, strict=True)
    assert {typed: cost for typed, cost in costs if cost > SCATTERED.get(typed, FURTHER)} == {}


def _costs(browser: Browser, host: str, folder: Path, engine: tuple[str, ...], typed: list[str]) -> list[int]:
    """Bytes that each query loads in a new browser's cache, the first one with the engine."""
    context = browser.new_context()
    page, sizes = context.new_page(), list[int]()
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*.js")]
    known = {host + file: folder / file for file in files}
    page.on("request", lambda got: sizes.append(packed(known[got.url].read_bytes())) if got.url in known else None)
    page.goto(host)
    asker, costs = Asker(page, host, engine), []
    for one in typed:
        asker.ask([one])
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
    texts = [script(settings, name) for name in (*SCRIPTS, FINDER)]
    assert sum(map(packed, texts)) <= CLIENT
