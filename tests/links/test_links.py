"""`guangrong links`: a broken link is told at the line that an editor wrote."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from workspace import CONFIG, Workspace

from generator.__main__ import main
from generator.links.check import check_site
from generator.manual.tasks import read_task

URL = "https://union.example/"


def links(workspace: Workspace, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["links", "-f", str(workspace.config), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def linked(workspace: Workspace) -> Workspace:
    workspace.config.write_text(f"{CONFIG}site_url: {URL}\n", "utf-8")
    workspace.person("wang-yi", "王一", "deeds: |\n  ## 早年\n\n  他和[王二](../wang-er/)一起。")
    workspace.person("wang-er", "王二")
    return workspace


def test_every_link_of_a_small_site_leads_somewhere(linked: Workspace):
    linked.build()
    code, told = links(linked)
    assert re.fullmatch(r"查过 \d+ 个文件，重新读了 \d+ 个，\d+ 个不同的链接\n没有问题\n", told), told
    assert code == 0
    assert "重新读了 0 个" in links(linked)[1]
    assert "read anew" in links(linked, "--lang", "en")[1]


def test_a_broken_link_is_told_where_it_was_written(linked: Workspace):
    linked.person(
        "wang-san",
        "王三",
        "deeds: |\n  先见[王二](../wang-err/)，再见[王一](../wang-yi/#zao-nan)。\n  见[王一](../wang-yi)。",
    )
    linked.build()
    code, told = links(linked)
    assert code == 1
    assert told.split("\n", 1)[1] == (
        "content/people/wang-san.yml:3:10: error A414: 链接“../wang-err/”通到 people/wang-err/，网站里没有\n"
        "    hint: 改链接：是不是 ../wang-er/？\n"
        "content/people/wang-san.yml:3:31: error A415: "
        "链接“../wang-yi/#zao-nan”：people/wang-yi/ 那一页上没有 #zao-nan\n"
        "    hint: 改 # 后面的字：是不是 #zao-nian？\n"
        "content/people/wang-san.yml:4:9: error A414: 链接“../wang-yi”通到 people/wang-yi，网站里没有\n"
        "    hint: 改链接：是不是 ../wang-yi/？\n"
        "\n共 3 个错误，0 个提醒\n"
    )


def test_where_the_whole_way_is_wrong(linked: Workspace):
    linked.person(
        "wang-san", "王三", "deeds: 见[王一](people/wang-yi/)和[天](/zzz/)、[别处](https://union.example/qqq/#x)。"
    )
    linked.build()
    told = links(linked)[1]
    assert "链接“people/wang-yi/”通到 people/wang-san/people/wang-yi/，网站里没有" in told
    assert "是不是 ../wang-yi/？" in told
    assert "链接“/zzz/”通到 zzz/" in told
    assert "链接“https://union.example/qqq/#x”通到 qqq/" in told


def test_an_anchor_on_a_page_without_any(linked: Workspace):
    linked.person("wang-san", "王三", "deeds: 见[王二](../wang-er/#shi)。")
    linked.build()
    assert "那一页没有可以链到的标题" in links(linked)[1]


def test_a_broken_link_of_a_template_is_told_once_by_page(linked: Workspace):
    own = Path(__file__).parents[2] / "templates/records/person.html"
    text = own.read_text("utf-8").replace("{% block main %}", '{% block main %}<a href="{{ root }}gone.pdf">x</a>')
    linked.file("templates/records/person.html", text)
    linked.build()
    told = links(linked)[1]
    assert told.count("A414") == 1
    assert "site/people/wang-er/index.html:1:1: error A414: 链接“../../gone.pdf”通到 gone.pdf，网站里没有" in told
    assert "also: site/people/wang-yi/index.html:1:1" in told


def test_an_entry_of_the_settings(linked: Workspace):
    linked.build()
    linked.config.write_text(linked.config.read_text("utf-8") + "extra:\n  way: contact/\n", "utf-8")
    page = linked.root / "site/people/wang-yi/index.html"
    page.write_text(page.read_text("utf-8").replace("<body>", '<body><a href="../../contact/">'), "utf-8")
    assert "site_config.yml:7:8: error A414: 链接“../../contact/”通到 contact/" in links(linked)[1]


def test_references_within_a_page(linked: Workspace):
    linked.build()
    page = linked.root / "site/people/wang-yi/index.html"
    page.write_text(page.read_text("utf-8").replace("<body>", '<body><label for="gone">'), "utf-8")
    assert "链接“#gone”：people/wang-yi/ 那一页上没有 #gone" in links(linked)[1]


@pytest.mark.parametrize(
    ("path", "old", "new", "address"),
    [
        ("sitemap.xml", "people/wang-yi/", "people/wang-y/", "people/wang-y/"),
        ("api/v1/people.json", '"people/wang-yi/"', '"people/wang-y/"', "people/wang-y/"),
        ("api/v1/index.json", "schema/people.json", "schema/nobody.json", "api/v1/schema/nobody.json"),
        ("robots.txt", "sitemap.xml", "map.xml", "map.xml"),
        ("assets/fonts.css", "serif-", "sans-", "assets/sans-"),
        (
            "people/wang-yi/index.html",
            f'data-share="{URL}people/wang-yi/"',
            f'data-share="{URL}p/"',
            "p/",
        ),
    ],
)
def test_every_sort_of_file_is_read(linked: Workspace, path: str, old: str, new: str, address: str):
    linked.build()
    file = linked.root / "site" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert f"通到 {address}" in links(linked)[1]


def test_what_is_known_is_right_after_edits(linked: Workspace):
    """Removed, renamed and changed files, and a kept file that somebody changed."""
    linked.build()
    assert links(linked)[0] == 0
    linked.person("wang-er", "王二", "deeds: |\n  ## 早年\n\n  [这里](#wan-nian)")
    linked.build()
    assert "#wan-nian" in links(linked)[1]
    (linked.root / "content/people/wang-er.yml").unlink()
    linked.build()
    told = links(linked)[1]
    assert "content/people/wang-yi.yml:5:10: error A414: 链接“../wang-er/”" in told
    kept = linked.root / ".cache/links.sqlite"
    with sqlite3.connect(kept) as database:
        database.execute("UPDATE seen SET links = ''")
    assert links(linked)[1].partition("\n")[2] == told.partition("\n")[2]
    kept.write_bytes(b"nonsense" * 1000)
    assert links(linked)[1].partition("\n")[2] == told.partition("\n")[2]


def test_a_copy_and_what_is_no_site(linked: Workspace, tmp_path: Path):
    linked.build()
    copy = shutil.copytree(linked.root / "site", tmp_path / "copy")
    assert links(linked, str(copy))[0] == 0
    (copy / "people/wang-er/index.html").unlink()
    assert links(linked, str(copy))[0] == 1
    assert links(linked, str(tmp_path / "none"))[0] == 2
    shutil.rmtree(linked.root / ".site")
    assert links(linked) == (2, "site 里没有建好的网站，先 guangrong build\n")


def test_other_forms(linked: Workspace):
    linked.person("wang-san", "王三", "deeds: 见[王二](../wang-err/)。")
    linked.build()
    assert json.loads(links(linked, "--format", "json")[1])[0]["code"] == "A414"
    assert links(linked, "--format", "github")[1].startswith("::error file=content/people/wang-san.yml,line=2")


def test_the_real_site_has_no_broken_links(real_site, real_project: Path):
    checked = check_site(real_site.folder.resolve(), "", None)
    assert checked.broken == ()
    assert checked.links > 500


def test_the_manual_says_what_is_told(linked: Workspace):
    """The block in the task `links`."""
    linked.person("ding-yi", "丁一", "deeds: |\n  见[王二](../wang-err/)。")
    linked.build()
    shown = re.search(r"```\n(content/.*?)```", read_task("links").text, re.DOTALL)
    assert shown
    assert re.sub(r":\d+:\d+:", "", shown[1].strip()) in re.sub(r":\d+:\d+:", "", links(linked)[1])
