"""What is read of files: every link and anchor that a parser finds, and where each leads."""

import re
from html.parser import HTMLParser

import pytest
import zxingcpp
from PIL import Image
from workspace import CONFIG, Built, Workspace

from generator.links.addresses import Addresses
from generator.links.scan import links_in, scan

HERE = Addresses("https://union.example/site/")
_OWN = ("for", "aria-labelledby", "aria-controls", "aria-describedby")
_WAYS = ("href", "src", "action", "poster", "data-src", "data-file", "data-share")

LED = {
    "../b/": "people/b/",
    "./": "people/a/",
    ".": "people/a/",
    "..": "people/",
    "": "people/a/",
    "#": "people/a/",
    "#top": "people/a/",
    "#deeds": "people/a/#deeds",
    "../b/#%E4%B8%80": "people/b/#一",
    "../b/?q=1#x": "people/b/#x",
    "../b/#:~:text=x": "people/b/",
    "../b/index.html": "people/b/",
    "../../": "",
    "../../index.html": "",
    "../../../": "../",
    "../../%E5%85%B3%E4%BA%8E/": "关于/",
    "/site/people/": "people/",
    "/site/./": "",
    "/": "../",
    "https://union.example/site/": "",
    "https://union.example/site/x.png?v=1": "x.png",
    "https://union.example/": None,
    "https://other.example/": None,
    "//other.example/": None,
    "mailto:a@b.example": None,
    "tel:0523": None,
    "data:,": None,
    "javascript:x": None,
}


@pytest.mark.parametrize("link", LED)
def test_where_a_link_leads(link: str):
    assert HERE.led_to("people/a/index.html", link) == LED[link]


FILES = {
    "a.html": '<p id="x">a</p><img srcset="b.png 1x, c.png 2x" src=\'no\' alt="> x">',
    "assets/a.css": '@import "b.css"; a{background:url(c.png) url( \'d.png\' ) url("data:x")}',
    "events/feed.xml": '<link href="https://union.example/site/a?b=1&amp;c=2"/><id>https://union.example/site/e/</id>',
    "s.ics": "X:1\r\nURL:https://union.example/site/ser\r\n vices/\r\nEND",
    "robots.txt": "Sitemap: https://union.example/site/sitemap.xml\n",
    "api/v1/i.json": '{"first": "people.json", "address": "people/a/", "n": [{"url": "https://union.example/site/b/"}]}',
    "assets/search/d0-x.js": 'guangrongSearch.take("d0",[["people/a/","\\"","","","",""],null,"more"])',
    "kiosk/w/people-1.js": 'guangrongPeople(["<img data-src=\\"../../media/a.jpg\\">"])',
}
FOUND = {
    "a.html": ["b.png", "c.png"],
    "assets/a.css": ["assets/b.css", "assets/c.png", "assets/d.png"],
    "events/feed.xml": ["a", "e/"],
    "s.ics": ["services/"],
    "robots.txt": ["sitemap.xml"],
    "api/v1/i.json": ["api/v1/people.json", "people/a/", "b/"],
    "assets/search/d0-x.js": ["people/a/"],
    "kiosk/w/people-1.js": ["media/a.jpg"],
}


@pytest.mark.parametrize("path", FILES)
def test_links_of_every_sort_of_file(path: str):
    assert [link.led_to for link in links_in(path, FILES[path], HERE)] == FOUND[path]


def test_what_looks_like_a_link_in_a_text_is_none():
    text = '<p>write href="x/" or <code>&lt;a href="y/"&gt;</code></p><a name="old" href="z/">z</a>'
    assert scan("index.html", text, HERE) == (("z/",), ("old",))


class Parsed(HTMLParser):
    """Links and anchors by the library's own parser."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links, self.anchors = set[str](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value or "")
            elif name in _WAYS and (value or name == "href"):
                self.links.add(value or "")
            elif name in _OWN:
                self.links |= {f"#{one}" for one in (value or "").split()}
            elif name == "srcset":
                self.links |= {one.split()[0] for one in (value or "").split(",")}


def test_a_parser_finds_the_same_on_every_page(real_site: Built):
    folder = real_site.folder.resolve()
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        path, text = page.relative_to(folder).as_posix(), page.read_text("utf-8")
        parsed, addresses = Parsed(text), Addresses("")
        links, anchors = scan(path, text, addresses)
        expected = {led for one in parsed.links if (led := addresses.led_to(path, one)) is not None}
        assert set(links) >= expected, path
        assert {link for link in set(links) - expected if "refresh" not in text} == set(), path
        assert set(anchors) == parsed.anchors, path
    assert len(pages) > 200


def test_a_qr_code_holds_the_address_that_is_checked(workspace: Workspace):
    """It is drawn of the same words as `data-share`, which is read as a link."""
    workspace.config.write_text(f"{CONFIG}site_url: https://union.example/\n", "utf-8")
    workspace.person("wang-yi")
    page = workspace.build().page("people/wang-yi/").html
    drawn = re.search(r'<svg class="gr-qr" viewBox="0 0 (\d+) \d+".*?<path [^>]*d="([^"]*)"', page, re.DOTALL)
    assert drawn
    picture = Image.new("L", (int(drawn[1]) * 8,) * 2, 255)
    for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", drawn[2]):
        picture.paste(0, (8 * int(x), 8 * int(y), 8 * (int(x) + int(length)), 8 * int(y) + 8))
    [read] = zxingcpp.read_barcodes(picture)
    assert read.text == "https://union.example/people/wang-yi/"
    assert f'data-share="{read.text}"' in page
