"""The real content: sound, whole, with nothing in the site that should not be there."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from workspace import PROJECT, Built

from generator.build import examine
from generator.catalog import Catalog
from generator.memory import recall
from generator.records import KINDS
from generator.records.base import Record
from generator.records.person import Person
from generator.report import is_error
from generator.settings import read_settings

# People who are named in the sources as officials, not as honoured: the site leaves them out.
OFFICIALS = ("胡建萍", "周社明", "徐大勇", "孙群", "吕春霞")
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)")


class Links(HTMLParser):
    """Every address that a document names, with the attribute that names it, and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "poster", "action", "data-src") and value is not None:
                self.found.append((tag, name, value))
            if name == "id" and value:
                self.ids.append(value)


def read(html: str) -> Links:
    links = Links()
    links.feed(html)
    return links


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    settings = read_settings(PROJECT / "site_config.yml")
    site, problems = examine(settings, recall(settings))
    assert [problem for problem in problems if is_error(problem)] == []
    assert site is not None
    return site.catalog


@pytest.fixture(scope="module")
def records(catalog: Catalog) -> list[Record]:
    return [record for kind in KINDS for record in catalog.all(kind.model)]


@pytest.fixture(scope="module")
def pages(real_site: Built) -> dict[str, str]:
    return real_site.pages()


def test_there_is_something_of_every_kind(catalog: Catalog):
    """But of holidays: those of the years until now come with the product."""
    assert [kind.folder for kind in KINDS if not catalog.all(kind.model)] == ["calendar"]


def resolve(page: str, address: str) -> tuple[str, str]:
    """The file and the fragment that an address on a page leads to."""
    parts = urlsplit(urljoin(f"https://here/{page}", address))
    path = unquote(parts.path).lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path, unquote(parts.fragment)


def test_every_internal_link_leads_somewhere(pages: dict[str, str], real_site: Built):
    files = real_site.files().keys()
    ids = {path: set(read(html).ids) for path, html in pages.items()}
    lost = set()
    for page, html in pages.items():
        for _, _, address in read(html).found:
            if urlsplit(address).scheme or address.startswith("//"):
                continue
            target, fragment = resolve(page, address)
            is_there = target in files and (not fragment or fragment == "__skip" or fragment in ids.get(target, ()))
            if not is_there:
                lost.add((page, address))
    assert lost == set()


def test_only_sources_and_videos_lead_to_other_hosts(pages: dict[str, str], records: list[Record]):
    allowed = {source.url for record in records for source in record.source}
    allowed |= {getattr(record, "video", None) for record in records}
    foreign = set()
    for page, html in pages.items():
        for tag, name, address in read(html).found:
            if urlsplit(address).scheme in ("data", "") and not address.startswith("//"):
                continue
            if not (tag == "a" and name == "href" and address in allowed):
                foreign.add((page, tag, address))
    assert foreign == set()


def test_stylesheets_of_ours_name_no_other_host(real_site: Built):
    for path, content in real_site.files().items():
        if path.endswith(".css"):
            for address in _CSS_ADDRESS.findall(content.decode()):
                assert address.startswith("data:") or not urlsplit(address).netloc, (path, address)
                if not address.startswith(("data:", "#")):
                    assert real_site.has(resolve(path, address)[0]), (path, address)


def all_text(site: Built) -> dict[str, str]:
    """Every file as text, entities read."""
    texts = {path: content.decode("utf-8", "ignore") for path, content in site.files().items()}
    return {path: unescape(text) for path, text in texts.items() if not path.endswith((".woff2", ".png", ".gz"))}


def test_doubts_and_notes_are_for_editors_only(real_site: Built, records: list[Record]):
    private = {(record.id, doubt) for record in records for doubt in record.doubts}
    private |= {(record.id, source.note) for record in records for source in record.source if source.note}
    everything = "\n".join(all_text(real_site).values())
    assert {one for one in private if one[1].strip() in everything} == set()


@pytest.mark.parametrize("name", OFFICIALS)
def test_officials_are_named_nowhere(real_site: Built, name: str):
    assert [path for path, text in all_text(real_site).items() if name in text] == []
    sources = [path for path in (PROJECT / "content").rglob("*") if path.is_file()]
    assert [path.name for path in sources if name in path.read_text("utf-8", "ignore")] == []


def test_every_page_says_what_it_is(pages: dict[str, str]):
    for path, html in pages.items():
        assert html.lstrip().lower().startswith("<!doctype html>"), path
        assert len(re.findall(r"<title>[^<]+</title>", html)) == 1, path
        assert html.count("<h1") == 1 or path == "404.html", path
        assert 'lang="zh' in html, path


def test_ids_are_unique_on_every_page(pages: dict[str, str]):
    for path, html in pages.items():
        ids = read(html).ids
        assert {id for id in ids if ids.count(id) > 1} == set(), path


def test_pictures_have_words(pages: dict[str, str]):
    for path, html in pages.items():
        assert not re.search(r"<img(?![^>]*\balt=)[^>]*>", html), path


def test_no_trace_of_templates_or_machines(real_site: Built):
    for path, text in all_text(real_site).items():
        if path.endswith(".html"):
            for trace in (">None<", "Undefined", "@@guangrong", "{%", str(real_site.folder.parent), str(Path.home())):
                assert trace not in text, (path, trace)


def test_living_people_have_no_birthday(catalog: Catalog):
    living = [one for one in catalog.all(Person) if not (one.deceased or one.died)]
    told = [one.id for one in living if one.born and len(one.born) > 4]
    assert told == []
