"""The preview over real HTTP: edits appear, mistakes are told and leave the last good site."""

import http.client
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from typed import THEMED
from workspace import Workspace, cut_no_font

from generator.outputs import assets
from generator.preview import Preview
from generator.web import make_server


class Desk(Workspace):
    """A site that somebody edits while a preview of it is served."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.config.write_text(THEMED, "utf-8")
        (root / "templates").mkdir()
        self.file("content/pages/about.md", "# 关于\n")
        self.person("a", "王一")
        self.preview = Preview(self.config, "test")
        assert self.preview.build() == ""
        self.server = make_server(self.preview, "127.0.0.1", 0)
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def get(self, path: str) -> tuple[int, str]:
        """What the server answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def news(self, known: int = -1) -> dict[str, object]:
        told: dict[str, object] = json.loads(self.get(f"/_guangrong/news?known={known}")[1])
        return told

    def save(self, *files: Path) -> str:
        """What the preview says after these files changed."""
        return self.preview.build(files)


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(assets, "subset_font", cut_no_font)
        desk = Desk(tmp_path_factory.mktemp("desk"))
        yield desk
        desk.server.shutdown()
        desk.server.server_close()


@pytest.fixture
def desk(shared_desk: Desk) -> Iterator[Desk]:
    """The same desk for every test, which leaves it sound."""
    yield shared_desk
    assert shared_desk.preview.errors == ""


def test_pages_are_served_with_the_script_that_waits_for_news(desk: Desk):
    status, html = desk.get("/people/a/")
    assert status == 200
    assert "王" in html
    assert html.count("/_guangrong/news?known=") == 1
    assert html.index("/_guangrong/news") < html.rindex("</body>")


def test_other_files_are_served_as_they_are(desk: Desk):
    status, style = desk.get("/assets/fonts.css")
    assert status == 200
    assert style == (desk.preview.folder / "assets/fonts.css").read_text("utf-8")


def test_a_folder_without_its_slash_leads_to_the_page(desk: Desk):
    assert desk.get("/people/a")[0] == 301


@pytest.mark.parametrize("path", ["/nobody/", "/people/nobody/", "/nobody.html", "/assets/", "/../site_config.yml"])
def test_what_is_not_there_is_a_page_that_waits_too(desk: Desk, path: str):
    status, html = desk.get(path)
    assert status == 404
    assert ("/_guangrong/news" in html) == path.endswith(("/", ".html"))
    assert "site_name" not in html


def test_an_edit_appears(desk: Desk):
    edition = desk.news()["edition"]
    assert desk.save(desk.person("a", "王一", "deeds: 新的事迹")) == ""
    assert "新的事迹" in desk.get("/people/a/")[1]
    assert desk.news()["edition"] == edition + 1


def test_a_mistake_is_told_and_leaves_the_last_good_site(desk: Desk):
    before, html = desk.news(), desk.get("/people/a/")[1]
    told = desk.save(desk.record("people/a", 'nmae: "<script>alert(1)</script>"'))
    assert "F201" in told
    after = desk.news(known=before["known"])
    assert after == {"known": before["known"] + 1, "edition": before["edition"], "errors": told}
    status, broken = desk.get("/people/a/")
    assert status == 200
    assert broken.partition("<script>(function")[0] == html.partition("<script>(function")[0]
    assert "F201" in broken
    assert "<script>alert" not in broken
    assert "\\u003cscript>alert" in broken
    assert desk.save(desk.person("a")) == ""
    assert desk.news()["errors"] == ""
    assert "F201" not in desk.get("/people/a/")[1]


def test_a_mistake_that_a_rule_finds_is_told_once_and_forgotten_when_mended(desk: Desk):
    wall = desk.record("exhibitions/x", "title: 展\nlayout: nothing\npanels: [{title: 一}]")
    assert "X801" in desk.save(wall)
    assert "X801" in desk.save(desk.person("b", "王二"))
    assert desk.save(desk.record("exhibitions/x", "title: 展\nlayout: wall\npanels: [{people: [b]}]")) == ""
    assert "王二" in desk.get("/exhibitions/x/")[1].replace("　", "")
    assert desk.save(desk.person("b", "王三")) == ""
    assert "王三" in desk.get("/exhibitions/x/")[1].replace("　", "")


def test_a_record_that_came_with_a_mistake_beside_it_can_be_edited_and_mended(desk: Desk):
    desk.save(desk.record("people/wrong", "nmae: x"), desk.person("c", "丁一"))
    desk.save(desk.person("c", "丁二"))
    (desk.root / "content/people/wrong.yml").unlink()
    assert desk.save(desk.root / "content/people/wrong.yml") == ""
    assert "丁二" in desk.get("/people/")[1].replace("　", "")
    assert "丁一" not in desk.get("/people/")[1].replace("　", "")


def test_a_removed_record_is_gone_and_may_come_back(desk: Desk):
    file = desk.record("events/e", "title: 大会\ndate: 2018\nsummary: 一句话")
    desk.record("events/f", "title: 小会\ndate: 2017\nsummary: 一句话")
    assert desk.save(file) == ""
    assert desk.get("/events/e/")[0] == 200
    text = file.read_bytes()
    file.unlink()
    assert desk.save(file) == ""
    assert desk.get("/events/e/")[0] == 404
    assert "大会" not in desk.get("/events/f/")[1]
    file.write_bytes(text)
    assert desk.save(file) == ""
    assert desk.get("/events/e/")[0] == 200
    assert "大会" in desk.get("/events/f/")[1]


def test_a_renamed_record_has_moved(desk: Desk):
    old = desk.person("old", "吕梅华")
    assert desk.save(old) == ""
    new = old.rename(old.with_name("new.yml"))
    assert desk.save(old, new) == ""
    assert (desk.get("/people/old/")[0], desk.get("/people/new/")[0]) == (404, 200)


def test_a_template_with_a_slip_is_told_and_survived(desk: Desk):
    template = desk.file("templates/records/person.html", "{{ nothing }}")
    assert "T951" in desk.save(template)
    assert "T951" in desk.news()["errors"]
    assert desk.get("/people/a/")[0] == 200
    assert desk.save(desk.file("templates/records/person.html", "{{ title }}，改了")) == ""
    assert "王一，改了" in desk.get("/people/a/")[1]
    template.unlink()
    assert desk.save(template) == ""
    assert "王一，改了" not in desk.get("/people/a/")[1]


def test_prose_appears(desk: Desk):
    assert desk.save(desk.file("content/pages/about.md", "# 关于\n\n新的一段\n")) == ""
    assert "新的一段" in desk.get("/about/")[1]


def test_settings_appear_and_their_mistakes_are_told(desk: Desk):
    text = desk.config.read_text("utf-8")
    assert desk.save(desk.file("site_config.yml", text.replace("小站", "大站"))) == ""
    assert "大站" in desk.get("/people/a/")[1]
    assert "S901" in desk.save(desk.file("site_config.yml", "a: ["))
    assert "大站" in desk.get("/people/a/")[1]
    assert "MkDocs" in desk.save(desk.file("site_config.yml", text.replace("name: material", "name: nothing")))
    assert desk.save(desk.file("site_config.yml", text)) == ""
    assert "小站" in desk.get("/people/a/")[1]


def test_a_theme_with_a_slip_is_told_and_survived(desk: Desk):
    text = desk.config.read_text("utf-8")
    slip = desk.file("overrides/main.html", "{% extends 'base.html' %}{% if %}")
    told = desk.save(desk.file("site_config.yml", re.sub("custom_dir: .*", "custom_dir: overrides", text)), slip)
    assert "T951" in told
    assert "main.html" in told
    assert desk.get("/people/a/")[0] == 200
    assert desk.save(desk.file("site_config.yml", text)) == ""


def test_a_frame_that_was_damaged_is_made_anew(desk: Desk):
    (kept,) = desk.root.glob(".cache/preview-test/frame.bin")
    kept.write_bytes(kept.read_bytes()[:-1])
    shutil.rmtree(desk.preview.folder.parent / ".site")
    again = Preview(desk.config, "test")
    assert again.build() == ""
    assert again.edition == 1


def test_a_prose_page_that_is_not_utf_8_is_told(desk: Desk):
    file = desk.file("content/pages/odd.md", "关于".encode("gb18030"))
    assert "Y107" in desk.save(file)
    file.unlink()
    assert desk.save(file) == ""


def test_rapid_saves_all_arrive(desk: Desk):
    edition = desk.news()["edition"]
    for number in range(20):
        assert desk.save(desk.person("a", "王一", f"deeds: 第{number}次")) == ""
    assert desk.news()["edition"] == edition + 20
    assert "第19次" in desk.get("/people/a/")[1]


def test_who_waits_for_news_is_woken(desk: Desk):
    told: list[dict[str, object]] = []
    known = desk.preview.news
    waiting = Thread(target=lambda: told.append(desk.news(known)))
    waiting.start()
    desk.save(desk.person("a", "王一", "deeds: 又改了"))
    waiting.join(10)
    assert [news["known"] for news in told] == [known + 1]


def test_everything_that_was_kept_may_go_meanwhile(desk: Desk):
    shutil.rmtree(desk.root / ".cache")
    for name in ("王二", "王三", "王七"):
        assert desk.save(desk.person("a", name, f"deeds: {name}的事")) == ""
        assert f"{name}的事" in desk.get("/people/a/")[1]
        assert f"王　{name[1]}" in desk.get("/people/")[1]
    assert desk.save(desk.person("a")) == ""
