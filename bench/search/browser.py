"""Asks an engine in Chromium: what it finds, what it sends for, how soon it answers."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.search.engine import Engine
from bench.search.host import Host
from bench.search.queries import Answer, Query

_BROWSER = "/usr/bin/chromium"
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_NET = {"offline": False, "latency": 40, "downloadThroughput": 500_000, "uploadThroughput": 125_000}
_SLOWER = 4
_QUERIES_A_VISIT = 6
_SEED = 5
_PAGE = "<!doctype html><html lang=zh><meta charset=utf-8><title>搜索</title><body>{scripts}</body></html>"
_ASK = """async texts => {
  const answers = [];
  for (const text of texts) {
    const start = performance.now();
    const answer = await searcher.ask(text, () => {});
    answers.push([performance.now() - start, answer.hits, answer.near]);
  }
  return answers;
}"""
_ASK_COLD = """async text => {
  const start = performance.now();
  await searcher.open(true);
  const opened = performance.now();
  let shown;
  await searcher.ask(text, () => { shown ??= performance.now(); });
  return [shown - start, shown - opened];
}"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=list(_QUIET))
        yield browser
        browser.close()


def write_page(engine: Engine, folder: Path) -> None:
    """Write the page that is visited: nothing but the engine's scripts."""
    scripts = "".join(f"<script>{script.read_text('utf-8')}</script>" for script in engine.SCRIPTS)
    (folder / "index.html").write_text(_PAGE.format(scripts=scripts), "utf-8")


def ask_all(browser: Browser, host: Host, queries: Sequence[Query], rounds: int) -> tuple[list[Answer], list[float]]:
    """Every query's answer, and milliseconds of every query when all were asked before."""
    texts = [query.typed for query in queries]
    with _visiting(browser, host.address) as page:
        page.evaluate("searcher.open(false)")
        answers = [Answer(hits, near) for _, hits, near in page.evaluate(_ASK, texts)]
        times = [time for _ in range(rounds) for time, *_ in page.evaluate(_ASK, texts)]
    return answers, times


def count_bytes(browser: Browser, host: Host, queries: Sequence[Query], visits: int) -> Iterator[list[list[int]]]:
    """For each visit by somebody new, the sizes of what each query sent for; with the first, what opening needs."""
    for texts in _draw(queries, visits):
        with _visiting(browser, host.address) as page:
            host.take()
            page.evaluate("searcher.open(false)")
            yield [_sizes(page, host, text) for text in texts]


def ask_slowly(browser: Browser, host: Host, queries: Sequence[Query], visits: int) -> Iterator[tuple[float, float]]:
    """Milliseconds to the first result on a slow phone, from opening the search and from when it is open."""
    for first, *_ in _draw(queries, visits):
        with _visiting(browser, host.address) as page:
            control = page.context.new_cdp_session(page)
            control.send("Network.enable")
            control.send("Network.emulateNetworkConditions", _NET)
            control.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
            since_start, since_opened = page.evaluate(_ASK_COLD, first)
            yield since_start, since_opened


def works_from_file(browser: Browser, folder: Path, query: Query) -> bool:
    """Whether the folder's page finds anything when it is opened as a file."""
    with _visiting(browser, (folder / "index.html").as_uri()) as page:
        try:
            page.evaluate("searcher.open(false)")
            ((_, hits, near),) = page.evaluate(_ASK, [query.typed])
        except Error:
            return False
        return bool(hits or near)


@contextmanager
def _visiting(browser: Browser, address: str) -> Iterator[Page]:
    """A page of somebody who has never been there."""
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(0)
    page = context.new_page()
    page.goto(address, wait_until="load")
    yield page
    context.close()


def _draw(queries: Sequence[Query], visits: int) -> Iterator[list[str]]:
    """What is typed in each visit; the same for every engine."""
    dice = random.Random(_SEED)
    for _ in range(visits):
        yield [query.typed for query in dice.sample(queries, min(_QUERIES_A_VISIT, len(queries)))]


def _sizes(page: Page, host: Host, text: str) -> list[int]:
    page.evaluate(_ASK, [text])
    return host.take()
