"""Whatever an editor writes stays text: in every field of every kind, on every page, in every file."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from everything import everything
from workspace import Built, Workspace

from generator import load
from generator.records import KINDS

PAYLOADS = [
    "<script>alert(1)</script>",
    "@@guangrong-slot-body@@",
    "{{ 7*7 }}",
    '"onmouseover="x',
    "'onmouseover='x",
    "</title></style><b>",
    "&lt;i&gt; &#60;u>",
    "]]><!--",
    "${7*7}`",
    "javascript:alert(1)",
]


class Structure(HTMLParser):
    """The elements of a document and the names of their attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.seen.append(("comment", ()))


def structure(html: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = Structure()
    parser.feed(html)
    parser.close()
    return parser.seen


def build_with(workspace: Workspace, text: str) -> Built:
    """A site in which every text of two records of every kind is this one; the two refer to each other."""
    for path, content in everything(text).items():
        workspace.file(path, content)
    config = {"site_name": text, "site_description": text, "plugins": ["guangrong"]}
    workspace.config.write_text(yaml.safe_dump(config, allow_unicode=True))
    return workspace.build(f"site-{len(text)}")


def whatever_the_letter(pages: dict[str, Any]) -> dict[str, Any]:
    """The same pages; those for a name's first letter and for a campaign at the same paths for every name.

    The index of honourees is left out: there a unit and a person of one odd name stand under two letters.
    """
    word = re.compile("(people/letter|events/series)/[^/]+/")
    told = {re.sub("(kiosk/.*)-[0-9a-f]{12}", r"\1", word.sub(r"\1/a/", path)): html for path, html in pages.items()}
    return {path: html for path, html in told.items() if not path.startswith("honourees/")}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_add_no_element_and_no_attribute(workspace: Workspace, payload: str):
    hostile = whatever_the_letter(build_with(workspace, payload).pages())
    harmless = whatever_the_letter(build_with(workspace, re.sub(r"\S", "x", payload) + "x").pages())
    assert hostile.keys() == harmless.keys()
    assert len(hostile) > 2 * len(KINDS)
    for path, html in hostile.items():
        assert structure(html) == structure(harmless[path]), path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_are_shown_as_written(workspace: Workspace, payload: str):
    site = build_with(workspace, payload)
    for path in ("people/a/", "events/a/", "rolls/a/", "units/a/", "services/a/", "places/a/", "awards/a/", "people/"):
        assert payload in site.page(path).text or payload in text_of(site.page(path).html), path


def text_of(html: str) -> str:
    """The text of a document as a browser reads it."""
    words: list[str] = []
    parser = HTMLParser()
    parser.handle_data = words.append  # type: ignore[method-assign]
    parser.feed(html)
    return "".join(words)


def test_scripts_are_nowhere(workspace: Workspace):
    for path, html in build_with(workspace, "<script>alert(1)</script>").pages().items():
        assert "<script>alert" not in html, path
        assert "alert(1)" in html, path


def test_expressions_are_not_evaluated(workspace: Workspace):
    for path, html in build_with(workspace, "{{ 7*7 }}").pages().items():
        # Digests in addresses may hold any number.
        assert "49" not in re.sub("-[0-9a-f]{12}[.]", "", html), path


def test_sentinels_are_not_filled(workspace: Workspace):
    for path, html in build_with(workspace, "@@guangrong-slot-body@@").pages().items():
        assert html.count("<body>") == html.count("</body>") == 1, path
        assert "@@guangrong-slot-body@@" in html, path


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>"])
def test_markdown_blocks_of_html_stay_text(workspace: Workspace, text: str):
    workspace.record("people/a", f"name: 王一\ndeeds: |\n  {text}\n\n  <div>\n  {text}\n  </div>")
    found = structure(workspace.build().page("people/a/").body)
    # The page's own script is named by its address.
    tags = {tag for tag, attributes in found if (tag, attributes) != ("script", ("defer", "src"))}
    assert tags.isdisjoint({"script", "img", "svg"})


def test_a_file_that_vanishes_while_it_is_read_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    file = workspace.person("a")
    workspace.person("b", "王二")
    read = load.read_plain_file

    def vanish(path: str) -> Any:
        file.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(load, "read_plain_file", vanish)
    assert workspace.problems().startswith("content/people/a.yml:1:1: error Y113: 文件读不了：不在这里")
