"""A person taken out: from every page, list and file that is built, with proof; and from rolls as a name."""

import io
import zipfile

import pytest
from typed import run
from workspace import SOURCE, Workspace, read_files

from generator.desk.where import Sought, search_places
from generator.settings import read_settings

PERSON = """name: 马三宝  # 焊工
unit: u
deeds: 马三宝的事迹
honours:
  - award: w
    year: 2018
"""
ROLL = """title: 榜
awards: [w]
year: 2018
recipients:
  - person: ma-sanbao
  - name: 丁一
"""
BY_NAME = """title: 又一榜
awards: [w]
year: 2019
recipients:
  # 照名单
  - name: 马三宝  # 原单
    reading: Mǎ Sānbǎo
    unit_then: 某厂
  - name: 丁一
"""


@pytest.fixture
def site(themed: Workspace) -> Workspace:
    themed.award("w", "劳模")
    themed.record("units/u", "name: 某某公司\naliases: [某厂]\ntype: company")
    themed.record("people/ma-sanbao", PERSON)
    themed.person("wang-er", "王二")
    themed.record("rolls/r", ROLL)
    themed.record("rolls/s", BY_NAME)
    themed.record("kiosks/k", "title: 墙\nrolls: [r, s]\npeople: [wang-er]")
    return themed


def remove(site: Workspace, *arguments: str) -> tuple[int, str]:
    result = run("remove", "-f", str(site.config), *arguments, "--reason", "本人要求")
    return result.exit_code, result.output


def test_taken_out_of_everything_with_proof(site: Workspace):
    built = run("build", "-f", str(site.config))
    assert built.exit_code == 0, built.output
    found = run("where", "-f", str(site.config), "ma-sanbao")
    assert found.exit_code == 1
    assert "  .site/a/people/ma-sanbao/index.html\n" in found.output
    code, said = remove(site, "people/ma-sanbao")
    assert code == 0, said
    assert said.startswith(
        "content/people/ma-sanbao.yml: consent: withheld\ncontent/rolls/s.yml: 姓名改成编号，只计数\n"
    )
    assert "正在用的网站：" in said
    assert said.count("个文件，都没有") == 2  # the site and the cache; there is no old version
    assert "旧的一版网站" not in said
    assert run("where", "-f", str(site.config), "马三宝").exit_code == 0
    roll = (site.root / "site/rolls/s/index.html").read_text("utf-8")
    assert "丁　一" in roll
    assert "马三" not in "".join(file.decode("utf-8", "ignore") for file in read_files(site.root / "site").values())


def test_what_is_written_into_the_records(site: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795999999")
    remove(site, "ma-sanbao")
    person = PERSON + SOURCE + "consent: withheld\nremoval:\n  date: 2026-11-30\n  reason: 本人要求\n"
    assert (site.root / "content/people/ma-sanbao.yml").read_text("utf-8") == person
    line = "  - name: 马三宝  # 原单\n    reading: Mǎ Sānbǎo\n"
    roll = BY_NAME.replace(line, "  - person: ma-sanbao  # 原单\n") + SOURCE
    assert (site.root / "content/rolls/s.yml").read_text("utf-8") == roll
    assert (site.root / "content/rolls/r.yml").read_text("utf-8") == ROLL + SOURCE


def test_a_namesake_elsewhere_is_a_doubt_and_the_site_waits(site: Workspace):
    site.record("people/ma-sanbao-2", "name: 马三宝\nunit_name: 别的厂")
    site.record("rolls/t", "title: 三榜\nawards: [w]\nyear: 2020\nrecipients: [{name: 马三宝, unit_then: 别的厂}]")
    code, said = remove(site, "ma-sanbao")
    assert code == 1
    assert "content/rolls/t.yml: recipients[0]: 是不是同一个人？是就改成 person: ma-sanbao" in said
    assert "content/rolls/s.yml: 姓名改成编号，只计数" in said
    assert "error P703" in said
    assert "网站还是旧的" in said


@pytest.mark.parametrize("asked", ["nobody", "units/u"])
def test_nobody_is_meant(site: Workspace, asked: str):
    before = read_files(site.root)
    code, said = remove(site, asked)
    assert (code, read_files(site.root)) == (1, before)
    assert f"没有叫“{asked}”的记录" in said


def test_a_reason_is_asked_for(site: Workspace):
    assert run("remove", "-f", str(site.config), "ma-sanbao").exit_code == 2


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.html", "<ruby>马<rt>mǎ</rt>三<rt>sān</rt>宝<rt>bǎo</rt></ruby>".encode()),
        ("a.js", rb'f("<ruby>\u9a6c<rt>m<\/rt>\u4e09<rt>s<\/rt>\u5b9d<\/ruby>")'),
        ("a.txt", "马　三宝".encode()),
        ("a.xml", "&#39532;三&#23453;".encode()),
        ("a.json", b'{"url": "../people/ma-sanbao/"}'),
        ("people/ma-sanbao/index.html", b""),
        ("api/people/ma-sanbao.json", b""),
        ("a.xlsx", b""),
    ],
)
def test_every_disguise_is_found(workspace: Workspace, name: str, content: bytes):
    if name.endswith(".xlsx"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("xl/sharedStrings.xml", "<t>马三宝</t>")
        content = packed.getvalue()
    workspace.file(f"site/{name}", content)
    workspace.file("site/other.html", "马三 宝马 people/ma-sanbao-2/")
    settings = read_settings(workspace.config)
    (place,) = (one for one in search_places(settings, Sought("马三宝", "ma-sanbao")) if one.what == "site")
    assert [trace.path for trace in place.traces] == [f"site/{name}"]


def test_an_old_address_of_somebody_who_is_out_leads_nowhere_and_keeps_no_site_from_being_built(site: Workspace):
    site.file("content/redirects.yml", "people/ma-3/: people/ma-sanbao/\npeople/wang-2/: people/wang-er/\n")
    assert run("build", "-f", str(site.config)).exit_code == 0
    assert (site.root / "site/people/ma-3/index.html").exists()
    result = run("remove", "ma-sanbao", "--reason", "本人要求", "-f", str(site.config))
    assert result.exit_code == 0, result.output
    assert not (site.root / "site/people/ma-3").exists()
    assert (site.root / "site/people/wang-2/index.html").exists()


def test_made_up_people_of_the_manual_are_nobody(site: Workspace):
    told = site.config.read_text("utf-8").replace("guangrong:\n", "guangrong:\n      help: true\n")
    site.config.write_text(told, "utf-8")
    site.person("ding-yi", "丁一")
    site.record("rolls/r", ROLL.replace("name: 丁一", "person: ding-yi"))
    site.record("rolls/s", BY_NAME.replace("name: 丁一", "person: ding-yi"))
    assert run("build", "-f", str(site.config)).exit_code == 0
    assert "丁一" in (site.root / "site/help/people/index.html").read_text("utf-8")
    assert run("remove", "ding-yi", "--reason", "本人要求", "-f", str(site.config)).exit_code == 0


def test_whoever_has_a_longer_name_is_somebody_else(site: Workspace):
    site.person("ma-sanbaoyang", "马三宝阳")
    site.record("rolls/t", "title: 第三榜\nawards: [w]\nyear: 2017\nrecipients:\n  - name: 马三宝光\n  - name: 丁一\n")
    assert run("build", "-f", str(site.config)).exit_code == 0
    told = run("where", "马三宝", "-f", str(site.config))
    assert told.exit_code == 1
    assert "people/ma-sanbao/index.html" in told.output
    assert "people/ma-sanbaoyang/index.html" not in told.output
    assert run("remove", "ma-sanbao", "--reason", "本人要求", "-f", str(site.config)).exit_code == 0
    assert run("where", "马三宝阳", "-f", str(site.config)).exit_code == 1
    (site.root / "site/people/ma-sanbaoyang/index.html").write_text("马三宝阳和马　三宝", "utf-8")
    assert run("where", "ma-sanbao", "-f", str(site.config)).exit_code == 1


def test_two_characters_of_a_longer_name_in_the_search_are_not_the_person(site: Workspace):
    """The index has a line for each two characters that stand beside each other: theirs, if there is such a name."""
    site.person("zhou-xia", "周霞")
    site.person("zhou-xiayang", "周霞洋")
    assert run("build", "-f", str(site.config)).exit_code == 0
    assert run("where", "zhou-xia", "-f", str(site.config)).exit_code == 1
    removed = run("remove", "zhou-xia", "--reason", "本人要求", "-f", str(site.config))
    assert removed.exit_code == 0, removed.output
    told = run("where", "zhou-xia", "-f", str(site.config))
    assert (told.exit_code, "assets/search" in told.output) == (0, False), told.output
    (site.root / "content/people/zhou-xiayang.yml").unlink()
    assert "assets/search/g" in run("where", "zhou-xia", "-f", str(site.config)).output


def test_slices_that_were_left_name_people(site: Workspace):
    built = run("build", "-f", str(site.config), "--shard", "1/1", "--output", str(site.root / "slices"))
    assert built.exit_code == 0, built.output
    found = run("where", "-f", str(site.config), "ma-sanbao")
    assert found.exit_code == 1
    assert "  slices/1-of-1/answers.sqlite  …" in found.output


def test_what_a_publish_left_that_was_killed_names_people(site: Workspace):
    site.file(".site/publishing/people/x/index.html", "<h1>马三宝</h1>")
    found = run("where", "-f", str(site.config), "ma-sanbao")
    assert found.exit_code == 1
    assert "  .site/publishing/people/x/index.html  …马三宝…" in found.output


def test_compressed_forms_that_a_publish_keeps_name_people(site: Workspace):
    with site.config.open("a", encoding="utf-8") as config:
        config.write("      publish:\n        x: {to: dir, folder: www, compress: [br, gz, zst]}\n")
    for command in ("build", "publish"):
        done = run(command, "-f", str(site.config))
        assert done.exit_code == 0, done.output
    places = search_places(read_settings(site.config), Sought("马三宝", "ma-sanbao"))
    kept = [trace.path for place in places if place.what == "cache" for trace in place.traces]
    for ending in ("-br5", "-gz9", "-zst12"):
        assert any("compressed/" in path and path.endswith(ending) for path in kept), ending
