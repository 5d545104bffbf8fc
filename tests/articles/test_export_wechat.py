"""`guangrong export wechat`: which records are meant, what is refused and how, and whose files are written over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typed import run
from workspace import Workspace, photographed, read_files

Export = Callable[..., Result]
EVENT = "title: 事\ndate: 2018\nsummary: 摘要。\n"


@pytest.fixture(autouse=True)
def event(site: Workspace) -> None:
    site.record("events/e", EVENT)


def folder_of(site: Workspace, name: str = "event-e") -> Path:
    return site.root / "export/wechat" / name


@pytest.mark.parametrize("name", ["e", "events/e", "content/events/e.yml", "./content/events/e.yml"])
def test_a_record_by_any_of_its_names(site: Workspace, export: Export, name: str):
    result = export("wechat", name)
    assert result.exit_code == 0, result.output
    assert "正文" in result.output
    assert "粘贴自检通过" in result.output
    assert "preview.html，按“复制正文”" in result.output
    assert sorted(read_files(folder_of(site))) == [
        *(
            "article.html",
            "cover-square.jpg",
            "cover-wide.jpg",
            "export.json",
            "pictures/qr.png",
            "preview.css",
            "preview.html",
            "preview.js",
        )
    ]


def test_several_records_each_in_its_folder_or_together(site: Workspace, export: Export, tmp_path: Path):
    site.person("a", "丁一", "summary: 好。")
    assert export("wechat", "e", "people/a").exit_code == 0
    assert export("wechat", "e", "people/a", "--together", "五月").exit_code == 0
    assert {one.name for one in folder_of(site).parent.iterdir()} == {"event-e", "person-a", "together-event-e"}
    assert export("wechat", "e", "people/a", "-o", str(tmp_path / "out")).exit_code == 0
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"event-e", "person-a"}


REFUSED = {
    "draft": ("draft: true\n", "还是草稿（draft: true）"),
    "later": ("publish_on: 2099-01-01\n", "2099-01-01 才公开"),
    "over": ("expires_on: 2001-01-01\n", "2001-01-01 已经下线"),
}


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("channel", ["wechat", "weibo"])
def test_what_is_not_public_stays_in_the_house(site: Workspace, export: Export, channel: str, text: str, why: str):
    site.record("events/hidden", EVENT + text)
    result = export(channel, "hidden")
    assert result.exit_code == 1
    assert result.output.startswith(f"content/events/hidden.yml {why}")
    assert "不能发" in result.output
    assert not (site.root / "export").exists()


def test_nobody_who_does_not_want_it(site: Workspace, export: Export):
    site.person("a", "丁一", "consent: withheld")
    result = export("wechat", "people/a")
    assert result.exit_code == 1
    assert "本人不公开" in result.output


def test_a_wrong_name_is_met_with_a_near_one(export: Export):
    result = export("wechat", "events/f")
    assert result.exit_code == 1
    assert "没有叫“events/f”的记录" in result.output
    assert "there is no record" in export("wechat", "events/f", "--lang", "en").output


def test_the_near_one_is_offered(site: Workspace, export: Export):
    site.record("events/2018-wuyi-dahui", EVENT)
    assert "是不是 2018-wuyi-dahui？" in export("wechat", "events/2018-wuyi-dahiu").output
    assert "这里写编号，不写名称；叫“事”的是：events/2018-wuyi-dahui、events/e" in export("weibo", "事").output


def test_a_photo_has_no_page(site: Workspace, export: Export):
    site.record("photos/p", "caption: 照片")
    assert "是照片，没有自己的页" in export("wechat", "photos/p").output


def test_broken_content_is_told_as_check_tells_it(site: Workspace, export: Export):
    site.record("people/a", "nmae: 丁一")
    result = export("wechat", "e")
    assert result.exit_code == 1
    assert "content/people/a.yml" in result.output
    assert "共" in result.output
    assert not (site.root / "export").exists()


def test_a_template_that_fails_is_no_traceback(site: Workspace, export: Export):
    site.file("templates/wechat/event.html", "{{ nothing.at.all }}")
    result = export("wechat", "e")
    assert result.exit_code == 1
    assert "error T951" in result.output
    assert "event.html" in result.output


def test_twice_is_the_same_and_a_change_is_written(site: Workspace, export: Export):
    export("wechat", "e")
    before = read_files(folder_of(site))
    assert export("wechat", "e").exit_code == 0
    assert read_files(folder_of(site)) == before
    site.record("events/e", EVENT.replace("摘要", "新的"))
    assert export("wechat", "e").exit_code == 0
    assert "新的" in (folder_of(site) / "article.html").read_text("utf-8")


def test_a_picture_that_is_no_longer_there_goes(site: Workspace, export: Export, photo: Callable[..., Path]):
    photo("p", content=photographed(), ending="jpg")
    site.record("events/e", f"{EVENT}photos: [p]")
    export("wechat", "e")
    assert (folder_of(site) / "pictures/01-p.jpg").exists()
    site.record("events/e", EVENT)
    export("wechat", "e")
    assert not (folder_of(site) / "pictures/01-p.jpg").exists()


def test_what_somebody_changed_is_not_written_over(site: Workspace, export: Export):
    export("wechat", "e")
    file = folder_of(site) / "article.html"
    file.write_text("自己改的", "utf-8")
    site.record("events/e", EVENT.replace("摘要", "新的"))
    result = export("wechat", "e")
    assert result.exit_code == 1
    assert "article.html 导出以后有人改过，没有覆盖" in result.output
    assert file.read_text("utf-8") == "自己改的"
    assert "摘要" in (folder_of(site) / "preview.html").read_text("utf-8")


def test_a_foreign_folder_is_left_alone(site: Workspace, export: Export):
    site.file("mine/preview.html", "别的")
    result = export("wechat", "e", "-o", str(site.root / "mine"))
    assert result.exit_code == 1
    assert "已经有别的 preview.html，没有覆盖" in result.output
    assert read_files(site.root / "mine") == {"preview.html": "别的".encode()}


@pytest.mark.parametrize("text", ["no json", "[]", '{"../../../x": "0"}', '{"/etc/passwd": "0"}'])
def test_a_list_that_no_export_wrote(site: Workspace, export: Export, text: str):
    site.file("mine/export.json", text)
    site.file("x", "别的")
    assert export("wechat", "e", "-o", str(site.root / "mine")).exit_code == 1
    assert sorted(read_files(site.root / "mine")) == ["export.json"]


def test_where_nothing_can_be_written(site: Workspace, export: Export):
    site.file("file", "")
    result = export("wechat", "e", "-o", str(site.root / "file/below"))
    assert result.exit_code == 1
    assert "写不了" in result.output
    assert "那里应当是文件夹，却有一个同名的文件；用 -o 换个文件夹" in result.output


@pytest.mark.parametrize("channel", ["wechat", "weibo"])
def test_nothing_is_put_among_the_records(site: Workspace, export: Export, channel: str):
    result = export(channel, "e", "-o", str(site.root / "content/events"))
    assert result.exit_code == 1
    assert "在记录的文件夹里，换个地方" in result.output
    assert export(channel, "e").exit_code == 0


def test_whoever_is_sought_is_found_in_what_was_exported(site: Workspace, export: Export):
    site.person("a", "丁一", "summary: 好。")
    export("wechat", "people/a")
    result = run("where", "-f", str(site.config), "people/a")
    assert result.exit_code == 1
    assert "导出的：" in result.output
    assert "export/wechat/person-a/preview.html" in result.output


def test_the_preview_tells_all_that_has_to_be_done(site: Workspace, export: Export):
    site.record("events/e", f"title: {'长' * 70}\ndate: 2018\nsummary: {'摘' * 130}。")
    export("wechat", "e")
    page = (folder_of(site) / "preview.html").read_text("utf-8")
    for words in (
        "原标题 70 字",
        "64 / 64 字",
        "第一句就超过 120 字",
        "2.35:1",
        "1080 × 460",
        "1:1",
        "pictures/qr.png",
    ):
        assert words in page
