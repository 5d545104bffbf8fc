"""Feeds, the list of addresses and robots.txt, each held against what its specification says."""

import json
from pathlib import Path
from urllib.robotparser import RobotFileParser

import jsonschema
import pytest
from everything import everything
from lxml import etree
from workspace import CONFIG, PROJECT, Built, Workspace

from generator.frames import Frame
from generator.outputs import sitemap

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/小站/"
NAMES = ["events/feed.xml", "events/feed.json", "rolls/feed.xml", "rolls/feed.json"]


@pytest.fixture
def site(workspace: Workspace) -> Built:
    """A site that knows its address, full of text that would break out of XML, HTML and JSON."""
    workspace.config.write_text(f"{CONFIG}site_url: {URL}\n", "utf-8")
    for path, content in everything("]]></title>&\"'<script>x</script>").items():
        workspace.file(path, content)
    workspace.record("events/undated", "title: 事\ndate: unknown\nsummary: 有过")
    workspace.record("events/bare", "title: 只有标题\ndate: 2018-06\nstatus: caption-only")
    return workspace.build()


@pytest.mark.parametrize("name", ["events/feed.xml", "rolls/feed.xml"])
def test_atom_is_as_rfc_4287_says(site: Built, name: str):
    feed = etree.fromstring((site.folder / name).read_bytes())
    assert feed.findtext(f"{ATOM}id") == URL + name
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == URL + name
    etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng")).assertValid(feed)
    # The Schematron rules of its appendix, and what section 4.1 says in words.
    assert feed.find(f"{ATOM}author") is not None
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) > 1
    for entry in feed.iter(f"{ATOM}entry"):
        links = [link for link in entry.iter(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) == 1 or entry.find(f"{ATOM}content") is not None


def test_the_schema_of_atom_refuses_what_is_wrong(site: Built):
    feed = etree.fromstring((site.folder / "events/feed.xml").read_bytes().replace(b"<updated>", b"<updated>x", 1))
    assert not etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng")).validate(feed)


@pytest.mark.parametrize("name", ["events/feed.json", "rolls/feed.json"])
def test_a_json_feed_is_as_version_1_1_says(site: Built, name: str):
    feed = json.loads((site.folder / name).read_bytes())
    jsonschema.validate(feed, json.loads((SCHEMAS / "jsonfeed.json").read_text("utf-8")))
    assert feed["feed_url"] == URL + name
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) > 0


def test_both_feeds_tell_the_same(site: Built):
    for kind in ("events", "rolls"):
        atom = etree.fromstring((site.folder / kind / "feed.xml").read_bytes())
        told = json.loads((site.folder / kind / "feed.json").read_bytes())["items"]
        assert [entry.find(f"{ATOM}title").text for entry in atom.iter(f"{ATOM}entry")] == [
            one["title"] for one in told
        ]
        assert [entry.find(f"{ATOM}id").text for entry in atom.iter(f"{ATOM}entry")] == [one["id"] for one in told]


def test_an_event_without_a_date_is_no_news_and_one_without_a_body_has_its_title(site: Built):
    items = {item["url"]: item for item in json.loads((site.folder / "events/feed.json").read_bytes())["items"]}
    assert f"{URL}events/undated/" not in items
    assert items[f"{URL}events/bare/"]["content_text"] == "只有标题"
    assert "<script" not in items[f"{URL}events/a/"]["content_html"]


def test_a_site_without_an_address_has_no_feeds_and_no_list_of_addresses(workspace: Workspace):
    workspace.record("events/a", "title: 事\ndate: 2018\nsummary: 有过")
    site = workspace.build()
    assert [name for name in [*NAMES, "sitemap.xml"] if site.has(name)] == []
    assert (site.folder / "robots.txt").read_text() == "User-agent: *\nDisallow: /kiosk/\n"


def test_the_list_of_addresses_is_as_its_schema_says(site: Built):
    listed = etree.fromstring((site.folder / "sitemap.xml").read_bytes())
    etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd")).assertValid(listed)
    addresses = [loc.text for loc in listed.iter("{*}loc")]
    assert len(addresses) == len(set(addresses))
    assert all((site.folder / address.removeprefix(URL) / "index.html").is_file() for address in addresses)
    assert not any("/kiosk/" in address or address.endswith((".json", ".csv", ".png")) for address in addresses)


def test_the_list_knows_the_pages_that_mkdocs_made(workspace: Workspace):
    workspace.config.write_text(f"{CONFIG}site_url: {URL}\n", "utf-8")
    workspace.person("a")
    files = dict.fromkeys(("about/index.html", "关于/index.html", "404.html", "assets/x.js"), ("", 0, 0))
    [listed] = sitemap.make(workspace.prepare(), Frame({}, files))
    content = listed.make().decode()
    assert f"<loc>{URL}about/</loc>" in content
    assert f"<loc>{URL}%E5%85%B3%E4%BA%8E/</loc>" in content
    assert "404" not in content
    assert "assets" not in content


def test_a_list_that_is_too_long_is_parted(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "_MOST", 4)
    workspace.config.write_text(f"{CONFIG}site_url: https://example.org\n", "utf-8")
    workspace.person("a")
    site = workspace.build()
    index = etree.fromstring((site.folder / "sitemap.xml").read_bytes())
    etree.XMLSchema(etree.parse(SCHEMAS / "siteindex.xsd")).assertValid(index)
    names = [loc.text.removeprefix("https://example.org/") for loc in index.iter("{*}loc")]
    parts = [etree.fromstring((site.folder / name).read_bytes()) for name in names]
    assert [len(part) for part in parts[:-1]] == [4] * (len(parts) - 1)
    assert all(etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd")).validate(part) for part in parts)


def test_robots_keep_out_of_the_screens_and_find_the_list(site: Built):
    robots = RobotFileParser()
    robots.parse((site.folder / "robots.txt").read_text("utf-8").splitlines())
    assert not robots.can_fetch("*", f"{URL}kiosk/a/")
    assert robots.can_fetch("*", f"{URL}people/a/")
    assert robots.site_maps() == [f"{URL}sitemap.xml"]


def test_a_site_may_have_its_own_robots(workspace: Workspace):
    prose = "docs_dir: content/pages\n"
    workspace.config.write_text(CONFIG + prose, "utf-8")
    workspace.file("content/pages/robots.txt", "User-agent: *\nDisallow: /\n")
    workspace.person("a")
    # In a build without MkDocs, which would copy it.
    assert not workspace.build().has("robots.txt")


def test_pages_name_the_feeds():
    head = (PROJECT / "templates/theme/main.html").read_text("utf-8")
    assert all(name in head for name in NAMES)


def test_prose_pages_say_how_their_links_look(real_project: Path):
    for name in ("about/index.html", "people/lv-meihua/index.html"):
        html = (real_project / "site" / name).read_text("utf-8")
        assert [html.count(f'property="og:{word}"') for word in ("title", "description", "site_name")] == [1, 1, 1], (
            name
        )
