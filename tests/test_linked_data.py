"""What pages tell machines in their heads: words that schema.org has, true, and nothing of those who are withheld."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from everything import everything
from test_golden import EXAMPLE
from workspace import CONFIG, Built, Workspace, build_plain

WORDS: dict[str, list[str]] = json.loads((Path(__file__).parent / "schemas/schema-org.json").read_text("utf-8"))
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Head(HTMLParser):
    """The metas of a page by name, and its JSON-LD."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.data: list[Any] = []
        self._is_data, self._text = False, ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            assert name not in self.metas, name
            self.metas[name] = given["content"] or ""
        self._is_data = tag == "script" and given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if self._is_data:
            self.data.append(json.loads(self._text))
        self._is_data, self._text = False, ""

    @property
    def nodes(self) -> list[dict[str, Any]]:
        [data] = self.data
        assert data["@context"] == "https://schema.org"
        return data["@graph"]


def properties_of(kind: str) -> set[str]:
    """All properties of a type, those that it inherits too."""
    found = {word for word in WORDS[kind] if word not in WORDS}
    return found.union(*(properties_of(parent) for parent in WORDS[kind] if parent in WORDS))


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every typed node, at any depth."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_in(inner)


def head(site: Built, address: str) -> Head:
    return Head(site.page(address).html)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("example") / "site"
    shutil.copytree(EXAMPLE, root)
    return build_plain(root / "site_config.yml", root / "site")


@pytest.fixture(scope="module")
def framed(example: Built) -> dict[str, Head]:
    """The heads of all pages but those of the screens."""
    return {path: Head(html) for path, html in example.pages().items() if not path.startswith("kiosk/")}


def test_every_page_speaks_in_words_that_schema_org_has(framed: dict[str, Head]):
    assert len(framed) > 20
    for path, one in framed.items():
        for node in nodes_in(one.nodes):
            assert "@type" in node, (path, node)
            unknown = node.keys() - {"@type"} - properties_of(node["@type"])
            assert unknown == set(), (path, node["@type"])


def test_every_word_says_something(framed: dict[str, Head]):
    for path, one in framed.items():
        for node in nodes_in(one.nodes):
            assert [name for name, value in node.items() if value in (None, "", [], {})] == [], path


def test_every_date_is_one(framed: dict[str, Head]):
    dates = [
        (path, name, value)
        for path, one in framed.items()
        for node in nodes_in(one.nodes)
        for name, value in node.items()
        if name.endswith("Date")
    ]
    assert len(dates) > 3
    assert [one for one in dates if not DATE.fullmatch(one[2])] == []


@pytest.mark.parametrize(
    "address, kind",
    [
        ("people/lv-xiaoyan/", "Person"),
        ("units/liuhe-jixie/", "Organization"),
        ("awards/laomo/", "DefinedTerm"),
        ("events/wuyi-dahui/", "NewsArticle"),
        ("rolls/laomo-2018/", "ItemList"),
        ("exhibitions/niandu/", "ExhibitionEvent"),
        ("services/yexiao/", "GovernmentService"),
        ("places/yizhan/", "CivicStructure"),
        ("people/", "CollectionPage"),
        ("", "WebSite"),
    ],
)
def test_each_kind_has_its_type(example: Built, address: str, kind: str):
    assert head(example, address).nodes[0]["@type"] == kind


def test_a_person_holds_awards_and_no_nominations(workspace: Workspace):
    workspace.award("w", "劳模")
    workspace.person("a", "王一", "unit_name: 柳河厂\npost: 班长\nborn: 1930\ndied: 1998-03\nreading: Wáng Yī")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nyear: 2018\nrecipients: [{person: a}]")
    workspace.record("rolls/n", "title: 榜\nawards: [w]\nyear: 2019\nrecipients: [{person: a, result: 提名}]")
    [told] = head(workspace.build(), "people/a/").nodes
    assert told == {
        "@type": "Person",
        "name": "王一",
        "alternateName": "Wáng Yī",
        "birthDate": "1930",
        "deathDate": "1998-03",
        "jobTitle": "班长",
        "worksFor": {"@type": "Organization", "name": "柳河厂"},
        "award": ["劳模（2018年）"],
    }


def test_an_event_is_news_about_what_happened(workspace: Workspace):
    workspace.record("places/p", "name: 广场\ntype: venue")
    workspace.record("events/a", "title: 大会\ndate: 2018-06-01/2018-06-15\nplaces: [p]\nsummary: 有过")
    workspace.record("events/b", "title: 不知何时\ndate: unknown\nsummary: 有过")
    site = workspace.build()
    assert head(site, "events/a/").nodes[0]["about"] == {
        "@type": "Event",
        "name": "大会",
        "startDate": "2018-06-01",
        "endDate": "2018-06-15",
        "location": [{"@type": "CivicStructure", "name": "广场"}],
    }
    assert "about" not in head(site, "events/b/").nodes[0]


def test_a_touring_exhibition_has_its_stops(workspace: Workspace):
    workspace.record("places/p", "name: 广场\ntype: venue")
    workspace.record(
        "exhibitions/a",
        "title: 巡展\npanels: [{title: 一}]\nstops:\n  - {place: p, date: 2018-05}\n  - {name: 站台, date: 2018-06-02}",
    )
    [told] = head(workspace.build(), "exhibitions/a/").nodes
    assert (told["startDate"], told["endDate"]) == ("2018-05", "2018-06-02")
    assert [stop["location"]["name"] for stop in told["subEvent"]] == ["广场", "站台"]


def test_withheld_people_are_not_told(workspace: Workspace):
    workspace.config.write_text(f"{CONFIG}site_url: https://example.org/\n", "utf-8")
    workspace.award("w", "劳模")
    workspace.person("a", "王一", "consent: withheld")
    workspace.person("b", "李二")
    workspace.record("rolls/r", "title: 榜\nawards: [w]\nrecipients: [{person: a}, {person: b}]")
    workspace.record("events/e", "title: 事\ndate: 2018\npeople: [a, b]\nsummary: 有过")
    workspace.record("units/u", "name: 厂\ntype: company\nleader: a")
    site = workspace.build()
    roll, event = head(site, "rolls/r/").nodes[0], head(site, "events/e/").nodes[0]
    assert [line["item"]["name"] for line in roll["itemListElement"]] == ["李二"]
    assert [one["name"] for one in event["mentions"]] == ["李二"]
    assert [
        path for path, content in site.files().items() if "王一".encode() in content or b"people/a" in content
    ] == []


def test_a_long_roll_is_told_in_part(workspace: Workspace):
    workspace.award("w", "劳模")
    lines = "".join(f"  - name: 第{number}厂\n    is_unit: true\n" for number in range(150))
    workspace.record("rolls/r", f"title: 榜\nawards: [w]\nrecipients:\n{lines}")
    [told] = head(workspace.build(), "rolls/r/").nodes
    assert (told["numberOfItems"], len(told["itemListElement"])) == (150, 100)


def test_the_way_to_a_page_begins_at_home(example: Built):
    trail = head(example, "people/letter/d/").nodes[-1]["itemListElement"]
    assert [one["position"] for one in trail] == [1, 2, 3]
    assert [one["item"].removeprefix("https://example.org/liuhe/") for one in trail] == [
        "",
        "people/",
        "people/letter/d/",
    ]
    assert [node["@type"] for node in head(example, "").nodes] == ["WebSite"]


def test_every_page_says_how_its_link_looks(framed: dict[str, Head]):
    for path, one in framed.items():
        assert one.metas["og:title"] and one.metas["og:description"] and one.metas["description"], path
        assert one.metas["og:url"] == f"https://example.org/liuhe/{path.removesuffix('index.html')}"
        assert one.metas["og:locale"] == "zh_CN"
        assert one.metas["og:site_name"] == "柳河工会"
        assert one.metas["og:image:alt"]
        assert one.metas["twitter:card"] == "summary_large_image"
    assert framed["people/ding-yi/index.html"].metas["og:type"] == "profile"
    assert framed["events/songfa/index.html"].metas["og:type"] == "article"
    assert framed["people/index.html"].metas["og:type"] == "website"


def test_without_an_address_nothing_is_told_that_needs_one(workspace: Workspace):
    workspace.record("events/a", "title: 事\ndate: 2018\nsummary: 有过")
    workspace.person("a")
    for path, html in workspace.build().pages().items():
        one = Head(html)
        assert one.metas.keys().isdisjoint({"og:url", "og:image"}), path
        assert one.metas["twitter:card"] == "summary"
        assert all("url" not in node and "image" not in node for node in nodes_in(one.nodes)), path
        assert [node["@type"] for node in one.nodes if node["@type"] == "BreadcrumbList"] == []


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", '"}]}\\', "'\"><meta name=x>"])
def test_hostile_texts_stay_texts(workspace: Workspace, text: str):
    for path, content in everything(text).items():
        workspace.file(path, content)
    workspace.config.write_text(f"{CONFIG}site_url: https://example.org/\n", "utf-8")
    site = workspace.build()
    for folder, name in (("people", "name"), ("events", "headline"), ("places", "name"), ("rolls", "name")):
        one = head(site, f"{folder}/a/")
        assert one.nodes[0][name] == one.metas["og:title"] == text.strip()
