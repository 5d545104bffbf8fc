"""The preview in a real browser: what its buttons copy, and what is left of it in an editor like WeChat's."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import Result
from playwright.sync_api import Browser, Page
from rules import broken
from workspace import Workspace, photographed

from generator.articles.limits import PROPERTIES, TAGS, paste
from generator.articles.losses import read_html

# The same model once more, as an editor in a browser has it: it looks at elements, not at text.
EDITOR = """<!doctype html><meta charset="utf-8"><div id="editor" contenteditable style="min-height: 300px"></div>
<script>
var TAGS = %s, PROPERTIES = %s;
function clean(from, to) {
  from.childNodes.forEach(function (node) {
    if (node.nodeType === 3) { to.appendChild(document.createTextNode(node.data)); return; }
    if (node.nodeType !== 1 || /^(script|style|svg|iframe|form|template)$/i.test(node.tagName)) return;
    var name = node.tagName.toLowerCase(), made = TAGS.indexOf(name) < 0 ? to : document.createElement(name);
    if (name === "img" && !/^https:\\/\\/mmbiz\\.q/.test(node.getAttribute("src"))) return;
    if (made !== to) {
      if (name !== "div") PROPERTIES.forEach(function (property) {
        var value = node.style.getPropertyValue(property);
        if (value && !/url\\(|var\\(/.test(value)) made.style.setProperty(property, value);
      });
      if (node.hasAttribute("colspan")) made.setAttribute("colspan", node.getAttribute("colspan"));
      to.appendChild(made);
    }
    clean(node, made);
  });
}
document.getElementById("editor").addEventListener("paste", function (event) {
  var html = event.clipboardData.getData("text/html"), read = new DOMParser().parseFromString(html, "text/html");
  window.pasted = html;
  window.plain = event.clipboardData.getData("text/plain");
  event.preventDefault();
  clean(read.body, this);
});
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def folder(site: Workspace, export: Callable[..., Result], photo: Callable[..., Path]) -> Path:
    """An export with everything that an article may hold, and an editor beside it."""
    site.award("w", "市五一劳动奖章")
    photo("p", content=photographed(), ending="jpg")
    names = "".join(f"  - {{name: 丁{mark}, unit_then: '<b>厂</b> & \"所\"'}}\n" for mark in "一二三四五六")
    body = "1. 一\n\n   二\n\n> 引\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\na  b\n```\n[x](https://a.example/)"
    text = "\n".join(f"  {line}" for line in body.split("\n"))
    site.record(
        "rolls/r",
        f"title: <榜>\nawards: [w]\ndate: 2018\norder: document\nsummary: 摘要。\n"
        f"body: |\n{text}\nrecipients:\n{names}",
    )
    site.record("events/e", "title: 事\ndate: 2018\nsummary: 摘要。\nphotos: [p]\nrolls: [r]")
    result = export("wechat", "rolls/r", "events/e", "--together", "一起", "-o", str(site.root / "out"))
    assert result.exit_code == 0, result.output
    editor = EDITOR % (sorted(TAGS), sorted(PROPERTIES))
    site.file("out/editor.html", editor)
    assert export("weibo", "events/e", "-o", str(site.root / "post")).exit_code == 0
    return site.root


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(whole_browser: Browser) -> Iterator[Page]:
    context = whole_browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


WITHOUT = "delete Navigator.prototype.clipboard"


def copied(page: Page, base: str, button: str = "复制正文") -> tuple[str, str]:
    """What a button copies, as an editor is given it: HTML and words."""
    page.goto(f"{base}/out/preview.html")
    page.get_by_role("button", name=button, exact=True).first.click()
    page.get_by_text("已复制").first.wait_for()
    page.goto(f"{base}/out/editor.html")
    page.locator("#editor").focus()
    page.keyboard.press("Control+V")
    page.wait_for_function("window.pasted !== undefined")
    return page.evaluate("window.pasted"), page.evaluate("window.plain")


def fragment_of(html: str) -> str:
    """What browsers put around a copied piece is no part of it."""
    html = re.sub(r"<!--(Start|End)Fragment-->", "", html)
    return re.sub(r"</?(html|head|body|meta)[^>]*>", "", html).strip()


def check(page: Page, base: str, folder: Path) -> None:
    html, plain = copied(page, base)
    meant = (folder / "out/article.html").read_text("utf-8")
    assert read_html(fragment_of(html)).read == read_html(meant).read
    assert "【图1】01-p.jpg" in plain
    left = page.evaluate("document.getElementById('editor').innerHTML")
    assert "<img" not in left
    told, kept = read_html(meant), read_html(left)
    assert [part[0] for part in kept.read] == [part[0] for part in told.read]
    assert [part[1] for part in kept.read if not part[0]] == [part[1] for part in told.read if not part[0]]
    assert read_html(paste(meant)).read == told.read
    # As it is seen: the editor's own elements look as the article's did.
    looks = (
        "[...document.querySelectorAll('#editor p, #editor td, #editor span')].map(one => getComputedStyle(one).color)"
    )
    seen = page.evaluate(looks)
    page.set_content(f'<div id="editor">{meant}</div>')
    assert page.evaluate(looks) == seen


def test_served_with_a_clipboard(page: Page, address: str, folder: Path):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    check(page, address, folder)


def test_served_without_a_clipboard(page: Page, address: str, folder: Path):
    page.add_init_script(WITHOUT)
    check(page, address, folder)


def test_opened_from_the_folder(page: Page, folder: Path):
    check(page, folder.as_uri(), folder)


def test_opened_from_the_folder_without_a_clipboard(page: Page, folder: Path):
    page.add_init_script(WITHOUT)
    check(page, folder.as_uri(), folder)


def test_a_field_is_copied_as_words(page: Page, folder: Path):
    page.goto(f"{folder.as_uri()}/out/preview.html")
    page.locator('[data-copy="digest"]').click()
    page.get_by_text("已复制").wait_for()
    page.goto(f"{folder.as_uri()}/out/editor.html")
    page.locator("#editor").focus()
    page.keyboard.press("Control+V")
    page.wait_for_function("window.pasted !== undefined")
    assert page.evaluate("window.plain") == "摘要。"


def test_a_post_is_copied_with_its_paragraphs(page: Page, folder: Path):
    page.goto(f"{folder.as_uri()}/post/preview.html")
    page.get_by_role("button", name="复制长微博").click()
    page.get_by_text("已复制").wait_for()
    page.goto(f"{folder.as_uri()}/out/editor.html")
    page.locator("#editor").focus()
    page.keyboard.press("Control+V")
    page.wait_for_function("window.plain !== undefined")
    assert page.evaluate("window.plain") == (folder / "post/long.txt").read_text("utf-8").rstrip("\n")


def test_the_preview_shows_the_pictures_in_their_places(page: Page, folder: Path):
    page.goto(f"{folder.as_uri()}/out/preview.html")
    shown = page.locator("#article img")
    assert shown.evaluate_all("all => all.map(one => one.getAttribute('src'))") == [
        "pictures/01-p.jpg",
        "pictures/qr.png",
    ]
    assert page.locator("#article img + p").first.inner_text() == "【图1】01-p.jpg"


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", ["out", "post"])
def test_a_preview_fits_the_window_and_breaks_no_rule(page: Page, folder: Path, width: int, name: str):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{folder.as_uri()}/{name}/preview.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert broken(page) == []
