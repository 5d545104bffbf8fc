"""The engine asked for nonsense, and when pieces of the index do not come."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from seeker import SOME, Seeker
from small_index import Document, write_index


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_pieces_are_loaded_once_and_leave_nothing_behind(some: Seeker) -> None:
    for _ in range(3):
        some.ask("吕梅华")
        some.ask("lmh")
    assert len(some.loaded) == len(set(some.loaded))
    assert some.page.evaluate("document.scripts.length") == 3


HOSTILE = [
    "",
    "   ",
    "、，；。/|",
    "吕" * 10_000,
    "吕梅华 " * 3_000,
    "a" * 10_000,
    "abc " * 500,
    "\ud800",
    "吕\udc00梅",
    "😀👨‍👩‍👧",
    "<script>alert(1)</script>",
    "^(.*)+$[\\",
    "\\u003c",
    "=吕梅华",
    "\n\t\r",
    "\0",
    "𠮷",
    "__proto__ constructor",
    "%E5%90%95",
    "..",
    "ﷺ" * 40,
    "é" * 60,
    "吕ü",
    "1" * 30,
]


def test_no_text_is_too_much(some: Seeker) -> None:
    for typed in HOSTILE:
        answer = some.page.evaluate(
            "typed => guangrongSearch.ask(typed).then(one => one.hits.length + one.near.length)", typed
        )
        assert isinstance(answer, int)
        some.facets(typed)
    assert some.page.evaluate("guangrongSearch.ask(null).then(one => one.total)") == 0


def test_a_piece_that_fails_is_tried_again(some: Seeker) -> None:
    (path,) = (some.folder / "assets/search").glob("gx0-*")
    path.rename(path.with_suffix(".away"))
    fails = "guangrongSearch.ask('吕梅华').then(() => '', error => error.constructor.name + ' ' + error.message)"
    assert some.page.evaluate(fails).startswith("Error The search cannot load ../assets/search/gx0-")
    path.with_suffix(".away").rename(path)
    assert some.titles("吕梅华")[0] == "吕梅华"


def test_over_http_a_new_version_is_found_under_an_open_page(seeker: Seeker, host: str) -> None:
    seeker.open(SOME, address=host)
    assert seeker.titles("丁一")[0] == "丁\u3000一"
    for path in (seeker.folder / "assets/search").iterdir():
        path.unlink()
    write_index(seeker.folder, [Document("person", "新来的", "new/"), *SOME])
    assert seeker.titles("新来的") == ["新来的"]
    assert [name.partition("?")[0] for name in seeker.loaded].count("search.js") == 2
    assert seeker.titles("海陵工匠") == ["2018年度“海陵工匠”名单", "海陵区总工会"]


def test_without_a_network_there_is_an_error_and_then_an_answer(seeker: Seeker, host: str) -> None:
    seeker.open(SOME, address=host)
    seeker.page.context.set_offline(True)
    ask = "guangrongSearch.ask('吕梅华').then(() => 1, error => error.message)"
    assert "cannot load" in seeker.page.evaluate(ask)
    assert "cannot load" in seeker.page.evaluate(ask)
    seeker.page.context.set_offline(False)
    assert seeker.titles("吕梅华")[0] == "吕梅华"


def test_an_index_that_is_not_there_may_be_opened_again(seeker: Seeker) -> None:
    seeker.open(SOME)
    root = seeker.folder / "assets/search.js"
    root.rename(root.with_suffix(".away"))
    seeker.page.reload()
    assert "cannot load" in seeker.page.evaluate("guangrongSearch.open('../').then(() => '', error => error.message)")
    root.with_suffix(".away").rename(root)
    seeker.page.evaluate("guangrongSearch.open('../')")
    assert seeker.titles("吕梅华")[0] == "吕梅华"
